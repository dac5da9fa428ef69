import Letters

/// Whether a word can be a Vietnamese syllable, by its letters and where they stand: an initial, a vowel with at most one tone, a final.
enum VietnameseSyllable {
  private static let initials: Set<String> = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "nh", "ng", "ngh", "p", "ph", "q", "qu", "r", "s", "t",
    "th",
    "tr", "v", "x",
  ]
  private static let finals: Set<String> = ["", "c", "ch", "m", "n", "nh", "ng", "p", "t"]
  private static let nuclei: Set<String> = [
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia", "iê", "iêu", "iu",
    "oa",
    "oă", "oai", "oao", "oay", "oe", "oeo", "oi", "oo", "ôi", "ôô", "ơi", "ua", "uâ", "uây", "uê", "ui", "uô", "uôi", "uơ", "uy", "uya",
    "uyê",
    "uyu", "ưa", "ưi", "ươ", "ươi", "ươu", "ưu", "yê", "yêu",
  ]
  /// Grave, acute, hook, tilde, dot below.
  private static let tones: Set<Unicode.Scalar> = ["\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]
  private static let vowels = Set("aăâeêioôơuưy".unicodeScalars)

  static func isOne(_ word: some StringProtocol) -> Bool {
    // A capital behind a small letter is no word; all capitals are.
    let scalars = Array(word.unicodeScalars)
    for (a, b) in zip(scalars, scalars.dropFirst()) where a.properties.isLowercase && b.properties.isUppercase { return false }
    var letters: [Unicode.Scalar] = []
    var toneCount = 0
    for scalar in String(word).lowercased().decomposed.unicodeScalars {
      if tones.contains(scalar) { toneCount += 1 } else { letters.append(scalar) }
    }
    guard toneCount <= 1, letters.count <= 9 else { return false }
    let plain = Array(String(String.UnicodeScalarView(letters)).composed.unicodeScalars)
    guard let first = plain.firstIndex(where: { vowels.contains($0) }) else { return false }
    func text(_ part: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(part)) }
    let last = plain.lastIndex { vowels.contains($0) } ?? first
    let (initial, nucleus, final) = (text(plain[..<first]), text(plain[first...last]), text(plain[(last + 1)...]))
    guard finals.contains(final) else { return false }
    if initials.contains(initial), nuclei.contains(nucleus) { return true }
    // The u of qu and the i of gi belong to the initial.
    let rest = String(nucleus.dropFirst())
    return initial == "q" && nucleus.hasPrefix("u") && nuclei.contains(rest)
      || initial == "g" && nucleus.hasPrefix("i") && nuclei.contains(rest)
  }

  /// Letters that no other language has in common use.
  static func isOnlyVietnamese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1EA0...0x1EF9, 0x102, 0x103, 0x110, 0x111, 0x1A0, 0x1A1, 0x1AF, 0x1B0: true
    default: false
    }
  }
}
