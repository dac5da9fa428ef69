/// T* as a function of T and ν between the places of a table: where the table decides a comparison no distribution need be computed.
struct NormalScale: Sendable {
  static let standard = NormalScale()
  private static let placesPerUnit = 64.0
  private static let reach = 16.0
  private static let degrees: [Double] = [
    1, 1.25, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 10, 12, 14, 16, 18, 20, 24, 28, 32, 40, 50, 64, 80, 100, 130, 170, 220, 300, 400, 600,
    1_000,
    3_000, 10_000, .infinity,
  ]

  /// By degrees of freedom, then by T.
  private let table: [[Double]]

  private init() {
    table = Self.degrees.map { degrees in
      (0...Int(Self.reach * Self.placesPerUnit)).map {
        UnitComparisons.normalStatistic(Double($0) / Self.placesPerUnit, standardError: 1, degreesOfFreedom: degrees)
      }
    }
  }

  /// T* rises with T and with ν.
  /// - Precondition: T ≥ 0, ν ≥ 1.
  func bounds(_ t: Double, degreesOfFreedom: Double) -> ClosedRange<Double> {
    var (low, high) = (0, Self.degrees.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Self.degrees[middle] <= degreesOfFreedom { low = middle } else { high = middle }
    }
    // The distributions are computed to some 1e-12.
    let place = min(t * Self.placesPerUnit, Self.reach * Self.placesPerUnit)
    let least = table[low][Int(place)] * (1 - 1e-9)
    // Beyond 37 the tail underflows, and what cannot be told apart from certain is.
    let beyond = t < 37 ? t : Double.infinity
    let most = (t < Self.reach ? table[high][min(Int(place) + 1, table[high].count - 1)] : beyond) * (1 + 1e-9)
    return least...max(least, most)
  }
}
