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
  /// Questions × domains: what too few answered to be told of in the satisfaction rate of a unit.
  let satisfactionHidden: [[Bool]]
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
  private let atLeast: Int
  private let drawn: GroupDesign
  private let groupOfUnit: [String?]

  init(_ group: SurveyFigures.Group, weighted index: IndexTree, drawn: GroupDesign, groupOfUnit: [String?]) {
    plan = group.plan.weighted(index)
    sample = group.sample
    satisfaction = group.satisfaction
    atLeast = group.atLeast
    self.drawn = drawn
    self.groupOfUnit = groupOfUnit
  }

  private init(_ group: ScoredGroup, plan: ScoringPlan, satisfaction: SatisfactionRate) {
    self.plan = plan
    self.satisfaction = satisfaction
    sample = group.sample
    atLeast = group.atLeast
    drawn = group.drawn
    groupOfUnit = group.groupOfUnit
  }

  /// The same group read by another plan over the same questions.
  func scored(by plan: ScoringPlan, satisfaction: SatisfactionRate) -> ScoredGroup {
    ScoredGroup(self, plan: plan, satisfaction: satisfaction)
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
    // All units together have other rules.
    let hidden = satisfaction.answers(tally: tally, domains: domains).map { answers in
      answers.enumerated().map { domains.unit[$0] != nil && $1 > 0 && $1 < atLeast }
    }
    let totals = satisfaction.totals(tally: tally, rowWeights: sample.rowWeights, domains: domains, hidden: hidden)
    return DomainScores(
      domains: domains, values: values, scores: scores, satisfaction: totals.map { SatisfactionRate.rate($0) },
      satisfactionWeight: totals.map(\.answered), satisfactionHidden: hidden)
  }

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
