import Archive

/// The bytes of a part of a workbook for ``XMLScanner``.
final class PartBytes {
  private var stream: ZipEntryStream

  init(_ entry: ZipArchive.Entry, in archive: ZipArchive) throws { stream = try archive.open(entry) }

  /// Bytes of the part as it lies in the archive that were read.
  var packedCount: Int { stream.packedCount }

  func fill(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int { try unsafe stream.read(into: buffer) }

  /// The end of the part, of so many bytes at most.
  static func tail(of entry: ZipArchive.Entry, in archive: ZipArchive, length: Int) throws -> [UInt8] {
    var stream = try archive.open(entry)
    var (earlier, later) = ([UInt8](), [UInt8](repeating: 0, count: length))
    while true {
      let count = try unsafe later.withUnsafeMutableBytes { try unsafe stream.read(into: $0) }
      guard count == length else { return (earlier + later[..<count]).suffix(length) }
      swap(&earlier, &later)
      if later.count != length { later = [UInt8](repeating: 0, count: length) }
    }
  }
}
