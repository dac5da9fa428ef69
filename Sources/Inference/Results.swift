public import Scoring
public import SurveyModel

/// An interval of the confidence that the index states.
public struct Interval: Sendable, Hashable {
  public let low: Double
  public let high: Double

  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
}

/// A share with its interval; fractions.
public struct Share: Sendable, Hashable {
  public let rate: Double
  public let interval: Interval?

  public init(rate: Double, interval: Interval?) {
    self.rate = rate
    self.interval = interval
  }
}

/// All that is known at the end, before it becomes a page, a workbook or a table. Every number is exact; what is absent is `nil`, never zero or NaN.
public struct Results: Sendable {
  /// One node of the index for one unit.
  public struct NodeResult: Sendable, Hashable {
    /// The value before normalisation; indicators only.
    public let value: Double?
    public let score: Double?
    public let standardError: Double?
    public let interval: Interval?
    public let degreesOfFreedom: Double?
    /// Answers behind an indicator, unweighted; responses with any answer behind a component.
    public let n: Int

    public init(
      value: Double?, score: Double?, standardError: Double?, interval: Interval?, degreesOfFreedom: Double? = nil, n: Int
    ) {
      self.value = value
      self.score = score
      self.standardError = standardError
      self.interval = interval
      self.degreesOfFreedom = degreesOfFreedom
      self.n = n
    }
  }

  /// What a reader must know before using a unit's numbers.
  public enum Remark: Sendable, Hashable {
    /// Fewer responses than the index lets be published.
    case withheld(responses: Int, atLeast: Int)
    /// Withheld for the sake of a unit with too few responses, whose result the total less the other units would reveal.
    case protects
    /// Of all units together: not published, since less the units that are, it would reveal one that is withheld.
    case revealsWithheld
    /// Nothing that the index scores was answered.
    case noScore
    /// Few effective responses.
    case fewResponses(effective: Double, below: Double)
    /// The interval takes more than 0.3 of the scale.
    case wideInterval
  }

  /// The same unit in the previous edition.
  public struct Previous: Sendable, Hashable {
    public let rank: Int
    /// Published.
    public let score: Double
    /// Of the published scores, in points.
    public let change: Double
    public let changeInterval: Interval?

    public init(rank: Int, score: Double, change: Double, changeInterval: Interval?) {
      self.rank = rank
      self.score = score
      self.change = change
      self.changeInterval = changeInterval
    }
  }

  /// One unit.
  public struct UnitResult: Sendable, Hashable {
    /// Index into `Survey.units`.
    public let unit: Int
    /// Competition rank, 1 the best; `nil` for a unit that is withheld or has no score.
    public let rank: Int?
    /// Unrounded.
    public let score: Double?
    /// At the index's decimals.
    public let publishedScore: PublishedNumber?
    public let standardError: Double?
    public let degreesOfFreedom: Double?
    public let interval: Interval?
    /// Best and worst rank that the data allow, marginal.
    public let rankSet: ClosedRange<Int>?
    /// The same for all units at once.
    public let rankSetSimultaneous: ClosedRange<Int>?
    /// Index into `IndexTree.tiers`.
    public let tier: Int?
    /// Indices into `Survey.units` of the units with the same rank.
    public let tiedWith: [Int]
    /// Responses that count, unweighted. Never withheld.
    public let responses: Int
    /// Kish: (Σw)²/Σw².
    public let effectiveResponses: Double?
    public let satisfaction: Share?
    /// Beside `IndexTree.nodes`, the root first.
    public let nodes: [NodeResult]
    /// False for a unit whose numbers are withheld; they are then all `nil` but ``responses``.
    public let isPublished: Bool
    public let remarks: [Remark]
    public let previous: Previous?

    public init(
      unit: Int, rank: Int?, score: Double?, publishedScore: PublishedNumber?, standardError: Double?,
      degreesOfFreedom: Double?, interval: Interval?, rankSet: ClosedRange<Int>? = nil,
      rankSetSimultaneous: ClosedRange<Int>? = nil, tier: Int?, tiedWith: [Int], responses: Int,
      effectiveResponses: Double?, satisfaction: Share?, nodes: [NodeResult], isPublished: Bool, remarks: [Remark],
      previous: Previous?
    ) {
      self.unit = unit
      self.rank = rank
      self.score = score
      self.publishedScore = publishedScore
      self.standardError = standardError
      self.degreesOfFreedom = degreesOfFreedom
      self.interval = interval
      self.rankSet = rankSet
      self.rankSetSimultaneous = rankSetSimultaneous
      self.tier = tier
      self.tiedWith = tiedWith
      self.responses = responses
      self.effectiveResponses = effectiveResponses
      self.satisfaction = satisfaction
      self.nodes = nodes
      self.isPublished = isPublished
      self.remarks = remarks
      self.previous = previous
    }
  }

  /// All units taken as one: the index of the responses of every unit together, under the same weights.
  public struct Overall: Sendable, Hashable {
    public let score: Double?
    public let publishedScore: PublishedNumber?
    public let standardError: Double?
    public let interval: Interval?
    public let satisfaction: Share?
    public let responses: Int
    /// Beside `IndexTree.nodes`.
    public let nodes: [NodeResult]
    public let remarks: [Remark]
    /// False where the numbers are withheld; they are then all `nil` but ``responses``.
    public var isPublished: Bool { !remarks.contains(.revealsWithheld) }

    public init(
      score: Double?, publishedScore: PublishedNumber?, standardError: Double?, interval: Interval?, satisfaction: Share?,
      responses: Int, nodes: [NodeResult], remarks: [Remark] = []
    ) {
      self.score = score
      self.publishedScore = publishedScore
      self.standardError = standardError
      self.interval = interval
      self.satisfaction = satisfaction
      self.responses = responses
      self.nodes = nodes
      self.remarks = remarks
    }
  }

  public let survey: Survey
  public let index: IndexTree
  public let seed: UInt64
  public let inputs: [SurveyData.InputFile]
  public let account: ImportAccount
  public let overall: Overall
  /// In rank order; ties and units without a rank in the order of `Survey.units`, the latter last.
  public let units: [UnitResult]
  /// Overall first, then by stratum, by unit, by unit and stratum. Empty where there is no frame.
  public let responseRates: [ResponseRate]
  public let weighting: WeightingSummary
  public let context: [ContextFigure]
  /// The edition that ``UnitResult/previous`` speaks of, and its response rate RR2 overall.
  public let previousEdition: (name: String, responseRate: Double?)?
  /// Codes of the questions that the satisfaction rate pools.
  public let satisfactionQuestions: [String]
  /// Ranges that `min-max` took from the units of this run.
  public let observedRanges: [Normalizer.ObservedRange]
  /// Rows of the frame that are marked as answered without a response in the files; they count as O.
  public let unconfirmedDispositions: Int

  public init(
    survey: Survey, index: IndexTree, seed: UInt64, inputs: [SurveyData.InputFile], account: ImportAccount,
    overall: Overall, units: [UnitResult], responseRates: [ResponseRate], weighting: WeightingSummary,
    context: [ContextFigure], previousEdition: (name: String, responseRate: Double?)?, satisfactionQuestions: [String] = [],
    observedRanges: [Normalizer.ObservedRange] = [], unconfirmedDispositions: Int = 0
  ) {
    self.survey = survey
    self.index = index
    self.seed = seed
    self.inputs = inputs
    self.account = account
    self.overall = overall
    self.units = units
    self.responseRates = responseRates
    self.weighting = weighting
    self.context = context
    self.previousEdition = previousEdition
    self.satisfactionQuestions = satisfactionQuestions
    self.observedRanges = observedRanges
    self.unconfirmedDispositions = unconfirmedDispositions
  }
}
