import Foundation

/// A validator for the keywords of JSON Schema 2020-12 that our schemas use. A keyword that it does not know is an error of the schema, never ignored.
package struct JSONSchema: Sendable {
  /// Where in the document, as a path, and what is wrong there.
  package struct Violation: Sendable, Hashable, CustomStringConvertible {
    package let path: String
    package let message: String

    package var description: String { "\(path.isEmpty ? "/" : path): \(message)" }
  }

  private let root: JSONDocument

  package init(_ root: JSONDocument) { self.root = root }

  /// Everything in the document that the schema does not allow.
  package func violations(in document: JSONDocument) -> [Violation] {
    var found: [Violation] = []
    check(document, against: root, at: "", into: &found)
    return found
  }

  private func check(_ value: JSONDocument, against schema: JSONDocument, at path: String, into found: inout [Violation]) {
    func fail(_ message: String) { found.append(Violation(path: path, message: message)) }
    guard case .object(let keywords) = schema else {
      if schema == .bool(false) { fail("nothing is allowed here") } else if schema != .bool(true) { fail("the schema is no schema") }
      return
    }
    for keyword in keywords.keys.sorted() {
      let operand = keywords[keyword] ?? .null
      switch (keyword, operand) {
      case ("$schema", _), ("$id", _), ("$defs", _), ("title", _), ("description", _): break
      case ("$ref", .string(let reference)):
        guard reference.hasPrefix("#/$defs/"), let target = root["$defs"]?[String(reference.dropFirst(8))] else {
          fail("the schema refers to \(reference), which is not there")
          continue
        }
        check(value, against: target, at: path, into: &found)
      case ("type", .string(let type)):
        if !Self.isType(type, value) { fail("expected \(type), found \(value.typeName)") }
      case ("type", .array(let types)):
        let names = types.compactMap { if case .string(let name) = $0 { name } else { nil } }
        if !names.contains(where: { Self.isType($0, value) }) {
          fail("expected \(names.joined(separator: " or ")), found \(value.typeName)")
        }
      case ("const", let constant): if value != constant { fail("expected \(constant)") }
      case ("enum", .array(let allowed)): if !allowed.contains(value) { fail("expected one of \(allowed.count) values") }
      case ("anyOf", .array(let alternatives)):
        let fits = alternatives.contains { alternative in
          var inner: [Violation] = []
          check(value, against: alternative, at: path, into: &inner)
          return inner.isEmpty
        }
        if !fits { fail("fits none of \(alternatives.count) alternatives") }
      case ("minimum", .number(let bound)): number(value) { if $0 < bound { fail("expected at least \(bound), found \($0)") } }
      case ("maximum", .number(let bound)): number(value) { if $0 > bound { fail("expected at most \(bound), found \($0)") } }
      case ("exclusiveMinimum", .number(let bound)): number(value) { if $0 <= bound { fail("expected above \(bound), found \($0)") } }
      case ("exclusiveMaximum", .number(let bound)): number(value) { if $0 >= bound { fail("expected below \(bound), found \($0)") } }
      case ("pattern", .string(let pattern)):
        if case .string(let text) = value, text.range(of: pattern, options: .regularExpression) == nil {
          fail("expected the pattern \(pattern), found \(text)")
        }
      case ("items", let items):
        guard case .array(let elements) = value else { break }
        for (place, element) in elements.enumerated() { check(element, against: items, at: "\(path)/\(place)", into: &found) }
      case ("minItems", .number(let bound)):
        if case .array(let elements) = value, Double(elements.count) < bound { fail("expected \(bound) elements or more") }
      case ("maxItems", .number(let bound)):
        if case .array(let elements) = value, Double(elements.count) > bound { fail("expected \(bound) elements or fewer") }
      case ("required", .array(let names)):
        guard case .object(let members) = value else { break }
        for case .string(let name) in names where members[name] == nil { fail("the member \(name) is missing") }
      case ("properties", .object(let properties)):
        guard case .object(let members) = value else { break }
        for name in properties.keys.sorted() {
          guard let member = members[name], let property = properties[name] else { continue }
          check(member, against: property, at: "\(path)/\(name)", into: &found)
        }
      case ("additionalProperties", let rule):
        guard case .object(let members) = value else { break }
        for name in members.keys.sorted() where keywords["properties"]?[name] == nil {
          if rule == .bool(false) {
            fail("the member \(name) is not known")
          } else if let member = members[name] {
            check(member, against: rule, at: "\(path)/\(name)", into: &found)
          }
        }
      default: fail("the schema uses \(keyword) in a way that this validator does not know")
      }
    }
  }

  private func number(_ value: JSONDocument, _ body: (Double) -> Void) {
    if case .number(let number) = value { body(number) }
  }

  private static func isType(_ name: String, _ value: JSONDocument) -> Bool {
    if name == "integer", case .number(let number) = value { return number.rounded() == number }
    return name == value.typeName
  }
}
