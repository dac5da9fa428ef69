import SurveyModel
import SurveyWords

/// Every problem of the input with its place and what was done, safe to publish.
func problemsTable(_ account: ImportAccount, _ language: Language) -> ReportTable {
  typealias Column = ReportTable.Column
  let rows = account.problems.map { problem in
    ReportTable.Row([
      .text(problem.file), .count(problem.line), .words(problem.column ?? ""), .text(problem.kind.text(language)),
      .words(problem.expected[language]),
      .words(problem.found.text(language)), .words(problem.action[language]),
    ])
  }
  return ReportTable(
    .problems, title: TableWords.titleOfProblems(language), language: language,
    columns: [
      Column(language(vi: "Tệp", en: "File")), Column(language(vi: "Dòng", en: "Line"), .number),
      Column(language(vi: "Cột", en: "Column")), Column(DocumentWords.kindOfProblem(language)),
      Column(language(vi: "Yêu cầu", en: "Expected")), Column(language(vi: "Thực tế", en: "Found")),
      Column(language(vi: "Cách xử lý", en: "Action")),
    ], rows: rows)
}

extension ImportProblem.Found {
  /// Free text shows only as its length: it can hold what nobody may publish.
  func text(_ language: Language) -> String {
    switch published {
    case .nothing: ""
    case .shown(let text), .status(let text): text
    case .words(let words): words[language]
    case .text(let characters):
      TableWords.textOf(characters, language)
    }
  }
}
