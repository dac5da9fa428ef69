/// Forms that an import has to leave out, from firms that otherwise do not answer.
struct LeftOutForms {
  struct Form {
    /// Position in the frame.
    let firm: Int
    let cells: [UInt8]
    let isKnownUnit: Bool
  }

  let forms: [Form]

  init(scenario: Scenario, questionnaire: Questionnaire, silent: [Int], using stream: inout RandomStream) {
    var firms = silent
    stream.shuffle(&firms)
    let dirt = scenario.dirt
    var forms: [Form] = []
    for (number, firm) in firms.prefix(dirt.breakOffs + dirt.empty + dirt.unknownUnits).enumerated() {
      let isEmpty = number >= dirt.breakOffs && number < dirt.breakOffs + dirt.empty
      let isKnownUnit = number < dirt.breakOffs + dirt.empty
      // A break-off answers at most two questions in five: less than the half that a partial needs.
      let answered = isEmpty ? 0 : isKnownUnit ? 1 + stream.integer(below: questionnaire.count * 2 / 5) : questionnaire.count
      forms.append(
        Form(
          firm: firm,
          cells: (0..<questionnaire.count).map { question in
            question < answered ? UInt8(questionnaire.categories - 1 - stream.integer(below: 2)) : Cell.blank
          }, isKnownUnit: isKnownUnit))
    }
    self.forms = forms
  }

  /// An earlier form of the same firm: one answer in four was a category lower.
  static func secondThoughts(on cells: ArraySlice<UInt8>, using stream: inout RandomStream) -> [UInt8] {
    cells.map { cell in
      // Drawn for every cell, so that the answers do not decide how far the stream is used.
      let wasLower = stream.happens(0.25)
      return wasLower && Cell.isAnswer(cell) && cell > 0 ? cell - 1 : cell
    }
  }
}
