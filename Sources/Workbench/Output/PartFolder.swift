import FoundationEssentials
import Glibc
import SurveyImport
import SurveyModel

/// A folder that is being filled.
package struct PartFolder: Sendable {
  package let path: String
  private let work: Work

  init(path: String, work: Work) {
    self.path = path
    self.work = work
  }

  /// Writes one file whole.
  ///
  /// - Parameter name: relative to the folder; folders in it are made.
  package func write(_ bytes: [UInt8], as name: String) throws(Refusal) {
    if work.isCancelled { throw .cancelled }
    if let slash = name.lastIndex(of: "/") {
      try? FileManager.default.createDirectory(atPath: path + "/" + name[..<slash], withIntermediateDirectories: true)
    }
    let descriptor = unsafe open(path + "/" + name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Refusal(.interrupted, .cannotBeCreated(systemError()), path: name) }
    let failure = unsafe bytes.withUnsafeBytes { unsafe Self.write($0, to: descriptor, unless: work) }
    // A full disk can show as late as here.
    let closing: LocalizedText? = close(descriptor) == 0 ? nil : systemError()
    if work.isCancelled { throw .cancelled }
    if let failure = failure ?? closing { throw Refusal(.interrupted, .notWritten(failure), path: name) }
  }

  /// Bytes that are written between two questions whether they are still wanted.
  private static let step = 4 << 20

  private static func write(_ buffer: UnsafeRawBufferPointer, to descriptor: Int32, unless work: Work) -> LocalizedText? {
    var written = 0
    while written < buffer.count, !work.isCancelled {
      let part = unsafe UnsafeRawBufferPointer(rebasing: buffer[written..<min(written + step, buffer.count)])
      guard unsafe writeWhole(part, to: descriptor) == nil else { return systemError() }
      written += part.count
    }
    return nil
  }

  /// Takes every file of an earlier report that is not ours, by another name for the same file where the file system can, else as a copy.
  func carryOver(from earlier: String) throws(Refusal) {
    let files = FileManager.default
    // A folder comes before what it holds.
    let names = Set((try? files.subpathsOfDirectory(atPath: earlier)) ?? [])
    for name in names.sorted() {
      let (source, target) = (earlier + "/" + name, path + "/" + name)
      var status = stat()
      guard unsafe lstat(source, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        // A folder that held only our files is made by them, or not at all.
        if !ReportFiles.isOwnFolder(name) { unsafe _ = mkdir(target, status.st_mode & 0o7777) }
        continue
      }
      guard !ReportFiles.isOurs(name, among: names) else { continue }
      if let slash = name.lastIndex(of: "/") {
        try? files.createDirectory(atPath: path + "/" + name[..<slash], withIntermediateDirectories: true)
      }
      if unsafe linkat(AT_FDCWD, source, AT_FDCWD, target, 0) == 0 { continue }
      do { try files.copyItem(atPath: source, toPath: target) } catch {
        throw Refusal(.cannotCreate, .notCarriedOver, path: name)
      }
    }
  }

  /// Sees to it that all that was written is on the disk before the folder gets its name.
  func synchronize() throws(Refusal) {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    for name in names {
      if work.isCancelled { throw .cancelled }
      var status = stat()
      guard unsafe lstat(path + "/" + name, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: synchronizeFolder(path + "/" + name)
      case S_IFREG where status.st_nlink == 1:
        let descriptor = unsafe open(path + "/" + name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { continue }
        defer { close(descriptor) }
        // File systems that cannot do it say EINVAL; an error of the disk is one of the write.
        if fsync(descriptor) != 0, errno == EIO || errno == ENOSPC || errno == EDQUOT {
          throw Refusal(.interrupted, .notWritten(systemError()), path: name)
        }
      default: break
      }
    }
    synchronizeFolder(path)
  }
}
