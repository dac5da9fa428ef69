import FoundationEssentials
import Glibc
import SurveyModel

/// The right to fill a folder beside a destination.
///
/// A file beside the folder is locked as long as somebody fills it; it is there before the folder and goes after it. So a folder whose file can be locked was left
/// by a run that died, and the next run removes both.
struct PartLock: ~Copyable {
  let folder: String
  private let file: String
  private let descriptor: Int32

  private static let mark = ".part-"
  private static let suffix = ".lock"
  /// Tells our lock from a file of somebody's that is called so.
  private static let content = "cdci\n"

  /// Where what was at the destination is while the folder takes its place in two steps.
  static func aside(of folder: String) -> String { folder + "-old" }

  /// Makes the folder.
  init(beside destination: String) throws(Refusal) {
    for attempt in 0..<100 {
      let folder = "\(destination)\(Self.mark)\(getpid())-\(attempt)"
      let file = folder + Self.suffix
      let descriptor = unsafe open(file, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else {
        guard errno == EEXIST else { throw Refusal(.cannotCreate, .cannotBeCreated(systemError()), path: destination) }
        continue
      }
      // A file system without locks gives none to those who look for leftovers either.
      _ = flock(descriptor, LOCK_EX | LOCK_NB)
      let isWritten = unsafe write(descriptor, Self.content, Self.content.utf8.count) == Self.content.utf8.count
      if isWritten, unsafe mkdir(folder, 0o755) == 0 {
        self.folder = folder
        self.file = file
        self.descriptor = descriptor
        return
      }
      let (isTaken, reason) = (isWritten && errno == EEXIST, LocalizedText.cannotBeCreated(systemError()))
      unsafe unlink(file)
      close(descriptor)
      guard isTaken else { throw Refusal(.cannotCreate, reason, path: destination) }
    }
    throw Refusal(.cannotCreate, .tooManyParts, path: destination)
  }

  /// Removes what is left of the folder, and the right.
  consuming func release() {
    try? FileManager.default.removeItem(atPath: folder)
    unsafe unlink(file)
    close(descriptor)
  }

  /// Removes what runs left in a folder that died. What one of them had put aside, and nothing put in its place, goes back.
  ///
  /// - Parameter wanted: the only destination that is meant; `nil` for whatever their destinations in it were.
  static func removeLeftovers(in folder: String, of wanted: String? = nil) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      guard let destination = destination(ofLock: name), wanted == nil || destination == wanted else { continue }
      removeIfDead(lock: folder + "/" + name, destination: folder + "/" + destination)
    }
  }

  /// `nil` where a file's name is not that of a lock.
  private static func destination(ofLock name: String) -> String? {
    guard name.hasSuffix(suffix), let found = name.ranges(of: mark).last, found.lowerBound > name.startIndex else { return nil }
    let numbers = name[found.upperBound...].dropLast(suffix.count).split(separator: "-", omittingEmptySubsequences: false)
    return numbers.count == 2 && numbers.allSatisfy { Int($0) != nil } ? String(name[..<found.lowerBound]) : nil
  }

  /// The same beside a destination.
  static func removeLeftovers(beside destination: String) {
    let url = URL(fileURLWithPath: destination)
    removeLeftovers(in: url.deletingLastPathComponent().path, of: url.lastPathComponent)
  }

  private static func removeIfDead(lock file: String, destination: String) {
    let descriptor = unsafe open(file, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var found = [UInt8](repeating: 0, count: content.utf8.count + 1)
    let count = unsafe found.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, 0) }
    guard count == content.utf8.count, found.prefix(count).elementsEqual(content.utf8), flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      return
    }
    let folder = String(file.dropLast(suffix.count))
    let aside = aside(of: folder)
    if unsafe access(aside, F_OK) == 0, unsafe access(destination, F_OK) != 0 {
      unsafe _ = rename(aside, destination)
    } else {
      try? FileManager.default.removeItem(atPath: aside)
    }
    try? FileManager.default.removeItem(atPath: folder)
    unsafe unlink(file)
  }
}
