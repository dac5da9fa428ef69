import Foundation
import Glibc
import SurveyModel
import Testing

@testable import SurveyImport

@Suite struct SurveyReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var survey: TinySurvey
    let outcome: [String]
    init(_ name: String, _ survey: TinySurvey, change: (inout TinySurvey) -> Void = { _ in }, _ outcome: [String]) {
      self.name = name
      self.survey = survey
      self.outcome = outcome
      change(&self.survey)
    }
    var testDescription: String { name }
  }

  static let rows: [Case] = [
    Case(
      "codes and labels", TinySurvey("firm,unit,q1,q2\na,mong-cai,1,5\nb,Hòn Gai,Hài lòng,\"RẤT  HÀI LÒNG\"\nc,van-gia,4.0,\" 4,0 \"\n"),
      ["0 mong-cai - 1,5 complete", "1 hon-gai - 4,5 complete", "2 van-gia - 4,4 complete"]),
    Case(
      "letters composed and decomposed", TinySurvey("firm,unit,q1,q2\na,\u{48}o\u{300}n Gai,Ha\u{300}i lo\u{300}ng,2\n"),
      ["0 hon-gai - 4,2 complete"]),
    Case(
      "an alias, and a former id is no name", TinySurvey("firm,unit,q1,q2\na,HQ móng cái,1,2\nb,bac-luan,1,2\n"),
      [
        "0 mong-cai - 1,2 complete", "1 unknown-unit",
        "responses.csv:3 unknown-unit: column 2 \"unit\": expected a unit of the survey, found text, 8 characters; the row is left out",
      ]),
    Case(
      "an unknown unit that is nearly known", TinySurvey("firm,unit,q1,q2\na,Hon Gai,1,2\nb,hon-gai,1,2\nc,,3,3\n"),
      [
        "0 hon-gai - 1,2 complete", "2 unknown-unit",
        "responses.csv:2 unknown-unit: column 2 \"unit\": expected a unit of the survey, found text, 7 characters (did you mean \"Hòn Gai\"?); the row is left out",
        "responses.csv:4 unknown-unit: column 2 \"unit\": expected a unit of the survey, found nothing; the row is left out",
      ]),
    Case(
      "off the scale",
      TinySurvey("firm,unit,q1,q2\na,hon-gai,6,4\nb,hon-gai,rất tệ,4\n5701234567,hon-gai,4,5701234567\n123,hon-gai,123,1\n"),
      [
        "0 hon-gai - off-scale,4 partial", "1 hon-gai - off-scale,4 partial", "2 hon-gai - 4,off-scale partial",
        "3 hon-gai - off-scale,1 partial",
        "responses.csv:2 off-scale: column 3 \"q1\": expected 1 to 5, found \"6\"; the answer counts as missing",
        "responses.csv:3 off-scale: column 3 \"q1\": expected 1 to 5, found text, 6 characters; the answer counts as missing",
        "responses.csv:4 off-scale: column 4 \"q2\": expected 1 to 5, found text, 10 characters; the answer counts as missing",
        "responses.csv:5 off-scale: column 3 \"q1\": expected 1 to 5, found text, 3 characters; the answer counts as missing",
      ]),
    Case(
      "the same wrong answer twice is two problems", TinySurvey("firm,unit,q1,q2\na,hon-gai,1,7\nb,hon-gai,1,7\n"),
      [
        "0 hon-gai - 1,off-scale partial", "1 hon-gai - 1,off-scale partial",
        "responses.csv:2 off-scale: column 4 \"q2\": expected 1 to 5, found \"7\"; the answer counts as missing",
        "responses.csv:3 off-scale: column 4 \"q2\": expected 1 to 5, found \"7\"; the answer counts as missing",
      ]),
    // Don't-know and refused are answers; not-applicable leaves the denominator; -66 was never reached.
    Case(
      "missing kinds",
      TinySurvey("firm,unit,q1,q2\na,hon-gai,99,Không biết\nb,hon-gai,n/a,3\nc,hon-gai,từ chối,3\nd,hon-gai,-66,3\ne,hon-gai,N/A,N/A\n"),
      [
        "0 hon-gai - dont-know,dont-know complete", "1 hon-gai - not-applicable,3 complete", "2 hon-gai - refused,3 complete",
        "3 hon-gai - not-reached,3 partial", "1 empty",
        "responses.csv:6 empty: expected at least one answer, found nothing; the row is left out",
      ]),
    Case(
      "short rows, long rows, blank lines",
      TinySurvey("firm,unit,q1,q2\na,hon-gai,1\n\nb,hon-gai,1,2,, ,\nc,hon-gai,1,2,3\nd,hon-gai,1,2\"\ne\n"),
      [
        "0 hon-gai - 1,blank partial", "1 hon-gai - 1,2 complete", "2 malformed", "1 unknown-unit",
        "responses.csv:5 malformed: expected 4 cells as in the header, found \"5 cells\"; the row is left out",
        "responses.csv:6 malformed: column 4 \"q2\": expected quotes around a whole cell, doubled inside it, found \"a quote in the middle of the cell\"; the row is left out",
        "responses.csv:7 unknown-unit: column 2 \"unit\": expected a unit of the survey, found nothing; the row is left out",
      ]),
    Case(
      "no respondent", TinySurvey("firm,unit,q1,q2\n,hon-gai,1,2\n \u{A0},hon-gai,1,2\n007,hon-gai,1,2\n7,hon-gai,3,4\n"),
      [
        "0 hon-gai - 1,2 complete", "1 hon-gai - 3,4 complete", "2 no-respondent",
        "responses.csv:2 no-respondent: column 1 \"firm\": expected the id of a respondent, found nothing; the row is left out",
        "responses.csv:3 no-respondent: column 1 \"firm\": expected the id of a respondent, found nothing; the row is left out",
      ]),
    Case(
      "without a column of respondents every row is its own", TinySurvey("unit,q1,q2\nhon-gai,1,2\nhon-gai,1,2\n"),
      change: { $0.columns = .init(unit: "unit") }, ["0 hon-gai - 1,2 complete", "1 hon-gai - 1,2 complete"]),
    Case(
      "a file for each unit", TinySurvey("firm,q1,q2\na,1,2\n"),
      change: {
        $0.files["b.csv"] = "q2;q1;firm\n5;4;a\n"
        $0.responses = [.init(file: "responses.csv", unit: 1), .init(file: "b.csv", unit: 2)]
      }, ["0 hon-gai - 1,2 complete", "0 van-gia - 4,5 complete"]),
    Case(
      "a file without rows beside one with rows", TinySurvey("firm,q1,q2\na,1,2\n"),
      change: {
        $0.files["b.csv"] = "firm,q1,q2\n\n"
        $0.responses = [.init(file: "responses.csv", unit: 1), .init(file: "b.csv", unit: 2)]
      },
      ["0 hon-gai - 1,2 complete", "b.csv: no-rows: expected rows of answers below the header, found nothing; the file adds no response"]),
    Case(
      "stratum of the row", TinySurvey("firm,unit,where,q1,q2\na,hon-gai,trong tỉnh,1,2\nb,hon-gai,,1,2\nc,hon-gai,Ngoai tinh,1,2\n"),
      change: { $0.columns = .init(respondent: "firm", unit: "unit", stratum: "where") },
      [
        "0 hon-gai in 1,2 complete", "1 hon-gai - 1,2 complete", "2 hon-gai - 1,2 complete",
        "responses.csv:4 unknown-stratum: column 3 \"where\": expected a stratum of the survey, found text, 10 characters (did you mean \"Ngoài tỉnh\"?); the row counts without a stratum",
      ]),
  ]

  @Test(arguments: rows) func rowsOfResponses(c: Case) throws {
    #expect(try c.survey.outcome() == c.outcome)
  }

  /// Ten questions: 8 of 10 is a complete, 5 of 10 a partial, 4 of 10 a break-off.
  @Test func completeness() throws {
    let questions = (1...10).map { "q\($0)" }
    func row(_ firm: String, answered: Int, notApplicable: Int = 0, submitted: String = "2023-11-02") -> String {
      let cells = (0..<10).map { $0 < answered ? "3" : $0 < answered + notApplicable ? "N/A" : "" }
      return "\(firm),hon-gai,\(submitted),\(cells.joined(separator: ","))\n"
    }
    var tiny = TinySurvey(
      "firm,unit,sent,\(questions.joined(separator: ","))\n" + row("a", answered: 8) + row("b", answered: 7) + row("c", answered: 5)
        + row("d", answered: 4) + row("e", answered: 0) + row("f", answered: 4, notApplicable: 5) + row("g", answered: 4, notApplicable: 2)
        + row("h", answered: 10, submitted: "") + row("d", answered: 3) + row("a", answered: 2))
    tiny.questions = questions
    tiny.columns = .init(respondent: "firm", unit: "unit", submitted: "sent")
    let data = try tiny.read()
    let table = data.groups[0].responses
    #expect(table.isComplete == [true, false, false, true, false, false])
    #expect(table.respondent == [0, 1, 2, 3, 4, 5])
    #expect(TinySurvey.leftOut(of: data) == ["1 empty", "3 break-off"])
    // d twice, but one respondent; a has a response that counts.
    #expect(data.groups[0].breakOffs == [SurveyData.Group.BreakOff(respondent: 6, unit: 1)])
    #expect(data.account.rowsRead == 10)
    #expect(data.account.respondents == 6)
    // Blanks: a 2, b 3, c 5, f 1, g 4.
    #expect(data.account.answersMissing.map { "\($0.kind.name) \($0.answers)" } == ["not-applicable 7", "blank 15"])
  }

  struct Duplicates: Sendable {
    let rule: RespondentGroup.DuplicateRule
    let rows: String
    /// Answer to q1 of the row that counts.
    let counts: [Int]
    init(_ rule: RespondentGroup.DuplicateRule, _ rows: String, _ counts: [Int]) {
      self.rule = rule
      self.rows = rows
      self.counts = counts
    }
  }

  static let duplicates: [Duplicates] = [
    Duplicates(.latest, "2023-11-03,1,1\n2023-11-02,2,2\n", [1]), Duplicates(.latest, "2023-11-02,1,1\n2023-11-02,2,2\n", [2]),
    Duplicates(.latest, "22/11/2023 09:59,1,1\n2023-11-22 10:00:00,2,2\n2023-11-22T09:59:30,3,3\n", [2]),
    Duplicates(.latest, "2023-11-03,1,1\nsoon,2,2\n", [2]), Duplicates(.latest, ",1,1\n,2,2\n,3,3\n", [3]),
    Duplicates(.first, "2023-11-03,1,1\n2023-11-04,2,2\n", [1]), Duplicates(.mostComplete, "2023-11-03,1,1\n2023-11-04,2,\n", [1]),
    Duplicates(.mostComplete, "2023-11-03,1,\n2023-11-02,2,2\n2023-11-01,3,3\n2023-11-04,4,\n", [3]),
    // A row that does not count beats none that does.
    Duplicates(.latest, "2023-11-03,1,1\n2023-11-04,,\n", [1]),
  ]

  @Test(arguments: duplicates) func duplicate(c: Duplicates) throws {
    let rows = c.rows.split(separator: "\n")
    var tiny = TinySurvey("firm,unit,sent,q1,q2\n" + rows.map { "a,hon-gai,\($0)\n" }.joined())
    tiny.columns = .init(respondent: "firm", unit: "unit", submitted: "sent")
    tiny.duplicates = c.rule
    let data = try tiny.read()
    #expect(data.groups[0].responses.answers[0].map { Int($0) + 1 } == c.counts)
    #expect(data.account.rowsRead == rows.count)
    #expect(data.account.leftOut.reduce(0) { $0 + $1.rows } == rows.count - 1)
  }

  @Test func duplicatesAcrossFiles() throws {
    var tiny = TinySurvey("firm,unit,q1,q2\na,hon-gai,1,1\nb,hon-gai,2,2\n")
    tiny.files["second.csv"] = "firm,unit,q1,q2\na,van-gia,3,3\na,hon-gai,4,4\n"
    tiny.responses = [.init(file: "responses.csv"), .init(file: "second.csv")]
    #expect(
      try tiny.outcome() == [
        "0 hon-gai - 2,2 complete", "1 van-gia - 3,3 complete", "1 hon-gai - 4,4 complete", "1 duplicate",
        "responses.csv:2 duplicate: expected one row for each respondent and unit, found \"another row\"; the row of line 3 of second.csv counts",
      ])
    tiny.duplicates = .refuse
    #expect(
      try tiny.outcome() == [
        "second.csv:3: expected one row for each respondent and unit, found another on line 2 of responses.csv; the survey refuses duplicates"
      ])
  }

  static let frames: [Case] = [
    Case(
      "the frame's stratum wins",
      TinySurvey(
        "firm,unit,where,q1,q2\nb,hon-gai,out,1,2\na,hon-gai,out,1,2\na,van-gia,,1,2\nc,van-gia,out,1,2\n",
        frame: "respondent,unit,stratum\na,Hòn Gai,Trong tỉnh\nb,hon-gai,out\nd,,in\n"),
      change: { $0.columns = .init(respondent: "firm", unit: "unit", stratum: "where") },
      [
        "1 hon-gai out 1,2 complete", "0 hon-gai in 1,2 complete", "0 van-gia in 1,2 complete stranger",
        "3 van-gia out 1,2 complete stranger",
        "responses.csv:3 stratum-differs: column 3 \"where\": expected \"Trong tỉnh\" as in the frame, found \"out\"; the frame's stratum is used",
        "responses.csv:4 not-in-frame: expected a respondent whom the frame lists for the unit, found nothing; the row counts, but not in response rates",
        "responses.csv:5 not-in-frame: expected a respondent whom the frame lists for the unit, found nothing; the row counts, but not in response rates",
      ]),
    Case(
      "not in frame, left out", TinySurvey("firm,unit,q1,q2\na,hon-gai,1,2\nb,hon-gai,1,2\n", frame: "respondent\na\n"),
      change: { $0.leaveOut = [.notInFrame] },
      [
        "0 hon-gai - 1,2 complete", "1 not-in-frame",
        "responses.csv:3 not-in-frame: expected a respondent whom the frame lists for the unit, found nothing; the row is left out",
      ]),
    Case(
      "a frame without units counts for every unit",
      TinySurvey("firm,unit,q1,q2\na,hon-gai,1,2\na,van-gia,1,2\n", frame: "stratum;respondent\nin;a\n;;\n"),
      ["0 hon-gai in 1,2 complete", "0 van-gia in 1,2 complete"]),
    Case(
      "what a frame may get wrong in a row",
      TinySurvey(
        "firm,unit,q1,q2\na,hon-gai,1,2\n",
        frame: "respondent,unit,stratum,disposition\na,hon-gai,in,1.0\na,van-gia,out,7.7\nb,hon-gai,inn,NC\n"),
      [
        "0 hon-gai in 1,2 complete",
        "frame.csv:3 unknown-disposition: column \"disposition\": expected an AAPOR code such as 1.0 or 2.11, or one of I P R NC O UH UO NE, found \"7.7\"; the row counts without a disposition; dispositions under frame says what another word means",
        "frame.csv:3 stratum-differs: column \"stratum\": expected one stratum for each respondent, as on line 2, found \"out\"; each row counts in the stratum that it states",
        "frame.csv:4 unknown-stratum: column \"stratum\": expected a stratum of the survey, found text, 3 characters (did you mean \"in\"?); the row counts without a stratum",
      ]),
    Case(
      "twice in the frame",
      TinySurvey(
        "firm,unit,q1,q2\na,hon-gai,1,2\n",
        frame: "respondent,unit\na,hon-gai\nb,hon-gai\na, HÒN GAI\nb,\nb,\nc,Hon Gai\n,hon-gai\nd,hon-gai,,x\n"),
      [
        "frame.csv:4: expected each respondent once for each unit, found the respondent of line 2 and its unit again",
        "frame.csv:6: expected each respondent once for each unit, found the respondent of line 5 and its unit again",
        "frame.csv:7: column \"unit\": expected a unit of the survey, found \"Hon Gai\" (did you mean \"Hòn Gai\"?); a unit that takes no part "
          + "is listed under units and leave-out-units",
        "frame.csv:8: column \"respondent\": expected the id of a respondent, found nothing",
        "frame.csv:9: expected 2 columns as in the header, found a cell in column 4",
      ]),
    Case(
      "a misspelt column of the frame", TinySurvey("firm,unit,q1,q2\na,hon-gai,1,2\n", frame: "respondent,unti,phone\na,hon-gai,1\n"),
      ["frame.csv:1: expected a column \"unit\", found \"unti\""]),
    Case(
      "a frame, but no column to find respondents in it", TinySurvey("unit,q1,q2\nhon-gai,1,2\n", frame: "respondent\na\n"),
      change: { $0.columns = .init(unit: "unit") },
      [
        "1 hon-gai - 1,2 complete stranger",
        "frame.csv: not-in-frame: expected a column with the respondent under columns in the survey, found nothing; no response is looked up in the frame",
      ]),
  ]

  @Test(arguments: frames) func frame(c: Case) throws {
    #expect(try c.survey.outcome() == c.outcome)
  }

  @Test func fieldworkDays() throws {
    var tiny = TinySurvey(
      "firm,unit,sent,q1,q2\na,hon-gai,2023-11-01 00:00,1,2\nb,hon-gai,30/11/2023 23:59:59,1,2\nc,hon-gai,2023-12-01,1,2\nd,hon-gai,?,1,2\n"
    )
    tiny.columns = .init(respondent: "firm", unit: "unit", submitted: "sent")
    tiny.fieldwork = .init(from: CalendarDate(iso: "2023-11-01")!, to: CalendarDate(iso: "2023-11-30")!)
    var data = try tiny.read()
    #expect(data.account.responses == 4)
    #expect(
      data.account.problems.map { "\($0.line ?? 0) \($0.kind.rawValue) \($0.action[.en])" } == [
        "4 outside-fieldwork the row counts", "5 unknown-date the row counts without a date",
      ])
    tiny.leaveOut = [.outsideFieldwork]
    data = try tiny.read()
    #expect(data.account.responses == 3)
    #expect(TinySurvey.leftOut(of: data) == ["1 outside-fieldwork"])
  }

  static let failures: [Case] = [
    Case(
      "mapped columns that are missing or twice", TinySurvey("firm,Unit ,q01,Q2,q2,q2,sent\na,b,1,2\n"),
      change: { $0.columns = .init(respondent: "firms", unit: "unit", stratum: "region") },
      [
        "responses.csv:1: expected a column \"firms\", found none; did you mean \"firm\"?",
        "responses.csv:1: expected a column \"region\", found none",
        "responses.csv:1: expected a column \"q1\", found none; did you mean \"q01\"?",
        "responses.csv:1: expected one column \"q2\", found 2: columns 5 and 6; name one of them, as \"q2 (1)\" or \"q2 (2)\"",
      ]),
    Case(
      "the hint is no column that another question has", TinySurvey("firm,unit,q1,q_2\na,hon-gai,1,2\n"),
      ["responses.csv:1: expected a column \"q2\", found none; did you mean \"q_2\"?"]),
    Case(
      "header only", TinySurvey("\nfirm,unit,q1,q2\n"),
      ["responses.csv: expected rows of answers below the header, found no row of answers"]),
    Case("blank lines only", TinySurvey("\n\n"), ["responses.csv:1: expected a header line, found only blank lines"]),
    Case("empty", TinySurvey(""), ["responses.csv: expected a header line and rows below it, found an empty file"]),
    Case(
      "stray quote in the header", TinySurvey("firm,unit,q\"1,q2\na,b,1,2\n"),
      ["responses.csv:1: expected a header line, found a quote in the middle of a cell of it"]),
    Case(
      "unclosed quote", TinySurvey("firm,unit,q1,q2\na,hon-gai,1,\"2\nb,hon-gai,1,2\n"),
      [
        "responses.csv:2: expected a closing quote, found the end of the file: a quote that opens on this line is never closed"
      ]),
    Case(
      "no row counts", TinySurvey("firm,unit,q1,q2\na,x,1,2\nb,hon-gai,,\n"),
      [
        "responses.csv: expected at least one row that counts, found none among 2 (1 unknown-unit, 1 empty)",
        "responses.csv:2: column 2 \"unit\": expected a unit of the survey, found text, 1 character; the row is left out",
        "responses.csv:3: expected at least one answer, found nothing; the row is left out",
      ]),
    Case(
      "no file", TinySurvey(""), change: { $0.files = [:] },
      ["responses.csv: expected a file, found none"]),
    Case(
      "no unit", TinySurvey("firm,q1,q2\na,1,2\n"), change: { $0.columns = .init(respondent: "firm") },
      [
        "responses.csv: expected a column with the unit under columns, or a unit for the whole file, found neither in the survey"
      ]),
  ]

  @Test(arguments: failures) func failure(c: Case) throws {
    #expect(try c.survey.outcome() == c.outcome)
  }

  @Test func inputsInOrderWithoutTheMachinesPaths() throws {
    var tiny = TinySurvey("firm,unit,q1,q2\na,hon-gai,1,2\n", frame: "respondent\na\n")
    tiny.files["context.csv"] = "unit,indicator,period,kind,value\n,revenue,2023,actual,1\n"
    tiny.context = .init(file: "context.csv")
    let data = try tiny.read()
    #expect(data.inputs.map(\.path) == ["responses.csv", "frame.csv", "context.csv"])
    #expect(data.inputs.map(\.bytes) == [30, 13, 56])
  }

  @Test func noSurvey() throws {
    let folder = try TemporaryFolder(["notes.txt": Array("x".utf8)])
    for (path, found) in [("", "a folder without one"), ("/absent", "nothing there"), ("/notes.txt", "a file of another kind")] {
      let failure = #expect(throws: ImportFailure.self) { try SurveyReader().read(folder.path + path) }
      #expect(failure?.kind == .unreadable)
      #expect(failure?.faults.first?.message[.en] == "expected a folder with a survey.yaml, found \(found)")
    }
  }

  @Test func aPipeInPlaceOfAFileDoesNotHang() throws {
    let folder = try TemporaryFolder([:])
    #expect(mkfifo(folder.path + "/survey.yaml", 0o600) == 0)
    let failure = #expect(throws: ImportFailure.self) { try SurveyReader().read(folder.path) }
    #expect(failure?.kind == .unreadable)
    #expect(failure?.description == "survey.yaml: expected a file, found a pipe or device")
  }
}
