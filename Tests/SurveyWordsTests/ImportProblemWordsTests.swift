import SurveyModel
import SurveyWords
import Testing

@Suite struct ImportProblemWordsTests {
  struct Case: Sendable {
    let found: ImportProblem.Found
    let column: String?
    let en: String
    let vi: String
  }

  static let cases: [Case] = [
    Case(
      found: .shown("6"), column: "q7",
      en: "r.csv:214: column 9 \"q7\": expected 1 to 5, found \"6\"; the answer counts as missing",
      vi: "r.csv:214: cột 9 \"q7\": cần giá trị từ 1 đến 5, gặp \"6\"; coi như không trả lời"),
    Case(
      found: .text(characters: 1), column: "q7",
      en: "r.csv:214: column 9 \"q7\": expected 1 to 5, found text, 1 character; the answer counts as missing",
      vi: "r.csv:214: cột 9 \"q7\": cần giá trị từ 1 đến 5, gặp văn bản gồm 1 ký tự; coi như không trả lời"),
    Case(
      found: .text(characters: 37), column: nil,
      en: "r.csv:214: expected 1 to 5, found text, 37 characters; the answer counts as missing",
      vi: "r.csv:214: cần giá trị từ 1 đến 5, gặp văn bản gồm 37 ký tự; coi như không trả lời"),
    Case(
      found: .nothing, column: nil, en: "r.csv:214: expected 1 to 5, found nothing; the answer counts as missing",
      vi: "r.csv:214: cần giá trị từ 1 đến 5, nhưng không có; coi như không trả lời"),
    Case(
      found: .words(LocalizedText(vi: "một dòng khác", en: "another row")), column: nil,
      en: "r.csv:214: expected 1 to 5, found \"another row\"; the answer counts as missing",
      vi: "r.csv:214: cần giá trị từ 1 đến 5, gặp một dòng khác; coi như không trả lời"),
  ]

  @Test(arguments: cases) func oneSentenceInEachLanguage(c: Case) {
    let problem = ImportProblem(
      file: "r.csv", line: 214, column: c.column, columnNumber: 9, kind: .offScale,
      expected: LocalizedText(vi: "giá trị từ 1 đến 5", en: "1 to 5"), found: c.found,
      action: LocalizedText(vi: "coi như không trả lời", en: "the answer counts as missing"))
    #expect(problem.description == c.en)
    #expect(problem.text(in: .vi) == c.vi)
    #expect(problem.text(in: .vi) == "r.csv:214: " + problem.sentence(in: .vi))
  }

  @Test func aProblemOfAWholeFileHasNoLine() {
    let problem = ImportProblem(
      file: "r.csv", kind: .noRows, expected: LocalizedText(vi: "các dòng", en: "rows"), found: .nothing,
      action: LocalizedText(vi: "bỏ qua", en: "passed over"))
    #expect(problem.text(in: .vi) == "r.csv: cần các dòng, nhưng không có; bỏ qua")
  }
}
