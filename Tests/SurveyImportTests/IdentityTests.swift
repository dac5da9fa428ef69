import SurveyModel
import Testing

@testable import SurveyImport

/// Ids that identify nobody, columns of a choice that was not made, and which of two submissions is the later.
@Suite struct IdentityTests {
  @Test(
    arguments: [
      ("5.7E+12", NobodysID.cutNumber), ("1.01E+09", .cutNumber), ("1,01E+09", .cutNumber), ("5.7e12", .cutNumber),
      ("-5.7E+12", .cutNumber),
      ("3E+11", .cutNumber), ("không có", .placeholder), ("Không  có", .placeholder), ("0", .placeholder), ("000", .placeholder),
      ("0.0", .placeholder), ("N/A", .placeholder), ("#N/A", .placeholder), ("na", .placeholder), ("-", .placeholder), ("–", .placeholder),
      ("...", .placeholder), ("?", .placeholder), ("chưa có", .placeholder), ("NULL", .placeholder), ("ko", .placeholder),
      ("5700100256", nil), ("F1", nil), ("E12", nil), ("12E5", nil), ("2E", nil), ("1E+", nil), ("1.2.3E+4", nil), ("10", nil),
      ("0123", nil),
      ("N1", nil), ("NA-12", nil), ("Nam", nil), ("không có tên nào ở đây cả", nil), ("-1", nil), ("", nil), ("a-b", nil),
      ("1.01E 09", .cutNumber), ("1,01E 09", .cutNumber), ("5,7 x 10^12", .cutNumber), ("5.7×10¹²", .cutNumber), ("5,7*10^+12", .cutNumber),
      ("#REF!", .placeholder), ("#NAME?", .placeholder), ("#VALUE!", .placeholder), ("#DIV/0!", .placeholder), ("ẩn danh", .placeholder),
      ("Anonymous", .placeholder), ("(trống)", .placeholder), ("(blank)", .placeholder), ("không có mã số thuế", .placeholder),
      ("khong co ma so thue", .placeholder), ("chưa có MST", .placeholder), ("Không cung cấp", .placeholder), ("từ chối", .placeholder),
      ("tu choi", .placeholder), ("bỏ trống", .placeholder), ("bỏ qua", .placeholder), ("k có", .placeholder), ("undefined", .placeholder),
      ("test", .placeholder), ("9999999999", .placeholder), ("1111111111", .placeholder), ("1234567890", .placeholder),
      ("Không có nhà", nil), ("5 x 10", nil), ("57 x 100012", nil), ("Bồ Trọng", nil), ("K", nil), ("x1", nil), ("N", nil), ("99", nil),
      ("11111", nil), ("5 x 100", nil),
      ("test 1", nil), ("khong gian xanh", nil),
    ] as [(String, NobodysID?)]) func nobody(_ text: String, _ expected: NobodysID?)
  {
    #expect(NobodysID(text) == expected)
  }

  @Test(
    arguments: [
      ("5700000000000", true), ("1010000000", true), ("570000000000000000000000", true), ("5700100256", false), ("5700100000", false),
      ("101000000", false), ("0000000000", false), ("0570000000", false), ("57000000000-1", false), ("5700000000000000000000000", false),
    ]) func numbersThatLostTheirLastDigits(text: String, isRounded: Bool)
  {
    #expect(NobodysID.isRounded(text) == isRounded)
  }

  private static func rows(_ ids: [String]) -> String { "id,unit,q1\n" + ids.map { "\($0),a,4\n" }.joined() }

  private static func survey(_ ids: [String], _ extra: String = "") -> WrittenSurvey {
    WrittenSurvey(
      "responses: [{file: responses.csv}]\ncolumns: {respondent: id, unit: unit}\nquestions: [q1]\nanswers: satisfaction-5\n\(extra)",
      rows(ids))
  }

  @Test func cutNumbersAreNobodys() throws {
    #expect(
      try Self.survey(["1.01E+09", "1.01E+09", "R1", "1.02E+09", "R1"]).outcome() == [
        "0 a 4", "1 a 4", "2 a 4", "3 a 4", "1 duplicate",
        "responses.csv:2 nobodys-id: column 1 \"id\": expected an id that is one respondent's, found \"a number that a spreadsheet cut off, "
          + "such as 5.7E+12\"; each of the 3 such rows is a respondent of its own",
        "responses.csv:4 duplicate: expected one row for each respondent and unit, found \"another row\"; the row of line 6 counts",
      ])
  }

  @Test func placeholdersAreNobodys() throws {
    #expect(
      try Self.survey(["không có", "0", "N/A", "-", "Không có"]).outcome() == [
        "0 a 4", "1 a 4", "2 a 4", "3 a 4", "4 a 4",
        "responses.csv:2 nobodys-id: column 1 \"id\": expected an id that is one respondent's, found \"a placeholder such as 0, - or N/A\"; "
          + "each of the 5 such rows is a respondent of its own",
      ])
  }

  /// A sign for none among ids of another shape; an id among others of its own.
  @Test(arguments: ["99", "-1", "x", "xxx", "no", "N"]) func shortIDs(_ sign: String) throws {
    let long = (1...5).map { "01006\($0)" }
    #expect(
      try Self.survey([sign] + long + [sign]).outcome() == (0..<7).map { "\($0) a 4" } + [
        "responses.csv:2 nobodys-id: column 1 \"id\": expected an id that is one respondent's, found \"a short sign such as 99 or x, unlike all "
          + "other ids\"; each of the 2 such rows is a respondent of its own"
      ])
    for others in [(1...5).map(String.init), ["a", "b", "c", "d", "e"], ["x1", "x2", "x3", "x4", "x5"], Array(long.dropLast())] {
      #expect(try Self.survey([sign] + others + [sign]).outcome().filter { $0.hasSuffix("a 4") }.count == others.count + 1)
    }
    // Three different ones are no signs any more.
    #expect(try Self.survey([sign, "7", "8"] + long + [sign]).outcome().filter { $0.hasSuffix("a 4") }.count == 8)
  }

  @Test func shortIDsOverSegments() throws {
    let survey = Self.survey((0..<40).map { $0 % 4 == 3 ? "99" : "R01006\($0)" })
    let folder = try TemporaryFolder(survey.files.mapValues { Array($0.utf8) })
    let definition = try SurveyDefinition.read(survey.yaml, file: "survey.yaml")
    let place = SurveyPlace(folder: folder.path)
    let one = try SurveyReader.read(definition, index: TinySurvey.index, at: place)
    let several = try SurveyReader.read(
      definition, index: TinySurvey.index, at: place,
      segmentation: Segmentation(threads: 2, least: 1, head: 32, segment: 50, margin: 16))
    #expect(several == one && one.account.respondents == 40 && one.account.problems.map(\.line) == [5])
  }

  /// By several threads the rows are as many and the line is the same.
  @Test func segmentsCountTogether() throws {
    let survey = Self.survey((0..<40).map { $0 % 4 == 3 ? "5.7E+12" : "R\($0)" })
    let folder = try TemporaryFolder(survey.files.mapValues { Array($0.utf8) })
    let definition = try SurveyDefinition.read(survey.yaml, file: "survey.yaml")
    let place = SurveyPlace(folder: folder.path)
    let one = try SurveyReader.read(definition, index: TinySurvey.index, at: place)
    let several = try SurveyReader.read(
      definition, index: TinySurvey.index, at: place,
      segmentation: Segmentation(threads: 2, least: 1, head: 32, segment: 50, margin: 16))
    #expect(several == one)
    #expect(one.account.problems.map(\.line) == [5])
    #expect(one.account.respondents == 40)
  }

  struct Codes: Sendable {
    let ids: [String]
    let outcome: [String]
  }

  /// 010004751 has the check digit 6 and begins with a zero; 5700100256 does not.
  static let codes: [Codes] = [
    Codes(
      ids: ["5.7E+12", "5.7E+12", "5700100256"],
      outcome: [
        "responses.csv:2: column \"id\": expected tax codes, found 2 numbers that a spreadsheet cut off, such as 5.7E+12; export the file again "
          + "and do not save it in a spreadsheet, or format the column as text before the codes go in"
      ]),
    // The same number read again with all its digits, as a workbook holds it.
    Codes(
      ids: ["5700000000000", "5700000000000", "5700100256"],
      outcome: [
        "responses.csv:2: column \"id\": expected tax codes, found 2 numbers that a spreadsheet cut off, such as 5.7E+12; export the file again "
          + "and do not save it in a spreadsheet, or format the column as text before the codes go in"
      ]),
    Codes(
      ids: ["100047516", "5700100256", "100047516"],
      outcome: [
        "responses.csv:2: column \"id\": expected tax codes, found 2 without their leading zero and none with one: a spreadsheet made numbers "
          + "of the column; export the file again and do not save it in a spreadsheet, or format the column as text before the codes go in"
      ]),
    Codes(
      ids: ["không có", "không có", "5700100256"],
      outcome: [
        "0 a 4", "1 a 4", "2 a 4",
        "responses.csv:2 nobodys-id: column 1 \"id\": expected an id that is one respondent's, found \"a placeholder such as 0, - or N/A\"; "
          + "each of the 2 such rows is a respondent of its own",
      ]),
  ]

  /// What is called no code decides nothing.
  @Test(arguments: ["99", "0000000001", "ABC", "5700100250"]) func invalidCodesAreNoDuplicates(_ code: String) throws {
    let outcome = try Self.survey([code, code, "5700100256", "5700100256"], "respondent-id: tax-code").outcome()
    #expect(outcome.filter { $0.hasSuffix("a 4") }.count == 3 && outcome.contains("1 duplicate"))
    #expect(outcome.count { $0.contains("invalid-tax-code") && $0.hasSuffix("the row is a respondent of its own") } == 2)
  }

  @Test(arguments: codes) func mangledTaxCodes(c: Codes) throws {
    #expect(try Self.survey(c.ids, "respondent-id: tax-code").outcome() == c.outcome)
  }

  @Test func unitsThatWereNotChosen() throws {
    let marks = [
      "0.0", "0,0", "NA", "n/a", "-", "null", "Chưa", "Không chọn", "", "0", "No", "không", "False", "Not Selected", "—", "NaN", "#N/A",
      "khong", "Khong chon", "ko", "k", "Off", "□", "✗", "❌", "(trống)", "[]", "{}", "[ ]", "-1", "-0.5", "Không rõ", "khong ro", "bỏ qua",
      "''",
    ]
    let chosen = ["1", "1.0", "True", "x", "X", "Có", "✓", "Đơn vị B", "Y", "+", "☑", "☒", "[x]", "0.5", "2", "Không gian số", "on"]
    let rows = (marks + chosen).enumerated().map { "F\($0),1,\"\($1)\",5\n" }.joined()
    let data = try WrittenSurvey(
      """
      responses: [{file: responses.csv}]
      columns: {respondent: id}
      unit-columns: {a: "sel/a", b: "sel/b"}
      questions: [q1]
      answers: satisfaction-5
      """, "id,sel/a,sel/b,q1\n" + rows
    ).read()
    let table = data.groups[0].responses
    #expect(table.unit.count { $0 == 0 } == marks.count + chosen.count)
    #expect(
      table.unit.indices.filter { table.unit[$0] == 1 }.map { Int(table.respondent[$0]) } == Array(marks.count..<marks.count + chosen.count)
    )
  }

  @Test(arguments: [
    (["2023-11-05T10:00:00.900", "2023-11-05T10:00:00.100"], "1"), (["2023-11-05 10:00:00.1", "2023-11-05 10:00:00.09"], "1"),
    (["2023-11-05 10:00:00.100", "2023-11-05 10:00:00.100"], "5"), (["2023-11-05 10:00:00", "2023-11-05 10:00:00.000001"], "5"),
    (["5/11/2023 10:00:00.5", "5/11/2023 10:00:00"], "1"), (["2023-11-05T10:00:00.900Z", "2023-11-05T17:00:00.100"], "1"),
  ]) func fractionsOfSecondsDecide(times: [String], answer: String) throws {
    let outcome = try WrittenSurvey(
      """
      responses: [{file: responses.csv, date-order: dmy}]
      columns: {respondent: id, unit: unit, submitted: sent}
      questions: [q1]
      answers: satisfaction-5
      """, "id,unit,sent,q1\nR,a,\(times[0]),1\nR,a,\(times[1]),5\n"
    ).outcome()
    #expect(outcome.first == "0 a \(answer)")
  }

  static let kobo = "id,unit,q1,_id,_uuid,_submission_time\n"

  @Test func theTimeOfThePlatformServes() throws {
    func survey(_ rows: String) -> WrittenSurvey {
      WrittenSurvey(
        """
        responses: [{file: responses.csv}]
        columns: {respondent: id, unit: unit}
        questions: [q1]
        answers: satisfaction-5
        leave-out: [outside-fieldwork]
        """, rows)
    }
    // 17:00 in Greenwich is midnight in Vietnam.
    let rows =
      "F1,a,5,1,u1,2023-10-31T16:59:59\nF2,a,4,2,u2,2023-10-31T17:00:00\nF3,b,3,3,u3,2023-11-30T16:59:59\nF4,b,2,4,u4,2023-11-30T17:00:00\n"
    #expect(try survey(Self.kobo + rows).outcome().prefix(3) == ["0 a 4", "1 b 3", "2 outside-fieldwork"])
    #expect(
      try survey("id,unit,q1\nF1,a,5\n").outcome() == [
        "responses.csv:1: expected a column of times for \"leave-out: outside-fieldwork\", found none; name it as submitted under columns"
      ])
  }
}
