import SurveyModel

/// One sheet of the audit workbook as a value: cells with formulas, and what these give for those who do not compute them.
struct AuditSheet {
  enum Value: Sendable, Hashable {
    case number(Double)
    case text(String)

    /// What is missing is an empty text, so that a formula can pass it on.
    init(_ number: Double?) { self = number.map { .number($0) } ?? .text("") }
  }

  enum Content: Sendable, Hashable {
    case value(Value)
    /// Without the sign of equality.
    case formula(String, giving: Value)
  }

  enum Look: Sendable, Hashable {
    case plain, head, title, notice, note
    /// A number that a checker may change.
    case input
    /// A number of the program.
    case program
    case check
  }

  struct Cell: Sendable, Hashable {
    let content: Content
    let look: Look

    var formula: String? {
      if case .formula(let formula, _) = content { formula } else { nil }
    }
  }

  /// Rows above ``firstRow`` that every sheet has: notice, title, what it is.
  static let headRows = 3

  let name: String
  /// What the sheet holds.
  private(set) var title: String
  /// Rows of cells; a row ends with its last cell.
  private(set) var rows: [[Cell?]] = []
  private(set) var widths: [Double] = []
  private(set) var frozen: (row: Int, column: Int) = (0, 0)
  private(set) var filter: CellRange?
  /// Cells that say whether two numbers agree.
  private(set) var checks: [CellRange] = []

  /// - Parameter about: a sentence that says what the sheet holds.
  init(_ name: String, title: String, about: String, _ language: Language) {
    self.name = name
    self.title = title
    put(AuditBookWords.notice, row: 0, column: 0, .notice)
    put(title, row: 1, column: 0, .title)
    put(about, row: 2, column: 0, .note)
  }

  var height: Int { rows.count }
  var width: Int { rows.map(\.count).max() ?? 0 }
  var cellCount: Int { rows.reduce(0) { $0 + $1.count { $0 != nil } } }
  var formulaCount: Int { rows.reduce(0) { $0 + $1.count { $0?.formula != nil } } }
  /// Cells that say whether two numbers agree.
  var checkCount: Int { rows.reduce(0) { $0 + $1.count { $0?.look == .check } } }

  /// The first formula that Excel would not take.
  var longFormula: (cell: String, length: Int)? {
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        if let length = cell?.formula?.unicodeScalars.count, length > AuditFormula.longest { return (at(row, column), length) }
      }
    }
    return nil
  }

  /// The same with something behind its title.
  func titled(_ more: String) -> AuditSheet {
    var copy = self
    copy.title += more
    copy.put(copy.title, row: 1, column: 0, .title)
    return copy
  }

  private mutating func set(_ cell: Cell, _ row: Int, _ column: Int) {
    while rows.count <= row { rows.append([]) }
    while rows[row].count <= column { rows[row].append(nil) }
    rows[row][column] = cell
  }

  mutating func put(_ text: String, row: Int, column: Int, _ look: Look = .plain) {
    set(Cell(content: .value(.text(text)), look: look), row, column)
  }

  /// An absent number leaves the cell empty.
  mutating func put(_ number: Double?, row: Int, column: Int, _ look: Look = .plain) {
    if let number { set(Cell(content: .value(.number(number)), look: look), row, column) }
  }

  mutating func put(formula: String, giving value: Value, row: Int, column: Int, _ look: Look = .plain) {
    set(Cell(content: .formula(formula, giving: value), look: look), row, column)
  }

  mutating func put(formula: String, giving number: Double?, row: Int, column: Int, _ look: Look = .plain) {
    put(formula: formula, giving: Value(number), row: row, column: column, look)
  }

  mutating func head(_ titles: [String], row: Int, column: Int = 0) {
    for (place, title) in titles.enumerated() { put(title, row: row, column: column + place, .head) }
  }

  mutating func setWidths(_ widths: [Double]) { self.widths = widths }
  mutating func freeze(row: Int, column: Int) { frozen = (row, column) }
  mutating func setFilter(rows: ClosedRange<Int>, columns: ClosedRange<Int>) { filter = CellRange(rows: rows, columns: columns) }
  mutating func addChecks(rows: ClosedRange<Int>, column: Int) { checks.append(CellRange(rows: rows, column: column)) }

  /// A number of the program beside the formula's in the two columns behind it: the number, and whether they agree.
  mutating func check(_ program: Value, of column: Int, row: Int) {
    switch program {
    case .number(let number): put(number, row: row, column: column + 1, .program)
    case .text(let text): put(text, row: row, column: column + 1, .program)
    }
    put(
      formula: AuditFormula.check(at(row, column), at(row, column + 1)), giving: .text(AuditFormula.agrees), row: row, column: column + 2,
      .check)
  }

  mutating func check(_ program: Double?, of column: Int, row: Int) { check(Value(program), of: column, row: row) }

  /// What a cell holds or gives, where that is a number.
  func number(_ row: Int, _ column: Int) -> Double? {
    guard rows.indices.contains(row), rows[row].indices.contains(column) else { return nil }
    switch rows[row][column]?.content {
    case .value(.number(let number)), .formula(_, .number(let number)): return number
    case .value(.text), .formula(_, .text), nil: return nil
    }
  }

  // MARK: - Addresses

  /// `E5`
  func at(_ row: Int, _ column: Int) -> String { AuditFormula.address(row, column) }

  /// `E5:E9`
  func range(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) -> String {
    at(rows.lowerBound, columns.lowerBound) + ":" + at(rows.upperBound, columns.upperBound)
  }

  func range(_ rows: ClosedRange<Int>, _ column: Int) -> String { range(rows, column...column) }
  func range(_ row: Int, _ columns: ClosedRange<Int>) -> String { range(row...row, columns) }

  /// `'Sheet'!E5`, from any sheet.
  func outer(_ address: String) -> String { "'\(name)'!\(address)" }
}

/// Parts of formulas that several sheets use.
enum AuditFormula {
  static let agrees = "OK"
  static let differs = "KHÁC"
  /// What stands where a part of the index does not apply to a unit.
  static let notApplicable = "–"
  /// The longest formula that Excel takes, the sign of equality left out.
  static let longest = 8191
  /// How deeply functions may stand in each other.
  static let deepest = 60

  static func address(_ row: Int, _ column: Int) -> String { letters(column) + String(row + 1) }

  static func letters(_ column: Int) -> String {
    var (rest, text) = (column, "")
    repeat {
      text = String(UnicodeScalar(UInt8(65 + rest % 26))) + text
      rest = rest / 26 - 1
    } while rest >= 0
    return text
  }

  /// A number within a formula.
  static func literal(_ number: Double) -> String {
    let text = (MachineNumber.text(number) ?? "0").uppercased()
    return number < 0 ? "(\(text))" : text
  }

  static func quoted(_ text: String) -> String {
    "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// Numbers to 1e-9 of the larger of 1 and themselves; anything else by its text.
  static func check(_ own: String, _ program: String) -> String {
    "IF(AND(ISNUMBER(\(own)),ISNUMBER(\(program))),IF(ABS(\(own)-\(program))<1E-9*MAX(1,ABS(\(program))),\"\(agrees)\",\"\(differs)\"),"
      + "IF(\(own)&\"\"=\(program)&\"\",\"\(agrees)\",\"\(differs)\"))"
  }

  static func ifNumber(_ cell: String, _ formula: String) -> String { "IF(ISNUMBER(\(cell)),\(formula),\"\")" }

  /// The number at so many significant digits.
  static func significant(_ cell: String, digits: String = "12") -> String {
    "IF(\(cell)=0,0,ROUND(\(cell),\(digits)-1-INT(LOG10(ABS(\(cell))))))"
  }

  /// The digits that a score is read at before it is rounded at `decimals`.
  static func publishedDigits(_ cell: String, decimals: String) -> String {
    "MIN(15,MAX(12,MAX(INT(LOG10(ABS(\(cell))))+1,1)+\(decimals)+1))"
  }

  static func sum(_ terms: [String]) -> String { terms.isEmpty ? "0" : terms.joined(separator: "+") }

  /// The smallest category value at which the cumulative weight reaches half.
  ///
  /// - Parameters:
  ///   - values: from the lowest.
  ///   - weights: the cells that hold Σw of each.
  /// - Returns: `nil` for more categories than functions can stand in each other.
  static func lowerMedian(_ values: [String], weights: [String], total: String) -> String? {
    guard values.count == weights.count, values.count <= deepest, let first = weights.first else { return nil }
    var formula = "\"\""
    for place in values.indices.reversed() {
      formula =
        "IF(AND(\(weights[place])>0,SUM(\(first):\(weights[place]))>=\(total)/2-1E-12*\(total)),\(values[place]),\(formula))"
    }
    return formula
  }
}
