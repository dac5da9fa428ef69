import SurveyModel
import TestSupport
import Testing

@testable import SurveyImport

/// A second line of names below the first: where that is sure both lines are read, by `init` and by whoever reads its survey.
@Suite struct TwoRowsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let header: [[String]]
    /// Of questions: what a survey calls their columns.
    let questions: [String]
    var sections: [String] = []
    var units = ["Hòn Gai", "Móng Cái"]
    /// Of one response, by number.
    var row: @Sendable (Int) -> [String] = { TwoRowsTests.labelled($0) }
    var testDescription: String { name }
  }

  static let labels = HeaderRowTests.labels

  /// A time, an office and three grades.
  static func labelled(_ row: Int) -> [String] {
    ["0\(1 + row % 9)/05/2025 10:00:00", office(row)] + (0..<3).map { labels[(row * ($0 + 1) + row / 5 + $0) % 5] }
  }

  static func numbered(_ row: Int) -> [String] { [office(row)] + (0..<4).map { String((row * ($0 + 1) + row / 5 + $0) % 5 + 1) } }

  static func office(_ row: Int) -> String { ["Móng Cái", "Hòn Gai"][row % 2] }

  static let cases: [Case] = [
    Case(
      name: "groups with blanks behind them",
      header: [["Thời gian", "Đơn vị", "Thái độ phục vụ", "", "Thủ tục"], ["", "Tên chi cục", "Lịch sự", "Tận tình", "Công khai"]],
      questions: ["Lịch sự", "Tận tình", "Công khai"], sections: ["Thái độ phục vụ", "Thủ tục"]),
    Case(
      name: "groups that stand in each of their columns",
      header: [["Office", "Access", "Access", "Staff", "Staff"], ["", "Signs are clear", "Easy to find", "Polite staff", "Fair staff"]],
      questions: ["Signs are clear", "Easy to find", "Polite staff", "Fair staff"], sections: ["Access", "Staff"],
      row: { numbered($0) }),
    Case(
      name: "a question above its rows",
      header: [
        ["Thời gian", "Chi cục", "Ông/Bà đánh giá thế nào về các nội dung sau?", "", ""], ["", "", "Thái độ", "Tốc độ", "Minh bạch"],
      ],
      questions: ["Thái độ", "Tốc độ", "Minh bạch"].map { "Ông/Bà đánh giá thế nào về các nội dung sau? [\($0)]" },
      sections: ["Ông/Bà đánh giá thế nào về các nội dung sau?"]),
    Case(
      name: "codes above texts",
      header: [["time", "unit", "q1", "q2", "q3"], ["Dấu thời gian", "Chi cục", "Thái độ", "Tốc độ", "Minh bạch"]],
      questions: ["q1", "q2", "q3"]),
    Case(
      name: "texts above codes",
      header: [["Thời gian", "Chi cục", "Thái độ của công chức", "Tốc độ giải quyết", "Minh bạch"], ["B0", "B1", "B2", "B3", "B4"]],
      questions: ["B2", "B3", "B4"]),
    Case(
      name: "a line of Google Forms above texts",
      header: [["Dấu thời gian", "Câu 1", "Câu 2", "Câu 3", "Câu 4"], ["", "Chi cục", "Thái độ", "Tốc độ", "Minh bạch"]],
      questions: ["Câu 2", "Câu 3", "Câu 4"]),
    Case(
      name: "sections below a time of Google Forms",
      header: [["Timestamp", "Your visit", "Staff", "", ""], ["", "Office", "Polite", "Skilled", "Fair"]],
      questions: ["Polite", "Skilled", "Fair"], sections: ["Staff"]),
    Case(
      name: "a line of Microsoft Forms above texts",
      header: [
        ["ID", "Start time", "Completion time", "Q1", "Q2", "Q3"],
        ["No.", "Begun", "Sent", "Office", "Staff were polite", "Forms were clear"],
      ],
      questions: ["Q2", "Q3"],
      row: { row in
        let day = "5/\(13 + row % 9)/2025"
        return [String(row + 1), "\(day) 10:00:00", "\(day) 10:05:00"] + numbered(row).prefix(3)
      }),
    Case(
      name: "offices above the questions that are asked of each",
      header: [
        ["No.", "Sở Tài chính", "", "Sở Nội vụ", ""], ["", "Thái độ", "Thời gian", "Thái độ", "Thời gian"],
      ],
      questions: ["Thái độ [{unit}]", "Thời gian [{unit}]"], units: ["Sở Nội vụ", "Sở Tài chính"],
      row: { [String($0 + 1)] + numbered($0).dropFirst() }),
  ]

  static func text(_ c: Case) -> String {
    (c.header + (0..<30).map(c.row)).map { MadeExport.line($0) }.joined()
  }

  static func workbook(_ c: Case) -> [UInt8] {
    let cells = (c.header + (0..<30).map(c.row)).map { row in
      row.map { text in text.isEmpty ? FormWorkbook.Cell.empty : Double(text).map { .number($0) } ?? .text(text) }
    }
    return FormWorkbook(cells).bytes
  }

  @Test(arguments: cases) func bothLinesAreRead(c: Case) throws {
    for made in [try ProposedSurvey(Self.text(c)), try ProposedSurvey(bytes: [("r.xlsx", Self.workbook(c))])] {
      #expect(made.failure == nil, "\(String(describing: made.failure))")
      #expect(made.units.sorted() == c.units && made.open.isEmpty)
      #expect(made.data?.account.rowsRead == (c.questions[0].contains("{unit}") ? 60 : 30))
      #expect(made.scored.map(\.header).sorted() == c.questions.sorted())
      #expect(made.scored.allSatisfy { $0.points == 5 && $0.count == (c.questions[0].contains("{unit}") ? 60 : 30) })
      #expect(made.draft.survey.contains("platform: \"two-rows\""))
      #expect(made.draft.remarks.contains { $0[.en].hasSuffix("two header rows are read together (lines 1 and 2)") })
      let names = Set((made.data?.index.nodes ?? []).map { $0.name[.vi] })
      #expect(names.isSuperset(of: c.sections), "\(names)")
    }
  }

  /// Each answer is that of its own column: the means are those of a file with one line of names.
  @Test(arguments: cases.filter { $0.units == ["Hòn Gai", "Móng Cái"] && $0.header[0].count == 5 })
  func theAnswersAreTheirOwn(c: Case) throws {
    let plain = ["Thời gian", "Chi cục", "Thái độ", "Tốc độ", "Minh bạch"]
    let names = c.row(0).count == 5 && Double(c.row(0)[1]) == nil ? plain : ["Chi cục", "Rõ ràng", "Nhanh", "Lịch sự", "Công bằng"]
    let truth = try ProposedSurvey(MadeExport.line(names) + (0..<30).map { MadeExport.line(c.row($0)) }.joined())
    let made = try ProposedSurvey(Self.text(c))
    #expect(made.scored.map(\.score) == truth.scored.map(\.score) && truth.scored.count == c.questions.count)
  }

  /// Texts of a first response are no names: nearly all of its cells may be words that nobody else wrote.
  @Test(arguments: [
    (["Thời gian", "Chi cục", "Thái độ của công chức", "Tốc độ giải quyết", "Minh bạch"], "hôm qua"), (["c1", "c2", "c3", "c4", "c5"], ""),
  ]) func whatMayBeAResponseIsRefused(header: [String], time: String) throws {
    let first = MadeExport.line([time, "Vạn Gia", "niềm nở", "mau", "ai cũng xem được"])
    let failure = #expect(throws: ImportFailure.self) {
      try ProposedSurvey(MadeExport.line(header) + first + (0..<30).map { MadeExport.line(Self.labelled($0)) }.joined())
    }
    let fault = try #require(failure?.faults.first)
    #expect(fault.place.line == 2 && fault.message[.en].contains("found a second header"))
    #expect(!fault.message.all.contains { $0.contains("Vạn Gia") || $0.contains("niềm nở") })
  }

  /// A file whose second line is a response would lose it.
  @Test func theOtherFilesHaveBothLines() throws {
    let c = Self.cases[3]
    let rows = (0..<30).map { MadeExport.line(c.row($0)) }.joined()
    let failure = #expect(throws: ImportFailure.self) {
      try ProposedSurvey([("a.csv", Self.text(c)), ("b.csv", MadeExport.line(c.header[0]) + rows)])
    }
    #expect(failure?.faults.first?.place.file == "b.csv" && failure?.faults.first?.place.line == 2)
    let made = try ProposedSurvey([("a.csv", Self.text(c)), ("b.csv", Self.text(c) + MadeExport.line(c.row(30)))])
    #expect(made.data?.account.rowsRead == 61 && made.scored.count == 3)
  }

  /// A response of a form has its time.
  @Test func aResponseOfAFormStays() throws {
    let head = MadeExport.line(["Timestamp", "Office", "Staff", "Forms", "Fees"])
    let first = MadeExport.line(["2025/05/01 10:00:00", "Vạn Gia", "niềm nở", "dễ hiểu lắm", "phải chăng"])
    let made = try ProposedSurvey(head + first + (0..<30).map { MadeExport.line(Self.labelled($0)) }.joined())
    #expect(made.data?.account.rowsRead == 31 && made.draft.survey.contains("platform: \"google-forms\""))
  }
}
