import Parallelism
import Scoring
import SurveyModel

/// The linearised covariance of the scores of one respondent group.
///
/// Where every response is a respondent of its own, through the moments of each row of the tally; else response by response.
struct GroupCovariance {
  let group: ScoredGroup
  let scored: DomainScores
  /// Changes the time and nothing else.
  let threads: Int
  /// Once it is cancelled, what comes back is worth nothing.
  var work: Work = .unwatched

  /// What a covariance can be of.
  enum Target: Sendable {
    /// The scores of a node.
    case node(Int)
    /// The satisfaction rates.
    case satisfaction
  }

  /// Of a target, of every domain with every other.
  func covariance(of target: Target) -> LinearizedCovariance {
    Self.covariances(of: [target], group: group, scored: [scored], threads: threads, work: work)[0][0]
  }

  /// Of several targets in several sets of domains, by set, then by target. Four of them take one pass over the answers.
  static func covariances(
    of targets: [Target], group: ScoredGroup, scored: [DomainScores], threads: Int, work: Work = .unwatched
  ) -> [[LinearizedCovariance]] {
    let members = scored.map { GroupCovariance(group: group, scored: $0, threads: threads, work: work) }
    let moments = Self.moments(
      of: members.flatMap { member in targets.map { member.needsResponses($0) ? nil : member.answerInfluences(on: $0) } }, group,
      threads: threads, work: work)
    let found = Parallel.map(moments.count, threads: threads) { place in
      members[place / targets.count].covariance(of: targets[place % targets.count], moments[place])
    }
    return members.indices.map { Array(found[($0 * targets.count)..<(($0 + 1) * targets.count)]) }
  }

  /// Whether the responses have to be looked at one by one: where answers to a question are hidden in some units, those that count are others in each.
  private func needsResponses(_ target: Target) -> Bool {
    if case .satisfaction = target { scored.satisfactionHidden.contains { $0.contains(true) } } else { false }
  }

  /// - Parameter moments: `nil` where the responses are looked at one by one.
  private func covariance(of target: Target, _ moments: InfluenceMoments?) -> LinearizedCovariance {
    if let moments, let rowDesign = group.rowDesign {
      return LinearizedCovariance(
        of: moments, domain: scored.domains.ofRow, domains: scored.domains.count, in: rowDesign, under: group.design)
    }
    let (influence, domain) = influences(on: target)
    return LinearizedCovariance(of: influence, domain: domain, domains: scored.domains.count, under: group.design)
  }

  /// What the responses of a domain say of a simple random sample of as many.
  struct LinearizedSpread {
    /// Scored, n.
    var responses = 0
    /// Σw
    var weight = 0.0
    /// Σ w (u − ū)²/Σw of the linearised values u = z Σw/w, which is Σw Σ z²/w − (Σz)².
    var variance = 0.0
  }

  /// Of each domain.
  func linearizedSpread(of node: Int) -> [LinearizedSpread] {
    var spreads = [LinearizedSpread](repeating: LinearizedSpread(), count: scored.domains.count)
    var squares = [ExactSum](repeating: ExactSum(), count: spreads.count)
    var (totals, weights) = (squares, squares)
    func add(_ responses: Int, weight: Double, total: Double, squared: Double, to domain: Int) {
      spreads[domain].responses += responses
      weights[domain].add(Double(responses) * weight)
      totals[domain].add(total)
      squares[domain].add(squared / weight)
    }
    if let moments = Self.moments(of: [answerInfluences(on: .node(node))], group, threads: threads, work: work)[0] {
      for (row, about) in group.weights.rows.enumerated() where moments.scored(row: row) > 0 {
        add(
          moments.scored(row: row), weight: about.weight, total: moments.total(row: row), squared: moments.squared(row: row),
          to: scored.domains.ofRow[row])
      }
    } else {
      let (influence, domain) = influences(on: .node(node))
      for (response, domain) in domain.enumerated() {
        guard let domain else { continue }
        let z = influence[response]
        add(1, weight: group.weights.weight[response], total: z, squared: z * z, to: domain)
      }
    }
    for place in spreads.indices {
      let (weight, total) = (weights[place].value, totals[place].value)
      spreads[place].weight = weight
      spreads[place].variance = max(0, weight * squares[place].value - total * total)
    }
    return spreads
  }

  private func satisfactionInfluences() -> (influence: [Double], domain: [Int?]) {
    let (best, answered) = group.satisfaction.perResponse(
      group.table, domain: { domain(of: $0) }, hidden: scored.satisfactionHidden)
    var influence = [Double](repeating: 0, count: answered.count)
    var domains = [Int?](repeating: nil, count: answered.count)
    for response in answered.indices where answered[response] > 0 {
      let place = domain(of: response)
      guard let rate = scored.satisfaction[place] else { continue }
      domains[response] = place
      influence[response] = group.weights.weight[response] * (best[response] - rate * answered[response]) / scored.satisfactionWeight[place]
    }
    return (influence, domains)
  }

  /// ``influences(on:)`` as a table of rows and answers.
  private func answerInfluences(on target: Target) -> AnswerInfluences {
    switch target {
    case .node(let node): answerInfluences(onNode: node)
    case .satisfaction: answerInfluencesOnSatisfaction()
    }
  }

  private func answerInfluences(onNode node: Int) -> AnswerInfluences {
    let gradients = (0..<scored.domains.count).map { scored.gradient(domain: $0, node: node) }
    let rows = group.weights.rows
    var influences = AnswerInfluences(rows: rows.count)
    for (place, indicator) in group.plan.indicators.enumerated() where isBelow(indicator.node, node) {
      guard case .answers(let question, let recode) = indicator.source else { continue }
      influences.add(question: question, categories: recode.values.count) { row, category in
        let domain = scored.domains.ofRow[row]
        let slope = gradients[domain][place]
        let total = scored.values.weightSum(domain: domain, indicator: place)
        guard slope != 0, total > 0, let mean = scored.values.value(domain: domain, indicator: place) else { return 0 }
        return rows[row].weight * (slope * (recode.values[category] - mean) / total)
      }
    }
    return influences
  }

  private func answerInfluencesOnSatisfaction() -> AnswerInfluences {
    let rows = group.weights.rows
    var influences = AnswerInfluences(rows: rows.count)
    for (question, recode) in group.satisfaction.items {
      influences.add(question: question, categories: recode.values.count) { row, category in
        let domain = scored.domains.ofRow[row]
        guard let rate = scored.satisfaction[domain] else { return 0 }
        return rows[row].weight * (recode.values[category] - rate) / scored.satisfactionWeight[domain]
      }
    }
    return influences
  }

  /// `nil` without influences, and where respondents have several responses: then those of one respondent have to be seen together.
  private static func moments(of influences: [AnswerInfluences?], _ group: ScoredGroup, threads: Int, work: Work) -> [InfluenceMoments?] {
    guard let rowDesign = group.rowDesign else { return influences.map { _ in nil } }
    var moments = influences.map { $0?.moments(of: group.tally, responses: rowDesign.responses) }
    let open = moments.indices.filter { influences[$0] != nil && moments[$0] == nil }
    let found = AnswerInfluences.moments(
      of: open.compactMap { influences[$0] }, table: group.table, row: group.weights.row, threads: threads, work: work)
    for (place, found) in zip(open, found) { moments[place] = found }
    return moments
  }

  private func domain(of response: Int) -> Int { scored.domains.ofRow[Int(group.weights.row[response])] }

  /// Of each response on a target, and the domain in which it was scored.
  func influences(on target: Target) -> (influence: [Double], domain: [Int?]) {
    switch target {
    case .node(let node): influences(onNode: node)
    case .satisfaction: satisfactionInfluences()
    }
  }

  /// z_e = w_e Σ_j a_j (x_ej − m_j)[answered]/W_j with a_j = d node/d m_j, and the domain in which a response was scored: `nil` where it answered
  /// nothing below the node. One pass over each column of answers, through a table of what each answer contributes in each domain.
  private func influences(onNode node: Int) -> (influence: [Double], domain: [Int?]) {
    let count = group.table.count
    let gradients = (0..<scored.domains.count).map { scored.gradient(domain: $0, node: node) }
    var influence = [Double](repeating: 0, count: count)
    var domains = [Int?](repeating: nil, count: count)
    for (place, indicator) in group.plan.indicators.enumerated() where isBelow(indicator.node, node) && !work.isCancelled {
      guard case .answers(let question, let recode) = indicator.source else { continue }
      let categories = recode.values.count
      var contribution = [Double](repeating: 0, count: scored.domains.count * categories)
      for domain in 0..<scored.domains.count {
        let slope = gradients[domain][place]
        let total = scored.values.weightSum(domain: domain, indicator: place)
        guard slope != 0, total > 0, let mean = scored.values.value(domain: domain, indicator: place) else { continue }
        for category in 0..<categories {
          contribution[domain * categories + category] = slope * (recode.values[category] - mean) / total
        }
      }
      for (response, byte) in group.table.answers[question].enumerated() where Int(byte) < categories {
        let place = domain(of: response)
        domains[response] = place
        influence[response] += contribution[place * categories + Int(byte)]
      }
    }
    for response in 0..<count { influence[response] *= group.weights.weight[response] }
    return (influence, domains)
  }

  private func isBelow(_ node: Int, _ ancestor: Int) -> Bool { group.plan.index.isBelow(node, ancestor) }
}
