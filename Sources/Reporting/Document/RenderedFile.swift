/// A file of a report as a value: whoever asked for it writes it, sends it or keeps it.
package struct RenderedFile: Sendable, Hashable {
  /// Within the folder of the report; its parts are divided by `/`.
  package let name: String
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  init(name: String, text: String) { self.init(name: name, bytes: Array(text.utf8)) }
}
