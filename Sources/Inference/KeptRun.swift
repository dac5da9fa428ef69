package import Scoring
package import SurveyModel

/// An evaluated survey with every stage behind its results, so that what another index would say is known without reading an answer again.
package struct KeptRun: Sendable {
  package let results: Results
  /// Of each of `IndexTree.entities`.
  package let entities: [KeptRun]
  let evaluation: Evaluation
  private let editions: Editions
  private let stages: Stages
  private let replicates: ReplicateValues?
  /// By respondent group: of the units and of the whole. `nil` where they would take too much.
  private let covariances: [[IndicatorCovariance]]?
  /// The draws that ranks are compared by, the same for every change.
  private let numbers = NormalDraws.KeptNumbers()

  /// What the results were made of.
  struct Stages: Sendable {
    let scored: ScoredSurvey
    /// By respondent group, as the next two.
    let answered: [AnsweredResponses]
    let units: [LinearizedCovariance]
    let whole: [LinearizedCovariance]?

    /// - Returns: `nil` where they would take more than ``IndicatorCovariance/limit``.
    func covariances(threads: Int, work: Work) -> [[IndicatorCovariance]]? {
      let found = scored.parts.indices.compactMap { part in
        let own = scored.parts[part]
        return IndicatorCovariance.kept(
          own.group, scored: whole == nil ? [own.units] : [own.units, own.whole],
          roots: [units[part]] + (whole.map { [$0[part]] } ?? []), threads: threads, work: work)
      }
      return found.count == scored.parts.count ? found : nil
    }
  }

  init(
    results: Results, entities: [KeptRun], evaluation: Evaluation, editions: Editions, stages: Stages, replicates: ReplicateValues?,
    covariances: [[IndicatorCovariance]]?
  ) {
    self.results = results
    self.entities = entities
    self.evaluation = evaluation
    self.editions = editions
    self.stages = stages
    self.replicates = replicates
    self.covariances = covariances
  }

  private var scored: ScoredSurvey { stages.scored }

  /// With the weights that were used in the index.
  package var data: SurveyData { scored.data }
  /// What the samples say, before anything is made of it.
  package var figures: SurveyFigures { scored.survey }
  package var chain: ScoringChain { scored.chain }

  /// The index with the weights that were used: what a change is a change of.
  package var index: IndexTree { scored.data.index }

  /// What the survey says after a change: the numbers of a run from the start with that index.
  ///
  /// - Parameter comparesAll: whether rank sets of all units at once are wanted. They need many draws, and a difference that lies near the critical value
  ///   up to sixty-four times as many.
  /// - Throws: a node, a unit or a question that there is not; a change that leaves nothing; what scoring throws; ``ScoringError/cancelled``.
  package func whatIf(
    _ change: IndexChange, comparesAll: Bool = true, work: Work = .unwatched
  ) throws(ScoringError) -> WhatIf {
    let (changed, units) = try changed(by: change)
    return try whatIf(changed, without: units, comparesAll: comparesAll, work: work)
  }

  /// The index after a change, and the units that it leaves out, by their place.
  ///
  /// - Throws: a node, a unit or a question that there is not; a change that leaves nothing.
  package func changed(by change: IndexChange) throws(ScoringError) -> (index: IndexTree, without: Set<Int>) {
    let index = scored.data.index
    for id in (Array(change.weights.keys) + change.aggregations.keys).sorted() where !index.nodes.contains(where: { $0.id == id }) {
      throw .unknownNode(id)
    }
    let ids = scored.data.survey.units.map(\.id)
    var units: Set<Int> = []
    for id in change.withoutUnits.sorted() {
      guard let unit = ids.firstIndex(of: id) else { throw .unknownUnit(id, neededBy: "without") }
      units.insert(unit)
    }
    let known = Set(index.questionCodes)
    for code in change.withoutQuestions.sorted() where !known.contains(code) { throw .unknownQuestion(code: code, neededBy: "without") }
    let changed: IndexTree
    do throws(IndexTree.Flaw) {
      // Of the weights as they were used where one of them is set anew; else as they are written, so that schemes are worked out again.
      changed = try (change.weights.isEmpty ? scored.writtenIndex : index).changed(by: change)
    } catch {
      throw .impossibleIndex(error)
    }
    return (changed, units)
  }

  /// The same for any index over the survey's questions.
  ///
  /// - Parameters:
  ///   - index: with its weights as they are written.
  ///   - units: indices into `Survey.units` that are left out of ranges, ranks and comparisons.
  package func whatIf(
    _ index: IndexTree, without units: Set<Int> = [], comparesAll: Bool = true, work: Work = .unwatched
  ) throws(ScoringError) -> WhatIf {
    guard !needsTheStart(index), let scored = try scored.scored(by: index, without: units) else {
      return try fromTheStart(index, without: units, comparesAll: comparesAll, work: work)
    }
    if work.isCancelled { throw .cancelled }
    return try WhatIf(
      scored, evaluation: evaluation, replicates: replicates, covariances: covariances(scored, work: work), isFromTheStart: false,
      comparesAll: comparesAll, work: work, numbers: numbers)
  }

  /// What weights around those of any index over the survey's questions would make of its ranking.
  ///
  /// - Parameters:
  ///   - index: with its weights as they are written.
  ///   - units: indices into `Survey.units` that are left out.
  ///   - branches: of each integer program, at most.
  ///   - work: where it is cancelled, ranks keep the bounds that were proven until then.
  /// - Returns: with the ranking that the reach speaks of, by unit.
  package func reach(
    of other: IndexTree.OtherWeights, by index: IndexTree, without units: Set<Int> = [], branches: Int = 400, work: Work = .unwatched
  ) throws(ScoringError) -> Result<(reach: WeightRobustness.Reach, ranks: [Int?]), WeightRobustness.Absence> {
    let kept = try needsTheStart(index) ? nil : scored.scored(by: index, without: units)
    let scored = if let kept { kept } else { try rescored(index, without: units, work: .unwatched) }
    let found = Result { () throws(WeightRobustness.Absence) in
      try WeightRobustness(scored, [other], branches: branches, threads: evaluation.threads, work: work)
    }
    return found.flatMap { found in
      found.reaches.first.map { .success(($0, scored.ranking.rank)) } ?? .failure(.oneComponent)
    }
  }

  /// Whether the index asks for other weights of responses, or publishes other units: both come before figures.
  private func needsTheStart(_ index: IndexTree) -> Bool {
    let own = scored.data.index
    return index.responseWeighting != own.responseWeighting || index.publish.atLeast != own.publish.atLeast
      || index.treatment != own.treatment || index.treatedNames != own.treatedNames
      || index.finish.respondentGroups != own.finish.respondentGroups
      // Without a question that too few answered, all units together may be told of.
      || !scored.withholding.isOverallPublished && Set(index.questionCodes) != Set(own.questionCodes)
  }

  private func fromTheStart(
    _ index: IndexTree, without units: Set<Int>, comparesAll: Bool, work: Work
  ) throws(ScoringError) -> WhatIf {
    try WhatIf(
      try rescored(index, without: units, work: work), evaluation: evaluation, replicates: nil, covariances: nil, isFromTheStart: true,
      comparesAll: comparesAll, work: work,
      numbers: numbers)
  }

  /// From the answers.
  private func rescored(_ index: IndexTree, without units: Set<Int>, work: Work) throws(ScoringError) -> ScoredSurvey {
    var shelf = SampleShelf(threads: evaluation.threads, work: work)
    let own = Edition(number: editions.now.number, data: editions.now.data.scored(by: index))
    let whole = try ScoredSurvey(own, earlier: editions.before, contexts: editions.contexts, shelf: &shelf)
    guard let left = try whole.scored(by: index, without: units) else { throw .unknownData(indicator: index.id, data: index.id) }
    return left
  }

  /// The covariances of other scores from the blocks that are kept, by respondent group; `nil` where there are none, or where other responses would count as scored:
  /// those who answered only what is left out.
  private func covariances(_ other: ScoredSurvey, work: Work) -> [[LinearizedCovariance]]? {
    guard let covariances else { return nil }
    var found: [[LinearizedCovariance]] = []
    for (number, (own, part)) in zip(scored.parts, other.parts).enumerated() {
      guard let columns = own.group.plan.scored(by: part.group.plan.index)?.columns else { return nil }
      if Set(columns) != Set(own.group.plan.indicators.indices) {
        let (before, after) = (stages.answered[number], part.group.answered(threads: evaluation.threads, work: work))
        guard (0..<before.rows).allSatisfy({ before.count(row: $0, node: 0) == after.count(row: $0, node: 0) }) else { return nil }
      }
      let sets = zip(covariances[number], [part.units, part.whole]).compactMap { kept, set -> LinearizedCovariance? in
        let gradients = (0..<set.domains.count).map { domain in
          var slopes = [Double](repeating: 0, count: own.group.plan.indicators.count)
          for (column, slope) in zip(columns, set.scores.gradient(domain: domain, node: 0)) { slopes[column] += slope }
          return slopes
        }
        return kept.covariance(gradients)?.adding(evaluation.countsOpenQuestions ? kept.openQuestions(gradients) : nil)
      }
      guard sets.count == covariances[number].count else { return nil }
      found.append(sets)
    }
    return found
  }
}

/// What a survey would say by another index.
package struct WhatIf: Sendable {
  package struct Unit: Sendable, Hashable {
    /// Index into `Survey.units`.
    package let unit: Int
    /// Competition rank; `nil` for a unit that is withheld, left out or has no score.
    package let rank: Int?
    /// Unrounded, with bonus and penalty points.
    package let score: Double?
    package let publishedScore: PublishedNumber?
    package let standardError: Double?
    package let degreesOfFreedom: Double?
    package let interval: Interval?
    /// Best and worst rank that the data allow, marginal.
    package let rankSet: ClosedRange<Int>?
    /// The same for all units at once; `nil` also where it was not asked for.
    package let rankSetSimultaneous: ClosedRange<Int>?
    /// Index into `IndexTree.tierNames`.
    package let tier: Int?
    /// Scores beside the nodes of ``WhatIf/index``, the root first and before points; all `nil` for a unit without a rank.
    package let nodes: [Double?]
  }

  /// With the weights that were used.
  package let index: IndexTree
  /// In rank order; those without a rank last.
  package let units: [Unit]
  /// Of all units together; `nil` where it is withheld, missing, or units are left out.
  package let overall: Double?
  package let overallStandardError: Double?
  package let overallInterval: Interval?
  /// `nil` where there are no rank sets, or none of all units at once.
  package let rankComparison: Results.RankComparison?
  /// Whether the change came before the figures, so that answers were tallied again.
  package let isFromTheStart: Bool
  /// Whether errors come from the covariances that are kept; else the answers were read again, since these would take more than 256 MB or other respondents count.
  package let usesKeptCovariance: Bool

  init(
    _ scored: ScoredSurvey, evaluation: Evaluation, replicates kept: ReplicateValues?, covariances: [[LinearizedCovariance]]?,
    isFromTheStart: Bool, comparesAll: Bool, work: Work, numbers: NormalDraws.KeptNumbers?
  ) throws(ScoringError) {
    let index = scored.data.index
    var replicates: ReplicateScores?
    if scored.smoothness.needsReplicates {
      replicates = Bootstrap(replicates: evaluation.replicates, seed: evaluation.seed, threads: evaluation.threads, work: work).scores(
        of: scored, nodes: [0], kept: kept)
      if work.isCancelled { throw .cancelled }
    }
    let hasOverall = scored.withholding.isOverallPublished && scored.takesPart == scored.survey.figures.takesPart
    var open: [[OpenQuestions]] = []
    if covariances == nil, evaluation.countsOpenQuestions {
      open = scored.parts.compactMap {
        OpenQuestions.found(
          $0.group, scored: hasOverall ? [$0.units, $0.whole] : [$0.units], nodes: [0], threads: evaluation.threads, work: work)
      }
      if open.count < scored.parts.count { open = [] }
    }
    let (inference, whole) = NodeInference.unitsAndWhole(
      scored, includesWhole: hasOverall, intervals: IntervalEstimator(confidence: index.confidence), threads: evaluation.threads,
      work: work, replicates: replicates, targets: [.node(0)], kept: covariances, open: open)
    if work.isCancelled { throw .cancelled }
    let sets = UnitRankSets(
      scored, inference.scoreCovariance(), seed: evaluation.seed, threads: evaluation.threads, comparesAll: comparesAll, work: work,
      numbers: numbers)
    if work.isCancelled { throw .cancelled }
    let inferred = inference.node(0)
    let published = scored.chain.published
    let rounded = published.rounded
    units = published.ranking.order.map { unit in
      let isShown = published.ranking.rank[unit] != nil
      return Unit(
        unit: unit, rank: published.ranking.rank[unit], score: published.scores[unit], publishedScore: rounded[unit],
        standardError: isShown ? inferred[unit]?.standardError : nil,
        degreesOfFreedom: isShown ? inferred[unit]?.degreesOfFreedom : nil,
        interval: isShown ? inferred[unit]?.interval.map { published.adjustments.adjusted($0, unit: unit) } : nil,
        rankSet: sets.marginal[unit], rankSetSimultaneous: sets.simultaneous[unit], tier: published.tiers[unit],
        nodes: index.nodes.indices.map { isShown ? scored.score(unit: unit, node: $0) : nil })
    }
    let all = scored.holdsHidden(node: 0) ? nil : whole?.node(0)[0]
    overall = hasOverall ? scored.wholeScore(node: 0) : nil
    overallStandardError = all?.standardError
    overallInterval = all?.interval
    rankComparison = sets.comparison
    self.index = index
    self.isFromTheStart = isFromTheStart
    usesKeptCovariance = covariances != nil
  }
}

extension Adjustments {
  /// An interval with bonus and penalty points: moved, and held within the scale.
  func adjusted(_ interval: Interval, unit: Int) -> Interval {
    Interval(low: adjusted(interval.low, unit: unit), high: adjusted(interval.high, unit: unit))
  }
}

extension ScoredSurvey {
  /// The index with its weights as they are written.
  var writtenIndex: IndexTree { chain.figures.parts[0].plan.index }
}
