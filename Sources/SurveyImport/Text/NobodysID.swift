import SurveyModel

/// An id that identifies nobody: what people and programs write where there is none, and numbers whose last digits a spreadsheet has cut off.
enum NobodysID: Hashable {
  /// "0", "-", "N/A", "không có".
  case placeholder
  /// "5.7E+12": thousands of different codes look like this.
  case cutNumber

  /// - Parameter field: without blanks around it, not empty. Met in every row, so that most texts are told by their first bytes.
  init?(_ field: UnsafeBufferPointer<UInt8>) {
    guard field.count <= Self.longest, let first = unsafe field.first else { return nil }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      if unsafe Self.isCutNumber(field) {
        self = .cutNumber
      } else if unsafe Self.isFiller(field) {
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
      // The words hold no digit.
      guard unsafe !field.contains(where: { (48...57).contains($0) }), unsafe Self.isWord(field) else { return nil }
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

  /// In bytes.
  private static let longest = 64

  /// What stands where there is no id, and what spreadsheets write for a formula that failed.
  private static let words: Set<String> = NoWords.withPlain([
    "n/a", "na", "n.a.", "none", "null", "nil", "nan", "unknown", "undefined", "missing", "anonymous", "anonym", "blank", "empty", "test",
    "refused", "skipped", "not provided", "no answer", "true", "false", "trống", "rỗng", "ẩn danh", "bỏ trống", "để trống", "bỏ qua",
    "từ chối", "từ chối trả lời", "từ chối cung cấp", "thử", "#n/a", "#ref!", "#name?", "#value!", "#div/0!", "#num!", "#null!", "#spill!",
    "#calc!", "#error!",
  ])

  private static func isWord(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    let text = unsafe String(decoding: field, as: UTF8.self)
    // Signs alone: a dash, dots, a question mark.
    if text.unicodeScalars.allSatisfy({ $0.properties.generalCategory.isMark }) { return true }
    let key = NoWords.key(text)
    return words.contains(key) || NoWords.isDenial(key)
  }

  /// Zeros alone, one digit over and over, or all digits in a row, as they are typed where a form insists on a number.
  private static func isFiller(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    let first = unsafe field[0]
    if first == UInt8(ascii: "0"), unsafe field.allSatisfy({ $0 == first || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }) {
      return true
    }
    guard field.count >= 8 else { return false }
    if unsafe field.allSatisfy({ $0 == first }) { return true }
    return ["123456789", "1234567890", "0123456789"].contains { unsafe field.elementsEqual($0.utf8) }
  }

  /// Digits, perhaps with a point or comma among them, and a power of ten: `5.7E+12`, `5,7 x 10^12`, and `1.01E 09`, whose sign was lost on its way.
  private static func isCutNumber(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let end = unsafe field.firstIndex(where: { !isDigit($0) && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ",") }) else {
      return false
    }
    let marks = unsafe field[..<end].count { !isDigit($0) }
    guard end > marks, marks <= 1 else { return false }
    var rest = unsafe String(decoding: field[end...], as: UTF8.self).lowercased()[...].drop { $0 == " " }
    guard let sign = rest.popFirst() else { return false }
    if sign == "e" {
      let hasSign = rest.first.map { "+- ".contains($0) } ?? false
      if hasSign { rest = rest.dropFirst().drop { $0 == " " } }
      // "12E5" without sign or point may be somebody's own code.
      return !rest.isEmpty && rest.utf8.allSatisfy(isDigit) && (hasSign || marks == 1)
    }
    guard "x×*·".contains(sign) else { return false }
    rest = rest.drop { $0 == " " }
    guard rest.hasPrefix("10") else { return false }
    let power = rest.dropFirst(2).drop { $0 == " " }
    guard power.first == "^" else { return !power.isEmpty && power.allSatisfy { "⁺⁰¹²³⁴⁵⁶⁷⁸⁹".contains($0) } }
    let exponent = power.dropFirst().drop { "+- ".contains($0) }
    return !exponent.isEmpty && exponent.utf8.allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}

/// Ids of so few characters that they may be a sign for none, such as "99", "-1", "x" or "no": among others of the kind they are ids, where all
/// others are of another shape they are nobody's (``IDAccount``).
enum ShortID {
  /// Letters alone, or a number, of three characters at most.
  static func isShort(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    let isNegative = unsafe field.first == UInt8(ascii: "-")
    guard (1...3).contains(field.count - (isNegative ? 1 : 0)) else { return false }
    let rest = unsafe field.dropFirst(isNegative ? 1 : 0)
    if unsafe rest.allSatisfy({ (48...57).contains($0) }) { return true }
    return unsafe !isNegative && rest.allSatisfy { (97...122).contains($0 | 0x20) }
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
