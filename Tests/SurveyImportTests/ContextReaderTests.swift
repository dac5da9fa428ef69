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
        "context.csv:4: column \"kind\": expected one of actual, target, forecast, published-change, published-share, sum-of, found \"actuel\" (did you mean \"actual\"?)",
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

/// The columns `of` and `direction`.
@Suite struct StatedRelationsTests {
  private func outcome(_ rows: String) throws -> [String] {
    var tiny = TinySurvey("firm,unit,q1,q2\na,hon-gai,1,2\n")
    tiny.files["context.csv"] =
      "unit,indicator,period,kind,value,of,direction\n,answers,2023,actual,780,,\n,firms,2023,actual,1114,,\n" + rows
    tiny.context = .init(file: "context.csv", numberFormat: .en)
    return try tiny.outcome()
  }

  @Test func areRead() throws {
    var tiny = TinySurvey("firm,unit,q1,q2\na,hon-gai,1,2\n")
    tiny.files["context.csv"] = """
      unit,indicator,period,kind,value,of,direction
      ,answers,2023,published-share,702,firms,
      ,firms,2023,sum-of,,inside ; outside;,
      ,inside,2023,actual,365,,
      ,outside,2023,actual,749,,
      ,inspection,2024,target,5,,at-most
      ,trade,2024,target,5,,at-least
      """
    tiny.context = .init(file: "context.csv", numberFormat: .en)
    let entries = try #require(try tiny.read().context).entries
    #expect(entries.map(\.of) == [["firms"], ["inside", "outside"], [], [], [], []])
    #expect(entries.map(\.isAtMost) == [false, false, false, false, true, false])
    #expect(entries.map(\.line) == [2, 3, 4, 5, 6, 7])
  }

  @Test(arguments: [
    (
      ",firms,2023,sum-of,,,\n",
      "context.csv:4: column \"of\": expected the indicators that add up to the figure, separated by semicolons, found nothing"
    ),
    (
      ",firms,2023,sum-of,5,answers,\n",
      "context.csv:4: column \"value\": expected nothing, since the total is the actual of another row, found \"5\""
    ),
    (
      ",answers,2023,published-share,5,firms;answers,\n",
      "context.csv:4: column \"of\": expected one indicator as the base, found \"firms;answers\""
    ),
    (
      ",answers,2023,published-share,5,firm,\n",
      "context.csv:4: column \"of\": expected an indicator of the file, found \"firm\" (did you mean \"firms\"?)"
    ),
    (",x,2023,actual,5,firms,\n", "context.csv:4: column \"of\": expected nothing in a row of actual, found \"firms\""),
    (",x,2023,actual,5,,at-most\n", "context.csv:4: column \"direction\": expected nothing in a row of actual, found \"at-most\""),
    (
      ",x,2023,target,5,,at-mots\n",
      "context.csv:4: column \"direction\": expected at-least or at-most, found \"at-mots\" (did you mean \"at-most\"?)"
    ),
  ]) func faults(_ row: String, _ sentence: String) throws {
    let found = try outcome(row)
    #expect(found == [sentence])
  }
}
