import SurveyModel
import Testing

@testable import Scoring

@Suite struct ToldFlagsTests {
  private static let line = QualityFlag.straightLining.bit
  private static let speed = QualityFlag.speeding.bit

  /// Two questions on 1..5; `nil` is not answered.
  private struct Response {
    let unit: UInt32
    let answers: [Int?]
    let flags: UInt8
  }

  private static func data(
    _ responses: [Response], isConfidential: Bool = true, quality: RespondentGroup.Quality? = .init(straightLining: .init()),
    leaveOut: [LeftOutReason] = []
  ) throws -> SurveyData {
    let questions = ["q1", "q2"].map { Question(code: $0, column: $0, scale: 0) }
    let scale = AnswerScale(
      id: "five", categories: (1...5).map { AnswerScale.Category(value: Double($0), code: String($0), labels: []) })!
    let table = ResponseTable(
      questions: questions, unit: responses.map(\.unit), stratum: responses.map { _ in ResponseTable.noStratum },
      respondent: responses.indices.map(UInt32.init), isComplete: responses.map { _ in true }, isInFrame: responses.map { _ in true },
      answers: [0, 1].map { place in responses.map { $0.answers[place].map { Answer(category: $0 - 1).byte } ?? MissingKind.blank.rawValue }
      },
      flags: responses.map(\.flags))
    let survey = Survey(
      title: LocalizedText("S"), organization: LocalizedText("O"), edition: "2024", published: nil, index: "i.yaml",
      unitNoun: LocalizedText("Unit"), units: ["a", "b", "c"].map { Unit(id: $0, name: LocalizedText($0)) }, scales: [scale],
      respondentGroups: [
        RespondentGroup(
          id: "firms", responses: [RespondentGroup.ResponseFile(file: "r.csv")], columns: RespondentGroup.Columns(unit: "unit"),
          questions: questions, leaveOut: leaveOut, quality: quality, isConfidential: isConfidential)
      ])
    let index = try IndexTree(
      id: "I", publish: IndexTree.PublishRule(atLeast: 3, cautionBelow: 1),
      children: [IndexTree.Branch(id: "q1", indicator: IndexTree.Indicator(source: .question(code: "q1", statistic: .mean)))])
    let problems = responses.indices.map {
      ImportProblem(
        file: "r.csv", line: $0 + 2, kind: $0 == 0 ? .offScale : $0 == 1 ? .duplicate : .flagged, expected: LocalizedText("z"),
        found: .words(LocalizedText("x")),
        action: LocalizedText("y"))
    }
    return SurveyData(
      survey: survey, index: index,
      groups: [
        SurveyData.Group(responses: table, frame: nil, rows: .init(read: responses.count, leftOut: [:], flagged: [.straightLining: 4]))
      ],
      context: nil,
      account: ImportAccount(
        rowsRead: responses.count, responses: responses.count, respondents: responses.count, leftOut: [], answersMissing: [],
        problems: problems, flagged: [(.straightLining, 4), (.speeding, 2)]),
      inputs: [])
  }

  /// Of a, everything may be told; in b one question of two responses may not; c has two responses.
  private static let responses =
    [(4, 4, line), (4, 5, line | speed), (3, 4, 0)].map { Response(unit: 0, answers: [$0.0, $0.1], flags: $0.2) }
    + [Response(unit: 1, answers: [2, 2], flags: line | speed)]
    + (0..<2).map { Response(unit: 1, answers: [3, $0 == 0 ? 1 : nil], flags: 0) }
    + [(5, 5, line), (1, 2, 0)].map { Response(unit: 2, answers: [$0.0, $0.1], flags: $0.2) }

  @Test func straightLinesAreToldWhereNoAnswerIsHidden() throws {
    let told = try Self.data(Self.responses).withToldFlags
    #expect(told.groups[0].responses.flags == [Self.line, Self.line | Self.speed, 0, Self.speed, 0, 0, 0, 0])
    let flagged = try #require(told.account.flagged)
    #expect(flagged.map(\.flag) == [.straightLining, .speeding] && flagged.map(\.responses) == [2, 2])
    #expect(told.groups[0].rows?.flagged == [.straightLining: 2])
    // The lines of the others would say which they are; which row of a respondent counts says nothing where all of them could.
    #expect(told.account.problems.map(\.kind) == [.offScale, .duplicate] && told.account.tellsStraightLinesInPart)
  }

  /// Where they are left out it is not known any more of which units they were. That one row of a respondent counts, and another does not, says of one
  /// that it is no straight line.
  @Test func straightLinesThatAreLeftOut() throws {
    let data = try Self.data(Self.responses, leaveOut: [.flagged])
    let told = data.withToldFlags
    #expect(told.account.flagged?.map(\.flag) == [.speeding] && told.account.flagged?.map(\.responses) == [2])
    #expect(told.groups[0].rows?.flagged == [:] && told.account.problems.map(\.kind) == [.offScale])
    #expect(told.account.tellsStraightLinesInPart && told.groups[0].responses == data.groups[0].responses)
    // All forms of c were straight lines: none is left.
    let withoutC = try Self.data(Self.responses.filter { $0.unit == 0 }, leaveOut: [.flagged]).withToldFlags
    #expect(withoutC.account.problems.map(\.kind) == [.offScale])
    let whole = try Self.data((0..<9).map { Response(unit: $0 % 3, answers: [4, 5], flags: 0) }, leaveOut: [.flagged])
    #expect(whole.withToldFlags == whole)
  }

  @Test func whatIsNotReadOffHiddenAnswersStays() throws {
    let open = try Self.data(Self.responses, isConfidential: false)
    #expect(open.withToldFlags == open)
    let speeders = try Self.data(Self.responses, quality: .init(speeding: .init()))
    #expect(speeders.withToldFlags == speeders)
    let whole = try Self.data(Array(Self.responses.prefix(3)))
    #expect(whole.withToldFlags == whole && !whole.account.tellsStraightLinesInPart)
  }
}
