package import Inference
package import SurveyModel

/// A sample plan in each format of `cdci plan`.
package struct PlanOutput: PrintedOutput {
  let plan: SamplePlan
  let simulation: PlanSimulation?
  /// Wanted half-width.
  let precision: Double
  let scale: ClosedRange<Double>

  package init(_ plan: SamplePlan, simulation: PlanSimulation?, precision: Double, scale: ClosedRange<Double>) {
    self.plan = plan
    self.simulation = simulation
    self.precision = precision
    self.scale = scale
  }

  package var csv: [UInt8] {
    var csv = CSVTable(header: [
      "unit", "stratum", "population", "responses", "invitations", "falls_short", "half_width", "official_rule", "spread", "spread_assumed",
    ])
    for (unit, own) in zip(plan.units, plan.plans) {
      for (place, stratum) in unit.strata.enumerated() {
        csv.append([
          .text(unit.id), .text(stratum.name), .count(stratum.population), .count(own.responses[place]), .count(own.invitations[place]),
          .count(own.falls[place] ? 1 : 0), .exact(own.halfWidth), .count(own.officialRule), .exact(unit.spread),
          .count(unit.isAssumed ? 1 : 0),
        ])
      }
    }
    return csv.bytes
  }

  package var json: [UInt8] {
    let units = plan.units.enumerated().map { place, unit -> JSONValue in
      let own = plan.plans[place]
      let strata = unit.strata.enumerated().map { stratum, named -> JSONValue in
        [
          "stratum": .string(named.name), "population": .int(named.population), "responses": .int(own.responses[stratum]),
          "invitations": .int(own.invitations[stratum]), "fallsShort": .bool(own.falls[stratum]),
        ]
      }
      return [
        "unit": .string(unit.id), "responses": .int(own.total), "exact": .double(own.exact), "halfWidth": .number(own.halfWidth),
        "officialRule": .int(own.officialRule), "adviseCensus": .bool(own.advisesCensus), "spread": .double(unit.spread),
        "spreadAssumed": .bool(unit.isAssumed), "score": .number(unit.score), "strata": .array(strata),
        "simulated": simulation.map { simulated -> JSONValue in
          [
            "halfWidth": .number(simulated.halfWidths[place]), "surelyFirst": .double(simulated.surelyFirst[place]),
            "covered": .double(simulated.covered[place]),
          ]
        } ?? .null,
      ]
    }
    let pairs = plan.pairs.enumerated().map { place, pair -> JSONValue in
      [
        "better": .string(plan.units[pair.better].id), "worse": .string(plan.units[pair.worse].id), "difference": .double(pair.difference),
        "chance": .double(pair.chance), "chanceTogether": .double(pair.chanceTogether),
        "chanceWithTenMore": .double(pair.chanceWithTenMore),
        "simulated": .number(simulation?.toldApart[place]),
      ]
    }
    let document: JSONValue = [
      "schema": "cdci-plan/1", "precision": .double(precision), "confidence": .double(plan.confidence),
      "designEffect": .double(plan.designEffect), "surveys": .count(simulation?.surveys), "units": .array(units),
      "neighbours": .array(pairs),
    ]
    return document.serialized
  }

  package func text(_ language: Language) -> String {
    let numbers = NumberText(language: language)
    let total = plan.plans.reduce(0) { $0 + $1.total }
    let invited = plan.plans.reduce(0) { $0 + $1.invitations.reduce(0, +) }
    var lines = [
      PlanWords.head(
        responses: numbers.text(total), invitations: numbers.text(invited), precision: numbers.asRead(precision),
        confidence: numbers.asRead(100 * plan.confidence))[language]
    ]
    if plan.units.contains(where: \.isAssumed) {
      let spread = plan.units.first(where: \.isAssumed)?.spread
      lines.append(PlanWords.assumed(spread: numbers.text(spread, decimals: 1))[language])
    }
    lines.append("")
    var rows = [PlanWords.columns[language == .vi ? 0 : 1]]
    for (unit, own) in zip(plan.units, plan.plans) {
      for (place, stratum) in unit.strata.enumerated() {
        rows.append([
          place == 0 ? unit.id : "", stratum.name, numbers.text(stratum.population), numbers.text(own.responses[place]),
          numbers.text(own.invitations[place]) + (own.falls[place] ? " !" : ""),
          place == 0 ? numbers.text(own.halfWidth, decimals: 2) : "", place == 0 ? numbers.text(own.officialRule) : "",
        ])
      }
    }
    lines += Self.aligned(rows)
    let census = zip(plan.units, plan.plans).filter { $1.advisesCensus }.map(\.0.id)
    if !census.isEmpty { lines += ["", PlanWords.census(census.joined(separator: ", "))[language]] }
    if plan.plans.contains(where: { $0.falls.contains(true) }) { lines += ["", PlanWords.falls[language]] }
    if !plan.pairs.isEmpty {
      lines += ["", PlanWords.pairs[language]]
      for (place, pair) in plan.pairs.enumerated() {
        lines.append(
          "  "
            + PlanWords.pair(
              better: plan.units[pair.better].id, worse: plan.units[pair.worse].id, difference: numbers.text(pair.difference, decimals: 2),
              chance: numbers.percent(pair.chance, decimals: 0), together: numbers.percent(pair.chanceTogether, decimals: 0),
              more: numbers.percent(pair.chanceWithTenMore, decimals: 0),
              simulated: simulation.map { numbers.percent($0.toldApart[place], decimals: 0) })[language])
      }
    }
    if let simulation {
      lines += ["", PlanWords.simulated(surveys: numbers.text(simulation.surveys), first: first(simulation, numbers))[language]]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The unit that was surely first most often, and in which share; of several the one with the best score.
  /// `nil` without scores.
  private func first(_ simulation: PlanSimulation, _ numbers: NumberText) -> (unit: String, share: String)? {
    let scored = plan.units.indices.filter { plan.units[$0].score != nil }
    guard scored.count > 1 else { return nil }
    let best = scored.max { a, b in
      let (x, y) = (simulation.surelyFirst[a], simulation.surelyFirst[b])
      return x != y ? x < y : (plan.units[a].score ?? 0) < (plan.units[b].score ?? 0)
    }
    return best.map { (plan.units[$0].id, numbers.percent(simulation.surelyFirst[$0], decimals: 0)) }
  }

  /// The first two columns at the left, numbers at the right.
  private static func aligned(_ rows: [[String]]) -> [String] {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let line = row.enumerated().map { column, text in
        let blanks = String(repeating: " ", count: widths[column] - text.count)
        return column < 2 ? text + blanks : blanks + text
      }.joined(separator: "  ")
      return String(line.prefix(line.count - line.reversed().prefix { $0 == " " }.count))
    }
  }
}
