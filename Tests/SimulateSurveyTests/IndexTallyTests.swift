import Testing

@testable import simulate_survey

@Suite struct IndexTallyTests {
  /// Components a (questions 0 and 1, weight 1) and b (question 2, weight 2) on a scale of five; strata weigh 2 and 1.5.
  static func tally() throws -> IndexTally {
    var stream = RandomStream(seed: 1)
    let scenario = try ScenarioReader.scenario(yaml: Small.yaml)
    return IndexTally(questionnaire: Questionnaire(scenario, using: &stream), weights: [2, 1.5])
  }

  /// Question 0: categories 4 and 2 in the first stratum, 3 in the second: (2·6 + 1.5·3)/(2·2 + 1.5·1) = 16.5/5.5 = 3 of 4 → 75.
  /// Question 1: 4 in the second: 100. Question 2: 1 in the first, 0 in the second: 2/3.5 = 4/7 of 4 → 100/7.
  /// a = 87.5; index = (87.5 + 2·100/7)/3.
  @Test func byHand() throws {
    var tally = try Self.tally()
    tally.sums = [6, 3, 0, 4, 1, 0]
    tally.counts = [2, 1, 0, 1, 1, 1]
    #expect(abs(tally.index - (87.5 + 200.0 / 7) / 3) < 1e-12)
  }

  /// Without answers to question 0 component a is question 1 alone; without any to b the index is a.
  @Test func missingQuestionsLeaveTheirWeight() throws {
    var tally = try Self.tally()
    tally.sums = [0, 0, 0, 2, 0, 0]
    tally.counts = [0, 0, 0, 1, 0, 0]
    #expect(tally.index == 50)
    for (effect, expected) in zip(tally.effects, [0, 0, 100.0 / 4 / 1.5 * 2, 100.0 / 4, 0, 0]) {
      #expect(abs(effect - expected) < 1e-12)
    }
    tally.counts = Array(repeating: 0, count: 6)
    #expect(tally.index == 0)
    #expect(tally.effects.allSatisfy { $0 == 0 })
  }

  @Test func effectsAreWhatOneStepDoes() throws {
    var tally = try Self.tally()
    tally.sums = [6, 3, 0, 4, 1, 0]
    tally.counts = [2, 1, 0, 1, 1, 1]
    for place in [0, 1, 3, 4, 5] {
      var moved = tally
      moved.sums[place] += 1
      #expect(abs(moved.index - tally.index - tally.effects[place]) < 1e-12)
    }
  }
}
