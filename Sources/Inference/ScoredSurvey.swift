package import Scoring
package import SurveyModel

/// A survey scored as it is: each unit, and all responses together under the rules made from the units.
package struct ScoredSurvey {
  /// What one respondent group says.
  struct Part {
    /// Among the respondent groups of the survey.
    let place: Int
    let group: ScoredGroup
    let normalizer: Normalizer
    let pooled: PooledValues
    let units: DomainScores
    /// One domain.
    let whole: DomainScores
  }

  /// With the weights that were used in the index.
  let data: SurveyData
  /// The respondent groups that weigh something, in the order of the survey.
  let parts: [Part]
  let shares: GroupShares
  let smoothness: NodeSmoothness
  let adjustments: Adjustments
  /// Weights that are made from the scores of units, made from those that are published. Errors hold them as they are.
  let weights: IndexWeights
  /// By unit, unweighted, of all groups.
  let responses: [Int]
  /// Which units have enough responses, or are withheld for the sake of one that has not. These take part in no range, rank or comparison.
  let withholding: Withholding
  /// `nil` where the index states none for its figures.
  let treatment: SurveyTreatment?
  /// By unit: published, and not screened for want of data. The others take part in no range, rank or comparison of this index.
  let takesPart: [Bool]

  /// - Parameters:
  ///   - earlier: editions before, for ranges that are pooled over them.
  ///   - contexts: editions before whose figures stand in for those that are missing, the latest first; `nil` for `earlier`.
  ///   - threads: changes the time and nothing else.
  package init(
    _ data: SurveyData, earlier: [SurveyData] = [], contexts: [SurveyData]? = nil, threads: Int = 1
  ) throws(ScoringError) {
    let weighted = try Self.weightedGroups(data)
    let codes = data.survey.respondentGroups.map { Set($0.questions.map(\.code)) }
    var groups: [ScoredGroup] = []
    for (group, _) in weighted {
      let elsewhere = codes.enumerated().filter { $0.offset != group }.reduce(into: Set<String>()) { $0.formUnion($1.element) }
      groups.append(try ScoredGroup(data, group: group, askedElsewhere: elsewhere, threads: threads))
    }
    let units = data.survey.units
    let responses = groups.map(\.responsesOfUnit).reduce(units.map { _ in 0 }) { zip($0, $1).map(+) }
    let domains = groups.map { Domains.units($0.weights, count: units.count) }
    var values = zip(groups, domains).map { $0.values(of: $1) }
    let withholding = Withholding(
      responses: responses, answered: zip(groups, values).flatMap { $0.answered(units: units.count, values: $1) },
      atLeast: data.index.publish.atLeast)
    let treatment = try SurveyTreatment(
      index: data.index, survey: data.survey, context: data.context, isPublished: withholding.isPublished,
      earlier: (contexts ?? earlier).map { ($0.survey, $0.context) })
    var screened: [Int] = []
    if let treatment {
      for place in groups.indices { groups[place].data = treatment.values }
      values = zip(groups, domains).map { $0.values(of: $1) }
      // Without figures of its own, an index has nothing that they could be too few for.
      if data.index.restsOnData[0] { screened = treatment.log.screened.map(\.unit) }
    }
    var takesPart = withholding.isPublished
    for unit in screened { takesPart[unit] = false }
    try Self.refuseEmpty(data.index, groups: groups, values: values, isPublished: takesPart)
    var normalizers: [Normalizer] = []
    var pooled: [PooledValues] = []
    for (place, group) in groups.enumerated() {
      pooled.append(try Self.pooled(data, treatment, earlier: earlier, group: weighted[place].group))
      normalizers.append(
        try Normalizer(
          plan: group.plan, values: values[place], isRanged: takesPart, unitIDs: units.map(\.id), pooled: pooled[place]))
    }
    // One set of weights for all groups, from what they say together.
    let together = IndicatorScores.combined(zip(normalizers, values).map { $0.scores(of: $1) }, weights: weighted.map(\.weight))
    let weights = try IndexWeights(
      index: data.index, scores: together, isUsed: takesPart,
      applicability: Applicability(index: data.index, groups: units.map(\.group)))
    var parts: [Part] = []
    for place in groups.indices {
      groups[place].plan = groups[place].plan.weighted(weights.index)
      let (group, normalizer) = (groups[place], normalizers[place])
      let scored = group.scores(
        of: domains[place], values: values[place], normalizer: normalizer, isCompeting: takesPart, screened: screened)
      try scored.scores.check(index: weights.index, isRequired: takesPart, unitIDs: units.map(\.id))
      let whole = Domains.whole(group.weights)
      parts.append(
        Part(
          place: weighted[place].group, group: group, normalizer: normalizer, pooled: pooled[place], units: scored,
          whole: group.scores(of: whole, values: group.values(of: whole), normalizer: normalizer, against: scored.scores)))
    }
    self.data = data.scored(by: weights.index)
    self.weights = weights
    self.parts = parts
    self.responses = responses
    self.withholding = withholding
    self.treatment = treatment
    self.takesPart = takesPart
    shares = GroupShares(plans: groups.map(\.plan), weights: weighted.map(\.weight))
    smoothness = NodeSmoothness(groups.map { NodeSmoothness(plan: $0.plan, edition: data.survey.edition) })
    adjustments = try Adjustments(index: data.index, unitIDs: units.map(\.id))
  }

  /// The groups that weigh something, by their place in the survey.
  private static func weightedGroups(_ data: SurveyData) throws(ScoringError) -> [(group: Int, weight: Double)] {
    let ids = data.survey.respondentGroups.map(\.id)
    let declared = data.index.finish.respondentGroups
    guard !declared.isEmpty else {
      guard ids.count == 1 else { throw .groupsWithoutWeights(ids) }
      return [(0, 1)]
    }
    for id in ids where !declared.contains(where: { $0.id == id }) { throw .groupsWithoutWeights([id]) }
    for share in declared where share.weight > 0 && !ids.contains(share.id) { throw .unknownGroup(share.id, known: ids) }
    return ids.enumerated().compactMap { place, id in
      let weight = declared.first { $0.id == id }?.weight ?? 0
      return weight > 0 ? (place, weight) : nil
    }
  }

  /// An indicator that weighs something and that no published unit has a value of says nothing about anybody.
  private static func refuseEmpty(
    _ index: IndexTree, groups: [ScoredGroup], values: [IndicatorValues], isPublished: [Bool]
  ) throws(ScoringError) {
    guard isPublished.contains(true), let first = groups.first else { return }
    for (place, indicator) in first.plan.indicators.enumerated() where index.nodes[indicator.node].weight > 0 {
      let isKnown = values.contains { values in
        isPublished.indices.contains { isPublished[$0] && values.value(domain: $0, indicator: place) != nil }
      }
      // Asked of a group that weighs nothing, and of no other.
      let isAsked = groups.contains { $0.plan.indicators[place].source != .notAsked }
      if !isKnown, isAsked { throw .noValues(indicator: indicator.id) }
    }
  }

  /// What the earlier editions say of the indicators whose ranges are pooled over them.
  private static func pooled(
    _ data: SurveyData, _ treatment: SurveyTreatment?, earlier: [SurveyData], group: Int
  ) throws(ScoringError) -> PooledValues {
    let wanted = Set(data.index.pooledEditions)
    var answers: [String: [String: [Double]]] = [:]
    let id = data.survey.respondentGroups[group].id
    let codes = Set(data.index.questionCodes)
    for before in earlier where before.survey.edition != data.survey.edition && wanted.contains(before.survey.edition) {
      let groups = before.survey.respondentGroups
      guard let same = groups.firstIndex(where: { $0.id == id }) ?? (groups.count == 1 ? 0 : nil) else { continue }
      let scored = try ScoredGroup(before, group: same, index: data.index, askedElsewhere: codes)
      let domains = Domains.units(scored.weights, count: before.survey.units.count)
      let values = scored.values(of: domains)
      let responses = scored.responsesOfUnit
      for (place, indicator) in scored.plan.indicators.enumerated() where indicator.isAnswered {
        let found = (0..<domains.count).compactMap { unit in
          responses[unit] >= data.index.publish.atLeast ? values.value(domain: unit, indicator: place) : nil
        }
        if !found.isEmpty { answers[indicator.id, default: [:]][before.survey.edition] = found }
      }
    }
    return PooledValues(index: data.index, survey: data.survey, context: data.context, treatment: treatment, answers: answers)
  }

  /// What the groups weigh in a node of each unit, groups × units; 0 where one takes no part.
  func groupWeights(of node: Int) -> [[Double]] {
    var weights = parts.map { _ in [Double](repeating: 0, count: responses.count) }
    for unit in responses.indices {
      let isThere = parts.map { $0.units.scores.score(domain: unit, node: node) != nil }
      for (group, weight) in (shares.weights(of: node, isThere: isThere) ?? []).enumerated() { weights[group][unit] = weight }
    }
    return weights
  }

  /// Id of the respondent group behind one of ``parts``.
  func groupID(of part: Part) -> String { data.survey.respondentGroups[part.place].id }

  /// The first of ``parts``: the only one where there is one respondent group.
  var group: ScoredGroup { parts[0].group }
  var normalizer: Normalizer { parts[0].normalizer }
  var units: DomainScores { parts[0].units }
  var whole: DomainScores { parts[0].whole }

  /// By unit.
  var isPublished: [Bool] { withholding.isPublished }

  /// Of all units and groups.
  var allResponses: Int { parts.reduce(0) { $0 + $1.group.table.count } }

  /// Of a unit, as it is aggregated; `nil` where it is missing.
  func score(unit: Int, node: Int) -> Double? { combined(parts.map { $0.units.scores.score(domain: unit, node: node) }, node: node) }

  /// Of all units together.
  func wholeScore(node: Int) -> Double? { combined(parts.map { $0.whole.scores.score(domain: 0, node: node) }, node: node) }

  private func combined(_ scores: [Double?], node: Int) -> Double? {
    let score = shares.combined(scores.map { $0 ?? .nan }, node: node)
    return score.isNaN ? nil : score
  }

  /// Of the published units, by node.
  var mainEffects: MainEffects {
    MainEffects(nodes: data.index.nodes.count, isUsed: takesPart) { score(unit: $0, node: $1) }
  }

  /// What bonus and penalty points move a unit's score by, once it is held within the scale.
  func shift(of unit: Int) -> Double {
    guard let score = score(unit: unit, node: 0) else { return 0 }
    return adjustments.adjusted(score, unit: unit) - score
  }

  /// By unit, unrounded, with bonus and penalty points: what is ranked and compared. `nil` for a unit without a score, or that is withheld.
  var rankedScores: [Double?] {
    takesPart.indices.map { unit in
      takesPart[unit] ? score(unit: unit, node: 0).map { adjustments.adjusted($0, unit: unit) } : nil
    }
  }

  /// By unit: ``rankedScores`` at the index's decimals.
  var publishedScores: [PublishedNumber?] {
    rankedScores.map { $0.map { PublishedNumber($0, decimals: data.index.score.decimals) } }
  }

  var ranking: Ranking {
    Ranking(scores: rankedScores, ties: data.index.ties, decimals: data.index.score.decimals)
  }
}
