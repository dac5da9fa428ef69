import CLinux
import Foundation
import Glibc
import SurveyModel
import SurveyWords

/// A folder that is being filled with a report and is put in its place in one step.
///
/// The files are written into a temporary folder beside the destination; ``ReportFolder/replacing(_:write:)`` then exchanges the two, so that a
/// reader sees the old report or the new one, never half of each, and a failure leaves the old one as it was and nothing else behind.
package struct ReportFolder: Sendable {
  /// Its presence says that a folder is a report of ours and may be replaced.
  package static let marker = "results.json"

  let path: String

  /// The full path of a file of this report, for writers that open it themselves.
  package func path(of name: String) -> String { path + "/" + name }

  /// Writes one file whole.
  package func write(_ bytes: some Collection<UInt8>, as name: String) throws(ReportFailure) {
    let target = path(of: name)
    let descriptor = unsafe open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw ReportFailure(.interrupted, path: name, reason: .cannotBeCreated(lastError())) }
    let contiguous = Array(bytes)
    var failure: LocalizedText?
    unsafe contiguous.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = unsafe Glibc.write(descriptor, buffer.baseAddress! + written, buffer.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          failure = lastError()
          return
        }
        written += count
      }
    }
    // A full disk can show as late as here.
    if close(descriptor) != 0, failure == nil { failure = lastError() }
    if let failure {
      throw ReportFailure(
        .interrupted, path: name,
        reason: .init(vi: "không ghi được: \(failure[.vi])", en: "could not be written: \(failure[.en])"))
    }
  }

  /// Fills a new folder and puts it at `destination`, whose parent folders are made where they are missing.
  ///
  /// - Parameter inputs: what the report was made from; a destination that holds any of it is not replaced, whatever else is in it.
  /// - Throws: ``ReportFailure`` of kind `cannotCreate` where `destination` holds something that is not a report, and whatever `write` throws.
  package static func replacing(
    _ destination: String, sparing inputs: [String] = [], write: (ReportFolder) throws(ReportFailure) -> Void
  ) throws(ReportFailure) {
    let destination = trimmed(destination)
    let exists = try checkReplaceable(destination)
    if exists { try check(destination, holdsNoneOf: inputs) }
    let made = try makeParents(of: destination)
    let temporary: String
    do throws(ReportFailure) {
      temporary = try makeTemporary(beside: destination)
    } catch {
      for folder in made.reversed() { unsafe rmdir(folder) }
      throw error
    }
    let folder = ReportFolder(path: temporary)
    do throws(ReportFailure) {
      try write(folder)
      try exchange(temporary, with: destination, exists: exists)
    } catch {
      remove(temporary)
      for folder in made.reversed() { unsafe rmdir(folder) }
      throw error
    }
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// True where an old report or an empty folder stands at the place.
  private static func checkReplaceable(_ destination: String) throws(ReportFailure) -> Bool {
    var status = stat()
    guard unsafe lstat(destination, &status) == 0 else {
      if errno == ENOENT { return false }
      let error = lastError()
      throw ReportFailure(
        .cannotCreate, path: destination,
        reason: .init(vi: "không xem được: \(error[.vi])", en: "cannot be looked at: \(error[.en])"))
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw ReportFailure(
        .cannotCreate, path: destination,
        reason: .init(
          vi: "cần một thư mục hoặc chưa có gì, gặp một tệp hoặc liên kết; không ghi gì",
          en: "expected a folder or nothing, found a file or link; nothing was written"))
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: destination) else {
      throw ReportFailure(.cannotCreate, path: destination, reason: .init(vi: "không mở được", en: "cannot be opened"))
    }
    guard names.isEmpty || names.contains(marker) && isOurs(destination + "/" + marker) else {
      throw ReportFailure(
        .cannotCreate, path: destination,
        reason: .init(
          vi: "cần một báo cáo trước đó hoặc thư mục trống, gặp các tệp khác (không có \(marker) của chương trình); không ghi gì",
          en: "expected an earlier report or an empty folder, found other files (no \(marker) of ours); nothing was written"))
    }
    return true
  }

  private static func check(_ destination: String, holdsNoneOf inputs: [String]) throws(ReportFailure) {
    guard let folder = realPath(destination) else { return }
    for input in inputs {
      guard let path = realPath(input), path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/") else { continue }
      throw ReportFailure(
        .cannotCreate, path: destination,
        reason: .init(
          vi: "cần một thư mục không chứa tệp của chính khảo sát, gặp \(input); không ghi gì",
          en: "expected a folder without the survey's own files, found \(input); nothing was written"))
    }
  }

  /// Without links, `.` and `..`; `nil` where there is nothing.
  private static func realPath(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Whether the file begins as our results do.
  private static func isOurs(_ path: String) -> Bool {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var head = [UInt8](repeating: 0, count: 256)
    let count = unsafe head.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    guard count > 0 else { return false }
    return String(decoding: head.prefix(count), as: UTF8.self).contains("\"cdci-results/")
  }

  /// The parent folders that had to be made, outermost first.
  private static func makeParents(of destination: String) throws(ReportFailure) -> [String] {
    var made: [String] = []
    let parts = destination.split(separator: "/", omittingEmptySubsequences: true).dropLast()
    var path = destination.hasPrefix("/") ? "" : "."
    for part in parts {
      path += "/" + part
      if unsafe mkdir(path, 0o755) == 0 {
        made.append(path)
      } else if errno != EEXIST {
        let reason = LocalizedText.cannotBeCreated(lastError())
        for folder in made.reversed() { unsafe rmdir(folder) }
        throw ReportFailure(.cannotCreate, path: path, reason: reason)
      }
    }
    return made
  }

  private static func makeTemporary(beside destination: String) throws(ReportFailure) -> String {
    for attempt in 0..<100 {
      let path = "\(destination).part-\(getpid())-\(attempt)"
      if unsafe mkdir(path, 0o755) == 0 { return path }
      guard errno == EEXIST else {
        throw ReportFailure(.cannotCreate, path: destination, reason: .cannotBeCreated(lastError()))
      }
    }
    throw ReportFailure(
      .cannotCreate, path: destination,
      reason: .cannotBeCreated(.init(vi: "có quá nhiều báo cáo dở dang bên cạnh", en: "too many unfinished reports beside it")))
  }

  private static func exchange(_ temporary: String, with destination: String, exists: Bool) throws(ReportFailure) {
    if !exists {
      guard unsafe rename(temporary, destination) == 0 else {
        throw ReportFailure(.cannotCreate, path: destination, reason: .cannotBeCreated(lastError()))
      }
      return
    }
    if unsafe exchange_paths(temporary, destination) == 0 {
      remove(temporary)
      return
    }
    // Some file systems cannot exchange: put the old one aside, and back where the second step fails.
    let aside = temporary + "-old"
    guard unsafe rename(destination, aside) == 0 else {
      throw ReportFailure(.cannotCreate, path: destination, reason: .cannotBeReplaced(lastError()))
    }
    guard unsafe rename(temporary, destination) == 0 else {
      let reason = LocalizedText.cannotBeReplaced(lastError())
      unsafe rename(aside, destination)
      throw ReportFailure(.cannotCreate, path: destination, reason: reason)
    }
    remove(aside)
  }

  private static func remove(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
  }
}

/// What the system says went wrong last.
private func lastError() -> LocalizedText {
  LocalizedText(systemMessage: unsafe String(cString: strerror(errno)))
}

extension LocalizedText {
  fileprivate static func cannotBeCreated(_ why: LocalizedText) -> LocalizedText {
    .init(vi: "không tạo được: \(why[.vi])", en: "cannot be created: \(why[.en])")
  }

  fileprivate static func cannotBeReplaced(_ why: LocalizedText) -> LocalizedText {
    .init(vi: "không thay thế được: \(why[.vi])", en: "cannot be replaced: \(why[.en])")
  }
}
