/// Makes a zip archive in memory. The same entries make the same bytes: every entry carries the first day that the format knows.
package struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  package init() {}

  /// - Parameters:
  ///   - name: with `/` between folders; no name twice.
  ///   - content: less than 4 GB.
  ///   - isStored: whether it lies in the archive as it is, as the first entry of some formats must.
  package mutating func add(_ name: String, _ content: [UInt8], isStored: Bool = false) {
    let packed = isStored ? content : deflated(content)
    // Of what cannot be packed the bytes as they are take less.
    let isPacked = packed.count < content.count
    let data = isPacked ? packed : content
    precondition(max(bytes.count + data.count, content.count) < 0xFFFF_FFFF && count < 0xFFFF, "beyond the plain zip format")
    let isPlainASCII = name.utf8.allSatisfy { $0 < 0x80 }
    let sum = unsafe content.withUnsafeBytes { unsafe checksum($0) }
    var common: [UInt8] = []
    common.append(20, bytes: 2)
    // Bit 11: the name is UTF-8.
    common.append(isPlainASCII ? 0 : 1 << 11, bytes: 2)
    common.append(isPacked ? 8 : 0, bytes: 2)
    // 1980-01-01, midnight.
    common.append(0, bytes: 2)
    common.append(1 << 5 | 1, bytes: 2)
    common.append(Int(sum), bytes: 4)
    common.append(data.count, bytes: 4)
    common.append(content.count, bytes: 4)
    common.append(name.utf8.count, bytes: 2)
    common.append(0, bytes: 2)

    directory.append(0x0201_4B50, bytes: 4)
    directory.append(20, bytes: 2)
    directory += common
    // Comment, volume and attributes: none.
    directory += [UInt8](repeating: 0, count: 10)
    directory.append(bytes.count, bytes: 4)
    directory += name.utf8
    count += 1

    bytes.append(0x0403_4B50, bytes: 4)
    bytes += common
    bytes += name.utf8
    bytes += data
  }

  /// The archive of what was added.
  package func archive() -> [UInt8] {
    precondition(bytes.count + directory.count < 0xFFFF_FFFF, "beyond the plain zip format")
    var all = bytes
    all += directory
    all.append(0x0605_4B50, bytes: 4)
    all.append(0, bytes: 4)
    all.append(count, bytes: 2)
    all.append(count, bytes: 2)
    all.append(directory.count, bytes: 4)
    all.append(bytes.count, bytes: 4)
    all.append(0, bytes: 2)
    return all
  }
}

extension Array where Element == UInt8 {
  /// The lowest byte first.
  fileprivate mutating func append(_ number: Int, bytes count: Int) {
    for place in 0..<count { append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
  }
}
