import SurveyModel

/// The actuals that figures of a context table are compared with: of targets and forecasts those of the same unit, indicator and period, of
/// actuals those of the period before and of the whole department.
struct Partners {
  private struct Subject: Hashable {
    let unit: Int?
    let indicator: TextKey
    let period: Period

    /// The same of another period, or of the whole department.
    init(_ entry: ContextTable.Entry, period: Period? = nil, ofAll: Bool = false) {
      unit = ofAll ? nil : entry.unit
      indicator = TextKey(entry.indicator)
      self.period = period ?? entry.period
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

  /// Of a target or forecast that meets no actual because that has another measure, and of an actual that for this reason is not set beside
  /// that of the period before or of the whole department.
  ///
  /// - Parameter measure: as the file writes it.
  func problem(of entry: ContextTable.Entry, written measure: String, file: String, line: Int) -> ImportProblem? {
    func problem(_ other: ContextTable.Entry, _ expected: (String) -> LocalizedText) -> ImportProblem {
      let isNamed = other.indicator == entry.indicator
      return ImportProblem(
        file: file, line: line, kind: .withoutPartner, expected: expected(isNamed ? other.measure : other.indicator),
        found: .shown(isNamed ? measure : entry.indicator), action: ContextFileWords.notCompared)
    }
    if Self.isCompared(entry), let partners = actuals[Subject(entry)],
      !partners.contains(where: { $0.measure == entry.measure && $0.indicator == entry.indicator })
    {
      return problem(partners[0], ContextFileWords.partner)
    }
    guard entry.kind == .actual, entry.value != nil else { return nil }
    if let before = entry.period.previous, let other = partner(of: entry, in: Subject(entry, period: before)) {
      return problem(other) { ContextFileWords.partnerBefore($0, before) }
    }
    if entry.unit != nil, let other = partner(of: entry, in: Subject(entry, ofAll: true)) {
      return problem(other, ContextFileWords.partnerOfAll)
    }
    return nil
  }

  /// The actual that one would be set beside if the two had the same measure and name; `nil` where it meets one, and where what is there meets another.
  private func partner(of entry: ContextTable.Entry, in subject: Subject) -> ContextTable.Entry? {
    guard let others = actuals[subject], let own = actuals[Subject(entry)],
      !others.contains(where: { other in own.contains { $0.measure == other.measure && $0.indicator == other.indicator } })
    else { return nil }
    return others[0]
  }
}
