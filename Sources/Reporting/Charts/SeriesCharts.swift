import Inference
import Scoring
import SurveyModel

/// Charts and tables over the editions.
struct SeriesCharts {
  private let series: EditionSeries
  private let decimals: Int
  private let scale: ClosedRange<Double>
  private let words: Wording

  /// - Returns: `nil` where there is one edition, or it was not asked for.
  init?(_ results: Results, _ language: Language) {
    guard let series = results.series, let last = series.editions.last else { return nil }
    self.series = series
    decimals = results.index.score.decimals
    scale = last.scale
    words = Wording(results, language)
  }

  private var language: Language { words.language }
  private var numbers: NumberText { words.numbers }
  private var last: Int { series.editions.count - 1 }
  var editions: [String] { series.editions.map(\.name) }

  /// Editions that begin behind a break.
  var breaks: Set<Int> { Set(series.editions.indices.filter { !series.editions[$0].continues }) }

  private func name(_ line: EditionSeries.Line) -> String { line.name[language] }

  /// Where it came from and what became of it.
  private func notes(_ line: EditionSeries.Line) -> [String] {
    guard let first = line.points.first, let end = line.points.last else { return [] }
    return [
      SeriesWords.beginning(line.beginning, in: editions[first.edition], language),
      end.edition < last ? SeriesWords.ending(line.ending, in: editions[end.edition + 1], language) : nil,
    ].compactMap(\.self)
  }

  /// `nil` where there are too many ranks for a line to be followed.
  var bump: BumpChart? {
    // A line without any rank has nothing to draw.
    let shown = series.lines.filter { line in line.points.contains { $0.rank != nil } }
    let short = ShortNames(shown.map(name))
    let lines = zip(shown, short.names).map { line, short -> BumpChart.Line in
      let marks = line.points.compactMap { point -> BumpChart.Mark? in
        guard let rank = point.rank, let position = point.position else { return nil }
        return BumpChart.Mark(edition: point.edition, rank: rank, position: position)
      }
      var notes = notes(line)
      if let end = line.point(in: last), end.rank == nil {
        notes.append(
          end.standing == .withheld
            ? SeriesWords.notPublished(in: editions[last], language) : SeriesWords.withoutRank(in: editions[last], language))
      }
      let ranks = marks.map { "\(editions[$0.edition]): \($0.rank)" }.joined(separator: ", ")
      return BumpChart.Line(
        name: name(line), short: short, marks: marks, note: notes.joined(separator: "; "),
        description: "\(name(line)): \(ranks)" + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))"))
    }
    let chart = BumpChart(title: SeriesWords.ranks(language), language: language, editions: editions, breaks: breaks, lines: lines)
    return chart.isDrawn ? chart : nil
  }

  /// What all names of the charts are without; empty where that is nothing.
  var common: String { ShortNames(series.lines.map(name)).common }

  var history: HistoryChart? {
    let lines = series.lines.prefix(HistoryChart.most)
    let short = ShortNames(series.lines.map(name)).names
    var cells = zip(lines, short).map { line, short in
      HistoryChart.Cell(name: name(line), short: short, points: line.points.map(point), note: notes(line).joined(separator: "; "))
    }
    let overall = series.editions.compactMap(\.overall)
    if overall.contains(where: { $0.score != nil }) {
      cells.append(
        HistoryChart.Cell(name: words.allUnits, short: words.allUnits, points: overall.map(point), note: "", isTotal: true))
    }
    guard cells.contains(where: { $0.points.contains { $0.score != nil } }) else { return nil }
    return HistoryChart(
      title: SeriesWords.scores(language), language: language, editions: editions, breaks: breaks, cells: cells, scale: scale,
      decimals: decimals)
  }

  var isCut: Bool { series.lines.count > HistoryChart.most }
  var cut: String { SeriesWords.tooManyCells(numbers.text(HistoryChart.most), of: numbers.text(series.lines.count), language) }

  private func point(_ point: EditionSeries.Point) -> HistoryChart.Point {
    let edition = series.editions[point.edition]
    guard let score = point.score else {
      return HistoryChart.Point(
        edition: point.edition, score: nil, interval: nil,
        text: point.standing == .withheld ? ChartWords.notPublished(language) : ChartWords.noScore(language))
    }
    guard edition.scale == scale else {
      return HistoryChart.Point(
        edition: point.edition, score: nil, interval: nil,
        text: SeriesWords.otherScale(
          numbers.text(score), low: numbers.asRead(edition.scale.lowerBound), high: numbers.asRead(edition.scale.upperBound), language))
    }
    return HistoryChart.Point(edition: point.edition, score: score.value, interval: point.interval, text: numbers.text(score))
  }

  // MARK: - Tables

  var rankTable: ReportTable { table(.editionRanks, SeriesWords.ranks(language), total: []) { .count($0.rank) } }

  var scoreTable: ReportTable {
    let total = series.editions.map { edition in edition.overall.map { ReportTable.Cell.published($0.score) } ?? .absent }
    return table(.editionsScores, SeriesWords.scores(language), total: total) { .published($0.score) }
  }

  private func table(
    _ id: ReportTable.ID, _ title: String, total: [ReportTable.Cell], _ cell: (EditionSeries.Point) -> ReportTable.Cell
  ) -> ReportTable {
    typealias Column = ReportTable.Column
    var rows = series.lines.map { line in
      ReportTable.Row([.text(name(line))] + editions.indices.map { line.point(in: $0).map(cell) ?? .absent })
    }
    if !total.isEmpty, total.contains(where: { $0 != .absent }) {
      rows.append(ReportTable.Row([.text(words.allUnits)] + total, isTotal: true))
    }
    return ReportTable(
      id, title: title, language: language,
      columns: [Column(words.unitNoun, role: .name)] + editions.map { Column($0, .number) }, rows: rows, notes: tableNotes)
  }

  private var tableNotes: [String] {
    let withheld = series.lines.compactMap { line -> (name: String, editions: [String])? in
      let hidden = line.points.filter { $0.standing == .withheld }.map { editions[$0.edition] }
      return hidden.isEmpty ? nil : (name(line), hidden)
    }
    let changed = series.lines.compactMap { line in
      let notes = notes(line)
      return notes.isEmpty ? nil : "\(name(line)): \(notes.joined(separator: "; "))"
    }
    return (withheld.isEmpty ? [] : [SeriesWords.notPublished(withheld, language)])
      + (changed.isEmpty ? [] : [changed.joined(separator: ". ") + "."])
      + (breaks.isEmpty ? [] : [SeriesWords.isBroken(breaks.sorted().map { editions[$0] }, language)])
  }
}

extension FigureSeriesChart {
  /// One for each figure that several years have.
  static func all(_ surroundings: Surroundings, _ language: Language) -> [FigureSeriesChart] {
    let words = FigureWording(surroundings.survey, language)
    return FigureSeries.all(surroundings).map { series in
      FigureSeriesChart(
        title: SeriesWords.figure(words.contextName(series.indicator), language), language: language,
        years: series.years.map { year in
          let span = year.span.map { " (\(words.numbers.text($0)))" } ?? ""
          return Year(
            label: String(year.year) + span, year: year.year, actual: year.actual,
            text: year.actual.map { words.amount($0, measure: series.measure) } ?? ChartWords.notKnown(language),
            targets: year.targets.sorted { $0.value < $1.value }.map { target in
              let named = target.issuer.isEmpty ? ChartWords.target(language) : words.contextName(target.issuer)
              let issuer = ContextWords.limited(named, isAtMost: target.isAtMost, language)
              let share = target.attainment.map { " (\(words.numbers.percent($0, decimals: 2)))" } ?? ""
              return Target(
                issuer: target.issuer.isEmpty ? "" : named, value: target.value, attainment: target.attainment,
                text: "\(issuer) \(words.amount(target.value, measure: series.measure))\(share)")
            })
        })
    }
  }
}
