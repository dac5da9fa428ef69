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

  init(_ comparisons: UnitComparisons, seed: UInt64) {
    count = comparisons.count
    factor = CovarianceFactor(comparisons.covariance, count: comparisons.count, isDiagonal: comparisons.areIndependent)
    self.seed = seed
  }

  /// SIMD values of a tile, unit by unit.
  var tileLength: Int { count * Self.pieces }

  /// Tiles of a block, one behind the other.
  func block(_ number: Int) -> [Lanes] {
    var stream = SeededStream(seed: seed, stream: UInt64(number), purpose: Self.purpose)
    // A draw takes its numbers one after another; they are turned round here.
    var normal = [Double](repeating: 0, count: Self.blockSize * factor.rank)
    stream.fill(&normal)
    let rank = factor.rank
    var result = [Lanes](repeating: Lanes(), count: Self.blockSize / Self.tileSize * tileLength)
    var piece = [Lanes](repeating: Lanes(), count: rank)
    for first in stride(from: 0, to: Self.blockSize, by: Lanes.scalarCount) {
      for column in 0..<rank {
        for lane in 0..<Lanes.scalarCount { piece[column][lane] = normal[(first + lane) * rank + column] }
      }
      let place = first / Self.tileSize * tileLength + first % Self.tileSize / Lanes.scalarCount
      factor.apply(piece, to: &result, from: place, stride: Self.pieces)
    }
    return result
  }
}
