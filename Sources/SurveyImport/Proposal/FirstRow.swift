import SurveyModel

/// The first record of a file, beside what stands below it: the names of the columns, or a row of answers like the others.
///
/// Only a file of no platform can lack its header: by the header a platform is known. A cell speaks for answers where its text stands below too, or where
/// it is a number, a time or an address as the cells below are; it speaks for a name where they are of another kind. Numbers and codes that count on,
/// `1, 2, 3` and `Q1, Q2, Q3`, name columns, and so do years above what are no years.
struct FirstRow {
  enum Finding: Hashable {
    case header
    /// Taken as the header, though so many cells may be answers.
    case doubtful(cells: Int)
    /// So many of the cells that tell anything are answers.
    case answers(cells: Int, of: Int)
  }

  private enum Meaning { case name, answer, neither }

  let finding: Finding

  init(_ cells: [String], over counts: [ColumnCount]) {
    let countingOn = Self.countingOn(cells)
    let rows = counts.map(\.filled).max() ?? 0
    var (names, answers, numbered) = (0, 0, 0)
    for (place, cell) in cells.enumerated() where counts.indices.contains(place) {
      if countingOn.contains(place) {
        names += 1
        if Int(cell).map({ Self.years.contains($0) }) != true, Self.meaning(cell, counts[place], rows: rows) == .answer { numbered += 1 }
        continue
      }
      switch Self.meaning(cell, counts[place], rows: rows) {
      case .name: names += 1
      case .answer: answers += 1
      case .neither: break
      }
    }
    let telling = names + answers
    finding =
      if answers * 2 > telling {
        .answers(cells: answers, of: telling)
      } else if (answers + numbered) * 3 >= telling, answers + numbered > 0 {
        .doubtful(cells: answers + numbered)
      } else {
        .header
      }
  }

  /// Cells of three or more beside each other that count on by one, or years by any step; none of them stands in the row twice.
  private static func countingOn(_ cells: [String]) -> Set<Int> {
    let parts = cells.enumerated().compactMap { place, cell -> (place: Int, prefix: TextKey, number: Int)? in
      let digits = String(cell.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
      guard let number = Int(digits) else { return nil }
      return (place, TextKey(String(cell.dropLast(digits.count))), number)
    }
    var times: [String: Int] = [:]
    for cell in cells { times[cell, default: 0] += 1 }
    var found: Set<Int> = []
    var start = 0
    for end in parts.indices {
      let isLast = end + 1 == parts.count
      let (this, next) = (parts[end], isLast ? parts[end] : parts[end + 1])
      let step = next.number - this.number
      let areYears = years.contains(this.number) && years.contains(next.number) && this.prefix.text.isEmpty
      let goesOn =
        !isLast && next.place == this.place + 1 && next.prefix == this.prefix && (step == 1 || areYears && step > 0)
        && times[cells[next.place]] == 1 && times[cells[this.place]] == 1
      guard !goesOn else { continue }
      if end - start >= 2 { found.formUnion(parts[start...end].map(\.place)) }
      start = end + 1
    }
    return found
  }

  private static let years = 1990...2100

  /// - Parameter rows: about how many there are.
  private static func meaning(_ cell: String, _ count: ColumnCount, rows: Int) -> Meaning {
    guard !cell.isEmpty, count.filled > 0, MissingWords.kind(cell) == nil else { return .neither }
    func areMost(_ part: Int) -> Bool { part * 10 >= count.filled * 9 }
    if WrittenTime(cell) != nil, areMost(count.times) { return .answer }
    if cell.contains("@") { return areMost(count.addresses) ? .answer : .neither }
    if let number = plainNumber(cell) { return areMost(count.numbers) ? meaning(of: number, count) : .name }
    if areMost(count.numbers) || areMost(count.times) || areMost(count.addresses) { return .name }
    return meaning(ofText: cell, count, rows: rows)
  }

  /// Above numbers.
  private static func meaning(of number: Double, _ count: ColumnCount) -> Meaning {
    let isYear = years.contains { Double($0) == number }
    guard !count.isOpen else { return isYear ? .neither : .answer }
    let below = count.values.compactMap { plainNumber($0.text) }
    guard let low = below.min(), let high = below.max() else { return .neither }
    if isYear { return below.contains { number in years.contains { Double($0) == number } } ? .answer : .name }
    // Codes of answers; rows that are all like the first were taken for repeated headers, so that what it holds may stand in none below.
    let codes = 0.0...10
    if codes.contains(number), codes.contains(low), codes.contains(high) { return .answer }
    let span = max(1, high - low)
    return (low - span...high + span).contains(number) ? .answer : .name
  }

  private static let refusals: Set<String> = ["no", "n", "0", "không", "false", "unchecked", "not selected", "chưa"]

  /// Above texts.
  private static func meaning(ofText cell: String, _ count: ColumnCount, rows: Int) -> Meaning {
    let key = TextKey(cell)
    let values = count.values.map(\.text)
    // "Mức độ hài lòng" asks for an answer and is none.
    let grade = key.text.hasPrefix("mức độ ") ? nil : LabelMeaning(cell)
    if values.contains(where: { TextKey($0) == key }) {
      // The column of an option holds its own name or nothing; what stands in every row is the same answer of everybody, or an option that all chose.
      let others = values.filter { TextKey($0) != key && MissingWords.kind($0) == nil }
      if others.isEmpty { return count.filled < rows ? .name : grade != nil ? .answer : .neither }
      return grade != nil || others.contains { !refusals.contains(TextKey($0).text) } ? .answer : .neither
    }
    if let grade, !values.isEmpty, values.count(where: { LabelMeaning($0)?.family == grade.family }) * 2 >= values.count { return .answer }
    return !count.isOpen && values.count <= 30 && values.count * 2 <= count.filled ? .name : .neither
  }
}
