import SurveyModel
import Testing

@testable import SurveyImport

/// `decided`: who decided the weights, and when.
@Suite struct DecisionDefinitionTests {
  private static func index(_ decided: String) throws -> IndexTree {
    try IndexDefinition.read("index: I\ndecided: \(decided)\nindicators: [{id: q}]\n", file: "index.yaml").tree
  }

  private static let day = CalendarDate(year: 2023, month: 11, day: 2)!

  static let read: [(String, IndexTree.Decision)] = [
    ("{by: The committee}", .init(by: LocalizedText("The committee"))),
    ("{by: {vi: Hội đồng, en: The committee}, on: 2023-11-02}", .init(by: LocalizedText(vi: "Hội đồng", en: "The committee"), on: day)),
    ("{on: 2023-11-02, document: \"12/QĐ\", by: A}", .init(by: LocalizedText("A"), on: day, document: LocalizedText("12/QĐ"))),
  ]

  @Test(arguments: read.indices) func isRead(place: Int) throws {
    let (text, decision) = Self.read[place]
    let tree = try Self.index(text)
    #expect(tree.decision == decision)
    // What is done to figures comes behind it and leaves it; an index that was changed is nobody's decision any more.
    #expect(tree.treated(by: nil).decision == decision)
    #expect(try tree.changed(by: IndexChange(weights: ["q": 2])).decision == nil)
  }

  static let wrong: [(String, String)] = [
    ("{on: 2023-11-02}", "index.yaml:2:10: expected the key \"by\""), ("{by: A, on: 2.11.2023}", "index.yaml:2:22"),
    ("{by: A, when: 2023-11-02}", "index.yaml:2:18"), ("the committee", "index.yaml:2:10"), ("{by: A, on: 2023-02-30}", "2023-02-30"),
  ]

  @Test(arguments: wrong.indices) func isRefused(place: Int) throws {
    let (text, said) = Self.wrong[place]
    let failure = #expect(throws: ImportFailure.self) { try Self.index(text) }
    let message = failure?.faults.map { "\($0.place): \($0.message[.en])" }.joined(separator: "\n") ?? ""
    #expect(message.contains(said), "\(message)")
  }

  @Test func nobodyIsNamedWhereTheFileIsSilent() throws {
    #expect(try IndexDefinition.read("index: I\nindicators: [{id: q}]\n", file: "index.yaml").tree.decision == nil)
  }
}
