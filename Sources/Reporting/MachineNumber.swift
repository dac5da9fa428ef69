import Scoring

/// Numbers as programs read them: a point, no grouping, the fewest digits that read back as the same double.
enum MachineNumber {
  /// `16351.83`, `13000`, `-0.5`, `1e-07`; never a trailing `.0`. `nil` for what no number can say (NaN, infinities).
  static func text(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    if value == 0 { return "0" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A computed number at 12 significant digits, so that the last-bit noise of a difference or quotient is not printed: `-351.83`, `0.700179533214`.
  static func computed(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    var integerDigits = 0
    var whole = value.magnitude
    while whole >= 1, integerDigits < 20 {
      whole /= 10
      integerDigits += 1
    }
    var leadingZeros = 0
    while integerDigits == 0, whole > 0, whole < 0.1, leadingZeros < 3 {
      whole *= 10
      leadingZeros += 1
    }
    let decimals = min(15, max(0, 12 - integerDigits + leadingZeros))
    let text = PublishedNumber.asRead(value, decimals: decimals).description
    guard decimals > 0 else { return text }
    let kept = text.utf8.reversed().drop { $0 == UInt8(ascii: "0") }.drop { $0 == UInt8(ascii: ".") }
    return String(text.utf8.prefix(kept.count)) ?? text
  }

  /// Rounded for publication, every decimal written: `95.70`.
  static func text(_ value: Double?, decimals: Int) -> String {
    guard let value, value.isFinite else { return "" }
    return PublishedNumber(value, decimals: decimals).description
  }
}
