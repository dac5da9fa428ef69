import Scoring
import SurveyModel

/// The scored domains of a respondent group: each unit, or all responses as one.
struct DomainScores {
  let domains: Domains
  let values: IndicatorValues
  let scores: NodeScores
  let satisfaction: [Double?]
  /// Σ w·(answers) behind the satisfaction rate of each domain.
  let satisfactionWeight: [Double]
  let counts: ResponseCounts
}

/// A respondent group made ready for scoring and inference: what does not depend on which domains are looked at.
struct ScoredGroup {
  /// Its index has the weights that the schemes were worked out to.
  var plan: ScoringPlan
  /// With the questions that are made of several.
  let table: ResponseTable
  let weights: ResponseWeights
  let design: SamplingDesign
  let satisfaction: SatisfactionRate
  let tally: Tally
  /// Where every response is a respondent of its own.
  let rowDesign: RowDesign?
  private let answered: AnsweredResponses
  /// The survey's figures, as they were read until their treatment stands in for them.
  var data: DataValues
  private let rowWeights: [Double]
  private let groupOfUnit: [String?]

  /// - Parameters:
  ///   - index: that is scored, where it is not the survey's own: an edition before, for a range that is pooled over both.
  ///   - askedElsewhere: questions that need not be asked of this group.
  ///   - threads: changes the time and nothing else.
  init(
    _ survey: SurveyData, group: Int, index: IndexTree? = nil, askedElsewhere: Set<String> = [], threads: Int = 1
  ) throws(ScoringError) {
    let definition = survey.survey.respondentGroups[group]
    let responses = survey.groups[group]
    let scored = index ?? survey.index
    let composite = try CompositeQuestions(index: scored, table: responses.responses, scales: survey.survey.scales)
    table = composite.table
    plan = try ScoringPlan(index: scored, questions: table.questions, scales: composite.scales, askedElsewhere: askedElsewhere)
    weights = try ResponseWeights(
      survey: survey.survey, group: definition, data: responses, weighting: survey.index.responseWeighting)
    (tally, answered) = Self.counted(table, plan, weights, scales: composite.scales, threads: threads)
    // An edition before is asked for its answers alone: its figures stand in the context of this one.
    data = try DataValues(index: survey.index, survey: survey.survey, context: survey.context)
    rowWeights = weights.rows.map(\.weight)
    satisfaction = try SatisfactionRate(
      index: scored, questions: table.questions, scales: composite.scales, askedElsewhere: askedElsewhere)
    design = SamplingDesign(survey: survey.survey, group: definition, data: responses, weights: weights)
    rowDesign = RowDesign(design, row: weights.row, rows: weights.rows.count)
    groupOfUnit = survey.survey.units.map(\.group)
  }

  /// Parts of the table counted apart and merged: whole numbers, the same for any number of threads.
  private static func counted(
    _ table: ResponseTable, _ plan: ScoringPlan, _ weights: ResponseWeights, scales: [AnswerScale], threads: Int
  ) -> (Tally, AnsweredResponses) {
    let (rows, row) = (weights.rows.count, weights.row)
    let part = 1 << 17
    let parts = Parallel.map(max(1, (table.count + part - 1) / part), threads: threads) { number in
      let responses = number * part..<min((number + 1) * part, table.count)
      let tally = Tally(table, scales: scales, rows: rows, row: row, responses: responses)
      return (tally, AnsweredResponses(plan: plan, table: table, tally: tally, row: row, responses: responses))
    }
    return parts.dropFirst().reduce(into: parts[0]) {
      $0.0.merge($1.0)
      $0.1.merge($1.1)
    }
  }

  /// Responses by unit, unweighted; every row of the tally is of one unit.
  var responsesOfUnit: [Int] {
    zip(weights.rows, weights.responses).reduce(into: groupOfUnit.map { _ in 0 }) { $0[$1.0.unit] += $1.1 }
  }

  func applicability(of domains: Domains) -> Applicability {
    Applicability(
      plan: plan,
      groups: domains.unit.map { unit in unit.flatMap { groupOfUnit.indices.contains($0) ? groupOfUnit[$0] : nil } })
  }

  func values(of domains: Domains) -> IndicatorValues {
    IndicatorValues(
      plan: plan, tally: tally, rowWeights: rowWeights, domains: domains, applicability: applicability(of: domains)
    ) { data[$0, $1] }
  }

  /// - Parameters:
  ///   - isCompeting: of each domain, where the domains are units that are compared.
  ///   - screened: units with too little of their data, which have no score where figures are part of it.
  ///   - field: the units that the domains are compared with, where they are none.
  func scores(
    of domains: Domains, values: IndicatorValues, normalizer: Normalizer, isCompeting: [Bool]? = nil, screened: [Int] = [],
    against field: NodeScores? = nil
  ) -> DomainScores {
    let totals = satisfaction.totals(tally: tally, rowWeights: rowWeights, domains: domains)
    return DomainScores(
      domains: domains, values: values,
      scores: NodeScores(
        index: plan.index, scores: normalizer.scores(of: values), applicability: applicability(of: domains), isCompeting: isCompeting,
        against: field
      ).without(plan.index.restsOnData, in: screened),
      satisfaction: totals.map { SatisfactionRate.rate($0) }, satisfactionWeight: totals.map(\.answered),
      counts: ResponseCounts(answered, domains: domains))
  }
}
