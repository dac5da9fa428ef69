package import SurveyModel

/// A decision as it is asked line by line: the question as text, and what a typed line answers to it.
package struct DecisionDialogue: Sendable, Hashable {
  package enum Reply: Sendable, Hashable {
    /// The place of an option.
    case chosen(Int)
    /// What was expected and what was found; the question stands.
    case unclear(LocalizedText)
  }

  package let decision: NewSurvey.Decision

  private static let mostColumns = 5

  package init(_ decision: NewSurvey.Decision) { self.decision = decision }

  /// The question, what speaks for its options, the answers that were seen, and the options with their numbers.
  package func text(in language: Language) -> String {
    var lines = [decision.question[language]]
    if decision.columns.count > 1 {
      lines.append("  " + DialogueWords.columns(decision.columns, showing: Self.mostColumns)[language])
    }
    if !decision.evidence[language].isEmpty { lines.append("  " + decision.evidence[language]) }
    let values = decision.values.map { "\($0.text) (\($0.count))" }.joined(separator: ", ")
    // Of a unit each column is an option of its own.
    let columns = decision.kind == "unit" ? 1 : decision.columns.count
    if !values.isEmpty { lines.append("  " + DialogueWords.seen(values, columns: columns)[language]) }
    for (number, option) in decision.options.enumerated() { lines.append("  \(number + 1)  \(option.text[language])") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Stands in front of the answer: what an empty line chooses.
  package var prompt: String { "[\(decision.likeliest + 1)] " }

  /// - Parameter line: as it was typed; an empty one chooses the likeliest.
  package func reply(to line: String) -> Reply {
    let answer = line.filter { !$0.isWhitespace }
    if answer.isEmpty { return .chosen(decision.likeliest) }
    if let number = Int(answer), decision.options.indices.contains(number - 1) { return .chosen(number - 1) }
    return .unclear(DialogueWords.expected(decision.options.count, likeliest: decision.likeliest + 1, found: String(line.prefix(40))))
  }
}
