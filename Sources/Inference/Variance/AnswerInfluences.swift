import Scoring
import SurveyModel

/// What each answer adds to the influence of the response it stands in: z_e = Σ_j c_j(row of e, answer of e to question j).
///
/// A row of the tally holds responses of one domain and one weight, so that the influence of a linear functional of weighted means is a table of
/// rows × categories for each question, however many responses there are.
struct AnswerInfluences: Sendable {
  struct Item: Sendable {
    let question: Int
    /// Of the question's scale. An answer at or above is missing and adds nothing.
    let categories: Int
    /// Rows × categories.
    fileprivate(set) var contributions: [Double]
  }

  let rows: Int
  private(set) var items: [Item] = []

  init(rows: Int) { self.rows = rows }

  /// - Parameter contribution: of an answer in a category, to a response of a row.
  mutating func add(question: Int, categories: Int, _ contribution: (_ row: Int, _ category: Int) -> Double) {
    var item = Item(question: question, categories: categories, contributions: [])
    item.contributions.reserveCapacity(rows * categories)
    for row in 0..<rows {
      for category in 0..<categories { item.contributions.append(contribution(row, category)) }
    }
    items.append(item)
  }

  /// No influence is larger. Not finite where a contribution is not.
  var bound: Double {
    items.reduce(0) { sum, item in sum + item.contributions.reduce(0) { $1.magnitude > $0 || $1.isNaN ? $1.magnitude : $0 } }
  }

  /// The number of responses in each row, how many of them answered any of the questions, and the moments of their influences.
  ///
  /// The threads take parts of the table; sums are whole numbers, so that nothing tells how many threads there were.
  ///
  /// - Parameters:
  ///   - influences: of the same rows; four of them take one pass over the answers.
  ///   - row: of each response of the table.
  /// - Returns: `nil` for those that are not finite.
  static func moments(of influences: [AnswerInfluences], table: ResponseTable, row: [UInt32], threads: Int, work: Work = .unwatched)
    -> [InfluenceMoments?]
  {
    var moments = influences.map { influences in
      FixedPoint(bound: influences.bound).map { InfluenceMoments(rows: influences.rows, scale: $0) }
    }
    let finite = moments.indices.filter { moments[$0] != nil }
    for first in stride(from: 0, to: finite.count, by: InfluenceLanes.count) {
      let places = finite[first..<min(first + InfluenceLanes.count, finite.count)]
      let lanes = InfluenceLanes(places.compactMap { place in moments[place].map { (influences[place], $0.scale) } })
      for (place, found) in zip(places, lanes.moments(of: table, row: row, threads: threads, work: work)) { moments[place] = found }
    }
    return moments
  }

  /// The same for a single question, from answers that are counted already.
  func moments(of tally: Tally, responses: [Int]) -> InfluenceMoments? {
    guard let scale = FixedPoint(bound: bound), items.count == 1, let item = items.first else { return nil }
    var moments = InfluenceMoments(rows: rows, scale: scale)
    for row in 0..<rows {
      var scored = 0
      for category in 0..<item.categories {
        let count = tally.count(row: row, question: item.question, category: category)
        scored += count
        moments.add(scale.units(item.contributions[row * item.categories + category]), isScored: true, to: row, times: count)
      }
      moments.add(0, isScored: false, to: row, times: responses[row] - scored)
    }
    return moments
  }
}
