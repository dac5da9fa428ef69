import SurveyModel
import Testing

@testable import SurveyImport

/// Further columns of the frame, which the index weights by.
@Suite struct FrameColumnTests {
  private func read(_ frame: String, names: [String] = ["size"]) throws -> Frame {
    let tiny = TinySurvey("firm,unit,q1,q2\na,hon-gai,1,2\n", frame: frame)
    let folder = try TemporaryFolder(tiny.files.mapValues { Array($0.utf8) })
    defer { withExtendedLifetime(folder) {} }
    let index = try IndexTree(
      id: "I", responseWeighting: .rake(names),
      children: [.init(id: "q1", indicator: .init(source: .question(code: "q1", statistic: .mean)))])
    return try #require(try SurveyReader.read(tiny.survey, index: index, at: SurveyPlace(folder: folder.path)).groups[0].frame)
  }

  /// Case and blanks do not matter, the spelling that sorts first is shown, categories stand in the order of their names.
  @Test func categories() throws {
    let frame = try read("respondent,Size,unit\na,small,hon-gai\nb,Large,hon-gai\nc,,hon-gai\nd,SMALL ,van-gia\ne,large,van-gia\n")
    let column = try #require(frame.columns.first)
    #expect(column.name == "size")
    #expect(column.categories == ["Large", "SMALL"])
    #expect(column.category == [1, 0, Frame.Column.noCategory, 1, 0])
  }

  @Test func onlyThoseThatAreAskedFor() throws {
    let text = "respondent,size,branch\na,small,x\n"
    #expect(try read(text, names: ["stratum"]).columns.isEmpty)
    #expect(try read(text, names: ["branch", "unit", "size"]).columns.map(\.name) == ["branch", "size"])
  }

  @Test func aColumnThatIsNotThere() throws {
    let failure = #expect(throws: ImportFailure.self) { try read("respondent,sizes\na,small\n") }
    #expect(failure?.description == "frame.csv:1: expected a column \"size\", found none; did you mean \"sizes\"?")
  }

  @Test func tooManyCategories() throws {
    let rows = (0..<1003).map { "f\($0),name \($0)\n" }.joined()
    let failure = #expect(throws: ImportFailure.self) { try read("respondent,size\n" + rows) }
    #expect(
      failure?.description
        == "frame.csv:1002: column \"size\": expected categories to weight by, found more than 1000 different texts")
    let thousand = (0..<1000).map { "f\($0),name \($0)\n" }.joined()
    #expect(try read("respondent,size\n" + thousand).columns[0].categories.count == 1000)
  }

  struct Case: Sendable {
    let names: String
    let fault: String
  }

  static let cases = [
    Case(names: "size", fault: "i.yaml:2:27: expected a \"frame\" with the column \"size\" for firms in the survey, found none"),
    Case(
      names: "unit", fault: "i.yaml:2:27: expected a \"frame\" or a \"population\" to weight by unit for firms in the survey, found none"),
  ]

  /// Said where the index names what the survey lacks.
  @Test(arguments: cases) func aSurveyWithoutFrame(c: Case) throws {
    let survey = TinySurvey("firm,unit,q1,q2\na,hon-gai,1,2\n").survey
    let index = try IndexDefinition.read("index: I\nresponse-weights: {rake: [\(c.names)]}\nindicators: [{id: q1}]", file: "i.yaml")
    let failure = #expect(throws: ImportFailure.self) { try index.check(against: survey) }
    #expect(failure?.description == c.fault)
  }
}
