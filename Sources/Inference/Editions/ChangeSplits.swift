import Scoring
import SurveyModel

/// Which domains of an edition now are compared with which of the edition before, by respondent group.
struct DomainPair {
  let now: (ScoredSurvey) -> [DomainScores]
  let then: (ScoredSurvey) -> [DomainScores]
}

/// The changes of scores of domains between two editions, each shared out over what was switched.
///
/// The sampling error of the part that comes of the answers is that of Σ_S c_S (I now,S − I then,S), c the weights of ``ShapleySplit``: linearised by the
/// derivatives of each edition averaged with c, both editions in one design (``EditionChange``). Where nothing but the answers is another it is the error of the
/// change. Where the rules also read the answers in another way (another statistic, other response weights) there is no one derivative: the errors of the settings of
/// either way are then added, which is the most that they can be together.
struct ChangeSplits {
  /// The scores of one domain and of what it was, by setting; a setting that cannot be computed or is not told is missing.
  struct Known {
    let now: Int
    let then: Int
    let values: [Int: Double]
  }

  private let mixed: MixedEditions
  private let intervals: IntervalEstimator
  private let threads: Int
  private let work: Work
  /// By setting, the domains of the edition whose answers it scores.
  private var scores: [Int: [DomainScores]] = [:]
  /// `nil` where no error can be told.
  private var errors: [ShapleySplit: [EditionChange]?] = [:]

  init(_ mixed: MixedEditions, _ domains: DomainPair, intervals: IntervalEstimator, threads: Int, work: Work) {
    self.mixed = mixed
    self.intervals = intervals
    (self.threads, self.work) = (threads, work)
    for (setting, scored) in mixed.scored { scores[setting] = setting & 1 == 1 ? domains.now(scored) : domains.then(scored) }
  }

  /// - Parameter isTold: whether a scored edition tells of the domain, and whether it is the one now.
  func known(now: Int, then: Int, isTold: (ScoredSurvey, _ isNow: Bool) -> Bool) -> Known {
    var values: [Int: Double] = [:]
    for (setting, scored) in mixed.scored {
      let isNow = setting & 1 == 1
      guard isTold(scored, isNow), let domains = scores[setting] else { continue }
      values[setting] = scored.score(of: isNow ? now : then, in: domains)
    }
    return Known(now: now, then: then, values: values)
  }

  /// - Parameter change: of the scores as they are published, without points.
  mutating func parts(_ known: Known, change: Double) -> [EditionComparison.Part] {
    typealias Factor = EditionComparison.Factor
    func ordered(_ factors: [Factor]) -> [Factor] { Factor.allCases.filter(factors.contains) }
    guard let first = known.values[0], let last = known.values[mixed.all] else {
      let factors = mixed.factors.flatMap(\.self) + (mixed.hasOtherStructure ? [.structure] : [])
      return [.init(factors: ordered(factors), value: change)]
    }
    let split = ShapleySplit(factors: mixed.factors.count) { known.values[$0] != nil }
    let values = split.parts { known.values[$0] ?? .nan }
    var parts = zip(split.blocks, values).map { block, value -> EditionComparison.Part in
      let factors = mixed.factors.indices.filter { block >> $0 & 1 == 1 }.flatMap { mixed.factors[$0] }
      return .init(factors: ordered(factors), value: value, interval: block == 1 ? interval(of: value, split, known) : nil)
    }
    if mixed.hasOtherStructure { parts.append(.init(factors: [.structure], value: change - (last - first))) }
    return parts
  }

  private mutating func interval(of value: Double, _ split: ShapleySplit, _ known: Known) -> Interval? {
    let changes: [EditionChange]?
    if let made = errors[split] {
      changes = made
    } else {
      changes = self.changes(split)
      errors[split] = .some(changes)
    }
    let found = (changes ?? []).compactMap { $0.interval(now: known.now, then: known.then) }
    guard let first = found.first, found.count == changes?.count else { return nil }
    if split.blocks.count == 1 { return first }
    // Around the part itself: the scores behind the errors are those of one setting.
    let half = found.reduce(0) { $0 + ($1.high - $1.low) / 2 }
    return Interval(low: value - half, high: value + half)
  }

  /// One for each way in which the settings read the answers.
  private func changes(_ split: ShapleySplit) -> [EditionChange]? {
    var ways: [(reading: IndexTree, settings: [(set: Int, weight: Double)])] = []
    for setting in split.settings(of: 0) {
      guard let index = mixed.scored[setting.set]?.data.index else { return nil }
      if let place = ways.firstIndex(where: { $0.reading.readsAnswersLike(index) }) {
        ways[place].settings.append(setting)
      } else {
        ways.append((index, [setting]))
      }
    }
    let changes = ways.compactMap { way -> EditionChange? in
      let sets = way.settings.map(\.set)
      guard
        let now = side(way.settings.map { ($0.set | 1, $0.weight) }, base: sets.contains(mixed.all & ~1) ? mixed.all : sets[0] | 1),
        let then = side(way.settings, base: sets.contains(0) ? 0 : sets[0])
      else { return nil }
      return EditionChange(now: now, then: then, intervals: intervals)
    }
    return changes.count == ways.count ? changes : nil
  }

  /// One edition with its derivatives averaged over settings; `nil` where one has no derivative.
  private func side(_ settings: [(set: Int, weight: Double)], base: Int) -> EditionChange.Side? {
    guard let own = mixed.scored[base], var domains = scores[base] else { return nil }
    if settings.count == 1, settings[0].weight == 1 {
      return EditionChange.Side(scored: own, domains: domains, open: own.openQuestions(in: domains, threads: threads, work: work))
    }
    let count = domains[0].domains.count
    var gradients = own.parts.map { part in
      [[Double]](repeating: [Double](repeating: 0, count: part.group.plan.indicators.count), count: count)
    }
    var weights = own.parts.map { _ in [Double](repeating: 0, count: count) }
    for (setting, weight) in settings {
      guard let scored = mixed.scored[setting], let scores = scores[setting], scored.hasDerivative else { return nil }
      let shares = scored.groupWeights(of: 0, in: scores)
      for (place, part) in scored.parts.enumerated() {
        guard let same = own.parts.firstIndex(where: { $0.number == part.number }),
          let columns = part.group.plan.columns(in: own.parts[same].group.plan)
        else { return nil }
        for domain in 0..<count where shares[place][domain] > 0 {
          weights[same][domain] = 1
          for (column, slope) in zip(columns, scores[place].gradient(domain: domain, node: 0)) {
            gradients[same][domain][column] += weight * shares[place][domain] * slope
          }
        }
      }
    }
    for place in domains.indices { domains[place].rootGradients = gradients[place] }
    return EditionChange.Side(
      scored: own, domains: domains, open: own.openQuestions(in: domains, threads: threads, work: work), weights: weights,
      gaps: (0..<count).map { domain in domains[0].domains.unit[domain].flatMap { gap(ofUnit: $0, settings) } })
  }

  /// What the mean of scores over settings lacks of the whole index: of errors that go together, at most the mean of their roots.
  private func gap(ofUnit unit: Int, _ settings: [(set: Int, weight: Double)]) -> ThinParts.Gap? {
    var (root, units) = (0.0, Int.max)
    for (setting, weight) in settings {
      guard let gap = mixed.scored[setting]?.chain.thin.gap(unit: unit, node: 0) else { continue }
      root += weight * gap.variance.squareRoot()
      units = min(units, gap.units)
    }
    return units == .max ? nil : ThinParts.Gap(variance: root * root, units: units)
  }
}

extension ScoringPlan {
  /// Where each indicator stands in another plan; `nil` where one does not, or is read by another statistic.
  fileprivate func columns(in other: ScoringPlan) -> [Int]? {
    let places = Dictionary(other.indicators.enumerated().map { ($1.id, $0) }) { first, _ in first }
    var columns: [Int] = []
    for indicator in indicators {
      guard let place = places[indicator.id], other.indicators[place].source == indicator.source else { return nil }
      columns.append(place)
    }
    return columns
  }
}

extension ScoredSurvey {
  /// What questions that responses left open add to the index of domains, by respondent group; empty where that cannot be told.
  func openQuestions(in domains: [DomainScores], threads: Int, work: Work) -> [OpenQuestions] {
    let found = zip(parts, domains).compactMap { part, scored in
      OpenQuestions.found(part.group, scored: [scored], nodes: [0], threads: threads, work: work)?[0]
    }
    return found.count == parts.count ? found : []
  }
}
