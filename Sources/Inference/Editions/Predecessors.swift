import Scoring
import SurveyModel

/// Which units of the edition before each unit is compared with: one, or several whose answers are then taken
/// together, never one of several.
struct Predecessors: Sendable {
  enum Match: Sendable, Hashable {
    /// New, or not in that edition.
    case none
    /// Indices into the units of the edition before, ascending.
    case units([Int])
    /// Why nothing can be compared.
    case blank(Results.NoChange)
  }

  /// Of each unit now.
  let matches: [Match]
  /// Of each unit of the edition before, its domain: units that became one unit are one.
  let domainOfUnit: [Int]
  let domains: Int

  /// A unit is its own id and those that it had formerly. A predecessor of two units was split; one of
  /// several that is not in that edition leaves the others incomplete.
  ///
  /// - Parameters:
  ///   - isPublished: of each unit of the edition before.
  ///   - restsOnFigures: whether that edition's index does.
  init(now: Survey, then: Survey, isPublished: [Bool], restsOnFigures: Bool = false) {
    let position = Dictionary(then.units.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let found = now.units.map { unit -> (units: [Int], missing: [String]) in
      let ids = Set([unit.id] + unit.formerly)
      // Under its own id it may have been there with what it took in long before.
      let missing = position[unit.id] == nil ? unit.formerly.filter { position[$0] == nil } : []
      return (ids.compactMap { position[$0] }.sorted(), missing)
    }
    var claims = [Int](repeating: 0, count: then.units.count)
    for unit in found.flatMap(\.units) { claims[unit] += 1 }
    func ids(_ units: [Int]) -> [String] { units.map { then.units[$0].id } }
    matches = found.map { units, missing in
      guard !units.isEmpty else { return .none }
      let split = units.filter { claims[$0] > 1 }
      if !split.isEmpty { return .blank(.init(reason: .split, units: ids(split))) }
      if !missing.isEmpty { return .blank(.init(reason: .missing, units: missing)) }
      if units.count > 1 {
        let withheld = units.filter { !isPublished[$0] }
        if !withheld.isEmpty { return .blank(.init(reason: .withheld, units: ids(withheld))) }
        if restsOnFigures { return .blank(.init(reason: .figures, units: ids(units))) }
      }
      return .units(units)
    }
    var domainOfUnit = [Int](repeating: -1, count: then.units.count)
    var domains = 0
    for case .units(let units) in matches {
      for unit in units { domainOfUnit[unit] = domains }
      domains += 1
    }
    for unit in domainOfUnit.indices where domainOfUnit[unit] < 0 {
      domainOfUnit[unit] = domains
      domains += 1
    }
    self.domainOfUnit = domainOfUnit
    self.domains = domains
  }

  /// The domain that a unit now is compared with.
  func domain(ofUnit unit: Int) -> Int? {
    if case .units(let units) = matches[unit] { domainOfUnit[units[0]] } else { nil }
  }

  var areUnits: Bool { domains == domainOfUnit.count }
}

extension Results {
  /// Why a unit has no change although the edition before knew what it was made of.
  package struct NoChange: Sendable, Hashable {
    package enum Reason: Sendable, Hashable {
      /// A predecessor became several units.
      case split
      /// One of several predecessors is not in that edition.
      case missing
      /// One of several predecessors was withheld.
      case withheld
      /// The index rests on figures, and those of several predecessors together are not known.
      case figures
    }

    package let reason: Reason
    /// Ids in the edition before.
    package let units: [String]

    package init(reason: Reason, units: [String]) {
      self.reason = reason
      self.units = units
    }
  }
}

extension ScoredSurvey {
  /// The units, some of them taken together, under the rules that the units made: one list of domains for
  /// each respondent group.
  func scored(in predecessors: Predecessors) -> [DomainScores] {
    guard !predecessors.areUnits else { return parts.map(\.units) }
    var unitOfDomain = [Int?](repeating: nil, count: predecessors.domains)
    for (unit, domain) in predecessors.domainOfUnit.enumerated() where unitOfDomain[domain] == nil { unitOfDomain[domain] = unit }
    return parts.enumerated().map { number, part in
      let domains = Domains(
        count: predecessors.domains, ofRow: part.group.weights.rows.map { predecessors.domainOfUnit[$0.unit] }, unit: unitOfDomain)
      let values = survey.values(of: domains, group: number)
      let normalizer = chain.normalized.normalizers[number]
      let scores = NodeScores(
        index: chain.index, scores: normalizer.scores(of: values), applicability: part.group.applicability(of: domains),
        against: part.units.scores)
      return part.group.scores(of: domains, values: values, scores: scores)
    }
  }
}
