import Testing

@testable import simulate_survey

@Suite struct ScenarioReaderTests {
  @Test func readsEverything() throws {
    let scenario = try ScenarioReader.scenario(yaml: Small.yaml)
    #expect(scenario.seed == 1)
    #expect(scenario.respondents == .init(prefix: "T-", digits: 4))
    #expect(scenario.strata.map(\.written) == ["In", "Out"])
    #expect(scenario.units.map(\.score) == [80, 60.5])
    #expect(scenario.units[1].invited == ["in": 6, "out": 0])
    #expect(scenario.questions == ["a1", "a2", "b1", "overall"])
    #expect(scenario.components.map(\.weight) == [1, 2])
    #expect(scenario.model.blank == 0 && scenario.model.firm == 0.45)
    #expect(scenario.dirt == .init(duplicates: 1, breakOffs: 1, empty: 1, unknownUnits: 1, offScaleAnswers: 1, unknownUnit: "X, \"y\""))
  }

  struct Fault: Sendable {
    let old: String
    let new: String
    let message: String
    init(_ old: String, _ new: String, _ message: String) {
      self.old = old
      self.new = new
      self.message = message
    }
  }

  static let faults: [Fault] = [
    Fault("seed: 1", "sed: 1", "sed: unknown key"),
    Fault("seed: 1", "seed: -1", "seed: expected a whole number of 0 or more"),
    Fault("seed: 1", "seed: [1]", "seed: expected a text"),
    Fault("strata:", "strata: x\nrest:", "rest: unknown key"),
    Fault("score: 80", "scores: 80", "units[1].scores: unknown key"),
    Fault("score: 80", "score: much", "units[1].score: expected a number"),
    Fault("score: 80", "score: nan", "units[1].score: expected a number"),
    Fault("score: 80", "score: 101", "one: expected a score from 0 to 100, found 101.0"),
    Fault("satisfied: 0.9", "satisfied: 90", "one.satisfied: expected a share from 0 to 1, found 90.0"),
    Fault("invited: {in: 20, out: 30}", "invited: {in: 9, out: 30}", "one, in: expected no more responses than the 9 invited, found 10"),
    Fault("responses: {in: 10, out: 20}", "responses: {in: 10, out: 1}", "one, out: expected at least 2 responses, found 1"),
    Fault("responses: {in: 10, out: 20}", "responses: {in: 10, ouf: 20}", "one: unknown stratum \"ouf\""),
    Fault("responses: {in: 10, out: 20}", "responses: {in: -1}", "units[1].responses.in: expected a whole number"),
    Fault("id: two", "id: one", "units: expected every id once"),
    Fault("questions: [b1]", "questions: [a1]", "questions: expected every id once"),
    Fault("questions: [b1]", "questions: []", "components: expected at least one question in each"),
    Fault("questions: [b1]", "questions: {}", "components[2].questions: expected a list of texts"),
    Fault("weight: 2", "weight: 0", "components: expected weights above zero"),
    Fault("written: [\"1\", \"2\", \"3\", \"4\", \"5\"]", "written: [a, b]", "answers.written: expected 3 to 200 categories"),
    Fault("duplicates: 1", "duplicates: 99", "left-out.duplicates: expected at most one"),
    Fault("break-offs: 1", "break-offs: 99", "left-out: expected no more break-offs"),
    Fault("blank: 0", "blank: 2", "model.blank: expected a share from 0 to 1, found 2.0"),
    Fault("blank: 0", "firm: 11", "model: expected standard deviations from 0 to 10, found 11.0"),
    Fault("digits: 4", "digits: 0", "respondents.digits: expected 1 to 20"),
    Fault("invited: {in: 20, out: 30}", "invited: {in: 20, out: 900000000}", "units: expected at most 50000000 firms"),
  ]

  @Test(arguments: faults) func refused(fault: Fault) throws {
    try #require(Small.yaml.contains(fault.old))
    let text = Small.yaml.replacing(fault.old, with: fault.new, maxReplacements: 1)
    let error = try #require(throws: ScenarioFailure.self) { try ScenarioReader.scenario(yaml: text) }
    #expect(error.description.hasPrefix(fault.message), "\(error)")
  }

  @Test(arguments: ["", "a: [", "text", "- list"]) func noScenario(text: String) {
    #expect(throws: ScenarioFailure.self) { try ScenarioReader.scenario(yaml: text) }
  }

  @Test func scaleMultipliesCounts() throws {
    let scenario = try ScenarioReader.scenario(yaml: Small.yaml).scaled(by: 3)
    #expect(scenario.units[0].invited == ["in": 60, "out": 90])
    #expect(scenario.units[0].responses == ["in": 30, "out": 60])
    #expect(scenario.dirt.duplicates == 3)
    for factor in [0, -1, 10_000_000, .max] {
      #expect(throws: ScenarioFailure.self) { try ScenarioReader.scenario(yaml: Small.yaml).scaled(by: factor) }
    }
  }
}

/// A scenario of two units and four questions, with awkward texts.
enum Small {
  static let yaml = """
    seed: 1
    respondents: {prefix: T-, digits: 4}
    strata:
      - {id: in, written: In}
      - {id: out, written: Out}
    units:
      - {id: one, written: ["One, first", "Uno"], score: 80, satisfied: 0.9, invited: {in: 20, out: 30}, responses: {in: 10, out: 20}}
      - {id: two, written: [Two], score: 60.5, satisfied: 1, invited: {in: 6, out: 0}, responses: {in: 4}}
    answers: {written: ["1", "2", "3", "4", "5"], dont-know: "99", off-scale: "6"}
    components:
      - {id: a, questions: [a1, a2], dont-know: 0.1}
      - {id: b, questions: [b1], weight: 2, ease: -0.2}
    overall: overall
    model: {partial: 0, straight-liners: 0, blank: 0}
    left-out: {duplicates: 1, break-offs: 1, empty: 1, unknown-units: 1, off-scale-answers: 1, unknown-unit: 'X, "y"'}
    """
}
