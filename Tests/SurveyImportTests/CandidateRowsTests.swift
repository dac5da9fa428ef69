import SurveyModel
import Testing

@testable import SurveyImport

/// Rows are collected in blocks and columns, and become the table without a copy.
@Suite struct CandidateRowsTests {
  private func row(_ number: Int, file: Int = 0, submitted: Int? = nil) -> ResponseRow {
    ResponseRow(
      file: file, line: number + 2, respondent: UInt32(number), unit: UInt32(number % 3), stratum: UInt16(number % 2),
      isComplete: number % 2 == 0,
      isInFrame: number % 5 == 0, submitted: submitted)
  }

  private func group(_ questions: Int, duplicates: RespondentGroup.DuplicateRule = .latest) -> RespondentGroup {
    RespondentGroup(
      id: "g", responses: [.init(file: "f.csv")], columns: .init(respondent: "r", unit: "u"),
      questions: (0..<questions).map { Question(code: "q\($0)", column: "q\($0)", scale: 0) }, duplicates: duplicates)
  }

  private func answer(_ question: Int, _ row: Int) -> UInt8 { UInt8(truncatingIfNeeded: row &* 7 + question) }

  /// At, below and above the rows that a block has room for, which grows.
  @Test(arguments: [0, 1, 3, 4, 5, 8, 9, 1000]) func aBlockTurnsRowsToColumns(_ rows: Int) {
    var block = AnswerBlock(questions: 3, capacity: 4)
    for round in 0..<2 {
      for row in 0..<rows { block.append((0..<3).map { answer($0, row + round) }) }
      for question in 0..<3 { #expect(Array(block.column(question)) == (0..<rows).map { answer(question, $0 + round) }) }
      #expect(block.count == rows)
      block.removeAll()
    }
    #expect(block.count == 0 && block.column(2).isEmpty)
  }

  @Test func aBlockWithoutQuestions() {
    var block = AnswerBlock(questions: 0, capacity: 1)
    for _ in 0..<3 { block.append([UInt8]()) }
    #expect(block.count == 3)
  }

  private func candidates(_ blocks: [(rows: Range<Int>, file: Int, lines: Int)], _ group: RespondentGroup) -> CandidateRows {
    var candidates = CandidateRows(group)
    for (rows, file, lines) in blocks {
      var block = AnswerBlock(questions: group.questions.count, capacity: 2)
      for row in rows { block.append(group.questions.indices.map { answer($0, row) }) }
      candidates.append(rows.map { row($0, file: file, submitted: $0 % 4 == 0 ? nil : 100 * $0) }, block, afterLine: lines) { $0 + 10 }
    }
    return candidates
  }

  @Test func rowsOfSegmentsAndFiles() {
    let rows = candidates([(0..<3, 0, 0), (3..<5, 0, 100), (5..<5, 1, 0), (5..<9, 2, 0)], group(2))
    #expect(rows.count == 9)
    #expect(rows.respondent == (10..<19).map { UInt32($0) } && rows.unit == (0..<9).map { UInt32($0 % 3) })
    #expect((0..<9).map { rows.file($0) } == [0, 0, 0, 0, 0, 2, 2, 2, 2])
    #expect((0..<9).map { rows.line($0) } == [2, 3, 4, 105, 106, 7, 8, 9, 10])
    #expect((0..<9).map { rows.submitted($0) } == [nil, 100, 200, 300, nil, 500, 600, 700, nil])
    #expect(rows.answers == (0..<2).map { question in (0..<9).map { answer(question, $0) } })
  }

  /// Whatever decides between duplicates: the fieldwork is watched by them.
  @Test(arguments: RespondentGroup.DuplicateRule.allCases) func timesAreKept(rule: RespondentGroup.DuplicateRule) {
    let rows = candidates([(0..<3, 0, 0)], group(1, duplicates: rule))
    #expect((0..<3).map { rows.submitted($0) } == [nil, 100, 200])
  }

  @Test func daysOfTheRowsThatCount() throws {
    var rows = CandidateRows(group(0))
    let day = 86_400_000_000
    // A microsecond before and behind midnight, before 1970, and years away from the others.
    let moments = [0, day - 1, day, -1, -day, nil, 4000 * day, 4000 * day + 5, 5]
    rows.append(
      moments.enumerated().map { row($0.offset * 3 + $0.offset / 8, submitted: $0.element) }, AnswerBlock(questions: 0), afterLine: 0
    ) { $0 }
    func arrivals(_ counts: [Bool]) throws -> [[[Int]]]? {
      try rows.arrivals(where: counts, units: 3)?.ofUnit.map { $0.map { [$0.number, $0.responses] } }
    }
    #expect(try arrivals(moments.map { _ in true }) == [[[-1, 2], [0, 2], [1, 1], [4000, 2]], [[0, 1]], []])
    #expect(try arrivals(moments.map { $0 == day }) == [[[1, 1]], [], []])
    #expect(try arrivals(moments.map { $0 == nil }) == nil)
  }

  /// A don't-know and a refusal are answers; not applicable, off the scale, not reached and blank are none.
  @Test func answersOfARow() {
    var block = AnswerBlock(questions: 8)
    block.append([0, 4, 250, 251, 252, 253, 254, 255])
    block.append([UInt8](repeating: 255, count: 8))
    var rows = CandidateRows(group(8))
    rows.append([row(0), row(1)], block, afterLine: 0) { $0 }
    #expect(rows.answered(0) == 4 && rows.answered(1) == 0)
  }

  static let masks: [[Bool]] = [
    [true, true, true, true, true], [false, false, false, false, false], [false, true, true, true, true], [true, true, true, true, false],
    [true, false, true, false, true], [false, true, false, false, true],
  ]

  @Test(arguments: masks, [1, 2, 9]) func rowsThatDoNotCountGo(_ counts: [Bool], threads: Int) {
    var rows = candidates([(0..<5, 0, 0)], group(3))
    rows.keep(where: counts, threads: threads)
    let kept = counts.indices.filter { counts[$0] }
    #expect(rows.count == kept.count)
    #expect(rows.respondent == kept.map { UInt32($0 + 10) } && rows.unit == kept.map { UInt32($0 % 3) })
    #expect(rows.stratum == kept.map { UInt16($0 % 2) })
    #expect(rows.isComplete == kept.map { $0 % 2 == 0 } && rows.isInFrame == kept.map { $0 % 5 == 0 })
    #expect(rows.answers == (0..<3).map { question in kept.map { answer(question, $0) } })
  }

  @Test func noRows() {
    var rows = CandidateRows(group(2))
    rows.append([], AnswerBlock(questions: 2), afterLine: 5) { $0 }
    rows.keep(where: [], threads: 2)
    #expect(rows.count == 0 && rows.answers == [[], []])
  }
}
