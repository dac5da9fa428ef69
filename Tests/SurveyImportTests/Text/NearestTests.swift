import Testing

@testable import SurveyImport

@Suite struct NearestTests {
  struct Case: Sendable {
    let word: String
    let candidates: [String]
    let found: String?
    init(_ word: String, _ candidates: [String], _ found: String?) {
      self.word = word
      self.candidates = candidates
      self.found = found
    }
  }

  static let cases: [Case] = [
    Case("quesions", ["columns", "questions"], "questions"), Case("qeustions", ["questions"], "questions"),
    Case("Hon Gai", ["Móng Cái", "Hòn Gai"], "Hòn Gai"), Case("HQ Mong Cai", ["HQ Móng Cái"], "HQ Móng Cái"),
    Case("dong", ["Đông"], "Đông"), Case("units", ["unit"], "unit"), Case("vn", ["vi", "en"], "vi"),
    // The first of equally near candidates.
    Case("t5", ["t1", "t2"], "t1"),
    // Two of six letters are a third; three are too many.
    Case("abcdef", ["abcdxy"], "abcdxy"), Case("abcdef", ["abcxyz"], nil),
    // Nothing in common is no suggestion.
    Case("a", ["b"], nil), Case("", ["b"], nil), Case("b", [""], nil), Case("", [""], nil), Case("word", [], nil),
    Case("frequency", ["title", "edition"], nil), Case(String(repeating: "x", count: 100_000), ["x"], nil),
  ]

  @Test(arguments: cases) func nearestCandidate(c: Case) {
    #expect(nearest(to: c.word, among: c.candidates) == c.found)
  }
}
