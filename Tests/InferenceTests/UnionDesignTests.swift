import Testing

@testable import Inference

/// Two editions of one stratum as one design.
@Suite struct UnionDesignTests {
  private static func design(_ reach: SamplingDesign.Reach) -> SamplingDesign {
    SamplingDesign(
      respondent: [0, 1, 2, 3], stratum: [0, 0, 0, 0], cell: [0, 0, 0, 0], weight: [1, 1, 1, 1], strata: [.init(reach: reach)],
      cells: [.init(weightsAreEstimated: false)])
  }

  private static func fractions(_ reaches: [SamplingDesign.Reach], respondents: [[Int]]) -> [Double] {
    UnionDesign(designs: reaches.map(design), respondent: respondents).design.strata.map(\.fraction)
  }

  /// The smaller of the two fractions, in either order; unknown in one edition is unknown.
  @Test(
    arguments: [
      (SamplingDesign.Reach.fraction(0.25), SamplingDesign.Reach.fraction(0.5), 0.25),
      (.population(16), .population(8), 0.25), (.fraction(0.5), .unknown, 0), (.population(8), .unknown, 0),
      (.population(8, uninvited: 3), .population(4), -0.25), (.population(4), .population(4), 1),
    ])
  func theSmallerFraction(a: SamplingDesign.Reach, b: SamplingDesign.Reach, wanted: Double) {
    let same = [[0, 1, 2, 3], [0, 1, 2, 3]]
    #expect(Self.fractions([a, b], respondents: same) == [wanted])
    #expect(Self.fractions([b, a], respondents: same) == [wanted])
  }

  /// Two strata of one edition that the other makes one: (n − 2x)/N of both together, also where that is a census.
  @Test(arguments: [((4.0, 1), (4.0, 0), 0.25), ((2.0, 0), (2.0, 0), 1), ((2.0, 0), (1.0, 0), 0)])
  func strataThatBecomeOne(first: (Double, Int), second: (Double, Int), wanted: Double) {
    let two = SamplingDesign(
      respondent: [0, 1, 2, 3], stratum: [0, 0, 1, 1], cell: [0, 0, 1, 1], weight: [1, 1, 1, 1],
      strata: [first, second].map { .init(reach: .population($0.0, uninvited: $0.1)) },
      cells: [.init(weightsAreEstimated: false), .init(weightsAreEstimated: false)])
    // Respondents 1 and 2 are one: they tie the strata of the other edition together.
    let one = Self.design(.fraction(1))
    let union = UnionDesign(designs: [two, one], respondent: [[0, 1, 2, 3], [0, 1, 2, 3]]).design
    #expect(union.strata.map(\.fraction) == [wanted])
  }

  /// Without a firm in common each edition keeps its own.
  @Test func withoutARespondentInCommonEachKeepsItsOwn() {
    #expect(Self.fractions([.fraction(0.25), .fraction(0.5)], respondents: [[0, 1, 2, 3], [4, 5, 6, 7]]) == [0.25, 0.5])
  }
}
