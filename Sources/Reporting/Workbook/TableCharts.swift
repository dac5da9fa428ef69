import Inference
import Scoring
import SurveyModel

extension TableSheet {
  /// The native charts that belong under this table, over its own cells.
  ///
  /// - Parameter document: whose charts tell which rows and which axis.
  func charts(_ document: Document, in workbook: Workbook) -> [WorkbookChart] {
    func chart(_ id: String) -> Chart? { document.figure(id)?.chart }
    switch table.id {
    case .ranking:
      guard case .scores(let scores) = chart("chart-scores") else { return [] }
      return [self.scores(scores), intervals(scores, in: workbook)].compactMap(\.self)
    case .responseRates:
      guard case .responseRates(let rates) = chart("chart-rates") else { return [] }
      return [responseRates(rates)].compactMap(\.self)
    case .targets:
      guard case .targets(let targets) = chart("chart-targets") else { return [] }
      return [self.targets(targets)].compactMap(\.self)
    case .keyFigures, .rankingDetails, .satisfaction, .adjustments, .entities, .components, .answers, .answersByUnit, .context,
      .statements, .correlations, .indicators, .treatment, .weights, .precision, .weightRanks, .stability, .methodRanks, .choices,
      .coherence, .reliability,
      .dataQuality, .flagged, .problems, .editionRanks, .editionsScores, .editionScores, .changes, .changeParts, .changedWeights:
      return []
    }
  }

  /// Rows of the units that have a score: they come first.
  private func scored(_ chart: ScoreChart) -> Range<Int> { 0..<chart.rows.prefix { $0.score != nil }.count }

  private func scores(_ chart: ScoreChart) -> WorkbookChart? {
    let rows = scored(chart)
    guard let names = cells(.name, rows: rows), let values = cells(.score, rows: rows) else { return nil }
    return WorkbookChart(
      kind: .bars, title: chart.title, description: chart.title, categories: names,
      series: [WorkbookChart.Series(name: WorkbookWords.score(table.language), values: values, color: Palette.blue)],
      numberFormat: NumberFormat.number(decimals: chart.decimals), axisFormat: NumberFormat.number(decimals: 0), axis: chart.scale,
      showsLabels: true, showsLegend: false, width: 720, height: 110 + 34 * rows.count)
  }

  /// A bar from the low to the high end of each interval; it changes colour at the score. Two hidden columns hold the lengths of the halves.
  private func intervals(_ chart: ScoreChart, in workbook: Workbook) -> WorkbookChart? {
    let rows = scored(chart)
    guard let names = cells(.name, rows: rows), let low = cells(.scoreInterval, rows: rows) else { return nil }
    func published(_ value: Double) -> Double { PublishedNumber(value, decimals: chart.decimals).value }
    let first = helperColumn
    for (place, row) in chart.rows.prefix(rows.count).enumerated() {
      guard let interval = row.interval, let score = row.score else { continue }
      workbook.write(score - published(interval.low), sheet, row: firstRow + place, column: first)
      workbook.write(published(interval.high) - score, sheet, row: firstRow + place, column: first + 1)
    }
    workbook.hide(sheet, columns: first...(first + 1))
    let intervals = chart.rows.prefix(rows.count).compactMap(\.interval)
    let axis = Self.axis(
      intervals.map(\.low).min() ?? chart.scale.lowerBound, intervals.map(\.high).max() ?? chart.scale.upperBound, chart.scale)
    let language = table.language
    let title = WorkbookWords.intervals(from: axis.flatMap { $0.lowerBound > chart.scale.lowerBound ? $0.lowerBound : nil }, language)
    return WorkbookChart(
      kind: .intervals, title: title, description: title, categories: names,
      series: [
        WorkbookChart.Series(name: WorkbookWords.low(language), values: low, color: nil),
        WorkbookChart.Series(
          name: WorkbookWords.lowToScore(language), values: CellRange(rows: low.rows, column: first), color: Palette.orange),
        WorkbookChart.Series(
          name: WorkbookWords.scoreToHigh(language), values: CellRange(rows: low.rows, column: first + 1), color: Palette.blue),
      ], numberFormat: NumberFormat.number(decimals: 0), axisFormat: NumberFormat.number(decimals: 0), axis: axis, showsLabels: false,
      showsLegend: false, width: 720, height: 110 + 34 * rows.count)
  }

  private func responseRates(_ chart: ResponseRateChart) -> WorkbookChart? {
    guard let first = chart.rows.firstIndex(where: \.isUnit) else { return nil }
    // The table goes on with units by stratum.
    let rows = first..<(first + chart.rows[first...].prefix(while: \.isUnit).count)
    guard let names = cells(.name, rows: rows), let values = cells(.responseRate, rows: rows) else { return nil }
    let title = chart.title + " (RR2)"
    return WorkbookChart(
      kind: .bars, title: title, description: title, categories: names,
      series: [WorkbookChart.Series(name: "RR2", values: values, color: Palette.blue)], numberFormat: NumberFormat.percent(decimals: 1),
      axisFormat: NumberFormat.percent(decimals: 0),
      axis: 0...1, showsLabels: true, showsLegend: false, width: 720, height: 110 + 34 * rows.count)
  }

  /// The first figure of the whole department against the target of each issuer; without one, the first of all.
  private func targets(_ chart: TargetChart) -> WorkbookChart? {
    let known = chart.groups.indices.filter { chart.groups[$0].rows.contains { $0.attainment != nil } }
    guard let place = known.first(where: { chart.groups[$0].isWhole }) ?? known.first else { return nil }
    let group = chart.groups[place]
    let before = chart.groups[..<place].reduce(0) { $0 + $1.rows.count }
    let rows = before..<(before + group.rows.count)
    let title = "\(group.name): \(group.actual)"
    guard let names = cells(.issuer, rows: rows) ?? cells(.name, rows: rows), let target = cells(.target, rows: rows),
      let actual = cells(.actual, rows: rows)
    else { return nil }
    return WorkbookChart(
      kind: .columns, title: title, description: title, categories: names,
      series: [
        WorkbookChart.Series(name: ContextWords.target(table.language), values: target, color: Palette.line),
        WorkbookChart.Series(name: WorkbookWords.actual(table.language), values: actual, color: Palette.blue),
      ], numberFormat: NumberFormat.number(decimals: 0), axisFormat: NumberFormat.number(decimals: 0), axis: nil, startsAtZero: true,
      showsLabels: true,
      showsLegend: true, width: 720, height: 360)
  }

  /// Fives around the values, within the scale.
  private static func axis(_ low: Double, _ high: Double, _ scale: ClosedRange<Double>) -> ClosedRange<Double>? {
    let step = (scale.upperBound - scale.lowerBound) / 20
    let from = scale.lowerBound + max(0, ((low - scale.lowerBound) / step).rounded(.down)) * step
    let to = min(scale.upperBound, scale.lowerBound + ((high - scale.lowerBound) / step).rounded(.up) * step)
    return from < to ? from...to : nil
  }
}
