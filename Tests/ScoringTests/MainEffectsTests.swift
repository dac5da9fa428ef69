import SurveyModel
import TestSupport
import Testing

@testable import Scoring

@Suite struct MainEffectsTests {
  /// r² of (1, 2, 3) and (1, 3, 2): cov 1/2, variances 1 and 1 → r = 0.5, r² = 0.25.
  @Test func fewUnits() throws {
    let effect = try #require(MainEffects.effect(x: [1, 2, 3], y: [1, 3, 2]))
    #expect(agree(effect.share, 0.25, within: 1e-14))
    #expect(effect.estimator == .squaredCorrelation && effect.units == 3)
  }

  @Test func notDefined() {
    #expect(MainEffects.effect(x: [1, 2], y: [3, 4]) == nil)
    #expect(MainEffects.effect(x: [], y: []) == nil)
    #expect(MainEffects.effect(x: [5, 5, 5, 5], y: [1, 2, 3, 4]) == nil)
    #expect(MainEffects.effect(x: [1, 2, 3, 4], y: [0.1 + 0.2, 0.3, 0.3, 0.3]) == nil)
  }

  /// A straight line explains everything, up or down, whatever the units of measurement.
  @Test(arguments: [1.0, -3, 1e150, 1e-150]) func aStraightLine(slope: Double) throws {
    let x = (0..<200).map { Double(($0 * 37) % 200) }
    let effect = try #require(MainEffects.effect(x: x, y: x.map { slope * $0 }))
    #expect(abs(effect.share - 1) < 1e-9)
    #expect(effect.estimator == .runningLines)
  }

  /// y = x² on −1...1 has r² = 0 and a correlation ratio of 1: the smoother finds most of it.
  @Test func aCurveIsFoundThatCorrelationMisses() throws {
    let x = (0...400).map { Double($0) / 200 - 1 }
    let effect = try #require(MainEffects.effect(x: x, y: x.map { $0 * $0 }))
    #expect(effect.share > 0.95 && effect.share <= 1)
  }

  /// From thirty units on a curve is looked for, below it the straight line alone.
  @Test func thirtyUnitsAreEnoughForACurve() throws {
    func effect(_ units: Int) -> MainEffects.Effect? {
      let x = (0..<units).map { Double($0) - Double(units - 1) / 2 }
      return MainEffects.effect(x: x, y: x.map { $0 * $0 })
    }
    #expect(effect(30)?.estimator == .runningLines && (effect(30)?.share ?? 0) > 0.5)
    #expect(effect(29)?.estimator == .squaredCorrelation && (effect(29)?.share ?? 1) < 1e-12)
  }

  /// Two groups of equal x: S = between/total = the classic correlation ratio. Means 2 and 6 (20 and 20 values ±1): between 4, within 1: 0.8.
  @Test func tiesAreAveraged() throws {
    let x = (0..<40).map { $0 < 20 ? 0.0 : 1 }
    let y = (0..<40).map { ($0 < 20 ? 2.0 : 6) + ($0 % 2 == 0 ? 1 : -1) }
    let effect = try #require(MainEffects.effect(x: x, y: y))
    #expect(abs(effect.share - 0.8) < 0.05)
  }

  /// What has nothing to do with the index is near 0.
  @Test func noDependence() throws {
    let x = (0..<3000).map { Double(($0 * 7919) % 3001) }
    let y = (0..<3000).map { Double(($0 * 104_729) % 2999) }
    #expect(try #require(MainEffects.effect(x: x, y: y)).share < 0.02)
  }

  /// Units without a score of the part are left out of it, and only of it.
  @Test func missingUnitsAreLeftOut() throws {
    let index = try IndexTree(id: "I", children: [ScoredTableTests.indicator("x"), ScoredTableTests.indicator("y")])
    let scored = try ScoredTable(
      UnitTable(units: ["a", "b", "c", "d"], columns: ["x", "y"], values: [1, 2, 3, 5, .nan, 4, 2, 9]), index: index)
    let effects = scored.mainEffects.effects
    #expect(effects[0] == nil)
    #expect(effects[1]?.units == 3 && effects[2]?.units == 4)
  }
}
