import Inference
import SurveyImport
import SurveyModel
import TestSupport
import Testing

@testable import Reporting

/// Straight lines that are left out, from the file of answers to the files of a report: which forms hidden answers take away is in no byte.
@Suite struct LeftOutLinesTests {
  /// Of units a to e: d and e are withheld, and of a's forms three answer q5. Two firms of d sent in two forms each.
  struct Answers {
    var rows: [(firm: String, unit: String, answers: [Int])] = []

    init(seed: UInt64) {
      var random = SeededNumbers(seed: seed)
      func mixed(_ numbers: inout SeededNumbers) -> [Int] {
        let first = 1 + numbers.below(5)
        return [first, first % 5 + 1] + (0..<3).map { _ in 1 + numbers.below(5) }
      }
      for (unit, count) in [("a", 8), ("b", 6), ("c", 9), ("d", 2), ("e", 3 + random.below(2))] {
        for place in 0..<count { rows.append(("\(unit)\(place)", unit, mixed(&random))) }
        for place in 0..<random.below(3) { rows.append(("\(unit)line\(place)", unit, Array(repeating: 1 + random.below(5), count: 5))) }
      }
      for row in rows.indices where rows[row].unit == "a" { rows[row].answers[4] = 0 }
      for (firm, answer, last) in [("x", 2, 2), ("y", 3, 5), ("z", 4, 3)] {
        rows.append((firm, "a", [answer, answer, answer, answer, last]))
      }
      let first = mixed(&random)
      rows += [("two", "d", first), ("both", "d", first), ("two", "d", [4, 4, 4, 4, 4]), ("both", "d", mixed(&random))]
      rows.shuffle(using: &random)
    }

    /// Places of a firm's forms.
    private func forms(_ firm: String) -> [Int] { rows.indices.filter { rows[$0].firm == firm } }

    /// The second form of the one firm is a straight line in place of the other's; which of two like forms count besides changes.
    mutating func moveTheLineOfADuplicate() {
      let (one, other) = (forms("two"), forms("both"))
      for (from, to) in zip(one, other) {
        let answers = rows[from].answers
        rows[from].answers = rows[to].answers
        rows[to].answers = answers
      }
    }

    /// Before, x is a straight line if its hidden answer counts; now y is.
    mutating func changeHiddenAnswersToQ5() {
      for (firm, last) in [("x", 5), ("y", 3), ("z", 2)] { for row in forms(firm) { rows[row].answers[4] = last } }
    }

    mutating func drawLinesOfWithheldUnitsAnew() {
      for row in rows.indices where ["d", "e"].contains(rows[row].unit) && Set(rows[row].answers).count == 1 {
        rows[row].answers = rows[row].answers.map { $0 % 5 + 1 }
      }
    }

    var files: [String: [UInt8]] {
      let table = rows.map { row in
        "\(row.firm),\(row.unit)," + row.answers.map { $0 == 0 ? "" : String($0) }.joined(separator: ",") + "\n"
      }
      let files = [
        "survey.yaml": """
        title: T
        organization: O
        edition: "2024"
        published: 2024-12-01
        language: en
        index: index.yaml
        units: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}, {id: d, name: D}, {id: e, name: E}]
        respondent-groups:
          firms:
            responses: [{file: firms.csv}]
            columns: {respondent: firm, unit: unit}
            questions: [q1, q2, q3, q4, q5]
            answers: satisfaction-5
            quality: {straight-lining: {answers: 5}}
            leave-out: [flagged]

        """,
        "index.yaml": """
        index: I
        response-weights: none
        publish: {at-least: 5, caution-below: 5}
        components:
          - {id: one, indicators: [{id: q1}, {id: q2, statistic: top-2}, {id: q3}]}
          - {id: two, indicators: [{id: q4}, {id: q5}]}

        """,
        "firms.csv": "firm,unit,q1,q2,q3,q4,q5\n" + table.joined(),
      ]
      return files.mapValues { Array($0.utf8) }
    }

    func report() throws -> (results: Results, files: [String: [UInt8]]) {
      let data = try SurveyReader(threads: 1, digestsResponses: false).read(SurveyDefinitions(.memory(files)))
      let results = try Evaluation(replicates: 12, asksRobustness: false, draws: 0).evaluate(data)
      let report = Report(results, languages: [.en])
      let formats: [any ReportFormat] = [JSONFormat(), CSVFormat(), MarkdownFormat()]
      let files = try formats.flatMap { try $0.files(report) }.map { ($0.name, $0.bytes) }
      return (results, Dictionary(files) { first, _ in first })
    }
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>) func noByteTellsWhichTheyAre(seed: UInt64) throws {
    let answers = Answers(seed: seed)
    let before = try answers.report()
    #expect(
      before.results.units.filter(\.isPublished).map(\.unit).sorted() == [0, 1, 2] && before.results.overall.remarks == [.holdsWithheld])
    let changes: [(String, (inout Answers) -> Void)] = [
      ("a duplicate", { $0.moveTheLineOfADuplicate() }), ("q5", { $0.changeHiddenAnswersToQ5() }),
      ("lines", { $0.drawLinesOfWithheldUnitsAnew() }),
    ]
    for (name, change) in changes {
      var others = answers
      change(&others)
      let after = try others.report()
      #expect(after.files.keys.sorted() == before.files.keys.sorted())
      for (file, bytes) in before.files { #expect(after.files[file] == bytes, "\(name): \(file)") }
    }
  }
}
