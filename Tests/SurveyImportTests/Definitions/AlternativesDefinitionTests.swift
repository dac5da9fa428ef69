import SurveyModel
import Testing

@testable import SurveyImport

/// `alternatives` of an index.
@Suite struct AlternativesDefinitionTests {
  private static func index(_ alternatives: String, extra: String = "") -> String {
    """
    index: T
    score: {from: 0, to: 100}
    normalize: answer-scale
    \(extra)
    alternatives: \(alternatives)
    indicators:
      - {id: q1}
      - {id: q2}
    """
  }

  private static func read(_ alternatives: String, extra: String = "") throws -> IndexTree.Alternatives? {
    try IndexDefinition.read(index(alternatives, extra: extra), file: "t.yaml").tree.alternatives
  }

  private static func fault(_ alternatives: String, extra: String = "") -> String {
    do {
      _ = try read(alternatives, extra: extra)
      return "none"
    } catch {
      let fault = (error as? ImportFailure)?.faults.first
      return fault.map { "\($0.place.line ?? 0): \($0.message[.en])" } ?? "\(error)"
    }
  }

  @Test func everythingThatCanBeSaid() throws {
    let found = try Self.read(
      "{weights: {share: 0.2}, normalize: [{method: min-max, from: 1}, rank], aggregate: [geometric, {method: power, p: 0.5}], "
        + "missing: [{policy: reweight, at-least: 0.8}, fail], leave-out: [component, indicator, unit, flagged], draws: 10000}")
    #expect(
      found
        == IndexTree.Alternatives(
          weights: .share(0.2),
          normalizations: [.minMax(range: .thisRun, clip: false, whenEqual: nil, from: 1, to: 100), .rank],
          aggregations: [.geometric, .power(0.5)], missing: [.reweight(atLeast: 0.8), .fail],
          leftOut: [.component, .indicator, .unit, .flagged], draws: 10_000))
    #expect(try Self.read("{weights: {dirichlet: 50}}")?.weights == .dirichlet(concentration: 50))
    #expect(try Self.read("{}") == IndexTree.Alternatives())
  }

  @Test(arguments: [
    ("{wieghts: {share: 0.2}}", "unknown key \"wieghts\""), ("[geometric]", "expected a map such as"),
    ("{weights: {share: 25}}", "a share above 0 and not above 1"),
    ("{weights: {share: 0.2, dirichlet: 3}}", "expected one of share and dirichlet"),
    ("{weights: {}}", "expected one of share and dirichlet"), ("{weights: {dirichlet: 0}}", "a number above zero"),
    ("{aggregate: []}", "expected one at least, found an empty list"), ("{aggregate: [arithmetic]}", "a choice beside the index's own"),
    ("{aggregate: [geometric, geometric]}", "expected every choice once"), ("{aggregate: [geometrc]}", "did you mean"),
    ("{missing: [reweight]}", "a choice beside the index's own"),
    ("{leave-out: [question]}", "expected component, indicator, unit or flagged"),
    ("{draws: 1}", "a whole number of draws from 2"),
    ("{normalize: [{method: goalposts, range: {min: 1, max: 5}, transform: log}]}", "without \"transform\""),
    // Of what can never stand together the name of both.
    ("{normalize: [min-max], aggregate: [geometric]}", "geometric cannot stand with min-max: the lowest unit has 0 or less"),
    ("{normalize: [z-score], aggregate: [minimum, harmonic]}", "harmonic cannot stand with z-score"),
    ("{missing: [zero], aggregate: [geometric]}", "geometric cannot stand with missing: zero"),
    ("{normalize: [{method: min-max, range: {pooled: [\"2020\"]}}]}", "pooled over editions that the index itself uses"),
  ])
  func faultsNameThePlace(alternatives: String, message: String) {
    let found = Self.fault(alternatives)
    #expect(found.contains(message) && found.hasPrefix("5: "), "\(found)")
  }

  @Test func theIndexsOwnGeometricMeanRefusesToo() {
    #expect(Self.fault("{normalize: [min-max]}", extra: "aggregate: geometric").contains("geometric cannot stand with min-max"))
  }

  @Test func aFigureHasNoAnswerScale() {
    let text = """
      index: T
      alternatives: {normalize: [answer-scale]}
      indicators:
        - {id: h, data: hours, normalize: {method: min-max, range: {min: 0, max: 48}}}
        - {id: q}
      """
    let error = #expect(throws: ImportFailure.self) { try IndexDefinition.read(text, file: "t.yaml") }
    #expect(error?.faults.first?.message[.en] == "answer-scale needs an answer scale, and \"h\" is a figure without one")
    #expect(error?.faults.first?.message[.vi] == "answer-scale cần thang trả lời, mà \"h\" là số liệu")
  }
}
