/// The bytes of an archive, which can be read at any place.
@safe package struct ArchiveFile: Sendable {
  package typealias Read = @Sendable (_ buffer: UnsafeMutableRawBufferPointer, _ place: Int) throws -> Int

  package let size: Int
  private let readAt: Read

  /// - Parameter read: fills the buffer with the bytes from a place on; with fewer only where the file ends.
  package init(size: Int, read: @escaping Read) {
    self.size = size
    unsafe readAt = read
  }

  package init(_ bytes: [UInt8]) {
    unsafe self.init(size: bytes.count) { buffer, place in
      guard place < bytes.count else { return 0 }
      let count = min(buffer.count, bytes.count - place)
      unsafe bytes.withUnsafeBytes { bytes in
        unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[place..<place + count]))
      }
      return count
    }
  }

  /// As many bytes as the buffer takes and the file has.
  func read(into buffer: UnsafeMutableRawBufferPointer, from place: Int) throws -> Int {
    try unsafe min(readAt(buffer, place), buffer.count)
  }

  /// Exactly so many bytes; `nil` where the file ends before.
  func bytes(_ count: Int, from place: Int) throws -> [UInt8]? {
    guard count >= 0, place >= 0, count <= size, place <= size - count else { return nil }
    var bytes = [UInt8](repeating: 0, count: count)
    let read = try unsafe bytes.withUnsafeMutableBytes { try unsafe self.read(into: $0, from: place) }
    return read == count ? bytes : nil
  }
}

extension Array where Element == UInt8 {
  /// Unsigned, the lowest byte first; within the array.
  func number(at place: Int, bytes count: Int) -> UInt64 {
    (0..<count).reduce(0) { $0 | UInt64(self[place + $1]) << UInt64(8 * $1) }
  }

  func int(at place: Int, bytes count: Int) -> Int { Int(clamping: number(at: place, bytes: count)) }
}
