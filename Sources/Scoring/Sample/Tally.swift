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
  /// - Parameter row: of each response of the table.
  package init(
    _ table: ResponseTable, scales: [AnswerScale], rows: Int, row: [UInt32], responses: Range<Int>? = nil
  ) {
    self.init(rows: rows, categories: table.questions.map { scales[$0.scale].categories.count })
    for (question, answers) in table.answers.enumerated() {
      let categories = categories[question]
      let offset = offset[question]
      let stride = stride
      counts.withUnsafeMutableBufferPointer { counts in
        for response in responses ?? 0..<table.count {
          let category = Int(answers[response])
          if category < categories { counts[Int(row[response]) * stride + offset + category] += 1 }
        }
      }
    }
  }

  /// Adds a tally of the same rows and questions.
  package mutating func merge(_ other: Tally) {
    precondition(rows == other.rows && categories == other.categories, "only tallies of the same shape merge")
    for place in counts.indices { counts[place] += other.counts[place] }
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
