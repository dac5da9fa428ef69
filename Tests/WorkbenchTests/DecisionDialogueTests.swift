import SurveyModel
import Testing

@testable import SurveyImport
@testable import Workbench

/// The questions of `init` as values: what is asked, and what a line answers.
@Suite struct DecisionDialogueTests {
  static func dialogue(kind: InitDecision.Kind = .scale, columns: [String] = ["Quick"], options: Int = 3) -> DecisionDialogue {
    DecisionDialogue(
      NewSurvey.Decision(
        InitDecision(
          kind: kind, columns: columns, question: .init(vi: "Cột này là gì?", en: "What is it?"),
          options: (1...options).map { .init(text: .init(vi: "cách \($0)", en: "way \($0)"), count: $0) }, likeliest: options - 1,
          evidence: .init(vi: "chỉ có 3 và 4", en: "3 and 4 alone"), values: [.init(text: "3", count: 12), .init(text: "4", count: 8)],
          weight: 20)))
  }

  static let replies: [(line: String, wanted: Int?)] = [
    ("1", 0), ("3", 2), (" 2 ", 1), ("", 2), ("   ", 2), ("0", nil), ("4", nil), ("-1", nil), ("a", nil), ("1,2", nil), ("1.0", nil),
    ("99999999999999999999", nil), ("\u{1B}[31m", nil),
  ]

  @Test(arguments: replies) func aLine(line: String, wanted: Int?) {
    switch Self.dialogue().reply(to: line) {
    case .chosen(let option): #expect(option == wanted)
    case .unclear(let why):
      #expect(wanted == nil)
      #expect(why[.en].contains("from 1 to 3") && why[.en].contains("or nothing for 3") && why[.en].contains(line))
      #expect(why[.vi].contains("từ 1 đến 3") && why[.vi].contains(line))
    }
  }

  @Test func whatWasTypedIsCut() {
    guard case .unclear(let why) = Self.dialogue().reply(to: String(repeating: "x", count: 5000)) else { return #expect(Bool(false)) }
    #expect(why[.en].count < 200)
  }

  @Test func oneColumn() {
    #expect(
      Self.dialogue().text(in: .en) == """
        What is it?
          3 and 4 alone
          Seen: 3 (12), 4 (8)
          1  way 1
          2  way 2
          3  way 3

        """)
    #expect(Self.dialogue().prompt == "[3] ")
  }

  /// The answers are those of all the columns that one reply decides.
  @Test func manyColumns() {
    let text = Self.dialogue(columns: (1...7).map { "q\($0)" }).text(in: .en)
    #expect(text.contains("Columns: \"q1\", \"q2\", \"q3\", \"q4\", \"q5\" and 2 more\n"))
    #expect(text.contains("Seen, in all 7 columns together: 3 (12), 4 (8)"))
    #expect(Self.dialogue(columns: ["a", "b"]).text(in: .vi).contains("Đã thấy, trong cả 2 cột:"))
  }

  /// Of columns that may say the unit the answers of the likeliest are shown.
  @Test func unitsAreNotPooled() {
    #expect(Self.dialogue(kind: .unit, columns: ["a", "b"]).text(in: .en).contains("Seen: 3 (12)"))
  }
}
