import Inference
import Scoring
import SurveyModel

/// From the results to the values that the charts draw. A chart for which there is nothing to draw is `nil`.
struct ReportCharts {
  private let results: Results
  private let words: Wording

  init(_ results: Results, _ language: Language) {
    self.results = results
    words = Wording(results, language)
  }

  private var language: Language { words.language }
  private var index: IndexTree { results.index }
  private var scale: ClosedRange<Double> { index.score.from...max(index.score.from, index.score.to) }

  var scores: ScoreChart? {
    guard results.units.contains(where: { $0.score != nil }) else { return nil }
    let rows = results.units.map { unit in
      ScoreChart.Row(
        rank: unit.rank.map { "\($0)" } ?? "", name: words.unit(unit.unit),
        // The mark stands where the number says, to the last digit.
        score: unit.publishedScore?.value, text: unit.publishedScore.map { words.numbers.text($0) } ?? NumberText.absent,
        interval: unit.interval,
        note: unit.publishedScore != nil
          ? ""
          : unit.isPublished
            ? ChartWords.noScore(language) : ChartWords.notPublished(language))
    }
    return ScoreChart(
      title: ChartWords.scores(language), language: language, rows: rows,
      bands: index.tiers.map { ScoreChart.Band(from: $0.from, name: $0.name[language]) },
      reference: results.overall.publishedScore.map { ScoreChart.Reference(score: $0.value, name: words.allUnits) }, scale: scale,
      decimals: index.score.decimals)
  }

  /// `nil` where a ranked unit has no rank sets, or there is nothing to compare.
  var rankSets: RankSetChart? {
    let findings = RankFindings(results)
    guard findings.hasSets else { return nil }
    let rows = findings.ranked.compactMap { unit -> RankSetChart.Row? in
      guard let rank = unit.rank, let marginal = unit.rankSet, let simultaneous = unit.rankSetSimultaneous else { return nil }
      return RankSetChart.Row(name: words.unit(unit.unit), rank: rank, marginal: marginal, simultaneous: simultaneous)
    }
    return RankSetChart(title: words.possibleRanks, language: language, rows: rows, ranks: findings.ranked.count)
  }

  /// Ranks under other weights; `nil` where nothing was found of these.
  var weightRanks: RankSetChart? {
    guard let robustness = results.robustness, let narrow = robustness.reaches.first, let wide = robustness.reaches.last else { return nil }
    let rows = results.units.compactMap { unit -> RankSetChart.Row? in
      guard let rank = unit.rank, let one = narrow.ranks[unit.unit]?.proven, let other = wide.ranks[unit.unit]?.proven else { return nil }
      let whole = min(one.lowerBound, other.lowerBound)...max(one.upperBound, other.upperBound)
      return RankSetChart.Row(name: words.unit(unit.unit), rank: rank, marginal: one, simultaneous: whole)
    }
    return RankSetChart(
      title: RobustnessWords.titleOfRanks(language), language: language, rows: rows, ranks: rows.count,
      basis: .weights(
        narrow: RobustnessWords.head(narrow, words), wide: RobustnessWords.head(wide, words)))
  }

  /// Ranks under other methods; `nil` where no draws were made.
  var methodRanks: RankSetChart? {
    guard let draws = results.draws else { return nil }
    let rows = results.units.compactMap { unit -> RankSetChart.Row? in
      guard let rank = unit.rank, let method = draws.method.unit(unit.unit)?.rankRange else { return nil }
      let joint = draws.joint?.unit(unit.unit)?.rankRange ?? method
      let whole = min(method.lowerBound, joint.lowerBound)...max(method.upperBound, joint.upperBound)
      return RankSetChart.Row(name: words.unit(unit.unit), rank: rank, marginal: method, simultaneous: whole)
    }
    return RankSetChart(
      title: MethodDrawsWords.titleOfRanks(language), language: language, rows: rows, ranks: rows.count,
      basis: .method(
        narrow: MethodDrawsWords.method(language), wide: draws.joint == nil ? nil : MethodDrawsWords.both(language)))
  }

  /// Which choice moves ranks most, the largest first; `nil` where there is one choice, or nothing moves.
  var choices: ChoiceChart? {
    guard let draws = results.draws, let inputs = draws.sensitivity?.inputs else { return nil }
    let rows = zip(draws.choices, inputs).sorted { $0.1.total.value > $1.1.total.value }.map { choice, input in
      ChoiceChart.Row(name: MethodDrawsWords.name(choice, language), alone: input.first.value, total: input.total.value)
    }
    return ChoiceChart(title: MethodDrawsWords.titleOfChoices(language), language: language, rows: rows)
  }

  var components: ComponentHeatMap? {
    let marks = results.treatmentMarks
    func row(_ unit: Int?, _ nodes: [Results.NodeResult]) -> ComponentHeatMap.Row {
      ComponentHeatMap.Row(
        name: unit.map(words.unit) ?? words.allUnits, scores: index.topLevel.map { nodes.indices.contains($0) ? nodes[$0].score : nil },
        isTotal: unit == nil,
        marked: Set(index.topLevel.indices.filter { marks?.marks(ofUnit: unit, node: index.topLevel[$0]).isEmpty == false }))
    }
    let rows =
      results.units.map { row($0.unit, $0.nodes) } + [row(nil, results.overall.nodes)]
    guard rows.contains(where: { $0.scores.contains { $0 != nil } }) else { return nil }
    return ComponentHeatMap(
      title: ChartWords.components(language), language: language,
      components: index.topLevel.map { index.nodes[$0].name[language] }, rows: rows, decimals: index.score.decimals, scale: scale)
  }

  var responseRates: ResponseRateChart? {
    guard !results.responseRates.isEmpty else { return nil }
    let rows = results.ratesInRankOrder.filter { $0.unit == nil || $0.stratum == nil }.map { rate in
      let isTotal = rate.unit == nil && rate.stratum == nil
      let counts = rate.counts
      return ResponseRateChart.Row(
        name: rate.unit.map(words.unit) ?? rate.stratum.map(words.stratum) ?? words.allUnits, rate: counts.rr2,
        counts:
          "\(words.numbers.text(counts.complete + counts.partial)) / \(words.numbers.text(counts.knownEligible + counts.unknownEligibility))",
        previous: isTotal ? results.previousEdition?.responseRate : nil, isTotal: isTotal, isUnit: rate.unit != nil)
    }
    return ResponseRateChart(
      title: words.responseRate, language: language, rows: rows,
      previousName: results.previousEdition.map { ChartWords.edition($0.name, language) } ?? "")
  }

  /// One for each respondent group and scale of which something may be told.
  var answers: [AnswerChart] {
    AnswerBatch.all(results, language).compactMap { batch in
      let rows = batch.told.compactMap { question in
        question.counts.whole.map { AnswerChart.Row(name: question.name, counts: $0.categories, dontKnow: $0.dontKnow) }
      }
      let title = AnswerWords.title(language)
      return rows.isEmpty
        ? nil
        : AnswerChart(
          title: batch.title.isEmpty ? title : title + ": " + batch.title, language: language, labels: batch.labels, rows: rows)
    }
  }

  var targets: TargetChart? { TargetChart(results.surroundings, language) }
}
