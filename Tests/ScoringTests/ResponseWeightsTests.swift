import Scoring
import SurveyModel
import Testing

@Suite struct ResponseWeightsTests {
  typealias Response = TinySurvey.Response
  typealias Invitation = TinySurvey.Invitation

  /// n responses for a unit and stratum, respondents numbered from `first`.
  static func responses(_ n: Int, unit: UInt32, stratum: UInt16, from first: UInt32) -> [Response] {
    (0..<UInt32(n)).map { Response(first + $0, unit: unit, stratum: stratum, [3]) }
  }

  static func invitations(
    _ n: Int, unit: UInt32?, stratum: UInt16, from first: UInt32, _ disposition: Disposition? = nil
  ) -> [Invitation] {
    (0..<UInt32(n)).map { Invitation(first + $0, unit: unit, stratum: stratum, disposition) }
  }

  /// One unit, strata s t u; responses and members of each stratum; the joined cells as strata, n, N.
  struct Joining: Sendable {
    let responses: [Int]
    let members: [Int]
    let cells: [[Int]]
    let n: [Int]
    let population: [Double]
    let joined: [[Int]]
  }

  static let joinings: [Joining] = [
    Joining(responses: [2, 3, 4], members: [4, 6, 8], cells: [[0], [1], [2]], n: [2, 3, 4], population: [4, 6, 8], joined: []),
    // One response: with the next.
    Joining(responses: [1, 3, 4], members: [4, 6, 8], cells: [[0, 1], [2]], n: [4, 4], population: [10, 8], joined: [[0, 1]]),
    // The last: with the one before.
    Joining(responses: [2, 3, 1], members: [4, 6, 8], cells: [[0], [1, 2]], n: [2, 4], population: [4, 14], joined: [[1, 2]]),
    // 1 and 1 make 2, which is enough.
    Joining(responses: [1, 1, 4], members: [4, 6, 8], cells: [[0, 1], [2]], n: [2, 4], population: [10, 8], joined: [[0, 1]]),
    // 1 and 0 are still 1: with the third, too.
    Joining(responses: [1, 0, 4], members: [4, 6, 8], cells: [[0, 1, 2]], n: [5], population: [18], joined: [[0, 1, 2]]),
    // Members without a response are represented by the next stratum.
    Joining(responses: [0, 3, 4], members: [4, 6, 8], cells: [[0, 1], [2]], n: [3, 4], population: [10, 8], joined: [[0, 1]]),
    // A stratum with neither is no cell, and the next one behind it is joined.
    Joining(responses: [1, 0, 4], members: [4, 0, 8], cells: [[0, 2]], n: [5], population: [12], joined: [[0, 2]]),
    // Nothing left to join.
    Joining(responses: [1, 0, 0], members: [4, 0, 0], cells: [[0]], n: [1], population: [4], joined: []),
    Joining(responses: [0, 0, 0], members: [4, 6, 8], cells: [], n: [], population: [], joined: []),
  ]

  @Test(arguments: joinings) func joining(c: Joining) {
    var survey = TinySurvey(units: ["a"], strata: ["s", "t", "u"])
    survey.frame = []
    for stratum in 0..<3 {
      let first = UInt32(stratum * 100)
      survey.responses += Self.responses(c.responses[stratum], unit: 0, stratum: UInt16(stratum), from: first)
      survey.frame? += Self.invitations(c.members[stratum], unit: 0, stratum: UInt16(stratum), from: first)
    }
    let weights = survey.weights()
    #expect(weights.cells.map(\.strata) == c.cells)
    #expect(weights.cells.map(\.responses) == c.n)
    #expect(weights.cells.map(\.population) == c.population.map { $0 })
    #expect(weights.cells.map(\.weight) == zip(c.population, c.n).map { $0 / Double($1) })
    #expect(weights.cells.map(\.samplingFraction) == zip(c.population, c.n).map { Double($1) / $0 })
    #expect(weights.summary.joined.map(\.strata) == c.joined)
    // The weights stand for every member of a joined cell.
    #expect(isClose(weights.weight.reduce(0, +), c.population.reduce(0, +), within: 1e-14))
  }

  /// Three responses of two members: w = 1 and f = 0, and it is said.
  @Test func moreResponsesThanMembers() {
    var survey = TinySurvey(units: ["a", "b"], strata: ["s"])
    survey.responses = Self.responses(3, unit: 0, stratum: 0, from: 0) + Self.responses(2, unit: 1, stratum: 0, from: 10)
    survey.frame = Self.invitations(2, unit: 0, stratum: 0, from: 0) + Self.invitations(4, unit: 1, stratum: 0, from: 10)
    let weights = survey.weights()
    #expect(weights.weight == [1, 1, 1, 2, 2])
    #expect(weights.cells.map(\.samplingFraction) == [0, 0.5])
    #expect(
      weights.summary.overfull == [WeightingSummary.OverfullCell(unit: 0, strata: [0], responses: 3, population: 2)])
  }

  /// As many responses as members: a census, and nothing to be said.
  @Test func allMembersAnswered() {
    var survey = TinySurvey(units: ["a"], strata: ["s"])
    survey.responses = Self.responses(3, unit: 0, stratum: 0, from: 0)
    survey.frame = Self.invitations(3, unit: 0, stratum: 0, from: 0)
    let weights = survey.weights()
    #expect(weights.weight == [1, 1, 1] && weights.cells.map(\.samplingFraction) == [1] && weights.summary.overfull.isEmpty)
  }

  /// A response that the frame does not list counts in n: 4 listed, 2 of them and one stranger answered, w =
  /// 4/3, f = (3 − 2)/4.
  @Test func notInTheFrame() {
    var survey = TinySurvey(units: ["a"], strata: ["s"])
    survey.responses = Self.responses(2, unit: 0, stratum: 0, from: 0)
    survey.responses.append(Response(99, unit: 0, stratum: 0, inFrame: false, [5]))
    survey.frame = Self.invitations(4, unit: 0, stratum: 0, from: 0)
    #expect(survey.weights().weight == Array(repeating: 4 / 3.0, count: 3))
    #expect(survey.weights().cells.map(\.samplingFraction) == [0.25])
  }

  /// 2 answered, 1 non-contact, 2 not eligible, 2 unknown: e = 3/5, N = 3 + 2·3/5 = 4.2, w = 2.1, f = 2/4.2.
  @Test func notEligibleAndUnknownEligibility() {
    var survey = TinySurvey(units: ["a"])
    survey.responses = Self.responses(2, unit: 0, stratum: ResponseTable.noStratum, from: 0)
    let none = ResponseTable.noStratum
    survey.frame =
      Self.invitations(3, unit: 0, stratum: none, from: 0) + Self.invitations(2, unit: 0, stratum: none, from: 10, .notEligible)
      + Self.invitations(2, unit: 0, stratum: none, from: 20, .unknownOther)
    #expect(survey.weights().weight == [2.1, 2.1])
    #expect(isClose(survey.weights().cells[0].samplingFraction, 2 / 4.2, within: 1e-15))
  }

  /// A firm listed twice for a unit is one member.
  @Test func frameRowTwice() {
    var survey = TinySurvey(units: ["a"])
    survey.responses = Self.responses(2, unit: 0, stratum: ResponseTable.noStratum, from: 0)
    survey.frame = [Invitation(0, unit: 0), Invitation(0, unit: 0), Invitation(1, unit: 0), Invitation(2, unit: 0)]
    #expect(survey.weights().weight == [1.5, 1.5])
  }

  /// Without strata a cell is a unit.
  @Test func withoutStrata() {
    var survey = TinySurvey(units: ["a", "b"])
    let none = ResponseTable.noStratum
    survey.responses = Self.responses(2, unit: 0, stratum: none, from: 0) + Self.responses(4, unit: 1, stratum: none, from: 10)
    survey.frame = Self.invitations(6, unit: 0, stratum: none, from: 0) + Self.invitations(4, unit: 1, stratum: none, from: 10)
    let weights = survey.weights()
    #expect(weights.weight == [3, 3, 1, 1, 1, 1])
    #expect(weights.cells.map(\.unit) == [0, 1])
    #expect(weights.cells.map(\.strata) == [[], []])
    #expect(weights.cells.map(\.hasUnknownStratum) == [false, false])
    #expect(weights.summary.smallest == 1 && weights.summary.largest == 3)
    // Σw = 10, Σw² = 22, n = 6: deff 6·22/100 = 1.32, n eff 100/22.
    #expect(isClose(weights.summary.kishDesignEffect, 1.32, within: 1e-15))
    #expect(isClose(weights.summary.effectiveResponses, 100 / 22.0, within: 1e-15))
  }

  /// Respondents of unknown stratum are a cell of their own; where the frame lists nobody there, w = 1, f = 0.
  @Test func unknownStratum() {
    var survey = TinySurvey(units: ["a"], strata: ["s"])
    let none = ResponseTable.noStratum
    survey.responses = Self.responses(2, unit: 0, stratum: 0, from: 0) + Self.responses(2, unit: 0, stratum: none, from: 50)
    survey.frame = Self.invitations(6, unit: 0, stratum: 0, from: 0)
    #expect(survey.weights().weight == [3, 3, 1, 1])
    #expect(survey.weights().cells.map(\.samplingFraction) == [1 / 3.0, 0])
    #expect(survey.weights().cells.map(\.hasUnknownStratum) == [false, true])
    #expect(survey.weights().summary.overfull.isEmpty)
    // Where the frame does not know the stratum of five firms either, they are its members: w = 5/2.
    survey.frame? += Self.invitations(5, unit: 0, stratum: none, from: 50)
    #expect(survey.weights().weight == [3, 3, 2.5, 2.5])
    // One alone is joined with the stratum before: N = 6 + 5, n = 3.
    survey.responses.removeLast()
    #expect(survey.weights().weight == Array(repeating: 11 / 3.0, count: 3))
    #expect(survey.weights().summary.joined == [WeightingSummary.JoinedCell(unit: 0, strata: [0])])
  }

  /// A frame without units counts firms: 2 of 6 firms answered, one of them for both units.
  @Test func frameWithoutUnits() {
    var survey = TinySurvey(units: ["a", "b"], strata: ["s"])
    survey.responses = [
      Response(0, unit: 0, stratum: 0, [3]), Response(0, unit: 1, stratum: 0, [4]), Response(1, unit: 1, stratum: 0, [5]),
    ]
    survey.frame = Self.invitations(6, unit: nil, stratum: 0, from: 0)
    let weights = survey.weights()
    #expect(weights.weight == [3, 3, 3])
    #expect(weights.cells.map(\.unit) == [nil])
    #expect(weights.cells.map(\.responses) == [2])
    #expect(
      weights.rows == [ResponseWeights.Row(unit: 0, cell: 0, weight: 3), ResponseWeights.Row(unit: 1, cell: 0, weight: 3)])
    #expect(weights.row == [0, 1, 1])
  }

  /// Stated by unit and stratum, no frame: w = N/n of the cell.
  @Test func populationByUnitAndStratum() {
    var survey = TinySurvey(units: ["a", "b"], strata: ["s", "t"])
    survey.responses =
      Self.responses(2, unit: 0, stratum: 0, from: 0) + Self.responses(2, unit: 0, stratum: 1, from: 10)
      + Self.responses(2, unit: 1, stratum: 0, from: 20)
    survey.population = .byUnitAndStratum([0: [0: 10, 1: 20]])
    let weights = survey.weights()
    #expect(weights.weight == [5, 5, 10, 10, 1, 1])
    #expect(weights.cells.map(\.samplingFraction) == [0.2, 0.1, 0])
    #expect(weights.summary.method == .nonresponse)
  }

  /// Stated by stratum, no frame: stratum s has 4 answers of 12, and is the only cell: f = 1/3 and w = 3.
  @Test func populationByStratum() {
    var survey = TinySurvey(units: ["a", "b"], strata: ["s"])
    survey.responses = Self.responses(2, unit: 0, stratum: 0, from: 0) + Self.responses(2, unit: 1, stratum: 0, from: 10)
    survey.population = .byStratum([0: 12])
    let weights = survey.weights()
    #expect(weights.weight == [3, 3, 3, 3])
    #expect(weights.cells.map(\.samplingFraction).allSatisfy { isClose($0, 1 / 3.0, within: 1e-15) })
    // Fewer members than answers: 4 of 3.
    survey.population = .byStratum([0: 3])
    #expect(survey.weights().weight == [1, 1, 1, 1])
    #expect(survey.weights().summary.overfull.count == 1)
  }

  /// Frame and population: weights by the frame, f by the population.
  @Test func frameAndPopulation() {
    var survey = TinySurvey(units: ["a"], strata: ["s"])
    survey.responses = Self.responses(2, unit: 0, stratum: 0, from: 0)
    survey.frame = Self.invitations(4, unit: 0, stratum: 0, from: 0)
    survey.population = .byUnitAndStratum([0: [0: 20]])
    #expect(survey.weights().weight == [2, 2])
    #expect(survey.weights().cells.map(\.samplingFraction) == [0.1])
  }

  /// Method none: w = 1, and f all the same.
  @Test func methodNone() {
    var survey = TinySurvey(units: ["a"], strata: ["s"])
    survey.responses = Self.responses(2, unit: 0, stratum: 0, from: 0)
    survey.frame = Self.invitations(4, unit: 0, stratum: 0, from: 0)
    #expect(survey.weights(.none).weight == [1, 1])
    #expect(survey.weights(.none).cells.map(\.samplingFraction) == [0.5])
    #expect(survey.weights(.none).summary.method == .none)
  }

  /// Neither frame nor population: w = 1, f = 0, and the summary says that nothing was weighted.
  @Test func nothingToWeightBy() {
    var survey = TinySurvey(units: ["a"], strata: ["s", "t"])
    survey.responses = Self.responses(2, unit: 0, stratum: 0, from: 0) + Self.responses(1, unit: 0, stratum: 1, from: 10)
    let weights = survey.weights()
    #expect(weights.weight == [1, 1, 1])
    #expect(weights.cells.map(\.samplingFraction) == [0])
    #expect(weights.cells.map(\.population) == [nil])
    #expect(weights.summary.method == .none)
    #expect(weights.summary.joined.map(\.strata) == [[0, 1]])
  }

  @Test func noResponses() {
    var survey = TinySurvey()
    #expect(survey.weights().cells.isEmpty)
    #expect(survey.weights().summary.kishDesignEffect == 1)
    #expect(survey.weights().summary.effectiveResponses == 0)
    survey.frame = []
    #expect(survey.weights().rows.isEmpty)
  }
}
