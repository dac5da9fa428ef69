import Glibc
import SurveyModel
import SurveyWords

/// Bytes that can be read at any place, by several threads at once.
protocol PlacedBytes: AnyObject, Sendable {
  /// Of all bytes; `nil` where only their end tells.
  var size: Int? { get }

  /// As ``size``; where it is not known what it will most likely be, if anything tells.
  var likelySize: Int? { get }

  /// Fills the buffer with the bytes from a place on; with fewer only where they end.
  func read(into buffer: UnsafeMutableRawBufferPointer, from place: Int) throws(ImportFailure) -> Int

  /// No byte before the place will be asked for again.
  func forget(before place: Int)

  /// How much of the file as it lies the bytes before a place make, at least; of all of them its size.
  func fileSize(upTo place: Int) -> Int

  /// - Throws: where the file is not any more what it was when it was opened.
  func checkUnchanged() throws(ImportFailure)

  /// The file as it lies, where these bytes were made from it, and all were; its SHA-256 was taken on the way.
  var madeFrom: SurveyData.InputFile? { get }
}

extension PlacedBytes {
  var likelySize: Int? { size }
  func forget(before place: Int) {}
  func fileSize(upTo place: Int) -> Int { place }
  func checkUnchanged() throws(ImportFailure) {}
  var madeFrom: SurveyData.InputFile? { nil }

  /// So many bytes from the first on; fewer only where they end.
  func first(_ count: Int) throws(ImportFailure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let read = try unsafe bytes.withUnsafeMutableBufferPointer { buffer throws(ImportFailure) in
      try unsafe self.read(into: UnsafeMutableRawBufferPointer(buffer), from: 0)
    }
    bytes.removeLast(count - read)
    return bytes
  }

  /// Of all bytes; those of a pipe are waited for.
  func wholeSize() throws(ImportFailure) -> Int {
    if let size { return size }
    var none: UInt8 = 0
    _ = try unsafe withUnsafeMutableBytes(of: &none) { none throws(ImportFailure) in try unsafe read(into: none, from: .max - 1) }
    return size ?? 0
  }
}

/// A regular file.
final class PlacedFile: PlacedBytes {
  private let name: String
  private let descriptor: Int32
  /// `nil` where it was opened by a descriptor.
  private let path: String?
  let state: FileState
  var size: Int? { state.size }

  /// - Parameters:
  ///   - name: in failures.
  ///   - descriptor: is closed with this.
  init(name: String, descriptor: Int32, path: String?, state: FileState) {
    self.name = name
    self.descriptor = descriptor
    self.path = path
    self.state = state
  }

  /// A temporary file of ours, which is all written.
  convenience init(name: String, kept: Int32) {
    var status = stat()
    _ = unsafe fstat(kept, &status)
    self.init(name: name, descriptor: kept, path: nil, state: FileState(status))
  }

  deinit { close(descriptor) }

  func read(into buffer: UnsafeMutableRawBufferPointer, from place: Int) throws(ImportFailure) -> Int {
    try unsafe readAll(of: descriptor, into: buffer, from: place, name: name)
  }

  func checkUnchanged() throws(ImportFailure) {
    // Written to, or another file under its name.
    guard FileState(descriptor: descriptor) == state, path.map({ FileState(path: $0) == state }) ?? true else {
      throw .changed(file: name)
    }
  }
}

/// By what it shows that a file was changed.
struct FileState: Hashable, Sendable {
  let size: Int
  private let device: UInt64
  private let inode: UInt64
  private let modified: [Int]

  init(_ status: stat) {
    size = Int(status.st_size)
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    modified = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
  }

  fileprivate init?(descriptor: Int32) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  fileprivate init?(path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    self.init(status)
  }
}

/// The contents of a file that is held in memory, such as an upload or an edit that is not saved.
final class HeldBytes: PlacedBytes {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var size: Int? { bytes.count }

  func read(into buffer: UnsafeMutableRawBufferPointer, from place: Int) throws(ImportFailure) -> Int {
    let count = max(0, min(buffer.count, bytes.count - place))
    if count > 0 { unsafe buffer.copyBytes(from: bytes[place..<place + count]) }
    return count
  }
}

/// Fills a buffer from a place of an open file; with fewer bytes only where the file ends.
///
/// - Parameter name: of the file in failures.
func readAll(
  of descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, from place: Int, name: String
) throws(ImportFailure) -> Int {
  var done = 0
  while done < buffer.count {
    let count = unsafe pread(descriptor, buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done, off_t(place + done))
    if count < 0, errno == EINTR { continue }
    guard count >= 0 else { throw .notToTheEnd(file: name) }
    guard count > 0 else { break }
    done += count
  }
  return done
}

extension ImportFailure {
  /// Thrown and caught by whoever looks at the beginning of a file only: nothing is wrong, and nobody is told.
  static func enough(of file: String) -> ImportFailure { ImportFailure(.interrupted, at: Place(file: file), LocalizedText("")) }

  /// What was read of it may be of two files.
  static func changed(file: String) -> ImportFailure {
    ImportFailure(.interrupted, at: Place(file: file), InputWords.changed)
  }

  /// With what the system says went wrong last.
  static func notToTheEnd(file: String) -> ImportFailure {
    let error = lastError()
    return ImportFailure(.interrupted, at: Place(file: file), InputWords.notToTheEnd(error))
  }
}

/// What the system says went wrong last.
func lastError() -> LocalizedText { LocalizedText(systemMessage: unsafe String(cString: strerror(errno))) }
