import SurveyModel

/// A PNG (ISO/IEC 15948) with the chunks that make the picture, and without texts, profiles and whatever lies behind its end.
enum PlainPNG {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  private static let kept: Set<String> = ["IHDR", "PLTE", "tRNS", "gAMA", "sRGB", "IDAT", "IEND"]

  static func logo(_ content: [UInt8]) throws(LogoFault) -> Logo {
    func number(at place: Int) -> Int { content[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
    var bytes = signature
    var place = signature.count
    var size: (width: Int, height: Int)?
    var (hasData, isEnded) = (false, false)
    while !isEnded {
      guard content.count - place >= 12 else { throw LogoFault(LogoWords.brokenPNG) }
      let length = number(at: place)
      guard length <= content.count - place - 12 else { throw LogoFault(LogoWords.brokenPNG) }
      let name = String(decoding: content[place + 4..<place + 8], as: UTF8.self)
      let chunk = content[place..<place + length + 12]
      guard checksum(chunk.dropFirst(4).dropLast(4)) == UInt32(truncatingIfNeeded: number(at: place + length + 8)) else {
        throw LogoFault(LogoWords.brokenPNG)
      }
      if size == nil {
        guard name == "IHDR", length == 13 else { throw LogoFault(LogoWords.brokenPNG) }
        size = (number(at: place + 8), number(at: place + 12))
      }
      hasData = hasData || name == "IDAT"
      isEnded = name == "IEND"
      if kept.contains(name) { bytes += chunk }
      place += length + 12
    }
    guard let size, hasData else { throw LogoFault(LogoWords.brokenPNG) }
    guard (1...LogoReader.longestSide).contains(size.width), (1...LogoReader.longestSide).contains(size.height) else {
      throw LogoFault(LogoWords.wrongSize(size.width, size.height, most: LogoReader.longestSide))
    }
    return Logo(kind: .png, bytes: bytes, width: Double(size.width), height: Double(size.height))
  }

  /// CRC-32, bit by bit: a logo is small.
  private static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 {
        let half = sum >> 1
        sum = sum & 1 == 1 ? half ^ 0xEDB8_8320 : half
      }
    }
    return ~sum
  }
}
