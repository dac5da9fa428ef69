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

  @Test(arguments: ["", "202", "2023-7", "2023-13", "2024-02-15/2024-01-01", "2023/2024", "year"])
  func noPeriod(text: String) {
    #expect(Period(text) == nil)
  }
}
