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
    /// Of all units together: hard figures that units have are not known for the whole, so that its score rests on fewer indicators than theirs. Ids.
    case lacksFigures(indicators: [String])
    /// Nothing that the index scores was answered.
    case noScore
    /// Too few of the figures that the index needs: known, of those that apply, the share required.
    case screened(known: Int, applicable: Int, share: Double)
    /// The score rests on figures that were imputed or treated for outliers: ids of their indicators.
    case treated(indicators: [String])
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
    /// Of the change of the unrounded scores: firms that answered in both editions are compared with themselves.
    public let changeInterval: Interval?
    /// RR2 of the unit now less that of then, in percentage points; `nil` where an edition has none.
    public let responseRateChange: Double?

    public init(rank: Int, score: Double, change: Double, changeInterval: Interval?, responseRateChange: Double? = nil) {
      self.rank = rank
      self.score = score
      self.change = change
      self.changeInterval = changeInterval
      self.responseRateChange = responseRateChange
    }
  }

  /// One score less another, unrounded.
  public struct Difference: Sendable, Hashable {
    public let estimate: Double
    /// Takes account of respondents that are behind both; `nil` where an error cannot be told.
    public let standardError: Double?
    public let interval: Interval?

    public init(estimate: Double, standardError: Double?, interval: Interval?) {
      self.estimate = estimate
      self.standardError = standardError
      self.interval = interval
    }
  }

  /// What the units' rank sets say together, at the joint level of confidence.
  public struct RankComparison: Sendable, Hashable {
    /// Units that cannot be told apart, as indices into `Survey.units`: maximal sets in which no pair surely differs. They may overlap; best score
    /// first. `nil` where there are too many to list.
    public let groups: [[Int]]?
    /// Whether a comparison stayed within the error of the simulation and was therefore taken as not different.
    public let isOpen: Bool
    /// Simulated draws behind the simultaneous sets; 0 where nothing was simulated.
    public let draws: Int
    /// That a studentised difference must exceed at the first step; `nil` where there is no pair.
    public let criticalValue: RankSets.CriticalValue?
    /// The smallest and the largest that the marginal sets began with.
    public let marginalCriticalValues: ClosedRange<Double>?

    public init(
      groups: [[Int]]?, isOpen: Bool, draws: Int, criticalValue: RankSets.CriticalValue?, marginalCriticalValues: ClosedRange<Double>? = nil
    ) {
      self.groups = groups
      self.isOpen = isOpen
      self.draws = draws
      self.criticalValue = criticalValue
      self.marginalCriticalValues = marginalCriticalValues
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
    public let precision: Precision?
    /// Of the respondent group that is asked; `nil` too where several are: ``Results/respondentGroups`` has each.
    public let satisfaction: Share?
    /// Beside `IndexTree.nodes`, the root first.
    public let nodes: [NodeResult]
    /// False for a unit whose numbers are withheld; they are then all `nil` but ``responses``.
    public let isPublished: Bool
    public let remarks: [Remark]
    public let previous: Previous?
    /// To the unit that follows in rank order; `nil` for the last and for those without a rank.
    public let differenceToNext: Difference?
    /// Competition rank among the units of the same group; `nil` without a rank or a group, and for all units where ranks within groups are not shown
    /// (``Results/ranksWithinGroups``).
    public let groupRank: Int?
    /// Bonus and penalty points in the score; `nil` for a unit that the index names none for.
    public let points: Double?

    public init(
      unit: Int, rank: Int?, score: Double?, publishedScore: PublishedNumber?, standardError: Double?,
      degreesOfFreedom: Double?, interval: Interval?, rankSet: ClosedRange<Int>? = nil,
      rankSetSimultaneous: ClosedRange<Int>? = nil, tier: Int?, tiedWith: [Int], responses: Int,
      effectiveResponses: Double?, satisfaction: Share?, nodes: [NodeResult], isPublished: Bool, remarks: [Remark],
      previous: Previous?, differenceToNext: Difference? = nil, groupRank: Int? = nil, points: Double? = nil, precision: Precision? = nil
    ) {
      self.unit = unit
      self.rank = rank
      self.precision = precision
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
      self.differenceToNext = differenceToNext
      self.groupRank = groupRank
      self.points = points
    }
  }

  /// All units taken as one: the index of the responses of every unit together, under the same weights.
  public struct Overall: Sendable, Hashable {
    public let score: Double?
    public let publishedScore: PublishedNumber?
    public let standardError: Double?
    public let interval: Interval?
    /// As of ``UnitResult/satisfaction``.
    public let satisfaction: Share?
    public let responses: Int
    /// Beside `IndexTree.nodes`.
    public let nodes: [NodeResult]
    public let precision: Precision?
    public let remarks: [Remark]
    /// False where the numbers are withheld; they are then all `nil` but ``responses``.
    public var isPublished: Bool { !remarks.contains(.revealsWithheld) }

    public init(
      score: Double?, publishedScore: PublishedNumber?, standardError: Double?, interval: Interval?, satisfaction: Share?,
      responses: Int, nodes: [NodeResult], remarks: [Remark] = [], precision: Precision? = nil
    ) {
      self.precision = precision
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

  /// Whether ranks within groups of units are told: where the index ranks within groups, or they tell something.
  public var ranksWithinGroups: Bool { index.finish.ranksWithinGroups || units.contains { $0.groupRank != nil } }

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
  /// Those that weigh something, in the order of the survey.
  public let respondentGroups: [GroupResult]
  public let context: [ContextFigure]
  /// Of score and attainment, for each target that three ranked units or more have an attainment of.
  public let attainmentCorrelations: [AttainmentCorrelation]
  /// The edition that ``UnitResult/previous`` speaks of, and its response rate RR2 overall.
  public let previousEdition: (name: String, responseRate: Double?)?
  /// Ids of the respondent groups that weigh something now or in the edition before, but not in both: what they say is taken as independent in the intervals of
  /// changes.
  public let unmatchedGroups: [String]
  /// Whether the edition before was scored by an index that measures something else (``SurveyModel/IndexTree/measuresLike(_:)``).
  public let hasOtherIndexBefore: Bool
  /// Ranges that `min-max` took from the units of this run.
  public let observedRanges: [Normalizer.ObservedRange]
  /// Rows of the frame that are marked as answered without a response in the files; they count as O.
  public let unconfirmedDispositions: Int
  /// Rows of the frame that are marked as not eligible with a response; they count as answered.
  public let answeredNotEligible: Int
  /// `nil` where there are no rank sets.
  public let rankComparison: RankComparison?
  /// `nil` where no response that counts bears a flag.
  public let flaggedComparison: FlaggedComparison?
  /// Values that were held at the end of their range; units as in `Survey.units`.
  public let clippedValues: [Normalizer.ClippedValue]
  /// Bonus and penalty points, one by one.
  public let adjustments: [Adjustments.Entry]
  /// Of each of `IndexTree.entities`, scored on its own.
  public let entities: [Results]
  /// What the schemes found that weights of the index were computed by.
  public let computedWeights: [IndexWeights.Computed]
  /// Beside `IndexTree.nodes`, over the published units; empty where it was not computed.
  public let mainEffects: [MainEffects.Effect?]
  /// What was done to figures before they were scored; `nil` where the index states nothing.
  public let treatment: SurveyTreatment.Log?

  public init(
    survey: Survey, index: IndexTree, seed: UInt64, inputs: [SurveyData.InputFile], account: ImportAccount,
    overall: Overall, units: [UnitResult], responseRates: [ResponseRate], respondentGroups: [GroupResult],
    context: [ContextFigure], previousEdition: (name: String, responseRate: Double?)?, unmatchedGroups: [String] = [],
    hasOtherIndexBefore: Bool = false,
    observedRanges: [Normalizer.ObservedRange] = [], unconfirmedDispositions: Int = 0, answeredNotEligible: Int = 0,
    rankComparison: RankComparison? = nil,
    flaggedComparison: FlaggedComparison? = nil,
    clippedValues: [Normalizer.ClippedValue] = [], adjustments: [Adjustments.Entry] = [], entities: [Results] = [],
    computedWeights: [IndexWeights.Computed] = [], mainEffects: [MainEffects.Effect?] = [],
    treatment: SurveyTreatment.Log? = nil
  ) {
    var ranks = [Int?](repeating: nil, count: survey.units.count)
    for unit in units where ranks.indices.contains(unit.unit) { ranks[unit.unit] = unit.rank }
    self.survey = survey
    self.index = index
    self.seed = seed
    self.inputs = inputs
    self.account = account
    self.overall = overall
    self.units = units
    self.responseRates = responseRates
    self.respondentGroups = respondentGroups
    self.context = context
    attainmentCorrelations = AttainmentCorrelation.all(context, ranks: ranks)
    self.previousEdition = previousEdition
    self.unmatchedGroups = unmatchedGroups
    self.hasOtherIndexBefore = hasOtherIndexBefore
    self.observedRanges = observedRanges
    self.unconfirmedDispositions = unconfirmedDispositions
    self.answeredNotEligible = answeredNotEligible
    self.rankComparison = rankComparison
    self.flaggedComparison = flaggedComparison
    self.clippedValues = clippedValues
    self.adjustments = adjustments
    self.entities = entities
    self.computedWeights = computedWeights
    self.mainEffects = mainEffects
    self.treatment = treatment
  }
}
