/// A symmetric matrix of covariances, of which only the variances are kept where all others are 0: ten thousand units that do not covary need ten thousand numbers, not a
/// hundred million.
struct CovarianceMatrix: Sendable, Hashable {
  private var variances: [Double]
  /// count × count with the variances in it; empty where all covariances are 0.
  private(set) var elements: [Double]

  var count: Int { variances.count }
  /// Whether covariances are 0 because none was given.
  var isDiagonal: Bool { elements.isEmpty }

  init(variances: [Double]) {
    self.variances = variances
    elements = []
  }

  /// - Parameter elements: count × count, symmetric.
  init(_ elements: [Double], count: Int) {
    precondition(elements.count == count * count, "count × count")
    variances = (0..<count).map { elements[$0 * count + $0] }
    self.elements = elements
  }

  subscript(u: Int, v: Int) -> Double { u == v ? variances[u] : elements.isEmpty ? 0 : elements[u * count + v] }

  func variance(_ u: Int) -> Double { variances[u] }

  mutating func add(_ more: Double, to u: Int, _ v: Int) {
    if u == v { setVariance(variances[u] + more, of: u) } else { setCovariance(self[u, v] + more, of: u, v) }
  }

  mutating func setVariance(_ variance: Double, of u: Int) {
    variances[u] = variance
    if !elements.isEmpty { elements[u * count + u] = variance }
  }

  mutating func setCovariance(_ covariance: Double, of u: Int, _ v: Int) {
    precondition(u != v, "of two domains")
    if elements.isEmpty {
      elements = [Double](repeating: 0, count: count * count)
      for (place, variance) in variances.enumerated() { elements[place * count + place] = variance }
    }
    elements[u * count + v] = covariance
    elements[v * count + u] = covariance
  }

  /// Covaries with nothing any more.
  mutating func isolate(_ u: Int, variance: Double) {
    setVariance(variance, of: u)
    guard !elements.isEmpty else { return }
    for v in 0..<count where v != u {
      elements[u * count + v] = 0
      elements[v * count + u] = 0
    }
  }

  /// Σ g_u g_v V_uv over some matrices of one size, each with its weights.
  static func sum(_ parts: [CovarianceMatrix], weights: [[Double]]) -> CovarianceMatrix {
    let count = parts.first?.count ?? 0
    func sum(_ u: Int, _ v: Int) -> Double { zip(parts, weights).reduce(0) { $0 + $1.1[u] * $1.1[v] * $1.0[u, v] } }
    guard parts.contains(where: { !$0.isDiagonal }) else { return CovarianceMatrix(variances: (0..<count).map { sum($0, $0) }) }
    return CovarianceMatrix((0..<count).flatMap { u in (0..<count).map { v in sum(u, v) } }, count: count)
  }
}
