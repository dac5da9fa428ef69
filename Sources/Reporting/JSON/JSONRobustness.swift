import Inference
import Scoring
import SurveyModel

// What other weights would change, and how the components move together.
extension JSONFormat {
  /// `nil` where it was not asked for.
  static func robustness(_ results: Results) -> JSONValue? {
    guard let outcome = results.weightRobustness else { return nil }
    switch outcome {
    case .failure(let absence):
      return ["missing": localized(LocalizedText { RobustnessWords.absence(absence, Wording(results, $0)) })]
    case .success(let found):
      let ids = found.components.map { results.index.nodes[$0].id }
      func weights(_ own: [Double], _ nodes: [Int]) -> JSONValue {
        .object(zip(nodes, own), key: { results.index.nodes[$0.0].id }, value: { .double($0.1) })
      }
      return [
        "weights": weights(found.weights, found.components),
        "freedoms": .array(found.reaches.map { reach($0, results, weights: weights) }),
        "stability": .array(
          zip(ids, found.stability).map { id, child in
            [
              "component": .string(id), "share": .number(child?.share), "first": range(child?.first), "ranking": range(child?.ranking),
            ]
          }),
      ]
    }
  }

  private static func range(_ range: ClosedRange<Double>?) -> JSONValue {
    range.map { [.double($0.lowerBound), .double($0.upperBound)] } ?? .null
  }

  private static func reach(_ reach: WeightRobustness.Reach, _ results: Results, weights: ([Double], [Int]) -> JSONValue) -> JSONValue {
    let units = results.units.compactMap { unit in reach.ranks[unit.unit].map { (unit.unit, $0) } }
    return [
      "freedom": freedom(reach), "held": .array(reach.held.map { .string(results.index.nodes[$0].id) }), "pairs": .int(reach.pairs),
      "fixedPairs": .int(reach.fixedPairs),
      "units": .array(
        units.map { unit, ranks in
          [
            "unit": .string(results.survey.units[unit].id), "best": .int(ranks.attained.lowerBound),
            "worst": .int(ranks.attained.upperBound), "provenBest": .int(ranks.proven.lowerBound),
            "provenWorst": .int(ranks.proven.upperBound), "leads": .bool(ranks.leads), "bestWeights": weights(ranks.best, reach.nodes),
            "worstWeights": weights(ranks.worst, reach.nodes),
          ]
        }),
    ]
  }

  private static func freedom(_ reach: WeightRobustness.Reach) -> JSONValue {
    let (kind, amount) = reach.freedom.name
    var intervals: JSONValue?
    if case .intervals(let own) = reach.freedom {
      intervals = .object(own.sorted { $0.key < $1.key }, key: { $0.key }, value: { range($0.value) })
    }
    let levels = reach.areOfAllLevels ? "all" : "first"
    return ["kind": .string(kind), "amount": .number(amount), "levels": .string(levels), "intervals": intervals ?? .null]
  }

  /// `nil` where it was not asked for, or the index has one component.
  static func coherence(_ results: Results) -> JSONValue? {
    guard let coherence = results.coherence else { return nil }
    let nodes = results.index.nodes
    let ids = coherence.components.map { nodes[$0].id }
    let importance = coherence.importance
    return [
      "units": .int(importance.units), "equalizingIsExact": .bool(importance.isReached),
      "components": .array(
        ids.indices.map { place in
          let child = importance.children[place]
          return [
            "id": .string(ids[place]), "weight": .double(child.weight), "mainEffect": .number(child.mainEffect),
            "importance": .number(child.share), "equalizingWeight": .number(child.equalizing),
            "correlations": .object(zip(ids, coherence.correlations[place]).filter { $0.0 != ids[place] }, key: { $0.0 }) {
              .number($0.1?.value)
            },
          ]
        }),
      "questions": .array(coherence.questions.map { questions($0, results) }),
    ]
  }

  private static func questions(_ questions: ComponentCoherence.Questions, _ results: Results) -> JSONValue {
    let nodes = results.index.nodes
    let (listwise, pairwise) = (try? questions.listwise.get(), try? questions.pairwise.get())
    return [
      "component": .string(nodes[questions.component].id),
      "respondentGroup": .string(results.survey.respondentGroups[questions.group].id),
      "listwise": reliability(listwise), "pairwise": reliability(pairwise),
      "items": .array(
        questions.items.indices.map { place in
          let (item, ends) = (listwise?.items[place], questions.ends[place])
          return [
            "id": .string(nodes[questions.items[place]].id), "alphaIfDeleted": rounded(item?.rawIfDeleted),
            "standardizedIfDeleted": rounded(item?.standardizedIfDeleted), "itemRest": rounded(item?.itemRest),
            "answers": .count(ends?.answers), "ceiling": rounded(ends?.ceiling, decimals: 2), "floor": rounded(ends?.floor, decimals: 2),
          ]
        }),
    ]
  }

  private static func reliability(_ found: Reliability?) -> JSONValue {
    found.map {
      [
        "forms": .int($0.forms), "alpha": rounded($0.raw), "interval": [rounded($0.interval.low), rounded($0.interval.high)],
        "standardizedAlpha": rounded($0.standardized),
      ]
    } ?? .null
  }

  /// What answers say, with no more digits than anybody needs: all of them would tell of single answers.
  private static func rounded(_ value: Double?, decimals: Int = 4) -> JSONValue {
    .number(value.map { PublishedNumber($0, decimals: decimals).value })
  }
}

extension WeightFreedom {
  /// As machines read it: the kind, and by how much.
  var name: (kind: String, amount: Double?) {
    switch self {
    case .share(let share): ("share", share)
    case .ratio(let ratio): ("ratio", ratio)
    case .order: ("order", nil)
    case .intervals: ("intervals", nil)
    case .any: ("any", nil)
    }
  }
}
