import Parallelism
import SurveyModel

/// The upper tail of the maxima of (Z_j − Z_k)/s_jk over families of ordered pairs, in draws of Z ~ N(0, V).
///
/// Draw b of a seed is always the same, so that all families and all steps see the same draws, and more draws are the earlier ones and others behind them.
struct SimulatedMaxima: ~Copyable {
  /// Doubles kept between two calls: 96 MB.
  private static let cacheSize = 12_000_000
  /// Draws that a floor is guessed from.
  private static let few = 8_192

  private let draws: NormalDraws
  private let pairs: ScaledPairs
  private let threads: Int
  private let work: Work
  /// The first blocks.
  private var cache: [[NormalDraws.Lanes]] = []

  init(
    _ comparisons: UnitComparisons, seed: UInt64, threads: Int, work: Work = .unwatched, numbers: NormalDraws.KeptNumbers? = nil
  ) {
    draws = NormalDraws(comparisons, seed: seed, numbers: numbers)
    pairs = ScaledPairs(comparisons)
    self.threads = threads
    self.work = work
  }

  /// For each family a number that about the share `above` of its maxima exceeds; 0 for all that are above 0.
  mutating func floors(of families: [PairFamily], above share: Double) -> [Double] {
    guard share < 1 else { return families.map { _ in 0 } }
    let maxima = visit(0..<Self.few, families) { scanner, block, _, range, maxima in
      scanner.appendMaxima(block, range, &maxima)
    }
    return maxima.map { maxima in
      let sorted = maxima.sorted(by: >)
      // Nothing is there where the work was stopped.
      return sorted.isEmpty ? 0 : max(0, sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))])
    }
  }

  /// Every pair above the floor of its family in a range of draws; those of one draw side by side.
  mutating func pairs(in range: Range<Int>, of families: [PairFamily], above floors: [Double]) -> [[LargePair]] {
    visit(range, families) { scanner, block, first, range, found in
      scanner.appendPairs(block, first, range, above: floors[scanner.number], &found)
    }
  }

  /// What a scanner of each family finds in the draws of a range.
  private mutating func visit<Found: Sendable>(
    _ range: Range<Int>, _ families: [PairFamily],
    _ body: @Sendable (FamilyScanner, UnsafeBufferPointer<NormalDraws.Lanes>, _ first: Int, Range<Int>, inout [Found]) -> Void
  ) -> [[Found]] {
    guard !range.isEmpty else { return families.map { _ in [] } }
    let size = NormalDraws.blockSize
    let blocks = (range.lowerBound / size)..<((range.upperBound + size - 1) / size)
    let wanted = min(blocks.upperBound, Self.cacheSize / (size * max(1, draws.count)))
    if cache.count < wanted {
      let (first, draws) = (cache.count, draws)
      cache += Parallel.map(wanted - first, threads: threads) { draws.block(first + $0) }
    }
    let scanners = families.enumerated().map { FamilyScanner($1, number: $0, pairs) }
    let parts = min(threads, blocks.count)
    let (cache, draws, work) = (cache, draws, work)
    let found = Parallel.map(parts, threads: threads) { part in
      var found = families.map { _ in [Found]() }
      for number in stride(from: blocks.lowerBound + part, to: blocks.upperBound, by: parts) where !work.isCancelled {
        let block = number < cache.count ? cache[number] : draws.block(number)
        let first = number * size
        let own = (max(range.lowerBound, first) - first)..<(min(range.upperBound, first + size) - first)
        block.withUnsafeBufferPointer { block in
          for scanner in scanners { body(scanner, block, first, own, &found[scanner.number]) }
        }
      }
      return found
    }
    return families.indices.map { family in found.count == 1 ? found[0][family] : found.flatMap { $0[family] } }
  }
}
