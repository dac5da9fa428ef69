import SurveyModel
import SurveyWords
import TestSupport
import Testing

@testable import SurveyImport

/// What stands around the rows of an office's tables: sums, sections, signatures, mottos, numbered columns, remarks.
@Suite struct OfficeShapesTests {
  private static let tiny = TinySurvey("firm,unit,q1,q2\na,hon-gai,1,2\n")

  private static func source(_ rows: [[OfficeWorkbook.Cell]], merged: [String] = []) throws -> any RecordSource {
    try RecordSources.open(InputFile(name: "t.xlsx", holding: OfficeWorkbook(.init("Bảng", rows, merged: merged)).bytes))
  }

  // MARK: - Figures

  private static func context(
    _ rows: [[OfficeWorkbook.Cell]], merged: [String] = [], columns: Survey.ContextColumns = .init()
  ) throws -> ContextReader.Reading {
    var tiny = tiny
    tiny.context = Survey.ContextSource(file: "t.xlsx", columns: columns)
    return try ContextReader(survey: tiny.survey, numberFormat: nil).read(source(rows, merged: merged))
  }

  private static func figures(_ header: String, title: String = "Thu NSNN năm 2023 (tỷ đồng)") throws -> String {
    let read = try context([[.text(title)], ["Đơn vị", "Thực hiện", .text(header), "Ghi chú"], ["Hòn Gai", 5, 6, "x"]])
    guard let entry = read.table.entries.dropFirst().first else { return "not read" }
    return "\(entry.kind.rawValue) (\(entry.issuer)) \(entry.period)"
  }

  /// The word for the whole in any column, also where it is merged over others; subtotals and rows without a name are said.
  @Test(
    arguments: [
      (["Tổng cộng", ""], true), (["", "TỔNG SỐ"], true), (["", "Tổng cộng (I + II):"], true), (["III", "Toàn Chi cục"], true),
      (["", "o"], true), (["", "Cộng khối cửa khẩu"], false), (["II", "Khối nội địa"], false), (["", ""], false),
    ] as [([String], Bool)]) func theWhole(label: [String], isRead: Bool) throws
  {
    let read = try Self.context(
      [
        ["Thu NSNN năm 2023 (tỷ đồng)"], ["STT", "Đơn vị", "Thực hiện", "Chỉ tiêu BTC"], [1, "Móng Cái", 100.5, 90],
        [2, "Hòn Gai", 50, 60],
        [.text(label[0]), .text(label[1]), 150.5, 150],
      ], merged: label[0] == "Tổng cộng" ? ["A5:B5"] : [])
    #expect(read.table.entries.map { $0.unit ?? -1 } == [0, 0, 1, 1] + (isRead ? [-1, -1] : []))
    #expect(read.table.entries.map(\.value) == [100.5, 90, 50, 60] + (isRead ? [150.5, 150] : []))
    #expect(read.recognized.contains { $0[.en].contains("not read: line 5") } != isRead)
  }

  /// Sections with their headings and sums among the units, and the numbers of the columns below the header.
  @Test func sectionsAndNumberedColumns() throws {
    let read = try Self.context([
      ["STT", "Đơn vị", "Thực hiện 2023 (tỷ đồng)", "Chỉ tiêu (tỷ đồng)"], ["A", "B", 1, 2], ["I", "Khối cửa khẩu"],
      [1, "Móng Cái", 100, 90],
      ["", "Cộng khối cửa khẩu", 100, 90], ["II", "Khối khác"], [2, "Hòn Gai", 5, 6], ["", "TỔNG SỐ", 105, 96],
    ])
    #expect(read.table.entries.map { $0.unit ?? -1 } == [0, 0, 1, 1, -1, -1])
    #expect(read.table.entries.map(\.value) == [100, 90, 5, 6, 105, 96])
  }

  /// A body is an issuer, the words around a target are not.
  @Test(
    arguments: [
      ("Chỉ tiêu được giao", "target () 2023"), ("CHỈ TIÊU ĐƯỢC GIAO", "target () 2023"), ("Chỉ tiêu giao đầu năm", "target () 2023"),
      ("Ước thực hiện cả năm", "forecast () 2023"), ("Dự kiến hết năm", "forecast () 2023"), ("Chỉ tiêu BTC", "target (BTC) 2023"),
      ("CHỈ TIÊU BTC GIAO", "target (BTC) 2023"), ("Dự toán Bộ Tài chính giao", "target (Bộ Tài chính) 2023"),
      ("Kế hoạch tỉnh giao", "target (tỉnh) 2023"), ("Chỉ tiêu phấn đấu Cục Hải quan", "target (Cục Hải quan) 2023"),
    ]) func issuers(header: String, meant: String) throws
  {
    #expect(try Self.figures(header) == meant)
  }

  /// What offices cut short, and the time that a header speaks of.
  @Test(
    arguments: [
      ("KH 2023", "target () 2023"), ("TH 2022", "actual () 2022"), ("Năm 2022", "actual () 2022"), ("TH/KH", "not read"),
      ("TH/KH (%)", "not read"), ("Ghi chú 2", "not read"), ("Lũy kế đến 30/11/2023", "actual () 2023-01-01/2023-11-30"),
      ("Thực hiện 11 tháng", "actual () 2023-01-01/2023-11-30"), ("Thực hiện 6 tháng đầu năm", "actual () 2023-01-01/2023-06-30"),
      ("Thực hiện tháng 11", "actual () 2023-11"), ("Thực hiện quý III/2023", "actual () 2023-07-01/2023-09-30"),
      ("Thực hiện 12 tháng năm 2022", "actual () 2022"), ("Lũy kế đến 31/12/2022", "actual () 2022"), ("Năm trước", "actual () 2022"),
    ]) func headersOfFigures(header: String, meant: String) throws
  {
    #expect(try Self.figures(header) == meant)
  }

  /// What was reached to date is compared with the target of the year, and last year is over the same days.
  @Test func figuresToDate() throws {
    let read = try Self.context([
      ["Thu NSNN năm 2023 (tỷ đồng)"], ["Đơn vị", "Lũy kế đến 30/11/2023", "Chỉ tiêu pháp lệnh", "Chỉ tiêu phấn đấu", "Cùng kỳ"],
      ["Hòn Gai", 90, 100, 110, 80],
    ])
    let entries = read.table.entries
    #expect(entries.map(\.issuer) == ["", "pháp lệnh", "phấn đấu", ""])
    #expect(
      entries.map(\.period.description) == ["2023-01-01/2023-11-30", "2023", "2023", "2022-01-01/2022-11-30"])
    #expect(!read.recognized.contains { $0[.en].contains("without an actual") })
  }

  private static func faults(_ body: () throws -> Void) -> [String] {
    do {
      try body()
      return []
    } catch let failure as ImportFailure { return failure.faults.map(\.description) } catch { return ["\(error)"] }
  }

  /// What a report would refuse is refused where the place is known.
  @Test func twoValuesOfOneFigure() throws {
    let columns = Self.faults {
      _ = try Self.context([
        ["Đơn vị", "Thực hiện 2023 (tỷ đồng)", "Số thu 2023 (tỷ đồng)"], ["Hòn Gai", 90, 91], ["Móng Cái", 80, 82], ["Vạn Gia", 1, 1],
      ])
    }
    #expect(columns.count == 1 && columns[0].contains("t.xlsx:2") && columns[0].contains("state columns under context"))
    let file = try TemporaryFolder([
      "c.csv": Array("unit,indicator,period,kind,value\nHòn Gai,r,2023,actual,1\nHòn Gai,r,2023,actual,1\nHòn Gai,r,2023,actual,2\n".utf8)
    ])
    let rows = Self.faults {
      _ = try ContextReader(survey: Self.tiny.survey, numberFormat: .en).read(
        CSVFile(InputFile(name: "c.csv", path: file.path + "/c.csv")))
    }
    #expect(
      rows == [
        "c.csv:4: column \"value\": expected one value for a figure, found \"2\" while line 2 has \"1\" for the same unit, indicator, period "
          + "and kind (actual 2023)"
      ])
  }

  /// Headers that tell nothing are named, in one sentence; a survey can state them.
  @Test func columnsByMapping() throws {
    let rows: [[OfficeWorkbook.Cell]] = [
      ["Tên đội", "Số liệu A", "Số liệu B", "Số liệu C 2022", "Khác"], ["Hòn Gai", 90, 100, 80, 1], ["Tổng cộng", 90, 100, 80, 1],
    ]
    let unread = Self.faults { _ = try Self.context(rows) }
    #expect(unread.count == 1 && unread[0].contains("\"Số liệu A\"") && unread[0].contains("columns under context"))
    let columns = Survey.ContextColumns(
      unit: "Tên đội",
      figures: [
        .init(header: "số liệu a", kind: .actual), .init(header: "Số liệu C 2022", kind: .actual, isBefore: true),
        .init(header: "Số liệu B", kind: .target, issuer: "Bộ Tài chính"),
      ])
    let read = try Self.context(rows, columns: columns)
    #expect(read.table.entries.map { $0.unit ?? -1 } == [1, 1, 1, -1, -1, -1])
    #expect(read.table.entries.map(\.value) == [90, 80, 100, 90, 80, 100])
    #expect(read.table.entries.prefix(3).map(\.period.description) == ["2023", "2022", "2023"])
    #expect(read.table.entries.prefix(3).map(\.issuer) == ["", "", "Bộ Tài chính"])
    let missing = Self.faults { _ = try Self.context(rows, columns: .init(unit: "Tên đội", figures: [.init(header: "D", kind: .actual)])) }
    #expect(missing.count == 1 && missing[0].contains("expected the columns \"D\""))
  }

  // MARK: - The list

  private static func list(_ rows: [[OfficeWorkbook.Cell]]) throws -> FrameReader.Reading {
    var respondents = ByteKeys()
    return try FrameReader(survey: tiny.survey, safeText: SafeText(survey: tiny.survey)).read(source(rows), respondents: &respondents)
  }

  private static let header: [OfficeWorkbook.Cell] = ["STT", "Tên DN", "Mã số thuế", "Đơn vị", "Tình trạng"]
  private static let firms: [[OfficeWorkbook.Cell]] = [
    [1, "Cty A", "0100109106", "Móng Cái", "Đã trả lời"], [2, "Cty B", "0200109107", "Hòn Gai", "Từ chối"],
  ]

  /// Nobody is invited by a signature, a sum, a heading or the numbers of the columns.
  @Test(
    arguments: [
      [["", "", "", "Người lập biểu"], ["", "", "", "Nguyễn Văn A"]], [["", "", "Người lập biểu"], ["", "", "Nguyễn Văn A"]],
      [["Tổng cộng", "", 2]], [["", "", "", "Tổng số doanh nghiệp: 2"]],
      [["", "", "Quảng Ninh, ngày 5 tháng 11 năm 2023"], ["", "", "CHI CỤC TRƯỞNG"]],
    ] as [[[OfficeWorkbook.Cell]]]) func rowsOfNobody(rows: [[OfficeWorkbook.Cell]]) throws
  {
    let read = try Self.list([Self.header] + Self.firms + rows)
    #expect(read.frame.disposition == [.complete, .refusal] && read.problems.isEmpty)
    #expect(read.file.recognized?[.en].contains("not read: line 4") == true)
  }

  @Test func headingsAndNumberedColumns() throws {
    let read = try Self.list([Self.header, [1, 2, 3, 4, 5], ["I", "Khối cửa khẩu"]] + Self.firms)
    #expect(read.frame.count == 2 && read.problems.isEmpty)
  }

  /// A row about a unit without a respondent is a fault as before.
  @Test func aFirmWithoutACode() {
    let faults = Self.faults { _ = try Self.list([Self.header] + Self.firms + [[3, "Cty C", "", "Hòn Gai"]]) }
    #expect(faults == ["t.xlsx:4: column \"respondent\": expected the id of a respondent, found nothing"])
  }

  @Test func headersWithRemarksInBrackets() throws {
    let read = try Self.list(
      [
        ["STT", "Tên Doanh nghiệp\n(viết hoa)", "Mã số thuế (MST)", "Đơn vị HQ làm thủ tục", "Kết quả khảo sát"]
      ] + Self.firms)
    #expect(read.frame.disposition == [.complete, .refusal] && read.frame.unit.compactMap(\.self) == [0, 1])
    let faults = Self.faults { _ = try Self.list([["STT", "Tên", "Nơi"], [1, "A", "Hòn Gai"]]) }
    #expect(
      faults == [
        "t.xlsx:1: expected a column \"respondent\", found none among \"STT\", \"Tên\", \"Nơi\"; state its header by columns under frame in "
          + "the survey"
      ])
  }

  // MARK: - What may be shown

  private static func shown(_ rows: [(String, String)]) throws -> [String] {
    let known: [[OfficeWorkbook.Cell]] = [["F0", "Hòn Gai", "Từ chối"]]
    let read = try list(
      [["Mã số thuế", "Đơn vị", "Kết quả"]] + known + rows.map { [.text($0.0), "Móng Cái", .text($0.1)] })
    #expect(read.problems.allSatisfy { problem in rows.allSatisfy { problem.found.published != .shown($0.1) } })
    return read.problems.map { $0.found.clause(in: .en) }
  }

  /// Whom somebody spoke to is not shown, in however many rows; what a call came to is.
  @Test(
    arguments: [
      ("Chị Lan kế toán hẹn", false), ("Trần Thị Bình", false), ("NGUYỄN VĂN KÍN", false), ("Liên", false), ("gặp kế toán Lan", false),
      ("Cty An Phát hẹn lại", false), ("Hẹn gọi lại sau", true), ("Máy bận", true), ("hẹn tuần sau", true), ("gone away", true),
    ]) func aStatusOfThreeRespondents(text: String, isShown: Bool) throws
  {
    let hidden = "found text, \(text.count) characters"
    let found = try Self.shown((1...3).map { ("F\($0)", text) })
    #expect(found == Array(repeating: isShown ? "found \"\(text)\"" : hidden, count: 3))
    #expect(try Self.shown([("F1", text), ("F2", text)]) == [hidden, hidden])
  }

  /// Misspelt word by word; a name that happens to be near is none.
  @Test(arguments: [("Tù chối", true), ("Đã trã lời", true), ("Trần Lợi", false), ("Trung", false), ("Khắc", false)])
  func aMisspeltStatus(text: String, isShown: Bool) throws {
    #expect(try Self.shown([("F1", text)]) == [isShown ? "found \"\(text)\"" : "found text, \(text.count) characters"])
  }

  private static func unitFaults(_ rows: [(String, String)]) -> [String] {
    Self.faults { _ = try Self.list([["Mã số thuế", "Đơn vị"]] + rows.map { [.text($0.0), .text($0.1)] }) }
  }

  /// The wrong column under `unit` holds firms and persons.
  @Test func aColumnOfNames() {
    let persons = Self.unitFaults((0..<9).map { ("F\($0 / 3)\($0 % 3)", "Nguyễn Văn Kín") })
    #expect(persons.count == 1 && !persons[0].contains("Kín") && persons[0].contains("text, 14 characters in 9 rows"))
    let firms = Self.unitFaults(
      [("F1", "Hòn Gai"), ("F1", "Móng Cái"), ("F1", "Vạn Gia")] + (1...3).map { ("G\($0)", "Công ty TNHH Bí Mật") })
    #expect(firms.count == 1 && !firms[0].contains("Mật"))
    let offices = Self.unitFaults([("F1", "Hòn Gai"), ("F2", "Móng Cái")] + (1...3).map { ("G\($0)", "Hoành Mô") })
    #expect(offices.count == 1 && offices[0].contains("\"Hoành Mô\" in 3 rows"))
  }

  // MARK: - Sheets

  /// The motto of the state beside the issuer is no header, in whatever width; nor is the name of a form.
  @Test func theHeadOfADocument() {
    for head in [
      [["CỤC HẢI QUAN", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["CHI CỤC", "", "", "Độc lập - Tự do - Hạnh phúc"]],
      [["CHI CỤC HẢI QUAN", "", "Mẫu số 01", "x"]].map { Array($0.prefix(3)) },
    ] as [[[String]]] {
      let rows = head + [["KẾT QUẢ KHẢO SÁT"], ["firm", "office", "manner", "speed"], ["a", "b", "c", "d"]]
      let book = OfficeWorkbook(.init("A", rows.map { $0.map { .text($0) } }))
      #expect(tableOutcome(book.bytes).first == "\(head.count + 2)[firm][office][manner][speed]")
    }
  }

  /// Cells have places: what stands under no header stays where it is.
  @Test func cellsBesideTheTable() throws {
    let book = OfficeWorkbook(.init("A", [["Mã", "Điểm", "Đơn vị"], ["A", 3, "M"], ["B", 4, "M", 7, "", "x"], ["C", 5, "H"]]))
    let folder = try TemporaryFolder(["t.xlsx": book.bytes])
    var text: [UInt8] = []
    let table = try CleanTable(of: folder.path + "/t.xlsx") { text += $0 }
    #expect(String(decoding: text, as: UTF8.self) == "Mã,Điểm,Đơn vị,,,\nA,3,M,,,\nB,4,M,7,,x\nC,5,H,,,\n")
    #expect(table.account.count == 1 && table.account[0][.en].contains("1 row with cells beyond the columns that have a header (D3)"))
  }

  @Test func anEmptyWorkbook() throws {
    let folder = try TemporaryFolder(["t.xlsx": OfficeWorkbook(.init("A", [])).bytes])
    let path = folder.path + "/t.xlsx"
    #expect(throws: ImportFailure.self) { try CleanTable(of: path) { _ in } }
  }
}
