import Scoring
import SurveyModel
import Testing

@Suite struct SatisfactionRateTests {
  typealias Response = TinySurvey.Response

  /// Unit a: q1 5 4 3, q2 4 – 1: 3 of 5. Unit b: q1 2, q2 –: 0 of 1. Unit c: nobody.
  static func survey() -> TinySurvey {
    var survey = TinySurvey(questions: ["q1", "q2"])
    survey.responses = [
      Response(0, unit: 0, [5, 4]), Response(1, unit: 0, [4, nil]), Response(2, unit: 0, [3, 1]), Response(3, unit: 1, [2, nil]),
    ]
    return survey
  }

  static func rates(_ survey: TinySurvey, _ index: IndexTree, whole: Bool = false) throws -> [Double?] {
    let weights = survey.weights()
    let tally = Tally(survey.group.responses, scales: [survey.scale], rows: weights.rows.count, row: weights.row)
    return try SatisfactionRate(index: index, questions: survey.asked, scales: [survey.scale]).rates(
      tally: tally, rowWeights: weights.rows.map(\.weight), domains: whole ? .whole(weights) : .units(weights, count: 3))
  }

  @Test func pooledOverTheQuestionsOfTheIndex() throws {
    let index = try IndexTree(id: "i", children: [item("q1"), item("q2")])
    #expect(try Self.rates(Self.survey(), index) == [0.6, 0, nil])
    #expect(try Self.rates(Self.survey(), index, whole: true) == [0.5])
  }

  @Test func declaredQuestion() throws {
    let index = try IndexTree(id: "i", satisfaction: ["q1"], children: [item("q2")])
    #expect(try Self.rates(Self.survey(), index) == [2 / 3.0, 0, nil])
  }

  /// Weights N/n: unit a 6/3 = 2, unit b 2 answers of 8 members: 4. Whole: (2·3 + 4·0)/(2·5 + 4·2) = 6/18.
  @Test func weighted() throws {
    var survey = Self.survey()
    survey.responses.append(Response(4, unit: 1, [1, nil]))
    survey.frame =
      (0..<3).map { TinySurvey.Invitation($0, unit: 0) } + (10..<13).map { TinySurvey.Invitation($0, unit: 0) }
      + (3..<5).map { TinySurvey.Invitation($0, unit: 1) } + (20..<26).map { TinySurvey.Invitation($0, unit: 1) }
    let index = try IndexTree(id: "i", children: [item("q1"), item("q2")])
    #expect(try Self.rates(survey, index) == [0.6, 0, nil])
    #expect(try Self.rates(survey, index, whole: true) == [6 / 18.0])
  }

  @Test func partsOfEachResponse() throws {
    let survey = Self.survey()
    let index = try IndexTree(id: "i", children: [item("q1"), item("q2")])
    let parts = try SatisfactionRate(index: index, questions: survey.asked, scales: [survey.scale]).perResponse(survey.group.responses)
    #expect(parts.best == [2, 1, 0, 0])
    #expect(parts.answered == [2, 1, 2, 1])
  }

  /// The two best of two are all: refused where it is declared, left out where nothing is.
  @Test func scaleOfTwo() throws {
    let two = TinySurvey(questions: ["q1", "q2"], categories: 2)
    let three = try #require(AnswerScale(id: "t", categories: (1...3).map { .init(value: Double($0), code: "\($0)", labels: []) }))
    let scales = [two.scale, three]
    let questions = [Question(code: "q1", column: "q1", scale: 0), Question(code: "q2", column: "q2", scale: 1)]
    let declared = try IndexTree(id: "i", satisfaction: ["q1"], children: [item("q1")])
    #expect(throws: ScoringError.scaleTooSmall(question: "q1", statistic: "top-2", categories: 2, needed: 3)) {
      try SatisfactionRate(index: declared, questions: questions, scales: scales)
    }
    let all = try IndexTree(id: "i", children: [item("q1"), item("q2")])
    #expect(try SatisfactionRate(index: all, questions: questions, scales: scales).questions == ["q2"])
  }

  /// All questions of the index, whatever it declares.
  @Test func pooledBesideADeclaredQuestion() throws {
    let index = try IndexTree(id: "i", satisfaction: ["q1"], children: [item("q2")])
    let survey = Self.survey()
    let rate = try SatisfactionRate(index: index, questions: survey.asked, scales: [survey.scale], reach: .wholeIndex)
    #expect(rate.questions == ["q2"])
  }

  /// Unit a: 5 4 yes, 4 – yes, 3 1 no. Unit b: 2 – no. Where q1 does not count in a: yes, missing, no.
  @Test(arguments: [(false, [1, 1, 0, 0] as [UInt8?], [2 / 3.0, 0, nil] as [Double?]), (true, [1, nil, 0, 0], [0.5, 0, nil])])
  func everyAnswer(isHidden: Bool, ones: [UInt8?], rates: [Double?]) throws {
    let survey = Self.survey()
    let index = try IndexTree(id: "i", children: [item("q1"), item("q2")])
    let data = SurveyData(
      survey: survey.survey, index: index, groups: [survey.group], context: nil,
      account: ImportAccount(rowsRead: 4, responses: 4, respondents: 4, leftOut: [], answersMissing: [], problems: []), inputs: [])
    let sample = try Sample(data, group: 0, weighting: .none)
    let rate = try SatisfactionRate(index: index, questions: survey.asked, scales: [survey.scale])
    let found = try sample.everyAnswer(of: rate, hidden: [[isHidden, false, false], [false, false, false]])
    #expect(found.sample.table.answers[2].map { Answer(byte: $0).category.map(UInt8.init) } == ones)
    #expect(
      found.rate.rates(
        tally: found.sample.tally, rowWeights: found.sample.rowWeights, domains: .units(found.sample.weights, count: 3)) == rates)
  }

  @Test func unknownQuestion() throws {
    let index = try IndexTree(id: "i", satisfaction: ["overall"], children: [item("q1")])
    #expect(throws: ScoringError.unknownQuestion(code: "overall", neededBy: "satisfaction")) {
      try Self.rates(Self.survey(), index)
    }
  }

  /// Responses behind a component answered anything below it.
  @Test func responseCounts() throws {
    var survey = Self.survey()
    survey.responses.append(Response(5, unit: 1, [nil, nil]))
    let index = try IndexTree(
      id: "i", children: [IndexTree.Branch(id: "k", children: [item("q2")]), item("q1")])
    let plan = try ScoringPlan(index: index, questions: survey.asked, scales: [survey.scale])
    let weights = survey.weights()
    let table = survey.group.responses
    func part(_ responses: Range<Int>) -> AnsweredResponses {
      let tally = Tally(table, scales: [survey.scale], rows: weights.rows.count, row: weights.row, responses: responses)
      return AnsweredResponses(plan: plan, table: table, tally: tally, row: weights.row, responses: responses)
    }
    let answered = part(0..<table.count)
    var merged = part(0..<2)
    merged.merge(part(2..<table.count))
    #expect(merged == answered)
    let units = ResponseCounts(answered, domains: .units(weights, count: 3))
    #expect((0..<4).map { units.count(domain: 0, node: $0) } == [3, 2, 2, 3])
    #expect((0..<4).map { units.count(domain: 1, node: $0) } == [1, 0, 0, 1])
    #expect((0..<4).map { units.count(domain: 2, node: $0) } == [0, 0, 0, 0])
    let whole = ResponseCounts(answered, domains: .whole(weights))
    #expect((0..<4).map { whole.count(domain: 0, node: $0) } == [4, 2, 2, 4])
  }
}
