import Parallelism
package import Scoring
package import SurveyModel

/// What becomes of the ranking under other reasonable choices of method, all varied at once, and which choice matters most.
///
/// Draws are the rows of both designs of the sensitivity analysis, so that each stands on its own. A draw chooses of every kind: weights, one of the normalisations, of the
/// aggregations, of the policies for missing children, a component, an indicator or a unit to leave out or none, careless responses or not. A unit that is left out, or
/// has no score in a draw, is left out of both rankings. A draw that cannot be computed is counted and left out.
package struct MethodDraws: Sendable {
  /// Why there are no draws.
  package enum Absence: Error, Sendable, Hashable {
    /// Fewer than two units have a rank.
    case fewUnits
    /// Nothing to choose from.
    case noChoice
    /// Alternatives that cannot stand together.
    case conflict(IndexTree.AlternativeConflict)
    /// No draw could be computed, and why the first could not.
    case none(ScoringError)
  }

  package struct Quantiles: Sendable, Hashable {
    /// At (1 − confidence)/2 on either side, and in the middle; type 7.
    package let low: Double
    package let median: Double
    package let high: Double
  }

  /// One unit over the draws in which it has a rank.
  package struct Unit: Sendable, Hashable {
    /// Index into `Survey.units`.
    package let unit: Int
    package let published: Int
    package let draws: Int
    package let ranks: Quantiles
    package let scores: Quantiles
    /// Of these draws: in how many it is first, alone or with others.
    package let firstShare: Double
    /// In how many it has the published rank.
    package let sameShare: Double
  }

  /// Draws that could not be computed for one combination of choices.
  package struct Failure: Sendable, Hashable {
    /// 0 is the index's own, then those of the alternatives.
    package let normalization: Int
    package let aggregation: Int
    package let missing: Int
    package let draws: Int
    /// Of the first; `nil` where fewer than two units were left.
    package let error: ScoringError?
  }

  /// A set of draws.
  package struct Outcome: Sendable, Hashable {
    /// In rank order; those that have a rank in some draw.
    package let units: [Unit]
    /// Those that could be computed.
    package let draws: Int
    /// Mean over these of the mean absolute change of rank.
    package let change: Double
    /// Share of these in which no unit moved.
    package let unchangedShare: Double
    package let failures: [Failure]

    /// Of ``units``; `nil` for one that has a rank in no draw.
    package func unit(_ unit: Int) -> Unit? { units.first { $0.unit == unit } }

    package var failed: Int { failures.reduce(0) { $0 + $1.draws } }
  }

  package let alternatives: IndexTree.Alternatives
  /// Whether the index says what is tried.
  package let areDeclared: Bool
  package let choices: [MethodChoice]
  /// Of the method alone.
  package let method: Outcome
  /// Of the method and the sample: each draw takes a replicate of the answers. `nil` where nothing rests on answers.
  package let joint: Outcome?
  /// Replicates of the answers that the joint draws take in turn.
  package let replicates: Int
  /// Of the mean absolute change of rank; `nil` with one choice, or where fewer than two rows could be computed whole.
  package let sensitivity: SobolIndices?

  /// - Parameters:
  ///   - figures: without the responses that bear a flag; `nil` where none does, or nothing can be made of the others.
  ///   - draws: `nil` for as many as the index says.
  package init(
    _ scored: ScoredSurvey, withoutFlagged figures: Figures?, draws wanted: Int? = nil, seed: UInt64, includesSensitivity: Bool = true,
    includesSampling: Bool = true, threads: Int, work: Work = .unwatched
  ) throws(Absence) {
    guard scored.ranking.ranked.count > 1 else { throw .fewUnits }
    let declared = scored.writtenIndex.alternatives
    let alternatives = declared ?? .standard(for: scored)
    if let conflict = scored.writtenIndex.conflict(in: alternatives) { throw .conflict(conflict) }
    let space = MethodSpace(scored, alternatives, withoutFlagged: figures, seed: seed, threads: threads)
    guard !space.choices.isEmpty else { throw .noChoice }
    self.alternatives = alternatives
    areDeclared = declared != nil
    choices = space.choices
    let rows = max(1, ((wanted ?? alternatives.draws ?? space.standardDraws(nodes: scored.data.index.nodes.count)) + 1) / 2)
    let runner = MethodRunner(space: space, rows: rows, confidence: scored.data.index.confidence, threads: threads, work: work)
    let designs = runner.designs(mixes: includesSensitivity)
    method = runner.outcome(designs.flatMap(\.sides))
    if method.draws == 0 {
      guard let error = method.failures.first?.error else { throw .fewUnits }
      throw .none(error)
    }
    sensitivity = includesSensitivity && space.choices.count > 1 ? runner.sensitivity(designs, seed: seed) : nil
    work.advance(.robustness, to: 0.8)
    guard includesSampling, scored.parts.contains(where: { $0.group.plan.indicators.contains(where: \.isAnswered) }) else {
      (joint, replicates) = (nil, 0)
      return
    }
    let count = Self.replicates(for: scored, draws: 2 * rows)
    let values = Bootstrap(replicates: count, seed: seed, threads: threads, work: work).values(of: scored)
    guard let values, !work.isCancelled else {
      (joint, replicates) = (nil, 0)
      return
    }
    replicates = min(count, values.replicates)
    joint = runner.outcome(runner.joint(values, replicates: replicates, parts: scored.parts.count))
    work.advance(.robustness, to: 1)
  }

  /// As many as draws, but for large surveys: drawing them would take longer than all the rest.
  private static func replicates(for scored: ScoredSurvey, draws: Int) -> Int {
    let answers = scored.parts.reduce(0) { $0 + $1.group.table.count * $1.group.plan.indicators.count }
    return min(draws, 1000, max(200, 400_000_000 / max(1, answers)))
  }
}

extension MethodSpace {
  /// As many as a report waits for.
  fileprivate func standardDraws(nodes: Int) -> Int {
    let effort = units.count * nodes * (choices.count + 2) / 2
    return max(256, min(IndexTree.Alternatives.standardDraws, 400_000_000 / max(1, effort)))
  }
}

extension IndexTree.Alternatives {
  /// What is tried where an index says nothing: each weight ± a quarter; the geometric mean where every score allows it; a component, an indicator, a unit or the careless
  /// responses left out; with twenty ranked units or more also normalisations by the units of the run, which with fewer invent differences.
  static func standard(for scored: ScoredSurvey) -> IndexTree.Alternatives {
    let index = scored.data.index
    let units = scored.ranking.ranked
    let (from, to) = (index.score.from / index.score.multiply, index.score.to / index.score.multiply)
    var aggregations: [IndexTree.Aggregation] = []
    if case .component(let root) = index.nodes[0].content, root.aggregation == .arithmetic {
      let below = index.nodes.indices.dropFirst().filter { index.nodes[$0].weight > 0 }
      let isAbove = units.allSatisfy { unit in below.allSatisfy { (scored.score(unit: unit, node: $0) ?? 1) > 0 } }
      if isAbove { aggregations = [.geometric] }
    }
    var normalizations: [IndexTree.Normalization] = []
    if units.count >= fewestUnits, !index.indicators.isEmpty {
      // Above zero, so that a geometric mean takes the lowest unit too.
      let low = aggregations.isEmpty || from > 0 ? from : from + (to - from) / 100
      if low > 0 || aggregations.isEmpty {
        normalizations = [.minMax(range: .thisRun, clip: true, whenEqual: (low + to) / 2, from: low, to: to)]
      }
    }
    let standard = IndexTree.Alternatives(
      weights: .share(0.25), normalizations: normalizations, aggregations: aggregations, leftOut: Part.allCases)
    guard index.conflict(in: standard) != nil else { return standard }
    return .init(weights: .share(0.25), leftOut: Part.allCases)
  }

  /// Ranges of fewer units are mostly chance.
  static let fewestUnits = 20
}
