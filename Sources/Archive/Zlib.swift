import CZlib

/// Unpacks what zlib's deflate made, in pieces of any size (RFC 1951; in zlib's or gzip's wrapping RFC 1950 or 1952).
@safe package struct Inflater: ~Copyable {
  /// What stands around the packed bytes.
  package enum Wrapping: Sendable {
    case none, zlib, gzip
  }

  package enum State: Sendable, Equatable {
    /// More input or more room is needed.
    case open
    /// All is unpacked, and the checksum that the wrapping carries is right.
    case ended
    case damaged
    /// The checksum or the length that the wrapping carries is another.
    case wrongChecksum
    case outOfMemory
  }

  package struct Step: Sendable {
    /// Bytes of the input that were used, and of the output that were written.
    package let taken: Int
    package let written: Int
    package let state: State
  }

  private let stream: UnsafeMutablePointer<z_stream>

  package init(_ wrapping: Wrapping) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15 bits of window; negative without a wrapping, and 16 more for gzip's and no other. It fails without memory only, which the first step tells.
    let bits: Int32 =
      switch wrapping {
      case .none: -15
      case .zlib: 15
      case .gzip: 15 + 16
      }
    _ = unsafe inflateInit2_(stream, bits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Goes on with the input as far as the input or the room for the output goes.
  package mutating func step(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Step {
    let given = UInt32(clamping: input.count)
    let room = UInt32(clamping: output.count)
    // zlib does not write to its input; its type is of an older C.
    unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    unsafe stream.pointee.avail_in = given
    unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_out = room
    let state: State =
      switch unsafe inflate(stream, Z_NO_FLUSH) {
      case Z_OK, Z_BUF_ERROR: .open
      case Z_STREAM_END: .ended
      case Z_MEM_ERROR, Z_STREAM_ERROR: .outOfMemory
      default: isChecksum ? .wrongChecksum : .damaged
      }
    return unsafe Step(taken: Int(given - stream.pointee.avail_in), written: Int(room - stream.pointee.avail_out), state: state)
  }

  /// Begins anew, with the same wrapping.
  package mutating func reset() { unsafe inflateReset(stream) }

  private var isChecksum: Bool {
    guard let message = unsafe stream.pointee.msg else { return false }
    return ["incorrect data check", "incorrect length check"].contains(unsafe String(cString: message))
  }
}

/// Packs bytes without a wrapping, always in the same way.
package func deflated(_ bytes: [UInt8]) -> [UInt8] {
  var stream = unsafe z_stream()
  precondition(
    unsafe deflateInit2_(
      &stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK, "out of memory")
  defer { unsafe deflateEnd(&stream) }
  let room = unsafe Int(deflateBound(&stream, UInt(bytes.count)))
  return unsafe bytes.withUnsafeBufferPointer { input in
    unsafe [UInt8](unsafeUninitializedCapacity: room) { output, count in
      unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      unsafe stream.avail_in = UInt32(input.count)
      unsafe stream.next_out = output.baseAddress
      unsafe stream.avail_out = UInt32(room)
      let result = unsafe deflate(&stream, Z_FINISH)
      precondition(result == Z_STREAM_END, "zlib breaks its promise of how long its output can be")
      count = unsafe room - Int(stream.avail_out)
    }
  }
}

/// The checksum of zip and gzip over bytes, going on from that of the bytes before them.
package func checksum(_ bytes: UnsafeRawBufferPointer, after previous: UInt32 = 0) -> UInt32 {
  var sum = UInt(previous)
  var done = 0
  while done < bytes.count {
    let part = unsafe UnsafeRawBufferPointer(rebasing: bytes[done..<min(bytes.count, done + (1 << 30))])
    sum = unsafe crc32(sum, part.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt32(part.count))
    done += part.count
  }
  return UInt32(truncatingIfNeeded: sum)
}
