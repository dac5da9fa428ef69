/// What became of an invitation (AAPOR Standard Definitions).
package enum Disposition: String, Sendable, Hashable, CaseIterable {
  case complete = "I"
  case partial = "P"
  /// Refusal or break-off.
  case refusal = "R"
  case nonContact = "NC"
  case other = "O"
  /// Unknown whether there is an eligible household or firm.
  case unknownHousehold = "UH"
  case unknownOther = "UO"
  case notEligible = "NE"

  /// Reads a letter group, or a code: 1.0 and 1.1 complete, 1.2 partial, 2.1x refusal or break-off, 2.2x non-contact, 2.0 and 2.3x other,
  /// 3.1x unknown household, 3.2x and above unknown other, 4.x not eligible.
  package init?(aapor text: some StringProtocol) {
    if let group = Disposition(rawValue: text.uppercased()) {
      self = group
      return
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { 48...57 ~= $0 } }),
      parts[0].utf8.count == 1
    else { return nil }
    let detail = parts.count == 2 ? parts[1].first! : "0"
    switch (parts[0], detail) {
    case ("1", "0"), ("1", "1"): self = .complete
    case ("1", "2"): self = .partial
    case ("2", "1"): self = .refusal
    case ("2", "2"): self = .nonContact
    case ("2", "0"), ("2", "3"): self = .other
    case ("3", "0"), ("3", "1"): self = .unknownHousehold
    case ("3", _): self = .unknownOther
    case ("4", _): self = .notEligible
    default: return nil
    }
  }
}

/// The list of those who were invited: one row for each respondent and unit.
package struct Frame: Sendable, Hashable {
  /// A further column of the list, such as the size of a firm, as categories.
  package struct Column: Sendable, Hashable {
    /// Stands in ``category`` for a blank.
    package static let noCategory = UInt16.max

    package let name: String
    /// What the column holds, each once, in an order that does not depend on the order of the rows.
    package let categories: [String]
    /// Index into ``categories`` of each row, or ``noCategory``.
    package let category: [UInt16]

    package init(name: String, categories: [String], category: [UInt16]) {
      precondition(category.allSatisfy { $0 == Self.noCategory || categories.indices.contains(Int($0)) })
      self.name = name
      self.categories = categories
      self.category = category
    }
  }

  /// Number of the respondent, shared with the response tables, from 0.
  package let respondent: [UInt32]
  /// Index into `Survey.units`; `nil` counts overall and by stratum, not by unit.
  package let unit: [UInt32?]
  /// Index into `Survey.strata`, or ``ResponseTable/noStratum``.
  package let stratum: [UInt16]
  /// What the list itself says of the invitation; `nil` where it says nothing.
  package let disposition: [Disposition?]
  /// Those that somebody asked for.
  package let columns: [Column]

  package var count: Int { respondent.count }

  package init(respondent: [UInt32], unit: [UInt32?], stratum: [UInt16], disposition: [Disposition?], columns: [Column] = []) {
    precondition(
      unit.count == respondent.count && stratum.count == respondent.count && disposition.count == respondent.count
        && columns.allSatisfy { $0.category.count == respondent.count },
      "the columns of a frame must be of one length")
    self.respondent = respondent
    self.unit = unit
    self.stratum = stratum
    self.disposition = disposition
    self.columns = columns
  }
}
