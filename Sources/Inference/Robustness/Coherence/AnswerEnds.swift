/// How many answers of an indicator lie at the ends of its scale, where it can no longer tell units apart.
package struct AnswerEnds: Sendable, Hashable {
  /// Shares of all answers; between them 1 at most.
  package let ceiling: Double
  package let floor: Double
  package let answers: Int

  /// From so many answers at one end on an indicator measures little.
  package static let crowded = 0.9

  /// `nil` without answers.
  ///
  /// - Parameter counts: of each category, from the worst to the best; two categories at least.
  package init?(counts: [Int]) {
    let answers = counts.reduce(0, +)
    guard answers > 0, counts.count > 1, let best = counts.last, let worst = counts.first else { return nil }
    self.answers = answers
    ceiling = Double(best) / Double(answers)
    floor = Double(worst) / Double(answers)
  }
}
