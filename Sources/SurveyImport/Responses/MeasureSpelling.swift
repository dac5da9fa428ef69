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
    for (figure, measure) in zip(figures, measures) where factor(figure, MeasureKey(measure)) != nil {
      if !turned.contains(where: { $0 == (figure.indicator, measure) }) { turned.append((figure.indicator, measure)) }
    }
  }

  /// What is said of times that are taken in minutes.
  var recognized: [LocalizedText] { turned.map { ContextFileWords.inMinutes($0.indicator, from: $0.measure, to: minutes) } }

  func figure(_ figure: ContextReader.Written, value: Double?, measure: String) -> (value: Double?, measure: String) {
    let key = MeasureKey(measure)
    if let factor = factor(figure, key) { return (value.map { minutesRounded($0 * factor) }, minutes) }
    let meant = accented[Place(indicator: figure.indicator, measure: key)] ?? []
    return (value, first[meant.count == 1 ? meant.first ?? key : key] ?? measure)
  }

  /// What a time is multiplied by; `nil` where it stays as it is.
  private func factor(_ figure: ContextReader.Written, _ key: MeasureKey) -> Double? {
    guard figure.kind.isInMeasure, inMinutes.contains(figure.indicator), let length = key.minutes, length != 1 else { return nil }
    return length
  }
}

/// Without the last bits that turning hours into minutes leaves.
private func minutesRounded(_ minutes: Double) -> Double {
  let near = (minutes * 1e6).rounded() / 1e6
  return (near - minutes).magnitude <= minutes.magnitude * 1e-14 ? near : minutes
}

extension ContextTable.Kind {
  /// Whether its values are in the measure; others are in per cent or have none.
  fileprivate var isInMeasure: Bool {
    switch self {
    case .actual, .target, .forecast: true
    case .publishedChange, .publishedShare, .sumOf: false
    }
  }
}
