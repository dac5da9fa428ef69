import Testing

@testable import Workbench

/// Of a unit's score: half of its interval, or why there is none.
@Suite struct MarginTests {
  typealias Margin = FieldworkState.Margin

  @Test(
    arguments: [
      (2.5, 10, 30, .half(2.5)), (2.5, 10, nil, .half(2.5)),
      // Everybody answered, also where that is one.
      (0, 30, 30, .none(.everybody)), (nil, 30, 30, .none(.everybody)), (0, 1, 1, .none(.everybody)),
      // What nonresponse to a question leaves open is told.
      (0.4, 30, 30, .half(0.4)),
      (0, 1, 30, .none(.one)), (nil, 1, nil, .none(.one)),
      (0, 5, 30, .none(.alike)), (1e-15, 5, nil, .none(.alike)),
      (nil, 0, 30, .none(nil)), (nil, 0, 0, .none(nil)), (nil, 5, nil, .none(nil)),
    ] as [(Double?, Int, Int?, Margin)])
  func aMarginOrWhyThereIsNone(half: Double?, responses: Int, invited: Int?, expected: Margin) {
    #expect(Margin(half, responses: responses, invited: invited) == expected)
  }
}
