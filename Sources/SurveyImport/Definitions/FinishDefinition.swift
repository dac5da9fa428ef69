import SurveyModel

/// What the root of an index says of respondent groups, bonus and penalty points, tiers and ranks within groups.
struct FinishDefinition {
  let finish: IndexTree.Finish
  /// Fixed tiers; empty where they are relative.
  let tiers: [IndexTree.Tier]
  /// One for each respondent group, one for each adjustment.
  let sharePlaces: [YAMLNode.Position]
  let adjustmentPlaces: [YAMLNode.Position]

  init(_ map: YAMLMap, score: IndexTree.Score?, _ faults: inout DefinitionFaults) {
    let shares = map["respondent-groups"].map { Self.shares($0, &faults) } ?? []
    let adjustments = map["adjustments"].map { Self.adjustments($0, &faults) } ?? []
    let ranksWithin = map["rank-within"]?.word(["group"], &faults)
    var tiers: [IndexTree.Tier] = []
    var relative: IndexTree.RelativeTiers?
    if let node = map["tiers"] {
      if case .map = node.content {
        relative = Self.relativeTiers(node, &faults)
      } else {
        tiers = Self.tiers(node, score, &faults)
      }
    }
    finish = IndexTree.Finish(
      respondentGroups: shares.map(\.share), adjustments: adjustments.map(\.adjustment), relativeTiers: relative,
      ranksWithinGroups: ranksWithin != nil)
    self.tiers = tiers
    sharePlaces = shares.map(\.position)
    adjustmentPlaces = adjustments.map(\.position)
  }

  /// `{enterprises: 70, department: 30}`
  private static func shares(
    _ node: YAMLNode, _ faults: inout DefinitionFaults
  ) -> [(share: IndexTree.GroupShare, position: YAMLNode.Position)] {
    let entries = node.entries(FinishWords.mapOfGroupWeights, &faults) ?? []
    let shares = entries.compactMap { entry in
      entry.value.number(ValueWords.weightOfZeroOrMore, where: { $0 >= 0 }, &faults).map {
        (share: IndexTree.GroupShare(id: entry.key, weight: $0), position: entry.keyPosition)
      }
    }
    if shares.count == entries.count, case .map = node.content, !shares.contains(where: { $0.share.weight > 0 }) {
      faults.add(at: node.position, FinishWords.groupWeightsSumToZero)
      return []
    }
    return shares
  }

  /// `[{unit: mong-cai, points: 2, reason: {vi: …, en: …}}]`
  private static func adjustments(
    _ node: YAMLNode, _ faults: inout DefinitionFaults
  ) -> [(adjustment: IndexTree.Adjustment, position: YAMLNode.Position)] {
    let items = node.list(FinishWords.listOfPoints, &faults) ?? []
    return items.compactMap { item in
      guard let map = item.map(FinishWords.pointsWithReason, keys: ["unit", "points", "reason"], &faults) else { return nil }
      let unitNode = map.required("unit", &faults)
      let unit = unitNode?.text(ValueWords.idOfAUnit, &faults)
      let points = map.required("points", &faults)?.number(FinishWords.points, &faults)
      let reason = map.required("reason", &faults)?.localizedText(FinishWords.reason, &faults)
      guard let unit, let unitNode, let points, let reason else { return nil }
      return (IndexTree.Adjustment(unit: unit, points: points, reason: reason), unitNode.position)
    }
  }

  private static func tiers(_ node: YAMLNode, _ score: IndexTree.Score?, _ faults: inout DefinitionFaults) -> [IndexTree.Tier] {
    var tiers: [IndexTree.Tier] = []
    for item in node.list(FinishWords.listOfTiers, &faults) ?? [] {
      guard let map = item.map(FinishWords.tierWithFrom, keys: ["from", "name"], &faults) else { continue }
      let fromNode = map.required("from", &faults)
      let from = fromNode?.number(FinishWords.startOfTier, &faults)
      let name = map.required("name", &faults)?.localizedText(.someText, &faults)
      guard let from, let fromNode else { continue }
      if let score, !(score.from...score.to).contains(from) {
        faults.add(fromNode, expected: FinishWords.tierOutsideScore(score.from, to: score.to))
      }
      if tiers.contains(where: { $0.from == from }) {
        faults.add(fromNode, expected: FinishWords.differentStarts, suggestion: FinishWords.anotherTierBegins)
      } else if let name {
        tiers.append(.init(from: from, name: name))
      }
    }
    return tiers
  }

  /// `{quantile: [{share: 0.2, name: …}, …, {name: …}]}` or `{gap: 5, names: […]}`
  private static func relativeTiers(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> IndexTree.RelativeTiers? {
    guard let map = node.map(FinishWords.listOfTiersOrMap, keys: ["quantile", "gap", "names"], &faults) else { return nil }
    if let list = map["quantile"] {
      for key in ["gap", "names"] {
        if let entry = map.entries.first(where: { $0.key == key }) {
          faults.add(at: entry.keyPosition, FinishWords.quantileNotAlone(key))
        }
      }
      return quantiles(list, &faults)
    }
    guard let gapNode = map.required("gap", &faults), let namesNode = map.required("names", &faults) else { return nil }
    let gap = gapNode.number(FinishWords.gap, where: { $0 > 0 }, &faults)
    let items = namesNode.list(FinishWords.listOfTierNames, &faults)
    let names = items?.compactMap { $0.localizedText(.someText, &faults) } ?? []
    if items?.isEmpty == true {
      faults.add(at: namesNode.position, FinishWords.noTierName)
    }
    guard let gap, !names.isEmpty else { return nil }
    return .init(rule: .gap(gap), names: names)
  }

  private static func quantiles(_ list: YAMLNode, _ faults: inout DefinitionFaults) -> IndexTree.RelativeTiers? {
    let items = list.list(FinishWords.listOfShares, &faults) ?? []
    var shares: [Double] = []
    var names: [LocalizedText] = []
    for (place, item) in items.enumerated() {
      let isLast = place == items.count - 1
      guard let map = item.map(FinishWords.tierWithShare, keys: ["share", "name"], &faults) else { continue }
      if let name = map.required("name", &faults)?.localizedText(.someText, &faults) { names.append(name) }
      if isLast, let share = map["share"] {
        faults.add(at: share.position, FinishWords.shareOfLastTier(share.found))
      }
      guard !isLast else { continue }
      let share = map.required("share", &faults)?.number(FinishWords.share, where: { $0 > 0 && $0 < 1 }, &faults)
      if let share { shares.append(share) }
    }
    guard !items.isEmpty, names.count == items.count, shares.count == items.count - 1 else {
      if items.isEmpty {
        faults.add(at: list.position, FinishWords.noTier)
      }
      return nil
    }
    let sum = shares.reduce(0, +)
    guard sum < 1 - 1e-12 || shares.isEmpty else {
      faults.add(at: list.position, FinishWords.sharesSumTo((sum * 1e9).rounded() / 1e9))
      return nil
    }
    return .init(rule: .quantile(shares), names: names)
  }
}
