import SurveyModel
import Testing

@testable import SurveyImport

/// What reports print for an answer is changed in its place: comments and order stay, and every text that meant the answer still does.
@Suite struct LabelEditTests {
  struct Case: Sendable {
    let before: String
    /// `nil` where nothing changes.
    let after: String?
    var vi = "Tốt"
    var en = "Good"
  }

  /// The scale s, and its value 2, which is to be printed as Tốt and Good.
  static let cases: [Case] = [
    Case(
      before: "scales:\n  s: {values: {1: Kém, 2: Tốt}}  # ours\n",
      after: "scales:\n  s: {values: {1: Kém, 2: {vi: \"Tốt\", en: \"Good\"}}}  # ours\n"),
    Case(
      before: "scales:\n  s:\n    values:\n      1: Kém   # worst\n      2: \"2. tot\"   # best\nz: 1\n",
      after: "scales:\n  s:\n    values:\n      1: Kém   # worst\n      2: [\"2. tot\", {vi: \"Tốt\", en: \"Good\"}]   # best\nz: 1\n"),
    // A list: the first text is what is printed already, the second is its English.
    Case(
      before: "scales: {s: {values: {1: [Kém], 2: [Tốt, Good]}}}\n", after: "scales: {s: {values: {1: [Kém], 2: [Tốt, {en: \"Good\"}]}}}\n"),
    Case(
      before: "scales: {s: {values: {1: [Kém], 2: [Tốt, Well]}}}\n",
      after: "scales: {s: {values: {1: [Kém], 2: [Tốt, Well, {en: \"Good\"}]}}}\n"),
    Case(
      before: "scales: {s: {values: {1: [Kém], 2: []}}}\n", after: "scales: {s: {values: {1: [Kém], 2: [{vi: \"Tốt\", en: \"Good\"}]}}}\n"),
    Case(
      before: "scales:\n  s:\n    values:\n      2:\n        - \"2. tot\"  # as exported\n      1: Kém\n",
      after:
        "scales:\n  s:\n    values:\n      2:\n        - \"2. tot\"  # as exported\n        - {vi: \"Tốt\", en: \"Good\"}\n      1: Kém\n"),
    // A map: what it said before stays a label.
    Case(
      before: "scales: {s: {values: {1: Kém, 2: {vi: Tốt}}}}\n", after: "scales: {s: {values: {1: Kém, 2: {vi: \"Tốt\", en: \"Good\"}}}}\n"),
    Case(
      before: "scales: {s: {values: {1: Kém, 2: {vi: Tuyệt, en: Good}}}}\n",
      after: "scales: {s: {values: {1: Kém, 2: [\"Tuyệt\", {vi: \"Tốt\", en: \"Good\"}]}}}\n"),
    Case(
      before: "scales: {s: {values: {1: Kém, 2: [{vi: Tuyệt, en: Fine}, Well]}}}\n",
      after: "scales: {s: {values: {1: Kém, 2: [{vi: \"Tốt\", en: \"Good\"}, Well, \"Tuyệt\", \"Fine\"]}}}\n"),
    // 2.0 is 2; a value without labels, a scale that extends another, one that is not declared.
    Case(
      before: "scales: {s: {values: {1: Kém, 2.0: Tốt}}}\n", after: "scales: {s: {values: {1: Kém, 2.0: {vi: \"Tốt\", en: \"Good\"}}}}\n"),
    Case(before: "scales:\n  s: {values: {1: Kém, 2: }}\n", after: "scales:\n  s: {values: {1: Kém, 2: {vi: \"Tốt\", en: \"Good\"} }}\n"),
    Case(
      before: "scales:\n  s:\n    extends: ease-5   # ours\n",
      after: "scales:\n  s:\n    extends: ease-5   # ours\n    values: {2: {vi: \"Tốt\", en: \"Good\"}}\n"),
    Case(before: "scales:\n  t: {extends: yes-no}\n", after: nil),
  ]

  @Test(arguments: cases.indices) func aLabelIsSet(place: Int) throws {
    let c = Self.cases[place]
    var text = try DefinitionText(c.before, file: "f.yaml")
    try text.setPrinted(scale: "s", builtIn: nil, code: "2", vi: c.vi, en: c.en)
    #expect(text.text == c.after ?? c.before)
    // Done twice it is as done once.
    try text.setPrinted(scale: "s", builtIn: nil, code: "2", vi: c.vi, en: c.en)
    #expect(text.text == c.after ?? c.before)
  }

  @Test(arguments: [
    ("a: 1\n", "a: 1\nscales: {\"satisfaction-5\": {extends: satisfaction-5, values: {5: {vi: \"Tốt\", en: \"Good\"}}}}\n"),
    (
      "respondent-groups: {f: {}}\nunits: []\n",
      "respondent-groups: {f: {}}\nscales: {\"satisfaction-5\": {extends: satisfaction-5, values: {5: {vi: \"Tốt\", en: \"Good\"}}}}\nunits: []\n"
    ),
    (
      "scales:\n  s: {values: {}}\n",
      "scales:\n  s: {values: {}}\n  \"satisfaction-5\": {extends: satisfaction-5, values: {5: {vi: \"Tốt\", en: \"Good\"}}}\n"
    ),
  ]) func aBuiltInScaleIsExtended(before: String, after: String) throws {
    var text = try DefinitionText(before, file: "f.yaml")
    try text.setPrinted(scale: "satisfaction-5", builtIn: "satisfaction-5", code: "5", vi: "Tốt", en: "Good")
    #expect(text.text == after)
  }
}
