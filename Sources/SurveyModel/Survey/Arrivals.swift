/// On which days the responses that count came in, about each unit.
package struct Arrivals: Sendable, Hashable {
  package struct Day: Sendable, Hashable {
    /// Days since 1970-01-01.
    package let number: Int
    package let responses: Int

    package init(number: Int, responses: Int) {
      self.number = number
      self.responses = responses
    }
  }

  /// By index into `Survey.units`, in the order of time; days without a response are not there. Responses whose day is not known are in none.
  package let ofUnit: [[Day]]

  package init(ofUnit: [[Day]]) { self.ofUnit = ofUnit }

  /// The same of two groups of respondents about the same units.
  package func adding(_ other: Arrivals) -> Arrivals {
    Arrivals(
      ofUnit: zip(ofUnit, other.ofUnit).map { own, others in
        let sums = (own + others).reduce(into: [Int: Int]()) { $0[$1.number, default: 0] += $1.responses }
        return sums.keys.sorted().map { Day(number: $0, responses: sums[$0] ?? 0) }
      })
  }
}
