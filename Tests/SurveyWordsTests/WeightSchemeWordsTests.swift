import SurveyModel
import SurveyWords
import Testing

@Suite struct WeightSchemeWordsTests {
  struct FlawCase: Sendable {
    let scheme: WeightScheme
    let children: Int
    let message: String
  }

  static let impossible: [FlawCase] = [
    .init(
      scheme: .ahp([[1, 3], [0.5, 1]]), children: 2,
      message:
        "expected a reciprocal matrix: row 2, column 1 times row 1, column 2 must be 1, found 0.5 × 3.0 = 1.5; write fractions such as 1/3"),
    .init(
      scheme: .ahp([[1, -3], [3, 1]]), children: 2,
      message: "expected a number above zero such as 3 or 1/3 in row 1, column 2, found -3.0"),
    .init(scheme: .ahp([[2, 1], [1, 1]]), children: 2, message: "expected 1 in row 1, column 1 (compared with itself), found 2.0"),
    .init(scheme: .ahp([[1, 1]]), children: 2, message: "expected a matrix of 2 rows, one for each child, found 1"),
    .init(scheme: .ahp([[1], [1, 1]]), children: 2, message: "expected 2 numbers in row 1, one for each child, found 1"),
    .init(scheme: .ahp([]), children: 16, message: "expected at most 15 children to compare in pairs, found 16"),
    .init(scheme: .budget([]), children: 2, message: "expected the points of at least one expert, found none"),
    .init(scheme: .budget([[50, 50], [0, 0]]), children: 2, message: "expected points that sum to more than zero in row 2"),
    .init(scheme: .budget([[50, -1]]), children: 2, message: "expected points of zero or more in row 1, column 2, found -1.0"),
  ]

  @Test(arguments: impossible) func sentences(c: FlawCase) {
    #expect(c.scheme.flaw(children: c.children)?.message[.en] == c.message)
    #expect(c.scheme.flaw(children: c.children)?.message[.vi].hasPrefix("cần") ?? true)
  }
}
