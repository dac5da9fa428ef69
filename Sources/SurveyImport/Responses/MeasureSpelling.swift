import SurveyModel

/// How the measures of a table of figures are written: one measure has one spelling, the first of the table.
///
/// Times of one indicator that are told partly in minutes (every duration is) are all taken in minutes, and what is written without accents is the
/// measure with accents that it stands for, where the indicator has only one such.
struct MeasureSpelling {
  private struct Place: Hashable {
    let indicator: String
    let measure: MeasureKey
  }

  private var first: [MeasureKey: String] = [:]
  /// Of a measure without accents, those with accents that it may stand for.
  private var accented: [Place: Set<MeasureKey>] = [:]
  private var inMinutes: Set<String> = []
  private var minutes = ""
  /// Indicators whose times are turned into minutes, with the measures they were stated in.
  private var turned: [(indicator: String, measure: String)] = []

  /// - Parameter measures: of the figures, "" where none is stated.
  init(_ figures: [ContextReader.Written], measures: [String]) {
    for (figure, measure) in zip(figures, measures) {
      let key = MeasureKey(measure)
      if first[key] == nil { first[key] = measure }
      let plain = key.plain
      if plain != key { accented[Place(indicator: figure.indicator, measure: plain), default: []].insert(key) }
      guard figure.kind.isInMeasure, key.isMinutes else { continue }
      if minutes.isEmpty { minutes = first[key] ?? measure }
      inMinutes.insert(figure.indicator)
    }
    for (figure, measure) in zip(figures, measures) where isTurned(figure, MeasureKey(measure)) {
      if !turned.contains(where: { $0 == (figure.indicator, measure) }) { turned.append((figure.indicator, measure)) }
    }
  }

  /// What is said of times that are taken in minutes.
  var recognized: [LocalizedText] { turned.map { ContextFileWords.inMinutes($0.indicator, from: $0.measure, to: minutes) } }

  func figure(_ figure: ContextReader.Written, value: Double?, measure: String) -> (value: Double?, measure: String) {
    let key = MeasureKey(measure)
    if isTurned(figure, key) { return (value.flatMap { key.convert($0, to: MeasureKey(minutes)) }, minutes) }
    let meant = accented[Place(indicator: figure.indicator, measure: key)] ?? []
    return (value, first[meant.count == 1 ? meant.first ?? key : key] ?? measure)
  }

  /// Whether a time is turned into minutes.
  private func isTurned(_ figure: ContextReader.Written, _ key: MeasureKey) -> Bool {
    guard figure.kind.isInMeasure, inMinutes.contains(figure.indicator), let length = key.minutes else { return false }
    return length != 1
  }
}
