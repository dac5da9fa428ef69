import Inference
package import SurveyModel

extension RobustnessOutput {
  package func text(_ language: Language) -> String {
    let numbers = NumberText(language: language)
    var lines = sentences(language)
    if !robustness.bounds.isEmpty {
      lines += ["", RobustnessWords.boundsTitle[language]] + Self.aligned(boundRows(language, numbers))
      let isOpen = robustness.bounds.contains { $0.bounds.units.contains { $0.map { !$0.best.isExact || !$0.worst.isExact } ?? false } }
      if isOpen { lines.append(RobustnessWords.atLeast[language]) }
    }
    if robustness.method != nil { lines += ["", RobustnessWords.drawsTitle[language]] + Self.aligned(drawRows(language, numbers)) }
    lines += stability(language, numbers) + importance(language, numbers) + coherence(language, numbers)
    return lines.joined(separator: "\n") + "\n"
  }

  private func name(_ node: Int, _ language: Language) -> String { index.nodes[node].name[language] }

  // MARK: Sentences

  /// What a reader should take away: whether first place holds, how often, and what moves ranks.
  package func sentences(_ language: Language) -> [String] {
    let numbers = NumberText(language: language)
    var lines: [LocalizedText] = []
    if let first = robustness.units.indices.first(where: { place in rankOf(place) == 1 }) {
      let unit = survey.units[robustness.units[first]].name[language]
      if !robustness.bounds.isEmpty {
        func holds(_ wanted: String) -> Bool {
          robustness.bounds.contains { Self.kind($0.freedom) == wanted && $0.bounds.units[first]?.worst.proven == 1 }
        }
        lines.append(
          RobustnessWords.firstHolds(
            unit: unit, anyWeights: holds("any"), ratio: holds("ratio"),
            share: holds("share") ? numbers.percent(robustness.setting.share, decimals: 0) : nil))
      }
      let place = robustness.units[first]
      if let method = robustness.method?.units[place] {
        if let sampling = robustness.sampling?.units[place], let both = robustness.both?.units[place] {
          lines.append(
            RobustnessWords.together(
              unit: unit, sampling: numbers.percent(sampling.first, decimals: 0), method: numbers.percent(method.first, decimals: 0),
              both: numbers.percent(both.first, decimals: 0)))
        } else {
          lines.append(RobustnessWords.methodAlone(unit: unit, method: numbers.percent(method.first, decimals: 0)))
        }
      }
    }
    if let sensitivity = robustness.sensitivity, let draws = robustness.both ?? robustness.method {
      if let indices = sensitivity.indices?.indices, let most = indices.indices.max(by: { indices[$0].total < indices[$1].total }) {
        lines.append(
          RobustnessWords.matters(
            sensitivity.inputs[most], total: numbers.percent(min(1, indices[most].total), decimals: 0),
            change: numbers.text(draws.meanRankChange, decimals: 1)))
      } else {
        lines.append(RobustnessWords.nothingMatters())
      }
    }
    if let reason = robustness.withoutBounds { lines.append(RobustnessWords.without(reason)) }
    if let reason = robustness.withoutDraws, reason != robustness.withoutBounds { lines.append(RobustnessWords.without(reason)) }
    if !robustness.leftAside.isEmpty { lines.append(RobustnessWords.leftAside(robustness.leftAside.map(\.name).joined(separator: ", "))) }
    if let failed = robustness.method?.failed, failed > 0 { lines.append(RobustnessWords.failed(numbers.text(failed))) }
    return lines.map { $0[language] }
  }

  private func rankOf(_ place: Int) -> Int? {
    let unit = robustness.units[place]
    return robustness.method?.units[unit]?.rank ?? robustness.sampling?.units[unit]?.rank
  }

  private static func kind(_ freedom: WeightFreedom) -> String {
    switch freedom {
    case .share: "share"
    case .ratio: "ratio"
    case .order: "order"
    case .intervals: "intervals"
    case .any: "any"
    }
  }

  private var order: [Int] { robustness.units.indices.sorted { (rankOf($0) ?? .max, $0) < (rankOf($1) ?? .max, $1) } }

  // MARK: Tables

  private func boundRows(_ language: Language, _ numbers: NumberText) -> [[String]] {
    let share = numbers.percent(robustness.setting.share, decimals: 0)
    var rows = [
      [RobustnessWords.unit[language], RobustnessWords.rank[language]]
        + robustness.bounds.map { RobustnessWords.freedom($0.freedom, share: share)[language] }
    ]
    for place in order {
      let own = robustness.bounds.map { bounds -> String in
        guard let own = bounds.bounds.units[place] else { return NumberText.absent }
        let best = (own.best.isExact ? "" : "≥") + "\(own.best.proven)"
        let worst = (own.worst.isExact ? "" : "≤") + "\(own.worst.proven)"
        return best == worst ? best : "\(best)–\(worst)"
      }
      rows.append([survey.units[robustness.units[place]].name[language], rankOf(place).map(String.init) ?? NumberText.absent] + own)
    }
    return rows
  }

  private func drawRows(_ language: Language, _ numbers: NumberText) -> [[String]] {
    let all = [robustness.method, robustness.sampling, robustness.both]
    let titles = RobustnessWords.columns[language].split(separator: "|").map(String.init)
    let shown = all.indices.filter { all[$0] != nil }
    var rows = [[RobustnessWords.unit[language], RobustnessWords.rank[language]] + shown.map { titles[$0] }]
    for place in order {
      let own = shown.map { setting -> String in
        guard let unit = all[setting]?.units[robustness.units[place]] else { return NumberText.absent }
        let (low, high) = (numbers.asRead(unit.ranks[0].rounded()), numbers.asRead(unit.ranks[2].rounded()))
        return (low == high ? low : "\(low)–\(high)") + "; " + numbers.percent(unit.first, decimals: 0)
      }
      rows.append([survey.units[robustness.units[place]].name[language], rankOf(place).map(String.init) ?? NumberText.absent] + own)
    }
    return rows
  }

  /// The first column at the left, the others at the right.
  private static func aligned(_ rows: [[String]]) -> [String] {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      "  "
        + row.enumerated().map { column, text in
          let blanks = String(repeating: " ", count: widths[column] - text.count)
          return column == 0 ? text + blanks : blanks + text
        }.joined(separator: "  ")
    }
  }

  private func stability(_ language: Language, _ numbers: NumberText) -> [String] {
    guard let stability = robustness.stability else { return [] }
    func range(_ range: ClosedRange<Double>) -> String {
      numbers.range(100 * range.lowerBound, 100 * range.upperBound, decimals: 1) + "%"
    }
    let lines = zip(robustness.components, stability.children).compactMap { node, own in
      own.map {
        "  "
          + RobustnessWords.stability(
            name(node, language), weight: numbers.percent($0.share), first: range($0.first), ranking: range($0.ranking))[language]
      }
    }
    return lines.isEmpty ? [] : ["", RobustnessWords.stabilityTitle[language]] + lines
  }

  private func importance(_ language: Language, _ numbers: NumberText) -> [String] {
    guard let importance = robustness.importance else { return [] }
    let lines = zip(robustness.components, importance.children).map { node, own in
      "  "
        + RobustnessWords.importance(
          name(node, language), weight: numbers.percent(own.weight), share: numbers.percent(own.share),
          equalizing: importance.isReached ? own.equalizing.map { numbers.percent($0) } : nil)[language]
    }
    return ["", RobustnessWords.importanceTitle[language]] + lines
  }

  private func coherence(_ language: Language, _ numbers: NumberText) -> [String] {
    var lines = ["", RobustnessWords.coherenceTitle[language]]
    for component in robustness.coherence.components {
      let name = name(component.node, language)
      switch component.pairwise {
      case .success(let alpha):
        func text(_ value: Double?) -> String { numbers.text(value, decimals: 2) }
        lines.append(
          "  "
            + RobustnessWords.alpha(
              name, raw: text(alpha.raw), low: text(alpha.interval.low), high: text(alpha.interval.high),
              standardized: text(alpha.standardized), forms: numbers.text(alpha.forms))[language])
      case .failure(let reason): lines.append("  " + RobustnessWords.noAlpha(name, reason)[language])
      }
    }
    for remark in robustness.coherence.remarks {
      let (node, number): (Int, String) =
        switch remark {
        case .lowAlpha(let node, let value), .againstTheRest(let node, let value): (node, numbers.text(value, decimals: 2))
        case .atTheCeiling(let node, let value), .atTheFloor(let node, let value): (node, numbers.percent(value, decimals: 0))
        }
      lines.append("  ! " + RobustnessWords.remark(remark, name: name(node, language), number: number)[language])
    }
    return lines
  }
}
