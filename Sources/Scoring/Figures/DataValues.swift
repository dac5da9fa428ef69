package import SurveyModel

/// The figures that `data` indicators score: the actuals of the survey's edition in context.csv.
package struct DataValues: Sendable {
  private struct Key: Hashable {
    let unit: Int?
    let name: String
  }

  private let values: [Key: Double]

  /// - Throws: ``ScoringError``: an edition that is no period, a name that context.csv never uses, actuals of different measures, or two different
  ///   actuals of one unit; only where the index has `data` indicators.
  package init(index: IndexTree, survey: Survey, context: ContextTable?) throws(ScoringError) {
    var values: [Key: Double] = [:]
    let period = Period(survey.edition)
    for place in index.indicators {
      let node = index.nodes[place]
      guard case .indicator(let indicator) = node.content, case .data(let name) = indicator.source else { continue }
      guard let period else { throw .editionIsNoPeriod(edition: survey.edition, indicator: node.id) }
      let named = context?.entries.filter { $0.indicator == name } ?? []
      guard !named.isEmpty else { throw .unknownData(indicator: node.id, data: name) }
      let actuals = named.filter { $0.kind == .actual && $0.period == period && $0.value?.isFinite == true }
      var measures: [String] = []
      for entry in actuals where !measures.contains(where: { MeasureKey($0) == MeasureKey(entry.measure) }) {
        measures.append(entry.measure)
      }
      guard measures.count <= 1 else { throw .mixedMeasures(indicator: node.id, measures: measures) }
      for entry in actuals {
        let key = Key(unit: entry.unit, name: name)
        if let known = values[key], known != entry.value {
          throw .contextTwice(
            unit: entry.unit.flatMap { survey.units.indices.contains($0) ? survey.units[$0].id : nil }, indicator: name,
            period: period, kind: .actual, issuer: entry.issuer)
        }
        values[key] = entry.value
      }
    }
    self.values = values
  }

  /// Figures that are known already: units × names, unit after unit; NaN is missing.
  init(_ units: [Int?], names: [String], values: [Double]) {
    var known: [Key: Double] = [:]
    for (row, unit) in units.enumerated() {
      for (column, name) in names.enumerated() where !values[row * names.count + column].isNaN {
        known[Key(unit: unit, name: name)] = values[row * names.count + column]
      }
    }
    self.values = known
  }

  /// The figure of a unit, or of the whole department (`nil`); `nil` where it is not known.
  package subscript(unit: Int?, name: String) -> Double? { values[Key(unit: unit, name: name)] }
}
