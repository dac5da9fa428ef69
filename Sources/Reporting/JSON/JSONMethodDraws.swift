import Inference
import Scoring
import SurveyModel

// What other choices of method would change.
extension JSONFormat {
  /// `nil` where it was not asked for.
  static func methodDraws(_ results: Results) -> JSONValue? {
    guard let outcome = results.methodDraws else { return nil }
    switch outcome {
    case .failure(let absence):
      guard let first = MethodDrawsWords.absence(absence, Wording(results, .en)) else { return nil }
      return [
        "missing": localized(LocalizedText { MethodDrawsWords.absence(absence, Wording(results, $0)) ?? first })
      ]
    case .success(let draws):
      let tried = LocalizedText { MethodDrawsWords.choices(draws, Wording(results, $0)) }
      let own: JSONValue = [
        "declared": .bool(draws.areDeclared), "tried": localized(tried),
        "choices": .array(draws.choices.enumerated().map { choice($1, draws.sensitivity?.inputs?[$0]) }),
        "rows": .count(draws.sensitivity?.rows), "variance": .number(draws.sensitivity?.variance),
        "method": JSONFormat.outcome(draws.method, results),
      ]
      guard let joint = draws.joint else { return own }
      return own.with("joint", JSONFormat.outcome(joint, results)).with("replicates", .int(draws.replicates))
    }
  }

  private static func choice(_ choice: MethodChoice, _ input: SobolIndices.Input?) -> JSONValue {
    func index(_ index: SobolIndices.Index?) -> JSONValue {
      guard let index else { return .null }
      return ["value": .double(index.value), "interval": index.interval.map { [.double($0.low), .double($0.high)] } ?? .null]
    }
    return ["choice": .string(choice.rawValue), "firstOrder": index(input?.first), "total": index(input?.total)]
  }

  private static func outcome(_ outcome: MethodDraws.Outcome, _ results: Results) -> JSONValue {
    func quantiles(_ own: MethodDraws.Quantiles) -> JSONValue { [.double(own.low), .double(own.median), .double(own.high)] }
    /// As scores are published.
    func scores(_ own: MethodDraws.Quantiles) -> JSONValue {
      .array([own.low, own.median, own.high].map { .double(PublishedNumber($0, decimals: results.index.score.decimals).value) })
    }
    return [
      "draws": .int(outcome.draws), "change": .double(outcome.change), "unchangedShare": .double(outcome.unchangedShare),
      "units": .array(
        outcome.units.map { unit in
          [
            "unit": .string(results.survey.units[unit.unit].id), "draws": .int(unit.draws), "ranks": quantiles(unit.ranks),
            "scores": scores(unit.scores), "firstShare": .double(unit.firstShare), "sameShare": .double(unit.sameShare),
          ]
        }),
      "failed": .array(
        outcome.failures.map { failure in
          [
            "draws": .int(failure.draws), "normalization": .int(failure.normalization), "aggregation": .int(failure.aggregation),
            "missing": .int(failure.missing),
            "reason": failure.error.map { error in localized(LocalizedText { error.message(in: $0) }) } ?? .null,
          ]
        }),
    ]
  }
}
