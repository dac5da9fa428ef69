package import SurveyModel

/// How the answers to each question are spread, as far as that may be told.
///
/// A unit's answers to a question are told where the unit is published and at least as many answered as an index
/// publishes; not where indicators of several questions alone read them and each of these is left out of the unit
/// because too few answered enough of its questions, nor where such an indicator has another question that too few
/// answered: less what is told, the indicator would tell what these few said. Those of all units together are told
/// where no unit's are hidden: less the units that are told, a category that nobody chose would say so of each of the
/// others.
package struct AnswerDistributions: Sendable, Hashable {
  /// Of one question, unweighted.
  package struct Counts: Sendable, Hashable {
    /// By category of the question's scale, the lowest first.
    package let categories: [Int]
    /// Responses without an answer that counts.
    package let missing: Int
    /// Those of ``missing`` that said that they do not know.
    package let dontKnow: Int

    package var answers: Int { categories.reduce(0, +) }
  }

  package struct Question: Sendable, Hashable {
    /// Index into `Survey.respondentGroups`.
    package let group: Int
    /// Index into the questions of the group.
    package let question: Int
    /// As indexes call it.
    package let code: String
    /// The header of its column.
    package let column: String
    /// Index into `Survey.scales`.
    package let scale: Int
    /// Of all units together; `nil` where it is withheld.
    package let whole: Counts?
    /// By index into `Survey.units`; `nil` where it is withheld, or nobody answered.
    package let units: [Counts?]

    fileprivate init(group: Int, question: Int, of table: ResponseTable, whole: Counts?, units: [Counts?]) {
      self.group = group
      self.question = question
      code = table.questions[question].code
      column = table.questions[question].column
      scale = table.questions[question].scale
      self.whole = whole
      self.units = units
    }
  }

  /// Group by group, in the order of the questionnaire.
  package let questions: [Question]

  /// - Parameters:
  ///   - isPublished: by index into `Survey.units`.
  ///   - atLeast: answers that are needed.
  package init(_ data: SurveyData, isPublished: [Bool], isOverallPublished: Bool, atLeast: Int) {
    let codes = data.survey.questionCodes
    questions = zip(data.groups, data.survey.respondentGroups).enumerated().flatMap { number, pair in
      let (table, isConfidential) = (pair.0.responses, pair.1.isConfidential)
      let units = data.survey.units.count
      let tally = Tally(table, scales: data.survey.scales, rows: units, row: table.unit)
      let readers = QuestionReaders(
        data.index, table, scales: data.survey.scales, askedElsewhere: codes.elsewhere(than: number), units: units)
      let responses = table.responses(units: units)
      return table.questions.indices.map { question in
        var dontKnow = [Int](repeating: 0, count: units)
        for (unit, answer) in zip(table.unit, table.answers[question]) where answer == MissingKind.dontKnow.rawValue {
          dontKnow[Int(unit)] += 1
        }
        let own = (0..<units).map { unit in
          let categories = (0..<tally.categories[question]).map { tally.count(row: unit, question: question, category: $0) }
          return Counts(categories: categories, missing: responses[unit] - categories.reduce(0, +), dontKnow: dontKnow[unit])
        }
        let none = Counts(categories: Array(repeating: 0, count: tally.categories[question]), missing: 0, dontKnow: 0)
        let whole = own.reduce(none) {
          Counts(
            categories: zip($0.categories, $1.categories).map(+), missing: $0.missing + $1.missing, dontKnow: $0.dontKnow + $1.dontKnow)
        }
        guard isConfidential else {
          return Question(
            group: number, question: question, of: table, whole: whole, units: own.map { $0.answers > 0 ? $0 : nil })
        }
        // A unit that is withheld anyway is hidden here too, however many answered.
        let isHidden = (0..<units).map { unit in
          let isTold =
            isPublished[unit] && own[unit].answers >= atLeast && readers.tells(of: question, in: unit, atLeast: atLeast)
            && !readers.tellOfFew(besides: question) { (1..<max(1, atLeast)).contains(tally.answers(row: unit, question: $0)) }
          return own[unit].answers > 0 && !isTold
        }
        return Question(
          group: number, question: question, of: table,
          whole: isOverallPublished && !isHidden.contains(true) && whole.answers >= atLeast ? whole : nil,
          units: zip(own, isHidden).map { $0.answers > 0 && !$1 ? $0 : nil })
      }
    }
  }
}

/// What an index and its entities read of the questions of a group.
private struct QuestionReaders {
  /// Read by themselves, so that their own answers say whether they are told.
  private let alone: Set<Int>
  /// Of these, read by indicators.
  private let scored: Set<Int>
  /// Read as one indicator, whatever reads them by themselves.
  private let indicators: [[Int]]
  /// Read as one indicator, with the responses of each unit that answered enough of them.
  private let together: [(questions: [Int], responses: [Int])]

  init(_ index: IndexTree, _ table: ResponseTable, scales: [AnswerScale], askedElsewhere: Set<String>, units: Int) {
    let codes = table.questions.map(\.code)
    var alone: Set<Int> = []
    var scored: Set<Int> = []
    // Of how many questions an indicator is; of two that read the same of them the one that needs fewer.
    var size: [[Int]: Int] = [:]
    for index in [index] + index.entities {
      for node in index.nodes {
        guard case .indicator(let indicator) = node.content, case .questions(let own, _) = indicator.source else { continue }
        let asked = own.compactMap { codes.firstIndex(of: $0) }
        if own.count == 1 {
          scored.formUnion(asked)
        } else if CompositeQuestions.isEnough(asked.count, of: own.count) {
          size[asked] = min(size[asked] ?? own.count, own.count)
        }
      }
      let rate = try? SatisfactionRate(index: index, questions: table.questions, scales: scales, askedElsewhere: askedElsewhere)
      alone.formUnion(rate?.items.map(\.question) ?? [])
    }
    alone.formUnion(scored)
    self.alone = alone
    self.scored = scored
    indicators = Array(size.keys)
    together = size.filter { !alone.isSuperset(of: $0.key) }.map { own, size in
      let responses = table.unit.indices.reduce(into: [Int](repeating: 0, count: units)) { counts, response in
        let answered = own.count { Answer(byte: table.answers[$0][response]).category != nil }
        if CompositeQuestions.isEnough(answered, of: size) { counts[Int(table.unit[response])] += 1 }
      }
      return (own, responses)
    }
  }

  /// Whether a reader of the question is told of the unit, or nothing reads it; of a unit in which enough answered it.
  func tells(of question: Int, in unit: Int, atLeast: Int) -> Bool {
    guard !alone.contains(question) else { return true }
    let own = together.filter { $0.questions.contains(question) }
    return own.isEmpty || own.contains { $0.responses[unit] >= atLeast }
  }

  /// Whether an indicator of several questions, the question among them, has one that too few answered. Where an
  /// indicator tells the question by itself, that of several is hidden instead.
  func tellOfFew(besides question: Int, isFew: (Int) -> Bool) -> Bool {
    guard !scored.contains(question) else { return false }
    return indicators.contains { $0.contains(question) && $0.contains(where: isFew) }
  }
}
