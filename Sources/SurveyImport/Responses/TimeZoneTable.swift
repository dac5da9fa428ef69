import FoundationEssentials
import SurveyModel

/// The clocks of a zone of the IANA time zone database, as the system's zoneinfo files tell them (TZif, RFC 9636).
struct TimeZoneTable: Sendable {
  /// When the offset changes, in seconds since 1970-01-01 00:00 UTC, ascending.
  private let changes: [Int]
  /// Seconds east of Greenwich from each change on.
  private let offsets: [Int]
  /// Before the first change.
  private let firstOffset: Int
  /// After the last one, where the zone goes on changing.
  private let rule: TimeZoneRule?

  /// Greenwich all year.
  static let utc = TimeZoneTable(offset: 0)

  private init(offset: Int) {
    (changes, offsets, firstOffset, rule) = ([], [], offset, nil)
  }

  /// - Parameter name: such as `America/Denver`; `nil` for a name that the system does not know. It comes from a file of answers and leads nowhere else.
  init?(named name: String, folder: String = "/usr/share/zoneinfo") {
    if ["Z", "UTC", "Etc/UTC", "GMT"].contains(name) {
      self = .utc
      return
    }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isName = parts.allSatisfy { part in
      part.first?.isLetter == true
        && part.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 || "_+-0123456789".utf8.contains($0) }
    }
    guard isName, name.utf8.count <= 64, let bytes = FileManager.default.contents(atPath: folder + "/" + name) else { return nil }
    self.init(bytes: [UInt8](bytes))
  }

  /// - Returns: `nil` unless the bytes are a file of version 2 or later, whole.
  init?(bytes: [UInt8]) {
    var reader = TZifReader(bytes: bytes)
    // The first block has times of 32 bits and serves older programs.
    guard let short = reader.header(), reader.skip(short.length(ofTime: 4)), let counts = reader.header(), counts.types > 0 else {
      return nil
    }
    guard let times = reader.numbers(counts.times, bytes: 8), let kinds = reader.numbers(counts.times, bytes: 1) else { return nil }
    var types: [Int] = []
    for _ in 0..<counts.types {
      guard let offset = reader.numbers(1, bytes: 4)?.first, reader.skip(2) else { return nil }
      types.append(offset)
    }
    guard times.isAscending(), kinds.allSatisfy(types.indices.contains), reader.skip(counts.lengthBehindTypes) else { return nil }
    changes = times
    offsets = kinds.map { types[$0] }
    firstOffset = types[0]
    rule = TimeZoneRule(reader.footer())
  }

  /// Seconds east of Greenwich at a time given in seconds since 1970-01-01 00:00 UTC.
  func offset(at time: Int) -> Int {
    if let last = changes.last, time < last {
      let behind = changes.partitioningIndex { $0 > time }
      return behind == 0 ? firstOffset : offsets[behind - 1]
    }
    return rule?.offset(at: time) ?? offsets.last ?? firstOffset
  }

  /// Seconds east of Greenwich where the clocks of the zone show a time. Of an hour that comes twice, the second; of one that is left out, the clock before.
  func offset(atLocal time: Int) -> Int { offset(at: time - offset(at: time)) }
}

extension [Int] {
  fileprivate func isAscending() -> Bool { zip(self, dropFirst()).allSatisfy { $0 < $1 } }

  /// Of the first element of which it is true, where it is true of all behind it.
  fileprivate func partitioningIndex(_ isBehind: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Takes a file apart from front to back; numbers are big-endian.
private struct TZifReader {
  struct Counts {
    let (ends, standards, leaps, times, types, letters): (Int, Int, Int, Int, Int, Int)

    func length(ofTime size: Int) -> Int { times * (size + 1) + types * 6 + letters + leaps * (size + 4) + standards + ends }
    var lengthBehindTypes: Int { letters + leaps * 12 + standards + ends }
  }

  let bytes: [UInt8]
  private var place = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func header() -> Counts? {
    guard bytes[place...].starts(with: "TZif".utf8), place + 44 <= bytes.count, bytes[place + 4] >= UInt8(ascii: "2") else { return nil }
    place += 20
    guard let counts = numbers(6, bytes: 4), counts.allSatisfy({ 0...100_000 ~= $0 }) else { return nil }
    return Counts(
      ends: counts[0], standards: counts[1], leaps: counts[2], times: counts[3], types: counts[4], letters: counts[5])
  }

  mutating func skip(_ count: Int) -> Bool {
    guard place + count <= bytes.count else { return false }
    place += count
    return true
  }

  /// Of 1 byte without a sign, of 4 or 8 with one.
  mutating func numbers(_ count: Int, bytes size: Int) -> [Int]? {
    guard place + count * size <= bytes.count else { return nil }
    return (0..<count).map { _ in
      defer { place += size }
      let number = bytes[place..<place + size].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return size == 4 ? Int(Int32(truncatingIfNeeded: number)) : Int(truncatingIfNeeded: number)
    }
  }

  /// The rule for the time behind the last change, between two ends of line.
  func footer() -> String {
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\n") else { return "" }
    return String(decoding: bytes[(place + 1)...].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }
}
