package import SurveyImport
import SurveyModel

/// A definition file that is open for changing.
package struct OpenDefinition: Sendable {
  /// As it lay when it was opened.
  package let file: DefinitionFile
  /// As it is to be.
  package var text: DefinitionText

  package var isChanged: Bool { text.text != file.text }
}

extension Workbench {
  /// Opens survey.yaml or an index.
  package func openDefinition(_ path: String) throws(Refusal) -> OpenDefinition {
    try importing { () throws(ImportFailure) in
      let file = try DefinitionFile(path)
      return OpenDefinition(file: file, text: try DefinitionText(file.text, file: file.name))
    }
  }

  /// Writes the file whole, unless somebody changed it since it was opened.
  ///
  /// - Returns: the file as it lies now, for the next change.
  /// - Throws: ``Refusal`` of kind `changed`, and nothing is overwritten.
  package func save(_ definition: OpenDefinition) throws(Refusal) -> OpenDefinition {
    guard definition.isChanged else { return definition }
    let bytes = definition.file.bytes(of: definition.text.text)
    try WholeFile.write(bytes, to: definition.file.path, expecting: .file(sha256: definition.file.sha256))
    return try openDefinition(definition.file.path)
  }
}
