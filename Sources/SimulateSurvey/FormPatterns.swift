/// Which cells of the forms that count are answered, before anybody knows how.
///
/// Every form is answered far enough to count: a complete leaves at most a fifth of the questions blank, a partial stops after 55 to 75 %.
struct FormPatterns {
  private let questions: Int
  /// Forms × questions: 0 where there is an answer, else a ``Cell``.
  private(set) var cells: [UInt8] = []

  init(questionnaire: Questionnaire, model: Scenario.Model, forms: Int, using stream: inout RandomStream) {
    questions = questionnaire.count
    cells.reserveCapacity(forms * questions)
    let mostBlanks = questions / 5
    for _ in 0..<forms {
      let stopsAfter = stream.happens(model.partial) ? Self.partialLength(of: questions, using: &stream) : questions
      let isPartial = stopsAfter < questions
      var blanks = 0
      for question in 0..<questions {
        if question >= stopsAfter {
          cells.append(Cell.blank)
        } else if question == questionnaire.overall {
          cells.append(0)
        } else if stream.happens(questionnaire.dontKnow[question]) {
          cells.append(Cell.dontKnow)
        } else if !isPartial, blanks < mostBlanks, stream.happens(model.blank) {
          cells.append(Cell.blank)
          blanks += 1
        } else {
          cells.append(0)
        }
      }
    }
  }

  /// At least half and less than four fifths of the questions; all of them where there is no such number.
  private static func partialLength(of questions: Int, using stream: inout RandomStream) -> Int {
    let shortest = (questions * 11 + 19) / 20
    let longest = questions * 3 / 4
    return shortest <= longest ? shortest + stream.integer(below: longest - shortest + 1) : questions
  }

  /// Puts an answer off the scale into so many forms, one each; a form in which the cell drawn is not an answer is passed over.
  mutating func spoil(_ count: Int, using stream: inout RandomStream) {
    let forms = cells.count / questions
    var spoilt: Set<Int> = []
    var draws = 0
    while spoilt.count < min(count, forms), draws < 100 * count {
      draws += 1
      let form = stream.integer(below: forms)
      let cell = form * questions + stream.integer(below: questions - 1)
      guard cells[cell] == 0, spoilt.insert(form).inserted else { continue }
      cells[cell] = Cell.offScale
    }
  }
}
