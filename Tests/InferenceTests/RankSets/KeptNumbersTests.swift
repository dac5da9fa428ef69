import SurveyModel
import TestSupport
import Testing

@testable import Inference

/// What saves time where the same units are compared again and again, and changes no number.
@Suite struct KeptNumbersTests {
  @Test(arguments: [2, 7, 20], [false, true]) func drawsAreTheSame(units: Int, isDependent: Bool) throws {
    let comparisons = try SimulatedMaximaTests.comparisons(units, isDependent: isDependent)
    let numbers = NormalDraws.KeptNumbers()
    for seed in [UInt64(1), 2, 1] {
      let (plain, kept) = (NormalDraws(comparisons, seed: seed), NormalDraws(comparisons, seed: seed, numbers: numbers))
      // One of them lies beyond what is kept.
      for block in [0, 3, 0, 500] { #expect(plain.block(block) == kept.block(block)) }
    }
  }

  @Test func setsAreTheSame() throws {
    let numbers = NormalDraws.KeptNumbers()
    for units in [2, 5, 5, 9] {
      let comparisons = try SimulatedMaximaTests.comparisons(units, isDependent: units == 9)
      let plain = RankSetEstimator(confidence: 0.95, seed: 4, draws: 5_000...20_000, threads: 2, work: .unwatched).rankSets(comparisons)
      let kept = RankSetEstimator(confidence: 0.95, seed: 4, draws: 5_000...20_000, threads: 3, work: .unwatched, numbers: numbers)
        .rankSets(comparisons)
      #expect(plain.units == kept.units && plain.criticalValues == kept.criticalValues && plain.surelyAbove == kept.surelyAbove)
    }
  }

  /// Against a full sort: random ones, ones with many ties, sorted ones, the other way round.
  @Test func theLargestAreKept() {
    var random = SeededNumbers(seed: 7)
    for round in 0..<300 {
      let count = random.below(200)
      let numbers: [Double] =
        switch round % 4 {
        case 0: (0..<count).map { _ in Double.random(in: -1...1, using: &random) }
        case 1: (0..<count).map { _ in Double(random.below(3)) }
        case 2: (0..<count).map(Double.init)
        default: (0..<count).map { Double(count - $0) }
        }
      for wanted in [0, 1, count / 3, count - 1, count, count + 5] where wanted >= 0 {
        var kept = numbers
        kept.keepLargest(wanted)
        #expect(kept.sorted(by: >) == Array(numbers.sorted(by: >).prefix(wanted)))
      }
    }
  }
}
