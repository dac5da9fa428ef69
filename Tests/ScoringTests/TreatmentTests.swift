import Glibc
import SurveyModel
import TestSupport
import Testing

@testable import Scoring

/// What is done to hard data before they are normalised.
@Suite struct TreatmentTests {
  static let skewed: [Double] = [3, 7, 8, 12, 13, 14, 18, 61]

  /// R 4.2.2: `g1*sqrt(n*(n-1))/(n-2); ((n+1)*g2+6)*(n-1)/((n-2)*(n-3))`; psych agrees.
  @Test func moments() throws {
    let moments = try #require(Moments(Self.skewed))
    #expect(agree(moments.skewness, 2.47053407489748, within: 1e-10))
    #expect(agree(moments.kurtosis, 6.53559998969311, within: 1e-10))
    let mirrored = try #require(Moments(Self.skewed.map { -1e200 * $0 }))
    #expect(agree(mirrored.skewness, -2.47053407489748, within: 1e-10))
    #expect(Moments([1, 2, 3]) == nil && Moments([5, 5, 5, 5]) == nil && Moments([]) == nil)
  }

  /// One point is enough: 61 becomes 18, the next value. Downwards alike.
  @Test func winsorised() {
    #expect(OutlierTreatment.treat(Self.skewed, .init()) == .winsorised([7: 18]))
    #expect(OutlierTreatment.treat(Self.skewed.map { -$0 }, .init()) == .winsorised([7: -18]))
    #expect(OutlierTreatment.treat([3, 7, 8, 12, 13, 14, 18, 21], .init()) == .untouched)
    #expect(OutlierTreatment.treat([1, 1], .init()) == .untouched)
  }

  /// No point may be winsorised: ln(x − 3 + 0.58), 0.58 a hundredth of the range; mirrored −ln(max − x + 0.58).
  @Test func transformed() {
    guard case .transformed(let values) = OutlierTreatment.treat(Self.skewed, .init(mostPoints: 0)) else {
      Issue.record("not transformed")
      return
    }
    for (x, value) in zip(Self.skewed, values) { #expect(agree(value, log(x - 3 + 0.58), within: 1e-12)) }
    guard case .transformed(let mirrored) = OutlierTreatment.treat(Self.skewed.map { -$0 }, .init(mostPoints: 0)) else {
      Issue.record("not transformed")
      return
    }
    for (a, b) in zip(values, mirrored) { #expect(agree(a, -b, within: 1e-12)) }
    #expect(OutlierTreatment.treat(Self.skewed, .init(mostPoints: 0, transforms: false)) == .unmended)
  }

  private func change(
    _ unit: Int, _ column: Int, _ step: TreatedTable.Step, _ before: Double?, _ after: Double?
  ) -> TreatedTable.Change { .init(unit: unit, column: column, step: step, before: before, after: after) }

  /// 30/10 and 8/4; b of q is missing: the median of 6 and 10 is 8; r has one of two, and so has q.
  @Test func everyStepIsLogged() throws {
    let table = UnitTable(
      units: ["p", "q", "r", "s"], columns: ["a", "b", "n"],
      values: [30, 6, 10, 8, .nan, 4, .nan, .nan, 5, 5, 10, .nan])
    let treated = try TreatedTable(
      table,
      DataTreatment(denominations: [.init(column: "a", denominator: "n")], screen: 0.5, imputation: .median), scoring: ["a", "b"])
    // A value whose denominator is missing is missing: a of s; the median of a is (3 + 2)/2.
    #expect(
      treated.changes == [
        change(0, 0, .denominated(by: "n"), 30, 3), change(1, 0, .denominated(by: "n"), 8, 2), change(3, 0, .denominated(by: "n"), 5, nil),
        change(3, 0, .imputed(.median), nil, 2.5), change(1, 1, .imputed(.median), nil, 8),
      ])
    // r has nothing and is screened; it is not made up.
    #expect(treated.table.value(unit: 2, column: 0) == nil && treated.table.value(unit: 2, column: 1) == nil)
    #expect(treated.table.value(unit: 1, column: 1) == 8)
  }

  @Test func screenedUnitsAreLogged() throws {
    let table = UnitTable(units: ["p", "q"], columns: ["a", "b", "c"], values: [1, .nan, .nan, 1, 2, .nan])
    let treated = try TreatedTable(table, DataTreatment(screen: 2.0 / 3), scoring: ["a", "b", "c"])
    #expect(treated.changes == [change(0, 0, .screened, 1, nil)])
    #expect(treated.table.value(unit: 1, column: 0) == 1)
  }

  /// Groups g (2, 4 → 3) and h (nobody: stays missing); a unit of no group has no peers.
  @Test func groupMeans() throws {
    let table = UnitTable(
      units: ["a", "b", "c", "d", "e"], groups: ["g", "g", "g", "h", nil], columns: ["x"], values: [2, 4, .nan, .nan, .nan])
    let treated = try TreatedTable(table, DataTreatment(imputation: .groupMean), scoring: ["x"])
    #expect(treated.changes == [change(2, 0, .imputed(.groupMean), nil, 3)])
    #expect(throws: ScoringError.noGroups(method: "group-median")) {
      try TreatedTable(
        UnitTable(units: ["a"], columns: ["x"], values: [1]), DataTreatment(imputation: .groupMedian), scoring: ["x"])
    }
  }

  @Test func nothingIsDividedByZero() throws {
    let table = UnitTable(units: ["a"], columns: ["x", "n"], values: [2, 0])
    let treatment = DataTreatment(denominations: [.init(column: "x", denominator: "n")])
    let zero = ScoringError.denominator(column: "n", unit: "a", value: 0, divides: "x", period: nil)
    #expect(throws: zero) { try TreatedTable(table, treatment, scoring: ["x"]) }
    #expect(zero.treatmentPart == .denomination(of: "x") && zero.node == nil)
    // Nothing is divided where there is nothing to divide.
    let nothing = try TreatedTable(UnitTable(units: ["a"], columns: ["x", "n"], values: [.nan, 0]), treatment, scoring: ["x"])
    #expect(nothing.changes.isEmpty)
  }

  /// One unit lacks its denominator: its quotient is missing. All do: that is an error, as is a denominator that is no column.
  @Test func aDenominatorThatIsNotThere() throws {
    let treatment = DataTreatment(denominations: [.init(column: "x", denominator: "n")])
    #expect(throws: ScoringError.noDenominators("n", divides: "x")) {
      try TreatedTable(UnitTable(units: ["a", "b"], columns: ["x", "n"], values: [2, .nan, 3, .nan]), treatment, scoring: ["x"])
    }
    let one = try TreatedTable(UnitTable(units: ["a", "b"], columns: ["x", "n"], values: [2, .nan, 3, 4]), treatment, scoring: ["x"])
    #expect(one.table.value(unit: 0, column: 0) == nil && one.table.value(unit: 1, column: 0) == 0.75)
    #expect(throws: ScoringError.unknownDenominator("n", divides: "x")) {
      try TreatedTable(UnitTable(units: ["a"], columns: ["x"], values: [2]), treatment, scoring: ["x"])
    }
  }

  /// Mean of 0.1, 0.2, 0.3 and 0.4, and the whole run of steps: the order of the units changes no bit.
  @Test func permutingUnitsPermutesResults() throws {
    let values: [[Double]] = [
      [0.1, 7, 10], [0.2, .nan, 10], [0.3, 3, 7], [.nan, 61, 3], [0.4, 12, 9], [1e9, 13, .nan], [0.25, 14, 8],
    ]
    let units = ["a", "b", "c", "d", "e", "f", "g"]
    let groups = ["p", "p", "q", "q", "p", "q", "q"]
    let orders = [[6, 5, 4, 3, 2, 1, 0], [3, 0, 5, 1, 6, 2, 4], [1, 2, 3, 4, 5, 6, 0]]
    for method in [DataTreatment.Imputation.mean, .median, .groupMean, .groupMedian] {
      func treated(_ order: [Int]) throws -> TreatedTable {
        try TreatedTable(
          UnitTable(
            units: order.map { units[$0] }, groups: order.map { groups[$0] }, columns: ["x", "y", "n"], values: order.flatMap { values[$0] }
          ),
          DataTreatment(
            denominations: [.init(column: "y", denominator: "n")], screen: 0.5, imputation: method,
            outliers: .init(mostPoints: 2)), scoring: ["x", "y"])
      }
      let straight = try treated(Array(units.indices))
      #expect(straight.changes.contains { $0.step == .imputed(method) } && straight.changes.contains { $0.step == .winsorised })
      for order in orders {
        let other = try treated(order)
        for (row, unit) in order.enumerated() {
          for column in 0..<3 { #expect(other.table.value(unit: row, column: column) == straight.table.value(unit: unit, column: column)) }
        }
        #expect(
          other.changes.count == straight.changes.count && Set(other.screened.map { order[$0.unit] }) == Set(straight.screened.map(\.unit)))
      }
    }
  }

  /// Ties, one unit, nobody with a value: the middle of 5 and 5 is 5, of one value that value, of none nothing.
  @Test func middlesOfLittle() throws {
    func imputed(_ values: [Double], _ method: DataTreatment.Imputation) throws -> [Double?] {
      let table = UnitTable(units: values.indices.map { "u\($0)" }, columns: ["x"], values: values)
      let treated = try TreatedTable(table, DataTreatment(imputation: method), scoring: ["x"])
      return values.indices.map { treated.table.value(unit: $0, column: 0) }
    }
    for method in [DataTreatment.Imputation.mean, .median] {
      #expect(try imputed([5, .nan, 5], method) == [5, 5, 5])
      #expect(try imputed([.nan, 7], method) == [7, 7])
      #expect(try imputed([.nan], method) == [nil])
      #expect(try imputed([.nan, .nan], method) == [nil, nil])
    }
  }

  /// Land does not apply to departments: a has one of one figure, not one of two, and its land is neither screened for nor made up. Nor is it a peer's value: c takes 6 alone.
  @Test func whatDoesNotApply() throws {
    let table = UnitTable(units: ["a", "b", "c"], columns: ["days", "land"], values: [4, 100, 5, 6, 7, .nan])
    let treated = try TreatedTable(
      table, DataTreatment(screen: 1, imputation: .mean), scoring: ["days", "land"],
      roles: .init(applies: [true, false, true, true, true, true]))
    #expect(treated.screened == [.init(unit: 2, known: 1, applicable: 2)])
    let kept = try TreatedTable(
      table, DataTreatment(imputation: .mean), scoring: ["days", "land"], roles: .init(applies: [true, false, true, true, true, true]))
    #expect(kept.changes == [change(2, 1, .imputed(.mean), nil, 6)])
    #expect(kept.table.value(unit: 0, column: 1) == nil)
  }

  /// The whole (last) makes no bound and no mean; it is held at the units' bound, or goes through their logarithm: ln(10 − 3 + 0.58).
  @Test func bystanders() throws {
    let values = Self.skewed + [40, .nan]
    let roles = TreatedTable.Roles(isBystander: Self.skewed.map { _ in false } + [true, true])
    let table = UnitTable(units: values.indices.map { "u\($0)" }, columns: ["x"], values: values)
    let held = try TreatedTable(table, DataTreatment(screen: 1, imputation: .mean, outliers: .init()), scoring: ["x"], roles: roles)
    #expect(held.changes == [change(7, 0, .winsorised, 61, 18), change(8, 0, .winsorised, 40, 18)])
    #expect(held.screened.isEmpty && held.table.value(unit: 9, column: 0) == nil)
    let inside = UnitTable(units: table.units, columns: ["x"], values: Self.skewed + [10, 2])
    let logged = try TreatedTable(inside, DataTreatment(outliers: .init(mostPoints: 0)), scoring: ["x"], roles: roles)
    #expect(agree(try #require(logged.table.value(unit: 8, column: 0)), log(7.58), within: 1e-12))
    // 2 − 3 + 0.58 has no logarithm.
    #expect(logged.table.value(unit: 9, column: 0) == nil && logged.transformed == [0])
  }

  /// A table that needs nothing is as it was.
  @Test func untouched() throws {
    let table = UnitTable(units: ["a", "b"], columns: ["x"], values: [1, 2])
    let treated = try TreatedTable(table, DataTreatment(screen: 1, imputation: .mean, outliers: .init()), scoring: ["x"])
    #expect(treated.table == table && treated.changes.isEmpty && treated.unmended.isEmpty)
  }
}
