import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

/// Changes between editions and what they come of, on surveys small enough to be worked out by hand.
@Suite struct EditionComparisonTests {
  typealias Factor = EditionComparison.Factor

  /// Two components of a question each, T and S, scored 0 to 100 by the answers as they are.
  static func index(
    _ weights: [Double] = [50, 50], _ aggregation: IndexTree.Aggregation = .arithmetic, ids: [String] = ["T", "S"], atLeast: Int = 1,
    finish: IndexTree.Finish = .init()
  ) throws -> IndexTree {
    try IndexTree(
      id: "index", publish: .init(atLeast: atLeast), finish: finish, root: .init(aggregation: aggregation),
      children: zip(ids, weights).map { id, weight in
        IndexTree.Branch(id: id, weight: weight, children: [ScoringMethodsTests.question(id.lowercased())])
      })
  }

  /// One respondent a row: unit, then an answer to each question, named t, s and so on.
  static func edition(
    _ rows: [(unit: Int, answers: [Double?])], _ index: IndexTree, name: String = "2024", units: [String] = ["A"],
    formerly: [[String]] = [], questions: [String] = ["t", "s"]
  ) throws -> SurveyData {
    var survey = SmallSurvey(rows: rows.map { SmallSurvey.row($0.answers, unit: $0.unit) })
    survey.units = units
    survey.scale = (0...100).map(Double.init)
    survey.edition = name
    survey.formerly = formerly
    return try survey.data(index).asking(questions)
  }

  static func compare(_ editions: [SurveyData], threads: Int = 1) throws -> EditionComparison {
    let scored = try EditionComparison.scored(editions.map { EditionComparison.Input($0) }, threads: threads).map { try $0.get() }
    return try EditionComparison(scored, threads: threads)
  }

  static func parts(_ change: EditionComparison.Change?) -> [[Factor]: Double] {
    Dictionary(uniqueKeysWithValues: (change?.parts ?? []).map { ($0.factors, $0.value) })
  }

  static func expect(_ found: Double?, _ value: Double, within tolerance: Double = 1e-12, _ place: SourceLocation = #_sourceLocation) {
    let distance = abs((found ?? .nan) - value)
    #expect(distance <= tolerance, "\(found ?? .nan)", sourceLocation: place)
  }

  static func same(_ unit: Int, _ answers: [Double?], count: Int = 2) -> [(unit: Int, answers: [Double?])] {
    (0..<count).map { _ in (unit, answers) }
  }

  /// (T, S) from 70, 80 to 76, 78, weights from 40/60 to 50/50, arithmetic to geometric: by numpy.
  @Test func answersWeightsAndAggregation() throws {
    let comparison = try Self.compare([
      Self.edition(Self.same(0, [70, 80]), Self.index([40, 60]), name: "2023"),
      Self.edition(Self.same(0, [76, 78]), Self.index([50, 50], .geometric), name: "2024"),
    ])
    let pair = try #require(comparison.pairs.first)
    #expect(comparison.pairs.count == 1 && pair.factors == [.answers, .method, .weights] && pair.joint.isEmpty && pair.failures.isEmpty)
    for change in [pair.units[0], pair.whole] {
      let parts = Self.parts(change)
      Self.expect(parts[[.answers]], 1.6792284921, within: 1e-9)
      Self.expect(parts[[.weights]], -0.6010779250, within: 1e-9)
      Self.expect(parts[[.method]], -0.0846443474, within: 1e-9)
      Self.expect(change.change, 0.9935062197, within: 1e-9)
      Self.expect(change.change, change.parts.reduce(0) { $0 + $1.value })
    }
    #expect(pair.differences.weights.map(\.then) == [0.4, 0.6] && pair.differences.weights.map(\.now) == [0.5, 0.5])
    #expect(pair.differences.rules == [.aggregation([LocalizedText("index")], then: .arithmetic, now: .geometric)])
  }

  struct OneFactor: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let now: [Double?]
    let weights: [Double]
    let aggregation: IndexTree.Aggregation
    let part: Factor
    let change: Double
  }

  /// From 64, 36 under equal weights and an arithmetic mean of 50.
  @Test(arguments: [
    OneFactor(testDescription: "answers", now: [70, 40], weights: [1, 1], aggregation: .arithmetic, part: .answers, change: 5),
    OneFactor(testDescription: "weights", now: [64, 36], weights: [3, 1], aggregation: .arithmetic, part: .weights, change: 7),
    OneFactor(testDescription: "method", now: [64, 36], weights: [1, 1], aggregation: .geometric, part: .method, change: -2),
  ]) func oneThingChanged(_ c: OneFactor) throws {
    let pair = try #require(
      try Self.compare([
        Self.edition(Self.same(0, [64, 36]), Self.index([50, 50]), name: "2023"),
        Self.edition(Self.same(0, c.now), Self.index(c.weights, c.aggregation)),
      ]).pairs.first)
    let change = pair.units[0]
    Self.expect(change.change, c.change)
    for part in change.parts { Self.expect(part.value, part.factors == [c.part] ? c.change : 0) }
    #expect(change.parts.contains { $0.factors == [c.part] } && change.parts.contains { $0.factors == [.answers] })
  }

  /// A component that is new, one that is gone, and one that both have.
  @Test func componentsOfOneEdition() throws {
    let then = try Self.edition(
      Self.same(0, [60, 30, 50]), Self.index([1, 1], ids: ["T", "S"]), name: "2023", questions: ["t", "s", "n"])
    let now = try Self.edition(Self.same(0, [66, 30, 90]), Self.index([1, 1], ids: ["T", "N"]), questions: ["t", "s", "n"])
    let pair = try #require(try Self.compare([then, now]).pairs.first)
    // 45 to 78; T alone 60 to 66; what S and N add is −15 and +12.
    #expect(Self.parts(pair.units[0]) == [[.answers]: 6, [.structure]: 27] && pair.units[0].change == 33)
    #expect(pair.differences.onlyThen == [LocalizedText("S")] && pair.differences.onlyNow == [LocalizedText("N")])
    // Nothing in common: all of it together.
    let other = try Self.edition(Self.same(0, [66, 30, 90]), Self.index([1], ids: ["N"]), questions: ["t", "s", "n"])
    let apart = try #require(try Self.compare([then, other]).pairs.first)
    #expect(Self.parts(apart.units[0]) == [[.answers, .method, .weights, .structure]: 45])
  }

  /// The geometric mean of now cannot take a score of zero of then: the old answers cannot be scored by the new rules.
  @Test func whatCannotBeComputedStaysTogether() throws {
    let then = try Self.edition(Self.same(0, [0, 80]), Self.index([40, 60]), name: "2023")
    let now = try Self.edition(Self.same(0, [50, 50]), Self.index([50, 50], .geometric))
    let pair = try #require(try Self.compare([then, now]).pairs.first)
    // Weights can be switched alone: 48 to 40 with the answers of then, nothing with those of now.
    #expect(Self.parts(pair.units[0]) == [[.answers, .method]: 6, [.weights]: -4])
    #expect(pair.units[0].parts.allSatisfy { $0.interval == nil })
    #expect(pair.failures.map(\.answers) == [0, 0] && pair.failures.map(\.rules) == [1, 1])
  }

  /// A unit that cannot be scored by the rules of the other edition leaves the others as they would be without it.
  @Test func oneUnitThatCannotBeComputedLeavesTheOthers() throws {
    let (plain, geometric) = (try Self.index([40, 60]), try Self.index([50, 50], .geometric))
    func editions(_ zero: Double?) throws -> [SurveyData] {
      let further = zero.map { Self.same(1, [$0, 80]) } ?? []
      let units = zero == nil ? ["A"] : ["A", "B"]
      return [
        try Self.edition(Self.same(0, [70, 80]) + further, plain, name: "2023", units: units),
        try Self.edition(Self.same(0, [76, 78]) + further.map { ($0.unit, [50, 50]) }, geometric, units: units),
      ]
    }
    let (alone, beside) = (try Self.compare(editions(nil)).pairs[0], try Self.compare(editions(0)).pairs[0])
    let both = [alone, beside].map { pair in pair.units.first { $0.unit == 0 } }
    #expect(both[0] == both[1] && both[0]?.parts.count == 3)
    #expect(Self.parts(beside.units.first { $0.unit == 1 }).keys.contains([.answers, .method]) && beside.joint == [[.answers, .method]])
  }

  /// Fewer than five answered of B in either edition: no number of it, and none that it could be worked out from.
  @Test(arguments: [0, 1]) func aWithheldUnit(_ edition: Int) throws {
    let few = Self.same(1, [10, 20], count: 4)
    let many = Self.same(1, [10, 20], count: 5)
    let rules = try [Self.index([40, 60], atLeast: 5), Self.index([50, 50], .geometric, atLeast: 5)]
    let pair = try #require(
      try Self.compare([
        Self.edition(Self.same(0, [70, 80], count: 5) + (edition == 0 ? few : many), rules[0], name: "2023", units: ["A", "B"]),
        Self.edition(Self.same(0, [76, 78], count: 5) + (edition == 1 ? few : many), rules[1], units: ["A", "B"]),
      ]).pairs.first)
    let hidden = try #require(pair.units.first { $0.unit == 1 })
    #expect(hidden.change == nil && hidden.parts.isEmpty && hidden.interval == nil)
    #expect(hidden.absence == (edition == 0 ? .withheldThen([1]) : .withheldNow))
    #expect((hidden.scoreThen == nil) == (edition == 0) && (hidden.scoreNow == nil) == (edition == 1))
    let told = try #require(pair.units.first { $0.unit == 0 })
    #expect(told.parts.count == 3 && told.absence == nil)
    // All together less A is B.
    #expect(pair.whole.change == nil && pair.whole.parts.isEmpty && pair.whole.absence != nil)
  }

  /// B and C became B; D is gone, E is new.
  @Test func unitsThroughTheYears() throws {
    let then = try Self.edition(
      Self.same(0, [50, 50]) + Self.same(1, [40, 40], count: 3) + Self.same(2, [80, 80], count: 1) + Self.same(3, [20, 20]),
      Self.index(), name: "2023", units: ["A", "B", "C", "D"])
    let now = try Self.edition(
      Self.same(0, [60, 60]) + Self.same(1, [70, 70], count: 4) + Self.same(2, [90, 90]), Self.index(), units: ["A", "B", "E"],
      formerly: [[], ["C"], []])
    let pair = try #require(try Self.compare([then, now]).pairs.first)
    func change(_ unit: Int) throws -> EditionComparison.Change { try #require(pair.units.first { $0.unit == unit }) }
    // (3·40 + 80)/4
    #expect(try change(1).unitsThen == [1, 2] && change(1).scoreThen?.value == 50 && change(1).change == 20)
    #expect(try Self.parts(change(1)) == [[.answers]: 20])
    #expect(try change(2).absence == .isNew && change(2).change == nil)
    #expect(pair.closed == [3])
    // All together 340/8, of A, B and C 300/6; now 580/8, of A and B 400/6.
    Self.expect(pair.whole.change, 30)
    let parts = Self.parts(pair.whole)
    Self.expect(parts[[.answers]], 50.0 / 3)
    Self.expect(parts[[.units]], 40.0 / 3)
  }

  /// Each with the one before, and the last with the first; a unit that was renamed twice is found in all.
  @Test func threeEditions() throws {
    let years = try [
      Self.edition(Self.same(0, [40, 40]), Self.index([1, 3]), name: "2022", units: ["a"]),
      Self.edition(Self.same(0, [60, 60]), Self.index([1, 1]), name: "2023", units: ["b"], formerly: [["a"]]),
      Self.edition(Self.same(0, [70, 50]), Self.index([1, 1]), name: "2024", units: ["c"], formerly: [["b"]]),
    ]
    let comparison = try Self.compare(years)
    #expect(comparison.pairs.map { [$0.then, $0.now] } == [[0, 1], [1, 2], [0, 2]])
    #expect(comparison.pairs.map { $0.units[0].change } == [20, 0, 20])
    #expect(comparison.pairs.map { Set($0.factors) } == [[.answers, .weights], [.answers], [.answers, .weights]])
  }

  /// The editions list their units in other orders, and one of them has no change: each is compared with what it was itself.
  @Test(arguments: [false, true]) func unitsInAnotherOrder(_ merges: Bool) throws {
    var random = SeededNumbers(seed: 3)
    func rows(_ units: [Int], _ spread: [Int]) -> [(unit: Int, answers: [Double?])] {
      zip(units, spread).flatMap { unit, spread in
        (0..<(merges && spread == 9 ? 4 : 6)).map { _ in (unit, [Double(30 + random.below(spread)), Double(50 + random.below(spread))]) }
      }
    }
    // D, of which too few answered then, became a part of C.
    let index = try Self.index(atLeast: 5)
    let then = try Self.edition(rows([0, 1, 2, 3], [40, 2, 20, 9]), index, name: "2023", units: ["A", "B", "C", "D"])
    let now = try Self.edition(
      rows([0, 1, 2], [20, 2, 40]), index, units: ["C", "B", "A"], formerly: merges ? [["D"], [], []] : [[], [], []])
    let results = try Evaluation().evaluate(now, previous: then)
    let pair = try #require(try Self.compare([then, now]).pairs.first)
    for unit in results.units {
      let (own, change) = (unit.unit, try #require(pair.units.first { $0.unit == unit.unit }))
      #expect(change.interval == unit.previous?.changeInterval && change.publishedChange == unit.previous?.change)
      guard !merges || own > 0 else {
        #expect(change.absence == .withheldThen([3]) && unit.previous == nil)
        continue
      }
      let interval = try #require(change.interval)
      Self.expect((interval.low + interval.high) / 2, try #require(change.change), within: 1e-9)
      // A varies by far the most, B hardly.
      let width = interval.high - interval.low
      #expect(own == 1 ? width < 3 : width > 5, "\(own) \(width)")
    }
  }

  /// Points come after the index, and have no sampling error.
  @Test func bonusPointsAreAPartOfTheirOwn() throws {
    let points = IndexTree.Finish(adjustments: [.init(unit: "A", points: 3, reason: LocalizedText("reason"))])
    let pair = try #require(
      try Self.compare([
        Self.edition(Self.same(0, [50, 50]), Self.index(), name: "2023"), Self.edition(Self.same(0, [54, 54]), Self.index(finish: points)),
      ]).pairs.first)
    #expect(Self.parts(pair.units[0]) == [[.answers]: 4, [.points]: 3] && pair.units[0].change == 7)
    // All together have no points.
    #expect(Self.parts(pair.whole) == [[.answers]: 4])
  }

  @Test func aUnitThatWasSplitOnTheWayIsToldOfNone() throws {
    let years = try [
      Self.edition(Self.same(0, [40, 40]), Self.index(), name: "2022", units: ["a"]),
      Self.edition(
        Self.same(0, [60, 60]) + Self.same(1, [20, 20]), Self.index(), name: "2023", units: ["b", "c"], formerly: [["a"], ["a"]]),
      Self.edition(Self.same(0, [70, 50]), Self.index(), name: "2024", units: ["b"]),
    ]
    let comparison = try Self.compare(years)
    #expect(comparison.pairs[0].units.map(\.absence) == [.wasPart(of: 0), .wasPart(of: 0)])
    #expect(comparison.pairs[1].units[0].change == 0 && comparison.pairs[1].closed == [1])
    #expect(comparison.pairs[2].units[0].absence == .wasPart(of: 0))
  }

  /// The published interval where only the answers changed; around the part that comes of them where more did.
  @Test func theErrorOfTheAnswers() throws {
    var random = SeededNumbers(seed: 7)
    func rows(_ base: Int) -> [(unit: Int, answers: [Double?])] {
      (0..<24).map { (unit: $0 % 2, answers: [Double(base + random.below(40)), Double(base + random.below(30))]) }
    }
    let (before, after) = (rows(40), rows(45))
    let then = try Self.edition(before, Self.index([40, 60]), name: "2023", units: ["A", "B"])
    let now = try Self.edition(after, Self.index([40, 60]), units: ["A", "B"])
    let results = try Evaluation().evaluate(now, previous: then)
    let pair = try #require(try Self.compare([then, now]).pairs.first)
    for unit in results.units {
      let change = try #require(pair.units.first { $0.unit == unit.unit })
      #expect(change.interval != nil && change.interval == unit.previous?.changeInterval)
      #expect(change.parts.map(\.interval) == [change.interval])
      #expect(change.publishedChange == unit.previous?.change)
    }
    // With other weights: V of the mean derivative. Two questions, one stratum of a unit, no frame: by hand.
    let other = try Self.edition(after, Self.index([80, 20]), units: ["A", "B"])
    let mixed = try #require(try Self.compare([then, other]).pairs.first)
    let change = try #require(mixed.units.first { $0.unit == 0 })
    let part = try #require(change.parts.first { $0.factors == [.answers] })
    // z of an edition: the answers less their means under the mean of both weights, 60/40.
    func variance(_ rows: [(unit: Int, answers: [Double?])]) -> Double {
      let own = rows.filter { $0.unit == 0 }.map { 0.6 * ($0.answers[0] ?? 0) + 0.4 * ($0.answers[1] ?? 0) }
      let (n, mean) = (Double(own.count), own.reduce(0, +) / Double(own.count))
      return own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1) / n
    }
    let interval = try #require(part.interval)
    let (v, w) = (variance(before), variance(after))
    let degrees = (v + w) * (v + w) / (v * v / 11 + w * w / 11)
    let half = IntervalEstimator(confidence: 0.95).quantile(degreesOfFreedom: degrees) * (v + w).squareRoot()
    #expect(agree(interval.high - part.value, half, within: 1e-9) && agree(part.value - interval.low, half, within: 1e-9))
    #expect(change.parts.first { $0.factors == [.weights] }?.interval == nil)
  }
}

extension EditionComparisonTests {
  /// 24 of 48 hours and 1,440 of 2,880 minutes are one, whose answers are scored by whose rules.
  @Test(arguments: [("giờ", 24.0, 48.0), ("phút", 1440, 2880)]) func timesAreInTheMeasureOfTheRules(
    _ measure: String, _ value: Double, _ most: Double
  ) throws {
    func edition(_ name: String, _ measure: String, _ value: Double, _ most: Double) throws -> SurveyData {
      let hours = IndexTree.Branch(
        id: "h",
        indicator: IndexTree.Indicator(
          source: .data("hours"),
          normalization: .minMax(range: .given(min: 0, max: most), clip: true, whenEqual: nil, from: 0, to: 100)))
      let index = try IndexTree(
        id: "index", publish: IndexTree.PublishRule(atLeast: 1), children: [ScoringMethodsTests.question("t"), hours])
      let entry = ContextTable.Entry(
        unit: 0, indicator: "hours", period: Period(name)!, kind: .actual, value: value, measure: measure)
      let data = try Self.edition(Self.same(0, [70, 80]), index, name: name)
      return SurveyData(
        survey: data.survey, index: data.index, groups: data.groups, context: ContextTable(entries: [entry]), account: data.account,
        inputs: data.inputs)
    }
    let comparison = try Self.compare([edition("2023", "giờ", 24, 48), edition("2024", measure, value, most)])
    let change = try #require(comparison.pairs.first?.units.first)
    Self.expect(change.change, 0)
    #expect(!change.parts.isEmpty)
    for part in change.parts { Self.expect(part.value, 0) }
  }
}

extension SurveyData {
  /// The same answers with other codes of the questions.
  func asking(_ codes: [String]) -> SurveyData {
    let group = survey.respondentGroups[0]
    let questions = group.questions.indices.map { Question(code: codes[$0], column: codes[$0], scale: 0) }
    let table = groups[0].responses
    let renamed = Survey(
      title: survey.title, organization: survey.organization, edition: survey.edition, published: survey.published, index: survey.index,
      unitNoun: survey.unitNoun, units: survey.units, strata: survey.strata, scales: survey.scales,
      respondentGroups: [RespondentGroup(id: group.id, responses: group.responses, columns: group.columns, questions: questions)])
    return SurveyData(
      survey: renamed, index: index,
      groups: [
        SurveyData.Group(
          responses: ResponseTable(
            questions: questions, unit: table.unit, stratum: table.stratum, respondent: table.respondent, isComplete: table.isComplete,
            isInFrame: table.isInFrame, answers: table.answers), frame: nil)
      ], context: nil, account: account, inputs: [])
  }
}
