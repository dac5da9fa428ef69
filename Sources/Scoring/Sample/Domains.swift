/// What is scored: each unit on its own, or all responses together. Says to which domain each row of a tally belongs.
package struct Domains: Sendable, Hashable {
  package let count: Int
  /// Of each row of the tally.
  package let ofRow: [Int]
  /// Index into `Survey.units` of each domain; `nil` is the whole department.
  package let unit: [Int?]

  package init(count: Int, ofRow: [Int], unit: [Int?]) {
    self.count = count
    self.ofRow = ofRow
    self.unit = unit
  }

  /// A domain for each unit, in the order of the survey.
  package static func units(_ weights: ResponseWeights, count: Int) -> Domains {
    Domains(count: count, ofRow: weights.rows.map(\.unit), unit: (0..<count).map { $0 })
  }

  /// One domain that holds every response.
  package static func whole(_ weights: ResponseWeights) -> Domains {
    Domains(count: 1, ofRow: weights.rows.map { _ in 0 }, unit: [nil])
  }
}
