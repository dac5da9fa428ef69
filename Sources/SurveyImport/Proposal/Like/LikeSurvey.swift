import FoundationEssentials
import SurveyModel

/// An earlier edition that a new one is to be like: its definition, and its files as they are written.
package struct LikeSurvey: Sendable {
  let survey: Survey
  /// The text of survey.yaml, whose parts are carried over as they stand.
  let yaml: TopLevel
  /// The text of its index.
  let index: String
  /// Every header of its files, as far as they are still there.
  let headers: Set<TextKey>
  /// Its folder, as the new survey names it.
  let previous: String

  /// - Parameters:
  ///   - path: a folder with a survey.yaml, or that file.
  ///   - folder: where the new survey is to lie.
  /// - Throws: where the earlier survey cannot be read.
  package init(_ path: String, from folder: String) throws(ImportFailure) {
    let definitions = try SurveyDefinitions(.folder(path))
    survey = definitions.survey
    yaml = TopLevel(try definitions.place.surveyFile.text().text)
    guard let file = survey.index else { throw definitions.withoutAnswers }
    index = try definitions.place.file(file).text().text
    headers = Self.headers(of: survey, in: definitions.place)
    let isFile = [".yaml", ".yml"].contains { path.lowercased().hasSuffix($0) }
    previous = Self.relative(isFile ? URL(fileURLWithPath: path).deletingLastPathComponent().path : path, from: folder)
  }

  /// A file that is gone or damaged says nothing: what its other columns were is then not known.
  private static func headers(of survey: Survey, in place: SurveyPlace) -> Set<TextKey> {
    var headers: Set<TextKey> = []
    for file in survey.respondentGroups.flatMap(\.responses) {
      let platform = file.platform.flatMap { Platforms.named($0) }
      guard let source = try? RecordSources.open(place.table(file.file), format: file.format),
        let outline = try? ExportOutline.read(source, platform: platform)
      else { continue }
      for column in outline.columns { headers.formUnion(([column.code] + column.allSpellings).map { TextKey($0) }) }
    }
    return headers
  }

  /// The way from one folder to another.
  static func relative(_ path: String, from folder: String) -> String {
    func parts(_ path: String) -> [String] {
      URL(fileURLWithPath: path).standardizedFileURL.path.split(separator: "/").map(String.init)
    }
    let (target, start) = (parts(path), parts(folder))
    let shared = zip(target, start).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: start.count - shared) + target.dropFirst(shared)).joined(separator: "/")
  }

  /// Every spelling of its units.
  var unitNames: Set<TextKey> { Set(survey.units.flatMap { [$0.id] + $0.name.all + $0.aliases }.map { TextKey($0) }) }

  /// A YAML file by its keys at the left margin, each with the lines that belong to it.
  struct TopLevel: Sendable {
    private let parts: [(key: String, lines: [String])]

    init(_ text: String) {
      var parts: [(key: String, lines: [String])] = []
      for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
        let first = line.unicodeScalars.first
        let isKey = first.map { $0 != " " && $0 != "#" && $0 != "-" && $0 != "\t" && $0 != "\r" && $0 != "}" && $0 != "]" } == true
        if isKey, let colon = line.firstIndex(of: ":") {
          let key = line[..<colon].filter { $0 != "\"" && $0 != "'" && $0 != "\u{FEFF}" }
          parts.append((String(key), [line]))
        } else if !parts.isEmpty {
          parts[parts.count - 1].lines.append(line)
        }
      }
      self.parts = parts
    }

    /// In the order of the file.
    var keys: [String] { parts.map(\.key) }

    /// The lines of a key without what stands behind its last; `nil` where it is not written.
    subscript(_ key: String) -> String? {
      guard var lines = parts.first(where: { $0.key == key })?.lines else { return nil }
      while let last = lines.last, last.allSatisfy({ $0.isWhitespace }) || last.hasPrefix("#") { lines.removeLast() }
      return lines.joined(separator: "\n") + "\n"
    }
  }
}
