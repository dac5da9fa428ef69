import SurveyModel

/// `columns` of a context: which column of an office's table holds what. A target or forecast is one header, or a map from who set it to its header.
enum ContextColumnsDefinition {
  private static let kinds: [(key: String, kind: ContextTable.Kind, isBefore: Bool)] = [
    ("actual", .actual, false), ("last-year", .actual, true), ("target", .target, false), ("forecast", .forecast, false),
  ]

  static func read(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> Survey.ContextColumns {
    guard let map = node.map(SurveyFileWords.mapOfContextColumns, keys: ["unit"] + kinds.map(\.key), &faults) else { return .init() }
    var figures: [Survey.ContextColumns.Figure] = []
    for (key, kind, isBefore) in kinds {
      guard let node = map[key] else { continue }
      if kind != .actual, case .map = node.content {
        for entry in node.entries(SurveyFileWords.mapOfIssuers, &faults) ?? [] {
          if let header = entry.value.text(.columnHeader, &faults) { figures.append(.init(header: header, kind: kind, issuer: entry.key)) }
        }
      } else if let header = node.text(.columnHeader, &faults) {
        figures.append(.init(header: header, kind: kind, isBefore: isBefore))
      }
    }
    return .init(unit: map["unit"]?.text(.columnHeader, &faults), figures: figures)
  }
}
