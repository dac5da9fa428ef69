/// The form in which measures are compared: whatever their case, blanks, marks that cannot be seen, the vowel that bears the tone (hoá, hóa), and i or y
/// where the rules of spelling allow both ("Tỷ đồng", "tỉ đồng"). Other letters and tones are other measures.
package struct MeasureKey: Hashable, Sendable {
  /// Letters without their tones, and behind each run of letters its tones. Characters are equal whether composed or not.
  private let characters: [Character]

  package init(_ measure: some StringProtocol) {
    let visible = String.UnicodeScalarView(measure.unicodeScalars.filter { !Self.isInvisible($0) })
    var characters: [Character] = []
    var tones: [Character] = []
    for character in String(visible).lowercased() {
      let letter = Self.letters[character] ?? (letter: character, tone: nil)
      if !letter.letter.isLetter {
        characters += tones
        tones = []
      }
      if !character.isWhitespace {
        characters.append(letter.letter)
        if let tone = letter.tone { tones.append(tone) }
      } else if characters.last != " ", !characters.isEmpty {
        characters.append(" ")
      }
    }
    characters += tones
    if characters.last == " " { characters.removeLast() }
    self.characters = characters
  }

  /// Whether figures of the measure are durations in minutes.
  package var isMinutes: Bool { Self.minutes.contains(self) }

  private static let minutes: Set<MeasureKey> = [MeasureKey("phút"), MeasureKey("minutes"), MeasureKey("minute"), MeasureKey("min")]

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{FEFF}", "\u{200B}"..."\u{200F}", "\u{2060}", "\u{00AD}": true
    default: false
    }
  }

  /// Of every letter that is not its own: which it is, and the number of its tone.
  private static let letters: [Character: (letter: Character, tone: Character?)] = {
    var letters: [Character: (letter: Character, tone: Character?)] = ["y": ("i", nil), "ð": ("đ", nil), "ɖ": ("đ", nil)]
    let vowels = ["aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ"]
    for vowel in vowels {
      for (tone, toned) in zip("12345", vowel.dropFirst()) {
        let plain = vowel.first ?? toned
        letters[toned] = (plain == "y" ? "i" : plain, tone)
      }
    }
    return letters
  }()
}
