import SurveyModel

/// Counts days as they come: near the first one in a table, since there can be millions, and the few far from it one by one.
struct ArrivalCounts {
  /// Days on each side of the first.
  private static let reach = 256

  private var first: Int?
  /// Units × days.
  private var near: [UInt32]
  private var far: [[Int: Int]]

  init(units: Int) {
    near = Array(repeating: 0, count: units * 2 * Self.reach)
    far = Array(repeating: [:], count: units)
  }

  mutating func add(day: Int, unit: Int) {
    let first = first ?? day
    self.first = first
    let place = day - first + Self.reach
    if place >= 0, place < 2 * Self.reach { near[unit * 2 * Self.reach + place] += 1 } else { far[unit][day, default: 0] += 1 }
  }

  /// `nil` where no day came.
  var arrivals: Arrivals? {
    guard let first else { return nil }
    return Arrivals(
      ofUnit: far.indices.map { unit in
        let table = near[unit * 2 * Self.reach..<(unit + 1) * 2 * Self.reach].enumerated()
        let days = table.compactMap { $0.element == 0 ? nil : (number: $0.offset + first - Self.reach, responses: Int($0.element)) }
        return (days + far[unit].map { (number: $0.key, responses: $0.value) }).sorted { $0.number < $1.number }
          .map { Arrivals.Day(number: $0.number, responses: $0.responses) }
      })
  }
}
