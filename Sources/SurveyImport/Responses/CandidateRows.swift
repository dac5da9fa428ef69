import Parallelism
import SurveyModel

/// The rows of a group that count unless another one of the same respondent and unit does, column by column: there can be millions, and the columns of
/// those that count become the table of responses as they are.
struct CandidateRows {
  private(set) var unit: [UInt32] = []
  private(set) var respondent: [UInt32] = []
  private(set) var stratum: [UInt16] = []
  private(set) var isComplete: [Bool] = []
  private(set) var isInFrame: [Bool] = []
  /// Questions × rows.
  private(set) var answers: [[UInt8]]
  private var lines: [UInt32] = []
  private var moments: [Int64] = []
  /// The rows of a file follow one another.
  private var files: [(file: Int, firstRow: Int)] = []

  init(_ group: RespondentGroup) { answers = Array(repeating: [], count: group.questions.count) }

  var count: Int { unit.count }

  /// Index into ``ResponseReader/fileNames``.
  func file(_ row: Int) -> Int { files.last { $0.firstRow <= row }?.file ?? 0 }

  func rows(of respondent: UInt32, file: Int) -> [Int] {
    self.respondent.indices.filter { self.respondent[$0] == respondent && self.file($0) == file }
  }

  mutating func setRespondent(_ respondent: UInt32, row: Int) { self.respondent[row] = respondent }

  func line(_ row: Int) -> Int { Int(lines[row]) }

  /// Microseconds by the clock of ``SubmissionClock``; `nil` where it is not known.
  func submitted(_ row: Int) -> Int? { moments[row] != .min ? Int(moments[row]) : nil }

  /// On which days the rows that count were sent in.
  ///
  /// - Parameter check: asked every so often whether the answer is still wanted.
  func arrivals(where counts: [Bool], units: Int, check: () throws(ImportFailure) -> Void = {}) throws(ImportFailure) -> Arrivals? {
    var found = ArrivalCounts(units: units)
    let day: Int64 = 86_400_000_000
    for (row, moment) in moments.enumerated() {
      if row & 0x3FFF == 0 { try check() }
      guard counts[row], moment != .min else { continue }
      found.add(day: Int(moment >= 0 ? moment / day : (moment - day + 1) / day), unit: Int(unit[row]))
    }
    return found.arrivals
  }

  /// How many questions have an answer, also one that is not on the scale of a mean.
  func answered(_ row: Int) -> Int { answers.count { Form.Counts.kind($0[row]) == 1 } }

  mutating func reserveCapacity(_ count: Int) {
    unit.reserveCapacity(count)
    respondent.reserveCapacity(count)
    stratum.reserveCapacity(count)
    isComplete.reserveCapacity(count)
    isInFrame.reserveCapacity(count)
    lines.reserveCapacity(count)
    moments.reserveCapacity(count)
    for question in answers.indices { answers[question].reserveCapacity(count) }
  }

  /// Adds the next rows, which are all of one file.
  ///
  /// - Parameters:
  ///   - block: their answers.
  ///   - lines: by which their lines are moved.
  ///   - respondent: the number of a respondent of theirs.
  mutating func append(_ rows: [ResponseRow], _ block: borrowing AnswerBlock, afterLine lines: Int, respondent: (UInt32) -> UInt32) {
    guard let file = rows.first?.file else { return }
    if files.last?.file != file { files.append((file, count)) }
    // One column after the other, in loops that are nothing else.
    for row in rows { self.respondent.append(respondent(row.respondent)) }
    unit.append(contentsOf: rows.lazy.map(\.unit))
    stratum.append(contentsOf: rows.lazy.map(\.stratum))
    isComplete.append(contentsOf: rows.lazy.map(\.isComplete))
    isInFrame.append(contentsOf: rows.lazy.map(\.isInFrame))
    self.lines.append(contentsOf: rows.lazy.map { UInt32(clamping: $0.line + lines) })
    moments.append(contentsOf: rows.lazy.map(\.submitted))
    for question in answers.indices { unsafe answers[question].append(contentsOf: block.column(question)) }
  }

  /// The column, moved out: what is left is not to be read any more.
  mutating func takeRespondents() -> [UInt32] {
    let taken = respondent
    respondent = []
    return taken
  }

  /// Drops the rows that do not count. The lines and times go in any case: the table has none.
  mutating func keep(where counts: [Bool], threads: Int) {
    lines = []
    moments = []
    guard counts.contains(false) else { return }
    Self.keep(&unit, counts)
    Self.keep(&respondent, counts)
    Self.keep(&stratum, counts)
    Self.keep(&isComplete, counts)
    Self.keep(&isInFrame, counts)
    Parallel.change(&answers, threads: threads) { Self.keep(&$0, counts) }
  }

  /// In place: a second copy of all columns would be half of the memory of the reading.
  private static func keep<Value>(_ column: inout [Value], _ counts: [Bool]) {
    var kept = 0
    unsafe column.withUnsafeMutableBufferPointer { column in
      for (row, counts) in counts.enumerated() {
        unsafe column[kept] = column[row]
        kept += counts ? 1 : 0
      }
    }
    column.removeLast(column.count - kept)
  }
}
