import Foundation
import SurveyModel
import TestSupport
import Testing

@testable import SurveyImport

/// A table of figures among the files given to `init`: it is the context of the survey, with the key that says how its numbers are written.
@Suite struct FigureTableTests {
  enum Wanted: Sendable { case vi, en, open }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let wanted: Wanted
    /// Of the first unit, actual and first of its indicator.
    let value: Double?
    var isVietnamese = true
    var testDescription: String { name }
  }

  private static func long(_ numbers: [(unit: String, value: String)], kind: String = "actual") -> String {
    "unit;indicator;period;kind;issuer;value;measure\n"
      + numbers.map { "\($0.unit);revenue;2025;\(kind);;\($0.value);tỷ đồng\n" }.joined()
  }

  private static func wide(_ rows: [(unit: String, actual: String, target: String)]) -> String {
    "SỐ THU NĂM 2025;;\n(tỷ đồng);;\nĐơn vị;Số thu;Chỉ tiêu\n" + rows.map { "\($0.unit);\($0.actual);\($0.target)\n" }.joined()
  }

  static let cases: [Case] = [
    Case(name: "one number tells", text: long([("Móng Cái", "3.120,45"), ("Hòn Gai", "8.455")]), wanted: .vi, value: 3120.45),
    Case(name: "decimals with a point", text: long([("Móng Cái", "3.12"), ("Hòn Gai", "8.455")]), wanted: .en, value: 3.12),
    Case(
      name: "the units add up to the whole", text: long([("Móng Cái", "3.120"), ("Hòn Gai", "455"), ("", "3.575")]), wanted: .vi,
      value: 3120),
    Case(
      name: "rounded figures add up", text: long([("Móng Cái", "3.121"), ("Hòn Gai", "455"), ("", "3.575")]), wanted: .vi, value: 3121),
    Case(
      name: "they add up as decimals", text: long([("Móng Cái", "3.125"), ("Hòn Gai", "455"), ("", "458.125")]), wanted: .en, value: 3.125),
    Case(
      name: "thousands alone have a mark",
      text: long([("Móng Cái", "3.120"), ("Hòn Gai", "8.455"), ("Cẩm Phả", "62"), ("Vạn Gia", "1.017")]),
      wanted: .vi, value: 3120),
    Case(name: "two numbers tell nothing", text: long([("Móng Cái", "3.125"), ("Hòn Gai", "8.455")]), wanted: .open, value: nil),
    Case(
      name: "a mark below a thousand",
      text: long([("Móng Cái", "3.125"), ("Hòn Gai", "0.455"), ("Cẩm Phả", "0.120"), ("Vạn Gia", "1.017")]),
      wanted: .en, value: 3.125),
    Case(
      name: "thousands in an English survey",
      text: long([("Móng Cái", "3,120"), ("Hòn Gai", "8,455"), ("Cẩm Phả", "62"), ("Vạn Gia", "1,017")]),
      wanted: .en, value: 3120, isVietnamese: false),
    Case(
      name: "points in an English survey",
      text: long([("Móng Cái", "3.120"), ("Hòn Gai", "8.455"), ("Cẩm Phả", "62"), ("Vạn Gia", "1.017")]),
      wanted: .open, value: nil, isVietnamese: false),
    Case(name: "no marks at all", text: long([("Móng Cái", "312"), ("Hòn Gai", "845")]), wanted: .vi, value: 312),
    Case(
      name: "wide", text: wide([("Móng Cái", "3.120,5", "3.000"), ("Hòn Gai", "8.455", "-"), ("Tổng", "11.575,5", "")]), wanted: .vi,
      value: 3120.5),
    Case(
      name: "wide, adding up", text: wide([("Móng Cái", "3.120", "3.000"), ("Hòn Gai", "455", "500"), ("Tổng cộng", "3.575", "3.500")]),
      wanted: .vi, value: 3120),
    Case(name: "wide, open", text: wide([("Móng Cái", "3.125", "3.115"), ("Hòn Gai", "8.455", "8.125")]), wanted: .open, value: nil),
  ]

  static func answers(vietnamese: Bool) -> String {
    let labels = vietnamese ? ["Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"] : ["Poor", "Fair", "Good", "Excellent"]
    return (vietnamese ? "Chi cục,Thái độ của công chức,Thời gian giải quyết\n" : "Office,How polite?,How quick?\n")
      + (0..<40).map { row in
        "\(["Móng Cái", "Hòn Gai", "Cẩm Phả", "Vạn Gia"][row % 4]),\(labels[row % 4]),\(labels[(row + row / 4) % 4])\n"
      }.joined()
  }

  private func made(_ c: Case, decide: (InitDecision) -> Int? = { _ in nil }) throws -> ProposedSurvey {
    try ProposedSurvey([("r.csv", Self.answers(vietnamese: c.isVietnamese)), ("thu.csv", c.text)], decide: decide)
  }

  @Test(arguments: cases) func theKeyIsWritten(c: Case) throws {
    let made = try made(c)
    let yaml = made.draft.survey
    #expect(yaml.contains("\ncontext:\n  file: \"thu.csv\"\n"), "\(yaml)")
    #expect(!made.draft.survey.contains("thu:\n"))
    switch c.wanted {
    case .open:
      #expect(yaml.contains("  # number-format: \"vi\"\n  # number-format: \"en\"\n") && !yaml.contains("\n  number-format"))
      // The folder is written, and its reader names the key.
      #expect(made.failure?.faults.contains { $0.message[.en].contains("number-format") } == true, "\(String(describing: made.failure))")
    case .vi, .en:
      #expect(yaml.contains("\n  number-format: \"\(c.wanted == .vi ? "vi" : "en")\"\n"), "\(yaml)")
      #expect(made.failure == nil, "\(String(describing: made.failure))")
      let unit = made.units.firstIndex(of: "Móng Cái")
      #expect(made.context.first { $0.unit == unit && $0.kind == .actual }?.value == c.value)
    }
    #expect(made.draft.remarks.contains { $0[.en].hasPrefix("context: thu.csv") })
  }

  @Test(arguments: [(0, "vi", 3125.0), (1, "en", 3.125)]) func whoeverIsAskedDecides(answer: Int, key: String, value: Double) throws {
    let open = try #require(Self.cases.first { $0.name == "two numbers tell nothing" })
    var asked: [InitDecision] = []
    let made = try made(open) { decision in
      guard decision.kind == .numbers else { return nil }
      asked.append(decision)
      return answer
    }
    #expect(asked.count == 1 && asked[0].options.count == 3)
    #expect(asked[0].options[0].text[.en].hasPrefix("3125 ") && asked[0].options[1].text[.en].hasPrefix("3.125 "))
    #expect(made.draft.survey.contains("\n  number-format: \"\(key)\"\n"))
    #expect(made.context.contains { $0.value == value })
  }

  @Test func twoTablesAreRefused() throws {
    let table = Self.long([("Móng Cái", "312")])
    let failure = #expect(throws: ImportFailure.self) {
      try ProposedSurvey([("r.csv", Self.answers(vietnamese: true)), ("a.csv", table), ("b.csv", table)])
    }
    #expect(failure?.faults.first?.place.file == "b.csv")
  }

  /// A workbook holds numbers: they have no habit.
  @Test func numbersOfAWorkbook() throws {
    let sheet = FormWorkbook([
      [.text("Đơn vị"), .text("Số thu năm 2025")], [.text("Móng Cái"), .number(3.12)], [.text("Hòn Gai"), .number(8455)],
    ])
    let made = try ProposedSurvey(bytes: [("r.csv", Array(Self.answers(vietnamese: true).utf8)), ("thu.xlsx", sheet.bytes)])
    #expect(made.failure == nil && made.draft.survey.contains("\n  number-format: \"vi\"\n"))
    #expect(made.context.compactMap(\.value).sorted() == [3.12, 8455])
  }

  /// Answers of two offices, a form each, are no figures.
  static let answersLikeFigures = [
    "Đơn vị,Kết quả giải quyết hồ sơ\nMóng Cái,Hài lòng\nHòn Gai,Rất hài lòng\n",
    "Đơn vị,Kết quả giải quyết hồ sơ\n" + (0..<20).map { "\($0 % 2 == 0 ? "Móng Cái" : "Hòn Gai"),\($0 % 5 + 1)\n" }.joined(),
  ]

  @Test(arguments: answersLikeFigures) func answersAreNoFigures(text: String) throws {
    let made = try ProposedSurvey([("a.csv", text), ("b.csv", text + "Móng Cái,Hài lòng\n")])
    #expect(!made.draft.survey.contains("\ncontext:"))
  }

  static let templates: [(name: String, header: String, cell: String, wanted: String)] = [
    ("decimal commas", "Vốn (tỷ đồng)", "\"12,5\"", "vi"), ("decimal points", "Vốn (tỷ đồng)", "12.5", "en"), ("none", "Vốn", "12", "vi"),
  ]

  /// Without a table the key stands in a comment, as the answers themselves write their decimals.
  @Test(arguments: templates) func theTemplate(name: String, header: String, cell: String, wanted: String) throws {
    let lines = Self.answers(vietnamese: true).split(separator: "\n")
    let text = ([lines[0] + "," + header] + lines.dropFirst().map { $0 + "," + cell }).joined(separator: "\n") + "\n"
    let made = try ProposedSurvey(text)
    #expect(made.draft.survey.contains("# context:\n#   file: \"context.csv\"\n#   number-format: \"\(wanted)\"\n"), "\(made.draft.survey)")
    #expect(made.failure == nil)
  }
}
