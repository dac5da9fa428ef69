import Inference
import Scoring
import SurveyModel

/// What the file of figures holds: how many are known, with how many targets, and how many of what the sources state was checked.
func figureCountsTable(_ surroundings: Surroundings, _ language: Language) -> ReportTable {
  typealias Row = ReportTable.Row
  let figures = surroundings.figures
  func row(_ label: String, _ count: Int, level: Int = 0, isTotal: Bool = false) -> Row {
    Row([.text(label), .count(count)], isTotal: isTotal, level: level)
  }
  let statements = figures.flatMap(\.statements)
  let known = figures.count { $0.actual != nil }
  // A target that a figure to date is compared with stands at its own period.
  let targets = figures.flatMap { figure in figure.targets.filter { $0.period == figure.period } }
  let rows = [
    row(ContextWords.figures(language), figures.count, isTotal: true), row(ContextWords.known(language), known, level: 1),
    row(ContextWords.notKnown(language), figures.count - known, level: 1), row(ContextWords.targets(language), targets.count),
    row(ContextWords.forecasts(language), figures.reduce(0) { $0 + $1.forecasts.count }),
    row(ContextWords.checked(language), statements.count { $0.stated != nil && $0.computed != nil }),
    row(ContextWords.contradicted(language), statements.count(where: \.isContradicted), level: 1),
    row(ContextWords.problems(language), surroundings.account.problems.count),
  ]
  return ReportTable(
    .dataQuality, title: DocumentWords.dataQuality(language), language: language,
    columns: [
      ReportTable.Column(ContextWords.what(language)), ReportTable.Column(language(vi: "Số lượng", en: "Count"), .number),
    ], rows: rows, notes: [ContextWords.whatFiguresAre(language)])
}
