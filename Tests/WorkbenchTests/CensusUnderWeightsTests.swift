import Inference
import SurveyImport
import SurveyModel
import TestSupport
import Testing

@testable import Workbench

/// All firms of a unit answered, and its weights lean on firms of other units: it is no point. Numbers from
/// Tests/Reference/census.py.
@Suite struct CensusUnderWeightsTests {
  static let files: [String: String] = [
    "survey.yaml": """
    title: {vi: T, en: T}
    organization: {vi: O, en: O}
    edition: "1"
    published: 2024-01-01
    notice: {vi: "Số liệu giả lập", en: "Synthetic data"}
    index: index.yaml
    unit-noun: {vi: U, en: U}
    units: [{id: A, name: A}, {id: B, name: B}]
    respondent-groups:
      firms:
        responses: [{file: responses.csv}]
        columns: {respondent: firm, unit: unit}
        questions: {q: q}
        answers: five
        frame: frame.csv
    scales:
      five:
        values: {1: ["1"], 2: ["2"], 3: ["3"], 4: ["4"], 5: ["5"]}
    """,
    "index.yaml": """
    index: I
    title: {vi: I, en: I}
    response-weights: {post-stratify: [size]}
    publish: {at-least: 1, caution-below: 1}
    indicators: [{id: q}]
    """,
    "responses.csv": """
    firm,unit,q
    f1,A,5
    f2,A,3
    f3,A,4
    f4,A,2
    f5,B,2
    f6,B,3
    f7,B,5
    f8,B,4
    """,
    "frame.csv": """
    respondent,unit,size
    f1,A,small
    f2,A,small
    f3,A,large
    f4,A,large
    f5,B,small
    f6,B,small
    f7,B,small
    f8,B,large
    f9,B,small
    f10,B,large
    f11,B,large
    f12,B,large
    """,
  ]

  @Test func theIntervalIsThatOfThePrintedError() throws {
    let bench = Workbench(threads: 1)
    let files = Self.files.mapValues { Array(($0 + "\n").utf8) }
    let results = try bench.run(bench.read(bench.open(.memory(files)))).results
    let wanted: [(score: Double, variance: Double)] = [(59.375, 4.8828125), (64.28571428571429, 93.97126197417742)]
    for (unit, wanted) in zip(results.units.sorted { $0.unit < $1.unit }, wanted) {
      let error = try #require(unit.standardError)
      #expect(agree(try #require(unit.score), wanted.score, within: 1e-12))
      #expect(agree(error * error, wanted.variance, within: 1e-12))
      let estimate = Estimate(value: wanted.score, variance: wanted.variance, degreesOfFreedom: 3)
      let interval = try #require(IntervalEstimator(confidence: 0.95).score(estimate, respondents: 4, bounds: 0...100))
      let found = try #require(unit.interval)
      #expect(agree(found.low, interval.low, within: 1e-12) && agree(found.high, interval.high, within: 1e-12))
      #expect(found.low < wanted.score && wanted.score < found.high)
    }
    // Half of each size of A is satisfied: nothing there leans on B.
    let rate = try #require(results.units.first { $0.unit == 0 }?.satisfaction)
    #expect(rate.interval == Interval(low: rate.rate, high: rate.rate))
  }
}
