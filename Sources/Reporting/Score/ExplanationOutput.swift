import Inference
package import Scoring
package import SurveyModel

/// How one unit's score comes about, in each format of `cdci score --explain`.
package struct ExplanationOutput: PrintedOutput {
  let scored: ScoredTable
  let explanation: ScoreExplanation

  var index: IndexTree { scored.index }

  /// - Parameter unit: position in the table.
  package init(_ scored: ScoredTable, unit: Int) {
    self.scored = scored
    explanation = ScoreExplanation(scored, unit: unit)
  }

  /// The tree of the unit, a line a node, and whether the contributions add up.
  package func text(_ language: Language) -> String {
    typealias Column = ReportTable.Column
    let decimals = index.score.decimals
    let marks = TreatmentOutput(scored)?.marks
    func isMarked(_ node: Int) -> Bool { marks?.marks(ofUnit: explanation.unit, node: node).isEmpty == false }
    func value(_ part: ScoreExplanation.Part) -> ReportTable.Cell {
      scored.isDuration(index.nodes[part.node]) ? .duration(part.value) : .asRead(part.value)
    }
    let isOfOneKind = index.nodes.allSatisfy { ($0.aggregation ?? .arithmetic) == .arithmetic }
    var rows = explanation.parts.map { part in
      ReportTable.Row(
        [
          .text(index.nodes[part.node].name[language] + (isMarked(part.node) ? " " + TreatmentWords.mark : "")), value(part),
          .words(isOfOneKind ? "" : index.nodes[part.node].aggregation?.title[language] ?? ""),
          .number(part.score, decimals: decimals),
          part.level == 0 ? .absent : .percent(part.nominalShare, decimals: 2),
          part.level == 0 ? .absent : .percent(part.effectiveShare, decimals: 2), .number(part.contribution, decimals: decimals + 2),
        ], level: part.level)
    }
    if let adjusted = explanation.adjustedScore, !explanation.adjustments.isEmpty {
      func row(_ name: String, _ points: Double?, _ score: Double?) -> ReportTable.Row {
        ReportTable.Row([
          .text(name), .absent, .absent, .number(score, decimals: decimals), .absent, .absent, .signed(points, decimals: decimals + 2),
        ])
      }
      rows += explanation.adjustments.map { row($0.reason[language], $0.points, nil) }
      rows.append(row(language(vi: "Điểm công bố", en: "Published score"), nil, adjusted))
    }
    let rank = explanation.rank.map { language(vi: ", hạng \($0)", en: ", rank \($0)") } ?? ""
    let table = ReportTable(
      .weights, title: scored.table.title(ofUnit: explanation.unit) + rank, language: language,
      columns: [
        Column(language(vi: "Nội dung", en: "Part")), Column(language(vi: "Giá trị", en: "Value"), .number),
        Column(language(vi: "Cách gộp", en: "Made by")),
        Column(language(vi: "Điểm", en: "Score"), .number), Column(language(vi: "Trọng số", en: "Weight"), .percent),
        Column(language(vi: "Trọng số áp dụng", en: "Weight used"), .percent),
        Column(language(vi: "Đóng góp", en: "Contribution"), .number),
      ], rows: rows, notes: notes(language) + (explanation.parts.contains { isMarked($0.node) } ? [TreatmentWords.meaning[language]] : [])
    ).withoutEmptyColumns()
    return PlainTable.text(table)
  }

  private func notes(_ language: Language) -> [String] {
    guard explanation.score != nil else {
      return [
        ExplanationWords.noScore(language)
      ]
    }
    var notes = [
      ExplanationWords.weights(language)
    ]
    let methods = index.nodes.compactMap(\.aggregation)
    if methods.contains(where: { [.geometric, .harmonic].contains($0) || $0.isPower }) {
      notes.append(ExplanationWords.means(language))
    }
    if methods.contains(where: { !$0.isDifferentiable }) {
      notes.append(ExplanationWords.cannotBeShared(language))
    }
    if let all = explanation.parts.first?.score, explanation.adjustments.count > 0, let adjusted = explanation.adjustedScore {
      let sum = explanation.adjustments.reduce(all) { $0 + $1.points }
      if PublishedNumber(sum, decimals: index.score.decimals) != PublishedNumber(adjusted, decimals: index.score.decimals) {
        notes.append(ExplanationWords.heldWithin(language))
      }
    }
    let outside = explanation.parts.filter { !$0.applies }.map { index.nodes[$0.node].name[language] }
    if !outside.isEmpty {
      notes.append(ExplanationWords.doesNotApply(outside, language))
    }
    if explanation.rest == 0 {
      notes.append(ExplanationWords.addUp(language))
    } else {
      let rest = NumberText(language: language).text(explanation.rest, decimals: index.score.decimals + 2, signed: true)
      notes.append(ExplanationWords.leftOver(rest, language))
    }
    return notes
  }

  /// The same with full doubles; shares are fractions.
  package var json: [UInt8] {
    let table = scored.table
    let document: JSONValue = [
      "schema": "cdci-explanation/1", "index": .string(index.id), "unit": .string(table.units[explanation.unit]),
      "name": .words(table.names.isEmpty ? nil : table.names[explanation.unit]), "score": .number(explanation.adjustedScore),
      "aggregated": .number(explanation.score),
      "adjustments": .array(
        explanation.adjustments.map { ["points": .double($0.points), "reason": JSONFormat.localized($0.reason)] }),
      "rank": .count(explanation.rank),
      "parts": .array(
        explanation.parts.map { part in
          let node = index.nodes[part.node]
          return [
            "id": .string(node.id), "name": JSONFormat.localized(node.name), "parent": .words(node.parent.map { index.nodes[$0].id }),
            "aggregation": .words(node.aggregation?.name), "applies": .bool(part.applies),
            "value": .number(part.value), "score": .number(part.score), "weight": .double(node.weight),
            "share": .double(part.nominalShare), "shareUsed": .double(part.effectiveShare), "contribution": .number(part.contribution),
          ]
        }),
      "rest": .double(explanation.rest),
    ]
    return document.serialized
  }

  /// `id,parent,value,score,share,share_used,contribution`, a row a node.
  package var csv: [UInt8] {
    var table = CSVTable(header: ["id", "parent", "value", "score", "share", "share_used", "contribution"])
    for part in explanation.parts {
      let node = index.nodes[part.node]
      table.append([
        .text(node.id), .words(node.parent.map { index.nodes[$0].id }), .exact(part.value), .exact(part.score),
        .exact(part.nominalShare), .exact(part.effectiveShare), .exact(part.contribution),
      ])
    }
    return table.bytes
  }
}

extension ScoredTable {
  /// Whether the node is an indicator whose values are durations.
  func isDuration(_ node: IndexTree.Node) -> Bool {
    guard case .indicator(let indicator) = node.content, case .data(let name) = indicator.source else { return false }
    return table.durations.contains(name)
  }
}

extension IndexTree.Node {
  /// `nil` for an indicator.
  fileprivate var aggregation: IndexTree.Aggregation? {
    if case .component(let component) = content { component.aggregation } else { nil }
  }
}

extension IndexTree.Aggregation {
  fileprivate var isPower: Bool { if case .power = self { true } else { false } }

  /// In a word or two.
  fileprivate var title: LocalizedText {
    switch self {
    case .arithmetic: .init(vi: "trung bình có trọng số", en: "weighted mean")
    case .sum: .init(vi: "tổng", en: "sum")
    case .geometric: .init(vi: "trung bình nhân", en: "geometric mean")
    case .harmonic: .init(vi: "trung bình điều hòa", en: "harmonic mean")
    case .power(let p): .init(vi: "trung bình lũy thừa \(MachineNumber.text(p) ?? "")", en: "power mean \(MachineNumber.text(p) ?? "")")
    case .minimum: .init(vi: "nhỏ nhất", en: "minimum")
    case .weightedMedian: .init(vi: "trung vị", en: "weighted median")
    case .borda: .init(vi: "Borda", en: "Borda")
    case .copeland: .init(vi: "Copeland", en: "Copeland")
    }
  }
}
