import Foundation

/// A JSON document as tests look at it.
package enum JSONDocument: Sendable, Hashable, Decodable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONDocument])
  case object([String: JSONDocument])

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let string = try? container.decode(String.self) {
      self = .string(string)
    } else if let array = try? container.decode([JSONDocument].self) {
      self = .array(array)
    } else {
      self = .object(try container.decode([String: JSONDocument].self))
    }
  }

  package init(parsing bytes: some Sequence<UInt8>) throws {
    self = try JSONDecoder().decode(JSONDocument.self, from: Data(bytes))
  }

  /// A member of an object; `nil` for anything else.
  package subscript(key: String) -> JSONDocument? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// An element of an array; `nil` outside it.
  package subscript(place: Int) -> JSONDocument? {
    if case .array(let elements) = self, elements.indices.contains(place) { elements[place] } else { nil }
  }

  var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}
