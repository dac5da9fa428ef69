/// Rows of numbers, one for each response, and their sums by block over the responses that a replicate draws: nearly all of the time of a bootstrap.
///
/// Where all numbers are small and whole, as recoded answers nearly always are, they are added sixteen or more at a time in 16 bits and carried over before they
/// could overflow. The sums are then exact, as they are in doubles, so that either way gives the same bits.
struct RowSums: Sendable {
  private typealias Small = SIMD32<Int16>
  private typealias Large = SIMD8<Double>

  private enum Rows: Sendable {
    /// Of at most this magnitude.
    case small([Small], largest: Int)
    case large([Large])
  }

  /// Numbers of a row.
  let width: Int
  let blocks: Int
  private let rows: Rows
  /// SIMD values of a row.
  private let pieces: Int
  /// Of each row, where the sums of its block begin, in SIMD values.
  private let target: [Int]

  /// - Parameters:
  ///   - numbers: rows × `width`, finite.
  ///   - block: of each row.
  init(_ numbers: [Double], width: Int, block: [Int], blocks: Int) {
    precondition(numbers.count == block.count * width && block.allSatisfy { (0..<blocks).contains($0) }, "a block for each row of numbers")
    self.width = width
    self.blocks = blocks
    let isSmall = numbers.allSatisfy { $0.magnitude <= 255 && $0 == $0.rounded() }
    let lanes = isSmall ? Small.scalarCount : Large.scalarCount
    let pieces = (width + lanes - 1) / lanes
    func pieceStarts() -> [(row: Int, lane: Int)] {
      block.indices.flatMap { row in (0..<pieces).map { (row * width, $0 * lanes) } }
    }
    if isSmall {
      let largest = numbers.reduce(1) { max($0, $1.magnitude) }
      rows = .small(
        pieceStarts().map { row, lane in
          var piece = Small()
          for place in lane..<min(width, lane + lanes) { piece[place - lane] = Int16(numbers[row + place]) }
          return piece
        }, largest: Int(largest))
    } else {
      rows = .large(
        pieceStarts().map { row, lane in
          var piece = Large()
          for place in lane..<min(width, lane + lanes) { piece[place - lane] = numbers[row + place] }
          return piece
        })
    }
    self.pieces = pieces
    target = block.map { $0 * pieces }
  }

  /// Memory of one thread.
  struct Sums {
    /// Blocks × ``RowSums/width``.
    fileprivate(set) var values: [Double]
    fileprivate var small: [SIMD32<Int16>]
    fileprivate var large: [SIMD8<Double>]
  }

  func newSums() -> Sums {
    let isSmall = if case .small = rows { true } else { false }
    return Sums(
      values: [Double](repeating: 0, count: blocks * width), small: Array(repeating: Small(), count: isSmall ? blocks * pieces : 0),
      large: Array(repeating: Large(), count: isSmall ? 0 : blocks * pieces))
  }

  /// Sums of the rows of each member of `groups`, as often as it is there.
  /// - Parameter starts: where the rows of each group begin, and the end of the last.
  func add(_ groups: [Int], starts: [Int], to sums: inout Sums) {
    for place in sums.values.indices { sums.values[place] = 0 }
    switch rows {
    case .small(let rows, let largest):
      let most = Int(Int16.max) / largest
      var added = 0
      sums.small.withUnsafeMutableBufferPointer { small in
        small.update(repeating: Small())
        rows.withUnsafeBufferPointer { rows in
          for group in groups {
            for row in starts[group]..<starts[group + 1] {
              if added == most {
                carry(small, into: &sums.values)
                small.update(repeating: Small())
                added = 0
              }
              added += 1
              let (source, target) = (row * pieces, target[row])
              for piece in 0..<pieces { small[target + piece] &+= rows[source + piece] }
            }
          }
        }
        carry(small, into: &sums.values)
      }
    case .large(let rows):
      sums.large.withUnsafeMutableBufferPointer { large in
        large.update(repeating: Large())
        rows.withUnsafeBufferPointer { rows in
          for group in groups {
            for row in starts[group]..<starts[group + 1] {
              let (source, target) = (row * pieces, target[row])
              for piece in 0..<pieces { large[target + piece] += rows[source + piece] }
            }
          }
        }
        for block in 0..<blocks {
          for place in 0..<width {
            sums.values[block * width + place] = large[block * pieces + place / Large.scalarCount][place % Large.scalarCount]
          }
        }
      }
    }
  }

  private func carry(_ small: UnsafeMutableBufferPointer<Small>, into values: inout [Double]) {
    small.withMemoryRebound(to: Int16.self) { numbers in
      for block in 0..<blocks {
        let (first, source) = (block * width, block * pieces * Small.scalarCount)
        for place in 0..<width { values[first + place] += Double(numbers[source + place]) }
      }
    }
  }
}
