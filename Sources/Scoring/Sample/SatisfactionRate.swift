package import SurveyModel

/// The pooled share of answers in the two best categories, over the index's satisfaction questions, weighted.
///
/// rate = Σ w·(answers at the two best)/Σ w·(answers), missing answers in neither. Not the mean, and not the share of people all of whose answers are
/// in the two best (``Sample/everyAnswer(of:hidden:threads:work:)``): figures that are easily taken for each other.
package struct SatisfactionRate: Sendable {
  /// Which questions are pooled.
  package enum Reach: Sendable {
    /// Those that the index declares; where it declares none, all.
    case declared
    /// All questions of the index whose scale has three categories or more.
    case wholeIndex
  }

  /// Codes of the questions that are pooled.
  package let questions: [String]
  private let positions: [Int]
  private let recodes: [Recode]

  /// Pools the questions that the index declares. Where it declares none, or all are to be read: all questions of the index whose scale has three
  /// categories or more.
  ///
  /// - Parameter askedElsewhere: codes of the questions of other respondent groups, which are left out here.
  /// - Throws: ``ScoringError``: a declared question is not asked, or has a scale of two, whose two best categories are all.
  package init(
    index: IndexTree, questions: [Question], scales: [AnswerScale], askedElsewhere: Set<String> = [], reach: Reach = .declared
  ) throws(ScoringError) {
    let isDeclared = reach == .declared && !index.satisfaction.isEmpty
    var codes: [String] = []
    var positions: [Int] = []
    var recodes: [Recode] = []
    for code in isDeclared ? index.satisfaction : index.questionCodes where !codes.contains(code) {
      guard let position = questions.firstIndex(where: { $0.code == code }) else {
        if askedElsewhere.contains(code) { continue }
        throw .unknownQuestion(code: code, neededBy: "satisfaction")
      }
      let scale = scales[questions[position].scale]
      if !isDeclared, scale.categories.count < 3 { continue }
      recodes.append(try Recode(.top2, of: scale, question: code))
      codes.append(code)
      positions.append(position)
    }
    self.questions = codes
    self.positions = positions
    self.recodes = recodes
  }

  /// The share of ones among the answers to a question that are zeros and ones.
  init(ofOnes question: Question, at position: Int, scale: AnswerScale) throws(ScoringError) {
    questions = [question.code]
    positions = [position]
    recodes = [try Recode(.top1, of: scale, question: question.code)]
  }

  /// The rate of each domain, a fraction; `nil` where nothing was answered.
  ///
  /// - Parameter rowWeights: response weight of each row of the tally.
  package func rates(tally: Tally, rowWeights: [Double], domains: Domains) -> [Double?] {
    totals(tally: tally, rowWeights: rowWeights, domains: domains).map { Self.rate($0) }
  }

  /// best/answered; `nil` where nothing was answered.
  package static func rate(_ totals: (best: Double, answered: Double)) -> Double? {
    totals.answered > 0 ? min(totals.best / totals.answered, 1) : nil
  }

  /// Σ w·(answers at the two best) and Σ w·(answers) of each domain: numerator and denominator of the rate.
  ///
  /// - Parameter hidden: questions × domains: what does not count there; empty for nothing.
  package func totals(
    tally: Tally, rowWeights: [Double], domains: Domains, hidden: [[Bool]] = []
  ) -> [(best: Double, answered: Double)] {
    var best = Array(repeating: 0.0, count: domains.count)
    var all = best
    for row in 0..<tally.rows {
      let domain = domains.ofRow[row]
      for (place, recode) in recodes.enumerated() where hidden.isEmpty || !hidden[place][domain] {
        let sum = tally.sum(row: row, question: positions[place], values: recode.values)
        best[domain] += rowWeights[row] * sum.total
        all[domain] += rowWeights[row] * Double(sum.answers)
      }
    }
    return zip(best, all).map { ($0, $1) }
  }

  /// Each question that is pooled: its position in the response table, and the recode whose mean the rate is.
  package var items: [(question: Int, recode: Recode)] { zip(positions, recodes).map { ($0, $1) } }

  /// Of each response, unweighted: how many of its answers are in the two best categories, and how many there are. The rate is a ratio of their
  /// weighted sums.
  ///
  /// - Parameters:
  ///   - domain: of each response.
  ///   - hidden: as of ``totals(tally:rowWeights:domains:hidden:)``.
  package func perResponse(
    _ table: ResponseTable, domain: (Int) -> Int = { _ in 0 }, hidden: [[Bool]] = []
  ) -> (best: [Double], answered: [Double]) {
    var best = Array(repeating: 0.0, count: table.count)
    var answered = best
    for (place, (question, recode)) in zip(positions, recodes).enumerated() {
      for (response, byte) in table.answers[question].enumerated() where hidden.isEmpty || !hidden[place][domain(response)] {
        guard let value = recode.value(Answer(byte: byte)) else { continue }
        best[response] += value
        answered[response] += 1
      }
    }
    return (best, answered)
  }
}
