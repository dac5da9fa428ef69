import SurveyModel

/// Qualtrics: names, texts and ids of the questions in three header lines; in old files names and texts in two, the platform's own under `V1` and on.
///
/// Previews and tests are left out. `Finished` tells what was recorded before its end.
struct Qualtrics: Platform {
  let id = "qualtrics"
  let name = "Qualtrics"

  private static let roles = [TextKey: ExportColumn.Role](roles: [
    .respondent: ["ResponseId", "ResponseID"], .started: ["StartDate"], .submitted: ["EndDate"],
    .status: ["Status", "DistributionChannel"],
    .address: ["IPAddress"], .progress: ["Progress"], .duration: ["Duration (in seconds)"], .finished: ["Finished"],
    .name: ["RecipientLastName", "RecipientFirstName", "Name"], .email: ["RecipientEmail", "EmailAddress"], .language: ["UserLanguage"],
    .other: [
      "RecordedDate", "ExternalReference", "ExternalDataReference", "LocationLatitude", "LocationLongitude", "LocationAccuracy",
      "ResponseSet",
    ],
  ])
  private static let own = Set<TextKey>(names: [
    "StartDate", "EndDate", "RecordedDate", "ResponseId", "Finished", "Progress", "DistributionChannel", "UserLanguage", "ResponseSet",
  ])

  func signs(_ top: [HeaderRecord]) -> [String] {
    let found = cells(of: top.first, among: Self.own, atLeast: 3)
    guard found.isEmpty else { return found }
    // The old form: the second line says what V1 and the others are.
    guard let header = top.first, header[0] == "V1", header[1] == "V2", top.count > 1 else { return [] }
    let named = cells(of: top[1], among: Self.own, atLeast: 3)
    return named.isEmpty ? [] : ["V1", "V2"] + named
  }

  func isHeader(_ record: HeaderRecord, after top: [HeaderRecord]) -> Bool {
    guard let header = top.first, top.count < 3 else { return false }
    if record.cells.contains(where: { Self.isImportID($0) }) { return true }
    guard top.count == 1 else { return false }
    if header[0] == "V1" { return true }
    // Texts stand where a row of answers has its times.
    let times = header.cells.indices.filter { ["startdate", "enddate", "recordeddate"].contains(TextKey(header[$0]).text) }
    return times.contains { column in !record[column].isEmpty && !record[column].contains(where: \.isNumber) }
  }

  /// `{"ImportId":"QID20"}`, in 2016 with single quotes.
  private static func isImportID(_ cell: String) -> Bool { cell.hasPrefix("{") && cell.contains("ImportId") }

  func columns(_ top: [HeaderRecord]) -> [ExportColumn] {
    guard let header = top.first else { return [] }
    let hasTexts = top.count > 1 && !top[1].cells.contains(where: { Self.isImportID($0) })
    let texts = header.cells.indices.map { hasTexts ? PlainText.of(top[1][$0]) : "" }
    let isOld = header[0] == "V1"
    let families = header.cells.map { Self.family($0) }
    let spaced = splitRows(texts, families: families, separator: " - ")
    let tight = splitRows(texts, families: families, separator: "-")
    return header.cells.indices.map { place in
      let cell = header[place]
      let text = texts[place]
      if let role = Self.roles[TextKey(cell)] { return ExportColumn(cell, role, text: text) }
      if isOld, cell.first == "V", Int(cell.dropFirst()) != nil {
        return ExportColumn(cell, Self.roles[TextKey(text)] ?? .other, text: text)
      }
      guard !cell.isEmpty else { return ExportColumn(cell, kind: .ignored) }
      let split = spaced[place].row.isEmpty ? tight[place] : spaced[place]
      var column = ExportColumn(cell, question: split.question, row: split.row, spellings: text.isEmpty ? [] : [text])
      if let choice = column.question.firstRange(of: " - Selected Choice") {
        column.question = String(column.question[..<choice.lowerBound])
        if !column.row.isEmpty { column.kind = .option }
      }
      if cell.hasSuffix("_TEXT") { column.kind = .comment }
      if cell.contains("_DO_") || cell.hasSuffix("_DO") || cell.hasSuffix(" - Topics") || cell.contains(" - Sentiment") {
        column.kind = .ignored
      }
      return column
    }
  }

  /// `Q5_4_TEXT`, `Q5_4` and `Q5_1_2` are of Q5; `Q1#2_1` is of Q1#2.
  private static func family(_ name: String) -> String { String(name.prefix { $0 != "_" }) }

  /// The option "recode seen but unanswered questions".
  func answer(_ text: String, _ key: AnswerKey) -> Answer {
    let answer = key.answer(text)
    return answer.missing == .offScale && text == "-99" ? Answer(.blank) : answer
  }

  func hint(_ text: String) -> LocalizedText? {
    guard text.hasPrefix("-"), !text.dropFirst().isEmpty, text.dropFirst().allSatisfy(\.isNumber) else { return nil }
    return TableHeaderWords.codeOfQualtrics
  }

  func rowSigns(_ columns: [ExportColumn], mapped: [Int]) -> [RowSign] {
    columns.indices.compactMap { place in
      let column = columns[place]
      switch column.role {
      case .finished:
        return RowSign(place) {
          ["0", "false", "no", "sai", "không", "falsch", "faux", "falso"].contains(TextKey($0).text) ? .partial : .counts
        }
      case .progress:
        return RowSign(place) { text in Double(text).map { $0 < 100 } == true ? .partial : .counts }
      case .status:
        return RowSign(place) { text in
          // Sums of 1, a preview; 2, a test; 4, imported; 8, spam; 16, offline.
          if let number = Int(text) { return number > 0 && number & 3 != 0 ? .preview : .counts }
          let word = TextKey(text).text
          return word.contains("preview") || word == "test" || word == "survey test" ? .preview : .counts
        }
      default: return nil
      }
    }
  }

  /// Only the third line tells it: `"timeZone":"America/Denver"`.
  func timeZone(_ top: [HeaderRecord]) -> String? {
    guard let cell = top.dropFirst().joined(cells: { $0.contains("timeZone") }) else { return nil }
    guard let start = cell.firstRange(of: "timeZone") else { return nil }
    let parts = cell[start.upperBound...].split(omittingEmptySubsequences: false) { $0 == "\"" || $0 == "'" }
    return parts.count > 2 ? String(parts[2]) : nil
  }
}

extension Sequence<HeaderRecord> {
  /// The first cell of which it is true.
  fileprivate func joined(cells isWanted: (String) -> Bool) -> String? {
    for record in self {
      if let cell = record.cells.first(where: isWanted) { return cell }
    }
    return nil
  }
}
