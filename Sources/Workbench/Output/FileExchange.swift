import FoundationEssentials
import Glibc
import SurveyImport
import SurveyModel

/// The contents of a file at one moment, with what tells whether it is still the same.
package struct FileVersion: Sendable, Hashable {
  package let bytes: [UInt8]
  /// SHA-256 in hexadecimal digits; empty for a file that is not there.
  package let digest: String

  package static let absent = FileVersion(bytes: [], digest: "")

  private init(bytes: [UInt8], digest: String) {
    self.bytes = bytes
    self.digest = digest
  }

  package init(_ bytes: [UInt8]) { self.init(bytes: bytes, digest: sha256(of: bytes)) }

  /// - Throws: ``Refusal`` of kind `unreadable` where something is there that cannot be read.
  package init(file path: String) throws(Refusal) {
    guard FileManager.default.fileExists(atPath: path) else {
      self = .absent
      return
    }
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      throw Refusal(.unreadable, .cannotBeOpened, path: path)
    }
    self.init(Array(data))
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Puts a file in the place of another whole, in one step.
enum FileExchange {
  private static let mark = ".part-"

  /// - Parameter expected: what must stand there until then.
  /// - Throws: ``Refusal`` of kind `cannotCreate` where the file is another by now, or the folder cannot be written.
  static func put(_ bytes: [UInt8], at path: String, expecting expected: String) throws(Refusal) {
    let (folder, name) = parts(of: path)
    let part = "\(folder)/.\(name)\(mark)\(getpid())"
    removeLeftovers(of: name, in: folder)
    unsafe unlink(part)
    let descriptor = unsafe open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Refusal(.cannotCreate, .cannotBeCreated(systemError()), path: path) }
    var status = stat()
    if unsafe stat(path, &status) == 0 { fchmod(descriptor, status.st_mode & 0o777) }
    let isWritten = unsafe bytes.withUnsafeBytes { unsafe writeWhole($0, to: descriptor) } == nil && fsync(descriptor) == 0
    let failure: LocalizedText? = isWritten ? nil : systemError()
    let closing: LocalizedText? = close(descriptor) == 0 ? nil : systemError()
    if let failure = failure ?? closing {
      unsafe unlink(part)
      throw Refusal(.interrupted, .notWritten(failure), path: path)
    }
    do throws(Refusal) {
      guard try FileVersion(file: path).digest == expected else { throw Refusal(.cannotCreate, .changedMeanwhile, path: path) }
    } catch {
      unsafe unlink(part)
      throw error
    }
    guard unsafe rename(part, path) == 0 else {
      let failure = systemError()
      unsafe unlink(part)
      throw Refusal(.cannotCreate, .cannotBeReplaced(failure), path: path)
    }
    synchronizeFolder(folder)
  }

  private static func parts(of path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  /// Takes off what runs left that died.
  ///
  /// - Parameter name: of the file that they were to be; `nil` for any definition.
  static func removeLeftovers(of name: String? = nil, in folder: String) {
    for file in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      guard file.hasPrefix("."), let place = file.ranges(of: mark).last, let process = Int32(file[place.upperBound...]) else { continue }
      let own = String(file[..<place.lowerBound].dropFirst())
      guard name.map({ $0 == own }) ?? own.hasSuffix(".yaml"), process != getpid(), kill(process, 0) != 0, errno == ESRCH else { continue }
      unsafe unlink(folder + "/" + file)
    }
  }
}
