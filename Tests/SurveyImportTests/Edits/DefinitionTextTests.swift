import SurveyModel
import Testing

@testable import SurveyImport

/// Patches of a definition's text: what they change, and that nothing else does.
@Suite struct DefinitionTextTests {
  typealias Step = DefinitionText.Step

  @Test(
    arguments: [
      // An item in braces, in place and added.
      ("a: 1\nxs:\n  - {id: t1, weight: 2}   # why\n", "t1", "a: 1\nxs:\n  - {id: t1, weight: 7}   # why\n"),
      ("xs:\n  - {id: t1}\n  - {id: t2}\n", "t1", "xs:\n  - {id: t1, weight: 7}\n  - {id: t2}\n"),
      (
        "xs: [{id: t1, name: {vi: \"a, }\", en: b}}, {id: t2}]\n", "t2",
        "xs: [{id: t1, name: {vi: \"a, }\", en: b}}, {id: t2, weight: 7}]\n"
      ),
      // Lines.
      ("xs:\n  - id: t1\n    weight: 15  # of 100\n    ys: []\n", "t1", "xs:\n  - id: t1\n    weight: 7  # of 100\n    ys: []\n"),
      (
        "xs:\n  - id: \"t1\"  # first\n    ys:\n      - {id: q}\n", "t1",
        "xs:\n  - id: \"t1\"  # first\n    weight: 7\n    ys:\n      - {id: q}\n"
      ),
      ("xs:\n- id: t1\n  weight:\n- id: t2\n", "t1", "xs:\n- id: t1\n  weight: 7\n- id: t2\n"),
      ("xs:\n- weight: '3'\n  id: t1\n", "t1", "xs:\n- weight: 7\n  id: t1\n"),
      // Other line ends, and a mark in front.
      ("xs:\r\n  - id: t1\r\n    b: 1\r\n", "t1", "xs:\r\n  - id: t1\r\n    weight: 7\r\n    b: 1\r\n"),
      ("\u{FEFF}xs: [{id: t1, weight: 1}]", "t1", "\u{FEFF}xs: [{id: t1, weight: 7}]"),
      // A place below names of several bytes.
      ("tên: \"Đơn vị – ấ\"\nxs: [{name: ăâ, id: t1, weight: 1.50}]\n", "t1", "tên: \"Đơn vị – ấ\"\nxs: [{name: ăâ, id: t1, weight: 7}]\n"),
    ] as [(String, String, String)])
  func aWeightIsSetInPlace(text: String, id: String, expected: String) throws {
    var definition = try DefinitionText(text, file: "index.yaml")
    let path = try #require(definition.path(ofID: id))
    let isSet = try definition.setPlain(path + [.key("weight")], to: "7", behind: "id")
    #expect(isSet)
    #expect(definition.text == expected)
    #expect(definition.scalar(at: path + [.key("weight")]) == "7")
  }

  @Test(
    arguments: [
      ("title: x # c\n", "title: {vi: \"Mới\", en: \"New\"} # c\n"),
      ("title: {vi: \"a\", en: b}\n", "title: {vi: \"Mới\", en: \"New\"}\n"),
      ("title:\n  vi: \"a\"   # một\n  en: \"b\"\nedition: 1\n", "title:\n  vi: \"Mới\"   # một\n  en: \"New\"\nedition: 1\n"),
      ("title:\n  vi: a\nedition: 1\n", "title:\n  vi: \"Mới\"\n  en: \"New\"\nedition: 1\n"),
      ("title: >\n  long\n  text\n\n# c\nedition: 1\n", "title: {vi: \"Mới\", en: \"New\"}\n\n# c\nedition: 1\n"),
      ("title: two\n  lines\nedition: 1\n", "title: {vi: \"Mới\", en: \"New\"}\nedition: 1\n"),
    ] as [(String, String)])
  func aNameIsSetInItsLanguages(text: String, expected: String) throws {
    var definition = try DefinitionText(text, file: "survey.yaml")
    let isSet = try definition.setName([.key("title")], vi: "Mới", en: "New")
    #expect(isSet)
    #expect(definition.text == expected)
  }

  static let open = """
    language: vi

    # Not decided
    to-decide:
      - column: "A"
        readings:
          - as: "x"
            count: 1
        evidence: "why"
      - column: "B"
        readings: []
    # units
    units:
      - id: a
    """

  @Test func anItemGoesAndTheRestStays() throws {
    var definition = try DefinitionText(Self.open, file: "survey.yaml")
    try definition.remove([.key("to-decide"), .item(0)])
    #expect(
      definition.text
        == "language: vi\n\n# Not decided\nto-decide:\n  - column: \"B\"\n    readings: []\n# units\nunits:\n  - id: a")
    try definition.remove([.key("to-decide"), .item(0)])
    #expect(definition.text == "language: vi\n\n# Not decided\n# units\nunits:\n  - id: a")
  }

  @Test(
    arguments: [
      ("xs: [a, b, c]\n", 0, "xs: [b, c]\n"), ("xs: [a, b, c]\n", 2, "xs: [a, b]\n"),
      ("xs: [{file: a}, {file: b}]\n", 1, "xs: [{file: a}]\n"),
      ("ys: 1\nxs: [a]\n", 0, "ys: 1\n"),
    ] as [(String, Int, String)])
  func anItemOfALineGoesWithItsComma(text: String, place: Int, expected: String) throws {
    var definition = try DefinitionText(text, file: "survey.yaml")
    try definition.remove([.key("xs"), .item(place)])
    #expect(definition.text == expected)
  }

  @Test func anEmptyMapTakesItsFirstKey() throws {
    var definition = try DefinitionText("questions: {}   # none\n", file: "survey.yaml")
    let isSet = try definition.set([.key("questions"), .key("q1")], to: "Câu hỏi: \"1\"")
    #expect(isSet)
    #expect(definition.scalar(at: [.key("questions"), .key("q1")]) == "Câu hỏi: \"1\"")
    #expect(definition.text.hasSuffix("   # none\n"))
  }

  @Test func whatIsNotThereIsNotSet() throws {
    var definition = try DefinitionText("a: 1\n", file: "survey.yaml")
    let isSet = try definition.set([.key("b"), .key("c")], to: "x")
    #expect(!isSet)
    #expect(definition.text == "a: 1\n")
    #expect(definition.path(ofID: "none") == nil)
  }

  @Test(
    arguments: [
      ("thu ngân sách.xlsx", Array("PK\u{3}\u{4}....[Content_Types].xml".utf8), "thu-ngan-sach.xlsx"),
      ("../../etc/passwd", Array("a,b\n".utf8), "passwd.csv"), ("C:\\x\\Kết quả (1).csv", Array("a".utf8), "ket-qua-1.csv"),
      ("survey.yaml", Array("a".utf8), "responses.csv"), ("", Array("$FL2".utf8), "responses.sav"),
      ("a.csv.gz", [0x1F, 0x8B, 8], "a.csv.gz"),
      ("..", Array("a".utf8), "responses.csv"), ("mong-cai.csv", Array("a".utf8), "mong-cai.csv"),
    ] as [(String, [UInt8], String)])
  func filesGetNamesOfOurs(shown: String, head: [UInt8], own: String) {
    #expect(FileName.make(of: shown, head: head, else: "responses") == own)
  }
}
