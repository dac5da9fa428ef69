import Foundation
import SurveyModel
import Synchronization
import Testing

@testable import Workbench

@Suite struct OutputFolderTests {
  /// A folder of its own for one test, gone at the end.
  final class Scratch {
    let path: String

    init() throws {
      path = FileManager.default.temporaryDirectory.appending(path: "output-folder-\(UUID().uuidString)").path
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

  @Sendable private func fill(_ folder: PartFolder) throws(Refusal) {
    try folder.write(Array(Self.ours.utf8), as: "results.json")
    try folder.write(Array("new".utf8), as: "index.html")
  }

  private func replace(_ path: String, sparing inputs: [String] = []) throws(Refusal) {
    try OutputFolder(path, .report(sparing: inputs)).fill(fill)
  }

  private static let filled = ["out/": "", "out/results.json": ours, "out/index.html": "new"]

  @Test(arguments: ["out", "out/", "out//"]) func newFolder(name: String) throws {
    let scratch = try Scratch()
    try replace(scratch.path + "/" + name)
    #expect(scratch.tree == Self.filled)
  }

  @Test func parentsThatAreMissingAreMade() throws {
    let scratch = try Scratch()
    try replace(scratch.path + "/a/b/out")
    #expect(Set(scratch.tree.keys) == ["a/", "a/b/", "a/b/out/", "a/b/out/results.json", "a/b/out/index.html"])
  }

  @Test func anEmptyFolderIsTaken() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(atPath: scratch.path + "/out", withIntermediateDirectories: false)
    try replace(scratch.path + "/out")
    #expect(scratch.tree == Self.filled)
  }

  @Test func anEarlierReportIsReplacedWhole() throws {
    let scratch = try Scratch()
    try scratch.put(Self.ours, at: "out/results.json")
    try scratch.put("old", at: "out/index.html")
    try scratch.put("old", at: "out/robustness.csv")
    try replace(scratch.path + "/out/")
    #expect(scratch.tree == Self.filled)
  }

  @Test(arguments: ["{\"schema\": \"other/1\"}", "", "no JSON"]) func aFolderOfOthersIsRefused(results: String) throws {
    let scratch = try Scratch()
    try scratch.put(results, at: "out/results.json")
    try scratch.put("precious", at: "out/thesis.txt")
    let before = scratch.tree
    let failure = #expect(throws: Refusal.self) { try replace(scratch.path + "/out") }
    #expect(failure?.kind == .cannotCreate)
    #expect(scratch.tree == before)
  }

  @Test func aFolderWithoutResultsIsRefused() throws {
    let scratch = try Scratch()
    try scratch.put("precious", at: "out/thesis.txt")
    let failure = #expect(throws: Refusal.self) { try replace(scratch.path + "/out") }
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
    let failure = #expect(throws: Refusal.self) {
      try replace(scratch.path + "/out", sparing: [scratch.path + "/absent", scratch.path + "/" + input])
    }
    #expect(failure?.kind == .cannotCreate)
    #expect(scratch.tree == before)
  }

  @Test func anInputBesideTheReportIsNoHindrance() throws {
    let scratch = try Scratch()
    try scratch.put(Self.ours, at: "out/results.json")
    try scratch.put("precious", at: "out-survey/survey.yaml")
    try replace(scratch.path + "/out", sparing: [scratch.path + "/out-survey", scratch.path])
    #expect(scratch.tree["out/index.html"] == "new" && scratch.tree["out-survey/survey.yaml"] == "precious")
  }

  @Test func aFileIsRefused() throws {
    let scratch = try Scratch()
    try scratch.put("precious", at: "out")
    let failure = #expect(throws: Refusal.self) { try replace(scratch.path + "/out") }
    #expect(failure?.kind == .cannotCreate)
    #expect(scratch.tree == ["out": "precious"])
  }

  @Test func aLinkIsRefused() throws {
    let scratch = try Scratch()
    try scratch.put(Self.ours, at: "elsewhere/results.json")
    try FileManager.default.createSymbolicLink(atPath: scratch.path + "/out", withDestinationPath: scratch.path + "/elsewhere")
    #expect(throws: Refusal.self) { try replace(scratch.path + "/out") }
    #expect(FileManager.default.fileExists(atPath: scratch.path + "/elsewhere/results.json"))
  }

  @Test func aParentThatIsAFileIsRefused() throws {
    let scratch = try Scratch()
    try scratch.put("precious", at: "a")
    let failure = #expect(throws: Refusal.self) { try replace(scratch.path + "/a/b/out") }
    #expect(failure?.kind == .cannotCreate)
    #expect(scratch.tree == ["a": "precious"])
  }

  @Test func aFailureHalfWayLeavesTheOldReportAndNoLitter() throws {
    let scratch = try Scratch()
    try scratch.put(Self.ours, at: "out/results.json")
    try scratch.put("old", at: "out/index.html")
    let before = scratch.tree
    let failure = #expect(throws: Refusal.self) {
      try OutputFolder(scratch.path + "/out", .report(sparing: [])).fill { folder throws(Refusal) in
        try self.fill(folder)
        throw Refusal(.interrupted, LocalizedText("could not be written: No space left on device"), path: "cdci.xlsx")
      }
    }
    #expect(failure?.description == "cdci.xlsx: could not be written: No space left on device")
    #expect(scratch.tree == before)
  }

  @Test func aFailureLeavesNoParentBehindThatItMade() throws {
    let scratch = try Scratch()
    #expect(throws: Refusal.self) {
      try OutputFolder(scratch.path + "/a/b/out", .report(sparing: [])).fill { folder throws(Refusal) in
        try folder.write(Array("x".utf8), as: "index.html")
        try folder.write(Array("x".utf8), as: "index.html")
      }
    }
    #expect(scratch.tree == [:])
  }

  @Test func aFileTwiceOrInAFileCannotBeCreated() throws {
    let scratch = try Scratch()
    let folder = PartFolder(path: scratch.path, work: .unwatched)
    try folder.write([], as: "empty")
    #expect(throws: Refusal.self) { try folder.write([], as: "empty") }
    try scratch.put("", at: "file")
    #expect(throws: Refusal.self) { try folder.write([], as: "file/such") }
    #expect(scratch.tree == ["empty": "", "file": ""])
  }

  /// What an officer kept in the folder of a report stays there, links and hidden files too; what an earlier report left goes.
  @Test func filesOfTheUsersAreCarriedOver() throws {
    let scratch = try Scratch()
    let theirs = [
      "notes.txt", ".hidden", "cdci (copy).xlsx", "index.fr.html", "charts/mine.png", "minutes/2024/signed.pdf", "ranking.csv.bak",
    ]
    let ours = [
      "results.json", "index.en.html", "report.en.md", "entities.csv", "charts/score.svg", "charts/score.png", "units/mong-cai.html",
    ]
    for name in theirs { try scratch.put("theirs " + name, at: "out/" + name) }
    for name in ours { try scratch.put(name == "results.json" ? Self.ours : "old", at: "out/" + name) }
    try FileManager.default.createSymbolicLink(atPath: scratch.path + "/out/link", withDestinationPath: "notes.txt")
    try FileManager.default.createDirectory(atPath: scratch.path + "/out/empty", withIntermediateDirectories: false)
    for _ in 0..<2 {
      try replace(scratch.path + "/out")
      let files = scratch.tree.filter { !$0.key.hasSuffix("/") }
      let expected = Dictionary(uniqueKeysWithValues: theirs.map { ("out/" + $0, "theirs " + $0) })
        .merging(["out/results.json": Self.ours, "out/index.html": "new", "out/link": "theirs notes.txt"]) { $1 }
      #expect(files == expected)
      #expect(scratch.tree["out/empty/"] == "" && scratch.tree["out/units/"] == nil)
    }
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path + "/out/link") == "notes.txt")
  }

  /// A run that was killed leaves its folder and the lock that nobody holds.
  @Test func whatADeadRunLeftIsRemovedByTheNext() throws {
    let scratch = try Scratch()
    try scratch.put("half", at: "out.part-4711-0/index.html")
    try scratch.put("cdci\n", at: "out.part-4711-0.lock")
    try scratch.put("cdci\n", at: "out.part-4712-1.lock")
    try replace(scratch.path + "/out")
    #expect(scratch.tree == Self.filled)
  }

  @Test func whatADeadRunHadPutAsideGoesBack() throws {
    let scratch = try Scratch()
    try scratch.put("half", at: "out.part-4711-0/index.html")
    try scratch.put("cdci\n", at: "out.part-4711-0.lock")
    try scratch.put(Self.ours, at: "out.part-4711-0-old/results.json")
    try scratch.put("theirs", at: "out.part-4711-0-old/notes.txt")
    try replace(scratch.path + "/out")
    #expect(scratch.tree == Self.filled.merging(["out/notes.txt": "theirs"]) { $1 })
  }

  /// Neither a folder of another run that is alive, nor what only looks like ours.
  @Test(arguments: ["out.part-1-1.lock", "out.part-x-1.lock", "out.part-1.lock"])
  func nothingElseIsRemoved(lock: String) throws {
    let scratch = try Scratch()
    let folder = String(lock.dropLast(5))
    try scratch.put("precious", at: folder + "/index.html")
    try scratch.put(folder == "out.part-1-1" ? "not ours" : "cdci\n", at: lock)
    let before = scratch.tree
    try replace(scratch.path + "/out")
    #expect(scratch.tree == before.merging(Self.filled) { $1 })
  }

  @Test func ofTwoRunsAtOnceTheLastToEndStays() throws {
    let scratch = try Scratch()
    try OutputFolder(scratch.path + "/out", .report(sparing: [])).fill { folder throws(Refusal) in
      try folder.write(Array("slow".utf8), as: "index.html")
      try self.replace(scratch.path + "/out")
      #expect(scratch.tree["out/index.html"] == "new")
      try folder.write(Array(Self.ours.utf8), as: "results.json")
    }
    #expect(scratch.tree == ["out/": "", "out/results.json": Self.ours, "out/index.html": "slow"])
  }

  @Test func aNewFolderTakesOnlyAnEmptyPlace() throws {
    let scratch = try Scratch()
    try scratch.put(Self.ours, at: "report/results.json")
    try scratch.put("precious", at: "file")
    try FileManager.default.createDirectory(atPath: scratch.path + "/empty", withIntermediateDirectories: false)
    for name in ["report", "file"] {
      let refusal = #expect(throws: Refusal.self) { try OutputFolder(scratch.path + "/" + name, .new).fill(self.fill) }
      #expect(refusal?.kind == .cannotCreate && refusal?.message(in: .en).contains("found one that is in use") == true)
    }
    for name in ["empty", "absent"] {
      try OutputFolder(scratch.path + "/" + name, .new).fill(fill)
      #expect(scratch.tree[name + "/index.html"] == "new")
    }
  }

  @Test func aCancelledWriteLeavesNothing() throws {
    let scratch = try Scratch()
    try scratch.put(Self.ours, at: "out/results.json")
    let before = scratch.tree
    let asked = Mutex(0)
    let work = Work(isCancelled: {
      asked.withLock {
        $0 += 1; return $0 > 3
      }
    })
    let refusal = #expect(throws: Refusal.self) {
      try OutputFolder(scratch.path + "/out", .report(sparing: []), work: work).fill(self.fill)
    }
    #expect(refusal?.kind == .cancelled)
    #expect(scratch.tree == before)
  }

  @Test func refusalsInVietnamese() throws {
    let scratch = try Scratch()
    try scratch.put("x", at: "notes.txt")
    let file = scratch.path + "/notes.txt"
    func message(_ path: String) -> String? { #expect(throws: Refusal.self) { try self.replace(path) }?.message(in: .vi) }
    #expect(
      message(scratch.path)
        == "\(scratch.path): cần một báo cáo trước đó hoặc thư mục trống, gặp các tệp khác (không có results.json của chương trình); không ghi gì"
    )
    #expect(message(file) == "\(file): cần một thư mục hoặc chưa có gì, gặp một tệp hoặc liên kết; không ghi gì")
    #expect(message(file + "/out") == "\(file)/out: không xem được: một phần của đường dẫn không phải là thư mục")
  }
}
