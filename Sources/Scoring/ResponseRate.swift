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

  public subscript(_ disposition: Disposition) -> Int {
    switch disposition {
    case .complete: complete
    case .partial: partial
    case .refusal: refusal
    case .nonContact: nonContact
    case .other: other
    case .unknownHousehold: unknownHousehold
    case .unknownOther: unknownOther
    case .notEligible: notEligible
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

  /// e, the share of eligible among those whose eligibility is known: (I+P+R+NC+O)/(I+P+R+NC+O+NE); `nil` where nothing is known of anybody.
  public var eligibility: Double? { Eligibility(from: self).share }

  /// I/((I+P)+(R+NC+O)+e(UH+UO))
  public func rr3(_ e: Eligibility) -> Double? { estimated(complete, e) }
  /// (I+P)/((I+P)+(R+NC+O)+e(UH+UO))
  public func rr4(_ e: Eligibility) -> Double? { estimated(complete + partial, e) }

  /// I/((I+P)+R+O)
  public var coop1: Double? { ratio(complete, complete + partial + refusal + other) }
  /// (I+P)/((I+P)+R+O)
  public var coop2: Double? { ratio(complete + partial, complete + partial + refusal + other) }
  /// I/((I+P)+R)
  public var coop3: Double? { ratio(complete, complete + partial + refusal) }
  /// (I+P)/((I+P)+R)
  public var coop4: Double? { ratio(complete + partial, complete + partial + refusal) }

  /// R/((I+P)+(R+NC+O)+(UH+UO))
  public var ref1: Double? { ratio(refusal, knownEligible + unknownEligibility) }
  /// R/((I+P)+(R+NC+O)+e(UH+UO))
  public func ref2(_ e: Eligibility) -> Double? { estimated(refusal, e) }
  /// R/((I+P)+(R+NC+O))
  public var ref3: Double? { ratio(refusal, knownEligible) }

  private var contacted: Int { complete + partial + refusal + other }
  /// ((I+P)+R+O)/((I+P)+(R+NC+O)+(UH+UO))
  public var con1: Double? { ratio(contacted, knownEligible + unknownEligibility) }
  /// ((I+P)+R+O)/((I+P)+(R+NC+O)+e(UH+UO))
  public func con2(_ e: Eligibility) -> Double? { estimated(contacted, e) }
  /// ((I+P)+R+O)/((I+P)+(R+NC+O))
  public var con3: Double? { ratio(contacted, knownEligible) }

  private func ratio(_ numerator: Int, _ denominator: Int) -> Double? {
    denominator == 0 ? nil : Double(numerator) / Double(denominator)
  }

  private func estimated(_ numerator: Int, _ e: Eligibility) -> Double? {
    e.rate(numerator, known: knownEligible, unknown: unknownEligibility)
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
