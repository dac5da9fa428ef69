import YAML

/// Reads a scenario file. A misspelt or missing key, a wrong type and counts that do not fit are refused, with the path to the place.
struct ScenarioReader {
  /// - Throws: ``ScenarioFailure`` for the first fault that is found.
  static func scenario(yaml text: String) throws(ScenarioFailure) -> Scenario {
    let root: YAMLTree?
    do {
      root = try YAMLParser.document(text, depth: 16)
    } catch {
      throw ScenarioFailure("line \(error.mark.line), column \(error.mark.column): not readable as YAML: \(error.kind)")
    }
    guard let root else { throw ScenarioFailure("expected a scenario, found an empty file") }
    let scenario = try read(Keyed(root, at: ""))
    try check(scenario)
    return scenario
  }

  private static func read(_ root: Keyed) throws(ScenarioFailure) -> Scenario {
    try root.allow(["seed", "respondents", "strata", "units", "answers", "components", "overall", "model", "left-out"])
    guard let seed = UInt64(try root.text("seed")) else { throw root.fault("seed", "expected a whole number of 0 or more") }
    let respondents = try root.keyed("respondents")
    try respondents.allow(["prefix", "digits"])
    let answers = try root.keyed("answers")
    try answers.allow(["written", "dont-know", "off-scale"])
    return Scenario(
      seed: seed,
      respondents: .init(prefix: try respondents.text("prefix"), digits: try respondents.count("digits", or: 4)),
      strata: try root.list("strata").map { (entry) throws(ScenarioFailure) in
        try entry.allow(["id", "written"])
        return .init(id: try entry.text("id"), written: try entry.text("written"))
      },
      units: try root.list("units").map(unit),
      answers: .init(
        written: try answers.texts("written"), dontKnow: try answers.text("dont-know"),
        offScale: try answers.text("off-scale", or: "?")),
      components: try root.list("components").map(component), overall: try root.text("overall"),
      model: try model(root), dirt: try dirt(root))
  }

  private static func unit(_ entry: Keyed) throws(ScenarioFailure) -> Scenario.Unit {
    try entry.allow(["id", "written", "score", "satisfied", "invited", "responses"])
    return .init(
      id: try entry.text("id"), written: try entry.texts("written"), score: try entry.number("score"),
      satisfied: try entry.number("satisfied"), invited: try entry.keyed("invited").counts(),
      responses: try entry.keyed("responses").counts())
  }

  private static func component(_ entry: Keyed) throws(ScenarioFailure) -> Scenario.Component {
    try entry.allow(["id", "weight", "questions", "ease", "dont-know"])
    return .init(
      id: try entry.text("id"), weight: try entry.number("weight", or: 1), questions: try entry.texts("questions"),
      ease: try entry.number("ease", or: 0), dontKnow: entry.has("dont-know") ? try entry.number("dont-know") : nil)
  }

  private static func model(_ root: Keyed) throws(ScenarioFailure) -> Scenario.Model {
    var model = Scenario.Model()
    guard root.has("model") else { return model }
    let entry = try root.keyed("model")
    try entry.allow([
      "firm", "component", "answer", "unit-component", "question", "straight-liners", "dont-know", "blank", "partial",
      "other-spelling",
    ])
    model.firm = try entry.number("firm", or: model.firm)
    model.component = try entry.number("component", or: model.component)
    model.answer = try entry.number("answer", or: model.answer)
    model.unitComponent = try entry.number("unit-component", or: model.unitComponent)
    model.question = try entry.number("question", or: model.question)
    model.straightLiners = try entry.number("straight-liners", or: model.straightLiners)
    model.dontKnow = try entry.number("dont-know", or: model.dontKnow)
    model.blank = try entry.number("blank", or: model.blank)
    model.partial = try entry.number("partial", or: model.partial)
    model.otherSpelling = try entry.number("other-spelling", or: model.otherSpelling)
    return model
  }

  private static func dirt(_ root: Keyed) throws(ScenarioFailure) -> Scenario.Dirt {
    var dirt = Scenario.Dirt()
    guard root.has("left-out") else { return dirt }
    let entry = try root.keyed("left-out")
    try entry.allow(["duplicates", "break-offs", "empty", "unknown-units", "off-scale-answers", "unknown-unit"])
    dirt.duplicates = try entry.count("duplicates", or: 0)
    dirt.breakOffs = try entry.count("break-offs", or: 0)
    dirt.empty = try entry.count("empty", or: 0)
    dirt.unknownUnits = try entry.count("unknown-units", or: 0)
    dirt.offScaleAnswers = try entry.count("off-scale-answers", or: 0)
    dirt.unknownUnit = try entry.text("unknown-unit", or: dirt.unknownUnit)
    return dirt
  }
}

extension ScenarioReader {
  /// All is held in memory: some ten bytes an answer.
  private static let mostFirms = 50_000_000
  private static let mostAnswers = 4_000_000_000

  /// Refuses what cannot be simulated.
  static func check(_ scenario: Scenario) throws(ScenarioFailure) {
    func require(_ holds: Bool, _ sentence: @autoclosure () -> String) throws(ScenarioFailure) {
      guard holds else { throw ScenarioFailure(sentence()) }
    }
    func shares(_ named: [(String, Double)]) throws(ScenarioFailure) {
      for (name, share) in named { try require((0...1).contains(share), "\(name): expected a share from 0 to 1, found \(share)") }
    }
    try require(!scenario.strata.isEmpty, "strata: expected at least one")
    try require(!scenario.units.isEmpty, "units: expected at least one")
    try require((3...200).contains(scenario.answers.written.count), "answers.written: expected 3 to 200 categories")
    for (name, ids) in [("strata", scenario.strata.map(\.id)), ("units", scenario.units.map(\.id)), ("questions", scenario.questions)] {
      try require(Set(ids).count == ids.count, "\(name): expected every id once")
    }
    try require(scenario.components.allSatisfy { !$0.questions.isEmpty }, "components: expected at least one question in each")
    try require(
      scenario.components.allSatisfy { $0.weight > 0 && $0.weight.isFinite && $0.ease.isFinite },
      "components: expected weights above zero")
    try require(scenario.questions.count >= 3, "components: expected at least two questions beside the overall one")
    try require((1...20).contains(scenario.respondents.digits), "respondents.digits: expected 1 to 20")
    let model = scenario.model
    try shares([
      ("model.straight-liners", model.straightLiners), ("model.dont-know", model.dontKnow), ("model.blank", model.blank),
      ("model.partial", model.partial), ("model.other-spelling", model.otherSpelling),
    ])
    try shares(scenario.components.compactMap { component in component.dontKnow.map { ("\(component.id).dont-know", $0) } })
    for deviation in [model.firm, model.component, model.answer, model.unitComponent, model.question] {
      try require((0...10).contains(deviation), "model: expected standard deviations from 0 to 10, found \(deviation)")
    }
    for unit in scenario.units {
      try require(!unit.written.isEmpty, "\(unit.id): expected at least one spelling in written")
      try require((0...100).contains(unit.score), "\(unit.id): expected a score from 0 to 100, found \(unit.score)")
      try shares([("\(unit.id).satisfied", unit.satisfied)])
      for stratum in Set(unit.invited.keys).union(unit.responses.keys).sorted() {
        try require(scenario.strata.contains { $0.id == stratum }, "\(unit.id): unknown stratum \"\(stratum)\"")
        let invited = unit.invited[stratum] ?? 0
        let responses = unit.responses[stratum] ?? 0
        try require(
          responses <= invited, "\(unit.id), \(stratum): expected no more responses than the \(invited) invited, found \(responses)")
        // A cell with one response or none would be joined with its neighbour when responses are weighted.
        try require(invited == 0 || responses >= 2, "\(unit.id), \(stratum): expected at least 2 responses, found \(responses)")
      }
      try require(unit.responses.values.contains { $0 > 0 }, "\(unit.id): expected responses")
    }
    let dirt = scenario.dirt
    let invited = scenario.units.reduce(0) { $0 + $1.invited.values.reduce(0, +) }
    let responses = scenario.units.reduce(0) { $0 + $1.responses.values.reduce(0, +) }
    try require(
      invited <= mostFirms && invited * scenario.questions.count <= mostAnswers,
      "units: expected at most \(mostFirms) firms and \(mostAnswers) answers in all, found \(invited) firms")
    try require(
      dirt.breakOffs + dirt.empty + dirt.unknownUnits <= invited - responses,
      "left-out: expected no more break-offs, empty forms and unknown units than the \(invited - responses) firms that do not answer")
    try require(dirt.duplicates <= responses, "left-out.duplicates: expected at most one for each response")
    try require(dirt.offScaleAnswers <= responses, "left-out.off-scale-answers: expected at most one for each response")
  }
}
