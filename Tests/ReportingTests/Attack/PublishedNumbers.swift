import TestSupport

/// Every number in the files of a report, in the order in which they stand: of texts, tables, attributes, coordinates
/// and the parts of packed files alike.
struct PublishedNumbers {
  struct Number: Hashable {
    let value: Double
    /// Digits behind the point; a number of JSON is not rounded however few it has.
    let decimals: Int
  }

  /// By name of the file.
  private(set) var files: [String: [Number]] = [:]

  init(_ files: [String: [UInt8]]) {
    for (name, bytes) in files {
      let parts = bytes.starts(with: [0x50, 0x4B]) ? (try? ZIPArchive(bytes))?.entries.map(\.bytes) ?? [] : [bytes]
      self.files[name] = parts.flatMap { Self.numbers(in: $0, isExact: name.hasSuffix(".json")) }
    }
  }

  private static func numbers(in bytes: [UInt8], isExact: Bool) -> [Number] {
    func isDigit(_ place: Int) -> Bool { place < bytes.count && (0x30...0x39).contains(bytes[place]) }
    var numbers: [Number] = []
    var place = 0
    while place < bytes.count {
      guard isDigit(place) else {
        place += 1
        continue
      }
      var start = place
      while isDigit(place) { place += 1 }
      var decimals = 0
      if place < bytes.count, bytes[place] == 0x2E, isDigit(place + 1) {
        let point = place
        place += 1
        while isDigit(place) { place += 1 }
        decimals = place - point - 1
      }
      let hasSign = isExact && place + 1 < bytes.count && bytes[place + 1] == 0x2D
      if isExact, place < bytes.count, bytes[place] | 0x20 == 0x65, isDigit(place + (hasSign ? 2 : 1)) {
        place += hasSign ? 2 : 1
        while isDigit(place) { place += 1 }
      }
      // A hyphen, or the minus of texts for people.
      if start > 0, bytes[start - 1] == 0x2D { start -= 1 }
      let minus: [UInt8] = [0xE2, 0x88, 0x92]
      let isNegative = start >= 3 && Array(bytes[start - 3..<start]) == minus
      let value = Double(String(decoding: bytes[start..<place], as: UTF8.self)) ?? 0
      numbers.append(Number(value: isNegative ? -value : value, decimals: isExact ? 15 : decimals))
    }
    return numbers
  }
}
