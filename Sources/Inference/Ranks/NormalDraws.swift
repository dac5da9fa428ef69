import Synchronization

/// Draws of Z ~ N(0, V), in blocks that are always the same for a seed, whatever asks for them and in which order.
///
/// A block is cut into tiles of 64 draws, in which the draws of a unit lie side by side: what is done with a pair of units is done for sixteen draws at once.
struct NormalDraws: Sendable {
  typealias Lanes = SIMD16<Double>

  static let blockSize = 1_024
  static let tileSize = 64
  /// Of a tile, for each unit.
  static let pieces = tileSize / Lanes.scalarCount
  /// Tells these streams from those of other computations with the same seed.
  private static let purpose: UInt64 = 0x5241_4E4B

  let count: Int
  private let factor: CovarianceFactor
  private let seed: UInt64
  private let numbers: KeptNumbers?

  /// - Parameter numbers: of other draws of the seed, where they are kept.
  init(_ comparisons: UnitComparisons, seed: UInt64, numbers: KeptNumbers? = nil) {
    self.numbers = numbers
    count = comparisons.count
    factor = CovarianceFactor(comparisons.covariance)
    self.seed = seed
  }

  /// SIMD values of a tile, unit by unit.
  var tileLength: Int { count * Self.pieces }

  /// Tiles of a block, one behind the other.
  func block(_ number: Int) -> [Lanes] {
    let rank = factor.rank
    let seed = seed
    let normal = numbers?.block(number, seed: seed, rank: rank) ?? Self.standard(number, seed: seed, rank: rank)
    var result = [Lanes](repeating: Lanes(), count: Self.blockSize / Self.tileSize * tileLength)
    var piece = [Lanes](repeating: Lanes(), count: rank)
    for first in stride(from: 0, to: Self.blockSize, by: Lanes.scalarCount) {
      let start = first / Lanes.scalarCount * rank
      for column in 0..<rank { piece[column] = normal[start + column] }
      let place = first / Self.tileSize * tileLength + first % Self.tileSize / Lanes.scalarCount
      factor.apply(piece, to: &result, from: place, stride: Self.pieces)
    }
    return result
  }

  /// Independent draws of N(0, 1), `rank` for each draw of the block: sixteen draws of one place side by side.
  fileprivate static func standard(_ number: Int, seed: UInt64, rank: Int) -> [Lanes] {
    var stream = SeededStream(seed: seed, stream: UInt64(number), purpose: Self.purpose)
    // A draw takes its numbers one after another; they are turned round here.
    var normal = [Double](repeating: 0, count: blockSize * rank)
    stream.fill(&normal)
    var result = [Lanes](repeating: Lanes(), count: blockSize / Lanes.scalarCount * rank)
    for first in stride(from: 0, to: blockSize, by: Lanes.scalarCount) {
      for column in 0..<rank {
        for lane in 0..<Lanes.scalarCount {
          result[first / Lanes.scalarCount * rank + column][lane] = normal[(first + lane) * rank + column]
        }
      }
    }
    return result
  }

  /// The standard draws of a seed, for whoever compares the same units again and again: drawing them is a third of the time of a comparison.
  final class KeptNumbers: Sendable {
    /// Doubles: 16 MB. What is beyond is drawn each time.
    private static let most = 2_000_000

    private struct Kept: Sendable {
      var seed: UInt64 = 0
      var rank = 0
      var blocks: [Int: [Lanes]] = [:]
    }

    private let state = Mutex(Kept())

    func block(_ number: Int, seed: UInt64, rank: Int) -> [Lanes] {
      guard (number + 1) * NormalDraws.blockSize * rank <= Self.most else { return standard(number, seed: seed, rank: rank) }
      if let block = state.withLock({ $0.seed == seed && $0.rank == rank ? $0.blocks[number] : nil }) { return block }
      let block = standard(number, seed: seed, rank: rank)
      state.withLock { kept in
        if kept.seed != seed || kept.rank != rank { kept = Kept(seed: seed, rank: rank) }
        kept.blocks[number] = block
      }
      return block
    }
  }
}
