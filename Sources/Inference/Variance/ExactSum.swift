/// A sum without rounding until it is read: the correctly rounded total, hence the same for any order of the terms.
///
/// Shewchuk (1997, Discrete & Computational Geometry 18, 305): the total is held as partial sums that do not overlap, ascending in magnitude.
struct ExactSum: Sendable {
  private var partials: [Double] = []
  /// What is not finite has no exact sum; it makes the total infinite or NaN, as plain addition would.
  private var notFinite = 0.0

  init() {}

  init(_ terms: some Sequence<Double>) {
    for term in terms { add(term) }
  }

  mutating func add(_ term: Double) {
    guard term.isFinite else {
      notFinite += term
      return
    }
    var carried = term
    var kept = 0
    for place in partials.indices {
      let partial = partials[place]
      let (large, small) = carried.magnitude >= partial.magnitude ? (carried, partial) : (partial, carried)
      let sum = large + small
      let lost = small - (sum - large)
      if lost != 0 {
        partials[kept] = lost
        kept += 1
      }
      carried = sum
    }
    if kept < partials.count {
      partials[kept] = carried
      kept += 1
      if kept < partials.count { partials.removeSubrange(kept...) }
    } else {
      partials.append(carried)
    }
  }

  /// The total, rounded once. 0 for no terms.
  var value: Double {
    guard notFinite == 0 else { return notFinite }
    guard var sum = partials.last else { return 0 }
    var place = partials.count - 1
    var lost = 0.0
    while place > 0, lost == 0 {
      place -= 1
      let before = sum
      sum = before + partials[place]
      lost = partials[place] - (sum - before)
    }
    // Exactly half-way as far as two partials tell: the next one decides.
    if place > 0, lost != 0, (lost < 0) == (partials[place - 1] < 0) {
      let doubled = lost * 2
      let moved = sum + doubled
      if moved - sum == doubled { sum = moved }
    }
    return sum
  }
}
