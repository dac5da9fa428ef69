import SurveyModel

extension AuditSheet {
  /// Ranks against the printed totals; where no totals are printed, against nothing but each other.
  ///
  /// - Parameter recomputed: stands in for a total that is not printed.
  func rankFindings(_ recomputed: [PublishedAudit.Total]) -> [AuditFinding] {
    guard let column = table.column(.rank) else { return [] }
    var found: [AuditFinding] = []
    func finding(_ kind: AuditFinding.Kind, _ row: Int, _ recomputed: Int? = nil, _ other: Int? = nil) {
      found.append(
        AuditFinding(
          kind, row: row, column: column, printed: cell(row, column).text, recomputed: recomputed.map(Double.init), otherRow: other))
    }
    let totals = units.map { row in printed(row, node: 0)?.value ?? recomputed.first { $0.row == row && $0.node == 0 }?.recomputed }
    let expected = Ranking(scores: totals, ties: .exact, decimals: index.score.decimals)
    let counted = units.indices.count { totals[$0] != nil || cell(units[$0], column).number != nil }
    var ranks: [(place: Int, rank: Int)] = []
    for (place, row) in units.enumerated() {
      guard let number = cell(row, column).number else {
        if let rank = expected.rank[place], cell(row, column).text.isEmpty { finding(.rankMissing, row, rank) }
        continue
      }
      guard number.value == number.value.rounded() else {
        finding(.rankNotWhole, row, expected.rank[place])
        continue
      }
      guard number.value >= 1, number.value <= Double(counted) else {
        finding(.rankOutOfRange, row, expected.rank[place])
        continue
      }
      ranks.append((place, Int(number.value)))
    }
    var isTold: Set<Int> = []
    for (place, rank) in ranks {
      guard let own = expected.rank[place], own != rank, let total = totals[place] else { continue }
      let row = units[place]
      let tied = ranks.first { $0.place != place && totals[$0.place] == total && $0.rank != rank }
      let same = ranks.first { $0.place != place && $0.rank == rank && totals[$0.place].map { $0 != total } ?? false }
      isTold.insert(place)
      if let tied {
        finding(.tiedWithOtherRank, row, own, units[tied.place])
      } else if let same {
        finding(.sameRank, row, own, units[same.place])
      } else {
        let better = ranks.first { other in
          totals[other.place].map { (other.rank < rank && $0 < total) || (other.rank > rank && $0 > total) } ?? false
        }
        // Nobody stands wrongly beside it: only the counting is.
        finding(better == nil ? .rankSkipped : .rankContradicts, row, own, better.map { units[$0.place] })
      }
    }
    return found + ranksWithoutTotals(ranks.filter { totals[$0.place] == nil && !isTold.contains($0.place) }, column)
  }

  private func ranksWithoutTotals(_ ranks: [(place: Int, rank: Int)], _ column: Int) -> [AuditFinding] {
    ranks.sorted { $0.rank < $1.rank }.enumerated().compactMap { order, own in
      // Competition ranks: as many are before a unit as its rank says, less one.
      let before = ranks.count { $0.rank < own.rank }
      guard column >= 0, ranks.count == units.count, before + 1 != own.rank else { return nil }
      return AuditFinding(
        .rankSkipped, row: units[own.place], column: column, printed: cell(units[own.place], column).text, recomputed: Double(before + 1))
    }
  }

  func tierFindings() -> [AuditFinding] {
    guard let column = table.column(.tier), !index.tierNames.isEmpty else { return [] }
    let names = index.tierNames.map { $0.all.map { $0.lowercased() } }
    let totals = units.map { row in printed(row, node: 0).map { PublishedNumber.asRead($0.value, decimals: min(15, $0.decimals)) } }
    let expected = index.tiers(of: totals)
    return units.enumerated().compactMap { place, row in
      let text = cell(row, column).text
      guard !text.isEmpty else { return nil }
      guard let tier = names.firstIndex(where: { $0.contains(text.lowercased()) }) else {
        return AuditFinding(.unknownTier, row: row, column: column, printed: text)
      }
      guard totals[place] != nil, expected[place] != tier else { return nil }
      return AuditFinding(
        .tierContradicts, row: row, column: column, printed: text, recomputed: expected[place].map(Double.init))
    }
  }

  // MARK: Rows of totals and means

  func summaryFindings() -> [AuditFinding] {
    table.rows.indices.filter { table.rows[$0].subject != .unit }.flatMap { row in
      table.columns.indices.compactMap { column in summaryFinding(row, column) }
    }
  }

  private func summaryFinding(_ row: Int, _ column: Int) -> AuditFinding? {
    guard let own = cell(row, column).number else { return nil }
    let parts = units.compactMap { cell($0, column).number }
    guard parts.count == units.count, !parts.isEmpty else { return nil }
    let low = parts.reduce(0) { $0 + $1.range.lowerBound }
    let high = parts.reduce(0) { $0 + $1.range.upperBound }
    let sum = parts.reduce(0) { $0 + $1.value }
    let n = Double(parts.count)
    switch (table.rows[row].subject, table.columns[column].kind) {
    case (.total, .count), (.total, .base):
      // Counts are what they are printed as.
      guard !Self.holds(own.range, sum) else { return nil }
      return AuditFinding(.sumRowContradicts, row: row, column: column, printed: cell(row, column).text, recomputed: sum)
    case (.mean, .node):
      guard !Self.meet(own.range, (low / n)...(high / n)) else { return nil }
      return AuditFinding(
        .meanRowContradicts, row: row, column: column, printed: cell(row, column).text, recomputed: sum / n, range: (low / n)...(high / n))
    default: return nil
    }
  }
}
