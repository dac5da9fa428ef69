import SurveyModel

/// Which encoding makes words of the bytes of a file that is not UTF-8.
///
/// Of the words with letters beyond ASCII, at least 99 in 100 must be Vietnamese syllables; or, where no encoding makes any of the letters that only
/// Vietnamese has, letters and usual punctuation. One encoding alone must do so: two that read the same text are one.
struct EncodingGuess {
  private static let candidates: [TextEncoding] = [.windows1258, .windows1252, .macRoman]
  private static let least = 0.99
  private static let longest = 1 << 20

  /// The encodings that do, the likeliest first.
  let fitting: [TextEncoding]

  /// The one that does; `nil` where none or several do.
  var only: TextEncoding? { fitting.count == 1 ? fitting[0] : nil }

  init(_ bytes: [UInt8]) {
    let sample = bytes.prefix(Self.longest)
    // Of each text that one or more encodings make of the bytes.
    var readings: [(encodings: [TextEncoding], text: String, words: [Substring])] = []
    guard OldFont(bytes: sample.prefix(1 << 16)) == nil else {
      fitting = []
      return
    }
    for encoding in Self.candidates {
      guard let text = TextDecoder.text(sample, in: encoding) else { continue }
      if let place = readings.firstIndex(where: { $0.text == text }) {
        readings[place].encodings.append(encoding)
      } else {
        readings.append(([encoding], text, Self.foreignWords(text)))
      }
    }
    func share(_ words: [Substring], _ isGood: (Substring) -> Bool) -> Double {
      words.isEmpty ? 0 : Double(words.count(where: isGood)) / Double(words.count)
    }
    let vietnamese = readings.filter { share($0.words, VietnameseSyllable.isOne) >= Self.least }
    if vietnamese.contains(where: { $0.words.contains { $0.unicodeScalars.contains(where: VietnameseSyllable.isOnlyVietnamese) } }) {
      fitting = vietnamese.map { $0.encodings[0] }
      return
    }
    // Without a Vietnamese letter Windows-1258 is Windows-1252, the commoner name.
    fitting = readings.filter { share($0.words, Self.isUsual) >= Self.least }.map { $0.encodings.last ?? $0.encodings[0] }
  }

  /// Runs of anything but blanks and ASCII signs that hold something beyond ASCII.
  private static func foreignWords(_ text: String) -> [Substring] {
    text.split { character in
      character.isWhitespace || character.isASCII && !character.isLetter
    }.filter { !$0.utf8.allSatisfy { $0 < 0x80 } }
  }

  /// Letters of the languages of Western Europe where they may stand, and the signs of typography.
  private static func isUsual(_ word: Substring) -> Bool {
    let scalars = Array(word.unicodeScalars)
    for (place, scalar) in scalars.enumerated() where scalar.value >= 0x80 {
      let isBehindLetter = place > 0 && scalars[place - 1].properties.isAlphabetic
      switch scalar {
      case "–", "—", "‘", "’", "“", "”", "…", "•", "€", "°", "«", "»", "©", "®", "™", "\u{A0}", "£", "§", "²", "³", "½", "·", "¿", "¡":
        break
      // Quotes that open at the foot of the line.
      case "„", "‚": if isBehindLetter { return false }
      case "À"..."Ö", "Ø"..."ö", "ø"..."ÿ", "Œ", "œ", "Š", "š", "Ž", "ž", "Ÿ":
        // A capital behind a small letter.
        if scalar.properties.isUppercase, place > 0, scalars[place - 1].properties.isLowercase { return false }
      default: return false
      }
    }
    return true
  }
}
