import SurveyModel

/// UTF-8 that was read as a Western or Vietnamese encoding and saved again: "Ä\u{90}Æ¡n vá»‹" for "Đơn vị", "CafÃ©" for "Café".
///
/// Told from words whose letters, taken back to bytes, are UTF-8 of letters. Nothing is converted: which words a person wrote so cannot be known.
enum Mojibake {
  /// Whether some word of the text is one, and as many are as are not.
  static func isIn(_ text: String) -> Bool {
    var twice = 0
    var once = 0
    for word in text.split(whereSeparator: { $0.isWhitespace || ",;\t|\"".contains($0) }).lazy.filter({ !$0.utf8.allSatisfy { $0 < 0x80 } })
    {
      if isOne(word) { twice += 1 } else { once += 1 }
    }
    return twice > 0 && twice >= once
  }

  private static func isOne(_ word: Substring) -> Bool {
    isUTF8(word) { byte(of: $0) } || isUTF8(word) { vietnamese[$0] ?? byte(of: $0) }
  }

  private static func isUTF8(_ word: Substring, _ byte: (Unicode.Scalar) -> UInt8?) -> Bool {
    var bytes: [UInt8] = []
    for scalar in word.unicodeScalars {
      guard let byte = byte(scalar) else { return false }
      bytes.append(byte)
    }
    var check = UTF8Check()
    return unsafe bytes.withUnsafeBytes { unsafe check.firstBadByte(in: $0) } == nil && check.isBetweenCharacters
  }

  /// Of Windows-1252 and of Latin-1, whichever has the character.
  private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    if scalar.value < 0x100 { return UInt8(scalar.value) }
    return western[scalar]
  }

  /// What Windows-1258 has in the place of letters of Windows-1252.
  private static let vietnamese: [Unicode.Scalar: UInt8] = [
    "Ă": 0xC3, "\u{300}": 0xCC, "Đ": 0xD0, "\u{309}": 0xD2, "Ơ": 0xD5, "Ư": 0xDD, "\u{303}": 0xDE, "ă": 0xE3, "\u{301}": 0xEC, "đ": 0xF0,
    "\u{323}": 0xF2, "ơ": 0xF5, "ư": 0xFD, "₫": 0xFE,
  ]

  private static let western: [Unicode.Scalar: UInt8] = [
    "€": 0x80, "‚": 0x82, "ƒ": 0x83, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, "ˆ": 0x88, "‰": 0x89, "Š": 0x8A, "‹": 0x8B, "Œ": 0x8C,
    "Ž": 0x8E, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97, "˜": 0x98, "™": 0x99, "š": 0x9A, "›": 0x9B,
    "œ": 0x9C, "ž": 0x9E, "Ÿ": 0x9F,
  ]
}
