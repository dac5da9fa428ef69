import SurveyModel
import Testing

@testable import SurveyImport

/// Consent, tax codes and the signs of careless answers.
@Suite struct WhoCountsTests {
  struct Consent: Sendable {
    let extra: String
    let outcome: [String]
    init(_ extra: String, _ outcome: [String]) {
      self.extra = extra
      self.outcome = outcome
    }
  }

  static let consents: [Consent] = [
    Consent(
      "leave-out: [no-consent]",
      [
        "0 a 5", "1 a 4", "2 no-consent",
        "responses.csv:4 no-consent: column 2 \"ok\": expected the respondent's consent, found text, 5 characters; the row is left out",
        "responses.csv:5 no-consent: column 2 \"ok\": expected the respondent's consent, found nothing; the row is left out",
      ]),
    Consent(
      "consent: [\"1\", \"Không\"]",
      [
        "0 a 5", "1 a 4", "2 a 3", "1 empty",
        "responses.csv:2 no-consent: column 2 \"ok\": expected the respondent's consent, found text, 6 characters; the row counts",
        "responses.csv:5 empty: \(LayoutTests.empty)",
        "responses.csv:5 no-consent: column 2 \"ok\": expected the respondent's consent, found nothing; the row counts",
      ]),
  ]

  @Test(arguments: consents) func consent(c: Consent) throws {
    let survey = WrittenSurvey(
      """
      responses: [{file: responses.csv, unit: a}]
      columns: {respondent: firm, consent: ok}
      questions: [q1]
      answers: satisfaction-5
      \(c.extra)
      """, "firm,ok,q1\nF1,Đồng ý,5\nF2,1,4\nF3,Không,3\nF4,,\n")
    let outcome = try survey.outcome()
    #expect(outcome == c.outcome)
    // Refused: AAPOR counts it as a refusal.
    #expect(try survey.read().groups[0].breakOffs.count == (c.extra.hasPrefix("leave-out") ? 2 : 0))
  }

  struct Code: Sendable {
    let text: String
    let digits: String?
    init(_ text: String, _ digits: String?) {
      self.text = text
      self.digits = digits
    }
  }

  /// 010004751: 29 + 4·13 + 7·7 + 5·5 + 1·3 = 158 = 14·11 + 4, and 10 − 4 = 6.
  /// 570010025: 5·31 + 7·29 + 1·17 + 2·5 + 5·3 = 400 = 36·11 + 4: 6.
  /// 000000003: 9, remainder 9: 1. 000000000: remainder 0, no code. 100000001: 31 + 3 = 34, remainder 1: 9.
  static let codes: [Code] = [
    Code("0100047516", "0100047516"), Code(" 01.0004.7516 ", "0100047516"), Code("0100047516-001", "0100047516001"),
    Code("0100047516\u{2013}001", "0100047516001"), Code("0100 047\u{A0}516 001", "0100047516001"), Code("'0100047516", "0100047516"),
    Code("0100\u{200E}047516\u{AD}", "0100047516"),
    Code("5700100256", "5700100256"), Code("0000000031", "0000000031"), Code("1000000019", "1000000019"),
    Code("0100047515", nil), Code("0100047516-000", nil), Code("0100047515-001", nil), Code("00000000010", nil), Code("0000000000", nil),
    Code("100047516", nil), Code("", nil), Code("MST 0100047516", nil), Code("1.00E+08", nil), Code("٠١٠٠٠٤٧٥١٦", nil),
    // Personal numbers: province 001 to 096, no check digit.
    Code("001087123456", "001087123456"), Code("096 087 123 456", "096087123456"), Code("000087123456", nil), Code("097087123456", nil),
    Code(String(repeating: "1", count: 500), nil),
  ]

  @Test(arguments: codes) func taxCode(c: Code) {
    #expect(TaxCode(c.text).map { String(decoding: $0.digits, as: UTF8.self) } == c.digits)
  }

  @Test(arguments: [
    ("100047516", true), ("100047516001", true), ("100047515", false), ("0100047516", false), ("5700100256", false), ("", false),
  ])
  func leadingZero(text: String, lacks: Bool) { #expect(TaxCode.lacksLeadingZero(text) == lacks) }

  @Test func taxCodesAreComparedWithoutMarks() throws {
    let survey = WrittenSurvey(
      """
      responses: [{file: responses.csv, unit: a}]
      columns: {respondent: mst}
      respondent-id: tax-code
      questions: [q1]
      answers: satisfaction-5
      frame: frame.csv
      """, "mst,q1\n0100.047.516,1\n100047516,2\n5700100256,3\n",
      files: ["frame.csv": "respondent,unit\n0100047516,a\n5700-100-256,a\n5700100250,a\n"])
    let outcome = try survey.outcome()
    #expect(
      outcome == [
        "0 a 1", "3 a 2", "1 a 3",
        "responses.csv:3 not-in-frame: expected a respondent whom the frame lists for the unit, found nothing; the row counts, but not in response rates",
        "responses.csv:3 invalid-tax-code: column 1 \"mst\": expected a tax code of 10 digits with its check digit, 13 of a branch, or a personal number of 12; did a spreadsheet drop a leading zero?, found text, 9 characters; the row is a respondent of its own",
        "frame.csv:4 invalid-tax-code: column \"respondent\": expected a tax code of 10 digits with its check digit, 13 of a branch, or a personal number of 12, found text, 10 characters; the row counts, its id compared as it is written",
      ])
  }

  struct Quality: Sendable, CustomTestStringConvertible {
    let quality: String
    let rows: String
    let outcome: [String]
    init(_ quality: String, _ rows: String, _ outcome: [String]) {
      self.quality = quality
      self.rows = rows
      self.outcome = outcome
    }
    var testDescription: String { quality + rows.prefix(40) }
  }

  /// Columns: firm, begun, sent, seconds, ip, text, five answers on one scale, q5 reversed.
  static let qualities: [Quality] = [
    // The run is of what was ticked: F3 ticks 2 five times; turned, its q5 is a 4. F4 passes over a blank. F2 has four alike.
    Quality(
      "{straight-lining: {answers: 5}}",
      "F1,,,,,,5,5,5,5,1\nF2,,,,,,3,3,3,3,1\nF3,,,,,,2,2,2,2,2\nF4,,,,,,4,4,,4,4\n",
      [
        "0 a 5,5,5,5,5", "1 a 3,3,3,3,5", "2 a 2,2,2,2,4 straight-lining", "3 a 4,4,blank,4,2",
        "responses.csv:4 flagged: expected a form filled in with care, found \"The same answer again and again\"; the row counts",
      ]),
    // Seconds an answer: 20, 20, 20, 20, 6; median 20, a third is 6.67.
    Quality(
      "{speeding: {}}",
      "F1,,,100,,,1,2,3,4,5\nF2,,,100,,,1,2,3,4,5\nF3,,,100,,,1,2,3,4,5\nF4,,,80,,,1,2,3,4,\nF5,,,30,,,1,2,3,4,5\nF6,,,x,,,1,2,3,4,5\n",
      [
        "0 a 1,2,3,4,1", "1 a 1,2,3,4,1", "2 a 1,2,3,4,1", "3 a 1,2,3,4,blank", "4 a 1,2,3,4,1 speeding", "5 a 1,2,3,4,1",
        "responses.csv:6 flagged: expected a form filled in with care, found \"Answered too fast\"; the row counts",
        "responses.csv:7 unknown-duration: column 4 \"seconds\": expected a number of seconds such as 312 or 312.5, found text, 1 character; the row counts without a duration",
      ]),
    // A given minimum alone takes the place of the median; an empty or a zero duration is not judged.
    Quality(
      "{speeding: {seconds: 60}}", "F1,,,59,,,1,2,3,4,5\nF2,,,60,,,1,2,3,4,5\nF3,,,,,,1,2,3,4,5\nF4,,,0,,,1,2,3,4,5\n",
      [
        "0 a 1,2,3,4,1 speeding", "1 a 1,2,3,4,1", "2 a 1,2,3,4,1", "3 a 1,2,3,4,1",
        "responses.csv:2 flagged: expected a form filled in with care, found \"Answered too fast\"; the row counts",
      ]),
    // F1 and F2 write the same; F4 repeats only itself about nothing else; F3 is too short.
    Quality(
      "{identical-text: {columns: [text], characters: 9}}",
      "F1,,,,,Rất  tốt lắm,1,2,3,4,5\nF2,,,,,rất tốt LẮM,1,2,3,4,5\nF3,,,,,rất tốt,1,2,3,4,5\nF4,,,,,một câu khác hẳn,1,2,3,4,5\n",
      [
        "0 a 1,2,3,4,1 identical-text", "1 a 1,2,3,4,1 identical-text", "2 a 1,2,3,4,1", "3 a 1,2,3,4,1",
        "responses.csv:2 flagged: expected a form filled in with care, found \"The same text as another respondent\"; the row counts",
        "responses.csv:3 flagged: expected a form filled in with care, found \"The same text as another respondent\"; the row counts",
      ]),
    // Three within five minutes from one address; the fourth comes late, the fifth from elsewhere.
    Quality(
      "{bursts: {forms: 2, minutes: 5}}",
      "F1,,2023-11-02 10:00,,1.1.1.1,,1,2,3,4,5\nF2,,2023-11-02 10:05,,1.1.1.1,,1,2,3,4,5\nF3,,2023-11-02 10:02,,1.1.1.1,,1,2,3,4,5\n"
        + "F4,,2023-11-02 10:08,,1.1.1.1,,1,2,3,4,5\nF5,,2023-11-02 10:02,,2.2.2.2,,1,2,3,4,5\n",
      [
        "0 a 1,2,3,4,1 bursts", "1 a 1,2,3,4,1 bursts", "2 a 1,2,3,4,1 bursts", "3 a 1,2,3,4,1", "4 a 1,2,3,4,1",
        "responses.csv:2 flagged: expected a form filled in with care, found \"Many forms from one address in a short time\"; the row counts",
        "responses.csv:3 flagged: expected a form filled in with care, found \"Many forms from one address in a short time\"; the row counts",
        "responses.csv:4 flagged: expected a form filled in with care, found \"Many forms from one address in a short time\"; the row counts",
      ]),
    // What is flagged leaves before duplicates are settled: the careful first form counts.
    Quality(
      "{straight-lining: {answers: 5}}\nleave-out: [flagged]", "F1,,,,,,5,4,5,4,1\nF1,,,,,,2,2,2,2,2\n",
      [
        "0 a 5,4,5,4,5", "1 flagged",
        "responses.csv:3 flagged: expected a form filled in with care, found \"The same answer again and again\"; the row is left out",
      ]),
    Quality("standard", "F1,,,,,,5,5,5,5,5\n", ["0 a 5,5,5,5,1"]),
  ]

  @Test(arguments: qualities) func quality(c: Quality) throws {
    let survey = WrittenSurvey(
      """
      responses: [{file: responses.csv, unit: a}]
      columns: {respondent: firm, started: begun, submitted: sent, duration: seconds, address: ip}
      questions: [q1, q2, q3, q4, q5]
      reversed: [q5]
      answers: satisfaction-5
      quality: \(c.quality)
      """, "firm,begun,sent,seconds,ip,text,q1,q2,q3,q4,q5\n" + c.rows)
    var outcome = try survey.outcome()
    // A blank time of submission is no matter here: it only makes a partial of a complete.
    outcome.removeAll { $0.contains("unknown-date") }
    #expect(outcome == c.outcome)
  }

  /// Where two of seven forms have an answer to q5 it is hidden: whatever it is, it makes no line and takes no form away. Where all have one it does.
  @Test(arguments: [("", "3", "3", 0), ("", "3", "4", 0), ("", "4", "3", 0), ("1", "3", "3", 2), ("1", "4", "3", 1)])
  func aHiddenAnswerTakesNoFormAway(others: String, first: String, second: String, leftOut: Int) throws {
    let rows = (3...7).map { "F\($0),1,2,3,4,\(others)\n" }.joined()
    func survey(_ group: String) -> WrittenSurvey {
      WrittenSurvey(
        """
        responses: [{file: responses.csv, unit: a}]
        columns: {respondent: firm}
        questions: [q1, q2, q3, q4, q5]
        answers: satisfaction-5
        quality: {straight-lining: {answers: 5}}
        \(group)
        """, "firm,q1,q2,q3,q4,q5\nF1,3,3,3,3,\(first)\nF2,3,3,3,3,\(second)\n" + rows)
    }
    let data = try survey("leave-out: [flagged]").read()
    #expect(data.groups[0].responses.count == 7 - leftOut && data.account.leftOut.reduce(0) { $0 + $1.rows } == leftOut)
    // Official acts hide nothing, and forms that count bear the flag until it is told of them.
    for group in ["leave-out: [flagged]\nconfidential: false", ""] {
      #expect(try survey(group).read().account.flagged?.map(\.responses) == [[first, second].count { $0 == "3" }])
    }
  }

  @Test func beginningAndEndMakeADuration() throws {
    let rows = (1...5).map { "F\($0),2023-11-02 10:00:00,2023-11-02 10:01:40,1,2\n" }.joined()
    let survey = WrittenSurvey(
      """
      responses: [{file: responses.csv, unit: a}]
      columns: {respondent: firm, started: begun, submitted: sent}
      questions: [q1, q2]
      answers: satisfaction-5
      quality: {speeding: {share-of-median: 0.5}}
      """,
      "firm,begun,sent,q1,q2\n" + rows + "F6,2023-11-02 10:00:00,2023-11-02 10:00:49,1,2\nF7,2023-11-02 10:00:00,2023-11-02 09:00:00,1,2\n")
    let data = try survey.read()
    #expect(data.groups[0].responses.flags == [0, 0, 0, 0, 0, 2, 0])
    #expect(data.account.flagged?.map { "\($0.flag.rawValue) \($0.responses)" } == ["speeding 1"])
    #expect(data.withoutFlagged?.groups[0].responses.count == 6)
  }
}
