extension IndexTree {
  /// Whether a score says the same under both: the same indicators below the same components, with the same shares of weight and the same rules.
  ///
  /// Names, ranks, tiers, rules of publishing, and bonus and penalty points do not matter. Where it is `false` a change between editions is one of the index too.
  package func measuresLike(_ other: IndexTree) -> Bool {
    guard score.from == other.score.from, score.to == other.score.to, score.multiply == other.score.multiply,
      responseWeighting == other.responseWeighting, treatment == other.treatment, nodes.count == other.nodes.count,
      Self.shares(finish.respondentGroups) == Self.shares(other.finish.respondentGroups)
    else { return false }
    return nodes.indices.allSatisfy { place in
      let (one, two) = (nodes[place], other.nodes[place])
      // The root is called after the index, which may have the year in its name.
      return (place == 0 || one.id == two.id) && one.parent == two.parent && one.notApplicable == two.notApplicable
        && one.content == two.content && (share(of: place) - other.share(of: place)).magnitude <= 1e-12
    }
  }

  /// Of a node among its siblings; 0 where they weigh nothing.
  private func share(of place: Int) -> Double {
    guard let parent = nodes[place].parent else { return 1 }
    let sum = nodes[parent].children.reduce(0) { $0 + nodes[$1].weight }
    return sum > 0 ? nodes[place].weight / sum : 0
  }

  /// In parts of a thousand million, so that 70 and 30 are 0.7 and 0.3; none where one group says all.
  private static func shares(_ groups: [GroupShare]) -> [String: Int] {
    let sum = groups.reduce(0) { $0 + $1.weight }
    let shares = groups.map { ($0.id, sum > 0 ? Int(($0.weight / sum * 1e9).rounded()) : 0) }
    let weighing = shares.filter { $0.1 > 0 }
    return weighing.count > 1 ? Dictionary(weighing) { first, _ in first } : [:]
  }
}
