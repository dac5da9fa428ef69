package import Scoring
package import SurveyModel

/// A survey scored as it is, every stage kept: each unit, and all responses together under the rules made from the units.
package struct ScoredSurvey: Sendable {
  /// What one respondent group says.
  struct Part: Sendable {
    /// Its number among the respondent groups of the survey.
    let number: Int
    let group: ScoredGroup
    let units: DomainScores
    /// One domain.
    let whole: DomainScores
  }

  /// With the weights that were used in the index.
  let data: SurveyData
  let survey: SurveyFigures
  let chain: ScoringChain
  /// The respondent groups that weigh something, in the order of the survey.
  let parts: [Part]
  let smoothness: NodeSmoothness

  /// - Parameters:
  ///   - earlier: editions before, for ranges that are pooled over them.
  ///   - contexts: editions before whose figures stand in for those that are missing, the latest first; `nil` for `earlier`.
  ///   - threads: changes the time and nothing else.
  package init(
    _ data: SurveyData, earlier: [SurveyData] = [], contexts: [SurveyData]? = nil, threads: Int = 1
  ) throws(ScoringError) {
    var shelf = SampleShelf(threads: threads)
    try self.init(
      Edition(number: 0, data: data), earlier: earlier.enumerated().map { Edition(number: $0 + 1, data: $1) },
      contexts: contexts ?? earlier, shelf: &shelf)
  }

  /// - Parameters:
  ///   - units: that are left out of all that compares; they are not scored.
  ///   - shelf: samples and designs that are there are used, and those that are made are kept.
  init(
    _ edition: Edition, earlier: [Edition], contexts: [SurveyData], without units: Set<Int> = [], shelf: inout SampleShelf
  ) throws(ScoringError) {
    let data = edition.data
    let survey = try SurveyFigures(edition, earlier: earlier, contexts: contexts, samples: &shelf.samples)
    let chain = try ScoringChain(units.isEmpty ? survey.figures : survey.figures.without(units), index: data.index)
    let groups = survey.groups.map { group in
      ScoredGroup(
        group, weighted: chain.index, drawn: shelf.design(edition, group: group.number, sample: group.sample),
        groupOfUnit: data.survey.units.map(\.group))
    }
    self.init(data, survey: survey, chain: chain, groups: groups)
  }

  private init(_ data: SurveyData, survey: SurveyFigures, chain: ScoringChain, groups: [ScoredGroup]) {
    self.data = data.scored(by: chain.index)
    self.survey = survey
    self.chain = chain
    parts = groups.indices.map { place in
      let (about, group, figures) = (survey.groups[place], groups[place], chain.figures.parts[place])
      let whole = figures.whole ?? figures.units
      return Part(
        number: about.number, group: group,
        units: group.scores(of: about.units, values: figures.units, scores: chain.aggregated.units[place]),
        whole: group.scores(of: about.whole, values: whole, scores: chain.aggregated.whole[place]))
    }
    smoothness = NodeSmoothness(groups.map { NodeSmoothness(plan: $0.plan, edition: data.survey.edition) })
  }

  /// The same answers by another index, and without some units, from the first stage that differs.
  ///
  /// - Returns: `nil` where the index reads something that was not made into figures; then the survey is to be scored from the start.
  func scored(by index: IndexTree, without units: Set<Int> = []) throws(ScoringError) -> ScoredSurvey? {
    guard let chain = try chain.scored(by: index, without: units) else { return nil }
    let codes = data.survey.questionCodes
    var groups: [ScoredGroup] = []
    for (part, figures) in zip(parts, chain.figures.parts) {
      let satisfaction = try SatisfactionRate(
        index: index, questions: part.group.table.questions, scales: part.group.sample.scales,
        askedElsewhere: codes.elsewhere(than: part.number))
      groups.append(part.group.scored(by: figures.plan.weighted(chain.index), satisfaction: satisfaction))
    }
    return ScoredSurvey(data.scored(by: index), survey: survey, chain: chain, groups: groups)
  }

  /// The figures without the responses that bear a flag; `nil` where none does.
  ///
  /// Nothing is counted a second time: the flagged responses are taken away from the tallies, and what comes after is made anew.
  ///
  /// - Parameter contexts: editions before whose figures stand in for those that are missing.
  /// - Throws: why nothing can be made of those that are left.
  package func figuresWithoutFlagged(
    contexts: [SurveyData] = [], threads: Int = 1, work: Work = .unwatched
  ) throws(ScoringError) -> Figures? {
    guard let data = data.withoutFlagged else { return nil }
    let written = data.scored(by: writtenIndex)
    return try SurveyFigures(withoutFlagged: written, of: survey, contexts: contexts, threads: threads, work: work).figures
  }

  /// What the groups weigh in a node of each domain, groups × domains; 0 where one takes no part.
  ///
  /// - Parameter domains: by respondent group.
  func groupWeights(of node: Int, in domains: [DomainScores]) -> [[Double]] {
    let count = domains[0].domains.count
    var weights = domains.map { _ in [Double](repeating: 0, count: count) }
    for domain in 0..<count {
      let isThere = domains.map { $0.scores.score(domain: domain, node: node) != nil }
      for (group, weight) in (shares.weights(of: node, isThere: isThere) ?? []).enumerated() { weights[group][domain] = weight }
    }
    return weights
  }

  /// Id of the respondent group behind one of ``parts``.
  func groupID(of part: Part) -> String { data.survey.respondentGroups[part.number].id }

  /// The first of ``parts``: the only one where there is one respondent group.
  var group: ScoredGroup { parts[0].group }
  var units: DomainScores { parts[0].units }
  var whole: DomainScores { parts[0].whole }

  var shares: GroupShares { chain.aggregated.shares }
  var adjustments: Adjustments { chain.published.adjustments }
  /// Weights that are made from the scores of units, made from those that are published. Errors hold them as they are.
  var weights: IndexWeights { chain.weighted.weights }
  /// By unit, unweighted, of all groups.
  var responses: [Int] { survey.responses }
  /// Which units have enough respondents: the others take part in no range, rank or comparison.
  var withholding: Withholding { survey.withholding }
  /// `nil` where the index states none for its figures.
  var treatment: SurveyTreatment? { survey.treatment }
  /// By unit: published, and not screened for want of data. The others take part in no range, rank or comparison of this index.
  var takesPart: [Bool] { chain.figures.takesPart }
  /// By unit.
  var isPublished: [Bool] { withholding.isPublished }

  /// Of all units and groups.
  var allResponses: Int { parts.reduce(0) { $0 + $1.group.table.count } }

  /// Of a unit, as it is aggregated; `nil` where it is missing.
  func score(unit: Int, node: Int) -> Double? { chain.aggregated.score(unit: unit, node: node) }

  /// Of all units together.
  func wholeScore(node: Int) -> Double? { chain.aggregated.wholeScore(node: node) }

  /// Whether the score of all units together in a node holds answers that are told of no unit: it has no error.
  func holdsHidden(node: Int) -> Bool { parts.contains { $0.group.holdsHidden(node: node) } }

  /// Of the published units, by node.
  var mainEffects: MainEffects { chain.aggregated.mainEffects }

  /// What bonus and penalty points move a unit's score by, once it is held within the scale.
  func shift(of unit: Int) -> Double { chain.published.shift(of: unit, score: score(unit: unit, node: 0)) }

  /// By unit, unrounded, with bonus and penalty points: what is ranked and compared. `nil` for a unit without a score, or that is withheld.
  var rankedScores: [Double?] { chain.published.scores }

  /// By unit: ``rankedScores`` at the index's decimals.
  var publishedScores: [PublishedNumber?] { chain.published.rounded }

  var ranking: Ranking { chain.published.ranking }
}

/// The samples of a run and how they were drawn, made when they are first asked for.
struct SampleShelf {
  private struct Key: Hashable {
    let edition: Int
    let group: Int
    let weighting: IndexTree.ResponseWeighting
  }

  var samples: Samples
  private var designs: [Key: GroupDesign] = [:]

  init(threads: Int = 1, work: Work = .unwatched) { samples = Samples(threads: threads, work: work) }

  mutating func design(_ edition: Edition, group: Int, sample: Sample) -> GroupDesign {
    let key = Key(edition: edition.number, group: group, weighting: sample.weighting)
    if let known = designs[key] { return known }
    let made = GroupDesign(edition.data, group: group, sample: sample)
    designs[key] = made
    return made
  }
}
