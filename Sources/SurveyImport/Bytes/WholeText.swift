import SurveyModel

/// A whole file as text in UTF-8, whatever its encoding.
struct WholeText {
  private(set) var bytes: [UInt8] = []
  private(set) var recognized: [LocalizedText] = []

  /// - Parameter encoding: what is stated; else it is recognised, by its bytes and, where these are no UTF-8, by its words.
  /// - Throws: where the file cannot be read, is no text, or may be in one of several encodings.
  init(_ input: InputFile, encoding stated: TextEncoding?) throws(ImportFailure) {
    var raw: [UInt8] = []
    _ = try unsafe input.read { chunk throws(ImportFailure) in unsafe raw.append(contentsOf: chunk) }
    let start = raw.prefix(Signature.length)
    if let signature = Signature(bytes: start) { throw signature.failure(input) }
    let mark = ByteOrderMark(start)
    var length = mark?.length ?? 0
    if let mark, mark.encoding == .utf8 { while raw.dropFirst(length).starts(with: raw.prefix(mark.length)) { length += mark.length } }
    raw.removeFirst(length)
    if mark?.encoding == .utf8 || mark == nil && stated ?? .utf8 == .utf8 && TextEncoding(nulPattern: start) == nil {
      var check = UTF8Check()
      let bad = unsafe raw.withUnsafeBytes { unsafe check.firstBadByte(in: $0) }
      if bad == nil, check.isBetweenCharacters {
        bytes = raw
        if mark != nil { recognized.append(EncodingWords.withMark(TextEncoding.utf8.name)) }
        return
      }
      guard mark == nil, stated == nil, !raw.contains(0), let guess = EncodingGuess(raw).only else {
        let line = 1 + lineEnds(in: raw[..<(bad?.offset ?? raw.count)])
        if stated == .utf8 || mark != nil { throw input.badByte(bad?.byte ?? check.lead, line: line, advice: .saveAsCSV) }
        let advice = try EncodingAdvice(input, isDeclared: false, headerWord: [])
        throw input.badByte(bad?.byte ?? check.lead, line: line, advice: advice.sentence)
      }
      bytes = Array((TextDecoder.text(raw, in: guess) ?? "").utf8)
      recognized.append(EncodingWords.encodingRecognized(guess.name))
      return
    }
    var encoding = mark?.encoding ?? stated ?? TextEncoding(nulPattern: start) ?? .utf8
    if mark == nil, stated == .utf16 { encoding = TextEncoding(nulPattern: start) ?? .utf16LittleEndian }
    if mark == nil, stated != nil, [.windows1252, .windows1258, .macRoman].contains(encoding) {
      var check = UTF8Check()
      if unsafe raw.withUnsafeBytes({ unsafe check.firstBadByte(in: $0) }) == nil, check.isBetweenCharacters {
        bytes = raw
        return
      }
    }
    guard let text = TextDecoder.text(raw, in: encoding) else {
      throw ImportFailure(.unusable, at: ImportFailure.Place(file: input.name), EncodingWords.unreadableIn(encoding.name))
    }
    bytes = Array(text.utf8)
    if stated == nil { recognized.append(LocalizedText("\(encoding.name)")) }
  }
}
