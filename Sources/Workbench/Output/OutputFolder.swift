import CLinux
import FoundationEssentials
import Glibc
package import SurveyModel
import SurveyWords

/// A folder that the program makes: it is filled beside its destination and put there in one step, so that a reader sees what was there before or the new one,
/// never half of each. A failure leaves the destination as it was, and nothing else behind.
package struct OutputFolder: Sendable {
  /// What may be at the destination.
  package enum Rule: Sendable, Hashable {
    /// Nothing, or an empty folder.
    case new
    /// Also an earlier report; files in it that are not ours are carried over. A folder that holds any of the inputs is not replaced, whatever else is in it.
    case report(sparing: [String])
  }

  package let path: String
  private let rule: Rule
  private let work: Work

  package init(_ path: String, _ rule: Rule, work: Work = .unwatched) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    self.rule = rule
    self.work = work
  }

  /// The last part of the path, also of `.` and `..`.
  package var name: String { URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent }

  /// - Throws: ``Refusal`` of kind `cannotCreate` where something else is there. Worth asking before long work.
  package func check() throws(Refusal) { _ = try isTaken() }

  /// Fills a new folder and puts it in its place; parent folders are made where they are missing.
  ///
  /// - Throws: ``Refusal`` of kind `cannotCreate` where the destination holds something else, `cancelled`, and what `write` throws.
  package func fill<Value>(_ write: (PartFolder) throws(Refusal) -> Value) throws(Refusal) -> Value {
    PartLock.removeLeftovers(beside: path)
    _ = try isTaken()
    let made = try makeParents()
    let lock: PartLock
    do throws(Refusal) {
      lock = try PartLock(beside: path)
    } catch {
      for folder in made.reversed() { unsafe rmdir(folder) }
      throw error
    }
    let part = PartFolder(path: lock.folder, work: work)
    do throws(Refusal) {
      let value = try write(part)
      // Another run may have come first.
      let exists = try isTaken()
      if exists, case .report = rule { try part.carryOver(from: path) }
      try part.synchronize()
      if work.isCancelled { throw .cancelled }
      try put(lock, exists: exists)
      synchronizeFolder(Self.parent(of: path))
      lock.release()
      return value
    } catch {
      lock.release()
      for folder in made.reversed() { unsafe rmdir(folder) }
      throw error
    }
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// True where an earlier report or an empty folder stands at the destination.
  private func isTaken() throws(Refusal) -> Bool {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else {
      if errno == ENOENT { return false }
      throw Refusal(.cannotCreate, .cannotBeLookedAt(systemError()), path: path)
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw Refusal(.cannotCreate, rule == .new ? .inUse : .noFolder, path: path)
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw Refusal(.cannotCreate, .cannotBeOpened, path: path)
    }
    switch rule {
    case .new:
      guard names.isEmpty else { throw Refusal(.cannotCreate, .inUse, path: path) }
    case .report(let inputs):
      guard names.isEmpty || ReportFiles.isReport(path) else { throw Refusal(.cannotCreate, .noReport, path: path) }
      try checkHoldsNone(of: inputs)
    }
    return true
  }

  private func checkHoldsNone(of inputs: [String]) throws(Refusal) {
    guard let folder = Self.realPath(path) else { return }
    for input in inputs {
      guard let real = Self.realPath(input), real == folder || real.hasPrefix(folder == "/" ? "/" : folder + "/") else { continue }
      throw Refusal(.cannotCreate, .holdsInput(input), path: path)
    }
  }

  /// Without links, `.` and `..`; `nil` where there is nothing.
  static func realPath(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// The parent folders that had to be made, outermost first.
  private func makeParents() throws(Refusal) -> [String] {
    var made: [String] = []
    var folder = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/", omittingEmptySubsequences: true).dropLast() {
      folder += "/" + part
      if unsafe mkdir(folder, 0o755) == 0 {
        made.append(folder)
      } else if errno != EEXIST {
        let reason = LocalizedText.cannotBeCreated(systemError())
        for folder in made.reversed() { unsafe rmdir(folder) }
        throw Refusal(.cannotCreate, reason, path: folder)
      }
    }
    return made
  }

  /// The one step.
  private func put(_ lock: borrowing PartLock, exists: Bool) throws(Refusal) {
    guard exists, rule != .new else {
      guard unsafe rename(lock.folder, path) == 0 else {
        let isInUse = rule == .new && [ENOTEMPTY, EEXIST, ENOTDIR].contains(errno)
        throw Refusal(.cannotCreate, isInUse ? .inUse : .cannotBeCreated(systemError()), path: path)
      }
      return
    }
    if unsafe exchange_paths(lock.folder, path) == 0 {
      // What was exchanged is removed; it must still be what it was when it was looked at.
      guard (try? FileManager.default.contentsOfDirectory(atPath: lock.folder))?.isEmpty == true || ReportFiles.isReport(lock.folder) else {
        unsafe _ = exchange_paths(lock.folder, path)
        throw Refusal(.cannotCreate, .noReport, path: path)
      }
      return
    }
    // Some file systems cannot exchange: put the old one aside, and back where the second step fails.
    let aside = PartLock.aside(of: lock.folder)
    guard unsafe rename(path, aside) == 0 else {
      throw Refusal(.cannotCreate, .cannotBeReplaced(systemError()), path: path)
    }
    guard unsafe rename(lock.folder, path) == 0 else {
      let reason = LocalizedText.cannotBeReplaced(systemError())
      unsafe _ = rename(aside, path)
      throw Refusal(.cannotCreate, reason, path: path)
    }
    try? FileManager.default.removeItem(atPath: aside)
  }
}

/// What the system says went wrong last.
func systemError() -> LocalizedText { LocalizedText(systemMessage: unsafe String(cString: strerror(errno))) }

/// Sees to it that what was renamed in a folder is so after a power cut. Where a file system cannot tell, nothing is lost but that promise.
func synchronizeFolder(_ path: String) {
  let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { return }
  fsync(descriptor)
  close(descriptor)
}
