/// Figures that stand beside a ranking: revenue, declarations, trade; one row a figure, as in context.csv.
package struct ContextTable: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case actual
    case target
    case forecast
    /// A change in per cent that a source states without its base.
    case publishedChange = "published-change"
    /// A share in per cent that a source states: of another figure (``Entry/of``), of its issuer's target, or of the whole department's.
    case publishedShare = "published-share"
    /// The figure is the sum of others (``Entry/of``): it has no value of its own.
    case sumOf = "sum-of"

    /// Whether its values are in the measure; others are in per cent or have none.
    package var isInMeasure: Bool {
      switch self {
      case .actual, .target, .forecast: true
      case .publishedChange, .publishedShare, .sumOf: false
      }
    }
  }

  package struct Entry: Sendable, Hashable {
    /// Index into `Survey.units`; `nil` is the whole department.
    package let unit: Int?
    package let indicator: String
    package let period: Period
    package let kind: Kind
    /// Who set a target or forecast; empty where nobody is named.
    package let issuer: String
    /// `nil` where the cell is blank: not known.
    package let value: Double?
    /// The unit of measurement.
    package let measure: String
    package let source: String
    package let note: String
    /// The indicators that a share or a sum is of.
    package let of: [String]
    /// Of a target: whether it is not to be passed.
    package let isAtMost: Bool
    /// Of the file.
    package let line: Int?

    package init(
      unit: Int?, indicator: String, period: Period, kind: Kind, issuer: String = "", value: Double?,
      measure: String = "", source: String = "", note: String = "", of: [String] = [], isAtMost: Bool = false, line: Int? = nil
    ) {
      self.unit = unit
      self.indicator = indicator
      self.period = period
      self.kind = kind
      self.issuer = issuer
      self.value = value
      self.measure = measure
      self.source = source
      self.note = note
      self.of = of
      self.isAtMost = isAtMost
      self.line = line
    }
  }

  /// In the order of the file.
  package let entries: [Entry]

  package init(entries: [Entry]) { self.entries = entries }
}
