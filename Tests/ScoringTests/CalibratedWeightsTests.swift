import SurveyModel
import Testing

@testable import Scoring

@Suite struct CalibratedWeightsTests {
  typealias Response = TinySurvey.Response
  typealias Invitation = TinySurvey.Invitation
  typealias Weighting = IndexTree.ResponseWeighting

  /// Units a and b, strata s and t, sizes by firm; counts of (unit, stratum, size): responses of invitations.
  static func survey(_ cells: [(unit: UInt32, stratum: UInt16, size: String?, answered: Int, invited: Int)]) -> TinySurvey {
    var survey = TinySurvey(units: ["a", "b"], strata: ["s", "t"])
    survey.frame = []
    var sizes: [String?] = []
    for (place, cell) in cells.enumerated() {
      let first = UInt32(place * 100)
      survey.responses += ResponseWeightsTests.responses(cell.answered, unit: cell.unit, stratum: cell.stratum, from: first)
      survey.frame? += ResponseWeightsTests.invitations(cell.invited, unit: cell.unit, stratum: cell.stratum, from: first)
      sizes += [String?](repeating: cell.size, count: cell.invited)
    }
    survey.columns = [(name: "size", values: sizes)]
    return survey
  }

  static let ordinary = survey([
    (0, 0, "small", 2, 6), (0, 1, "large", 3, 4), (1, 0, "large", 2, 10), (1, 1, "small", 1, 8), (1, 1, "large", 2, 2),
  ])

  private func calibration(_ weights: ResponseWeights) throws -> WeightingSummary.Calibration { try #require(weights.summary.calibration) }

  private func sums(_ calibration: WeightingSummary.Calibration) -> [[Double]] { calibration.margins.map { $0.categories.map(\.weighted) } }

  private func expect(_ got: [Double], _ wanted: [Double]) {
    #expect(got.count == wanted.count)
    for (got, wanted) in zip(got, wanted) { #expect(isClose(got, wanted, within: 1e-14)) }
  }

  /// Stratum s: 4 of 16 answered; t: 6 of 14. Size large: 7 of 16, small 3 of 14.
  @Test func postStratified() throws {
    let byStratum = try Self.ordinary.calibrated(.postStratify(["stratum"]))
    let wanted: [Double] = Self.ordinary.responses.map { $0.stratum == 0 ? 4 : 14 / 6.0 }
    #expect(byStratum.weight == wanted)
    let summary = try calibration(byStratum)
    let margins: [[WeightingSummary.Calibration.Category]] = [
      [
        .init(labels: [.stratum(0)], population: 16, responses: 4, weighted: 16),
        .init(labels: [.stratum(1)], population: 14, responses: 6, weighted: 14),
      ]
    ]
    #expect(summary.margins.map(\.categories) == margins)
    #expect(summary.outside == 0 && summary.trimming == nil && summary.iterations == 1)
    #expect(byStratum.summary.method == .postStratify(["stratum"]))
    let bySize = try Self.ordinary.calibrated(.postStratify(["size"]))
    let distinct: Set<Double> = [16 / 7.0, 14 / 3.0]
    #expect(Set(bySize.weight) == distinct)
    #expect(try calibration(bySize).margins[0].categories.map(\.labels) == [[.value("large")], [.value("small")]])
  }

  /// Every combination on its own is N/n of the cell; here the same as weights for non-response, where no cell has to be joined.
  @Test func postStratifiedByUnitAndStratum() throws {
    var survey = Self.survey([(0, 0, nil, 2, 6), (0, 1, nil, 3, 4), (1, 0, nil, 2, 10), (1, 1, nil, 3, 8)])
    let weights = try survey.calibrated(.postStratify(["unit", "stratum"]))
    #expect(weights.weight == survey.weights().weight)
    #expect(weights.cells.map(\.weight) == survey.weights().cells.map(\.weight))
    #expect(weights.rows.count == 4)
    // Scaled to what the survey states, where it states all.
    survey.population = .byUnitAndStratum([0: [0: 60, 1: 40], 1: [0: 100, 1: 80]])
    let stated = try survey.calibrated(.postStratify(["unit", "stratum"]))
    expect(stated.weight, weights.weight.map { 10 * $0 })
    // A population by stratum says nothing of units.
    survey.population = .byStratum([0: 60, 1: 60])
    #expect(try survey.calibrated(.postStratify(["unit", "stratum"])).weight == weights.weight)
    #expect(try calibration(survey.calibrated(.postStratify(["stratum"]))).margins[0].categories.map(\.population) == [60, 60])
  }

  @Test func rakedMarginsHold() throws {
    let weights = try Self.ordinary.calibrated(.rake(["unit", "stratum", "size"]))
    let wanted: [[Double]] = [[10, 20], [16, 14], [16, 14]]
    for (sums, wanted) in zip(sums(try calibration(weights)), wanted) {
      for (sum, wanted) in zip(sums, wanted) { #expect(isClose(sum, wanted, within: 1e-12)) }
    }
    #expect(try calibration(weights).largestDeviation <= Raking.tolerance)
    #expect(isClose(weights.weight.reduce(0, +), 30, within: 1e-12))
    // By margin from the weights themselves.
    let inA = zip(weights.weight, Self.ordinary.responses).filter { $1.unit == 0 }.reduce(0) { $0 + $1.0 }
    #expect(isClose(inA, 10, within: 1e-12))
  }

  /// The weights of every response are the same bits for any order of the responses, and of the frame.
  @Test func shufflingChangesNothing() throws {
    let weighting = Weighting.rake(["size", "unit", "stratum"], trim: Weighting.Trim(low: 0.5, high: 1.2))
    let weights = try Self.ordinary.calibrated(weighting)
    var shuffled = Self.ordinary
    let order = (0..<10).map { ($0 * 7 + 3) % 10 }
    shuffled.responses = order.map { Self.ordinary.responses[$0] }
    let frame = try #require(Self.ordinary.frame)
    let frameOrder = (0..<frame.count).map { ($0 * 7 + 11) % frame.count }
    shuffled.frame = frameOrder.map { frame[$0] }
    shuffled.columns = [(name: "size", values: frameOrder.map { Self.ordinary.columns[0].values[$0] })]
    let other = try shuffled.calibrated(weighting)
    #expect(other.weight == order.map { weights.weight[$0] })
    #expect(other.summary == weights.summary)
    #expect(other.cells == weights.cells && other.rows == weights.rows)
  }

  @Test func trimming() throws {
    let bounds = try #require(Weighting.Trim(low: 0.5, high: 1.2))
    let weights = try Self.ordinary.calibrated(.rake(["unit", "stratum", "size"], trim: bounds))
    let raked = try Self.ordinary.calibrated(.rake(["unit", "stratum", "size"]))
    let summary = try calibration(weights)
    let trimming = try #require(summary.trimming)
    #expect(trimming.bounds == bounds && trimming.trimmed > 0)
    #expect(isClose(weights.weight.reduce(0, +), 30, within: 1e-12))
    let (low, high) = (1.5 * (1 - 1e-14), 3.6 * (1 + 1e-14))
    #expect(weights.weight.allSatisfy { $0 >= low && $0 <= high })
    #expect(raked.weight.contains { $0 > 3.6 })
    // The margins that are left are those of the weights.
    #expect(summary.finalDeviation > 0.01)
    let inA = zip(weights.weight, Self.ordinary.responses).filter { $1.unit == 0 }.reduce(0) { $0 + $1.0 }
    #expect(isClose(inA, summary.margins[0].categories[0].weighted, within: 1e-12))
  }

  /// A stranger has a unit and a stratum of its own, but no size: it is outside, with the mean weight of the others.
  @Test func notInTheFrame() throws {
    var survey = Self.ordinary
    survey.responses.append(Response(9999, unit: 0, stratum: 0, inFrame: false, [5]))
    let bySize = try survey.calibrated(.postStratify(["size"]))
    #expect(try calibration(bySize).outside == 1)
    #expect(isClose(bySize.weight.last, 3, within: 1e-14))
    #expect(Array(bySize.weight.dropLast()) == (try Self.ordinary.calibrated(.postStratify(["size"])).weight))
    // It counts in its stratum, now 5 of 16.
    let byStratum = try survey.calibrated(.postStratify(["stratum"]))
    #expect(byStratum.weight.last == 16 / 5.0 && byStratum.summary.calibration?.outside == 0)
  }

  /// Blank in the frame: a category of its own where somebody of it answered (2 of 6), else shared out among the others in proportion.
  @Test func blankCategories() throws {
    let cells: [(unit: UInt32, stratum: UInt16, size: String?, answered: Int, invited: Int)] = [
      (0, 0, "small", 2, 6), (0, 1, "large", 3, 4), (1, 0, nil, 2, 6),
    ]
    let weights = try Self.survey(cells).calibrated(.rake(["size"]))
    let distinct: Set<Double> = [3, 4 / 3.0]
    #expect(Set(weights.weight) == distinct)
    #expect(try calibration(weights).margins[0].categories.map(\.labels) == [[.value("large")], [.value("small")], [.notKnown]])
    var silent = cells
    silent[2].answered = 0
    let shared = try Self.survey(silent).calibrated(.rake(["size"]))
    // 16 members, 10 of known size: small 6 · 1.6 over 2 responses, large 4 · 1.6 over 3.
    let large: Double = 6.4 / 3
    expect(shared.weight, [4.8, 4.8, large, large, large])
  }

  /// Three of two members answered: the counts stand, w = 2/3, and the category says so. The cell of the variance is overfull as ever.
  @Test func moreResponsesThanMembers() throws {
    var survey = Self.survey([(0, 0, nil, 2, 2), (1, 1, nil, 2, 6)])
    survey.responses.append(Response(9999, unit: 0, stratum: 0, inFrame: false, [5]))
    let weights = try survey.calibrated(.postStratify(["stratum"]))
    let wanted: [Double] = [2 / 3.0, 2 / 3.0, 3, 3, 2 / 3.0]
    #expect(weights.weight == wanted)
    #expect(try calibration(weights).margins[0].categories.map(\.isOverfull) == [true, false])
    #expect(weights.summary.overfull == [WeightingSummary.OverfullCell(unit: 0, strata: [0], responses: 3, population: 2)])
  }

  /// Nobody of the category is a member, so that its weight would be zero: outside, not silenced.
  @Test func noMembers() throws {
    var survey = Self.survey([(0, 0, nil, 2, 6), (1, 0, nil, 2, 2)])
    survey.responses.append(Response(9999, unit: 0, stratum: 1, inFrame: false, [5]))
    let weights = try survey.calibrated(.rake(["unit", "stratum"]))
    #expect(weights.weight == [3, 3, 1, 1, 2])
    #expect(try calibration(weights).outside == 1)
    // Nobody at all is eligible.
    survey.frame = survey.frame?.map { Invitation($0.respondent + 5000, unit: $0.unit, stratum: $0.stratum, .notEligible) }
    #expect(throws: ScoringError.noPopulation(name: "unit")) { try survey.calibrated(.rake(["unit"])) }
  }

  /// 2 answered and 1 did not; 2 not eligible, 2 unknown: e = 5/7 of all that are known, over both strata.
  @Test func eligibility() throws {
    var survey = Self.survey([(0, 0, nil, 2, 3), (0, 1, nil, 1, 2)])
    survey.frame? += ResponseWeightsTests.invitations(2, unit: 0, stratum: 0, from: 800, .notEligible)
    survey.frame? += ResponseWeightsTests.invitations(2, unit: 0, stratum: 0, from: 900, .unknownOther)
    survey.columns = []
    let weights = try survey.calibrated(.postStratify(["stratum"]))
    let members: Double = 3 + 10 / 7.0
    expect(weights.weight, [members / 2, members / 2, 2])
  }

  /// A frame without units counts firms: of 6, 2 answered in s (one for both units), of 4 one in t. Firms add up to the counts, not forms.
  @Test func frameWithoutUnits() throws {
    var survey = TinySurvey(units: ["a", "b"], strata: ["s", "t"])
    survey.responses = [
      Response(0, unit: 0, stratum: 0, [3]), Response(0, unit: 1, stratum: 0, [4]), Response(1, unit: 1, stratum: 0, [5]),
      Response(50, unit: 0, stratum: 1, [5]),
    ]
    survey.frame =
      ResponseWeightsTests.invitations(6, unit: nil, stratum: 0, from: 0)
      + ResponseWeightsTests.invitations(4, unit: nil, stratum: 1, from: 50)
    let weights = try survey.calibrated(.rake(["stratum"]))
    #expect(weights.weight == [3, 3, 3, 4])
    #expect(weights.calibration?.share == [0.5, 0.5, 1, 1])
    #expect(try calibration(weights).margins[0].categories.map(\.responses) == [2, 1])
    #expect(throws: ScoringError.noPopulation(name: "unit")) { try survey.calibrated(.rake(["unit"])) }
  }

  struct Fault: Sendable {
    let weighting: Weighting
    let error: ScoringError
  }

  static let faults = [
    Fault(
      weighting: .rake(["stratum", "size"]), error: .emptyCategory(names: ["size"], category: ["small"], population: 5)),
    Fault(
      weighting: .postStratify(["stratum", "size"]),
      error: .emptyCategory(names: ["stratum", "size"], category: ["t", "small"], population: 5)),
    Fault(weighting: .rake(["stratum", "branch"]), error: .noPopulation(name: "branch")),
  ]

  @Test(arguments: faults) func countsThatCannotBeMet(c: Fault) {
    let survey = Self.survey([(0, 0, "large", 2, 4), (0, 1, "large", 2, 4), (1, 1, "small", 0, 5)])
    #expect(throws: c.error) { try survey.calibrated(c.weighting) }
  }

  /// s only in a and t only in b, but 6 members against 5: the margins contradict each other.
  @Test func noConvergence() throws {
    let survey = Self.survey([(0, 0, nil, 2, 6), (0, 1, nil, 0, 4), (1, 1, nil, 2, 5)])
    let error = #expect(throws: ScoringError.self) { try survey.calibrated(.rake(["unit", "stratum"])) }
    guard case .rakingDidNotConverge(let iterations, let deviation, let names, let category)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(iterations == Raking.mostIterations && names == ["unit"] && deviation > 0.1)
    #expect(["a", "b"].contains(category.first))
  }

  @Test func nothingKnownAndNothingThere() throws {
    var survey = TinySurvey(units: ["a"], strata: ["s"])
    #expect(try survey.calibrated(.rake(["stratum"])).weight.isEmpty)
    survey.responses = ResponseWeightsTests.responses(2, unit: 0, stratum: 0, from: 0)
    #expect(throws: ScoringError.noPopulation(name: "stratum")) { try survey.calibrated(.rake(["stratum"])) }
  }
}
