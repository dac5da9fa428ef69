import Scoring
import SurveyModel

/// How far the scores of units moved from one edition to the next, with their sampling error.
///
/// A unit in an edition is a domain of one design over the firms of both. A firm that answered in both editions is one respondent, so that what it said
/// twice is compared with itself; strata of the two editions that hold such a firm are one stratum of all their firms, with the smaller of the two f.
/// Strata without a firm in common stay as they are in their own edition: where no firm answered twice the covariances are zero and the variance of
/// a change is the sum of both. Means are taken around those of the weighting cells, so that nothing is lost where strata become one.
///
/// Each respondent group has a design of its own, over the respondents of both editions: with shares g of the groups now and h then, which may differ, the
/// change is Σ g·I now − Σ h·I then and its variance Σ (g²V now + h²V then − 2gh·C), V and C of each group. A group that answered in one of the editions alone
/// has a variance in that one, and is independent of the other.
struct EditionChange {
  /// `nil` for an index without a derivative: no error can be told.
  private let covariance: ScoreCovariance?
  private let intervals: IntervalEstimator
  /// Domains of the edition now; those of the one before follow.
  private let units: Int
  /// Respondents that answered in both editions.
  let matched: Int
  /// Ids of the groups that weigh something in one of the editions alone, those of now first: whether the same people are behind others of the other edition,
  /// nobody can tell, and they are taken as independent.
  let unmatchedGroups: [String]

  /// The scores of some domains in one of the editions.
  struct Side {
    let scored: ScoredSurvey
    /// By respondent group.
    let domains: [DomainScores]
    /// By respondent group: what open questions add; empty for nothing.
    var open: [OpenQuestions] = []
    /// Groups × domains, where derivatives are averaged over several ways to score: what is not in them yet. `nil`: as the scores weigh the groups.
    var weights: [[Double]]?
    /// Of each domain, what its score lacks of the whole index; `nil`: as the scores have it.
    var gaps: [ThinParts.Gap?]?

    fileprivate var count: Int { domains[0].domains.count }
    fileprivate var groupWeights: [[Double]] { weights ?? scored.groupWeights(of: 0, in: domains) }
    fileprivate var thinGaps: [ThinParts.Gap?] {
      gaps
        ?? (0..<count).map { domain in
          domains[0].domains.unit[domain].flatMap { scored.chain.thin.gap(unit: $0, node: 0) }
        }
    }
  }

  /// - Parameters:
  ///   - merged: the domains of the edition before, by respondent group; `nil` for its units.
  ///   - open: of each edition, by respondent group: what open questions add; empty for nothing.
  init(
    now: ScoredSurvey, then: ScoredSurvey, intervals: IntervalEstimator, merged: [DomainScores]? = nil, open: [[OpenQuestions]] = [[], []]
  ) {
    self.init(
      now: Side(scored: now, domains: now.parts.map(\.units), open: open[0]),
      then: Side(scored: then, domains: merged ?? then.parts.map(\.units), open: open[1]), intervals: intervals)
  }

  init(now: Side, then: Side, intervals: IntervalEstimator) {
    let sides = [now, then]
    let editions = sides.map(\.scored)
    let domains = sides.map(\.domains)
    let samples = GroupSample.all(now.scored, then.scored, domains: domains)
    self.intervals = intervals
    units = now.count
    matched = samples.reduce(0) { $0 + $1.matched }
    unmatchedGroups = editions.indices.flatMap { edition in
      samples.filter { $0.parts[1 - edition] == nil }.compactMap { $0.parts[edition].map { editions[edition].groupID(of: $0) } }
    }
    // A range or a mean over the units is held as it was observed, in whatever edition.
    guard editions.allSatisfy(\.hasDerivative) else {
      covariance = nil
      return
    }
    let counts = sides.map(\.count)
    let groups = samples.map { $0.covariance(units: counts).adding($0.open(sides.map(\.open), units: counts)) }
    var joint: JointCovariance
    if groups.count == 1 {
      joint = JointCovariance(groups[0])
    } else {
      let weights = sides.map(\.groupWeights)
      joint = JointCovariance(
        groups,
        weights: samples.map { sample in
          editions.indices.flatMap { edition in
            sample.numbers[edition].map { weights[edition][$0] } ?? [Double](repeating: 0, count: counts[edition])
          }
        })
    }
    if editions.contains(where: { !$0.chain.thin.isEmpty }) { joint = JointCovariance(joint, adding: sides.flatMap(\.thinGaps)) }
    covariance = ScoreCovariance(
      joint,
      scores: sides.flatMap { side in (0..<side.count).map { side.scored.score(of: $0, in: side.domains) } },
      bounds: sides.flatMap { side in (0..<side.count).map { _ in side.scored.data.index.scale(of: 0) } }, intervals: intervals,
      equal: sides.flatMap { $0.scored.equalSides(in: $0.domains, weights: $0.groupWeights, intervals: intervals) })
  }

  /// The score of a unit now less that of a unit then.
  func difference(now unit: Int, then earlier: Int) -> Estimate? { covariance?.difference(unit, units + earlier) }

  /// ± t·SE; the point where everybody answered both times.
  func interval(now unit: Int, then earlier: Int) -> Interval? {
    covariance?.interval(ofDifference: unit, units + earlier, intervals)
  }

  func covariance(now unit: Int, then earlier: Int) -> Double { covariance?[unit, units + earlier] ?? .nan }
}

/// The respondents of one group in two editions, or in one of them.
private struct GroupSample {
  /// Now and then; `nil` where the group takes no part.
  let parts: [ScoredSurvey.Part?]
  /// Its number among the parts of each edition.
  let numbers: [Int?]
  /// Of each edition, its domains by respondent group.
  private let domains: [[DomainScores]]
  /// Of the respondents of the responses, one edition after the other: the same in both where the keys are.
  private let respondent: [[Int]]
  /// Respondents of both editions.
  let matched: Int

  /// Groups are the same where their ids are; the only group of two editions, whatever they call it.
  static func all(_ now: ScoredSurvey, _ then: ScoredSurvey, domains: [[DomainScores]]) -> [GroupSample] {
    let ids = [now, then].map { edition in edition.parts.map { edition.groupID(of: $0) } }
    let earlier = ids[0].map { id in ids[0].count == 1 && ids[1].count == 1 ? 0 : ids[1].firstIndex(of: id) }
    return earlier.enumerated().map { GroupSample(now, then, numbers: [$0, $1], domains: domains) }
      + ids[1].indices.filter { !earlier.contains($0) }.map { GroupSample(now, then, numbers: [nil, $0], domains: domains) }
  }

  private init(_ now: ScoredSurvey, _ then: ScoredSurvey, numbers: [Int?], domains: [[DomainScores]]) {
    self.numbers = numbers
    self.domains = domains
    parts = zip([now, then], numbers).map { edition, number in number.map { edition.parts[$0] } }
    let keys = zip([now, then], parts).map { edition, part in part.flatMap { edition.data.groups[$0.number].respondentKeys } }
    let tables = parts.map { $0?.group.table.respondent ?? [] }
    var numberOfKey: [ArraySlice<UInt8>: Int] = [:]
    if let keys = keys[0] {
      for number in tables[0] {
        if let key = keys[Int(number)] { numberOfKey[key] = Int(number) }
      }
    }
    let next = (tables[0].max().map(Int.init) ?? -1) + 1
    var matched: Set<Int> = []
    let earlier = tables[1].map { number in
      guard let key = keys[1]?[Int(number)], let same = numberOfKey[key] else { return next + Int(number) }
      matched.insert(same)
      return same
    }
    respondent = [tables[0].map(Int.init), earlier]
    self.matched = matched.count
  }

  /// Of the group's scores: domains are the units now, then those of the edition before.
  ///
  /// - Parameter units: of each edition.
  func covariance(units: [Int]) -> LinearizedCovariance {
    var influence: [Double] = []
    var domain: [Int?] = []
    for (edition, part) in parts.enumerated() {
      guard let part else { continue }
      let scored = numbers[edition].map { domains[edition][$0] } ?? part.units
      let own = GroupCovariance(group: part.group, scored: scored, threads: 1).influences(on: .node(0))
      influence += own.influence
      domain += own.domain.map { $0.map { edition == 0 ? $0 : units[0] + $0 } }
    }
    let designs = parts.compactMap { $0?.group.design }
    return LinearizedCovariance(
      of: influence, domain: domain, domains: units[0] + units[1],
      under: designs.count == 1 ? designs[0] : UnionDesign(designs: designs, respondent: respondent).design)
  }

  /// What open questions add to the domains of both editions; `nil` for nothing.
  ///
  /// - Parameter open: of each edition, by respondent group.
  func open(_ open: [[OpenQuestions]], units: [Int]) -> [OpenQuestions.Term]? {
    guard open.contains(where: { !$0.isEmpty }) else { return nil }
    let nothing = OpenQuestions.Term(variance: 0, degreesOfFreedom: .infinity)
    return numbers.enumerated().flatMap { edition, number in
      number.flatMap { open[edition].isEmpty ? nil : open[edition][$0].terms(of: 0) }
        ?? [OpenQuestions.Term](repeating: nothing, count: units[edition])
    }
  }
}

extension ScoredSurvey {
  /// Whether the index has one in the answers, with what it takes from other units held as observed.
  var hasDerivative: Bool { NodeSmoothness(parts.map { NodeSmoothness(plan: $0.group.plan, edition: nil) }).isLinearized[0] }

  /// The index of a domain, of all respondent groups together; `nil` where it is missing.
  ///
  /// - Parameter domains: by respondent group.
  func score(of domain: Int, in domains: [DomainScores]) -> Double? {
    let score = shares.combined(domains.map { $0.scores.score(domain: domain, node: 0) ?? .nan }, node: 0)
    return score.isNaN ? nil : score
  }

  /// What indicators with equal answers add to the index of each domain.
  ///
  /// - Parameter weights: groups × domains.
  func equalSides(in domains: [DomainScores], weights: [[Double]], intervals: IntervalEstimator) -> [EqualParts.Sides] {
    let equal = zip(parts, domains).map { EqualParts($0.group, $1, intervals: intervals) }
    return (0..<domains[0].domains.count).map { domain in
      zip(equal, weights).reduce(EqualParts.Sides()) { $0 + $1.0.sides(domain: domain, node: 0, share: $1.1[domain]) }
    }
  }
}
