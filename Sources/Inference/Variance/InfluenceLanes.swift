import Parallelism
import Scoring
import SurveyModel

/// Up to four influences side by side, as whole numbers: what one pass over the answers works out.
///
/// This pass is most of the arithmetic of a large survey: a look-up for each answer. A look-up therefore gives the contribution to all four at once; all tables
/// have the same width, so that where a response's row begins is worked out once; a missing answer is made the last place of a row, many answers at a
/// time; and the look-ups of four questions are added before the sum is stored. Blocks are small enough for sums and tables to stay in the cache.
struct InfluenceLanes: Sendable {
  static let count = 4
  private static let block = 512
  private typealias Lanes = SIMD4<Int64>

  private let rows: Int
  private let scales: [FixedPoint]
  private let questions: [Int]
  /// Of each question.
  private let categories: [UInt8]
  /// Which lanes have the question: a bit each.
  private let users: [UInt8]
  /// Places of a row: one more than the most categories, the last zero.
  private let width: Int
  /// Of each question, and one of zeros that fills up the last four.
  private let tables: [[Lanes]]

  /// - Parameter lanes: four at most, of the same rows, each with the scale of its bound.
  init(_ lanes: [(influences: AnswerInfluences, scale: FixedPoint)]) {
    precondition(lanes.count <= Self.count && lanes.allSatisfy { $0.influences.rows == lanes[0].influences.rows })
    var places: [Int: Int] = [:]
    var questions: [Int] = []
    for item in lanes.flatMap(\.influences.items) where places[item.question] == nil {
      places[item.question] = questions.count
      questions.append(item.question)
    }
    let rows = lanes.first?.influences.rows ?? 0
    let width = (lanes.flatMap(\.influences.items).map(\.categories).max() ?? 0) + 1
    var categories = [UInt8](repeating: 0, count: questions.count)
    var users = categories
    var tables = [[Lanes]](repeating: [Lanes](repeating: Lanes(), count: rows * width), count: questions.count + 1)
    for (lane, (influences, scale)) in lanes.enumerated() {
      for item in influences.items {
        guard let place = places[item.question] else { continue }
        categories[place] = max(categories[place], UInt8(clamping: item.categories))
        users[place] |= 1 << UInt8(lane)
        for row in 0..<rows {
          for category in 0..<item.categories {
            tables[place][row * width + category][lane] &+= scale.units(item.contributions[row * item.categories + category])
          }
        }
      }
    }
    self.rows = rows
    scales = lanes.map(\.scale)
    self.questions = questions
    self.categories = categories
    self.users = users
    self.width = width
    self.tables = tables
  }

  /// Of each lane.
  ///
  /// - Parameters:
  ///   - row: of each response of the table.
  ///   - work: once it is cancelled, what comes back is worth nothing.
  func moments(of table: ResponseTable, row: [UInt32], threads: Int, work: Work = .unwatched) -> [InfluenceMoments] {
    let part = 1 << 16
    let none = scales.map { InfluenceMoments(rows: rows, scale: $0) }
    let parts = Parallel.map((table.count + part - 1) / part, threads: threads) { number in
      var moments = none
      if work.isCancelled { return moments }
      add(table, row: row, responses: number * part..<min((number + 1) * part, table.count), to: &moments)
      return moments
    }
    return parts.reduce(into: none) { sum, part in
      for lane in part.indices { sum[lane].merge(part[lane]) }
    }
  }

  /// Blocks of responses, one column after the other.
  private func add(_ table: ResponseTable, row: [UInt32], responses: Range<Int>, to moments: inout [InfluenceMoments]) {
    let block = Self.block
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: block) { sums in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: block) { starts in
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 5 * block) { bytes in
          let isScored = UnsafeMutableBufferPointer(rebasing: bytes[4 * block..<5 * block])
          bytes.update(repeating: 0)
          row.withUnsafeBufferPointer { row in
            for start in stride(from: responses.lowerBound, to: responses.upperBound, by: block) {
              let count = min(block, responses.upperBound - start)
              sums.update(repeating: Lanes())
              isScored.update(repeating: 0)
              for place in 0..<count { starts[place] = Int32(truncatingIfNeeded: row[start + place]) &* Int32(truncatingIfNeeded: width) }
              for first in stride(from: 0, to: questions.count, by: 4) {
                for question in first..<min(first + 4, questions.count) {
                  let places = UnsafeMutableBufferPointer(rebasing: bytes[(question - first) * block..<(question - first + 1) * block])
                  place(table.answers[questions[question]], start, count, question, in: places, isScored)
                }
                add(first, bytes, starts, count, to: sums)
              }
              for lane in scales.indices {
                for place in 0..<count {
                  moments[lane].add(
                    sums[place][lane], isScored: isScored[place] & (1 << UInt8(lane)) != 0, to: Int(row[start + place]))
                }
              }
            }
          }
        }
      }
    }
  }

  /// The places in a row of a block of answers to one question, and which lanes they score.
  private func place(
    _ column: [UInt8], _ start: Int, _ count: Int, _ question: Int, in places: UnsafeMutableBufferPointer<UInt8>,
    _ isScored: UnsafeMutableBufferPointer<UInt8>
  ) {
    let (limit, missing, users) = (categories[question], UInt8(width - 1), users[question])
    column.withUnsafeBufferPointer { column in
      for place in 0..<count {
        let answer = column[start + place]
        places[place] = answer < limit ? answer : missing
        isScored[place] |= answer < limit ? users : 0
      }
    }
  }

  /// What four questions from `first` add to a block.
  private func add(
    _ first: Int, _ bytes: UnsafeMutableBufferPointer<UInt8>, _ starts: UnsafeMutableBufferPointer<Int32>, _ count: Int,
    to sums: UnsafeMutableBufferPointer<Lanes>
  ) {
    func table(_ number: Int) -> [Lanes] { tables[min(first + number, tables.count - 1)] }
    let block = Self.block
    table(0).withUnsafeBufferPointer { a in
      table(1).withUnsafeBufferPointer { b in
        table(2).withUnsafeBufferPointer { c in
          table(3).withUnsafeBufferPointer { d in
            for place in 0..<count {
              let start = Int(starts[place])
              let one = a[start &+ Int(bytes[place])] &+ b[start &+ Int(bytes[block &+ place])]
              let two = c[start &+ Int(bytes[2 &* block &+ place])] &+ d[start &+ Int(bytes[3 &* block &+ place])]
              sums[place] &+= one &+ two
            }
          }
        }
      }
    }
  }
}
