import Scoring
import SurveyModel

/// Standard errors and intervals of the nodes of an index, and of the satisfaction rate, in every domain of the respondent groups scored.
///
/// They are linearised where ``NodeSmoothness`` says so, and else those of the replicates. Degrees of freedom are the design's in both cases.
struct NodeInference {
  /// Of each respondent group.
  let members: [(group: ScoredGroup, scored: DomainScores)]
  private let shares: GroupShares
  let index: IndexTree
  let intervals: IntervalEstimator
  let threads: Int
  let work: Work
  private let smoothness: NodeSmoothness
  /// Whether only one unit has a score.
  private let loneUnit: Bool
  /// Replicates of the scores; read for the nodes that need them.
  private let replicates: ReplicateScores?
  /// The domain of the replicates that is the first of `scored`.
  private let firstReplicated: Int
  /// Of the root, which the scores, their comparison and their intervals all need.
  private let rootCovariance: JointCovariance
  /// Of the root, of each respondent group.
  let roots: [LinearizedCovariance]
  /// Of each respondent group.
  private let satisfactionCovariances: [LinearizedCovariance]
  /// Of each respondent group; empty where open questions are not looked at.
  private let open: [OpenQuestions]
  private let equal: [EqualParts]
  /// Of the units; `nil` for all of them together.
  private let thin: ThinParts?

  /// Of one respondent group.
  ///
  /// - Parameter threads: changes the time and nothing else.
  init(
    group: ScoredGroup, scored: DomainScores, intervals: IntervalEstimator, threads: Int = 1, work: Work = .unwatched,
    edition: String? = nil,
    replicates: ReplicateScores? = nil,
    firstReplicated: Int = 0
  ) {
    self.threads = threads
    self.work = work
    members = [(group, scored)]
    shares = GroupShares(plans: [group.plan], weights: [1])
    index = group.plan.index
    smoothness = NodeSmoothness(plan: group.plan, edition: edition)
    self.intervals = intervals
    self.replicates = replicates
    self.firstReplicated = firstReplicated
    let found = GroupCovariance.covariances(of: [.node(0), .satisfaction], group: group, scored: [scored], threads: threads, work: work)[0]
    rootCovariance = JointCovariance(found[0])
    roots = [found[0]]
    open = []
    thin = nil
    loneUnit = false
    equal = [EqualParts(group, scored, intervals: intervals)]
    satisfactionCovariances = [found[1]]
  }

  /// Of all groups of a survey: the units, and all of them as one; what both need of the answers takes one pass.
  ///
  /// - Parameter includesWhole: whether anything is asked of all units as one.
  ///
  /// - Parameters:
  ///   - targets: the root's scores, and the satisfaction rates where these are asked for.
  ///   - kept: the covariances of the root that are known already, by respondent group, of the units and of the whole.
  static func unitsAndWhole(
    _ survey: ScoredSurvey, includesWhole: Bool, intervals: IntervalEstimator, threads: Int, work: Work = .unwatched,
    replicates: ReplicateScores?, targets: [GroupCovariance.Target] = [.node(0), .satisfaction], kept: [[LinearizedCovariance]]? = nil,
    open: [[OpenQuestions]] = []
  ) -> (units: NodeInference, whole: NodeInference?) {
    let sets = survey.parts.map { includesWhole ? [$0.units, $0.whole] : [$0.units] }
    let found =
      kept.map { $0.map { $0.map { [$0] } } }
      ?? zip(survey.parts, sets).map {
        GroupCovariance.covariances(of: targets, group: $0.group, scored: $1, threads: threads, work: work)
      }
    func inference(_ set: Int, firstReplicated: Int) -> NodeInference {
      NodeInference(
        survey, members: zip(survey.parts, sets).map { ($0.group, $1[set]) }, root: found.map { $0[set][0] },
        satisfaction: found.compactMap { $0[set].count > 1 ? $0[set][1] : nil }, intervals: intervals, threads: threads, work: work,
        replicates: replicates,
        firstReplicated: firstReplicated, open: open.map { $0[set] }, thin: set == 0 ? survey.chain.thin : nil)
    }
    return (
      inference(0, firstReplicated: 0), includesWhole ? inference(1, firstReplicated: survey.units.domains.count) : nil
    )
  }

  private init(
    _ survey: ScoredSurvey, members: [(group: ScoredGroup, scored: DomainScores)], root: [LinearizedCovariance],
    satisfaction: [LinearizedCovariance], intervals: IntervalEstimator, threads: Int, work: Work, replicates: ReplicateScores?,
    firstReplicated: Int, open: [OpenQuestions], thin: ThinParts?
  ) {
    self.threads = threads
    self.work = work
    self.members = members
    shares = survey.shares
    index = survey.data.index
    smoothness = survey.smoothness
    self.intervals = intervals
    self.replicates = replicates
    self.firstReplicated = firstReplicated
    self.open = open
    self.thin = thin
    loneUnit = survey.takesPart.indices.count { survey.takesPart[$0] && survey.score(unit: $0, node: 0) != nil } == 1
    equal = members.map { EqualParts($0.group, $0.scored, intervals: intervals) }
    rootCovariance = Self.joint(root, of: 0, members, shares, open: open, thin: thin)
    roots = root
    satisfactionCovariances = satisfaction
  }

  var domains: Int { members[0].scored.domains.count }

  /// The score of a node in a domain, of all groups together.
  func score(domain: Int, node: Int) -> Double? {
    let score = shares.combined(members.map { $0.scored.scores.score(domain: domain, node: node) ?? .nan }, node: node)
    return score.isNaN ? nil : score
  }

  /// One node in one domain.
  struct Inferred {
    /// `nil` where too many replicates have no score.
    let standardError: Double?
    let degreesOfFreedom: Double
    let interval: Interval?
  }

  /// Of every domain; `nil` where the node is missing, or rests on no answers: hard data have no sampling error of their own.
  func node(_ node: Int) -> [Inferred?] {
    let covariance = node == 0 ? rootCovariance : covariance(of: node)
    return (0..<domains).map { place in
      guard let score = score(domain: place, node: node), covariance.respondents[place] > 0 else { return nil }
      let estimate = Estimate(
        value: score, variance: covariance.variance(place), degreesOfFreedom: covariance.degreesOfFreedom[place])
      if standsAlone(node) {
        return Inferred(standardError: nil, degreesOfFreedom: estimate.degreesOfFreedom, interval: nil)
      }
      guard isReplicated(node) else {
        return Inferred(
          standardError: estimate.standardError, degreesOfFreedom: estimate.degreesOfFreedom,
          interval: intervals.score(
            estimate, respondents: covariance.respondents[place], bounds: bounds(of: node), isCensus: covariance.isCensus[place],
            equal: sides(domain: place, node: node)))
      }
      let distribution = replicates?.distribution(of: firstReplicated + place, node: node)
      let hasInterval = covariance.isCensus[place] || estimate.degreesOfFreedom >= 1
      if !covariance.isCensus[place], isWithoutSpread(distribution, node: node) {
        // Equal in every replicate, and no census: what equal answers say.
        let equal = Estimate(value: score, variance: 0, degreesOfFreedom: estimate.degreesOfFreedom)
        return Inferred(
          standardError: distribution?.variance?.squareRoot(), degreesOfFreedom: estimate.degreesOfFreedom,
          interval: bounds(of: node).flatMap { intervals.score(equal, respondents: covariance.respondents[place], bounds: $0) })
      }
      return Inferred(
        standardError: distribution?.variance?.squareRoot(), degreesOfFreedom: estimate.degreesOfFreedom,
        interval: hasInterval ? distribution?.interval(confidence: intervals.confidence, around: score) : nil)
    }
  }

  /// Of the root's scores, for comparing the domains: linearised, what scores take from other units held as observed; of replicates for an index without a
  /// derivative. `nil` where that needs replicates and there are none.
  func scoreCovariance() -> ScoreCovariance? {
    var covariance = rootCovariance
    if !smoothness.isLinearized[0] {
      guard let replicates else { return nil }
      var comparesUnits = false
      for node in index.nodes {
        if case .component(let component) = node.content, component.aggregation.comparesUnits { comparesUnits = true }
        if case .indicator(let indicator) = node.content, indicator.normalization.dependsOnUnits(edition: nil) { comparesUnits = true }
      }
      let width = index.score.to - index.score.from
      let rows = replicates.covariance(of: firstReplicated..<firstReplicated + domains, node: 0)
      covariance = JointCovariance(
        covariance,
        rows: rows.indices.map { u in
          // Too few replicates with a score: nothing is known of it, so that it differs surely from nobody.
          rows.indices.map { v in rows[u][v].isNaN ? (u == v ? width * width : 0) : rows[u][v] }
        }, keepsIndependence: !comparesUnits)
    }
    return ScoreCovariance(
      covariance, scores: (0..<domains).map { score(domain: $0, node: 0) }, bounds: (0..<domains).map { _ in bounds(of: 0) },
      intervals: intervals, equal: (0..<domains).map { sides(domain: $0, node: 0) })
  }

  /// The root's score of one domain less that of another, both of which have one.
  ///
  /// - Parameter covariance: ``scoreCovariance()``.
  func difference(_ first: Int, _ second: Int, _ covariance: ScoreCovariance?) -> Results.Difference? {
    guard let x = score(domain: first, node: 0), let y = score(domain: second, node: 0) else { return nil }
    let isFlat = [first, second].contains { domain in
      isWithoutSpread(replicates?.distribution(of: firstReplicated + domain, node: 0), node: 0)
        && !(covariance?.isExact[domain] ?? false)
    }
    guard isReplicated(0), !isFlat else {
      let areExact = covariance.map { $0.isExact[first] && $0.isExact[second] } ?? false
      let difference = covariance?.difference(first, second).flatMap { areExact || $0.degreesOfFreedom >= 1 ? $0 : nil }
      return Results.Difference(
        estimate: x - y, standardError: difference?.standardError,
        interval: covariance?.interval(ofDifference: first, second, intervals))
    }
    let distribution = replicates?.difference(firstReplicated + first, firstReplicated + second, node: 0)
    return Results.Difference(
      estimate: x - y, standardError: distribution?.variance?.squareRoot(),
      interval: distribution?.interval(confidence: intervals.confidence, around: x - y))
  }

  /// What indicators with equal answers add to a node of a domain, of all groups together.
  private func sides(domain: Int, node: Int) -> EqualParts.Sides {
    let weights =
      members.count == 1
      ? [1] : shares.weights(of: node, isThere: members.map { $0.scored.scores.score(domain: domain, node: node) != nil }) ?? []
    return zip(equal, weights).reduce(EqualParts.Sides()) { $0 + $1.0.sides(domain: domain, node: node, share: $1.1) }
  }

  /// Whether the score of the node is a constant that no answer moves: it compares units, and there is only one to compare.
  func standsAlone(_ node: Int) -> Bool { loneUnit && smoothness.comparesOnly[node] }

  /// Whether a number is the same in every replicate.
  private func isWithoutSpread(_ distribution: ReplicateScores.Distribution?, node: Int) -> Bool {
    guard let variance = distribution?.variance else { return false }
    return variance.squareRoot() <= 1e-12 * (bounds(of: node).map { $0.upperBound - $0.lowerBound } ?? 1)
  }

  /// A score that has a derivative is linearised where there are no replicates.
  func isReplicated(_ node: Int) -> Bool {
    !smoothness.isLinearized[node] || (replicates != nil && !smoothness.hasLinearizedInterval[node])
  }

  private func covariance(of node: Int) -> JointCovariance {
    let groups = members.map {
      GroupCovariance(group: $0.group, scored: $0.scored, threads: threads, work: work).covariance(of: .node(node))
    }
    return Self.joint(groups, of: node, members, shares, open: open, thin: thin)
  }

  private static func joint(
    _ first: [LinearizedCovariance], of node: Int, _ members: [(group: ScoredGroup, scored: DomainScores)], _ shares: GroupShares,
    open: [OpenQuestions], thin: ThinParts?
  ) -> JointCovariance {
    let groups = first.enumerated().map { $1.adding(open.isEmpty ? nil : open[$0].terms(of: node)) }
    let domains = members[0].scored.domains.count
    let joint = groups.count > 1 ? joint(groups, of: node, members, shares) : JointCovariance(groups[0])
    guard let thin, !thin.isEmpty else { return joint }
    return JointCovariance(joint, adding: (0..<domains).map { thin.gap(unit: $0, node: node) })
  }

  private static func joint(
    _ groups: [LinearizedCovariance], of node: Int, _ members: [(group: ScoredGroup, scored: DomainScores)], _ shares: GroupShares
  ) -> JointCovariance {
    let domains = members[0].scored.domains.count
    var weights = groups.map { _ in Array(repeating: 0.0, count: domains) }
    for domain in 0..<domains {
      let isThere = members.map { $0.scored.scores.score(domain: domain, node: node) != nil }
      for (group, weight) in (shares.weights(of: node, isThere: isThere) ?? []).enumerated() { weights[group][domain] = weight }
    }
    return JointCovariance(groups, weights: weights)
  }

  /// The satisfaction rate of every domain, a ratio of weighted totals, as one of the groups says.
  ///
  /// - Parameter member: its number among ``members``.
  func satisfaction(of member: Int) -> [Share?] {
    intervals.shares(members[member].scored.satisfaction, satisfactionCovariances[member])
  }

  /// The scale that a node's score lies on; `nil` where it has none.
  func bounds(of node: Int) -> ClosedRange<Double>? { index.scale(of: node) }

  /// No inference of any domain.
  var nothing: [Inferred?] { [Inferred?](repeating: nil, count: domains) }
}
