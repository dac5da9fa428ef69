import Scoring

/// The outcome rates of the AAPOR Standard Definitions (10th edition, 2023), by the name they have there.
///
/// Letters: I complete, P partial, R refusal, NC non-contact, O other, UH and UO of unknown eligibility, NE
/// not eligible, e the share of eligible among those of unknown eligibility.
public enum OutcomeRate: String, Sendable, Hashable, CaseIterable {
  /// I/((I+P)+(R+NC+O)+(UH+UO))
  case rr1 = "RR1"
  /// (I+P)/((I+P)+(R+NC+O)+(UH+UO))
  case rr2 = "RR2"
  /// I/((I+P)+(R+NC+O)+e(UH+UO))
  case rr3 = "RR3"
  /// (I+P)/((I+P)+(R+NC+O)+e(UH+UO))
  case rr4 = "RR4"
  /// I/((I+P)+(R+NC+O))
  case rr5 = "RR5"
  /// (I+P)/((I+P)+(R+NC+O))
  case rr6 = "RR6"
  /// I/((I+P)+R+O)
  case coop1 = "COOP1"
  /// (I+P)/((I+P)+R+O)
  case coop2 = "COOP2"
  /// I/((I+P)+R)
  case coop3 = "COOP3"
  /// (I+P)/((I+P)+R)
  case coop4 = "COOP4"
  /// R/((I+P)+(R+NC+O)+(UH+UO))
  case ref1 = "REF1"
  /// R/((I+P)+(R+NC+O)+e(UH+UO))
  case ref2 = "REF2"
  /// R/((I+P)+(R+NC+O))
  case ref3 = "REF3"
  /// ((I+P)+R+O)/((I+P)+(R+NC+O)+(UH+UO))
  case con1 = "CON1"
  /// ((I+P)+R+O)/((I+P)+(R+NC+O)+e(UH+UO))
  case con2 = "CON2"
  /// ((I+P)+R+O)/((I+P)+(R+NC+O))
  case con3 = "CON3"
}

/// How many invitations ended in each way (AAPOR Standard Definitions).
public struct Dispositions: Sendable, Hashable {
  /// I
  public var complete: Int
  /// P
  public var partial: Int
  /// R
  public var refusal: Int
  /// NC
  public var nonContact: Int
  /// O
  public var other: Int
  /// UH: not known whether there is anybody to ask.
  public var unknownHousehold: Int
  /// UO: not known whether they are eligible.
  public var unknownOther: Int
  /// NE
  public var notEligible: Int

  /// Counts, zero or more each.
  public init(
    complete: Int = 0, partial: Int = 0, refusal: Int = 0, nonContact: Int = 0, other: Int = 0, unknownHousehold: Int = 0,
    unknownOther: Int = 0, notEligible: Int = 0
  ) {
    self.complete = complete
    self.partial = partial
    self.refusal = refusal
    self.nonContact = nonContact
    self.other = other
    self.unknownHousehold = unknownHousehold
    self.unknownOther = unknownOther
    self.notEligible = notEligible
  }

  init(_ counts: DispositionCounts) {
    self.init(
      complete: counts.complete, partial: counts.partial, refusal: counts.refusal, nonContact: counts.nonContact, other: counts.other,
      unknownHousehold: counts.unknownHousehold, unknownOther: counts.unknownOther, notEligible: counts.notEligible)
  }

  private var counts: DispositionCounts {
    var counts = DispositionCounts()
    counts.complete = complete
    counts.partial = partial
    counts.refusal = refusal
    counts.nonContact = nonContact
    counts.other = other
    counts.unknownHousehold = unknownHousehold
    counts.unknownOther = unknownOther
    counts.notEligible = notEligible
    return counts
  }

  /// Everybody on the list, eligible or not.
  public var invited: Int { counts.invited }

  /// e = (I+P+R+NC+O)/(I+P+R+NC+O+NE), the share of eligible among those whose eligibility is known, 0...1;
  /// `nil` where nothing is known of anybody.
  public var eligibility: Double? { counts.eligibility }

  /// An outcome rate as a fraction, 0...1; `nil` where it is 0/0, or needs an e that is not defined.
  ///
  /// - Parameters:
  ///   - rate: by its name in the standard.
  ///   - eligibility: e, 0...1; `nil` for the one that these counts give. It matters only to RR3, RR4, REF2 and
  ///     CON2, and only where the eligibility of some is not known.
  public func value(of rate: OutcomeRate, eligibility: Double? = nil) -> Double? {
    guard let rate = Scoring.OutcomeRate(rawValue: rate.rawValue) else { return nil }
    return counts.value(of: rate, eligibility: eligibility.map(Eligibility.given) ?? Eligibility(from: counts))
  }
}

/// How those who were invited answered, in a unit, a stratum, both crossed, or overall.
public struct ResponseRate: Sendable, Hashable {
  /// Id of the unit; `nil` is all.
  public let unit: String?
  /// Id of the stratum; `nil` is all.
  public let stratum: String?
  /// How the invitations ended. Rows of the frame that are marked as answered without a response in the files
  /// count as O.
  public let counts: Dispositions

  /// RR2, the rate that is published: (I+P)/((I+P)+(R+NC+O)+(UH+UO)), a fraction; `nil` where nobody was
  /// invited.
  public var rate: Double? { counts.value(of: .rr2) }
}
