/// The questions of a scenario laid flat, in the order of the form, the overall question last.
struct Questionnaire {
  /// The component of each question of the index; the overall question has none and is not among them.
  let component: [Int]
  /// Share of a component in the index, summing to 1.
  let componentShare: [Double]
  /// Share of "don't know" by question of the index.
  let dontKnow: [Double]
  /// What is added to the latent opinion, by question of the index: the component's ease and the question's own.
  let ease: [Double]
  let categories: Int

  /// Questions of the index.
  var indexed: Int { component.count }
  /// All questions.
  var count: Int { component.count + 1 }
  /// Position of the overall question.
  var overall: Int { component.count }

  init(_ scenario: Scenario, using stream: inout RandomStream) {
    var component: [Int] = []
    var dontKnow: [Double] = []
    var ease: [Double] = []
    for (number, entry) in scenario.components.enumerated() {
      for _ in entry.questions {
        component.append(number)
        dontKnow.append(entry.dontKnow ?? scenario.model.dontKnow)
        ease.append(entry.ease + scenario.model.question * stream.normal())
      }
    }
    let total = scenario.components.reduce(0) { $0 + $1.weight }
    self.component = component
    self.dontKnow = dontKnow
    self.ease = ease
    componentShare = scenario.components.map { $0.weight / total }
    categories = scenario.answers.written.count
  }
}

/// What a cell of a form holds where it is not a category; the categories are 0, 1, … from the worst.
enum Cell {
  static let dontKnow: UInt8 = 250
  static let offScale: UInt8 = 254
  static let blank: UInt8 = 255

  static func isAnswer(_ cell: UInt8) -> Bool { cell < dontKnow }
}
