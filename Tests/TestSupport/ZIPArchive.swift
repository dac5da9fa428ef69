/// What lies in a ZIP file (APPNOTE.TXT), stored or deflated (RFC 1951); for looking into workbooks.
package struct ZIPArchive: Sendable {
  package enum Failure: Error {
    case damaged(String)
  }

  package struct Entry: Sendable {
    package let name: String
    package let bytes: [UInt8]

    package var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// In the order of the central directory.
  package let entries: [Entry]

  package subscript(name: String) -> String? { entries.first { $0.name == name }?.text }

  package init(_ file: [UInt8]) throws {
    func number(_ offset: Int, _ width: Int) throws -> Int {
      guard offset >= 0, offset + width <= file.count else { throw Failure.damaged("ends too early") }
      return (0..<width).reduce(0) { $0 | Int(file[offset + $1]) << (8 * $1) }
    }
    // The record at the end, found from behind: it can be followed by a comment.
    guard let end = stride(from: file.count - 22, through: 0, by: -1).first(where: { (try? number($0, 4)) == 0x0605_4B50 }) else {
      throw Failure.damaged("no central directory")
    }
    var entries: [Entry] = []
    var place = try number(end + 16, 4)
    for _ in 0..<(try number(end + 10, 2)) {
      guard try number(place, 4) == 0x0201_4B50 else { throw Failure.damaged("no entry where one should be") }
      let method = try number(place + 10, 2)
      let packed = try number(place + 20, 4)
      let size = try number(place + 24, 4)
      let nameLength = try number(place + 28, 2)
      let name = String(decoding: file[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self)
      let local = try number(place + 42, 4)
      let start = local + 30 + (try number(local + 26, 2)) + (try number(local + 28, 2))
      guard start + packed <= file.count else { throw Failure.damaged("\(name) ends too early") }
      let content = Array(file[start..<(start + packed)])
      let bytes = method == 0 ? content : try Inflate(content).bytes
      guard bytes.count == size else { throw Failure.damaged("\(name) has \(bytes.count) bytes, not \(size)") }
      entries.append(Entry(name: name, bytes: bytes))
      place += 46 + nameLength + (try number(place + 30, 2)) + (try number(place + 32, 2))
    }
    self.entries = entries
  }
}

/// Undoes the deflate compression of RFC 1951.
private struct Inflate {
  private(set) var bytes: [UInt8] = []
  private let input: [UInt8]
  private var place = 0
  private var bit = 0

  init(_ input: [UInt8]) throws {
    self.input = input
    var isLast = false
    while !isLast {
      isLast = try take(1) == 1
      switch try take(2) {
      case 0: try copyStored()
      case 1: try decode(Code(Self.fixedLengths), Code([Int](repeating: 5, count: 30)))
      case 2: try decodeDynamic()
      default: throw ZIPArchive.Failure.damaged("an unknown kind of block")
      }
    }
  }

  /// A canonical Huffman code: symbols in the order of their codes, and how many codes there are of each length.
  private struct Code {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    init(_ lengths: [Int]) {
      for length in 1...15 {
        let these = lengths.indices.filter { lengths[$0] == length }
        counts[length] = these.count
        symbols += these
      }
    }
  }

  private static let fixedLengths =
    [Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112) + [Int](repeating: 7, count: 24) + [Int](repeating: 8, count: 8)
  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ]
  private static let lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385,
    24577,
  ]
  private static let distanceBits = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
  ]

  private mutating func take(_ count: Int) throws -> Int {
    var value = 0
    for position in 0..<count {
      guard place < input.count else { throw ZIPArchive.Failure.damaged("compressed bytes end too early") }
      value |= Int(input[place] >> bit & 1) << position
      bit += 1
      if bit == 8 {
        bit = 0
        place += 1
      }
    }
    return value
  }

  private mutating func symbol(_ code: Code) throws -> Int {
    var value = 0
    var first = 0
    var index = 0
    for length in 1...15 {
      value |= try take(1)
      let count = code.counts[length]
      if value - count < first { return code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    throw ZIPArchive.Failure.damaged("a code that does not exist")
  }

  private mutating func copyStored() throws {
    if bit > 0 {
      bit = 0
      place += 1
    }
    let length = try take(16)
    _ = try take(16)
    guard place + length <= input.count else { throw ZIPArchive.Failure.damaged("stored bytes end too early") }
    bytes += input[place..<(place + length)]
    place += length
  }

  private mutating func decodeDynamic() throws {
    let literals = try take(5) + 257
    let distances = try take(5) + 1
    let count = try take(4) + 4
    var order = [Int](repeating: 0, count: 19)
    for position in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15].prefix(count) { order[position] = try take(3) }
    let code = Code(order)
    var lengths: [Int] = []
    while lengths.count < literals + distances {
      switch try symbol(code) {
      case 16:
        guard let last = lengths.last else { throw ZIPArchive.Failure.damaged("a repetition of nothing") }
        lengths += [Int](repeating: last, count: try take(2) + 3)
      case 17: lengths += [Int](repeating: 0, count: try take(3) + 3)
      case 18: lengths += [Int](repeating: 0, count: try take(7) + 11)
      case let length: lengths.append(length)
      }
    }
    try decode(Code(Array(lengths.prefix(literals))), Code(Array(lengths.dropFirst(literals).prefix(distances))))
  }

  private mutating func decode(_ literals: Code, _ distances: Code) throws {
    while true {
      let value = try symbol(literals)
      if value == 256 { return }
      if value < 256 {
        bytes.append(UInt8(value))
        continue
      }
      guard value - 257 < Self.lengthBases.count else { throw ZIPArchive.Failure.damaged("a length that does not exist") }
      let length = Self.lengthBases[value - 257] + (try take(Self.lengthBits[value - 257]))
      let far = try symbol(distances)
      guard far < Self.distanceBases.count else { throw ZIPArchive.Failure.damaged("a distance that does not exist") }
      let distance = Self.distanceBases[far] + (try take(Self.distanceBits[far]))
      guard distance <= bytes.count else { throw ZIPArchive.Failure.damaged("a distance before the beginning") }
      for _ in 0..<length { bytes.append(bytes[bytes.count - distance]) }
    }
  }
}
