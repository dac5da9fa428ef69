import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

/// Changes between editions with several respondent groups, each of which has a design of its own over the people of both editions.
@Suite struct EditionGroupsTests {
  static let intervals = IntervalEstimator(confidence: 0.95)

  struct Row: Sendable {
    let person: String
    let unit: Int
    let value: Int
  }

  /// A question `y` from 0 to 100, which every group is asked; without a frame.
  static func edition(
    _ groups: [(id: String, rows: [Row])], shares: [(id: String, weight: Double)], units: Int = 2,
    normalization: IndexTree.Normalization? = nil
  ) throws -> SurveyData {
    let question = Question(code: "y", column: "y", scale: 0)
    let survey = Survey(
      title: LocalizedText("Groups"), organization: LocalizedText("Nobody"), edition: "2024",
      published: CalendarDate(year: 2024, month: 12, day: 27)!, index: "y.yaml", unitNoun: LocalizedText("Unit"),
      units: (0..<units).map { Unit(id: ["A", "B", "C"][$0], name: LocalizedText("Unit \($0)")) },
      scales: [
        AnswerScale(
          id: "0-100", categories: (0...100).map { AnswerScale.Category(value: Double($0), code: String($0), labels: []) })!
      ],
      respondentGroups: groups.map {
        RespondentGroup(
          id: $0.id, responses: [RespondentGroup.ResponseFile(file: "\($0.id).csv")],
          columns: RespondentGroup.Columns(respondent: "person", unit: "unit"), questions: [question])
      })
    let index = try IndexTree(
      id: "groups", publish: IndexTree.PublishRule(atLeast: 1, cautionBelow: 1),
      finish: .init(respondentGroups: shares.map { .init(id: $0.id, weight: $0.weight) }),
      children: [
        IndexTree.Branch(
          id: "y",
          indicator: IndexTree.Indicator(
            source: .question(code: "y", statistic: .mean), normalization: normalization ?? .answerScale(from: 0, to: 100)))
      ])
    return SurveyData(
      survey: survey, index: index,
      groups: groups.map { group in
        var people: [String] = []
        for row in group.rows where !people.contains(row.person) { people.append(row.person) }
        let respondents = group.rows.map { row in UInt32(people.firstIndex(of: row.person) ?? 0) }
        let table = ResponseTable(
          questions: [question], unit: group.rows.map { UInt32($0.unit) }, stratum: group.rows.map { _ in ResponseTable.noStratum },
          respondent: respondents, isComplete: group.rows.map { _ in true }, isInFrame: group.rows.map { _ in true },
          answers: [group.rows.map { Answer(category: $0.value).byte }])
        return SurveyData.Group(responses: table, frame: nil, respondentKeys: RespondentKeys(people))
      }, context: nil,
      account: ImportAccount(rowsRead: 0, responses: 0, respondents: 0, leftOut: [], answersMissing: [], problems: []), inputs: [])
  }

  /// The rows of edition-groups.csv.
  static func rows(_ group: String, _ edition: String) throws -> [Row] {
    try ReferenceTable("edition-groups.csv").rows.filter { $0[0] == group && $0[3] == edition }.map {
      Row(person: $0[1], unit: $0[2] == "A" ? 0 : 1, value: Int($0[4]) ?? 0)
    }
  }

  static func printed(_ quantity: String, _ unit: String) throws -> Double {
    let row = try ReferenceTable("edition-groups.printed.csv").rows.first { $0[0] == quantity && $0[1] == unit }
    return try #require(row.flatMap { Double($0[2]) })
  }

  static func now() throws -> SurveyData {
    try edition(
      [("firms", rows("firms", "2")), ("staff", rows("staff", "2"))], shares: [("firms", 70), ("staff", 30)])
  }

  /// R survey: one design of both editions, each group a stratum; 0.6 and 0.4 then, 0.7 and 0.3 now. The groups stand the other way round then.
  @Test func bothGroupsInBothEditions() throws {
    let then = try Self.edition(
      [("staff", Self.rows("staff", "1")), ("firms", Self.rows("firms", "1"))], shares: [("firms", 60), ("staff", 40)])
    let change = EditionChange(now: try ScoredSurvey(Self.now()), then: try ScoredSurvey(then), intervals: Self.intervals)
    #expect(change.matched == 16 && change.unmatchedGroups.isEmpty)
    for (unit, name) in ["A", "B"].enumerated() {
      let difference = try #require(change.difference(now: unit, then: unit))
      #expect(agree(difference.value, try Self.printed("both-change", name), within: 1e-11))
      #expect(agree(difference.variance, try Self.printed("both-variance", name), within: 1e-10))
      let interval = try #require(change.interval(now: unit, then: unit))
      #expect(interval.low < difference.value && difference.value < interval.high)
    }
    let across = try #require(change.difference(now: 0, then: 1))
    #expect(agree(across.value, try Self.printed("across-change", "AB"), within: 1e-11))
    #expect(agree(across.variance, try Self.printed("across-variance", "AB"), within: 1e-10))
  }

  /// The staff are new: the firms are compared with themselves, and what the staff say adds its own variance. It is named.
  @Test func aNewGroup() throws {
    let then = try Self.edition([("firms", Self.rows("firms", "1"))], shares: [])
    let change = EditionChange(now: try ScoredSurvey(Self.now()), then: try ScoredSurvey(then), intervals: Self.intervals)
    #expect(change.matched == 9 && change.unmatchedGroups == ["staff"])
    for (unit, name) in ["A", "B"].enumerated() {
      let difference = try #require(change.difference(now: unit, then: unit))
      #expect(agree(difference.value, try Self.printed("new-change", name), within: 1e-11))
      #expect(agree(difference.variance, try Self.printed("new-variance", name), within: 1e-10))
    }
  }

  /// Nobody in common: V now + V then. Renamed groups too are nobody's: of two editions with other groups both are named.
  @Test func otherGroupsAreIndependent() throws {
    let then = try Self.edition(
      [("officers", Self.rows("staff", "1")), ("traders", Self.rows("firms", "1"))], shares: [("traders", 60), ("officers", 40)])
    let (now, before) = (try ScoredSurvey(Self.now()), try ScoredSurvey(then))
    let change = EditionChange(now: now, then: before, intervals: Self.intervals)
    #expect(change.matched == 0 && change.unmatchedGroups == ["firms", "staff", "officers", "traders"])
    for unit in 0..<2 {
      let difference = try #require(change.difference(now: unit, then: unit))
      let alone = [now, before].map {
        NodeInference.unitsAndWhole($0, includesWhole: false, intervals: Self.intervals, threads: 1, replicates: nil).units
          .scoreCovariance()?.estimates[unit]?.variance ?? .nan
      }
      #expect(change.covariance(now: unit, then: unit) == 0)
      #expect(agree(difference.variance, alone[0] + alone[1], within: 1e-12))
    }
  }

  /// (share·(longer side)/t)² of two answers of 60 on the scale of the answers, 0 to 100.
  static func standIn(share: Double) throws -> Double {
    let interval = try #require(Self.intervals.betaInterval(share: 0.6, respondents: 2))
    let side = 100 * max(0.6 - interval.low, interval.high - 0.6)
    let error = share * side / Self.intervals.quantile(degreesOfFreedom: 1)
    return error * error
  }

  /// One unit, everyone in both editions. Firms 10 20 30 then, 20 30 40 now: each has moved by ten, so that with equal shares their deviations cancel. Staff 50 70
  /// then, 60 60 now: z = ½·(±10)/2 = ±2.5, V = n/(n − 1) Σz² = 2·2·2.5² = 25. Their equal answers now have
  /// no variance to offer: a stand-in comes to it.
  @Test func byHand() throws {
    func rows(_ values: [Int], _ prefix: String) -> [Row] {
      values.enumerated().map { Row(person: "\(prefix)\($0)", unit: 0, value: $1) }
    }
    let shares = [("firms", 1.0), ("staff", 1.0)]
    let now = try Self.edition([("firms", rows([20, 30, 40], "F")), ("staff", rows([60, 60], "S"))], shares: shares, units: 1)
    let then = try Self.edition([("firms", rows([10, 20, 30], "F")), ("staff", rows([50, 70], "S"))], shares: shares, units: 1)
    let equal = EditionChange(now: try ScoredSurvey(now), then: try ScoredSurvey(then), intervals: Self.intervals)
    let difference = try #require(equal.difference(now: 0, then: 0))
    // ½·10 + ½·0
    #expect(try agree(difference.value, 5, within: 1e-12) && agree(difference.variance, 25 + Self.standIn(share: 0.5), within: 1e-12))
    // Firms 3/4 now and 1/2 then: z = (3/4 − 1/2)·(−10, 0, 10)/3, 3/2·2·(2.5/3)² = 25/12. Staff 1/4 and 1/2: alike now, then as above 25.
    let other = try Self.edition(
      [("firms", rows([20, 30, 40], "F")), ("staff", rows([60, 60], "S"))], shares: [("firms", 3), ("staff", 1)], units: 1)
    let shifted = try #require(
      EditionChange(now: try ScoredSurvey(other), then: try ScoredSurvey(then), intervals: Self.intervals).difference(now: 0, then: 0))
    // ¾·30 + ¼·60 − (½·20 + ½·60)
    #expect(
      try agree(shifted.value, -2.5, within: 1e-12)
        && agree(shifted.variance, 25.0 / 12 + 25 + Self.standIn(share: 0.25), within: 1e-12))
    // One group, twice: the firms have all moved by ten.
    let firms = try Self.edition([("firms", rows([20, 30, 40], "F"))], shares: [], units: 1)
    let traders = try Self.edition([("traders", rows([10, 20, 30], "F"))], shares: [], units: 1)
    let same = EditionChange(now: try ScoredSurvey(firms), then: try ScoredSurvey(traders), intervals: Self.intervals)
    #expect(same.matched == 3 && same.unmatchedGroups.isEmpty)
    #expect(abs(same.difference(now: 0, then: 0)?.variance ?? .nan) < 1e-12)
  }

  /// A group that weighs nothing stands first in the survey: the keys are those of the group that is scored.
  @Test func keysOfTheScoredGroup() throws {
    let strangers = [Row(person: "X1", unit: 0, value: 5), Row(person: "X2", unit: 1, value: 9)]
    func edition(_ name: String) throws -> SurveyData {
      try Self.edition(
        [("strangers", strangers), ("firms", Self.rows("firms", name))], shares: [("strangers", 0), ("firms", 1)])
    }
    let change = EditionChange(now: try ScoredSurvey(edition("2")), then: try ScoredSurvey(edition("1")), intervals: Self.intervals)
    #expect(change.matched == 9 && change.unmatchedGroups.isEmpty)
  }

  /// A unit that one group says nothing of has the other's score: its share there is 1.
  @Test func aUnitWithoutOneOfTheGroups() throws {
    let onlyA = try Self.rows("staff", "2").filter { $0.unit == 0 }
    let now = try Self.edition([("firms", Self.rows("firms", "2")), ("staff", onlyA)], shares: [("firms", 70), ("staff", 30)])
    let then = try Self.edition([("firms", Self.rows("firms", "1"))], shares: [])
    let change = EditionChange(now: try ScoredSurvey(now), then: try ScoredSurvey(then), intervals: Self.intervals)
    let firms = EditionChange(
      now: try ScoredSurvey(Self.edition([("firms", Self.rows("firms", "2"))], shares: [])), then: try ScoredSurvey(then),
      intervals: Self.intervals)
    let difference = try #require(change.difference(now: 1, then: 1))
    let expected = try #require(firms.difference(now: 1, then: 1))
    #expect(agree(difference.value, expected.value, within: 1e-12) && agree(difference.variance, expected.variance, within: 1e-12))
  }

  @Test func anIndexWithoutADerivativeHasNoInterval() throws {
    let then = try Self.edition([("firms", Self.rows("firms", "1"))], shares: [], normalization: .rank)
    let change = EditionChange(now: try ScoredSurvey(Self.now()), then: try ScoredSurvey(then), intervals: Self.intervals)
    #expect(change.difference(now: 0, then: 0) == nil && change.unmatchedGroups == ["staff"])
  }

  /// Through the whole chain: the change has its interval, and the group that is new is named.
  @Test func evaluation() throws {
    let then = try Self.edition([("firms", Self.rows("firms", "1"))], shares: [])
    let results = try Evaluation(countsOpenQuestions: false).evaluate(Self.now(), previous: then)
    #expect(results.unmatchedGroups == ["staff"])
    for (unit, name) in ["A", "B"].enumerated() {
      let previous = try #require(results.units.first { $0.unit == unit }?.previous)
      let interval = try #require(previous.changeInterval)
      #expect(agree((interval.low + interval.high) / 2, try Self.printed("new-change", name), within: 1e-10))
    }
    #expect(try Evaluation(countsOpenQuestions: false).evaluate(Self.now()).unmatchedGroups.isEmpty)
  }
}
