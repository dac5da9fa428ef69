import Scoring
package import SurveyModel

/// The scores of the children of one component in all units, in the form in which their weights act linearly: units × children.
///
/// A unit's score is Σwx/Σw over the children that it has. Geometric, harmonic and power means are increasing functions of such a mean of ln x, −1/x and ±xᵖ, so
/// that what is said here of order is said of them, and what is said of differences is said of ln I, −1/I and ±Iᵖ.
package struct ChildScores: Sendable, Hashable {
  package enum Form: Sendable, Hashable {
    case plain
    case logarithm
    case negativeInverse
    case power(Double)
  }

  package let units: Int
  package let children: Int
  package let form: Form
  /// NaN is missing.
  package let scores: [Double]
  /// Of each unit, the children that it has.
  let isThere: [[Bool]]

  /// - Parameter scores: units × children; NaN or infinite is missing.
  package init(units: Int, children: Int, scores: [Double], form: Form = .plain) {
    precondition(scores.count == units * children)
    self.units = units
    self.children = children
    self.form = form
    let scores = scores.map { $0.isFinite ? $0 : .nan }
    self.scores = scores
    isThere = (0..<units).map { unit in (0..<children).map { !scores[unit * children + $0].isNaN } }
  }

  /// `nil` for an aggregation in which weights do not act linearly, and where a score is not what it takes: those above zero.
  package init?(units: Int, children: Int, scores: [Double], aggregation: IndexTree.Aggregation) {
    let known = scores.filter { !$0.isNaN }
    let arePositive = known.allSatisfy { $0 > 0 }
    switch aggregation {
    case .arithmetic: self.init(units: units, children: children, scores: scores)
    case .geometric:
      guard arePositive else { return nil }
      self.init(units: units, children: children, scores: scores.map { Double.log($0) }, form: .logarithm)
    case .harmonic:
      guard arePositive else { return nil }
      self.init(units: units, children: children, scores: scores.map { -1 / $0 }, form: .negativeInverse)
    case .power(let p):
      guard p != 0, known.allSatisfy({ $0 > 0 || ($0 == 0 && p > 0) }) else { return nil }
      self.init(units: units, children: children, scores: scores.map { (p > 0 ? 1 : -1) * Double.pow($0, p) }, form: .power(p))
    case .sum, .minimum, .weightedMedian, .borda, .copeland: return nil
    }
  }

  subscript(unit: Int, child: Int) -> Double { scores[unit * children + child] }

  /// Σwx/Σw over the children that the unit has, in this form; `nil` where these hold no weight.
  package func mean(of unit: Int, weights: [Double]) -> Double? {
    var (sum, weight) = (0.0, 0.0)
    for child in 0..<children where isThere[unit][child] {
      sum += weights[child] * self[unit, child]
      weight += weights[child]
    }
    return weight > 0 ? sum / weight : nil
  }

  /// On the scale of the children.
  package func score(of unit: Int, weights: [Double]) -> Double? {
    mean(of: unit, weights: weights).map { mean in
      switch form {
      case .plain: mean
      case .logarithm: .exp(mean)
      case .negativeInverse: -1 / mean
      case .power(let p): Double.pow(mean.magnitude, 1 / p)
      }
    }
  }

  /// How far apart scores of this form are at most: what noise is measured against.
  var spread: Double {
    let known = scores.filter { !$0.isNaN }
    guard let low = known.min(), let high = known.max() else { return 0 }
    return high - low
  }

  /// Scores by which it is more than noise that one exceeds another.
  var epsilon: Double { 1e-9 * max(spread, 1e-12 * (scores.reduce(0) { $1.isNaN ? $0 : max($0, $1.magnitude) })) }

  /// Whether every unit has the same children.
  var isRegular: Bool { isThere.allSatisfy { $0 == isThere[0] } }

  /// x_u − x_v over the children that both have, 0 elsewhere.
  func difference(_ one: Int, _ other: Int) -> [Double] {
    (0..<children).map { isThere[one][$0] && isThere[other][$0] ? self[one, $0] - self[other, $0] : 0 }
  }
}
