package import SurveyModel

/// Why no honest score can be given. One line each; ids, never positions.
package enum ScoringError: Error, Sendable, Hashable {
  /// The edition before, which is scored anew for the changes since.
  indirect case inEdition(String, ScoringError)
  /// The index, or its satisfaction rate, names a question that the survey does not ask.
  case unknownQuestion(code: String, neededBy: String)
  /// The statistic needs more categories than the question's scale has.
  case scaleTooSmall(question: String, statistic: String, categories: Int, needed: Int)
  /// A `data` indicator with a normalisation that needs the ends of an answer scale.
  case noAnswerScale(indicator: String)
  /// `share-of-maximum` on a scale whose highest value is zero or below.
  case noMaximum(indicator: String, highest: Double)
  /// A `data` indicator that context.csv never names.
  case unknownData(indicator: String, data: String)
  /// `data` indicators are read for the edition, and the edition is no period.
  case editionIsNoPeriod(edition: String, indicator: String)
  /// A `data` indicator whose rows have different measures.
  case mixedMeasures(indicator: String, measures: [String])
  /// All units have one value, so that a range of this run has no width.
  case allEqual(indicator: String, value: Double, units: [String], method: String = "min-max")
  /// A value outside a range that is given, without `clip`.
  case outsideRange(indicator: String, unit: String, value: Double, min: Double, max: Double)
  /// A value below the lowest band of `categorical`.
  case belowBands(indicator: String, unit: String, value: Double, lowest: Double)
  /// A value that a logarithm or a fraction cannot take.
  case notPositive(indicator: String, unit: String, value: Double, neededBy: String)
  /// A target that is not better than the worst value of the range.
  case targetNotBetter(indicator: String, method: String, target: Double, worst: Double)
  /// The unit that a distance refers to has no value, or is none of the units that are published.
  case noReference(indicator: String, unit: String)
  /// An edition that a range is pooled over, and neither an edition before nor the context file has it.
  case unknownEdition(indicator: String, edition: String)
  /// No unit that is published has a value.
  case noValues(indicator: String)
  /// A share of a category that the scale does not have.
  case unknownCategory(question: String, value: String, known: [String])
  /// Several questions of one indicator whose scales differ.
  case differentScales(indicator: String, questions: [String])
  /// Means over several questions that take more values than can be counted.
  case tooManyValues(indicator: String, found: Int, limit: Int)
  /// A geometric or harmonic mean of a score of zero or below.
  case childNotPositive(unit: String, component: String, child: String, score: Double, method: String)
  /// `missing: fail` and a child without a score.
  case missingChild(unit: String, component: String, child: String)
  /// Respondent groups of the survey that the index gives no weight.
  case groupsWithoutWeights([String])
  /// A respondent group that the survey does not have.
  case unknownGroup(String, known: [String])
  /// A unit that the survey does not have.
  case unknownUnit(String, neededBy: String)
  /// Two different values for one thing in context.csv.
  case contextTwice(unit: String?, indicator: String, period: Period, kind: ContextTable.Kind, issuer: String)

  /// Weights are made from the scores of units, and fewer than two units have a score for every child.
  case tooFewUnitsToWeight(component: String, scheme: String, units: Int)
  /// Weights are made from how units differ, and they do not, or every child says the same.
  case nothingToWeightBy(component: String, scheme: String, units: Int)

  /// Something is divided by zero or less. An empty unit is the whole department; a period is told where it is another than that of the run.
  case denominator(column: String, unit: String, value: Double, divides: String, period: String?)
  /// Something is to be divided by figures that are nowhere.
  case unknownDenominator(String, divides: String)
  /// No unit that has a value has one to divide it by.
  case noDenominators(String, divides: String)
  /// A value is to be taken from other periods, and none is known that could have it. `before`: the period of the run; `nil` where its edition is none.
  case noPeriods(method: String, before: String?, unit: String, column: String)
  /// A range is pooled over editions, and figures of one of them were transformed by what that edition's units are.
  case transformedPooled(indicator: String, edition: String)
  /// Missing values are to be taken from a unit's group, and the table has no groups.
  case noGroups(method: String)

  /// Weights are calibrated to a name whose counts neither the frame nor the population of the survey gives.
  case noPopulation(name: String)
  /// A category that weights are calibrated to has members and no response. One text for each name.
  case emptyCategory(names: [String], category: [String], population: Double)
  /// Raking did not meet its margins; the category that was farthest away, |Σw/N − 1|.
  case rakingDidNotConverge(iterations: Int, deviation: Double, names: [String], category: [String])

  /// A number of a unit that leaves the range of doubles: the score of a node, or a figure that is divided.
  case overflow(unit: String, node: String)
  /// A change names a node that the index does not have.
  case unknownNode(String)
  /// What a change makes of the index is none.
  case impossibleIndex(IndexTree.Flaw)
  /// The work is no longer wanted.
  case cancelled
}
