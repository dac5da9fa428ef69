import Glibc
import SurveyModel
import SurveyWords

/// A folder that is being filled with a report.
package struct ReportFolder: Sendable {
  /// Its presence says that a folder is a report of ours and may be replaced.
  package static let marker = "results.json"

  let path: String

  package init(path: String) { self.path = path }

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
}

/// What the system says went wrong last.
private func lastError() -> LocalizedText {
  LocalizedText(systemMessage: unsafe String(cString: strerror(errno)))
}

extension LocalizedText {
  fileprivate static func cannotBeCreated(_ why: LocalizedText) -> LocalizedText {
    .init(vi: "không tạo được: \(why[.vi])", en: "cannot be created: \(why[.en])")
  }
}
