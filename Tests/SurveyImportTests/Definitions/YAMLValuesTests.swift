import SurveyModel
import Testing

@testable import SurveyImport

@Suite struct YAMLValuesTests {
  struct Case: Sendable {
    let text: String
    let number: Double?
    init(_ text: String, _ number: Double?) {
      self.text = text
      self.number = number
    }
  }

  static let numbers: [Case] = [
    Case("1", 1), Case("0.8", 0.8), Case("1e-3", 0.001), Case("-2.5E+2", -250), Case("+4", 4), Case("007", 7), Case("1e0", 1),
    Case("", nil), Case(".", nil), Case(".5", nil), Case("5.", nil), Case("1e", nil), Case("e1", nil), Case("-", nil), Case("--1", nil),
    Case("1-2", nil), Case("0x1F", nil), Case("1_000", nil), Case(".inf", nil), Case("inf", nil), Case("nan", nil), Case("1e999", nil),
    Case("1,5", nil), Case("1 ", nil), Case("１", nil), Case("1.2.3", nil), Case("1e2.5", nil), Case("1e2e3", nil), Case("0x1p3", nil),
  ]

  @Test(arguments: numbers) func numbersAreStrict(c: Case) {
    #expect(YAMLNode.number(c.text) == c.number)
  }

  @Test func longTextsAreCutInFaults() {
    #expect(String(repeating: "ă", count: 61).quotedAsFound == "\"" + String(repeating: "ă", count: 60) + "…\"")
    #expect("a\nb".quotedAsFound == "\"a b\"")
  }

  struct Hinted: Sendable, CustomTestStringConvertible {
    let yaml: String
    let faults: String
    init(_ yaml: String, _ faults: String) {
      self.yaml = yaml
      self.faults = faults
    }
    var testDescription: String { yaml }
  }

  static let rest = "index: I\nindicators: [{id: a}]\n"

  /// A comment behind a value is what it looks like, unless the value is at fault.
  static let hints: [Hinted] = [
    Hinted("ties: published # the default", ""),
    Hinted(
      "ties: exakt # the other",
      "f:3:7: expected published or exact, found \"exakt\"; did you mean \"exact\"?; \"#\" begins a comment there: put the text in quotes"),
    Hinted(
      "title: #1 in Vietnam",
      "f:3:7: expected text, or a map of languages, found nothing; \"#\" begins a comment there: put the text in quotes"),
    Hinted("title: {en: Quality, speed}", "f:3:22: unknown key \"speed\"; a comma ends unquoted text there: put the text in quotes"),
    Hinted("title: {en: Quality, speed: }", "f:3:22: unknown key \"speed\"; known here: vi, en"),
    Hinted("title: {en: \"Quality, speed\"}", ""),
    Hinted(
      "title: {en: Quality}, speed",
      "f:3:21: expected the end of the line, found \", speed\"; text goes on behind a closing bracket: put the text in quotes"),
    Hinted(
      "title: [1] Report",
      "f:3:12: expected the end of the line, found \"Report\"; text goes on behind a closing bracket: put the text in quotes"),
    Hinted(
      "title: {Report}",
      "f:3:8: expected text for vi or en, found none\nf:3:9: unknown key \"Report\"; \"{\" begins a map: put the text in quotes"
    ),
    Hinted("confidence: 2 # high", "f:3:13: expected a confidence above 0 and below 1, found \"2\""),
  ]

  @Test(arguments: hints) func textThatIsCut(c: Hinted) {
    if c.faults.isEmpty {
      #expect(throws: Never.self) { try IndexDefinition.read(Self.rest + c.yaml, file: "f") }
    } else {
      let failure = #expect(throws: ImportFailure.self) { try IndexDefinition.read(Self.rest + c.yaml, file: "f") }
      #expect(failure?.description == c.faults)
    }
  }
}
