/// Of the responses of each row of a tally: how many there are, how many were scored, and Σz and Σz² of their influences.
///
/// Influences are whole multiples of a unit of 2⁻⁴⁹ of the largest possible one, and their sums whole numbers of 128 bits: the sums of parts merge to the
/// same bits as the sum of the whole, in any order, on any number of threads. What is rounded is what each answer adds, by at most 2⁻⁵⁰ of the bound.
struct InfluenceMoments: Sendable, Hashable {
  private struct Row: Sendable, Hashable {
    var responses = 0
    var scored = 0
    var sum: Int128 = 0
    var square: UInt128 = 0
  }

  let scale: FixedPoint
  private var rows: [Row]

  init(rows: Int, scale: FixedPoint) {
    self.scale = scale
    self.rows = Array(repeating: Row(), count: rows)
  }

  var responses: [Int] { rows.map(\.responses) }

  /// Responses of a row that answered something.
  func scored(row: Int) -> Int { rows[row].scored }

  /// - Parameter units: the influence in units of ``scale``; zero for a response that was not scored.
  mutating func add(_ units: Int64, isScored: Bool, to row: Int, times count: Int = 1) {
    rows[row].responses += count
    rows[row].scored += isScored ? count : 0
    rows[row].sum += Int128(units) * Int128(count)
    rows[row].square += UInt128(units.magnitude) * UInt128(units.magnitude) * UInt128(count)
  }

  /// Adds moments of the same rows at the same scale.
  mutating func merge(_ other: InfluenceMoments) {
    precondition(scale == other.scale && rows.count == other.rows.count, "only moments of the same shape merge")
    for (row, more) in other.rows.enumerated() {
      rows[row].responses += more.responses
      rows[row].scored += more.scored
      rows[row].sum += more.sum
      rows[row].square += more.square
    }
  }

  /// Σz
  func total(row: Int) -> Double { Double(rows[row].sum) * scale.unit }

  /// Σ(z − z̄)² = (n Σz² − (Σz)²)/n over all responses of the row; exactly zero where all are equal. 0 for an empty row.
  func squaredDeviations(row: Int) -> Double {
    let n = UInt128(rows[row].responses)
    guard n > 0 else { return 0 }
    let left = n.multipliedFullWidth(by: rows[row].square)
    let size = rows[row].sum.magnitude
    let right = size.multipliedFullWidth(by: size)
    let (low, borrows) = left.low.subtractingReportingOverflow(right.low)
    let high = left.high - right.high - (borrows ? 1 : 0)
    let numerator = Double(high) * 0x1p128 + Double(low)
    return numerator / Double(n) * scale.unit * scale.unit
  }

  /// Σz²
  func squared(row: Int) -> Double { Double(rows[row].square) * scale.unit * scale.unit }
}

/// Numbers up to a bound as whole multiples of a unit.
struct FixedPoint: Sendable, Hashable {
  /// A power of two.
  let unit: Double
  private let perUnit: Double

  /// 49 bits for the bound: squares of 98 bits, and 2²⁹ of them, stay within 127.
  ///
  /// - Returns: `nil` where the bound is not finite.
  init?(bound: Double) {
    guard bound.isFinite else { return nil }
    let exponent = bound > 0 ? min(48 - Int(bound.exponent), 1000) : 0
    guard exponent > -1000 else { return nil }
    unit = Double(sign: .plus, exponent: -exponent, significand: 1)
    perUnit = Double(sign: .plus, exponent: exponent, significand: 1)
  }

  func units(_ value: Double) -> Int64 { Int64((value * perUnit).rounded()) }
}
