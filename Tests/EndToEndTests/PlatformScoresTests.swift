import Foundation
import Inference
import Scoring
import SurveyImport
import SurveyModel
import SurveyWords
import Testing

/// The same invented answers in the shape of every platform (Tests/SurveyImportTests/Fixtures/make-platforms.py): 12 firms, 30 rows, 4 questions, a
/// comment. What comes out is the same to the last bit.
@Suite struct PlatformScoresTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let file: String
    let platform: String
    /// Headers of firm, unit and the four questions.
    let columns: [String]
    var entry = ""
    /// What `recognized` says, behind the name of the file.
    let recognized: [String]

    init(_ file: String, _ platform: String, _ columns: [String], entry: String = "", _ recognized: [String]) {
      self.file = file
      self.platform = platform
      self.columns = columns
      self.entry = entry
      self.recognized = recognized
    }

    var testDescription: String { file }
  }

  static let firm = "Mã doanh nghiệp"
  static let unit = "Chi cục được đánh giá"
  static let grid = "Anh/chị hài lòng đến mức nào về các mặt sau?"
  static let rows = ["Thái độ phục vụ", "Thời gian thông quan", "Công khai thủ tục, biểu mẫu", "Phí - lệ phí"]
  static let codes = ["firm", "unit", "q1", "q2", "q3", "q4"]
  static let inBrackets = [firm, unit] + rows.map { "\(grid) [\($0)]" }
  static let behindHyphen = [firm, unit] + rows.map { "\(grid) - \($0)" }
  static let limeCodes = ["firm", "unit"] + (1...4).map { "Q1[SQ00\($0)]" }
  static let qualtricsCodes = ["firm", "unit"] + (1...4).map { "Q2_\($0)" }
  static let quotes =
    "a cell with nothing in it is a question that was never shown, one with \"\" a question left blank"

  static func submitted(_ column: String) -> String { "the time of submission from the column \"\(column)\"" }

  static let cases: [Case] = [
    Case("plain.csv", "plain", codes, []),
    Case(
      "limesurvey-codes.csv", "limesurvey", limeCodes,
      ["LimeSurvey, recognised by the columns submitdate, lastpage, startlanguage", quotes, submitted("submitdate")]),
    Case(
      "limesurvey-texts.csv", "limesurvey", inBrackets,
      ["LimeSurvey, recognised by the columns Date submitted, Last page, Start language", quotes, submitted("Date submitted")]),
    Case(
      "limesurvey-code-and-text.csv", "limesurvey", limeCodes,
      [
        "LimeSurvey, recognised by the columns submitdate. Date submitted, lastpage. Last page, startlanguage. Start language", quotes,
        submitted("submitdate. Date submitted"),
      ]),
    Case(
      "limesurvey-code-and-text.csv", "limesurvey", inBrackets,
      [
        "LimeSurvey, recognised by the columns submitdate. Date submitted, lastpage. Last page, startlanguage. Start language", quotes,
        submitted("submitdate. Date submitted"),
      ]),
    Case(
      "google-zip.csv", "google-forms", inBrackets,
      ["Google Forms, recognised by the columns Dấu thời gian", submitted("Dấu thời gian")]),
    Case(
      "google-sheet.csv", "google-forms", inBrackets,
      ["Google Forms, recognised by the columns Dấu thời gian", submitted("Dấu thời gian")]),
    Case(
      "microsoft-forms.csv", "microsoft-forms", [firm, unit] + rows,
      [
        "Microsoft Forms, recognised by the columns ID, Start time, Completion time", submitted("Completion time"),
        "the month before the day, found from the whole column",
      ]),
    Case(
      "kobo.csv", "kobo", [firm, unit] + rows,
      [
        "KoboToolbox, recognised by the columns _id, _uuid, _submission_time, _validation_status", submitted("_submission_time"),
        "times of the zone UTC, converted to Vietnam time",
      ]),
    Case(
      "odk.csv", "odk", codes,
      [
        "ODK Central, recognised by the columns SubmissionDate, KEY, SubmitterID, SubmitterName", submitted("SubmissionDate"),
        "times of the zone UTC, converted to Vietnam time",
      ]),
    Case(
      "qualtrics.csv", "qualtrics", qualtricsCodes,
      [
        "Qualtrics, recognised by the columns StartDate, EndDate, Progress, Finished", submitted("EndDate"),
        "times of the zone Asia/Ho_Chi_Minh, converted to Vietnam time",
      ]),
    Case(
      "qualtrics.csv", "qualtrics", behindHyphen, entry: "platform: qualtrics",
      [submitted("EndDate"), "times of the zone Asia/Ho_Chi_Minh, converted to Vietnam time"]),
    Case(
      "qualtrics-2016.csv", "qualtrics", behindHyphen,
      ["Qualtrics, recognised by the columns ResponseID, ResponseSet, StartDate, EndDate", submitted("EndDate")]),
    Case(
      "qualtrics-legacy.csv", "qualtrics", qualtricsCodes,
      ["Qualtrics, recognised by the columns V1, V2, ResponseID, ResponseSet", submitted("V9")]),
    Case(
      "surveymonkey-grid.csv", "surveymonkey", inBrackets,
      [
        "SurveyMonkey, recognised by the columns Respondent ID, Collector ID, Start Date, End Date", submitted("End Date"),
        "the month before the day, found from the whole column",
      ]),
    Case(
      "surveymonkey-condensed.csv", "surveymonkey", [firm, unit] + rows,
      [
        "SurveyMonkey, recognised by the columns Respondent ID, Collector ID, Start Date, End Date", submitted("End Date"),
        "the month before the day, found from the whole column",
      ]),
    Case(
      "surveymonkey-expanded.csv", "surveymonkey", [firm, unit] + rows,
      [
        "SurveyMonkey, recognised by the columns Respondent ID, Collector ID, Start Date, End Date", submitted("End Date"),
        "the month before the day, found from the whole column",
      ]),
    Case(
      "redcap.csv", "redcap", codes,
      [
        "REDCap, recognised by the columns record_id, redcap_repeat_instrument, redcap_repeat_instance, redcap_survey_identifier",
        "every row of REDCap is read as a response; one without answers to the questions is left out", submitted("danh_gia_timestamp"),
      ]),
    Case("surveyjs.csv", "surveyjs", behindHyphen, entry: "platform: surveyjs", []),
    Case("surveyjs.csv", "plain", behindHyphen, []),
    Case(
      "alchemer.csv", "alchemer", inBrackets,
      ["Alchemer, recognised by the columns Time Started, Date Submitted, Status", submitted("Date Submitted")]),
  ]

  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "SurveyImportTests/Fixtures/platforms")

  /// Reads one of the files through a survey.yaml, from its folder to its results.
  static func read(_ c: Case) throws -> (data: SurveyData, results: Results) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cdci-platform-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(contentsOf: fixtures.appending(path: c.file)).write(to: folder.appending(path: "export.csv"))
    let questions = zip(1..., c.columns.dropFirst(2)).map { "q\($0): \"\($1)\"" }.joined(separator: ", ")
    let survey = """
      title: "t"
      organization: "o"
      edition: "2023"
      published: 2023-12-27
      fieldwork: {from: 2023-11-05, to: 2023-11-16}
      index: index.yaml
      units:
        - {id: mong-cai, name: "Cửa khẩu Móng Cái", aliases: ["AO01"]}
        - {id: hon-gai, name: "Hòn Gai", aliases: ["AO02"]}
        - {id: van-gia, name: "Vạn Gia", aliases: ["AO03"]}
      respondent-groups:
        firms:
          responses:
            - file: export.csv
              \(c.entry)
          columns: {respondent: "\(c.columns[0])", unit: "\(c.columns[1])"}
          questions: {\(questions)}
          answers: likert-5
      scales:
        likert-5:
          values:
            1: ["Rất không hài lòng", "A5"]
            2: ["Không hài lòng", "A4"]
            3: ["Bình thường", "A3"]
            4: ["Hài lòng", "A2"]
            5: ["Rất hài lòng", "A1"]
          missing: {dont-know: ["Không biết", "99", "A6"]}
      """
    let index = """
      index: I
      title: "t"
      components:
        - {id: c, indicators: [{id: q1}, {id: q2}, {id: q3, weight: 2}, {id: q4}]}
      """
    try Data(survey.utf8).write(to: folder.appending(path: "survey.yaml"))
    try Data(index.utf8).write(to: folder.appending(path: "index.yaml"))
    let data = try SurveyReader().read(folder.path)
    return (data, try Evaluation().evaluate(data))
  }

  @Test(arguments: cases) func theSameAnswersThroughEveryPlatform(c: Case) throws {
    let expected = try Self.read(Self.cases[0])
    // 12 firms rate two units, six of them a third; firm 4 leaves a question out, firm 5 two of four, firm 6 does not know one.
    #expect(expected.data.account.rowsRead == 30)
    #expect(expected.data.account.answersMissing.map { "\($0.answers) \($0.kind.name)" } == ["2 dont-know", "8 blank"])
    let found = try Self.read(c)
    let (table, wanted) = (found.data.groups[0].responses, expected.data.groups[0].responses)
    #expect(table.answers == wanted.answers)
    #expect(table.unit == wanted.unit)
    #expect(table.respondent == wanted.respondent)
    #expect(table.isComplete == wanted.isComplete)
    #expect(found.data.account.rowsRead == 30)
    #expect(found.data.account.respondents == 12)
    #expect(found.data.account.leftOut.isEmpty)
    #expect(found.data.account.problems.map(\.description) == [])
    #expect(found.data.account.answersMissing.map(\.answers) == [2, 8])
    let sentences = found.data.account.recognized.map { $0[.en] }.filter { !$0.contains("byte order") && !$0.contains("delimiter") }
    #expect(sentences == c.recognized.map { "export.csv: \($0)" })
    func bits(_ results: Results) -> [[UInt64?]] {
      results.units.map { unit in
        [unit.score, unit.standardError, unit.interval?.low, unit.interval?.high, unit.satisfaction?.rate].map { $0?.bitPattern }
      } + [[results.overall.score?.bitPattern, results.overall.standardError?.bitPattern]]
    }
    #expect(bits(found.results) == bits(expected.results))
    #expect(expected.results.units.allSatisfy { $0.score != nil })
  }
}
