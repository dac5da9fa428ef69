/// Integrals of functions of one variable.
enum Quadrature {
  /// The trapezoidal rule, its step halved until nothing changes, for a smooth function that vanishes with all its derivatives at both ends: there the
  /// error of half the step is about the square of the error of the step (Trefethen and Weideman 2014), so that a change of 1e-8 promises 1e-15.
  /// `nil` where 8,193 points are not enough.
  static func trapezoidal(over range: ClosedRange<Double>, _ function: (Double) -> Double) -> Double? {
    let width = range.upperBound - range.lowerBound
    var intervals = 32
    var sum = (1..<intervals).reduce(0) { $0 + function(range.lowerBound + width * Double($1) / 32) }
    var integral = sum * width / 32
    while intervals < 8_192 {
      intervals *= 2
      let step = width / Double(intervals)
      for place in stride(from: 1, to: intervals, by: 2) { sum += function(range.lowerBound + step * Double(place)) }
      let finer = sum * step
      let change = (finer - integral).magnitude
      integral = finer
      if change <= 1e-8 * integral.magnitude { return integral }
    }
    return nil
  }

  /// Gauss and Kronrod's rule of 15 points, each panel halved until 7 points say the same.
  /// - Parameter cuts: rising; the ends, and places between them where the function is not smooth.
  static func adaptive(between cuts: [Double], _ function: (Double) -> Double) -> Double {
    var open = zip(cuts, cuts.dropFirst()).map { (low: $0, high: $1, depth: 0) }
    var total = 0.0
    while let panel = open.popLast() {
      let (value, error) = kronrod(panel.low, panel.high, function)
      // The rule of 15 is far better than the difference to the rule of 7 says.
      if error <= 1e-10 || panel.depth == 60 || panel.high - panel.low < 1e-15 {
        total += value
      } else {
        let middle = (panel.low + panel.high) / 2
        open.append((panel.low, middle, panel.depth + 1))
        open.append((middle, panel.high, panel.depth + 1))
      }
    }
    return total
  }

  private static func kronrod(_ low: Double, _ high: Double, _ function: (Double) -> Double) -> (value: Double, error: Double) {
    let center = (low + high) / 2
    let half = (high - low) / 2
    let middle = function(center)
    var fine = middle * kronrodWeights[7]
    var coarse = middle * gaussWeights[3]
    for (place, node) in nodes.enumerated() {
      let pair = function(center - half * node) + function(center + half * node)
      fine += kronrodWeights[place] * pair
      if place % 2 == 1 { coarse += gaussWeights[place / 2] * pair }
    }
    return (fine * half, ((fine - coarse) * half).magnitude)
  }

  // QUADPACK's (Piessens and others 1983); every second node is Gauss's.
  private static let nodes = [
    0.991455371120812639206854697526329, 0.949107912342758524526189684047851, 0.864864423359769072789712788640926,
    0.741531185599394439863864773280788, 0.586087235467691130294144691693013, 0.405845151377397166906606412076961,
    0.207784955007898467600689403773245,
  ]
  private static let kronrodWeights = [
    0.022935322010529224963732008058970, 0.063092092629978553290700663189204, 0.104790010322250183839876322541518,
    0.140653259715525918745189590510238, 0.169004726639267902826583426598550, 0.190350578064785409913256402421014,
    0.204432940075298892414161999234649, 0.209482141084727828012999174891714,
  ]
  private static let gaussWeights = [
    0.129484966168869693270611432679082, 0.279705391489276667901467771423780, 0.381830050505118944950369775488975,
    0.417959183673469387755102040816327,
  ]
}
