import SurveyModel
import TestSupport
import Testing

@testable import SurveyImport

@Suite struct YAMLReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let yaml: String
    let fault: String
    init(_ yaml: String, _ fault: String) {
      self.yaml = yaml
      self.fault = fault
    }
    var testDescription: String { yaml.debugDescription }
  }

  static let quotes = "put the text in quotes"

  static let syntax: [Case] = [
    Case("", "1:1: expected keys such as title or index, found an empty file"),
    Case("# nothing but a comment\n", "1:1: expected keys such as title or index, found an empty file"),
    Case("---\n", "1:1: expected keys such as title or index, found an empty file"),
    Case("title: Tax: law", "1:11: expected the end of the text, found \":\"; a colon and a blank make a key: \(quotes)"),
    Case("title: @home", "1:8: expected a value, found \"@\", which unquoted text cannot begin with: \(quotes)"),
    Case("title: `a`", "1:8: expected a value, found \"`\", which unquoted text cannot begin with: \(quotes)"),
    Case("title: %5", "1:8: expected a value, found \"%\", which unquoted text cannot begin with: \(quotes)"),
    Case(
      "title: [Draft] Report\na: b",
      "1:16: expected the end of the line, found \"Report\"; text goes on behind a closing bracket: \(quotes)"),
    Case(
      "title: \"Draft\" Report\na: b",
      "1:16: expected the end of the line, found \"Report\"; text goes on behind a closing quote: \(quotes) as a whole"),
    Case("title: \"Draft\na: b", "1:8: expected a closing quote for the text that begins here, found the end of the file"),
    Case(
      "title: {vi: A\nb: c",
      "2:2: expected \",\" or \"}\" in the map that begins at 1:8, found \": c\"; if the \"{\" belongs to a text, \(quotes)"),
    Case(
      "title: [A, B\nb: c\n",
      "2:2: expected \",\" or \"]\" in the list that begins at 1:8, found \": c\"; if the \"[\" belongs to a text, \(quotes)"),
    Case(
      "title: {vi: Q1[a], en: B}",
      "1:15: expected \",\" or \"}\" in the map that begins at 1:8, found \"[a], en: B}\"; \"[\" ends unquoted text there: \(quotes)"),
    Case(
      "title: > 90 points",
      "1:10: expected the end of the line after \">\" or \"|\", found more text; these signs have a meaning of their own: \(quotes)"),
    Case(
      "title: {vi: Số #1, en: B}\nb: c",
      "2:1: expected \",\" or \"}\" in the map that begins at 1:8, found \"b: c\"; \"#\" begins a comment there: \(quotes)"),
    Case("title: *star*", "1:8: expected a value, found \"*\", which has a meaning of its own there: \(quotes)"),
    Case("title: * star", "1:8: expected a value, found \"*\", which has a meaning of its own there: \(quotes)"),
    Case("title: *star", "1:8: expected a value, found \"*\", which has a meaning of its own there: \(quotes)"),
    Case("title: &co", "1:8: expected a value, found the anchor \"&co\"; \"&\" has a meaning of its own there: \(quotes)"),
    Case("title: & co", "1:8: expected a value, found \"&\", which has a meaning of its own there: \(quotes)"),
    Case("title: !new thing", "1:8: expected a value, found the tag \"!new\"; \"!\" has a meaning of its own there: \(quotes)"),
    Case("a: &x 1\nb: *x", "2:4: expected the value itself, found the alias \"*x\"; write it out, or \(quotes)"),
    Case("a: b\n\tc: d", "2:1: expected blanks, found a tab"),
    Case("a:\n  b: 1\n c: 2", "3:2: expected a key of the map that begins at 1:1, found \"c: 2\"; check how far the line is indented"),
    Case("a:\n  - b\n  c: 2", "3:3: expected an item of the list that begins at 2:3, found \"c: 2\"; check how far the line is indented"),
    Case("a: - b", "1:4: expected a value, found \"-\" of a list; begin the list on a line of its own, or \(quotes)"),
    Case("a: b\nwords\nc: d", "2:1: expected a key with a colon and a blank behind it, found \"words\"; check the line and its quotes"),
    Case("a: b\nwords", "2:1: expected a key with a colon and a blank behind it, found \"words\"; check the line and its quotes"),
    Case("a: \"\\q\"", "1:5: expected an escape that YAML knows, found \"\\q\"; in single quotes \"\\\" stands for itself"),
    Case("a: b\n---\nc: d", "2:1: expected one document, found a second one after \"---\""),
    Case("a: b\u{1}c", "1:5: expected text, found the control character U+0001"),
    Case("a: b\u{0}", "1:5: expected text, found the control character U+0000"),
    Case("? [a, b]\n: c", "1:3: expected a key, found a list; \"[\" begins a list: \(quotes)"),
    Case("a: {[b]: c}", "1:5: expected a key, found a list; \"[\" begins a list: \(quotes)"),
  ]

  @Test(arguments: syntax) func syntaxErrors(c: Case) {
    let failure = #expect(throws: ImportFailure.self) { try YAMLReader.read(c.yaml, file: "f") }
    #expect(failure?.description == "f:" + c.fault)
  }

  private func scalars(_ yaml: String) throws -> [String: String] {
    guard case .map(let entries) = try YAMLReader.read(yaml, file: "f").content else { return [:] }
    return Dictionary(entries.map { ($0.key, $0.value.found[.en]) }) { first, _ in first }
  }

  @Test func scalarsAreReadAsWritten() throws {
    let yaml = "a: N\nb: no\nc: 99\nd: 2023-12-27\ne: 1_000\nf: ~\ng: null\nh: 0x1F\ni: 'q''s'\nj: \"\\u0110\"\nk:\nl: R&D *x\nm: 5 # five"
    #expect(
      try scalars(yaml) == [
        "a": "\"N\"", "b": "\"no\"", "c": "\"99\"", "d": "\"2023-12-27\"", "e": "\"1_000\"", "f": "\"~\"", "g": "\"null\"",
        "h": "\"0x1F\"", "i": "\"q's\"", "j": "\"Đ\"", "k": "nothing", "l": "\"R&D *x\"", "m": "\"5\"",
      ])
  }

  /// Texts of fewer than 16 bytes are stored in the string itself; the parser must not keep a pointer into it.
  @Test(arguments: 1...40) func shortAndLongTexts(length: Int) throws {
    let text = String(repeating: "x", count: length)
    #expect(try scalars("a: " + text) == ["a": "\"\(text)\""])
  }

  @Test(arguments: ["a: 1\r\nb: 2\r\n", "a: 1\rb: 2\r", "\u{FEFF}a: 1\nb: 2", "a: 1\nb: 2\n...\n", "%YAML 1.1\n---\na: 1\nb: 2"])
  func linesAndMarks(yaml: String) throws {
    #expect(try scalars(yaml) == ["a": "\"1\"", "b": "\"2\""])
  }

  @Test func placesCountCharactersFromOne() throws {
    guard case .map(let entries) = try YAMLReader.read("\u{FEFF}Đường: Hoà\r\n\r\nb: [x]", file: "f").content else {
      Issue.record("expected a map")
      return
    }
    #expect(entries.map(\.keyPosition) == [.init(line: 1, column: 1), .init(line: 3, column: 1)])
    #expect(entries.map(\.value.position) == [.init(line: 1, column: 8), .init(line: 3, column: 4)])
  }

  /// Every one of them, not just the first, with its place; the other faults of the file beside them.
  @Test func keysThatStandTwice() {
    let yaml = """
      index: I
      index: J
      "title": A
      title: B
      score: {from: 0, to: 10, from: 1, from: 2}
      ties: x
      """
    let failure = #expect(throws: ImportFailure.self) { try IndexDefinition.read(yaml, file: "f") }
    #expect(
      failure?.description == """
        f:1:1: expected "components" or "indicators" below a component, found neither
        f:2:1: expected every key once, found "index" twice
        f:4:1: expected every key once, found "title" twice
        f:5:26: expected every key once, found "from" twice
        f:5:35: expected every key once, found "from" twice
        f:6:7: expected published or exact, found "x"
        """)
  }

  /// Every key that stands twice is told, at the second one, whatever it is written with.
  @Test func everyKeyThatStandsTwice() throws {
    let escaped = try faults(of: "\"a\\n\": 1\n\"a\\n\": 2")
    #expect(escaped == ["2:1 expected every key once, found \"a \" twice"])
    let many = try faults(of: (0..<300).map { "k\($0): 1\nk\($0): 2\n" }.joined())
    #expect(many == (0..<300).map { "\(2 * $0 + 2):1 expected every key once, found \"k\($0)\" twice" })
  }

  private func faults(of yaml: String) throws -> [String] {
    var faults = DefinitionFaults(file: "f")
    _ = try YAMLReader.read(yaml, file: "f").entries(LocalizedText("a map"), &faults)
    let failure = #expect(throws: ImportFailure.self) { try faults.settled(nil as Int?) }
    return (failure?.faults ?? []).map { "\($0.place.line ?? 0):\($0.place.column ?? 0) \($0.message[.en])" }
  }

  /// Nine lines that unfold to a billion values.
  @Test func aliasesThatMultiply() {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for i in 1...9 { yaml += "a\(i): &a\(i) [" + Array(repeating: "*a\(i - 1)", count: 10).joined(separator: ", ") + "]\n" }
    let failure = #expect(throws: ImportFailure.self) { try YAMLReader.read(yaml, file: "f") }
    #expect(failure?.description == "f:2:10: expected the value itself, found the alias \"*a0\"; write it out, or put the text in quotes")
  }

  @Test(arguments: ["[", "{a: ", "- ", "? "]) func bottomlessNesting(opening: String) {
    let failure = #expect(throws: ImportFailure.self) { try YAMLReader.read(String(repeating: opening, count: 100_000), file: "f") }
    #expect(failure?.faults.count == 1)
  }

  /// Damage of every kind gives a fault or a node, never a crash.
  @Test func damagedFiles() {
    var generator = SeededNumbers(seed: 7)
    let whole = Array(SurveyDefinitionTests.full.unicodeScalars)
    let signs = Array("[]{}:,#&*!|>'\"%@`?-\n\t \u{1}0".unicodeScalars)
    var failures = 0
    for _ in 0..<400 {
      var damaged = whole
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0..<damaged.count, using: &generator)
        switch Int.random(in: 0...2, using: &generator) {
        case 0: damaged.remove(at: place)
        case 1: damaged.insert(signs.randomElement(using: &generator) ?? "x", at: place)
        default: damaged.removeSubrange(place..<min(damaged.count, place + 20))
        }
      }
      let text = String(String.UnicodeScalarView(damaged))
      do {
        _ = try SurveyDefinition.read(text, file: "f")
      } catch {
        failures += 1
        #expect(error.faults.allSatisfy { $0.place.line != nil && $0.place.column != nil && !$0.message[.en].isEmpty })
      }
    }
    #expect(failures > 200)
  }
}
