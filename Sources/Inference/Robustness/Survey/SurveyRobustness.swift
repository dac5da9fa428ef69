import Parallelism
import Scoring
package import SurveyModel

/// Whether the ranking of a survey would hold under other reasonable choices: bounds over the weights of its components, draws of methods, what the answers alone leave
/// open, and how far the indicators of a component belong together.
///
/// Published units alone take part, so that no number rests on the answers of a withheld one.
package struct SurveyRobustness: Sendable {
  /// What the weights of the components could be.
  package struct Bounds: Sendable {
    package let freedom: WeightFreedom
    package let bounds: WeightBounds
  }

  /// What a draw varies, beside the published choice.
  package struct Setting: Sendable, Hashable {
    package let draws: Int
    /// N of the design of ``MethodSensitivity``.
    package let rows: Int
    /// Each weight ± this share of itself.
    package let share: Double

    package init(draws: Int = 2000, rows: Int = 256, share: Double = 0.25) {
      self.draws = draws
      self.rows = rows
      self.share = share
    }
  }

  /// Why a part is not there.
  package enum Reason: String, Sendable, Hashable {
    /// The root's aggregation is not linear in its weights, or points are added after it.
    case notLinear = "not-linear"
    /// Fewer than two ranked units, or a component alone.
    case nothingToCompare = "nothing-to-compare"
    /// Several respondent groups score the index each for itself.
    case severalGroups = "several-groups"
  }

  /// Positions of the root's children among `IndexTree.nodes`, those of any weight.
  package let components: [Int]
  /// Positions of the units that are ranked; bounds, stability and draws stand beside them.
  package let units: [Int]
  package let setting: Setting
  /// ± the share, twice, and any weights; empty with a reason.
  package let bounds: [Bounds]
  package let withoutBounds: Reason?
  /// Beside ``components``.
  package let stability: WeightStability?
  package let importance: Importance?
  /// Methods alone, answers alone, both together; `nil` where there is nothing to draw.
  package let method: MethodDraws?
  package let sampling: MethodDraws?
  package let both: MethodDraws?
  package let sensitivity: MethodSensitivity?
  package let withoutDraws: Reason?
  /// Aggregations that were left out of the draws because a score is not above zero.
  package let leftAside: [IndexTree.Aggregation]
  package let coherence: SurveyCoherence

  /// - Throws: ``Cancelled`` where the work is no longer wanted.
  package init(
    _ survey: ScoredSurvey, setting: Setting = Setting(), seed: UInt64, threads: Int = 1, work: Work = .unwatched
  ) throws(Cancelled) {
    let index = survey.data.index
    let units = survey.takesPart.indices.filter { survey.takesPart[$0] && survey.score(unit: $0, node: 0) != nil }
    let components = index.root.children.filter { index.nodes[$0].weight > 0 }
    self.units = units
    self.components = components
    self.setting = setting
    coherence = SurveyCoherence(survey)
    let columns = components.map { node in units.map { survey.score(unit: $0, node: node) ?? .nan } }
    let weights = components.map { index.nodes[$0].weight }
    let scores = units.map { survey.score(unit: $0, node: 0) ?? .nan }
    let canCompare = units.count > 1 && components.count > 1
    importance = canCompare ? Importance(columns: columns, weights: weights, scores: scores) : nil
    let plain = units.indices.flatMap { unit in columns.map { $0[unit] } }
    var aggregation: IndexTree.Aggregation?
    if case .component(let root) = index.root.content { aggregation = root.aggregation }
    let children = aggregation.flatMap {
      ChildScores(units: units.count, children: components.count, scores: plain, aggregation: $0)
    }
    if let children, canCompare, survey.adjustments.entries.isEmpty {
      var bounds: [Bounds] = []
      for freedom in [WeightFreedom.share(setting.share), .ratio(2), .any] {
        guard let polytope = try? freedom.polytope(around: weights) else { continue }
        let branches = freedom == .any ? 200 : WeightBounds.defaultBranches
        bounds.append(
          Bounds(
            freedom: freedom,
            bounds: WeightBounds(children, polytope, nominal: weights, branches: branches, threads: threads, work: work)))
        if work.isCancelled { throw Cancelled() }
        work.advance(.robustness, to: 0.1 * Double(bounds.count))
      }
      self.bounds = bounds
      stability = WeightStability(children, weights: weights)
      withoutBounds = nil
    } else {
      bounds = []
      stability = nil
      withoutBounds = canCompare ? .notLinear : .nothingToCompare
    }
    guard canCompare, survey.parts.count == 1 else {
      (method, sampling, both, sensitivity, leftAside) = (nil, nil, nil, nil, [])
      withoutDraws = canCompare ? .severalGroups : .nothingToCompare
      return
    }
    let (space, aside) = SurveyMethods.space(
      survey, share: setting.share, replicates: min(1000, setting.draws), seed: seed, threads: threads)
    leftAside = aside
    withoutDraws = nil
    func draws(_ inputs: [MethodSpace.Input], done: Double) throws(Cancelled) -> MethodDraws? {
      let found = MethodDraws(space, draws: setting.draws, inputs: inputs, seed: seed, threads: threads, work: work)
      if work.isCancelled { throw Cancelled() }
      work.advance(.robustness, to: done)
      return found
    }
    method = try draws(space.inputs.filter { $0 != .sampling }, done: 0.5)
    let hasSampling = space.inputs.contains(.sampling)
    sampling = hasSampling ? try draws([.sampling], done: 0.6) : nil
    both = hasSampling ? try draws(space.inputs, done: 0.75) : nil
    sensitivity = MethodSensitivity(space, rows: setting.rows, seed: seed, threads: threads, work: work)
    if work.isCancelled { throw Cancelled() }
    work.advance(.robustness, to: 1)
  }

  /// The work was no longer wanted.
  package struct Cancelled: Error, Sendable, Hashable {}
}

/// The methods that are tried on a survey where its index declares none.
enum SurveyMethods {
  /// Weights ± a share, each indicator standardised over the units in place of its own normalisation, a geometric mean of the components for an arithmetic one and the
  /// reverse, one component left out, and replicates of the answers.
  ///
  /// - Precondition: one respondent group, a published method that ranks.
  static func space(
    _ survey: ScoredSurvey, share: Double, replicates: Int, seed: UInt64, threads: Int
  ) -> (space: MethodSpace, leftAside: [IndexTree.Aggregation]) {
    let part = survey.parts[0]
    let index = part.group.plan.index
    let own = survey.chain.normalized.units[0]
    let scale = (index.score.from / index.score.multiply, index.score.to / index.score.multiply)
    // Three standard deviations to each end of the scale.
    let standardized = own.standardized(
      over: survey.takesPart, mean: (scale.0 + scale.1) / 2, sd: (scale.1 - scale.0) / 6)
    var root = IndexTree.Aggregation.arithmetic
    if case .component(let component) = index.root.content { root = component.aggregation }
    let other: IndexTree.Aggregation = root == .arithmetic ? .geometric : .arithmetic
    let isRanked = survey.takesPart.indices.map { survey.takesPart[$0] && survey.score(unit: $0, node: 0) != nil }
    func space(_ aggregations: [IndexTree.Aggregation], _ others: [MethodSpace.Normalization]) -> MethodSpace? {
      try? MethodSpace(
        index: index, weights: .share(share), normalizations: [.init(name: "published", scores: [own])] + others,
        aggregations: aggregations, leftOut: [.component], isRanked: isRanked,
        applicability: Applicability(plan: part.group.plan, groups: survey.data.survey.units.map(\.group)),
        shift: isRanked.indices.map { survey.shift(of: $0) },
        replicates: AnswerReplicates.changes(survey, count: replicates, seed: seed, threads: threads))
    }
    let standard = MethodSpace.Normalization(name: "z-score", scores: [standardized])
    if let found = space([other], [standard]) { return (found, []) }
    if let found = space([], [standard]) { return (found, [other]) }
    // The published aggregation takes no score that standardising makes.
    guard let found = space([], []) else { preconditionFailure("the published method ranks") }
    return (found, [other])
  }
}

/// Indicator values as other samples would have given them, by the bootstrap of the report's intervals, less the values themselves.
enum AnswerReplicates {
  private static let purpose: UInt64 = 0x414E_5357

  /// Replicates × (units × indicators). Empty where every answer of the population is there.
  ///
  /// - Precondition: one respondent group.
  static func changes(_ survey: ScoredSurvey, count: Int, seed: UInt64, threads: Int) -> [[Double]] {
    let part = survey.parts[0]
    let plan = part.group.plan
    guard plan.indicators.contains(where: \.isAnswered) else { return [] }
    let domains = part.units.domains
    let resampling = Resampling(part.group, lists: [domains])
    let known = (0..<domains.count).flatMap { domain in
      plan.indicators.indices.map { part.units.values.value(domain: domain, indicator: $0) ?? .nan }
    }
    let batch = 50
    let parts = Parallel.map((count + batch - 1) / batch, threads: threads) { number in
      var sums = resampling.newSums()
      return (number * batch..<min(count, (number + 1) * batch)).map { replicate -> [Double] in
        var values = known
        let stream = SeededStream(seed: seed, stream: UInt64(replicate), purpose: purpose)
        resampling.write(resampling.draw(stream), into: &values, from: 0, &sums)
        return zip(values, known).map { $0.isNaN || $1.isNaN ? 0 : $0 - $1 }
      }
    }
    let changes = parts.flatMap(\.self)
    return changes.contains { $0.contains { $0 != 0 } } ? changes : []
  }
}
