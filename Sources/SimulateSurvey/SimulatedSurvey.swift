/// A survey of firms that do not exist: whom it invited and what they sent in.
struct SimulatedSurvey {
  /// A row of responses.csv.
  struct Form {
    /// Position of the firm in the frame.
    let firm: Int
    /// Position of its answers among ``answers``, in forms.
    let answers: Int
    /// Which of the unit's spellings; `nil` is a unit that the survey does not know.
    let spelling: Int?
  }

  struct UnitSummary {
    let id: String
    let invited: Int
    let responses: Int
    /// The weighted index, 0...100.
    let index: Double
    /// Unweighted share of the two best categories among the answers to the overall question.
    let satisfied: Double
  }

  let scenario: Scenario
  /// Unit and stratum of every invited firm, in the order of their ids.
  let frame: [(unit: Int, stratum: Int)]
  /// In the order of responses.csv.
  let forms: [Form]
  /// Forms × questions, see ``Cell``.
  let answers: [UInt8]
  /// In the order of the scenario.
  let units: [UnitSummary]

  /// Numbers of the random streams; those of the units follow.
  private enum Stream {
    static let frame: UInt64 = 0
    static let questions: UInt64 = 1
    static let patterns: UInt64 = 2
    static let leftOut: UInt64 = 3
    static let order: UInt64 = 4
    static let units: UInt64 = 16
  }

  /// - Throws: ``ScenarioFailure`` where a unit cannot reach its score.
  init(_ scenario: Scenario) throws(ScenarioFailure) {
    func stream(_ number: UInt64) -> RandomStream { RandomStream(seed: scenario.seed, stream: number) }
    self.scenario = scenario

    // Cell by cell: those who answer first, those who do not after them; then the ids are dealt out.
    var invitations: [(unit: Int, stratum: Int, answers: Bool)] = []
    for (unit, entry) in scenario.units.enumerated() {
      for (stratum, described) in scenario.strata.enumerated() {
        for number in 0..<(entry.invited[described.id] ?? 0) {
          invitations.append((unit, stratum, number < entry.responses[described.id] ?? 0))
        }
      }
    }
    var frameStream = stream(Stream.frame)
    frameStream.shuffle(&invitations)
    frame = invitations.map { ($0.unit, $0.stratum) }

    var questionStream = stream(Stream.questions)
    let questionnaire = Questionnaire(scenario, using: &questionStream)
    var respondents: [[Int]] = Array(repeating: [], count: scenario.units.count)
    var silent: [Int] = []
    for (firm, invitation) in invitations.enumerated() {
      if invitation.answers { respondents[invitation.unit].append(firm) } else { silent.append(firm) }
    }

    var patternStream = stream(Stream.patterns)
    var patterns = FormPatterns(
      questionnaire: questionnaire, model: scenario.model, forms: respondents.reduce(0) { $0 + $1.count }, using: &patternStream)
    patterns.spoil(scenario.dirt.offScaleAnswers, using: &patternStream)

    var answers: [UInt8] = []
    answers.reserveCapacity(patterns.cells.count)
    var summaries: [UnitSummary] = []
    for (unit, entry) in scenario.units.enumerated() {
      var unitStream = stream(Stream.units + UInt64(unit))
      let strata = respondents[unit].map { invitations[$0].stratum }
      let weights = scenario.strata.map { described in
        let responses = entry.responses[described.id] ?? 0
        return responses == 0 ? 0 : Double(entry.invited[described.id] ?? 0) / Double(responses)
      }
      let range = answers.count..<answers.count + strata.count * questionnaire.count
      var opinions = UnitOpinions(
        questionnaire: questionnaire, model: scenario.model, strata: strata, weights: weights,
        cells: Array(patterns.cells[range]), using: &unitStream)
      do {
        try opinions.calibrate(to: entry.score, satisfied: entry.satisfied)
      } catch {
        throw ScenarioFailure("\(entry.id): \(error)")
      }
      answers += opinions.cells
      let overall = strata.indices.map { opinions.cells[$0 * questionnaire.count + questionnaire.overall] }.filter(Cell.isAnswer)
      let content = overall.filter { Int($0) >= questionnaire.categories - 2 }
      summaries.append(
        UnitSummary(
          id: entry.id, invited: entry.invited.values.reduce(0, +), responses: strata.count, index: opinions.index,
          satisfied: overall.isEmpty ? 0 : Double(content.count) / Double(overall.count)))
    }
    units = summaries

    var leftOut = stream(Stream.leftOut)
    var forms = respondents.joined().enumerated().map { place, firm in
      let spellings = scenario.units[invitations[firm].unit].written.count
      let isOther = leftOut.happens(scenario.model.otherSpelling)
      return Form(firm: firm, answers: place, spelling: isOther && spellings > 1 ? 1 + leftOut.integer(below: spellings - 1) : 0)
    }
    let counted = forms.count
    let extra = LeftOutForms(scenario: scenario, questionnaire: questionnaire, silent: silent, using: &leftOut)
    for form in extra.forms {
      forms.append(Form(firm: form.firm, answers: forms.count, spelling: form.isKnownUnit ? 0 : nil))
      answers += form.cells
    }
    var repeated = Array(0..<counted)
    leftOut.shuffle(&repeated)
    let earlier = repeated.prefix(scenario.dirt.duplicates).map { original in
      let first = forms.count
      forms.append(Form(firm: forms[original].firm, answers: first, spelling: 0))
      answers += LeftOutForms.secondThoughts(
        on: answers[original * questionnaire.count..<(original + 1) * questionnaire.count], using: &leftOut)
      return (first: first, second: original)
    }

    var order = Array(forms.indices)
    var orderStream = stream(Stream.order)
    orderStream.shuffle(&order)
    if !earlier.isEmpty {
      // The later of two forms is the one that counts.
      var place = Array(repeating: 0, count: order.count)
      for (position, form) in order.enumerated() { place[form] = position }
      for pair in earlier where place[pair.first] > place[pair.second] {
        order.swapAt(place[pair.first], place[pair.second])
      }
    }
    self.answers = answers
    self.forms = order.map { forms[$0] }
  }
}
