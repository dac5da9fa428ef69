import SurveyModel

/// Between which ends the numbers of each column lie, by what it and its neighbours hold.
struct NumberPools {
  private(set) var ends: [Int: NumberEnds] = [:]
  /// How many other columns have the same ends.
  private(set) var alike: [Int: Int] = [:]
  /// How many columns of numbers are in the same battery, itself among them.
  private(set) var battery: [Int: Int] = [:]

  private struct Pool {
    var columns: [ColumnFacts]
    let low: Int
    let high: Int
    let answers: Int
    var counts: [Int: Int]
    let stated: (low: Int, high: Int)?
    let isFact: Bool
  }

  init(_ facts: [ColumnFacts], leaving sets: ColumnSets) {
    let columns = facts.filter { column in
      guard column.isQuestion, let numbers = column.numbers, sets.ticks[column.number] == nil, sets.ranks[column.number] == nil,
        sets.derived[column.number] == nil
      else { return false }
      return !(numbers.last.map { $0.number <= 1 } ?? true)
    }
    var pools: [Pool] = []
    let named = Dictionary(grouping: columns.filter { Self.isPooled($0) }, by: \.battery)
    for name in named.keys.sorted() { pools.append(Self.pool(named[name] ?? [])) }
    for column in columns where !Self.isPooled(column) { pools.append(Self.pool([column])) }
    for place in pools.indices {
      let found = Self.ends(of: place, among: pools)
      for column in pools[place].columns {
        ends[column.number] = found
        battery[column.number] = pools[place].columns.count
      }
    }
    let plain = columns.filter { !$0.words.isFact && !$0.code.isFact }
    for column in columns {
      alike[column.number] = plain.count { $0.number != column.number && Self.top(ends[$0.number]) == Self.top(ends[column.number]) }
    }
  }

  /// Rows of one grid are answered on one scale; the numbers behind `q1`, `q2`, `q3` tell no grid.
  private static func isPooled(_ column: ColumnFacts) -> Bool {
    guard !column.battery.isEmpty else { return false }
    return column.battery.contains { $0.isNumber } || !column.column.export.row.isEmpty || column.battery.count > 3
  }

  private static func top(_ ends: NumberEnds?) -> Int? {
    switch ends {
    case .sure(let range): range.upperBound
    case .open(let ranges, _): ranges.first?.upperBound
    case nil: nil
    }
  }

  private static func pool(_ columns: [ColumnFacts]) -> Pool {
    var counts: [Int: Int] = [:]
    for column in columns { for (number, count) in column.numbers ?? [] { counts[number, default: 0] += count } }
    return Pool(
      columns: columns, low: counts.keys.min() ?? 0, high: counts.keys.max() ?? 0, answers: counts.values.reduce(0, +), counts: counts,
      stated: columns.compactMap(\.legend.ends).first, isFact: columns.allSatisfy { $0.words.isFact || $0.code.isFact })
  }

  private static func ends(of place: Int, among pools: [Pool]) -> NumberEnds {
    let own = pools[place]
    if let stated = own.stated, own.low >= stated.low, own.high <= stated.high { return .sure(stated.low...stated.high) }
    // The scale of most other answers that goes higher.
    var classes: [Int: (answers: Int, above: Int, low: Int)] = [:]
    for (number, other) in pools.enumerated() where number != place && !other.isFact && other.high > own.high {
      var known = classes[other.high] ?? (0, 0, 1)
      known.answers += other.answers
      known.above += other.counts.filter { $0.key > own.high }.values.reduce(0, +)
      known.low = min(known.low, other.low)
      classes[other.high] = known
    }
    if let best = classes.max(by: { $0.value.answers != $1.value.answers ? $0.value.answers < $1.value.answers : $0.key > $1.key }),
      own.low >= 1 || best.value.low == 0
    {
      let share = Double(best.value.above) / Double(max(1, best.value.answers))
      // What is the chance that so many answers to the higher scale all stay below?
      var chance = 1.0
      for _ in 0..<min(own.answers, 2000) { chance *= 1 - share }
      if chance >= 0.01, best.value.answers >= own.answers {
        return NumberEnds(
          low: min(own.low, best.value.low), high: best.key, answers: own.answers + best.value.answers, atTop: best.value.answers)
      }
    }
    let same = pools.filter {
      $0.high == own.high && !$0.isFact && $0.stated == nil || $0.columns.first?.number == own.columns.first?.number
    }
    return NumberEnds(
      low: own.isFact ? own.low : same.map(\.low).min() ?? own.low, high: own.high, answers: same.reduce(0) { $0 + $1.answers },
      atTop: same.reduce(0) { $0 + ($1.counts[own.high] ?? 0) })
  }
}
