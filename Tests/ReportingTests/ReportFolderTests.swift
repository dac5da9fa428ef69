import Foundation
import SurveyModel
import Testing

@testable import Reporting

@Suite struct ReportFolderTests {
  /// A folder of its own for one test, gone at the end.
  final class Scratch {
    let path: String

    init() throws {
      path = FileManager.default.temporaryDirectory.appending(path: "report-folder-\(UUID().uuidString)").path
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Everything in it, files with their contents, folders with a slash.
    var tree: [String: String] {
      var tree: [String: String] = [:]
      for name in (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? [] {
        let full = path + "/" + name
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: full, isDirectory: &isFolder)
        tree[isFolder.boolValue ? name + "/" : name] = isFolder.boolValue ? "" : (try? String(contentsOfFile: full, encoding: .utf8)) ?? "?"
      }
      return tree
    }

    func put(_ text: String, at name: String) throws {
      let full = path + "/" + name
      try FileManager.default.createDirectory(
        atPath: URL(filePath: full).deletingLastPathComponent().path, withIntermediateDirectories: true)
      try text.write(toFile: full, atomically: false, encoding: .utf8)
    }
  }

  static let ours = "{\n  \"schema\": \"cdci-results/1\"\n}\n"

  private func fill(_ folder: ReportFolder) throws(ReportFailure) {
    try folder.write(Self.ours.utf8, as: "results.json")
    try folder.write("new".utf8, as: "index.html")
  }

  private static let filled = ["out/": "", "out/results.json": ours, "out/index.html": "new"]

  @Test(arguments: ["out", "out/", "out//"]) func newFolder(name: String) throws {
    let scratch = try Scratch()
    try ReportFolder.replacing(scratch.path + "/" + name, write: fill)
    #expect(scratch.tree == Self.filled)
  }

  @Test func parentsThatAreMissingAreMade() throws {
    let scratch = try Scratch()
    try ReportFolder.replacing(scratch.path + "/a/b/out", write: fill)
    #expect(Set(scratch.tree.keys) == ["a/", "a/b/", "a/b/out/", "a/b/out/results.json", "a/b/out/index.html"])
  }

  @Test func anEmptyFolderIsTaken() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(atPath: scratch.path + "/out", withIntermediateDirectories: false)
    try ReportFolder.replacing(scratch.path + "/out", write: fill)
    #expect(scratch.tree == Self.filled)
  }

  @Test func anEarlierReportIsReplacedWhole() throws {
    let scratch = try Scratch()
    try scratch.put(Self.ours, at: "out/results.json")
    try scratch.put("old", at: "out/index.html")
    try scratch.put("old", at: "out/robustness.csv")
    try ReportFolder.replacing(scratch.path + "/out/", write: fill)
    #expect(scratch.tree == Self.filled)
  }

  @Test(arguments: ["{\"schema\": \"other/1\"}", "", "no JSON"]) func aFolderOfOthersIsRefused(results: String) throws {
    let scratch = try Scratch()
    try scratch.put(results, at: "out/results.json")
    try scratch.put("precious", at: "out/thesis.txt")
    let before = scratch.tree
    let failure = #expect(throws: ReportFailure.self) { try ReportFolder.replacing(scratch.path + "/out", write: self.fill) }
    #expect(failure?.kind == .cannotCreate)
    #expect(scratch.tree == before)
  }

  @Test func aFolderWithoutResultsIsRefused() throws {
    let scratch = try Scratch()
    try scratch.put("precious", at: "out/thesis.txt")
    let failure = #expect(throws: ReportFailure.self) { try ReportFolder.replacing(scratch.path + "/out", write: self.fill) }
    #expect(failure?.kind == .cannotCreate)
    #expect(scratch.tree == ["out/": "", "out/thesis.txt": "precious"])
  }

  @Test(arguments: ["out", "out/survey", "out/survey/survey.yaml", "out/../link/survey"])
  func aFolderThatHoldsTheInputsIsRefusedEvenIfItHoldsAReport(input: String) throws {
    let scratch = try Scratch()
    try scratch.put(Self.ours, at: "out/results.json")
    try scratch.put("precious", at: "out/survey/survey.yaml")
    try FileManager.default.createSymbolicLink(atPath: scratch.path + "/link", withDestinationPath: "out")
    let before = scratch.tree
    let failure = #expect(throws: ReportFailure.self) {
      try ReportFolder.replacing(scratch.path + "/out", sparing: [scratch.path + "/absent", scratch.path + "/" + input], write: self.fill)
    }
    #expect(failure?.kind == .cannotCreate)
    #expect(scratch.tree == before)
  }

  @Test func anInputBesideTheReportIsNoHindrance() throws {
    let scratch = try Scratch()
    try scratch.put(Self.ours, at: "out/results.json")
    try scratch.put("precious", at: "out-survey/survey.yaml")
    try ReportFolder.replacing(scratch.path + "/out", sparing: [scratch.path + "/out-survey", scratch.path], write: fill)
    #expect(scratch.tree["out/index.html"] == "new" && scratch.tree["out-survey/survey.yaml"] == "precious")
  }

  @Test func aFileIsRefused() throws {
    let scratch = try Scratch()
    try scratch.put("precious", at: "out")
    let failure = #expect(throws: ReportFailure.self) { try ReportFolder.replacing(scratch.path + "/out", write: self.fill) }
    #expect(failure?.kind == .cannotCreate)
    #expect(scratch.tree == ["out": "precious"])
  }

  @Test func aLinkIsRefused() throws {
    let scratch = try Scratch()
    try scratch.put(Self.ours, at: "elsewhere/results.json")
    try FileManager.default.createSymbolicLink(atPath: scratch.path + "/out", withDestinationPath: scratch.path + "/elsewhere")
    #expect(throws: ReportFailure.self) { try ReportFolder.replacing(scratch.path + "/out", write: self.fill) }
    #expect(FileManager.default.fileExists(atPath: scratch.path + "/elsewhere/results.json"))
  }

  @Test func aParentThatIsAFileIsRefused() throws {
    let scratch = try Scratch()
    try scratch.put("precious", at: "a")
    let failure = #expect(throws: ReportFailure.self) { try ReportFolder.replacing(scratch.path + "/a/b/out", write: self.fill) }
    #expect(failure?.kind == .cannotCreate)
    #expect(scratch.tree == ["a": "precious"])
  }

  @Test func aFailureHalfWayLeavesTheOldReportAndNoLitter() throws {
    let scratch = try Scratch()
    try scratch.put(Self.ours, at: "out/results.json")
    try scratch.put("old", at: "out/index.html")
    let before = scratch.tree
    let failure = #expect(throws: ReportFailure.self) {
      try ReportFolder.replacing(scratch.path + "/out") { folder throws(ReportFailure) in
        try self.fill(folder)
        throw ReportFailure(.interrupted, path: "cdci.xlsx", reason: LocalizedText("could not be written: No space left on device"))
      }
    }
    #expect(failure?.description == "cdci.xlsx: could not be written: No space left on device")
    #expect(scratch.tree == before)
  }

  @Test func aFailureLeavesNoParentBehindThatItMade() throws {
    let scratch = try Scratch()
    #expect(throws: ReportFailure.self) {
      try ReportFolder.replacing(scratch.path + "/a/b/out") { folder throws(ReportFailure) in
        try folder.write("x".utf8, as: "index.html")
        try folder.write("x".utf8, as: "index.html")
      }
    }
    #expect(scratch.tree == [:])
  }

  @Test func aFileTwiceOrInAFolderThatIsNotThereCannotBeCreated() throws {
    let scratch = try Scratch()
    let folder = ReportFolder(path: scratch.path)
    try folder.write([], as: "empty")
    #expect(throws: ReportFailure.self) { try folder.write([], as: "empty") }
    #expect(throws: ReportFailure.self) { try folder.write([], as: "no/such") }
    #expect(scratch.tree == ["empty": ""])
  }

  /// Every format together, as a report is written; the same bytes both times.
  @Test func aWholeReportTwice() throws {
    let scratch = try Scratch()
    let formats: [any ReportFormat] = [JSONFormat(), CSVFormat(), MarkdownFormat(), XLSXFormat()]
    for name in ["first", "second"] {
      try ReportFolder.replacing(scratch.path + "/" + name) { folder throws(ReportFailure) in
        for format in formats { try format.write(SampleResults.results, languages: [.vi, .en], into: folder) }
      }
    }
    let names = [
      "cdci.xlsx", "components.csv", "context.csv", "problems.csv", "ranking.csv", "report.md", "response-rates.csv", "results.json",
    ]
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/first").sorted() == names)
    for name in names {
      let first = try Data(contentsOf: URL(filePath: scratch.path + "/first/" + name))
      #expect(!first.isEmpty)
      #expect(try first == Data(contentsOf: URL(filePath: scratch.path + "/second/" + name)))
    }
    // And over itself.
    try ReportFolder.replacing(scratch.path + "/first", write: fill)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/first").sorted() == ["index.html", "results.json"])
  }
}
