import SurveyModel
import Testing

@testable import SurveyImport

/// Labels with a code in front, and what stands on a ladder without being a grade.
@Suite struct LadderCodeTests {
  private static func made(_ labels: [String]) throws -> ProposedSurvey {
    try ProposedSurvey(
      MadeExport.line(["Đơn vị", "Thái độ phục vụ", "Tốc độ giải quyết"])
        + (0..<60).map { row in
          MadeExport.line([["Sở A", "Sở B"][row % 2], labels[row % labels.count], labels[row * 17 % labels.count]])
        }.joined())
  }

  @Test(arguments: ["A", "AO", "L"], [".", ":", ")"])
  func codesOfAnswersGiveTheOrder(code: String, mark: String) throws {
    let words = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]
    let labels = words.enumerated().map { "\(code)\($0 + 1)\(mark) \($1)" }
    let made = try Self.made(labels + ["\(code)6\(mark) Không có ý kiến"])
    #expect(made.scored.map(\.points) == [5, 5], "\(made.draft.survey)")
    #expect(made.missing == 20 && made.responses == 60)
    #expect(made.scored.allSatisfy { $0.score == 50 })
  }

  @Test func codesThatRunDownTurnTheScale() throws {
    let labels = ["A1. Very good", "A2. Good", "A3. Average", "A4. Poor", "A5. Very poor"]
    let made = try Self.made(labels.flatMap { [$0] } + ["A1. Very good"])
    #expect(made.scored.map(\.points) == [5, 5])
    #expect(made.scored.allSatisfy { $0.score > 50 })
  }

  @Test(arguments: ["Không làm thủ tục", "Chưa giao dịch", "Không làm thủ tục ở đây", "Did not visit", "Chưa từng đến"])
  func whoHadNothingToDoWithItGivesNoGrade(label: String) throws {
    let made = try Self.made(["Rất không hài lòng", "Không hài lòng", label, "Bình thường", "Hài lòng", "Rất hài lòng"])
    #expect(made.scored.map(\.points) == [5, 5])
    #expect(made.missing == 20)
    #expect(made.scored.allSatisfy { $0.score == 50 })
  }

  @Test(arguments: [
    ["1. Rất kém", "2. Kém", "3. Không ý kiến", "4. Tốt", "5. Rất tốt"],
    ["Very dissatisfied (1)", "Dissatisfied (2)", "No opinion (3)", "Satisfied (4)", "Very satisfied (5)"],
  ])
  func noOpinionAmongTheGradesIsAGuess(labels: [String]) throws {
    let made = try Self.made(labels)
    #expect(made.scored.map(\.points) == [5, 5] && made.scored.map(\.count) == [48, 48])
    #expect(made.draft.survey.contains("among the grades by its number: \(labels[2])"), "\(made.draft.survey)")
    #expect(made.draft.survey.contains("taken:"))
  }

  @Test func noOpinionBehindTheGradesIsNone() throws {
    let made = try Self.made(["1. Rất kém", "2. Kém", "3. Trung bình", "4. Tốt", "5. Rất tốt", "6. Không ý kiến"])
    #expect(!made.draft.survey.contains("to-decide"))
  }
}
