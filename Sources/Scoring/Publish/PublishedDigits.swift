/// The fast way to a published number, for tables of millions of cells. Says nothing where it cannot be sure of saying what ``PublishedNumber`` says.
enum PublishedDigits {
  private static let powers: [Double] = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10]

  /// value·10^decimals rounded half-up, as a whole number; `nil` near a tie, where the decimal digits decide, and for large numbers.
  ///
  /// The product is off by one part in 2^53 and the 12 significant digits by 5 in 10^12 at most: farther than that from a tie both round alike.
  static func scaled(_ value: Double, decimals: Int) -> Int? {
    guard decimals < powers.count else { return nil }
    let magnitude = value.magnitude * powers[decimals]
    guard magnitude < 1e9 else { return nil }
    let whole = magnitude.rounded(.down)
    let above = magnitude - whole
    guard (above - 0.5).magnitude > 1e-10 + magnitude * 1e-11 else { return nil }
    let rounded = Int(above > 0.5 ? whole + 1 : whole)
    return value < 0 ? -rounded : rounded
  }
}

extension PublishedNumber {
  /// The double nearest to the published number: `PublishedNumber(value, decimals: decimals).value`.
  ///
  /// - Precondition: as of ``init(_:decimals:)``.
  static func value(of value: Double, decimals: Int) -> Double {
    guard let scaled = PublishedDigits.scaled(value, decimals: decimals) else { return PublishedNumber(value, decimals: decimals).value }
    // Both are exact, so that their quotient is the nearest double.
    var power = 1.0
    for _ in 0..<decimals { power *= 10 }
    return Double(scaled) / power
  }

  /// Writes `PublishedNumber(value, decimals: decimals).description`.
  ///
  /// - Precondition: as of ``init(_:decimals:)``.
  package static func write(_ value: Double, decimals: Int, to bytes: inout [UInt8]) {
    guard let scaled = PublishedDigits.scaled(value, decimals: decimals) else {
      bytes += PublishedNumber(value, decimals: decimals).description.utf8
      return
    }
    var rest = scaled.magnitude
    var digits = 1
    var limit: UInt = 10
    while rest >= limit || digits <= decimals {
      digits += 1
      limit *= 10
    }
    // The place of every digit is known before it is written: from the last to the first.
    if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    let point = decimals > 0 ? digits - decimals : digits
    let length = decimals > 0 ? digits + 1 : digits
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "."), count: length))
    bytes.withUnsafeMutableBufferPointer { bytes in
      var place = start + length
      for digit in stride(from: digits - 1, through: 0, by: -1) {
        place -= digit == point - 1 && decimals > 0 ? 2 : 1
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
        bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: remainder)
        rest = quotient
      }
    }
  }
}
