import Foundation
import Inference
import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Reporting

/// What must stay hidden is in no byte of a report: whatever it says, the files are the same.
@Suite struct NonInterferenceTests {
  /// `CDCI_SURVEYS=1000` tries as many; each from its own seed.
  static let surveys = ProcessInfo.processInfo.environment["CDCI_SURVEYS"].flatMap(Int.init) ?? 40
  /// `CDCI_FIRST_SURVEY=610` begins there.
  static let first = ProcessInfo.processInfo.environment["CDCI_FIRST_SURVEY"].flatMap(UInt64.init) ?? 1

  static let folder = FileManager.default.temporaryDirectory.path

  /// The files of a report, or why there is none.
  ///
  /// - Parameter everyFormat: else those that hold every number.
  static func files(_ survey: RandomSurvey, everyFormat: Bool) -> [String: [UInt8]] {
    do {
      let evaluation = Evaluation(replicates: 12, asksRobustness: true, draws: 24)
      let results = try evaluation.evaluate(
        survey.data, previous: survey.editions.dropFirst().first, earlier: Array(survey.editions.dropFirst(2)))
      return try files(results, everyFormat: everyFormat)
    } catch let error as ScoringError {
      return ["error": Array(error.message(in: .en).utf8)]
    } catch {
      return ["error": Array("\(error)".utf8)]
    }
  }

  private static func files(_ results: Results, everyFormat: Bool) throws -> [String: [UInt8]] {
    let report = Report(results, languages: [.en, .vi])
    let machines: [any ReportFormat] = [JSONFormat(), CSVFormat()]
    let people: [any ReportFormat] = [
      HTMLFormat(), MarkdownFormat(), DOCXFormat(), PressFormat(), ChartFiles(),
      XLSXFormat(temporaryFolder: folder),
    ]
    return try (machines + (everyFormat ? people : [])).reduce(into: [:]) { files, format in
      for file in try format.files(report) { files[file.name] = file.bytes }
    }
  }

  /// What a survey must show for the property to say anything.
  struct Seen {
    var hidden = 0
    var exchanged = 0
    /// Their hidden answers are too much alike.
    var alike = 0
    var refused = 0
    var redrawn = 0
    var reasons: [String: Int] = [:]
  }

  @Test func hiddenAnswersAreInNoByte() throws {
    var seen = Seen()
    for seed in Self.first..<Self.first + UInt64(Self.surveys) {
      let survey = try RandomSurvey(seed: seed)
      let before = Self.files(survey, everyFormat: seed % 10 == 0)
      var random = SeededNumbers(seed: seed &+ 1_000_000)
      let note = Self.note(before)
      let isPooled = note == .string(Self.holdsWithheld)
      var redrawn = survey.redrawn(exchanges: isPooled, numbers: &random)
      var after = Self.files(redrawn, everyFormat: seed % 10 == 0)
      if !isPooled, Self.note(after) == .string(Self.holdsWithheld) {
        // As many as may be told of together, but in one of the two surveys they say nearly the same.
        seen.alike += 1
        redrawn = survey.redrawn(exchanges: true, numbers: &random)
        after = Self.files(redrawn, everyFormat: seed % 10 == 0)
      }
      seen.redrawn += redrawn.editions != survey.editions ? 1 : 0
      seen.exchanged += isPooled ? 1 : 0
      seen.hidden += note == .string(Self.revealsWithheld) ? 1 : 0
      seen.refused += before["error"] != nil ? 1 : 0
      if let error = before["error"] { seen.reasons[String(decoding: error, as: UTF8.self), default: 0] += 1 }
      #expect(before.keys.sorted() == after.keys.sorted(), "survey \(seed)")
      for (name, bytes) in before.sorted(by: { $0.key < $1.key }) where after[name] != bytes {
        Issue.record("survey \(seed), \(name): \(Self.difference(bytes, after[name] ?? []))")
      }
    }
    // The property holds of something.
    #expect(seen.redrawn > Self.surveys / 2 && seen.hidden > Self.surveys / 10, "\(seen)")
    #expect(seen.exchanged > Self.surveys / 20 && seen.refused < Self.surveys / 5, "\(seen)")
    print("\(Self.surveys) surveys: \(seen)")
  }

  private static func note(_ files: [String: [UInt8]]) -> JSONDocument? {
    files["results.json"].flatMap { try? JSONDocument(parsing: $0)["overall"]?["note"] }
  }

  private static let holdsWithheld = "No error and no interval where it includes answers that are withheld in single units"
  private static let revealsWithheld = "Not published: answers that are withheld in a unit could be worked out from it"

  /// The first place that differs, with what stands around it.
  private static func difference(_ first: [UInt8], _ second: [UInt8]) -> String {
    let place = zip(first, second).enumerated().first { $1.0 != $1.1 }?.offset ?? min(first.count, second.count)
    func around(_ bytes: [UInt8]) -> String {
      String(decoding: bytes[max(0, place - 120)..<min(bytes.count, place + 40)], as: UTF8.self)
    }
    return "\(around(first)) | \(around(second))"
  }
}
