import SurveyModel

/// A published table beside the index that it claims to follow.
struct AuditSheet {
  let table: PublishedTable
  let index: IndexTree
  /// Rows of units.
  let units: [Int]
  /// Of each node its column, where it is printed.
  private let columnOfNode: [Int?]

  init(_ table: PublishedTable, _ index: IndexTree) {
    self.table = table
    self.index = index
    units = table.rows.indices.filter { table.rows[$0].subject == .unit }
    columnOfNode = index.nodes.indices.map { table.column(.node($0)) }
  }

  func cell(_ row: Int, _ column: Int) -> PublishedTable.Cell { table.rows[row].cells[column] }

  func printed(_ row: Int, node: Int) -> PublishedTable.Printed? { columnOfNode[node].flatMap { cell(row, $0).number } }

  func column(node: Int) -> Int? { columnOfNode[node] }

  // MARK: Single cells

  func cellFindings() -> [AuditFinding] {
    table.rows.indices.flatMap { row in
      table.columns.indices.flatMap { column -> [AuditFinding] in
        let kind = table.columns[column].kind
        guard kind != .unit, kind != .tier else { return [] }
        let own = cell(row, column)
        func finding(_ kind: AuditFinding.Kind, _ range: ClosedRange<Double>? = nil) -> AuditFinding {
          AuditFinding(kind, row: row, column: column, printed: own.text, range: range)
        }
        if isBlank(row, column) { return [] }
        guard let number = own.number else { return [finding(.notANumber)] }
        var found = own.hasOtherMark ? [finding(.otherDecimalMark)] : []
        if case .node(let node) = kind, table.rows[row].subject != .total, let scale = index.scale(of: node) {
          if number.range.lowerBound > scale.upperBound { found.append(finding(.aboveScale, scale)) }
          if number.range.upperBound < scale.lowerBound { found.append(finding(.belowScale, scale)) }
        }
        return found
      }
    }
  }

  func isBlank(_ row: Int, _ column: Int) -> Bool {
    let text = cell(row, column).text
    return text.isEmpty || Self.blanks.contains(text)
  }

  /// What print puts where nothing is known.
  private static let blanks: Set<String> = ["-", "–", "—", "…", "...", "n/a", "N/A"]

  // MARK: Rows

  func rowFindings() -> [AuditFinding] {
    var found: [AuditFinding] = []
    var first: [String: Int] = [:]
    let unitColumn = table.column(.unit)
    for row in units {
      let unit = table.rows[row].unit
      if unit.isEmpty {
        found.append(AuditFinding(.unitMissing, row: row, column: unitColumn))
      } else if let earlier = first[unit.lowercased()] {
        found.append(AuditFinding(.duplicateUnit, row: row, column: unitColumn, printed: unit, otherRow: earlier))
      } else {
        first[unit.lowercased()] = row
      }
    }
    // Parts of the index, three at least, that agree to the last digit in two rows.
    let parts = index.nodes.indices.dropFirst().compactMap { columnOfNode[$0] }
    guard parts.count > 2 else { return found }
    var seen: [[String]: Int] = [:]
    for row in units {
      let texts = parts.map { cell(row, $0).number == nil ? "" : cell(row, $0).text }
      guard texts.count(where: { !$0.isEmpty }) > 2, Set(texts).count > 1 else { continue }
      if let earlier = seen[texts] {
        found.append(AuditFinding(.copiedRow, row: row, otherRow: earlier))
      } else {
        seen[texts] = row
      }
    }
    return found
  }

  // MARK: Counts

  func countFindings() -> [AuditFinding] {
    var found: [AuditFinding] = []
    for (column, own) in table.columns.enumerated() {
      guard case .count(let name) = own.kind else { continue }
      for row in table.rows.indices {
        guard let count = cell(row, column).number else { continue }
        if count.value != count.value.rounded() || count.value < 0 {
          found.append(AuditFinding(.countNotWhole, row: row, column: column, printed: cell(row, column).text))
        }
        guard let baseColumn = table.column(.base(name)), let base = cell(row, baseColumn).number else { continue }
        guard base.value > 0 else {
          found.append(AuditFinding(.baseNotPositive, row: row, column: baseColumn, printed: cell(row, baseColumn).text))
          continue
        }
        if count.value > base.value {
          found.append(
            AuditFinding(.countAboveBase, row: row, column: column, printed: cell(row, column).text, recomputed: base.value))
        }
        guard let percentColumn = table.column(.percent(name)), let percent = cell(row, percentColumn).number else { continue }
        let truth = 100 * count.value / base.value
        let range = percent.range
        // Seven of ten printed as 0.70 is the same number.
        let asFraction = percent.decimals > 0 && !cell(row, percentColumn).text.contains("%") && Self.holds(range, truth / 100)
        if !Self.holds(range, truth), !asFraction {
          found.append(
            AuditFinding(
              .percentContradicts, row: row, column: percentColumn, printed: cell(row, percentColumn).text, recomputed: truth))
        }
      }
    }
    return found
  }

  /// Up to the noise of the arithmetic.
  static func holds(_ range: ClosedRange<Double>, _ value: Double) -> Bool {
    let noise = 1e-11 * max(1, value.magnitude)
    return value >= range.lowerBound - noise && value <= range.upperBound + noise
  }

  static func meet(_ one: ClosedRange<Double>, _ other: ClosedRange<Double>) -> Bool {
    let noise = 1e-11 * max(1, one.upperBound.magnitude, other.upperBound.magnitude)
    return one.lowerBound <= other.upperBound + noise && other.lowerBound <= one.upperBound + noise
  }
}
