extension AnswerScale {
  /// At the end of the id of a turned scale; no id that is declared can hold it.
  private static let turnedMark = "~"

  /// The same answers with the best and the worst changing places: the value x becomes lowest + highest − x, codes and labels stay with their answer.
  package var turned: AnswerScale? {
    AnswerScale(
      id: id + Self.turnedMark, categories: categories.map { $0.with(value: lowest + highest - $0.value) }, missing: missing)
  }

  /// The id that the survey knows the scale by.
  package var idBeforeTurning: String { id.hasSuffix(Self.turnedMark) ? String(id.dropLast()) : id }
}
