import Foundation
import Inference
import SurveyModel
import TestSupport
import Testing

@testable import Reporting

@Suite struct XLSXFormatTests {
  static let folder = NSTemporaryDirectory()

  static func archive(_ results: Results, _ language: Language) throws -> ZIPArchive {
    try ZIPArchive(XLSXFormat.bytes(Document(results, language), temporaryFolder: folder))
  }

  /// The text of a sheet's cells by their address, numbers as they are written; only cells that hold something.
  static func cells(_ archive: ZIPArchive, sheet: Int) throws -> [String: String] {
    let strings = try #require(archive["xl/sharedStrings.xml"]).split(separator: "<si>").dropFirst().map { item in
      item.split(separator: "<t", maxSplits: 1).last.map { $0.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" } } ?? ""
    }
    var cells: [String: String] = [:]
    for cell in try #require(archive["xl/worksheets/sheet\(sheet).xml"]).split(separator: "<c r=\"").dropFirst() {
      let address = String(cell.prefix { $0 != "\"" })
      guard let mark = cell.firstRange(of: "<v>") else { continue }
      let value = cell[mark.upperBound...].prefix { $0 != "<" }
      let isText = cell[..<mark.lowerBound].contains("t=\"s\"")
      cells[address] = isText ? String(strings[try #require(Int(value))]) : String(value)
    }
    return cells
  }

  @Test func sameResultsSameBytes() throws {
    let first = try XLSXFormat.bytes(Document(SampleResults.results, .vi), temporaryFolder: Self.folder)
    let second = try XLSXFormat.bytes(Document(SampleResults.results, .vi), temporaryFolder: Self.folder)
    #expect(first == second)
    let core = try #require(try ZIPArchive(first)["docProps/core.xml"])
    #expect(core.contains("2023-12-27T00:00:00Z</dcterms:created>"))
    #expect(core.contains("<dc:title>Đánh giá năng lực cạnh tranh cấp cơ sở năm 2023</dc:title>"))
  }

  @Test(arguments: Language.allCases) func sheetsInTheirOrder(language: Language) throws {
    let workbook = try #require(try Self.archive(SampleResults.results, language)["xl/workbook.xml"])
    let names = workbook.split(separator: "<sheet name=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    #expect(
      names
        == (language == .vi
          ? [
            "Tổng quan", "Xếp hạng", "Xếp hạng, chi tiết", "Chỉ số thành phần", "Kết quả theo câu hỏi", "Tỷ lệ phản hồi",
            "Thực hiện dự toán, chỉ tiêu", "Thu ngân sách và hoạt động", "Chất lượng số liệu", "Vấn đề trong số liệu",
            "Trọng số và độ chính xác", "Phương pháp",
          ]
          : [
            "Overview", "Ranking", "Ranking, details", "Components", "Indicators", "Response rates", "Targets", "Revenue and activity",
            "Data quality", "Problems", "Weights and precision", "Method",
          ]))
  }

  @Test func aWorkbookForEachLanguage() throws {
    let files = try XLSXFormat(temporaryFolder: Self.folder).files(Report(SampleResults.results, languages: [.vi, .en]))
    #expect(files.map(\.name) == ["cdci.xlsx", "cdci.en.xlsx"])
  }

  @Test(arguments: Language.allCases) func sheetNamesFit(language: Language) {
    for id in ReportTable.ID.allCases { #expect(WorkbookWords.sheet(id, language).utf16.count <= 31) }
  }

  @Test func rankingHoldsNumbersAndTheNoticeLeads() throws {
    let cells = try Self.cells(try Self.archive(SampleResults.results, .vi), sheet: 2)
    #expect(cells["A1"] == "Phiếu trả lời là số liệu giả lập")
    #expect(cells["A2"] == "Bảng xếp hạng")
    // Row 5 is the header, row 6 the first unit: rank, name, score, interval in two columns, tier, responses, rate.
    #expect(["A5", "B5", "C5"].map { cells[$0] } == ["Hạng", "Chi cục", "Điểm"])
    #expect(cells["D5"] == "Khoảng tin cậy 95%: từ")
    #expect(cells["E5"] == "Khoảng tin cậy 95%: đến")
    // The library writes 16 digits, which read back as the same doubles.
    #expect(["A6", "C6", "D6", "E6", "G6", "H6"].map { cells[$0].flatMap(Double.init) } == [1, 95.76, 94.74, 96.73, 240, 0.727])
    #expect(cells["B6"] == "Chi cục Hải quan cửa khẩu Móng Cái")
    // The withheld unit stands last: its name, its responses and rate, the reason, and no other number.
    #expect(cells["B12"] == "Chi cục Hải quan cửa khẩu Bắc Phong Sinh (3)")
    #expect(cells["A12"] == nil)
    #expect(cells["C12"] == nil)
    #expect(cells["G12"] == "3")
  }

  @Test func layout() throws {
    let archive = try Self.archive(SampleResults.results, .vi)
    let ranking = try #require(archive["xl/worksheets/sheet2.xml"])
    #expect(ranking.contains("topLeftCell=\"C6\""))
    #expect(ranking.contains("state=\"frozen\""))
    // The filter leaves the row for all units together alone.
    #expect(ranking.contains("<autoFilter ref=\"A5:O12\"/>"))
    #expect(ranking.contains("paperSize=\"9\""))
    #expect(ranking.contains("orientation=\"landscape\""))
    #expect(archive.entries.filter { $0.name.hasPrefix("xl/charts/") }.count == 4)
    let chart = try #require(archive["xl/charts/chart1.xml"])
    #expect(chart.contains("<c:f>'Xếp hạng'!$C$6:$C$11</c:f>"))
    #expect(chart.contains("95.76"))
  }

  @Test func textThatLooksLikeAFormulaIsText() throws {
    let archive = try Self.archive(SampleResults.results, .en)
    #expect(!archive.entries.contains { $0.name.hasPrefix("xl/worksheets/") && $0.text.contains("<f>") })
    let cells = try Self.cells(archive, sheet: 10)
    #expect(cells.values.contains("=cmd.csv"))
    #expect(cells.values.contains("text, 37 characters"))
  }

  @Test func workbookOfNothing() throws {
    let archive = try Self.archive(SampleResults.empty, .en)
    let workbook = try #require(archive["xl/workbook.xml"])
    #expect(!workbook.contains("Targets"))
    #expect(!archive.entries.contains { $0.name.hasPrefix("xl/charts/") })
    #expect(try Self.cells(archive, sheet: 2).values.contains("(1) Not published: fewer than 5 responses."))
  }

  /// As a full disk in the middle of a sheet leaves it: a good ZIP file with half a sheet in it.
  @Test func halfASheetIsNoticed() {
    #expect(WorkbookCheck.isWhole(Array("<?xml version=\"1.0\"?>\n<a><b c=\"1\"/><d>x</d></a>\n".utf8)))
    for text in ["", "<a>", "<a><b>", "<a><b></a>", "<a></a><b", "<a></a><b></b>", "<a/>", "<a></a>x", "<a><b></a></b>"] {
      #expect(!WorkbookCheck.isWhole(Array(text.utf8)), "\(text)")
    }
  }

  @Test func aDamagedWorkbookIsNoticed() throws {
    let whole = try XLSXFormat.bytes(Document(SampleResults.results, .vi), temporaryFolder: Self.folder)
    #expect(try WorkbookCheck(whole).run() > 20)
    #expect(throws: WorkbookCheck.Fault.damaged) { try WorkbookCheck([]).run() }
    #expect(throws: WorkbookCheck.Fault.self) { try WorkbookCheck(whole.dropLast(1)).run() }
    #expect(throws: WorkbookCheck.Fault.self) { try WorkbookCheck(Array(whole.dropFirst(1))).run() }
    var changed = whole
    changed[whole.count / 3] ^= 0x55
    #expect(throws: WorkbookCheck.Fault.self) { try WorkbookCheck(changed).run() }
  }

  @Test(arguments: [Workbook.Failure.refused("x"), .incomplete(.damaged), .incomplete(.cutOff("xl/a.xml"))])
  func whyThereIsNoWorkbookIsSaidInBothLanguages(failure: Workbook.Failure) {
    let words = WorkbookWords.failure(failure, temporaryFolder: "/tmp/f")
    #expect(words[.vi] != words[.en] && Language.allCases.allSatisfy { words[$0].contains("/tmp/f") })
  }

  @Test func aSheetNameThatCannotBeIsAFailure() throws {
    let workbook = try Workbook(
      Workbook.Properties(title: "", subject: "", author: "", comments: "", created: 0), temporaryFolder: Self.folder)
    _ = try workbook.addSheet("a")
    #expect(throws: Workbook.Failure.self) { try workbook.addSheet("A") }
    _ = try workbook.bytes()
    #expect(throws: Workbook.Failure.refused("it is closed already")) { try workbook.bytes() }
  }

  struct Format: Sendable {
    let format: String
    let expected: String
    init(_ format: String, _ expected: String) {
      self.format = format
      self.expected = expected
    }
  }

  static let formats: [Format] = [
    Format(NumberFormat.number(decimals: 0), "#,##0"), Format(NumberFormat.number(decimals: 2), "#,##0.00"),
    Format(NumberFormat.number(decimals: 1, signed: true), "+#,##0.0;-#,##0.0;#,##0.0"), Format(NumberFormat.percent(decimals: 0), "0%"),
    Format(NumberFormat.duration(821, .vi), "[h] \"giờ\" mm \"phút\""),
    Format(NumberFormat.duration(1.5, .en), "[h] \"h\" mm \"min\" ss \"s\""),
    Format(NumberFormat.percent(decimals: 2, signed: true), "+0.00%;-0.00%;0.00%"),
  ]

  @Test(arguments: formats) func numberFormats(f: Format) {
    #expect(f.format == f.expected)
  }

  @Test func decimalsOfAFigure() {
    #expect([16_351.83, 13_000, 0.5, 1.0 / 3, .nan].map(NumberFormat.decimals) == [2, 0, 1, 4, 0])
  }
}
