import SurveyModel
import SurveyWords
import TestSupport
import Testing

@testable import SurveyImport

/// The list of those invited and the table of figures as an office keeps them.
@Suite struct OfficeTableTests {
  // MARK: - The list

  private static func frame(_ list: String, _ words: RespondentGroup.FrameWords = .init(), hasStrata: Bool = true) throws -> (
    frame: Frame, problems: [String], recognized: String?
  ) {
    var tiny = TinySurvey("firm,unit,q1,q2\na,hon-gai,1,2\n")
    if !hasStrata { tiny.strata = [] }
    let folder = try TemporaryFolder(["frame.csv": Array(list.utf8)])
    var respondents = ByteKeys()
    let read = try FrameReader(survey: tiny.survey, safeText: SafeText(survey: tiny.survey), words: words).read(
      CSVFile(InputFile(name: "frame.csv", path: folder.path + "/frame.csv")), respondents: &respondents)
    return (read.frame, read.problems.map(\.description), read.file.recognized?[.en])
  }

  @Test func headersInVietnamese() throws {
    let read = try Self.frame(
      """
      DANH SÁCH DOANH NGHIỆP ĐƯỢC MỜI,,,,
      Năm 2023,,,,
      STT,Tên doanh nghiệp,Mã số thuế,Đơn vị,Tình trạng
      1,Công ty A,F1,Hòn Gai,Đã trả lời
      2,Công ty B,F2,Móng Cái,Từ chối
      3,Công ty C,F3,Hòn Gai,Không liên lạc được
      4,Công ty D,F4,Hòn Gai,đã giải thể
      5,Công ty E,F5,Hòn Gai,2.11
      6,Công ty F,F6,Hòn Gai,
      """)
    #expect(read.frame.disposition == [.complete, .refusal, .nonContact, .notEligible, .refusal, nil])
    #expect(read.frame.unit.compactMap(\.self).count == 6)
    #expect(read.problems.isEmpty)
    #expect(
      read.recognized == "frame.csv: 2 lines above the header passed over; frame.csv: the column \"Mã số thuế\" is respondent, "
        + "the column \"Đơn vị\" is unit, the column \"Tình trạng\" is disposition, not read \"STT\", \"Tên doanh nghiệp\"")
  }

  /// Where firms are is a stratum of a survey that has some; of one without it is a column like others, unless it is named or called so.
  @Test func aSurveyWithoutStrata() throws {
    let list = "Mã số thuế,Đơn vị,Địa bàn\nF1,Hòn Gai,Trong tỉnh\nF2,Hòn Gai,Ngoài tỉnh\n"
    #expect(try Self.frame(list).frame.stratum == [0, 1])
    let without = try Self.frame(list, hasStrata: false)
    #expect(without.frame.stratum == [ResponseTable.noStratum, ResponseTable.noStratum] && without.problems.isEmpty)
    #expect(try Self.frame(list, .init(columns: ["stratum": "Địa bàn"]), hasStrata: false).problems.count == 2)
    #expect(try Self.frame(list.replacing("Địa bàn", with: "stratum"), hasStrata: false).problems.count == 2)
  }

  @Test func columnsAndOutcomesByMapping() throws {
    let words = RespondentGroup.FrameWords(
      columns: ["respondent": "Mã", "unit": "Nơi làm thủ tục", "disposition": "Ghi chú"], dispositions: ["Nghỉ Tết": .other])
    let read = try Self.frame(
      "Mã số thuế;Mã;Nơi làm thủ tục;Ghi chú\n1;F1;Hòn Gai;nghỉ tết\n1;F2;Hòn Gai;Từ chôi\n1;F3;Hòn Gai;Refused\n", words)
    #expect(read.frame.disposition == [.other, nil, .refusal])
    #expect(
      read.problems == [
        "frame.csv:3: column \"disposition\": expected an AAPOR code such as 1.0 or 2.11, or one of I P R NC O UH UO NE, found "
          + "\"Từ chôi\" (did you mean \"từ chối\"?); the row counts without a disposition; dispositions under frame says what another word means"
      ])
  }

  /// A unit that the survey does not know is said once, by its name; too many names are something else.
  @Test func unitsThatAreNotKnown() {
    func faults(_ units: [String]) -> [String] {
      let rows = units.enumerated().map { "F\($0),\($1)\n" }.joined()
      do {
        _ = try Self.frame("respondent,unit\n" + rows)
        return []
      } catch let failure as ImportFailure { return failure.faults.map(\.description) } catch { return [] }
    }
    #expect(
      faults(["Hòn Gai", "Hoành Mô", "Hòn Gay", "hoành mô", "Hoành  Mô"]) == [
        "frame.csv:3: column \"unit\": expected a unit of the survey, found \"Hoành Mô\" in 3 rows; a unit that takes no part is listed "
          + "under units and leave-out-units",
        "frame.csv:4: column \"unit\": expected a unit of the survey, found \"Hòn Gay\" (did you mean \"Hòn Gai\"?); a unit that takes no part "
          + "is listed under units and leave-out-units",
      ])
    let firms = faults((0..<15).map { "Công ty \(["An", "Bình", "Chi"][$0 % 3]) \($0)" })
    #expect(firms.count == 15 && firms[12].contains("found text") && !firms[12].contains("Công ty"))
  }

  /// What may be a person's is not shown.
  @Test(arguments: ["0912345678", "a@example.org", "gọi lại cho chị Lan ở phòng kế toán sau ngày rằm"]) func aPersonsText(text: String)
    throws
  {
    let read = try Self.frame("respondent,unit,disposition\nF1,Hòn Gai,\(text)\n")
    #expect(read.problems.count == 1 && !read.problems[0].contains(text))
  }

  /// Titles above the header, with as many delimiters as they happen to hold.
  @Test(
    arguments: [
      "DANH SÁCH MỜI\nMã số thuế;Đơn vị;Tình trạng\nF1;Hòn Gai;Từ chối\n",
      "DANH SÁCH MỜI, NĂM 2023\n\nMã số thuế;Đơn vị;Tình trạng\nF1;Hòn Gai;Từ chối\n",
      "DANH SÁCH MỜI;;\nMã số thuế;Đơn vị;Tình trạng\nF1;Hòn Gai;Từ chối\n",
      "DANH SÁCH\nMã số thuế\tĐơn vị\tTình trạng\nF1\tHòn Gai\tTừ chối\n", "Danh sách\nMã số thuế|Đơn vị|Tình trạng\nF1|Hòn Gai|Từ chối\n",
      "Danh sách\nMã số thuế,Đơn vị,Tình trạng\nF1,Hòn Gai,Từ chối\n",
    ]) func titlesWithoutDelimiters(list: String) throws
  {
    let read = try Self.frame(list)
    #expect(read.frame.disposition == [.refusal] && read.frame.unit.compactMap(\.self).count == 1 && read.problems.isEmpty)
    #expect(read.recognized?.contains("the lines above passed over") == true)
  }

  @Test func theOldHeaderIsStillTheOne() throws {
    let read = try Self.frame("STT,Tên doanh nghiệp,respondent,unit,disposition\n1,Công ty A,F1,Hòn Gai,I\n")
    #expect(read.frame.disposition == [.complete] && read.recognized == nil)
    let failure = #expect(throws: ImportFailure.self) { try Self.frame("a,b\n1,2\n") }
    #expect(failure?.message(in: .en).hasPrefix("frame.csv:1: expected a column \"respondent\", found none") == true)
  }

  // MARK: - Figures

  private static func context(_ text: String, _ format: Survey.NumberFormat? = nil) throws -> ContextReader.Reading {
    let tiny = TinySurvey("firm,unit,q1,q2\na,hon-gai,1,2\n")
    let folder = try TemporaryFolder(["context.csv": Array(text.utf8)])
    return try ContextReader(survey: tiny.survey, numberFormat: format).read(
      CSVFile(InputFile(name: "context.csv", path: folder.path + "/context.csv")))
  }

  private static func faults(_ text: String, _ format: Survey.NumberFormat? = nil) -> [String] {
    do {
      _ = try context(text, format)
      return []
    } catch let failure as ImportFailure {
      return failure.faults.map(\.description)
    } catch { return ["\(error)"] }
  }

  @Test func aRowAUnit() throws {
    let read = try Self.context(
      """
      THU NGÂN SÁCH NĂM 2023;;;;;;
      Đơn vị tính: tỷ đồng;;;;;;
      STT;Đơn vị;Thực hiện 2023;Chỉ tiêu Bộ Tài chính giao;Chỉ tiêu UBND tỉnh giao;Năm trước;Tỷ lệ so với chỉ tiêu (%)
      1;Hòn Gai;8.455,10;8.000;8.200;8.011,5;105,7
      2;Móng Cái;3.120,45;3.000;-;2.999;
      ;Tổng cộng;11.575,55;11.000;;11.010,5;
      """)
    let entries = read.table.entries
    #expect(entries.map { $0.unit ?? -1 } == [1, 1, 1, 1, 0, 0, 0, -1, -1, -1])
    #expect(entries.map(\.kind) == [.actual, .target, .target, .actual, .actual, .target, .actual, .actual, .target, .actual])
    #expect(entries.map(\.issuer) == ["", "Bộ Tài chính", "UBND tỉnh", "", "", "Bộ Tài chính", "", "", "Bộ Tài chính", ""])
    #expect(entries.map(\.period.description) == ["2023", "2023", "2023", "2022", "2023", "2023", "2022", "2023", "2023", "2022"])
    #expect(entries.map(\.value) == [8455.10, 8000, 8200, 8011.5, 3120.45, 3000, 2999, 11575.55, 11000, 11010.5])
    #expect(Set(entries.map(\.measure)) == ["tỷ đồng"])
    #expect(Set(entries.map(\.indicator)) == ["revenue"])
    #expect(read.recognized.contains { $0[.en].contains("not read \"STT\", \"Tỷ lệ so với chỉ tiêu (%)\"") })
  }

  /// What the figures measure, by the words of title and header; what nothing tells is said.
  @Test(
    arguments: [
      ("THU NGÂN SÁCH NHÀ NƯỚC NĂM 2023 (tỷ đồng)\n", "Thực hiện,Kế hoạch", "revenue", "tỷ đồng"),
      ("KIM NGẠCH XUẤT NHẬP KHẨU NĂM 2023\n(triệu USD)\n", "Thực hiện,Kế hoạch", "Kim ngạch xuất nhập khẩu", "triệu USD"),
      ("CỤC HẢI QUAN TỈNH\nBIỂU SỐ 3: TỔNG HỢP GIẤY PHÉP NĂM 2023\nĐVT: giấy\n", "Thực hiện,Kế hoạch", "Giấy phép", "giấy"),
      ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", "Số tờ khai thực hiện,Chỉ tiêu số tờ khai", "Số tờ khai", ""),
      ("", "Thu NSNN (tỷ đồng),Kế hoạch thu NSNN (tỷ đồng)", "revenue", "tỷ đồng"),
      ("CLEARANCE TIME 2023 (hours)\n", "Actual,Target", "Clearance time", "hours"), ("", "Thực hiện,Kế hoạch", "revenue", ""),
    ]) func whatIsMeasured(titles: String, header: String, indicator: String, measure: String) throws
  {
    let read = try Self.context(titles + "Đơn vị,\(header)\nHòn Gai,12,11\n")
    #expect(read.table.entries.map(\.indicator) == [indicator, indicator] && read.table.entries.map(\.measure) == [measure, measure])
    #expect(read.table.entries.map(\.issuer) == ["", ""] && read.table.entries.map(\.kind) == [.actual, .target])
    let said = read.recognized.map { $0[.en] }.joined(separator: "\n")
    #expect(said.contains("figures of \"\(indicator)\""))
    #expect(said.contains("the table does not say what it measures") == (titles.isEmpty && header == "Thực hiện,Kế hoạch"))
    #expect(said.contains("states no unit of measurement") == measure.isEmpty)
  }

  /// Several measures in one table, each with its own targets.
  @Test func severalMeasuresInOneTable() throws {
    let read = try Self.context(
      "Đơn vị;Thu NSNN 2023 (tỷ đồng);Chỉ tiêu thu NSNN - Bộ Tài chính (tỷ đồng);Số tờ khai 2023;Kế hoạch tờ khai\nHòn Gai;10;11;12;13\n")
    #expect(read.table.entries.map(\.indicator) == ["revenue", "revenue", "Số tờ khai", "Số tờ khai"])
    #expect(read.table.entries.map(\.issuer) == ["", "Bộ Tài chính", "", ""])
    #expect(read.table.entries.map(\.kind) == [.actual, .target, .actual, .target])
  }

  /// In a sheet the titles are no records; they are asked for what the figures are.
  @Test func titlesOfASheet() throws {
    let rows: [[OfficeWorkbook.Cell]] = [
      ["Kim ngạch xuất nhập khẩu (triệu USD)"], ["Đơn vị", "Thực hiện", "Kế hoạch giao"], ["Hòn Gai", 3.125, .text("3.000,5")],
    ]
    let tiny = TinySurvey("firm,unit,q1,q2\na,hon-gai,1,2\n")
    let input = InputFile(name: "t.xlsx", holding: OfficeWorkbook(.init("Bảng", rows)).bytes)
    for format in [nil, .vi] as [Survey.NumberFormat?] {
      let read = try ContextReader(survey: tiny.survey, numberFormat: format).read(try RecordSources.open(input))
      // A number of a sheet has no habit; a text has.
      #expect(read.table.entries.map(\.value) == [3.125, 3000.5] && read.table.entries.map(\.measure) == ["triệu USD", "triệu USD"])
      #expect(read.table.entries.allSatisfy { $0.indicator == "Kim ngạch xuất nhập khẩu" })
    }
  }

  /// A target that nothing can be compared with is listed, unless it is for a later time.
  @Test func targetsWithoutAnActual() throws {
    let read = try Self.context(
      Self.long + "Hòn Gai,revenue,2023,target,M,10,t\nMóng Cái,revenue,2023,actual,,9,t\nMóng Cái,revenue,2023,target,M,8,t\n"
        + "Móng Cái,Revenues,2023,forecast,,8,t\nMóng Cái,revenue,2024,target,M,8,t\n")
    #expect(
      read.recognized.map { $0[.en] } == [
        "context.csv: targets or forecasts without an actual of the same unit, indicator and period to compare with: 2, on line 2, 5"
      ])
  }

  /// What a cell holds does not steer the terminal on which a message is read.
  @Test func controlBytesInAMessage() {
    for fault in Self.faults(Self.long + "Hon\u{1B}[31m Gai,rev,20\u{9B}23,actual\u{202E},,\u{7}x,t\n") {
      #expect(!fault.unicodeScalars.contains { $0.value < 32 || (0x7F..<0xA0).contains($0.value) || $0.value == 0x202E }, "\(fault)")
    }
    #expect(Self.faults(Self.long + "Hon\u{1B}[31m Gai,rev,2023,actual,,1,t\n")[0].contains("found \"Hon\\u{1B}[31m Gai\""))
  }

  @Test func aUnitThatIsNotKnown() {
    #expect(
      Self.faults("Đơn vị,Thực hiện,Kế hoạch\nHon Gai,1,2\n") == [
        "context.csv:2: column \"unit\": expected a unit of the survey, or \"Total\" for all of them, found \"Hon Gai\" (did you mean \"Hòn Gai\"?)"
      ])
  }

  private static let long = "unit,indicator,period,kind,issuer,value,measure\n"

  @Test func numbersThatCanBeReadBothWays() throws {
    #expect(
      Self.faults(Self.long + "Hòn Gai,revenue,2023,actual,,3.120,tỷ đồng\n") == [
        "context.csv:2: column \"value\": expected numbers that can be read one way, found \"3.120\", which is 3120 or 3.12; "
          + "state number-format: vi or en under context in the survey"
      ])
    #expect(try Self.context(Self.long + "Hòn Gai,revenue,2023,actual,,3.120,tỷ đồng\n", .vi).table.entries[0].value == 3120)
    // One figure that has one reading tells of all.
    let told = try Self.context(Self.long + "Hòn Gai,revenue,2023,actual,,3.120,t\nHòn Gai,revenue,2023,target,M,\"3.000,5\",t\n")
    #expect(told.table.entries.map(\.value) == [3120, 3000.5])
    #expect(told.recognized.map { $0[.en] } == ["context.csv: numbers as 16.351,83, found from the figures"])
    #expect(try Self.context(Self.long + "Hòn Gai,revenue,2023,actual,,3120,t\n").table.entries[0].value == 3120)
    #expect(try Self.context(Self.long + "Hòn Gai,revenue,2023,actual,,31.5,t\n").table.entries[0].value == 31.5)
  }

  @Test func measuresInAnySpelling() throws {
    let read = try Self.context(
      Self.long
        + "Hòn Gai,revenue,2023,actual,,10,tỷ đồng\nHòn Gai,revenue,2023,target,M,11,Tỉ  đồng\nMóng Cái,revenue,2023,actual,,1,tờ khai\n"
        + "Móng Cái,revenue,2023,target,M,2,tấn\n")
    #expect(read.table.entries.map(\.measure) == ["tỷ đồng", "tỷ đồng", "tờ khai", "tấn"])
    #expect(
      read.problems.map(\.description) == [
        "context.csv:5: expected \"tờ khai\" as the actual of the same unit and period has, found \"tấn\"; the two are not compared"
      ])
  }

  @Test(
    arguments: [
      ("13 giờ 41 phút", 821), ("07h 45 phút", 465), ("7h45", 465), ("3:55", 235), ("03:55:30", 235.5), ("PT13H41M", 821), ("P1DT2H", 1560),
      ("PT90S", 1.5), ("45 phút", 45), ("2 ngày 3 giờ", 3060), ("1,5 giờ", 90), ("6 hours 32 minutes", 392), ("1 giờ và 5 phút", 65),
      ("3:60", nil), ("3:5", nil), ("13", nil), ("phút", nil), ("45 phút 2 giờ", nil), ("1 giờ 2 giờ", nil), ("P", nil), ("PT", nil),
      ("12 tờ khai", nil),
      ("1:2:3:4", nil),
    ] as [(String, Double?)]) func durations(_ text: String, _ minutes: Double?)
  {
    #expect(writtenMinutes(text) == minutes)
  }

  @Test func durationsAmongTheFigures() throws {
    let read = try Self.context(Self.long + "Hòn Gai,clearance,2023,actual,,13 giờ 41 phút,\nMóng Cái,clearance,2023,actual,,3:55,giờ\n")
    #expect(read.table.entries.map(\.value) == [821, 235])
    #expect(Set(read.table.entries.map(\.measure)).count == 1)
  }

  struct Times: Sendable {
    let rows: String
    let values: [Double]
    let measure: String
    var recognized: [String] = []
  }

  @Test(arguments: [
    Times(rows: "2023,actual,,50,phút\n2023,target,M,1 giờ,", values: [50, 60], measure: "phút"),
    Times(rows: "2023,actual,,45 phút,phút\n2023,target,M,60,phút", values: [45, 60], measure: "phút"),
    Times(rows: "2023,actual,,50,minutes\n2022,actual,,60,phút", values: [50, 60], measure: "minutes"),
    Times(rows: "2023,actual,,45 phút,\n2022,actual,,60,phút", values: [45, 60], measure: "phút"),
    Times(
      rows: "2023,actual,,13 giờ 41 phút,giờ\n2023,target,M,12,giờ", values: [821, 720], measure: "phút",
      recognized: ["context.csv: clearance: figures in \"giờ\" are taken in \"phút\", as other times of the same indicator are"]),
    Times(
      rows: "2023,actual,,821,phút\n2023,target,M,\"13,4\",hours\n2022,actual,,1,ngày", values: [821, 804, 1440], measure: "phút",
      recognized: [
        "context.csv: numbers as 16.351,83, found from the figures",
        "context.csv: clearance: figures in \"hours\" are taken in \"phút\", as other times of the same indicator are",
        "context.csv: clearance: figures in \"ngày\" are taken in \"phút\", as other times of the same indicator are",
      ]),
    Times(rows: "2023,actual,,7,giờ\n2023,target,M,8,hours", values: [7, 8], measure: "giờ"),
    Times(rows: "2023,actual,,90 phút,giờ/tờ khai\n2023,target,M,2,Giờ/tờ khai", values: [1.5, 2], measure: "giờ/tờ khai"),
  ]) func durationsMeetNumbersOfMinutes(c: Times) throws {
    let rows = c.rows.split(separator: "\n").map { "Hòn Gai,clearance,\($0)\n" }.joined()
    let read = try Self.context(Self.long + rows)
    #expect(read.table.entries.map(\.value) == c.values)
    #expect(read.table.entries.map(\.measure) == c.values.map { _ in c.measure } && read.problems.isEmpty)
    #expect(read.recognized.map { $0[.en] } == c.recognized)
  }

  @Test func measuresWithoutAccents() throws {
    let read = try Self.context(
      Self.long
        + "Hòn Gai,gates,2023,actual,,10,lượt xe\nHòn Gai,gates,2022,actual,,8,Luot Xe\nMóng Cái,lifts,2022,actual,,9,luôt xe\n"
        + "Hòn Gai,revenue,2023,actual,,10,Tỷ đồng\nHòn Gai,revenue,2022,actual,,8,ty dong\n")
    #expect(read.table.entries.map(\.measure) == ["lượt xe", "lượt xe", "luôt xe", "Tỷ đồng", "Tỷ đồng"])
    #expect(read.problems.isEmpty)
  }

  @Test func actualsThatAreNotCompared() throws {
    let read = try Self.context(
      Self.long
        + "Hòn Gai,revenue,2023,actual,,10,Tỷ đồng\nHòn Gai,revenue,2022,actual,,8,triệu đồng\n,revenue,2023,actual,,90,USD\n"
        + "Móng Cái,revenue,2023,actual,,9,tỷ đồng\nMóng Cái,revenue,2022,actual,,7,tỷ đ\n")
    #expect(
      read.problems.map(\.description) == [
        "context.csv:2: expected \"triệu đồng\" as the actual of the same unit in 2022 has, found \"Tỷ đồng\"; the two are not compared",
        "context.csv:5: expected \"USD\" as the actual of the whole department in the same period has, found \"tỷ đồng\"; the two are not compared",
      ])
  }
}
