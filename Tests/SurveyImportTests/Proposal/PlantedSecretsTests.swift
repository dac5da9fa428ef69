import Foundation
import SurveyModel
import Testing

@testable import SurveyImport

/// Names, ids and texts of respondents, planted wherever an export may hold them: none is written, printed or shown in a question.
@Suite struct PlantedSecretsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let header: String
    /// Of row 0, 1, 2 …, again from the first.
    let cells: [String]
    let secrets: [String]
    var testDescription: String { name }
  }

  private static let office = (0..<24).map { ["Hải quan Hòn Gai", "Hải quan Vạn Gia"][$0 % 2] }

  static let cases: [Case] = [
    Case(
      name: "names that repeat", header: "Họ và tên", cells: ["Nguyễn Bí Mật", "Trần Kín Đáo", "Lê Giấu"],
      secrets: ["Bí Mật", "Kín Đáo", "Giấu"]),
    Case(name: "names in English", header: "Your name", cells: ["Ann Hidden", "Bob Covert"], secrets: ["Hidden", "Covert"]),
    Case(name: "addresses", header: "Email", cells: (0..<24).map { "kin\($0)@an.vn" }, secrets: ["@an.vn"]),
    Case(name: "telephones", header: "Số điện thoại", cells: (0..<24).map { "09876500\($0 + 10)" }, secrets: ["09876500"]),
    Case(name: "tax codes", header: "MST", cells: (0..<24).map { "57001234\($0 + 10)" }, secrets: ["57001234"]),
    Case(name: "firms", header: "Tên doanh nghiệp", cells: ["Công ty Ẩn Danh", "Công ty Vô Danh"], secrets: ["Ẩn Danh", "Vô Danh"]),
    Case(
      name: "comments", header: "Góp ý khác", cells: ["", "không", "Cán bộ Tên Thật đòi tiền", "ok"], secrets: ["Tên Thật", "đòi tiền"]),
    Case(
      name: "a text beside the labels of a scale", header: "Mức độ hài lòng chung",
      cells: (0..<24).map { $0 == 5 ? "Cán bộ Tên Thật rất tốt" : ["Hài lòng", "Rất hài lòng", "Không hài lòng"][$0 % 3] },
      secrets: ["Tên Thật"]),
    Case(
      name: "a text among numbers", header: "Cho điểm thái độ",
      cells: (0..<24).map { $0 % 3 == 1 ? "gặp Tên Thật \($0)" : "\($0 % 5 + 1)" },
      secrets: ["Tên Thật"]),
    Case(
      name: "a name among the units", header: "Đơn vị",
      cells: (0..<24).map { $0 == 7 ? "Nguyễn Thị Kín" : ["Hòn Gai", "Vạn Gia"][$0 % 2] }, secrets: ["Thị Kín"]),
    Case(
      name: "a name among the strata", header: "Địa bàn",
      cells: (0..<24).map { $0 == 7 ? "Nguyễn Thị Kín" : ["Trong tỉnh", "Ngoài tỉnh"][$0 % 2] }, secrets: ["Thị Kín"]),
    Case(
      name: "an other of a choice", header: "Kênh thông tin",
      cells: (0..<24).map { $0 == 7 ? "ông Tên Thật bảo" : ["Báo", "Mạng", "Bạn bè"][$0 % 3] }, secrets: ["Tên Thật"]),
  ]

  @Test(arguments: cases) func nothingOfThem(c: Case) throws {
    var text = MadeExport.line(["Chi cục", "Thái độ phục vụ", "Thời gian", c.header])
    for row in 0..<24 {
      text += MadeExport.line([
        Self.office[row], DecisionTests.haiLong[row % 5].0, DecisionTests.haiLong[(row + 2) % 5].0, c.cells[row % c.cells.count],
      ])
    }
    // With somebody to ask, who leaves everything open, and with the first answer to all.
    for answer in [nil, 0] as [Int?] {
      var asked = ""
      let made = try ProposedSurvey(text) { decision in
        asked += "\(decision)\n"
        return answer
      }
      let draft = made.draft
      let written = [draft.survey, draft.index, draft.readme, asked] + draft.remarks.map { $0[.vi] + $0[.en] }
      for secret in c.secrets { #expect(!written.contains { $0.contains(secret) }, "\(secret)\n\(written.joined(separator: "\n"))") }
    }
  }
}
