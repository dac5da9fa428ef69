package import SurveyModel

/// Response rates of a survey from its frames: overall, by stratum, by unit, by unit and stratum.
///
/// A row of the frame without a unit counts overall and by stratum, one without a stratum overall and by unit. Respondent groups are added up.
/// Responses that are not in the frame are in no numerator.
package struct ResponseRates: Sendable, Hashable {
  /// Overall first, then strata and units in the order of the survey, then units × strata. Empty where no group has a frame;
  /// without units, or without strata, where no row names one. A unit that nobody was invited for is there with zeros.
  package let rates: [ResponseRate]
  /// Rows that the list calls complete or partial without a response in the files; they count as O.
  package let unconfirmed: Int
  /// Rows that the list calls not eligible with a response that counts; they count as I or P, for who answers can be asked.
  package let answeredNotEligible: Int

  /// - Parameter groups: in the order of `survey.respondentGroups`.
  package init(survey: Survey, groups: [SurveyData.Group]) {
    let strata = survey.strata.count
    var overall = DispositionCounts()
    var byStratum = Array(repeating: DispositionCounts(), count: strata)
    var byUnit = Array(repeating: DispositionCounts(), count: survey.units.count)
    var crossed = Array(repeating: DispositionCounts(), count: survey.units.count * strata)
    var unconfirmed = 0
    var answeredNotEligible = 0
    for group in groups {
      guard let frame = group.frame else { continue }
      let dispositions = FrameDispositions(frame: frame, data: group)
      unconfirmed += dispositions.unconfirmed
      answeredNotEligible += dispositions.answeredNotEligible
      for row in dispositions.rows {
        let disposition = dispositions.disposition[row]
        let stratum = Int(frame.stratum[row])
        overall.add(disposition)
        if stratum < strata { byStratum[stratum].add(disposition) }
        guard let unit = frame.unit[row].map(Int.init), unit < byUnit.count else { continue }
        byUnit[unit].add(disposition)
        if stratum < strata { crossed[unit * strata + stratum].add(disposition) }
      }
    }
    self.unconfirmed = unconfirmed
    self.answeredNotEligible = answeredNotEligible
    guard groups.contains(where: { $0.frame != nil }) else {
      rates = []
      return
    }
    var rates = [ResponseRate(unit: nil, stratum: nil, counts: overall)]
    let hasStrata = byStratum.contains { $0.invited > 0 }
    let hasUnits = byUnit.contains { $0.invited > 0 }
    if hasStrata {
      rates += byStratum.indices.map { ResponseRate(unit: nil, stratum: $0, counts: byStratum[$0]) }
    }
    if hasUnits {
      rates += byUnit.indices.map { ResponseRate(unit: $0, stratum: nil, counts: byUnit[$0]) }
    }
    if hasUnits, hasStrata {
      rates += crossed.indices.map { ResponseRate(unit: $0 / strata, stratum: $0 % strata, counts: crossed[$0]) }
    }
    self.rates = rates
  }

  /// e of all rows of the frames together, as the weights use it.
  package var eligibility: Eligibility { Self.eligibility(of: rates) }

  /// - Parameter rates: those overall first.
  package static func eligibility(of rates: [ResponseRate]) -> Eligibility {
    Eligibility(from: rates.first { $0.unit == nil && $0.stratum == nil }?.counts ?? DispositionCounts())
  }
}
