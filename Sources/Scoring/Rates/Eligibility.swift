/// e, the share of eligible cases among those whose eligibility is not known (AAPOR Standard Definitions).
package enum Eligibility: Sendable, Hashable {
  /// Stated by the user, 0...1.
  case given(Double)
  /// (I+P+R+NC+O)/(I+P+R+NC+O+NE): as among those whose eligibility is known. Kept as a fraction, so that the rates divide once.
  case estimated(eligible: Int, known: Int)

  /// Estimated from the counts.
  package init(from counts: DispositionCounts) {
    self = .estimated(eligible: counts.knownEligible, known: counts.knownEligible + counts.notEligible)
  }

  /// `nil` where it is to be estimated and nothing is known of anybody.
  package var share: Double? {
    switch self {
    case .given(let share): share
    case .estimated(let eligible, let known): known == 0 ? nil : Double(eligible) / Double(known)
    }
  }

  /// numerator/(known + e·unknown); `nil` where that is 0/0 or e is not defined. e does not matter where `unknown` is 0.
  ///
  /// With an estimated e = a/b it is numerator·b/(known·b + a·unknown): whole numbers above and below, exact up to 2⁵³, and one rounding.
  func rate(_ numerator: Int, known: Int, unknown: Int) -> Double? {
    guard unknown > 0 else { return known == 0 ? nil : Double(numerator) / Double(known) }
    let (above, below): (Double, Double)
    switch self {
    case .given(let share): (above, below) = (Double(numerator), Double(known) + share * Double(unknown))
    case .estimated(let eligible, let all):
      (above, below) = (Double(numerator) * Double(all), Double(known) * Double(all) + Double(eligible) * Double(unknown))
    }
    return below > 0 ? above / below : nil
  }
}
