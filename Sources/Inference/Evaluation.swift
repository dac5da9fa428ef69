public import Scoring
public import SurveyModel

/// The whole chain from what was read to what is published: weights, tally, values, scores, variance, intervals, ranks, response rates, context.
public struct Evaluation: Sendable {
  /// Of everything random; printed in the results.
  public let seed: UInt64

  public init(seed: UInt64 = 1) { self.seed = seed }

  /// - Parameter previous: the edition before, where the survey names one.
  /// - Throws: ``ScoringError`` where no honest score can be given.
  public func evaluate(_ data: SurveyData, previous: SurveyData? = nil) throws(ScoringError) -> Results {
    let earlier: Results?
    if let previous { earlier = try evaluate(previous) } else { earlier = nil }
    let group = try ScoredGroup(data, group: 0)
    let responses = responsesByUnit(group.table, units: data.survey.units.count)
    let units = Domains.units(group.weights, count: data.survey.units.count)
    let unitValues = group.values(of: units)
    let withholding = group.withholding(responses: responses, values: unitValues)
    let normalizer = try Normalizer(
      plan: group.plan, values: unitValues, isRanged: withholding.isPublished, unitIDs: data.survey.units.map(\.id))
    let unitScores = group.scores(of: units, values: unitValues, normalizer: normalizer)
    let whole = Domains.whole(group.weights)
    let wholeScores = group.scores(of: whole, values: group.values(of: whole), normalizer: normalizer)

    let rates = ResponseRates(survey: data.survey, groups: data.groups)
    return Results(
      survey: data.survey, index: data.index, seed: seed, inputs: data.inputs, account: data.account,
      overall: withholding.isOverallPublished ? overall(group, wholeScores) : .withheld(responses: group.table.count, index: data.index),
      units: unitResults(data, group, unitScores, responses, withholding, earlier),
      responseRates: rates.rates, weighting: group.weights.summary,
      context: try figures(data),
      previousEdition: earlier.map { ($0.survey.edition, $0.responseRates.first?.counts.rr2) },
      satisfactionQuestions: group.satisfaction.questions, observedRanges: normalizer.observedRanges,
      unconfirmedDispositions: rates.unconfirmed)
  }

  private func figures(_ data: SurveyData) throws(ScoringError) -> [ContextFigure] {
    guard let context = data.context else { return [] }
    return try ContextArithmetic.figures(context: context, survey: data.survey)
  }

  private func responsesByUnit(_ table: ResponseTable, units: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: units)
    for unit in table.unit { counts[Int(unit)] += 1 }
    return counts
  }

  private func overall(_ group: ScoredGroup, _ scored: DomainScores) -> Results.Overall {
    let index = group.plan.index
    let inference = NodeInference(group: group, scored: scored, intervals: IntervalEstimator(confidence: index.confidence))
    let nodes = nodeResults(inference).map { $0[0] }
    return Results.Overall(
      score: nodes[0].score, publishedScore: nodes[0].score.map { PublishedNumber($0, decimals: index.score.decimals) },
      standardError: nodes[0].standardError, interval: nodes[0].interval, satisfaction: inference.satisfaction()[0],
      responses: group.table.count, nodes: nodes)
  }

  /// Nodes × domains.
  private func nodeResults(_ inference: NodeInference) -> [[Results.NodeResult]] {
    let plan = inference.group.plan
    let scored = inference.scored
    var indicatorOfNode = [Int?](repeating: nil, count: plan.index.nodes.count)
    for (place, indicator) in plan.indicators.enumerated() { indicatorOfNode[indicator.node] = place }
    return plan.index.nodes.indices.map { node in
      let inferred = inference.node(node)
      return (0..<scored.domains.count).map { domain in
        Results.NodeResult(
          value: indicatorOfNode[node].flatMap { scored.values.value(domain: domain, indicator: $0) },
          score: scored.scores.score(domain: domain, node: node), standardError: inferred[domain]?.standardError,
          interval: inferred[domain]?.interval, degreesOfFreedom: inferred[domain]?.degreesOfFreedom,
          n: scored.counts.count(domain: domain, node: node))
      }
    }
  }

  private func unitResults(
    _ data: SurveyData, _ group: ScoredGroup, _ scored: DomainScores, _ responses: [Int], _ withholding: Withholding,
    _ earlier: Results?
  ) -> [Results.UnitResult] {
    let index = data.index
    let inference = NodeInference(group: group, scored: scored, intervals: IntervalEstimator(confidence: index.confidence))
    let nodes = nodeResults(inference)
    let satisfaction = inference.satisfaction()
    let effective = effectiveResponses(group, units: responses.count)
    let ranking = Ranking(
      scores: responses.indices.map { withholding.isPublished[$0] ? nodes[0][$0].score : nil }, ties: index.ties,
      decimals: index.score.decimals)
    return ranking.order.map { unit in
      guard withholding.isPublished[unit] else {
        let remark: Results.Remark =
          withholding.protects[unit] ? .protects : .withheld(responses: responses[unit], atLeast: index.publish.atLeast)
        return .withheld(unit: unit, responses: responses[unit], remark: remark, index: index)
      }
      let root = nodes[0][unit]
      let published = root.score.map { PublishedNumber($0, decimals: index.score.decimals) }
      return Results.UnitResult(
        unit: unit, rank: ranking.rank[unit], score: root.score, publishedScore: published, standardError: root.standardError,
        degreesOfFreedom: root.degreesOfFreedom, interval: root.interval, tier: published.flatMap(index.tier),
        tiedWith: ranking.tied(with: unit), responses: responses[unit], effectiveResponses: effective[unit],
        satisfaction: satisfaction[unit], nodes: nodes.map { $0[unit] }, isPublished: true,
        remarks: remarks(root, effective: effective[unit], index: index),
        previous: previous(of: data.survey.units[unit], published: published, in: earlier))
    }
  }

  private func effectiveResponses(_ group: ScoredGroup, units: Int) -> [Double] {
    var weights = [[Double]](repeating: [], count: units)
    for (unit, weight) in zip(group.table.unit, group.weights.weight) { weights[Int(unit)].append(weight) }
    return weights.map { WeightingSummary.effective($0) }
  }

  private func remarks(_ root: Results.NodeResult, effective: Double, index: IndexTree) -> [Results.Remark] {
    guard root.score != nil else { return [.noScore] }
    var remarks: [Results.Remark] = []
    if effective < index.publish.cautionBelow {
      remarks.append(.fewResponses(effective: effective, below: index.publish.cautionBelow))
    }
    if let interval = root.interval, interval.high - interval.low > 0.3 * (index.score.to - index.score.from) {
      remarks.append(.wideInterval)
    }
    return remarks
  }

  /// The unit under its id or one that it had formerly. `nil` where it was not ranked then, or is not now.
  private func previous(of unit: Unit, published: PublishedNumber?, in earlier: Results?) -> Results.Previous? {
    guard let earlier, let published else { return nil }
    let ids = [unit.id] + unit.formerly
    guard let then = earlier.units.first(where: { ids.contains(earlier.survey.units[$0.unit].id) }), let rank = then.rank,
      let score = then.publishedScore
    else { return nil }
    return Results.Previous(rank: rank, score: score.value, change: published.value - score.value, changeInterval: nil)
  }
}

extension Results.UnitResult {
  /// No number of the unit is published but how many responses there were.
  static func withheld(unit: Int, responses: Int, remark: Results.Remark, index: IndexTree) -> Results.UnitResult {
    Results.UnitResult(
      unit: unit, rank: nil, score: nil, publishedScore: nil, standardError: nil, degreesOfFreedom: nil, interval: nil, tier: nil,
      tiedWith: [], responses: responses, effectiveResponses: nil, satisfaction: nil,
      nodes: index.nodes.map { _ in .withheld }, isPublished: false, remarks: [remark], previous: nil)
  }
}

extension Results.Overall {
  /// No number of all units together but how many responses there were: it would tell of a unit that is withheld.
  static func withheld(responses: Int, index: IndexTree) -> Results.Overall {
    Results.Overall(
      score: nil, publishedScore: nil, standardError: nil, interval: nil, satisfaction: nil, responses: responses,
      nodes: index.nodes.map { _ in .withheld }, remarks: [.revealsWithheld])
  }
}

extension Results.NodeResult {
  fileprivate static let withheld = Results.NodeResult(value: nil, score: nil, standardError: nil, interval: nil, n: 0)
}
