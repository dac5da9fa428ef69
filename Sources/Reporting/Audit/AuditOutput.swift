package import Inference
package import Scoring
package import SurveyModel

/// What `cdci verify` found in a published table, in each of its formats.
package struct AuditOutput: PrintedOutput {
  package enum Fit: Sendable {
    case found(FittedWeights)
    case refused(FittedWeights.Refusal)
  }

  let name: String
  let table: PublishedTable
  let index: IndexTree
  let audit: PublishedAudit
  let fit: Fit?

  /// - Parameter name: of the file, before each finding.
  package init(name: String, table: PublishedTable, index: IndexTree, audit: PublishedAudit, fit: Fit? = nil) {
    self.name = name
    self.table = table
    self.index = index
    self.audit = audit
    self.fit = fit
  }

  private var units: Int { table.rows.count { $0.subject == .unit } }

  // MARK: Text

  package func text(_ language: Language) -> String {
    var lines = [AuditWords.head(rows: units, findings: audit.findings.count)[language]]
    lines += audit.findings.map { finding in place(finding, language) + ": " + sentence(finding, language) }
    let roots = audit.totals.filter { $0.node == 0 }
    if !roots.isEmpty {
      lines += ["", AuditWords.totals[language]]
      let names = roots.map { table.rows[$0.row].unit }
      let width = names.map(\.count).max() ?? 0
      for (total, name) in zip(roots, names) {
        let printed = total.printed.map { number($0.value, $0.decimals, language) } ?? NumberText.absent
        let recomputed = number(total.recomputed, max(index.score.decimals, total.printed?.decimals ?? 0) + 1, language)
        let sign = total.printed.map { Self.meet($0.range, total.range) } ?? true ? "" : "  ≠"
        lines.append("  " + name + String(repeating: " ", count: width - name.count) + "  " + printed + "  " + recomputed + sign)
      }
    }
    lines += fitted(language)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func meet(_ one: ClosedRange<Double>, _ other: ClosedRange<Double>) -> Bool {
    one.lowerBound <= other.upperBound + 1e-9 && other.lowerBound <= one.upperBound + 1e-9
  }

  /// What was passed over in reading: nothing of it is a finding.
  package func remarks(_ language: Language) -> [String] {
    var remarks: [String] = []
    if !table.ignored.isEmpty { remarks.append(AuditWords.ignored(table.ignored.joined(separator: ", "))[language]) }
    func places(_ rows: [Int]) -> String { rows.map { row($0, language) }.joined(separator: ", ") }
    let marked = table.rows.indices.filter { row in table.rows[row].cells.contains { !$0.mark.isEmpty } }
    if !marked.isEmpty { remarks.append(AuditWords.marks(places(marked))[language]) }
    let summaries = table.rows.indices.filter { table.rows[$0].subject != .unit }
    if !summaries.isEmpty { remarks.append(AuditWords.summaries(places(summaries))[language]) }
    return remarks.map { "\(name): \($0)" }
  }

  private func row(_ row: Int, _ language: Language) -> String {
    AuditWords.line(table.rows[row].line, unit: table.rows[row].unit)[language]
  }

  private func place(_ finding: AuditFinding, _ language: Language) -> String {
    var parts = [name, finding.row.map { row($0, language) } ?? AuditWords.wholeTable[language]]
    if let column = finding.column { parts.append(AuditWords.column(table.columns[column].name)[language]) }
    return parts.joined(separator: ": ")
  }

  private func sentence(_ finding: AuditFinding, _ language: Language) -> String {
    let decimals = decimals(finding)
    let range = finding.range.map { NumberText(language: language).range($0.lowerBound, $0.upperBound, decimals: decimals + 1) } ?? ""
    let tier = finding.kind == .tierContradicts ? finding.recomputed.map { index.tierNames[Int($0)][language] } ?? "" : ""
    return AuditWords.sentence(
      finding, recomputed: finding.recomputed.map { number($0, decimals, language) } ?? "", range: range,
      other: finding.otherRow.map { row($0, language) } ?? "", tier: tier, language)
  }

  private func number(_ value: Double, _ decimals: Int, _ language: Language) -> String {
    NumberText(language: language).text(value, decimals: min(10, decimals))
  }

  /// As many as the cell has, and for a share one at least.
  private func decimals(_ finding: AuditFinding) -> Int {
    switch finding.kind {
    case .rankContradicts, .rankMissing, .sameRank, .tiedWithOtherRank, .rankSkipped, .rankOutOfRange, .rankNotWhole, .countAboveBase,
      .sumRowContradicts:
      return 0
    case .percentContradicts:
      guard let row = finding.row, let column = finding.column else { return 1 }
      return max(1, table.rows[row].cells[column].number?.decimals ?? 1)
    default:
      guard let row = finding.row, let column = finding.column, let own = table.rows[row].cells[column].number else {
        return index.score.decimals
      }
      return own.decimals
    }
  }

  private func fitted(_ language: Language) -> [String] {
    switch fit {
    case nil: return []
    case .refused(let refusal): return ["", words(refusal)[language]]
    case .found(let weights):
      var lines = ["", AuditWords.fitted(holdsDecided: weights.holdsDecided, hasRound: weights.round != nil)[language]]
      let numbers = NumberText(language: language)
      for (place, child) in weights.children.enumerated() {
        let id = index.nodes[child.node].id
        var line = "  \(id): \(AuditWords.possible[language]) "
        line += numbers.range(100 * child.range.lowerBound, 100 * child.range.upperBound, decimals: 3) + "%"
        if let round = weights.round { line += "; \(AuditWords.round[language]) " + numbers.asRead(round[place]) + "%" }
        line += "; \(AuditWords.decided[language]) " + numbers.text(100 * child.decided, decimals: 1) + "%"
        lines.append(line)
      }
      return lines
    }
  }

  private func words(_ refusal: FittedWeights.Refusal) -> LocalizedText {
    switch refusal {
    case .impossible(let rows):
      LocalizedText { language in
        AuditWords.refusal("impossible", rows: rows.map { row($0, language) }.joined(separator: ", "))[language]
      }
    case .notPrinted(let ids): AuditWords.refusal("not-printed", rows: ids.joined(separator: ", "))
    case .aggregation(let aggregation): AuditWords.refusal("aggregation", rows: aggregation.name)
    case .noRows: AuditWords.refusal("no-rows", rows: "")
    }
  }

  // MARK: For machines

  /// A line for each finding.
  package var csv: [UInt8] {
    var csv = CSVTable(header: ["line", "unit", "column", "kind", "printed", "recomputed", "low", "high", "other_line", "message"])
    for finding in audit.findings {
      csv.append([
        .count(finding.row.map { table.rows[$0].line }), .text(finding.row.map { table.rows[$0].unit } ?? ""),
        .text(finding.column.map { table.columns[$0].name } ?? ""), .text(finding.kind.rawValue), .text(finding.printed),
        .exact(finding.recomputed), .exact(finding.range?.lowerBound), .exact(finding.range?.upperBound),
        .count(finding.otherRow.map { table.rows[$0].line }), .text(sentence(finding, .en)),
      ])
    }
    return csv.bytes
  }

  private static func range(_ range: ClosedRange<Double>) -> JSONValue { [.double(range.lowerBound), .double(range.upperBound)] }

  package var json: [UInt8] {
    let findings = audit.findings.map { finding -> JSONValue in
      [
        "line": .count(finding.row.map { table.rows[$0].line }), "unit": .words(finding.row.map { table.rows[$0].unit }),
        "column": .words(finding.column.map { table.columns[$0].name }), "kind": .string(finding.kind.rawValue),
        "printed": .string(finding.printed), "recomputed": .number(finding.recomputed),
        "range": finding.range.map(Self.range) ?? .null,
        "otherLine": .count(finding.otherRow.map { table.rows[$0].line }),
        "message": JSONFormat.localized(LocalizedText { sentence(finding, $0) }),
      ]
    }
    let totals = audit.totals.map { total -> JSONValue in
      [
        "line": .int(table.rows[total.row].line), "unit": .string(table.rows[total.row].unit), "node": .string(index.nodes[total.node].id),
        "printed": .number(total.printed?.value), "recomputed": .double(total.recomputed),
        "range": Self.range(total.range),
      ]
    }
    let document: JSONValue = [
      "schema": "cdci-verify/1", "index": .string(index.id), "units": .int(units), "findings": .array(findings), "totals": .array(totals),
      "weights": fit.map(weights) ?? .null,
    ]
    return document.serialized
  }

  private func weights(_ fit: Fit) -> JSONValue {
    switch fit {
    case .refused(let refusal):
      var lines: [JSONValue] = []
      if case .impossible(let rows) = refusal { lines = rows.map { .int(table.rows[$0].line) } }
      return [
        "exist": .bool(false), "lines": .array(lines), "reason": JSONFormat.localized(words(refusal)),
      ]
    case .found(let weights):
      let children = weights.children.enumerated().map { place, child -> JSONValue in
        [
          "id": .string(index.nodes[child.node].id), "decided": .double(child.decided),
          "range": Self.range(child.range), "middle": .double(weights.middle[place]),
          "round": .number(weights.round.map { $0[place] / 100 }),
        ]
      }
      return ["exist": .bool(true), "holdsDecided": .bool(weights.holdsDecided), "children": .array(children)]
    }
  }
}
