import CZlib
import SurveyModel

/// What a gzip file (RFC 1952) holds, unpacked from its first byte to its last.
///
/// As `gzip` takes it: members one behind the other are one text, and NUL bytes behind the last fill up a block. Anything else behind it, an end that is
/// missing, and a checksum or a length that differs are failures. Memory: a chunk and the 32 KB that the format looks back, whatever comes out.
@safe struct GzipStream: ~Copyable {
  static let magic: [UInt8] = [0x1F, 0x8B]

  private let name: String
  private var packed: FileBytes
  private let stream: UnsafeMutablePointer<z_stream>
  /// How many of the first two bytes of the member at hand were seen.
  private var magicSeen = 0
  private var isBehindMember = false
  private var isFilling = false
  /// Of the packed bytes.
  private var isAtEnd = false
  private var isDone = false

  init(_ packed: consuming FileBytes, name: String) {
    self.name = name
    self.packed = packed
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15 bits of window, and 16 for gzip's header and no other. It fails without memory only, which the first call below tells.
    _ = unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Bytes of the file that were read so far.
  var fileSize: Int { packed.count }

  /// The file as the record of inputs names it.
  var input: SurveyData.InputFile { packed.input(name: name) }

  /// Fills the buffer with what comes next; with fewer bytes only at the end.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImportFailure) -> Int {
    unsafe stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_out = UInt32(clamping: buffer.count)
    while unsafe stream.pointee.avail_out > 0, !isDone {
      if unsafe stream.pointee.avail_in == 0, !isAtEnd {
        let chunk = try unsafe packed.next()
        isAtEnd = unsafe chunk.isEmpty
        // zlib does not write to its input; its type is of an older C.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: chunk.baseAddress?.assumingMemoryBound(to: UInt8.self))
        unsafe stream.pointee.avail_in = UInt32(clamping: chunk.count)
      }
      if magicSeen < Self.magic.count { try takeMagic() } else { try inflateSome() }
    }
    return unsafe min(buffer.count, Int(UInt32.max)) - Int(stream.pointee.avail_out)
  }

  /// Byte by byte, because what stands behind a member need not be one.
  private mutating func takeMagic() throws(ImportFailure) {
    guard unsafe stream.pointee.avail_in > 0, let next = unsafe stream.pointee.next_in else {
      guard isBehindMember, magicSeen == 0 else { throw brokenOff() }
      isDone = true
      return
    }
    let byte = unsafe next.pointee
    if isBehindMember, byte == 0, magicSeen == 0 {
      isFilling = true
      unsafe stream.pointee.next_in = next + 1
      unsafe stream.pointee.avail_in -= 1
      return
    }
    guard byte == Self.magic[magicSeen], !isFilling else { throw surplus() }
    magicSeen += 1
    let others = unsafe stream.pointee.avail_in - 1
    unsafe stream.pointee.avail_in = 1
    try inflateSome()
    unsafe stream.pointee.avail_in = others
  }

  private mutating func inflateSome() throws(ImportFailure) {
    switch unsafe inflate(stream, Z_NO_FLUSH) {
    case Z_OK: break
    case Z_STREAM_END:
      magicSeen = 0
      isBehindMember = true
      unsafe inflateReset(stream)
    case Z_BUF_ERROR:
      // Nothing to go on with.
      if isAtEnd { throw brokenOff() }
    case Z_MEM_ERROR, Z_STREAM_ERROR:
      throw ImportFailure(
        .unreadable, at: place,
        .init(vi: "không đủ bộ nhớ để giải nén tệp", en: "there is not enough memory to unpack the file"))
    default: throw damaged()
    }
  }

  // MARK: What can be wrong

  private var place: ImportFailure.Place { ImportFailure.Place(file: name) }
  /// Bytes of the file before the one at hand.
  private var offset: Int { packed.count - Int(unsafe stream.pointee.avail_in) }

  private func brokenOff() -> ImportFailure {
    ImportFailure(
      .unusable, at: place,
      .init(
        vi: "cần trọn vẹn một tệp gzip, gặp tệp bị cắt ngang sau \(packed.count) byte; phần đã đọc không được dùng, hãy sao chép lại tệp",
        en:
          "expected a whole gzip file, found one that breaks off after \(packed.count) bytes; what was read of it is not used; copy it again"
      ))
  }

  private func damaged() -> ImportFailure {
    let message = unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? ""
    let isSum = ["incorrect data check", "incorrect length check"].contains(message)
    return ImportFailure(
      .unusable, at: place,
      .init(
        vi: "cần một tệp gzip nguyên vẹn, gặp "
          + (isSum ? "tổng kiểm tra không khớp với nội dung" : "dữ liệu hỏng gần byte \(offset)")
          + "; phần đã đọc không được dùng, hãy sao chép lại tệp",
        en: "expected an undamaged gzip file, found "
          + (isSum ? "a checksum that does not match its content" : "damaged data near byte \(offset)")
          + "; what was read of it is not used; copy it again"))
  }

  private func surplus() -> ImportFailure {
    let behind = offset - magicSeen
    return ImportFailure(
      .unusable, at: place,
      .init(
        vi: "cần một tệp gzip và không gì khác, gặp dữ liệu lạ ở phía sau, từ byte \(behind + 1); phần đã đọc không được dùng",
        en: "expected a gzip file and nothing else, found other data behind it, from byte \(behind + 1) on; what was read of it is not used"
      ))
  }
}
