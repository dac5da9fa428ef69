import Glibc
import SurveyModel

/// A file on disk, or a pipe, under the name by which the survey calls it.
///
/// What comes through a pipe is kept (``PipeSpool``), by this value and its copies, so that both can be read again.
struct InputFile: Sendable {
  /// In failures, problems and the record of inputs.
  var name: String
  let path: String
  /// Whether the SHA-256 is wanted.
  var isDigested = true
  /// The name of a packed copy that lies beside the file, where it does: which of them is meant is not known.
  var packedCopy: String?
  /// Where its bytes are.
  var contents = Contents.onDisk
  /// That reads the file, and may be cancelled.
  var work = Work.unwatched
  private let pipes: OpenedInputs
  /// The table in the file, where it was unpacked.
  private var unpacked: (any PlacedBytes)?

  enum Contents: Sendable {
    case onDisk
    case held(HeldBytes)
    /// Nothing is called so, and the disk is not looked at.
    case absent
  }

  /// Bytes of the longest definition; a survey of a thousand units has a hundredth of it.
  private static let longestText = 10 << 20

  /// - Parameter pipes: those that were opened so far.
  init(name: String, path: String, pipes: OpenedInputs = OpenedInputs()) {
    self.name = name
    self.path = path
    self.pipes = pipes
  }

  /// A file in memory.
  init(name: String, holding bytes: [UInt8]) {
    self.init(name: name, path: name)
    contents = .held(HeldBytes(bytes))
  }

  /// A file named on the command line; `-` is the standard input.
  init(argument path: String, work: Work = .unwatched) {
    self.init(name: path == "-" ? "stdin" : path, path: path)
    self.work = work
  }

  /// Whether anything is there.
  var exists: Bool {
    switch contents {
    case .held: true
    case .absent: false
    case .onDisk: unsafe access(path, F_OK) == 0
    }
  }

  /// `nil` where it is not told before it is read: of a pipe, and where there is no file.
  var size: Int? {
    switch contents {
    case .held(let bytes): return bytes.size
    case .absent: return nil
    case .onDisk: break
    }
    guard descriptorGiven == nil else { return nil }
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  /// Hands over the table in the file, unpacked, in chunks of `chunkSize` bytes at most.
  ///
  /// - Parameter advance: is told how many bytes of the file as it lies are done, a part at a time.
  /// - Returns: the file as it lies.
  func read(
    chunkSize: Int = 1 << 20, advance: (Int) -> Void = { _ in }, _ take: (UnsafeRawBufferPointer) throws(ImportFailure) -> Void
  ) throws(ImportFailure) -> SurveyData.InputFile {
    if let unpacked {
      _ = try unsafe read(FileBytes(unpacked, chunkSize: chunkSize, isDigested: false), advance: advance, take)
      return try asItLies()
    }
    let file = try opened()
    let bytes = FileBytes(file, chunkSize: chunkSize, isDigested: isDigested)
    guard try Self.isPacked(file) else {
      let input = try unsafe read(bytes, advance: advance, take)
      try file.checkUnchanged()
      return input
    }
    var stream = GzipStream(bytes, name: name)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, chunkSize), alignment: 16)
    defer { unsafe buffer.deallocate() }
    var done = 0
    while case let count = try unsafe stream.read(into: buffer), count > 0 {
      try checkWanted()
      try unsafe take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      advance(stream.fileSize - done)
      done = stream.fileSize
    }
    try file.checkUnchanged()
    return stream.input
  }

  private func read(
    _ bytes: consuming FileBytes, advance: (Int) -> Void = { _ in }, _ take: (UnsafeRawBufferPointer) throws(ImportFailure) -> Void
  ) throws(ImportFailure) -> SurveyData.InputFile {
    while case let chunk = try unsafe bytes.next(), unsafe !chunk.isEmpty {
      try checkWanted()
      try unsafe take(chunk)
      advance(chunk.count)
    }
    return bytes.input(name: name)
  }

  /// The bytes of the file as it lies.
  func forEachChunk(_ take: (UnsafeRawBufferPointer) throws -> Void) throws {
    var bytes = FileBytes(try opened(), chunkSize: 1 << 20, isDigested: false)
    while case let chunk = try unsafe bytes.next(), unsafe !chunk.isEmpty {
      try checkWanted()
      try unsafe take(chunk)
    }
  }

  /// - Throws: where the work was cancelled.
  private func checkWanted() throws(ImportFailure) {
    if work.isCancelled { throw .cancelled(name) }
  }

  /// The file as the record of inputs names it, read for nothing but its SHA-256 where that is wanted.
  func asItLies() throws(ImportFailure) -> SurveyData.InputFile {
    if let made = unpacked?.madeFrom { return made }
    let file = try opened()
    guard isDigested else { return SurveyData.InputFile(path: name, sha256: "", bytes: try file.wholeSize()) }
    let input = try unsafe read(FileBytes(file, chunkSize: 1 << 20, isDigested: true)) { _ throws(ImportFailure) in }
    try file.checkUnchanged()
    return input
  }

  /// The table in the file, unpacked, for reading at any place.
  func placed() throws(ImportFailure) -> any PlacedBytes {
    if let unpacked { return unpacked }
    let bytes = try opened()
    return try Self.isPacked(bytes) ? InflatedBytes(bytes, name: name, isDigested: isDigested) : bytes
  }

  /// This file, with a table that was unpacked of it in its place.
  func unpacked(_ table: any PlacedBytes) -> InputFile {
    var file = self
    file.unpacked = table
    return file
  }

  /// Whether it begins as a gzip file does, whatever its name is.
  func isPacked() throws(ImportFailure) -> Bool { try Self.isPacked(opened()) }

  private static func isPacked(_ bytes: any PlacedBytes) throws(ImportFailure) -> Bool {
    var start: UInt16 = 0
    let count = try unsafe withUnsafeMutableBytes(of: &start) { start throws(ImportFailure) in try unsafe bytes.read(into: start, from: 0) }
    return count == 2 && GzipStream.magic == [UInt8(truncatingIfNeeded: start.littleEndian), UInt8(start.littleEndian >> 8)]
  }

  /// - Parameter takesPipes: whether a pipe will do.
  private func opened(takesPipes: Bool = true) throws(ImportFailure) -> any PlacedBytes {
    if let packedCopy { throw isThereTwice(packedCopy) }
    switch contents {
    case .held(let bytes): return bytes
    case .absent: throw isMissing
    case .onDisk: break
    }
    if takesPipes, let spool = pipes[path] { return spool }
    // A pipe without a writer would block here for ever.
    let descriptor =
      if let descriptorGiven { fcntl(descriptorGiven, F_DUPFD_CLOEXEC, 0) } else {
        unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      }
    guard descriptor >= 0 else {
      if errno == ENOENT { throw isMissing }
      let error = lastError()
      throw ImportFailure(.unreadable, at: ImportFailure.Place(file: name), InputWords.unreadable(error))
    }
    var status = stat()
    _ = unsafe fstat(descriptor, &status)
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      let state = FileState(status)
      // Opened more than once in a reading, it must be the same each time.
      guard pipes.isFirst(state, path: path) else {
        close(descriptor)
        throw .changed(file: name)
      }
      return PlacedFile(name: name, descriptor: descriptor, path: descriptorGiven == nil ? path : nil, state: state)
    case S_IFIFO where takesPipes, S_IFSOCK where takesPipes:
      let spool = try PipeSpool(name: name, source: descriptor)
      pipes.add(spool, path: path)
      return spool
    case let kind:
      let isTerminal = isatty(descriptor) == 1
      close(descriptor)
      throw Self.noFile(name, kind: kind, isTerminal: isTerminal, takesPipes: takesPipes)
    }
  }

  /// The number that a path such as `-`, `/dev/stdin` or `/dev/fd/63` gives: opened by its path, a pipe's end could not be told from one that was never
  /// written to, and a socket not at all.
  private var descriptorGiven: Int32? {
    if path == "-" || path == "/dev/stdin" { return STDIN_FILENO }
    return path.hasPrefix("/dev/fd/") ? Int32(path.dropFirst(8)) : nil
  }

  /// Whether the path says nothing of what the file is called.
  var isNameless: Bool { descriptorGiven != nil }

  private static func noFile(_ name: String, kind: mode_t, isTerminal: Bool, takesPipes: Bool) -> ImportFailure {
    let expected: LocalizedText = takesPipes ? InputWords.fileOrPipe : InputWords.file
    let found: LocalizedText =
      if kind == S_IFDIR {
        InputWords.folder
      } else if isTerminal {
        InputWords.terminal
      } else {
        takesPipes ? InputWords.device : InputWords.pipeOrDevice
      }
    return ImportFailure(.unreadable, at: ImportFailure.Place(file: name), InputWords.found(expected, found: found))
  }

  private var isMissing: ImportFailure {
    ImportFailure(.unreadable, at: ImportFailure.Place(file: name), InputWords.noFile)
  }

  private func isThereTwice(_ packedCopy: String) -> ImportFailure {
    ImportFailure(.unusable, at: ImportFailure.Place(file: name), InputWords.thereTwice(name, packedCopy: packedCopy))
  }

  /// The whole of a small file as text, without a byte order mark.
  func text() throws(ImportFailure) -> (text: String, input: SurveyData.InputFile) {
    var bytes: [UInt8] = []
    let file = try opened(takesPipes: false)
    let input = try unsafe read(FileBytes(file, chunkSize: 1 << 20, isDigested: isDigested)) {
      chunk throws(ImportFailure) in
      guard bytes.count + chunk.count <= Self.longestText else {
        throw ImportFailure(.unusable, at: ImportFailure.Place(file: name), InputWords.tooLong(Self.longestText))
      }
      unsafe bytes.append(contentsOf: chunk)
    }
    try file.checkUnchanged()
    let mark = ByteOrderMark(bytes.prefix(4))
    let foreign =
      Signature(bytes: bytes.prefix(Signature.length))?.name ?? mark.flatMap { $0.encoding == .utf8 ? nil : EncodingWords.utf16Text }
    if let foreign {
      throw ImportFailure(.unusable, at: ImportFailure.Place(file: name, line: 1), InputWords.notText(foreign))
    }
    var check = UTF8Check()
    var bad = unsafe bytes.withUnsafeBytes { unsafe check.firstBadByte(in: $0) }
    if bad == nil, !check.isBetweenCharacters { bad = (bytes.count, check.lead) }
    if let bad {
      throw badByte(bad.byte, line: 1 + lineEnds(in: bytes[..<bad.offset]), advice: EncodingWords.saveAsUTF8)
    }
    if let mark { bytes.removeFirst(mark.length) }
    return (String(decoding: bytes, as: UTF8.self), input)
  }

  /// How a byte that cannot be is named.
  static func named(_ byte: UInt8) -> LocalizedText {
    let digits = Array("0123456789ABCDEF")
    let code = "0x\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    return byte == 0
      ? EncodingWords.nulByte
      : EncodingWords.invalidByte(code)
  }

  func badByte(_ byte: UInt8, line: Int, advice: LocalizedText) -> ImportFailure {
    let found = Self.named(byte)
    return ImportFailure(
      .unusable, at: ImportFailure.Place(file: name, line: line),
      EncodingWords.notInEncoding(TextEncoding.utf8.name, found: found, advice: advice))
  }
}

/// LF, CRLF and CR end a line; a CR at the very end counts.
func lineEnds(in bytes: some Sequence<UInt8>, afterReturn: Bool = false) -> Int {
  var count = 0
  var afterReturn = afterReturn
  for byte in bytes {
    if byte == 13 || byte == 10 && !afterReturn { count += 1 }
    afterReturn = byte == 13
  }
  return count
}
