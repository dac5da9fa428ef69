import ArgumentParser
import SurveyModel

/// How the bytes of a file outside a survey are to be read, where that is not to be recognised.
struct FormatOptions: ParsableArguments {
  @Option(help: "Encoding of the file, such as windows-1258. (default: recognised)")
  var encoding: String?

  @Option(help: "What separates its cells: \",\" \";\" \"|\" or tab. (default: recognised)")
  var delimiter: String?

  @Option(help: "The sheet of a workbook, by its name. (default: the largest table)")
  var sheet: String?

  func check() throws {
    try Self.check(encoding: encoding)
    if let delimiter, byte == nil { throw ValidationError(UsageWords.delimiter(delimiter)) }
  }

  static func check(encoding: String?) throws {
    guard let encoding, TextEncoding(rawValue: encoding) == nil else { return }
    let all = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError(UsageWords.encoding(encoding, known: all))
  }

  private var byte: UInt8? {
    switch delimiter {
    case ",", ";", "|": delimiter?.utf8.first
    case "tab", "\t": 9
    default: nil
    }
  }

  var format: FileFormat { FileFormat(encoding: encoding.flatMap { TextEncoding(rawValue: $0) }, delimiter: byte, sheet: sheet) }
}
