import SurveyModel

/// The actuals that targets and forecasts of a context table are compared with: those of the same unit, indicator and period.
struct Partners {
  private struct Subject: Hashable {
    let unit: Int?
    let indicator: TextKey
    let period: Period

    init(_ entry: ContextTable.Entry) {
      unit = entry.unit
      indicator = TextKey(entry.indicator)
      period = entry.period
    }

    private init(unit: Int?, indicator: TextKey) {
      self.unit = unit
      self.indicator = indicator
      period = .year(0)
    }

    var ofAnyTime: Subject { Subject(unit: unit, indicator: indicator) }
  }

  private var actuals: [Subject: [ContextTable.Entry]] = [:]
  /// Spans of days with an actual.
  private var toDate: [Subject: [Period]] = [:]

  init(_ entries: [ContextTable.Entry]) {
    for entry in entries where entry.kind == .actual && entry.value != nil {
      actuals[Subject(entry), default: []].append(entry)
      if case .days = entry.period { toDate[Subject(entry).ofAnyTime, default: []].append(entry.period) }
    }
  }

  private static func isCompared(_ entry: ContextTable.Entry) -> Bool {
    (entry.kind == .target || entry.kind == .forecast) && entry.value != nil
  }

  /// Whether nothing is there to compare a target or a forecast with. Those for a time after the survey's are for later.
  func lacksActual(_ entry: ContextTable.Entry, of survey: Survey) -> Bool {
    guard Self.isCompared(entry), actuals[Subject(entry)] == nil, !hasActualToDate(entry) else { return false }
    guard case .year(let edition)? = Period(survey.edition), case .year(let year) = entry.period else { return true }
    return year <= edition
  }

  /// What was reached from the first day of the period on is compared with the target for the whole of it.
  private func hasActualToDate(_ entry: ContextTable.Entry) -> Bool {
    toDate[Subject(entry).ofAnyTime, default: []].contains { $0.first == entry.period.first && $0.last <= entry.period.last }
  }

  /// Of a target or forecast that meets no actual because that has another measure.
  func problem(of entry: ContextTable.Entry, file: String, line: Int) -> ImportProblem? {
    guard Self.isCompared(entry), let partners = actuals[Subject(entry)],
      !partners.contains(where: { $0.measure == entry.measure && $0.indicator == entry.indicator })
    else { return nil }
    let hasName = partners[0].indicator == entry.indicator
    return ImportProblem(
      file: file, line: line, kind: .withoutPartner,
      expected: ContextFileWords.partner(hasName ? partners[0].measure : partners[0].indicator),
      found: .shown(hasName ? entry.measure : entry.indicator), action: ContextFileWords.notCompared)
  }
}
