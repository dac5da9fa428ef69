package import SurveyModel

/// How many invitations ended in each way (AAPOR Standard Definitions).
package struct DispositionCounts: Sendable, Hashable {
  package var complete = 0
  package var partial = 0
  package var refusal = 0
  package var nonContact = 0
  package var other = 0
  package var unknownHousehold = 0
  package var unknownOther = 0
  package var notEligible = 0

  package init() {}

  package mutating func add(_ disposition: Disposition) {
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

  package static func + (a: Self, b: Self) -> Self {
    var sum = a
    sum.complete += b.complete
    sum.partial += b.partial
    sum.refusal += b.refusal
    sum.nonContact += b.nonContact
    sum.other += b.other
    sum.unknownHousehold += b.unknownHousehold
    sum.unknownOther += b.unknownOther
    sum.notEligible += b.notEligible
    return sum
  }

  package subscript(_ disposition: Disposition) -> Int {
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
  package var invited: Int { knownEligible + unknownEligibility + notEligible }

  /// (I+P)+(R+NC+O)
  package var knownEligible: Int { complete + partial + refusal + nonContact + other }

  /// UH+UO
  package var unknownEligibility: Int { unknownHousehold + unknownOther }

  /// I/((I+P)+(R+NC+O)+(UH+UO)); `nil` where nobody is in the denominator.
  package var rr1: Double? { ratio(complete, knownEligible + unknownEligibility) }
  /// (I+P)/((I+P)+(R+NC+O)+(UH+UO))
  package var rr2: Double? { ratio(complete + partial, knownEligible + unknownEligibility) }
  /// I/((I+P)+(R+NC+O))
  package var rr5: Double? { ratio(complete, knownEligible) }
  /// (I+P)/((I+P)+(R+NC+O))
  package var rr6: Double? { ratio(complete + partial, knownEligible) }

  /// e, the share of eligible among those whose eligibility is known: (I+P+R+NC+O)/(I+P+R+NC+O+NE); `nil` where nothing is known of anybody.
  package var eligibility: Double? { Eligibility(from: self).share }

  /// I/((I+P)+(R+NC+O)+e(UH+UO))
  package func rr3(_ e: Eligibility) -> Double? { estimated(complete, e) }
  /// (I+P)/((I+P)+(R+NC+O)+e(UH+UO))
  package func rr4(_ e: Eligibility) -> Double? { estimated(complete + partial, e) }

  /// I/((I+P)+R+O)
  package var coop1: Double? { ratio(complete, complete + partial + refusal + other) }
  /// (I+P)/((I+P)+R+O)
  package var coop2: Double? { ratio(complete + partial, complete + partial + refusal + other) }
  /// I/((I+P)+R)
  package var coop3: Double? { ratio(complete, complete + partial + refusal) }
  /// (I+P)/((I+P)+R)
  package var coop4: Double? { ratio(complete + partial, complete + partial + refusal) }

  /// R/((I+P)+(R+NC+O)+(UH+UO))
  package var ref1: Double? { ratio(refusal, knownEligible + unknownEligibility) }
  /// R/((I+P)+(R+NC+O)+e(UH+UO))
  package func ref2(_ e: Eligibility) -> Double? { estimated(refusal, e) }
  /// R/((I+P)+(R+NC+O))
  package var ref3: Double? { ratio(refusal, knownEligible) }

  private var contacted: Int { complete + partial + refusal + other }
  /// ((I+P)+R+O)/((I+P)+(R+NC+O)+(UH+UO))
  package var con1: Double? { ratio(contacted, knownEligible + unknownEligibility) }
  /// ((I+P)+R+O)/((I+P)+(R+NC+O)+e(UH+UO))
  package func con2(_ e: Eligibility) -> Double? { estimated(contacted, e) }
  /// ((I+P)+R+O)/((I+P)+(R+NC+O))
  package var con3: Double? { ratio(contacted, knownEligible) }

  private func ratio(_ numerator: Int, _ denominator: Int) -> Double? {
    denominator == 0 ? nil : Double(numerator) / Double(denominator)
  }

  private func estimated(_ numerator: Int, _ e: Eligibility) -> Double? {
    e.rate(numerator, known: knownEligible, unknown: unknownEligibility)
  }
}

/// Response rates of a unit, of a stratum, of both crossed, or of all.
package struct ResponseRate: Sendable, Hashable {
  /// Index into `Survey.units`; `nil` is all.
  package let unit: Int?
  /// Index into `Survey.strata`; `nil` is all.
  package let stratum: Int?
  package let counts: DispositionCounts

  package init(unit: Int?, stratum: Int?, counts: DispositionCounts) {
    self.unit = unit
    self.stratum = stratum
    self.counts = counts
  }
}
