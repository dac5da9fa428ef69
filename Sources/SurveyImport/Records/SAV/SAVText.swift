/// Decodes the texts of a file of SPSS, which are filled up with blanks, and are cut where they did not fit, if need be within a letter.
struct SAVText: Sendable {
  private let encoding: String
  private let isUTF8: Bool

  /// `nil` where the C library of this machine does not know the encoding.
  init?(encoding: String) {
    isUTF8 = ["UTF-8", "UTF8", "CP65001"].contains(encoding.uppercased())
    self.encoding = encoding
    guard isUTF8 || TextDecoder(named: encoding) != nil else { return nil }
  }

  func string(_ bytes: [UInt8]) -> String {
    var output = ByteRun()
    append(bytes[...], to: &output)
    return unsafe String(decoding: output.bytes, as: UTF8.self)
  }

  /// Appends what the bytes say, in UTF-8, without the blanks behind it.
  func append(_ bytes: ArraySlice<UInt8>, to output: inout ByteRun) {
    var bytes = bytes
    while let last = bytes.last, last == 32 || last == 0 { bytes.removeLast() }
    if bytes.allSatisfy({ $0 < 0x80 && $0 != 0 }) {
      output.append(bytes)
    } else if isUTF8 {
      output.append(Self.repaired(bytes))
    } else {
      output.append(decoded(bytes))
    }
  }

  /// A letter that was cut off at the end is gone; any other fault becomes the replacement character.
  private static func repaired(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var bytes = bytes
    if let lead = bytes.suffix(3).lastIndex(where: { $0 >= 0xC0 }) {
      let length = bytes[lead] >= 0xF0 ? 4 : bytes[lead] >= 0xE0 ? 3 : 2
      if bytes.endIndex - lead < length { bytes = bytes[..<lead] }
    }
    return withoutNUL(Array(String(decoding: bytes, as: UTF8.self).utf8))
  }

  private func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard var decoder = TextDecoder(named: encoding) else { return [] }
    var output: [UInt8] = []
    let bad = unsafe bytes.withUnsafeBytes { unsafe decoder.decode($0, into: &output) }
    if bad == nil { _ = decoder.finish(into: &output) } else { output += "\u{FFFD}".utf8 }
    return Self.withoutNUL(Array(String(decoding: output, as: UTF8.self).utf8))
  }

  private static func withoutNUL(_ bytes: [UInt8]) -> [UInt8] { bytes.contains(0) ? bytes.filter { $0 != 0 } : bytes }
}
