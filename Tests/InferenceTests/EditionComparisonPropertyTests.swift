import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

/// What must hold of any two editions.
@Suite struct EditionComparisonPropertyTests {
  /// Two surveys that have nothing to do with each other but units, questions and ids in common; or one survey in two years under two sets of weights and rules.
  static func editions(seed: UInt64) throws -> [SurveyData] {
    let survey = try RandomSurvey(seed: seed)
    var random = SeededNumbers(seed: seed &+ 77)
    if seed % 2 == 0 { return [try RandomSurvey(seed: seed &+ 5000).data, survey.data] }
    let index = survey.data.index
    let weights = index.nodes.dropFirst().filter { $0.weight > 0 }.map { ($0.id, Double(1 + random.below(9))) }
    let rules = index.nodes.filter { !$0.children.isEmpty && random.once(in: 2) }.map { node in
      (node.id, random.pick([IndexTree.Aggregation.arithmetic, .geometric, .power(2), .harmonic]))
    }
    let other = try index.changed(
      by: IndexChange(
        weights: random.once(in: 4) ? [:] : Dictionary(weights) { first, _ in first }, aggregations: Dictionary(rules) { first, _ in first }
      ))
    return [(survey.editions.last ?? survey.data).scored(by: other), survey.data]
  }

  static func comparison(_ editions: [SurveyData], threads: Int = 1) throws -> EditionComparison? {
    // The years of a pooled range are not all there.
    let inputs = editions.map { EditionComparison.Input($0, earlier: editions) }
    let scored = EditionComparison.scored(inputs, threads: threads).compactMap { try? $0.get() }
    return scored.count < 2 ? nil : try EditionComparison(scored, threads: threads)
  }

  @Test func partsAddUpToTheChange() throws {
    var (pairs, changes, joint, intervals, kinds) = (0, 0, 0, 0, Set<EditionComparison.Factor>())
    var worst = 0.0
    var seed: UInt64 = 0
    while pairs < 200 {
      seed += 1
      guard let pair = try Self.comparison(Self.editions(seed: seed))?.pairs.first else { continue }
      pairs += 1
      for change in pair.units + [pair.whole] {
        guard let moved = change.change else {
          #expect(change.parts.isEmpty && change.interval == nil && change.absence != nil)
          continue
        }
        changes += 1
        let sum = change.parts.reduce(0) { $0 + $1.value }
        worst = max(worst, abs(sum - moved))
        joint += change.parts.contains { $0.factors.count > 1 } ? 1 : 0
        intervals += change.parts.contains { $0.factors == [.answers] && $0.interval != nil } ? 1 : 0
        kinds.formUnion(change.parts.flatMap(\.factors))
        for part in change.parts {
          guard let interval = part.interval else { continue }
          #expect(part.factors == [.answers] && interval.low <= part.value + 1e-9 && part.value - 1e-9 <= interval.high)
        }
        #expect(Set(change.parts.flatMap(\.factors)).count == change.parts.reduce(0) { $0 + $1.factors.count })
      }
    }
    #expect(worst <= 1e-12, "\(worst)")
    #expect(changes > 400 && joint > 20 && intervals > 50 && kinds.isSuperset(of: [.answers, .method, .weights, .structure, .units]))
  }

  /// The other way round every part has the other sign.
  @Test func backwardsIsTheOpposite() throws {
    for seed in 1...40 as ClosedRange<UInt64> {
      let editions = try Self.editions(seed: seed)
      guard let forth = try Self.comparison(editions)?.pairs[0], let back = try Self.comparison(editions.reversed())?.pairs[0] else {
        continue
      }
      for change in forth.units where change.unitsThen.count == 1 {
        guard let own = change.change, let other = back.units.first(where: { $0.unit == change.unitsThen[0] }), let theirs = other.change,
          other.unitsThen == [change.unit ?? -1]
        else { continue }
        #expect(abs(own + theirs) < 1e-11)
        for part in change.parts {
          let opposite = other.parts.first { Set($0.factors) == Set(part.factors) }
          #expect(abs(part.value + (opposite?.value ?? .nan)) < 1e-10, "\(seed) \(part) \(other.parts)")
        }
      }
    }
  }

  @Test func threadsChangeNothing() throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let editions = try Self.editions(seed: seed)
      let (one, three) = (try Self.comparison(editions), try Self.comparison(editions, threads: 3))
      #expect(one?.pairs.map(\.units) == three?.pairs.map(\.units) && one?.pairs.map(\.whole) == three?.pairs.map(\.whole))
    }
  }

  /// No number hangs on an answer that is withheld in its edition, whatever rules it is scored by.
  @Test func withheldAnswersDecideNothing() throws {
    var seen = 0
    for seed in 1...120 as ClosedRange<UInt64> {
      let editions = try Self.editions(seed: seed)
      var random = SeededNumbers(seed: seed)
      var redrawn: [[SurveyData]] = []
      for data in editions {
        var alone = try RandomSurvey(seed: seed)
        alone.editions = [data]
        redrawn.append([alone.redrawn(exchanges: false, numbers: &random).data, alone.redrawn(exchanges: true, numbers: &random).data])
      }
      guard let before = try Self.comparison(editions)?.pairs[0] else { continue }
      seen += redrawn[0][0].groups != editions[0].groups || redrawn[1][0].groups != editions[1].groups ? 1 : 0
      // Units tell of no hidden answer, all together of their sum at most.
      let anew = try #require(try Self.comparison(redrawn.map { $0[0] })).pairs[0]
      #expect(anew.units == before.units, "\(seed)")
      let exchanged = try #require(try Self.comparison(redrawn.map { $0[1] })).pairs[0]
      #expect(exchanged.units == before.units && exchanged.whole == before.whole, "\(seed)")
    }
    #expect(seen > 40, "\(seen)")
  }
}
