import Foundation
import Glibc
import SurveyImport
import SurveyModel

/// Puts a file in its place whole: whoever reads it sees what was there before or the new contents, also
/// after a power cut.
enum WholeFile {
  /// What must be at the place.
  enum Expected: Equatable {
    case nothing
    case file(sha256: String)
  }

  private static let mark = ".part-"
  /// How long another writer is waited for, in steps of 10 ms.
  private static let patience = 200

  /// - Throws: ``Refusal`` of kind `changed` where something else is at the place: nothing is overwritten
  ///   then.
  static func write(_ bytes: [UInt8], to path: String, expecting expected: Expected) throws(Refusal) {
    let path = target(of: path)
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = String(path.split(separator: "/").last ?? "")
    let lock = try lockedFolder(folder, path: path)
    defer { close(lock) }
    removeLeftovers(of: name, in: folder)
    try check(path, expected)
    var status = stat()
    let mode = unsafe stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o644
    let part = "\(folder)/.\(name)\(mark)\(getpid())"
    let descriptor = unsafe open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw Refusal(.cannotCreate, .cannotBeCreated(systemError()), path: path) }
    var failure: LocalizedText?
    fchmod(descriptor, mode)
    unsafe bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = unsafe Glibc.write(descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return failure = systemError() }
        written += count
      }
    }
    if failure == nil, fsync(descriptor) != 0, errno != EINVAL { failure = systemError() }
    if close(descriptor) != 0, failure == nil { failure = systemError() }
    if failure == nil, unsafe rename(part, path) != 0 { failure = systemError() }
    guard failure == nil else {
      unsafe unlink(part)
      throw Refusal(.interrupted, .notWritten(failure ?? .stopped), path: path)
    }
    synchronizeFolder(folder)
  }

  /// Removes a file that was written a moment ago.
  static func remove(_ path: String) { unsafe unlink(path) }

  /// What a link points to: the link stays.
  private static func target(of path: String) -> String {
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  private static func check(_ path: String, _ expected: Expected) throws(Refusal) {
    let found: Expected
    do throws(ImportFailure) {
      found = .file(sha256: try DefinitionFile(path).sha256)
    } catch {
      guard unsafe access(path, F_OK) != 0 else { throw Refusal(.changed, .changedMeanwhile, path: path) }
      found = .nothing
    }
    guard found == expected else { throw Refusal(.changed, .changedMeanwhile, path: path) }
  }

  /// One writer of a folder at a time: between the look at the file and its replacement nobody of ours comes.
  private static func lockedFolder(_ folder: String, path: String) throws(Refusal) -> Int32 {
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Refusal(.cannotCreate, .cannotBeCreated(systemError()), path: path) }
    for _ in 0..<patience {
      // A file system without locks has no other writer of ours to wait for.
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK { return descriptor }
      usleep(10_000)
    }
    close(descriptor)
    throw Refusal(.interrupted, .stillLocked, path: path)
  }

  /// What writers left that died: whoever holds the lock of the folder is the only one that is alive.
  private static func removeLeftovers(of name: String, in folder: String) {
    for found in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      guard found.hasPrefix(".\(name)\(mark)"), Int(found.dropFirst(name.count + mark.count + 1)) != nil else { continue }
      unsafe unlink(folder + "/" + found)
    }
  }
}
