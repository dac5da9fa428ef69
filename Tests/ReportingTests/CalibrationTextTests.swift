import Foundation
import Inference
import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Reporting

/// Post-stratified and raked weights in the method text and in results.json.
@Suite struct CalibrationTextTests {
  typealias Calibration = WeightingSummary.Calibration

  static let calibration = Calibration(
    margins: [
      Calibration.Margin(
        names: ["stratum"],
        categories: [
          Calibration.Category(labels: [.stratum(0)], population: 365, responses: 380, weighted: 361.35),
          Calibration.Category(labels: [.notKnown], population: 749, responses: 400, weighted: 752.65),
        ])
    ], iterations: 7, largestDeviation: 2e-16,
    trimming: Calibration.Trimming(bounds: IndexTree.ResponseWeighting.Trim(low: 0.3, high: 3)!, trimmed: 12), outside: 2)

  static func results(_ method: IndexTree.ResponseWeighting, _ calibration: Calibration) -> Results {
    let sample = SampleResults.results
    return Results(
      survey: sample.survey, index: sample.index, seed: 1, inputs: sample.inputs, account: sample.account, overall: sample.overall,
      units: sample.units, responseRates: sample.responseRates,
      respondentGroups: [
        .init(
          weighting: WeightingSummary(
            method: method, smallest: 0.9, largest: 2.5, kishDesignEffect: 1.1, effectiveResponses: 700, joined: [], overfull: [],
            calibration: calibration))
      ], context: sample.context, previousEdition: nil)
  }

  @Test func raked() {
    let results = Self.results(.rake(["stratum", "size"], trim: Self.calibration.trimming?.bounds), Self.calibration)
    let text = methodSections(results, .en).flatMap(\.paragraphs).joined(separator: "\n")
    #expect(text.contains("by: stratum, size. It converged in 7 passes."))
    #expect(text.contains("between 0.3 and 3 times the mean weight: 12 responses are at a bound"))
    #expect(text.contains("off by 1% at most"))
    #expect(text.contains("(380 / 365)"))
    #expect(text.contains("given the mean weight: 2."))
    let vietnamese = methodSections(results, .vi).flatMap(\.paragraphs).joined(separator: "\n")
    #expect(vietnamese.contains("hội tụ sau 7 vòng") && vietnamese.contains("lệch nhiều nhất 1%"))
  }

  @Test func postStratified() {
    let plain = Calibration(margins: Self.calibration.margins, iterations: 1, largestDeviation: 0, trimming: nil, outside: 0)
    let text = methodSections(Self.results(.postStratify(["unit", "size"]), plain), .en).flatMap(\.paragraphs).joined(separator: "\n")
    #expect(text.contains("post-stratified: w = N / n in every combination of Sub-department, size"))
    #expect(!text.contains("mean weight") && text.contains("Weights run from 0.900 to 2.500"))
  }

  @Test func json() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let schema = JSONSchema(try JSONDocument(parsing: Data(contentsOf: folder.appending(path: "../../Documentation/results.schema.json"))))
    let results = Self.results(.rake(["stratum"], trim: Self.calibration.trimming?.bounds), Self.calibration)
    let text = String(decoding: JSONFormat.bytes(results), as: UTF8.self)
    #expect(schema.violations(in: try JSONDocument(parsing: text.utf8)).map(\.description) == [])
    #expect(text.contains("\"method\": \"rake\""))
    #expect(text.contains("365"))
    #expect(text.contains("\"trimmed\": 12"))
  }
}
