/// How far the weights of siblings may reasonably differ from those that were decided.
package enum WeightFreedom: Sendable, Hashable {
  /// Each within ± this share of itself, 0...1.
  case share(Double)
  /// None counts for more than so many times another, 1 or more.
  case ratio(Double)
  /// As they please, so long as a sibling that was given more weight than another never has less.
  case order
  /// By the ids of nodes: the share of all siblings together within an interval, 0...1. A sibling that is not named is free.
  case intervals([String: ClosedRange<Double>])
  /// Any weights at all.
  case any
}

extension IndexTree {
  /// Other weights that the ranking is looked at under.
  package struct OtherWeights: Sendable, Hashable {
    package let freedom: WeightFreedom
    /// Whether the weights of every level move, each among its siblings; else those of the first level that has siblings, and what lies below keeps its own.
    package let areOfAllLevels: Bool

    package init(_ freedom: WeightFreedom, areOfAllLevels: Bool = false) {
      self.freedom = freedom
      self.areOfAllLevels = areOfAllLevels
    }

    /// Where the index does not say: each weight ± a quarter, none more than twice another, any weights at all.
    package static let standard: [OtherWeights] = [.init(.share(0.25)), .init(.ratio(2)), .init(.any)]
    /// Each is a column beside the ranking.
    package static let most = 6
  }

  /// The same index with the weights that its ranking is looked at under.
  package func lookingAt(_ otherWeights: [OtherWeights]?) -> IndexTree {
    var copy = self
    copy.otherWeights = otherWeights
    return copy
  }

  /// The components whose children's weights may move: the first that branches, and all below it.
  package func weighingComponents(ofAllLevels: Bool) -> [Int] {
    let first = firstBranching
    return nodes.indices.filter { place in
      (place == first || ofAllLevels && isBelow(place, first)) && nodes[place].children.count(where: { nodes[$0].weight > 0 }) > 1
    }
  }
}
