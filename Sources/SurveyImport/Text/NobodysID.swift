import SurveyModel

/// An id that identifies nobody: what people and programs write where there is none, and numbers whose last digits a spreadsheet has cut off.
enum NobodysID: Hashable {
  /// "0", "-", "N/A", "không có".
  case placeholder
  /// "5.7E+12": thousands of different codes look like this.
  case cutNumber

  /// - Parameter field: without blanks around it, not empty. Met in every row, so that most texts are told by their first bytes.
  init?(_ field: UnsafeBufferPointer<UInt8>) {
    guard field.count <= 24, let first = unsafe field.first else { return nil }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      if unsafe Self.isCutNumber(field) {
        self = .cutNumber
      } else if first == UInt8(ascii: "0"), unsafe field.allSatisfy({ $0 == first || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }) {
        self = .placeholder
      } else {
        return nil
      }
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      if unsafe Self.isCutNumber(UnsafeBufferPointer(rebasing: field.dropFirst())) {
        self = .cutNumber
      } else {
        guard unsafe Self.isWord(field) else { return nil }
        self = .placeholder
      }
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      // The words begin with these letters, and hold no digit.
      guard "nkctu".utf8.contains(first | 0x20), unsafe !field.contains(where: { (48...57).contains($0) }), unsafe Self.isWord(field)
      else { return nil }
      self = .placeholder
    default:
      guard unsafe Self.isWord(field) else { return nil }
      self = .placeholder
    }
  }

  init?(_ text: String) {
    var text = text
    let found = text.withUTF8 { unsafe NobodysID($0) }
    guard let found else { return nil }
    self = found
  }

  /// Whether a number has lost its last digits: ten digits or more, of which the last six at least are zeros, as `5.7E+12` becomes when it is read again.
  static func isRounded(_ text: String) -> Bool {
    let digits = text.utf8
    guard (10...24).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else { return false }
    return digits.suffix(6).allSatisfy { $0 == UInt8(ascii: "0") } && digits.first != UInt8(ascii: "0")
  }

  private static let words = Set<TextKey>(names: [
    "n/a", "na", "#n/a", "n.a.", "none", "null", "nil", "nan", "unknown", "không", "không có", "ko", "ko có", "không rõ", "không biết",
    "chưa có", "chưa cấp", "chưa rõ", "trống", "khong", "khong co", "chua co",
  ])

  private static func isWord(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    let text = unsafe String(decoding: field, as: UTF8.self)
    // Signs alone: a dash, dots, a question mark.
    if text.unicodeScalars.allSatisfy({ $0.properties.generalCategory.isMark }) { return true }
    return words.contains(TextKey(text))
  }

  /// Digits, perhaps with a point or comma among them, and a power of ten.
  private static func isCutNumber(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let power = unsafe field.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }), power > 0 else { return false }
    var exponent = unsafe field[(power + 1)...]
    guard let sign = unsafe exponent.first else { return false }
    let hasSign = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
    if hasSign { unsafe exponent = exponent.dropFirst() }
    guard unsafe !exponent.isEmpty, unsafe exponent.allSatisfy({ (48...57).contains($0) }) else { return false }
    let digits = unsafe field[..<power]
    let marks = unsafe digits.count { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    guard marks <= 1, unsafe digits.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }) else {
      return false
    }
    // "12E5" without sign or point may be somebody's own code.
    return hasSign || marks == 1
  }
}

extension Unicode.GeneralCategory {
  fileprivate var isMark: Bool {
    switch self {
    case .dashPunctuation, .otherPunctuation, .connectorPunctuation, .mathSymbol, .openPunctuation, .closePunctuation: true
    default: false
    }
  }
}
