import SurveyModel

/// Between which ends the numbers of each column lie, by what it and its neighbours hold.
struct NumberPools {
  private(set) var ends: [Int: NumberEnds] = [:]
  /// How many other columns have the same ends.
  private(set) var alike: [Int: Int] = [:]
  /// How many columns of numbers are in the same battery, itself among them.
  private(set) var battery: [Int: Int] = [:]

  /// Columns in which all answers are the same number, whose scale is that of other columns.
  private(set) var likeOthers: Set<Int> = []
  /// Why the ends of a scale are a guess: nobody chose them, and no header states them.
  private(set) var guesses: [Int: LocalizedText] = [:]

  /// Columns that are questions by more than their numbers: their header asks for a grade, they are rows of a grid, or others of the same
  /// range are.
  private(set) var supported: Set<Int> = []

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
      // Nothing but 1 may be the lowest answer of all: the others tell.
      return numbers.last.map { $0.number > 1 || numbers.count == 1 && $0.number == 1 } ?? false
    }
    var pools: [Pool] = []
    let named = Dictionary(grouping: columns, by: Self.shared)
    for name in named.keys.sorted() where !name.isEmpty { pools.append(Self.pool(named[name] ?? [])) }
    for column in named[""] ?? [] { pools.append(Self.pool([column])) }
    let varied = pools.filter { $0.counts.count > 1 || $0.stated != nil }
    let classes = Class.all(varied.isEmpty ? pools : varied)
    for pool in pools {
      let others = Self.others(of: pool, among: classes)
      if others != nil { likeOthers.formUnion(pool.columns.map(\.number)) }
      guard others != nil || pool.high > 1 else { continue }
      let found = others ?? Self.ends(of: pool, among: classes)
      for column in pool.columns {
        ends[column.number] = found
        battery[column.number] = pool.columns.count
      }
    }
    findGuesses(pools)
    var plain: [Int?: Int] = [:]
    func isPlain(_ column: ColumnFacts) -> Bool { !column.words.isFact && !column.code.isFact && !column.isCount }
    let placed = columns.filter { ends[$0.number] != nil }
    for column in placed where isPlain(column) { plain[Self.top(ends[column.number]), default: 0] += 1 }
    for column in placed {
      alike[column.number] = plain[Self.top(ends[column.number]), default: 0] - (isPlain(column) ? 1 : 0)
    }
    findSupport(placed.filter(isPlain))
    for column in placed where !isPlain(column) && isSupport(column) { supported.insert(column.number) }
  }

  /// So many questions of one range that none of them needs a word more.
  private static let fewestOfABlock = 3

  private func isSupport(_ column: ColumnFacts) -> Bool {
    column.asksForGrade || !column.column.export.row.isEmpty && battery[column.number, default: 1] > 1
  }

  private mutating func findSupport(_ columns: [ColumnFacts]) {
    for (_, same) in Dictionary(grouping: columns, by: { Self.top(ends[$0.number]) }) {
      // Two that speak of something good, of which every grade was given.
      let areGraded =
        same.count > 1
        && same.allSatisfy { column in
          column.saysSomethingGood && column.numbers.map { $0.first?.number == 1 && $0.count >= 4 && $0.last?.number == 5 } == true
        }
      if same.count >= Self.fewestOfABlock || areGraded || same.contains(where: isSupport) { supported.formUnion(same.map(\.number)) }
    }
  }

  /// Columns of one range are taken for one scale: what one of them holds or states is known of all.
  private mutating func findGuesses(_ pools: [Pool]) {
    var seen: [ClosedRange<Int>: (columns: [Int], counts: [Int: Int], isStated: Bool)] = [:]
    for pool in pools {
      guard let first = pool.columns.first, case .sure(let range)? = ends[first.number] else { continue }
      var known = seen[range] ?? ([], [:], false)
      known.columns += pool.columns.map(\.number)
      // A zero below a scale that begins with 1 is no answer.
      for (number, count) in pool.counts where range.contains(number) { known.counts[number, default: 0] += count }
      known.isStated = known.isStated || pool.stated.map { $0.low == range.lowerBound && $0.high == range.upperBound } == true
      seen[range] = known
    }
    for (range, known) in seen where !known.isStated {
      guard let low = known.counts.keys.min(), let high = known.counts.keys.max(), low...high != range else { continue }
      let why = LabelScaleWords.guessedEnds(range, low: low, high: high, answers: known.counts.values.reduce(0, +))
      for column in known.columns { guesses[column] = why }
    }
  }

  /// All columns whose scale has the same highest number, as stated or as seen.
  private struct Class {
    let high: Int
    var columns = 0
    var answers = 0
    var counts: [Int: Int] = [:]
    var low = 1
    /// Of those whose header says no ends.
    var unstated = (low: Int.max, answers: 0, atTop: 0)

    /// Of everything that is no fact about the respondent, the lowest first.
    static func all(_ pools: [Pool]) -> [Class] {
      var classes: [Int: Class] = [:]
      for pool in pools where !pool.isFact {
        // A scale that the header states ends where it says, whatever was chosen of it.
        let stated = pool.stated.flatMap { pool.low >= $0.low && pool.high <= $0.high ? $0 : nil }
        let high = stated?.high ?? pool.high
        var known = classes[high] ?? Class(high: high)
        known.columns += pool.columns.count
        known.answers += pool.answers
        known.low = min(known.low, stated?.low ?? pool.low)
        for (number, count) in pool.counts { known.counts[number, default: 0] += count }
        if pool.stated == nil {
          known.unstated.low = min(known.unstated.low, pool.low)
          known.unstated.answers += pool.answers
          known.unstated.atTop += pool.counts[pool.high] ?? 0
        }
        classes[high] = known
      }
      return classes.values.sorted { $0.high < $1.high }
    }
  }

  /// Of columns on one scale, the rows of a grid or questions with one legend; the numbers behind `q1`, `q2`, `q3` tell no grid.
  private static func shared(_ column: ColumnFacts) -> String {
    let battery = column.battery
    let isGrid = battery.contains { $0.isNumber } || !column.column.export.row.isEmpty || battery.count > 3
    return !battery.isEmpty && isGrid ? battery : column.legend.key
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
      stated: columns.compactMap(\.legend.ends).first, isFact: columns.allSatisfy { $0.words.isFact || $0.code.isFact || $0.isCount })
  }

  private static let likelyChance = 0.2

  /// One number in every answer tells no end: the scale of most other answers on which it lies does.
  private static func others(of own: Pool, among classes: [Class]) -> NumberEnds? {
    guard own.counts.count == 1, own.stated == nil, !own.isFact else { return nil }
    let fitting = classes.filter { $0.columns > 1 && $0.counts.count > 2 && ($0.low...max($0.low, $0.high)).contains(own.high) }
    guard let best = fitting.max(by: { $0.answers != $1.answers ? $0.answers < $1.answers : $0.high > $1.high }) else { return nil }
    let ends = NumberEnds(low: best.low, high: best.high, answers: best.answers, atTop: best.counts[best.high] ?? 0)
    guard case .sure(let range) = ends, range.contains(own.high) else { return nil }
    return ends
  }

  private static func ends(of own: Pool, among classes: [Class]) -> NumberEnds {
    if let stated = own.stated, own.low >= stated.low, own.high <= stated.high { return .sure(stated.low...stated.high) }
    // The scale of most other answers that goes higher.
    let higher = classes.filter { $0.high > own.high }
    if let best = higher.max(by: { $0.answers != $1.answers ? $0.answers < $1.answers : $0.high > $1.high }), own.low >= 1 || best.low == 0
    {
      let above = best.counts.filter { $0.key > own.high }.values.reduce(0, +)
      let share = Double(above) / Double(max(1, best.answers))
      // What is the chance that so many answers to the higher scale all stay below?
      var chance = 1.0
      for _ in 0..<min(own.answers, 2000) { chance *= 1 - share }
      if chance >= 0.01, best.answers >= own.answers {
        let joined = NumberEnds(low: min(own.low, best.low), high: best.high, answers: own.answers + best.answers, atTop: best.answers)
        guard chance < likelyChance, case .sure(let range) = joined, own.low >= 1 else { return joined }
        // Neither that they stayed below by chance is likely, nor is it out of the question.
        let ranges = [range, 1...own.high]
        let list = ranges.map { "\($0.lowerBound)–\($0.upperBound)" }
        return .open(ranges, why: LabelScaleWords.whichScale(own.answers, low: own.low, high: own.high, list: list))
      }
    }
    // With all columns of the same highest number, itself among them.
    var same = classes.first { $0.high == own.high }?.unstated ?? (low: own.low, answers: 0, atTop: 0)
    if own.isFact || own.stated != nil {
      same = (low: min(same.low, own.low), answers: same.answers + own.answers, atTop: same.atTop + (own.counts[own.high] ?? 0))
    }
    return NumberEnds(low: own.isFact ? own.low : same.low, high: own.high, answers: same.answers, atTop: same.atTop)
  }
}
