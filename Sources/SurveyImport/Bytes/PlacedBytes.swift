import Glibc
import SurveyModel

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
}

extension PlacedBytes {
  var likelySize: Int? { size }
  func forget(before place: Int) {}
  func fileSize(upTo place: Int) -> Int { place }
}

/// A regular file.
final class PlacedFile: PlacedBytes {
  private let name: String
  private let descriptor: Int32
  let size: Int?

  /// - Parameters:
  ///   - name: in failures.
  ///   - descriptor: is closed with this.
  init(name: String, descriptor: Int32, size: Int) {
    self.name = name
    self.descriptor = descriptor
    self.size = size
  }

  deinit { close(descriptor) }

  func read(into buffer: UnsafeMutableRawBufferPointer, from place: Int) throws(ImportFailure) -> Int {
    try unsafe readAll(of: descriptor, into: buffer, from: place, name: name)
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
  /// With what the system says went wrong last.
  static func notToTheEnd(file: String) -> ImportFailure {
    let error = lastError()
    return ImportFailure(
      .interrupted, at: Place(file: file),
      .init(vi: "không đọc được đến hết tệp: \(error[.vi])", en: "could not be read to its end: \(error[.en])"))
  }
}

/// What the system says went wrong last.
func lastError() -> LocalizedText { LocalizedText(systemMessage: unsafe String(cString: strerror(errno))) }
