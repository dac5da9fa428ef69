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
    let measure = words.contextName(revenue.measure)
    figures.append(
      KeyFigure(
        label: words.contextName(revenue.indicator), value: numbers.asRead(actual) + (measure.isEmpty ? "" : "\u{A0}" + measure),
        cell: .asRead(actual), suffix: measure,
        detail: attainments(of: revenue, words).joined(separator: "; ")))
  }
  return figures
}

/// `Bộ Tài chính: 142,19%` for each target that the figure can be compared with.
private func attainments(of figure: ContextFigure, _ words: some SurveyWording) -> [String] {
  figure.targets.compactMap { target in
    let issuer = target.issuer.isEmpty ? ChartWords.target(words.language) : words.contextName(target.issuer)
    return target.attainment.map { "\(issuer): \(words.numbers.percent($0, decimals: 2))" }
  }
}

/// The same of figures alone: those of the whole department for the edition, with their targets, or else how they changed.
func keyFigures(_ surroundings: Surroundings, _ language: Language) -> [KeyFigure] {
  let words = FigureWording(surroundings.survey, language)
  return surroundings.mainFigures.compactMap { figure in
    guard let actual = figure.actual else { return nil }
    let measure = figure.isDuration ? "" : words.contextName(figure.measure)
    var details = figure.period == surroundings.edition ? [] : [words.numbers.text(figure.period)]
    details += attainments(of: figure, words)
    if let change = figure.changeOnPrevious {
      details.append(ContextWords.changed(words.numbers.percent(change, decimals: 2, signed: true), language))
    } else if let change = figure.publishedChange {
      let percent = PublishedNumber.significant(change * 100)
      details.append(ContextWords.publishedChange((percent > 0 ? "+" : "") + words.numbers.asRead(percent) + "%", language))
    }
    // "Nearly 2 billion" is not 2 billion.
    details += figure.notes.map(words.contextName)
    return KeyFigure(
      label: words.contextName(figure.indicator), value: words.amount(actual, measure: figure.measure),
      cell: figure.isDuration ? .duration(actual) : .asRead(actual), suffix: measure, detail: details.joined(separator: "; "))
  }
}

extension Results {
  /// See ``Inference/Surroundings/figure(_:unit:)``.
  func figure(_ indicator: String, unit: Int?) -> ContextFigure? { surroundings.figure(indicator, unit: unit) }
}

extension Surroundings {
  /// The period that the edition names; `nil` where it names none.
  var edition: Period? { Period(survey.edition) }

  /// What a report of figures begins with: of the whole department, revenue first, then one of each indicator in the order of the file, six at most;
  /// of each the longest period within the edition, or of all where none lies within it.
  var mainFigures: [ContextFigure] {
    // The parts of a sum are told beside it.
    var seen: Set<String> = []
    for statement in figures.flatMap(\.statements) {
      if case .sum(let parts) = statement.kind { seen.formUnion(parts) }
    }
    let names = figures.filter { $0.unit == nil && $0.actual != nil }.map(\.indicator).filter { seen.insert($0).inserted }
    let ordered = names.filter { $0 == "revenue" } + names.filter { $0 != "revenue" }
    let known = figures.filter { $0.unit == nil && $0.actual != nil }
    let ofEdition = known.filter { figure in edition.map { $0.first <= figure.period.first && figure.period.last <= $0.last } ?? false }
    // Half a year tells more of a year than its last month.
    let found = ordered.compactMap { name in
      (ofEdition.isEmpty ? known : ofEdition).filter { $0.indicator == name }
        .max { ($0.period.dayCount, $0.period.last) < ($1.period.dayCount, $1.period.last) }
    }
    return Array(found.prefix(6))
  }

  /// The figure of the indicator for the edition: the period that the edition names, or the latest of the figures that lie inside it, those that are
  /// known first. `nil` where the edition's name is not a period or has no figure.
  func figure(_ indicator: String, unit: Int?) -> ContextFigure? {
    guard let edition else { return nil }
    let figures = figures.filter { $0.indicator == indicator && $0.unit == unit }
    let inside = figures.filter { edition.first <= $0.period.first && $0.period.last <= edition.last }
    // A year's targets may stand without a figure of the year, beside one to date.
    return figures.first { $0.period == edition && $0.actual != nil }
      ?? inside.filter { $0.actual != nil }.max { $0.period.last < $1.period.last }
      ?? figures.first { $0.period == edition } ?? inside.max { $0.period.last < $1.period.last }
  }
}
