import SurveyModel

/// The account of the rows of a group while it is being read: every row ends in it once.
struct RowLedger {
  private(set) var rowsRead = 0
  private var rows = [Int](repeating: 0, count: LeftOutReason.allCases.count)
  private var found = ProblemList()
  /// Of the file at hand.
  private(set) var ofUnitsLeftOut = ListedRows()

  mutating func beginRow() { rowsRead += 1 }

  /// The row does not count.
  mutating func leaveOut(_ reason: LeftOutReason, _ problem: ImportProblem) {
    if let place = LeftOutReason.allCases.firstIndex(of: reason) { rows[place] += 1 }
    found.append(problem)
  }

  /// The row is about a unit that the survey leaves out. Nothing is wrong with it, so that it is said once for the file.
  mutating func leaveOutUnit(line: Int) {
    if let place = LeftOutReason.allCases.firstIndex(of: .unitLeftOut) { rows[place] += 1 }
    ofUnitsLeftOut.add(1, line: line)
  }

  /// For the next file.
  mutating func beginFile() { ofUnitsLeftOut = ListedRows() }

  /// Something was wrong; the row may still count.
  mutating func list(_ problem: ImportProblem) { found.append(problem) }

  /// Adds the account of the rows that follow.
  ///
  /// - Parameter lines: by which the lines of its problems are moved.
  mutating func append(_ next: RowLedger, afterLine lines: Int) {
    rowsRead += next.rowsRead
    for place in rows.indices { rows[place] += next.rows[place] }
    found.append(next.found, afterLine: lines)
    ofUnitsLeftOut.add(next.ofUnitsLeftOut.rows, line: next.ofUnitsLeftOut.firstLine + lines)
  }

  /// In the order in which they were found.
  var problems: [ImportProblem] { found.all }

  /// Reasons in the order of ``SurveyModel/LeftOutReason``, only those that occur.
  var leftOut: [(reason: LeftOutReason, rows: Int)] {
    zip(LeftOutReason.allCases, rows).filter { $0.1 > 0 }.map { (reason: $0.0, rows: $0.1) }
  }
}
