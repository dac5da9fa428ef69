/// What is scored: each unit on its own, or all responses together. Says to which domain each row of a tally belongs.
public struct Domains: Sendable, Hashable {
  public let count: Int
  /// Of each row of the tally.
  public let ofRow: [Int]
  /// Index into `Survey.units` of each domain; `nil` is the whole department.
  public let unit: [Int?]

  /// A domain for each unit, in the order of the survey.
  public static func units(_ weights: ResponseWeights, count: Int) -> Domains {
    Domains(count: count, ofRow: weights.rows.map(\.unit), unit: (0..<count).map { $0 })
  }

  /// One domain that holds every response.
  public static func whole(_ weights: ResponseWeights) -> Domains {
    Domains(count: 1, ofRow: weights.rows.map { _ in 0 }, unit: [nil])
  }
}
