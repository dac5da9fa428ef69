import Scoring
import SurveyModel
import TestSupport
import Testing

/// What must hold whatever the data: on made-up surveys from a fixed seed.
@Suite struct ScoringPropertyTests {
  static let seeds: [UInt64] = [1, 2, 3, 4, 5, 6, 7, 8]

  /// 4 units, 2 strata, 6 questions, about a tenth of the answers missing; a frame twice as long.
  static func survey(_ random: inout SeededNumbers) -> TinySurvey {
    var survey = TinySurvey(units: ["a", "b", "c", "d"], strata: ["s", "t"], questions: (1...6).map { "q\($0)" })
    survey.frame = []
    for respondent in 0..<UInt32(120) {
      let unit = UInt32.random(in: 0..<4, using: &random)
      let stratum = UInt16.random(in: 0..<2, using: &random)
      survey.frame?.append(TinySurvey.Invitation(respondent, unit: unit, stratum: stratum))
      guard Bool.random(using: &random) else { continue }
      let answers = (0..<6).map { _ in Int.random(in: 0..<10, using: &random) == 0 ? nil : Int.random(in: 1...5, using: &random) }
      survey.responses.append(TinySurvey.Response(respondent, unit: unit, stratum: stratum, answers))
    }
    return survey
  }

  static func index(scale: Double = 1, _ random: inout SeededNumbers) throws -> IndexTree {
    func weight() -> Double { scale * Double.random(in: 0.1...5, using: &random) }
    return try IndexTree(
      id: "i",
      children: [
        IndexTree.Branch(
          id: "k", weight: weight(),
          children: [
            item("q1", weight: weight()), item("q2", weight: weight(), statistic: .top2),
            IndexTree.Branch(
              id: "l", weight: weight(), children: [item("q3", weight: weight()), item("q4", weight: weight(), statistic: .net)]),
          ]), item("q5", weight: weight()), item("q6", weight: weight(), statistic: .bottom2),
      ])
  }

  static func made(_ seed: UInt64, scale: Double = 1) throws -> (survey: TinySurvey, index: IndexTree, random: SeededNumbers) {
    var random = SeededNumbers(seed: seed)
    let survey = survey(&random)
    let index = try index(scale: scale, &random)
    return (survey, index, random)
  }

  static func nodes(_ scores: NodeScores) -> [Double?] {
    (0..<scores.domains).flatMap { domain in (0..<scores.nodes).map { scores.score(domain: domain, node: $0) } }
  }

  @Test(arguments: seeds) func scalingSiblingWeightsChangesNothing(seed: UInt64) throws {
    let (survey, index, _) = try Self.made(seed)
    // A power of two changes no bit; another factor only the last ones.
    let same = try survey.scored(Self.made(seed, scale: 8).index).units
    #expect(try Self.nodes(survey.scored(index).units) == Self.nodes(same))
    let close = try survey.scored(Self.made(seed, scale: 0.3).index).units
    for (a, b) in try zip(Self.nodes(survey.scored(index).units), Self.nodes(close)) {
      #expect(isClose(a, b ?? .nan, within: 1e-14))
    }
  }

  @Test(arguments: seeds) func shufflingResponsesAndFrameChangesNoBit(seed: UInt64) throws {
    var (survey, index, random) = try Self.made(seed)
    let before = try survey.scored(index)
    survey.responses.shuffle(using: &random)
    survey.frame?.shuffle(using: &random)
    let after = try survey.scored(index)
    #expect(Self.nodes(before.units) == Self.nodes(after.units))
    #expect(Self.nodes(before.whole) == Self.nodes(after.whole))
    #expect(before.weights.cells == after.weights.cells)
  }

  @Test(arguments: seeds) func permutingUnitsPermutesResults(seed: UInt64) throws {
    var (survey, index, _) = try Self.made(seed)
    let before = try survey.scored(index)
    let place: [UInt32] = [2, 0, 3, 1]
    for row in survey.responses.indices { survey.responses[row].unit = place[Int(survey.responses[row].unit)] }
    survey.frame = survey.frame?.map { row in
      var row = row
      row.unit = row.unit.map { place[Int($0)] }
      return row
    }
    let after = try survey.scored(index)
    for unit in 0..<4 {
      for node in index.nodes.indices {
        #expect(before.units.score(domain: unit, node: node) == after.units.score(domain: Int(place[unit]), node: node))
      }
    }
  }

  /// Weighting a cell by 3 is the same as having every response of it three times.
  @Test(arguments: seeds) func integerWeightsEqualRepeatedRows(seed: UInt64) throws {
    var (survey, index, _) = try Self.made(seed)
    survey.frame = nil
    var counts = [Int: [Int: Int]]()
    for response in survey.responses { counts[Int(response.unit), default: [:]][Int(response.stratum), default: 0] += 1 }
    survey.population = .byUnitAndStratum(
      counts.mapValues { strata in Dictionary(uniqueKeysWithValues: strata.map { ($0, $1 * ($0 == 0 ? 3 : 1)) }) })
    let weighted = try survey.scored(index)
    #expect(Set(weighted.weights.weight) == [1, 3])
    var repeated = survey
    repeated.population = nil
    repeated.responses = survey.responses.flatMap { response in
      Array(repeating: response, count: response.stratum == 0 ? 3 : 1)
    }
    for respondent in repeated.responses.indices { repeated.responses[respondent].respondent = UInt32(respondent) }
    for (a, b) in try zip(Self.nodes(weighted.units), Self.nodes(repeated.scored(index).units)) {
      #expect(isClose(a, b ?? .nan, within: 1e-14))
    }
  }

  @Test(arguments: seeds) func aParentLiesBetweenItsChildren(seed: UInt64) throws {
    let (survey, index, _) = try Self.made(seed)
    let scores = try survey.scored(index).units
    for unit in 0..<scores.domains {
      for (place, node) in index.nodes.enumerated() where !node.children.isEmpty {
        let children = node.children.compactMap { scores.score(domain: unit, node: $0) }
        guard let score = scores.score(domain: unit, node: place), let low = children.min(), let high = children.max() else { continue }
        #expect((low...high).contains(score))
      }
    }
  }

  /// Everybody answers 5: 100 exactly, however the weights round.
  @Test(arguments: seeds) func theBestAnswersGiveTheBestScore(seed: UInt64) throws {
    var (survey, _, random) = try Self.made(seed)
    let children = (1...6).map { item("q\($0)", weight: Double.random(in: 0.1...1, using: &random)) }
    for row in survey.responses.indices { survey.responses[row].answers = Array(repeating: Answer(category: 4), count: 6) }
    let scored = try survey.scored(IndexTree(id: "i", children: children))
    #expect(scored.scores == [100, 100, 100, 100])
    #expect(scored.whole.score(domain: 0, node: 0) == 100)
  }

  /// The whole is the mean of the units' means by their weight sums.
  @Test(arguments: seeds) func theWholeIsTheWeightedMeanOfTheUnits(seed: UInt64) throws {
    let (survey, index, _) = try Self.made(seed)
    let scored = try survey.scored(index)
    for indicator in 0..<scored.values.indicators {
      var total = 0.0
      var weights = 0.0
      for unit in 0..<4 {
        let weight = scored.values.weightSum(domain: unit, indicator: indicator)
        total += weight * (scored.values.value(domain: unit, indicator: indicator) ?? 0)
        weights += weight
      }
      #expect(isClose(scored.wholeValues.value(domain: 0, indicator: indicator), total / weights, within: 1e-13))
      #expect(isClose(scored.wholeValues.weightSum(domain: 0, indicator: indicator), weights, within: 1e-14))
    }
  }
}
