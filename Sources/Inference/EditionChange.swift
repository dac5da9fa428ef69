import Scoring
import SurveyModel

/// How far the scores of units moved from one edition to the next, with their sampling error.
///
/// A unit in an edition is a domain of one design over the firms of both. A firm that answered in both editions is one respondent, so that what it said
/// twice is compared with itself; strata of the two editions that hold such a firm are one stratum of all their firms, with the smaller of the two f.
/// Strata without a firm in common stay as they are in their own edition: where no firm answered twice the covariances are zero and the variance of
/// a change is the sum of both. Means are taken around those of the weighting cells, so that nothing is lost where strata become one.
struct EditionChange {
  /// `nil` for an index without a derivative, or of several respondent groups: no error can be told.
  private let covariance: ScoreCovariance?
  private let intervals: IntervalEstimator
  /// Domains of the edition now; those of the one before follow.
  private let units: Int
  /// Firms that answered in both editions.
  let matched: Int

  init(now: ScoredSurvey, then: ScoredSurvey, intervals: IntervalEstimator) {
    let editions = [now, then].map { Edition($0) }
    let identities = Self.identities(now, then)
    let union = UnionDesign(designs: editions.map(\.survey.group.design), respondent: identities.respondent)
    let domains = editions.map(\.survey.units.domains.count)
    let scores = editions.flatMap { edition in
      (0..<edition.survey.units.domains.count).map { edition.survey.units.scores.score(domain: $0, node: 0) }
    }
    let bounds = editions.flatMap { edition in Array(repeating: edition.bounds, count: edition.survey.units.domains.count) }
    let linearized = LinearizedCovariance(
      of: editions.flatMap(\.influence), domain: editions[0].domain + editions[1].domain.map { $0.map { $0 + domains[0] } },
      domains: domains[0] + domains[1], under: union.design)
    let isKnown = editions.allSatisfy(\.isLinearized) && now.parts.count == 1 && then.parts.count == 1
    covariance = !isKnown ? nil : ScoreCovariance(linearized, scores: scores, bounds: bounds, intervals: intervals)
    self.intervals = intervals
    units = domains[0]
    matched = identities.matched
  }

  /// The score of a unit now less that of a unit then.
  func difference(now unit: Int, then earlier: Int) -> Estimate? { covariance?.difference(unit, units + earlier) }

  /// ± t·SE; the point where everybody answered both times.
  func interval(now unit: Int, then earlier: Int) -> Interval? {
    covariance?.interval(ofDifference: unit, units + earlier, intervals)
  }

  func covariance(now unit: Int, then earlier: Int) -> Double { covariance?[unit, units + earlier] ?? .nan }

  private struct Edition {
    let survey: ScoredSurvey
    let influence: [Double]
    let domain: [Int?]
    let bounds: ClosedRange<Double>?
    let isLinearized: Bool

    init(_ survey: ScoredSurvey) {
      self.survey = survey
      (influence, domain) = GroupCovariance(group: survey.group, scored: survey.units, threads: 1).influences(on: 0)
      bounds = survey.data.index.scale(of: 0)
      isLinearized = NodeSmoothness(plan: survey.group.plan, edition: nil).isLinearized[0]
    }
  }

  /// Numbers of the respondents of the responses, one edition after the other: the same in both where the keys are.
  private static func identities(_ now: ScoredSurvey, _ then: ScoredSurvey) -> (respondent: [[Int]], matched: Int) {
    let tables = [now.group.table, then.group.table]
    var numberOfKey: [ArraySlice<UInt8>: Int] = [:]
    if let keys = now.data.groups[0].respondentKeys {
      for number in tables[0].respondent {
        if let key = keys[Int(number)] { numberOfKey[key] = Int(number) }
      }
    }
    let next = (tables[0].respondent.max().map(Int.init) ?? -1) + 1
    var matched: Set<Int> = []
    let keys = then.data.groups[0].respondentKeys
    let earlier = tables[1].respondent.map { number in
      guard let key = keys?[Int(number)], let same = numberOfKey[key] else { return next + Int(number) }
      matched.insert(same)
      return same
    }
    return ([tables[0].respondent.map(Int.init), earlier], matched.count)
  }
}

/// The designs of two samples as one.
private struct UnionDesign {
  let design: SamplingDesign

  /// - Parameter respondent: of each design's responses, the same number for the same respondent.
  init(designs: [SamplingDesign], respondent: [[Int]]) {
    let offsets = [0, designs[0].strata.count]
    // Of each stratum the first that it is one with.
    var root = Array(0..<(designs[0].strata.count + designs[1].strata.count))
    func find(_ stratum: Int) -> Int {
      var place = stratum
      while root[place] != place { place = root[place] }
      return place
    }
    var strataOfRespondent: [Int: Int] = [:]
    for (edition, design) in designs.enumerated() {
      for (response, respondent) in respondent[edition].enumerated() {
        let stratum = find(design.stratumOfResponse[response] + offsets[edition])
        // In one edition a respondent of two strata is two; only the other edition can make one of them.
        if edition == 0 {
          if strataOfRespondent[respondent] == nil { strataOfRespondent[respondent] = stratum }
        } else if let other = strataOfRespondent[respondent].map(find), other != stratum {
          root[max(other, stratum)] = min(other, stratum)
        }
      }
    }
    let groups = root.indices.map(find)
    let reach = root.indices.map { group -> SamplingDesign.Reach in
      let fractions = designs.enumerated().compactMap { edition, design in
        Self.fraction(design.strata.enumerated().filter { groups[$0.offset + offsets[edition]] == group }.map(\.element))
      }
      return fractions.min().map { $0 > 0 ? .fraction($0) : .unknown } ?? .unknown
    }
    design = SamplingDesign(
      respondent: respondent.flatMap(\.self),
      stratum: designs.enumerated().flatMap { edition, design in design.stratumOfResponse.map { groups[$0 + offsets[edition]] } },
      cell: designs[0].cellOfResponse + designs[1].cellOfResponse.map { $0 + designs[0].cells.count },
      weight: designs.flatMap(\.weight),
      strata: reach.enumerated().map { SamplingDesign.Stratum(reach: $1, family: $0) },
      cells: designs.flatMap { design in Self.cells(of: design) })
  }

  /// f of strata of one edition taken together; 0 where that of one is not known, `nil` for none.
  private static func fraction(_ strata: [SamplingDesign.JoinedStratum]) -> Double? {
    guard !strata.isEmpty else { return nil }
    if strata.count == 1 { return strata[0].fraction }
    guard strata.allSatisfy({ $0.fraction > 0 }) else { return 0 }
    let respondents = strata.reduce(0) { $0 + Double($1.respondents.count) }
    return respondents / strata.reduce(0) { $0 + Double($1.respondents.count) / $1.fraction }
  }

  /// Where cells are strata they are centred as such, whatever their strata become one with.
  private static func cells(of design: SamplingDesign) -> [SamplingDesign.Cell] {
    let areStrata = design.respondentStarts.count - 1 == design.responses
    return design.cells.map {
      SamplingDesign.Cell(weightsAreEstimated: areStrata || $0.weightsAreEstimated, formsListed: $0.formsListed)
    }
  }
}
