import Inference
import Scoring
import SurveyModel

extension TableSheet {
  /// The native charts that belong under this table, over its own cells.
  func charts(_ results: Results, in workbook: Workbook) -> [WorkbookChart] {
    let words = Wording(results, table.language)
    switch table.id {
    case .ranking: return [scores(results, words), intervals(results, words, in: workbook)].compactMap(\.self)
    case .components: return [components(results, words)].compactMap(\.self)
    case .responseRates: return [responseRates(results, words)].compactMap(\.self)
    case .targets: return [targets(results, words)].compactMap(\.self)
    case .adjustments, .entities, .context, .correlations, .indicators, .treatment, .weights, .precision, .dataQuality, .flagged, .problems:
      return []
    }
  }

  /// Rows of the units that have a score: they come first.
  private func scored(_ results: Results) -> Range<Int> { 0..<results.units.prefix { $0.publishedScore != nil }.count }

  private func scores(_ results: Results, _ words: Wording) -> WorkbookChart? {
    let rows = scored(results)
    guard let names = cells(.name, rows: rows), let values = cells(.score, rows: rows) else { return nil }
    let title = table.language(vi: "Điểm của các đơn vị", en: "Scores of the units")
    return WorkbookChart(
      kind: .bars, title: title, description: title, categories: names,
      series: [WorkbookChart.Series(name: words.score, values: values, color: Palette.blue)],
      numberFormat: NumberFormat.number(decimals: results.index.score.decimals), axisFormat: NumberFormat.number(decimals: 0),
      axis: results.index.score.from...results.index.score.to, showsLabels: true, showsLegend: false, width: 720,
      height: 110 + 34 * rows.count)
  }

  /// A bar from the low to the high end of each interval; it changes colour at the score. Two hidden columns hold the lengths of the halves.
  private func intervals(_ results: Results, _ words: Wording, in workbook: Workbook) -> WorkbookChart? {
    let rows = scored(results)
    guard let names = cells(.name, rows: rows), let low = cells(.scoreInterval, rows: rows) else { return nil }
    let decimals = results.index.score.decimals
    func published(_ value: Double) -> Double { PublishedNumber(value, decimals: decimals).value }
    let first = helperColumn
    for (place, unit) in results.units.prefix(rows.count).enumerated() {
      guard let interval = unit.interval, let score = unit.publishedScore?.value else { continue }
      workbook.write(score - published(interval.low), sheet, row: firstRow + place, column: first)
      workbook.write(published(interval.high) - score, sheet, row: firstRow + place, column: first + 1)
    }
    workbook.hide(sheet, columns: first...(first + 1))
    let title = table.language(
      vi: "Khoảng tin cậy \(words.confidence) của điểm (màu đổi tại điểm công bố)",
      en: "\(words.confidence) confidence intervals of the scores (the colour changes at the score)")
    let score = results.index.score
    let intervals = results.units.prefix(rows.count).compactMap(\.interval)
    return WorkbookChart(
      kind: .intervals, title: title, description: title, categories: names,
      series: [
        WorkbookChart.Series(name: table.language(vi: "Cận dưới", en: "Low"), values: low, color: nil),
        WorkbookChart.Series(
          name: table.language(vi: "Cận dưới đến điểm", en: "Low to score"), values: CellRange(rows: low.rows, column: first),
          color: Palette.orange),
        WorkbookChart.Series(
          name: table.language(vi: "Điểm đến cận trên", en: "Score to high"), values: CellRange(rows: low.rows, column: first + 1),
          color: Palette.blue),
      ], numberFormat: NumberFormat.number(decimals: 0), axisFormat: NumberFormat.number(decimals: 0),
      axis: Self.axis(intervals.map(\.low).min() ?? score.from, intervals.map(\.high).max() ?? score.to, score), showsLabels: false,
      showsLegend: false, width: 720, height: 110 + 34 * rows.count)
  }

  private func components(_ results: Results, _ words: Wording) -> WorkbookChart? {
    let units = Array(results.units.prefix(scored(results).count).prefix(Palette.series.count))
    guard let names = rowCells(.score, row: nil), results.index.topLevel.count > 1 else { return nil }
    let series = units.enumerated().compactMap { place, unit in
      rowCells(.score, row: place).map {
        WorkbookChart.Series(name: words.unit(unit.unit), values: $0, color: Palette.series[place])
      }
    }
    guard !series.isEmpty else { return nil }
    let scores = units.flatMap { unit in results.index.topLevel.compactMap { unit.nodes.indices.contains($0) ? unit.nodes[$0].score : nil }
    }
    let score = results.index.score
    return WorkbookChart(
      kind: .dots, title: table.title, description: table.title, categories: names, series: series,
      numberFormat: NumberFormat.number(decimals: 0), axisFormat: NumberFormat.number(decimals: 0),
      axis: Self.axis(scores.min() ?? score.from, scores.max() ?? score.to, score),
      showsLabels: false, showsLegend: true, width: 1080, height: 480)
  }

  private func responseRates(_ results: Results, _ words: Wording) -> WorkbookChart? {
    let isUnit = results.responseRates.map { $0.unit != nil && $0.stratum == nil }
    guard let first = isUnit.firstIndex(of: true) else { return nil }
    let rows = first..<(first + isUnit[first...].prefix { $0 }.count)
    guard let names = cells(.name, rows: rows), let values = cells(.responseRate, rows: rows) else { return nil }
    let title = table.language(vi: "Tỷ lệ phản hồi (RR2)", en: "Response rate (RR2)")
    return WorkbookChart(
      kind: .bars, title: title, description: title, categories: names,
      series: [WorkbookChart.Series(name: "RR2", values: values, color: Palette.blue)], numberFormat: NumberFormat.percent(decimals: 1),
      axisFormat: NumberFormat.percent(decimals: 0),
      axis: 0...1, showsLabels: true, showsLegend: false, width: 720, height: 110 + 34 * rows.count)
  }

  /// The revenue of the edition against the target of each issuer.
  private func targets(_ results: Results, _ words: Wording) -> WorkbookChart? {
    guard let revenue = results.figure("revenue", unit: nil), revenue.actual != nil, !revenue.targets.isEmpty,
      let place = results.context.firstIndex(of: revenue)
    else { return nil }
    let first = results.context[..<place].reduce(0) { $0 + $1.targets.count }
    let rows = first..<(first + revenue.targets.count)
    guard let names = cells(.name, rows: rows), let target = cells(.target, rows: rows), let actual = cells(.actual, rows: rows) else {
      return nil
    }
    let measure = words.contextName(revenue.measure)
    let title =
      words.contextName(revenue.indicator) + " " + words.numbers.text(revenue.period) + (measure.isEmpty ? "" : " (\(measure))")
    return WorkbookChart(
      kind: .columns, title: title, description: title, categories: names,
      series: [
        WorkbookChart.Series(name: table.language(vi: "Chỉ tiêu", en: "Target"), values: target, color: Palette.line),
        WorkbookChart.Series(name: table.language(vi: "Thực hiện", en: "Actual"), values: actual, color: Palette.blue),
      ], numberFormat: NumberFormat.number(decimals: 0), axisFormat: NumberFormat.number(decimals: 0), showsLabels: true, showsLegend: true,
      width: 720, height: 360)
  }

  /// Fives around the values, within the scale.
  private static func axis(_ low: Double, _ high: Double, _ score: IndexTree.Score) -> ClosedRange<Double>? {
    let step = (score.to - score.from) / 20
    let from = score.from + max(0, ((low - score.from) / step).rounded(.down)) * step
    let to = min(score.to, score.from + ((high - score.from) / step).rounded(.up) * step)
    return from < to ? from...to : nil
  }
}
