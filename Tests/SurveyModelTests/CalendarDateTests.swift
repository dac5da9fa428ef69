import SurveyModel
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("2000-03-01", 11017), ("2024-02-29", 19782), ("1969-12-31", -1), ("0001-01-01", -719_162),
  ]) func dayNumber(text: String, number: Int) {
    #expect(CalendarDate(iso: text)?.dayNumber == number)
  }

  @Test(arguments: ["2023-02-29", "2023-13-01", "2023-1-01", "23-01-01", "2023/01/01", "", "0000-01-01", "2023-01-01x"])
  func refused(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test(arguments: [
    ("2023", "2022", 365), ("2024", "2023", 366), ("2023-07", "2023-06", 31), ("2023-01", "2022-12", 31),
    ("2024-01-01/2024-02-15", "2023-01-01/2023-02-15", 46), ("2024-02-29/2024-02-29", "2023-02-28/2023-02-28", 1),
  ]) func period(text: String, previous: String, days: Int) throws {
    let period = try #require(Period(text))
    #expect(period.description == text)
    #expect(period.previous?.description == previous)
    #expect(period.dayCount == days)
  }

  /// Every fourth century is a leap year: 2200 and 2300 are none.
  @Test(arguments: [(1900, 28), (2000, 29), (2100, 28), (2200, 28), (2300, 28), (2400, 29), (2023, 28), (2024, 29)])
  func leapYears(year: Int, days: Int) {
    #expect(CalendarDate.days(inMonth: 2, of: year) == days)
  }

  @Test(arguments: [(0, 0), (86_399, 0), (86_400, 1), (-1, -1), (-86_400, -1), (-86_401, -2)]) func dayOfASecond(second: Int, day: Int) {
    #expect(CalendarDate.dayNumber(atSecond: second) == day)
  }

  @Test(arguments: ["", "202", "2023-7", "2023-13", "2024-02-15/2024-01-01", "2023/2024", "year"])
  func noPeriod(text: String) {
    #expect(Period(text) == nil)
  }
}
