import Foundation
import Scoring

@testable import Reporting

/// Computes the formulas of planned sheets as a spreadsheet does, as far as these use its language: nothing is taken from what the sheets say that the formulas give.
final class SheetFormulas {
  enum Scalar: Equatable {
    case blank
    case number(Double)
    case text(String)
    case truth(Bool)
    case fault(String)

    var number: Double? {
      switch self {
      case .number(let number): number
      case .truth(let truth): truth ? 1 : 0
      case .blank: 0
      case .text, .fault: nil
      }
    }

    var text: String {
      switch self {
      case .blank: ""
      case .number(let number): String(number)
      case .text(let text): text
      case .truth(let truth): truth ? "TRUE" : "FALSE"
      case .fault(let fault): fault
      }
    }

    var isFault: Bool { if case .fault = self { true } else { false } }
  }

  struct Block {
    var rows: Int
    var columns: Int
    var cells: [Scalar]
    /// Read from cells, where texts in ranges are passed over.
    var isReference = false

    static func one(_ scalar: Scalar) -> Block { Block(rows: 1, columns: 1, cells: [scalar]) }
    static func one(_ number: Double) -> Block { one(.number(number)) }

    subscript(row: Int, column: Int) -> Scalar { cells[min(row, rows - 1) * columns + min(column, columns - 1)] }
    var scalar: Scalar { cells[0] }
  }

  private struct Place: Hashable {
    let sheet: Int
    let row: Int
    let column: Int
  }

  private let sheets: [AuditSheet]
  private let number: [String: Int]
  private var changed: [Place: Double] = [:]
  private var known: [Place: Scalar] = [:]

  init(_ sheets: [AuditSheet]) {
    self.sheets = sheets
    number = Dictionary(uniqueKeysWithValues: sheets.enumerated().map { ($1.name, $0) })
  }

  /// Puts a number into a cell.
  func set(_ number: Double, sheet: Int, row: Int, column: Int) {
    changed[Place(sheet: sheet, row: row, column: column)] = number
    known = [:]
  }

  func value(sheet: Int, row: Int, column: Int) -> Scalar {
    let place = Place(sheet: sheet, row: row, column: column)
    if let number = changed[place] { return .number(number) }
    if let value = known[place] { return value }
    guard sheets[sheet].rows.indices.contains(row), sheets[sheet].rows[row].indices.contains(column),
      let cell = sheets[sheet].rows[row][column]
    else { return .blank }
    let value: Scalar
    switch cell.content {
    case .value(.number(let number)): value = .number(number)
    case .value(.text(let text)): value = .text(text)
    case .formula(let formula, _):
      // A formula that leads back to itself.
      known[place] = .fault("circle")
      var reader = Reader(text: Array(formula.utf8), sheet: sheet, book: self)
      let block = reader.expression()
      value = reader.isAtEnd ? (block.scalar == .blank ? .number(0) : block.scalar) : .fault("unread: " + formula)
    }
    known[place] = value
    return value
  }

  private struct Reader {
    /// Letters of UTF-8: what is not ASCII stands only in texts and names.
    let text: [UInt8]
    let sheet: Int
    let book: SheetFormulas
    var position = 0

    var isAtEnd: Bool { position == text.count }
    private var next: UnicodeScalar? { position < text.count ? UnicodeScalar(text[position]) : nil }

    private mutating func take(_ word: StaticString) -> Bool {
      let count = word.utf8CodeUnitCount
      guard position + count <= text.count else { return false }
      for place in 0..<count where unsafe text[position + place] != word.utf8Start[place] { return false }
      position += count
      return true
    }

    private mutating func comparison() -> StaticString? {
      guard position < text.count, [0x3C, 0x3D, 0x3E].contains(text[position]) else { return nil }
      if take("<>") { return "<>" }
      if take("<=") { return "<=" }
      if take(">=") { return ">=" }
      if take("=") { return "=" }
      return take("<") ? "<" : take(">") ? ">" : nil
    }

    mutating func expression() -> Block {
      var left = joined()
      while true {
        guard let sign = comparison()?.description else { return left }
        let right = joined()
        left = Self.each(left, right) { a, b in
          let order = Self.order(a, b)
          return switch sign {
          case "=": .truth(order == 0)
          case "<>": .truth(order != 0)
          case "<": .truth(order < 0)
          case "<=": .truth(order <= 0)
          case ">": .truth(order > 0)
          default: .truth(order >= 0)
          }
        }
      }
    }

    /// Numbers before texts before truths; texts whatever their case.
    private static func order(_ a: Scalar, _ b: Scalar) -> Int {
      func kind(_ scalar: Scalar) -> Int {
        switch scalar {
        case .blank: -1
        case .number: 0
        case .text: 1
        case .truth: 2
        case .fault: 3
        }
      }
      var (a, b) = (a, b)
      if a == .blank { a = kind(b) == 1 ? .text("") : .number(0) }
      if b == .blank { b = kind(a) == 1 ? .text("") : .number(0) }
      if kind(a) != kind(b) { return kind(a) < kind(b) ? -1 : 1 }
      if case .text(let x) = a, case .text(let y) = b {
        let (x, y) = (x.lowercased(), y.lowercased())
        return x == y ? 0 : x < y ? -1 : 1
      }
      let (x, y) = (a.number ?? 0, b.number ?? 0)
      return x == y ? 0 : x < y ? -1 : 1
    }

    private mutating func joined() -> Block {
      var left = sum()
      while take("&") {
        let right = sum()
        left = Self.each(left, right) { .text($0.text + $1.text) }
      }
      return left
    }

    private mutating func sum() -> Block {
      var left = product()
      while true {
        if take("+") {
          left = Self.numbers(left, product()) { $0 + $1 }
        } else if take("-") {
          left = Self.numbers(left, product()) { $0 - $1 }
        } else {
          return left
        }
      }
    }

    private mutating func product() -> Block {
      var left = power()
      while true {
        if take("*") {
          left = Self.numbers(left, power()) { $0 * $1 }
        } else if take("/") {
          left = Self.numbers(left, power()) { $1 == 0 ? .nan : $0 / $1 }
        } else {
          return left
        }
      }
    }

    private mutating func power() -> Block {
      var left = signed()
      while take("^") { left = Self.numbers(left, signed()) { pow($0, $1) } }
      return left
    }

    private mutating func signed() -> Block {
      if take("-") { return Self.numbers(.one(-1), signed()) { $0 * $1 } }
      if take("+") { return signed() }
      return primary()
    }

    static func each(_ a: Block, _ b: Block, _ body: (Scalar, Scalar) -> Scalar) -> Block {
      let (rows, columns) = (max(a.rows, b.rows), max(a.columns, b.columns))
      var cells: [Scalar] = []
      for row in 0..<rows {
        for column in 0..<columns {
          let (x, y) = (a[row, column], b[row, column])
          cells.append(x.isFault ? x : y.isFault ? y : body(x, y))
        }
      }
      return Block(rows: rows, columns: columns, cells: cells)
    }

    static func numbers(_ a: Block, _ b: Block, _ body: (Double, Double) -> Double) -> Block {
      each(a, b) { x, y in
        guard let x = x.number, let y = y.number else { return .fault("#VALUE!") }
        let result = body(x, y)
        return result.isFinite ? .number(result) : .fault("#NUM!")
      }
    }

    private mutating func primary() -> Block {
      if take("(") {
        let inner = expression()
        return take(")") ? inner : .one(.fault("bracket"))
      }
      if take("\"") {
        var content: [UInt8] = []
        while let scalar = next {
          position += 1
          if scalar == "\"" {
            if next == "\"" { position += 1 } else { return .one(.text(String(decoding: content, as: UTF8.self))) }
          }
          content.append(text[position - 1])
        }
        return .one(.fault("quote"))
      }
      if take("'") {
        let start = position
        while let scalar = next, scalar != "'" { position += 1 }
        let name = String(decoding: text[start..<position], as: UTF8.self)
        guard take("'!"), let sheet = book.number[name] else { return .one(.fault("sheet \(name)")) }
        return reference(sheet)
      }
      if let digit = next, ("0"..."9").contains(digit) { return literal() }
      var word = ""
      var ahead = position
      while ahead < text.count, (65...90).contains(text[ahead]) || (48...57).contains(text[ahead]) { ahead += 1 }
      word = String(decoding: text[position..<ahead], as: UTF8.self)
      if ahead < text.count, text[ahead] == UInt8(ascii: "(") {
        position = ahead + 1
        return call(word)
      }
      if word == "TRUE" || word == "FALSE" {
        position = ahead
        return .one(.truth(word == "TRUE"))
      }
      return reference(sheet)
    }

    private mutating func literal() -> Block {
      var number = ""
      while let scalar = next {
        let isSign = (scalar == "-" || scalar == "+") && number.last == "E"
        guard ("0"..."9").contains(scalar) || scalar == "." || scalar == "E" || isSign else { break }
        number.unicodeScalars.append(scalar)
        position += 1
      }
      return Double(number).map { .one($0) } ?? .one(.fault("number \(number)"))
    }

    private mutating func cell() -> (row: Int, column: Int)? {
      var (column, row) = (0, 0)
      while let scalar = next, ("A"..."Z").contains(scalar) {
        column = column * 26 + Int(scalar.value) - 64
        position += 1
      }
      while let scalar = next, ("0"..."9").contains(scalar) {
        row = row * 10 + Int(scalar.value) - 48
        position += 1
      }
      return column > 0 && row > 0 ? (row - 1, column - 1) : nil
    }

    private mutating func reference(_ sheet: Int) -> Block {
      guard let first = cell() else { return .one(.fault("at \(String(decoding: text, as: UTF8.self))")) }
      guard take(":") else {
        return Block(
          rows: 1, columns: 1, cells: [book.value(sheet: sheet, row: first.row, column: first.column)], isReference: true)
      }
      if take("'") {
        while let scalar = next, scalar != "!" { position += scalar == "!" ? 0 : 1 }
        position += 1
      }
      guard let last = cell() else { return .one(.fault("range")) }
      var cells: [Scalar] = []
      for row in first.row...last.row {
        for column in first.column...last.column { cells.append(book.value(sheet: sheet, row: row, column: column)) }
      }
      return Block(rows: last.row - first.row + 1, columns: last.column - first.column + 1, cells: cells, isReference: true)
    }

    /// Passes over an argument without computing it.
    private mutating func skip() {
      var depth = 0
      var isText = false
      while let scalar = next {
        if scalar == "\"" { isText.toggle() }
        if !isText {
          if scalar == "(" { depth += 1 }
          if depth == 0, scalar == "," || scalar == ")" { return }
          if scalar == ")" { depth -= 1 }
        }
        position += 1
      }
    }

    private mutating func call(_ name: String) -> Block {
      if name == "IF" {
        let condition = expression()
        guard take(",") else { return .one(.fault("IF")) }
        if condition.scalar.isFault {
          skip()
          if take(",") { skip() }
          return take(")") ? condition : .one(.fault("IF"))
        }
        let isTrue = (condition.scalar.number ?? 0) != 0
        var result = Block.one(.truth(false))
        if isTrue { result = expression() } else { skip() }
        if take(",") { if isTrue { skip() } else { result = expression() } }
        return take(")") ? result : .one(.fault("IF not closed"))
      }
      var arguments: [Block] = []
      repeat { arguments.append(expression()) } while take(",")
      guard take(")") else { return .one(.fault("\(name) not closed")) }
      // A fault in an argument is one of the result, but where faults are asked for or counted.
      if !["ISNUMBER", "COUNTA", "COUNTIF", "COUNT"].contains(name),
        let fault = arguments.lazy.flatMap(\.cells).first(where: \.isFault)
      {
        return .one(fault)
      }
      return Self.result(name, arguments)
    }

    private static func counted(_ blocks: some Sequence<Block>) -> [Double] {
      blocks.flatMap { block in
        block.cells.compactMap { cell in
          if case .number(let number) = cell { return number }
          return block.isReference ? nil : cell.number
        }
      }
    }

    private static func result(_ name: String, _ arguments: [Block]) -> Block {
      func first() -> Double { arguments[0].scalar.number ?? .nan }
      func number(_ value: Double) -> Block { .one(value.isFinite ? .number(value) : .fault("#NUM! in \(name)")) }
      let all = counted(arguments)
      switch name {
      case "AND": return .one(.truth(arguments.allSatisfy { $0.cells.allSatisfy { ($0.number ?? 0) != 0 } }))
      case "OR": return .one(.truth(arguments.contains { $0.cells.contains { ($0.number ?? 0) != 0 } }))
      case "ISNUMBER":
        var block = arguments[0]
        block.cells = block.cells.map { if case .number = $0 { .truth(true) } else { .truth(false) } }
        block.isReference = false
        return block
      case "EXACT": return each(arguments[0], arguments[1]) { .truth($0.text == $1.text) }
      case "SUM": return number(all.reduce(0, +))
      case "SUMPRODUCT":
        guard Set(arguments.map { [$0.rows, $0.columns] }).count == 1 else { return .one(.fault("shapes in SUMPRODUCT")) }
        var sum = 0.0
        for place in arguments[0].cells.indices {
          // Texts and truths count as zero where they are not reckoned with.
          sum += arguments.reduce(1) { product, block in
            if case .number(let number) = block.cells[place] { product * number } else { 0 }
          }
        }
        // What was multiplied within the one argument is numbers already.
        return number(sum)
      case "SUMIF":
        return number(zip(arguments[0].cells, arguments[2].cells).reduce(0) { $1.0 == arguments[1].scalar ? $0 + ($1.1.number ?? 0) : $0 })
      case "SUMIFS":
        var sum = 0.0
        for place in arguments[0].cells.indices
        where stride(from: 1, to: arguments.count, by: 2).allSatisfy({ arguments[$0].cells[place] == arguments[$0 + 1].scalar }) {
          if case .number(let number) = arguments[0].cells[place] { sum += number }
        }
        return number(sum)
      case "MIN": return number(all.min() ?? 0)
      case "MAX": return number(all.max() ?? 0)
      case "COUNT": return number(Double(all.count))
      case "COUNTA": return number(Double(arguments.reduce(0) { $0 + $1.cells.count { $0 != .blank } }))
      case "COUNTIF": return number(Double(arguments[0].cells.count { $0 == arguments[1].scalar }))
      case "AVERAGE": return number(all.reduce(0, +) / Double(all.count))
      case "STDEV":
        let mean = all.reduce(0, +) / Double(all.count)
        return number((all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(all.count - 1)).squareRoot())
      case "LARGE", "SMALL":
        let sorted = counted([arguments[0]]).sorted()
        let place = Int(arguments[1].scalar.number ?? 0)
        guard (1...max(1, sorted.count)).contains(place), !sorted.isEmpty else { return .one(.fault("#NUM!")) }
        return number(name == "SMALL" ? sorted[place - 1] : sorted[sorted.count - place])
      case "RANK": return number(Double(1 + counted([arguments[1]]).count { $0 > first() }))
      case "MATCH":
        let place = arguments[1].cells.firstIndex { $0 == arguments[0].scalar }
        return place.map { number(Double($0 + 1)) } ?? .one(.fault("#N/A"))
      case "INDEX": return .one(arguments[0].cells[Int(arguments[1].scalar.number ?? 1) - 1])
      case "ABS": return number(first().magnitude)
      case "INT": return number(first().rounded(.down))
      case "LN": return number(log(first()))
      case "LOG10": return number(log10(first()))
      case "EXP": return number(exp(first()))
      case "ROUND":
        let digits = Int(arguments[1].scalar.number ?? 0)
        if (0...15).contains(digits) { return number(PublishedNumber.asRead(first(), decimals: digits).value) }
        return number(
          digits > 15 ? first() : PublishedNumber.asRead(first() * pow(10, Double(digits)), decimals: 0).value / pow(10, Double(digits)))
      default: return .one(.fault("no function \(name)"))
      }
    }
  }
}
