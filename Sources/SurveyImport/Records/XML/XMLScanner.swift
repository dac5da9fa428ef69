import Glibc

/// Reads XML from its first byte to its last, one piece at a time (XML 1.0 without a document type; UTF-8).
///
/// Elements and attributes go by their local name: the prefixes that programs choose for a namespace, and the two sets of namespaces that OOXML has (strict and
/// transitional), make no difference. What is handed over is valid until the next call. Memory: one chunk, or the longest piece of text.
@safe struct XMLScanner: ~Copyable {
  enum Event: Sendable {
    /// An element begins: ``name``, and ``nextAttribute()``.
    case start
    /// It ends: ``name``.
    case end
    /// Text inside an element: ``text``. One run of text can come in several.
    case text
    case finished
  }

  static let deepest = 64
  private static let longestName = 255
  /// Of a piece that must be in memory whole: a tag or a run of text.
  private static let longestPiece = 4 << 20

  private(set) var name = XMLName()
  /// Of elements that are open.
  private(set) var depth = 0
  private(set) var attributeName = XMLName()

  typealias Fill = (UnsafeMutableRawBufferPointer) throws -> Int

  private let fill: Fill
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// Of the next byte, and behind the last one that is there.
  private var place = 0
  private var filled = 0
  private var isAtEnd = false
  /// Of the first byte in memory in the file.
  private var offset = 0
  private var check = UTF8Check()

  private var piece = 0..<0
  private var isDecoded = false
  private var attributes = 0..<0
  private var value = 0..<0
  private var isEmptyElement = false
  private var hasRoot = false
  /// The names of the open elements, each with its prefix; where each of them ends, the first at 0; and without prefixes.
  private let names: UnsafeMutablePointer<UInt8>
  private let ends: UnsafeMutablePointer<Int>
  private let localNames: UnsafeMutablePointer<XMLName>

  /// - Parameter fill: fills the buffer with the next bytes; with none only at the end.
  init(chunkSize: Int = 1 << 17, fill: @escaping Fill) {
    unsafe self.fill = fill
    capacity = max(16, chunkSize)
    unsafe bytes = .allocate(capacity: capacity)
    unsafe names = .allocate(capacity: (Self.deepest + 1) * (Self.longestName + 1))
    unsafe ends = .allocate(capacity: Self.deepest + 1)
    unsafe ends.initialize(repeating: 0, count: Self.deepest + 1)
    unsafe localNames = .allocate(capacity: Self.deepest + 1)
    unsafe localNames.initialize(repeating: XMLName(), count: Self.deepest + 1)
  }

  init(_ content: [UInt8], chunkSize: Int = 1 << 17) {
    var done = 0
    unsafe self.init(chunkSize: chunkSize) { buffer in
      let count = min(buffer.count, content.count - done)
      unsafe content.withUnsafeBytes { unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[done..<done + count])) }
      done += count
      return count
    }
  }

  deinit {
    unsafe bytes.deallocate()
    unsafe names.deallocate()
    unsafe ends.deallocate()
    unsafe localNames.deallocate()
  }

  /// The bytes of a run of text as they stand in the file, to be decoded by ``append(_:to:)`` where ``needsDecoding``.
  var text: UnsafeBufferPointer<UInt8> { unsafe UnsafeBufferPointer(start: bytes + piece.lowerBound, count: piece.count) }

  /// Whether the bytes of the text can be other than what they say: not those of a CDATA section.
  var needsDecoding: Bool { !isDecoded }

  /// The value of the attribute at hand, as it stands in the file.
  var attributeValue: UnsafeBufferPointer<UInt8> { unsafe UnsafeBufferPointer(start: bytes + value.lowerBound, count: value.count) }

  /// - Throws: ``XMLFault``, and what `fill` throws.
  mutating func next() throws -> Event {
    if isEmptyElement {
      isEmptyElement = false
      depth -= 1
      return .end
    }
    while true {
      if place == filled, try !refill() {
        guard depth == 0, hasRoot else { throw XMLFault(.brokenOff, at: offset + place) }
        return .finished
      }
      if unsafe bytes[place] != Self.less {
        if try takeText() { return .text }
        continue
      }
      guard try isThere(2) else { throw XMLFault(.brokenOff, at: offset + place) }
      switch unsafe bytes[place + 1] {
      case UInt8(ascii: "/"): if try takeEnd() { return .end }
      case UInt8(ascii: "!"): if try takeDeclaration() { return .text }
      case UInt8(ascii: "?"): try skip(behind: "?>")
      default: if try takeStart() { return .start }
      }
    }
  }

  /// Goes on to the next attribute of the element that begins: ``attributeName`` and ``attributeValue``.
  mutating func nextAttribute() throws -> Bool {
    var at = attributes.lowerBound
    let end = attributes.upperBound
    while at < end, unsafe Self.isBlank(bytes[at]) { at += 1 }
    guard at < end else { return false }
    let nameStart = at
    while at < end, unsafe !Self.isBlank(bytes[at]) && bytes[at] != UInt8(ascii: "=") { at += 1 }
    let nameEnd = at
    while at < end, unsafe Self.isBlank(bytes[at]) { at += 1 }
    guard at < end, unsafe bytes[at] == UInt8(ascii: "=") else { throw XMLFault(.notWellFormed, at: offset + at) }
    at += 1
    while at < end, unsafe Self.isBlank(bytes[at]) { at += 1 }
    guard at < end, case let quote = unsafe bytes[at], quote == Self.quote || quote == Self.apostrophe else {
      throw XMLFault(.notWellFormed, at: offset + at)
    }
    let start = at + 1
    at = start
    while at < end, unsafe bytes[at] != quote { at += 1 }
    guard at < end else { throw XMLFault(.notWellFormed, at: offset + at) }
    value = start..<at
    attributes = at + 1..<end
    attributeName = unsafe XMLName(localOf: UnsafeBufferPointer(start: bytes + nameStart, count: nameEnd - nameStart))
    return true
  }

  // MARK: The kinds of pieces

  private static let less = UInt8(ascii: "<")
  private static let greater = UInt8(ascii: ">")
  private static let quote = UInt8(ascii: "\"")
  private static let apostrophe = UInt8(ascii: "'")

  @inline(__always) private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 10 || byte == 13 || byte == 9 }

  /// `false` for blanks around the root, and where more bytes are needed first.
  private mutating func takeText() throws -> Bool {
    var end = place
    // Most texts are short.
    let near = min(filled, place + 12)
    while end < near, unsafe bytes[end] != Self.less { end += 1 }
    if end == near {
      end =
        unsafe memchr(bytes + end, Int32(Self.less), filled - end).map { unsafe $0.assumingMemoryBound(to: UInt8.self) - bytes } ?? filled
    }
    if end == filled {
      // Also at the end of the file the bytes are moved to the front.
      let length = end - place
      if try refill() { return false }
      end = place + length
    }
    piece = place..<end
    place = end
    if depth > 0 {
      isDecoded = false
      return true
    }
    let isMark = unsafe offset + piece.lowerBound == 0 && text.starts(with: [0xEF, 0xBB, 0xBF])
    guard unsafe text.dropFirst(isMark ? 3 : 0).allSatisfy({ Self.isBlank($0) }) else {
      throw XMLFault(.notWellFormed, at: offset + piece.lowerBound)
    }
    return false
  }

  private mutating func takeStart() throws -> Bool {
    let start = place + 1
    var at = start
    while at < filled, unsafe bytes[at] > 62 || (!Self.isBlank(bytes[at]) && bytes[at] != Self.greater && bytes[at] != UInt8(ascii: "/")) {
      if unsafe bytes[at] == Self.less { throw XMLFault(.notWellFormed, at: offset + at) }
      at += 1
    }
    let nameEnd = at
    while at < filled, case let byte = unsafe bytes[at], byte != Self.greater {
      if byte == Self.less { throw XMLFault(.notWellFormed, at: offset + at) }
      at += 1
      guard byte == Self.quote || byte == Self.apostrophe else { continue }
      while at < filled, unsafe bytes[at] != byte { at += 1 }
      if at < filled { at += 1 }
    }
    guard at < filled else {
      guard try refill() else { throw XMLFault(.brokenOff, at: offset + filled) }
      return false
    }
    guard nameEnd > start, unsafe Self.canBegin(bytes[start]), depth > 0 || !hasRoot else {
      throw XMLFault(.notWellFormed, at: offset + place)
    }
    guard depth < Self.deepest, nameEnd - start <= Self.longestName else { throw XMLFault(.tooDeep, at: offset + place) }
    isEmptyElement = unsafe at - 1 >= nameEnd && bytes[at - 1] == UInt8(ascii: "/")
    name = unsafe XMLName(localOf: UnsafeBufferPointer(start: bytes + start, count: nameEnd - start))
    attributes = nameEnd..<(isEmptyElement ? at - 1 : at)
    let nameStart = unsafe ends[depth]
    // Names are short: a call for each would take longer than copying it.
    for step in 0..<nameEnd - start { unsafe names[nameStart + step] = bytes[start + step] }
    unsafe localNames[depth] = name
    depth += 1
    unsafe ends[depth] = nameStart + nameEnd - start
    hasRoot = true
    place = at + 1
    return true
  }

  private mutating func takeEnd() throws -> Bool {
    let start = place + 2
    let open = unsafe depth > 0 ? ends[depth - 1]..<ends[depth] : 0..<0
    // Nearly always the name of the element that is open, and nothing behind it.
    var at = start
    while at - start < open.count, at < filled, unsafe bytes[at] == names[open.lowerBound + at - start] { at += 1 }
    let isOpen = depth > 0 && at - start == open.count
    let nameEnd = at
    while at < filled, unsafe bytes[at] != Self.greater { at += 1 }
    guard at < filled else {
      guard at - start <= Self.longestPiece, try refill() else { throw XMLFault(.brokenOff, at: offset + filled) }
      return false
    }
    guard isOpen, (nameEnd..<at).allSatisfy({ unsafe Self.isBlank(bytes[$0]) }) else {
      throw XMLFault(.notWellFormed, at: offset + place)
    }
    depth -= 1
    name = unsafe localNames[depth]
    place = at + 1
    return true
  }

  /// A comment, which is passed over, or a CDATA section, for which it returns `true`.
  private mutating func takeDeclaration() throws -> Bool {
    if try begins("<!--") {
      try skip(behind: "-->")
      return false
    }
    if try begins("<!DOCTYPE") { throw XMLFault(.documentType, at: offset + place) }
    guard try begins("<![CDATA["), depth > 0 else { throw XMLFault(.notWellFormed, at: offset + place) }
    try skip(behind: "]]>")
    isDecoded = true
    return true
  }

  /// Whether the next bytes are these.
  private mutating func begins(_ text: StaticString) throws -> Bool {
    guard try isThere(text.utf8CodeUnitCount) else { return false }
    return unsafe memcmp(bytes + place, text.utf8Start, text.utf8CodeUnitCount) == 0
  }

  /// Goes behind the mark; ``piece`` is what stands before it, without the nine bytes of a CDATA section's beginning.
  private mutating func skip(behind mark: StaticString) throws {
    // Each of them ends in `>`.
    let before = mark.utf8CodeUnitCount - 1
    var at = place + 2
    while true {
      while at < filled, let found = unsafe memchr(bytes + at, Int32(Self.greater), filled - at) {
        at = unsafe found.assumingMemoryBound(to: UInt8.self) - bytes + 1
        guard at - 1 - before >= place + 2, unsafe memcmp(bytes + at - 1 - before, mark.utf8Start, before) == 0 else { continue }
        let end = at - 1 - before
        piece = min(place + 9, end)..<end
        place = at
        return
      }
      let searched = filled - place
      guard try refill() else { throw XMLFault(.brokenOff, at: offset + filled) }
      at = place + searched
    }
  }

  private static func canBegin(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 32 >= UInt8(ascii: "a") && byte | 32 <= UInt8(ascii: "z")) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ":")
  }

  // MARK: Bytes

  private mutating func isThere(_ count: Int) throws -> Bool {
    while filled - place < count {
      if try !refill() { return false }
    }
    return true
  }

  /// Makes the next bytes of the file follow those from ``place`` on; `false` at its end.
  private mutating func refill() throws -> Bool {
    guard !isAtEnd else { return false }
    if place > 0 {
      unsafe bytes.update(from: bytes + place, count: filled - place)
      filled -= place
      offset += place
      place = 0
    }
    if filled == capacity {
      guard capacity < Self.longestPiece else { throw XMLFault(.tooLong, at: offset) }
      capacity = min(Self.longestPiece, capacity * 2)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
      unsafe larger.update(from: bytes, count: filled)
      unsafe bytes.deallocate()
      unsafe bytes = larger
    }
    let room = unsafe UnsafeMutableRawBufferPointer(start: bytes + filled, count: capacity - filled)
    let count = try unsafe fill(room)
    guard count > 0 else {
      isAtEnd = true
      guard check.isBetweenCharacters else { throw XMLFault(.notUTF8(check.lead), at: offset + filled) }
      return false
    }
    if let bad = unsafe check.firstBadByte(in: UnsafeRawBufferPointer(rebasing: room[..<count])) {
      throw XMLFault(.notUTF8(bad.byte), at: offset + filled + bad.offset)
    }
    filled += count
    return true
  }
}

/// Why XML is not read, and at which byte of it, from 0.
struct XMLFault: Error, Equatable {
  enum Kind: Equatable {
    case documentType
    case notUTF8(UInt8)
    case notWellFormed
    case unknownEntity
    case brokenOff
    /// Elements within elements beyond ``XMLScanner/deepest``, or with names that no format has.
    case tooDeep
    case tooLong
  }

  let kind: Kind
  let offset: Int

  init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}
