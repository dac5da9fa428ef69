import Parallelism
import Scoring
import SurveyModel

/// Makes the draws of a ``MethodSpace`` and puts them together.
struct MethodRunner: Sendable {
  /// Rows of one piece of work.
  private static let batch = 64

  let space: MethodSpace
  let rows: Int
  let confidence: Double
  let threads: Int
  let work: Work

  /// One draw that was made, or not.
  struct Made: Sendable {
    let setting: MethodSetting
    let draw: Result<MethodDraw, ScoringError>

    /// NaN where it could not be computed.
    var change: Double { (try? draw.get())?.change ?? .nan }
  }

  /// A row of the whole design.
  struct Row: Sendable {
    /// Of A and of B.
    let sides: [Made]
    /// By choice, of A with that choice from B.
    let mixed: [Double]
  }

  private func made(_ setting: MethodSetting, values: [ArraySlice<Double>]? = nil) -> Made {
    Made(setting: setting, draw: Result { () throws(ScoringError) in try space.draw(setting, values: values) })
  }

  private func batches<Part: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Part) -> [Part] {
    let pieces = (count + Self.batch - 1) / Self.batch
    return Parallel.map(pieces, threads: threads) { piece -> [Part] in
      guard !work.isCancelled else { return [] }
      return (piece * Self.batch..<min(count, (piece + 1) * Self.batch)).map(body)
    }.flatMap(\.self)
  }

  /// By row; with one choice nothing is mixed.
  ///
  /// - Parameter mixes: whether the sensitivity analysis is wanted.
  func designs(mixes: Bool) -> [Row] {
    batches(rows) { row in
      let sides = [made(space.setting(row: row) { _ in false }), made(space.setting(row: row) { _ in true })]
      let choices = mixes && space.choices.count > 1 ? space.choices : []
      return Row(sides: sides, mixed: choices.map { choice in made(space.setting(row: row) { $0 == choice }).change })
    }
  }

  /// The same draws, each over a replicate of the answers; replicates are taken in turn.
  func joint(_ values: ReplicateValues, replicates: Int, parts: Int) -> [Made] {
    batches(2 * rows) { draw in
      let setting = space.setting(row: draw / 2) { _ in draw % 2 == 1 }
      return made(setting, values: (0..<parts).map { values.units(part: $0, replicate: draw % replicates) })
    }
  }

  /// `nil` where fewer than two rows could be computed whole.
  func sensitivity(_ designs: [Row], seed: UInt64) -> SobolIndices? {
    let whole = designs.filter { row in row.sides.allSatisfy { !$0.change.isNaN } && row.mixed.allSatisfy { !$0.isNaN } }
    guard whole.count > 1 else { return nil }
    return SobolIndices(
      a: whole.map { $0.sides[0].change }, b: whole.map { $0.sides[1].change },
      mixed: space.choices.indices.map { choice in whole.map { $0.mixed[choice] } }, confidence: confidence, seed: seed, threads: threads)
  }

  // MARK: Put together

  func outcome(_ made: [Made]) -> MethodDraws.Outcome {
    let draws = made.compactMap { made -> MethodDraw? in
      guard let draw = try? made.draw.get(), !draw.change.isNaN else { return nil }
      return draw
    }
    let units = Parallel.map(space.units.count, threads: threads) { unit(at: $0, draws) }.compactMap(\.self)
    let count = Double(max(1, draws.count))
    return MethodDraws.Outcome(
      units: units, draws: draws.count, change: draws.reduce(0) { $0 + $1.change } / count,
      unchangedShare: Double(draws.count { $0.change == 0 }) / count, failures: failures(made))
  }

  private func unit(at place: Int, _ draws: [MethodDraw]) -> MethodDraws.Unit? {
    let there = draws.filter { $0.ranks[place] > 0 }
    guard !there.isEmpty else { return nil }
    let tail = (1 - confidence) / 2
    func quantiles(_ values: [Double]) -> MethodDraws.Quantiles {
      let sorted = ReplicateScores.Distribution(values)
      return .init(low: sorted.quantile(tail), median: sorted.quantile(0.5), high: sorted.quantile(1 - tail))
    }
    let published = space.published[place]
    return MethodDraws.Unit(
      unit: space.units[place], published: published, draws: there.count, ranks: quantiles(there.map { Double($0.ranks[place]) }),
      scores: quantiles(there.map { $0.scores[place] }),
      firstShare: Double(there.count { $0.ranks[place] == 1 }) / Double(there.count),
      sameShare: Double(there.count { $0.ranks[place] == published }) / Double(there.count))
  }

  /// By combination of choices, in the order in which they first occur.
  private func failures(_ made: [Made]) -> [MethodDraws.Failure] {
    struct Key: Hashable {
      let normalization: Int
      let aggregation: Int
      let missing: Int
    }
    var order: [Key] = []
    var found: [Key: (draws: Int, error: ScoringError?)] = [:]
    for one in made where one.change.isNaN {
      let key = Key(normalization: one.setting.normalization, aggregation: one.setting.aggregation, missing: one.setting.missing)
      if let before = found[key] {
        found[key] = (before.draws + 1, before.error)
        continue
      }
      order.append(key)
      var error: ScoringError?
      if case .failure(let own) = one.draw { error = own }
      found[key] = (1, error)
    }
    return order.map { key in
      MethodDraws.Failure(
        normalization: key.normalization, aggregation: key.aggregation, missing: key.missing, draws: found[key]?.draws ?? 0,
        error: found[key]?.error)
    }
  }
}
