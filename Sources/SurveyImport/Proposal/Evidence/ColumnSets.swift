import SurveyModel

/// Columns that are something only together: the boxes of one multiple choice, the ranks of one order, a column and its recoding.
struct ColumnSets {
  private(set) var ticks: [Int: LocalizedText] = [:]
  private(set) var ranks: [Int: LocalizedText] = [:]
  private(set) var derived: [Int: LocalizedText] = [:]

  init(_ facts: [ColumnFacts], _ export: CountedExport) {
    let groups = Dictionary(grouping: facts.filter { $0.isQuestion && !$0.battery.isEmpty }, by: \.battery)
    for name in groups.keys.sorted() {
      let group = groups[name] ?? []
      findTicks(group)
      findRanks(group, export.sample)
    }
    for column in facts where column.isQuestion && ticks[column.number] == nil { findLoneTick(column, export) }
    findRecodes(facts, export.sample)
  }

  private static let marks: Set<String> = [
    "x", "✓", "✔", "+", "1", "checked", "selected", "true", "yes", "y", "có", "tick", "ticked", "on", "☑", "☒", "chọn", "đã chọn",
  ]
  private static let pairs: [Set<String>] = [
    ["checked", "unchecked"], ["selected", "not selected"], ["selected", "unselected"], ["true", "false"], ["0", "1"],
    ["quoted", "not quoted"], ["ticked", "not ticked"],
    ["chọn", "không chọn"], ["mentioned", "not mentioned"], ["marked", "not marked"], ["on", "off"],
  ]

  /// The texts of the cells as they are compared, also those that stand for nothing elsewhere.
  private static func keys(_ column: ColumnFacts) -> Set<String> { Set(column.column.count.values.map { TextKey($0.text).text }) }

  /// One text, in some of the rows.
  private static func isMark(_ column: ColumnFacts) -> Bool {
    guard !column.isOpen else { return false }
    let keys = keys(column)
    return keys.count == 1
  }

  private static func isPair(_ column: ColumnFacts) -> Bool {
    guard !column.isOpen else { return false }
    let keys = keys(column)
    return !keys.isEmpty && keys.count <= 2 && pairs.contains { keys.isSubset(of: $0) }
  }

  private mutating func findTicks(_ group: [ColumnFacts]) {
    let filled = group.filter { $0.filled > 0 }
    guard filled.count >= 2 else { return }
    let marked = filled.filter { Self.isMark($0) }
    let paired = filled.filter { Self.isPair($0) }
    // All of them, or all but an "other" with words of its own.
    if paired.count >= 2, paired.count * 4 >= filled.count * 3 {
      for column in paired {
        ticks[column.number] = EvidenceWords.optionsOfTwoValues(paired.count)
      }
    }
    if marked.count >= 2, marked.count * 4 >= filled.count * 3 || Self.differ(marked) {
      for column in marked {
        ticks[column.number] = EvidenceWords.optionsOfOneValue(marked.count)
      }
    }
  }

  /// Each column holds a text of its own.
  private static func differ(_ columns: [ColumnFacts]) -> Bool { Set(columns.map { keys($0).first ?? "" }).count == columns.count }

  private mutating func findLoneTick(_ column: ColumnFacts, _ export: CountedExport) {
    guard column.filled > 0, Self.isMark(column), let text = Self.keys(column).first else { return }
    let label = TextKey(column.column.export.row).text
    if text == label
      || column.filled < export.rows
        && (Self.marks.contains(text) || column.header.isEmpty == false && TextKey(column.header).text.hasSuffix(text))
    {
      ticks[column.number] = EvidenceWords.oneValueOrNothing
    } else if ["checked", "unchecked", "selected", "not selected"].contains(text) {
      ticks[column.number] = EvidenceWords.tickBox
    }
  }

  /// In the rows where two or more are filled, the numbers are 1, 2, 3 …, each once.
  private mutating func findRanks(_ group: [ColumnFacts], _ sample: RowSample) {
    let numbered = group.filter { $0.numbers != nil && $0.filled > 0 }
    guard numbered.count >= 3, numbered.count * 4 >= group.count(where: { $0.filled > 0 }) * 3 else { return }
    let high = numbered.compactMap { $0.numbers?.last?.number }.max() ?? 0
    guard high <= numbered.count, high >= 2 else { return }
    let codes = (0...10).map { RowSample.code(String($0)) }
    var rows = 0
    var ranked = 0
    for row in 0..<sample.rows {
      let values = numbered.map { sample[row, $0.number] }.filter { $0 != 0 }
      guard values.count >= 2 else { continue }
      rows += 1
      guard values.count <= 10 else { continue }
      let wanted = Set((1...values.count).map { codes[$0] })
      if Set(values) == wanted { ranked += 1 }
    }
    guard rows >= 3, ranked * 10 >= rows * 9 else { return }
    for column in numbered {
      ranks[column.number] = EvidenceWords.ranksOfColumns(numbered.count, high: high)
    }
  }

  /// A column whose every text stands beside the same text of another, as a code beside its label.
  private mutating func findRecodes(_ facts: [ColumnFacts], _ sample: RowSample) {
    guard sample.rows >= 20 else { return }
    let closed = facts.filter { $0.isQuestion && !$0.isOpen && (3...12).contains($0.column.count.values.count) && $0.filled >= 20 }
    // The same counts of values, whatever they are called.
    let groups = Dictionary(grouping: closed) { $0.column.count.values.map { String($0.count) }.joined(separator: " ") }
    for key in groups.keys.sorted() {
      guard let group = groups[key], group.count > 1, group.count <= 20 else { continue }
      for column in group {
        for other in group where other.number != column.number && derived[other.number] == nil && derived[column.number] == nil {
          guard isCopy(column, of: other), sample.isRecode(column.number, other.number) else { continue }
          derived[column.number] = EvidenceWords.goesWith(YAMLText.comment(other.header, length: 40))
        }
      }
    }
  }

  /// Of two columns that say the same, the one that is made from the other: the codes, or the longer name.
  private func isCopy(_ column: ColumnFacts, of other: ColumnFacts) -> Bool {
    if column.shape.isNumbers != other.shape.isNumbers { return column.shape.isNumbers }
    let words = ["code", "coded", "num", "numeric", "score", "recoded", "mã", "recode", "scored"]
    if column.words.holds(words) != other.words.holds(words) { return column.words.holds(words) }
    // Twice the same with no sign which is which: a straight answer to two questions, or a copy. Names that hold each other tell.
    let (a, b) = (TextKey(column.header).text, TextKey(other.header).text)
    return a != b && a.hasPrefix(b)
  }
}
