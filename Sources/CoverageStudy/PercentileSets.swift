import Inference

/// The sets that are often given and do not hold what they seem to promise: percentiles of ranks simulated around the estimates. Here for contrast.
///
/// Each draw is Normal(estimate, standard error²) for each unit and ranks the units anew. Where units are equal, the estimates that happen to lie
/// at the ends are drawn around as if they were the truth, so the sets leave out what they should hold.
struct PercentileSets: Sendable {
  let confidence: Double
  let draws: Int

  /// Of each unit: from the (1 − confidence)/2 to the (1 + confidence)/2 quantile of its ranks.
  func sets(values: [Double], standardErrors: [Double], _ stream: inout SeededStream) -> [ClosedRange<Int>] {
    let count = values.count
    var frequency = [Int](repeating: 0, count: count * count)
    var drawn = [Double](repeating: 0, count: count)
    for _ in 0..<draws {
      for unit in 0..<count { drawn[unit] = values[unit] + standardErrors[unit] * stream.normal() }
      for unit in 0..<count { frequency[unit * count + drawn.count { $0 > drawn[unit] }] += 1 }
    }
    let low = (1 - confidence) / 2 * Double(draws)
    let high = (1 + confidence) / 2 * Double(draws)
    return (0..<count).map { unit in
      var (sum, best, worst) = (0, count, count)
      for place in 0..<count {
        sum += frequency[unit * count + place]
        if best == count, Double(sum) > low { best = place + 1 }
        if Double(sum) >= high {
          worst = place + 1
          break
        }
      }
      return min(best, worst)...worst
    }
  }
}
