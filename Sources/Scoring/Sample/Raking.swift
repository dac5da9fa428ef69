/// Raking, or iterative proportional fitting: factors on weights that make them add up to the known total of every category of every margin.
///
/// Responses that are alike in every margin are a class and share one factor. A pass multiplies the classes of each category in turn by total/sum; passes go on
/// until every sum is within a relative 1e-10 of its total, and then for as long as they still come closer, so that the order of the margins
/// decides nothing that can be seen. The factors are products of one number for each category, those closest to 1 in the sense of Σ w (g ln g − g + 1)
/// (Deming & Stephan 1940; Deville & Särndal 1992). With one margin this is post-stratification, and one pass is enough. O(passes × margins × classes).
package struct Raking: Sendable, Hashable {
  package struct Margin: Sendable, Hashable {
    /// Of each class, below `totals.count`.
    package let category: [Int]
    /// Of each category, above zero; all margins with one sum.
    package let totals: [Double]

    package init(category: [Int], totals: [Double]) {
      self.category = category
      self.totals = totals
    }
  }

  package enum Failure: Error, Sendable, Hashable {
    /// No class has the category.
    case emptyCategory(margin: Int, category: Int)
    /// After the last pass the category's sum was still away from its total by more than allowed; the one that was farthest away.
    case noConvergence(iterations: Int, deviation: Double, margin: Int, category: Int)
  }

  package static let tolerance = 1e-10
  package static let mostIterations = 5000

  /// Of each class: weight after/weight before.
  package let factors: [Double]
  /// Passes over all margins up to the factors that are given.
  package let iterations: Int
  /// Largest |sum/total − 1| that is left.
  package let largestDeviation: Double

  /// - Parameter start: Σ of the weights before raking over each class, above zero.
  package init(start: [Double], margins: [Margin]) throws(Failure) {
    for (place, margin) in margins.enumerated() {
      let held = Set(margin.category)
      if let empty = margin.totals.indices.first(where: { !held.contains($0) }) {
        throw .emptyCategory(margin: place, category: empty)
      }
    }
    var factors = [Double](repeating: 1, count: start.count)
    func sums(_ margin: Margin) -> [Double] {
      var sums = [Double](repeating: 0, count: margin.totals.count)
      for (place, category) in margin.category.enumerated() { sums[category] += start[place] * factors[place] }
      return sums
    }
    func farthest() -> (deviation: Double, margin: Int, category: Int) {
      var found = (deviation: 0.0, margin: 0, category: 0)
      for (place, margin) in margins.enumerated() {
        for (category, sum) in sums(margin).enumerated() {
          let deviation = (sum / margin.totals[category] - 1).magnitude
          // Also where it is not a number, which an overflow leaves.
          if !(deviation <= found.deviation) { found = (deviation, place, category) }
        }
      }
      return found
    }
    var left = farthest()
    var best = (factors: factors, deviation: left.deviation, iterations: 0)
    let most = margins.count == 1 ? 1 : Self.mostIterations
    var iterations = 0
    var passesWithoutGain = 0
    while best.deviation > 0, iterations < most, passesWithoutGain < 3 {
      iterations += 1
      for margin in margins {
        let sums = sums(margin)
        for (place, category) in margin.category.enumerated() { factors[place] *= margin.totals[category] / sums[category] }
      }
      left = farthest()
      guard left.deviation.isFinite else { break }
      if left.deviation < best.deviation {
        best = (factors, left.deviation, iterations)
        passesWithoutGain = 0
      } else if best.deviation <= Self.tolerance {
        passesWithoutGain += 1
      }
    }
    guard best.deviation <= Self.tolerance else {
      throw .noConvergence(iterations: iterations, deviation: left.deviation, margin: left.margin, category: left.category)
    }
    self.factors = best.factors
    self.iterations = best.iterations
    largestDeviation = best.deviation
  }
}
