import SurveyModel
import Testing

@testable import SurveyImport

/// `other-weights` of an index: two components, of which the first has two indicators and the second three.
@Suite struct OtherWeightsDefinitionTests {
  private static func index(_ otherWeights: String) -> String {
    """
    index: T
    other-weights: \(otherWeights)
    components:
      - {id: a, weight: 60, indicators: [{id: q1}, {id: q2}]}
      - {id: b, weight: 40, indicators: [{id: q3}, {id: q4, weight: 0}, {id: q5}]}
    """
  }

  private static func read(_ otherWeights: String) throws -> [IndexTree.OtherWeights]? {
    try IndexDefinition.read(index(otherWeights), file: "t.yaml").tree.otherWeights
  }

  private static func fault(_ otherWeights: String) -> String {
    do {
      _ = try read(otherWeights)
      return "none"
    } catch {
      let fault = (error as? ImportFailure)?.faults.first
      return fault.map { "\($0.place.line ?? 0):\($0.place.column ?? 0): \($0.message[.en])" } ?? "\(error)"
    }
  }

  @Test func everythingThatCanBeSaid() throws {
    #expect(
      try Self.read(
        "[{share: 0.1}, {ratio: 3, levels: all}, order, any, {weights: any, levels: all}, {intervals: {b: [0.3, 0.5]}, levels: first}]")
        == [
          .init(.share(0.1)), .init(.ratio(3), areOfAllLevels: true), .init(.order), .init(.any), .init(.any, areOfAllLevels: true),
          .init(.intervals(["b": 0.3...0.5])),
        ])
    #expect(try Self.read("[{intervals: {q3: [0, 0.5], a: [0.5, 1]}, levels: all}]")?.first?.areOfAllLevels == true)
    #expect(
      try IndexDefinition.read(Self.index("[any]").replacing("other-weights: [any]\n", with: ""), file: "t.yaml").tree.otherWeights == nil)
  }

  @Test(arguments: [
    ("[]", "2:16: expected one at least, found an empty list"),
    ("{share: 0.25}", "2:16: expected a list such as"),
    ("[anything]", "2:17: expected order or any, found \"anything\""),
    ("[{share: 25}]", "2:25: expected a share above 0 and not above 1, found \"25\""),
    ("[{ratio: 0.5}]", "2:25: expected how many times, from 1 to 1000000, found \"0.5\""),
    ("[{ratio: 2, share: 0.1}]", "2:17: expected one of share, ratio, intervals and weights, and one only"),
    ("[{levels: all}]", "2:17: expected one of share, ratio, intervals and weights, and one only"),
    ("[{share: 0.1, levels: two}]", "2:38: expected first or all"),
    ("[any, {weights: any}]", "2:22: expected every choice once"),
    ("[{shares: 0.1}]", "2:18: unknown key \"shares\""),
    ("[any, order, {share: 0.1}, {share: 0.2}, {share: 0.3}, {share: 0.4}, {share: 0.5}]", "2:16: expected 6 at most, found 7"),
    ("[{intervals: {}}]", "2:29: expected an interval for each component"),
    ("[{intervals: {a: 0.5}}]", "2:33: expected two numbers such as [0.1, 0.3]"),
    ("[{intervals: {a: [0.5, 0.2]}}]", "2:33: expected two numbers, the lower one first"),
    ("[{intervals: {a: [50, 60]}}]", "2:34: expected a share from 0 to 1, found \"50\""),
    ("[{intervals: {a: [0.2, 0.5], a: [0.2, 0.5]}}]", "2:45: expected every choice once"),
    ("[{intervals: {q3: [0.2, 0.5]}}]", "2:30: expected the id of a component whose weight moves at this level, found \"q3\""),
    ("[{intervals: {T: [0.2, 0.5]}, levels: all}]", "2:30: expected the id of a component whose weight moves at this level, found \"T\""),
    ("[{intervals: {a: [0.6, 0.7], b: [0.5, 0.6]}}]", "2:17: no weights are left: the lower ends of a, b sum to 1.1, above 1"),
    (
      "[{intervals: {q1: [0, 0.4], q2: [0.1, 0.5]}, levels: all}]",
      "2:17: no weights are left: the upper ends of q1, q2 sum to 0.9, below 1"
    ),
  ])
  func faultsNameThePlace(otherWeights: String, message: String) {
    let found = Self.fault(otherWeights)
    #expect(found.hasPrefix(message), "\(found)")
  }
}
