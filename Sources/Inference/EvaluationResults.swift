import Scoring
import SurveyModel

/// The results of a run put together from its stages.
extension Evaluation {
  /// What was published of the edition before, and the change since.
  struct Earlier {
    let survey: Survey
    /// What the units of now were in it.
    let predecessors: Predecessors
    let ranking: Ranking
    /// By unit of its own survey.
    let scores: [PublishedNumber?]
    let rates: [ResponseRate]
    let change: EditionChange
    /// What bonus and penalty points moved each unit's score by.
    let shift: [Double]
    let hasOtherIndex: Bool
    let domains: EarlierDomains
    /// By domain, the index of those that are taken together; `nil` where all are units.
    let together: [Double?]
    /// Published then.
    let decimals: Int
  }

  func results(
    _ scored: ScoredSurvey, open: [[OpenQuestions]], earlier: Earlier?, replicates: ReplicateScores?, entities: [Results],
    contexts: [SurveyData], isEntity: Bool, work: Work
  ) throws(ScoringError) -> (results: Results, stages: KeptRun.Stages) {
    let data = scored.data
    let intervals = IntervalEstimator(confidence: data.index.confidence)
    let (units, whole) = NodeInference.unitsAndWhole(
      scored, includesWhole: scored.withholding.isOverallPublished, intervals: intervals, threads: threads, work: work,
      replicates: replicates, open: open)
    if work.isCancelled { throw .cancelled }
    var groups = scored.groupResults(units: units, whole: whole)
    let rates = ResponseRates(survey: data.survey, groups: data.groups)
    let covariance = units.scoreCovariance()
    let rankSets =
      detail == .scores
      ? UnitRankSets.none(units: data.survey.units.count) : UnitRankSets(scored, covariance, seed: seed, threads: threads, work: work)
    if work.isCancelled { throw .cancelled }
    let answered = scored.parts.map { $0.group.answered(threads: threads, work: work) }
    var withoutFlagged: Figures?
    let flagged: FlaggedComparison?
    var flaggedFailure: ScoringError?
    do throws(ScoringError) {
      withoutFlagged = try scored.figuresWithoutFlagged(contexts: contexts, threads: threads, work: work)
      flagged = if let withoutFlagged { try FlaggedComparison(scored, withoutFlagged: withoutFlagged) } else { nil }
    } catch {
      if error == .cancelled { throw error }
      (flagged, flaggedFailure) = (nil, error)
    }
    let asks = asksRobustness && !isEntity
    let robustness =
      asks
      ? Result { () throws(WeightRobustness.Absence) in try WeightRobustness(scored, threads: threads, work: work) } : nil
    let draws =
      asks && self.draws != 0
      ? Result { () throws(MethodDraws.Absence) in
        try MethodDraws(scored, withoutFlagged: withoutFlagged, draws: self.draws, seed: seed, threads: threads, work: work)
      } : nil
    if work.isCancelled { throw .cancelled }
    let answers =
      detail == .everything && !isEntity
      ? AnswerDistributions(
        data, isPublished: scored.isPublished, isOverallPublished: scored.withholding.isOverallPublished,
        atLeast: data.index.publish.atLeast)
      : nil
    if let answers {
      for (place, further) in try scored.furtherSatisfaction(answers, intervals, threads: threads, work: work).enumerated() {
        groups[place].furtherSatisfaction = further
      }
    }
    let results = Results(
      survey: data.survey, index: data.index, seed: seed, inputs: data.inputs, account: data.account,
      overall: whole.map { overall(scored, $0, groups, answered) } ?? .withheld(responses: scored.allResponses, index: data.index),
      units: unitResults(scored, units, covariance, rates.rates, earlier, rankSets: rankSets, groups: groups, answered: answered),
      responseRates: rates.rates, respondentGroups: groups,
      context: try figures(data),
      previousEdition: earlier.map { ($0.survey.edition, $0.rates.first?.counts.rr2) },
      unmatchedGroups: earlier?.change.unmatchedGroups ?? [],
      hasOtherIndexBefore: earlier?.hasOtherIndex ?? false,
      observedRanges: scored.chain.normalized.normalizers.flatMap(\.observedRanges),
      unconfirmedDispositions: rates.unconfirmed, answeredNotEligible: rates.answeredNotEligible, rankComparison: rankSets.comparison,
      flaggedComparison: flagged, flaggedFailure: flaggedFailure,
      clippedValues: scored.chain.normalized.normalizers.flatMap(\.clipped), adjustments: scored.adjustments.entries, entities: entities,
      computedWeights: scored.weights.computed, mainEffects: scored.mainEffects.effects, treatment: scored.treatment?.log,
      weightRobustness: robustness, methodDraws: draws, coherence: asks ? ComponentCoherence(scored) : nil,
      droppedIndicators: dropped(scored), answers: answers)
    if work.isCancelled { throw .cancelled }
    return (results, KeptRun.Stages(scored: scored, answered: answered, units: units.roots, whole: whole?.roots))
  }

  func figures(_ data: SurveyData) throws(ScoringError) -> [ContextFigure] {
    guard let context = data.context else { return [] }
    return try ContextArithmetic.figures(context: context, survey: data.survey)
  }

  /// The group that is asked how satisfied it is; `nil` where several are, or none.
  private func onlyAsked(_ groups: [Results.GroupResult]) -> Results.GroupResult? {
    let asked = groups.filter { !$0.satisfactionQuestions.isEmpty }
    return asked.count == 1 ? asked[0] : nil
  }

  /// Ids of the indicators that a published unit has and the whole department has not.
  private func lacking(_ scored: ScoredSurvey) -> [String] {
    scored.group.plan.indicators.filter { indicator in
      scored.wholeScore(node: indicator.node) == nil
        && scored.isPublished.indices.contains { scored.isPublished[$0] && scored.score(unit: $0, node: indicator.node) != nil }
    }.map(\.id)
  }

  private func overall(
    _ scored: ScoredSurvey, _ inference: NodeInference, _ groups: [Results.GroupResult], _ answered: [AnsweredResponses]
  ) -> Results.Overall {
    let index = inference.index
    let lacking = lacking(scored)
    let isHeld = index.nodes.indices.map { scored.holdsHidden(node: $0) }
    let nodes = zip(nodeResults(scored, inference, \.whole, answered), isHeld).map { $1 ? $0[0].withoutError : $0[0] }
    let holdsWithheld = isHeld.contains(true) || scored.parts.contains { $0.group.satisfactionHoldsHidden }
    let treated = scored.treatment.map { TreatmentMarks($0.log, index: index).indicators(ofUnit: nil) } ?? []
    return Results.Overall(
      score: nodes[0].score, publishedScore: nodes[0].score.map { PublishedNumber($0, decimals: index.score.decimals) },
      standardError: nodes[0].standardError, interval: nodes[0].interval, satisfaction: onlyAsked(groups)?.overallSatisfaction,
      responses: scored.allResponses, nodes: nodes,
      remarks: (lacking.isEmpty ? [] : [.lacksFigures(indicators: lacking)]) + (treated.isEmpty ? [] : [.treated(indicators: treated)])
        + (holdsWithheld ? [.holdsWithheld] : []),
      precision: precision(inference, [nodes[0].standardError])[0])
  }

  /// Nodes × domains.
  private func nodeResults(
    _ scored: ScoredSurvey, _ inference: NodeInference, _ domains: KeyPath<ScoredSurvey.Part, DomainScores>,
    _ answered: [AnsweredResponses]
  ) -> [[Results.NodeResult]] {
    let plan = scored.group.plan
    let groups = scored.parts.map { $0[keyPath: domains] }
    let counts = zip(answered, groups).map { ResponseCounts($0, domains: $1.domains) }
    var indicatorOfNode = [Int?](repeating: nil, count: plan.index.nodes.count)
    for (place, indicator) in plan.indicators.enumerated() { indicatorOfNode[indicator.node] = place }
    return plan.index.nodes.indices.map { node in
      let inferred = detail == .everything || node == 0 ? inference.node(node) : inference.nothing
      return inferred.indices.map { domain in
        var value: Double?
        if let indicator = indicatorOfNode[node] {
          let values = groups.map { $0.values.value(domain: domain, indicator: indicator) ?? .nan }
          value = scored.shares.combined(values, node: node)
        }
        return Results.NodeResult(
          value: value.flatMap { $0.isNaN ? nil : $0 }, score: inference.score(domain: domain, node: node),
          standardError: inferred[domain]?.standardError, interval: inferred[domain]?.interval,
          degreesOfFreedom: inferred[domain]?.degreesOfFreedom, n: counts.reduce(0) { $0 + $1.count(domain: domain, node: node) })
      }
    }
  }

  private func unitResults(
    _ scored: ScoredSurvey, _ inference: NodeInference, _ covariance: ScoreCovariance?, _ rates: [ResponseRate], _ earlier: Earlier?,
    rankSets: UnitRankSets, groups: [Results.GroupResult], answered: [AnsweredResponses]
  ) -> [Results.UnitResult] {
    let index = scored.data.index
    let (responses, isPublished) = (scored.responses, scored.isPublished)
    let nodes = nodeResults(scored, inference, \.units, answered)
    let satisfaction = onlyAsked(groups)?.satisfaction ?? responses.map { _ in nil }
    let precision = precision(inference, nodes[0].map(\.standardError))
    let ranking = scored.ranking
    let publishedScores = scored.publishedScores
    let rankedScores = scored.rankedScores
    let tiers = scored.chain.published.tiers
    let groupRanks = groupRanks(scored)
    return ranking.order.enumerated().map { place, unit in
      guard isPublished[unit] else {
        return .withheld(
          unit: unit, responses: responses[unit], counted: scored.withholding.respondents[unit], atLeast: index.publish.atLeast,
          index: index)
      }
      let root = adjusted(nodes[0][unit], score: rankedScores[unit], unit: unit, scored)
      let published = publishedScores[unit]
      let next = ranking.order.dropFirst(place + 1).first.flatMap { ranking.rank[$0] == nil ? nil : $0 }
      return Results.UnitResult(
        unit: unit, rank: ranking.rank[unit], score: root.score, publishedScore: published, standardError: root.standardError,
        degreesOfFreedom: root.degreesOfFreedom, interval: root.interval, rankSet: rankSets.marginal[unit],
        rankSetSimultaneous: rankSets.simultaneous[unit], tier: tiers[unit], tiedWith: ranking.tied(with: unit),
        responses: responses[unit], effectiveResponses: precision[unit]?.effectiveResponses ?? 0,
        satisfaction: satisfaction[unit], nodes: nodes.map { $0[unit] }, isPublished: true,
        remarks: remarks(
          root, unit: unit, effective: precision[unit]?.effectiveResponses ?? 0, standsAlone: inference.standsAlone(0), scored, earlier),
        previous: previous(unit, published: published, rates: rates, shift: scored.shift(of: unit), in: earlier),
        differenceToNext: next.flatMap { next in
          inference.difference(unit, next, covariance)?.shifted(by: scored.shift(of: unit) - scored.shift(of: next))
        }, groupRank: groupRanks[unit],
        points: scored.adjustments.entries.contains { $0.unit == unit } ? scored.adjustments.points(of: unit) : nil,
        precision: precision[unit])
    }
  }

  /// The root's result with bonus and penalty points: the interval first, then moved and held within the scale.
  private func adjusted(
    _ root: Results.NodeResult, score: Double?, unit: Int, _ scored: ScoredSurvey
  ) -> Results.NodeResult {
    Results.NodeResult(
      value: root.value, score: score, standardError: root.standardError,
      interval: root.interval.map { scored.adjustments.adjusted($0, unit: unit) }, degreesOfFreedom: root.degreesOfFreedom, n: root.n)
  }

  /// By unit; all `nil` unless the index ranks within groups, or two groups have two ranked units at least.
  private func groupRanks(_ scored: ScoredSurvey) -> [Int?] {
    let index = scored.data.index
    let groups = scored.data.survey.units.map(\.group)
    let ranks = scored.chain.published.groupRank
    var ranked: [String: Int] = [:]
    for (group, rank) in zip(groups, ranks) {
      if let group, rank != nil { ranked[group, default: 0] += 1 }
    }
    return index.finish.ranksWithinGroups || ranked.values.count { $0 > 1 } > 1 ? ranks : ranks.map { _ in nil }
  }

  /// Design effects only where everything is inferred.
  private func precision(_ inference: NodeInference, _ standardErrors: [Double?]) -> [Results.Precision?] {
    inference.precision(standardErrors: detail == .everything ? standardErrors : nil)
  }

  private func remarks(
    _ root: Results.NodeResult, unit: Int, effective: Double, standsAlone: Bool, _ scored: ScoredSurvey, _ earlier: Earlier?
  ) -> [Results.Remark] {
    let index = scored.data.index
    let log = scored.treatment?.log
    if !scored.takesPart[unit], let screened = log?.screened.first(where: { $0.unit == unit }) {
      return [.screened(known: screened.known, applicable: screened.applicable, share: index.treatment?.screen ?? 0)]
    }
    guard root.score != nil else { return [scoredParts(scored, unit: unit) ?? .noScore] }
    var remarks: [Results.Remark] = standsAlone ? [.standsAlone] : []
    let treated = log.map { TreatmentMarks($0, index: index).indicators(ofUnit: unit) } ?? []
    if !treated.isEmpty { remarks.append(.treated(indicators: treated)) }
    if let parts = scoredParts(scored, unit: unit) { remarks.append(parts) }
    if effective < index.publish.cautionBelow {
      remarks.append(.fewResponses(effective: effective, below: index.publish.cautionBelow))
    }
    if let interval = root.interval,
      interval.high - interval.low > IndexTree.PublishRule.widestInterval * (index.score.to - index.score.from)
    {
      remarks.append(.wideInterval)
    }
    if let earlier { remarks += self.remarks(unit: unit, earlier) }
    return remarks
  }

  /// How a unit that was several, or a part of one, is compared with the edition before, or why it is not.
  private func remarks(unit: Int, _ earlier: Earlier) -> [Results.Remark] {
    let then = earlier.survey
    func names(_ units: [Int]) -> [LocalizedText] { units.map { then.units[$0].name } }
    switch earlier.predecessors[unit] {
    case .none, .one: return []
    case .split(let whole): return [.wasPart(edition: then.edition, of: then.units[whole].name)]
    case .incomplete(let ids): return [.lacksParts(edition: then.edition, ids: ids)]
    case .merged(let units):
      switch earlier.domains.blanks[unit] {
      case nil: return [.wasSeveral(edition: then.edition, units: names(units))]
      case .withheld(let parts): return [.withheldThen(edition: then.edition, units: names(parts))]
      case .thin(let parts): return [.thinThen(edition: then.edition, units: names(parts))]
      case .figures(let parts): return [.figuresNotTogether(edition: then.edition, units: names(parts))]
      }
    }
  }

  /// Ids of the indicators that are left out for all.
  private func dropped(_ scored: ScoredSurvey) -> [String] {
    let found = Set(scored.chain.figures.dropped.map { scored.parts[$0.part].group.plan.indicators[$0.indicator].id })
    return scored.data.index.indicators.map { scored.data.index.nodes[$0].id }.filter(found.contains)
  }

  /// How many of its indicators a unit is scored on, where some have too few answers; `nil` where none has.
  private func scoredParts(_ scored: ScoredSurvey, unit: Int) -> Results.Remark? {
    let missing = scored.chain.figures.thin[unit]
    guard !missing.isEmpty else { return nil }
    let index = scored.data.index
    var parts: Set<String> = []
    var lacking: Set<String> = []
    for (number, part) in scored.parts.enumerated() {
      for (position, indicator) in part.group.plan.indicators.enumerated() where index.nodes[indicator.node].weight > 0 {
        if part.units.values.value(domain: unit, indicator: position) != nil { parts.insert(indicator.id) }
        if missing.contains(Figures.Cell(part: number, indicator: position)) { lacking.insert(indicator.id) }
      }
    }
    let names = index.indicators.map { index.nodes[$0].id }.filter(lacking.contains)
    return .scoredOn(parts: parts.subtracting(lacking).count, of: parts.union(lacking).count, without: names)
  }

  /// What the unit was in the edition before: a unit, or several of which the answers are taken together.
  /// `nil` where it was not ranked then, or is not now, and where nothing can be compared.
  private func previous(
    _ unit: Int, published: PublishedNumber?, rates: [ResponseRate], shift: Double, in earlier: Earlier?
  ) -> Results.Previous? {
    guard let earlier, let published, let domain = earlier.domains.domain(ofUnit: unit) else { return nil }
    let units = earlier.domains.units[unit]
    let rank = units.count == 1 ? earlier.ranking.rank[units[0]] : nil
    let together = units.count > 1 ? earlier.together[domain].map { PublishedNumber($0, decimals: earlier.decimals) } : nil
    guard let score = units.count == 1 ? earlier.scores[units[0]] : together, units.count > 1 || rank != nil else { return nil }
    func rate(_ rates: [ResponseRate], _ units: [Int]) -> Double? {
      let found = rates.filter { rate in rate.stratum == nil && rate.unit.map(units.contains) ?? false }.map(\.counts)
      return found.isEmpty ? nil : found.dropFirst().reduce(found[0]) { $0 + $1 }.rr2
    }
    var rateChange: Double?
    if let now = rate(rates, [unit]), let before = rate(earlier.rates, units) { rateChange = 100 * (now - before) }
    let moved = units.count == 1 ? earlier.shift[units[0]] : 0
    return Results.Previous(
      rank: rank, score: score.value, change: published.value - score.value,
      changeInterval: earlier.change.interval(now: unit, then: domain)?.shifted(by: shift - moved), responseRateChange: rateChange)
  }
}

extension Interval {
  func shifted(by points: Double) -> Interval { points == 0 ? self : Interval(low: low + points, high: high + points) }
}

extension Results.Difference {
  fileprivate func shifted(by points: Double) -> Results.Difference {
    points == 0
      ? self : Results.Difference(estimate: estimate + points, standardError: standardError, interval: interval?.shifted(by: points))
  }
}

extension Results.UnitResult {
  /// No number of the unit is published but how many responses there were.
  ///
  /// - Parameter counted: those that the threshold counts.
  static func withheld(unit: Int, responses: Int, counted: Int, atLeast: Int, index: IndexTree) -> Results.UnitResult {
    Results.UnitResult(
      unit: unit, rank: nil, score: nil, publishedScore: nil, standardError: nil, degreesOfFreedom: nil, interval: nil, tier: nil,
      tiedWith: [], responses: responses, effectiveResponses: nil, satisfaction: nil,
      nodes: index.nodes.map { _ in .withheld }, isPublished: false,
      remarks: [.withheld(responses: counted, atLeast: atLeast)], previous: nil)
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

  /// What its error would tell of is withheld.
  fileprivate var withoutError: Results.NodeResult {
    Results.NodeResult(value: value, score: score, standardError: nil, interval: nil, n: n)
  }
}
