/// A curve through points: at each the straight line of least squares through its neighbours (running lines; Hastie and Tibshirani, Generalized Additive Models,
/// 1990, §2.4).
///
/// In the order of x a point has max(7, ⌈n/10⌉) neighbours on either side, fewer at the ends; points of equal x have one value, the mean of their fits.
/// A straight line is kept as it is. O(n log n).
struct RunningLines {
  /// Beside the points.
  let fitted: [Double]

  /// - Precondition: as many of each, finite.
  init(x: [Double], y: [Double]) {
    let n = x.count
    let side = max(7, (n + 9) / 10)
    let order = x.indices.sorted { x[$0] != x[$1] ? x[$0] < x[$1] : $0 < $1 }
    // Sums over a window are differences of sums from the start.
    var sums = [(x: Double, y: Double, xx: Double, xy: Double)](repeating: (0, 0, 0, 0), count: n + 1)
    for (place, point) in order.enumerated() {
      let (a, b) = (x[point], y[point])
      let last = sums[place]
      sums[place + 1] = (last.x + a, last.y + b, last.xx + a * a, last.xy + a * b)
    }
    var fits = [Double](repeating: 0, count: n)
    for (place, point) in order.enumerated() {
      let (low, high) = (max(0, place - side), min(n, place + side + 1))
      let count = Double(high - low)
      let (meanX, meanY) = ((sums[high].x - sums[low].x) / count, (sums[high].y - sums[low].y) / count)
      let spread = (sums[high].xx - sums[low].xx) / count - meanX * meanX
      let joint = (sums[high].xy - sums[low].xy) / count - meanX * meanY
      // Neighbours of one x have no slope; what is left of the sums is noise.
      let slope = spread > 1e-12 ? joint / spread : 0
      fits[point] = meanY + slope * (x[point] - meanX)
    }
    var first = 0
    while first < n {
      var end = first + 1
      while end < n, x[order[end]] == x[order[first]] { end += 1 }
      let mean = order[first..<end].reduce(0) { $0 + fits[$1] } / Double(end - first)
      for point in order[first..<end] { fits[point] = mean }
      first = end
    }
    fitted = fits
  }
}
