package import SurveyModel

/// A first look at the columns of a file of responses: what each is called, how far it is filled, and which answers recur. Never what one respondent wrote.
package struct ExportLook: Sendable {
  package struct Column: Sendable {
    /// By which survey.yaml may name it, the usual one first.
    package let names: [String]
    package let filled: Int
    /// The most frequent, where a few make up nearly all cells; empty for ids, times and free text. Words that neither the survey nor a form declares
    /// may be a respondent's own, however often they recur: of these only the length is told.
    package let values: [(found: ImportProblem.Found, count: Int)]
  }

  package let columns: [Column]
  /// Rows that were looked at.
  package let rows: Int

  private static let mostRows = 2000
  private static let mostDistinct = 50
  /// A value that fewer wrote is not shown.
  private static let fewest = 5
  private static let mostValues = 12

  /// - Parameters:
  ///   - group: index into the respondent groups of the survey, whose first file is looked at.
  ///   - hidden: headers whose values are not shown, whatever they are.
  package init(_ definitions: SurveyDefinitions, group: Int, hidden: Set<String>) throws(ImportFailure) {
    let survey = definitions.survey
    let response = survey.respondentGroups[group].responses[0]
    var input = definitions.place.table(response.file)
    input.isDigested = false
    let source = try RecordSources.open(input, format: response.format, limits: survey.limits, isDeclared: true)
    var header = ExportHeader(platform: response.platform.flatMap { Platforms.named($0) })
    var counts: [[String: Int]] = []
    var filled: [Int] = []
    var isOpen: [Bool] = []
    var rows = 0
    do throws(ImportFailure) {
      _ = try source.read { record throws(ImportFailure) in
        if try header.take(record, file: input.name) { return }
        if counts.isEmpty {
          counts = header.columns.map { _ in [:] }
          filled = header.columns.map { _ in 0 }
          isOpen = header.columns.map { !hidden.isDisjoint(with: Self.names($0)) || !Self.mayShow($0) }
        }
        rows += 1
        for column in 0..<min(record.count, counts.count) {
          let text = record.text(column)
          guard !text.isEmpty else { continue }
          filled[column] += 1
          guard !isOpen[column] else { continue }
          counts[column][text, default: 0] += 1
          if counts[column].count > Self.mostDistinct { isOpen[column] = true }
        }
        // The head of a large file tells enough.
        if rows == Self.mostRows { throw .cancelled(input.name) }
      }
    } catch {
      guard rows == Self.mostRows else { throw error }
    }
    header.finish()
    self.rows = rows
    let safe = SafeText(survey: survey)
    columns = header.columns.enumerated().map { place, column in
      let all = filled.indices.contains(place) ? filled[place] : 0
      guard counts.indices.contains(place), !isOpen[place] else { return Column(names: Self.names(column), filled: all, values: []) }
      let recurring = counts[place].filter { $0.value >= Self.fewest }
      // Where more than one in ten wrote something of their own it is no closed question.
      guard recurring.count <= Self.mostValues, 10 * recurring.reduce(0, { $0 + $1.value }) >= 9 * all else {
        return Column(names: Self.names(column), filled: all, values: [])
      }
      var shown: [ImportProblem.Found: Int] = [:]
      for (text, count) in recurring { shown[Self.found(text, safe), default: 0] += count }
      return Column(
        names: Self.names(column), filled: all,
        values: shown.map { (found: $0.key, count: $0.value) }.sorted {
          ($1.count, Self.order($0.found)) < ($0.count, Self.order($1.found))
        })
    }
  }

  private static func names(_ column: ExportColumn) -> [String] {
    [column.code, column.question].filter { !$0.isEmpty } + column.spellings
  }

  /// What may be told of a text: that of the survey, and labels that any form may have.
  private static func found(_ text: String, _ safe: SafeText) -> ImportProblem.Found {
    guard case .text = safe.found(text), LabelMeaning(text) != nil || MissingWords.kind(text) != nil, text.count <= longestLabel else {
      return safe.found(text)
    }
    return .shown(text)
  }

  private static let longestLabel = 60

  private static func order(_ found: ImportProblem.Found) -> String {
    switch found {
    case .shown(let text): text
    case .text(let characters): "\u{10FFFF}" + String(repeating: " ", count: 6 - min(6, "\(characters)".count)) + "\(characters)"
    case .nothing, .words, .status: ""
    }
  }

  private static func mayShow(_ column: ExportColumn) -> Bool {
    switch column.kind {
    case .question, .option: true
    case .system(let role): [.status, .finished, .language, .consent].contains(role)
    case .comment, .ignored: false
    }
  }
}
