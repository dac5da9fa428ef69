import Foundation
import SurveyModel
import TestSupport
import Testing

@testable import SurveyImport

/// The row of a form's sections above the header of a workbook: the components are the form's own.
@Suite struct FormSectionTests {
  static let own = ["ID", "Thời gian bắt đầu", "Thời gian hoàn thành", "Email", "Tên"]
  static let questions = [
    "Chi cục nơi làm thủ tục", "Văn bản được niêm yết", "Thông tin được cập nhật", "Thông quan luồng xanh", "Kiểm tra hồ sơ",
    "Công chức đúng mực", "Công chức rõ ràng",
  ]
  static let labels = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]

  /// - Parameter sections: by the number of the question above whose column each stands.
  private static func form(
    _ sections: [Int: String], titles: [[FormWorkbook.Cell]] = [], questions: [String] = FormSectionTests.questions
  ) -> [UInt8] {
    let header = (own + questions).map { FormWorkbook.Cell.text($0) }
    var above = Array(repeating: FormWorkbook.Cell.empty, count: header.count)
    for (place, name) in sections { above[own.count + place] = .text(name) }
    let rows = (0..<40).map { row -> [FormWorkbook.Cell] in
      let marks = (0..<6).map { FormWorkbook.Cell.text(labels[(row * ($0 + 1) + row / 5 + $0) % 5]) }
      return [
        .number(Double(row + 1)), .moment(45964.3), .moment(45964.4), .text("anonymous"), .empty, .text(["Móng Cái", "Hòn Gai"][row % 2]),
      ] + marks
    }
    return FormWorkbook(titles + (sections.isEmpty ? [] : [above]) + [header] + rows).bytes
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let sections: [Int: String]
    /// Questions by component.
    let wanted: [String: Int]
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "three sections", sections: [1: "Tính minh bạch", 3: "Thời gian", 5: "Thái độ"],
      wanted: ["Tính minh bạch": 2, "Thời gian": 2, "Thái độ": 2]),
    Case(
      name: "so many that they look like a header",
      sections: [0: "Thông tin chung", 1: "Minh bạch", 3: "Thông quan", 4: "Hồ sơ", 5: "Thái độ"],
      wanted: ["Minh bạch": 2, "Thông quan": 1, "Hồ sơ": 1, "Thái độ": 2]),
    Case(name: "one above them all is a title", sections: [1: "KẾT QUẢ KHẢO SÁT"], wanted: [:]),
    Case(name: "none", sections: [:], wanted: [:]),
  ]

  @Test(arguments: cases) func componentsOfTheForm(c: Case) throws {
    let made = try ProposedSurvey(bytes: [("Khảo sát.xlsx", Self.form(c.sections))])
    #expect(made.failure == nil, "\(String(describing: made.failure))")
    #expect(made.draft.survey.contains("platform: \"microsoft-forms\""))
    #expect(made.units.sorted() == ["Hòn Gai", "Móng Cái"])
    #expect(made.responses == 40 && made.scored.count == 6)
    // The columns keep the names that the platform gave them.
    #expect(Set(made.scored.map(\.header)) == Set(Self.questions.dropFirst()))
    let tree = try #require(made.data?.index)
    let found = Dictionary(uniqueKeysWithValues: tree.topLevel.map { (tree.nodes[$0].name[.vi], tree.nodes[$0].children.count) })
    if c.wanted.isEmpty { #expect(found.count == 1 || found.values.reduce(0, +) == 6) } else { #expect(found == c.wanted) }
  }

  /// A title above the row of sections is one.
  @Test func aTitleAboveThem() throws {
    let titles: [[FormWorkbook.Cell]] = [[.text("CHI CỤC HẢI QUAN KHU VỰC VIII")]]
    let made = try ProposedSurvey(bytes: [("r.xlsx", Self.form([1: "Tính minh bạch", 3: "Thời gian", 5: "Thái độ"], titles: titles))])
    #expect(made.responses == 40 && made.draft.index.contains("Tính minh bạch"))
  }

  /// The question about the whole is not part of it, also where it ends a section; two of them speak of their own sections.
  @Test(arguments: [
    (["Nhìn chung, mức độ hài lòng của doanh nghiệp"], "Nhìn chung, mức độ hài lòng của doanh nghiệp"),
    (["Overall satisfaction"], "Overall satisfaction"), (["Nhìn chung về thái độ", "Nhìn chung về thời gian"], nil),
  ]) func satisfactionInASection(wholes: [String], wanted: String?) throws {
    var texts = Self.questions
    for (place, whole) in wholes.enumerated() { texts[place == 0 ? 6 : 4] = whole }
    let made = try ProposedSurvey(
      bytes: [("r.xlsx", Self.form([1: "Tính minh bạch", 3: "Thời gian", 5: "Thái độ"], questions: texts))])
    let tree = try #require(made.data?.index)
    let code = made.scored.first { $0.header == wanted }?.code
    #expect((code != nil) == (wanted != nil))
    #expect(made.draft.index.contains("satisfaction:\n") == (wanted != nil))
    #expect(tree.nodes.count { node in wholes.contains(node.name[.vi]) } == (wanted == nil ? wholes.count : 0))
  }

  static let merges: [(merged: [String], wanted: [String])] = [
    // ID, Start, Completion, then seven questions: F to L is where sections may stand.
    (["F1:G1", "H1:I1"], ["", "", "", "", "", "A", "A", "B", "B", "", "", ""]),
    (["F1:L1"], ["", "", "", "", "", "A", "A", "A", "A", "A", "A", "A"]),
  ]

  /// A merged section reaches as far as its cells.
  @Test(arguments: merges) func mergedSections(merged: [String], wanted: [String]) throws {
    func row(_ number: Int, _ cells: [(Int, String)]) -> HeldRow {
      HeldRow(row: number, cells: cells.map { HeldRow.Cell(column: $0.0, kind: .text, text: Array($0.1.utf8)) })
    }
    let header = row(2, (Self.own + Self.questions).enumerated().map { ($0, $1) })
    let upper = row(1, zip([5, 7], ["A", "B"]).prefix(merged.count).map { ($0, $1) })
    let found = HeaderSections(upper, above: header, merged: merged.compactMap { MergedCells($0[...]) })
    #expect(found?.names == wanted)
    // The heads of an official letter stand above the first column; no platform has written a table of another kind.
    #expect(HeaderSections(row(1, [(0, "CỤC HẢI QUAN"), (7, "CỘNG HÒA")]), above: header, merged: []) == nil)
    #expect(HeaderSections(upper, above: row(2, (0..<12).map { ($0, "c\($0)") }), merged: []) == nil)
  }
}
