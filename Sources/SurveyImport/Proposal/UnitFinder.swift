import SurveyModel

/// Finds the column that says which unit a row rates.
struct UnitFinder {
  struct Candidate {
    /// Index into the columns of the export.
    let column: Int
    let points: Int
    let separator: Character?
    let names: [(text: String, count: Int)]
  }

  let export: CountedExport
  let scales: ScaleFinder

  /// Likeliest first.
  var candidates: [Candidate] {
    export.columns.indices.compactMap { candidate($0) }.sorted { $0.points != $1.points ? $0.points > $1.points : $0.column < $1.column }
  }

  private func candidate(_ number: Int) -> Candidate? {
    let column = export.columns[number]
    guard column.name != nil, column.export.row.isEmpty, isPossible(column.export), !column.count.isOpen else { return nil }
    let values = column.count.values
    guard !values.isEmpty, values.allSatisfy({ $0.text.count <= ColumnCount.longestValue }) else { return nil }
    let header = [column.export.code, column.export.question] + column.export.spellings
    let isNamed = header.contains { ColumnWords.holds($0, ColumnWords.unit) }
    if header.contains(where: { ColumnWords.holds($0, ColumnWords.stratum) }) && !isNamed { return nil }
    guard scales.builtIn(values).isEmpty, column.count.times < column.count.filled else { return nil }
    let (names, separator) = split(values)
    let offices = names.count { ColumnWords.holds($0.text, ColumnWords.office) }
    let isNumber = names.allSatisfy { plainNumber($0.text) != nil }
    let repeats = column.count.filled >= names.count * 2
    var points = 0
    if isNamed { points += 10 }
    if offices * 2 >= names.count { points += 8 }
    if repeats { points += 2 }
    if names.count >= 2 { points += 2 }
    if column.count.filled == export.rows { points += 1 }
    if isNumber { points -= 3 }
    // A named column in a file of a few rows need not repeat; one that never does names the firm.
    if !repeats { points -= isNamed && export.rows < 10 ? 3 : 8 }
    if header.contains(where: { ColumnWords.holds($0, ColumnWords.respondent) }) { points -= 6 }
    if separator != nil, !isNamed, offices * 2 < names.count { return nil }
    if names.count > 200 || names.contains(where: { !YAMLText.isHarmless($0.text) }) { return nil }
    let isCategory = repeats && names.count >= 2 && names.count <= 40 && !isNumber
    return points >= 8 || isCategory && points >= 4 ? Candidate(column: number, points: points, separator: separator, names: names) : nil
  }

  private func isPossible(_ column: ExportColumn) -> Bool {
    switch column.kind {
    case .question: true
    case .system(.other): ColumnWords.holds(column.code, ColumnWords.unit)
    default: false
    }
  }

  /// The names in cells that hold several; a name that holds the separator itself stands alone in some cell.
  private func split(_ values: [(text: String, count: Int)]) -> (names: [(text: String, count: Int)], separator: Character?) {
    for separator in [";", "|", ","] as [Character] where values.contains(where: { $0.text.contains(separator) }) {
      var places: [TextKey: Int] = [:]
      var parts: [(text: String, count: Int)] = []
      for value in values {
        for part in value.text.split(separator: separator).map({ withoutBlanks($0) }) where !part.isEmpty {
          if let place = places[TextKey(part)] {
            parts[place].count += value.count
          } else {
            places[TextKey(part)] = parts.count
            parts.append((part, value.count))
          }
        }
      }
      // Microsoft's answers end in a semicolon, also where one was chosen.
      let isTrailing = values.allSatisfy { $0.text.split(separator: separator).count <= 1 }
      let standsAlone = values.contains { value in !value.text.contains(separator) && places[TextKey(value.text)] != nil }
      if isTrailing || parts.count < values.count || standsAlone && parts.count == values.count { return (parts, separator) }
    }
    return (values, nil)
  }
}
