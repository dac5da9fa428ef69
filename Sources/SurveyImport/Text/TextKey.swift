import Letters

/// The form in which labels, unit names and headers are compared.
///
/// Folded: Unicode NFC, case, runs of blanks (NBSP among them), byte order marks, the two habits of tone placement (Hoà = Hòa, thuỷ = thủy)
/// and Ð (eth) or Ɖ (African D) for Đ; marks that cannot be seen are dropped. Kept: tone marks and every other letter, so that Hòn is never Hon.
struct TextKey: Hashable, Sendable {
  let text: String

  init(_ original: some StringProtocol) {
    if let ascii = Self.foldedASCII(original.utf8) {
      text = ascii
      return
    }
    if var folded = Self.foldedVietnamese(original.unicodeScalars, bytes: original.utf8.count) {
      Self.placeTonesOnFirstVowel(&folded)
      text = String(folded)
      return
    }
    var folded: [Unicode.Scalar] = []
    folded.reserveCapacity(original.utf8.count)
    var pendingBlank = false
    var hasDropped = false
    for scalar in String(original).composed.lowercased().unicodeScalars {
      switch scalar {
      case "\u{FEFF}", "\u{200B}"..."\u{200F}", "\u{2060}", "\u{00AD}":
        hasDropped = true
      case _ where Self.isBlank(scalar):
        pendingBlank = !folded.isEmpty
      default:
        if pendingBlank { folded.append(" ") }
        pendingBlank = false
        folded.append(scalar == "ð" || scalar == "ɖ" ? "đ" : scalar)
      }
    }
    // A letter and its mark can have come together only now.
    if hasDropped { folded = Array(String(folded).composed.unicodeScalars) }
    Self.placeTonesOnFirstVowel(&folded)
    text = String(folded)
  }

  /// White space of Unicode; most letters are known not to be without a look into its tables.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x7E, 0xC0...0x24F, 0x1E00...0x1EFF: false
    default: scalar.properties.isWhitespace
    }
  }

  /// The same for codes and English labels, which need no Unicode tables; `nil` for any other text.
  private static func foldedASCII(_ bytes: some Collection<UInt8>) -> String? {
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    var pendingBlank = false
    for byte in bytes {
      switch byte {
      case 0x80...: return nil
      case 0x09...0x0D, 0x20: pendingBlank = !folded.isEmpty
      default:
        if pendingBlank { folded.append(0x20) }
        pendingBlank = false
        folded.append((0x41...0x5A).contains(byte) ? byte + 0x20 : byte)
      }
    }
    return String(decoding: folded, as: UTF8.self)
  }

  /// The same for letters that Vietnamese is written with, each with its marks in one; `nil` where any other stands, whose form or case needs the tables.
  private static func foldedVietnamese(_ scalars: some Sequence<Unicode.Scalar>, bytes: Int) -> [Unicode.Scalar]? {
    var folded: [Unicode.Scalar] = []
    folded.reserveCapacity(bytes)
    var pendingBlank = false
    for scalar in scalars {
      let small: UInt32
      switch scalar.value {
      case 0x09...0x0D, 0x20, 0xA0:
        pendingBlank = !folded.isEmpty
        continue
      case 0x41...0x5A, 0xC0...0xCF, 0xD1...0xD6, 0xD8...0xDD: small = scalar.value + 0x20
      case 0xD0, 0xF0, 0x110, 0x111: small = 0x111
      case 0x102, 0x128, 0x168, 0x1A0, 0x1AF: small = scalar.value + 1
      case 0x1EA0...0x1EF9: small = scalar.value | 1
      case 0x21...0x7E, 0xE0...0xEF, 0xF1...0xFD, 0x103, 0x129, 0x169, 0x1A1, 0x1B0, 0x2010...0x2015, 0x2018...0x201F, 0x2026:
        small = scalar.value
      default: return nil
      }
      if pendingBlank { folded.append(" ") }
      pendingBlank = false
      folded.append(Unicode.Scalar(small) ?? scalar)
    }
    return folded
  }

  /// oà → òa, oẻ → ỏe, uý → úy where the syllable ends there; `q` before `u` keeps its own (quý stays).
  private static func placeTonesOnFirstVowel(_ letters: inout [Unicode.Scalar]) {
    for place in letters.indices.dropFirst() {
      guard letters[place].value >= 0xE0, let (base, tone) = toned[letters[place]],
        let onFirst = firstVowel[Pair(first: letters[place - 1], second: base)]?[tone],
        place + 1 == letters.count || !goesOn(letters[place + 1]),
        !(letters[place - 1] == "u" && place >= 2 && letters[place - 2] == "q")
      else { continue }
      letters[place - 1] = onFirst
      letters[place] = base
    }
  }

  /// Whether the syllable goes on with a letter, or the vowel with a mark that could not be composed.
  private static func goesOn(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }

  private struct Pair: Hashable {
    let first: Unicode.Scalar
    let second: Unicode.Scalar
  }

  /// The vowels whose tone can stand on the vowel before, with the number of the tone.
  private static let toned: [Unicode.Scalar: (base: Unicode.Scalar, tone: Int)] = {
    var table: [Unicode.Scalar: (base: Unicode.Scalar, tone: Int)] = [:]
    for (base, letters) in [("a", "àảãáạ"), ("e", "èẻẽéẹ"), ("y", "ỳỷỹýỵ")] as [(Unicode.Scalar, String)] {
      for (tone, letter) in letters.composed.unicodeScalars.enumerated() { table[letter] = (base, tone) }
    }
    return table
  }()

  private static let firstVowel: [Pair: [Unicode.Scalar]] = [
    Pair(first: "o", second: "a"): tones("òỏõóọ"), Pair(first: "o", second: "e"): tones("òỏõóọ"),
    Pair(first: "u", second: "y"): tones("ùủũúụ"),
  ]

  private static func tones(_ letters: String) -> [Unicode.Scalar] {
    Array(letters.composed.unicodeScalars)
  }
}

extension String {
  fileprivate init(_ scalars: [Unicode.Scalar]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count * 2)
    for scalar in scalars { UTF8.encode(scalar).map { bytes.append(contentsOf: $0) } }
    self.init(decoding: bytes, as: UTF8.self)
  }
}
