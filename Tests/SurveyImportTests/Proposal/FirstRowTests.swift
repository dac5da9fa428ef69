import Foundation
import SurveyModel
import TestSupport
import Testing

@testable import SurveyImport

/// A file without a header is refused and not read under its first answers; a header that looks like answers is taken.
@Suite struct FirstRowTests {
  struct Case: Sendable, CustomTestStringConvertible {
    enum Wanted: Sendable { case header, doubtful, refused }
    let name: String
    let first: String
    let rows: [String]
    let wanted: Wanted

    init(_ name: String, _ first: String, _ rows: [String], _ wanted: Wanted) {
      (self.name, self.first, self.rows, self.wanted) = (name, first, rows, wanted)
    }

    var testDescription: String { name }
  }

  /// Answers of thirty respondents, a format for each column: `5` a number from 1 to 5, others as they are made below.
  private static func rows(_ columns: [(Int) -> String], count: Int = 30) -> [String] {
    (0..<count).map { row in columns.map { $0(row) }.joined(separator: ",") }
  }

  private static func points(_ seed: Int) -> (Int) -> String { { row in String((row * (seed + 2) + row / 3 + seed) % 5 + 1) } }
  private static func one(of labels: [String], _ seed: Int = 0) -> (Int) -> String {
    { row in labels[(row * (seed + 1) + seed) % labels.count] }
  }
  private static let grades = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]
  private static let offices = ["Móng Cái", "Hòn Gai", "Cẩm Phả"]
  private static let five = rows([points(1), points(2), points(3), points(4), points(5)])
  private static let labelled = rows([one(of: offices), one(of: grades, 1), one(of: grades, 2), one(of: grades, 3)])
  private static let days = rows([{ "\($0 % 9 + 1)/11/2025" }, one(of: offices), points(1), points(2)])
  private static let firms = rows([{ "57001\(10_000 + $0 * 7)" }, one(of: offices), points(1), points(2)])
  private static let figures = rows([{ "Đội \($0)" }, { "\(1900 + $0 * 7)" }, { "\(1950 + $0 * 9)" }, { "\(2001 + $0 * 11)" }], count: 12)
  private static let ticks = rows([{ $0 % 2 == 0 ? "Email" : "" }, { $0 % 3 == 0 ? "Phone" : "" }, { $0 % 5 == 0 ? "Fax" : "" }, points(1)])
  private static let chosen = rows([
    { $0 % 2 == 0 ? "Email" : "No" }, { $0 % 3 == 0 ? "Phone" : "No" }, { $0 % 5 == 0 ? "Fax" : "No" }, points(1),
  ])

  static let cases: [Case] = [
    // Without a header.
    Case("codes alone", "5,3,4,4,2", five, .refused),
    Case("codes alone, one of them missing", "5,,4,4,2", five, .refused),
    Case("labels", "Hòn Gai,Hài lòng,Bình thường,Hài lòng", labelled, .refused),
    Case("a label that nobody else gives", "Hòn Gai,Hài lòng,Bình thường,Tuyệt đối hài lòng", labelled, .refused),
    Case("an office that comes once", "Vạn Gia,Hài lòng,Bình thường,Hài lòng", labelled, .refused),
    Case("days", "3/11/2025,Hòn Gai,4,2", days, .refused),
    Case("tax codes", "5700100007,Hòn Gai,4,2", firms, .refused),
    Case("one column of codes", "5", rows([points(1)]), .refused),
    Case("a number that the others leave out", "9", rows([one(of: ["2", "3"])]), .refused),
    Case("one column of labels", "Hài lòng", rows([one(of: grades)]), .refused),
    Case(
      "yes and no", "Có,Không,Có", rows([one(of: ["Có", "Không"]), one(of: ["Không", "Có"]), one(of: ["Có", "Có", "Không"])]), .refused),
    Case("two rows in all", "5,3,North", ["4,4,South"], .refused),
    Case("every number twice", "1,2,3,1,2,3", rows([points(1), points(2), points(3), points(4), points(5), points(6)]), .refused),
    // Headers that look like answers.
    Case("names", "Office,quick,polite,clear,fair", five, .header),
    Case("codes of questions", "Q1,Q2,Q3,Q4,Q5", five, .header),
    Case("codes of questions that are answers too", "A1,A2,A3,A4,A5", rows((1...5).map { n in { "A\(Int(points(n)($0))!)" } }), .doubtful),
    Case("questions by their numbers", "1,2,3,4,5", five, .doubtful),
    Case("questions by numbers beyond the scale", "11,12,13,14,15", five, .header),
    Case("questions of several parts", "101,102,201,202,301", five, .header),
    Case("years above figures", "Đội,2021,2022,2023", figures, .header),
    Case("years that are not beside each other", "Đội,2019,2021,2025", figures, .header),
    Case("years above answers", "Đơn vị,2021,2022,2023", rows([one(of: offices), points(1), points(2), points(3)]), .header),
    Case("one year", "Đơn vị,2023", rows([one(of: offices), points(1)]), .header),
    Case("options above themselves", "Email,Phone,Fax,q1", ticks, .header),
    Case("options above themselves and No", "Email,Phone,Fax,q1", chosen, .header),
    Case("an answer among the names", "Office,Good,Clear,q1", labelled, .header),
    Case("few rows", "Office,Score", ["North,5", "South,4"], .header),
    Case("free text", "id,What do you think?", rows([{ String($0) }, { "opinion \($0)" }]), .header),
    Case("ids that count on", "id,1,2,3", rows([{ String($0) }, points(1), points(2), points(3)]), .doubtful),
  ]

  private func finding(_ c: Case, _ encoded: (String) -> String = { $0 }) throws -> FirstRow.Finding {
    var counts: [ColumnCount] = []
    for row in c.rows {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if counts.isEmpty { counts = cells.map { _ in ColumnCount() } }
      for (place, cell) in cells.enumerated() { counts[place].add(cell) }
    }
    return FirstRow(c.first.split(separator: ",", omittingEmptySubsequences: false).map(String.init), over: counts).finding
  }

  @Test(arguments: cases) func theFirstRow(c: Case) throws {
    let finding = try finding(c)
    switch (c.wanted, finding) {
    case (.header, .header), (.doubtful, .doubtful), (.refused, .answers): break
    default: Issue.record("\(finding)")
    }
    // The order of rows and columns changes nothing about whether it is refused.
    let turned = Case(c.name, c.first, c.rows.reversed(), c.wanted)
    #expect(try self.finding(turned) == finding)
  }

  @Test(arguments: cases) func initSaysIt(c: Case) throws {
    let text = ([c.first] + c.rows).joined(separator: "\n") + "\n"
    switch c.wanted {
    case .refused:
      let failure = #expect(throws: ImportFailure.self) { try ProposedSurvey(text) }
      let fault = try #require(failure?.faults.first)
      #expect(failure?.kind == .unusable && fault.place.line == 1)
      for part in ["expected a header", "found a row of answers", "nothing was written", "--platform plain"] {
        #expect(fault.message[.en].contains(part))
      }
      // What stands there may be a respondent's own.
      for cell in c.first.split(separator: ",") where cell.count > 2 { #expect(!fault.message.all.contains { $0.contains(cell) }) }
    case .doubtful: #expect(try ProposedSurvey(text).draft.remarks.contains { $0[.en].contains("taken as the header") })
    case .header: #expect(try !ProposedSurvey(text).draft.remarks.contains { $0[.en].contains("taken as the header") })
    }
  }

  /// The name of whoever answered first, above other names and an answer that all gave.
  @Test(arguments: ["Nguyen Van 0,Hai long,Chi cuc A", "Trần Thị Hoa,Rất hài lòng,Chi cuc B"])
  func aNameIsNoHeader(first: String) throws {
    let cells = first.split(separator: ",").map(String.init)
    let rows = (1..<20).map { "Le Thi \($0),\(cells[1]),Chi cuc \($0 % 2 == 0 ? "A" : "B")" }
    let failure = #expect(throws: ImportFailure.self) { try ProposedSurvey(([first] + rows).joined(separator: "\n")) }
    let fault = try #require(failure?.faults.first)
    #expect(fault.message[.en].contains("found a row of answers"))
    #expect(!fault.message.all.contains { $0.contains(cells[0]) })
  }

  /// Codes above texts, and one line of names alone.
  @Test(arguments: [
    ("Q1,Q2,Q3", "Đơn vị,Thái độ,Thời gian", true), ("unit,q1,q2", "Office,Attitude of staff,Waiting time", true),
    ("Q1,Q2,Q3", "Chi cục A,1,2", false), ("unit,q1,q2", "Chi cục C,4,n/a", false),
  ])
  func aSecondHeaderIsNoResponse(first: String, second: String, areNames: Bool) throws {
    let rows = (0..<30).map { "Chi cục \($0 % 2 == 0 ? "A" : "B"),\(Self.points(1)($0)),\(Self.points(2)($0))" }
    let text = ([first, second] + rows).joined(separator: "\n")
    let made = try ProposedSurvey(text)
    #expect(made.draft.survey.contains("questions:") && made.draft.survey.contains("platform: \"two-rows\"") == areNames)
    guard areNames else { return }
    #expect(made.data?.account.rowsRead == 30 && made.scored.map(\.count) == [30, 30])
    // Whoever states that it is a response has it counted.
    #expect(try ProposedSurvey([("r.csv", text)], platform: "plain").data?.account.rowsRead == 31)
  }

  @Test func whoeverStatesThePlatformHasTheHeader() throws {
    let made = try ProposedSurvey(
      [("r.csv", "5,3,4\n" + Self.rows([Self.points(1), Self.points(2), Self.points(3)]).joined(separator: "\n"))], platform: "plain")
    #expect(made.draft.remarks.contains { $0[.en].contains("taken as the header") })
    #expect(made.responses == 30)
  }

  /// A workbook has a first row like any other file.
  @Test func aWorkbook() throws {
    let rows = (0..<20).map { row in [1, 3, 2, 4].map { FormWorkbook.Cell.number(Double(Self.points($0)(row))!) } }
    #expect(throws: ImportFailure.self) { try ProposedSurvey(bytes: [("r.xlsx", FormWorkbook(rows).bytes)]) }
  }
}
