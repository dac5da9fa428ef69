package import SurveyModel

/// What a published ranking says that its own numbers contradict.
///
/// Every printed number stands for all that round to it. A component is computed from the printed numbers
/// below it, once from the lowest that they can mean and once from the highest; all aggregations rise with
/// their children, so that the truth lies between. Only a printed number that lies outside contradicts. Nodes
/// that compare units (`borda`, `copeland`) and a root with several respondent groups are not computed from
/// one row, and are passed over.
package struct PublishedAudit: Sendable, Hashable {
  /// In the order of the rows, those of the whole table last.
  package let findings: [AuditFinding]
  /// Of each row and component of the index that can be computed: printed beside recomputed.
  package let totals: [Total]

  package struct Total: Sendable, Hashable {
    /// Positions among the table's rows, and among `IndexTree.nodes`.
    package let row: Int
    package let node: Int
    package let printed: PublishedTable.Printed?
    /// From the printed numbers below, as they stand.
    package let recomputed: Double
    /// What these can mean at most.
    package let range: ClosedRange<Double>
  }

  package init(_ table: PublishedTable, index: IndexTree) {
    let sheet = AuditSheet(table, index)
    let totals = sheet.totals()
    var findings = sheet.cellFindings() + sheet.rowFindings() + sheet.countFindings()
    findings += sheet.totalFindings(totals) + sheet.rankFindings(totals) + sheet.tierFindings() + sheet.summaryFindings()
    self.totals = totals
    self.findings = findings.enumerated().sorted { a, b in
      let (x, y) = (a.element.row ?? .max, b.element.row ?? .max)
      return x != y ? x < y : a.offset < b.offset
    }.map(\.element)
  }
}

/// One contradiction.
package struct AuditFinding: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case notANumber = "not-a-number"
    case otherDecimalMark = "other-decimal-mark"
    case aboveScale = "above-scale"
    case belowScale = "below-scale"
    case unitMissing = "unit-missing"
    case duplicateUnit = "duplicate-unit"
    case copiedRow = "copied-row"
    case missingTotal = "missing-total"
    case missingPart = "missing-part"
    case componentNotGiven = "component-not-given"
    case totalNotGiven = "total-not-given"
    case totalsSwapped = "totals-swapped"
    case duplicateTotal = "duplicate-total"
    case rankNotWhole = "rank-not-whole"
    case rankOutOfRange = "rank-out-of-range"
    case rankMissing = "rank-missing"
    case rankContradicts = "rank-contradicts"
    case sameRank = "same-rank"
    case tiedWithOtherRank = "tied-with-other-rank"
    case rankSkipped = "rank-skipped"
    case unknownTier = "unknown-tier"
    case tierContradicts = "tier-contradicts"
    case percentContradicts = "percent-contradicts"
    case countAboveBase = "count-above-base"
    case countNotWhole = "count-not-whole"
    case baseNotPositive = "base-not-positive"
    case sumRowContradicts = "sum-row-contradicts"
    case meanRowContradicts = "mean-row-contradicts"
    case otherWeights = "other-weights"
  }

  package let kind: Kind
  /// Position among the table's rows; `nil` for the whole table.
  package let row: Int?
  /// Position among the table's columns.
  package let column: Int?
  /// As it stands in the cell.
  package let printed: String
  /// What the other cells give.
  package let recomputed: Double?
  /// What these can mean.
  package let range: ClosedRange<Double>?
  /// Another row that takes part.
  package let otherRow: Int?

  package init(
    _ kind: Kind, row: Int? = nil, column: Int? = nil, printed: String = "", recomputed: Double? = nil,
    range: ClosedRange<Double>? = nil, otherRow: Int? = nil
  ) {
    self.kind = kind
    self.row = row
    self.column = column
    self.printed = printed
    self.recomputed = recomputed
    self.range = range
    self.otherRow = otherRow
  }
}
