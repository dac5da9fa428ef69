import SurveyModel

extension AuditSheet {
  /// Components of a row: from the printed numbers of their children, or from what these are computed to be
  /// where they are not printed.
  func totals() -> [PublishedAudit.Total] {
    table.rows.indices.filter { table.rows[$0].subject == .unit }.flatMap { row in totals(ofRow: row, index) }
  }

  func totals(ofRow row: Int, _ index: IndexTree) -> [PublishedAudit.Total] {
    var known = index.nodes.indices.map { node in
      printed(row, node: node).map { (value: $0.value, low: $0.range.lowerBound, high: $0.range.upperBound) }
    }
    var totals: [PublishedAudit.Total] = []
    for node in index.nodes.indices.reversed() {
      guard case .component(let component) = index.nodes[node].content, !component.aggregation.comparesUnits,
        let found = recomputed(node, row: row, component, known, index)
      else { continue }
      totals.append(
        .init(
          row: row, node: node, printed: printed(row, node: node), recomputed: found.value, range: found.low...max(found.low, found.high)))
      if known[node] == nil, column(node: node) == nil { known[node] = found }
    }
    return totals.reversed().map { node in finished(node, row: row, index) }
  }

  /// `nil` where a child is neither printed nor computed, or the component has too little of them.
  private func recomputed(
    _ node: Int, row: Int, _ component: IndexTree.Component, _ known: [(value: Double, low: Double, high: Double)?], _ index: IndexTree
  ) -> (value: Double, low: Double, high: Double)? {
    let children = index.nodes[node].children.filter { index.nodes[$0].weight > 0 }
    guard !children.isEmpty, children.allSatisfy({ column(node: $0) != nil || known[$0] != nil }) else { return nil }
    var (value, low, high) = (Aggregator(), Aggregator(), Aggregator())
    var applicable = 0.0
    for child in children {
      let weight = index.nodes[child].weight
      applicable += weight
      var own = known[child]
      // Text where a number is expected is a finding of its own, and no missing part.
      if own == nil, let column = column(node: child), !isBlank(row, column) { return nil }
      if own == nil {
        switch component.missing {
        case .fail: return nil
        case .reweight: continue
        case .zero:
          let lowest = index.scale(of: child)?.lowerBound ?? index.score.from / index.score.multiply
          own = (lowest, lowest, lowest)
        }
      }
      guard let own else { continue }
      // A power takes nothing below zero; a printed 0.0 can mean that.
      let least = component.aggregation.takesPositive ? max(own.low, .leastNormalMagnitude) : own.low
      value.add(component.aggregation.takesPositive ? max(own.value, .leastNormalMagnitude) : own.value, weight: weight, node: child)
      low.add(least, weight: weight, node: child)
      high.add(max(own.high, least), weight: weight, node: child)
    }
    guard value.weight > 0 else { return nil }
    if case .reweight(let atLeast) = component.missing, value.weight / applicable < atLeast - 1e-12 { return nil }
    (value.applicable, low.applicable, high.applicable) = (applicable, applicable, applicable)
    return (
      value.score(component.aggregation, unit: 1), low.score(component.aggregation, unit: 1), high.score(component.aggregation, unit: 1)
    )
  }

  /// The root on its own scale, with the points of its unit.
  private func finished(_ total: PublishedAudit.Total, row: Int, _ index: IndexTree) -> PublishedAudit.Total {
    guard total.node == 0 else { return total }
    let unit = table.rows[row].unit.lowercased()
    let points = index.finish.adjustments.filter { $0.unit.lowercased() == unit }.reduce(0) { $0 + $1.points }
    func finished(_ value: Double) -> Double {
      let value = value * index.score.multiply
      return points == 0 ? value : min(max(value + points, index.score.from), index.score.to)
    }
    let (low, high) = (finished(total.range.lowerBound), finished(total.range.upperBound))
    return .init(
      row: row, node: 0, printed: total.printed, recomputed: finished(total.recomputed), range: min(low, high)...max(low, high))
  }

  /// Totals that their parts do not give.
  func totalFindings(_ totals: [PublishedAudit.Total]) -> [AuditFinding] {
    var found: [AuditFinding] = []
    let wrong = totals.filter { total in total.printed.map { !Self.meet($0.range, total.range) } ?? false }
    for total in totals where total.printed == nil {
      guard let column = column(node: total.node), cell(total.row, column).text.isEmpty else { continue }
      found.append(AuditFinding(.missingTotal, row: total.row, column: column, recomputed: total.recomputed, range: total.range))
    }
    found += missingParts(totals)
    let wrongRoots = wrong.filter { $0.node == 0 }
    var paired: Set<Int> = []
    for total in wrong {
      guard let column = column(node: total.node), let printed = total.printed else { continue }
      // Two rows whose totals stand in each other's place.
      let partner =
        total.node != 0
        ? nil
        : wrongRoots.first { other in
          other.row != total.row && Self.meet(printed.range, other.range)
            && (other.printed.map { Self.meet($0.range, total.range) } ?? false)
        }
      if let partner { paired.formUnion([partner.row, total.row]) }
      found.append(
        AuditFinding(
          partner != nil ? .totalsSwapped : total.node == 0 ? .totalNotGiven : .componentNotGiven, row: total.row, column: column,
          printed: cell(total.row, column).text, recomputed: total.recomputed, range: total.range, otherRow: partner?.row))
    }
    if wrongRoots.count > 1, paired.isEmpty, Double(wrongRoots.count) > 0.5 * Double(units.count), followsEqualWeights() {
      found.append(AuditFinding(.otherWeights, column: column(node: 0)))
    }
    return found + duplicateTotals(totals)
  }

  /// A total that needs all its parts, and lacks one.
  private func missingParts(_ totals: [PublishedAudit.Total]) -> [AuditFinding] {
    units.flatMap { row in
      index.nodes.indices.flatMap { node -> [AuditFinding] in
        guard case .component(let component) = index.nodes[node].content, component.missing == .fail, printed(row, node: node) != nil
        else { return [] }
        return index.nodes[node].children.compactMap { child in
          guard index.nodes[child].weight > 0, let column = column(node: child), cell(row, column).number == nil else { return nil }
          return AuditFinding(.missingPart, row: row, column: column, printed: cell(row, column).text)
        }
      }
    }
  }

  /// Whether equal weights at the root give every total.
  private func followsEqualWeights() -> Bool {
    guard case .component(let component) = index.root.content, component.aggregation != .sum else { return false }
    let equal = index.weighted(index.nodes.map { $0.parent == 0 && $0.weight > 0 ? 1 : $0.weight })
    let roots = units.flatMap { self.totals(ofRow: $0, equal) }.filter { $0.node == 0 }
    return roots.count > 1 && roots.allSatisfy { total in total.printed.map { Self.meet($0.range, total.range) } ?? true }
  }

  /// The same total in two rows whose parts give different ones.
  private func duplicateTotals(_ totals: [PublishedAudit.Total]) -> [AuditFinding] {
    let roots = totals.filter { $0.node == 0 && $0.printed != nil }
    var found: [AuditFinding] = []
    for (place, total) in roots.enumerated() {
      guard let column = column(node: 0),
        let twin = roots[..<place].first(where: { $0.printed?.value == total.printed?.value && !Self.meet($0.range, total.range) })
      else { continue }
      found.append(
        AuditFinding(
          .duplicateTotal, row: total.row, column: column, printed: cell(total.row, column).text, recomputed: total.recomputed,
          range: total.range, otherRow: twin.row))
    }
    return found
  }
}

extension IndexTree.Aggregation {
  fileprivate var takesPositive: Bool {
    switch self {
    case .geometric, .harmonic: true
    case .power(let p): p < 0
    case .arithmetic, .sum, .minimum, .weightedMedian, .borda, .copeland: false
    }
  }
}
