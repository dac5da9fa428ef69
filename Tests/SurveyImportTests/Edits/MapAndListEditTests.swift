import SurveyModel
import Testing

@testable import SurveyImport

/// Small maps that are set, and items that are added: in place, and nothing else changes.
@Suite struct MapAndListEditTests {
  static let maps: [(before: String, after: String)] = [
    // Not there yet: one line behind another key.
    ("a: 1   # one\nb: 2\n", "a: 1   # one\nm: {from: 1, to: \"x\"}\nb: 2\n"),
    // In braces, as lines, with a key that stays.
    ("a: 1\nm: {from: 7, mode: y}  # why\n", "a: 1\nm: {from: 1, mode: y, to: \"x\"}  # why\n"),
    ("a: 1\nm:\n  to: 9   # end\n  from: 7\nb: 2\n", "a: 1\nm:\n  to: \"x\"   # end\n  from: 1\nb: 2\n"),
    ("a: 1\r\nm:\r\n  from: 7\r\n", "a: 1\r\nm:\r\n  from: 1\r\n  to: \"x\"\r\n"),
    // What stood there was no map.
    ("a: 1\nm: none\n", "a: 1\nm: {from: 1, to: \"x\"}\n"),
  ]

  @Test(arguments: maps.indices) func aMapIsSet(place: Int) throws {
    var text = try DefinitionText(Self.maps[place].before, file: "f.yaml")
    try text.setMap([.key("m")], to: [("from", "1"), ("to", DefinitionText.written("x")), ("gone", nil)], behind: "a")
    #expect(text.text == Self.maps[place].after)
  }

  @Test func keysOfAMapGo() throws {
    var text = try DefinitionText("a: 1\nm: {from: 1, to: 2}\n", file: "f.yaml")
    try text.setMap([.key("m")], to: [("to", nil)])
    #expect(text.text == "a: 1\nm: {from: 1}\n")
    try text.setMap([.key("m")], to: [("from", nil)])
    #expect(text.text == "a: 1\n")
    try text.setMap([.key("m")], to: [("from", nil)])
    #expect(text.text == "a: 1\n")
  }

  static let lists: [(before: String, after: String)] = [
    ("xs: [a, b]   # two\n", "xs: [a, b, {id: c}]   # two\n"), ("xs: []\n", "xs: [{id: c}]\n"), ("xs: [ a ]\n", "xs: [ a, {id: c} ]\n"),
    ("xs:\n  - a  # one\n  - b\ny: 1\n", "xs:\n  - a  # one\n  - b\n  - {id: c}\ny: 1\n"),
    ("xs:\n- id: a\n  ys: [1]\n# end\ny: 1\n", "xs:\n- id: a\n  ys: [1]\n- {id: c}\n# end\ny: 1\n"),
    ("xs:\r\n  - {id: a}\r\n", "xs:\r\n  - {id: a}\r\n  - {id: c}\r\n"),
  ]

  @Test(arguments: lists.indices) func anItemIsAdded(place: Int) throws {
    var text = try DefinitionText(Self.lists[place].before, file: "f.yaml")
    let isAdded = try text.append([.key("xs")], "{id: c}")
    #expect(isAdded && text.text == Self.lists[place].after)
    #expect(text.path(ofID: "c") != nil)
  }

  @Test(arguments: ["xs: a\n", "y: 1\n", "xs: {a: 1}\n"]) func whatIsNoListStays(before: String) throws {
    var text = try DefinitionText(before, file: "f.yaml")
    let isAdded = try text.append([.key("xs")], "c")
    #expect(!isAdded && text.text == before)
  }
}
