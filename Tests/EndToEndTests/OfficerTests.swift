import Foundation
import TestSupport
import Testing

/// What a department has lying about goes in as it lies, and what cannot be meant is asked for.
@Suite struct OfficerTests {
  private static let answers = """
    scales:
      satisfaction: {values: {1: ["Rất không hài lòng"], 2: ["Không hài lòng"], 3: ["Bình thường"], 4: ["Hài lòng"], 5: ["Rất hài lòng"]}}

    """

  private static func survey(_ edition: Int, previous: Bool = false, units: String = units, more: String = "", group: String = group)
    -> String
  {
    """
    title: "CDCI \(edition)"
    organization: "Chi cục"
    edition: "\(edition)"
    published: \(edition)-12-20
    index: \(previous ? "" : "../2024/")index.yaml
    \(previous ? "previous: ../2023\n" : "")language: vi
    units:
    \(units)
    \(more)respondent-groups:
      enterprises:
        responses: [{file: "\(previous ? "" : "../2024/")Số liệu CDCI.xlsx", sheet: "Phiếu \(edition)"}]
    \(group)
        columns: {respondent: "Mã số thuế", unit: "Đơn vị đã làm thủ tục"}
        questions: {q1: "Thái độ phục vụ", q2: "Thời gian giải quyết"}
        answers: satisfaction
    \(answers)
    """
  }

  private static let units = """
      - {id: mong-cai, name: "Hải quan cửa khẩu Móng Cái", aliases: ["Móng Cái"]}
      - {id: hon-gai, name: "Hải quan cảng Hòn Gai", aliases: ["Hòn Gai"]}
    """

  private static let group = """
        frame: {file: "Số liệu CDCI.xlsx", sheet: "DS mời", columns: {respondent: "MST", unit: "Nơi làm thủ tục", disposition: "Kết quả liên hệ"}, dispositions: {NC: ["Thuê bao không liên lạc"]}}
    """

  private static let index = """
    index: CDCI
    response-weights: none
    publish: {at-least: 1, caution-below: 1}
    components:
      - {id: service, name: "Phục vụ", indicators: [{id: q1}, {id: q2}]}

    """

  /// Last year's answers, this year's, the list of those invited below two title rows, and the revenue table: one workbook.
  private static let workbook: OfficeWorkbook = {
    let header: [OfficeWorkbook.Cell] = [
      "Dấu thời gian", "Mã số thuế", "Đơn vị đã làm thủ tục", "Thái độ phục vụ", "Thời gian giải quyết", "Góp ý",
    ]
    func firm(_ number: Int) -> OfficeWorkbook.Cell { .text("F\(number)") }
    let (m, h): (OfficeWorkbook.Cell, OfficeWorkbook.Cell) = ("Hải quan cửa khẩu Móng Cái", "hải quan cảng Hòn Gai")
    let now: [[OfficeWorkbook.Cell]] = [
      header, [.day(45600), firm(1), m, "Rất hài lòng", 5, ""], [.day(45600), firm(2), m, "Rất hài lòng", "Hài lòng", "nhanh, gọn"],
      [.day(45601), firm(3), m, 4, "Hài lòng"], [.day(45602), firm(4), m, "Hài lòng", "Rất hài lòng"],
      [.day(45602), firm(7), h, "Bình thường", "Hài lòng"], [.day(45603), firm(8), h, "Bình thường", 4],
      [.day(45604), firm(9), h, 3, "Hài lòng"],
    ]
    let before: [[OfficeWorkbook.Cell]] = [
      header, [.day(45240), firm(1), m, "Hài lòng", 4], [.day(45240), firm(2), m, 4, "Hài lòng"], [.day(45241), firm(5), m, 4, 4],
      [.day(45241), firm(7), h, "Bình thường", 3], [.day(45242), firm(8), h, 3, 3], [.day(45242), firm(9), h, 3, "Bình thường"],
    ]
    func invited(_ number: Int, _ unit: OfficeWorkbook.Cell, _ outcome: OfficeWorkbook.Cell) -> [OfficeWorkbook.Cell] {
      [.number(Double(number)), .text("Công ty \(number)"), firm(number), unit, outcome]
    }
    let list: [[OfficeWorkbook.Cell]] = [
      ["DANH SÁCH DOANH NGHIỆP ĐƯỢC MỜI KHẢO SÁT"], ["(Kèm theo Kế hoạch năm 2024)"],
      ["STT", "Tên doanh nghiệp", "MST", "Nơi làm thủ tục", "Kết quả liên hệ"],
      invited(1, "Móng Cái", "Đã trả lời"), invited(2, "Móng Cái", "Đã trả lời"), invited(3, "Móng Cái", ""), invited(4, m, "Đã trả lời"),
      invited(5, "Móng Cái", "Từ chối"), invited(6, "Móng Cái", "Thuê bao không liên lạc"), invited(7, "Hòn Gai", "Đã trả lời"),
      invited(8, h, "Đã trả lời"),
      invited(9, "Hòn Gai", ""), invited(10, "Hòn Gai", "Đã giải thể"), invited(11, "Hòn Gai", "Từ chối"),
    ]
    let revenue: [[OfficeWorkbook.Cell]] = [
      ["KẾT QUẢ THU NGÂN SÁCH NHÀ NƯỚC NĂM 2024"], ["Đơn vị tính: tỷ đồng"],
      ["STT", "Đơn vị", "Thực hiện 2024", "Chỉ tiêu giao", "", "Năm trước", "Tỷ lệ (%)"],
      ["", "", "", "Bộ Tài chính", "UBND tỉnh", "", ""],
      [1, "Móng Cái", 8455.1, 8000, 8200, 8011.5, 105.7], [2, "Hòn Gai", 3120.45, 3000, "-", 2999, 104],
      ["", "Tổng cộng", 11575.55, 11000, 8200, 11010.5, ""],
    ]
    return OfficeWorkbook(
      .init("DS mời", list, merged: ["A1:E1", "A2:E2"]),
      .init("Thu NSNN", revenue, merged: ["A1:G1", "A2:G2", "D3:E3", "A3:A4", "B3:B4", "C3:C4", "F3:F4", "G3:G4"]),
      .init("Phiếu 2023", before),
      .init("Phiếu 2024", now), .init("Nháp", [["x"], [1]], isHidden: true))
  }()

  private static func department() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(index, to: "2024/index.yaml")
    try scratch.write(
      survey(2024, previous: true) + "context: {file: \"Số liệu CDCI.xlsx\", sheet: \"Thu NSNN\"}\n", to: "2024/survey.yaml")
    try scratch.write(survey(2023, group: ""), to: "2023/survey.yaml")
    try Data(workbook.bytes).write(to: scratch.folder.appendingPathComponent("2024/Số liệu CDCI.xlsx"))
    return scratch
  }

  /// Numbers by hand: 87.5 and 62.5 of 75 and 50 the year before; four of six and three of four who were reached and in business; the first
  /// issuer's targets.
  @Test func aDepartmentsWorkbookUnedited() throws {
    let scratch = try Self.department()
    let run = try Program.run(["rank", "2024", "--format", "csv"], in: scratch.folder)
    #expect(run.exitCode == 0, "\(run.messages)")
    let lines = run.output.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    try #require(lines.count == 3)
    func value(_ column: String, _ row: Int) throws -> String {
      let header = lines[0].map { $0.trimmingCharacters(in: .controlCharacters.union(["\u{FEFF}"])) }
      return lines[row][try #require(header.firstIndex(of: column))]
    }
    for (row, expected) in [
      ("unit", ["mong-cai", "hon-gai"]), ("score", ["87.50", "62.50"]), ("previous_score", ["75.00", "50.00"]),
      ("change", ["12.50", "12.50"]),
      ("responses", ["4", "3"]), ("invited", ["6", "5"]), ("revenue", ["8455.1", "3120.45"]), ("revenue_target", ["8000", "3000"]),
    ] {
      #expect(try [1, 2].map { try value(row, $0) } == expected, "\(row)")
    }
    #expect(
      try [1, 2].map { try #require(Double(try value("response_rate", $0))) }.elementsEqual([2.0 / 3, 0.75]) { abs($0 - $1) < 1e-6 })
    #expect(
      try [1, 2].map { try #require(Double(try value("revenue_attainment", $0))) }.elementsEqual([8455.1 / 8000, 3120.45 / 3000]) {
        abs($0 - $1) < 1e-6
      })
    let check = try Program.run(["check", "2024", "--language", "en"], in: scratch.folder)
    #expect(check.exitCode == 0 && !check.output.contains("Problems ("), "\(check.output)")
    #expect(check.output.contains("target (Bộ Tài chính) 2024") && check.output.contains("target (UBND tỉnh) 2024"))
  }

  /// A unit that is no unit any more: its rows, its invitations and its figures are passed over, without touching the files.
  @Test func aUnitIsLeftOut() throws {
    let scratch = try Self.department()
    let survey =
      Self.survey(2024, previous: true, more: "leave-out-units: [hon-gai]\n")
      + "context: {file: \"Số liệu CDCI.xlsx\", sheet: \"Thu NSNN\"}\n"
    try scratch.write(survey, to: "2024/survey.yaml")
    let run = try Program.run(["check", "2024", "--format", "json"], in: scratch.folder)
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(run.output.contains("\"unit-left-out\": 3") && run.output.contains("\"responses\": 4"))
    let rank = try Program.run(["rank", "2024", "--format", "csv"], in: scratch.folder)
    #expect(rank.exitCode == 0 && rank.output.contains("mong-cai") && !rank.output.contains("hon-gai"))
    // Struck from the survey instead, it is named with what to do, once.
    try scratch.write(
      Self.survey(2024, previous: true, units: "      - {id: mong-cai, name: \"Hải quan cửa khẩu Móng Cái\", aliases: [\"Móng Cái\"]}\n"),
      to: "2024/survey.yaml")
    let refused = try Program.run(["check", "2024", "--language", "en"], in: scratch.folder)
    #expect(refused.exitCode == 65 && refused.messages.contains("found \"Hòn Gai\" in 4 rows; a unit that takes no part is listed"))
  }

  /// Units that all changed their ids: said by check, before a report is made without any change.
  @Test func noUnitFindsItsPredecessor() throws {
    let scratch = try Self.department()
    let units = """
          - {id: hq-mong-cai, name: "Hải quan cửa khẩu Móng Cái", aliases: ["Móng Cái"]}
          - {id: hq-hon-gai, name: "Hải quan cảng Hòn Gai", aliases: ["Hòn Gai"]}
      """
    try scratch.write(Self.survey(2024, previous: true, units: units), to: "2024/survey.yaml")
    let check = try Program.run(["check", "2024", "--language", "en"], in: scratch.folder)
    #expect(
      check.exitCode == 0 && check.messages.contains("no unit is found in the edition 2023")
        && check.messages.contains("(ids there: mong-cai, hon-gai)"))
    let named = units.replacing("name: \"Hải quan cửa", with: "formerly: [mong-cai], name: \"Hải quan cửa").replacing(
      "name: \"Hải quan cảng", with: "formerly: [hon-gai], name: \"Hải quan cảng")
    try scratch.write(Self.survey(2024, previous: true, units: named), to: "2024/survey.yaml")
    let mended = try Program.run(["check", "2024", "--language", "en"], in: scratch.folder)
    #expect(mended.exitCode == 0 && !mended.messages.contains("edition 2023"))
  }

  /// Two units became one: compared with both together, never with one of the two, and the note says so.
  @Test func aMergedUnitIsComparedWithItsPartsTogether() throws {
    let scratch = try Self.department()
    let units =
      "      - {id: all, name: \"Hải quan Móng Cái\", aliases: [\"Móng Cái\", \"Hòn Gai\", \"Hải quan cửa khẩu Móng Cái\", \"Hải quan cảng Hòn Gai\"], formerly: [hon-gai, mong-cai]}\n"
    let group = Self.group.replacing("        frame:", with: "        # frame:")
    try scratch.write(Self.survey(2024, previous: true, units: units, group: group), to: "2024/survey.yaml")
    let csv = try Program.run(["rank", "2024", "--format", "csv"], in: scratch.folder)
    #expect(
      csv.exitCode == 0
        && csv.output.contains(
          "So sánh với phiếu của các đơn vị kỳ 2023 gộp lại: Hải quan cửa khẩu Móng Cái, Hải quan cảng Hòn Gai"),
      "\(csv.messages)\(csv.output)")
    let check = try Program.run(["check", "2024", "--language", "en"], in: scratch.folder)
    #expect(check.exitCode == 0 && !check.messages.contains("edition 2023"))
  }

  /// `3.120` is three thousand or three: the file is refused with the key to set, and with either key it is what the key says.
  @Test func figuresThatCanBeReadBothWays() throws {
    let scratch = try Self.department()
    try scratch.write(
      "unit;indicator;period;kind;issuer;value;measure\nMóng Cái;revenue;2024;actual;;3.120;tỷ đồng\nMóng Cái;revenue;2024;target;Bộ Tài chính;3.000;Tỉ đồng\n",
      to: "2024/thu.csv")
    func run(_ context: String) throws -> Program.Run {
      try scratch.write(Self.survey(2024, previous: true) + "context: \(context)\n", to: "2024/survey.yaml")
      return try Program.run(["rank", "2024", "--format", "csv", "--language", "en"], in: scratch.folder)
    }
    let refused = try run("thu.csv")
    #expect(
      refused.exitCode == 65
        && refused.messages.contains("found \"3.120\", which is 3120 or 3.12; state number-format: vi or en under context"))
    #expect(try run("{file: thu.csv, number-format: vi}").output.contains(",3120,3000,1.04,"))
    #expect(try run("{file: thu.csv, number-format: en}").output.contains(",3.12,3,1.04,"))
  }

  /// Outcomes in words that are not understood are shown, with what may be meant, where several rows have them; a word in one row may be somebody's name.
  @Test func outcomesThatAreNotUnderstood() throws {
    let scratch = try Self.department()
    try scratch.write(
      "STT;Mã số thuế;Đơn vị;Tình trạng\n1;F1;Móng Cái;Đã trả lời\n2;F2;Móng Cái;Từ trối\n3;F3;Hòn Gai;chờ\n"
        + "4;F4;Hòn Gai;chờ\n5;F5;Hòn Gai;chờ\n6;F6;Hòn Gai;chị Lan\n", to: "2024/mời.csv")
    try scratch.write(Self.survey(2024, previous: true, group: "    frame: \"mời.csv\""), to: "2024/survey.yaml")
    let run = try Program.run(["check", "2024", "--language", "en"], in: scratch.folder)
    #expect(
      run.exitCode == 0 && run.output.contains("found \"Từ trối\" (did you mean \"từ chối\"?)") && run.output.contains("found \"chờ\"")
        && !run.output.contains("chị Lan") && run.output.contains("found text, 7 characters"))
  }
}
