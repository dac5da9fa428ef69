import SurveyImport
import SurveyModel
import Testing

@testable import Workbench

/// What is said of units that the edition before does not know.
@Suite struct UnitsOfEditionsTests {
  private static let bench = Workbench(threads: 1)

  private static func remarks(_ units: String, earlier: [String: String] = Self.earlier) throws -> [String] {
    let survey = TinySurvey.survey.replacing("index: index.yaml", with: "previous: earlier\nindex: index.yaml").replacing(
      "  - {id: a, name: {vi: \"Đơn vị A\", en: \"Unit A\"}}\n  - {id: b, name: {vi: \"Đơn vị B\", en: \"Unit B\"}}\n", with: units)
    let responses = "firm,unit,q1,q2\nF1,North,5,4\nF2,South,4,4\n"
    let files = TinySurvey.files(["survey.yaml": survey, "responses.csv": responses].merging(earlier) { $1 })
    let read = try bench.read(bench.open(.memory(files)))
    return bench.remarksOnPredecessors(of: read, in: try bench.definitions(before: read)).map { $0.text(in: .en) }
  }

  private static let earlier = [
    "earlier/survey.yaml": TinySurvey.survey.replacing("2023", with: "2022"), "earlier/index.yaml": TinySurvey.index,
  ]

  @Test(
    arguments: [
      ("  - {id: a, name: North}\n  - {id: b, name: South}\n", []),
      ("  - {id: n, name: North, formerly: [a]}\n  - {id: s, name: South, formerly: [b]}\n", []),
      (
        "  - {id: n, name: North, formerly: [a]}\n  - {id: s, name: South, formerly: [z, b]}\n",
        [
          "survey.yaml:5:1: split from a unit of the edition 2022, or merged of several that it does not all have, and therefore without a "
            + "change: s"
        ]
      ),
      (
        "  - {id: n, name: North}\n  - {id: s, name: South}\n",
        [
          "survey.yaml:5:1: no unit is found in the edition 2022, so that no change can be computed; state what each was as formerly under "
            + "units (ids there: a, b)"
        ]
      ),
      (
        "  - {id: n, name: North}\n  - {id: b, name: South}\n",
        [
          "survey.yaml:5:1: not found in the edition 2022, and therefore without a change: n; where it was renamed or merged, state formerly",
          "survey.yaml:5:1: in the edition 2022 and of no unit now: a; where it was renamed, merged or split, state it as formerly of the new "
            + "unit",
        ]
      ),
    ] as [(String, [String])]) func unitsAndTheirPredecessors(units: String, said: [String]) throws
  {
    #expect(try Self.remarks(units) == said)
  }

  /// A unit that the edition before left out is there all the same.
  @Test func unitsLeftOutBefore() throws {
    let survey = TinySurvey.survey.replacing("2023", with: "2022").replacing(
      "respondent-groups:", with: "leave-out-units: [a]\nrespondent-groups:")
    let earlier = ["earlier/survey.yaml": survey, "earlier/index.yaml": TinySurvey.index]
    #expect(try Self.remarks("  - {id: a, name: North}\n  - {id: b, name: South}\n", earlier: earlier).isEmpty)
  }

  @Test func anEditionThatCannotBeRead() throws {
    let refusal = #expect(throws: Refusal.self) { try Self.remarks("  - {id: a, name: North}\n  - {id: b, name: South}\n", earlier: [:]) }
    #expect(refusal?.kind == .unreadable && refusal?.faults.count == 1)
  }

  @Test func withoutAnEditionBefore() throws {
    let read = try Self.bench.read(Self.bench.open(.memory(TinySurvey.files())))
    let earlier = try Self.bench.definitions(before: read)
    #expect(earlier.isEmpty && Self.bench.remarksOnPredecessors(of: read, in: earlier).isEmpty)
  }
}
