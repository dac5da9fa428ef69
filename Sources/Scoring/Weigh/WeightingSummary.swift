package import SurveyModel

/// What the response weights did, for the report.
package struct WeightingSummary: Sendable, Hashable {
  /// A cell that was too small for a weight of its own.
  package struct JoinedCell: Sendable, Hashable {
    /// Index into `Survey.units`; `nil` where the frame names no units, so that a cell is a stratum of the whole department.
    package let unit: Int?
    /// Indices into `Survey.strata` that were joined, ascending. Respondents of unknown stratum may be in the cell too.
    package let strata: [Int]

    package init(unit: Int?, strata: [Int]) {
      self.unit = unit
      self.strata = strata
    }
  }

  /// A cell with more responses than the frame or the population has members: non-response weights are 1 there, and f is 0.
  package struct OverfullCell: Sendable, Hashable {
    /// Index into `Survey.units`; `nil` where the frame names no units.
    package let unit: Int?
    package let strata: [Int]
    package let responses: Int
    /// Rounded down where it is estimated.
    package let population: Int

    package init(unit: Int?, strata: [Int], responses: Int, population: Int) {
      self.unit = unit
      self.strata = strata
      self.responses = responses
      self.population = population
    }
  }

  /// What weights were calibrated to, and what came of it.
  package struct Calibration: Sendable, Hashable {
    /// A category of one name.
    package enum Label: Sendable, Hashable {
      /// Index into `Survey.units`.
      case unit(Int)
      /// Index into `Survey.strata`.
      case stratum(Int)
      /// As a column of the frame has it.
      case value(String)
      case notKnown

      /// An id, or the text of the frame; `?` for what is not known.
      package func text(_ survey: Survey) -> String {
        switch self {
        case .unit(let unit): survey.units[unit].id
        case .stratum(let stratum): survey.strata[stratum].id
        case .value(let text): text
        case .notKnown: "?"
        }
      }
    }

    package struct Category: Sendable, Hashable {
      /// One for each name of the margin.
      package let labels: [Label]
      /// N that the weights were made to meet. Not whole where it is estimated.
      package let population: Double
      /// n, unweighted: responses, or respondents where the frame names no units.
      package let responses: Int
      /// What the weights add up to in the end; N but for trimming.
      package let weighted: Double

      package init(labels: [Label], population: Double, responses: Int, weighted: Double) {
        self.labels = labels
        self.population = population
        self.responses = responses
        self.weighted = weighted
      }

      /// More responses than members: the weights here are below 1.
      package var isOverfull: Bool { Double(responses) > population * (1 + 1e-12) }
    }

    package struct Margin: Sendable, Hashable {
      /// One for raking; all names of a post-stratification.
      package let names: [String]
      package let categories: [Category]

      package init(names: [String], categories: [Category]) {
        self.names = names
        self.categories = categories
      }
    }

    package struct Trimming: Sendable, Hashable {
      /// In multiples of the mean weight.
      package let bounds: IndexTree.ResponseWeighting.Trim
      /// Responses whose weight is at a bound.
      package let trimmed: Int

      package init(bounds: IndexTree.ResponseWeighting.Trim, trimmed: Int) {
        self.bounds = bounds
        self.trimmed = trimmed
      }
    }

    package let margins: [Margin]
    /// Passes of the raking.
    package let iterations: Int
    /// Largest |Σw/N − 1| over all categories before trimming.
    package let largestDeviation: Double
    package let trimming: Trimming?
    /// Responses that took no part, for want of a category with members; they have the mean weight.
    package let outside: Int

    package init(margins: [Margin], iterations: Int, largestDeviation: Double, trimming: Trimming?, outside: Int) {
      self.margins = margins
      self.iterations = iterations
      self.largestDeviation = largestDeviation
      self.trimming = trimming
      self.outside = outside
    }

    /// Largest |Σw/N − 1| over all categories after trimming.
    package var finalDeviation: Double {
      margins.flatMap(\.categories).reduce(0) { max($0, ($1.weighted / $1.population - 1).magnitude) }
    }
  }

  /// What was done, which is `none` also where there is neither frame nor population to weight by.
  package let method: IndexTree.ResponseWeighting
  package let smallest: Double
  package let largest: Double
  /// n Σw²/(Σw)² over all responses (Kish).
  package let kishDesignEffect: Double
  /// (Σw)²/Σw²
  package let effectiveResponses: Double
  package let joined: [JoinedCell]
  package let overfull: [OverfullCell]
  /// Of post-stratified and raked weights.
  package let calibration: Calibration?

  package init(
    method: IndexTree.ResponseWeighting, smallest: Double, largest: Double, kishDesignEffect: Double,
    effectiveResponses: Double, joined: [JoinedCell], overfull: [OverfullCell], calibration: Calibration? = nil
  ) {
    self.method = method
    self.smallest = smallest
    self.largest = largest
    self.kishDesignEffect = kishDesignEffect
    self.effectiveResponses = effectiveResponses
    self.joined = joined
    self.overfull = overfull
    self.calibration = calibration
  }
}
