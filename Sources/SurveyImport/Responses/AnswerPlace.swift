/// Where a row answers a question.
enum AnswerPlace: Sendable, Hashable {
  case column(Int)
  /// It was put, and no column of the row at hand answers it: blank.
  case unanswered
  /// It was not put: it does not apply.
  case notAsked

  var column: Int? { if case .column(let column) = self { column } else { nil } }
}
