import Parallelism
import Scoring
import SurveyModel

/// What there is to choose from, with the indicator scores that each choice before the weights leads to.
struct MethodSpace: Sendable {
  /// Keeps the streams apart from those of other computations under the same seed.
  private static let purpose: UInt64 = 0x6D65_7468_6F64

  let alternatives: IndexTree.Alternatives
  let choices: [MethodChoice]
  /// Indices into `Survey.units`, in rank order.
  let units: [Int]
  /// Beside ``units``.
  let published: [Int]
  private let seed: UInt64
  private let components: [Int]
  private let indicators: [Int]
  /// With and without careless responses × normalisations × all units, and without each.
  private let scorers: [Result<RootScorer, ScoringError>]
  /// Whether leaving out a unit changes scores of others.
  private let comparesUnits: Bool
  /// By part, what leaving careless responses out changes about the values, units × indicators, and the ends of each indicator's statistic; empty where there are none.
  private let shift: [(values: [Double], ends: [ClosedRange<Double>])]

  init(
    _ scored: ScoredSurvey, _ alternatives: IndexTree.Alternatives, withoutFlagged: Figures?, seed: UInt64, threads: Int
  ) {
    let index = scored.data.index
    let ranking = scored.ranking
    let units = ranking.ranked
    self.alternatives = alternatives
    self.units = units
    self.seed = seed
    published = units.map { ranking.rank[$0] ?? 0 }
    components = index.leaveable(index.nodes[index.firstBranching].children)
    let leaves = index.leaveable(index.indicators)
    indicators = Set(leaves) == Set(components) && alternatives.leftOut.contains(.component) ? [] : leaves
    let weighs = index.nodes.contains { node in node.children.count { index.nodes[$0].weight > 0 } > 1 }
    let (own, pieces) = (components.count, indicators.count)
    choices = MethodChoice.allCases.filter { choice in
      switch choice {
      case .weights: alternatives.weights != nil && weighs
      case .normalization: !alternatives.normalizations.isEmpty
      case .aggregation: !alternatives.aggregations.isEmpty
      case .missing: !alternatives.missing.isEmpty
      case .component: alternatives.leftOut.contains(.component) && own > 1
      case .indicator: alternatives.leftOut.contains(.indicator) && pieces > 1
      case .unit: alternatives.leftOut.contains(.unit) && units.count > 2
      case .flagged: alternatives.leftOut.contains(.flagged) && withoutFlagged != nil
      }
    }
    let indices = [index] + alternatives.normalizations.map { scored.writtenIndex.normalized(by: $0) }
    comparesUnits =
      indices.contains { $0.makesUseOfUnits(edition: scored.data.survey.edition) }
      || alternatives.aggregations.contains { $0.comparesUnits }
    let figures = [scored.chain.figures] + (choices.contains(.flagged) ? [withoutFlagged].compactMap(\.self) : [])
    let left = choices.contains(.unit) && comparesUnits ? [nil] + units.map(Optional.some) : [nil]
    let count = indices.count * left.count
    scorers = Parallel.map(figures.count * count, threads: threads) { number in
      let (of, place) = number.quotientAndRemainder(dividingBy: count)
      let (normalization, unit) = place.quotientAndRemainder(dividingBy: left.count)
      do throws(ScoringError) {
        let index = normalization == 0 ? scored.writtenIndex : indices[normalization]
        guard let own = normalization == 0 ? figures[of] : figures[of].scored(by: index) else {
          throw .unknownData(indicator: index.id, data: index.id)
        }
        return .success(try RootScorer(own.without(left[unit].map { [$0] } ?? [])))
      } catch {
        return .failure(error)
      }
    }
    shift =
      figures.count < 2
      ? []
      : zip(figures[0].parts, figures[1].parts).map { part, other in
        let width = part.plan.indicators.count
        return (
          (0..<part.units.domains * width).map { cell in
            let (domain, indicator) = cell.quotientAndRemainder(dividingBy: width)
            let before = part.units.value(domain: domain, indicator: indicator) ?? .nan
            return (other.units.value(domain: domain, indicator: indicator) ?? .nan) - before
          }, part.plan.indicators.map(\.ends)
        )
      }
  }

  // MARK: One draw

  /// - Parameter fromB: the choices that are taken from the second design.
  func setting(row: Int, fromB: (MethodChoice) -> Bool) -> MethodSetting {
    var setting = MethodSetting()
    for choice in choices {
      let side: UInt64 = fromB(choice) ? 1 : 0
      var stream = SeededStream(seed: seed, stream: UInt64(row), purpose: Self.purpose ^ (2 * choice.number + side) << 48)
      if choice == .weights {
        setting.weights = stream
        continue
      }
      let u = stream.uniform()
      func one(of count: Int) -> Int { min(Int(u * Double(count)), count - 1) }
      /// Nothing in half of the draws.
      func none<Part>(or parts: [Part]) -> Part? { u < 0.5 ? nil : parts[min(Int((2 * u - 1) * Double(parts.count)), parts.count - 1)] }
      switch choice {
      case .weights: break
      case .normalization: setting.normalization = one(of: alternatives.normalizations.count + 1)
      case .aggregation: setting.aggregation = one(of: alternatives.aggregations.count + 1)
      case .missing: setting.missing = one(of: alternatives.missing.count + 1)
      case .component: setting.component = none(or: components)
      case .indicator: setting.indicator = none(or: indicators)
      case .unit: setting.unit = none(or: Array(units.indices))
      case .flagged: setting.withoutFlagged = u >= 0.5
      }
    }
    return setting
  }

  /// - Parameter values: by part, units × indicators, in place of those of the survey.
  func draw(_ setting: MethodSetting, values: [ArraySlice<Double>]? = nil) throws(ScoringError) -> MethodDraw {
    let scorer = try scorer(setting).get()
    var choice = RootScorer.Choice(weights: scorer.weights)
    if let stream = setting.weights, let rule = alternatives.weights { Self.weigh(&choice.weights, by: rule, stream, scorer.index) }
    for node in [setting.component, setting.indicator].compactMap(\.self) { scorer.index.leaveOut(node, &choice.weights) }
    if setting.aggregation > 0 { choice.aggregation = alternatives.aggregations[setting.aggregation - 1] }
    if setting.missing > 0 { choice.missing = alternatives.missing[setting.missing - 1] }
    var scores: [IndicatorScores]?
    if let values { scores = try scorer.scores(ofValues: moved(values, setting)) }
    let outcome = try scorer.outcome(choice, scores: scores)
    return MethodDraw(outcome, units: units, published: published, without: setting.unit)
  }

  private func scorer(_ setting: MethodSetting) -> Result<RootScorer, ScoringError> {
    let left = choices.contains(.unit) && comparesUnits ? units.count + 1 : 1
    let unit = left > 1 ? setting.unit.map { $0 + 1 } ?? 0 : 0
    let ofFigures = (setting.withoutFlagged ? 1 : 0) * (alternatives.normalizations.count + 1)
    return scorers[(ofFigures + setting.normalization) * left + unit]
  }

  /// A replicate of the answers of all, moved by what leaving careless ones out changes, and held within the statistic's ends.
  private func moved(_ values: [ArraySlice<Double>], _ setting: MethodSetting) -> [[Double]] {
    guard setting.withoutFlagged else { return values.map(Array.init) }
    return zip(values, shift).map { values, shift in
      zip(values, shift.values).enumerated().map { cell, pair in
        let moved = pair.0 + pair.1
        let ends = shift.ends[cell % shift.ends.count]
        return moved.isNaN || pair.1 == 0 ? moved : min(max(moved, ends.lowerBound), ends.upperBound)
      }
    }
  }

  private static func weigh(
    _ weights: inout [Double], by rule: IndexTree.Alternatives.Weights, _ stream: SeededStream, _ index: IndexTree
  ) {
    var stream = stream
    switch rule {
    case .share(let share):
      for node in weights.indices.dropFirst() { weights[node] *= 1 + share * (2 * stream.uniform() - 1) }
    case .dirichlet(let concentration):
      for node in index.nodes where node.children.count > 1 {
        let total = node.children.reduce(0) { $0 + weights[$1] }
        guard total > 0 else { continue }
        for child in node.children where weights[child] > 0 {
          weights[child] = stream.gamma(shape: concentration * weights[child] / total)
        }
      }
    }
  }
}

/// The ranking of one draw beside the published one.
struct MethodDraw: Sendable {
  /// By place among the ranked units: the published rank, moved by as many ranks as the unit changed among those that have one in the draw; 0 without.
  let ranks: [Int]
  /// NaN without.
  let scores: [Double]
  /// Mean over the units, of how many ranks they moved. A unit without a rank in the draw is left out of both rankings. NaN for fewer than two.
  let change: Double

  init(_ outcome: RootScorer.Outcome, units: [Int], published: [Int], without: Int?) {
    var ranks = [Int](repeating: 0, count: units.count)
    var scores = [Double](repeating: .nan, count: units.count)
    let present = units.indices.filter { $0 != without && outcome.ranking.rank[units[$0]] != nil }
    // Where the unit that is left out was scored all the same, it does not count for the others.
    let gone = without.flatMap { outcome.ranking.rank[units[$0]] }
    var (total, before, above) = (0, 0, 0)
    for (place, unit) in present.enumerated() {
      // Ranks as published, among those that are there.
      if place == 0 || published[unit] != published[present[place - 1]] { above = before }
      before += 1
      var rank = outcome.ranking.rank[units[unit]] ?? 0
      if let gone, gone < rank { rank -= 1 }
      let moved = rank - (above + 1)
      ranks[unit] = published[unit] + moved
      scores[unit] = outcome.scores[units[unit]] ?? .nan
      total += abs(moved)
    }
    self.ranks = ranks
    self.scores = scores
    change = present.count > 1 ? Double(total) / Double(present.count) : .nan
  }
}

extension MethodChoice {
  /// Its place among all kinds, so that its numbers do not hang on which others there are.
  fileprivate var number: UInt64 { UInt64(Self.allCases.firstIndex(of: self) ?? 0) }
}

extension IndexTree {
  /// Of these nodes, those that weigh something, where another one would be left: empty unless there are two.
  fileprivate func leaveable(_ nodes: [Int]) -> [Int] {
    let found = nodes.filter { node in
      var place: Int? = node
      while let current = place {
        if current > 0, self.nodes[current].weight == 0 { return false }
        place = self.nodes[current].parent
      }
      return true
    }
    return found.count > 1 ? found : []
  }

  /// Takes a node's weight away, and that of every component above it in which nothing is left.
  fileprivate func leaveOut(_ node: Int, _ weights: inout [Double]) {
    weights[node] = 0
    guard let parent = nodes[node].parent, parent > 0, nodes[parent].children.allSatisfy({ weights[$0] == 0 }) else { return }
    leaveOut(parent, &weights)
  }

  /// Whether the score of a unit hangs on which other units there are.
  fileprivate func makesUseOfUnits(edition: String) -> Bool {
    nodes.contains { node in
      switch node.content {
      case .indicator(let indicator): indicator.normalization.dependsOnUnits(edition: edition)
      case .component(let component): component.aggregation.comparesUnits || component.weighting.isDataDriven
      }
    }
  }
}

extension ScoringPlan.Indicator {
  /// Of its statistic; without ends for figures.
  fileprivate var ends: ClosedRange<Double> {
    guard case .answers(_, let recode) = source else { return -.infinity ... .infinity }
    let known = recode.values.filter(\.isFinite)
    guard let low = known.min(), let high = known.max() else { return -.infinity ... .infinity }
    return low...high
  }
}

extension SeededStream {
  /// Of the gamma distribution with scale 1 (Marsaglia and Tsang 2000, ACM Transactions on Mathematical Software 26, 363).
  /// - Precondition: `shape` > 0.
  mutating func gamma(shape: Double) -> Double {
    guard shape >= 1 else {
      let larger = gamma(shape: shape + 1)
      return larger * Double.pow(1 - uniform(), 1 / shape)
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let v = (1 + c * x) * (1 + c * x) * (1 + c * x)
      guard v > 0 else { continue }
      if Double.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Double.log(v) { return d * v }
    }
  }
}
