import Foundation

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
    var folded = ""
    var pendingBlank = false
    for scalar in String(original).precomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
      switch scalar {
      case "\u{FEFF}", "\u{200B}"..."\u{200F}", "\u{2060}", "\u{00AD}":
        continue
      case _ where scalar.properties.isWhitespace:
        pendingBlank = !folded.isEmpty
      default:
        if pendingBlank { folded += " " }
        pendingBlank = false
        folded.unicodeScalars.append(scalar == "ð" || scalar == "ɖ" ? "đ" : scalar)
      }
    }
    text = Self.placingTonesOnFirstVowel(folded)
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

  /// oà → òa, oẻ → ỏe, uý → úy where the syllable ends there; `q` before `u` keeps its own (quý stays).
  private static func placingTonesOnFirstVowel(_ text: String) -> String {
    var letters = Array(text)
    for place in letters.indices.dropFirst() {
      guard let (base, tone) = toned[letters[place]], let onFirst = firstVowel[Pair(letters[place - 1], base)]?[tone],
        place + 1 == letters.count || !letters[place + 1].isLetter,
        !(letters[place - 1] == "u" && place >= 2 && letters[place - 2] == "q")
      else { continue }
      letters[place - 1] = onFirst
      letters[place] = base
    }
    return String(letters)
  }

  private struct Pair: Hashable {
    let first: Character
    let second: Character
    init(_ first: Character, _ second: Character) {
      self.first = first
      self.second = second
    }
  }

  /// The vowels whose tone can stand on the vowel before, with the number of the tone.
  private static let toned: [Character: (base: Character, tone: Int)] = {
    var table: [Character: (base: Character, tone: Int)] = [:]
    for (base, letters) in [("a", "àảãáạ"), ("e", "èẻẽéẹ"), ("y", "ỳỷỹýỵ")] as [(Character, String)] {
      for (tone, letter) in letters.enumerated() { table[letter] = (base, tone) }
    }
    return table
  }()

  private static let firstVowel: [Pair: [Character]] = [
    Pair("o", "a"): Array("òỏõóọ"), Pair("o", "e"): Array("òỏõóọ"), Pair("u", "y"): Array("ùủũúụ"),
  ]
}
