import FoundationEssentials
import Glibc
import SurveyImport
import SurveyModel

/// Where a face keeps what is not the user's yet: files that are coming in. Nobody but the user may read it; it is empty when it begins, and gone when it ends.
///
/// It is also the right to write into a folder of surveys: whoever holds its lock is the one writer there.
package final class WorkFolder: Sendable {
  private static let name = ".cdci"

  package let path: String
  private let descriptor: Int32

  /// - Parameters:
  ///   - folder: of surveys, in which the work folder lies.
  ///   - holder: a line that tells others who has it.
  /// - Throws: ``Refusal`` of kind `cannotCreate` where another process has it, saying which, or the folder cannot be written.
  package init(in folder: String, holder: String) throws(Refusal) {
    path = "\(folder)/\(Self.name)"
    if unsafe mkdir(path, 0o700) != 0, errno != EEXIST {
      throw Refusal(.cannotCreate, .noWorkFolder(systemError()), path: folder)
    }
    var status = stat()
    guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() else {
      throw Refusal(.cannotCreate, .workFolderIsAnothers, path: path)
    }
    unsafe chmod(path, 0o700)
    let lock = path + "/lock"
    descriptor = unsafe open(lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Refusal(.cannotCreate, .cannotBeCreated(systemError()), path: lock) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let other = (try? FileVersion(file: lock).text) ?? ""
      close(descriptor)
      throw Refusal(.cannotCreate, .servedAlready(by: other.split(separator: "\n").first.map { String($0).visible } ?? "?"), path: folder)
    }
    empty()
    ftruncate(descriptor, 0)
    let line = holder + "\n"
    unsafe pwrite(descriptor, line, line.utf8.count, 0)
  }

  /// Who has it, for whoever comes second.
  package static var holder: String {
    let user = unsafe getpwuid(geteuid()).flatMap { unsafe String(cString: $0.pointee.pw_name) } ?? "\(geteuid())"
    return "pid \(getpid()), \(user)"
  }

  /// A new file of a name of ours, which is the only way in.
  ///
  /// - Parameter number: unlike those before.
  package func file(_ number: Int) throws(Refusal) -> IncomingFile { try IncomingFile("\(path)/upload-\(number)") }

  /// Gives a file that has come in its name, in a folder of its own within this one.
  ///
  /// - Returns: where it lies now.
  package func keep(_ path: String, as name: String, in place: String) throws(Refusal) -> String {
    let folder = "\(self.path)/\(place)"
    unsafe _ = mkdir(folder, 0o700)
    guard unsafe rename(path, folder + "/" + name) == 0 else { throw Refusal(.cannotCreate, .cannotBeCreated(systemError()), path: name) }
    return folder + "/" + name
  }

  /// Whether a file has come in, and was not put there by its owner.
  package func holds(_ path: String) -> Bool { path.hasPrefix(self.path + "/") }

  /// Removes a file that has come in.
  package func remove(_ path: String) {
    if holds(path) { unsafe unlink(path) }
  }

  /// Puts a file that has come in into the folder of a survey, under a name that nothing has there.
  ///
  /// - Parameter shown: what its owner calls it.
  /// - Returns: its name there.
  package static func move(_ path: String, to folder: String, shown: String) throws(Refusal) -> String {
    let name = SurveyShelf.fileName(of: shown, at: path, taken: Set(SurveyShelf.files(in: folder).map(\.name)))
    guard unsafe link(path, folder + "/" + name) == 0 else { throw Refusal(.cannotCreate, .cannotBeCreated(systemError()), path: name) }
    unsafe unlink(path)
    return name
  }

  private func empty() {
    for file in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] where file != "lock" {
      try? FileManager.default.removeItem(atPath: path + "/" + file)
    }
  }

  /// Removes all of it.
  package func end() {
    empty()
    unsafe unlink(path + "/lock")
    unsafe rmdir(path)
    close(descriptor)
  }
}

extension SurveyShelf {
  /// Makes the folder of surveys where there is none, in a folder that is there.
  ///
  /// - Returns: whether it was made.
  /// - Throws: ``Refusal`` of kind `cannotCreate` where a file is in its place or the folder above cannot be written, `unreadable` where that is missing.
  package func make() throws(Refusal) -> Bool {
    var status = stat()
    if unsafe stat(folder, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else { throw Refusal(.cannotCreate, .noFolder, path: folder) }
      return false
    }
    guard unsafe mkdir(folder, 0o755) == 0 else {
      // A folder alone is made: a path that was mistyped is more likely to miss two.
      guard errno != ENOENT else { throw Refusal(.unreadable, .noFolderOfSurveys, path: folder) }
      throw Refusal(.cannotCreate, .cannotBeCreated(systemError()), path: folder)
    }
    return true
  }
}

/// A file that comes in piece by piece.
package final class IncomingFile: Sendable {
  package let path: String
  private let descriptor: Int32

  fileprivate init(_ path: String) throws(Refusal) {
    self.path = path
    // As any file of its owner: in the work folder nobody else comes to it, and in a survey it has the mode of those beside it.
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Refusal(.cannotCreate, .cannotBeCreated(systemError()), path: path) }
  }

  /// - Throws: what the system says, such as of a full disk; the file is then gone.
  package func append(_ bytes: UnsafeRawBufferPointer) throws(Refusal) {
    guard unsafe writeWhole(bytes, to: descriptor) == nil else {
      let failure = systemError()
      discard()
      throw Refusal(.interrupted, .notWritten(failure), path: path)
    }
  }

  package func finish() { close(descriptor) }

  package func discard() {
    close(descriptor)
    unsafe unlink(path)
  }

  /// Removes a file that has come in whole.
  package static func remove(_ path: String) { unsafe unlink(path) }
}
