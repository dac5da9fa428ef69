import TestSupport
import Testing

/// The validator itself: a schema that it accepts everything under would prove nothing.
@Suite struct JSONSchemaTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let schema: String
    let document: String
    /// `nil` where the document is valid.
    let violation: String?

    init(_ schema: String, _ document: String, _ violation: String?) {
      self.schema = schema
      self.document = document
      self.violation = violation
    }

    var testDescription: String { "\(document) under \(schema)" }
  }

  static let cases: [Case] = [
    Case(#"{"type": "string"}"#, #""a""#, nil),
    Case(#"{"type": "string"}"#, "1", "/: expected string, found number"),
    Case(#"{"type": "number"}"#, "true", "/: expected number, found boolean"),
    Case(#"{"type": "boolean"}"#, "1", "/: expected boolean, found number"),
    Case(#"{"type": "integer"}"#, "3", nil),
    Case(#"{"type": "integer"}"#, "3.5", "/: expected integer, found number"),
    Case(#"{"type": ["number", "null"]}"#, "null", nil),
    Case(#"{"type": ["number", "null"]}"#, #""x""#, "/: expected number or null, found string"),
    Case(#"{"const": "a"}"#, #""a""#, nil),
    Case(#"{"const": "a"}"#, #""b""#, #"/: expected string("a")"#),
    Case(#"{"enum": ["a", null]}"#, "null", nil),
    Case(#"{"enum": ["a", null]}"#, "2", "/: expected one of 2 values"),
    Case(#"{"minimum": 0}"#, "-1", "/: expected at least 0.0, found -1.0"),
    Case(#"{"maximum": 1}"#, "1", nil),
    Case(#"{"maximum": 1}"#, "1.5", "/: expected at most 1.0, found 1.5"),
    Case(#"{"exclusiveMinimum": 0}"#, "0", "/: expected above 0.0, found 0.0"),
    Case(#"{"exclusiveMaximum": 1}"#, "1", "/: expected below 1.0, found 1.0"),
    Case(#"{"pattern": "^[0-9]{4}$"}"#, #""2023""#, nil),
    Case(#"{"pattern": "^[0-9]{4}$"}"#, #""202""#, "/: expected the pattern ^[0-9]{4}$, found 202"),
    Case(#"{"items": {"type": "number"}}"#, #"[1, "2"]"#, "/1: expected number, found string"),
    Case(#"{"minItems": 2}"#, "[1]", "/: expected 2.0 elements or more"),
    Case(#"{"maxItems": 2}"#, "[1, 2, 3]", "/: expected 2.0 elements or fewer"),
    Case(#"{"required": ["a"]}"#, "{}", "/: the member a is missing"),
    Case(#"{"properties": {"a": {"type": "null"}}}"#, #"{"a": 1}"#, "/a: expected null, found number"),
    Case(#"{"properties": {"a": true}, "additionalProperties": false}"#, #"{"a": 1}"#, nil),
    Case(#"{"properties": {"a": true}, "additionalProperties": false}"#, #"{"b": 1}"#, "/: the member b is not known"),
    Case(#"{"additionalProperties": {"type": "number"}}"#, #"{"b": "1"}"#, "/b: expected number, found string"),
    Case(##"{"$ref": "#/$defs/a", "$defs": {"a": {"type": "null"}}}"##, "1", "/: expected null, found number"),
    Case(##"{"$ref": "#/$defs/b", "$defs": {}}"##, "1", "/: the schema refers to #/$defs/b, which is not there"),
    Case(#"{"anyOf": [{"type": "null"}, {"type": "array"}]}"#, "[]", nil),
    Case(#"{"anyOf": [{"type": "null"}, {"type": "array"}]}"#, "1", "/: fits none of 2 alternatives"),
    Case(#"{"multipleOf": 2}"#, "3", "/: the schema uses multipleOf in a way that this validator does not know"),
    Case("false", "1", "/: nothing is allowed here"),
  ]

  @Test(arguments: cases) func validator(c: Case) throws {
    let schema = JSONSchema(try JSONDocument(parsing: c.schema.utf8))
    let violations = schema.violations(in: try JSONDocument(parsing: c.document.utf8))
    #expect(violations.map(\.description) == (c.violation.map { [$0] } ?? []))
  }
}
