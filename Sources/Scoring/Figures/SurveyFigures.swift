package import SurveyModel

/// The figures of a survey: what its samples say, what context.csv adds, and which units may be told.
package struct SurveyFigures: Sendable {
  /// A respondent group that weighs something.
  package struct Group: Sendable {
    /// Its number among the respondent groups of the survey.
    package let number: Int
    package let sample: Sample
    /// With the weights as they are written.
    package let plan: ScoringPlan
    package let satisfaction: SatisfactionRate
    /// A domain for each unit.
    package let units: Domains
    /// One domain.
    package let whole: Domains

    /// Respondents that a number about one unit needs; 0 for a group whose answers are official acts.
    package let atLeast: Int

    /// Questions × units: respondents behind what is published of each question; a respondent rates a unit
    /// once, so that answers are respondents.
    ///
    /// - Parameter dropped: indicators of the plan that are left out for all.
    fileprivate func answered(_ values: IndicatorValues, dropped: [Int]) -> [[Int]] {
      let indicators = plan.indicators.indices.filter { plan.indicators[$0].isAnswered && !dropped.contains($0) }
      return indicators.map { indicator in (0..<units.count).map { values.answers(domain: $0, indicator: indicator) } }
        + satisfaction.answers(tally: sample.tally, domains: units)
    }

    fileprivate func values(of domains: Domains, _ groups: [String?], _ data: DataValues) -> IndicatorValues {
      IndicatorValues(
        plan: plan, tally: sample.tally, rowWeights: sample.rowWeights, domains: domains,
        applicability: Applicability(plan: plan, groups: groups)
      ) { data[$0, $1] }
    }
  }

  /// The respondent groups that weigh something, in the order of the survey; beside the parts of ``figures``.
  package let groups: [Group]
  package let figures: Figures
  /// By unit, unweighted, of all groups.
  package let responses: [Int]
  /// Which units have enough respondents: the others take part in no range, rank or comparison. And whether the
  /// numbers of all units together tell nothing that is withheld.
  package let withholding: Withholding
  /// `nil` where the index states none for its figures.
  package let treatment: SurveyTreatment?
  private let hard: DataValues
  private let groupOfUnit: [String?]

  /// The values of other domains, hard figures among them where the domain is a unit.
  ///
  /// - Parameter group: number of one of ``groups``.
  package func values(of domains: Domains, group: Int) -> IndicatorValues {
    groups[group].values(of: domains, domains.unit.map { $0.flatMap { groupOfUnit[$0] } }, hard)
  }

  /// - Parameters:
  ///   - earlier: editions before, for ranges that are pooled over them.
  ///   - contexts: editions before whose figures stand in for those that are missing, the latest first.
  ///   - samples: those that are there are used, and those that are made are kept.
  package init(
    _ edition: Edition, earlier: [Edition] = [], contexts: [SurveyData] = [], samples: inout Samples
  ) throws(ScoringError) {
    let data = edition.data
    let weighted = try Self.weightedGroups(data)
    var found: [Sample] = []
    for (group, _) in weighted { found.append(try samples.sample(edition, group: group)) }
    try self.init(data, samples: found, weighted: weighted, contexts: contexts) { treatment, group throws(ScoringError) in
      try Self.pooled(data, treatment, earlier: earlier, group: group, samples: &samples)
    }
  }

  /// The figures without the responses that bear a flag.
  ///
  /// - Parameter data: the survey without them.
  package init(
    withoutFlagged data: SurveyData, of all: SurveyFigures, contexts: [SurveyData] = [], threads: Int = 1, work: Work = .unwatched
  ) throws(ScoringError) {
    var samples: [Sample] = []
    for group in all.groups {
      samples.append(try group.sample.withoutFlagged(data, group: group.number, threads: threads, work: work))
    }
    let weighted = zip(all.groups, all.figures.parts).map { ($0.number, $1.weight) }
    try self.init(data, samples: samples, weighted: weighted, contexts: contexts) { treatment, group in
      // What earlier editions said stays as it is; figures of the context are treated anew, since they look at the units that are published.
      let answers = all.figures.parts[all.groups.firstIndex { $0.number == group } ?? 0].pooled.answers
      return PooledValues(index: data.index, survey: data.survey, context: data.context, treatment: treatment, answers: answers)
    }
  }

  private init(
    _ data: SurveyData, samples: [Sample], weighted: [(group: Int, weight: Double)], contexts: [SurveyData],
    pooled: (SurveyTreatment?, _ group: Int) throws(ScoringError) -> PooledValues
  ) throws(ScoringError) {
    let (survey, index) = (data.survey, data.index)
    let codes = survey.respondentGroups.map { Set($0.questions.map(\.code)) }
    var groups: [Group] = []
    for (sample, (number, _)) in zip(samples, weighted) {
      let elsewhere = codes.enumerated().filter { $0.offset != number }.reduce(into: Set<String>()) { $0.formUnion($1.element) }
      let plan = try ScoringPlan(index: index, questions: sample.table.questions, scales: sample.scales, askedElsewhere: elsewhere)
      let satisfaction = try SatisfactionRate(
        index: index, questions: sample.table.questions, scales: sample.scales, askedElsewhere: elsewhere)
      groups.append(
        Group(
          number: number, sample: sample, plan: plan, satisfaction: satisfaction,
          units: .units(sample.weights, count: survey.units.count), whole: .whole(sample.weights),
          atLeast: survey.respondentGroups[number].isConfidential ? index.publish.atLeast : 0))
    }
    var figures = try DataValues(index: index, survey: survey, context: data.context)
    let responses = groups.map { $0.sample.responses(units: survey.units.count) }
      .reduce(survey.units.map { _ in 0 }) { zip($0, $1).map(+) }
    let groupOfUnit = survey.units.map(\.group)
    var values = groups.map { $0.values(of: $0.units, groupOfUnit, figures) }
    let isPublished = Self.protected(groups, responses).map { $0 >= index.publish.atLeast }
    let treatment = try SurveyTreatment(
      index: index, survey: survey, context: data.context, isPublished: isPublished,
      earlier: contexts.map { ($0.survey, $0.context) })
    var screened: [Int] = []
    if let treatment {
      figures = treatment.values
      values = groups.map { $0.values(of: $0.units, groupOfUnit, figures) }
      // Without figures of its own, an index has nothing that they could be too few for.
      if index.restsOnData[0] { screened = treatment.log.screened.map(\.unit) }
    }
    var takesPart = isPublished
    for unit in screened { takesPart[unit] = false }
    try Self.refuseEmpty(index, groups: groups, values: values, isPublished: takesPart)
    let (thin, dropped) = Self.thin(groups, values, takesPart)
    withholding = Withholding(
      isPublished: isPublished,
      answered: groups.indices.flatMap { part in
        groups[part].atLeast > 0
          ? groups[part].answered(values[part], dropped: dropped.filter { $0.part == part }.map(\.indicator)) : []
      }, atLeast: index.publish.atLeast)
    for (unit, cells) in thin.enumerated() {
      for cell in cells { values[cell.part].remove(domain: unit, indicator: cell.indicator) }
    }
    for cell in dropped {
      for unit in 0..<survey.units.count { values[cell.part].remove(domain: unit, indicator: cell.indicator) }
    }
    var parts: [Figures.Part] = []
    for (place, group) in groups.enumerated() {
      var whole = group.values(of: group.whole, [nil], figures)
      for cell in dropped where cell.part == place { whole.remove(domain: 0, indicator: cell.indicator) }
      parts.append(
        Figures.Part(
          plan: group.plan, units: values[place], whole: whole,
          pooled: try pooled(treatment, group.number), weight: weighted[place].weight))
    }
    self.groups = groups
    self.figures = Figures(
      parts: parts, unitIDs: survey.units.map(\.id), groups: groupOfUnit, takesPart: takesPart, screened: screened, thin: thin,
      dropped: dropped)
    hard = figures
    self.groupOfUnit = groupOfUnit
    self.responses = responses
    self.treatment = treatment
  }

  /// By unit, the respondents that the threshold counts: those of groups that are confidential. A unit that
  /// only others speak of has enough.
  private static func protected(_ groups: [Group], _ responses: [Int]) -> [Int] {
    let confidential = groups.filter { $0.atLeast > 0 }
    guard confidential.count < groups.count else { return responses }
    guard !confidential.isEmpty else { return responses.map { _ in .max } }
    return confidential.map { $0.sample.responses(units: responses.count) }.reduce(responses.map { _ in 0 }) { zip($0, $1).map(+) }
  }

  /// Indicators that some respondents of a unit answered and fewer than may be told of: a respondent rates a
  /// unit once, so that answers are respondents. What is thin in every unit that takes part is dropped for
  /// all.
  private static func thin(
    _ groups: [Group], _ values: [IndicatorValues], _ takesPart: [Bool]
  ) -> (thin: [[Figures.Cell]], dropped: [Figures.Cell]) {
    var thin = takesPart.map { _ in [Figures.Cell]() }
    var dropped: [Figures.Cell] = []
    for (part, group) in groups.enumerated() {
      for (number, indicator) in group.plan.indicators.enumerated() where indicator.isAnswered {
        let cell = Figures.Cell(part: part, indicator: number)
        let answers = takesPart.indices.map { values[part].answers(domain: $0, indicator: number) }
        let few = takesPart.indices.filter { takesPart[$0] && answers[$0] > 0 && answers[$0] < group.atLeast }
        guard !few.isEmpty else { continue }
        if takesPart.indices.contains(where: { takesPart[$0] && answers[$0] >= group.atLeast }) {
          for unit in few { thin[unit].append(cell) }
        } else {
          dropped.append(cell)
        }
      }
    }
    return (thin, dropped)
  }

  /// The groups that weigh something, by their number in the survey.
  private static func weightedGroups(_ data: SurveyData) throws(ScoringError) -> [(group: Int, weight: Double)] {
    let ids = data.survey.respondentGroups.map(\.id)
    let declared = data.index.finish.respondentGroups
    guard !declared.isEmpty else {
      guard ids.count == 1 else { throw .groupsWithoutWeights(ids) }
      return [(0, 1)]
    }
    for id in ids where !declared.contains(where: { $0.id == id }) { throw .groupsWithoutWeights([id]) }
    for share in declared where share.weight > 0 && !ids.contains(share.id) { throw .unknownGroup(share.id, known: ids) }
    return ids.enumerated().compactMap { number, id in
      let weight = declared.first { $0.id == id }?.weight ?? 0
      return weight > 0 ? (number, weight) : nil
    }
  }

  /// An indicator that weighs something and that no published unit has a value of says nothing about anybody.
  private static func refuseEmpty(
    _ index: IndexTree, groups: [Group], values: [IndicatorValues], isPublished: [Bool]
  ) throws(ScoringError) {
    guard isPublished.contains(true), let first = groups.first else { return }
    for (place, indicator) in first.plan.indicators.enumerated() where index.nodes[indicator.node].weight > 0 {
      let isKnown = values.contains { values in
        isPublished.indices.contains { isPublished[$0] && values.value(domain: $0, indicator: place) != nil }
      }
      // Asked of a group that weighs nothing, and of no other.
      let isAsked = groups.contains { $0.plan.indicators[place].source != .notAsked }
      if !isKnown, isAsked { throw .noValues(indicator: indicator.id) }
    }
  }

  /// What the earlier editions say of the indicators whose ranges are pooled over them.
  private static func pooled(
    _ data: SurveyData, _ treatment: SurveyTreatment?, earlier: [Edition], group: Int, samples: inout Samples
  ) throws(ScoringError) -> PooledValues {
    let wanted = Set(data.index.pooledEditions)
    var answers: [String: [String: [Double]]] = [:]
    let id = data.survey.respondentGroups[group].id
    let codes = Set(data.index.questionCodes)
    for edition in earlier where edition.data.survey.edition != data.survey.edition && wanted.contains(edition.data.survey.edition) {
      let before = edition.data
      let groups = before.survey.respondentGroups
      guard let same = groups.firstIndex(where: { $0.id == id }) ?? (groups.count == 1 ? 0 : nil) else { continue }
      let sample = try samples.sample(edition, group: same, for: data.index)
      let plan = try ScoringPlan(
        index: data.index, questions: sample.table.questions, scales: sample.scales, askedElsewhere: codes)
      let domains = Domains.units(sample.weights, count: before.survey.units.count)
      // An edition before is asked for its answers alone: its figures stand in the context of this one.
      let values = IndicatorValues(
        plan: plan, tally: sample.tally, rowWeights: sample.rowWeights, domains: domains,
        applicability: Applicability(plan: plan, groups: before.survey.units.map(\.group)))
      let responses = sample.responses(units: before.survey.units.count)
      for (place, indicator) in plan.indicators.enumerated() where indicator.isAnswered {
        let found = (0..<domains.count).compactMap { unit in
          responses[unit] >= data.index.publish.atLeast ? values.value(domain: unit, indicator: place) : nil
        }
        if !found.isEmpty { answers[indicator.id, default: [:]][before.survey.edition] = found }
      }
    }
    return PooledValues(index: data.index, survey: data.survey, context: data.context, treatment: treatment, answers: answers)
  }
}
