import SurveyModel

/// The bytes of a file as it lies, from the first to the last, chunk by chunk, with their SHA-256.
@safe struct FileBytes: ~Copyable {
  private let file: any PlacedBytes
  private let buffer: UnsafeMutableRawBufferPointer
  private let hash: SHA256Digest?
  /// How many bytes were handed over.
  private(set) var count = 0

  /// - Parameters:
  ///   - chunkSize: bytes that are handed over at once, at most.
  ///   - isDigested: whether the SHA-256 is wanted. It takes as long as the rest of the reading of a large file.
  init(_ file: any PlacedBytes, chunkSize: Int, isDigested: Bool) {
    self.file = file
    unsafe buffer = .allocate(byteCount: max(1, chunkSize), alignment: 16)
    hash = isDigested ? SHA256Digest() : nil
  }

  deinit { unsafe buffer.deallocate() }

  /// The next bytes, until the next call; none at the end.
  mutating func next() throws(ImportFailure) -> UnsafeRawBufferPointer {
    let read = try unsafe file.read(into: buffer, from: count)
    let chunk = unsafe UnsafeRawBufferPointer(rebasing: buffer[..<read])
    unsafe hash?.update(chunk)
    count += read
    return unsafe chunk
  }

  /// What was handed over, as the record of inputs names it.
  func input(name: String) -> SurveyData.InputFile {
    SurveyData.InputFile(path: name, sha256: hash?.hexadecimal() ?? "", bytes: count)
  }
}
