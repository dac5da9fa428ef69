import Foundation
import SurveyModel
import Testing

@testable import SurveyImport

@Suite struct WrittenTimeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    /// `2023-11-30 14:05:09` as day first and month first; `-` for none.
    let dmy: String
    let mdy: String
    /// In hours east of Greenwich.
    let offset: Double?
    init(_ text: String, _ dmy: String, _ mdy: String? = nil, offset: Double? = nil) {
      self.text = text
      self.dmy = dmy
      self.mdy = mdy ?? dmy
      self.offset = offset
    }
    var testDescription: String { text }
  }

  static let cases: [Case] = [
    Case("30/11/2023 14:05:09", "2023-11-30 14:05:09", "-"), Case("11/30/2023 2:05 PM", "-", "2023-11-30 14:05:00"),
    Case("4/22/2016 19:57:50", "-", "2016-04-22 19:57:50"), Case("9/8/26 18:01", "2026-08-09 18:01:00", "2026-09-08 18:01:00"),
    Case("30.11.2023 14:05", "2023-11-30 14:05:00"), Case("09.08.2023", "2023-08-09 00:00:00"),
    // SA is the morning, CH the afternoon: midnight is 12 SA, noon 12 CH.
    Case("2023/11/30 12:00:00 SA GMT+7", "2023-11-30 00:00:00", offset: 7),
    Case("2023/11/30 12:00:00 CH GMT+7", "2023-11-30 12:00:00", offset: 7),
    Case("2023/11/30 8:36:23 SA GMT+7", "2023-11-30 08:36:23", offset: 7),
    Case("2023/11/30 8:36:23 CH GMT+7", "2023-11-30 20:36:23", offset: 7), Case("3/4/2023 8:36:23 CH", "2023-04-03 20:36:23"),
    Case("3/4/2023 14:05 CH", "2023-04-03 14:05:00"), Case("3/4/2023 14:05 SA", "-"), Case("3/4/2023 00:05 CH", "-"),
    Case("2018/12/12 8:36:23 PM EST", "2018-12-12 20:36:23"), Case("2018/12/12 8:36:23 PM GMT-3:30", "2018-12-12 20:36:23", offset: -3.5),
    Case("2017-10-23T05:40:39.000-04:00", "2017-10-23 05:40:39", offset: -4),
    Case("2017-10-23T05:40:39.123Z", "2017-10-23 05:40:39", offset: 0),
    Case("2017-10-23T05:40:39+0700", "2017-10-23 05:40:39", offset: 7), Case("14:05:09 30/11/2023", "2023-11-30 14:05:09", "-"),
    Case("11/30/2023, 2:05:09\u{202F}PM", "-", "2023-11-30 14:05:09"), Case("11/30/2023 12:05 a.m.", "-", "2023-11-30 00:05:00"),
    Case("2023-11-30", "2023-11-30 00:00:00"), Case("29/02/2023", "-"), Case("soon", "-"), Case("2023-11-30 14", "-"),
    Case("2023-11-30 24:00", "-"), Case("30/11/202", "-"), Case("2023-11-30 14:05 +99", "-"), Case("2023-11-30 14:05 x", "-"),
    Case("", "-"),
    Case("13/13/2023", "-"), Case("2023-11-30 14:05:61", "-"), Case("(2023-11-30)", "-"),
  ]

  private static func seconds(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { plainTime($0) }
  }

  @Test(arguments: cases) func time(c: Case) throws {
    let bytes = Array(c.text.utf8)
    let time = bytes.withUnsafeBufferPointer { WrittenTime($0) }
    #expect(time?.seconds(in: .dmy) == Self.seconds(c.dmy))
    #expect(time?.seconds(in: .mdy) == Self.seconds(c.mdy))
    #expect(time?.offset == c.offset.map { Int($0 * 3600) })
    #expect((time == nil) == (c.dmy == "-" && c.mdy == "-"))
  }

  /// The quick way takes no hour, minute or second that no clock shows.
  @Test(arguments: ["2023-11-30 24:00", "2023-11-30 24:00:00", "2023-11-30 23:60", "2023-11-30 23:59:60", "2023-11-31"])
  func noTime(text: String) {
    #expect(Self.seconds(text) == nil)
  }

  @Test(arguments: [
    ("2023-11-30 14:05:09.25", 250_000), ("2023-11-30 14:05:09,25", 250_000), ("2023-11-30 14:05:09.123456", 123_456),
    ("2023-11-30 14:05:09.1234567", 123_456), ("2023-11-30 14:05:09", 0), ("30.11.2023 14:05", 0),
  ]) func fractions(text: String, microseconds: Int) {
    let bytes = Array(text.utf8)
    #expect(bytes.withUnsafeBufferPointer { microsecondsWritten(in: $0) } == microseconds)
  }

  private static func tiny(_ times: [String]) -> TinySurvey {
    var tiny = TinySurvey("firm,unit,sent,q1,q2\n" + times.enumerated().map { "f\($0),hon-gai,\($1),1,2\n" }.joined())
    tiny.columns = .init(respondent: "firm", unit: "unit", submitted: "sent")
    return tiny
  }

  static let november = Survey.Fieldwork(from: CalendarDate(iso: "2023-11-01")!, to: CalendarDate(iso: "2023-11-30")!)
  private static let refusal =
    "responses.csv:2: expected dates whose day and month can be told apart, found a column that reads both ways; state date-order: dmy or mdy"

  @Test func theWholeColumnDecides() throws {
    // The last row tells how to read the first.
    for (times, outside) in [(["05/11/2023", "30/11/2023"], 0), (["05/11/2023", "11/30/2023"], 1)] {
      var tiny = Self.tiny(times)
      tiny.fieldwork = Self.november
      #expect(try tiny.read().account.problems.map(\.kind) == Array(repeating: .outsideFieldwork, count: outside))
    }
  }

  @Test func aColumnThatDoesNotTellIsRefusedWhereItMatters() throws {
    var tiny = Self.tiny(["05/11/2023", "06/11/2023"])
    // Every firm has one row and there is no fieldwork: nothing hangs on it.
    #expect(try tiny.read().account.responses == 2)
    #expect(
      try tiny.read().account.recognized.map { $0[.en] } == [
        "responses.csv: whether the day or the month comes first is not known; the results are the same either way"
      ])
    tiny.fieldwork = Self.november
    #expect(try tiny.outcome() == [Self.refusal])
    tiny.responses = [.init(file: "responses.csv", dateOrder: .dmy)]
    #expect(try tiny.read().account.problems == [])
    tiny.responses = [.init(file: "responses.csv", dateOrder: .mdy)]
    #expect(try tiny.read().account.problems.count == 2)
    // The same day in both readings, and both readings within the fieldwork.
    tiny = Self.tiny(["11/11/2023", "11/11/2023"])
    tiny.fieldwork = Self.november
    #expect(try tiny.read().account.problems == [])
    // Dates that contradict each other tell nothing.
    tiny = Self.tiny(["05/11/2023", "30/11/2023", "11/30/2023"])
    tiny.fieldwork = Self.november
    #expect(try tiny.outcome() == [Self.refusal])
  }

  @Test func theLatestOfTwoRowsNeedsTheOrder() throws {
    var tiny = TinySurvey("firm,unit,sent,q1,q2\na,hon-gai,05/11/2023,1,1\na,hon-gai,06/10/2023,2,2\n")
    tiny.columns = .init(respondent: "firm", unit: "unit", submitted: "sent")
    #expect(try tiny.outcome() == [Self.refusal])
    tiny.responses = [.init(file: "responses.csv", dateOrder: .dmy)]
    #expect(try tiny.read().groups[0].responses.answers[0] == [0])
    tiny.responses = [.init(file: "responses.csv", dateOrder: .mdy)]
    #expect(try tiny.read().groups[0].responses.answers[0] == [1])
    tiny.responses = [.init(file: "responses.csv")]
    tiny.duplicates = .first
    #expect(try tiny.read().groups[0].responses.answers[0] == [0])
  }

  @Test func zonesAreTurnedToTheClockOfVietnam() throws {
    // 17:30 in Greenwich on 31 October is 00:30 on 1 November in Vietnam; 10:30 in Denver (UTC−6) is 23:30 on 31 October.
    var tiny = Self.tiny(["2023-10-31T17:30:00Z", "2023-11-01T00:30:00+07:00", "2023-10-31T10:30:00-06:00"])
    tiny.fieldwork = Self.november
    #expect(try tiny.read().account.problems.map(\.line) == [4])
  }

  @Test func theZoneOfQualtricsIsInItsThirdLine() throws {
    var tiny = TinySurvey(
      "StartDate,EndDate,Finished,ResponseId,unit,q1,q2\na,b,c,d,e,f,g\n\"{\"\"ImportId\"\":\"\"startDate\"\",\"\"timeZone\"\":\"\"America/Denver\"\"}\",,,,,,\n"
        + "2023-10-31 10:59:00,2023-10-31 10:59:00,1,R_1,hon-gai,1,2\n2023-10-31 11:00:00,2023-10-31 11:00:00,1,R_2,hon-gai,1,2\n")
    tiny.columns = .init(unit: "unit")
    tiny.fieldwork = Self.november
    // Denver is six hours west in October, so 11:00 there is midnight in Vietnam.
    #expect(try tiny.read().account.problems.map(\.line) == [4])
  }
}
