/// What text of XML says: entities and line ends replaced.
enum XMLText {
  /// Appends what the bytes say.
  ///
  /// - Throws: ``XMLFault`` for an entity that XML by itself does not have.
  static func append(_ raw: UnsafeBufferPointer<UInt8>, to output: inout ByteRun) throws {
    guard unsafe raw.contains(where: { $0 == ampersand || $0 == 13 }) else { return unsafe output.append(raw) }
    var place = 0
    while place < raw.count {
      let byte = unsafe raw[place]
      place += 1
      switch byte {
      case 13:
        output.append(10)
        if place < raw.count, unsafe raw[place] == 10 { place += 1 }
      case ampersand:
        guard let end = unsafe raw[place...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { throw XMLFault(.unknownEntity, at: place) }
        guard let scalar = unsafe scalar(of: raw[place..<end]) else { throw XMLFault(.unknownEntity, at: place) }
        output.append(String(scalar).utf8)
        place = end + 1
      default: output.append(byte)
      }
    }
  }

  static func string(_ raw: UnsafeBufferPointer<UInt8>) throws -> String {
    var output = ByteRun()
    try unsafe append(raw, to: &output)
    return unsafe String(decoding: output.bytes, as: UTF8.self)
  }

  private static let ampersand = UInt8(ascii: "&")

  private static func scalar(of entity: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
    let name = unsafe String(decoding: entity, as: UTF8.self)
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let isHexadecimal = digits.hasPrefix("x")
      let code = isHexadecimal ? digits.dropFirst() : digits
      guard let first = code.first, first.isHexDigit, let number = UInt32(code, radix: isHexadecimal ? 16 : 10), number > 0 else {
        return nil
      }
      return Unicode.Scalar(number)
    }
  }
}
