import SurveyModel
import Testing

@testable import SurveyImport

/// What the platforms say of single rows and cells: finished or not, tests, blanks, times.
@Suite struct PlatformRowsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var survey: TinySurvey
    let outcome: [String]
    init(_ name: String, _ rows: String, columns: [String] = ["firm", "unit", "q1", "q2"], _ outcome: [String]) {
      self.name = name
      survey = TinySurvey(rows)
      survey.columns = .init(respondent: columns[0], unit: columns[1])
      survey.questions = Array(columns[2...])
      self.outcome = outcome
    }
    var testDescription: String { name }
  }

  private static func lime(_ rows: String) -> String {
    "\"id\",\"submitdate\",\"lastpage\",\"startlanguage\",\"firm\",\"unit\",\"q1\",\"q2\"\r\n" + rows
  }
  private static let left = "the row is left out"

  static let cases: [Case] = [
    Case(
      "LimeSurvey: no submit date is a partial, 1980 a complete; nothing is not reached, quotes are blank",
      lime(
        "\"1\",,\"2\",\"vi\",\"a\",\"hon-gai\",\"4\",\"5\"\r\n\"2\",\"1980-01-01 00:00:00\",\"2\",\"vi\",\"b\",\"hon-gai\",\"4\",\"5\"\r\n"
          + "\"3\",\"2023-11-02 10:00:00\",\"2\",\"vi\",\"c\",\"hon-gai\",,\"5\"\r\n\"4\",\"2023-11-02 10:00:00\",\"2\",\"vi\",\"d\",\"hon-gai\",\"\",\"5\"\r\n\r\n"
      ),
      ["0 hon-gai - 4,5 partial", "1 hon-gai - 4,5 complete", "2 hon-gai - not-reached,5 partial", "3 hon-gai - blank,5 partial"]),
    Case(
      "LimeSurvey saved again without quotes: an empty cell is a blank",
      "id,submitdate,lastpage,startlanguage,firm,unit,q1,q2\n1,2023-11-02,2,vi,a,hon-gai,,5\n", ["0 hon-gai - blank,5 partial"]),
    Case(
      "LimeSurvey: codes that no scale declares, and a masked cell",
      lime(
        "\"1\",\"2023-11-02\",\"2\",\"vi\",\"a\",\"hon-gai\",\"A2\",\"5\"\n\"2\",\"2023-11-02\",\"2\",\"vi\",\"b\",\"hon-gai\",\"'-66\",\"5\"\n"
      ),
      [
        "0 hon-gai - off-scale,5 partial", "1 hon-gai - not-reached,5 partial",
        "responses.csv:2 off-scale: column 7 \"q1\": expected 1 to 5, or a code of LimeSurvey, as a label under values or missing of scales, found text, 2 characters; the answer counts as missing",
      ]),
    Case(
      "Qualtrics: previews, tests and what was not finished; -99 is a blank, -1 must be declared",
      "StartDate,EndDate,Status,Progress,Finished,ResponseId,DistributionChannel,firm,unit,q1,q2\n"
        + "Start,End,Type,Progress,Finished,Id,Channel,Firm,Unit,One,Two\n"
        + "\"{\"\"ImportId\"\":\"\"startDate\"\",\"\"timeZone\"\":\"\"America/Denver\"\"}\",,,,,,,,,,\n"
        + "2023-11-02 10:00:00,2023-11-02 10:05:00,0,100,1,R_1,anonymous,a,hon-gai,4,5\n"
        + "2023-11-02 10:00:00,2023-11-02 10:05:00,1,100,1,R_2,preview,b,hon-gai,4,5\n"
        + "2023-11-02 10:00:00,2023-11-02 10:05:00,Survey Test,100,True,R_3,anonymous,c,hon-gai,4,5\n"
        + "2023-11-02 10:00:00,2023-11-02 10:05:00,IP Address,100,True,R_4,preview,d,hon-gai,4,5\n"
        + "2023-11-02 10:00:00,2023-11-02 10:05:00,IP Address,80,False,R_5,anonymous,e,hon-gai,4,5\n"
        + "2023-11-02 10:00:00,2023-11-02 10:05:00,16,100,True,R_6,anonymous,f,hon-gai,-99,-1\n"
        + "2023-11-02 10:00:00,2023-11-02 10:05:00,16,100,True,R_7,anonymous,g,hon-gai,4,-99\n",
      [
        "0 hon-gai - 4,5 complete", "1 hon-gai - 4,5 partial", "2 hon-gai - 4,blank partial", "1 empty", "3 preview",
        "responses.csv:5 preview: column 3 \"Status\": expected the response of a respondent, found \"a preview or test of Qualtrics\"; \(left)",
        "responses.csv:6 preview: column 3 \"Status\": expected the response of a respondent, found \"a preview or test of Qualtrics\"; \(left)",
        "responses.csv:7 preview: column 7 \"DistributionChannel\": expected the response of a respondent, found \"a preview or test of Qualtrics\"; \(left)",
        "responses.csv:9 empty: expected at least one answer, found nothing; \(left)",
        "responses.csv:9 off-scale: column 11 \"q2\": expected 1 to 5, or a code that Qualtrics gives to \"not applicable\", declared under missing of the scale, found \"-1\"; the answer counts as missing",
      ]),
    Case(
      "Qualtrics: a status is a sum of 1 a preview, 2 a test, 4 imported, 8 spam, 16 offline",
      "StartDate,EndDate,Status,ResponseId,firm,unit,q1,q2\nStart,End,Type,Id,Firm,Unit,One,Two\n"
        + "2023-11-02 10:00:00,2023-11-02 10:05:00,4,R_0,a,hon-gai,4,5\n"
        + "2023-11-02 10:00:00,2023-11-02 10:05:00,2,R_1,b,hon-gai,4,5\n"
        + "2023-11-02 10:00:00,2023-11-02 10:05:00,18,R_2,c,hon-gai,4,5\n"
        + "2023-11-02 10:00:00,2023-11-02 10:05:00,20,R_3,d,hon-gai,4,5\n"
        + "2023-11-02 10:00:00,2023-11-02 10:05:00,8,R_4,e,hon-gai,4,5\n"
        + "2023-11-02 10:00:00,2023-11-02 10:05:00,17,R_5,f,hon-gai,4,5\n",
      [
        "0 hon-gai - 4,5 complete", "1 hon-gai - 4,5 complete", "2 hon-gai - 4,5 complete", "3 preview",
        "responses.csv:4 preview: column 3 \"Status\": expected the response of a respondent, found \"a preview or test of Qualtrics\"; \(left)",
        "responses.csv:5 preview: column 3 \"Status\": expected the response of a respondent, found \"a preview or test of Qualtrics\"; \(left)",
        "responses.csv:8 preview: column 3 \"Status\": expected the response of a respondent, found \"a preview or test of Qualtrics\"; \(left)",
      ]),
    Case(
      "Alchemer: partials, and data of tests",
      "Response ID,Time Started,Date Submitted,Status,firm,unit,q1,q2\n1,x,2023-11-02,Complete,a,hon-gai,1,2\n2,x,2023-11-02,Partial,b,hon-gai,1,2\n"
        + "3,x,2023-11-02,Disqualified,c,hon-gai,1,2\n4,x,2023-11-02,Test,d,hon-gai,1,2\n",
      [
        "0 hon-gai - 1,2 complete", "1 hon-gai - 1,2 partial", "2 hon-gai - 1,2 partial", "1 preview",
        "responses.csv:5 preview: column 4 \"Status\": expected the response of a respondent, found \"a preview or test of Alchemer\"; \(left)",
      ]),
    Case(
      "REDCap: a form that is not complete, a survey that was not, a form of no interest",
      "record_id,redcap_survey_identifier,other,other_complete,danh_gia_timestamp,firm,unit,q1,q2,danh_gia_complete\n"
        + "1,,x,0,2023-11-02 10:00:00,a,hon-gai,1,2,2\n2,,x,2,2023-11-02 10:00:00,b,hon-gai,1,2,0\n3,,x,2,[not completed],c,hon-gai,1,2,2\n4,,x,2,,d,hon-gai,1,2,1\n",
      ["0 hon-gai - 1,2 complete", "1 hon-gai - 1,2 partial", "2 hon-gai - 1,2 partial", "3 hon-gai - 1,2 complete"]),
    Case(
      "KoBoCAT: n/a is a blank, whatever the scale calls N/A",
      "firm,unit,q1,q2,_id,_uuid,_submission_time\na,hon-gai,n/a,2,1,u1,2023-11-02T10:00:00\nb,hon-gai,N/A,2,2,u2,2023-11-02T10:00:00\n",
      ["0 hon-gai - blank,2 partial", "1 hon-gai - not-applicable,2 complete"]),
    Case(
      "SurveyMonkey: two options of one choice; a published file with one header line",
      "Respondent ID,Collector ID,End Date,firm,unit,q1,,,q2\n,,,Response,Response,1,2,Other (please specify),Response\n"
        + "11,1,11/30/2023 9:05,a,hon-gai,1,,,5\n12,1,11/30/2023 9:05,b,hon-gai,1,2,,5\n13,1,11/30/2023 9:05,c,hon-gai,,2,text,5\n",
      [
        "0 hon-gai - 1,5 complete", "1 hon-gai - blank,5 partial", "2 hon-gai - 2,5 complete",
        "responses.csv:4 off-scale: column 7 \"q1 [2]\": expected one choice for each question, found \"more than one\"; the answer counts as missing",
      ]),
    Case(
      "SurveyMonkey: a published file with one header line",
      "Respondent ID,Collector ID,End Date,firm,unit,q1,q2\n11,1,11/30/2023 9:05,a,hon-gai,1,5\n", ["0 hon-gai - 1,5 complete"]),
    Case(
      "SurveyJS: what the export lost", "firm,unit,q1,q2\na,hon-gai,[object Object],5\n",
      [
        "0 hon-gai - off-scale,5 partial",
        "responses.csv:2 off-scale: column 3 \"q1\": expected 1 to 5, or a value; the file has lost this answer, export again with a column for each row of the grid, found text, 15 characters; the answer counts as missing",
      ]),
    Case(
      "columns of one name are told apart by number", "firm,unit,q,q\na,hon-gai,1,2\n", columns: ["firm", "unit", "q (2)", "Q (1)"],
      ["0 hon-gai - 2,1 complete"]),
    Case(
      "a name that two columns have", "firm,unit,q,q\na,hon-gai,1,2\n", columns: ["firm", "unit", "q", "q (1)"],
      ["responses.csv:1: expected one column \"q\", found 2: columns 3 and 4; name one of them, as \"q (1)\" or \"q (2)\""]),
    Case(
      "a row that two grids have",
      "firm,unit,Hài lòng? [Thái độ],Quan trọng? [Thái độ],q2\na,hon-gai,1,2,3\n",
      columns: ["firm", "unit", "hài lòng?  [THÁI ĐỘ]", "Thái độ"],
      [
        "responses.csv:1: expected one column \"Thái độ\", found 2: columns 3 and 4; name one of them, as \"Hài lòng? [Thái độ]\" or \"Quan trọng? [Thái độ]\""
      ]),
  ]

  @Test(arguments: cases) func row(c: Case) throws {
    var survey = c.survey
    if c.name.hasPrefix("SurveyJS") { survey.responses = [.init(file: "responses.csv", platform: "surveyjs")] }
    #expect(try survey.outcome() == c.outcome)
  }

  @Test func thePlatformsOwnColumnsServeWhereNoneIsMapped() throws {
    var tiny = TinySurvey(
      "record_id,redcap_event_name,unit,q1,q2,f_complete\n1,a,hon-gai,1,2,2\n1,b,hon-gai,3,4,2\n,c,hon-gai,5,5,2\n,d,hon-gai,5,5,2\n1,e,hon-gai,,,2\n"
    )
    tiny.columns = .init(unit: "unit")
    let data = try tiny.read()
    #expect(TinySurvey.responses(of: data) == ["0 hon-gai - 3,4 complete", "1 hon-gai - 5,5 complete", "2 hon-gai - 5,5 complete"])
    #expect(TinySurvey.leftOut(of: data) == ["1 duplicate", "1 empty"])
    #expect(data.account.recognized.map { $0[.en] }.contains("responses.csv: the respondent from the column \"record_id\""))
    // Numbers of records begin anew in every file.
    tiny.files["second.csv"] = tiny.files["responses.csv"]
    tiny.responses = [.init(file: "responses.csv"), .init(file: "second.csv")]
    #expect(try tiny.read().account.responses == 8)
  }

  @Test func aHeaderOfTwoPlatformsIsReadAsPlain() throws {
    var tiny = TinySurvey("Timestamp,SubmissionDate,KEY,firm,unit,q1,q2\n2023-11-02,2023-11-02,k,a,hon-gai,1,2\n")
    #expect(
      try tiny.read().account.recognized.map { $0[.en] } == [
        "responses.csv: the header looks like Google Forms and like ODK Central, so it is read as a plain file; if that is wrong, state platform"
      ])
    tiny.responses = [.init(file: "responses.csv", platform: "odk")]
    #expect(try tiny.read().account.recognized.first?[.en] == "responses.csv: the time of submission from the column \"SubmissionDate\"")
  }
}
