import SurveyModel
import Testing

@testable import SurveyImport

@Suite struct ContextReaderTests {
  private func survey(_ context: String, format: Survey.NumberFormat = .vi) -> TinySurvey {
    var tiny = TinySurvey("firm,unit,q1,q2\na,hon-gai,1,2\n")
    tiny.files["context.csv"] = context
    tiny.context = .init(file: "context.csv", numberFormat: format)
    return tiny
  }

  @Test func entries() throws {
    let data = try survey(
      """
      indicator,unit,kind,period,value,measure,issuer,note,source,checked by
      revenue,,actual,2023,"16.351,83",tỷ đồng,,,"Customs, 2023",me
      revenue,,target,2023,11500,tỷ đồng,Ministry of Finance,,,
      ,,,,,,,,,

      revenue,Móng Cái,actual,2023-07,,tỷ đồng,,not published,,
      revenue,,actual,2024-01-01/2024-02-15,2346,,,,,
      declarations,,published-change,2023,-75,,,,,
      """
    ).read()
    let entries = try #require(data.context).entries
    #expect(entries.map(\.value) == [16351.83, 11500, nil, 2346, -75])
    #expect(entries.map(\.unit) == [nil, nil, 0, nil, nil])
    #expect(entries.map(\.period.description) == ["2023", "2023", "2023-07", "2024-01-01/2024-02-15", "2023"])
    #expect(entries.map(\.kind) == [.actual, .target, .actual, .actual, .publishedChange])
    #expect(entries[0].source == "Customs, 2023")
    #expect(entries[1].issuer == "Ministry of Finance")
    #expect(entries[2].note == "not published")
  }

  @Test func aLongCellIsQuotedInPart() throws {
    let failure = try #require(throws: ImportFailure.self) {
      try survey("unit,indicator,period,kind,value\n,revenue,2023,actual,\(String(repeating: "7", count: 400))x\n").read()
    }
    #expect(failure.faults.count == 1)
    #expect(failure.description.count < 250)
    #expect(failure.description.contains("777…"))
  }

  @Test func everyFaultOfTheFile() throws {
    #expect(
      try survey(
        """
        unit,indicator,period,kind,value
        Hon Gai,revenue,2023,actual,1
        ,revenue,2023-13,actual,1
        ,,2023,actuel,1
        ,revenue,2023,actual,"16,351.83"
        ,revenue,2023,actual,5 %
        ,revenue,2023,actual,1,x
        ,rev"enue,2023,actual,1
        """
      ).outcome() == [
        "context.csv:2: column \"unit\": expected a unit of the survey or nothing for all of them, found \"Hon Gai\" (did you mean \"Hòn Gai\"?)",
        "context.csv:3: column \"period\": expected a year, a month or two days, such as 2023, 2023-07 or 2024-01-01/2024-02-15, found \"2023-13\"",
        "context.csv:4: column \"indicator\": expected the name of an indicator, found nothing",
        "context.csv:4: column \"kind\": expected one of actual, target, forecast, published-change, found \"actuel\" (did you mean \"actual\"?)",
        "context.csv:5: column \"value\": expected a number written as 16.351,83, or nothing where it is not known, found \"16,351.83\"",
        "context.csv:6: column \"value\": expected a number written as 16.351,83, or nothing where it is not known, found \"5 %\"",
        "context.csv:7: expected 5 columns as in the header, found a cell in column 6",
        "context.csv:8: expected quotes around a whole cell, found one inside column 2",
      ])
  }

  @Test func columns() throws {
    #expect(
      try survey("unit,indicator,period,kinds,value,isuer\n,revenue,2023,actual,1\n").outcome() == [
        "context.csv:1: expected a column \"kind\", found none; did you mean \"kinds\"?",
        "context.csv:1: expected a column \"issuer\", found \"isuer\"",
      ])
    #expect(try survey("unit,indicator,period,kind,value\n").read().context?.entries.isEmpty == true)
  }
}
