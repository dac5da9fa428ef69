public import SurveyModel

/// What the response weights did, for the report.
public struct WeightingSummary: Sendable, Hashable {
  /// A cell that was too small for a weight of its own.
  public struct JoinedCell: Sendable, Hashable {
    /// Index into `Survey.units`; `nil` where the frame names no units, so that a cell is a stratum of the whole department.
    public let unit: Int?
    /// Indices into `Survey.strata` that were joined, ascending. Respondents of unknown stratum may be in the cell too.
    public let strata: [Int]

    public init(unit: Int?, strata: [Int]) {
      self.unit = unit
      self.strata = strata
    }
  }

  /// A cell with more responses than the frame or the population has members: its weights are 1.
  public struct OverfullCell: Sendable, Hashable {
    /// Index into `Survey.units`; `nil` where the frame names no units.
    public let unit: Int?
    public let strata: [Int]
    public let responses: Int
    /// Rounded down where it is estimated.
    public let population: Int

    public init(unit: Int?, strata: [Int], responses: Int, population: Int) {
      self.unit = unit
      self.strata = strata
      self.responses = responses
      self.population = population
    }
  }

  /// What was done, which is `none` also where there is neither frame nor population to weight by.
  public let method: IndexTree.ResponseWeighting
  public let smallest: Double
  public let largest: Double
  /// n Σw²/(Σw)² over all responses (Kish).
  public let kishDesignEffect: Double
  /// (Σw)²/Σw²
  public let effectiveResponses: Double
  public let joined: [JoinedCell]
  public let overfull: [OverfullCell]

  public init(
    method: IndexTree.ResponseWeighting, smallest: Double, largest: Double, kishDesignEffect: Double,
    effectiveResponses: Double, joined: [JoinedCell], overfull: [OverfullCell]
  ) {
    self.method = method
    self.smallest = smallest
    self.largest = largest
    self.kishDesignEffect = kishDesignEffect
    self.effectiveResponses = effectiveResponses
    self.joined = joined
    self.overfull = overfull
  }
}
