import Archive
import SurveyModel

/// What a gzip file (RFC 1952) holds, unpacked from its first byte to its last.
///
/// As `gzip` takes it: members one behind the other are one text, and NUL bytes behind the last fill up a block. Anything else behind it, an end that is
/// missing, and a checksum or a length that differs are failures. Memory: a chunk and the 32 KB that the format looks back, whatever comes out.
@safe struct GzipStream: ~Copyable {
  static let magic: [UInt8] = [0x1F, 0x8B]

  private let name: String
  private var packed: FileBytes
  private var inflater = Inflater(.gzip)
  /// Packed bytes that were read and not used yet.
  private var waiting = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
  /// How many of the first two bytes of the member at hand were seen.
  private var magicSeen = 0
  private var isBehindMember = false
  private var isFilling = false
  /// Of the packed bytes.
  private var isAtEnd = false
  private var isDone = false
  private var unpacked = 0

  /// More than so many bytes may be no more than so many times their packed size: what packs better is made to fill a machine.
  private static let (plenty, ratio) = (64 << 20, 400)

  init(_ packed: consuming FileBytes, name: String) {
    self.name = name
    self.packed = packed
  }

  /// Bytes of the file that were read so far.
  var fileSize: Int { packed.count }

  /// The file as the record of inputs names it.
  var input: SurveyData.InputFile { packed.input(name: name) }

  /// Fills the buffer with what comes next; with fewer bytes only at the end.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImportFailure) -> Int {
    var written = 0
    while written < buffer.count, !isDone {
      if unsafe waiting.isEmpty, !isAtEnd {
        unsafe waiting = try packed.next()
        isAtEnd = unsafe waiting.isEmpty
      }
      if magicSeen < Self.magic.count {
        try takeMagic()
      } else {
        written += try unsafe unpack(waiting, into: UnsafeMutableRawBufferPointer(rebasing: buffer[written...]))
      }
    }
    unpacked += written
    guard unpacked <= Self.plenty || unpacked / Self.ratio <= packed.count else {
      throw ImportFailure(.unusable, at: place, GzipWords.ratioTooHigh(unpacked / max(1, packed.count), limit: Self.ratio))
    }
    return written
  }

  /// Byte by byte, because what stands behind a member need not be one.
  private mutating func takeMagic() throws(ImportFailure) {
    guard let byte = unsafe waiting.first else {
      guard isBehindMember, magicSeen == 0 else { throw brokenOff() }
      isDone = true
      return
    }
    if isBehindMember, byte == 0, magicSeen == 0 {
      isFilling = true
      drop(1)
      return
    }
    guard byte == Self.magic[magicSeen], !isFilling else { throw surplus() }
    magicSeen += 1
    var none: UInt8 = 0
    _ = try unsafe withUnsafeMutableBytes(of: &none) { none throws(ImportFailure) in
      try unsafe unpack(UnsafeRawBufferPointer(rebasing: waiting[..<1]), into: UnsafeMutableRawBufferPointer(rebasing: none[..<0]))
    }
  }

  private mutating func drop(_ count: Int) { unsafe waiting = UnsafeRawBufferPointer(rebasing: waiting[count...]) }

  private mutating func unpack(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(ImportFailure) -> Int {
    let step = unsafe inflater.step(input, into: output)
    drop(step.taken)
    switch step.state {
    case .open:
      // Nothing to go on with.
      if step.taken == 0, step.written == 0, isAtEnd { throw brokenOff() }
    case .ended:
      magicSeen = 0
      isBehindMember = true
      inflater.reset()
    case .outOfMemory:
      throw ImportFailure(.unreadable, at: place, GzipWords.noMemory)
    case .damaged, .wrongChecksum: throw damaged(isSum: step.state == .wrongChecksum)
    }
    return step.written
  }

  // MARK: What can be wrong

  private var place: ImportFailure.Place { ImportFailure.Place(file: name) }
  /// Bytes of the file before the one at hand.
  private var offset: Int { unsafe packed.count - waiting.count }

  private func brokenOff() -> ImportFailure {
    ImportFailure(.unusable, at: place, GzipWords.brokenOff(packed.count))
  }

  private func damaged(isSum: Bool) -> ImportFailure {
    return ImportFailure(.unusable, at: place, GzipWords.damaged(isSum, offset: offset))
  }

  private func surplus() -> ImportFailure {
    let behind = offset - magicSeen
    return ImportFailure(.unusable, at: place, GzipWords.surplus(behind + 1))
  }
}
