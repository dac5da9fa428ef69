import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

@Suite struct AttainmentCorrelationTests {
  static func figure(
    _ unit: Int?, _ attainments: [(issuer: String, value: Double?)], period: Period = .year(2023), of whole: Period = .year(2023),
    indicator: String = "revenue"
  ) -> ContextFigure {
    ContextFigure(
      unit: unit, indicator: indicator, period: period, measure: "bn", actual: nil, previous: nil, changeOnPrevious: nil,
      publishedChange: nil, shareOfDepartment: nil,
      targets: attainments.map {
        ContextFigure.Target(issuer: $0.issuer, value: 100, attainment: $0.value, gap: nil, period: whole, source: "")
      }, forecasts: [], toDate: nil, attainmentRank: nil, sources: [], notes: [])
  }

  static let scores = [91.2, 89.7, 88.3, 86.5, 84.9, 80.1]
  static let attainments = [104.5, 98.2, 101.3, 110.8, 96.4, 91.7]

  /// Two issuers: the first of all six units, the second of three. A unit without a rank and the department stay outside.
  @Test func aRowForEachIssuer() throws {
    var figures = Self.attainments.enumerated().map { unit, value in
      Self.figure(unit, [("ministry", value / 100)] + (unit < 3 ? [("province", value / 100)] : []))
    }
    figures.append(Self.figure(6, [("ministry", 9), ("province", 9)]))
    figures.append(Self.figure(nil, [("ministry", 9), ("province", 9)]))
    let rows = AttainmentCorrelation.all(figures, ranks: [1, 2, 3, 4, 5, 6, nil])
    #expect(rows.map(\.issuer) == ["ministry", "province"] && rows.map(\.units) == [6, 3])
    #expect(abs((rows[0].correlation?.coefficient ?? 0) - 0.6) < 1e-12)
    let p = try #require(rows[0].p)
    #expect(abs(p.value - 0.241666666666667) < 1e-12 && p.method == .exact)
    // 104.5 98.2 101.3 against the ranks 1 2 3: one neighbour pair out of order.
    #expect(rows[1].correlation?.coefficient == 0.5 && rows[1].p?.value == 1)
  }

  @Test func fewerThanThreePairsHaveNoRow() {
    let figures = [Self.figure(0, [("m", 1)]), Self.figure(1, [("m", 2)]), Self.figure(2, [("m", nil)]), Self.figure(3, [("m", 3)])]
    #expect(AttainmentCorrelation.all(figures, ranks: [1, 2, 3, nil]).isEmpty)
    #expect(AttainmentCorrelation.all([], ranks: [1, 2, 3]).isEmpty)
    #expect(AttainmentCorrelation.all(figures, ranks: [1, 2, 3, 4]).map(\.units) == [3])
  }

  /// Units that share a rank are ties, and so are attainments that differ by the noise of a quotient; all equal: not defined.
  @Test func equalUnits() throws {
    let figures = [0.3, 0.1 + 0.2, 0.7].enumerated().map { Self.figure($0, [("m", $1)]) }
    let row = try #require(AttainmentCorrelation.all(figures, ranks: [2, 2, 1]).first)
    #expect(row.correlation?.coefficient == 1 && row.correlation?.extremeOrders == 2)
    let constant = try #require(AttainmentCorrelation.all(figures, ranks: [1, 1, 1]).first)
    #expect(constant.units == 3 && constant.correlation == nil && constant.p == nil)
  }

  /// Indicator, period and the targets' period each make a row of their own.
  @Test func figuresOfOtherPeriodsAreApart() {
    var figures: [ContextFigure] = []
    for unit in 0..<3 {
      let value = Double(unit)
      figures.append(Self.figure(unit, [("m", value)]))
      figures.append(Self.figure(unit, [("m", -value)], period: .month(year: 2023, month: 7)))
      figures.append(Self.figure(unit, [("m", value)], of: .year(2024)))
      figures.append(Self.figure(unit, [("m", value)], indicator: "trade"))
    }
    let rows = AttainmentCorrelation.all(figures, ranks: [1, 2, 3])
    #expect(rows.map { $0.correlation?.coefficient } == [-1, 1, -1, -1])
    #expect(rows.map(\.targetPeriod) == [.year(2023), .year(2023), .year(2024), .year(2023)])
  }

  /// Student's t above eight pairs, as R's `cor.test(exact = FALSE)`.
  @Test func approximateP() throws {
    let table = try ReferenceTable("spearman.printed.csv")
    func numbers(_ text: String) -> [Double] { text.split(separator: " ").compactMap { Double($0) } }
    var checked = 0
    for row in table.rows {
      let (x, y) = (numbers(row[1]), numbers(row[2]))
      let correlation = AttainmentCorrelation(
        indicator: "", measure: "", period: .year(2023), issuer: "", targetPeriod: .year(2023), units: x.count,
        correlation: RankCorrelation(x, y))
      let p = try #require(correlation.p)
      #expect(agree(p.value, try #require(Double(row[6])), within: 1e-12), "\(row[0])")
      #expect(p.method == (x.count > 8 ? .studentT : .exact))
      checked += x.count > 8 ? 1 : 0
    }
    #expect(checked == 2)
    let perfect = AttainmentCorrelation(
      indicator: "", measure: "", period: .year(2023), issuer: "", targetPeriod: .year(2023), units: 9,
      correlation: RankCorrelation((0..<9).map(Double.init), (0..<9).map(Double.init)))
    #expect(perfect.p?.value == 0)
  }
}
