import Parallelism
import Scoring
import SurveyModel

/// The scored domains of a respondent group: each unit, or all responses as one.
struct DomainScores: Sendable {
  let domains: Domains
  let values: IndicatorValues
  let scores: NodeScores
  let satisfaction: [Double?]
  /// Σ w·(answers) behind the satisfaction rate of each domain.
  let satisfactionWeight: [Double]
  /// Questions of the satisfaction rate × domains: what does not count there, since too few answered.
  let satisfactionHidden: [[Bool]]
  /// Domains × indicators: derivatives of the root that stand in for those of ``scores``, where these are averaged over several ways to score the same
  /// answers.
  var rootGradients: [[Double]]?

  /// d node/d value of every indicator (``NodeScores/gradient(domain:node:)``).
  func gradient(domain: Int, node: Int) -> [Double] {
    if node == 0, let rootGradients { return rootGradients[domain] }
    return scores.gradient(domain: domain, node: node)
  }
}

/// How the responses of a respondent group came about: the same whatever index they are scored by.
struct GroupDesign: Sendable {
  let design: SamplingDesign
  /// Where every response is a respondent of its own.
  let rows: RowDesign?

  init(_ data: SurveyData, group: Int, sample: Sample) {
    design = SamplingDesign(
      survey: data.survey, group: data.survey.respondentGroups[group], data: data.groups[group], weights: sample.weights)
    rows = RowDesign(design, row: sample.weights.row, rows: sample.weights.rows.count)
  }
}

/// A respondent group made ready for inference: its sample, how it was drawn, and how the index reads it.
struct ScoredGroup: Sendable {
  /// Its index has the weights that the schemes were worked out to.
  let plan: ScoringPlan
  let sample: Sample
  let satisfaction: SatisfactionRate
  /// What it said that is told of no unit.
  let hidden: HiddenAnswers
  /// Questions of the satisfaction rate × units: what does not count there; `nil` for what ``hidden`` says.
  private let untold: [[Bool]]?
  private let wholeSample: WholeSample
  private let drawn: GroupDesign
  private let groupOfUnit: [String?]

  init(_ group: SurveyFigures.Group, weighted index: IndexTree, drawn: GroupDesign, groupOfUnit: [String?]) {
    plan = group.plan.weighted(index)
    sample = group.sample
    satisfaction = group.satisfaction
    hidden = group.hidden
    wholeSample = group.wholeSample
    untold = nil
    self.drawn = drawn
    self.groupOfUnit = groupOfUnit
  }

  private init(_ group: ScoredGroup, plan: ScoringPlan, satisfaction: SatisfactionRate) {
    self.plan = plan
    self.satisfaction = satisfaction
    sample = group.sample
    hidden = group.hidden
    wholeSample = group.wholeSample
    untold = nil
    drawn = group.drawn
    groupOfUnit = group.groupOfUnit
  }

  /// The same group read by another plan over the same questions.
  func scored(by plan: ScoringPlan, satisfaction: SatisfactionRate) -> ScoredGroup {
    ScoredGroup(self, plan: plan, satisfaction: satisfaction)
  }

  /// The same group with another satisfaction rate.
  ///
  /// - Parameter untold: questions of the rate × units: what does not count there, in place of what ``hidden`` says.
  func reading(_ satisfaction: SatisfactionRate, untold: [[Bool]]) -> ScoredGroup {
    ScoredGroup(self, sample: sample, satisfaction: satisfaction, untold: untold)
  }

  /// The same group with a question more, which its satisfaction rate is of: whether all answers of a response to the questions of a rate are of the
  /// two best.
  ///
  /// - Parameter untold: as of ``reading(_:untold:)``.
  /// - Throws: ``ScoringError/cancelled``.
  func readingEveryAnswer(
    of rate: SatisfactionRate, untold: [[Bool]], threads: Int, work: Work
  ) throws(ScoringError) -> ScoredGroup {
    let found = try sample.everyAnswer(of: rate, hidden: untold, threads: threads, work: work)
    return ScoredGroup(
      self, sample: found.sample, satisfaction: found.rate, untold: [[Bool](repeating: false, count: untold.first?.count ?? 0)])
  }

  private init(_ group: ScoredGroup, sample: Sample, satisfaction: SatisfactionRate, untold: [[Bool]]) {
    self.sample = sample
    self.satisfaction = satisfaction
    self.untold = untold
    plan = group.plan
    hidden = group.hidden
    wholeSample = WholeSample(sample)
    drawn = group.drawn
    groupOfUnit = group.groupOfUnit
  }

  /// With the questions that are made of several.
  var table: ResponseTable { sample.table }
  var weights: ResponseWeights { sample.weights }
  var tally: Tally { sample.tally }
  var design: SamplingDesign { drawn.design }
  var rowDesign: RowDesign? { drawn.rows }

  func applicability(of domains: Domains) -> Applicability {
    Applicability(
      plan: plan,
      groups: domains.unit.map { unit in unit.flatMap { groupOfUnit.indices.contains($0) ? groupOfUnit[$0] : nil } })
  }

  func scores(of domains: Domains, values: IndicatorValues, scores: NodeScores) -> DomainScores {
    let isWhole = domains.unit == [nil]
    let hidden = satisfaction.items.enumerated().map { place, item in
      domains.unit.map { unit in
        guard let unit else { return untold == nil && self.hidden.isDropped(question: item.question) }
        return untold.map { $0[place][unit] } ?? self.hidden.isLeftOutOfRates(question: item.question, unit: unit)
      }
    }
    let totals = satisfaction.totals(
      tally: isWhole ? wholeSample.tally : tally, rowWeights: isWhole ? wholeSample.rowWeights : sample.rowWeights,
      domains: isWhole ? wholeSample.domains : domains, hidden: hidden)
    return DomainScores(
      domains: domains, values: values, scores: scores, satisfaction: totals.map { SatisfactionRate.rate($0) },
      satisfactionWeight: totals.map(\.answered), satisfactionHidden: hidden)
  }

  /// Whether all units together hold, of the indicators below a node, answers that are told of no unit.
  func holdsHidden(node: Int) -> Bool {
    plan.indicators.contains { $0.question.map(hidden.isPooled) == true && plan.index.isBelow($0.node, node) }
  }

  /// The same of the satisfaction rate.
  var satisfactionHoldsHidden: Bool { satisfaction.items.contains { hidden.isPooled(question: $0.question) } }

  /// Responses that answered anything below each node, in parts that are counted apart and merged.
  func answered(threads: Int, work: Work = .unwatched) -> AnsweredResponses {
    let part = 1 << 17
    let parts = Parallel.map(max(1, (table.count + part - 1) / part), threads: threads) { number in
      AnsweredResponses(
        plan: plan, table: table, tally: tally, row: weights.row,
        responses: work.isCancelled ? 0..<0 : number * part..<min((number + 1) * part, table.count),
        countsQuestions: number == 0)
    }
    return parts.dropFirst().reduce(into: parts[0]) { $0.merge($1) }
  }
}
