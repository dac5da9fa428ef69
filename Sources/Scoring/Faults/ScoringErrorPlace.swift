package import SurveyModel

extension ScoringError {
  /// Id of the node of the index that the error speaks of, so that its line in the index file can be named; `nil` where it speaks of none.
  package var node: String? {
    switch self {
    case .noAnswerScale(let id), .noMaximum(let id, _), .unknownData(let id, _), .editionIsNoPeriod(_, let id), .mixedMeasures(let id, _),
      .allEqual(let id, _, _, _), .outsideRange(let id, _, _, _, _), .belowBands(let id, _, _, _), .notPositive(let id, _, _, _),
      .targetNotBetter(let id, _, _, _), .noReference(let id, _), .unknownEdition(let id, _), .noValues(let id),
      .transformedPooled(let id, _),
      .differentScales(let id, _),
      .tooManyValues(let id, _, _):
      id
    case .childNotPositive(_, let id, _, _, _), .missingChild(_, let id, _), .tooFewUnitsToWeight(let id, _, _),
      .nothingToWeightBy(let id, _, _):
      id
    case .overflow(_, let id), .unknownNode(let id): id
    case .inEdition(_, let error): error.node
    case .unknownQuestion, .scaleTooSmall, .unknownCategory, .groupsWithoutWeights, .unknownGroup, .unknownUnit, .contextTwice,
      .denominator, .unknownDenominator, .noDenominators, .noPeriods,
      .noGroups, .noPopulation, .emptyCategory, .rakingDidNotConverge, .impossibleIndex, .cancelled:
      nil
    }
  }

  /// The part of `treatment` that the error speaks of; `nil` where it speaks of none.
  package var treatmentPart: DataTreatment.Part? {
    switch self {
    case .inEdition(_, let error): error.treatmentPart
    case .denominator(_, _, _, let column, _), .unknownDenominator(_, let column), .noDenominators(_, let column): .denomination(of: column)
    case .noPeriods, .noGroups: .imputation
    default: nil
    }
  }
}
