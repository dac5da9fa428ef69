/// The form in which measures are compared: whatever their case, blanks, marks that cannot be seen, the vowel that bears the tone (hoá, hóa), i or y
/// where the rules of spelling allow both ("Tỷ đồng", "tỉ đồng"), and the usual short and unaccented forms of money and time ("tỷ đ", "ty dong",
/// "phút", "minutes"). Other letters and tones are other measures.
package struct MeasureKey: Hashable, Sendable {
  /// Letters without their tones, and behind each run of letters its tones. Characters are equal whether composed or not.
  private let characters: [Character]

  package init(_ measure: some StringProtocol) {
    let visible = String.UnicodeScalarView(measure.unicodeScalars.filter { !Self.isInvisible($0) })
    self.init(folded: Self.written(String(visible).lowercased()))
  }

  private init(folded: String) {
    var characters: [Character] = []
    var tones: [Character] = []
    for character in folded {
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
  package var isMinutes: Bool { minutes == 1 }

  /// How many minutes one of the measure has; `nil` for what is no time. A day has 24 hours.
  package var minutes: Double? { Self.lengths[self] }

  /// A value of this measure in another one: the same number where both are one, the other time where both are times and one of them is minutes.
  /// `nil` where the two do not meet.
  package func convert(_ value: Double, to other: MeasureKey) -> Double? {
    if self == other { return value }
    guard let minutes, let others = other.minutes, minutes == 1 || others == 1 else { return nil }
    return others == 1 ? Self.withoutLastBits(value * minutes) : value / others
  }

  /// Without the last bits that turning hours into minutes leaves.
  private static func withoutLastBits(_ minutes: Double) -> Double {
    let near = (minutes * 1e6).rounded() / 1e6
    return (near - minutes).magnitude <= minutes.magnitude * 1e-14 ? near : minutes
  }

  /// The same without accents: what is left of "lượt" where somebody types "luot".
  package var plain: MeasureKey {
    MeasureKey(characters.compactMap { character in Self.tones.contains(character) ? nil : Self.unaccented[character] ?? character })
  }

  private init(_ characters: [Character]) { self.characters = characters }

  private static let lengths: [MeasureKey: Double] = [
    MeasureKey("phút"): 1, MeasureKey("giờ"): 60, MeasureKey("ngày"): 1440, MeasureKey("giây"): 1 / 60.0,
  ]

  /// With the usual words of money and time for their short, unaccented and English forms.
  private static func written(_ measure: String) -> String {
    var text = ""
    var before = ""
    var rest = measure[...]
    while let first = rest.first {
      let word = rest.prefix { $0.isLetter || $0.isNumber }
      guard !word.isEmpty else {
        // The point of "tr.đ", not that of "1.000 đồng".
        if first != "." || before.isEmpty || before.allSatisfy(\.isNumber) { text.append(first) } else { text.append(" ") }
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(word.count)
      before = word == "d" && powers.contains(before) ? "đồng" : words[String(word)] ?? String(word)
      text += before
    }
    return text
  }

  private static let powers: Set<String> = ["tỷ", "triệu", "nghìn"]

  private static let words: [String: String] = {
    var words: [String: String] = [:]
    let forms: [(String, [String])] = [
      ("tỷ", ["ty", "ti", "tỉ"]), ("triệu", ["trieu", "tr"]), ("nghìn", ["nghin", "ngàn", "ngan"]),
      ("đồng", ["dong", "đ", "ð", "ɖ", "vnd", "vnđ"]), ("tỷ đồng", ["tỷđ", "tỉđ", "tyđ"]), ("triệu đồng", ["trđ", "trd"]),
      ("tấn", ["tan"]),
      ("phút", ["phut", "ph", "minute", "minutes", "min", "mins"]), ("giờ", ["gio", "tiếng", "hour", "hours", "hr", "hrs", "h"]),
      ("ngày", ["ngay", "day", "days"]), ("giây", ["giay", "second", "seconds", "sec", "s"]),
    ]
    for (word, others) in forms { for other in others { words[other] = word } }
    return words
  }()

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{FEFF}", "\u{200B}"..."\u{200F}", "\u{2060}", "\u{00AD}": true
    default: false
    }
  }

  /// Signs that no measure has: "m2" is no m with a tone.
  private static let tones: [Character] = ["\u{E001}", "\u{E002}", "\u{E003}", "\u{E004}", "\u{E005}"]

  /// Of every letter that is not its own: which it is, and the number of its tone.
  private static let letters: [Character: (letter: Character, tone: Character?)] = {
    var letters: [Character: (letter: Character, tone: Character?)] = ["y": ("i", nil), "ð": ("đ", nil), "ɖ": ("đ", nil)]
    let vowels = ["aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ"]
    for vowel in vowels {
      for (tone, toned) in zip(tones, vowel.dropFirst()) {
        let plain = vowel.first ?? toned
        letters[toned] = (plain == "y" ? "i" : plain, tone)
      }
    }
    return letters
  }()

  private static let unaccented: [Character: Character] = [
    "ă": "a", "â": "a", "ê": "e", "ô": "o", "ơ": "o", "ư": "u", "đ": "d",
  ]
}
