import SurveyModel

extension Withholding {
  /// What is withheld of an edition, of the index and of all its entities alike.
  ///
  /// What cannot be scored says so where it is scored.
  ///
  /// - Parameter groups: numbers of the respondent groups that weigh something.
  init(_ edition: Edition, groups: [Int], samples: inout Samples) {
    let survey = edition.data.survey
    let atLeast = edition.data.index.publish.atLeast
    var latest: [Int: Sample] = [:]
    var asked: [Int: [Int: Set<Recode>]] = [:]
    var rates: [Int: [SatisfactionRate]] = [:]
    let codes = survey.questionCodes
    for group in groups {
      let elsewhere = codes.elsewhere(than: group)
      for index in edition.published {
        guard let sample = try? samples.sample(edition, group: group, for: index) else { continue }
        let (questions, scales) = (sample.table.questions, sample.scales)
        // A question that is made of several keeps its place where others are made behind it.
        latest[group] = sample
        if let plan = try? ScoringPlan(index: index, questions: questions, scales: scales, askedElsewhere: elsewhere) {
          for case .answers(let question, let recode) in plan.indicators.map(\.source) {
            asked[group, default: [:]][question, default: []].insert(recode)
          }
        }
        if let rate = try? SatisfactionRate(index: index, questions: questions, scales: scales, askedElsewhere: elsewhere) {
          for item in rate.items where asked[group]?[item.question] == nil { asked[group, default: [:]][item.question] = [] }
          rates[group, default: []].append(rate)
        }
      }
    }
    let respondents = Self.respondents(survey, groups.compactMap { group in latest[group].map { (group, $0) } })
    let isPublished = respondents.map { $0 >= atLeast }
    var readAlone: [Int: Set<Int>] = [:]
    for (group, sample) in latest {
      readAlone[group] = Set(asked[group, default: [:]].filter { !$0.value.isEmpty && sample.parts[$0.key] == nil }.keys)
    }
    var pools: [HiddenAnswers.Pool] = []
    for group in groups where survey.respondentGroups[group].isConfidential {
      guard let sample = latest[group] else { continue }
      let hidden = HiddenAnswers(sample, isPublished: isPublished, atLeast: atLeast, readAlone: readAlone[group] ?? [])
      for (question, recodes) in asked[group, default: [:]].sorted(by: { $0.key < $1.key }) {
        pools.append(hidden.pool(of: question, Array(recodes), in: sample.table))
        pools += hidden.pools(ofPartsOf: question, in: sample.table)
      }
      pools += rates[group, default: []].map { hidden.pool(of: $0, in: sample.table) }
    }
    self.init(respondents: respondents, pools: pools, atLeast: atLeast, readAlone: readAlone)
  }

  /// Which units of an edition were published, by the responses of the groups that weigh something.
  init(_ data: SurveyData, atLeast: Int) {
    let shares = data.index.finish.respondentGroups
    let units = data.survey.units.count
    var counted: [(group: Int, units: [Int])] = []
    for (group, about) in data.survey.respondentGroups.enumerated() {
      guard shares.isEmpty || shares.contains(where: { $0.id == about.id && $0.weight > 0 }) else { continue }
      counted.append((group, data.groups[group].responses.responses(units: units)))
    }
    self.init(respondents: Self.respondents(data.survey, counted, units: units), pools: [], atLeast: atLeast)
  }

  /// By unit, the respondents that the threshold counts: those of groups that are confidential. A unit that
  /// only others speak of has enough.
  static func respondents(_ survey: Survey, _ samples: some Sequence<(Int, Sample)>) -> [Int] {
    let units = survey.units.count
    return respondents(survey, samples.map { ($0, $1.responses(units: units)) }, units: units)
  }

  private static func respondents(_ survey: Survey, _ counted: [(group: Int, units: [Int])], units: Int) -> [Int] {
    let confidential = counted.filter { survey.respondentGroups[$0.group].isConfidential }
    guard !confidential.isEmpty || counted.isEmpty else { return [Int](repeating: .max, count: units) }
    return confidential.reduce([Int](repeating: 0, count: units)) { zip($0, $1.units).map(+) }
  }
}

extension SurveyFigures.Group {
  /// By unit: whether responses of the group bear a flag, and so few that they may not be told of, of all or of
  /// those that answered one of the questions.
  func flaggedByFew(atLeast: Int) -> [Bool] {
    let table = sample.table
    let flagged = (table.flags ?? []).indices.filter { table.flags?[$0] != 0 }
    func isFew(_ responses: [Int]) -> [Bool] {
      var counts = [Int](repeating: 0, count: units.count)
      for response in responses { counts[Int(table.unit[response])] += 1 }
      return counts.map { $0 > 0 && $0 < atLeast }
    }
    return plan.questions.reduce(isFew(flagged)) { few, question in
      let answers = table.answers[question]
      let counted = flagged.filter { response in
        Answer(byte: answers[response]).category != nil && !hidden.isHidden(question: question, unit: Int(table.unit[response]))
      }
      return zip(few, isFew(counted)).map { $0 || $1 }
    }
  }
}

extension ScoringPlan {
  /// Positions of the questions in the response table that its indicators rest on.
  var questions: [Int] { indicators.compactMap(\.question) }
}

extension Survey {
  /// Codes of the questions of each respondent group.
  package var questionCodes: [Set<String>] { respondentGroups.map { Set($0.questions.map(\.code)) } }
}

extension [Set<String>] {
  /// Those of all other groups.
  package func elsewhere(than group: Int) -> Set<String> {
    enumerated().filter { $0.offset != group }.reduce(into: []) { $0.formUnion($1.element) }
  }
}
