import SurveyModel

/// The figures of a context table that were met: one thing has one value. Reports refuse what contradicts itself, and so does the reading, which knows
/// the place.
struct StatedFigures {
  private struct Subject: Hashable {
    let unit: Int?
    let indicator: String
    let period: Period
    let kind: ContextTable.Kind
    /// Of targets and forecasts.
    let issuer: String
    /// Of shares.
    let of: [String]
    let measure: MeasureKey
  }

  private struct Pair: Hashable {
    let first: String
    let second: String
  }

  private var first: [Subject: (value: Double, figure: ContextReader.Written)] = [:]
  /// Columns of a wide table, of which it is said once.
  private var said: Set<Pair> = []

  /// What is to be said where the entry has another value than one before it.
  mutating func contradiction(of entry: ContextTable.Entry, _ figure: ContextReader.Written) -> LocalizedText? {
    guard let value = entry.value, value.isFinite else { return nil }
    let hasIssuer = [.target, .forecast, .publishedShare].contains(entry.kind)
    let subject = Subject(
      unit: entry.unit, indicator: entry.indicator, period: entry.period, kind: entry.kind, issuer: hasIssuer ? entry.issuer : "",
      of: entry.of, measure: MeasureKey(entry.measure))
    guard let earlier = first[subject] else {
      first[subject] = (value, figure)
      return nil
    }
    guard earlier.value != value else { return nil }
    let columns = (first: earlier.figure.column, second: figure.column)
    if columns.first != columns.second, !said.insert(Pair(first: columns.first, second: columns.second)).inserted { return nil }
    return ContextFileWords.twice(
      columns: columns, kind: entry.kind, period: entry.period, found: (earlier.figure.value.text, figure.value.text),
      line: earlier.figure.line)
  }
}
