import Foundation
import Testing

/// What went wrong on officers' desks, each by what it is about, with files made in the same shape and at least one more of the kind.
@Suite struct OfficerCaseTests {
  private static let labels = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]

  private static func quoted(_ cells: [String], _ separator: String = ",") -> String {
    cells.map { "\"\($0)\"" }.joined(separator: separator) + "\n"
  }

  /// Folder `s`, begun from a file without a question asked.
  private static func begun(_ text: String, name: String = "r.csv", environment: [String: String] = [:]) throws -> (
    scratch: Scratch, run: Program.Run, survey: String
  ) {
    let scratch = try Scratch()
    try scratch.write(text, to: name)
    let run = try Program.run(["init", name, "--yes", "--out", "s", "--language", "en"], in: scratch.folder, environment: environment)
    let survey = try String(contentsOf: scratch.folder.appendingPathComponent("s/survey.yaml"), encoding: .utf8)
    return (scratch, run, survey)
  }

  // MARK: 02 Long names of units beside grids whose rows repeat

  private static func grids(_ rows: [String], units: [String]?, unit: String = "Đơn vị được đánh giá") -> String {
    var header: [String] = units == nil ? ["Dấu thời gian"] : ["Dấu thời gian", unit]
    for question in ["1. Công khai", "2. Thời gian", "3. Thái độ"] { header += rows.map { "\(question) [\($0)]" } }
    let lines = (0..<48).map { row -> String in
      let answers: [String] = (0..<rows.count * 3).map { column in labels[(row * (column + 2) + row / 5) % 5] }
      var cells: [String] = ["\(row % 20 + 1)/10/2025 8:15:00"]
      if let units { cells.append(units[row % units.count]) }
      return quoted(cells + answers)
    }
    return quoted(header) + lines.joined()
  }

  private static let long = ["Yên Bái", "Hà Nam", "Hà Nội", "Quảng Nam", "Quảng Ninh", "Quảng Bình"].map {
    "Chi cục Hải quan quản lý hàng đầu tư - gia công và khu công nghiệp, khu chế xuất, khu kinh tế \($0) và các cửa khẩu phụ, lối mở trên địa bàn quản lý"
  }

  @Test(arguments: [["Nội dung thứ nhất", "Nội dung thứ hai"], ["Tại quầy", "Qua mạng", "Qua điện thoại"]])
  func longNamesOfUnitsBesideGrids(rows: [String]) throws {
    let named = try Self.begun(Self.grids(rows, units: Self.long))
    #expect(
      named.run.exitCode == 0 && named.run.messages.contains("units: the column \"Đơn vị được đánh giá\", 6 of them"),
      "\(named.run.messages)")
    for name in Self.long { #expect(named.survey.contains("name: \"\(name)\"")) }
    #expect(!named.survey.contains("gần giống"))
    let one = try Self.begun(Self.grids(rows, units: nil))
    #expect(one.run.exitCode == 0 && one.run.messages.contains("the whole file counts as one unit"), "\(one.run.messages)")
    for row in rows { #expect(!one.survey.contains("name: \"\(row)\"")) }
  }

  // MARK: 03 Codes of LimeSurvey

  /// `A6` is "no opinion": nothing may be scored by the order of the codes.
  @Test(arguments: [5, 6, 4]) func codesOfLimeSurvey(codes: Int) throws {
    let header = ["id", "submitdate", "lastpage", "startlanguage", "DONVI", "DIABAN"] + (1...3).map { "G1Q01[SQ00\($0)]" } + ["NHINCHUNG"]
    let lines = (0..<60).map { row -> String in
      let answers: [String] = (0..<4).map { column in
        let code = (row * 3 + row / 7 + column) % codes + 1
        return "A\(code)"
      }
      let form: [String] = [String(row + 1), "2025-11-03 08:19:00", "5", "vi", "A\(row % 4 + 1)", "A\(row % 2 + 1)"]
      return Self.quoted(form + answers)
    }
    let made = try Self.begun(Self.quoted(header) + lines.joined())
    #expect(made.run.exitCode == 0 && made.run.messages.contains("not decided and not scored"), "\(made.run.messages)")
    for question in header.suffix(4) { #expect(made.survey.contains("- column: \"\(question)\""), "\(question)\n\(made.survey)") }
    #expect(made.survey.contains("questions: {}") && !made.survey.contains("gần giống"))
    let check = try Program.run(["check", "s"], in: made.scratch.folder)
    #expect(check.exitCode == 65 && check.messages.contains("G1Q01[SQ001]"), "\(check.messages)")
  }

  // MARK: 04 Days before months

  @Test(arguments: ["vi_VN.UTF-8", "en_US.UTF-8"]) func daysOfAVietnameseForm(locale: String) throws {
    let header = "ID;Thời gian bắt đầu;Thời gian hoàn thành;Email;Tên;Đơn vị hải quan"
    let lines = (0..<40).map { row -> String in
      let day = "\(row % 2 + 3)/11/2025"
      let office = row % 3 == 0 ? "Móng Cái" : "Hoành Mô"
      let answers = "\(Self.labels[row * 3 % 5]);\(Self.labels[row / 2 % 5])"
      return "\(row + 1);\(day) 8:00;\(day) 8:\(10 + row);anonymous;;Hải quan cửa khẩu \(office);\(answers)\n"
    }
    let made = try Self.begun("\u{FEFF}\(header);Thái độ lịch sự;Thời gian giải quyết\n" + lines.joined(), environment: ["LANG": locale])
    #expect(made.run.exitCode == 0)
    #expect(
      made.survey.contains("date-order: \"dmy\"") && made.survey.contains("from: \"2025-11-03\"")
        && made.survey.contains("to: \"2025-11-04\""))
    #expect(!made.survey.contains("\npublished:"))
  }

  // MARK: 08 What init left is not published in silence

  @Test(arguments: ["vi", "en"]) func placeholdersAreListedAndRefused(language: String) throws {
    let made = try Self.begun(Self.grids(["Thứ nhất", "Thứ hai"], units: ["Tỉnh Hà Nội", "Tỉnh Quảng Ninh", "Tỉnh Thái Bình"]))
    let check = try Program.run(["check", "s", "--language", language], in: made.scratch.folder)
    let heading = language == "vi" ? "Chưa điền" : "Still to be filled in"
    #expect(check.exitCode == 0 && check.output.contains(heading) && check.output.contains("organization: \"…\""), "\(check.output)")
    let strict = try Program.run(["report", "s", "--strict", "--language", language], in: made.scratch.folder)
    #expect(strict.exitCode == 65 && strict.messages.contains("--strict") && strict.messages.contains("organization"))
    #expect(try !made.scratch.listing().contains { $0.hasPrefix("reports") })
  }

  // MARK: 09 Names that are alike

  private static let offices = [
    "Hải quan cửa khẩu cảng Cẩm Phả", "Hải quan cửa khẩu cảng Vạn Gia", "Hải quan cửa khẩu cảng Hòn Gai",
    "Hải quan cửa khẩu quốc tế Móng Cái",
    "HQCKQT Móng Cái", "HQ CK cảng Cẩm Phả", "Hải quan Hoành Mô", "Hải quan Hoành Bồ",
  ]

  @Test func namesOfOneOfficeAloneAreHinted() throws {
    let lines = (0..<80).map { row in
      Self.quoted([String(row), Self.offices[row % 8], Self.labels[row * 3 % 5], Self.labels[row / 2 % 5]])
    }
    let made = try Self.begun("Mã phiếu,Đơn vị hải quan,Thái độ phục vụ,Thời gian giải quyết\n" + lines.joined())
    let hints = made.survey.split(separator: "\n").filter { $0.contains("gần giống") }.map(String.init)
    #expect(hints.count == 2, "\(hints)")
    #expect(hints.contains { $0.contains("Móng Cái") } && hints.contains { $0.contains("Cẩm Phả") })
  }

  /// What `check` asks of a name that it does not know.
  @Test(
    arguments: [
      ("HQCK cảng Hòn Gai", "Hải quan cửa khẩu cảng Hòn Gai"), ("Hải quan cửa khẩu cảng Hòn Gay", "Hải quan cửa khẩu cảng Hòn Gai"),
      ("Hải quan cửa khẩu Hữu Nghị", nil), ("Hải quan cửa khẩu cảng Vạn Ninh", nil), ("Hải quan Hoành Bồ", nil),
    ] as [(String, String?)]) func namesThatCheckDoesNotKnow(found: String, meant: String?) throws
  {
    let scratch = try Scratch()
    let units =
      "- {id: a, name: \"Hải quan cửa khẩu cảng Hòn Gai\"}\n  - {id: b, name: \"Hải quan cửa khẩu Chi Ma\"}\n  - {id: c, name: \"Hải quan Hoành Mô\"}"
    try TinySurvey.write(
      to: scratch,
      changing: [
        "survey.yaml": TinySurvey.survey.replacingOccurrences(
          of: "- {id: a, name: \"Unit A\"}\n  - {id: b, name: \"Unit B\"}", with: units),
        "responses.csv": TinySurvey.responses.replacingOccurrences(of: "F2,a", with: "F2,\(found)"),
      ])
    let check = try Program.run(["check", "survey"], in: scratch.folder)
    #expect(check.exitCode == 0 && check.output.contains("expected a unit of the survey, found text"), "\(check.output)")
    #expect(check.output.contains("did you mean") == (meant != nil))
    if let meant { #expect(check.output.contains("(did you mean \"\(meant)\"?)")) }
    #expect(!check.output.contains("\"\(found)\""))
  }

  // MARK: 10 Quiet

  @Test(arguments: [[], ["--all"], ["--language", "vi"]]) func quietSaysNothingButErrors(more: [String]) throws {
    let scratch = try Scratch()
    try TinySurvey.write(
      to: scratch, changing: ["responses.csv": TinySurvey.responses.replacingOccurrences(of: "F2,a,in,Good,Good", with: "F1,a,in,Good,9")])
    let run = try Program.run(["check", "survey", "--quiet"] + more, in: scratch.folder)
    #expect(run.exitCode == 0 && run.output.isEmpty && run.messages.isEmpty, "\(run.output)\(run.messages)")
    let wrong = try Program.run(["check", "nowhere", "--quiet"] + more, in: scratch.folder)
    #expect(wrong.exitCode == 66 && !wrong.messages.isEmpty)
  }

  // MARK: 12 Duplicates are explained

  @Test(arguments: [("F1,a,in,4,4", 0), ("F1,a,in,,", 0), ("F9,zz,in,4,4", 65), (",a,in,4,4", 65)])
  func whatStrictTakesForExplained(row: String, code: Int32) throws {
    let scratch = try Scratch()
    try TinySurvey.write(to: scratch, changing: ["responses.csv": TinySurvey.responses + row + "\n"])
    let run = try Program.run(["report", "survey", "--strict", "--out", "r", "--replicates", "20"], in: scratch.folder)
    #expect(run.exitCode == code, "\(run.messages)")
    #expect(FileManager.default.fileExists(atPath: scratch.folder.appendingPathComponent("r/results.json").path) == (code == 0))
  }
}
