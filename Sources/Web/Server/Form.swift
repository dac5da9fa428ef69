import Workbench

/// What a form sent, or the query of an address: `application/x-www-form-urlencoded`.
struct Form: Sendable {
  private let fields: [(name: String, value: String)]

  static let none = Form("")

  init(_ text: some StringProtocol) {
    fields = text.split(separator: "&").prefix(5000).compactMap { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(parts[0], plusIsBlank: true) else { return nil }
      guard let value = parts.count == 2 ? Self.decoded(parts[1], plusIsBlank: true) : "" else { return nil }
      return (name, value)
    }
  }

  subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  /// Fields whose names begin so, with the rest of their names.
  func group(_ beginning: String) -> [(key: String, value: String)] {
    fields.compactMap { $0.name.hasPrefix(beginning) ? (String($0.name.dropFirst(beginning.count)), $0.value) : nil }
  }

  // MARK: What a page showed

  /// In front of the name of a field: the mark of what stood in it when the page was made.
  static let seen = "was."

  static func mark(_ value: String) -> String { String(FileVersion(Array(value.utf8)).digest.prefix(16)) }

  /// What is to stand in a field: what was entered, but what is saved where it is as the page showed it.
  ///
  /// So that nobody puts back what somebody else has changed meanwhile by sending a whole page.
  func entered(_ name: String, _ saved: String) -> String {
    guard let value = self[name] else { return saved }
    return self[Self.seen + name] == Self.mark(value) ? saved : value
  }

  /// `nil` where it is no UTF-8 or a `%` stands alone.
  static func decoded(_ text: some StringProtocol, plusIsBlank: Bool) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    func digit(_ byte: UInt8) -> UInt8? { Character(UnicodeScalar(byte)).hexDigitValue.map { UInt8($0) } }
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        guard rest.count >= 2, let high = digit(rest[rest.startIndex]), let low = digit(rest[rest.startIndex + 1]) else { return nil }
        rest = rest.dropFirst(2)
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsBlank: bytes.append(32)
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return text.utf8.map { byte -> String in
      let letter = Character(UnicodeScalar(byte))
      return letter.isASCII && (letter.isLetter || letter.isNumber || "-._~".contains(letter))
        ? String(letter) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }.joined()
  }
}

extension String {
  /// Without blanks around it.
  var trimmed: String {
    let inner = drop { $0.isWhitespace }
    return String(inner.reversed().drop { $0.isWhitespace }.reversed())
  }
}
