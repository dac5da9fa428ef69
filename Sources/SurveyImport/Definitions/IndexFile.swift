package import SurveyModel

/// An index file by itself, of a survey or of a plain table.
package enum IndexFile {
  /// - Throws: every fault of the file.
  package static func read(_ path: String) throws(ImportFailure) -> IndexTree {
    try IndexDefinition.read(InputFile(name: path, path: path).text().text, file: path).tree
  }
}
