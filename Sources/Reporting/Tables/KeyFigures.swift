import Inference
import Scoring
import SurveyModel

/// One number that leads a report, with what it is and what to read beside it.
struct KeyFigure: Sendable, Hashable {
  let label: String
  /// As its reader expects it, with its measure.
  let value: String
  /// The same for a workbook: a number, and apart from it the measure that stands behind it, often empty.
  let cell: ReportTable.Cell
  let suffix: String
  /// Empty where nothing needs saying.
  let detail: String

  init(label: String, value: String, cell: ReportTable.Cell, suffix: String = "", detail: String = "") {
    self.label = label
    self.value = value
    self.cell = cell
    self.suffix = suffix
    self.detail = detail
  }
}

/// The figures that a reader wants first: the highest score, the score and satisfaction of all, who answered, the first revenue figure against its targets.
func keyFigures(_ results: Results, _ language: Language) -> [KeyFigure] {
  let words = Wording(results, language)
  let numbers = words.numbers
  let decimals = results.index.score.decimals
  var figures: [KeyFigure] = []
  let leaders = results.units.filter { $0.rank == 1 }
  // One unit alone leads nobody.
  if results.survey.units.count > 1, let score = leaders.first?.publishedScore {
    figures.append(
      KeyFigure(
        label: language(vi: "Điểm cao nhất", en: "Highest score"), value: leaders.map { words.unit($0.unit) }.joined(separator: ", "),
        cell: .text(leaders.map { words.unit($0.unit) }.joined(separator: ", ")),
        detail: language(vi: "\(numbers.text(score)) điểm", en: "\(numbers.text(score)) points")))
  }
  if let score = results.overall.publishedScore {
    figures.append(
      KeyFigure(
        label: language(vi: "Điểm toàn đơn vị", en: "Overall score"), value: numbers.text(score), cell: .published(score),
        detail: results.overall.interval.map { "\(words.interval): \(numbers.range($0.low, $0.high, decimals: decimals))" } ?? ""))
  }
  for column in SatisfactionColumn.all(words) {
    guard let satisfaction = column.overall else { continue }
    figures.append(
      KeyFigure(
        label: column.title, value: numbers.percent(satisfaction.rate), cell: .percent(satisfaction.rate),
        detail: satisfaction.interval.map {
          "\(words.interval): \(numbers.text($0.low * 100, decimals: 1))–\(numbers.percent($0.high))"
        } ?? ""))
  }
  figures.append(KeyFigure(label: words.responses, value: numbers.text(results.overall.responses), cell: .count(results.overall.responses)))
  if let counts = results.overallResponseRate?.counts {
    let answered = numbers.text(counts.complete + counts.partial)
    let invited = numbers.text(counts.invited)
    let apart = numbers.text(counts.notEligible)
    var detail = RateWords.answeredOfInvited(answered, invited: invited, language)
    if counts.notEligible > 0 {
      detail += RateWords.lessNotEligible(apart, language)
    }
    figures.append(KeyFigure(label: words.responseRate, value: numbers.percent(counts.rr2), cell: .percent(counts.rr2), detail: detail))
  }
  if let revenue = results.figure("revenue", unit: nil), let actual = revenue.actual {
    let attained = revenue.targets.compactMap { target -> String? in
      let issuer = target.issuer.isEmpty ? ChartWords.target(language) : words.contextName(target.issuer)
      return target.attainment.map { "\(issuer): \(numbers.percent($0, decimals: 2))" }
    }
    let measure = words.contextName(revenue.measure)
    figures.append(
      KeyFigure(
        label: words.contextName(revenue.indicator), value: numbers.asRead(actual) + (measure.isEmpty ? "" : "\u{A0}" + measure),
        cell: .asRead(actual), suffix: measure,
        detail: attained.joined(separator: "; ")))
  }
  return figures
}

extension Results {
  /// The figure of the indicator for the edition: the period that the edition names, or the latest of the figures that lie inside it.
  /// `nil` where the edition's name is not a period or has no figure.
  func figure(_ indicator: String, unit: Int?) -> ContextFigure? {
    guard let edition = Period(survey.edition) else { return nil }
    let figures = context.filter { $0.indicator == indicator && $0.unit == unit }
    return figures.first { $0.period == edition }
      ?? figures.filter { edition.first <= $0.period.first && $0.period.last <= edition.last }.max { $0.period.last < $1.period.last }
  }
}
