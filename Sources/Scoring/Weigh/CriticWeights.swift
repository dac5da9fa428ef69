/// Weights by CRITIC (Diakoulaki, Mavrotas and Papayannakis 1995): r the scores put on 0 to 1 by their range, C_j = sd_j·Σ_k(1 − ρ_jk), w ∝ C.
///
/// sd has the divisor n − 1. A child weighs much that tells units apart and does not repeat what the others say. One that does not vary weighs 0 and takes no part.
package struct CriticWeights: Sendable, Hashable {
  /// One a child, sum 1.
  package let weights: [Double]
  /// C, one a child.
  package let information: [Double]

  /// `nil` where no column varies, or all say the same (ρ = 1), so that there is nothing to share out.
  package init?(_ scores: ScoreColumns) {
    let varying = scores.varying
    guard !varying.isEmpty, scores.units >= 2 else { return nil }
    let stretched = varying.map { scores.stretched($0) }
    let correlations = ScoreColumns.correlations(stretched)
    var information = [Double](repeating: 0, count: scores.columns.count)
    for (place, column) in varying.enumerated() {
      let conflict = correlations[place].reduce(0) { $0 + (1 - $1) }
      // One column alone repeats nobody.
      information[column] = ScoreColumns.deviation(stretched[place]) * (varying.count == 1 ? 1 : conflict)
    }
    let sum = information.reduce(0, +)
    guard sum > 1e-12 else { return nil }
    self.information = information
    weights = information.map { $0 / sum }
  }
}
