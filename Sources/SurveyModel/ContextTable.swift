/// Figures that stand beside a ranking: revenue, declarations, trade; one row a figure, as in context.csv.
public struct ContextTable: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case actual
    case target
    case forecast
    /// A change in per cent that a source states without its base.
    case publishedChange = "published-change"
  }

  public struct Entry: Sendable, Hashable {
    /// Index into `Survey.units`; `nil` is the whole department.
    public let unit: Int?
    public let indicator: String
    public let period: Period
    public let kind: Kind
    /// Who set a target or forecast; empty where nobody is named.
    public let issuer: String
    /// `nil` where the cell is blank: not known.
    public let value: Double?
    /// The unit of measurement.
    public let measure: String
    public let source: String
    public let note: String

    public init(
      unit: Int?, indicator: String, period: Period, kind: Kind, issuer: String = "", value: Double?,
      measure: String = "", source: String = "", note: String = ""
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
    }
  }

  /// In the order of the file.
  public let entries: [Entry]

  public init(entries: [Entry]) { self.entries = entries }
}
