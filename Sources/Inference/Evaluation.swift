package import Scoring
package import SurveyModel

/// The whole chain from what was read to what is published: weights, tally, values, scores, variance, intervals, ranks, response rates, context.
package struct Evaluation: Sendable {
  /// Replicates of a bootstrap where nobody says how many.
  package static let defaultReplicates = 2000

  /// Seed of the replicates and of simulated rank sets; printed in the results.
  package let seed: UInt64
  /// Of the bootstrap, where an index needs one.
  package let replicates: Int
  /// Changes the time, not the results.
  package let threads: Int
  /// What is inferred.
  package let detail: Detail
  /// Whether it is asked what other weights would change, and how the components move together; of the index, not of its entities.
  package let asksRobustness: Bool
  /// Draws of other choices of method, where it is asked for robustness; `nil` for as many as the index says, or as a report waits for, 0 for none.
  package let draws: Int?
  /// Whether questions that responses left open are a second phase of sampling; else only what R `survey`
  /// gives for ratios.
  package let countsOpenQuestions: Bool

  package enum Detail: Sendable, Hashable {
    case everything
    /// Standard errors and intervals of the index alone; components and indicators have their scores.
    case ranking
    /// The same without rank sets, which may need millions of draws.
    case scores
  }

  package init(
    seed: UInt64 = 1, replicates: Int = defaultReplicates, threads: Int = 1, detail: Detail = .everything, countsOpenQuestions: Bool = true,
    asksRobustness: Bool = false, draws: Int? = 0
  ) {
    self.countsOpenQuestions = countsOpenQuestions
    self.detail = detail
    self.asksRobustness = asksRobustness
    self.draws = draws
    self.seed = seed
    self.replicates = replicates
    self.threads = threads
  }

  /// - Parameters:
  ///   - previous: the edition before, where the survey names one.
  ///   - earlier: editions further back, for ranges that are pooled over them.
  /// - Throws: ``ScoringError`` where no honest score can be given; ``ScoringError/inEdition(_:_:)`` where that is so of the previous edition;
  ///   ``ScoringError/cancelled``.
  package func evaluate(
    _ data: SurveyData, previous: SurveyData? = nil, earlier further: [SurveyData] = [], work: Work = .unwatched
  ) throws(ScoringError) -> Results {
    var run = Run(self, Editions(data, previous: previous, further: further), work)
    return try run.evaluate(keeping: false).results
  }

  /// The same with every stage kept, so that another index is scored from where it differs.
  package func run(
    _ data: SurveyData, previous: SurveyData? = nil, earlier further: [SurveyData] = [], work: Work = .unwatched
  ) throws(ScoringError) -> KeptRun {
    var run = Run(self, Editions(data, previous: previous, further: further), work)
    return try run.evaluate(keeping: true)
  }
}

/// The editions of a run.
struct Editions: Sendable {
  let now: Edition
  let previous: Edition?
  let further: [Edition]
  /// All editions before, for figures that are missing, also those that the index of `now` does not score: an entity is younger than the survey.
  let contexts: [SurveyData]

  init(_ data: SurveyData, previous: SurveyData?, further: [SurveyData]) {
    now = Edition(number: 0, data: data.withToldFlags)
    self.previous = previous.map { Edition(number: 1, data: $0) }
    self.further = further.enumerated().map { Edition(number: $0 + 2, data: $1) }
    contexts = [previous].compactMap(\.self) + further
  }

  private init(_ editions: Editions, scoredBy entity: IndexTree) {
    func scored(_ edition: Edition) -> Edition? { edition.data.index.entities.first { $0.id == entity.id }.map(edition.scored(by:)) }
    now = editions.now.scored(by: entity)
    previous = editions.previous.flatMap(scored)
    further = editions.further.compactMap(scored)
    contexts = editions.contexts
  }

  /// Those of before that ranges may be pooled over.
  var before: [Edition] { [previous].compactMap(\.self) + further }

  /// The same responses scored by an entity; of editions before, those whose index has it.
  func scored(by entity: IndexTree) -> Editions { Editions(self, scoredBy: entity) }
}

/// One evaluation: what is made once for the index and its entities.
struct Run {
  let evaluation: Evaluation
  let editions: Editions
  let work: Work
  private var shelf: SampleShelf

  init(_ evaluation: Evaluation, _ editions: Editions, _ work: Work) {
    self.evaluation = evaluation
    self.editions = editions
    self.work = work
    shelf = SampleShelf(threads: evaluation.threads, work: work)
  }

  /// - Parameter keeping: whether the stages are wanted behind the results.
  mutating func evaluate(keeping: Bool) throws(ScoringError) -> KeptRun { try evaluate(editions, keeping: keeping, isEntity: false) }

  private mutating func evaluate(_ editions: Editions, keeping: Bool, isEntity: Bool) throws(ScoringError) -> KeptRun {
    let data = editions.now.data
    let scored = try ScoredSurvey(editions.now, earlier: editions.before, contexts: editions.contexts, shelf: &shelf)
    try check()
    let open = openQuestions(scored, nodes: evaluation.detail == .everything ? Array(data.index.nodes.indices) : [0], includesWhole: true)
    try check()
    let earlier = try earlier(editions, scored, open)
    try check()
    var replicates: ReplicateScores?
    var values: ReplicateValues?
    if scored.smoothness.needsReplicates {
      let bootstrap = Bootstrap(replicates: evaluation.replicates, seed: evaluation.seed, threads: evaluation.threads, work: work)
      values = keeping ? bootstrap.values(of: scored) : nil
      replicates = bootstrap.scores(of: scored, nodes: nil, kept: values)
      try check()
    }
    var entities: [KeptRun] = []
    for entity in data.index.entities { entities.append(try evaluate(editions.scored(by: entity), keeping: keeping, isEntity: true)) }
    let (results, stages) = try evaluation.results(
      scored, open: open, earlier: earlier, replicates: replicates, entities: entities.map(\.results), contexts: editions.contexts,
      isEntity: isEntity, work: work)
    try check()
    return KeptRun(
      results: results, entities: entities, evaluation: evaluation, editions: editions, stages: stages, replicates: values,
      covariances: keeping ? stages.covariances(threads: evaluation.threads, work: work) : nil)
  }

  /// By respondent group, of the units and of the whole; empty where they are not asked for or cannot be
  /// told.
  private func openQuestions(_ scored: ScoredSurvey, nodes: [Int], includesWhole: Bool) -> [[OpenQuestions]] {
    guard evaluation.countsOpenQuestions else { return [] }
    let found = scored.parts.compactMap {
      OpenQuestions.found(
        $0.group, scored: includesWhole ? [$0.units, $0.whole] : [$0.units], nodes: nodes, threads: evaluation.threads, work: work)
    }
    return found.count == scored.parts.count ? found : []
  }

  private func check() throws(ScoringError) {
    if work.isCancelled { throw .cancelled }
  }

  private mutating func earlier(
    _ editions: Editions, _ scored: ScoredSurvey, _ open: [[OpenQuestions]]
  ) throws(ScoringError) -> Evaluation.Earlier? {
    guard let edition = editions.previous else { return nil }
    let previous = edition.data
    let then: ScoredSurvey
    do throws(ScoringError) {
      then = try ScoredSurvey(edition, earlier: editions.further, contexts: Array(editions.contexts.dropFirst()), shelf: &shelf)
      // Its context is in no figure of ours, but a contradiction in it is told.
      _ = try evaluation.figures(previous)
    } catch {
      if error == .cancelled { throw error }
      throw .inEdition(previous.survey.edition, error)
    }
    let index = editions.now.data.index
    let predecessors = Predecessors(now: scored.data.survey, then: previous.survey)
    let domains = EarlierDomains(
      predecessors, units: scored.data.survey.units.count, isPublished: then.takesPart,
      isThin: then.chain.figures.thin.map { !$0.isEmpty }, restsOnFigures: previous.index.restsOnData[0])
    let merged = domains.areUnits ? nil : then.scored(in: domains)
    var before: [[OpenQuestions]] = []
    if evaluation.countsOpenQuestions {
      for (part, scores) in zip(then.parts, merged ?? then.parts.map(\.units)) {
        guard let found = OpenQuestions.found(part.group, scored: [scores], nodes: [0], threads: evaluation.threads, work: work)
        else { break }
        before.append(found)
      }
      if before.count < then.parts.count { before = [] }
    }
    return Evaluation.Earlier(
      survey: previous.survey, predecessors: predecessors, ranking: then.ranking, scores: then.publishedScores,
      rates: ResponseRates(survey: previous.survey, groups: previous.groups).rates,
      change: EditionChange(
        now: scored, then: then, intervals: IntervalEstimator(confidence: index.confidence), merged: merged,
        open: [open.map { $0[0] }, before.map { $0[0] }]),
      shift: previous.survey.units.indices.map { then.shift(of: $0) }, hasOtherIndex: !index.measuresLike(previous.index),
      domains: domains, together: (0..<domains.count).map { domain in merged.flatMap { then.score(of: domain, in: $0) } },
      decimals: previous.index.score.decimals)
  }
}
