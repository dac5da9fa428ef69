package import Inference
package import SurveyModel

/// Whether a survey's ranking would hold, in each format of `cdci robustness`.
package struct RobustnessOutput: Sendable {
  let survey: Survey
  let index: IndexTree
  let robustness: SurveyRobustness

  package init(_ robustness: SurveyRobustness, of data: SurveyData) {
    self.robustness = robustness
    survey = data.survey
    index = data.index
  }

  private var settings: [(name: String, draws: MethodDraws?)] {
    [("method", robustness.method), ("sampling", robustness.sampling), ("both", robustness.both)]
  }

  /// Of a unit by its place in the survey.
  private func draw(_ draws: MethodDraws?, _ unit: Int) -> MethodDraws.Unit? { draws?.units[unit] }

  /// Published rank: that of the unrounded scores under the published method.
  private func rank(_ place: Int) -> Int? {
    let unit = robustness.units[place]
    return (draw(robustness.method, unit) ?? draw(robustness.sampling, unit))?.rank
  }

  private var inOrder: [Int] {
    robustness.units.indices.sorted { (rank($0) ?? .max, $0) < (rank($1) ?? .max, $1) }
  }

  private static func name(_ freedom: WeightFreedom) -> String {
    switch freedom {
    case .share: "share"
    case .ratio: "ratio"
    case .order: "order"
    case .intervals: "intervals"
    case .any: "any"
    }
  }

  // MARK: CSV

  /// A row for each ranked unit.
  package var csv: [UInt8] {
    var header = ["unit", "rank"]
    for bounds in robustness.bounds { header += ["best", "worst", "exact"].map { "\($0)_\(Self.name(bounds.freedom))" } }
    for (name, _) in settings { header += ["rank_p05", "rank_p50", "rank_p95", "first"].map { "\($0)_\(name)" } }
    var csv = CSVTable(header: header)
    for place in inOrder {
      let unit = robustness.units[place]
      var row: [CSVTable.Cell] = [.text(survey.units[unit].id), .count(rank(place))]
      for bounds in robustness.bounds {
        let own = bounds.bounds.units[place]
        row += [
          .count(own?.best.proven), .count(own?.worst.proven), .count(own.map { $0.best.isExact && $0.worst.isExact ? 1 : 0 }),
        ]
      }
      for (_, draws) in settings {
        let own = draw(draws, unit)
        row += [.exact(own?.ranks[0]), .exact(own?.ranks[1]), .exact(own?.ranks[2]), .exact(own?.first)]
      }
      csv.append(row)
    }
    return csv.bytes
  }

  /// A row for each component, and below it one for each of its indicators.
  package var coherenceCSV: [UInt8] {
    var csv = CSVTable(header: [
      "component", "indicator", "weight", "importance", "equalizing_weight", "forms", "alpha", "alpha_low", "alpha_high",
      "alpha_standardized",
      "alpha_listwise", "alpha_if_deleted", "item_rest", "ceiling", "floor",
    ])
    for (place, component) in robustness.coherence.components.enumerated() {
      let id = index.nodes[component.node].id
      let importance = robustness.importance?.children[place]
      let pairwise = try? component.pairwise.get()
      csv.append([
        .text(id), .absent, .exact(importance?.weight), .exact(importance?.share), .exact(importance?.equalizing), .count(pairwise?.forms),
        .exact(pairwise?.raw), .exact(pairwise?.interval.low), .exact(pairwise?.interval.high), .exact(pairwise?.standardized),
        .exact((try? component.listwise.get())?.raw), .absent, .absent, .absent, .absent,
      ])
      for indicator in component.indicators {
        csv.append(
          [.text(id), .text(index.nodes[indicator.node].id)] + Array(repeating: .absent, count: 9) + [
            .exact(indicator.item?.rawIfDeleted), .exact(indicator.item?.itemRest), .exact(indicator.ends?.ceiling),
            .exact(indicator.ends?.floor),
          ])
      }
    }
    return csv.bytes
  }

  // MARK: JSON

  package var json: [UInt8] {
    let document: JSONValue = [
      "schema": "cdci-robustness/1", "edition": .string(survey.edition), "index": .string(index.id),
      "robustness": robustnessJSON, "coherence": coherenceJSON,
    ]
    return document.serialized
  }

  private func number(_ value: Double?) -> JSONValue { value.map { .double($0) } ?? .null }

  private var robustnessJSON: JSONValue {
    let units = inOrder.map { place -> JSONValue in
      let unit = robustness.units[place]
      let bounds = robustness.bounds.map { bounds -> JSONValue in
        guard let own = bounds.bounds.units[place] else { return .null }
        func end(_ bound: WeightBounds.RankBound) -> JSONValue {
          ["rank": .int(bound.attained), "proven": .int(bound.proven), "weights": .array(bound.weights.map { .double($0) })]
        }
        return ["freedom": .string(Self.name(bounds.freedom)), "best": end(own.best), "worst": end(own.worst)]
      }
      let draws = settings.map { name, draws -> JSONValue in
        guard let own = draw(draws, unit) else { return ["of": .string(name), "ranks": .null, "first": .null, "shares": .null] }
        return [
          "of": .string(name), "ranks": .array(own.ranks.map { .double($0) }), "first": .double(own.first),
          "shares": .array(own.shares.map { .double($0) }),
        ]
      }
      return [
        "unit": .string(survey.units[unit].id), "rank": rank(place).map { .int($0) } ?? .null, "bounds": .array(bounds),
        "draws": .array(draws),
      ]
    }
    let stability = robustness.components.enumerated().map { place, node -> JSONValue in
      let own = robustness.stability?.children[place]
      return [
        "component": .string(index.nodes[node].id), "share": number(own?.share),
        "first": own.map { [.double($0.first.lowerBound), .double($0.first.upperBound)] } ?? .null,
        "ranking": own.map { [.double($0.ranking.lowerBound), .double($0.ranking.upperBound)] } ?? .null,
      ]
    }
    return [
      "draws": .int(robustness.setting.draws), "weightShare": .double(robustness.setting.share), "units": .array(units),
      "dominance": .array(dominance), "stability": .array(stability), "sensitivity": .array(sensitivity),
      "meanRankChange": number(robustness.method?.meanRankChange),
      "withoutBounds": robustness.withoutBounds.map { .string($0.rawValue) } ?? .null,
      "withoutDraws": robustness.withoutDraws.map { .string($0.rawValue) } ?? .null,
    ]
  }

  /// Pairs that no weights reverse, for the freedom of ± the share.
  private var dominance: [JSONValue] {
    robustness.bounds.map { bounds -> JSONValue in
      var pairs: [JSONValue] = []
      for one in inOrder {
        for other in inOrder where bounds.bounds.dominates[one][other] {
          pairs.append([
            "above": .string(survey.units[robustness.units[one]].id), "below": .string(survey.units[robustness.units[other]].id),
            "lowestDifference": .double(bounds.bounds.lowestDifference[one][other]),
          ])
        }
      }
      return ["freedom": .string(Self.name(bounds.freedom)), "pairs": .array(pairs)]
    }
  }

  private var sensitivity: [JSONValue] {
    guard let own = robustness.sensitivity else { return [] }
    return own.inputs.enumerated().map { place, input in
      let index = own.indices?.indices[place]
      func pair(_ interval: Interval?) -> JSONValue { interval.map { [.double($0.low), .double($0.high)] } ?? .null }
      return [
        "input": .string(input.rawValue), "first": number(index?.first), "firstInterval": pair(index?.firstInterval),
        "total": number(index?.total), "totalInterval": pair(index?.totalInterval),
      ]
    }
  }

  private var coherenceJSON: JSONValue {
    let coherence = robustness.coherence
    let components = coherence.components.enumerated().map { place, component -> JSONValue in
      func alpha(_ result: Result<Reliability, Reliability.Undefined>) -> JSONValue {
        guard let own = try? result.get() else { return .null }
        return [
          "raw": .double(own.raw), "interval": [.double(own.interval.low), .double(own.interval.high)],
          "standardized": number(own.standardized), "forms": .int(own.forms),
        ]
      }
      let importance = robustness.importance?.children[place]
      let indicators = component.indicators.map { own -> JSONValue in
        [
          "id": .string(index.nodes[own.node].id), "alphaIfDeleted": number(own.item?.rawIfDeleted), "itemRest": number(own.item?.itemRest),
          "ceiling": number(own.ends?.ceiling), "floor": number(own.ends?.floor),
        ]
      }
      return [
        "id": .string(index.nodes[component.node].id), "weight": number(importance?.weight), "mainEffect": number(importance?.mainEffect),
        "importance": number(importance?.share), "equalizingWeight": number(importance?.equalizing),
        "alpha": ["pairwise": alpha(component.pairwise), "listwise": alpha(component.listwise)], "indicators": .array(indicators),
      ]
    }
    return [
      "components": .array(components),
      "correlations": .array(coherence.correlations.map { .array($0.map { number($0?.value) }) }),
      "principalShares": coherence.principal.map { .array($0.shares.map { .double($0) }) } ?? .null,
    ]
  }
}
