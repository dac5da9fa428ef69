/// The outcome rates of the AAPOR Standard Definitions, by the name they have there.
///
/// `allCases` is the order of the standard: response, cooperation, refusal, contact.
package enum OutcomeRate: String, Sendable, Hashable, CaseIterable {
  case rr1 = "RR1"
  case rr2 = "RR2"
  case rr3 = "RR3"
  case rr4 = "RR4"
  case rr5 = "RR5"
  case rr6 = "RR6"
  case coop1 = "COOP1"
  case coop2 = "COOP2"
  case coop3 = "COOP3"
  case coop4 = "COOP4"
  case ref1 = "REF1"
  case ref2 = "REF2"
  case ref3 = "REF3"
  case con1 = "CON1"
  case con2 = "CON2"
  case con3 = "CON3"
}

extension DispositionCounts {
  /// A fraction, 0...1; `nil` where it is 0/0, or needs an e that is not defined.
  ///
  /// - Parameter eligibility: matters only to RR3, RR4, REF2 and CON2, and only where the eligibility of some is not known.
  package func value(of rate: OutcomeRate, eligibility: Eligibility) -> Double? {
    switch rate {
    case .rr1: rr1
    case .rr2: rr2
    case .rr3: rr3(eligibility)
    case .rr4: rr4(eligibility)
    case .rr5: rr5
    case .rr6: rr6
    case .coop1: coop1
    case .coop2: coop2
    case .coop3: coop3
    case .coop4: coop4
    case .ref1: ref1
    case .ref2: ref2(eligibility)
    case .ref3: ref3
    case .con1: con1
    case .con2: con2(eligibility)
    case .con3: con3
    }
  }
}
