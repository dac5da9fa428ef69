/// Weights by Shannon's entropy: r the scores put on 0 to 1 by their range, p = r/Σr, E = −Σ p ln p/ln n with 0 ln 0 = 0, w ∝ 1 − E
/// (Zeleny, Multiple Criteria Decision Making, 1982). A child on which few units stand out weighs much; one that does not vary weighs 0.
package struct EntropyWeights: Sendable, Hashable {
  /// One a child, sum 1.
  package let weights: [Double]
  /// One a child; 1 where its column does not vary.
  package let entropies: [Double]

  /// `nil` where no column varies.
  package init?(_ scores: ScoreColumns) {
    let varying = scores.varying
    guard !varying.isEmpty, scores.units >= 2 else { return nil }
    var entropies = [Double](repeating: 1, count: scores.columns.count)
    for column in varying {
      let r = scores.stretched(column)
      let sum = r.reduce(0, +)
      let total = r.reduce(0.0) { total, value in
        let p = value / sum
        return p > 0 ? total - p * Double.log(p) : total
      }
      entropies[column] = total / Double.log(Double(scores.units))
    }
    let spread = entropies.indices.map { varying.contains($0) ? 1 - entropies[$0] : 0 }
    let sum = spread.reduce(0, +)
    // The unit at the bottom has p = 0, so that the entropy of a column that varies is below 1.
    guard sum > 0 else { return nil }
    self.entropies = entropies
    weights = spread.map { $0 / sum }
  }
}
