/// The bytes of a file of SPSS from the first to the last, and the numbers in them.
@safe struct SAVBytes: ~Copyable {
  private var file: FileBytes
  private var chunk = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
  /// Of the next byte in the file.
  private(set) var place = 0
  /// Of the file.
  let size: Int
  var isBigEndian = false

  init(_ file: consuming FileBytes, size: Int) {
    self.file = file
    self.size = size
  }

  /// Fills the buffer; with fewer bytes only where the file ends.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImportFailure) -> Int {
    var done = 0
    while done < buffer.count {
      if unsafe chunk.isEmpty {
        unsafe chunk = try file.next()
        if unsafe chunk.isEmpty { break }
      }
      let count = unsafe min(buffer.count - done, chunk.count)
      unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done..<done + count])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: chunk[..<count]))
      unsafe chunk = UnsafeRawBufferPointer(rebasing: chunk[count...])
      done += count
      place += count
    }
    return done
  }

  /// Exactly so many bytes. A length that the file does not have reserves no memory.
  mutating func bytes(_ count: Int) throws -> [UInt8] {
    guard count >= 0, count <= size - place else { throw SAVFault(.brokenOff, at: place) }
    var bytes = [UInt8](repeating: 0, count: count)
    let start = place
    guard try unsafe bytes.withUnsafeMutableBytes({ try unsafe read(into: $0) }) == count else { throw SAVFault(.brokenOff, at: start) }
    return bytes
  }

  mutating func skip(_ count: Int) throws {
    guard count >= 0, count <= size - place else { throw SAVFault(.brokenOff, at: place) }
    var left = count
    while left > 0 {
      _ = try bytes(min(left, 1 << 16))
      left -= min(left, 1 << 16)
    }
  }

  mutating func int() throws -> Int { try bytes(4).int(at: 0, isBigEndian: isBigEndian) }

  mutating func double() throws -> Double { try bytes(8).double(at: 0, isBigEndian: isBigEndian) }
}

extension Array where Element == UInt8 {
  /// A number of four bytes with a sign; within the array.
  func int(at place: Int, isBigEndian: Bool) -> Int {
    let number = (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(self[place + (isBigEndian ? $1 : 3 - $1)]) }
    return Int(Int32(bitPattern: number))
  }

  func double(at place: Int, isBigEndian: Bool) -> Double {
    Double(bitPattern: (0..<8).reduce(UInt64(0)) { $0 << 8 | UInt64(self[place + (isBigEndian ? $1 : 7 - $1)]) })
  }
}
