/// Which units' numbers are published, and whether those of all units together are.
///
/// A unit with fewer responses than required is withheld. The numbers of all units together are weighted means over the units, and the weight of each unit
/// is known from the frame: taking the published units away from them leaves what the withheld ones say together. That must not be what one unit says, nor
/// what fewer responses say than a unit needs. Where it is, the published unit with the fewest responses is withheld too, until it is not (Hundepool et al.,
/// *Statistical Disclosure Control*, 2012: secondary suppression). Where fewer than two units would be left, the primary rule stands alone and the numbers
/// of all units together are withheld instead: a ranking of one says nothing.
package struct Withholding: Sendable, Hashable {
  /// Of each unit.
  package let isPublished: [Bool]
  /// Of each unit: withheld for the sake of another, not for its own few responses.
  package let protects: [Bool]
  /// Of all units together.
  package let isOverallPublished: Bool

  /// - Parameters:
  ///   - responses: of each unit.
  ///   - answered: statistics × units: whether any answer of the unit enters the statistic. Only what has been asked of people: figures of context.csv
  ///     are published by others.
  ///   - atLeast: responses that a unit needs.
  package init(responses: [Int], answered: [[Bool]], atLeast: Int) {
    let primary = responses.map { $0 >= atLeast }
    let isHeard = responses.indices.map { unit in answered.contains { $0[unit] } }

    /// Published units that would help: with answers to the first statistic that would tell of one unit alone, or with any answers where the withheld
    /// have too few responses. `nil` where all is safe.
    func candidates(_ published: [Bool]) -> [Int]? {
      let hidden = responses.indices.filter { !published[$0] && isHeard[$0] }
      guard !hidden.isEmpty else { return nil }
      let open = responses.indices.filter { published[$0] && isHeard[$0] }
      if let bare = answered.first(where: { statistic in hidden.count { statistic[$0] } == 1 }) { return open.filter { bare[$0] } }
      return hidden.reduce(0) { $0 + responses[$1] } < atLeast ? open : nil
    }

    var published = primary
    while let candidates = candidates(published) {
      let heard = responses.indices.count { published[$0] && isHeard[$0] }
      guard heard > 2, let next = candidates.min(by: { (responses[$0], $0) < (responses[$1], $1) }) else {
        isPublished = primary
        protects = responses.map { _ in false }
        isOverallPublished = false
        return
      }
      published[next] = false
    }
    isPublished = published
    protects = zip(primary, published).map { $0 && !$1 }
    isOverallPublished = true
  }
}
