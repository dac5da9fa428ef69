package import SurveyModel

/// The cells in which responses are weighted, and the weight of each response.
///
/// A cell is unit × stratum; where the frame names no units it is a stratum of the whole department, counting respondents. Respondents of unknown
/// stratum are a stratum of their own behind the declared ones. With method `nonresponse`, w = N/n: N the distinct eligible (respondent, unit) rows
/// of the frame (each of unknown eligibility counts e, see ``DispositionCounts/eligibility``; not eligible ones do not count), without a frame the
/// population that the survey states; n the responses that count. f = (n − 2x)/N, N the stated population
/// where there is one, else the frame, x the responses that are not of the frame: they add to what is known
/// of others like them and nothing to what is known of the list (Σ of variances σ²[1/n − 2(n − x)/(nN) +
/// 1/N]), and f may be below zero. A population stated by stratum makes strata of the whole department the
/// cells, as a frame without units does; beside a frame that names units it gives each of its cells the
/// stratum's overall n/N.
///
/// - A cell with n ≤ 1 is joined with the unit's next stratum (the last with the one before) until n ≥ 2 or nothing is left to join. That includes
///   a stratum with members and no response: its members are represented by the stratum that it is joined with. A stratum without
///   members or responses is no cell, and a unit without any response has none: there is nothing to weight.
/// - A response that is not in the frame counts in n and has its cell's weight: that somebody could rate the unit shows that the list was short,
///   not that the firm stands for itself alone, and the weights of a cell still sum to N.
/// - In a frame that names units, a row without one is in no cell; a response that only such a row lists counts like one that is not in the frame.
/// - n > N: w = 1 and f = 0, and the cell is named in the summary. N unknown: w = 1, f = 0. Method `none`: w = 1, f as above.
/// - Post-stratified and raked weights are not made in the cells but by ``CalibratedWeights``; cells and f are as above all the same.
package struct ResponseWeights: Sendable {
  package struct Cell: Sendable, Hashable {
    /// Index into `Survey.units`; `nil` where the frame names no units.
    package let unit: Int?
    /// Indices into `Survey.strata`, ascending; empty for a survey without strata, and for respondents of unknown stratum only.
    package let strata: [Int]
    package let hasUnknownStratum: Bool
    /// n: responses that count; respondents where the frame names no units.
    package let responses: Int
    /// Of these, how many the frame does not hold.
    package let uninvited: Int
    /// More responses than there are members: w = 1 and f = 0.
    package let isOverfull: Bool
    /// N that a weight N/n takes: eligible by the frame, or without one as the survey states; `nil` where it is not known.
    package let listed: Double?
    /// N that ``samplingFraction`` uses; `nil` where it is not known. Not whole where it is estimated.
    package let population: Double?
    /// Mean over its responses, which are all alike unless the weights are calibrated.
    package let weight: Double
    /// f = (n − 2x)/N, at most 1; 0 where N is not known.
    package let samplingFraction: Double
  }

  /// The responses of one unit in one cell: what a tally keeps apart.
  package struct Row: Sendable, Hashable {
    /// Index into `Survey.units`.
    package let unit: Int
    /// Index into ``ResponseWeights/cells``.
    package let cell: Int
    /// Of each of its responses.
    package let weight: Double

    package init(unit: Int, cell: Int, weight: Double) {
      self.unit = unit
      self.cell = cell
      self.weight = weight
    }
  }

  /// After joining, with one response at least: by unit, then by stratum.
  package let cells: [Cell]
  /// Index into ``cells`` of each response.
  package let cell: [UInt32]
  /// Of each response.
  package let weight: [Double]
  /// How calibrated weights were made.
  package let calibration: CalibratedWeights?
  /// By unit, then by cell, then by class of the calibration; the same as ``cells`` where these have a unit and there is no calibration. Independent of the order of the responses.
  package let rows: [Row]
  /// Index into ``rows`` of each response.
  package let row: [UInt32]
  /// How many responses each of ``rows`` has.
  package let responses: [Int]
  package let summary: WeightingSummary

  /// - Throws: ``ScoringError`` where weights cannot be calibrated as they should.
  package init(
    survey: Survey, group: RespondentGroup, data: SurveyData.Group, weighting: IndexTree.ResponseWeighting
  ) throws(ScoringError) {
    let responses = data.responses
    let layout = CellLayout(survey: survey, group: group, frame: data.frame)
    let count = CellCounts(layout: layout, group: group, data: data)
    let calibration = try CalibratedWeights(weighting, survey: survey, group: group, data: data)
    let hasCells = weighting == .nonresponse && (data.frame != nil || group.population != nil)
    let method: IndexTree.ResponseWeighting = hasCells || calibration != nil ? weighting : .none

    var cells: [Cell] = []
    var cellOfSlot = Array(repeating: UInt32(0), count: layout.count)
    var joined: [WeightingSummary.JoinedCell] = []
    var overfull: [WeightingSummary.OverfullCell] = []
    for slots in count.joinedSlots(layout) {
      let unit = layout.unit(of: slots[0])
      let strata = slots.compactMap(layout.stratum(of:))
      let n = slots.reduce(0) { $0 + count.responses[$1] }
      let listed = count.sum(count.listed, over: slots, layout)
      let known = count.sum(count.stated, over: slots, layout) ?? listed
      let listedOrKnown = data.frame == nil ? known : listed
      // A stated population that a few roundings make smaller than n by a hair is not overfull.
      let isOverfull = [listedOrKnown, known].contains { $0.map { Double(n) > $0 * (1 + 1e-12) } ?? false }
      var weight = 1.0
      if method == .nonresponse, !isOverfull, let listedOrKnown { weight = listedOrKnown / Double(n) }
      var fraction = 0.0
      let uninvited = slots.reduce(0) { $0 + count.uninvited[$1] }
      if !isOverfull, let known { fraction = min(1, Double(n - 2 * uninvited) / known) }
      for slot in slots { cellOfSlot[slot] = UInt32(cells.count) }
      cells.append(
        Cell(
          unit: unit, strata: strata, hasUnknownStratum: slots.contains { layout.stratum(of: $0) == nil } && !survey.strata.isEmpty,
          responses: n, uninvited: uninvited, isOverfull: isOverfull, listed: listedOrKnown, population: known,
          weight: weight, samplingFraction: fraction))
      if slots.count > 1 { joined.append(WeightingSummary.JoinedCell(unit: unit, strata: strata)) }
      if isOverfull {
        let smaller = min(listedOrKnown ?? .infinity, known ?? .infinity)
        overfull.append(
          WeightingSummary.OverfullCell(unit: unit, strata: strata, responses: n, population: Int(smaller)))
      }
    }
    cell = (0..<responses.count).map { cellOfSlot[layout.slot(unit: responses.unit[$0], stratum: responses.stratum[$0])] }
    if let calibration {
      weight = calibration.classes.map { $0.map { calibration.weights[$0] } ?? calibration.weightOutside }
      cells = Self.withMeanWeights(cells, cell: cell, calibration)
      (rows, row) = Self.rows(units: responses.unit, cell: cell, calibration)
    } else {
      weight = cell.map { cells[Int($0)].weight }
      (rows, row) = Self.rows(units: responses.unit, cell: cell, cells: cells)
    }
    self.cells = cells
    self.calibration = calibration
    var counts = [Int](repeating: 0, count: rows.count)
    for row in row { counts[Int(row)] += 1 }
    self.responses = counts
    summary = WeightingSummary(
      method: method, weights: zip(rows, counts).map { ($0.weight, $1) }.filter { $0.count > 0 }, joined: joined, overfull: overfull,
      calibration: calibration?.summary)
  }

  private static func withMeanWeights(_ cells: [Cell], cell: [UInt32], _ calibration: CalibratedWeights) -> [Cell] {
    // Counted by class before they are summed, so that the order of the responses does not matter.
    let outside = calibration.weights.count
    var counts = [[Int: Int]](repeating: [:], count: cells.count)
    for (cell, own) in zip(cell, calibration.classes) { counts[Int(cell)][own ?? outside, default: 0] += 1 }
    return zip(cells, counts).map { cell, counts in
      let sum = counts.sorted { $0.key < $1.key }.reduce(0) {
        $0 + Double($1.value) * ($1.key == outside ? calibration.weightOutside : calibration.weights[$1.key])
      }
      let n = counts.values.reduce(0, +)
      return Cell(
        unit: cell.unit, strata: cell.strata, hasUnknownStratum: cell.hasUnknownStratum, responses: cell.responses,
        uninvited: cell.uninvited, isOverfull: cell.isOverfull, listed: cell.listed,
        population: cell.population, weight: n > 0 ? sum / Double(n) : 1, samplingFraction: cell.samplingFraction)
    }
  }

  private struct RowKey: Hashable, Comparable {
    let unit: UInt32
    let cell: UInt32
    /// Behind the classes for a response outside.
    let calibrationClass: Int

    static func < (a: Self, b: Self) -> Bool { (a.unit, a.cell, a.calibrationClass) < (b.unit, b.cell, b.calibrationClass) }
  }

  private static func rows(units: [UInt32], cell: [UInt32], _ calibration: CalibratedWeights) -> ([Row], [UInt32]) {
    let outside = calibration.weights.count
    let keys = units.indices.map {
      RowKey(unit: units[$0], cell: cell[$0], calibrationClass: calibration.classes[$0] ?? outside)
    }
    let distinct = Set(keys).sorted()
    let place = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, UInt32($0)) })
    let rows = distinct.map { key in
      let weight = key.calibrationClass == outside ? calibration.weightOutside : calibration.weights[key.calibrationClass]
      return Row(unit: Int(key.unit), cell: Int(key.cell), weight: weight)
    }
    return (rows, keys.map { place[$0] ?? 0 })
  }

  private static func rows(units: [UInt32], cell: [UInt32], cells: [Cell]) -> ([Row], [UInt32]) {
    if cells.allSatisfy({ $0.unit != nil }) {
      return (cells.enumerated().map { Row(unit: $1.unit ?? 0, cell: $0, weight: $1.weight) }, cell)
    }
    let keys = zip(units, cell).map { UInt64($0) << 32 | UInt64($1) }
    let distinct = Set(keys).sorted()
    let place = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, UInt32($0)) })
    let rows = distinct.map { key in
      let cell = Int(key & 0xFFFF_FFFF)
      return Row(unit: Int(key >> 32), cell: cell, weight: cells[cell].weight)
    }
    return (rows, keys.map { place[$0] ?? 0 })
  }
}

extension WeightingSummary {
  /// - Parameter weights: in any order, with the number of responses that have each.
  init(
    method: IndexTree.ResponseWeighting, weights: [(weight: Double, count: Int)], joined: [JoinedCell], overfull: [OverfullCell],
    calibration: Calibration? = nil
  ) {
    let effective = Self.effective(weights)
    let responses = weights.reduce(0) { $0 + $1.count }
    self.init(
      method: method, smallest: weights.map(\.weight).min() ?? 1, largest: weights.map(\.weight).max() ?? 1,
      kishDesignEffect: effective > 0 ? Double(responses) / effective : 1, effectiveResponses: effective, joined: joined,
      overfull: overfull, calibration: calibration)
  }

  /// Effective number of responses (Kish): (Σw)²/Σw²; 0 without responses.
  ///
  /// - Parameter weights: with the number of responses that have each. Sorted before they are summed, so that their order does not matter.
  package static func effective(_ weights: [(weight: Double, count: Int)]) -> Double {
    var sum = 0.0
    var squares = 0.0
    for (weight, count) in weights.sorted(by: { ($0.weight, $0.count) < ($1.weight, $1.count) }) {
      sum += Double(count) * weight
      squares += Double(count) * weight * weight
    }
    return squares > 0 ? sum * sum / squares : 0
  }
}
