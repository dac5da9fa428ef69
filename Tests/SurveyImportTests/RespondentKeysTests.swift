import Foundation
import SurveyModel
import Testing

@testable import SurveyImport

/// The keys behind the numbers of respondents, which tell the same firm in two editions.
@Suite struct RespondentKeysTests {
  static func keys(_ data: SurveyData) throws -> [String] {
    let keys = try #require(data.groups[0].respondentKeys)
    return (0..<keys.count).map { String(decoding: keys[$0] ?? [], as: UTF8.self) }
  }

  /// The frame's come first, whether they answered or not; a respondent of whom no row counts has neither number nor key.
  @Test func keysStandByTheNumbers() throws {
    let data = try TinySurvey(
      "firm,unit,q1,q2\nx,mong-cai,,\n công ty ,mong-cai,1,2\nb,hon-gai,2,2\na,van-gia,5,5\n",
      frame: "respondent,unit\na,van-gia\nc,van-gia\n"
    ).read()
    let keys = try Self.keys(data)
    #expect(keys == ["a", "c", "công ty", "b"])
    #expect(data.groups[0].responses.respondent.map { keys[Int($0)] } == ["công ty", "b", "a"])
  }

  @Test func withoutAColumnOfRespondentsThereAreNone() throws {
    var survey = TinySurvey("unit,q1,q2\nmong-cai,1,2\n")
    survey.columns = RespondentGroup.Columns(unit: "unit")
    #expect(try survey.read().groups[0].respondentKeys == nil)
  }

  @Test func aNumberWithoutAKey() {
    let keys = RespondentKeys(["a", "", "bc"])
    #expect(keys.count == 3)
    #expect(keys[1]?.isEmpty == true && keys[2].map(Array.init) == Array("bc".utf8))
    #expect(keys[3] == nil && keys[-1] == nil && RespondentKeys()[0] == nil)
  }

  /// The examples name other firms each year, so that their changes are treated as of independent samples.
  @Test func noFirmOfTheExampleAnsweredInBothYears() throws {
    let surveys = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("surveys")
    let answered = try ["quang-ninh-2022", "quang-ninh-2023"].map { name in
      let data = try SurveyReader().read(surveys.appendingPathComponent(name).path)
      let keys = try Self.keys(data)
      return Set(data.groups[0].responses.respondent.map { keys[Int($0)] })
    }
    #expect(answered.map(\.count) == [668, 780])
    #expect(answered[0].isDisjoint(with: answered[1]))
  }
}
