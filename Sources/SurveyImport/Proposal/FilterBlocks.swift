import SurveyModel

/// Questions that were shown to a part of the respondents only: columns that go empty together, where another answer decides, or where those who have the
/// one block never have the other.
struct FilterBlocks {
  /// Numbers of columns, each block in the order of the file.
  private(set) var blocks: [[Int]] = []

  private struct Block {
    var columns: [Int]
    let filled: [Bool]
    let count: Int
  }

  /// More than the filters of any form: gaps that so many columns have each for itself are left by chance.
  private static let mostPatterns = 100

  /// - Parameters:
  ///   - questions: the columns that are scored.
  ///   - filters: columns that may decide what is shown.
  init(_ questions: [Int], filters: [Int], _ sample: RowSample) {
    guard sample.rows >= 4, questions.count >= 2 else { return }
    var groups: [Block] = []
    for column in questions {
      let filled = (0..<sample.rows).map { sample[$0, column] != 0 }
      let count = filled.count { $0 }
      guard count > 0 else { continue }
      if let place = groups.firstIndex(where: { Self.goTogether($0.filled, filled, $0.count, count) }) {
        groups[place].columns.append(column)
      } else {
        groups.append(Block(columns: [column], filled: filled, count: count))
        guard groups.count <= Self.mostPatterns else { return }
      }
    }
    for block in groups where block.count * 20 <= sample.rows * 19 && sample.rows - block.count >= 2 {
      let own = Set(block.columns)
      if isDecided(block, filters.filter { !own.contains($0) }, sample) || groups.contains(where: { Self.exclude($0, block) }) {
        blocks.append(block.columns.sorted())
      }
    }
    blocks.sort { $0[0] < $1[0] }
  }

  /// Of the rows in which one of the two is filled, at least four in five have both.
  private static func goTogether(_ a: [Bool], _ b: [Bool], _ first: Int, _ second: Int) -> Bool {
    guard min(first, second) * 5 >= max(first, second) * 4 else { return false }
    let both = zip(a, b).count { $0 && $1 }
    return both * 5 >= (first + second - both) * 4
  }

  /// Who has the one has not the other, and both happen.
  private static func exclude(_ a: Block, _ b: Block) -> Bool {
    guard a.columns != b.columns else { return false }
    let both = zip(a.filled, b.filled).count { $0 && $1 }
    let least = min(a.count, b.count)
    return least >= 3 && both * 20 <= least
  }

  /// Whether one column tells, value by value, who has the block.
  private func isDecided(_ block: Block, _ filters: [Int], _ sample: RowSample) -> Bool {
    filters.contains { filter in
      var counts: [UInt32: (rows: Int, filled: Int)] = [:]
      for row in 0..<sample.rows {
        let value = sample[row, filter]
        guard counts[value] != nil || counts.count <= 15 else { return false }
        counts[value, default: (0, 0)].rows += 1
        if block.filled[row] { counts[value, default: (0, 0)].filled += 1 }
      }
      // The empty cell decides nothing: who left has left it empty too.
      let known = counts.filter { $0.key != 0 }.values
      let shown = known.filter { $0.filled * 10 >= $0.rows * 8 }
      let hidden = known.filter { $0.filled * 20 <= $0.rows }
      let hiddenRows = hidden.reduce(0) { $0 + $1.rows }
      return shown.count + hidden.count == known.count && !shown.isEmpty && hiddenRows >= 2
        && hiddenRows * 10 >= (sample.rows - block.count) * 6
    }
  }
}
