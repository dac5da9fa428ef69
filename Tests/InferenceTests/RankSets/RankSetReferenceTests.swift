import TestSupport
import Testing

@testable import Inference

/// The five units of ``RankSetOracles`` against R (Tests/Reference/rank-sets.R): integrals to 1e-10, simulated critical values within both simulations' errors.
@Suite struct RankSetReferenceTests {
  struct Case: Sendable {
    let part: String
    let degreesOfFreedom: [Double]?
    let isDependent: Bool
  }

  static let cases = [
    Case(part: "known", degreesOfFreedom: nil, isDependent: false),
    Case(part: "estimated", degreesOfFreedom: [4, 6, 8, 5, 3], isDependent: false),
    Case(part: "dependent", degreesOfFreedom: nil, isDependent: true),
  ]

  /// Rows of a part by quantity, row and column.
  static func printed(_ part: String) throws -> [String: Double] {
    let table = try ReferenceTable("rank-sets.printed.csv")
    return Dictionary(
      uniqueKeysWithValues: table.rows.filter { $0[0] == part }.map { row in
        (row[1...3].joined(separator: " "), Double(row[4]) ?? .nan)
      })
  }

  @Test(arguments: cases) func agreesWithR(c: Case) throws {
    let r = try Self.printed(c.part)
    let estimates = RankSetOracles.estimates(degreesOfFreedom: c.degreesOfFreedom)
    let comparisons = try UnitComparisons(estimates: estimates, covariance: c.isDependent ? RankSetOracles.covariance : nil)
    let names = ["A", "B", "C", "D", "E"]
    for j in 0..<5 {
      for k in (j + 1)..<5 {
        let statistic = try #require(r["statistic \(names[j]) \(names[k])"])
        #expect(agree(comparisons.statistic(j, k), statistic, within: 1e-10))
      }
    }
    let sets = RankSetEstimator(seed: 11, threads: 2).rankSets(comparisons)
    for (unit, name) in names.enumerated() {
      #expect(sets.units[unit].marginal.lowerBound == Int(try #require(r["marginal \(name) best"])))
      #expect(sets.units[unit].marginal.upperBound == Int(try #require(r["marginal \(name) worst"])))
      #expect(sets.units[unit].simultaneous.lowerBound == Int(try #require(r["simultaneous \(name) best"])))
      #expect(sets.units[unit].simultaneous.upperBound == Int(try #require(r["simultaneous \(name) worst"])))
      try expect(sets.units[unit].criticalValues, name, r, isExact: !c.isDependent)
    }
    try expect(sets.criticalValues, "all", r, isExact: false)
  }

  private func expect(_ steps: [RankSets.CriticalValue], _ name: String, _ r: [String: Double], isExact: Bool) throws {
    #expect(r["c \(name) \(steps.count)"] != nil && r["c \(name) \(steps.count + 1)"] == nil, "\(name): \(steps.count) steps")
    for (step, critical) in steps.enumerated() {
      let c = try #require(r["c \(name) \(step + 1)"])
      if isExact {
        #expect(agree(critical.value, c, within: 1e-10))
      } else {
        let low = try #require(r["c-low \(name) \(step + 1)"])
        let high = try #require(r["c-high \(name) \(step + 1)"])
        #expect(critical.agrees(with: c, standardError: (high - low) / (2 * 1.96)), "\(name) \(step): \(critical.value), R \(c)")
      }
    }
  }
}
