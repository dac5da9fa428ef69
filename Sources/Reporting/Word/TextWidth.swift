import Letters

/// How wide a text comes out in Times New Roman, near enough to lay out columns: rather too wide than too narrow.
enum TextWidth {
  /// In ems: times the size of the font it is the width.
  static func ems(_ text: String, isBold: Bool = false) -> Double {
    let width = text.reduce(0) { $0 + ems($1) }
    return isBold ? width * 1.1 : width
  }

  private static func ems(_ character: Character) -> Double {
    // A letter is as wide as without its marks, but for a horn.
    let scalars = String(character).decomposed.unicodeScalars
    guard let scalar = scalars.first else { return 0 }
    if scalars.dropFirst().contains("\u{31B}") { return scalar.properties.isUppercase ? 0.8 : 0.57 }
    switch scalar {
    case "i", "j", "l", "t", "f", "I", ".", ",", ":", ";", "'", "|", "!", "/", "(", ")", "[", "]", " ", "\u{A0}": return 0.34
    case "m", "w", "M", "W", "%", "@": return 0.9
    case "0"..."9", "–", "-": return 0.5
    case "−", "+", "=", "<", ">": return 0.57
    case "A"..."Z", "Đ": return 0.72
    case "a"..."z", "đ": return 0.49
    case ...("\u{24F}"): return 0.6
    // Other scripts and emoji.
    default: return 1
    }
  }

  /// The widest piece of a text that no line breaks inside, in ems; nothing is taken as longer than `limit` characters, since a longer word is broken.
  static func widestWord(_ text: String, isBold: Bool = false, limit: Int = 24) -> Double {
    text.split(separator: " ").map { ems(String($0.prefix(limit)), isBold: isBold) }.max() ?? 0
  }
}
