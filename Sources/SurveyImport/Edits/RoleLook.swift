import SurveyModel

/// What stands in a column, as far as it tells what the column can be read as beside answers. Counts alone, but for the names of strata.
package struct RoleLook: Sendable {
  /// Cells that hold anything.
  package private(set) var filled = 0
  /// Different texts among them, as they are written.
  package private(set) var distinct = 0
  /// Cells with a day or a time.
  package private(set) var times = 0
  /// Cells with a number of seconds that somebody may have taken to fill a form in; the steps of a scale and the numbers of firms are none.
  package private(set) var durations = 0
  /// Cells with an internet address.
  package private(set) var addresses = 0
  /// Cells that agree to take part, as the survey says it.
  package private(set) var consents = 0
  /// Different texts beside those.
  package private(set) var otherThanConsent = 0
  /// Cells that name a stratum of the survey.
  package private(set) var strata = 0
  /// What would be strata too; empty where the column holds no names of groups: ratings, numbers, texts of their own.
  package private(set) var newStrata: [(id: String, name: String, count: Int)] = []

  private static let mostRows = 2000
  private static let seconds: ClosedRange<Double> = 11...10_000_000
  private static let mostStrata = 12
  private static let longestName = 60
  /// Of names, on average.
  private static let fewestCells = 3

  /// - Parameters:
  ///   - column: by any of its names.
  ///   - group: index into the respondent groups of the survey, whose first file is looked at.
  package init(_ definitions: SurveyDefinitions, group place: Int, column name: String) throws(ImportFailure) {
    let survey = definitions.survey
    let group = survey.respondentGroups[place]
    let response = group.responses[0]
    var input = definitions.place.table(response.file)
    input.isDigested = false
    let source = try RecordSources.open(input, format: response.format, limits: survey.limits, isDeclared: true)
    var header = ExportHeader(platform: response.platform.flatMap { Platforms.named($0) })
    let (known, agreeing) = (NameKey(strata: survey.strata), Set(group.consent.map { TextKey($0) }))
    var count = ColumnCount()
    var others = Set<TextKey>()
    var number: Int?
    var look = Self()
    var rows = 0
    do throws(ImportFailure) {
      _ = try source.read { record throws(ImportFailure) in
        if try header.take(record, file: input.name) { return }
        if rows == 0 { number = header.columns.firstIndex { Self.names($0).contains(name) } }
        rows += 1
        if let number, number < record.count {
          let text = record.text(number)
          count.add(text)
          look.add(text, known, agreeing, &others)
        }
        // The head of a large file tells enough.
        if rows == Self.mostRows { throw .cancelled(input.name) }
      }
    } catch {
      guard rows == Self.mostRows else { throw error }
    }
    (look.filled, look.distinct, look.times, look.otherThanConsent) = (count.filled, count.distinct, count.times, others.count)
    look.newStrata = Self.strata(count, unlike: survey.strata, known)
    self = look
  }

  private init() {}

  private static func names(_ column: ExportColumn) -> [String] { [column.code, column.question] + column.spellings }

  private mutating func add(_ text: String, _ known: NameKey, _ agreeing: Set<TextKey>, _ others: inout Set<TextKey>) {
    guard !text.isEmpty else { return }
    if let number = plainNumber(text), Self.seconds.contains(number) { durations += 1 }
    if Self.isAddress(text) { addresses += 1 }
    if known.place(of: text) != nil { strata += 1 }
    if agreeing.contains(TextKey(text)) {
      consents += 1
    } else if others.count <= Self.mostStrata {
      others.insert(TextKey(text))
    }
  }

  /// Four numbers with points between them, groups with colons, or what a form makes of one so that nobody reads it.
  private static func isAddress(_ text: String) -> Bool {
    let numbers = text.split(separator: ".", omittingEmptySubsequences: false)
    if numbers.count == 4 { return numbers.allSatisfy { UInt8($0) != nil } }
    let digits = text.filter { $0 != ":" }
    guard !digits.isEmpty, digits.allSatisfy(\.isHexDigit) else { return false }
    return text.contains(":") ? text.count - digits.count >= 2 : digits.count >= 16
  }

  /// Names that recur, where they make up nearly all cells.
  private static func strata(_ count: ColumnCount, unlike strata: [Stratum], _ known: NameKey) -> [(id: String, name: String, count: Int)] {
    let values = count.values.filter { MissingWords.kind($0.text) == nil }
    let recurring = values.filter { $0.count > 1 }
    guard !values.isEmpty, values.count <= mostStrata, !LabelScale.isScaleLike(values), values.count * fewestCells <= count.filled,
      10 * recurring.reduce(0, { $0 + $1.count }) >= 9 * values.reduce(0, { $0 + $1.count }),
      values.allSatisfy({
        !TextKey($0.text).text.isEmpty && YAMLNode.canHold($0.text) && $0.text.count <= longestName && YAMLText.isHarmless($0.text)
          && plainNumber($0.text) == nil
      })
    else { return [] }
    let new = recurring.filter { known.place(of: $0.text) == nil }.sorted { $0.text < $1.text }
    var ids = IDMaker(reserved: new.map(\.text) + strata.flatMap { [$0.id] + $0.name.all })
    return new.enumerated().map { number, value in
      (ids.id(of: [value.text], else: "stratum-\(strata.count + number + 1)", own: value.text), value.text, value.count)
    }
  }
}
