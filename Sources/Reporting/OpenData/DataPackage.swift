import Inference
import Scoring
import SurveyModel

/// datapackage.json: what stands in every CSV file of a report, column by column (Frictionless Data Package 1.0, tabular-data-package).
///
/// Titles and meanings are in the first language, as the names in the files are. Nothing of the time or the machine is in it.
package enum DataPackage {
  package static let name = "datapackage.json"

  /// - Parameter files: of the report, of any kind; those that are no tables are passed over.
  /// - Returns: `nil` where there is no table.
  package static func file(of files: [RenderedFile], in report: Report) -> RenderedFile? {
    let tables = files.filter { $0.name.hasSuffix(".csv") }
    guard !tables.isEmpty else { return nil }
    let survey = report.surroundings.survey
    let words =
      switch report.content {
      case .ranking(let results): ColumnWords(results, report.language)
      case .figures: ColumnWords(report.language)
      }
    let package: JSONValue = .object([
      .init(key: "profile", value: .string("tabular-data-package")),
      .init(key: "name", value: .string(slug("cdci-" + survey.edition))),
      .init(key: "title", value: .string(survey.title[report.language])),
      .init(key: "description", value: .string(words.package(of: survey.organization[report.language], edition: survey.edition))),
      .init(key: "resources", value: .array(tables.map { resource($0, words) })),
    ])
    return RenderedFile(name: name, bytes: package.serialized)
  }

  private static func resource(_ file: RenderedFile, _ words: ColumnWords) -> JSONValue {
    let stem = String(file.name.dropLast(".csv".count))
    return .object([
      .init(key: "profile", value: .string("tabular-data-resource")),
      .init(key: "name", value: .string(slug(stem))),
      .init(key: "path", value: .string(file.name)),
      .init(key: "title", value: .string(words.title(of: stem))),
      .init(key: "format", value: .string("csv")),
      .init(key: "mediatype", value: .string("text/csv")),
      .init(key: "encoding", value: .string("utf-8")),
      .init(key: "bytes", value: .int(file.bytes.count)),
      .init(
        key: "schema",
        value: .object([
          .init(key: "fields", value: .array(header(of: file).map { field($0, of: stem, words) })),
          // An empty cell is absent or withheld.
          .init(key: "missingValues", value: .array([.string("")])),
        ])),
    ])
  }

  private static func field(_ column: String, of stem: String, _ words: ColumnWords) -> JSONValue {
    let meaning = words.column(column, of: stem)
    return .object([
      .init(key: "name", value: .string(column)), .init(key: "type", value: .string(meaning.type.rawValue)),
      .init(key: "description", value: .string(meaning.text)),
    ])
  }

  /// The cells of the first line. Headers of ours hold no line break; those of charts can hold a comma within quotes.
  static func header(of file: RenderedFile) -> [String] {
    let line = file.bytes.dropFirst(3).prefix { $0 != 13 }
    var cells: [[UInt8]] = [[]]
    var (isQuoted, isBehindQuote) = (false, false)
    for byte in line {
      defer { isBehindQuote = byte == UInt8(ascii: "\"") }
      switch byte {
      case UInt8(ascii: "\""):
        // The second of two within quotes stands for one.
        if !isQuoted, isBehindQuote { cells[cells.count - 1].append(byte) }
        isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted: cells.append([])
      default: cells[cells.count - 1].append(byte)
      }
    }
    return cells.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Lower-case letters, digits, dots, hyphens and underscores, as names of packages and resources have them.
  static func slug(_ text: String) -> String {
    String(
      text.lowercased().map { character in
        character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character)) ? character : "-"
      })
  }
}
