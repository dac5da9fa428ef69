package import Scoring
package import SurveyModel

/// An interval of the confidence that the index states.
package struct Interval: Sendable, Hashable {
  package let low: Double
  package let high: Double

  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
}

/// A share with its interval; fractions.
package struct Share: Sendable, Hashable {
  package let rate: Double
  package let interval: Interval?

  package init(rate: Double, interval: Interval?) {
    self.rate = rate
    self.interval = interval
  }
}

/// All that is known at the end, before it becomes a page, a workbook or a table. Every number is exact; what is absent is `nil`, never zero or NaN.
package struct Results: Sendable {
  /// One node of the index for one unit.
  package struct NodeResult: Sendable, Hashable {
    /// The value before normalisation; indicators only.
    package let value: Double?
    package let score: Double?
    package let standardError: Double?
    package let interval: Interval?
    package let degreesOfFreedom: Double?
    /// Answers behind an indicator, unweighted; responses with any answer behind a component.
    package let n: Int

    package init(
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
  package enum Remark: Sendable, Hashable {
    /// Fewer responses of groups whose answers are confidential than the index lets be published.
    case withheld(responses: Int, atLeast: Int)
    /// Of all units together: not published, since less what is told of the units it would reveal what is withheld.
    case revealsWithheld
    /// Of all units together: it holds answers that are withheld in single units, and has no error where it does.
    case holdsWithheld
    /// Of all units together: hard figures that units have are not known for the whole, so that its score rests on fewer indicators than theirs. Ids.
    case lacksFigures(indicators: [String])
    /// Nothing that the index scores was answered.
    case noScore
    /// Too few of the figures that the index needs: known, of those that apply, the share required.
    case screened(known: Int, applicable: Int, share: Double)
    /// The score rests on figures that were imputed or treated for outliers: ids of their indicators.
    case treated(indicators: [String])
    /// The score rests on x of y indicators: too few respondents answered the others, ids.
    case scoredOn(parts: Int, of: Int, without: [String])
    /// Few effective responses.
    case fewResponses(effective: Double, below: Double)
    /// A score by comparison with other units, and no other has one: it would be the same whatever was answered, and has no error and no interval.
    case standsAlone
    /// The interval takes more than ``SurveyModel/IndexTree/PublishRule/widestInterval`` of the scale.
    case wideInterval
    /// Compared with the answers of several units of the edition together: their names.
    case wasSeveral(edition: String, units: [LocalizedText])
    /// Not compared with the edition: of the units that it was, these were withheld.
    case withheldThen(edition: String, units: [LocalizedText])
    /// Not compared with the edition: of the units that it was, these had questions that too few answered.
    case thinThen(edition: String, units: [LocalizedText])
    /// Not compared with the edition: figures of these units together are not known.
    case figuresNotTogether(edition: String, units: [LocalizedText])
    /// Not compared with the edition: it does not have these units, parts of it.
    case lacksParts(edition: String, ids: [String])
    /// Not compared with the edition: other units come from the same one.
    case wasPart(edition: String, of: LocalizedText)
  }

  /// The same unit in the previous edition.
  package struct Previous: Sendable, Hashable {
    /// `nil` where several units of then are taken together.
    package let rank: Int?
    /// Published.
    package let score: Double
    /// Of the published scores, in points.
    package let change: Double
    /// Of the change of the unrounded scores: firms that answered in both editions are compared with themselves.
    package let changeInterval: Interval?
    /// RR2 of the unit now less that of then, in percentage points; `nil` where an edition has none.
    package let responseRateChange: Double?

    package init(rank: Int?, score: Double, change: Double, changeInterval: Interval?, responseRateChange: Double? = nil) {
      self.rank = rank
      self.score = score
      self.change = change
      self.changeInterval = changeInterval
      self.responseRateChange = responseRateChange
    }
  }

  /// One score less another, unrounded.
  package struct Difference: Sendable, Hashable {
    package let estimate: Double
    /// Takes account of respondents that are behind both; `nil` where an error cannot be told.
    package let standardError: Double?
    package let interval: Interval?

    package init(estimate: Double, standardError: Double?, interval: Interval?) {
      self.estimate = estimate
      self.standardError = standardError
      self.interval = interval
    }
  }

  /// What the units' rank sets say together, at the joint level of confidence.
  package struct RankComparison: Sendable, Hashable {
    /// Units that cannot be told apart, as indices into `Survey.units`: maximal sets in which no pair surely differs. They may overlap; best score
    /// first. `nil` where there are too many to list.
    package let groups: [[Int]]?
    /// Whether a comparison stayed within the error of the simulation and was therefore taken as not different.
    package let isOpen: Bool
    /// Simulated draws behind the simultaneous sets; 0 where nothing was simulated.
    package let draws: Int
    /// That a studentised difference must exceed at the first step; `nil` where there is no pair.
    package let criticalValue: RankSets.CriticalValue?
    /// The smallest and the largest that the marginal sets began with.
    package let marginalCriticalValues: ClosedRange<Double>?

    package init(
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
  package struct UnitResult: Sendable, Hashable {
    /// Index into `Survey.units`.
    package let unit: Int
    /// Competition rank, 1 the best; `nil` for a unit that is withheld or has no score.
    package let rank: Int?
    /// Unrounded.
    package let score: Double?
    /// At the index's decimals.
    package let publishedScore: PublishedNumber?
    package let standardError: Double?
    package let degreesOfFreedom: Double?
    package let interval: Interval?
    /// Best and worst rank that the data allow, marginal.
    package let rankSet: ClosedRange<Int>?
    /// The same for all units at once.
    package let rankSetSimultaneous: ClosedRange<Int>?
    /// Index into `IndexTree.tiers`.
    package let tier: Int?
    /// Indices into `Survey.units` of the units with the same rank.
    package let tiedWith: [Int]
    /// Responses that count, unweighted. Never withheld.
    package let responses: Int
    /// Kish: (Σw)²/Σw².
    package let effectiveResponses: Double?
    package let precision: Precision?
    /// Of the respondent group that is asked; `nil` too where several are: ``Results/respondentGroups`` has each.
    package let satisfaction: Share?
    /// Beside `IndexTree.nodes`, the root first.
    package let nodes: [NodeResult]
    /// False for a unit whose numbers are withheld; they are then all `nil` but ``responses``.
    package let isPublished: Bool
    package let remarks: [Remark]
    package let previous: Previous?
    /// To the unit that follows in rank order; `nil` for the last and for those without a rank.
    package let differenceToNext: Difference?
    /// Competition rank among the units of the same group; `nil` without a rank or a group, and for all units where ranks within groups are not shown
    /// (``Results/ranksWithinGroups``).
    package let groupRank: Int?
    /// Bonus and penalty points in the score; `nil` for a unit that the index names none for.
    package let points: Double?

    package init(
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
  package struct Overall: Sendable, Hashable {
    package let score: Double?
    package let publishedScore: PublishedNumber?
    package let standardError: Double?
    package let interval: Interval?
    /// As of ``UnitResult/satisfaction``.
    package let satisfaction: Share?
    package let responses: Int
    /// Beside `IndexTree.nodes`.
    package let nodes: [NodeResult]
    package let precision: Precision?
    package let remarks: [Remark]
    /// False where the numbers are withheld; they are then all `nil` but ``responses``.
    package var isPublished: Bool { !remarks.contains(.revealsWithheld) }

    package init(
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
  package var ranksWithinGroups: Bool { index.finish.ranksWithinGroups || units.contains { $0.groupRank != nil } }

  package var survey: Survey { surroundings.survey }
  package var inputs: [SurveyData.InputFile] { surroundings.inputs }
  package var account: ImportAccount { surroundings.account }
  package var context: [ContextFigure] { surroundings.figures }

  /// e of all rows of the frames together, as the weights use it.
  package var eligibility: Eligibility { ResponseRates.eligibility(of: responseRates) }

  package var surroundings: Surroundings
  /// Scores and ranks over the editions; `nil` where it was not asked for, or there is one.
  package var series: EditionSeries?
  package let index: IndexTree
  package let seed: UInt64
  package let overall: Overall
  /// In rank order; ties and units without a rank in the order of `Survey.units`, the latter last.
  package let units: [UnitResult]
  /// Overall first, then by stratum, by unit, by unit and stratum. Empty where there is no frame.
  package let responseRates: [ResponseRate]
  /// Those that weigh something, in the order of the survey.
  package let respondentGroups: [GroupResult]
  /// Of score and attainment, for each target that three ranked units or more have an attainment of.
  package let attainmentCorrelations: [AttainmentCorrelation]
  /// The edition that ``UnitResult/previous`` speaks of, and its response rate RR2 overall.
  package let previousEdition: (name: String, responseRate: Double?)?
  /// Ids of the respondent groups that weigh something now or in the edition before, but not in both: what they say is taken as independent in the intervals of
  /// changes.
  package let unmatchedGroups: [String]
  /// Whether the edition before was scored by an index that measures something else (``SurveyModel/IndexTree/measuresLike(_:)``).
  package let hasOtherIndexBefore: Bool
  /// Ranges that `min-max` took from the units of this run.
  package let observedRanges: [Normalizer.ObservedRange]
  /// Rows of the frame that are marked as answered without a response in the files; they count as O.
  package let unconfirmedDispositions: Int
  /// Rows of the frame that are marked as not eligible with a response; they count as answered.
  package let answeredNotEligible: Int
  /// `nil` where there are no rank sets.
  package let rankComparison: RankComparison?
  /// `nil` where no response that counts bears a flag.
  package let flaggedComparison: FlaggedComparison?
  /// Why the units cannot be ranked without the responses that bear a flag; `nil` where they can, or none bears one.
  package let flaggedFailure: ScoringError?
  /// Ids of indicators that are left out for all units, since in each of them fewer respondents answered than
  /// may be told of; in tree order.
  package let droppedIndicators: [String]
  /// Values that were held at the end of their range; units as in `Survey.units`.
  package let clippedValues: [Normalizer.ClippedValue]
  /// Bonus and penalty points, one by one.
  package let adjustments: [Adjustments.Entry]
  /// Of each of `IndexTree.entities`, scored on its own.
  package let entities: [Results]
  /// What the schemes found that weights of the index were computed by.
  package let computedWeights: [IndexWeights.Computed]
  /// Beside `IndexTree.nodes`, over the published units; empty where it was not computed.
  package let mainEffects: [MainEffects.Effect?]
  /// What was done to figures before they were scored; `nil` where the index states nothing.
  package let treatment: SurveyTreatment.Log?
  /// What other weights would change, or why that cannot be said; `nil` where it was not asked for.
  package let weightRobustness: Result<WeightRobustness, WeightRobustness.Absence>?
  /// What other choices of method would change, all varied at once; `nil` where it was not asked for.
  package let methodDraws: Result<MethodDraws, MethodDraws.Absence>?
  /// How the answers to each question are spread, as far as that may be told; `nil` where it was not asked for.
  package let answers: AnswerDistributions?
  /// How the components move together; `nil` where it was not asked for, or there is one.
  package let coherence: ComponentCoherence?

  package init(
    survey: Survey, index: IndexTree, seed: UInt64, inputs: [SurveyData.InputFile], account: ImportAccount,
    overall: Overall, units: [UnitResult], responseRates: [ResponseRate], respondentGroups: [GroupResult],
    context: [ContextFigure], previousEdition: (name: String, responseRate: Double?)?, unmatchedGroups: [String] = [],
    hasOtherIndexBefore: Bool = false,
    observedRanges: [Normalizer.ObservedRange] = [], unconfirmedDispositions: Int = 0, answeredNotEligible: Int = 0,
    rankComparison: RankComparison? = nil,
    flaggedComparison: FlaggedComparison? = nil, flaggedFailure: ScoringError? = nil,
    clippedValues: [Normalizer.ClippedValue] = [], adjustments: [Adjustments.Entry] = [], entities: [Results] = [],
    computedWeights: [IndexWeights.Computed] = [], mainEffects: [MainEffects.Effect?] = [],
    treatment: SurveyTreatment.Log? = nil, weightRobustness: Result<WeightRobustness, WeightRobustness.Absence>? = nil,
    methodDraws: Result<MethodDraws, MethodDraws.Absence>? = nil, coherence: ComponentCoherence? = nil, droppedIndicators: [String] = [],
    answers: AnswerDistributions? = nil
  ) {
    self.answers = answers
    var ranks = [Int?](repeating: nil, count: survey.units.count)
    for unit in units where ranks.indices.contains(unit.unit) { ranks[unit.unit] = unit.rank }
    surroundings = Surroundings(survey: survey, inputs: inputs, account: account, figures: context)
    self.index = index
    self.seed = seed
    self.overall = overall
    self.units = units
    self.responseRates = responseRates
    self.respondentGroups = respondentGroups
    attainmentCorrelations = AttainmentCorrelation.all(context, ranks: ranks)
    self.previousEdition = previousEdition
    self.unmatchedGroups = unmatchedGroups
    self.hasOtherIndexBefore = hasOtherIndexBefore
    self.observedRanges = observedRanges
    self.unconfirmedDispositions = unconfirmedDispositions
    self.answeredNotEligible = answeredNotEligible
    self.rankComparison = rankComparison
    self.flaggedComparison = flaggedComparison
    self.flaggedFailure = flaggedFailure
    self.clippedValues = clippedValues
    self.adjustments = adjustments
    self.entities = entities
    self.computedWeights = computedWeights
    self.mainEffects = mainEffects
    self.treatment = treatment
    self.weightRobustness = weightRobustness
    self.methodDraws = methodDraws
    self.coherence = coherence
    self.droppedIndicators = droppedIndicators
  }
}
