import SurveyModel

/// REDCap: names or labels in the header, a `…_complete` behind the fields of each form, several rows of a record where events or forms repeat.
///
/// Every row is read as a response of its own; rows of other forms have no answers to the questions and are left out as empty.
struct REDCap: Platform {
  let id = "redcap"
  let name = "REDCap"

  private static let own = Set<TextKey>(names: [
    "redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance", "redcap_survey_identifier", "redcap_data_access_group",
  ])
  private static let labels = Set<TextKey>(names: [
    "Event Name", "Repeat Instrument", "Repeat Instance", "Survey Identifier", "Data Access Group", "Survey Timestamp",
  ])

  func signs(_ top: [HeaderRecord]) -> [String] {
    guard let header = top.first, let first = header.cells.first else { return [] }
    let named = cells(of: header, among: Self.own, atLeast: 1)
    let completes = header.cells.filter { $0.hasSuffix("_complete") }
    // A column that happens to end so is not enough.
    if !named.isEmpty { return [first] + named }
    if !completes.isEmpty, ["record_id", "study_id", "participant_id"].contains(first) { return [first] + completes }
    let labelled = cells(of: header, among: Self.labels, atLeast: 1)
    return TextKey(first).text == "record id" && (!labelled.isEmpty || header.cells.contains("Complete?")) ? [first] + labelled : []
  }

  func columns(_ top: [HeaderRecord]) -> [ExportColumn] {
    (top.first?.cells ?? []).enumerated().map { place, cell in
      if place == 0 { return ExportColumn(cell, .respondent) }
      guard !cell.isEmpty else { return ExportColumn(cell, kind: .ignored) }
      if Self.own.contains(TextKey(cell)) || Self.labels.contains(TextKey(cell)) && cell != "Survey Timestamp" {
        return ExportColumn(cell, .other)
      }
      if cell.hasSuffix("_complete") || cell == "Complete?" { return ExportColumn(cell, .finished) }
      if cell.hasSuffix("_timestamp") || cell == "Survey Timestamp" { return ExportColumn(cell, .submitted) }
      // `name___code`, and by labels `Question (choice=Option)`.
      if let border = cell.firstRange(of: "___") {
        return ExportColumn(
          cell, question: String(cell[..<border.lowerBound]), row: String(cell[border.upperBound...]), kind: .option)
      }
      if let border = cell.ranges(of: " (choice=").last, cell.hasSuffix(")") {
        return ExportColumn(
          cell, question: PlainText.of(String(cell[..<border.lowerBound])),
          row: PlainText.of(String(cell[border.upperBound...].dropLast())), kind: .option)
      }
      return ExportColumn(cell, question: PlainText.of(cell))
    }
  }

  let unsent = ["[not completed]"]

  /// The fields of a form stand before its `…_complete`; only forms that hold questions of the survey matter.
  func rowSigns(_ columns: [ExportColumn], mapped: [Int]) -> [RowSign] {
    var signs: [RowSign] = []
    var start = 0
    for end in columns.indices where columns[end].role == .finished {
      if mapped.contains(where: { (start...end).contains($0) }) {
        signs.append(RowSign(end) { ["0", "incomplete", "chưa hoàn thành"].contains(TextKey($0).text) ? .partial : .counts })
        signs += (start..<end).filter { columns[$0].role == .submitted }
          .map { column in RowSign(column) { [unsent] in unsent.contains($0) ? .partial : .counts } }
      }
      start = end + 1
    }
    return signs
  }

  func notes(_ columns: [ExportColumn]) -> [LocalizedText] {
    let repeats = ["redcap_event_name", "redcap_repeat_instrument", "event name", "repeat instrument"]
    guard columns.contains(where: { repeats.contains(TextKey($0.code).text) }) else { return [] }
    return [
      TableHeaderWords.rowsOfREDCap
    ]
  }
}
