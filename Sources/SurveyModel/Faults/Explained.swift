/// An error that says what is wrong in the language of its reader.
package protocol Explained: Error, CustomStringConvertible {
  /// What was expected, what was found, and where; a line for each fault.
  func message(in language: Language) -> String
}

extension Explained {
  /// The message in English.
  package var description: String { message(in: .en) }
}
