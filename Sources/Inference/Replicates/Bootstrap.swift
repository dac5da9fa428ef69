import Parallelism
import Scoring
package import SurveyModel

/// The rescaling bootstrap of Rao, Wu and Yue (1992, Survey Methodology 18, 209) for what has no derivative, such as a score whose range is taken from
/// the units of the run.
///
/// In each replicate n_h − 1 of the n_h respondents of stratum h are drawn with replacement, and with t_r for how often respondent r was drawn
///
///     w*_r = w_r (1 − λ_h + λ_h n_h/(n_h − 1) t_r)        λ_h = √(1 − f_h)
///
/// The whole chain from weights to index is then computed again, ranges of `min-max` included. Where forms were left empty by firms that answered,
/// f_h = 0. Weights are made again in every replicate: the rescaled weights of a cell are brought back to their sum N, post-stratified and raked weights meet
/// their totals anew, and are trimmed anew. A replicate in which they cannot (a category lost all its respondents) has no scores. A stratum of one respondent
/// does not vary. Replicate i draws from its own stream keyed by the seed and i, so that neither the number of threads nor that of the replicates
/// changes it. Time: replicates × responses × indicators; memory: 16 bytes × responses × indicators, and 8 bytes a score of each replicate.
package struct Bootstrap: Sendable {
  /// Keeps the streams apart from those of other computations under the same seed.
  private static let purpose: UInt64 = 0x626F_6F74
  /// Replicates that are scored together, whatever the number of threads.
  fileprivate static let batch = 50

  let replicates: Int
  let seed: UInt64
  let threads: Int
  /// What was asked to stop ends with replicates that nobody may read.
  private let work: Work

  package init(replicates: Int = Evaluation.defaultReplicates, seed: UInt64, threads: Int = 1, work: Work = .unwatched) {
    self.replicates = max(0, replicates)
    self.seed = seed
    self.threads = threads
    self.work = work
  }

  /// Scores of each unit, and behind them of all responses together as one domain more.
  ///
  /// - Parameter nodes: of the index; `nil` for all.
  package func scores(of survey: ScoredSurvey, nodes: [Int]? = nil) -> ReplicateScores { scores(of: survey, nodes: nodes, kept: nil) }

  /// - Parameter kept: values of the same replicates, drawn before.
  func scores(of survey: ScoredSurvey, nodes: [Int]?, kept: ReplicateValues?) -> ReplicateScores {
    let nodes = nodes ?? Array(survey.data.index.nodes.indices)
    let groups = survey.parts.indices.map { scores(of: survey, part: $0, nodes: nodes, kept: kept) }
    let domains = survey.units.domains.count + 1
    guard groups.count > 1 else { return ReplicateScores(domains: domains, nodes: nodes, scores: groups[0]) }
    // Groups are drawn on their own and combined as the scores themselves are. A group that loses a score which it has in the survey leaves the replicate without.
    let isThere = survey.parts.map { part in
      [part.units, part.whole].flatMap { scored in
        (0..<scored.domains.count).flatMap { domain in nodes.map { scored.scores.score(domain: domain, node: $0) != nil } }
      }
    }
    let combined = groups[0].indices.map { place in
      let own = place % (domains * nodes.count)
      if zip(groups, isThere).contains(where: { $0[place].isNaN && $1[own] }) { return Double.nan }
      return survey.shares.combined(groups.map { $0[place] }, node: nodes[place % nodes.count])
    }
    return ReplicateScores(domains: domains, nodes: nodes, scores: combined)
  }

  /// The values of all replicates, so that another index need not draw them again; `nil` where they would take more than ``ReplicateValues/limit``.
  func values(of survey: ScoredSurvey) -> ReplicateValues? {
    let numbers = survey.parts.reduce(0) { $0 + ($1.units.domains.count + 1) * $1.group.plan.indicators.count } * replicates
    guard numbers <= ReplicateValues.limit / MemoryLayout<Double>.size else { return nil }
    return ReplicateValues(
      plans: survey.parts.map(\.group.plan), domains: survey.units.domains.count + 1,
      batches: survey.parts.indices.map { part in
        let drawing = Drawing(survey, part: part)
        return Parallel.map(batches.count, threads: threads) { draw(drawing, part: part, batches[$0]) }
      })
  }

  private var batches: [Range<Int>] {
    stride(from: 0, to: replicates, by: Self.batch).map { $0..<min($0 + Self.batch, replicates) }
  }

  /// What a part of a survey needs to be drawn.
  private struct Drawing: Sendable {
    let resampling: Resampling
    /// Domains × indicators, as they are in the survey.
    let known: [Double]

    init(_ survey: ScoredSurvey, part: Int) {
      let own = survey.parts[part]
      let parts = [own.units, own.whole]
      resampling = Resampling(own.group, lists: parts.map(\.domains))
      known = parts.flatMap { part in
        (0..<part.domains.count).flatMap { domain in
          own.group.plan.indicators.indices.map { part.values.value(domain: domain, indicator: $0) ?? .nan }
        }
      }
    }
  }

  /// Replicates × domains × indicators of one batch.
  private func draw(_ drawing: Drawing, part: Int, _ members: Range<Int>) -> [Double] {
    var sums = drawing.resampling.newSums()
    var values: [Double] = []
    for replicate in members where !work.isCancelled {
      let start = values.count
      values += drawing.known
      let stream = SeededStream(seed: seed, stream: UInt64(replicate), purpose: Self.purpose ^ (UInt64(part) << 32))
      drawing.resampling.write(drawing.resampling.draw(stream), into: &values, from: start, &sums)
      // What is missing in the survey, as where too few answered, is missing in every replicate.
      for (place, known) in drawing.known.enumerated() where known.isNaN { values[start + place] = .nan }
    }
    return values
  }

  /// Of one respondent group: replicates × domains × nodes.
  private func scores(of survey: ScoredSurvey, part: Int, nodes: [Int], kept: ReplicateValues?) -> [Double] {
    let own = survey.parts[part]
    let plan = own.group.plan
    let units = own.units.domains.count
    let scorer = ReplicateScorer(
      plan: plan, normalizer: survey.chain.normalized.normalizers[part], pooled: survey.chain.figures.parts[part].pooled,
      applicability: own.group.applicability(of: own.units.domains),
      wholeApplicability: own.group.applicability(of: own.whole.domains), units: units, domains: units + 1,
      isRanged: survey.takesPart, unitIDs: survey.data.survey.units.map(\.id), nodes: nodes)
    let known = kept?.values(part: part, for: plan)
    let drawing = known == nil ? Drawing(survey, part: part) : nil
    let batches = batches
    return Parallel.map(batches.count, threads: threads) { number -> [Double] in
      guard !work.isCancelled else { return [] }
      let values = known?[number] ?? drawing.map { draw($0, part: part, batches[number]) } ?? []
      work.advance(.replicates, to: Double(number + 1) / Double(batches.count))
      guard values.count == batches[number].count * (units + 1) * plan.indicators.count else { return [] }
      return scorer.scores(of: values, replicates: batches[number].count)
    }.flatMap(\.self)
  }
}

/// The values of the indicators in every replicate: what an index makes scores of, whatever index it is.
struct ReplicateValues: Sendable {
  /// Bytes that may be kept: 256 MB.
  static let limit = 1 << 28

  /// Of each respondent group.
  private let plans: [ScoringPlan]
  private let domains: Int
  /// By respondent group, then batch: replicates × domains × indicators.
  private let batches: [[[Double]]]

  init(plans: [ScoringPlan], domains: Int, batches: [[[Double]]]) {
    self.plans = plans
    self.domains = domains
    self.batches = batches
  }

  var replicates: Int {
    guard let plan = plans.first, domains * plan.indicators.count > 0 else { return 0 }
    return batches[0].reduce(0) { $0 + $1.count } / (domains * plan.indicators.count)
  }

  /// Of one replicate and respondent group: units × indicators.
  func units(part: Int, replicate: Int) -> ArraySlice<Double> {
    let (batch, place) = replicate.quotientAndRemainder(dividingBy: Bootstrap.batch)
    let width = plans[part].indicators.count
    let first = place * domains * width
    return batches[part][batch][first..<first + (domains - 1) * width]
  }

  /// The columns of another plan; `nil` where it has one that these have not.
  func values(part: Int, for plan: ScoringPlan) -> [[Double]]? {
    guard let columns = plans[part].scored(by: plan.index)?.columns else { return nil }
    let width = plans[part].indicators.count
    if columns == Array(0..<width) { return batches[part] }
    return batches[part].map { values in
      stride(from: 0, to: values.count, by: width).flatMap { first in columns.map { values[first + $0] } }
    }
  }
}

/// From the values of replicates to their scores, by the functions that score the survey itself.
private struct ReplicateScorer: Sendable {
  let plan: ScoringPlan
  let normalizer: Normalizer
  let pooled: PooledValues
  let applicability: Applicability
  let wholeApplicability: Applicability
  let units: Int
  let domains: Int
  let isRanged: [Bool]
  let unitIDs: [String]
  let nodes: [Int]

  /// Whether the units of a replicate must be looked at together.
  private var dependsOnUnits: Bool {
    !applicability.isUniversal || plan.indicators.contains { $0.normalization.dependsOnUnits(edition: pooled.edition) }
      || plan.index.nodes.contains { node in
        if case .component(let component) = node.content { component.aggregation.comparesUnits } else { false }
      }
  }

  /// Replicates × domains × nodes; NaN is missing.
  func scores(of values: [Double], replicates: Int) -> [Double] {
    guard dependsOnUnits else {
      let values = IndicatorValues(domains: replicates * domains, indicators: plan.indicators.count, values: values)
      return picked(NodeScores(index: plan.index, scores: normalizer.scores(of: values)))
    }
    let indicators = plan.indicators.count
    return (0..<replicates).flatMap { replicate -> [Double] in
      let own = values[(replicate * domains * indicators)..<((replicate + 1) * domains * indicators)]
      var ranged = Array(own.prefix(units * indicators))
      applicability.blank(&ranged, plan: plan)
      let unitValues = IndicatorValues(domains: units, indicators: indicators, values: ranged)
      let wholeValues = IndicatorValues(domains: domains - units, indicators: indicators, values: Array(own.dropFirst(units * indicators)))
      // A replicate with all units equal has no range, and no scores.
      guard
        let normalizer = try? Normalizer(plan: plan, values: unitValues, isRanged: isRanged, unitIDs: unitIDs, pooled: pooled)
      else {
        return Array(repeating: .nan, count: domains * nodes.count)
      }
      let scores = NodeScores(
        index: plan.index, scores: normalizer.scores(of: unitValues), applicability: applicability, isCompeting: isRanged)
      let whole = NodeScores(
        index: plan.index, scores: normalizer.scores(of: wholeValues), applicability: wholeApplicability, against: scores)
      return picked(scores) + picked(whole)
    }
  }

  private func picked(_ scores: NodeScores) -> [Double] {
    (0..<scores.domains).flatMap { domain in nodes.map { scores.score(domain: domain, node: $0) ?? .nan } }
  }
}
