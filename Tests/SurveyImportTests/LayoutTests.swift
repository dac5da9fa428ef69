import SurveyModel
import Testing

@testable import SurveyImport

/// Where answers can stand: blocks of columns, several units in one cell, several files with headers of their own, several respondent groups.
@Suite struct LayoutTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let survey: WrittenSurvey
    let outcome: [String]
    init(_ name: String, _ survey: WrittenSurvey, _ outcome: [String]) {
      self.name = name
      self.survey = survey
      self.outcome = outcome
    }
    var testDescription: String { name }
  }

  static let empty = "expected at least one answer, found nothing; the row is left out"

  static let blocks: [Case] = [
    // F1 rates a and c: two rows in the account. F2 rates nothing: one row, empty. F3 writes something unreadable about b: a form, empty.
    Case(
      "a mark for each unit",
      WrittenSurvey(
        """
        responses: [{file: responses.csv}]
        columns: {respondent: firm}
        questions: {q1: "Q1_{unit}", q2: "Q2_{unit}"}
        blocks: {a: "1", b: "2", c: "3"}
        answers: satisfaction-5
        """,
        """
        firm,Q1_1,Q2_1,Q1_2,Q2_2,Q1_3,Q2_3
        F1,5,4,,,1,2
        F2,,,,,,
        F3,3,3,x,,,

        """),
      [
        "0 a 5,4", "0 c 1,2", "1 a 3,3", "2 empty", "responses.csv:3 empty: \(empty)",
        "responses.csv:4 empty: \(empty)",
        "responses.csv:4 off-scale: column 4 \"Q1_2\": expected 1 to 5, found text, 1 character; the answer counts as missing",
      ]),
    Case(
      "the names of units in the headers, whatever spelling; a unit without columns is not rated",
      WrittenSurvey(
        """
        responses: [{file: responses.csv}]
        columns: {respondent: firm}
        questions: {q1: "Thái độ [{unit}]", q2: "Thời gian [{unit}]"}
        answers: satisfaction-5
        """,
        "firm,Thái độ [Đơn vị A],Thời gian [Đơn vị A],Thái độ [BB],Thời gian [BB]\nF1,Hài lòng,Rất hài lòng,2,3\n"),
      ["0 a 4,5", "0 b 2,3"]),
    Case(
      "headers for each unit; a question that a unit is not asked does not apply",
      WrittenSurvey(
        """
        responses: [{file: responses.csv}]
        questions: [q1, q2]
        blocks:
          a: {q1: "A1", q2: "A2"}
          b: {q1: "B1"}
        answers: satisfaction-5
        """, "A1,A2,B1\n1,2,3\n,,4\n"),
      ["0 a 1,2", "0 b 3,not-applicable", "1 b 4,not-applicable"]),
    Case(
      "a column that is missing",
      WrittenSurvey(
        """
        responses: [{file: responses.csv}]
        questions: {q1: "Q1_{unit}", q2: "Q2_{unit}"}
        blocks: {a: "1", b: "2"}
        answers: satisfaction-5
        """, "Q1_1,Q2_1,Q1_2,Q22\n1,2,3,4\n"),
      ["responses.csv:1: expected a column \"Q2_2\", found none; did you mean \"Q22\"?"]),
    Case(
      "half a unit",
      WrittenSurvey(
        """
        responses: [{file: responses.csv}]
        questions: {q1: "Q1 {unit}", q2: "Q2 {unit}"}
        answers: satisfaction-5
        """, "Q1 a,Q2 a,Q1 b\n1,2,3\n"), ["responses.csv:1: expected a column \"Q2 b\", found none"]),
    Case(
      "no unit in any header",
      WrittenSurvey(
        """
        responses: [{file: responses.csv}]
        questions: {q1: "Q1 {unit}"}
        answers: satisfaction-5
        """, "Q1,Q2\n1,2\n"),
      ["responses.csv:1: expected columns such as \"Q1 {unit}\" with the name of a unit for {unit}, found none"]),
    // Each unit of a row has its own break-off and its own duplicates.
    Case(
      "break-offs and duplicates by unit",
      WrittenSurvey(
        """
        responses: [{file: responses.csv}]
        columns: {respondent: firm}
        questions: {q1: "Q1_{unit}", q2: "Q2_{unit}", q3: "Q3_{unit}"}
        answers: satisfaction-5
        """, "firm,Q1_a,Q2_a,Q3_a,Q1_b,Q2_b,Q3_b\nF1,1,1,1,2,,\nF1,3,3,3,4,4,4\n"),
      [
        "0 a 3,3,3", "0 b 4,4,4", "1 duplicate", "1 break-off",
        "responses.csv:2 break-off: expected answers to at least 50% of the questions, found \"1 of 3\"; the row is left out",
        "responses.csv:2 duplicate: expected one row for each respondent and unit, found \"another row\"; the row of line 3 counts",
      ]),
  ]

  @Test(arguments: blocks) func blocksOfColumns(c: Case) throws {
    let outcome = try c.survey.outcome()
    #expect(outcome == c.outcome)
  }

  static let units = """
    responses: [{file: responses.csv}]
    columns: {respondent: firm, units: where}
    questions: [q1]
    answers: satisfaction-5
    """

  static let choices: [Case] = [
    // Rows read: F1 2, F2 2 (b once), F3 2 (one name is no unit), F4 1, F5 1.
    Case(
      "several units in one cell",
      WrittenSurvey(units, "firm,where,q1\nF1,a;c,5\nF2,BB; Unit B;a;,4\nF3,a;Đơn vị D,3\nF4,,2\nF5,\"Đơn vị B, miền núi\",1\n"),
      [
        "0 a 5", "0 c 5", "1 b 4", "1 a 4", "2 a 3", "3 b 1", "2 unknown-unit",
        "responses.csv:4 unknown-unit: column 2 \"where\": expected a unit of the survey, found text, 8 characters (did you mean \"Đơn vị A\"?); the row is left out",
        "responses.csv:5 unknown-unit: column 2 \"where\": expected at least one unit of the survey, found nothing; the row is left out",
      ]),
    Case(
      "a name that holds the separator",
      WrittenSurvey(units + "\nseparator: \",\"", "firm,where,q1\nF1,\"Đơn vị A, Đơn vị B, miền núi,Đơn vị C\",5\n"),
      ["0 a 5", "0 b 5", "0 c 5"]),
    Case(
      "ids between blanks", WrittenSurvey(units + "\nseparator: space", "firm,where,q1\nF1,a  c,5\n"), ["0 a 5", "0 c 5"]),
    Case(
      "a column for each choice",
      WrittenSurvey(
        """
        responses: [{file: responses.csv}]
        columns: {respondent: firm}
        unit-columns: {a: "W[1]", b: "W[2]"}
        questions: [q1]
        answers: satisfaction-5
        """, "firm,W[1],W[2],q1\nF1,Y,,5\nF2,1,Unit B,4\nF3,0,Không,3\n"),
      [
        "0 a 5", "1 a 4", "1 b 4", "1 unknown-unit",
        "responses.csv:4 unknown-unit: expected at least one unit of the survey, found nothing; the row is left out",
      ]),
  ]

  @Test(arguments: choices) func unitsChosen(c: Case) throws {
    let outcome = try c.survey.outcome()
    #expect(outcome == c.outcome)
  }

  static let files: [Case] = [
    // One duplicate rule over both; the paper batch has its own headers. F1 sent in later on paper.
    Case(
      "headers of a file's own",
      WrittenSurvey(
        """
        responses:
          - file: responses.csv
          - {file: paper.csv, date-order: dmy, columns: {respondent: "MST", unit: "Đơn vị", submitted: "Ngày"}, questions: {q2: "Câu 2"}}
        columns: {respondent: firm, unit: unit, submitted: sent}
        questions: [q1, q2]
        answers: satisfaction-5
        """, "firm,unit,sent,q1,q2\nF1,a,2023-11-02,1,1\nF2,a,2023-11-02,2,2\n",
        files: ["paper.csv": "MST;Đơn vị;Ngày;q1;Câu 2\nF1;a;03/11/2023;4;5\n"]),
      [
        "0 a 2,2", "1 a 4,5", "1 duplicate",
        "responses.csv:2 duplicate: expected one row for each respondent and unit, found \"another row\"; the row of line 2 of paper.csv counts",
      ]),
    // In the file without ids every row is a respondent of its own.
    Case(
      "a file that names respondents beside one that does not",
      WrittenSurvey(
        """
        responses:
          - {file: responses.csv, unit: a}
          - {file: named.csv, unit: a, columns: {respondent: firm}}
        questions: [q1]
        answers: satisfaction-5
        """, "q1\n1\n2\n", files: ["named.csv": "firm,q1\nF1,3\nF1,4\n"]),
      [
        "0 a 1", "1 a 2", "2 a 4", "1 duplicate",
        "named.csv:2 duplicate: expected one row for each respondent and unit, found \"another row\"; the row of line 3 counts",
      ]),
    // The same id in two groups is two respondents; the account is summed.
    Case(
      "several respondent groups",
      WrittenSurvey(
        """
          firms:
            responses: [{file: responses.csv}]
            columns: {respondent: firm, unit: unit}
            questions: [q1]
            answers: satisfaction-5
          staff:
            responses: [{file: staff.csv, unit: b}]
            columns: {respondent: id}
            questions: {s1: Q}
            answers: agreement-7
        """, "firm,unit,q1\n007,a,5\n007,x,5\n", files: ["staff.csv": "id,Q\n007,Đồng ý\n008,\n"]),
      [
        "0 a 5", "0 b 6", "1 unknown-unit", "1 empty",
        "responses.csv:3 unknown-unit: column 2 \"unit\": expected a unit of the survey, found text, 1 character; the row is left out",
        "staff.csv:3 empty: \(empty)",
      ]),
  ]

  @Test(arguments: files) func filesAndGroups(c: Case) throws {
    let outcome = try c.survey.outcome()
    #expect(outcome == c.outcome)
  }

  @Test func theAccountOfGroupsIsSummed() throws {
    let data = try #require(Self.files.last).survey.read()
    #expect(data.account.rowsRead == 4 && data.account.responses == 2 && data.account.respondents == 2)
    #expect(data.groups.map { $0.rows?.read } == [2, 2])
    #expect(data.groups.map { $0.rows?.leftOut } == [[.unknownUnit: 1], [.empty: 1]])
  }
}
