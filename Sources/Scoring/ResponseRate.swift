public import SurveyModel

/// How many invitations ended in each way (AAPOR Standard Definitions).
public struct DispositionCounts: Sendable, Hashable {
  public var complete = 0
  public var partial = 0
  public var refusal = 0
  public var nonContact = 0
  public var other = 0
  public var unknownHousehold = 0
  public var unknownOther = 0
  public var notEligible = 0

  public init() {}

  public mutating func add(_ disposition: Disposition) {
    switch disposition {
    case .complete: complete += 1
    case .partial: partial += 1
    case .refusal: refusal += 1
    case .nonContact: nonContact += 1
    case .other: other += 1
    case .unknownHousehold: unknownHousehold += 1
    case .unknownOther: unknownOther += 1
    case .notEligible: notEligible += 1
    }
  }

  /// Everybody on the list, eligible or not.
  public var invited: Int { knownEligible + unknownEligibility + notEligible }

  /// (I+P)+(R+NC+O)
  public var knownEligible: Int { complete + partial + refusal + nonContact + other }

  /// UH+UO
  public var unknownEligibility: Int { unknownHousehold + unknownOther }

  /// I/((I+P)+(R+NC+O)+(UH+UO)); `nil` where nobody is in the denominator.
  public var rr1: Double? { ratio(complete, knownEligible + unknownEligibility) }
  /// (I+P)/((I+P)+(R+NC+O)+(UH+UO))
  public var rr2: Double? { ratio(complete + partial, knownEligible + unknownEligibility) }
  /// I/((I+P)+(R+NC+O))
  public var rr5: Double? { ratio(complete, knownEligible) }
  /// (I+P)/((I+P)+(R+NC+O))
  public var rr6: Double? { ratio(complete + partial, knownEligible) }

  private func ratio(_ numerator: Int, _ denominator: Int) -> Double? {
    denominator == 0 ? nil : Double(numerator) / Double(denominator)
  }
}

/// Response rates of a unit, of a stratum, of both crossed, or of all.
public struct ResponseRate: Sendable, Hashable {
  /// Index into `Survey.units`; `nil` is all.
  public let unit: Int?
  /// Index into `Survey.strata`; `nil` is all.
  public let stratum: Int?
  public let counts: DispositionCounts

  public init(unit: Int?, stratum: Int?, counts: DispositionCounts) {
    self.unit = unit
    self.stratum = stratum
    self.counts = counts
  }
}
