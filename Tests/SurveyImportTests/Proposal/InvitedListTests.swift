import Foundation
import SurveyModel
import Testing

@testable import SurveyImport

/// The list of those invited, given together with the export: `frame` where it is sure whose list it is, else refused with its place.
@Suite struct InvitedListTests {
  private static let labels = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]

  /// Forty firms of two offices.
  private static let export =
    "Mã khách hàng,Đơn vị,Thái độ phục vụ,Thời gian giải quyết\n"
    + (0..<40).map { "KH-\($0 + 100),Chi cục \($0 % 2 == 0 ? "A" : "B"),\(labels[$0 * 3 % 5]),\(labels[$0 / 2 % 5])\n" }.joined()

  /// Sixty invited, forty of whom answered, from a number on.
  private static func list(
    header: String = "STT,Mã doanh nghiệp,Tên doanh nghiệp,Đơn vị,Tình trạng", from first: Int = 0, titles: String = ""
  ) -> String {
    let rows = (0..<60).map { number in
      "\(number + 1),KH-\(number + 100 + first),Công ty \(number),Chi cục \(number % 2 == 0 ? "A" : "B"),\(number < 40 ? "Đã trả lời" : number < 50 ? "Từ chối" : "Không liên lạc được")\n"
    }
    return titles + header + "\n" + rows.joined()
  }

  @Test(arguments: ["", "DANH SÁCH DOANH NGHIỆP ĐƯỢC MỜI,,,,\n(Kèm theo Kế hoạch),,,,\n"], [true, false])
  func beside(titles: String, isFirst: Bool) throws {
    let files = [("e.csv", Self.export), ("moi.csv", Self.list(titles: titles))]
    let made = try ProposedSurvey(isFirst ? files : files.reversed())
    if let failure = made.failure { Issue.record("\(failure)") }
    #expect(
      made.draft.survey.contains(
        "frame:\n      file: \"moi.csv\"\n      columns:\n        respondent: \"Mã doanh nghiệp\"\n        unit: \"Đơn vị\"\n"))
    #expect(made.draft.remarks.contains { $0[.en] == "frame: moi.csv is the list of those invited; 40 of 40 respondents stand in it" })
    #expect(made.responses == 40 && made.data?.groups[0].frame?.count == 60)
    #expect(made.data?.survey.respondentGroups.count == 1)
    #expect(!made.draft.survey.contains("KH-1") && !made.draft.remarks.contains { $0[.en].contains("KH-") })
  }

  /// Other firms' list, and one whose ids are of another kind.
  @Test(arguments: [list(from: 25), list(from: 500)]) func ofOthers(list: String) throws {
    let failure = #expect(throws: ImportFailure.self) { try ProposedSurvey([("e.csv", Self.export), ("moi.csv", list)]) }
    let fault = try #require(failure?.faults.first)
    #expect(failure?.kind == .unusable && fault.place.file == "moi.csv")
    #expect(fault.message[.en].contains("half of the respondents of one group") && !fault.message[.en].contains("KH-"))
  }

  @Test func twoListsOfOneGroup() throws {
    let failure = #expect(throws: ImportFailure.self) {
      try ProposedSurvey([("e.csv", Self.export), ("moi.csv", Self.list()), ("moi2.csv", Self.list(from: 10))])
    }
    #expect(failure?.faults.map(\.place.file) == ["moi2.csv"])
  }

  /// An export with the columns of a list holds answers all the same.
  @Test func batchesOfAnswersAreNoLists() throws {
    let next = Self.export.replacing("KH-", with: "KM-")
    let made = try ProposedSurvey([("a.csv", Self.export), ("b.csv", next)])
    #expect(made.responses == 80 && made.data?.groups.count == 1 && made.data?.groups[0].frame == nil)
  }

  /// A last batch of two forms tells no scale by itself.
  @Test(arguments: [true, false]) func aBatchOfFewRowsIsNoList(isFirst: Bool) throws {
    let few = "Mã khách hàng,Đơn vị,Thái độ phục vụ,Thời gian giải quyết\nKM-1,Chi cục A,Hài lòng,KCDL\nKM-2,Chi cục B,Hài lòng,Hài lòng\n"
    let files = [("a.csv", Self.export), ("b.csv", few)]
    let made = try ProposedSurvey(isFirst ? files : files.reversed())
    #expect(made.responses == 42 && made.data?.groups.count == 1 && made.data?.groups[0].frame == nil)
  }

  /// What was seen is said of a file without a question, alone or beside others.
  @Test(arguments: [("id,Email,Phone,Fax", true, "box"), ("Góp ý gì?,Điều gì chưa tốt?", false, "text")])
  func nothingOnAScale(header: String, areTicks: Bool, seen: String) throws {
    let rows = (0..<40).map { row -> String in
      let ticks = [2, 3, 5].map { row % $0 == 0 ? "x" : "" }.joined(separator: ",")
      return (areTicks ? "\(row),\(ticks)" : "góp ý thứ \(row) khá dài,chưa tốt điều \(row * 7)") + "\n"
    }
    let text = header + "\n" + rows.joined()
    let alone = try ProposedSurvey(text)
    let remark = try #require(alone.draft.remarks.first { $0[.en].contains("expected one question at least, found none") })
    #expect(
      remark[.en].contains("labels in an order") && remark[.en].contains("found only") && remark[.en].contains(seen), "\(remark[.en])")
    #expect(alone.failure != nil && alone.draft.survey.contains("found only"))
    let failure = #expect(throws: ImportFailure.self) { try ProposedSurvey([("e.csv", Self.export), ("t.csv", text)]) }
    #expect(failure?.faults.first?.message[.en].contains(seen) == true)
  }
}
