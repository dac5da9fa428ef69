import SurveyModel
import SurveyWords
import Testing

@testable import SurveyImport

@Suite struct ProblemListTests {
  private func problem(_ kind: ImportProblem.Kind, line: Int) -> ImportProblem {
    ImportProblem(
      file: "f.csv", line: line, kind: kind, expected: LocalizedText("x"), found: .nothing, action: LocalizedText("y"))
  }

  @Test func soManyOfAKind() {
    var list = ProblemList(most: 2)
    #expect(list.all.isEmpty)
    for line in 1...5 { list.append(problem(.malformed, line: line)) }
    for line in 6...7 { list.append(problem(.empty, line: line)) }
    #expect(list.all.map(\.line) == [1, 2, 6, 7, 3])
    #expect(
      list.all.last?.description
        == "f.csv:3: expected at most 2 problems of this kind, found \"3 more\"; from this line on they are counted and not listed")
    #expect(list.all.last?.kind == .malformed)
  }

  /// A table without a right row is not told of without end.
  @Test func faultsOfATable() throws {
    var tiny = TinySurvey("firm,unit,q1,q2\nf1,hon-gai,5,4\n", frame: "respondent,unit\n" + String(repeating: ",hon-gai\n", count: 3000))
    tiny.columns = .init(respondent: "firm", unit: "unit")
    let faults = try tiny.outcome()
    #expect(faults.count == 1001)
    #expect(faults.last == "frame.csv:1002: reading stopped here after 1000 faults; correct those above first")
  }
}
