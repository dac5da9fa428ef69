import Inference
import Scoring
import SurveyModel

/// The ranks that each unit can take under other weights, a column for each freedom; no rows where nothing can be said.
func weightRanksTable(_ results: Results, _ language: Language) -> ReportTable {
  typealias Column = ReportTable.Column
  let words = Wording(results, language)
  let robustness = results.robustness
  let reaches = robustness?.reaches ?? []
  var isExact = true
  let rows = results.units.filter { $0.rank != nil && robustness != nil }.map { unit in
    let ranges = reaches.map { reach -> ReportTable.Cell in
      guard let ranks = reach.ranks[unit.unit] else { return .absent }
      if ranks.isExact { return .ranks(ranks.proven) }
      isExact = false
      return .marked(.ranks(ranks.proven), with: "*")
    }
    return ReportTable.Row([.text(words.unit(unit.unit)), .count(unit.rank)] + ranges)
  }
  return ReportTable(
    .weightRanks, title: RobustnessWords.titleOfRanks(language), language: language,
    columns: [Column(words.unitNoun, role: .name), Column(words.rank, .number)]
      + reaches.map { Column(RobustnessWords.head($0, words), .interval) },
    rows: rows, notes: rows.isEmpty ? [] : [RobustnessWords.rankNote(isExact: isExact, reaches, results, language)])
}

/// How far the weight of each component alone may move before first place, or any rank, changes.
func stabilityTable(_ results: Results, _ language: Language) -> ReportTable {
  typealias Column = ReportTable.Column
  let robustness = results.robustness
  func cell(_ range: ClosedRange<Double>) -> ReportTable.Cell {
    .percentInterval(Interval(low: range.lowerBound, high: range.upperBound), decimals: 1)
  }
  let rows = (robustness.map { Array(zip($0.components, $0.stability)) } ?? []).compactMap { node, child -> ReportTable.Row? in
    child.map { child in
      ReportTable.Row([
        .text(results.index.nodes[node].name[language]), .percent(child.share), cell(child.first), cell(child.ranking),
      ])
    }
  }
  return ReportTable(
    .stability, title: RobustnessWords.titleOfStability(language), language: language,
    columns: [
      Column(Wording.component(language), role: .name), Column(RobustnessWords.share(language), .percent),
      Column(RobustnessWords.keepsFirst(language), .percentInterval), Column(RobustnessWords.keepsRanking(language), .percentInterval),
    ], rows: rows, notes: rows.isEmpty ? [] : [RobustnessWords.stabilityNote(language)])
}

/// What each component decides beside its weight.
func coherenceTable(_ results: Results, _ language: Language) -> ReportTable {
  typealias Column = ReportTable.Column
  guard let coherence = results.coherence, coherence.importance.children.contains(where: { $0.share != nil }) else {
    return ReportTable(.coherence, title: "", language: language, columns: [], rows: [])
  }
  let importance = coherence.importance
  let rows = zip(coherence.components, importance.children).map { node, child in
    ReportTable.Row([
      .text(results.index.nodes[node].name[language]), .percent(child.weight), .percent(child.share), .percent(child.equalizing),
    ])
  }
  let isReached = importance.isReached || importance.children.allSatisfy { $0.equalizing == nil }
  return ReportTable(
    .coherence, title: RobustnessWords.titleOfCoherence(language), language: language,
    columns: [
      Column(Wording.component(language), role: .name), Column(RobustnessWords.share(language), .percent),
      Column(RobustnessWords.importance(language), .percent), Column(RobustnessWords.equalizing(language), .percent),
    ], rows: rows, notes: [RobustnessWords.coherenceNote(units: importance.units, isReached: isReached, language)]
  ).withoutEmptyColumns()
}

/// Cronbach's alpha of each component with its questions below it.
func reliabilityTable(_ results: Results, _ language: Language) -> ReportTable {
  typealias Column = ReportTable.Column
  let words = Wording(results, language)
  let nodes = results.index.nodes
  let several = results.respondentGroups.count > 1
  var rows: [ReportTable.Row] = []
  for questions in results.coherence?.questions ?? [] {
    let found = try? questions.listwise.get()
    let group = several ? " (\(words.group(questions.group)))" : ""
    rows.append(
      ReportTable.Row([
        .text(nodes[questions.component].name[language] + group), .count(found?.forms), .number(found?.raw, decimals: 2),
        .interval(found?.interval, decimals: 2), .number(found?.standardized, decimals: 2), .absent, .absent, .absent, .absent,
      ]))
    for (place, node) in questions.items.enumerated() where node != questions.component {
      let item = found?.items[place]
      let ends = questions.ends[place]
      rows.append(
        ReportTable.Row(
          [
            .text(nodes[node].name[language]), .count(ends?.answers), .absent, .absent, .absent, .number(item?.rawIfDeleted, decimals: 2),
            .number(item?.itemRest, decimals: 2), .percent(ends?.ceiling, decimals: 0), .percent(ends?.floor, decimals: 0),
          ], level: 1))
    }
  }
  return ReportTable(
    .reliability, title: RobustnessWords.titleOfReliability(language), language: language,
    columns: [
      Column(RobustnessWords.item(language), role: .name), Column(RobustnessWords.forms(language), .number),
      Column(RobustnessWords.alpha(language), .number), Column(RobustnessWords.alphaInterval(words.confidence, language), .interval),
      Column(RobustnessWords.standardized(language), .number), Column(RobustnessWords.ifDeleted(language), .number),
      Column(RobustnessWords.itemRest(language), .number), Column(RobustnessWords.ceiling(language), .percent),
      Column(RobustnessWords.floor(language), .percent),
    ], rows: rows,
    notes: rows.isEmpty
      ? [] : [RobustnessWords.reliabilityNote(fewest: max(ComponentCoherence.fewestForms, results.index.publish.atLeast), language)]
  ).withoutEmptyColumns()
}

extension Results {
  /// What was found of other weights.
  var robustness: WeightRobustness? { try? weightRobustness?.get() }
}
