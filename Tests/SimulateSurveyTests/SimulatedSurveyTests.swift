import Foundation
import Testing

@testable import simulate_survey

@Suite struct SimulatedSurveyTests {
  @Test func countsAreThoseOfTheScenario() throws {
    let survey = try SimulatedSurvey(ScenarioReader.scenario(yaml: Small.yaml))
    #expect(survey.frame.count == 56)
    #expect(survey.frame.count { $0 == (0, 1) } == 30)
    #expect(survey.forms.count == 34 + 4)
    #expect(survey.units.map(\.responses) == [30, 4])
    #expect(abs(survey.units[0].index - 80) < 0.005)
    // Four forms cannot give 60.5: the least of their answers, to a1 or a2, decides (1/3)/2 · 25/4 = 1.04 points or a little more.
    #expect(abs(survey.units[1].index - 60.5) < 1.5)
    #expect(survey.units[0].satisfied == 0.9)
  }

  @Test func anotherSeedGivesOtherAnswersWithTheSameScores() throws {
    var scenario = try ScenarioReader.scenario(yaml: Small.yaml)
    let first = try SimulatedSurvey(scenario)
    scenario.seed = 2
    let second = try SimulatedSurvey(scenario)
    #expect(first.answers != second.answers)
    #expect(abs(second.units[0].index - 80) < 0.005)
  }

  @Test func oneUnitsScoreLeavesTheOthersAlone() throws {
    var scenario = try ScenarioReader.scenario(yaml: Small.yaml)
    let first = try SimulatedSurvey(scenario)
    scenario.units[0].score = 70
    let second = try SimulatedSurvey(scenario)
    let questions = scenario.questions.count
    // The answers of the second unit's four forms follow the thirty of the first.
    #expect(first.answers[30 * questions..<34 * questions] == second.answers[30 * questions..<34 * questions])
    #expect(first.answers[..<(30 * questions)] != second.answers[..<(30 * questions)])
    #expect(Table(first.responses).rows.map { $0.prefix(3) } == Table(second.responses).rows.map { $0.prefix(3) })
  }

  @Test func aScoreOutOfReachIsRefused() throws {
    var scenario = try ScenarioReader.scenario(yaml: Small.yaml)
    scenario.model.straightLiners = 1
    let error = try #require(throws: ScenarioFailure.self) { try SimulatedSurvey(scenario) }
    #expect(error.description.hasPrefix("one: no answers found that score 80.0"))
  }

  @Test(arguments: [0.0, 100]) func theEndsOfTheScaleAreReached(score: Double) throws {
    var scenario = try ScenarioReader.scenario(yaml: Small.yaml)
    scenario.units[0].score = score
    #expect(try abs(SimulatedSurvey(scenario).units[0].index - score) < 1e-9)
  }

  @Test func largerScaleMeetsTheSameScores() throws {
    let survey = try SimulatedSurvey(ScenarioReader.scenario(yaml: Small.yaml).scaled(by: 20))
    #expect(survey.forms.count == 20 * 38)
    #expect(abs(survey.units[1].index - 60.5) < 0.005)
  }

  @Test func textsThatNeedQuotesHaveThem() throws {
    let survey = try SimulatedSurvey(ScenarioReader.scenario(yaml: Small.yaml))
    #expect(survey.responses.contains(",\"X, \"\"y\"\"\","))
    #expect(survey.responses.contains(",\"One, first\","))
  }
}

/// The committed files of the examples are what the generator writes, and hold what their scenarios say.
@Suite struct ExampleSurveyTests {
  static let examples = ["quang-ninh-2023", "quang-ninh-2022", "lang-son-2025", "clearance-times-2023"]

  static func text(_ path: String) throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appendingPathComponent("surveys/\(path)"), encoding: .utf8)
  }

  @Test(arguments: examples) func committedFilesAreReproduced(example: String) throws {
    let survey = try SimulatedSurvey(ScenarioReader.scenario(yaml: Self.text("\(example)/simulation.yaml")))
    #expect(try survey.frameFile == Self.text("\(example)/frame.csv"), "run simulate-survey again and commit what it writes")
    #expect(try survey.responses == Self.text("\(example)/responses.csv"), "run simulate-survey again and commit what it writes")
  }

  struct Counts: Sendable {
    let example: String
    let inProvince: Int
    let outOfProvince: Int
    let responses: Int
    let rows: Int
    let breakOffs: Int
    let empty: Int
  }

  static let counts: [Counts] = [
    Counts(example: "quang-ninh-2023", inProvince: 365, outOfProvince: 749, responses: 780, rows: 790, breakOffs: 3, empty: 2),
    Counts(example: "quang-ninh-2022", inProvince: 350, outOfProvince: 710, responses: 668, rows: 678, breakOffs: 4, empty: 2),
    Counts(example: "lang-son-2025", inProvince: 701, outOfProvince: 567, responses: 399, rows: 419, breakOffs: 9, empty: 4),
  ]

  /// Reads the committed files with nothing of the generator but its scenario: who is invited, what counts, and what every unit scores.
  @Test(arguments: counts) func committedFilesHoldWhatWasPublished(counts: Counts) throws {
    let scenario = try ScenarioReader.scenario(yaml: Self.text("\(counts.example)/simulation.yaml"))
    let frame = Table(try Self.text("\(counts.example)/frame.csv"))
    let responses = Table(try Self.text("\(counts.example)/responses.csv"))
    #expect(frame.rows.count { $0[2] == "in-province" } == counts.inProvince)
    #expect(frame.rows.count { $0[2] == "out-of-province" } == counts.outOfProvince)
    #expect(Set(frame.rows.map { $0[0] }).count == frame.rows.count)
    #expect(responses.header == ["respondent", "unit", "stratum"] + scenario.questions)
    #expect(responses.rows.count == counts.rows)

    let answered = responses.rows.map { row in row.dropFirst(3).count { !$0.isEmpty && $0 != scenario.answers.offScale } }
    #expect(answered.count { $0 == 0 } == counts.empty)
    #expect(answered.count { $0 > 0 && 2 * $0 < scenario.questions.count } == counts.breakOffs)

    var latest: [String: [String]] = [:]
    for (row, answered) in zip(responses.rows, answered)
    where 2 * answered >= scenario.questions.count && scenario.units.contains(where: { $0.written.contains(row[1]) }) {
      latest[row[0]] = row
    }
    #expect(latest.count == counts.responses)
    for unit in scenario.units {
      let rows = latest.values.filter { unit.written.contains($0[1]) }
      var weights: [String: Double] = [:]
      for stratum in scenario.strata {
        let invited = frame.rows.count { $0[1] == unit.id && $0[2] == stratum.id }
        weights[stratum.written] = Double(invited) / Double(rows.count { $0[2] == stratum.written })
      }
      var column = 3
      var components: [Double] = []
      for component in scenario.components {
        var indicators: [Double] = []
        for _ in component.questions {
          let answers = rows.compactMap { row in
            scenario.answers.written.firstIndex(of: row[column]).map { (weights[row[2]] ?? .nan, Double($0 + 1)) }
          }
          let mean = answers.reduce(0) { $0 + $1.0 * $1.1 } / answers.reduce(0) { $0 + $1.0 }
          indicators.append((mean - 1) / 4 * 100)
          column += 1
        }
        components.append(indicators.reduce(0, +) / Double(indicators.count))
      }
      let index = components.reduce(0, +) / Double(components.count)
      #expect((index * 100).rounded() == (unit.score * 100).rounded(), "\(unit.id): \(index)")
    }
  }
}

/// A CSV text without quotes or line breaks in its cells; a quoted cell stays one cell only where it has no comma.
struct Table {
  let header: [String]
  let rows: [[String]]

  init(_ text: String) {
    let lines = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    header = lines.first ?? []
    rows = Array(lines.dropFirst())
  }
}

extension SimulatedSurvey {
  var responses: String {
    var bytes: [UInt8] = []
    writeResponses { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  var frameFile: String {
    var bytes: [UInt8] = []
    writeFrame { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
