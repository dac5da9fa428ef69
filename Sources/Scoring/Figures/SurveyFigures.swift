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
    /// What it said that is told of no unit.
    package let hidden: HiddenAnswers
    /// Its answers as the numbers of all units together hold them.
    package let wholeSample: WholeSample

    fileprivate func values(of domains: Domains, _ groups: [String?], _ data: DataValues) -> IndicatorValues {
      values(of: domains, sample.tally, sample.rowWeights, groups, data)
    }

    fileprivate func wholeValues(_ data: DataValues) -> IndicatorValues {
      values(of: wholeSample.domains, wholeSample.tally, wholeSample.rowWeights, [nil], data)
    }

    /// Takes away what is told of no unit: what is dropped in all domains, and hidden answers in the domain of their unit.
    ///
    /// - Parameters:
    ///   - domainOfUnit: of each unit.
    ///   - dropped: indicators.
    fileprivate func removeHidden(
      from values: inout IndicatorValues, of domains: Domains, domainOfUnit: some Sequence<Int>, _ dropped: Set<Int>
    ) {
      for (indicator, about) in plan.indicators.enumerated() {
        guard let question = about.question else { continue }
        if dropped.contains(indicator) {
          for domain in 0..<domains.count { values.remove(domain: domain, indicator: indicator) }
        }
        for (unit, domain) in domainOfUnit.enumerated() where hidden.isHidden(question: question, unit: unit) {
          values.remove(domain: domain, indicator: indicator)
        }
      }
    }

    private func values(
      of domains: Domains, _ tally: Tally, _ rowWeights: [Double], _ groups: [String?], _ data: DataValues
    ) -> IndicatorValues {
      IndicatorValues(
        plan: plan, tally: tally, rowWeights: rowWeights, domains: domains, applicability: Applicability(plan: plan, groups: groups)
      ) { data[$0, $1] }
    }
  }

  /// The respondent groups that weigh something, in the order of the survey; beside the parts of ``figures``.
  package let groups: [Group]
  package let figures: Figures
  /// By unit, unweighted, of all groups.
  package let responses: [Int]
  /// Which units have enough respondents: the others take part in no range, rank or comparison.
  package let withholding: Withholding
  /// `nil` where the index states none for its figures.
  package let treatment: SurveyTreatment?
  private let hard: DataValues
  private let groupOfUnit: [String?]

  /// The values of other domains, hard figures among them where the domain is a unit; without what is told of no
  /// unit.
  ///
  /// - Parameters:
  ///   - domainOfUnit: of each unit.
  ///   - group: number of one of ``groups``.
  package func values(of domains: Domains, domainOfUnit: [Int], group: Int) -> IndicatorValues {
    var values = groups[group].values(of: domains, domains.unit.map { $0.flatMap { groupOfUnit[$0] } }, hard)
    groups[group].removeHidden(from: &values, of: domains, domainOfUnit: domainOfUnit, figures.dropped.ofPart(group))
    return values
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
    let withholding = Withholding(edition, groups: weighted.map(\.group), samples: &samples)
    try self.init(data, samples: found, weighted: weighted, withholding, contexts: contexts) { treatment, group throws(ScoringError) in
      try Self.pooled(data, treatment, earlier: earlier, group: group, samples: &samples)
    }
  }

  /// The figures without the responses that bear a flag. A unit of which too few bear one is withheld: the
  /// difference would be what these few say.
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
    let (atLeast, units) = (all.withholding.atLeast, data.survey.units.count)
    let rest = Withholding(
      respondents: Withholding.respondents(data.survey, zip(weighted.map(\.0), samples)), pools: [], atLeast: atLeast,
      readAlone: all.withholding.readAlone)
    let withholding = rest.withoutOverall(
      all.groups.reduce([Bool](repeating: false, count: units)) { few, group in
        guard data.survey.respondentGroups[group.number].isConfidential else { return few }
        return zip(few, group.flaggedByFew(atLeast: atLeast)).map { $0 || $1 }
      })
    try self.init(data, samples: samples, weighted: weighted, withholding, contexts: contexts) { treatment, group in
      // What earlier editions said stays as it is; figures of the context are treated anew, since they look at the units that are published.
      let answers = all.figures.parts[all.groups.firstIndex { $0.number == group } ?? 0].pooled.answers
      return PooledValues(index: data.index, survey: data.survey, context: data.context, treatment: treatment, answers: answers)
    }
  }

  private init(
    _ data: SurveyData, samples: [Sample], weighted: [(group: Int, weight: Double)], _ withholding: Withholding,
    contexts: [SurveyData], pooled: (SurveyTreatment?, _ group: Int) throws(ScoringError) -> PooledValues
  ) throws(ScoringError) {
    let (survey, index) = (data.survey, data.index)
    let groups = try Self.groups(data, samples: samples, weighted: weighted, withholding)
    var figures = try DataValues(index: index, survey: survey, context: data.context)
    let groupOfUnit = survey.units.map(\.group)
    let treatment = try SurveyTreatment(
      index: index, survey: survey, context: data.context, isPublished: withholding.isPublished,
      earlier: contexts.map { ($0.survey, $0.context) })
    var screened: [Int] = []
    if let treatment {
      figures = treatment.values
      // Without figures of its own, an index has nothing that they could be too few for.
      if index.restsOnData[0] { screened = treatment.log.screened.map(\.unit) }
    }
    var values = groups.map { $0.values(of: $0.units, groupOfUnit, figures) }
    var takesPart = withholding.isPublished
    for unit in screened { takesPart[unit] = false }
    try Self.refuseEmpty(index, groups: groups, values: values, isPublished: takesPart)
    let (thin, dropped) = Self.thin(groups, values, withholding.isPublished, takesPart)
    // Nothing behind this stage can tell what is hidden: it is not there.
    var parts: [Figures.Part] = []
    for (place, group) in groups.enumerated() {
      let dropped = dropped.ofPart(place)
      group.removeHidden(from: &values[place], of: group.units, domainOfUnit: survey.units.indices, dropped)
      var whole = group.wholeValues(figures)
      for (indicator, about) in group.plan.indicators.enumerated() where about.isAnswered {
        if !withholding.isOverallPublished || dropped.contains(indicator) { whole.remove(domain: 0, indicator: indicator) }
      }
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
    responses = samples.map { $0.responses(units: survey.units.count) }
      .reduce(survey.units.map { _ in 0 }) { zip($0, $1).map(+) }
    self.withholding = withholding
    self.treatment = treatment
  }

  private static func groups(
    _ data: SurveyData, samples: [Sample], weighted: [(group: Int, weight: Double)], _ withholding: Withholding
  ) throws(ScoringError) -> [Group] {
    let (survey, index) = (data.survey, data.index)
    let codes = survey.questionCodes
    var groups: [Group] = []
    for (sample, (number, _)) in zip(samples, weighted) {
      let elsewhere = codes.elsewhere(than: number)
      let plan = try ScoringPlan(index: index, questions: sample.table.questions, scales: sample.scales, askedElsewhere: elsewhere)
      let satisfaction = try SatisfactionRate(
        index: index, questions: sample.table.questions, scales: sample.scales, askedElsewhere: elsewhere)
      let hidden = HiddenAnswers(
        sample, isPublished: withholding.isPublished,
        atLeast: survey.respondentGroups[number].isConfidential ? withholding.atLeast : 0,
        readAlone: withholding.readAlone[number] ?? [])
      groups.append(
        Group(
          number: number, sample: sample, plan: plan, satisfaction: satisfaction,
          units: .units(sample.weights, count: survey.units.count), whole: .whole(sample.weights), hidden: hidden,
          wholeSample: WholeSample(sample, withholding.isOverallPublished ? hidden : nil)))
    }
    return groups
  }

  /// Indicators that some respondents of a published unit answered and fewer than may be told of. What no unit
  /// that takes part may tell of is dropped for all.
  private static func thin(
    _ groups: [Group], _ values: [IndicatorValues], _ isPublished: [Bool], _ takesPart: [Bool]
  ) -> (thin: [[Figures.Cell]], dropped: [Figures.Cell]) {
    var thin = takesPart.map { _ in [Figures.Cell]() }
    var dropped: [Figures.Cell] = []
    for (part, group) in groups.enumerated() {
      for (number, indicator) in group.plan.indicators.enumerated() {
        guard let question = indicator.question else { continue }
        let cell = Figures.Cell(part: part, indicator: number)
        let answered = isPublished.indices.filter { isPublished[$0] && values[part].answers(domain: $0, indicator: number) > 0 }
        let few = answered.filter { group.hidden.isHidden(question: question, unit: $0) }
        let compared = answered.filter { takesPart[$0] }
        if group.hidden.isDropped(question: question) || !compared.isEmpty && compared.allSatisfy(few.contains) {
          dropped.append(cell)
        } else {
          for unit in few { thin[unit].append(cell) }
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
      let told = Withholding(before, atLeast: max(before.index.publish.atLeast, data.index.publish.atLeast))
      let hidden = HiddenAnswers(
        sample, isPublished: told.isPublished, atLeast: groups[same].isConfidential ? told.atLeast : 0,
        readAlone: Set(plan.questions.filter { sample.parts[$0] == nil }))
      for (place, indicator) in plan.indicators.enumerated() {
        guard let question = indicator.question else { continue }
        let found = (0..<domains.count).compactMap { unit in
          told.isPublished[unit] && !hidden.isHidden(question: question, unit: unit) ? values.value(domain: unit, indicator: place) : nil
        }
        if !found.isEmpty { answers[indicator.id, default: [:]][before.survey.edition] = found }
      }
    }
    return PooledValues(index: data.index, survey: data.survey, context: data.context, treatment: treatment, answers: answers)
  }
}
