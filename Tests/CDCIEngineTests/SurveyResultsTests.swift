import CDCIEngine
import Foundation
import Testing

@Suite struct SurveyResultsTests {
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let definition = """
    title: {vi: "Khảo sát", en: "Survey"}
    organization: "O"
    edition: "2023"
    published: 2023-12-27
    index: index.yaml
    language: en
    unit-noun: "Unit"
    units: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}]
    respondent-groups:
      firms:
        responses: [{file: responses.csv}]
        columns: {respondent: id, unit: unit}
        questions: {q1: q1, q2: q2}
        answers: five
    scales:
      five:
        values: {1: [one], 2: [two], 3: [three], 4: [four], 5: [five]}
        missing: {dont-know: ["?"]}
    """

  static let index = """
    index: I
    components:
      - {id: first, weight: 1, indicators: [{id: q1}]}
      - {id: second, weight: 1, indicators: [{id: q2}]}
    publish: {at-least: 2, caution-below: 0}
    """

  static let responses = """
    id,unit,q1,q2
    1,a,5,1
    2,a,5,2
    3,b,3,4
    4,b,3,5
    5,c,1,?
    6,c,9,3
    7,d,1,1

    """

  static func survey(index: String = index) throws -> Survey {
    let files = ["survey.yaml": definition, "index.yaml": index, "responses.csv": responses]
    return try Engine(threads: 1).survey(files: files.mapValues { Array($0.utf8) })
  }

  /// q1: a 100, b 50; q2: a 12.5, b 87.5. In c one respondent alone answered each of them, and two are needed.
  @Test func aSurveyInMemory() throws {
    let engine = Engine()
    let survey = try Self.survey()
    #expect(survey.units.map(\.id) == ["a", "b", "c"] && survey.language == .en)
    #expect(survey.respondentGroups[0].questions.map(\.values) == [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5]])
    let reading = try engine.read(survey)
    #expect(reading.account.rowsRead == 7 && reading.account.responses == 6)
    #expect(reading.account.leftOut.map(\.reason) == [.unknownUnit] && reading.account.leftOut.map(\.rows) == [1])
    #expect(reading.account.answersMissing.map(\.kind) == [.dontKnow, .offScale])
    #expect(reading.account.answersMissing.map(\.answers) == [1, 1])
    #expect(reading.account.problems.contains { $0.kind == .offScale && $0.line == 7 && $0.column == "q1" })
    #expect(reading.responses(of: "a") == 2 && reading.responses(of: "z") == nil)
    let results = try engine.score(reading)
    #expect(results.units.map(\.id) == ["b", "a", "c"])
    #expect(results.units.map(\.score) == [68.75, 56.25, nil])
    #expect(results.unit("a")?.nodes.map(\.score) == [56.25, 100, 100, 12.5, 12.5])
    #expect(results.overall.responses == 6 && results.index.id == "I")
  }

  /// What a changed weight says is what a run from the start with that index says.
  @Test func aChangedWeight() throws {
    let engine = Engine()
    let results = try engine.score(engine.read(Self.survey()))
    let changed = try results.whatIf(IndexChange(weights: ["first": 3]))
    let heavier = Self.index.replacingOccurrences(of: "{id: first, weight: 1", with: "{id: first, weight: 3")
    let again = try engine.score(engine.read(Self.survey(index: heavier)))
    #expect(changed.units.map(\.id) == again.units.map(\.id))
    #expect(changed.units.map(\.rank) == again.units.map(\.rank))
    #expect(changed.units.map(\.publishedScore) == again.units.map(\.publishedScore))
    #expect(changed.units.map(\.rankSet) == again.units.map(\.rankSet))
    for (one, other) in zip(changed.units, again.units) {
      #expect(abs((one.standardError ?? 0) - (other.standardError ?? 0)) <= 1e-12 * (other.standardError ?? 1))
    }
    #expect(changed.unit("a")?.score == 78.125)
    let error = #expect(throws: EngineError.self) { try results.whatIf(IndexChange(withoutUnits: ["z"])) }
    #expect(error?.kind == .usage)
  }

  /// The example: every published unit has a rank within its set, and the account adds up.
  @Test func theExample() throws {
    let engine = Engine()
    let survey = try engine.survey(at: Self.package.appendingPathComponent("surveys/quang-ninh-2023").path)
    let results = try engine.score(engine.read(survey))
    for unit in results.units where unit.isPublished {
      let rank = try #require(unit.rank)
      #expect(unit.rankSet?.contains(rank) == true && unit.rankSetSimultaneous?.contains(rank) == true)
      #expect(unit.interval.map { $0.low <= unit.score! && unit.score! <= $0.high } == true)
    }
    let account = results.account
    #expect(account.rowsRead == account.responses + account.leftOut.reduce(0) { $0 + $1.rows })
    #expect(results.responseRates.first.map { $0.unit == nil && $0.stratum == nil } == true)
    #expect(results.figures.contains { !$0.targets.isEmpty })
  }

  @Test func whatIsNotThere() {
    let error = #expect(throws: EngineError.self) { try Engine().survey(at: "/nowhere") }
    #expect(error?.kind == .unreadable)
    let cancelled = #expect(throws: EngineError.self) {
      try Engine(progress: WorkProgress(isCancelled: { true })).read(Self.survey())
    }
    #expect(cancelled?.kind == .cancelled)
  }
}
