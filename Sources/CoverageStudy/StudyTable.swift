import Foundation

/// The table of the study as Markdown.
enum StudyTable {
  static let header = """
    | gap, s.e. | surveys | simultaneous: joint | ties either way | width | marginal: each | width | percentiles: joint | each | width | open |
    |--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
    """

  /// End to end: beside it what respondents − strata would give.
  static let endToEndHeader = """
    | gap, s.e. | surveys | simultaneous: joint | ties either way | width | marginal: each | width | percentiles: joint | each | width | open | joint with n − strata |
    |--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
    """

  static func row(gap: Double, _ sets: CoverageOfSets) -> String {
    var cells = [
      number(gap, 3), String(sets.simultaneous.surveys), share(sets.simultaneous.joint), share(sets.simultaneous.jointWithTies),
      number(sets.simultaneous.width, 2), share(sets.marginal.marginal), number(sets.marginal.width, 2), share(sets.percentile.joint),
      share(sets.percentile.marginal), number(sets.percentile.width, 2), String(sets.open),
    ]
    if sets.plainDegrees.surveys > 0 { cells.append(share(sets.plainDegrees.joint)) }
    return "| \(cells.joined(separator: " | ")) |"
  }

  static let situationHeader = """
    | situation | seed | surveys | units with an interval | interval of a unit | interval of all | simultaneous: joint | marginal: each | width |
    |---|--:|--:|--:|--:|--:|--:|--:|--:|
    """

  static func row(_ situation: Situation, _ counted: CoverageOfSituation) -> String {
    let units = Double(counted.intervals.there) / Double(counted.intervals.surveys)
    let cells = [
      situation.rawValue, String(situation.seed), String(counted.intervals.surveys), "\(number(units, 2)) of \(situation.units)",
      share(counted.intervals.share), counted.overall.there > 0 ? share(counted.overall.share) : "–", share(counted.simultaneous.joint),
      share(counted.marginal.marginal), number(counted.marginal.width, 2),
    ]
    return "| \(cells.joined(separator: " | ")) |"
  }

  /// Below which a row falls short of what is promised.
  static let least = 0.935

  static func verdict(_ rows: [CoverageOfSituation]) -> String {
    let shares = rows.flatMap { row in
      [row.intervals.share, row.simultaneous.joint, row.marginal.marginal] + (row.overall.there > 0 ? [row.overall.share] : [])
    }
    let short = shares.count { !($0.value >= least) }
    let lowest = number(shares.map(\.value).min() ?? .nan, 4)
    return short == 0
      ? "Lowest coverage: \(lowest); nowhere below \(least)."
      : "**SHORTFALL: \(short) of \(shares.count) shares are below \(least) (lowest \(lowest)).**"
  }

  /// Printed below the tables, so that a shortfall cannot be overlooked.
  static func verdict(_ joint: [Coverage.Share]) -> String {
    let short = joint.filter { $0.value < 0.94 }.count
    let lowest = joint.map(\.value).min() ?? .nan
    return short == 0
      ? "Lowest joint coverage of the simultaneous sets: \(number(lowest, 4)); nowhere below 0.94."
      : "**SHORTFALL: joint coverage of the simultaneous sets is below 0.94 in \(short) of \(joint.count) rows (lowest \(number(lowest, 4))).**"
  }

  private static func share(_ share: Coverage.Share) -> String { "\(number(share.value, 4)) ± \(number(share.standardError, 4))" }

  private static func number(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }
}
