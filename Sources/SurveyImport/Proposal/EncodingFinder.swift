import SurveyModel

/// The encoding of a text that is not UTF-8, where its words tell one alone.
enum EncodingFinder {
  /// So much of a file is looked at.
  private static let longest = 1 << 20

  /// What is stated of an export, and its encoding where that is found.
  ///
  /// - Returns: the format, and the encoding that was found in it; what is stated stays, and of a file that tells none or several the reader says so.
  static func format(of input: InputFile, stated: FileFormat) throws(ImportFailure) -> (format: FileFormat, found: TextEncoding?) {
    guard stated.encoding == nil, try isText(input), try UTF8Scan(input) == .other else { return (stated, nil) }
    var bytes: [UInt8] = []
    _ = try unsafe input.read { chunk throws(ImportFailure) in
      if bytes.count < longest { unsafe bytes.append(contentsOf: chunk.prefix(longest - bytes.count)) }
    }
    // Marks and patterns of UTF-16 are the reader's to see.
    guard ByteOrderMark(bytes.prefix(Signature.length)) == nil, !bytes.contains(0), let guess = EncodingGuess(bytes).only else {
      return (stated, nil)
    }
    return (FileFormat(encoding: guess, delimiter: stated.delimiter, sheet: stated.sheet), guess)
  }

  private static func isText(_ input: InputFile) throws(ImportFailure) -> Bool {
    guard case .text = try TableKind(input) else { return false }
    return true
  }
}
