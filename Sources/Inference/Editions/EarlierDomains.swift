import Scoring
import SurveyModel

/// The units of the edition before as those of now are compared with them: one for one, and those that became
/// one unit as one domain of their answers together. Never one of several.
struct EarlierDomains: Sendable {
  /// Of each unit now: units then, ascending; empty where nothing can be compared.
  let units: [[Int]]
  /// Of each unit now that was several: why nothing can be compared.
  let blanks: [Results.NoChange?]
  /// Of each unit then, its domain.
  let domainOfUnit: [Int]
  let count: Int

  /// - Parameters:
  ///   - isPublished: of each unit then.
  ///   - isThin: of each unit then, whether it was told of without questions that too few answered.
  ///   - restsOnFigures: whether that edition's index does; what figures of several units are together is not
  ///     known.
  init(_ predecessors: Predecessors, units: Int, isPublished: [Bool], isThin: [Bool], restsOnFigures: Bool) {
    var blanks = [Results.NoChange?](repeating: nil, count: units)
    self.units = (0..<units).map { unit in
      switch predecessors[unit] {
      case .none, .split, .incomplete: return []
      case .one(let then): return [then]
      case .merged(let parts):
        let withheld = parts.filter { !isPublished[$0] }
        let thin = parts.filter { isThin[$0] }
        if withheld.isEmpty, thin.isEmpty, !restsOnFigures { return parts }
        blanks[unit] = !withheld.isEmpty ? .withheld(withheld) : !thin.isEmpty ? .thin(thin) : .figures(parts)
        return []
      }
    }
    self.blanks = blanks
    // In the order of the units then: where none are taken together, the domain of a unit is the unit.
    var together = isPublished.indices.map { [$0] }
    for parts in self.units where parts.count > 1 {
      for unit in parts { together[unit] = parts }
    }
    var domains = [Int](repeating: -1, count: isPublished.count)
    var count = 0
    for parts in together where domains[parts[0]] < 0 {
      for unit in parts { domains[unit] = count }
      count += 1
    }
    domainOfUnit = domains
    self.count = count
  }

  /// The domain that a unit now is compared with.
  func domain(ofUnit unit: Int) -> Int? { units[unit].first.map { domainOfUnit[$0] } }

  /// Whether no units are taken together.
  var areUnits: Bool { count == domainOfUnit.count }
}

extension Results {
  /// Why a unit that was several has no change: units as in the survey of the edition before.
  enum NoChange: Sendable, Hashable {
    case withheld([Int])
    /// Fewer answered a question than may be told of.
    case thin([Int])
    /// The index rests on figures.
    case figures([Int])
  }
}

extension ScoredSurvey {
  /// Units taken together where they became one, under the rules and weights that the units made: a list of
  /// domains for each respondent group.
  func scored(in earlier: EarlierDomains) -> [DomainScores] {
    earlier.areUnits ? parts.map(\.units) : scored(domainOfUnit: earlier.domainOfUnit, count: earlier.count)
  }

  /// The same of any domains that hold whole units.
  ///
  /// - Parameter domainOfUnit: below `count`.
  func scored(domainOfUnit: [Int], count: Int) -> [DomainScores] {
    parts.enumerated().map { number, part in
      let domains = Self.domains(part.group.weights, domainOfUnit: domainOfUnit, count: count)
      let values = survey.values(of: domains, domainOfUnit: domainOfUnit, group: number)
      let scores = NodeScores(
        index: chain.index, scores: chain.normalized.normalizers[number].scores(of: values),
        applicability: part.group.applicability(of: domains), against: part.units.scores)
      return part.group.scores(of: domains, values: values, scores: scores)
    }
  }

  /// Domains of the same responses; each is called after its first unit.
  private static func domains(_ weights: ResponseWeights, domainOfUnit: [Int], count: Int) -> Domains {
    var unitOfDomain = [Int?](repeating: nil, count: count)
    for (unit, domain) in domainOfUnit.enumerated() where unitOfDomain[domain] == nil { unitOfDomain[domain] = unit }
    return Domains(count: count, ofRow: weights.rows.map { domainOfUnit[$0.unit] }, unit: unitOfDomain)
  }
}
