import Foundation
import SurveyModel
import Testing

@testable import SurveyImport

/// The next edition from a file for each office: the name of the file says which unit it is.
@Suite struct LikeFileTests {
  private static let head = "mst,Thái độ của công chức,Thời gian giải quyết thủ tục,Thủ tục gây phiền hà\n"
  private static func rows(_ from: Int) -> String {
    (0..<12).map { "01002\(from + $0),\(["Tệ", "Tạm", "Tuyệt"][$0 % 3]),Tuyệt,\($0 % 5 + 1)\n" }.joined()
  }

  private static func carry(_ files: [String], stated: Bool = false) throws -> (draft: SurveyDraft, written: SurveyDraft.Written) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cdci-like-\(UUID().uuidString)")
    for name in ["old", "new"] {
      try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    let old =
      stated
      ? LikeTests.survey.replacing("{file: r.csv}", with: "{file: mong-cai.csv, unit: mong-cai}, {file: hon-gai.csv, unit: hon-gai}")
        .replacing(", unit: \"Chi cục\"", with: "") : LikeTests.survey
    try Data(old.utf8).write(to: folder.appending(path: "old/survey.yaml"))
    try Data(LikeTests.index.utf8).write(to: folder.appending(path: "weights.yaml"))
    for (place, file) in files.enumerated() {
      try Data((head + rows(place * 20 + 100)).utf8).write(to: folder.appending(path: file))
    }
    let like = try LikeSurvey(folder.path + "/old", from: folder.path + "/new")
    let draft = try SurveyDraft.propose(
      files.map { folder.path + "/" + $0 }, name: "new", today: CalendarDate(year: 2025, month: 12, day: 1)!, like: like)
    try draft.copyExports(to: folder.path + "/new")
    return (draft, try draft.write(into: folder.path + "/new"))
  }

  /// By id, by another spelling, without the words and the year that all files share; as the edition before had it or not.
  @Test(arguments: [
    (["mong-cai.csv", "Hon_Gai.csv"], false), (["mong-cai.csv", "hon-gai.csv"], true), (["HQ Móng Cái.csv", "Chi cục Hòn Gai.csv"], false),
    (["khao sat 2025 - mong-cai.csv", "khao sat 2025 - hon-gai.csv"], true), (["DDCI_Hòn Gai_2025.csv", "DDCI_Móng Cái_2025.csv"], false),
  ])
  func unitsByTheirFiles(c: (files: [String], isStated: Bool)) throws {
    let (draft, written) = try Self.carry(c.files, stated: c.isStated)
    guard case .runs(let data, _) = written else {
      Issue.record("waits: \(written)")
      return
    }
    #expect(data.survey.units.map(\.id) == ["mong-cai", "hon-gai"])
    let responses = data.groups[0].responses
    #expect(responses.count == 24)
    #expect(!draft.survey.contains("unit: \"Chi cục\""))
    for file in c.files {
      let id = TextKey(file).text.contains("ng") ? "mong-cai" : "hon-gai"
      let unit = TextKey(file).text.contains("hon") || TextKey(file).text.contains("hòn") ? "hon-gai" : id
      #expect(draft.survey.contains("      - file: \"\(file)\"\n        unit: \"\(unit)\"\n"))
    }
    #expect(draft.remarks.map { $0[.en] }.contains("no column names the unit: each file is of one unit, by its name"))
  }

  /// A file of no unit of the edition before is a new one, under the id that its file is read by.
  @Test func aNewOffice() throws {
    let (draft, written) = try Self.carry(["mong-cai.csv", "hon-gai.csv", "Cẩm Phả.csv"])
    guard case .runs(let data, _) = written else {
      Issue.record("waits: \(written)")
      return
    }
    #expect(data.survey.units.map(\.id) == ["mong-cai", "hon-gai", "cam-pha"])
    #expect(data.survey.units.last?.name[.vi] == "Cẩm Phả")
    #expect(draft.remarks.map { $0[.en] }.contains("new unit: \"Cẩm Phả\" (12 rows)"))
  }

  /// The same office written in another way is taken, and stands among what is to be decided.
  @Test func nearlyTheName() throws {
    let (draft, written) = try Self.carry(["mong-cai.csv", "Hai quan Hon Gai.csv"])
    guard case .runs(let data, _) = written else {
      Issue.record("waits: \(written)")
      return
    }
    #expect(data.survey.units.map(\.id) == ["mong-cai", "hon-gai"])
    #expect(draft.survey.contains("  - column: \"Hai quan Hon Gai.csv\"\n"))
    #expect(draft.survey.contains("answers about Chi cục Hòn Gai"))
  }
}
