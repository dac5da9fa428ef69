import SurveyModel

/// `population`: known numbers of respondents by stratum, or by unit and stratum.
enum PopulationDefinition {
  /// - Parameters:
  ///   - units: ids of the survey's units; `nil` where they could not be read, as for `strata`.
  ///   - counted: how many of the first of them are not left out; numbers of the others are of no use.
  static func read(
    _ node: YAMLNode, units: [String]?, counted: Int, strata: [String]?, _ faults: inout DefinitionFaults
  ) -> RespondentGroup.Population? {
    guard let entries = node.entries(SurveyFileWords.mapOfPopulation, &faults) else { return nil }
    guard let first = entries.first else {
      faults.add(at: node.position, SurveyFileWords.noPopulation)
      return nil
    }
    guard case .map = first.value.content else {
      return counts(entries, of: strata, &faults).map { .byStratum($0) }
    }
    guard let units else { return nil }
    var byUnit: [Int: [Int: Int]] = [:]
    for entry in entries {
      let unit = place(of: entry, .oneUnit, among: units, &faults)
      let inner = entry.value.entries(SurveyFileWords.mapOfStrataOfUnit, &faults)
      if let counts = inner.flatMap({ counts($0, of: strata, &faults) }), let unit, unit < counted { byUnit[unit] = counts }
    }
    return .byUnitAndStratum(byUnit)
  }

  private static func counts(_ entries: [YAMLNode.Entry], of strata: [String]?, _ faults: inout DefinitionFaults) -> [Int: Int]? {
    guard let strata else { return nil }
    var counts: [Int: Int] = [:]
    for entry in entries {
      let stratum = place(of: entry, .oneStratum, among: strata, &faults)
      if let count = entry.value.wholeNumber(SurveyFileWords.numberOfRespondents, &faults),
        let stratum
      {
        counts[stratum] = count
      }
    }
    return counts
  }

  private static func place(
    of entry: YAMLNode.Entry, _ kind: LocalizedText, among ids: [String], _ faults: inout DefinitionFaults
  ) -> Int? {
    if let place = ids.firstIndex(of: entry.key) { return place }
    let hint = entry.keyHint ?? YAMLNode.suggestion(for: entry.key, among: ids)
    faults.add(at: entry.keyPosition, SurveyFileWords.notAnID(kind, key: entry.key, hint: hint))
    return nil
  }
}
