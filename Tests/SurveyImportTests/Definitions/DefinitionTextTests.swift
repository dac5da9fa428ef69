import SurveyModel
import Testing

@testable import SurveyImport

@Suite struct DefinitionTextTests {
  typealias Step = DefinitionText.Step
  typealias Value = DefinitionText.Value

  enum Change: Sendable {
    case set([Step], Value)
    case append([Step], Value)
    case remove([Step])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let change: Change
    /// A part of the text, and what stands there afterwards; everything else stays to the byte.
    let from: String
    let to: String
    var testDescription: String { name }

    init(_ name: String, _ change: Change, _ from: String, _ to: String) {
      self.name = name
      self.change = change
      self.from = from
      self.to = to
    }
  }

  /// Comments, quotes, blocks, brackets, blank lines, an indentation of its own.
  static let index = """
    # The index of 2026
    index: CDCI      # its id
    score: {from: 0, to: 100, decimals: 2}   # as decided
    title: "Chỉ số"

    components:
      # first
      - id: transparency   # sum of two
        name: {vi: "Minh bạch", en: Transparency}
        weight: 15  # of 100
        indicators:
            - {id: t1}
            - {id: t2, weight: 1, name: 'it''s, {really}'}  # last
      - id: time
        weight:
        indicators: [{id: d1}, {id: "d2"}]
        # nothing below
    satisfaction: {questions: [overall]}
    # the end

    """

  static let cases: [Case] = [
    Case("a weight", .set([.key("components"), .id("transparency"), .key("weight")], .number(20.5)), "weight: 15  #", "weight: 20.5  #"),
    Case("a weight that is not written", .set([.key("components"), .item(1), .key("weight")], .number(2)), "weight:\n", "weight: 2\n"),
    Case(
      "a key in brackets", .set([.key("components"), .item(0), .key("indicators"), .id("t1"), .key("weight")], .number(3)), "{id: t1}",
      "{id: t1, weight: 3}"),
    Case(
      "a value in brackets", .set([.key("components"), .item(0), .key("indicators"), .id("t2"), .key("weight")], .number(0)),
      "weight: 1, name", "weight: 0, name"),
    Case(
      "a quoted text", .set([.key("components"), .item(0), .key("indicators"), .id("t2"), .key("name")], .text("Ä \"x\"")),
      "'it''s, {really}'", "\"Ä \\\"x\\\"\""),
    Case("a text keeps its quotes", .set([.key("title")], .text("Index")), "\"Chỉ số\"", "\"Index\""),
    Case(
      "a name in two languages", .set([.key("title")], .localized(LocalizedText(vi: "Chỉ số", en: "Index"))), "\"Chỉ số\"",
      "{vi: \"Chỉ số\", en: Index}"),
    Case(
      "a key more behind a block", .set([.key("components"), .id("transparency"), .key("aggregate")], .text("geometric")),
      "name: 'it''s, {really}'}  # last\n", "name: 'it''s, {really}'}  # last\n    aggregate: geometric\n"),
    Case("a key more at the top", .set([.key("ties")], .text("exact")), "[overall]}\n", "[overall]}\nties: exact\n"),
    Case(
      "a map", .set([.key("publish")], .map([.init("at-least", .number(5)), .init("caution-below", .number(30))])), "[overall]}\n",
      "[overall]}\npublish: {at-least: 5, caution-below: 30}\n"),
    Case(
      "a block gives way to a value", .set([.key("components"), .item(0), .key("indicators")], .list([.map([.init("id", .text("t1"))])])),
      "indicators:\n        - {id: t1}\n        - {id: t2, weight: 1, name: 'it''s, {really}'}  # last", "indicators: [{id: t1}]  # last"),
    Case("an item of brackets", .append([.key("satisfaction"), .key("questions")], .text("q 2")), "[overall]", "[overall, \"q 2\"]"),
    Case(
      "an item of a block", .append([.key("components"), .item(0), .key("indicators")], .map([.init("id", .text("t3"))])), "# last\n",
      "# last\n        - {id: t3}\n"),
    Case(
      "a word that others take for false", .append([.key("satisfaction"), .key("questions")], .text("no")), "[overall]",
      "[overall, \"no\"]"),
    Case("a key goes", .remove([.key("title")]), "title: \"Chỉ số\"\n", ""),
    Case("a key of brackets goes", .remove([.key("score"), .key("to")]), ", to: 100", ""),
    Case("the first of brackets goes", .remove([.key("components"), .item(1), .key("indicators"), .item(0)]), "{id: d1}, ", ""),
    Case("the last of brackets goes", .remove([.key("components"), .item(1), .key("indicators"), .id("d2")]), ", {id: \"d2\"}", ""),
    Case(
      "an item of a block goes", .remove([.key("components"), .item(0), .key("indicators"), .id("t1")]), "        - {id: t1}\n", ""),
  ]

  private static func apply(_ change: Change, to text: inout DefinitionText) throws(ImportFailure) {
    switch change {
    case .set(let path, let value): try text.set(path, to: value)
    case .append(let path, let value): try text.append(value, to: path)
    case .remove(let path): try text.remove(path)
    }
  }

  @Test(arguments: cases, ["\n", "\r\n"]) func everythingElseStays(c: Case, lineEnd: String) throws {
    func ended(_ text: String) -> String { text.replacing("\n", with: lineEnd) }
    #expect(Self.index.ranges(of: c.from).count == 1)
    for mark in ["", "\u{FEFF}"] {
      var text = try DefinitionText(mark + ended(Self.index), file: "i.yaml")
      try Self.apply(c.change, to: &text)
      #expect(text.text == mark + ended(Self.index.replacing(c.from, with: c.to)))
      // And what is written can be changed again.
      try text.set([.key("confidence")], to: .number(0.9))
      #expect(text.text(at: [.key("confidence")]) == "0.9")
    }
  }

  struct Refused: Sendable, CustomTestStringConvertible {
    let text: String
    let change: Change
    let message: String
    var testDescription: String { message }
  }

  static let refused: [Refused] = [
    Refused(text: index, change: .set([.key("componets"), .item(0)], .number(1)), message: "i.yaml: the file has no componets › 1"),
    Refused(
      text: index, change: .set([.key("components"), .id("x"), .key("weight")], .number(1)),
      message: "i.yaml: the file has no components › x › weight"),
    Refused(text: index, change: .append([.key("title")], .number(1)), message: "i.yaml: the file has no title"),
    Refused(text: index, change: .remove([.key("titel")]), message: "i.yaml: the file has no titel"),
    Refused(
      text: "a: |\n  one\n  two\nb: 1\n", change: .set([.key("a")], .text("x")),
      message: "i.yaml:1:4: a cannot be changed so that everything else stays as it is written; change it in the file itself"),
    Refused(
      text: "a: one\n  two\nb: 1\n", change: .set([.key("a")], .text("x")),
      message: "i.yaml:1:4: a cannot be changed so that everything else stays as it is written; change it in the file itself"),
  ]

  @Test(arguments: refused) func whatCannotBeChangedStaysAsItIs(c: Refused) throws {
    var text = try DefinitionText(c.text, file: "i.yaml")
    let failure = #expect(throws: ImportFailure.self) { try Self.apply(c.change, to: &text) }
    #expect(failure?.description == c.message)
    #expect(text.text == c.text)
  }

  /// Every weight of the example's index can be set, and nothing else of it changes.
  @Test func aNodeAtAnyDepth() throws {
    var text = try DefinitionText(Self.index, file: "i.yaml")
    for (id, path) in [
      ("t2", [.key("components"), .item(0), .key("indicators"), .item(1)]), ("time", [.key("components"), .item(1)]), ("CDCI", []),
    ] as [(String, [Step])] {
      #expect(text.path(ofNode: id) == path)
    }
    #expect(text.path(ofNode: "t9") == nil)
    for (number, id) in ["transparency", "t1", "t2", "time", "d1", "d2"].enumerated() {
      let path = try #require(text.path(ofNode: id))
      try text.set(path + [.key("weight")], to: .number(Double(number + 1)))
      #expect(text.text(at: path + [.key("weight")]) == "\(number + 1)")
    }
    #expect(try IndexDefinition.read(text.text, file: "i").tree.nodes.map(\.weight).dropFirst() == [1, 2, 3, 4, 5, 6])
    #expect(text.text.contains("# sum of two") && text.text.contains("# nothing below") && text.text.hasSuffix("# the end\n"))
  }

  @Test func sayingTheSame() {
    #expect(DefinitionText.saysTheSame("a: {b: 1}\n", "# c\na:\n  b: \"1\"\n"))
    #expect(!DefinitionText.saysTheSame("a: {b: 1}\n", "a: {b: 2}\n") && !DefinitionText.saysTheSame("a: [", "a: ["))
  }
}
