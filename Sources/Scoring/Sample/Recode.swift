package import SurveyModel

/// A statistic as a mean: the number that each category of a scale counts for, so that the statistic is the weighted mean Σwv/Σw.
///
/// `mean`: the category's value. `top-1`, `top-2`, `bottom-2`, `share`: 1 in the named categories, else 0. `net`: 1 in the two best, −1 in the two worst,
/// else 0. `all-top`: 1 for a respondent all of whose answers are in the two best, else 0. Of `median`, which is no mean, the numbers are the values.
package struct Recode: Sendable, Hashable {
  /// Of each category, from the lowest.
  package let values: [Double]
  /// The smallest and largest value that the statistic can take: the ends of the scale, 0 and 1, −1 and 1.
  package let lowest: Double
  package let highest: Double
  /// Whether the statistic is the weighted lower median of the values and not their mean.
  package let isMedian: Bool

  /// - Parameters:
  ///   - scale: of the answers.
  ///   - ends: the scale whose best and worst categories are meant, where the answers are means over several questions on it: such a mean is in the two
  ///     best where it is not below the second best. `nil`: `scale`.
  /// - Throws: ``ScoringError/scaleTooSmall(question:statistic:categories:needed:)``: the two best of two categories are all of them;
  ///   ``ScoringError/unknownCategory(question:value:known:)``: a share of a category that the scale does not have.
  package init(
    _ statistic: IndexTree.Statistic, of scale: AnswerScale, ends: AnswerScale? = nil, question: String
  ) throws(ScoringError) {
    let categories = (ends ?? scale).categories
    let needed = statistic.fewestValues
    guard categories.count >= needed else {
      throw .scaleTooSmall(question: question, statistic: statistic.name, categories: categories.count, needed: needed)
    }
    let second = categories[categories.count - 2].value
    let secondWorst = categories[1].value
    let answers = scale.categories
    isMedian = !statistic.isMean
    switch statistic {
    case .mean, .median:
      values = answers.map(\.value)
      (lowest, highest) = (categories[0].value, categories[categories.count - 1].value)
    case .top1:
      values = answers.map { $0.value >= categories[categories.count - 1].value ? 1 : 0 }
      (lowest, highest) = (0, 1)
    case .top2:
      values = answers.map { $0.value >= second ? 1 : 0 }
      (lowest, highest) = (0, 1)
    case .bottom2:
      values = answers.map { $0.value <= secondWorst ? 1 : 0 }
      (lowest, highest) = (0, 1)
    case .net:
      values = answers.map { $0.value >= second ? 1 : $0.value <= secondWorst ? -1 : 0 }
      (lowest, highest) = (-1, 1)
    case .share(let codes):
      for code in codes where !answers.contains(where: { $0.code == code }) {
        throw .unknownCategory(question: question, value: code, known: answers.map(\.code))
      }
      values = answers.map { codes.contains($0.code) ? 1 : 0 }
      (lowest, highest) = (0, 1)
    case .allTop:
      // The answers are 0 and 1 already: one for each respondent.
      values = answers.map { $0.value > 0 ? 1 : 0 }
      (lowest, highest) = (0, 1)
    }
  }

  /// The number of an answer; `nil` for a missing one.
  package func value(_ answer: Answer) -> Double? {
    answer.category.flatMap { $0 < values.count ? values[$0] : nil }
  }

  /// The statistic Σwv/Σw of a total Σwv and its weight Σw; NaN without weight.
  package func mean(total: Double, weight: Double) -> Double {
    // The last bit of the quotient may leave the ends of the scale when all answers are alike.
    weight > 0 ? min(max(total / weight, lowest), highest) : .nan
  }

  /// The smallest value whose cumulative weight reaches half of Σw, to within 1e-12 of it; NaN without weight.
  ///
  /// - Parameter weights: Σw of each category.
  package func median(weights: some Collection<Double>) -> Double {
    lowerMedian(zip(values, weights).map { (value: $0, weight: $1) })
  }
}

/// The smallest value at which the cumulative weight reaches half of the total, to within 1e-12 of it; NaN where there is no weight.
///
/// - Parameter items: ascending in value; weights of zero or more.
func lowerMedian(_ items: [(value: Double, weight: Double)]) -> Double {
  let total = items.reduce(0) { $0 + $1.weight }
  guard total > 0 else { return .nan }
  var sum = 0.0
  for item in items {
    sum += item.weight
    if sum >= total / 2 - 1e-12 * total, item.weight > 0 { return item.value }
  }
  return items.last { $0.weight > 0 }?.value ?? .nan
}
