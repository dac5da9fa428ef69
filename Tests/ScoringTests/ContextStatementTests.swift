import SurveyModel
import Testing

@testable import Scoring

/// What a source states of its own figures, beside what the figures give.
@Suite struct ContextStatementTests {
  private static func entry(
    _ indicator: String, _ kind: ContextTable.Kind, _ value: Double?, unit: Int? = nil, period: String = "2023", issuer: String = "",
    of: [String] = [], isAtMost: Bool = false, line: Int? = nil, measure: String = "m"
  ) -> ContextTable.Entry {
    ContextTable.Entry(
      unit: unit, indicator: indicator, period: Period(period)!, kind: kind, issuer: issuer, value: value, measure: measure, of: of,
      isAtMost: isAtMost, line: line)
  }

  private func statements(_ entries: [ContextTable.Entry], of indicator: String, unit: Int? = nil) throws -> [ContextStatement] {
    let figures = try ContextArithmetic.figures(context: ContextTable(entries: entries), survey: TinySurvey().survey)
    return figures.filter { $0.indicator == indicator && $0.unit == unit }.flatMap(\.statements)
  }

  /// As published by Quảng Ninh: 780 of 1,114 firms, "702%".
  @Test func theResponseRateOf2023() throws {
    let found = try statements(
      [
        Self.entry("answers", .actual, 780, measure: "forms"), Self.entry("firms", .actual, 1114, measure: "firms"),
        Self.entry("answers", .publishedShare, 702, of: ["firms"], line: 7, measure: "%"),
      ], of: "answers")
    #expect(found.count == 1)
    #expect(found[0].kind == .share(of: "firms") && found[0].stated == 7.02 && found[0].operands == [780, 1114])
    #expect(PublishedNumber((found[0].computed ?? 0) * 100, decimals: 1).description == "70.0")
    #expect(found[0].isContradicted && found[0].line == 7)
  }

  /// Stated per cent, count, base, whether they contradict. Rounded and cut off are both as good as exact; 127 of 127.57 was published in 2020.
  @Test(arguments: [
    (70.0, 780.0, 1114.0, false), (70.02, 780, 1114, false), (70.1, 780, 1114, false), (70.2, 780, 1114, true), (71, 780, 1114, false),
    (72, 780, 1114, true), (7, 780, 1114, true), (127, 12_119, 9500, false), (128, 12_119, 9500, false), (129, 12_119, 9500, true),
    (142.19, 16_351.83, 11_500, false), (136, 16_351.83, 12_000, false), (102.2, 16_351.83, 16_000, false), (18.05, 2346, 13_000, false),
    (120, 16_196.6, 13_500, false), (119, 16_196.6, 13_500, false), (118, 16_196.6, 13_500, true), (0, 0, 10, false), (-50, -5, 10, false),
  ]) func shares(_ percent: Double, _ count: Double, _ base: Double, _ isContradicted: Bool) throws {
    let entries = [
      Self.entry("a", .actual, count), Self.entry("b", .actual, base), Self.entry("a", .publishedShare, percent, of: ["b"], measure: "%"),
    ]
    let found = try statements(entries, of: "a")
    #expect(found.map(\.isContradicted) == [isContradicted])
    // The order of the rows tells nothing.
    #expect(try statements(entries.reversed(), of: "a").map(\.isContradicted) == [isContradicted])
  }

  /// Figures of few digits are known to half of their last: 2.4 may be 2.35 or 2.45.
  @Test func figuresAreKnownToTheirLastDigit() throws {
    func isContradicted(_ percent: Double, _ now: Double, _ before: Double) throws -> Bool {
      try statements(
        [
          Self.entry("t", .actual, now), Self.entry("t", .actual, before, period: "2022"),
          Self.entry("t", .publishedChange, percent, measure: "%"),
        ], of: "t"
      ).contains(where: \.isContradicted)
    }
    #expect(try !isContradicted(54, 2.4, 1.6))
    #expect(try isContradicted(60, 2.4, 1.6))
    #expect(try isContradicted(54, 2.4000001, 1.6000001))
    // Trade of Thanh Hóa: 90.5 % of the year before is −9.5 %.
    #expect(try !isContradicted(-9.5, 12.95, 14.31))
  }

  @Test func aChangeWithoutItsBaseIsNotJudged() throws {
    #expect(try statements([Self.entry("t", .actual, 5), Self.entry("t", .publishedChange, 900, measure: "%")], of: "t").isEmpty)
  }

  @Test func whatAShareIsOf() throws {
    let target = Self.entry("r", .target, 200, issuer: "ministry")
    let other = Self.entry("r", .target, 100, issuer: "province")
    let actual = Self.entry("r", .actual, 240)
    // Of the issuer's target; of the only one; of none where two could be meant.
    #expect(
      try statements([actual, target, other, Self.entry("r", .publishedShare, 120, issuer: "ministry")], of: "r").map(\.kind)
        == [.shareOfTarget(issuer: "ministry")])
    #expect(try statements([actual, target, Self.entry("r", .publishedShare, 120)], of: "r").map(\.computed) == [1.2])
    #expect(try statements([actual, target, other, Self.entry("r", .publishedShare, 120)], of: "r").map(\.computed) == [nil])
    // A unit's figure: of the whole.
    let unit = Self.entry("r", .actual, 60, unit: 0)
    let share = try statements([actual, unit, Self.entry("r", .publishedShare, 25, unit: 0)], of: "r", unit: 0)
    #expect(share.map(\.kind) == [.shareOfWhole] && share.map(\.isContradicted) == [false])
  }

  @Test func aMissingOrEmptyBaseGivesNothing() throws {
    for base in [nil, 0.0, -3] {
      let found = try statements(
        [Self.entry("a", .actual, 1), Self.entry("b", .actual, base), Self.entry("a", .publishedShare, 10, of: ["b"])], of: "a")
      #expect(found.map(\.computed) == [nil] && found.map(\.isContradicted) == [false])
    }
  }

  /// Total, parts, whether they contradict: 365 + 749 firms, 8.47 + 4.48 bn USD.
  @Test(arguments: [
    (1114.0, [365.0, 749], false), (1115, [365, 749], false), (1117, [365, 749], true), (12.95, [8.47, 4.48], false),
    (12.9, [8.47, 4.48], false), (13.2, [8.47, 4.48], true), (0.3, [0.1, 0.2], false), (703, [248, 455], false), (5, [5], false),
  ]) func sums(_ total: Double, _ parts: [Double], _ isContradicted: Bool) throws {
    let names = parts.indices.map { "p\($0)" }
    let found = try statements(
      [Self.entry("all", .actual, total), Self.entry("all", .sumOf, nil, of: names, line: 3)]
        + zip(names, parts).map { Self.entry($0, .actual, $1) }, of: "all")
    #expect(found.map(\.isContradicted) == [isContradicted] && found.map(\.line) == [3])
    #expect(found[0].operands == parts.map(Optional.some))
  }

  @Test func partsOfAnotherMeasureAndUnknownPartsAreNotAdded() throws {
    let total = [Self.entry("all", .actual, 10), Self.entry("all", .sumOf, nil, of: ["a", "b"])]
    let other = try statements(total + [Self.entry("a", .actual, 4), Self.entry("b", .actual, 5, measure: "other")], of: "all")
    #expect(other.map(\.computed) == [nil] && other.map(\.isContradicted) == [false])
    let unknown = try statements(total + [Self.entry("a", .actual, 4), Self.entry("b", .actual, nil)], of: "all")
    #expect(unknown.map(\.computed) == [nil] && unknown.map(\.isContradicted) == [false])
  }

  /// Of an indicator that only units have the units are added.
  @Test func partsThatAreUnits() throws {
    let units = TinySurvey().survey.units.indices
    let parts = units.map { Self.entry("flow", .actual, Double($0) + 1, unit: $0) }
    let total = parts.compactMap(\.value).reduce(0, +)
    let found = try statements(
      [Self.entry("trade", .actual, total), Self.entry("trade", .sumOf, nil, of: ["flow"])] + parts, of: "trade")
    #expect(found.map(\.computed) == [total] && found[0].operands.count == units.count)
    let lacking = try statements(
      [Self.entry("trade", .actual, total), Self.entry("trade", .sumOf, nil, of: ["flow"])] + parts.dropLast(), of: "trade")
    #expect(lacking.map(\.computed) == [nil])
  }

  @Test func twoSharesOfOneThingAreTwoValues() {
    let share = { Self.entry("a", .publishedShare, $0, of: ["b"]) }
    #expect(throws: ScoringError.contextTwice(unit: nil, indicator: "a", period: .year(2023), kind: .publishedShare, issuer: "")) {
      try statements([share(10), share(11)], of: "a")
    }
    #expect(throws: Never.self) { try statements([share(10), share(10)], of: "a") }
  }

  /// No more than 5 % inspected: the least is the best, and the limit itself is kept.
  @Test(arguments: [(4.0, true), (5, true), (5.1, false)]) func limits(_ actual: Double, _ isMet: Bool) throws {
    let figures = try ContextArithmetic.figures(
      context: ContextTable(entries: [
        Self.entry("i", .actual, actual), Self.entry("i", .target, 5, isAtMost: true), Self.entry("j", .actual, actual),
        Self.entry("j", .target, 5),
      ]), survey: TinySurvey().survey)
    #expect(figures[0].targets.map(\.isMet) == [isMet])
    #expect(figures[1].targets.map(\.isMet) == [actual >= 5])
  }

  @Test func theLeastIsFirstUnderALimit() throws {
    let entries = [3.0, 1, 2].prefix(TinySurvey().survey.units.count).enumerated().flatMap { unit, value in
      [Self.entry("i", .actual, value, unit: unit), Self.entry("i", .target, 5, unit: unit, isAtMost: true)]
    }
    let ranks = try ContextArithmetic.figures(context: ContextTable(entries: entries), survey: TinySurvey().survey).map(\.attainmentRank)
    let values = entries.filter { $0.kind == .actual }.compactMap(\.value)
    #expect(ranks == values.map { value in values.count { $0 < value } + 1 })
  }
}
