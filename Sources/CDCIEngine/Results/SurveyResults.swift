import Inference
import Reporting
import Scoring
import SurveyModel
import Workbench

/// A survey that was scored and ranked. Every number is exact; what is absent is `nil`, never zero or NaN.
///
/// Made by ``Engine/score(_:options:)``. It keeps the stages behind its numbers, so that
/// ``whatIf(_:progress:)`` reads no answer again.
public struct SurveyResults: Sendable {
  let run: SurveyRun
  /// In rank order; ties and units without a rank in the order of the survey, the latter last.
  public let units: [UnitResult]
  /// What should be known beside the numbers: comparisons that contradict each other, a child that runs
  /// against its siblings.
  public let notices: [Notice]

  init(_ run: SurveyRun) {
    self.run = run
    units = run.results.units.map { UnitResult($0, of: run.results) }
    notices = run.remarks.map(Notice.init)
  }

  /// What the survey's definitions say.
  public var survey: Survey { Survey(run.survey.definitions, run.survey.data.index) }
  /// With the weights that were used, where a scheme made them.
  public var index: Index { Index(run.results.index) }
  /// What became of every row.
  public var account: ImportAccount { ImportAccount(run.results.account) }
  /// All units taken as one.
  public var overall: OverallResult { OverallResult(run.results.overall) }
  /// Of the edition before that ``UnitResult/previous`` speaks of; `nil` where there is none.
  public var previousEdition: String? { run.results.previousEdition?.name }
  /// Overall first, then by stratum, by unit, by unit and stratum; empty where nobody knows who was invited.
  public var responseRates: [ResponseRate] {
    run.results.responseRates.map { rate in
      ResponseRate(
        unit: rate.unit.map { run.results.survey.units[$0].id }, stratum: rate.stratum.map { run.results.survey.strata[$0].id },
        counts: Dispositions(rate.counts))
    }
  }
  /// Revenue and other figures beside their targets, in the order of the context file.
  public var figures: [Figure] { run.results.context.map { Figure($0, units: run.results.survey.units) } }

  /// The unit with an id; `nil` where the survey has none such.
  public func unit(_ id: String) -> UnitResult? { units.first { $0.id == id } }
}

/// An interval of the confidence that the index states.
///
/// Linearised variance with finite population correction, Student's t with the degrees of freedom of the
/// design; shares by the logit; a bootstrap (Rao, Wu and Yue 1992) where the index has no derivative. Ends
/// lie within the scale.
public struct Interval: Sendable, Hashable {
  /// The lower end.
  public let low: Double
  /// The upper end.
  public let high: Double

  init(_ interval: Inference.Interval) {
    low = interval.low
    high = interval.high
  }
}

/// A share with its interval; fractions, 0...1.
public struct Share: Sendable, Hashable {
  /// Weighted; missing answers are left out above and below.
  public let rate: Double
  /// `nil` where an error cannot be told.
  public let interval: Interval?

  init(_ share: Inference.Share) {
    rate = share.rate
    interval = share.interval.map(Interval.init)
  }
}

/// One unit of a survey.
public struct UnitResult: Sendable, Hashable {
  /// The same unit in the edition before.
  public struct Previous: Sendable, Hashable {
    /// Competition rank then; `nil` where it was several units, whose answers are taken together.
    public let rank: Int?
    /// As published then.
    public let score: Double
    /// Of the published scores, in points.
    public let change: Double
    /// Of the change of the unrounded scores; firms that answered in both editions are compared with
    /// themselves. `nil` where an error cannot be told.
    public let changeInterval: Interval?
  }

  /// As the survey names it.
  public let id: String
  /// What a reader calls the unit.
  public let name: Text
  /// `nil` where the survey has no groups.
  public let group: String?
  /// Competition rank on the published score, 1 the best; `nil` for a unit that is withheld or has no score.
  public let rank: Int?
  /// Among the units of its group; `nil` without a rank or a group, and where ranks within groups are not
  /// shown.
  public let rankInGroup: Int?
  /// Unrounded, on ``Index/scale``, with bonus and penalty points.
  public let score: Double?
  /// The score as it is published.
  public let publishedScore: PublishedNumber?
  /// In points; `nil` where an error cannot be told.
  public let standardError: Double?
  /// Of ``interval``; `nil` where it does not rest on Student's t.
  public let degreesOfFreedom: Double?
  /// `nil` where an error cannot be told.
  public let interval: Interval?
  /// The ranks that the data allow the unit by itself; see ``RankSet``.
  public let rankSet: ClosedRange<Int>?
  /// The ranks that the data allow all units at once.
  public let rankSetSimultaneous: ClosedRange<Int>?
  /// Name of the tier; `nil` where the index has none or the score lies below the lowest.
  public let tier: Text?
  /// Ids of the units with the same rank.
  public let tiedWith: [String]
  /// Responses that count, unweighted. Never withheld.
  public let responses: Int
  /// (Σw)²/Σw² (Kish 1965); `nil` where the unit is withheld.
  public let effectiveResponses: Double?
  /// Share of answers in the two best categories, pooled over the questions that the index names; `nil` where
  /// several respondent groups are asked.
  public let satisfaction: Share?
  /// Beside ``Index/nodes``, the root first.
  public let nodes: [NodeResult]
  /// False for a unit whose numbers are withheld; they are then all `nil` but ``responses``.
  public let isPublished: Bool
  /// What a reader must know before using the numbers, a sentence each, without a full stop.
  public let remarks: [Text]
  /// `nil` where the unit was not ranked in the edition before.
  public let previous: Previous?

  init(_ unit: Results.UnitResult, of results: Results) {
    let own = results.survey.units[unit.unit]
    id = own.id
    name = Text(own.name)
    group = own.group
    rank = unit.rank
    rankInGroup = unit.groupRank
    score = unit.score
    publishedScore = unit.publishedScore.map(PublishedNumber.init)
    standardError = unit.standardError
    degreesOfFreedom = unit.degreesOfFreedom
    interval = unit.interval.map(Interval.init)
    rankSet = unit.rankSet
    rankSetSimultaneous = unit.rankSetSimultaneous
    tier = unit.tier.map { Text(results.index.tierNames[$0]) }
    tiedWith = unit.tiedWith.map { results.survey.units[$0].id }
    responses = unit.responses
    effectiveResponses = unit.effectiveResponses
    satisfaction = unit.satisfaction.map(Share.init)
    nodes = unit.nodes.map(NodeResult.init)
    isPublished = unit.isPublished
    remarks = unit.remarks.map { remark in Text(LocalizedText { results.sentence(of: remark, in: $0) }) }
    previous = unit.previous.map {
      Previous(rank: $0.rank, score: $0.score, change: $0.change, changeInterval: $0.changeInterval.map(Interval.init))
    }
  }
}

/// One node of the index for one unit, or for all together.
public struct NodeResult: Sendable, Hashable {
  /// Before normalisation; indicators only. In the unit of the question's scale or of the figure.
  public let value: Double?
  /// Unrounded; `nil` where too much is missing.
  public let score: Double?
  /// In points; `nil` where an error cannot be told.
  public let standardError: Double?
  /// `nil` where an error cannot be told.
  public let interval: Interval?
  /// Answers behind an indicator, responses with any answer behind a component; unweighted.
  public let n: Int

  init(_ node: Results.NodeResult) {
    value = node.value
    score = node.score
    standardError = node.standardError
    interval = node.interval.map(Interval.init)
    n = node.n
  }
}

/// All units taken as one: the index of the responses of every unit together under the same weights, not a
/// mean of means.
public struct OverallResult: Sendable, Hashable {
  /// Unrounded; `nil` where it is withheld, since less the units that are published it would reveal one that
  /// is not.
  public let score: Double?
  /// The score as it is published.
  public let publishedScore: PublishedNumber?
  /// In points.
  public let standardError: Double?
  /// `nil` where an error cannot be told.
  public let interval: Interval?
  /// As of ``UnitResult/satisfaction``.
  public let satisfaction: Share?
  /// Unweighted. Never withheld.
  public let responses: Int
  /// Beside ``Index/nodes``, the root first.
  public let nodes: [NodeResult]
  /// False where the numbers are withheld.
  public let isPublished: Bool

  init(_ overall: Results.Overall) {
    score = overall.score
    publishedScore = overall.publishedScore.map(PublishedNumber.init)
    standardError = overall.standardError
    interval = overall.interval.map(Interval.init)
    satisfaction = overall.satisfaction.map(Share.init)
    responses = overall.responses
    nodes = overall.nodes.map(NodeResult.init)
    isPublished = overall.isPublished
  }
}

/// A figure of a unit, or of the whole department, in one period: the actual beside every target.
public struct Figure: Sendable, Hashable {
  /// What somebody asked for.
  public struct Target: Sendable, Hashable {
    /// Who set it; empty where nobody is named.
    public let issuer: String
    /// In the measure of the figure.
    public let value: Double
    /// actual/target, a fraction: 1.4219 is 142.19%; `nil` without an actual or with a target of zero.
    public let attainment: Double?
  }

  /// Id of the unit; `nil` is the whole department.
  public let unit: String?
  /// As the context file names it.
  public let indicator: String
  /// `2023`, `2023-07` or `2024-01-01/2024-02-15`.
  public let period: String
  /// The unit of measurement.
  public let measure: String
  /// `nil` where it is not known, which is not zero.
  public let actual: Double?
  /// actual/previous − 1, a fraction; `nil` where the file lacks either.
  public let changeOnPrevious: Double?
  /// In the order of the file.
  public let targets: [Target]

  init(_ figure: ContextFigure, units: [SurveyModel.Unit]) {
    unit = figure.unit.map { units[$0].id }
    indicator = figure.indicator
    period = figure.period.description
    measure = figure.measure
    actual = figure.actual
    changeOnPrevious = figure.changeOnPrevious
    targets = figure.targets.map { Target(issuer: $0.issuer, value: $0.value, attainment: $0.attainment) }
  }
}
