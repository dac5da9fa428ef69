import SurveyModel

/// SurveyMonkey: the question over its first column, and below it the row, the option, or `Response`.
///
/// A choice of one is a column (condensed) or a column for each option (expanded). Who did not finish cannot be seen.
struct SurveyMonkey: Platform {
  let id = "surveymonkey"
  let name = "SurveyMonkey"

  private static let roles = [TextKey: ExportColumn.Role](roles: [
    .respondent: ["Respondent ID", "RespondentID"], .started: ["Start Date", "StartDate"], .submitted: ["End Date", "EndDate"],
    .address: ["IP Address"], .email: ["Email Address"], .name: ["First Name", "Last Name", "FirstName", "LastName"],
    .other: ["Collector ID", "CollectorID", "Custom Data", "Custom Data 1", "Custom Data 2", "Custom Data 3"],
  ])
  private static let own = Set<TextKey>(names: [
    "Respondent ID", "RespondentID", "Collector ID", "CollectorID", "Start Date", "StartDate", "End Date", "EndDate",
  ])

  func signs(_ top: [HeaderRecord]) -> [String] {
    let own = cells(of: top.first, among: Self.own, atLeast: 3)
    guard own.isEmpty, top.count > 1, Self.isSecondLine(top[1], below: top[0]) else { return own }
    // Its own columns were taken away before the file was passed on: the second line shows by its words.
    return cells(of: top[1], among: Self.wordsBelow, atLeast: 1).prefix(1).map { "\"\($0)\"" }
  }

  /// What stands below a question that has one column.
  private static let wordsBelow = Set<TextKey>(names: ["Response", "Open-Ended Response"])

  /// `Response` below a single question, and something below every column without a question.
  private static func isSecondLine(_ record: HeaderRecord, below header: HeaderRecord) -> Bool {
    let width = max(header.cells.count, record.cells.count)
    return (0..<width).contains { !header[$0].isEmpty && wordsBelow.contains(TextKey(record[$0])) }
      && (0..<width).allSatisfy { !header[$0].isEmpty || !record[$0].isEmpty }
  }

  /// A row of answers has an id; the second line of the header has nothing there.
  func isHeader(_ record: HeaderRecord, after top: [HeaderRecord]) -> Bool {
    guard top.count == 1, let header = top.first else { return false }
    let own = header.cells.indices.filter { Self.own.contains(TextKey(header[$0])) }
    if own.isEmpty { return Self.isSecondLine(record, below: header) }
    return own.allSatisfy { record[$0].isEmpty }
  }

  let splitsChoices = true

  func columns(_ top: [HeaderRecord]) -> [ExportColumn] {
    guard let header = top.first else { return [] }
    let second = top.count > 1 ? top[1] : nil
    let hasRows = second?.cells.contains { !$0.isEmpty } == true
    let width = max(header.cells.count, second?.cells.count ?? 0)
    var question = ""
    var written = ""
    return (0..<width).map { place in
      let cell = header[place]
      let row = PlainText.of(second?[place] ?? "")
      if row.isEmpty, let role = Self.roles[TextKey(cell)] {
        question = ""
        return ExportColumn(cell, role)
      }
      if !cell.isEmpty {
        written = cell
        question = PlainText.of(cell)
      } else if row.isEmpty || !hasRows || question.isEmpty {
        return ExportColumn("", kind: .ignored)
      }
      guard hasRows else {
        // Both lines in one, as publishers merge them.
        let (text, part) = bracketed(question)
        return ExportColumn(cell, question: text, row: part, kind: isOtherOption(part) ? .comment : .question)
      }
      switch TextKey(row).text {
      case "", "response": return ExportColumn(written, question: question)
      case "open-ended response": return ExportColumn(written, question: question, kind: .comment)
      default:
        return ExportColumn(
          "\(question) [\(row)]", question: question, row: row, kind: isOtherOption(row) ? .comment : .question,
          spellings: written == question ? [] : ["\(written) [\(row)]"])
      }
    }
  }
}
