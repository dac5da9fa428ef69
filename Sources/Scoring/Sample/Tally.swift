package import SurveyModel

/// Answers counted: rows × questions × categories. Whole numbers, so that tallies of parts merge to the same bits as the tally of the whole,
/// whatever the order of the responses.
///
/// A row is whatever shares a response weight: the responses of one unit in one cell. Missing answers are not counted. Memory: 4 bytes a count.
package struct Tally: Sendable, Hashable {
  /// Rows.
  package let rows: Int
  /// Of each question.
  package let categories: [Int]
  private let offset: [Int]
  private let stride: Int
  private var counts: [UInt32]

  /// A tally of nothing yet.
  ///
  /// - Parameter categories: of the scale of each question.
  package init(rows: Int, categories: [Int]) {
    self.rows = rows
    self.categories = categories
    var offset: [Int] = []
    var stride = 0
    for count in categories {
      offset.append(stride)
      stride += count
    }
    self.offset = offset
    self.stride = stride
    counts = Array(repeating: 0, count: rows * stride)
  }

  /// Counts the answers of a table, or of a part of its responses.
  ///
  /// - Parameters:
  ///   - row: of each response of the table.
  ///   - questions: `nil` for all; the tally has those alone.
  package init(
    _ table: ResponseTable, scales: [AnswerScale], rows: Int, row: [UInt32], responses: Range<Int>? = nil, questions: Range<Int>? = nil
  ) {
    self.init(table, scales: scales, rows: rows, row: row, of: responses ?? 0..<table.count, questions: questions)
  }

  /// The same of responses that need not follow one another.
  init(
    _ table: ResponseTable, scales: [AnswerScale], rows: Int, row: [UInt32], of responses: some Collection<Int>,
    questions: Range<Int>? = nil
  ) {
    let questions = questions ?? table.questions.indices
    self.init(rows: rows, categories: table.questions[questions].map { scales[$0.scale].categories.count })
    for (own, question) in questions.enumerated() {
      let answers = table.answers[question]
      let categories = categories[own]
      let offset = offset[own]
      let stride = stride
      counts.withUnsafeMutableBufferPointer { counts in
        for response in responses {
          let category = Int(answers[response])
          if category < categories { counts[Int(row[response]) * stride + offset + category] += 1 }
        }
      }
    }
  }

  /// Adds a tally of the same rows and questions.
  package mutating func merge(_ other: Tally) {
    precondition(rows == other.rows && categories == other.categories, "only tallies of the same shape merge")
    for count in counts.indices { counts[count] += other.counts[count] }
  }

  /// The same rows with more questions behind those that are there.
  func appending(_ other: Tally) -> Tally {
    precondition(rows == other.rows, "only tallies of the same rows stand side by side")
    var both = Tally(rows: rows, categories: categories + other.categories)
    for row in 0..<rows {
      both.counts.replaceSubrange(
        row * both.stride..<(row + 1) * both.stride,
        with: counts[row * stride..<(row + 1) * stride] + other.counts[row * other.stride..<(row + 1) * other.stride])
    }
    return both
  }

  /// Less a tally of some of the same responses, its rows then put together.
  ///
  /// - Parameter newRow: of each row; `nil` for one that nothing is left of.
  func subtracting(_ other: Tally, rows newRows: Int, newRow: [Int?]) -> Tally {
    precondition(rows == other.rows && categories == other.categories, "only tallies of the same shape are subtracted")
    var rest = Tally(rows: newRows, categories: categories)
    for (row, target) in newRow.enumerated() {
      guard let target else { continue }
      for count in 0..<stride { rest.counts[target * stride + count] += counts[row * stride + count] - other.counts[row * stride + count] }
    }
    return rest
  }

  /// The same counts with one row more for each pool: the answers to its question from some of the rows, which no
  /// longer hold them.
  func pooling(_ pools: [(question: Int, rows: [Int])]) -> Tally {
    var pooled = Tally(rows: rows + pools.count, categories: categories)
    pooled.counts.replaceSubrange(0..<counts.count, with: counts)
    for (place, pool) in pools.enumerated() {
      for row in pool.rows {
        for category in offset[pool.question]..<offset[pool.question] + categories[pool.question] {
          pooled.counts[(rows + place) * stride + category] += counts[row * stride + category]
          pooled.counts[row * stride + category] = 0
        }
      }
    }
    return pooled
  }

  /// Answers in a category, from 0, the lowest.
  package func count(row: Int, question: Int, category: Int) -> Int {
    Int(counts[row * stride + offset[question] + category])
  }

  /// Answers in any category.
  package func answers(row: Int, question: Int) -> Int {
    (0..<categories[question]).reduce(0) { $0 + count(row: row, question: question, category: $1) }
  }

  /// Σ over the categories of count × value, and Σ of the counts.
  func sum(row: Int, question: Int, values: [Double]) -> (total: Double, answers: Int) {
    let first = row * stride + offset[question]
    var total = 0.0
    var answers = 0
    for category in 0..<categories[question] {
      let count = Int(counts[first + category])
      total += Double(count) * values[category]
      answers += count
    }
    return (total, answers)
  }
}
