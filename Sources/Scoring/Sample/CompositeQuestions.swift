package import SurveyModel

/// The questions of a response table and, for each indicator of several questions, one question more that is made of them.
///
/// `all-top`: 1 where every answer of the response is in the two best categories, else 0. Any other statistic: the mean of the answers. Both are over the
/// questions answered, and missing where fewer than half of the questions are; a respondent group that is
/// asked only some of them has the others unanswered. Such a question has the values that it can take as its
/// categories, so that everything that counts answers counts these too; those that were found where there are
/// more than a scale holds.
package struct CompositeQuestions: Sendable {
  package let table: ResponseTable
  /// Those of the survey, and behind them those of the questions made.
  package let scales: [AnswerScale]
  /// Of each question made, by its position in the table: the positions of those that it is made of.
  package let parts: [Int: [Int]]

  /// - Parameter scales: of the survey.
  /// - Throws: ``ScoringError``: questions on different scales, more than 250 different means, a scale too small for `all-top`. A question that the table does
  ///   not hold is left to ``ScoringPlan``.
  package init(index: IndexTree, table: ResponseTable, scales: [AnswerScale]) throws(ScoringError) {
    let position = Dictionary(table.questions.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    var questions = table.questions
    var answers = table.answers
    var scales = scales
    var made: Set<String> = []
    var parts: [Int: [Int]] = [:]
    for place in index.indicators {
      let node = index.nodes[place]
      guard case .indicator(let indicator) = node.content, case .questions(let codes, let statistic) = indicator.source,
        let code = Self.code(of: codes, statistic), position[code] == nil, !made.contains(code)
      else { continue }
      let columns = codes.compactMap { position[$0] }
      guard Self.isEnough(columns.count, of: codes.count), let first = columns.first else { continue }
      let scale = scales[table.questions[first].scale]
      for column in columns {
        let other = scales[table.questions[column].scale]
        guard other.categories.map(\.value) == scale.categories.map(\.value) else {
          throw .differentScales(indicator: node.id, questions: [table.questions[first].code, table.questions[column].code])
        }
      }
      let values = try Self.values(statistic, columns.map { table.answers[$0] }, of: codes.count, scale, indicator: node.id, codes: codes)
      var categories = statistic == .allTop ? [0, 1] : Self.means(of: codes.count, asked: columns.count, scale)
      if categories.isEmpty {
        categories = Set(values.lazy.filter { !$0.isNaN }).sorted()
        guard categories.count <= AnswerScale.maximumCategories else {
          throw .tooManyValues(indicator: node.id, found: categories.count, limit: AnswerScale.maximumCategories)
        }
        // A scale has two categories at least; the ends of the questions' own may stand in for what nobody answered.
        for end in [scale.lowest, scale.highest] where categories.count < 2 && !categories.contains(end) { categories.append(end) }
      }
      guard
        let own = AnswerScale(id: code, categories: categories.map { AnswerScale.Category(value: $0, code: String($0), labels: []) })
      else { continue }
      let byte = Dictionary(own.categories.enumerated().map { ($1.value, UInt8($0)) }, uniquingKeysWith: { first, _ in first })
      made.insert(code)
      parts[questions.count] = columns
      questions.append(Question(code: code, column: code, scale: scales.count))
      scales.append(own)
      answers.append(values.map { byte[$0] ?? MissingKind.blank.rawValue })
    }
    self.scales = scales
    self.parts = parts
    self.table =
      made.isEmpty
      ? table
      : ResponseTable(
        questions: questions, unit: table.unit, stratum: table.stratum, respondent: table.respondent, isComplete: table.isComplete,
        isInFrame: table.isInFrame, answers: answers, flags: table.flags)
  }

  /// The code that the question made of these has; `nil` where the statistic is of one question as it was answered.
  static func code(of codes: [String], _ statistic: IndexTree.Statistic) -> String? {
    // No code in a file can hold the separator.
    if statistic == .allTop { return (["all-top"] + codes).joined(separator: "\u{1F}") }
    return codes.count > 1 ? (["mean"] + codes).joined(separator: "\u{1F}") : nil
  }

  /// Whether so many of the questions of an indicator make one, where a group is asked them or a response answers them: half of all that it names.
  static func isEnough(_ some: Int, of questions: Int) -> Bool { some > 0 && 2 * some >= questions }

  /// Every mean that answers to half of the questions at least can have, ascending: what stands behind a code hangs
  /// on no answer. Empty where a scale cannot hold them.
  private static func means(of questions: Int, asked: Int, _ scale: AnswerScale) -> [Double] {
    var sums: Set<Double> = [0]
    var means: Set<Double> = []
    for answered in 1...asked {
      sums = Set(sums.flatMap { sum in scale.categories.map { sum + $0.value } })
      if isEnough(answered, of: questions) { means.formUnion(sums.map { $0 / Double(answered) }) }
      guard sums.count <= AnswerScale.maximumCategories, means.count <= AnswerScale.maximumCategories else { return [] }
    }
    return means.sorted()
  }

  /// Of each response; NaN is missing.
  private static func values(
    _ statistic: IndexTree.Statistic, _ columns: [[UInt8]], of questions: Int, _ scale: AnswerScale, indicator: String, codes: [String]
  ) throws(ScoringError) -> [Double] {
    let count = columns.first?.count ?? 0
    var totals = [Double](repeating: 0, count: count)
    var answered = [Int](repeating: 0, count: count)
    let numbers =
      statistic == .allTop ? try Recode(.top2, of: scale, question: codes.joined(separator: ", ")).values : scale.categories.map(\.value)
    for column in columns {
      for response in 0..<count where Int(column[response]) < numbers.count {
        totals[response] += numbers[Int(column[response])]
        answered[response] += 1
      }
    }
    return (0..<count).map { response in
      guard isEnough(answered[response], of: questions) else { return .nan }
      if statistic == .allTop { return totals[response] == Double(answered[response]) ? 1 : 0 }
      return totals[response] / Double(answered[response])
    }
  }
}
