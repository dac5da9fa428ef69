import SurveyModel

/// survey.yaml or an index as it lies on the disk, with the hash by which a change by somebody else is
/// noticed.
package struct DefinitionFile: Sendable, Hashable {
  package let path: String
  /// Without the mark of the byte order.
  package let text: String
  /// Of its bytes.
  package let sha256: String
  private let hasMark: Bool

  /// - Throws: where it is missing, too large for a definition, or no text in UTF-8.
  package init(_ path: String) throws(ImportFailure) {
    let name = String(path.split(separator: "/").last ?? "")
    let read = try InputFile(name: name, path: path).text()
    self.path = path
    text = read.text
    sha256 = read.input.sha256
    hasMark = read.input.bytes > read.text.utf8.count
  }

  /// Another text as this file would hold it.
  package func bytes(of text: String) -> [UInt8] { (hasMark ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8) }

  /// The last part of the path.
  package var name: String { String(path.split(separator: "/").last ?? "") }
}
