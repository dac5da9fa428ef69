import SurveyModel

/// What a file that is not UTF-8 may be, from all its bytes.
struct EncodingAdvice {
  /// In the order in which they are offered where nothing speaks for one of them.
  private static let candidates: [TextEncoding] = [.windows1258, .windows1252, .macRoman]
  private static let sampleLength = 1 << 16

  let sentence: LocalizedText

  /// Reads the file once more, to its end.
  ///
  /// - Parameter headerWord: the word of the header in which the first bad byte stands; empty where it stands elsewhere.
  init(_ input: InputFile, isDeclared: Bool, headerWord: [UInt8]) throws(ImportFailure) {
    var isThere = [Bool](repeating: false, count: 256)
    var sample: [UInt8] = []
    var previous: UInt8 = 0
    _ = try unsafe input.read { chunk throws(ImportFailure) in
      for place in 0..<chunk.count {
        let byte = unsafe chunk[place]
        isThere[Int(byte)] = true
        if !sample.isEmpty || byte >= 0x80, sample.count < Self.sampleLength {
          if sample.isEmpty { sample.append(previous) }
          sample.append(byte)
        }
        previous = byte
      }
    }
    if let font = OldFont(bytes: sample) {
      sentence = font.sentence
      return
    }
    if Self.isDamagedUTF8(sample) {
      sentence = EncodingWords.damagedUTF8
      return
    }
    let high = (0x80...0xFF).filter { isThere[$0] }.map { UInt8($0) }
    // A tone mark of Windows-1258 waits for the letter before it: a blank between them keeps every byte by itself.
    let readable = Self.candidates.filter { encoding in TextDecoder.text(high.flatMap { [0x20, $0] }, in: encoding) != nil }
    // Mac Roman has a letter for nearly every byte, which is no sign of it.
    let likelihoods = readable.map { Self.likelihood(sample, in: $0) * ($0 == .macRoman ? 0.8 : 1) }
    let order = readable.indices.sorted { likelihoods[$0] != likelihoods[$1] ? likelihoods[$0] > likelihoods[$1] : $0 < $1 }
    let encodings = order.map { readable[$0] }
    guard !encodings.isEmpty, !isThere[0] else {
      sentence = .saveAsCSV
      return
    }
    let words = Self.readings(headerWord, in: encodings)
    let names = encodings.map(\.rawValue).asAlternatives
    sentence =
      isDeclared
      ? EncodingWords.stateEncoding(names, words: words)
      : EncodingWords.readableAs(names, words: words)
  }

  /// Whether nearly all letters beyond ASCII are UTF-8: another encoding would make signs of all of them.
  private static func isDamagedUTF8(_ sample: [UInt8]) -> Bool {
    var (good, bad, place) = (0, 0, 0)
    // Bytes that follow one another are one damage.
    var isInDamage = false
    while place < sample.count {
      let lead = sample[place]
      let length = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0
      let rest = sample[(place + 1)..<max(place + 1, min(sample.count, place + length))]
      // Neither longer than needed nor half of a pair of UTF-16.
      let second = rest.first ?? 0
      let isLetter = lead == 0xE0 ? second >= 0xA0 : lead == 0xED ? second < 0xA0 : true
      let isWhole = length > 0 && isLetter && rest.count == length - 1 && rest.allSatisfy { $0 & 0xC0 == 0x80 }
      // The sample may end within a letter.
      if length > 1, place + length > sample.count { break }
      if isWhole, lead >= 0x80 { good += 1 }
      if !isWhole, !isInDamage { bad += 1 }
      isInDamage = !isWhole
      place += isWhole ? length : 1
    }
    return good > 0 && good >= 4 * bad
  }

  /// ` (in the header that reads "Đơn vị" or "Ðõn v?")`; nothing where there is no word.
  private static func readings(_ word: [UInt8], in encodings: [TextEncoding]) -> LocalizedText {
    let readings = encodings.compactMap { encoding in
      TextDecoder.text(word, in: encoding).map { text in
        "\"" + String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .control })) + "\""
      }
    }
    guard !word.isEmpty, readings.count == encodings.count else { return LocalizedText("") }
    let list = readings.asAlternatives
    return EncodingWords.readings(list)
  }

  /// Share of the letters beyond ASCII that Vietnamese has, and where it has them: no capital behind a small letter.
  private static func likelihood(_ sample: [UInt8], in encoding: TextEncoding) -> Double {
    guard let text = TextDecoder.text(sample, in: encoding) else { return 0 }
    var good = 0.0
    var all = 0.0
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x80 {
        all += 1
        let isCapitalInside = scalar.properties.isUppercase && previous.properties.isLowercase
        if isVietnamese(scalar), !isCapitalInside { good += 1 }
        // Dashes, quotes and blanks speak for none.
        if !scalar.properties.isAlphabetic { good += 0.9 }
      }
      previous = scalar
    }
    return all == 0 ? 0 : good / all
  }

  private static func isVietnamese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1EA0...0x1EF9, 0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0: true
    case 0xC0...0xC3, 0xC8...0xCA, 0xCC, 0xCD, 0xD2...0xD5, 0xD9, 0xDA, 0xDD: true
    case 0xE0...0xE3, 0xE8...0xEA, 0xEC, 0xED, 0xF2...0xF5, 0xF9, 0xFA, 0xFD: true
    default: false
    }
  }
}

/// What the bytes of a whole file are, as far as UTF-8 goes.
enum UTF8Scan {
  case ascii, utf8, other

  /// Reads the file to its end, or to the first byte that is not UTF-8.
  init(_ input: InputFile) throws(ImportFailure) {
    var check = UTF8Check()
    var isASCII = true
    var isUTF8 = true
    _ = try unsafe input.read { chunk throws(ImportFailure) in
      guard isUTF8 else { return }
      if unsafe check.firstBadByte(in: chunk) != nil { isUTF8 = false }
      if isASCII, unsafe chunk.contains(where: { $0 >= 0x80 }) { isASCII = false }
    }
    self = !isUTF8 || !check.isBetweenCharacters ? .other : isASCII ? .ascii : .utf8
  }
}
