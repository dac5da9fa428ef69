import Foundation
import Inference
import SurveyModel
import TestSupport
import Testing

@testable import Reporting

/// The attacker finds nothing in what is published, and whatever is let out by mistake.
@Suite struct AttackerTests {
  /// `CDCI_SURVEYS=200` attacks as many.
  static let surveys = ProcessInfo.processInfo.environment["CDCI_SURVEYS"].flatMap(Int.init) ?? 6

  /// The reports of all editions: those of earlier ones lie about when the latest is published.
  private static func press(_ survey: RandomSurvey, everyFormat: Bool) -> [String: [UInt8]] {
    survey.editions.indices.reduce(into: [:]) { files, place in
      var edition = survey
      edition.editions = Array(survey.editions.dropFirst(place))
      for (name, bytes) in NonInterferenceTests.files(edition, everyFormat: everyFormat) { files["\(place)/\(name)"] = bytes }
    }
  }

  /// results.json of one edition: its doubles are those that all other files round.
  private static func exact(_ survey: RandomSurvey, edition: Int) -> [String: [UInt8]] {
    let editions = Array(survey.editions.dropFirst(edition))
    guard
      let results = try? Evaluation(replicates: 12).evaluate(
        editions[0], previous: editions.dropFirst().first, earlier: Array(editions.dropFirst(2)))
    else { return [:] }
    return ["results.json": JSONFormat().files(Report(results, languages: [.en]))[0].bytes]
  }

  @Test func nothingIsFound() throws {
    var (cells, informative, equations, attacked) = (0, 0, 0, 0)
    for seed in 1...UInt64(Self.surveys) {
      let survey = try RandomSurvey(seed: seed)
      let attacker = Attacker(press: { Self.press($0, everyFormat: seed % 6 == 0) }, exact: Self.exact)
      let found = attacker.attack(survey, seed: seed)
      for bounds in found.determined { Issue.record("survey \(seed): \(bounds)") }
      // What it believes is true: else its finding nothing would say nothing.
      #expect(found.isConsistent, "survey \(seed)")
      for bounds in found.bounds where !bounds.holdsTruth { Issue.record("survey \(seed), not so: \(bounds)") }
      cells += found.bounds.count / 2
      informative += found.informative
      equations += found.equations
      attacked += found.informative > 0 ? 1 : 0
    }
    #expect(cells > Self.surveys && (attacked > 0 || Self.surveys < 60))
    print(
      "\(Self.surveys) surveys: \(cells) hidden cells, \(attacked) surveys with \(informative) numbers that hold some, \(equations) equations"
    )
  }

  // MARK: What is let out by mistake

  /// A number that must not be told, as somebody may print it in good faith.
  enum Leak: String, CaseIterable {
    case totalOfOneQuestion
    case scoreOfAnEntity
    case satisfactionInPercent
    case coordinateOfAWithheldUnit
    case unitsPutTogether
    case endsOfAnInterval
    case squaredErrorOfTheTotal
    case differenceOfTwoUnits

    /// - Parameter report: results.json with nothing withheld.
    func printed(_ report: JSONDocument) -> [String] {
      let units = (report["units"].flatMap(\.elements) ?? []).inOrder
      switch self {
      case .totalOfOneQuestion: return report["overall"]?["indicators"]?.members.compactMap { $0["value"]?.double.map { "\($0)" } } ?? []
      case .scoreOfAnEntity:
        let entities = report["entities"].flatMap(\.elements) ?? []
        return entities.flatMap { ($0["units"].flatMap(\.elements) ?? []).inOrder }.compactMap { $0["scoreExact"]?.double.map { "\($0)" } }
      case .satisfactionInPercent:
        return units.compactMap { $0["satisfaction"]?["rate"]?.double.map { String(format: "%.1f", 100 * $0) } }
      case .coordinateOfAWithheldUnit:
        return units.flatMap { $0["components"]?.members ?? [] }.compactMap { component in
          component["scoreExact"]?.double.map { String(format: "%.1f", 80 + 4.2 * $0) }
        }
      case .unitsPutTogether:
        let sums = units.map { ($0["indicators"]?.members ?? []).map { ($0["value"]?.double ?? 0) * ($0["n"]?.double ?? 0) } }
        return zip(sums, sums.dropFirst()).flatMap { zip($0, $1).map { "\($0 + $1)" } }
      case .endsOfAnInterval:
        return units.flatMap { $0["components"]?.members ?? [] }.flatMap { component in
          (component["interval"].flatMap(\.elements) ?? []).compactMap { $0.double.map { String(format: "%.2f", $0) } }
        }
      case .squaredErrorOfTheTotal:
        return (report["overall"]?["components"]?.members ?? []).compactMap { component in
          component["standardError"]?.double.map { "\($0 * $0)" }
        }
      case .differenceOfTwoUnits:
        let scores = units.flatMap { $0["components"]?.members ?? [] }.compactMap { $0["scoreExact"]?.double }
        return zip(scores, scores.dropFirst()).map { "\($0 - $1)" }
      }
    }
  }

  /// The numbers of a leak, as a file of their own.
  private static func leaked(_ leak: Leak, of survey: RandomSurvey) -> [String: [UInt8]] {
    guard let open = try? survey.unprotected, let report = exact(open, edition: 0)["results.json"],
      let document = try? JSONDocument(parsing: report)
    else { return [:] }
    return ["leak.csv": Array(leak.printed(document).joined(separator: "\n").utf8)]
  }

  /// Two questions; c has two responses, and five are needed.
  private static let answers: [[[UInt8]]] = [
    [[4, 3, 3, 2, 4], [2, 3, 2, 1, 4]], [[1, 3, 0, 2, 2], [2, 2, 0, 1, 3]], [[4, 1], [0, 4]],
  ]

  @Test(arguments: Leak.allCases) func aLeakIsFound(leak: Leak) throws {
    let survey = try RandomSurvey(units: Self.answers)
    let press = { Self.leaked(leak, of: $0) }
    let found = Attacker(press: press, exact: { survey, _ in press(survey) }).attack(survey, seed: 1)
    #expect(found.isConsistent && found.bounds.allSatisfy(\.holdsTruth) && found.bounds.count == 4)
    #expect(!found.determined.isEmpty, "\(found)")
  }

  @Test func nothingIsFoundWithoutALeak() throws {
    let survey = try RandomSurvey(units: Self.answers)
    let found = Attacker(press: { Self.press($0, everyFormat: true) }, exact: Self.exact).attack(survey, seed: 1)
    #expect(found.bounds.count == 4 && found.determined.isEmpty && found.informative == 0, "\(found)")
  }

  /// c and d are withheld, with six respondents together; what they say of the first question is in the total.
  private static func alike(_ first: [UInt8], _ second: [UInt8]) throws -> RandomSurvey {
    return try RandomSurvey(units: Array(answers.prefix(2)) + [[first, [0, 4, 2]], [second, [1, 3, 2]]])
  }

  @Test func whatUnitsSayTogetherIsFoundWhereItTellsOfEach() throws {
    let total = Attacker(
      press: { Self.leaked(.totalOfOneQuestion, of: $0) }, exact: { survey, _ in Self.leaked(.totalOfOneQuestion, of: survey) })
    // All at the end of the scale, or all but one step.
    let atTheEnd = try Self.alike([4, 4, 4], [4, 4, 4])
    #expect(!total.attack(atTheEnd, seed: 1).determined.isEmpty)
    let mixed = try Self.alike([4, 1, 3], [0, 2, 4])
    #expect(total.attack(mixed, seed: 1).determined.isEmpty)
    let program = Attacker(press: { Self.exact($0, edition: 0) }, exact: Self.exact)
    #expect(program.attack(atTheEnd, seed: 1).determined.isEmpty)
    let own = program.attack(mixed, seed: 1)
    #expect(own.determined.isEmpty && own.equations > 0 && own.bounds.allSatisfy(\.holdsTruth))
  }

  /// Left out because they are alike, the totals do not say what all say.
  @Test func whatAllSayIsNotTold() throws {
    let files = try [UInt8(0), 2, 4].map { answer in
      Self.exact(try Self.alike([answer, answer, answer], [answer, answer, answer]), edition: 0)
    }
    #expect(files[0] == files[1] && files[1] == files[2])
  }
}

extension [JSONDocument] {
  /// Units by their ids: the order of ranks would move with what they say.
  fileprivate var inOrder: [JSONDocument] {
    func id(_ unit: JSONDocument) -> String { if case .string(let id)? = unit["id"] { id } else { "" } }
    return sorted { id($0) < id($1) }
  }
}

extension JSONDocument {
  fileprivate var double: Double? { if case .number(let value) = self { value } else { nil } }
  fileprivate var elements: [JSONDocument]? { if case .array(let elements) = self { elements } else { nil } }
  /// In the order of their names.
  fileprivate var members: [JSONDocument] {
    if case .object(let members) = self { members.sorted { $0.key < $1.key }.map(\.value) } else { [] }
  }
}
