import SurveyModel

/// The rows that could count as they are read: the last of them row by row, until they are many enough to be added to their columns at once.
struct CollectedRows: ~Copyable {
  private let group: RespondentGroup
  private(set) var candidates: CandidateRows
  private var rows: [ResponseRow] = []
  private var answers: AnswerBlock

  init(_ group: RespondentGroup) {
    self.group = group
    candidates = CandidateRows(group)
    answers = AnswerBlock(questions: group.questions.count)
  }

  var count: Int { candidates.count + rows.count }

  /// - Parameter answers: of the row, one to each question.
  mutating func append(_ row: ResponseRow, _ answers: UnsafePointer<UInt8>) {
    rows.append(row)
    unsafe self.answers.append(answers)
  }

  /// As many rows as are added to the columns at once.
  static let block = 1 << 12

  /// Adds the last rows to the columns where they are many.
  mutating func endBlock(ifAtLeast least: Int) {
    guard rows.count >= least else { return }
    candidates.append(rows, answers, afterLine: 0) { $0 }
    removeAll()
  }

  /// Forgets the rows that are in no column yet, and keeps the memory.
  mutating func removeAll() {
    rows.removeAll(keepingCapacity: true)
    answers.removeAll()
  }

  /// Adds the rows of a segment, none of which is in a column of it.
  mutating func append(_ part: borrowing CollectedRows, afterLine lines: Int, respondent: (UInt32) -> UInt32) {
    precondition(part.candidates.count == 0, "rows of a segment that the merge would lose")
    endBlock(ifAtLeast: 1)
    candidates.append(part.rows, part.answers, afterLine: lines, respondent: respondent)
  }

  /// Of those in columns.
  func rows(of respondent: UInt32, file: Int) -> [Int] { candidates.rows(of: respondent, file: file) }

  mutating func setRespondent(_ respondent: UInt32, row: Int) { candidates.setRespondent(respondent, row: row) }

  mutating func reserve(_ more: Int) { candidates.reserveCapacity(candidates.count + more) }

  /// The columns, moved out.
  mutating func take() -> CandidateRows {
    let taken = candidates
    candidates = CandidateRows(group)
    return taken
  }
}
