import Foundation
import Inference
import SurveyImport
import SurveyModel
import Testing

@testable import Workbench

@Suite struct SurveyRunTests {
  static let bench = Workbench(threads: 2)

  private static func run(_ source: SurveySource) throws(Refusal) -> SurveyRun {
    try bench.run(bench.read(bench.open(source)))
  }

  private static func run(_ changes: [String: String]) throws(Refusal) -> SurveyRun { try run(.memory(TinySurvey.files(changes))) }

  /// a: (0.75 + …)/…; the means are 4.5 and 2.75 on 1–5, so 87.5 and 43.75.
  @Test func aSurveyInMemoryIsScored() throws {
    let run = try Self.run([:])
    #expect(run.results.units.map(\.score) == [87.5, 43.75])
    #expect(run.survey.account.responses == 8 && run.earlier.isEmpty && run.remarks.isEmpty)
    #expect(run.survey.data.inputs.map(\.path) == ["survey.yaml", "index.yaml", "responses.csv"])
    #expect(run.survey.data.inputs.allSatisfy { $0.sha256.count == 64 })
  }

  /// The same bytes from a folder, and from a folder of which one file is held in memory.
  @Test func aFolderGivesTheSame() throws {
    let folder = try TemporaryFolder(TinySurvey.files())
    let inMemory = try Self.run([:]).results
    #expect(try Self.run(.folder(folder.path)).ranking(.json, in: .en) == Self.run([:]).ranking(.json, in: .en))
    #expect(try Self.run(.folder(folder.path + "/survey.yaml")).results.account == inMemory.account)
    let edited = TinySurvey.index.replacing("{id: q2}", with: "{id: q2, weight: 0}")
    let held = try Self.run(.folder(folder.path, holding: ["./index.yaml": Array(edited.utf8)]))
    #expect(held.results.units.map(\.score) == [87.5, 43.75].map { $0 } || held.results.units[1].score != 43.75)
    #expect(held.results.index != inMemory.index)
    #expect(try Self.run(.folder(folder.path)).results.index == inMemory.index)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let changes: [String: String]
    let kind: Refusal.Kind
    let message: String
    var testDescription: String { name }
  }

  static let refusals = [
    Case(
      name: "no survey", changes: ["survey.yaml": ""], kind: .unusable,
      message: "survey.yaml:1:1: expected keys such as title or index, found an empty file"),
    Case(
      name: "an index that is not there", changes: ["survey.yaml": TinySurvey.survey.replacing("index.yaml", with: "other.yaml")],
      kind: .unreadable, message: "survey.yaml:5:8: other.yaml: expected a file, found none"),
    Case(
      name: "a file outside the memory", changes: ["survey.yaml": TinySurvey.survey.replacing("responses.csv", with: "/etc/passwd")],
      kind: .unreadable, message: "survey.yaml:12:24: passwd: expected a file, found none"),
    Case(
      name: "an error of scoring has the line of the index",
      changes: ["index.yaml": TinySurvey.index.replacing("publish: {at-least: 1, caution-below: 1}\n", with: "weights: pca\n")],
      kind: .unusable, message: ""),
    Case(
      name: "the survey itself before it", changes: ["survey.yaml": TinySurvey.survey + "previous: ./x/..\n"], kind: .unusable,
      message: "survey.yaml:18:1: expected the folder of the edition before under \"previous\", found the survey itself"),
  ]

  @Test(arguments: refusals) func refusal(c: Case) {
    let refusal = #expect(throws: Refusal.self) { try Self.run(c.changes) }
    #expect(refusal?.kind == c.kind)
    if !c.message.isEmpty { #expect(refusal?.message(in: .en) == c.message) }
  }

  /// Whoever made the survey reads messages in its language, also where it cannot be read.
  @Test func aRefusalKnowsTheLanguageOfTheSurvey() {
    for (language, key) in [(Language.en, "language: en"), (.vi, "language: vi"), (.vi, "unit-noun: Office")] {
      let survey = TinySurvey.survey.replacing("language: en", with: key)
      for changes in [
        ["survey.yaml": survey + "titel: x\n"], ["survey.yaml": survey, "index.yaml": "index: 1"],
        ["survey.yaml": survey, "responses.csv": ""],
      ] {
        let refusal = #expect(throws: Refusal.self) { try Self.run(changes) }
        #expect(refusal?.language == language)
      }
    }
  }

  /// Two editions before, because ranges are pooled over them; a third is not read, as nothing asks for it.
  @Test func editionsBeforeAreReadAsFarAsTheyAreAskedFor() throws {
    func edition(_ year: Int) -> String {
      TinySurvey.survey.replacing("\"2023\"", with: "\"\(year)\"").replacing("index: index.yaml", with: "index: ../index.yaml")
        + "previous: ../\(year - 1)\n"
    }
    var files: [String: String] = [:]
    for year in 2020...2022 {
      files["../\(year)/survey.yaml"] = edition(year)
      files["../\(year)/responses.csv"] = TinySurvey.responses
    }
    files["../index.yaml"] = TinySurvey.index
    files["survey.yaml"] = TinySurvey.survey + "previous: ../2022\n"
    #expect(try Self.run(files).earlier.map(\.data.survey.edition) == ["2022"])
    let pooled = TinySurvey.index.replacing(
      "{id: q1}", with: "{id: q1, normalize: {method: min-max, range: {pooled: [\"2021\", \"2022\", \"2023\"]}}}")
    files["index.yaml"] = pooled
    files["../index.yaml"] = pooled.replacing("\"2021\", \"2022\", \"2023\"", with: "\"2021\", \"2022\"")
    #expect(try Self.run(files).earlier.map(\.data.survey.edition) == ["2022", "2021"])
  }

  @Test func strict() throws {
    let survey = try Self.bench.read(Self.bench.open(.memory(TinySurvey.files(["responses.csv": TinySurvey.responses + "G5,c,1,1\n"]))))
    let refusal = #expect(throws: Refusal.self) { try Self.bench.refuseUnfinished(survey) }
    #expect(refusal?.message(in: .en) == "--strict: 1 of 9 rows were left out (unknown-unit 1); nothing was written")
  }

  @Test func aReportIsWrittenWholeAndTheSameTwice() throws {
    let folder = try TemporaryFolder(TinySurvey.files())
    let run = try Self.run(.folder(folder.path))
    var names: [[String]] = []
    for name in ["first", "second", "first"] {
      try Self.bench.write(run, to: folder.path + "/reports/" + name)
      names.append(try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/reports/" + name).sorted())
    }
    #expect(Set(names).count == 1 && names[0].contains("index.vi.html") && names[0].contains("cdci.xlsx"))
    for name in names[0] where name != "charts" {
      let both = ["first", "second"].map { FileManager.default.contents(atPath: folder.path + "/reports/\($0)/\(name)") }
      #expect(both[0] == both[1] && both[0]?.isEmpty == false, "\(name)")
    }
    try Self.bench.write(run, to: folder.path + "/reports/first", languages: [.vi, .vi], formats: [.html])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/reports/first").sorted() == ["index.html", "results.json"])
    let refusal = #expect(throws: Refusal.self) { try Self.bench.write(run, to: folder.path) }
    #expect(refusal?.kind == .cannotCreate)
  }
}

/// A folder with files, gone at the end.
final class TemporaryFolder {
  let path: String

  init(_ files: [String: [UInt8]] = [:]) throws {
    path = FileManager.default.temporaryDirectory.path + "/cdci-workbench-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, bytes) in files { try put(bytes, at: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func put(_ bytes: [UInt8], at name: String) throws {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// Every file and folder below, relative, sorted.
  var listing: [String] { ((try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []).sorted() }
}
