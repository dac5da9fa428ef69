import SurveyModel

/// The SHA-256 of a file as it lies.
package enum FileDigest {
  /// `nil` where it is no file, or cannot be read to its end.
  package static func sha256(of path: String) -> String? {
    guard let read = try? InputFile(name: path, path: path).digest() else { return nil }
    return read.sha256
  }

  /// Its bytes; `nil` where it is no file.
  package static func size(of path: String) -> Int? { InputFile(name: path, path: path).size }
}
