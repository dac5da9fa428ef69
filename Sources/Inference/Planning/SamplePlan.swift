/// How many responses a survey needs of each unit, and what they will allow to say.
package struct SamplePlan: Sendable {
  package struct Unit: Sendable, Hashable {
    package let id: String
    package let strata: [Stratum]
    /// Standard deviation of one respondent's score.
    package let spread: Double
    /// Whether ``spread`` is that of answers spread evenly over the scale, for want of better.
    package let isAssumed: Bool
    /// Of the last edition; `nil` where there was none.
    package let score: Double?

    package init(id: String, strata: [Stratum], spread: Double, isAssumed: Bool, score: Double?) {
      self.id = id
      self.strata = strata
      self.spread = spread
      self.isAssumed = isAssumed
      self.score = score
    }
  }

  package struct Stratum: Sendable, Hashable {
    package let name: String
    package let population: Int

    package init(name: String, population: Int) {
      self.name = name
      self.population = population
    }
  }

  package enum Allocation: String, Sendable, Hashable, CaseIterable {
    case proportional
    case equal
    case neyman
    /// As many responses as `proportional` asks for in all, given to units so that the worst pair of
    /// neighbours is told apart as well as can be.
    case neighbours
  }

  package struct UnitPlan: Sendable, Hashable {
    package let responses: [Int]
    /// To send, by stratum; never more than there are.
    package let invitations: [Int]
    /// Strata in which even an invitation to everybody brings fewer responses than are needed.
    package let falls: [Bool]
    package let exact: Double
    package let halfWidth: Double?
    package let standardError: Double?
    package let advisesCensus: Bool
    package let officialRule: Int

    package var total: Int { responses.reduce(0, +) }
  }

  /// Two units whose scores stand next to each other in the last edition.
  package struct Pair: Sendable, Hashable {
    /// Places among the units, the better first.
    package let better: Int
    package let worse: Int
    package let difference: Double
    /// Of being told apart by themselves, and among all units together.
    package let chance: Double
    package let chanceTogether: Double
    /// The same with ten more responses in each unit.
    package let chanceWithTenMore: Double
  }

  package let units: [Unit]
  package let plans: [UnitPlan]
  /// In the order of the last edition; empty without one.
  package let pairs: [Pair]
  package let confidence: Double
  package let designEffect: Double

  /// - Parameters:
  ///   - halfWidth: wanted of every unit's score.
  ///   - response: expected share of the invited that answer, above 0.
  package init(
    _ units: [Unit], halfWidth: Double, allocation: Allocation = .proportional, response: Double = 1, designEffect: Double = 1,
    confidence: Double = 0.95
  ) {
    self.units = units
    self.confidence = confidence
    self.designEffect = designEffect
    let strata = units.map { unit in unit.strata.map { SampleSize.Stratum(population: $0.population, spread: unit.spread) } }
    let within: SampleSize.Allocation = allocation == .equal ? .equal : allocation == .neyman ? .neyman : .proportional
    let sizes = strata.map {
      SampleSize($0, halfWidth: halfWidth, allocation: within, confidence: confidence, designEffect: designEffect)
    }
    var responses = sizes.map(\.responses)
    if allocation == .neighbours {
      responses = Self.forNeighbours(units, budget: sizes.reduce(0) { $0 + $1.total }) ?? responses
    }
    let root = designEffect.squareRoot()
    let wide = strata.map { $0.map { SampleSize.Stratum(population: $0.population, spread: $0.spread * root) } }
    let q = (1 - confidence) / 2
    plans = units.indices.map { place in
      let own = responses[place]
      let invitations = zip(own, strata[place]).map { n, stratum in
        min(stratum.population, Int((Double(n) / response - 1e-9).rounded(.up)))
      }
      let error = SampleSize.standardError(wide[place], own)
      let freedom = Self.degrees(own)
      return UnitPlan(
        responses: own, invitations: invitations,
        falls: zip(own, strata[place]).map { n, stratum in Double(stratum.population) * response < Double(n) - 1e-9 },
        exact: sizes[place].exact,
        halfWidth: error.flatMap { freedom >= 1 ? $0 * StudentT(degreesOfFreedom: freedom).upperQuantile(q) : nil },
        standardError: error, advisesCensus: Double(own.reduce(0, +)) > 0.8 * Double(sizes[place].population),
        officialRule: SampleSize.officialRule(population: sizes[place].population))
    }
    let order = units.indices.filter { units[$0].score != nil }.sorted { a, b in
      let (x, y) = (units[a].score ?? 0, units[b].score ?? 0)
      return x != y ? x > y : a < b
    }
    let critical = Normal.upperQuantile(q)
    // All ordered pairs of the family at once (Bonferroni), a little above the exact value.
    let together = Normal.upperQuantile(2 * q / Double(max(2, order.count * (order.count - 1))))
    pairs = zip(order, order.dropFirst()).map { better, worse in
      let difference = (units[better].score ?? 0) - (units[worse].score ?? 0)
      func chance(_ more: Int, _ critical: Double) -> Double {
        let sizes = [better, worse].map { unit in Self.more(responses[unit], more, wide[unit]) }
        guard let one = SampleSize.standardError(wide[better], sizes[0]), let other = SampleSize.standardError(wide[worse], sizes[1])
        else { return 0 }
        return ChanceApart.of(
          difference: difference, standardError: (one * one + other * other).squareRoot(),
          degreesOfFreedom: max(1, min(Self.degrees(sizes[0]), Self.degrees(sizes[1]))), critical: critical)
      }
      return Pair(
        better: better, worse: worse, difference: difference, chance: chance(0, critical), chanceTogether: chance(0, together),
        chanceWithTenMore: chance(10, critical))
    }
  }

  private static func degrees(_ responses: [Int]) -> Double {
    Double(responses.reduce(0, +) - responses.count { $0 > 0 })
  }

  /// More responses of a unit, one after another where the largest part is still to ask.
  private static func more(_ responses: [Int], _ more: Int, _ strata: [SampleSize.Stratum]) -> [Int] {
    var responses = responses
    for _ in 0..<more {
      let open = responses.indices.filter { responses[$0] < strata[$0].population }
      guard
        let next = open.max(by: { a, b in
          let (x, y) = (
            Double(responses[a]) / Double(strata[a].population), Double(responses[b]) / Double(strata[b].population)
          )
          return x != y ? x > y : a > b
        })
      else { break }
      responses[next] += 1
    }
    return responses
  }

  /// Two responses for every stratum, then one after another to the unit that helps the worst pair most;
  /// `nil` without two scored units.
  private static func forNeighbours(_ units: [Unit], budget: Int) -> [[Int]]? {
    let order = units.indices.filter { units[$0].score != nil }.sorted { (units[$0].score ?? 0) > (units[$1].score ?? 0) }
    guard order.count > 1 else { return nil }
    let strata = units.map { unit in unit.strata.map { SampleSize.Stratum(population: $0.population, spread: unit.spread) } }
    var responses = units.map { $0.strata.map { min(2, $0.population) } }
    func variance(_ unit: Int) -> Double {
      let error = SampleSize.standardError(strata[unit], responses[unit]) ?? .infinity
      return error * error
    }
    var variances = units.indices.map(variance)
    var left = budget - responses.reduce(0) { $0 + $1.reduce(0, +) }
    var open = Set(order)
    let differences = zip(order, order.dropFirst()).map { max(1e-9, (units[$0].score ?? 0) - (units[$1].score ?? 0)) }
    while left > 0 {
      // The pair whose difference is smallest beside its error, of those that can still be helped.
      var worst: (place: Int, ratio: Double)?
      for place in differences.indices where open.contains(order[place]) || open.contains(order[place + 1]) {
        let ratio = (variances[order[place]] + variances[order[place + 1]]) / (differences[place] * differences[place])
        if worst.map({ ratio > $0.ratio }) ?? true { worst = (place, ratio) }
      }
      guard let worst else { break }
      let pair = [order[worst.place], order[worst.place + 1]].filter { open.contains($0) }
      let unit = pair.max { variances[$0] < variances[$1] } ?? pair[0]
      let grown = more(responses[unit], 1, strata[unit])
      if grown == responses[unit] {
        open.remove(unit)
        continue
      }
      responses[unit] = grown
      variances[unit] = variance(unit)
      left -= 1
    }
    return responses
  }
}
