package import SurveyModel

/// Small made-up surveys of all kinds, for properties that must hold of any: units with few responses, questions
/// that few answer, several respondent groups, firms that rate one unit or several, lists of those invited,
/// entities, editions, flags.
package struct RandomSurvey: Sendable {
  /// The latest first.
  package var editions: [SurveyData]

  package var data: SurveyData { editions[0] }

  /// `nil` where it is not a random one.
  let seed: UInt64?
  let units: [[[UInt8]]]

  private struct Group {
    let id: String
    let questions: [String]
    let isConfidential: Bool
    let ratesSeveral: Bool
  }

  /// What one edition is made by.
  private struct Plan {
    let year: Int
    let units: [Unit]
    let groups: [Group]
    let strata: Int
    let hasFrame: Bool
    let index: IndexTree
    let isConfidential: Bool
    /// What careless responses bear.
    let flag: QualityFlag
    /// Whether such responses do not count.
    var leavesFlaggedOut = false
  }

  /// What an index may hold.
  private struct Choices {
    /// Of pooled ranges.
    let years: [String]
    /// Whether it has a derivative: else its errors come from replicates and rank sets from many draws.
    let isSmooth: Bool
  }

  private static let scale = AnswerScale(
    id: "five", categories: (1...5).map { AnswerScale.Category(value: Double($0), code: String($0), labels: []) })!

  /// - Parameter isConfidential: `false` for the same survey whose answers are all official acts.
  package init(seed: UInt64, isConfidential: Bool = true) throws {
    self.seed = seed
    units = []
    var random = SeededNumbers(seed: seed)
    let questions = (1...3 + random.below(3)).map { "q\($0)" }
    var groups = [Group(id: "firms", questions: questions, isConfidential: true, ratesSeveral: random.once(in: 6))]
    if random.once(in: 3) {
      let own = Array(questions.prefix(1 + random.below(questions.count))) + (random.once(in: 2) ? ["own"] : [])
      groups.append(Group(id: "staff", questions: own, isConfidential: !random.once(in: 4), ratesSeveral: false))
    }
    let strata = random.pick([0, 0, 1, 2])
    let hasFrame = random.once(in: 2)
    let count = 3 + random.below(4)
    let editions = random.pick([1, 1, 2, 3])
    let isSmooth = !random.once(in: 8)
    let asked = groups.flatMap(\.questions).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let whatIsAsked = random
    self.editions = []
    for place in 0..<editions {
      // The same index, that of each year over its own year and those before.
      var again = whatIsAsked
      let choices = Choices(years: (place..<editions).map { String(2024 - $0) }, isSmooth: isSmooth)
      let index = try Self.index(asked: asked, groups: groups, choices, hasFrame: hasFrame, numbers: &again)
      if place == 0 { random = again }
      // Some units of a year were several in the year before.
      let merges = place == 0 && editions > 1 && random.once(in: 2)
      let units = (0..<count).map { unit in
        Unit(
          id: "u\(unit)", name: LocalizedText("Unit \(unit)"), group: strata == 2 ? "g\(unit % 2)" : nil,
          formerly: merges && unit == 0 ? ["u0", "x"] : [])
      }
      let former = editions > 1 && place > 0 ? [Unit(id: "x", name: LocalizedText("X"))] : []
      let plan = Plan(
        year: 2024 - place, units: units + former, groups: groups, strata: strata, hasFrame: hasFrame, index: index,
        isConfidential: isConfidential, flag: seed % 2 == 0 ? .straightLining : .speeding, leavesFlaggedOut: seed % 4 == 0)
      self.editions.append(Self.edition(plan, &random))
    }
  }

  // MARK: What is asked of the answers

  private static func index(
    asked: [String], groups: [Group], _ choices: Choices, hasFrame: Bool, numbers random: inout SeededNumbers
  ) throws -> IndexTree {
    let shares = groups.count > 1 ? groups.map { IndexTree.GroupShare(id: $0.id, weight: $0.id == "firms" ? 70 : 30) } : []
    let weighting: IndexTree.ResponseWeighting =
      hasFrame ? random.pick([.nonresponse, .nonresponse, .none, .postStratify(["unit"])]) : .none
    let publish = IndexTree.PublishRule(atLeast: random.pick([3, 5]), cautionBelow: 5)
    let satisfaction = random.once(in: 2) ? [] : [random.pick(groups[0].questions)]
    func tree(_ id: String, entities: [IndexTree]) throws -> IndexTree {
      try IndexTree(
        id: id, ties: random.once(in: 4) ? .exact : .published, responseWeighting: weighting, publish: publish,
        tiers: random.once(in: 3) ? [.init(from: 50, name: LocalizedText("A")), .init(from: 0, name: LocalizedText("B"))] : [],
        satisfaction: satisfaction,
        finish: .init(
          respondentGroups: shares,
          relativeTiers: random.once(in: 5) ? .init(rule: .quantile([0.5]), names: [LocalizedText("A"), LocalizedText("B")]) : nil),
        entities: entities, root: component(choices, &random, isRoot: true),
        children: branches(id, asked: asked, choices, numbers: &random))
    }
    let entities = try (0..<random.pick([0, 0, 1, 2])).map { try tree("entity\($0)", entities: []) }
    return try tree("index", entities: entities)
  }

  private static func component(_ choices: Choices, _ random: inout SeededNumbers, isRoot: Bool) -> IndexTree.Component {
    let others: [IndexTree.Aggregation] = choices.isSmooth ? [] : [.minimum, .weightedMedian] + (isRoot ? [.copeland, .borda] : [])
    let aggregation = random.pick([.arithmetic, .arithmetic, .arithmetic, .arithmetic, .geometric, .power(2)] + others)
    let missing: IndexTree.MissingPolicy = random.pick([.reweight(atLeast: 0), .reweight(atLeast: 0), .reweight(atLeast: 0.4), .zero])
    let weighting: WeightScheme = random.pick([.given, .given, .given, .given, .given, .equal, .equal, .pca, .entropy, .critic])
    return IndexTree.Component(aggregation: aggregation, missing: missing, weighting: isRoot ? weighting : .given)
  }

  private static func branches(
    _ id: String, asked: [String], _ choices: Choices, numbers random: inout SeededNumbers
  ) -> [IndexTree.Branch] {
    var left = asked.shuffled(using: &random)
    if random.once(in: 3), left.count > 2 { left.removeLast() }
    var components: [IndexTree.Branch] = []
    while !left.isEmpty {
      let own = left.prefix(1 + random.below(3))
      left.removeFirst(own.count)
      // Several questions make one indicator, or each its own.
      let sources: [[String]] = own.count > 1 && random.once(in: 3) ? [Array(own)] : own.map { [$0] }
      let indicators = sources.map { codes in
        IndexTree.Branch(
          id: "\(id).\(codes[0])", weight: Double(1 + random.below(3)),
          indicator: IndexTree.Indicator(
            source: .questions(
              codes,
              statistic: codes.count > 1
                ? random.pick([.mean, .allTop])
                : random.pick([.mean, .mean, .mean, .top1, .top2, .bottom2, .net, .allTop, choices.isSmooth ? .mean : .median])),
            normalization: normalization(choices, &random)))
      }
      components.append(
        IndexTree.Branch(
          id: "\(id).c\(components.count)", weight: Double(1 + random.below(4)), component: component(choices, &random, isRoot: false),
          children: indicators))
    }
    return components
  }

  private static func normalization(_ choices: Choices, _ random: inout SeededNumbers) -> IndexTree.Normalization {
    switch random.below(12) {
    case 0: .minMax(range: .thisRun, clip: true, whenEqual: 50, from: 1, to: 100)
    case 1, 2: .minMax(range: .pooled(choices.years), clip: true, whenEqual: 50, from: 1, to: 100)
    case 3 where !choices.isSmooth: .percentileRank(whenEqual: 50, from: 1, to: 100)
    case 4: .zScore(mean: 50, sd: 10, whenEqual: 50)
    default: .answerScale(from: 1, to: 100)
    }
  }

  // MARK: Who answered what

  /// One edition by hand: no weights, no list, five respondents needed; components of q1 and of q2, an entity of q2,
  /// satisfaction with q1; intervals so narrow that there are no rank sets, which take time.
  ///
  /// - Parameter units: categories of answers to two questions, by unit.
  package init(units: [[[UInt8]]], isConfidential: Bool = true) throws {
    seed = nil
    self.units = units
    func branch(_ id: String, _ codes: [String]) -> IndexTree.Branch {
      IndexTree.Branch(
        id: id, component: IndexTree.Component(),
        children: codes.map {
          IndexTree.Branch(id: "\(id).\($0)", indicator: IndexTree.Indicator(source: .question(code: $0, statistic: .mean)))
        })
    }
    let rule = IndexTree.PublishRule(atLeast: 5, cautionBelow: 1)
    let entity = try IndexTree(id: "entity", confidence: 0.4, publish: rule, satisfaction: ["q1"], children: [branch("e", ["q2"])])
    let index = try IndexTree(
      id: "index", confidence: 0.4, publish: rule, satisfaction: ["q1"], entities: [entity],
      children: [branch("a", ["q1"]), branch("b", ["q2"])])
    let plan = Plan(
      year: 2024, units: units.indices.map { Unit(id: "u\($0)", name: LocalizedText("Unit \($0)")) },
      groups: [Group(id: "firms", questions: ["q1", "q2"], isConfidential: true, ratesSeveral: false)], strata: 0, hasFrame: false,
      index: index, isConfidential: isConfidential, flag: .speeding)
    let unit = units.enumerated().flatMap { place, answers in answers[0].map { _ in UInt32(place) } }
    let table = ResponseTable(
      questions: plan.groups[0].questions.map { Question(code: $0, column: $0, scale: 0) }, unit: unit,
      stratum: unit.map { _ in ResponseTable.noStratum }, respondent: unit.indices.map(UInt32.init), isComplete: unit.map { _ in true },
      isInFrame: unit.map { _ in false }, answers: (0..<2).map { question in units.flatMap { $0[question] } })
    editions = [Self.edition(plan, [SurveyData.Group(responses: table, frame: nil)])]
  }

  private static func edition(_ plan: Plan, _ random: inout SeededNumbers) -> SurveyData {
    var groups: [SurveyData.Group] = []
    for group in plan.groups { groups.append(answers(plan, group, &random)) }
    return edition(plan, groups)
  }

  private static func edition(_ plan: Plan, _ groups: [SurveyData.Group]) -> SurveyData {
    let survey = Survey(
      title: LocalizedText("Random"), organization: LocalizedText("Nobody"), edition: String(plan.year),
      published: CalendarDate(year: plan.year, month: 12, day: 1), index: "index.yaml", language: .en, unitNoun: LocalizedText("Unit"),
      units: plan.units, strata: (0..<plan.strata).map { Stratum(id: "s\($0)", name: LocalizedText("Stratum \($0)")) }, scales: [scale],
      respondentGroups: zip(plan.groups, groups).map { group, data in
        RespondentGroup(
          id: group.id, responses: [RespondentGroup.ResponseFile(file: "\(group.id).csv")],
          columns: RespondentGroup.Columns(respondent: "firm", unit: "unit"),
          questions: group.questions.map { Question(code: $0, column: $0, scale: 0) },
          leaveOut: plan.leavesFlaggedOut ? [.flagged] : [], frame: data.frame == nil ? nil : "frame.csv",
          quality: plan.flag == .straightLining ? .init(straightLining: .init(answers: 5)) : nil,
          isConfidential: plan.isConfidential && group.isConfidential)
      })
    let count = groups.reduce(0) { $0 + $1.responses.count }
    let left = groups.reduce(0) { $0 + ($1.rows?.leftOut[.flagged] ?? 0) }
    return SurveyData(
      survey: survey, index: plan.index, groups: groups, context: nil,
      account: ImportAccount(
        rowsRead: count + left, responses: count, respondents: count, leftOut: left > 0 ? [(.flagged, left)] : [], answersMissing: [],
        problems: zip(plan.groups, groups).flatMap { problems("\($0.id).csv", $1.rows?.leftOut[.flagged] ?? 0) },
        flagged: [(plan.flag, left + groups.reduce(0) { $0 + ($1.responses.flags ?? []).count { $0 != 0 } })]),
      inputs: [SurveyData.InputFile(path: "firms.csv", sha256: String(repeating: "0", count: 64), bytes: 1)])
  }

  /// Of rows that are left out as careless, and of other rows of respondents who sent in one of these.
  static func problems(_ file: String, _ count: Int, lines: [Int]? = nil) -> [ImportProblem] {
    (0..<count).flatMap { place -> [ImportProblem] in
      let line = lines?[place] ?? 10 * place + 2
      return [(line, ImportProblem.Kind.flagged), (line + 1, .duplicate)].map {
        ImportProblem(
          file: file, line: $0.0, kind: $0.1, expected: LocalizedText("care"), found: .nothing,
          action: LocalizedText("not line \(line + 2)"))
      }
    }
  }

  private static func answers(_ plan: Plan, _ group: Group, _ random: inout SeededNumbers) -> SurveyData.Group {
    var forms: [(respondent: Int, unit: Int, stratum: UInt16)] = []
    var stratumOf: [Int: UInt16] = [:]
    let pool = 12 + random.below(10)
    var next = 0
    // Two that all may be told of, so that there is something to rank.
    let told = Set(plan.units.indices.shuffled(using: &random).prefix(2))
    for unit in plan.units.indices {
      let size =
        !group.isConfidential
        ? random.pick([1, 2, 4]) : told.contains(unit) ? random.pick([5, 6, 9, 12]) : random.pick([0, 1, 2, 3, 3, 4, 4, 6, 9])
      let raters = group.ratesSeveral ? Array((0..<pool).shuffled(using: &random).prefix(size)) : (0..<size).map { next + $0 }
      next += size
      for respondent in raters {
        let stratum = stratumOf[respondent] ?? (plan.strata > 0 ? UInt16(random.below(plan.strata)) : ResponseTable.noStratum)
        stratumOf[respondent] = stratum
        forms.append((respondent, unit, stratum))
      }
    }
    let hasFlags = random.once(in: plan.leavesFlaggedOut && group.isConfidential ? 1 : 4)
    var columns: [[UInt8]] = []
    for _ in group.questions {
      // In some units a question is asked of few.
      let share = plan.units.indices.map { told.contains($0) ? 1.0 : random.pick([1.0, 1.0, 1.0, 1.0, 0.8, 0.4, 0.15, 0.0]) }
      columns.append(
        forms.map { form in
          Double(random.below(1000)) < 1000 * share[form.unit] ? UInt8(random.below(5)) : MissingKind.blank.rawValue
        })
    }
    var numbers: [Int: UInt32] = [:]
    for form in forms where numbers[form.respondent] == nil { numbers[form.respondent] = UInt32(numbers.count) }
    var flags = hasFlags ? forms.map { _ in random.once(in: 3) ? plan.flag.bit : 0 } : nil
    let isLeftOut = plan.leavesFlaggedOut && hasFlags
    // There were others besides.
    let left = isLeftOut ? 1 + random.below(4) : 0
    if isLeftOut { flags = forms.map { _ in 0 } }
    let table = ResponseTable(
      questions: group.questions.map { Question(code: $0, column: $0, scale: 0) }, unit: forms.map { UInt32($0.unit) },
      stratum: forms.map(\.stratum), respondent: forms.map { numbers[$0.respondent] ?? 0 }, isComplete: forms.map { _ in true },
      isInFrame: forms.map { _ in plan.hasFrame }, answers: columns, flags: flags)
    let read = SurveyData.Group.Rows(
      read: forms.count + left, leftOut: left > 0 ? [.flagged: left] : [:],
      flagged: [plan.flag: left + (flags ?? []).count { $0 != 0 }])
    let keys = numbers.sorted { $0.value < $1.value }.map { "\(group.id)\($0.key)" }
    guard plan.hasFrame else { return SurveyData.Group(responses: table, frame: nil, respondentKeys: RespondentKeys(keys), rows: read) }
    // Everybody that answered, and others.
    var rows = forms.map { (respondent: numbers[$0.respondent] ?? 0, unit: UInt32($0.unit), stratum: $0.stratum) }
    for unit in plan.units.indices {
      for _ in 0..<random.below(4) {
        let stratum = plan.strata > 0 ? UInt16(random.below(plan.strata)) : ResponseTable.noStratum
        rows.append((UInt32(1000 + rows.count), UInt32(unit), stratum))
      }
    }
    let frame = Frame(
      respondent: rows.map(\.respondent), unit: rows.map { $0.unit }, stratum: rows.map(\.stratum), disposition: rows.map { _ in nil })
    return SurveyData.Group(responses: table, frame: frame, respondentKeys: RespondentKeys(keys), rows: read)
  }
}
