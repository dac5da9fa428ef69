import Foundation
import SurveyModel
import Testing

@testable import SurveyImport

/// The column that says who answered stays it where rows repeat, and where a spreadsheet damaged its codes; without it no duplicate would be seen.
@Suite struct RespondentColumnTests {
  /// Valid codes of firms, made with their check digits.
  private static func code(_ number: Int, from first: Int = 0) -> String {
    let weights = [31, 29, 23, 19, 17, 13, 7, 5, 3]
    var number = first + number * 10
    while true {
      let digits = String(repeating: "0", count: 9 - String(number).count) + String(number)
      let rest = zip(weights, digits.compactMap(\.wholeNumberValue)).reduce(0) { $0 + $1.0 * $1.1 } % 11
      if rest > 0 { return digits + String(10 - rest) }
      number += 1
    }
  }

  private static func file(_ header: String, rows: Int = 60, _ id: (Int) -> String) -> String {
    let answers = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]
    let lines = (0..<rows).map { row in
      "\(id(row)),Chi cục \(["A", "B", "C"][row % 3]),\(answers[row * 7 % 5]),\(answers[(row / 2 + 1) % 5])"
    }
    return "\(header),Đơn vị,Thái độ của công chức,Thời gian giải quyết\n" + lines.joined(separator: "\n") + "\n"
  }

  /// Each form twice: by the words of the header, and by check digits alone.
  @Test(arguments: ["Mã số thuế", "MST", "Tax code", "Câu 1"])
  func rowsThatRepeat(header: String) throws {
    let made = try ProposedSurvey(Self.file(header, rows: 120) { Self.code($0 % 60, from: 10_000_000) })
    #expect(made.responses == 60)
    #expect(made.leftOut[.duplicate] == 60)
    #expect(made.draft.survey.contains("respondent-id: \"tax-code\""))
    #expect(made.draft.remarks.contains { $0[.en].contains("60 of 120 rows repeat a respondent") })
  }

  @Test(arguments: [true, false]) func damagedCodes(isCut: Bool) throws {
    let codes = (0..<60).map { Self.code($0, from: 10_000_000) }
    let made = try ProposedSurvey(Self.file("Mã số thuế") { isCut ? "4.9E+12" : String(codes[$0].dropFirst()) })
    #expect(made.draft.survey.contains("respondent-id: \"tax-code\""))
    let remark = try #require(made.draft.remarks.first { $0[.en].contains("damaged by a spreadsheet") })
    #expect(remark[.en].contains("60 of 60 rows") && !remark[.en].contains(codes[0].dropFirst()))
    let fault = try #require(made.failure?.faults.first)
    #expect(fault.message[.en].contains("expected tax codes"))
  }

  /// Codes of another kind under the same header stay as they are written.
  @Test func codesOfOnesOwn() throws {
    let made = try ProposedSurvey(Self.file("Mã số thuế") { "DN-\($0)" })
    #expect(made.responses == 60)
    #expect(!made.draft.survey.contains("respondent-id:"))
  }

  @Test func theSameFileTwice() throws {
    let text = Self.file("Mã số thuế") { Self.code($0, from: 10_000_000) }
    for other in ["b.csv", "c.csv"] {
      let failure = #expect(throws: ImportFailure.self) { try ProposedSurvey([("a.csv", text), (other, text)]) }
      let fault = try #require(failure?.faults.first)
      #expect(fault.place.file == other && fault.message[.en].contains("the same bytes as \"a.csv\""))
    }
    let next = Self.file("Mã số thuế") { Self.code($0, from: 20_000_000) }
    #expect(try ProposedSurvey([("a.csv", text), ("b.csv", next)]).responses == 120)
  }

  /// Where nothing can run yet, what is to be decided is told with its place.
  @Test(arguments: [1, 2]) func decisionsOfASurveyWithoutQuestions(count: Int) throws {
    let items = (0..<count).map {
      "  - column: \"G1Q0\($0)\"\n    readings:\n      - as: \"a question\"\n        count: 9\n      - as: \"not scored\"\n"
    }
    let yaml = "to-decide:\n\(items.joined())language: \"en\"\n"
    let root = try YAMLReader.read(yaml, file: "survey.yaml")
    let none = ImportFailure(.unusable, at: .init(file: "survey.yaml", line: 20, column: 3), GroupWords.noQuestion)
    let notes = OpenDecisionDefinition.notes(none, of: root)
    #expect(notes.map(\.place.line) == (0..<count).map { 2 + $0 * 5 })
    #expect(notes.first?.message[.en] == "to-decide: the column \"G1Q00\" may be read as: a question (9); not scored (0)")
    let other = ImportFailure(.unusable, at: .init(file: "survey.yaml"), LocalizedText("something else"))
    #expect(OpenDecisionDefinition.notes(other, of: root).isEmpty)
  }
}
