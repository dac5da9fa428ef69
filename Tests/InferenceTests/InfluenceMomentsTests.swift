import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Inference

@Suite struct InfluenceMomentsTests {
  /// 3, 3, −1 and a response that was not scored, in row 0; nothing in row 1; 2, 2 in row 2.
  private func moments() throws -> InfluenceMoments {
    let scale = try #require(FixedPoint(bound: 3))
    var moments = InfluenceMoments(rows: 3, scale: scale)
    moments.add(scale.units(3), isScored: true, to: 0, times: 2)
    moments.add(scale.units(-1), isScored: true, to: 0)
    moments.add(0, isScored: false, to: 0)
    moments.add(scale.units(2), isScored: true, to: 2)
    moments.add(scale.units(2), isScored: true, to: 2)
    return moments
  }

  @Test func byHand() throws {
    let moments = try moments()
    #expect(moments.responses == [4, 0, 2])
    #expect((0..<3).map { moments.scored(row: $0) } == [3, 0, 2])
    #expect((0..<3).map { moments.total(row: $0) } == [5, 0, 4])
    #expect((0..<3).map { moments.squared(row: $0) } == [19, 0, 8])
    // 19 − 5²/4 = 12.75; equal influences have no spread at all.
    #expect((0..<3).map { moments.squaredDeviations(row: $0) } == [12.75, 0, 0])
  }

  @Test func equalThirdsHaveNoSpread() throws {
    let scale = try #require(FixedPoint(bound: 1))
    var moments = InfluenceMoments(rows: 1, scale: scale)
    moments.add(scale.units(1.0 / 3), isScored: true, to: 0, times: 1_000_003)
    #expect(moments.squaredDeviations(row: 0) == 0)
    moments.add(scale.units(1.0 / 3 + 0x1p-20), isScored: true, to: 0)
    // One of n differs by d: d² (n − 1)/n.
    #expect(agree(moments.squaredDeviations(row: 0), 0x1p-40 * 1_000_003 / 1_000_004, within: 1e-8))
  }

  @Test func mostResponsesAtTheBound() throws {
    let scale = try #require(FixedPoint(bound: 5))
    var moments = InfluenceMoments(rows: 1, scale: scale)
    moments.add(scale.units(5), isScored: true, to: 0, times: 1 << 28)
    moments.add(scale.units(-5), isScored: true, to: 0, times: 1 << 28)
    #expect(moments.squaredDeviations(row: 0) == 25 * 0x1p29)
  }

  @Test func scales() {
    #expect(FixedPoint(bound: .infinity) == nil)
    #expect(FixedPoint(bound: .nan) == nil)
    #expect(FixedPoint(bound: 0)?.units(0) == 0)
    #expect(FixedPoint(bound: 0x1p-1074)?.unit != 0)
  }

  struct Variant: Sendable {
    let weighting: IndexTree.ResponseWeighting
    let isWhole: Bool
  }

  static let variants = [IndexTree.ResponseWeighting.none, .nonresponse, .postStratify(["stratum"]), .rake(["unit", "stratum"])].flatMap {
    [Variant(weighting: $0, isWhole: false), Variant(weighting: $0, isWhole: true)]
  }

  /// Row by row the covariance is what it is response by response, for every node.
  @Test(arguments: variants) func sameAsResponseByResponse(variant: Variant) throws {
    let data = try CalibratedVarianceTests.weighted(CalibratedVarianceTests.sized(), by: variant.weighting)
    let survey = try ScoredSurvey(data)
    let rowDesign = try #require(survey.group.rowDesign)
    #expect(rowDesign.responses.reduce(0, +) == survey.group.table.count)
    let inference = GroupCovariance(group: survey.group, scored: variant.isWhole ? survey.whole : survey.units, threads: 2)
    for node in data.index.nodes.indices {
      let byRow = inference.covariance(of: .node(node))
      let (influence, domain) = inference.influences(on: .node(node))
      let byResponse = LinearizedCovariance(of: influence, domain: domain, domains: byRow.domains, under: survey.group.design)
      #expect(byRow.respondents == byResponse.respondents)
      #expect(byRow.degreesOfFreedom == byResponse.degreesOfFreedom)
      for (row, response) in zip(byRow.comparisonDegreesOfFreedom, byResponse.comparisonDegreesOfFreedom) {
        #expect(agree(row, response, within: 1e-10))
      }
      #expect(byRow.isCensus == byResponse.isCensus)
      #expect(byRow.isIndependent == byResponse.isIndependent)
      for u in 0..<byRow.domains {
        for v in 0..<byRow.domains {
          let size = (byResponse.variance(u) * byResponse.variance(v)).squareRoot()
          #expect((byRow[u, v] - byResponse[u, v]).magnitude <= 1e-12 * size)
        }
      }
    }
  }

  /// Whole numbers: the order of the responses and the number of threads change no bit.
  @Test func orderAndThreads() throws {
    var influences = AnswerInfluences(rows: 3)
    influences.add(question: 0, categories: 5) { row, category in 0.1 * Double(row + 1) * (Double(category) - 2.3) }
    influences.add(question: 1, categories: 5) { row, category in 1 / Double(7 + row * category) }
    let count = 200_003
    var generator = TestGenerator(seed: 7)
    let row = (0..<count).map { _ in UInt32.random(in: 0..<3, using: &generator) }
    let answers = (0..<2).map { _ in (0..<count).map { _ in [0, 1, 2, 3, 4, MissingKind.blank.rawValue].randomElement(using: &generator)! }
    }
    let order = (0..<count).shuffled(using: &generator)
    func table(_ answers: [[UInt8]]) -> ResponseTable {
      ResponseTable(
        questions: [Question(code: "a", column: "a", scale: 0), Question(code: "b", column: "b", scale: 0)],
        unit: answers[0].map { _ in 0 },
        stratum: answers[0].map { _ in 0 }, respondent: answers[0].indices.map { UInt32($0) }, isComplete: answers[0].map { _ in true },
        isInFrame: answers[0].map { _ in true }, answers: answers)
    }
    let shuffled = answers.map { column in order.map { column[$0] } }
    // Six lanes, so that a pass is full and another is not; the fifth is not finite.
    var second = AnswerInfluences(rows: 3)
    second.add(question: 1, categories: 5) { row, category in Double(row - category) }
    var endless = AnswerInfluences(rows: 3)
    endless.add(question: 0, categories: 5) { _, category in category == 4 ? .infinity : 1 }
    let lanes = [influences, second, second, influences, endless, second]
    func moments(_ answers: [[UInt8]], _ row: [UInt32], threads: Int) -> [InfluenceMoments?] {
      AnswerInfluences.moments(of: lanes, table: table(answers), row: row, threads: threads)
    }
    let all = moments(answers, row, threads: 1)
    let one = try #require(all[0])
    #expect(one.responses.reduce(0, +) == count)
    #expect(all[3] == one && all[2] == all[1] && all[5] == all[1] && all[4] == nil)
    for place in 0..<3 {
      // A response is scored by a lane where it answered one of its questions.
      let other = try #require(all[1])
      #expect(other.scored(row: place) == (0..<count).count { row[$0] == place && answers[1][$0] < 5 })
      #expect(one.scored(row: place) == (0..<count).count { row[$0] == place && (answers[0][$0] < 5 || answers[1][$0] < 5) })
      let total = (0..<count).filter { row[$0] == place && answers[1][$0] < 5 }.reduce(0) { $0 + place - Int(answers[1][$1]) }
      #expect(other.total(row: place) == Double(total))
    }
    #expect(all == moments(answers, row, threads: 2))
    #expect(all == moments(answers, row, threads: 7))
    #expect(all == moments(shuffled, order.map { row[$0] }, threads: 3))
    for place in 0..<3 {
      let total = (0..<count).filter { row[$0] == place }.reduce(0.0) { sum, response in
        sum
          + influences.items.reduce(0) { sum, item in
            let answer = Int(answers[item.question][response])
            return sum + (answer < 5 ? item.contributions[place * 5 + answer] : 0)
          }
      }
      #expect(agree(one.total(row: place), total, within: 1e-11))
    }
  }
}
