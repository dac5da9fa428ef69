import Inference
import Scoring
import SurveyModel

/// A table of a report as a value: what every format that people read renders in its own way. Holds numbers, not their text.
struct ReportTable: Sendable, Hashable {
  /// Which table of the report this is; also its anchor on a page.
  enum ID: String, Sendable, Hashable, CaseIterable {
    case keyFigures = "key-figures"
    case ranking
    case rankingDetails = "ranking-details"
    /// One table for each respondent group.
    case satisfaction
    case adjustments
    /// One table for each.
    case entities
    case components
    /// One table for each scale.
    case answers
    case answersByUnit = "answers-by-unit"
    case responseRates = "response-rates"
    case context
    case targets
    case statements
    case correlations
    case indicators
    case treatment
    case weightRanks = "weight-ranks"
    case stability
    case methodRanks = "method-ranks"
    case choices
    case coherence
    case reliability
    case weights
    case precision
    case dataQuality = "data-quality"
    case flagged
    case problems
    case editionRanks = "ranks-by-edition"
    case editionsScores = "scores-by-edition"
    case editionScores = "edition-scores"
    case changes
    case changeParts = "change-parts"
    case changedWeights = "changed-weights"
  }

  struct Column: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
      case text
      case number
      case percent
      /// Two numbers; a workbook gives them a column each.
      case interval
      /// Two percentages.
      case percentInterval
    }

    enum Alignment: Sendable, Hashable {
      case leading
      case trailing
    }

    /// What a chart looks for; most columns need none.
    enum Role: Sendable, Hashable {
      case name
      case issuer
      case score
      case scoreInterval
      case responseRate
      case target
      case actual
    }

    /// Where a page puts the column.
    enum Standing: Sendable, Hashable {
      case plain
      /// Seen in a narrow window only by those who ask for it.
      case extra
      /// Under the name of the row, behind these words; other formats have a column.
      case underName(String)
      /// In a note at the foot of the table, which rows with the same words share, behind these words.
      case footnote(String)
    }

    let title: String
    let kind: Kind
    let role: Role?
    let standing: Standing
    /// The title where it stands beneath another one: of an interval under its number.
    let short: String

    init(_ title: String, _ kind: Kind = .text, role: Role? = nil, standing: Standing = .plain, short: String? = nil) {
      self.title = title
      self.kind = kind
      self.role = role
      self.standing = standing
      self.short = short ?? title
    }

    /// Whether a workbook gives it two columns.
    var hasTwoNumbers: Bool { kind == .interval || kind == .percentInterval }

    /// Words start at the left, numbers end at the right.
    var alignment: Alignment { kind == .text ? .leading : .trailing }
  }

  enum Cell: Sendable, Hashable {
    case text(String)
    case count(Int)
    /// Rounded for publication at `decimals`.
    case number(Double, decimals: Int, signed: Bool)
    /// A figure of a source, with the decimals it was written with.
    case asRead(Double)
    /// In minutes.
    case duration(Double, signed: Bool)
    /// A fraction, shown times 100.
    case percent(Double, decimals: Int, signed: Bool)
    case interval(Interval, decimals: Int)
    /// Fractions, shown times 100.
    case percentInterval(Interval, decimals: Int)
    /// The best and worst rank that the data allow.
    case ranks(ClosedRange<Int>)
    /// With a mark behind it; a note says what the mark means.
    indirect case marked(Cell, with: String)
    /// Not known, not defined or withheld: never zero.
    case absent
  }

  struct Row: Sendable, Hashable {
    /// One for each column.
    let cells: [Cell]
    /// Stands for all rows together: shown apart.
    let isTotal: Bool
    /// Depth in a tree, 0 the outermost; indents the first cell.
    let level: Int

    init(_ cells: [Cell], isTotal: Bool = false, level: Int = 0) {
      self.cells = cells
      self.isTotal = isTotal
      self.level = level
    }
  }

  let id: ID
  let title: String
  let language: Language
  let columns: [Column]
  let rows: [Row]
  /// Sentences under the table.
  let notes: [String]

  init(_ id: ID, title: String, language: Language, columns: [Column], rows: [Row], notes: [String] = []) {
    precondition(rows.allSatisfy { $0.cells.count == columns.count }, "a cell for every column")
    precondition(
      rows.allSatisfy { row in zip(columns, row.cells).allSatisfy { $0.hasTwoNumbers || !$1.unmarked.isPair } },
      "two numbers need two places")
    self.id = id
    self.title = title
    self.language = language
    self.columns = columns
    self.rows = rows
    self.notes = notes
  }

  /// The cell as a reader of the table's language expects it; an en dash for what is absent.
  func text(_ cell: Cell) -> String {
    let numbers = NumberText(language: language)
    switch cell {
    case .text(let text): return text
    case .count(let count): return numbers.text(count)
    case .number(let value, let decimals, let signed): return numbers.text(value, decimals: decimals, signed: signed)
    case .asRead(let value): return numbers.asRead(value)
    case .duration(let minutes, let signed): return numbers.duration(minutes, signed: signed)
    case .percent(let value, let decimals, let signed): return numbers.percent(value, decimals: decimals, signed: signed)
    case .interval(let interval, _) where !interval.isFinite, .percentInterval(let interval, _) where !interval.isFinite:
      return NumberText.absent
    case .interval(let interval, let decimals): return numbers.range(interval.low, interval.high, decimals: decimals)
    case .percentInterval(let interval, let decimals):
      return numbers.text(interval.low * 100, decimals: decimals) + "–" + numbers.percent(interval.high, decimals: decimals)
    case .ranks(let ranks): return NumberText.ranks(ranks)
    case .marked(let cell, let mark): return text(cell) + " " + mark
    case .absent: return NumberText.absent
    }
  }

  /// The table without the columns in which every cell is absent or empty, the first always kept, and those with such a title.
  func withoutEmptyColumns(keeping titles: String...) -> ReportTable {
    let kept = columns.indices.filter { column in
      column == 0 || titles.contains(columns[column].title) || rows.contains { ![.absent, .text("")].contains($0.cells[column]) }
    }
    return ReportTable(
      id, title: title, language: language, columns: kept.map { columns[$0] },
      rows: rows.map { row in Row(kept.map { row.cells[$0] }, isTotal: row.isTotal, level: row.level) }, notes: notes)
  }

  /// The first rows, with a note on how many more there are; the table itself where it has no more.
  func prefix(_ count: Int, note: (Int) -> String) -> ReportTable {
    guard rows.count > count else { return self }
    return ReportTable(
      id, title: title, language: language, columns: columns, rows: Array(rows.prefix(count)), notes: notes + [note(rows.count - count)])
  }
}

extension ReportTable.Cell {
  /// Without its mark.
  var unmarked: Self { if case .marked(let cell, _) = self { cell } else { self } }

  /// Whether it holds two numbers.
  var isPair: Bool {
    switch self {
    case .interval, .percentInterval, .ranks: true
    case .text, .count, .number, .asRead, .duration, .percent, .marked, .absent: false
    }
  }

  /// The same, marked where it rests on a value that was imputed or treated. What is absent rests on nothing.
  func marked(_ isMarked: Bool) -> Self { isMarked && self != .absent ? .marked(self, with: TreatmentWords.mark) : self }

  /// Rounded for publication; absent where there is no number.
  static func number(_ value: Double?, decimals: Int) -> Self {
    guard let value, value.isFinite else { return .absent }
    return .number(value, decimals: decimals, signed: false)
  }

  /// With its sign: a change.
  static func signed(_ value: Double?, decimals: Int) -> Self {
    guard let value, value.isFinite else { return .absent }
    return .number(value, decimals: decimals, signed: true)
  }

  static func published(_ number: PublishedNumber?) -> Self {
    guard let number else { return .absent }
    return .number(number.value, decimals: number.decimals, signed: false)
  }

  static func count(_ count: Int?) -> Self {
    guard let count else { return .absent }
    return .count(count)
  }

  static func asRead(_ value: Double?) -> Self {
    guard let value, value.isFinite else { return .absent }
    return .asRead(value)
  }

  /// A figure of a source in its measure: a duration where that is minutes, else as it was read.
  static func asRead(_ value: Double?, measure: String) -> Self {
    guard MeasureKey(measure).isMinutes else { return .asRead(value) }
    return .duration(value)
  }

  static func duration(_ minutes: Double?, signed: Bool = false) -> Self {
    guard let minutes, minutes.isFinite else { return .absent }
    return .duration(minutes, signed: signed)
  }

  static func percent(_ fraction: Double?, decimals: Int = 1, signed: Bool = false) -> Self {
    guard let fraction, fraction.isFinite else { return .absent }
    return .percent(fraction, decimals: decimals, signed: signed)
  }

  static func interval(_ interval: Interval?, decimals: Int) -> Self {
    guard let interval, interval.isFinite else { return .absent }
    return .interval(interval, decimals: decimals)
  }

  static func percentInterval(_ interval: Interval?, decimals: Int = 1) -> Self {
    guard let interval, interval.isFinite else { return .absent }
    return .percentInterval(interval, decimals: decimals)
  }

  static func ranks(_ ranks: ClosedRange<Int>?) -> Self {
    guard let ranks else { return .absent }
    return .ranks(ranks)
  }

  /// Absent where the text is empty.
  static func words(_ text: String) -> Self { text.isEmpty ? .absent : .text(text) }
}

extension Interval {
  fileprivate var isFinite: Bool { low.isFinite && high.isFinite }
}
