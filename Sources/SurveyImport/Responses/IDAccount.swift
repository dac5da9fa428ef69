import SurveyModel

/// Rows of a file about which the same is said, once.
struct ListedRows {
  private(set) var rows = 0
  /// 0 where there are none.
  private(set) var firstLine = 0

  mutating func add(_ more: Int, line: Int) {
    if rows == 0, more > 0 { firstLine = line }
    rows += more
  }
}

/// What the ids in a column are like, as far as they identify nobody or have lost digits.
struct IDAccount {
  private var placeholders = ListedRows()
  private var cutNumbers = ListedRows()
  /// Tax codes that would be valid with a zero in front, and those that begin with one.
  private var withoutZero = ListedRows()
  private var codesWithZero = 0
  /// Ids that may be a sign for none, of few of which more is kept, and what the others are like.
  private var short: [String: ListedRows] = [:]
  private var others = 0
  private var shortestOther = Int.max

  mutating func add(_ id: NobodysID, line: Int) {
    switch id {
    case .placeholder: placeholders.add(1, line: line)
    case .cutNumber: cutNumbers.add(1, line: line)
    }
  }

  /// More different ones are ids.
  private static let mostShort = 2

  mutating func addShort(_ id: String, line: Int) {
    guard short[id] != nil || short.count <= Self.mostShort else { return }
    short[id, default: ListedRows()].add(1, line: line)
  }

  mutating func addOther(bytes: Int) {
    others += 1
    shortestOther = min(shortestOther, bytes)
  }

  /// Short ids that identify nobody: one or two of them stand in several rows of a column whose other ids, five rows at least, are all much longer.
  var shortOfNobody: [String] {
    guard short.count <= Self.mostShort, others >= 5, shortestOther >= 6 else { return [] }
    return short.filter { $0.value.rows > 1 }.keys.sorted()
  }

  mutating func addCodeWithZero() { codesWithZero += 1 }

  mutating func addCodeWithoutZero(line: Int) { withoutZero.add(1, line: line) }

  /// Adds the ids of the lines that follow.
  mutating func append(_ next: IDAccount, afterLine lines: Int) {
    placeholders.add(next.placeholders.rows, line: next.placeholders.firstLine + lines)
    cutNumbers.add(next.cutNumbers.rows, line: next.cutNumbers.firstLine + lines)
    withoutZero.add(next.withoutZero.rows, line: next.withoutZero.firstLine + lines)
    codesWithZero += next.codesWithZero
    others += next.others
    shortestOther = min(shortestOther, next.shortestOther)
    for (id, rows) in next.short where short[id] != nil || short.count <= Self.mostShort {
      short[id, default: ListedRows()].add(rows.rows, line: rows.firstLine + lines)
    }
  }

  /// Why the codes of the file cannot be used: a spreadsheet has made numbers of them. `nil` where they can.
  ///
  /// One code without its zero may be a slip of whoever typed it. Two, and none with a zero in front, are a column of numbers.
  func fault(file: String, column: String) -> ImportFailure.Fault? {
    if cutNumbers.rows > 0 {
      return ImportFailure.Fault(
        place: ImportFailure.Place(file: file, line: cutNumbers.firstLine),
        message: RespondentIDWords.codesCutOff(column, rows: cutNumbers.rows))
    }
    guard withoutZero.rows > 1, codesWithZero == 0 else { return nil }
    return ImportFailure.Fault(
      place: ImportFailure.Place(file: file, line: withoutZero.firstLine),
      message: RespondentIDWords.codesWithoutZero(column, rows: withoutZero.rows))
  }

  /// Rows whose id identifies nobody, said once for the file.
  func problems(file: String, column: String, number: Int?) -> [ImportProblem] {
    func problem(_ found: ListedRows, _ words: LocalizedText) -> ImportProblem? {
      guard found.rows > 0 else { return nil }
      return ImportProblem(
        file: file, line: found.firstLine, column: column, columnNumber: number, kind: .nobodysID, expected: RespondentIDWords.idOfOne,
        found: .words(words), action: RespondentIDWords.ownRespondents(found.rows))
    }
    var signs = ListedRows()
    for rows in shortOfNobody.compactMap({ short[$0] }).sorted(by: { $0.firstLine < $1.firstLine }) {
      signs.add(rows.rows, line: rows.firstLine)
    }
    return [
      problem(placeholders, RespondentIDWords.standIn),
      problem(cutNumbers, RespondentIDWords.cutNumber),
      problem(signs, RespondentIDWords.shortSign),
    ].compactMap(\.self)
  }
}
