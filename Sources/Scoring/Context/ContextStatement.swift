/// What a source states of a figure beside what the figures themselves give. Computed, never typed.
///
/// Two numbers contradict each other where no values that are printed as the figures are can give what is stated: figures are known to half of
/// their last digit, and a stated percentage may be rounded or cut off, so that it is known to its whole last digit (12,119 of 9,500 is 127.6 %,
/// and a source that says 127 % is not wrong).
package struct ContextStatement: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// The figure / the figure of another indicator.
    case share(of: String)
    /// The figure / the target that somebody set.
    case shareOfTarget(issuer: String)
    /// A unit's figure / that of the whole department.
    case shareOfWhole
    /// The figure / that of the previous period, less one.
    case change
    /// The figures of these indicators add up to the figure.
    case sum(of: [String])
  }

  package let kind: Kind
  /// A fraction; of a sum the figure itself, in its measure. `nil` where the figure is not known.
  package let stated: Double?
  /// The figure and what it is divided by; of a sum its parts. `nil` where one is not known.
  package let operands: [Double?]
  /// What the operands give; `nil` where one is not known, and of a base that is not above zero.
  package let computed: Double?
  /// Whether ``stated`` and ``computed`` differ by more than their printed digits explain.
  package let isContradicted: Bool
  /// Of the file of figures, where it is stated.
  package let line: Int?

  /// - Parameters:
  ///   - stated: a fraction.
  ///   - base: not above zero gives nothing.
  static func quotient(_ kind: Kind, stated: Double, count: Double?, base: Double?, line: Int?) -> ContextStatement {
    let less = kind == .change ? 1.0 : 0
    guard let count, let base, base > 0, (count / base).isFinite else {
      return ContextStatement(kind: kind, stated: stated, operands: [count, base], computed: nil, isContradicted: false, line: line)
    }
    let (half, halfBase) = (lastPlace(count) / 2, lastPlace(base) / 2)
    let bases: [Double] = [base - halfBase, base + halfBase].filter { $0 > 0 }
    var (low, high) = (Double.infinity, -Double.infinity)
    for base in bases {
      for count in [count - half, count + half] {
        let percent: Double = 100 * (count / base - less)
        (low, high) = (min(low, percent), max(high, percent))
      }
    }
    let percent = PublishedNumber.significant(stated * 100)
    let room = lastPlace(percent)
    let isOutside = PublishedNumber.significant(percent - high) >= room || PublishedNumber.significant(low - percent) >= room
    return ContextStatement(
      kind: kind, stated: stated, operands: [count, base], computed: count / base - less, isContradicted: isOutside, line: line)
  }

  static func sum(of indicators: [String], total: Double?, parts: [Double?], line: Int?) -> ContextStatement {
    let known = parts.compactMap(\.self)
    let sum = known.count == parts.count && !parts.isEmpty ? PublishedNumber.significant(known.reduce(0, +)) : nil
    var isOutside = false
    if let total, let sum, sum.isFinite {
      let room = ([total] + known).map { lastPlace($0) / 2 }.reduce(0, +)
      isOutside = PublishedNumber.significant((total - sum).magnitude) > PublishedNumber.significant(room)
    }
    return ContextStatement(
      kind: .sum(of: indicators), stated: total, operands: parts, computed: sum, isContradicted: isOutside, line: line)
  }

  /// Whether what the operands give is larger than a double can hold.
  var leavesDoubles: Bool {
    if case .sum = kind { return computed.map { !$0.isFinite } ?? false }
    guard operands.count == 2, let count = operands[0], let base = operands[1], base > 0 else { return false }
    return !(count / base).isFinite
  }

  /// What the last digit of a figure counts, as it is written: 0.01 of 12.95, 1 of 780.
  static func lastPlace(_ value: Double) -> Double {
    guard value.isFinite else { return 0 }
    var place = 1.0
    for decimals in 0..<9 {
      if PublishedNumber.asRead(value, decimals: decimals).value == value { return place }
      place /= 10
    }
    return place
  }
}
