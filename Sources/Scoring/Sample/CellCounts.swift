import SurveyModel

/// Numbers the cells before joining: units × (declared strata, then "not known").
///
/// Where nobody knows how many there are of a unit, the cells are strata of the whole department: a frame
/// that names no units, or a population that is stated by stratum alone.
struct CellLayout {
  let hasUnits: Bool
  let units: Int
  let strata: Int

  init(survey: Survey, group: RespondentGroup, frame: Frame?) {
    if let frame {
      hasUnits = frame.count == 0 || frame.unit.contains { $0 != nil }
    } else if case .byStratum = group.population {
      hasUnits = false
    } else {
      hasUnits = true
    }
    units = hasUnits ? survey.units.count : 1
    strata = survey.strata.count
  }

  var slotsPerUnit: Int { strata + 1 }
  var count: Int { units * slotsPerUnit }

  func slot(unit: UInt32, stratum: UInt16) -> Int {
    (hasUnits ? Int(unit) : 0) * slotsPerUnit + min(Int(stratum), strata)
  }

  func unit(of slot: Int) -> Int? { hasUnits ? slot / slotsPerUnit : nil }

  /// `nil` for "not known".
  func stratum(of slot: Int) -> Int? {
    let stratum = slot % slotsPerUnit
    return stratum < strata ? stratum : nil
  }
}

/// n and N of every cell before joining.
struct CellCounts {
  private(set) var responses: [Int]
  /// Of these, how many the frame does not hold.
  private(set) var uninvited: [Int]
  /// Eligible by the frame; `nil` without a frame.
  private(set) var listed: [Double?]
  /// As the survey states; `nil` where it states nothing.
  private(set) var stated: [Double?]

  init(layout: CellLayout, group: RespondentGroup, data: SurveyData.Group) {
    responses = Array(repeating: 0, count: layout.count)
    uninvited = responses
    listed = Array(repeating: nil, count: layout.count)
    stated = Array(repeating: nil, count: layout.count)
    count(data.responses, layout)
    if let frame = data.frame { list(frame, layout, FrameDispositions(frame: frame, data: data)) }
    if let population = group.population { state(population, data.responses, layout) }
  }

  private mutating func count(_ table: ResponseTable, _ layout: CellLayout) {
    var seen: Set<UInt64> = []
    for response in 0..<table.count {
      let slot = layout.slot(unit: table.unit[response], stratum: table.stratum[response])
      // Without units in the frame it is respondents that are drawn, however many units each of them rates.
      if layout.hasUnits || seen.insert(UInt64(slot) << 32 | UInt64(table.respondent[response])).inserted {
        responses[slot] += 1
        if !table.isInFrame[response] { uninvited[slot] += 1 }
      }
    }
  }

  private mutating func list(_ frame: Frame, _ layout: CellLayout, _ dispositions: FrameDispositions) {
    let e = dispositions.counts.eligibility ?? 1
    var known = Array(repeating: 0, count: layout.count)
    var unknown = known
    var seen: Set<UInt32> = []
    for row in dispositions.rows {
      if layout.hasUnits, frame.unit[row] == nil { continue }
      if !layout.hasUnits, !seen.insert(frame.respondent[row]).inserted { continue }
      let slot = layout.slot(unit: frame.unit[row] ?? 0, stratum: frame.stratum[row])
      guard known.indices.contains(slot) else { continue }
      switch dispositions.disposition[row] {
      case .notEligible: break
      case .unknownHousehold, .unknownOther: unknown[slot] += 1
      case .complete, .partial, .refusal, .nonContact, .other: known[slot] += 1
      }
    }
    for slot in known.indices { listed[slot] = Double(known[slot]) + e * Double(unknown[slot]) }
  }

  private mutating func state(_ population: RespondentGroup.Population, _ table: ResponseTable, _ layout: CellLayout) {
    switch population {
    case .byUnitAndStratum(let units):
      guard layout.hasUnits else { return }
      for slot in stated.indices {
        guard let unit = layout.unit(of: slot), let stratum = layout.stratum(of: slot) else { continue }
        stated[slot] = units[unit]?[stratum].map(Double.init)
      }
    case .byStratum(let strata):
      var seen: Set<UInt64> = []
      var respondents = Array(repeating: 0, count: layout.slotsPerUnit)
      for response in 0..<table.count {
        let stratum = min(Int(table.stratum[response]), layout.strata)
        if seen.insert(UInt64(stratum) << 32 | UInt64(table.respondent[response])).inserted { respondents[stratum] += 1 }
      }
      for slot in stated.indices {
        guard let stratum = layout.stratum(of: slot), let total = strata[stratum].map(Double.init) else { continue }
        if !layout.hasUnits {
          stated[slot] = total
        } else if respondents[stratum] > 0 {
          stated[slot] = Double(responses[slot]) * total / Double(respondents[stratum])
        }
      }
    }
  }

  /// Groups of slots that make one cell each, in order, all with a response.
  func joinedSlots(_ layout: CellLayout) -> [[Int]] {
    var cells: [[Int]] = []
    for unit in 0..<layout.units {
      let first = unit * layout.slotsPerUnit
      var groups = (first..<first + layout.slotsPerUnit).filter { slot in
        responses[slot] > 0 || (listed[slot] ?? stated[slot] ?? 0) > 0
      }.map { (slots: [$0], responses: responses[$0]) }
      guard groups.contains(where: { $0.responses > 0 }) else { continue }
      while groups.count > 1, let small = groups.firstIndex(where: { $0.responses <= 1 }) {
        let left = min(small, groups.count - 2)
        groups[left].slots += groups[left + 1].slots
        groups[left].responses += groups[left + 1].responses
        groups.remove(at: left + 1)
      }
      cells += groups.map(\.slots)
    }
    return cells
  }

  /// `nil` where a declared stratum with responses has no number. Where respondents of unknown stratum have none, the number of the others stands.
  func sum(_ numbers: [Double?], over slots: [Int], _ layout: CellLayout) -> Double? {
    var total: Double?
    for slot in slots {
      let isUnknownStratum = layout.stratum(of: slot) == nil && layout.strata > 0
      if let number = numbers[slot], number > 0 || !isUnknownStratum {
        total = (total ?? 0) + number
      } else if !isUnknownStratum, responses[slot] > 0 {
        return nil
      }
    }
    return total
  }
}
