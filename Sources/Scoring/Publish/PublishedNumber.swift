/// A number as it is published: rounded half-up in decimals, the same in every format.
///
/// The double is first read at 12 significant digits (or its integer digits + `decimals` + 1 where that is more, at most 15), so that the
/// last-bit noise of a sum decides nothing, then rounded half-up (away from zero for negatives) at `decimals`:
/// 55.25 → 55.3, 64.64999999999999 → 64.7, 0.1 + 0.2 → 0.3, −2.5 → −3, −0.04 → 0.0 (never "−0").
package struct PublishedNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Never true for a number that rounds to zero.
  package let isNegative: Bool
  /// All digits without the point: at least one before it and exactly ``decimals`` behind it.
  package let digits: [UInt8]
  package let decimals: Int

  /// - Precondition: `value` is finite and `decimals` is 0...15.
  package init(_ value: Double, decimals: Int) {
    self.init(value, decimals: decimals, guarded: true)
  }

  /// A number that was read from an input and is rounded as it is written there, without the 12 digits.
  package static func asRead(_ value: Double, decimals: Int) -> PublishedNumber {
    PublishedNumber(value, decimals: decimals, guarded: false)
  }

  private init(_ value: Double, decimals: Int, guarded: Bool) {
    precondition(value.isFinite && (0...15).contains(decimals))
    self.decimals = decimals
    var number = DecimalDigits(value.magnitude)
    if guarded {
      let significant = min(15, max(12, max(number.pointPosition, 1) + decimals + 1))
      number.round(keeping: significant)
    }
    number.round(keeping: number.pointPosition + decimals)
    // Lay the digits out around the point: zeros in front of a small number, zeros behind a short one.
    var digits = number.digits
    if number.pointPosition < 1 {
      digits.insert(contentsOf: repeatElement(0, count: 1 - number.pointPosition), at: 0)
    }
    let wanted = max(number.pointPosition, 1) + decimals
    if digits.count < wanted { digits.append(contentsOf: repeatElement(0, count: wanted - digits.count)) }
    self.digits = Array(digits.prefix(wanted))
    isNegative = value < 0 && self.digits.contains { $0 != 0 }
  }

  /// The double nearest to the value at so many significant digits, half-up: equal for values that differ only by the noise of a sum.
  ///
  /// - Precondition: `value` is finite and `digits` is 1...17.
  package static func significant(_ value: Double, digits: Int = 12) -> Double {
    precondition(value.isFinite && (1...17).contains(digits))
    var number = DecimalDigits(value.magnitude)
    number.round(keeping: digits)
    guard !number.digits.isEmpty else { return 0 }
    let text = "0." + number.digits.map { String($0) }.joined() + "e" + String(number.pointPosition)
    // Rounding up the largest doubles leaves their range.
    guard let rounded = Double(text), rounded.isFinite else { return value }
    return value < 0 ? -rounded : rounded
  }

  /// The nearest double.
  package var value: Double { Double(description)! }

  /// Plain machine text: a point, no grouping, `-` in front of a negative.
  package var description: String {
    var text = isNegative ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place == digits.count - decimals { text += "." }
      text += String(digit)
    }
    return text
  }

  package static func < (a: Self, b: Self) -> Bool { a.value < b.value }
}

/// The shortest decimal digits that read back as the double: 0.d₁d₂d₃… × 10^pointPosition.
private struct DecimalDigits {
  var digits: [UInt8]
  var pointPosition: Int

  /// - Precondition: finite, not negative.
  init(_ value: Double) {
    var mantissa: [UInt8] = []
    var exponent = 0
    var pointAt: Int?
    var text = Substring(value.description)
    if let mark = text.firstIndex(of: "e") {
      exponent = Int(text[text.index(after: mark)...])!
      text = text[..<mark]
    }
    for byte in text.utf8 {
      if byte == UInt8(ascii: ".") { pointAt = mantissa.count } else { mantissa.append(byte - UInt8(ascii: "0")) }
    }
    let leadingZeros = mantissa.prefix { $0 == 0 }.count
    pointPosition = (pointAt ?? mantissa.count) + exponent - leadingZeros
    digits = Array(mantissa.dropFirst(leadingZeros))
    if digits.isEmpty { pointPosition = 0 }
  }

  /// Half-up at the given number of digits; a carry past the first digit moves the point.
  mutating func round(keeping count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      return
    }
    let goesUp = digits[count] >= 5
    digits.removeSubrange(count...)
    guard goesUp else { return }
    var place = count - 1
    while place >= 0, digits[place] == 9 {
      digits[place] = 0
      place -= 1
    }
    if place >= 0 {
      digits[place] += 1
    } else {
      digits.insert(1, at: 0)
      pointPosition += 1
    }
  }
}
