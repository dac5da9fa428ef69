extension ResponseTable {
  /// How many answers to a question are missing, by kind in the order of ``MissingKind``.
  public func missing(question: Int) -> [Int] {
    answers[question].withUnsafeBytes { answers in MissingKind.allCases.map { Self.count($0.rawValue, in: answers) } }
  }

  /// Thirty-two bytes are compared at once; each keeps its own count, which goes to the total before it could overflow.
  private static func count(_ wanted: UInt8, in bytes: UnsafeRawBufferPointer) -> Int {
    typealias Bytes = SIMD32<UInt8>
    var total = 0
    var place = 0
    while place + 32 <= bytes.count {
      var found = Bytes()
      for _ in 0..<min(255, (bytes.count - place) / 32) {
        found &+= Bytes().replacing(with: 1, where: bytes.loadUnaligned(fromByteOffset: place, as: Bytes.self) .== wanted)
        place += 32
      }
      for lane in found.indices { total += Int(found[lane]) }
    }
    while place < bytes.count {
      total += bytes[place] == wanted ? 1 : 0
      place += 1
    }
    return total
  }
}
