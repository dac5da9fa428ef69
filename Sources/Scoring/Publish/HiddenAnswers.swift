import SurveyModel

/// What one respondent group said that is told of no unit: the answers to a question in a unit where some
/// answered it, and fewer than may be told of.
///
/// A respondent rates a unit once, so that the answers of a unit are respondents. All answers of a withheld unit
/// are among them. They hang on counts alone, whatever index asks.
package struct HiddenAnswers: Sendable {
  /// The hidden answers to one question, of all units.
  package struct Pool: Sendable, Hashable {
    package let units: Int
    /// Distinct.
    package let respondents: Int

    package init(units: Int, respondents: Int) {
      self.units = units
      self.respondents = respondents
    }

    /// The answers to a question in some units.
    init(_ isHidden: [Bool], question: Int, in table: ResponseTable) {
      var found: Set<UInt32> = []
      if isHidden.contains(true) {
        for (response, unit) in table.unit.enumerated()
        where isHidden[Int(unit)] && Answer(byte: table.answers[question][response]).category != nil {
          found.insert(table.respondent[response])
        }
      }
      self.init(units: isHidden.count { $0 }, respondents: found.count)
    }

    /// Whether a sum over it tells of no unit, and of no fewer respondents than may be told of.
    func isTold(atLeast: Int) -> Bool { units == 0 || units > 1 && respondents >= atLeast }
  }

  /// Questions of the table × units.
  private let isHidden: [[Bool]]
  /// Of each question: hidden in every published unit that answered it, one at least.
  private let isDropped: [Bool]

  /// - Parameter atLeast: 0 for a group whose answers are official acts: nothing of it is hidden.
  init(_ sample: Sample, isPublished: [Bool], atLeast: Int) {
    var isHidden: [[Bool]] = []
    var isDropped: [Bool] = []
    for question in sample.table.questions.indices {
      var answers = [Int](repeating: 0, count: isPublished.count)
      for (row, about) in sample.weights.rows.enumerated() { answers[about.unit] += sample.tally.answers(row: row, question: question) }
      let hidden = answers.map { $0 > 0 && $0 < atLeast }
      let told = isPublished.indices.filter { isPublished[$0] && answers[$0] > 0 }
      isHidden.append(hidden)
      isDropped.append(!told.isEmpty && told.allSatisfy { hidden[$0] })
    }
    self.isHidden = isHidden
    self.isDropped = isDropped
  }

  package func isHidden(question: Int, unit: Int) -> Bool { isHidden[question][unit] }

  /// Whether the question is left out of every number: no published unit may tell of it.
  package func isDropped(question: Int) -> Bool { isDropped[question] }

  /// Whether all units together hold hidden answers to the question.
  package func isPooled(question: Int) -> Bool { !isDropped[question] && isHidden[question].contains(true) }

  /// What all units together would tell of besides the published ones: nothing of a question that is left out.
  func pool(of question: Int, in table: ResponseTable) -> Pool {
    isPooled(question: question) ? Pool(isHidden[question], question: question, in: table) : Pool(units: 0, respondents: 0)
  }
}

/// All responses of a group as one domain, in which the hidden answers to each question count as one cell: with
/// their mean weight, so that nothing in the sum hangs on which unit an answer stands in.
package struct WholeSample: Sendable {
  package let tally: Tally
  /// Of its rows: those of the sample, then one for each question with hidden answers.
  package let rowWeights: [Double]
  package let domains: Domains

  /// - Parameter hidden: `nil` where nothing is put together.
  init(_ sample: Sample, _ hidden: HiddenAnswers?) {
    var weights = sample.rowWeights
    guard let hidden, let pools = Self.pools(sample, hidden) else {
      tally = sample.tally
      rowWeights = weights
      domains = .whole(sample.weights)
      return
    }
    for (question, rows) in pools {
      let answers = rows.map { Double(sample.tally.answers(row: $0, question: question)) }
      let weight = zip(rows, answers).reduce(0) { $0 + sample.weights.rows[$1.0].weight * $1.1 }
      weights.append(weight / answers.reduce(0, +))
    }
    tally = sample.tally.pooling(pools)
    rowWeights = weights
    domains = Domains(count: 1, ofRow: weights.map { _ in 0 }, unit: [nil])
  }

  /// Questions with hidden answers, and the rows of the tally in which these stand; `nil` where there are none.
  private static func pools(_ sample: Sample, _ hidden: HiddenAnswers) -> [(question: Int, rows: [Int])]? {
    let pools = sample.table.questions.indices.filter(hidden.isPooled).map { question in
      let rows = sample.weights.rows.enumerated().filter { hidden.isHidden(question: question, unit: $1.unit) }.map(\.offset)
      return (question: question, rows: rows)
    }
    return pools.isEmpty ? nil : pools
  }
}
