import SurveyModel
import TestSupport
import Testing

@testable import SurveyImport

/// Titles and rows of sections above the header of a text: what a workbook has there is passed over in a CSV too, by `init` and by whoever reads its survey.
@Suite struct HeaderRowTests {
  static let labels = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]

  static func rows(_ questions: Int, count: Int = 30, by delimiter: String = ",") -> String {
    (0..<count).map { row in
      let marks = (0..<questions).map { labels[(row * ($0 + 1) + row / 5 + $0) % 5] }
      return (["0\(1 + row % 9)/05/2025 10:00:00", ["Móng Cái", "Hòn Gai"][row % 2]] + marks).joined(separator: delimiter) + "\n"
    }.joined()
  }

  /// The score of the first question, without anything above the header.
  static let truth = {
    let answers = (0..<30).map { Double(($0 + $0 / 5) % 5) }
    return answers.reduce(0, +) / 30 * 25
  }()

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let above: String
    var header = "Dấu thời gian,Chi cục,Thái độ,Tốc độ,Minh bạch"
    var delimiter = ","
    /// Questions by component.
    var sections: [String: Int] = [:]
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "sections, the first above the first column", above: "Thông tin chung,,Đánh giá,,\n", sections: ["Đánh giá": 3]),
    Case(
      name: "sections of no platform's header", above: ",,Phục vụ,,Minh bạch\n", header: "Thời gian,Chi cục,Thái độ,Tốc độ,Công khai",
      sections: ["Phục vụ": 2, "Minh bạch": 1]),
    Case(name: "a title and a blank row", above: "Kết quả khảo sát 2025,,,,\n,,,,\n"),
    Case(name: "a title alone on its line", above: "Kết quả khảo sát 2025\n\n"),
    Case(name: "a title with commas of a sentence", above: "Khảo sát, đợt 2, năm 2025\n"),
    Case(
      name: "a title, then sections", above: "\"KẾT QUẢ, năm 2025\",,,,\n,,Phục vụ,,Minh bạch\n",
      sections: ["Phục vụ": 2, "Minh bạch": 1]),
    Case(
      name: "semicolons below a title with a comma", above: "Khảo sát, 2025\n", header: "Dấu thời gian;Chi cục;Thái độ;Tốc độ;Minh bạch",
      delimiter: ";"),
    Case(name: "nothing", above: ""),
  ]

  @Test(arguments: cases, ["\n", "\r\n"]) func theHeaderIsFound(c: Case, lineEnd: String) throws {
    let text = c.above + c.header + "\n" + Self.rows(3, by: c.delimiter)
    let made = try ProposedSurvey(text.replacing("\n", with: lineEnd))
    #expect(made.failure == nil, "\(String(describing: made.failure))")
    #expect(made.units.sorted() == ["Hòn Gai", "Móng Cái"] && made.responses == 30)
    #expect(made.scored.count == 3 && made.scored.allSatisfy { $0.count == 30 && $0.points == 5 })
    let first = made.scored.first { $0.header == "Thái độ" }
    #expect(abs((first?.score ?? -1) - Self.truth) < 1e-9)
    #expect(made.data?.account.rowsRead == 30)
    let tree = try #require(made.data?.index)
    for (name, questions) in c.sections {
      #expect(tree.nodes.contains { $0.name[.vi] == name }, "\(name) of \(questions) questions")
    }
  }

  /// The bytes come in whatever pieces.
  @Test(arguments: cases, [1, 7, 4096]) func anyChunks(c: Case, chunk: Int) throws {
    let text = c.above + c.header + "\n" + Self.rows(3, by: c.delimiter)
    var records: [[String]] = []
    let file = CSVFile(InputFile(name: "r.csv", holding: Array(text.utf8)), chunkSize: chunk)
    _ = try file.read { record throws(ImportFailure) in records.append((0..<record.count).map { record.text($0) }) }
    #expect(records.count == 31 && records[0].count == 5 && records[0][1] == "Chi cục")
    #expect(try file.sections().filter { !$0.isEmpty }.isEmpty == c.sections.isEmpty)
  }

  /// What a careful reader would not take for a title stays the header, and no row is lost.
  @Test(arguments: [
    // Rows that are wider than their header.
    "unit\nA,5\nB,6\nC,7\n", "unit,,\nA,x,1\nB,y,2\nC,z,3\nD,u,4\n",
    // Answers in words with commas.
    "comment\nGood, thanks\nBad, slow\nFine, ok\nGood, thanks\nSlow, rude\nNice, fast\n",
    // Two columns, of which one is empty or never repeats.
    "name,note\nAn,x\nBình,y\nChi,z\n", "a,b\n1,2\n3,4\n5,6\n",
    // Responses that are all alike below a header with few names.
    "q1,,,\n5,4,3,2\n5,4,3,2\n5,4,3,2\n4,4,3,2\n",
    // The question over its first column, as SurveyMonkey writes it.
    "Rate us,,,,Overall\nSpeed,Staff,Price,Time,Response\n1,2,3,4,5\n2,3,4,1,2\n1,2,3,3,3\n2,2,2,2,2\n",
  ]) func aHeaderStays(text: String) throws {
    var first: (line: Int, name: String)?
    let file = CSVFile(InputFile(name: "r.csv", holding: Array(text.utf8)))
    _ = try file.read { record throws(ImportFailure) in first = first ?? (record.line, record.text(0)) }
    #expect(first?.line == 1 && first?.name == String(text.prefix { $0 != "," && $0 != "\n" }))
  }

  /// It is said that lines were passed over, and a name that is not found tells them too.
  @Test func itIsSaid() throws {
    let text = Self.cases[0].above + Self.cases[0].header + "\n" + Self.rows(3)
    let reading = try CSVFile(InputFile(name: "r.csv", holding: Array(text.utf8))).read { _ throws(ImportFailure) in }
    #expect(reading.recognized?[.en] == "r.csv: 1 line above the header passed over, the last of them as the sections of the form")
    #expect(reading.headerNotes.contains { $0.message[.en] == "line 2 is taken as the header, the 1 line above it is passed over" })
  }

  /// Groups of columns above a header stand in a workbook without merged cells as well.
  @Test func aWorkbookWithoutMergedCells() throws {
    let above = ["Thông tin chung", "", "Đánh giá", "", ""]
    let header = ["Thời gian", "Chi cục", "Thái độ", "Tốc độ", "Công khai"]
    let rows = Self.rows(3).split(separator: "\n").map { line in line.split(separator: ",").map(String.init) }
    let all: [[String]] = [above, header] + rows
    let cells = all.map { row -> [FormWorkbook.Cell] in row.map { $0.isEmpty ? FormWorkbook.Cell.empty : FormWorkbook.Cell.text($0) } }
    let made = try ProposedSurvey(bytes: [("r.xlsx", FormWorkbook(cells).bytes)])
    #expect(made.scored.count == 3 && made.responses == 30 && made.units.sorted() == ["Hòn Gai", "Móng Cái"])
    let tree = try #require(made.data?.index)
    #expect(tree.nodes.contains { $0.name[.vi] == "Đánh giá" })
  }

  /// Where the second line may as well be a response it counts as one, and is to be looked at.
  @Test func aSecondLineThatMayBeNames() throws {
    let text =
      "Thời gian,Chi cục,Thái độ,Tốc độ,Minh bạch,Ghi chú,Kênh\n"
      + ",Tên,Lịch sự,Mau lẹ,,Khác,Khác\n"
      + Self.rows(3).split(separator: "\n").enumerated().map { "\($1),,\(["Báo", "Đài"][$0 % 2])\n" }.joined()
    let made = try ProposedSurvey(text)
    #expect(made.responses == 30)
    #expect(made.draft.survey.contains("line 2 is a response") && made.draft.survey.contains("taken:"))
  }

  /// A first response with texts of its own is one.
  @Test(arguments: ["01/05/2025 10:00:00,Móng Cái,Hài lòng,Hài lòng,Tạm được", "01/05/2025 10:00:00,Vạn Gia,Kém lắm,Hài lòng,Tốt"])
  func aFirstResponseStays(row: String) throws {
    let made = try ProposedSurvey("Dấu thời gian,Chi cục,Thái độ,Tốc độ,Minh bạch\n\(row)\n" + Self.rows(3))
    #expect(made.data?.account.rowsRead == 31 && !made.draft.survey.contains("line 2"))
  }
}
