public import SurveyModel

/// A statistic as a mean: the number that each category of a scale counts for, so that the statistic is the weighted mean Σwv/Σw.
///
/// `mean`: the category's value. `top-1`, `top-2`, `bottom-2`: 1 in the named categories, else 0. `net`: 1 in the two best, −1 in the two worst, else 0.
public struct Recode: Sendable, Hashable {
  /// Of each category, from the lowest.
  public let values: [Double]
  /// The smallest and largest value that the statistic can take: the ends of the scale, 0 and 1, −1 and 1.
  public let lowest: Double
  public let highest: Double

  /// - Throws: ``ScoringError/scaleTooSmall(question:statistic:categories:needed:)``: the two best of two categories are all of them.
  public init(_ statistic: IndexTree.Statistic, of scale: AnswerScale, question: String) throws(ScoringError) {
    let count = scale.categories.count
    let needed =
      switch statistic {
      case .mean, .top1: 2
      case .top2, .bottom2: 3
      case .net: 4
      }
    guard count >= needed else {
      throw .scaleTooSmall(question: question, statistic: statistic.rawValue, categories: count, needed: needed)
    }
    switch statistic {
    case .mean:
      values = scale.categories.map(\.value)
      (lowest, highest) = (scale.lowest, scale.highest)
    case .top1:
      values = (0..<count).map { $0 == count - 1 ? 1 : 0 }
      (lowest, highest) = (0, 1)
    case .top2:
      values = (0..<count).map { $0 >= count - 2 ? 1 : 0 }
      (lowest, highest) = (0, 1)
    case .bottom2:
      values = (0..<count).map { $0 < 2 ? 1 : 0 }
      (lowest, highest) = (0, 1)
    case .net:
      values = (0..<count).map { $0 >= count - 2 ? 1 : $0 < 2 ? -1 : 0 }
      (lowest, highest) = (-1, 1)
    }
  }

  /// The number of an answer; `nil` for a missing one.
  public func value(_ answer: Answer) -> Double? {
    answer.category.flatMap { $0 < values.count ? values[$0] : nil }
  }

  /// The statistic Σwv/Σw of a total Σwv and its weight Σw; NaN without weight.
  public func mean(total: Double, weight: Double) -> Double {
    // The last bit of the quotient may leave the ends of the scale when all answers are alike.
    weight > 0 ? min(max(total / weight, lowest), highest) : .nan
  }
}
