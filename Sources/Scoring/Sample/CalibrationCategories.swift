import SurveyModel

/// The categories that weights are calibrated to, and how many responses and members of the population each combination of them holds.
///
/// - A response has its own unit and stratum. In a column of the frame it has the category of its row (respondent and unit, else the respondent's row without
///   a unit, else the first row of the respondent that states one); not in the frame, or blank there: not known, which is a category behind the others.
/// - The population is what the survey states, where that covers every name, every unit and every stratum that responses are of; else the frame: the eligible rows
///   (each of unknown eligibility counts e), which are respondents where the frame names no units. In a frame that names units a row without one
///   counts for none.
struct CalibrationCategories {
  typealias Label = WeightingSummary.Calibration.Label

  let names: [String]
  /// Of each name; the last stands for "not known".
  let labels: [[Label]]
  /// Of each response.
  let combination: [Int]
  /// N by combination; those with members only.
  let members: [Int: Double]
  /// Part of its respondent that a response is: 1, or 1/k where the frame names no units and the respondent has k responses of one combination.
  let share: [Double]
  private let strides: [Int]

  /// - Throws: where nobody knows the counts of a name.
  init(names: [String], survey: Survey, group: RespondentGroup, data: SurveyData.Group) throws(ScoringError) {
    let layout = CellLayout(survey: survey, group: group, frame: data.frame)
    var labels: [[Label]] = []
    var sources: [Source] = []
    for name in names {
      switch name {
      case IndexTree.ResponseWeighting.unitName:
        sources.append(.unit)
        labels.append(survey.units.indices.map { .unit($0) } + [.notKnown])
      case IndexTree.ResponseWeighting.stratumName:
        guard !survey.strata.isEmpty else { throw .noPopulation(name: name) }
        sources.append(.stratum)
        labels.append(survey.strata.indices.map { .stratum($0) } + [.notKnown])
      default:
        guard let column = data.frame?.columns.first(where: { $0.name == name }) else { throw .noPopulation(name: name) }
        sources.append(.column(column))
        labels.append(column.categories.map { .value($0) } + [.notKnown])
      }
    }
    var strides: [Int] = []
    var stride = 1
    for labels in labels {
      strides.append(stride)
      stride *= labels.count
    }
    self.names = names
    self.labels = labels
    self.strides = strides
    let last = labels.map { $0.count - 1 }
    let table = data.responses
    let places = sources.contains(where: \.isColumn) ? data.frame.map { FramePlaces($0) } : nil
    var combination = [Int](repeating: 0, count: table.count)
    for (name, source) in sources.enumerated() {
      let known = places?.known(in: source)
      for response in 0..<table.count {
        let category: Int
        switch source {
        case .unit: category = Int(table.unit[response])
        case .stratum: category = min(Int(table.stratum[response]), last[name])
        case .column:
          category = known?.category(respondent: table.respondent[response], unit: table.unit[response]) ?? last[name]
        }
        combination[response] += category * strides[name]
      }
    }
    self.combination = combination
    let combine: ([Int]) -> Int = { zip($0, strides).reduce(0) { $0 + $1.0 * $1.1 } }
    if let stated = Self.stated(group.population, sources: sources, table: table, strata: survey.strata.count) {
      members = stated.reduce(into: [:]) { $0[combine($1.categories), default: 0] += $1.count }
    } else if let frame = data.frame {
      if !layout.hasUnits, sources.contains(where: \.isUnit) { throw .noPopulation(name: IndexTree.ResponseWeighting.unitName) }
      members = Self.listed(frame, FrameDispositions(frame: frame, data: data), hasUnits: layout.hasUnits) { row in
        combine(sources.indices.map { sources[$0].category(of: row, in: frame, last: last[$0]) })
      }
    } else {
      throw .noPopulation(name: names.first ?? "")
    }
    if layout.hasUnits {
      share = table.unit.map { _ in 1 }
    } else {
      var responses: [Pair: Int] = [:]
      let keys = zip(table.respondent, combination).map { Pair(respondent: $0, combination: $1) }
      for key in keys { responses[key, default: 0] += 1 }
      share = keys.map { 1 / Double(responses[$0] ?? 1) }
    }
  }

  private struct Pair: Hashable {
    let respondent: UInt32
    let combination: Int
  }

  /// Category of a combination in one of the names.
  func category(of combination: Int, name: Int) -> Int { combination / strides[name] % labels[name].count }

  func isKnown(_ combination: Int) -> Bool {
    names.indices.allSatisfy { category(of: combination, name: $0) < labels[$0].count - 1 }
  }

  private enum Source {
    case unit
    case stratum
    case column(Frame.Column)

    var isUnit: Bool { if case .unit = self { true } else { false } }
    var isColumn: Bool { if case .column = self { true } else { false } }

    func category(of row: Int, in frame: Frame, last: Int) -> Int {
      switch self {
      case .unit: min(frame.unit[row].map(Int.init) ?? last, last)
      case .stratum: min(Int(frame.stratum[row]), last)
      case .column(let column): min(Int(column.category[row]), last)
      }
    }
  }

  /// What the survey states, as categories of the names; `nil` where that does not cover them.
  private static func stated(
    _ population: RespondentGroup.Population?, sources: [Source], table: ResponseTable, strata: Int
  ) -> [(categories: [Int], count: Double)]? {
    guard !sources.contains(where: \.isColumn) else { return nil }
    switch population {
    case nil: return nil
    case .byStratum(let counts):
      guard !sources.contains(where: \.isUnit), table.stratum.allSatisfy({ Int($0) >= strata || counts[Int($0)] != nil }) else {
        return nil
      }
      return counts.sorted { $0.key < $1.key }.map { stratum, count in (sources.map { _ in stratum }, Double(count)) }
    case .byUnitAndStratum(let counts):
      guard zip(table.unit, table.stratum).allSatisfy({ Int($1) >= strata || counts[Int($0)]?[Int($1)] != nil }) else { return nil }
      return counts.sorted { $0.key < $1.key }.flatMap { unit, counts in
        counts.sorted { $0.key < $1.key }.map { stratum, count in (sources.map { $0.isUnit ? unit : stratum }, Double(count)) }
      }
    }
  }

  /// Eligible members of the frame by combination.
  private static func listed(
    _ frame: Frame, _ dispositions: FrameDispositions, hasUnits: Bool, combination: (Int) -> Int
  ) -> [Int: Double] {
    let e = dispositions.counts.eligibility ?? 1
    var counts: [Int: (known: Int, unknown: Int)] = [:]
    var seen: Set<UInt32> = []
    for row in dispositions.rows {
      if hasUnits ? frame.unit[row] == nil : !seen.insert(frame.respondent[row]).inserted { continue }
      switch dispositions.disposition[row] {
      case .notEligible: break
      case .unknownHousehold, .unknownOther: counts[combination(row), default: (0, 0)].unknown += 1
      case .complete, .partial, .refusal, .nonContact, .other: counts[combination(row), default: (0, 0)].known += 1
      }
    }
    return counts.mapValues { Double($0.known) + e * Double($0.unknown) }.filter { $0.value > 0 }
  }

  /// Where a response is found in the frame.
  private struct FramePlaces {
    private var row: [UInt64: Int] = [:]
    private let frame: Frame

    init(_ frame: Frame) {
      self.frame = frame
      row.reserveCapacity(frame.count)
      for place in 0..<frame.count {
        let key = Self.key(frame.respondent[place], frame.unit[place])
        if row[key] == nil { row[key] = place }
      }
    }

    private static func key(_ respondent: UInt32, _ unit: UInt32?) -> UInt64 { UInt64(respondent) << 32 | UInt64(unit ?? .max) }

    func known(in source: Source) -> Known? {
      guard case .column(let column) = source else { return nil }
      var first: [UInt32: Int] = [:]
      for place in 0..<frame.count where column.category[place] != Frame.Column.noCategory {
        if first[frame.respondent[place]] == nil { first[frame.respondent[place]] = Int(column.category[place]) }
      }
      return Known(places: self, column: column, first: first)
    }

    struct Known {
      let places: FramePlaces
      let column: Frame.Column
      /// Of the first row of a respondent that states one.
      let first: [UInt32: Int]

      func category(respondent: UInt32, unit: UInt32) -> Int? {
        let row = places.row[FramePlaces.key(respondent, unit)] ?? places.row[FramePlaces.key(respondent, nil)]
        if let row, column.category[row] != Frame.Column.noCategory { return Int(column.category[row]) }
        return first[respondent]
      }
    }
  }
}
