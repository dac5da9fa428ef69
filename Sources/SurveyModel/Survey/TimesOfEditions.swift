/// The measures that files of several editions state times in: of one indicator in hours in one year, in minutes in another.
///
/// In a file of its own a figure is what its measure says. Where figures of several files meet, those of the first file stand, and those of the
/// others are taken in its measure.
package struct TimesOfEditions {
  /// By indicator, as a file states it first.
  private var measures: [String: String] = [:]

  package init() {}

  /// The figures of the next file in the measures of those before.
  package mutating func add(_ table: ContextTable?) -> ContextTable? {
    guard let table else { return nil }
    var found: [String: String] = [:]
    let entries = table.entries.map { entry in
      guard entry.kind.isInMeasure, !entry.measure.isEmpty else { return entry }
      guard let measure = measures[entry.indicator] else {
        if found[entry.indicator] == nil { found[entry.indicator] = entry.measure }
        return entry
      }
      let (own, first) = (MeasureKey(entry.measure), MeasureKey(measure))
      guard own != first, own.convert(0, to: first) != nil else { return entry }
      return entry.with(value: entry.value.flatMap { own.convert($0, to: first) }, measure: measure)
    }
    measures.merge(found) { first, _ in first }
    return ContextTable(entries: entries)
  }
}

extension ContextTable.Entry {
  fileprivate func with(value: Double?, measure: String) -> Self {
    Self(
      unit: unit, indicator: indicator, period: period, kind: kind, issuer: issuer, value: value, measure: measure, source: source,
      note: note, of: of, isAtMost: isAtMost, line: line)
  }
}

extension SurveyData {
  /// The same with its figures in the measures of another edition, whose rules they are to be scored by.
  package func inTimes(of other: SurveyData) -> SurveyData {
    var times = TimesOfEditions()
    _ = times.add(other.context)
    return SurveyData(survey: survey, index: index, groups: groups, context: times.add(context), account: account, inputs: inputs)
  }
}
