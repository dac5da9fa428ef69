/// How the responses came about, as far as a variance has to know: who answered, in which stratum, with which weight.
///
/// The primary sampling unit is the respondent. Two designs are in use:
/// - every respondent rates one unit: the strata are the weighting cells, unit × stratum;
/// - respondents rate several units: the strata are those of the respondents, and the cells are only what the weights were made in.
///
/// Strata and cells are given by number and can be the same list. All arrays speak of the same responses in the same order; the order itself
/// changes no result.
package struct SamplingDesign: Sendable {
  /// How much of a stratum was reached; f is the share that answered, and (1 − f) reduces the variance.
  package enum Reach: Sendable, Hashable {
    /// Nobody knows: f = 0.
    case unknown
    /// Respondents that the stratum has, and how many answered that are none of them: f = (n − 2x)/N. With
    /// fewer than answered f = 0.
    case population(Double, uninvited: Int = 0)
    /// The share that answered, where it is only known for something larger than the stratum.
    case fraction(Double)
  }

  package struct Stratum: Sendable, Hashable {
    package let reach: Reach
    /// A stratum with one respondent is joined with a neighbour of the same family: a respondent group, or a unit where strata are cells.
    package let family: Int

    package init(reach: Reach, family: Int = 0) {
      self.reach = reach
      self.family = family
    }
  }

  /// Responses that share how their weight was made.
  package struct Cell: Sendable, Hashable {
    /// Whether the weights were made from the cell's own count of responses (non-response weights, post-stratification), and vary with it.
    package let weightsAreEstimated: Bool
    /// Forms about the unit that the answering respondents of the cell were sent, answered or left empty; `nil` where none could be left empty.
    package let formsListed: Double?

    package init(weightsAreEstimated: Bool, formsListed: Double? = nil) {
      self.weightsAreEstimated = weightsAreEstimated
      self.formsListed = formsListed
    }
  }

  /// A stratum of the variance: one that was given, or several joined.
  struct JoinedStratum: Sendable {
    /// Numbers of the given strata, ascending.
    let members: [Int]
    /// f, at most 1; below 0 where most of those who answered were not invited.
    let fraction: Double
    /// N and x behind it; `nil` where they are not known.
    let population: (size: Double, uninvited: Int)?
    /// Places of its respondents among ``SamplingDesign/respondentStarts``.
    var respondents: Range<Int>
  }

  let cellOfResponse: NumberColumn
  let weight: [Double]
  let cells: [Cell]
  let weightModel: WeightModel
  let responsesInCell: [Int]
  /// Σ w over each cell.
  let weightOfCell: [Double]
  /// In the order of the strata given; only those with a respondent.
  let strata: [JoinedStratum]
  /// Responses, those of one respondent in one stratum side by side, by stratum.
  let order: NumberColumn
  /// Where each respondent begins in ``order``, and its end.
  let respondentStarts: NumberColumn
  /// Place in ``strata`` for each response.
  let stratumOfResponse: NumberColumn

  package var responses: Int { weight.count }

  /// Strata that were joined because one of them had fewer than two respondents: numbers of the given strata, ascending.
  package var joined: [[Int]] { strata.map(\.members).filter { $0.count > 1 } }

  /// - Parameters:
  ///   - respondent: any number that is the respondent's own.
  ///   - stratum: position in `strata`.
  ///   - cell: position in `cells`.
  ///   - weight: above zero.
  ///   - weightModel: how the weights were made; with margins nothing is taken from what the cells say of weights.
  ///
  /// A stratum with fewer than two respondents is joined with the next of its family (the last with the previous), repeatedly. One that stays
  /// alone has no spread to estimate a variance from: its respondent is then held against zero, not against its own mean.
  package init(
    respondent: [Int], stratum: [Int], cell: [Int], weight: [Double], strata: [Stratum], cells: [Cell], weightModel: WeightModel = .cells
  ) {
    self.init(
      respondent: NumberColumn(respondent), stratum: NumberColumn(stratum), cell: NumberColumn(cell), weight: weight, strata: strata,
      cells: cells, weightModel: weightModel)
  }

  init(
    respondent: NumberColumn, stratum: NumberColumn, cell: NumberColumn, weight: [Double], strata: [Stratum], cells: [Cell],
    weightModel: WeightModel = .cells
  ) {
    let count = weight.count
    if case .margins(let calibration) = weightModel { precondition(calibration.classes.count == count, "a class for each response") }
    precondition(respondent.count == count && stratum.count == count && cell.count == count, "the columns must be of one length")
    precondition((stratum.max() ?? -1) < strata.count && (cell.max() ?? -1) < cells.count)
    // Each response another respondent's, as nearly always: nothing is to be sorted, and respondents are counted by counting responses.
    let areDistinct = respondent.isAscending
    let found =
      areDistinct
      ? stratum.counts(below: strata.count) : Self.respondentCounts(respondent: respondent, stratum: stratum, strata: strata.count)
    let groups = Self.joining(strata, respondents: found)
    var groupOfStratum = [Int](repeating: 0, count: strata.count)
    for (group, members) in groups.enumerated() {
      for member in members { groupOfStratum[member] = group }
    }
    let groupOfResponse = stratum.mapped(by: groupOfStratum)
    let order = Self.order(by: groupOfResponse, below: groups.count, respondent, isSorted: areDistinct)

    var starts: [UInt32] = []
    starts.reserveCapacity(count + 1)
    var joined: [JoinedStratum] = []
    var placeOfGroup = [Int](repeating: 0, count: groups.count)
    for (place, response) in order.enumerated() {
      let group = groupOfResponse[response]
      let isNewStratum = place == 0 || groupOfResponse[order[place - 1]] != group
      guard isNewStratum || respondent[order[place - 1]] != respondent[response] else { continue }
      if isNewStratum {
        placeOfGroup[group] = joined.count
        joined.append(JoinedStratum(members: groups[group], fraction: 0, population: nil, respondents: starts.count..<starts.count))
      }
      starts.append(UInt32(place))
      joined[joined.count - 1].respondents = joined[joined.count - 1].respondents.lowerBound..<starts.count
    }
    starts.append(UInt32(order.count))
    self.strata = joined.map { stratum in
      let reached = Self.fraction(of: stratum.members.map { (strata[$0].reach, found[$0]) }, respondents: stratum.respondents.count)
      return JoinedStratum(
        members: stratum.members, fraction: reached.fraction, population: reached.population, respondents: stratum.respondents)
    }
    self.order = order
    respondentStarts = NumberColumn(starts)
    stratumOfResponse = groupOfResponse.mapped(by: placeOfGroup)
    cellOfResponse = cell
    self.weight = weight
    self.cells = cells
    self.weightModel = weightModel
    responsesInCell = cell.counts(below: cells.count)
    weightOfCell = Self.weightSums(weight, cell: cell, cells: cells.count)
  }

  /// f of several strata taken together, (n − 2x)/N; 0 where N of one is not known, or N is less than n.
  static func fraction(ofTogether strata: [JoinedStratum]) -> Double {
    var (respondents, uninvited, population) = (0, 0, 0.0)
    for stratum in strata {
      guard let reached = stratum.population else { return 0 }
      respondents += stratum.respondents.count
      uninvited += reached.uninvited
      population += reached.size
    }
    return population > 0 && population >= Double(respondents) ? Double(respondents - 2 * uninvited) / population : 0
  }

  /// The responses of one respondent.
  func responses(ofRespondentAt place: Int) -> Slice<NumberColumn> {
    order[respondentStarts[place]..<respondentStarts[place + 1]]
  }

  /// Responses by stratum, then by respondent; those of one respondent in their own order.
  ///
  /// Counted into place rather than compared: respondents are nearly always numbered as they come, and then nothing is left to sort.
  private static func order(
    by stratum: NumberColumn, below strata: Int, _ respondent: NumberColumn, isSorted: Bool = false
  ) -> NumberColumn {
    var starts = [0] + stratum.counts(below: strata)
    for place in 0..<strata { starts[place + 1] += starts[place] }
    var next = starts
    var order = [UInt32](repeating: 0, count: stratum.count)
    for (response, stratum) in stratum.enumerated() {
      order[next[stratum]] = UInt32(response)
      next[stratum] += 1
    }
    if isSorted { return NumberColumn(order) }
    for place in 0..<strata {
      let members = starts[place]..<starts[place + 1]
      if zip(order[members], order[members].dropFirst()).contains(where: { respondent[Int($0)] > respondent[Int($1)] }) {
        order[members].sort { (respondent[Int($0)], $0) < (respondent[Int($1)], $1) }
      }
    }
    return NumberColumn(order)
  }

  /// Σ w over each cell. Nearly always all weights of a cell are alike: equal ones that follow one another are counted before they are added.
  private static func weightSums(_ weight: [Double], cell: NumberColumn, cells: Int) -> [Double] {
    var sums = [ExactSum](repeating: ExactSum(), count: cells)
    var last = [(weight: Double, count: Int)](repeating: (0, 0), count: cells)
    func add(_ run: (weight: Double, count: Int), to cell: Int) {
      // The product is exact in two parts.
      let product = run.weight * Double(run.count)
      sums[cell].add(product)
      sums[cell].add((-product).addingProduct(run.weight, Double(run.count)))
    }
    for (cell, weight) in zip(cell, weight) {
      if last[cell].weight == weight {
        last[cell].count += 1
      } else {
        add(last[cell], to: cell)
        last[cell] = (weight, 1)
      }
    }
    for cell in 0..<cells { add(last[cell], to: cell) }
    return sums.map(\.value)
  }

  private static func respondentCounts(respondent: NumberColumn, stratum: NumberColumn, strata: Int) -> [Int] {
    let order = order(by: stratum, below: strata, respondent)
    var counts = [Int](repeating: 0, count: strata)
    var last: (stratum: Int, respondent: Int)?
    for response in order {
      let own = (stratum[response], respondent[response])
      if let last, last == own { continue }
      counts[own.0] += 1
      last = own
    }
    return counts
  }

  /// The strata in groups that each have two respondents at least, as far as their family allows.
  private static func joining(_ strata: [Stratum], respondents: [Int]) -> [[Int]] {
    var families: [Int] = []
    for stratum in strata where !families.contains(stratum.family) { families.append(stratum.family) }
    return families.flatMap { family in
      var groups = strata.indices.filter { strata[$0].family == family }.map { [$0] }
      while groups.count > 1,
        let lonely = groups.firstIndex(where: { $0.reduce(0) { $0 + respondents[$1] } < 2 })
      {
        let first = min(lonely, groups.count - 2)
        groups[first] += groups[first + 1]
        groups.remove(at: first + 1)
      }
      return groups
    }
  }

  private static func fraction(
    of members: [(reach: Reach, respondents: Int)], respondents: Int
  ) -> (fraction: Double, population: (size: Double, uninvited: Int)?) {
    var population = 0.0
    var uninvited = 0
    var shares: [Double] = []
    for member in members {
      switch member.reach {
      case .unknown: return (0, nil)
      case .population(let size, let own):
        population += size
        uninvited += own
      case .fraction(let share):
        shares.append(min(share, 1))
        guard share > 0 else { continue }
        population += Double(member.respondents) / min(share, 1)
      }
    }
    // A share below zero is nobody's population: it stands for all that it is joined with.
    if let least = shares.min(), least <= 0 { return (least, nil) }
    let isKnown = population >= Double(respondents) && population > 0
    return (isKnown ? Double(respondents - 2 * uninvited) / population : 0, (population, uninvited))
  }
}
