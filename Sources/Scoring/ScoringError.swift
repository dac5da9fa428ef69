public import SurveyModel

/// Why no honest score can be given. One line each; ids, never positions.
public enum ScoringError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The index, or its satisfaction rate, names a question that the survey does not ask.
  case unknownQuestion(code: String, neededBy: String)
  /// The statistic needs more categories than the question's scale has.
  case scaleTooSmall(question: String, statistic: String, categories: Int, needed: Int)
  /// A `data` indicator with a normalisation that needs the ends of an answer scale.
  case noAnswerScale(indicator: String)
  /// `share-of-maximum` on a scale whose highest value is zero or below.
  case noMaximum(indicator: String, highest: Double)
  /// A `data` indicator that context.csv never names.
  case unknownData(indicator: String, data: String)
  /// `data` indicators are read for the edition, and the edition is no period.
  case editionIsNoPeriod(edition: String, indicator: String)
  /// A `data` indicator whose rows have different measures.
  case mixedMeasures(indicator: String, measures: [String])
  /// All units have one value, so that a range of this run has no width.
  case allEqual(indicator: String, value: Double, units: [String])
  /// A value outside a range that is given, without `clip`.
  case outsideRange(indicator: String, unit: String, value: Double, min: Double, max: Double)
  /// Two different values for one thing in context.csv.
  case contextTwice(unit: String?, indicator: String, period: Period, kind: ContextTable.Kind, issuer: String)

  /// Weights are calibrated to a name whose counts neither the frame nor the population of the survey gives.
  case noPopulation(name: String)
  /// A category that weights are calibrated to has members and no response. One text for each name.
  case emptyCategory(names: [String], category: [String], population: Double)
  /// Raking did not meet its margins; the category that was farthest away, |Σw/N − 1|.
  case rakingDidNotConverge(iterations: Int, deviation: Double, names: [String], category: [String])

  public var description: String {
    switch self {
    case .noPopulation(let name):
      return "response-weights: expected counts of \"\(name)\" in the frame or the population of the survey, found none"
    case .emptyCategory(let names, let category, let population):
      return
        "response-weights: \(Self.place(names, category)) has \(population) members and no response; join it with another category or leave the name out"
    case .rakingDidNotConverge(let iterations, let deviation, let names, let category):
      return
        "response-weights: raking did not converge in \(iterations) passes; the weights of \(Self.place(names, category)) are off by \(deviation) of their total"
    case .unknownQuestion(let code, let needer):
      return "\(needer): expected a question of the survey, found \"\(code)\""
    case .scaleTooSmall(let question, let statistic, let categories, let needed):
      return "question \"\(question)\": \(statistic) needs a scale of \(needed) categories or more, found \(categories)"
    case .noAnswerScale(let indicator):
      return "indicator \"\(indicator)\": data have no answer scale; expected normalize: min-max or none"
    case .noMaximum(let indicator, let highest):
      return "indicator \"\(indicator)\": share-of-maximum needs a scale whose highest value is above 0, found \(highest)"
    case .unknownData(let indicator, let data):
      return "indicator \"\(indicator)\": expected an indicator of the context file, found \"\(data)\""
    case .editionIsNoPeriod(let edition, let indicator):
      return
        "indicator \"\(indicator)\": its data are those of the edition; expected an edition such as 2023 or 2023-07, found \"\(edition)\""
    case .mixedMeasures(let indicator, let measures):
      let list = measures.map { "\"\($0)\"" }.joined(separator: ", ")
      return "indicator \"\(indicator)\": expected one measure in the context file, found \(list)"
    case .allEqual(let indicator, let value, let units):
      return
        "indicator \"\(indicator)\": min-max needs units that differ, found \(value) for \(Self.list(units)); set when-equal to allow it"
    case .outsideRange(let indicator, let unit, let value, let min, let max):
      return
        "indicator \"\(indicator)\", unit \"\(unit)\": expected a value from \(min) to \(max), found \(value); set clip: true to allow it"
    case .contextTwice(let unit, let indicator, let period, let kind, let issuer):
      let place = unit.map { "unit \"\($0)\"" } ?? "the whole department"
      let by = issuer.isEmpty ? "" : " of \"\(issuer)\""
      return "context of \(place), indicator \"\(indicator)\", period \(period): found two different values of kind \(kind.rawValue)\(by)"
    }
  }

  /// `stratum "in", size "small"`
  private static func place(_ names: [String], _ category: [String]) -> String {
    zip(names, category).map { "\($0) \"\($1)\"" }.joined(separator: ", ")
  }

  /// The first five and how many more.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
    return names.count > 5 ? "\(shown) and \(names.count - 5) more" : shown
  }
}
