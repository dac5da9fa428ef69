import SurveyModel

/// A second line of names below the first, as people leave it who tidy an export up: codes above the texts of the questions, or groups above the questions
/// that belong to them. The first line may be that of a form, with its own columns.
///
/// Two lines alone do not tell it: `init` sees it in the rows below them, and states it.
struct TwoRows: Platform {
  let id = "two-rows"
  let name = "a table with two header rows"

  func isHeader(_ record: HeaderRecord, after top: [HeaderRecord]) -> Bool { top.count == 1 }

  func columns(_ top: [HeaderRecord]) -> [ExportColumn] {
    guard let upper = top.first else { return [] }
    let lower = top.count > 1 ? top[1] : HeaderRecord(line: upper.line, cells: [])
    let width = max(upper.cells.count, lower.cells.count)
    let form = Self.form(upper)?.columns([upper]) ?? []
    let names = Self.areGroups(upper, over: lower) ? Self.grouped(upper, lower, width) : Self.coded(upper, lower, width)
    return names.enumerated().map { place, column in
      guard form.indices.contains(place), form[place].role != nil || form[place].kind == .ignored, !upper[place].isEmpty else {
        return column
      }
      var own = form[place]
      own.spellings += [lower[place]].filter { !$0.isEmpty }
      return own
    }
  }

  /// The form whose columns the first line begins with.
  static func form(_ upper: HeaderRecord) -> (any Platform)? {
    [GoogleForms(), MicrosoftForms()].first { !$0.signs([upper]).isEmpty }
  }

  /// Whether a cell of the first line reaches over several columns: it stands blank, or the same again, over further names.
  private static func areGroups(_ upper: HeaderRecord, over lower: HeaderRecord) -> Bool {
    lower.cells.indices.contains { place in
      guard place > 0, !lower[place].isEmpty else { return false }
      return upper[place].isEmpty || !upper[place - 1].isEmpty && TextKey(upper[place]) == TextKey(upper[place - 1])
    }
  }

  /// The line that holds more codes names the columns; the other one is what they ask.
  private static func coded(_ upper: HeaderRecord, _ lower: HeaderRecord, _ width: Int) -> [ExportColumn] {
    func codes(_ record: HeaderRecord) -> Int { record.cells.count { HeaderWords($0).isNumberOfQuestion } }
    let (codes, texts) = codes(lower) > codes(upper) ? (lower, upper) : (upper, lower)
    return (0..<width).map { place in
      let text = texts[place].isEmpty ? codes[place] : texts[place]
      guard !text.isEmpty else { return ExportColumn("", kind: .ignored) }
      let (question, row) = bracketed(PlainText.of(text))
      let code = codes[place].isEmpty ? text : codes[place]
      return ExportColumn(code, question: question, row: row, spellings: text == code ? [] : [text])
    }
  }

  /// A name that stands once is the column's; else, and below a question, it is a row of its group.
  private static func grouped(_ upper: HeaderRecord, _ lower: HeaderRecord, _ width: Int) -> [ExportColumn] {
    var group = ""
    let groups = (0..<width).map { place in
      if !upper[place].isEmpty { group = upper[place] }
      if lower[place].isEmpty { group = "" }
      return group
    }
    let names = (0..<width).map { lower[$0].isEmpty ? upper[$0] : lower[$0] }
    let times = names.reduce(into: [TextKey: Int]()) { $0[TextKey($1), default: 0] += 1 }
    return (0..<width).map { place in
      let (name, group) = (names[place], groups[place])
      guard !name.isEmpty else { return ExportColumn("", kind: .ignored) }
      let question = PlainText.of(group)
      if times[TextKey(name)] != 1, HeaderWords(group).holds(HeaderWords.offices) {
        // An office above the questions that are asked of each.
        return ExportColumn("\(name) [\(group)]", question: PlainText.of(name), row: question)
      }
      if !group.isEmpty, times[TextKey(name)] != 1 || question.hasSuffix("?") || question.hasSuffix(":") {
        return ExportColumn("\(group) [\(name)]", question: question, row: PlainText.of(name))
      }
      let (text, row) = bracketed(PlainText.of(name))
      var column = ExportColumn(name, question: text, row: row)
      column.section = question
      return column
    }
  }

  /// Of a form: choices end in a semicolon.
  func answer(_ text: String, _ key: AnswerKey) -> Answer { MicrosoftForms().answer(text, key) }

  func dateOrder(_ top: [HeaderRecord]) -> RespondentGroup.DateOrder? { top.first.flatMap { Self.form($0)?.dateOrder([$0]) } }
}
