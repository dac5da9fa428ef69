import SurveyModel

/// SurveyJS: the table of its dashboard. It has no columns of its own, so that a survey must state it.
struct SurveyJS: Platform {
  let id = "surveyjs"
  let name = "SurveyJS"

  /// `Question - Row` by titles, `question.row` by names.
  func columns(_ top: [HeaderRecord]) -> [ExportColumn] {
    let header = top.first?.cells ?? []
    let byTitle = splitRows(header, families: header.map { _ in "" }, separator: " - ")
    let byName = splitRows(header, families: header.map { _ in "" }, separator: ".")
    return header.indices.map { place in
      guard !header[place].isEmpty else { return ExportColumn(header[place], kind: .ignored) }
      let isName = byTitle[place].row.isEmpty && !byName[place].row.isEmpty && !header[place].contains(" ")
      let (question, row) = isName ? byName[place] : byTitle[place]
      return ExportColumn(header[place], question: PlainText.of(question), row: PlainText.of(row))
    }
  }

  func answer(_ text: String, _ key: AnswerKey) -> Answer { text == "[object Object]" ? Answer(.offScale) : key.answer(text) }

  func hint(_ text: String) -> LocalizedText? {
    guard text == "[object Object]" else { return nil }
    return TableHeaderWords.lostAnswer
  }
}
