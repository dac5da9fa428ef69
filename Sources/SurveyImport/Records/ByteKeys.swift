import Glibc
import SurveyModel

/// Numbers byte strings densely in the order of their first appearance: an open-addressing hash table over one run of all their bytes.
///
/// Respondents and labels are met in every row; a `Dictionary` of `String` would decode, hash and allocate for each. A key takes its bytes, four more for
/// their end, and 11 to 21 of the table.
/// The tag keeps apart equal bytes of different kinds.
@safe struct ByteKeys: ~Copyable {
  private var bytes: [UInt8] = []
  private var ends = Offsets()
  /// Empty while all are 0.
  private var tags: [Int] = []
  /// Upper half of the hash, and the number of the key plus one; 0 is free. A power of two, at most three quarters full.
  ///
  /// A key belongs at the first bits of its hash. So a slot tells its own place in a table of twice the size without a look at the key, and a slot of another
  /// key is nearly always passed over without one: either would be one more wait for memory. Memory that comes zeroed and is checked by nobody.
  private var slots: UnsafeMutablePointer<UInt64>
  private var bits: UInt64
  private let hashMask: UInt64

  /// Of no meaning: what was only looked at to have it fetched.
  private var fetched: UInt64 = 0

  /// - Parameter hashMask: the bits of the hash that count. With few of them keys collide, which changes the time and nothing else.
  init(hashMask: UInt64 = .max) {
    self.hashMask = hashMask
    bits = 6
    unsafe slots = Self.zeroed(1 << 6)
  }

  deinit { unsafe free(slots) }

  private static func zeroed(_ count: Int) -> UnsafeMutablePointer<UInt64> {
    let (size, page) = (count * MemoryLayout<UInt64>.stride, 2 << 20)
    var memory: UnsafeMutableRawPointer?
    guard unsafe posix_memalign(&memory, size < 2 * page ? 64 : page, size) == 0, let memory = unsafe memory else {
      fatalError("out of memory")
    }
    // Of small pages, a new one for nearly every key, even the addresses would have to be waited for.
    if size >= 2 * page { unsafe madvise(memory, size, MADV_HUGEPAGE) }
    unsafe memset(memory, 0, size)
    return unsafe memory.bindMemory(to: UInt64.self, capacity: count)
  }

  var count: Int { ends.count }

  private var slotCount: Int { 1 << Int(bits) }

  /// Makes room for so many numbers.
  mutating func reserve(_ count: Int) {
    guard count > ends.count else { return }
    bytes.reserveCapacity(ends.count > 0 ? bytes.count / ends.count * count + count : 0)
    ends.reserveCapacity(count)
    makeSlots(for: count)
  }

  /// Forgets all keys and keeps the memory.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    tags.removeAll(keepingCapacity: true)
    unsafe slots.update(repeating: 0, count: slotCount)
  }

  /// All keys in the order of their numbers; what is left holds none.
  mutating func take() -> RespondentKeys {
    let keys = RespondentKeys(bytes: bytes, ends: ends)
    self = ByteKeys(hashMask: hashMask)
    return keys
  }

  /// The bytes of a number that was given out.
  func bytes(of number: Int) -> ArraySlice<UInt8> { bytes[range(of: number)] }

  private func range(of number: Int) -> Range<Int> { (number > 0 ? ends[number - 1] : 0)..<ends[number] }

  private func tag(of number: Int) -> Int { number < tags.count ? tags[number] : 0 }

  func find(_ key: UnsafeBufferPointer<UInt8>, tag: Int = 0) -> Int? {
    let slot = unsafe self.slot(of: key, tag: tag, hash: hash(key, tag: tag))
    return unsafe slots[slot] == 0 ? nil : Self.number(slots[slot])
  }

  /// The number of the bytes, a new one where they are new.
  mutating func insert(_ key: UnsafeBufferPointer<UInt8>, tag: Int = 0) -> Int {
    unsafe insert(key, tag: tag, hash: hash(key, tag: tag))
  }

  private mutating func insert(_ key: UnsafeBufferPointer<UInt8>, tag: Int, hash: UInt64) -> Int {
    let slot = unsafe self.slot(of: key, tag: tag, hash: hash)
    if unsafe slots[slot] != 0 { return unsafe Self.number(slots[slot]) }
    let number = ends.count
    unsafe bytes.append(contentsOf: key)
    ends.append(bytes.count)
    if tag != 0 || !tags.isEmpty {
      while tags.count < number { tags.append(0) }
      tags.append(tag)
    }
    unsafe slots[slot] = (hash & Self.upperHalf) | UInt64(UInt32(number + 1))
    makeSlots(for: number + 1)
    return number
  }

  /// The numbers of everything that another table holds, in its order.
  mutating func insert(allOf other: borrowing ByteKeys) -> [UInt32] {
    makeSlots(for: ends.count + other.count)
    let batch = 64
    return unsafe [UInt32](unsafeUninitializedCapacity: other.count) { numbers, count in
      unsafe withUnsafeTemporaryAllocation(of: UInt64.self, capacity: batch) { hashes in
        unsafe other.bytes.withUnsafeBufferPointer { bytes in
          for first in stride(from: 0, to: other.count, by: batch) {
            let last = min(first + batch, other.count)
            for number in first..<last {
              let key = unsafe UnsafeBufferPointer(rebasing: bytes[other.range(of: number)])
              unsafe hashes[number - first] = hash(key, tag: other.tag(of: number))
            }
            // The table is larger than any cache: the slots of several keys are fetched at once, not one after the other.
            var fetched: UInt64 = 0
            for place in 0..<last - first { fetched |= unsafe slots[home(of: hashes[place])] }
            self.fetched = fetched
            for number in first..<last {
              let key = unsafe UnsafeBufferPointer(rebasing: bytes[other.range(of: number)])
              let own = unsafe insert(key, tag: other.tag(of: number), hash: hashes[number - first])
              unsafe numbers.initializeElement(at: number, to: UInt32(truncatingIfNeeded: own))
            }
          }
        }
      }
      count = other.count
    }
  }

  private func home(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> (64 - bits)) }

  /// The slot that holds the bytes, or the free one where they belong.
  private func slot(of key: UnsafeBufferPointer<UInt8>, tag: Int, hash: UInt64) -> Int {
    let mask = slotCount - 1
    var slot = home(of: hash)
    while case let found = unsafe slots[slot], found != 0 {
      if found >> 32 == hash >> 32, unsafe holds(Self.number(found), key, tag: tag) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func holds(_ number: Int, _ key: UnsafeBufferPointer<UInt8>, tag: Int) -> Bool {
    let range = range(of: number)
    guard range.count == key.count, self.tag(of: number) == tag else { return false }
    guard let wanted = key.baseAddress, !range.isEmpty else { return true }
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return false }
      return unsafe memcmp(base + range.lowerBound, wanted, range.count) == 0
    }
  }

  private mutating func makeSlots(for count: Int) {
    let before = slotCount
    var wanted = bits
    while count * 4 > (1 << Int(wanted)) * 3 { wanted += 1 }
    guard wanted > bits else { return }
    let old = unsafe slots
    bits = wanted
    unsafe slots = Self.zeroed(slotCount)
    let mask = slotCount - 1
    for place in 0..<before {
      let moved = unsafe old[place]
      guard moved != 0 else { continue }
      var slot = home(of: moved)
      while unsafe slots[slot] != 0 { slot = (slot + 1) & mask }
      unsafe slots[slot] = moved
    }
    unsafe free(old)
  }

  private static let upperHalf: UInt64 = 0xFFFF_FFFF_0000_0000

  private static func number(_ slot: UInt64) -> Int { Int(UInt32(truncatingIfNeeded: slot)) - 1 }

  /// Eight bytes at a time, multiply and fold.
  private func hash(_ key: UnsafeBufferPointer<UInt8>, tag: Int) -> UInt64 {
    let raw = UnsafeRawBufferPointer(key)
    let count = raw.count
    var hash = UInt64(truncatingIfNeeded: count &* 0x1_0001 &+ tag) &* 0x9E37_79B9_7F4A_7C15
    var place = 0
    while place + 8 <= count {
      hash = Self.mix(hash, unsafe raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    var rest: UInt64 = 0
    while place < count {
      rest = rest << 8 | UInt64(unsafe raw[place])
      place += 1
    }
    return Self.mix(hash, rest) & hashMask
  }

  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}

/// What reads it changes nothing.
extension ByteKeys: @unchecked Sendable {}
