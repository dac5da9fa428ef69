import Inference
import Parallelism
package import Scoring
package import SurveyModel

/// A scored table in each format of `cdci score`.
package struct ScoreOutput: Sendable {
  let scored: ScoredTable
  /// Doubles as they are in place of published decimals.
  let isFull: Bool

  var index: IndexTree { scored.index }
  var table: UnitTable { scored.table }

  package init(_ scored: ScoredTable, isFull: Bool = false) {
    self.scored = scored
    self.isFull = isFull
  }

  /// Rows that one thread writes at a time.
  private static let block = 4096

  /// `unit`, every node's id in tree order (the index's first), `rank`, in the order of the table; then the same of each entity, its rank as `ENTITY.rank`. What is missing is empty.
  ///
  /// - Parameter threads: change the time, not the bytes.
  package func csv(threads: Int = 1) -> [UInt8] {
    let header = CSVTable(
      header: ["unit"] + index.nodes.map(\.id) + ["rank"]
        + index.entities.flatMap { $0.nodes.map(\.id) + ["\($0.id).rank"] }
    ).bytes
    let units = table.units.count
    let blocks = (units + Self.block - 1) / Self.block
    let parts = Parallel.map(blocks, threads: threads) { block in
      rows((block * Self.block)..<min(units, (block + 1) * Self.block))
    }
    var bytes = header
    bytes.reserveCapacity(header.count + parts.reduce(0) { $0 + $1.count })
    for part in parts { bytes += part }
    return bytes
  }

  private func rows(_ units: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(units.count * (16 + index.nodes.count * (isFull ? 18 : 7)))
    for unit in units {
      bytes += CSVTable.quoted(CSVTable.defused(table.units[unit])).utf8
      write(scored, unit: unit, to: &bytes)
      for entity in scored.entities { write(entity, unit: unit, to: &bytes) }
      bytes += [13, 10]
    }
    return bytes
  }

  /// The scores of a unit and its rank, each behind a comma.
  private func write(_ scored: ScoredTable, unit: Int, to bytes: inout [UInt8]) {
    let decimals = index.score.decimals
    for node in 0..<scored.scores.nodes {
      bytes.append(UInt8(ascii: ","))
      guard let score = scored.score(unit: unit, node: node), score.isFinite else { continue }
      if isFull {
        bytes += (MachineNumber.text(score) ?? "").utf8
      } else if scored.isAsRead(unit: unit, node: node) {
        bytes += PublishedNumber.asRead(score, decimals: decimals).description.utf8
      } else {
        PublishedNumber.write(score, decimals: decimals, to: &bytes)
      }
    }
    bytes.append(UInt8(ascii: ","))
    if let rank = scored.ranking.rank[unit] { bytes += String(rank).utf8 }
  }

  /// In the order of the table, with the weights, what computed them, and the main effects.
  package var json: [UInt8] {
    let document: JSONValue = [
      "schema": "cdci-scores/1", "index": .string(index.id), "edition": .words(scored.edition), "title": JSONFormat.localized(index.title),
      "score": ["from": .double(index.score.from), "to": .double(index.score.to), "decimals": .int(index.score.decimals)],
      "units": .array(table.units.indices.map { unit(scored, $0) }),
      "entities": .array(
        scored.entities.map { entity in
          [
            "id": .string(entity.index.id), "title": JSONFormat.localized(entity.index.title),
            "units": .array(table.units.indices.map { unit(entity, $0) }),
          ]
        }),
      "weights": [
        "nominal": JSONFormat.nominalWeights(index, scored.mainEffects.effects),
        "schemes": JSONFormat.weightSchemes(index, scored.weights.computed),
      ],
      "ranges": .array(
        scored.normalizer.observedRanges.map {
          ["indicator": .string($0.indicator), "min": .double($0.min), "max": .double($0.max), "units": .int($0.units)]
        }),
      "clipped": .array(
        scored.normalizer.clipped.map {
          [
            "indicator": .string($0.indicator), "unit": .string(table.units[$0.unit]), "value": .double($0.value), "low": .double($0.low),
            "high": .double($0.high),
          ]
        }),
      "adjustments": .array(
        scored.adjustments.entries.map {
          ["unit": .string(table.units[$0.unit]), "points": .double($0.points), "reason": JSONFormat.localized($0.reason)]
        }),
      "treatment": TreatmentOutput(scored)?.json ?? .null,
      "ignoredColumns": .array(table.ignored.map { .string($0) }),
    ]
    return document.serialized
  }

  private func unit(_ scored: ScoredTable, _ unit: Int) -> JSONValue {
    let index = scored.index
    let score = scored.indexScores[unit]
    let indicators = index.indicators
    var placeOfNode = [Int?](repeating: nil, count: index.nodes.count)
    for (place, node) in indicators.enumerated() { placeOfNode[node] = place }
    return [
      "unit": .string(table.units[unit]), "name": .words(table.names.isEmpty ? nil : table.names[unit]),
      "group": .words(table.groups.isEmpty ? nil : table.groups[unit]), "rank": .count(scored.ranking.rank[unit]),
      "rankInGroup": .count(scored.groupRank.isEmpty ? nil : scored.groupRank[unit]), "score": rounded(score, scored, unit, 0),
      "scoreExact": .number(score),
      "tier": scored.tiers[unit].map { JSONFormat.localized(index.tierNames[$0]) } ?? .null,
      "nodes": .object(index.nodes.indices.dropFirst(), key: { index.nodes[$0].id }) { node in
        let score = scored.scores.score(domain: unit, node: node)
        let value = placeOfNode[node].flatMap { scored.values.value(domain: unit, indicator: $0) }
        let scores: [JSONValue.Member] = [
          .init(key: "score", value: rounded(score, scored, unit, node)), .init(key: "scoreExact", value: .number(score)),
        ]
        return .object((placeOfNode[node] == nil ? [] : [.init(key: "value", value: .number(value))]) + scores)
      },
    ]
  }

  private func rounded(_ score: Double?, _ scored: ScoredTable, _ unit: Int, _ node: Int) -> JSONValue {
    guard let score, score.isFinite else { return .null }
    let decimals = index.score.decimals
    let isAsRead = scored.isAsRead(unit: unit, node: node)
    return .double((isAsRead ? PublishedNumber.asRead(score, decimals: decimals) : PublishedNumber(score, decimals: decimals)).value)
  }

  /// In rank order: ranks, the index, its top components, the tier; then the weights.
  package func text(_ language: Language) -> String {
    let entities = scored.entities.map { rankingTable($0, language) }
    let tables =
      [rankingTable(scored, language)] + entities
      + [adjustments(language), weights(language), clipped(language)].compactMap(\.self)
      + [TreatmentOutput(scored)?.table(language)].compactMap(\.self)
    return tables.map(PlainTable.text).joined(separator: "\n")
  }

  private func rankingTable(_ scored: ScoredTable, _ language: Language) -> ReportTable {
    typealias Column = ReportTable.Column
    let index = scored.index
    let decimals = index.score.decimals
    let hasGroups = !table.groups.isEmpty
    let marks = TreatmentOutput(scored)?.marks
    let rows = scored.ranking.order.map { unit in
      var cells: [ReportTable.Cell] = [.count(scored.ranking.rank[unit])]
      if hasGroups { cells += [.count(scored.groupRank[unit]), .words(table.groups[unit] ?? "")] }
      func isMarked(_ node: Int) -> Bool { marks?.marks(ofUnit: unit, node: node).isEmpty == false }
      cells += [.text(table.title(ofUnit: unit)), .number(scored.indexScores[unit], decimals: decimals).marked(isMarked(0))]
      cells += index.topLevel.map { .number(scored.scores.score(domain: unit, node: $0), decimals: decimals).marked(isMarked($0)) }
      cells.append(.words(scored.tiers[unit].map { index.tierNames[$0][language] } ?? ""))
      return ReportTable.Row(cells)
    }
    let grouped =
      hasGroups
      ? [Column(language(vi: "Hạng trong nhóm", en: "Rank in group"), .number), Column(language(vi: "Nhóm", en: "Group"))] : []
    let columns =
      [Column(language(vi: "Hạng", en: "Rank"), .number)] + grouped
      + [Column(language(vi: "Đơn vị", en: "Unit"), role: .name), Column(language(vi: "Điểm", en: "Score"), .number, role: .score)]
      + index.topLevel.map { Column(index.nodes[$0].name[language], .number) }
      + [Column(language(vi: "Xếp loại", en: "Tier"))]
    return ReportTable(.ranking, title: index.title[language], language: language, columns: columns, rows: rows).withoutEmptyColumns()
  }

  private func weights(_ language: Language) -> ReportTable {
    weightsTable(index, effects: scored.mainEffects.effects, computed: scored.weights.computed, language)
  }

  /// Bonus and penalty points one by one; `nil` without any.
  private func adjustments(_ language: Language) -> ReportTable? {
    let entries = scored.adjustments.entries
    guard !entries.isEmpty else { return nil }
    return adjustmentsTable(entries, decimals: index.score.decimals, language, unitNoun: language(vi: "Đơn vị", en: "Unit")) {
      table.title(ofUnit: $0)
    }
  }

  /// Values that were held at the end of their range; `nil` without any.
  private func clipped(_ language: Language) -> ReportTable? {
    guard !scored.normalizer.clipped.isEmpty else { return nil }
    typealias Column = ReportTable.Column
    let names = Dictionary(index.nodes.map { ($0.id, $0.name[language]) }, uniquingKeysWith: { first, _ in first })
    return ReportTable(
      .weights, title: TableWords.heldAtEnd(language),
      language: language,
      columns: [
        Column(language(vi: "Đơn vị", en: "Unit"), role: .name), Column(language(vi: "Tiêu chí", en: "Indicator")),
        Column(language(vi: "Giá trị", en: "Value"), .number), Column(language(vi: "Từ", en: "From"), .number),
        Column(language(vi: "Đến", en: "To"), .number),
      ],
      rows: scored.normalizer.clipped.map { clipped in
        let isDuration = index.nodes.contains { $0.id == clipped.indicator && scored.isDuration($0) }
        func cell(_ value: Double) -> ReportTable.Cell { isDuration ? .duration(value) : .asRead(value) }
        return ReportTable.Row([
          .text(table.title(ofUnit: clipped.unit)), .words(names[clipped.indicator] ?? clipped.indicator), cell(clipped.value),
          cell(clipped.low), cell(clipped.high),
        ])
      })
  }
}
