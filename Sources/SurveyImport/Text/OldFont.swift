import SurveyModel

/// Vietnamese text of the years before Unicode: bytes that are letters only in a font made for them, and look like another text to any program.
///
/// Told from the letters around, and only for a hint: nothing is converted.
enum OldFont: Equatable {
  /// TCVN 5712:1993 (fonts `.VnTime`, "ABC"): ơ, ư, đ, à, á, ạ are among A1–BE, which in other encodings are signs that stand between no letters.
  case tcvn3
  /// VNI fonts (`VNI-Times`): a vowel and behind it a byte for its mark; the grave, the most frequent, is ø, which French has nowhere ("où, août, maïs").
  case vni

  /// - Parameter bytes: some of the text, from one encoded byte a letter.
  init?(bytes: some Sequence<UInt8>) {
    var high = 0
    var controls = 0
    var signsInWords = 0
    var marksOnVowels = 0
    var marks: Set<UInt8> = []
    var previous: UInt8 = 32
    let all = Array(bytes)
    for (place, byte) in all.enumerated() {
      defer { previous = byte }
      guard byte >= 0x80 else { continue }
      high += 1
      let next = place + 1 < all.count ? all[place + 1] : 32
      let isInWord = Self.isLetter(previous) || Self.isLetter(next)
      switch byte {
      case 0x80...0x9F: controls += 1
      case 0xA1...0xA9, 0xAC, 0xAE, 0xB5...0xB9, 0xBE, 0xAA, 0xAD: signsInWords += isInWord ? 1 : 0
      case 0xF8, 0xF9, 0xFB, 0xEF, 0xF5:
        if "aeouyAEOUY".utf8.contains(previous) || previous == 0xF4 || previous == 0xF6 {
          marksOnVowels += 1
          marks.insert(byte)
        }
      default: break
      }
    }
    guard high >= 4 else { return nil }
    if signsInWords * 10 >= high * 3, controls == 0 {
      self = .tcvn3
    } else if marksOnVowels * 4 >= high, marksOnVowels >= 3, marks.count >= 2, marks.contains(0xF8) {
      self = .vni
    } else {
      return nil
    }
  }

  /// The same in a text where each such byte has become the character of its number.
  init?(latin1 text: String) {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      // A letter beyond shows that the text is Unicode.
      guard let byte = UInt8(exactly: scalar.value) else { return nil }
      bytes.append(byte)
    }
    self.init(bytes: bytes)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

  var sentence: LocalizedText {
    let name =
      switch self {
      case .tcvn3: "TCVN3 (ABC, .VnTime)"
      case .vni: "VNI"
      }
    return TextWords.oldFont(name)
  }
}
