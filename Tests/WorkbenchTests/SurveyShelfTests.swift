import Foundation
import SurveyImport
import SurveyModel
import Testing

@testable import Workbench

@Suite struct SurveyShelfTests {
  private static let bench = Workbench(threads: 1)

  /// `surveys/now` and what is asked beside it.
  private static func folder(_ files: [String: [UInt8]] = [:]) throws -> (TemporaryFolder, SurveyShelf) {
    let own = TinySurvey.files().map { ("surveys/now/" + $0, $1) }
    let folder = try TemporaryFolder(Dictionary(uniqueKeysWithValues: own).merging(files) { $1 })
    return (folder, SurveyShelf(folder.path + "/surveys"))
  }

  @Test func whatIsToBeDoneNext() throws {
    let (folder, shelf) = try Self.folder(["surveys/notes.txt": [], "surveys/.hidden/survey.yaml": [], "surveys/empty/x": []])
    func now() -> ShelvedSurvey { Self.bench.survey("now", of: shelf) }
    #expect(shelf.names == ["now"] && shelf.reports.hasSuffix("/reports"))
    #expect(now().next == .makeReport && now().report == .none && now().edition == "2023")
    let run = try Self.bench.run(Self.bench.read(Self.bench.open(shelf.path(of: "now"))))
    try Self.bench.write(run, to: shelf.reports + "/now", formats: [.json])
    #expect(now().next == .nothing && now().report == .current)
    // As many bytes, another answer.
    try folder.put(Array(TinySurvey.responses.replacing("F1,a,5,4", with: "F1,a,4,4").utf8), at: "surveys/now/responses.csv")
    #expect(now().next == .makeReport && now().report == .outdated)
    try FileManager.default.removeItem(atPath: folder.path + "/surveys/now/responses.csv")
    #expect(now().next == .addFiles && now().missingFiles == ["responses.csv"])
    try folder.put(Array("titel: x\n".utf8), at: "surveys/now/survey.yaml")
    #expect(now().next == .mendDefinitions && now().report == .outdated && now().title == nil)
    #expect(now().faults.contains { $0.text(in: .en).contains("did you mean \"title\"?") })
    #expect(Self.bench.surveys(of: shelf).map(\.name) == ["now"])
  }

  @Test func aChangeIsSavedWhole() throws {
    let (folder, shelf) = try Self.folder()
    let path = shelf.path(of: "now") + "/index.yaml"
    chmod(path, 0o640)
    var index = try Self.bench.openDefinition(path)
    #expect(!index.isChanged)
    #expect(try Self.bench.save(index).file == index.file)
    try index.text.set([.key("components"), .item(0), .key("indicators"), .id("q1"), .key("weight")], to: .number(3))
    let saved = try Self.bench.save(index)
    #expect(!saved.isChanged && saved.file.sha256 != index.file.sha256)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == TinySurvey.index.replacing("{id: q1}", with: "{id: q1, weight: 3}"))
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
    #expect(folder.listing.filter { $0.hasPrefix("surveys/now/") }.count == 3)
  }

  /// Of two that opened a file the second is told, and what the first wrote stays.
  @Test func aFileThatWasChangedMeanwhileIsNotOverwritten() throws {
    let (folder, shelf) = try Self.folder()
    let path = shelf.path(of: "now") + "/survey.yaml"
    var first = try Self.bench.openDefinition(path)
    var second = first
    try first.text.set([.key("edition")], to: .text("2024"))
    try second.text.set([.key("edition")], to: .text("2025"))
    _ = try Self.bench.save(first)
    let refusal = #expect(throws: Refusal.self) { try Self.bench.save(second) }
    #expect(refusal?.kind == .changed)
    #expect(try Self.bench.openDefinition(path).text.text(at: [.key("edition")]) == "2024")
    try FileManager.default.removeItem(atPath: path)
    #expect(throws: Refusal.self) { try Self.bench.save(second) }
    #expect(!folder.listing.contains { $0.hasSuffix("survey.yaml") || $0.contains(".part-") })
  }

  @Test func whatADeadWriterLeftGoes() throws {
    let (folder, shelf) = try Self.folder(["surveys/now/.index.yaml.part-4711": [1], "surveys/now/.index.yaml.part-x": [1]])
    var index = try Self.bench.openDefinition(shelf.path(of: "now") + "/index.yaml")
    try index.text.set([.key("index")], to: .text("OTHER"))
    _ = try Self.bench.save(index)
    #expect(folder.listing.filter { $0.contains(".part-") } == ["surveys/now/.index.yaml.part-x"])
  }

  @Test func aLinkStaysALink() throws {
    let (folder, shelf) = try Self.folder(["elsewhere/index.yaml": Array(TinySurvey.index.utf8)])
    let path = shelf.path(of: "now") + "/index.yaml"
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "../../elsewhere/index.yaml")
    var index = try Self.bench.openDefinition(path)
    try index.text.set([.key("index")], to: .text("OTHER"))
    _ = try Self.bench.save(index)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == "../../elsewhere/index.yaml")
    #expect(try String(contentsOfFile: folder.path + "/elsewhere/index.yaml", encoding: .utf8).hasPrefix("index: OTHER\n"))
  }

  /// An index of its own is opened where it lies; one that lies elsewhere, or that another survey uses, is
  /// copied first.
  @Test func anIndexOfOthersIsCopiedBeforeItsFirstChange() throws {
    let outside = TinySurvey.survey.replacing("index: index.yaml", with: "index: ../../weights/tiny.yaml   # of all years")
    let (folder, shelf) = try Self.folder([
      "weights/tiny.yaml": Array(("# shared\n" + TinySurvey.index).utf8), "surveys/now/survey.yaml": Array(outside.utf8),
      "surveys/then/survey.yaml": Array(TinySurvey.survey.replacing("index: index.yaml", with: "index: ../third/index.yaml").utf8),
      "surveys/third/survey.yaml": Array(TinySurvey.survey.utf8), "surveys/third/index.yaml": Array(TinySurvey.index.utf8),
    ])
    let copied = try Self.bench.openIndex(of: "now", on: shelf)
    // index.yaml is taken by a file of the survey.
    #expect(copied.file.path.hasSuffix("surveys/now/index-2.yaml") && copied.file.text == "# shared\n" + TinySurvey.index)
    #expect(
      try String(contentsOfFile: shelf.path(of: "now") + "/survey.yaml", encoding: .utf8)
        == outside.replacing("../../weights/tiny.yaml   #", with: "index-2.yaml   #"))
    #expect(try Self.bench.openIndex(of: "now", on: shelf).file.path.hasSuffix("surveys/now/index-2.yaml"))
    // The third survey's own index is also that of the second.
    #expect(try Self.bench.openIndex(of: "third", on: shelf).file.path.hasSuffix("surveys/third/index-2.yaml"))
    #expect(try Self.bench.openIndex(of: "then", on: shelf).file.path.hasSuffix("surveys/then/index.yaml"))
    #expect(try String(contentsOfFile: folder.path + "/weights/tiny.yaml", encoding: .utf8) == "# shared\n" + TinySurvey.index)
    #expect(try Self.bench.open(shelf.path(of: "now")).index.tree.id == "TINY")
  }
}
