import Testing

@testable import SurveyImport

/// Items of lists that are taken from one place of a definition to another.
@Suite struct ListItemTests {
  /// Takes what has the id `a` to the list of `to`, as an indicator.
  private func moved(_ text: String, to: String = "to") throws -> String {
    var definition = try DefinitionText(text, file: "index.yaml")
    let path = try #require(definition.path(ofID: "a"))
    let item = try #require(definition.item(at: path))
    try definition.remove(path)
    let target = to.isEmpty ? [] : try #require(definition.path(ofID: to))
    try definition.append(target + [.key("indicators")], item, behind: ["components", "indicators"])
    return definition.text
  }

  @Test(
    arguments: [
      // Braces to lines, with the comment beside them.
      (
        "components:\n  - id: from\n    indicators:\n      - {id: a, weight: 2}   # why\n      - {id: b}\n  - id: to\n    indicators:\n      - {id: c}\n",
        "components:\n  - id: from\n    indicators:\n      - {id: b}\n  - id: to\n    indicators:\n      - {id: c}\n      - {id: a, weight: 2}   # why\n"
      ),
      // Lines to lines that are indented otherwise; comments within stay.
      (
        "components:\n  - id: from\n    indicators:\n    - id: a\n      # named in May\n      name:\n        vi: \"Một\"\n        en: x # y\n    - {id: b}\n  - id: to\n    indicators:\n        - {id: c}\n",
        "components:\n  - id: from\n    indicators:\n    - {id: b}\n  - id: to\n    indicators:\n        - {id: c}\n        - id: a\n          # named in May\n          name:\n            vi: \"Một\"\n            en: x # y\n"
      ),
      // Lines to a list in brackets, and into a map in braces that has no list.
      (
        "components:\n  - id: from\n    indicators:\n      - id: a\n        weight: 1.50\n        name: \"x: y\"\n        questions:\n          - q1\n          - 'q2'\n      - {id: b}\n  - id: to\n    indicators: [{id: c}]\n",
        "components:\n  - id: from\n    indicators:\n      - {id: b}\n  - id: to\n    indicators: [{id: c}, {id: a, weight: 1.50, name: \"x: y\", questions: [q1, 'q2']}]\n"
      ),
      (
        "components: [{id: from, indicators: [{id: a}, {id: b}]}, {id: to, name: x}]\n",
        "components: [{id: from, indicators: [{id: b}]}, {id: to, name: x, indicators: [{id: a}]}]\n"
      ),
      // A component that has none as yet, and the last that leaves another.
      (
        "components:\r\n  - id: from\r\n    indicators:\r\n      - {id: a}\r\n  - id: to\r\n    weight: 2\r\n",
        "components:\r\n  - id: from\r\n  - id: to\r\n    weight: 2\r\n    indicators:\r\n      - {id: a}\r\n"
      ),
    ] as [(String, String)])
  func anItemIsTakenElsewhere(text: String, expected: String) throws {
    #expect(try moved(text) == expected)
  }

  @Test func theRootTakesOneBehindItsComponents() throws {
    let text = "index: X\ncomponents:\n  - id: from\n    indicators: [{id: a}, {id: b}]\n# the rest\ntitle: x\n"
    #expect(
      try moved(text, to: "")
        == "index: X\ncomponents:\n  - id: from\n    indicators: [{id: b}]\nindicators:\n  - {id: a}\n# the rest\ntitle: x\n")
  }

  @Test func aNewItemIsWrittenInLinesOrInBraces() throws {
    let item = ListItem([("id", "n"), ("name", "\"Mới\"")], "indicators", [ListItem([("id", "a")]), ListItem([("id", "b")])])
    for (text, expected) in [
      (
        "components:\n  - {id: x}\n",
        "components:\n  - {id: x}\n  - id: n\n    name: \"Mới\"\n    indicators:\n      - {id: a}\n      - {id: b}\n"
      ),
      ("components: [{id: x}]\n", "components: [{id: x}, {id: n, name: \"Mới\", indicators: [{id: a}, {id: b}]}]\n"),
    ] {
      var definition = try DefinitionText(text, file: "index.yaml")
      try definition.append([.key("components")], item)
      #expect(definition.text == expected)
    }
    #expect(ListItem([("id", "n")], "indicators", []).lines == ["id: n"])
  }
}
