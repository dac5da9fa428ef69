import Scoring
import SurveyModel
import Testing

@testable import Inference

/// What a survey leads to if responses keep coming as they did of late.
@Suite struct FieldworkOutlookTests {
  static let first = CalendarDate(year: 2024, month: 11, day: 1)!
  static let last = CalendarDate(year: 2024, month: 11, day: 30)!

  /// Two units; the days of November on which a response of each came in. A day behind 30 is in December.
  private func outlook(
    _ days: [[Int]], invited: [Int] = [], hasFieldwork: Bool = true, today: Int = 15, atLeast: Int = 5, hasDays: Bool = true
  ) throws -> (outlook: FieldworkOutlook, results: Results) {
    var survey = SmallSurvey(
      units: ["A", "B"],
      rows: days.enumerated().flatMap { unit, days in days.indices.map { SmallSurvey.row([[2, 4, 5][$0 % 3]], unit: unit) } })
    if hasFieldwork { survey.fieldwork = .init(from: Self.first, to: Self.last) }
    if hasDays { survey.days = days.map { $0.map { Self.first.dayNumber + $0 - 1 } } }
    // Those who answered are on the list, and as many more as are told.
    var place = 0
    if !invited.isEmpty {
      survey.frame = []
      for (unit, days) in days.enumerated() {
        survey.frame? += days.indices.map { (respondent: place + $0, unit: unit, stratum: 0) }
        place += days.count
        survey.frame? += (days.count..<max(days.count, invited[unit])).map { (respondent: 1000 * (unit + 1) + $0, unit: unit, stratum: 0) }
      }
    }
    let data = try survey.data(survey.index(atLeast: atLeast))
    let results = try Evaluation(replicates: 50).evaluate(data)
    let day = CalendarDate(dayNumber: Self.first.dayNumber + today - 1)!
    return (FieldworkOutlook(results, groups: data.groups, today: day), results)
  }

  struct Case: Sendable {
    let name: String
    let days: [[Int]]
    var invited: [Int] = []
    var hasFieldwork = true
    var today = 15
    let left: Int?
    let expected: [Int?]
  }

  static let cases = [
    // One a day of the first ten, and five on the first alone: 10 + 20 × 7/7, and 5 + 20 × 0.
    Case(name: "pace of a week", days: [Array(1...10), [1, 1, 1, 1, 1]], left: 20, expected: [30, 5]),
    Case(name: "no more than were invited", days: [Array(1...10), [1, 1, 1, 1, 1]], invited: [25, 40], left: 20, expected: [25, 5]),
    // Three days so far: 6 + 27 × 6/3.
    Case(name: "pace of the first days", days: [[1, 1, 2, 2, 3, 3], [1, 2, 3, 3, 3]], left: 27, expected: [60, 50]),
    Case(name: "over by its last day", days: [Array(1...10) + [30], Array(1...6)], today: 30, left: 0, expected: [11, 6]),
    Case(name: "over by the clock", days: [Array(1...10), Array(1...6)], today: 31, left: 0, expected: [10, 6]),
    Case(name: "not over on the last day", days: [Array(1...10), Array(1...6)], today: 30, left: 20, expected: [30, 15]),
    // Years or days ahead by a slip of the pen.
    Case(name: "a day behind the end", days: [Array(1...10) + [9999], Array(1...6)], left: 20, expected: [31, 15]),
    Case(name: "a day to come", days: [Array(1...10) + [29], Array(1...6)], left: 20, expected: [31, 15]),
    Case(name: "no end", days: [Array(1...10), Array(1...6)], hasFieldwork: false, left: nil, expected: [nil, nil]),
  ]

  @Test(arguments: cases) func responsesAtTheEnd(_ one: Case) throws {
    let found = try outlook(one.days, invited: one.invited, hasFieldwork: one.hasFieldwork, today: one.today).outlook
    #expect(found.daysLeft == one.left, "\(one.name)")
    #expect(found.units.map(\.expected) == one.expected, "\(one.name)")
    #expect(found.units.map(\.responses) == one.days.map(\.count))
    #expect(found.units.map(\.invited) == (one.invited.isEmpty ? [nil, nil] : one.invited.map { $0 }))
    #expect(found.overall.responses == one.days.map(\.count).reduce(0, +))
  }

  @Test func responsesByDay() throws {
    let found = try outlook([[1, 2, 2, 5, 5, 5], [1, 1, 1, 1, 4]]).outlook
    #expect(found.asOf == CalendarDate(year: 2024, month: 11, day: 5))
    #expect(found.days.map(\.day) == [1, 2, 3, 4, 5])
    #expect(found.units.map(\.daily) == [[1, 2, 0, 0, 3], [4, 0, 0, 1, 0]])
    #expect(found.overall.daily == [5, 2, 0, 1, 3])
  }

  @Test func withoutDays() throws {
    let found = try outlook([Array(1...6), Array(1...6)], hasDays: false).outlook
    #expect(found.asOf == nil && found.daysLeft == nil && found.days.isEmpty)
    #expect(found.units.map(\.expected) == [nil, nil])
    // That it is over is known all the same.
    #expect(try outlook([Array(1...6), Array(1...6)], today: 31, hasDays: false).outlook.units.map(\.expected) == [6, 6])
  }

  @Test func whoIsHeadingForWithholding() throws {
    // 12; 3 + 20 × 2/7 = 9; nothing of late.
    let found = try outlook([[1, 5, 10], [1, 1, 1, 1, 1, 1]], atLeast: 7).outlook
    #expect(found.units.map(\.isBelow) == [true, true])
    #expect(found.units.map(\.expected) == [9, 6])
    #expect(found.units.map(\.staysBelow) == [false, true])
  }

  /// S²/n (1 − n/N) with the spread that the error tells, at the degrees of freedom then.
  @Test func theIntervalAtTheEnd() throws {
    let (found, results) = try outlook([Array(1...10) + Array(1...10), Array(1...12)], invited: [200, 100])
    for unit in 0..<2 {
      let own = try #require(results.units.first { $0.unit == unit })
      let n = Double(own.responses)
      let N: Double = unit == 0 ? 200 : 100
      let then = Double(try #require(found.units[unit].expected))
      let error = try #require(own.standardError)
      let spread = (error * error * n / (1 - n / N)).squareRoot()
      let t = StudentT(degreesOfFreedom: try #require(own.degreesOfFreedom) + then - n).upperQuantile(0.025)
      let expected = spread * ((1 - then / N) / then).squareRoot() * t
      #expect(abs(try #require(found.units[unit].expectedHalfWidth) - expected) < 1e-9)
      #expect(try #require(found.units[unit].halfWidth) > expected)
    }
    // Where nothing is to come it is the one that is published.
    let over = try outlook([Array(1...10), Array(1...12)], today: 40).outlook
    #expect(over.units.allSatisfy { $0.halfWidth != nil && $0.halfWidth == $0.expectedHalfWidth })
  }
}
