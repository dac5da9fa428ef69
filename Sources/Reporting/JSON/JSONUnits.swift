import Inference
import Scoring
import SurveyModel

extension JSONFormat {
  static func overall(_ results: Results) -> JSONValue {
    let overall = results.overall
    let words = Wording(results, results.survey.language)
    let own: JSONValue = [
      "score": .number(overall.publishedScore?.value),
      "scoreExact": .number(overall.score),
      "interval": interval(overall.interval),
      "standardError": .number(overall.standardError),
      "satisfaction": share(overall.satisfaction),
      "responses": .int(overall.responses),
      "precision": precision(overall.precision),
      "components": components(overall.nodes, results, unit: nil, isPublished: overall.isPublished),
      "indicators": indicators(overall.nodes, results, unit: nil, isPublished: overall.isPublished),
      "published": .bool(overall.isPublished),
      "note": overall.remarks.isEmpty ? .null : .string(overall.remarks.map(words.remark).joined(separator: "; ")),
    ]
    return own.with("satisfactionByGroup", satisfactionByGroup(results) { $0.overallSatisfaction })
  }

  /// The rates of each respondent group by its id; `nil` where not several are asked.
  private static func satisfactionByGroup(_ results: Results, _ rate: (Results.GroupResult) -> Share?) -> JSONValue? {
    let asked = results.satisfactionGroups
    guard asked.count > 1 else { return nil }
    return .object(asked, key: { results.survey.respondentGroups[$0.group].id }) { share(rate($0)) }
  }

  /// Every figure that goes by the name of satisfaction, that of the units and of ``overall(_:)`` among them; `nil` where no group has several.
  static func satisfactionFigures(_ results: Results) -> JSONValue? {
    let groups = SatisfactionFigures.all(results, results.survey.language)
    guard !groups.isEmpty else { return nil }
    return .array(
      groups.flatMap { part in
        part.figures.map { figure -> JSONValue in
          [
            "group": .string(results.survey.respondentGroups[part.group.group].id), "figure": .string(figure.kind.rawValue),
            "questions": .array(figure.questions.map { .string($0) }), "overall": share(figure.overall),
            "units": .object(results.units, key: { results.survey.units[$0.unit].id }) { share(figure.share($0.unit)) },
          ]
        }
      })
  }

  static func unit(_ result: Results.UnitResult, _ results: Results) -> JSONValue {
    let unit = results.survey.units[result.unit]
    let note = Wording(results, results.survey.language).notes(on: result)
    // Only where they tell something: other documents stay as they were.
    var further: [JSONValue.Member] = []
    if results.ranksWithinGroups { further.append(.init(key: "groupRank", value: .count(result.groupRank))) }
    if !results.adjustments.isEmpty { further.append(.init(key: "points", value: .number(result.points))) }
    let own: JSONValue = [
      "id": .string(unit.id),
      "name": localized(unit.name),
      "group": .words(unit.group),
      "rank": .count(result.rank),
      "score": .number(result.publishedScore?.value),
      "scoreExact": .number(result.score),
      "interval": interval(result.interval),
      "standardError": .number(result.standardError),
      "degreesOfFreedom": .number(result.degreesOfFreedom),
      "rankSet": ranks(result.rankSet),
      "rankSetSimultaneous": ranks(result.rankSetSimultaneous),
      "tiedWith": .array(result.tiedWith.map { .string(results.survey.units[$0].id) }),
      "tier": .words(result.tier.map { results.index.tierNames[$0][results.survey.language] }),
      "tierName": result.tier.map { localized(results.index.tierNames[$0]) } ?? .null,
      "responses": .int(result.responses),
      "effectiveResponses": .number(result.effectiveResponses),
      "precision": precision(result.precision),
      "satisfaction": share(result.satisfaction),
      "published": .bool(result.isPublished),
      "note": note.isEmpty ? .null : .string(note),
      "components": components(result.nodes, results, unit: result.unit, isPublished: result.isPublished),
      "indicators": indicators(result.nodes, results, unit: result.unit, isPublished: result.isPublished),
      "previous": result.previous.map { previous in
        [
          "rank": .count(previous.rank), "score": .double(previous.score),
          // A difference of two published scores has their decimals and no more.
          "change": .double(PublishedNumber(previous.change, decimals: results.index.score.decimals).value),
          "changeInterval": interval(previous.changeInterval), "responseRateChange": .number(previous.responseRateChange),
        ]
      } ?? .null,
      "differenceToNext": differenceToNext(result, results),
    ]
    return own.adding(further).with(
      "satisfactionByGroup",
      satisfactionByGroup(results) { $0.satisfaction.indices.contains(result.unit) ? $0.satisfaction[result.unit] : nil })
  }

  private static func differenceToNext(_ result: Results.UnitResult, _ results: Results) -> JSONValue {
    guard let pair = RankFindings(results).neighbours.first(where: { $0.upper.unit == result.unit }) else { return .null }
    return [
      "to": .string(results.survey.units[pair.lower.unit].id), "value": .double(pair.difference.estimate),
      "standardError": .number(pair.difference.standardError), "interval": interval(pair.difference.interval),
    ]
  }

  /// What the rank sets say of all units together.
  static func rankComparison(_ results: Results) -> JSONValue {
    guard let comparison = results.rankComparison else { return .null }
    return [
      "groups": comparison.groups.map { .array($0.map { .array($0.map { .string(results.survey.units[$0].id) }) }) } ?? .null,
      "open": .bool(comparison.isOpen), "draws": .int(comparison.draws), "criticalValue": .number(comparison.criticalValue?.value),
      "simulationInterval": interval(comparison.simulationInterval),
      "marginalCriticalValues": comparison.marginalCriticalValues.map { [.double($0.lowerBound), .double($0.upperBound)] } ?? .null,
    ]
  }

  /// The sentence for the press in both languages.
  static func press(_ results: Results) -> JSONValue {
    guard let vi = RankSentences(results, .vi).press, let en = RankSentences(results, .en).press else { return .null }
    return ["vi": .string(vi), "en": .string(en)]
  }

  private static func precision(_ precision: Results.Precision?) -> JSONValue {
    guard let precision else { return .null }
    return [
      "smallestWeight": .double(precision.smallestWeight), "largestWeight": .double(precision.largestWeight),
      "kishDesignEffect": .double(precision.kishDesignEffect), "designEffect": .number(precision.designEffect),
    ]
  }

  private static func ranks(_ ranks: ClosedRange<Int>?) -> JSONValue {
    ranks.map { [.int($0.lowerBound), .int($0.upperBound)] } ?? .null
  }

  /// Every component below the root, of any depth, by id in tree order.
  private static func components(_ nodes: [Results.NodeResult], _ results: Results, unit: Int?, isPublished: Bool) -> JSONValue {
    let (index, marks) = (results.index, results.treatmentMarks)
    let places = index.nodes.indices.dropFirst().filter {
      if case .component = index.nodes[$0].content { true } else { false }
    }
    return .object(places, key: { index.nodes[$0].id }) { place in
      let node = isPublished && nodes.indices.contains(place) ? nodes[place] : nil
      let own: JSONValue = [
        "score": rounded(node?.score, index), "scoreExact": .number(node?.score), "interval": interval(node?.interval),
        "standardError": .number(node?.standardError), "n": .count(node?.n),
      ]
      return own.with("treated", Self.marks(marks, unit: unit, node: place, isPublished: isPublished))
    }
  }

  private static func indicators(_ nodes: [Results.NodeResult], _ results: Results, unit: Int?, isPublished: Bool) -> JSONValue {
    let (index, marks) = (results.index, results.treatmentMarks)
    return .object(index.indicators, key: { index.nodes[$0].id }) { place in
      let node = isPublished && nodes.indices.contains(place) ? nodes[place] : nil
      let own: JSONValue = [
        "value": .number(node?.value), "score": rounded(node?.score, index), "scoreExact": .number(node?.score), "n": .count(node?.n),
      ]
      return own.with("treated", Self.marks(marks, unit: unit, node: place, isPublished: isPublished))
    }
  }

  private static func rounded(_ score: Double?, _ index: IndexTree) -> JSONValue {
    guard let score, score.isFinite else { return .null }
    return .double(PublishedNumber(score, decimals: index.score.decimals).value)
  }
}
