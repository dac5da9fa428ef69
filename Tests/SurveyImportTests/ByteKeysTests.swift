import SurveyModel
import Testing

@testable import SurveyImport

@Suite struct ByteKeysTests {
  struct Case: Sendable {
    let name: String
    let keys: [String]
    let numbers: [Int]
  }

  static let cases: [Case] = [
    Case(name: "none", keys: [], numbers: []),
    Case(name: "the empty key is one", keys: ["", "a", "", "a"], numbers: [0, 1, 0, 1]),
    Case(name: "zero bytes are bytes", keys: ["", "\0", "\0\0", "\0"], numbers: [0, 1, 2, 1]),
    Case(
      name: "equal prefixes, at and about the eight bytes that are hashed at once",
      keys: ["5700100", "57001001", "570010012", "570010013", "57001001", "5700100", "570010012"], numbers: [0, 1, 2, 3, 1, 0, 2]),
    Case(
      name: "differences far behind", keys: [String(repeating: "x", count: 1000) + "a", String(repeating: "x", count: 1000) + "b"],
      numbers: [0, 1]),
  ]

  /// All bits of the hash, few, the lower half alone, which chooses no slot, and none: every key then collides with every other.
  static let masks: [UInt64] = [.max, 0xF000_0000_0000_0000, 0x0000_0000_FFFF_FFFF, 0]

  private func insert(_ key: String, into keys: inout ByteKeys, tag: Int = 0) -> Int {
    var key = key
    return key.withUTF8 { keys.insert($0, tag: tag) }
  }

  private func find(_ key: String, in keys: borrowing ByteKeys, tag: Int = 0) -> Int? {
    Array(key.utf8).withUnsafeBufferPointer { keys.find($0, tag: tag) }
  }

  private func text(_ keys: borrowing ByteKeys) -> [String] { (0..<keys.count).map { String(decoding: keys.bytes(of: $0), as: UTF8.self) } }

  @Test(arguments: cases, masks) func numbersInTheOrderOfAppearance(_ item: Case, mask: UInt64) {
    var keys = ByteKeys(hashMask: mask)
    for (key, number) in zip(item.keys, item.numbers) {
      let own = insert(key, into: &keys)
      #expect(own == number, "\(item.name)")
    }
    for (key, number) in zip(item.keys, item.numbers) {
      #expect(find(key, in: keys) == number)
      #expect(String(decoding: keys.bytes(of: number), as: UTF8.self) == key)
    }
    #expect(find("not there", in: keys) == nil)
  }

  @Test(arguments: masks) func tagsKeepEqualBytesApart(mask: UInt64) {
    var keys = ByteKeys(hashMask: mask)
    // The first without a tag: the tags of those before it are known to be zero.
    let inserted = [("a", 0), ("b", 0), ("a", 3), ("a", 0), ("", 3), ("a", 3), ("", 0)].map { insert($0, into: &keys, tag: $1) }
    #expect(inserted == [0, 1, 2, 0, 3, 2, 4])
    #expect(find("a", in: keys, tag: 3) == 2 && find("a", in: keys) == 0 && find("b", in: keys, tag: 3) == nil)
    var other = ByteKeys(hashMask: mask)
    _ = insert("b", into: &other)
    #expect(other.insert(allOf: keys) == [1, 0, 2, 3, 4])
    #expect(find("a", in: other, tag: 3) == 2 && find("", in: other) == 4)
  }

  /// Growth by one, at once, and with all keys in few chains.
  @Test(arguments: [(UInt64.max, 1_000_000), (0xFFF0_0000_0000_0000, 20_000), (0, 700)], [false, true])
  func manyKeys(_ size: (mask: UInt64, count: Int), reserves: Bool) {
    var keys = ByteKeys(hashMask: size.mask)
    if reserves { keys.reserve(size.count) }
    var wrong = 0
    for number in 0..<size.count where insert("57\(number)", into: &keys) != number { wrong += 1 }
    for number in 0..<size.count where insert("57\(number)", into: &keys) != number || find("57\(number)", in: keys) != number {
      wrong += 1
    }
    #expect(wrong == 0)
    #expect(keys.count == size.count && find("57\(size.count)", in: keys) == nil)
    // Merged into a table that knows every second one, behind a key of its own.
    var other = ByteKeys(hashMask: size.mask)
    _ = insert("own", into: &other)
    for number in stride(from: 0, to: size.count, by: 2) { _ = insert("57\(number)", into: &other) }
    let known = other.count
    let numbers = other.insert(allOf: keys)
    let expected = (0..<size.count).map { UInt32($0 % 2 == 0 ? 1 + $0 / 2 : known + $0 / 2) }
    #expect(numbers == expected)
    #expect(other.count == size.count + 1)
  }

  @Test func mergingNothing() {
    var keys = ByteKeys()
    #expect(keys.insert(allOf: ByteKeys()) == [])
    _ = insert("a", into: &keys)
    #expect(keys.insert(allOf: ByteKeys()) == [] && keys.count == 1)
  }

  @Test func forgottenKeysAreNew() {
    var keys = ByteKeys()
    for number in 0..<1000 { _ = insert("k\(number)", into: &keys, tag: number % 2) }
    keys.removeAll()
    #expect(keys.count == 0 && find("k1", in: keys, tag: 1) == nil)
    #expect(insert("k7", into: &keys) == 0 && insert("k1", into: &keys, tag: 1) == 1 && text(keys) == ["k7", "k1"])
  }

  @Test func takenKeysLeaveNone() {
    var keys = ByteKeys()
    for key in ["b", "", "a"] { _ = insert(key, into: &keys) }
    let taken = keys.take()
    #expect(taken == RespondentKeys(["b", "", "a"]))
    #expect(keys.count == 0 && find("b", in: keys) == nil)
    #expect(insert("a", into: &keys) == 0)
  }
}
