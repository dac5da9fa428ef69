import SurveyModel

/// What a row of a wide table of figures is about.
///
/// The name of a unit stands in its column. The word for the whole may stand in any, as where cells are merged; subtotals and the numbers of the columns
/// are no figures of a unit.
enum WideLabel {
  /// No figure, or no name where none is needed.
  case nothing
  case unit(Int)
  case whole
  /// Figures that are no unit's, nor of the whole: subtotals, rows without any name.
  case passed
  case unknown(String)

  private static let wholes = Set<TextKey>(names: [
    "Tổng", "Tổng số", "Tổng cộng", "Cộng", "Toàn chi cục", "Toàn cục", "Toàn đơn vị", "Toàn ngành", "Cả chi cục", "Tổng toàn chi cục",
    "Tổng số toàn chi cục", "Tổng cộng toàn chi cục", "Cộng toàn chi cục", "Tổng chung", "Total", "Grand total", "Whole department", "All",
    "All units",
  ])

  /// - Parameters:
  ///   - figures: the columns of figures.
  ///   - width: columns of the header.
  ///   - units: `nil` where nobody knows them yet.
  init(_ record: Record, unitColumn: Int, figures: [Int], width: Int, survey: Survey, units: NameKey?) {
    let isFilled = figures.contains { !record.text($0).isEmpty }
    guard isFilled, !ColumnNumbering.isIn(record, width: width) else {
      self = .nothing
      return
    }
    let name = record.text(unitColumn)
    if !name.isEmpty, let unit = units?.place(of: name) {
      self = .unit(unit)
      return
    }
    let texts = (0..<min(record.count, width)).filter { !figures.contains($0) }.map { record.text($0) }.filter { !$0.isEmpty }
    // The department by its own name is the whole.
    let own = survey.organization.all.map { TextKey($0) }
    if texts.contains(where: { Self.isWhole($0) || own.contains(TextKey($0)) && !$0.isEmpty }) {
      self = .whole
    } else if name.isEmpty || texts.contains(where: { Self.isPart($0) || Self.isRoman($0) }) {
      // A row of figures without a name, or of a section.
      self = figures.contains { !record.text($0).isEmpty && !WideContext.unknown.contains(record.text($0)) } ? .passed : .nothing
    } else {
      self = .unknown(name)
    }
  }

  /// Of a table without a column of units: a row of numbers, that at most what they are figures of stands beside.
  init(ofWhole record: Record, figures: [Int], width: Int, survey: Survey) {
    let cells = (0..<record.count).map { record.text($0) }
    let filled = figures.filter { !record.text($0).isEmpty }
    guard !filled.isEmpty, !ColumnNumbering.isIn(record, width: width) else {
      self = .nothing
      return
    }
    let areNumbers = filled.allSatisfy { place in
      let number = WrittenNumber(text: cells[place], isTyped: record.kind(place) == .number)
      return number.isTyped || Survey.NumberFormat.allCases.contains { number.value(in: $0) != nil }
        || WideContext.unknown.contains(cells[place])
    }
    let own = survey.organization.all.map { TextKey($0) }
    let isOfWhole = cells.enumerated().allSatisfy { place, text in
      figures.contains(place) || text.isEmpty || Self.isWhole(text) || own.contains(TextKey(text)) || WideSubject(inHeader: text) != nil
        || WideColumn.parted("(\(text))").measure != nil || !text.contains { $0.isLetter }
    }
    self = areNumbers && isOfWhole ? .whole : .unknown(cells.first { $0.contains { $0.isLetter } } ?? "")
  }

  /// `TỔNG CỘNG (I + II):` is `Tổng cộng`.
  static func isWhole(_ text: String) -> Bool {
    let key = TextKey(text.prefix { $0 != "(" }).text
    let plain = withoutBlanks(key.filter { !".:;*".contains($0) })
    return wholes.contains(TextKey(plain)) || plain.hasPrefix("toàn chi cục ") || plain.hasPrefix("toàn cục ")
  }

  /// `Cộng khối cửa khẩu`, `Tổng số khối I`: of some of the units.
  static func isPart(_ text: String) -> Bool {
    let key = TextKey(text).text
    return ["cộng ", "tổng ", "subtotal", "sub-total", "total "].contains { key.hasPrefix($0) } && !isWhole(text)
  }

  /// The number of a section: `I`, `II.`, `IV`.
  private static func isRoman(_ text: String) -> Bool {
    let letters = text.filter { $0 != "." && $0 != ")" }
    return !letters.isEmpty && letters.count <= 4 && letters.allSatisfy { "IVX".contains($0) }
  }
}

/// The row below a header in which the columns are numbered: `1 2 3 4`, `A B 1 2`, `(1) (2) (3)`.
enum ColumnNumbering {
  static func isIn(_ record: Record, width: Int) -> Bool {
    guard record.count >= 3, width >= 3 else { return false }
    return isNumbering((0..<min(record.count, width)).map { record.text($0) })
  }

  /// - Parameter cells: empty ones stand for columns without a number.
  static func isNumbering(_ cells: [String]) -> Bool {
    let signs = cells.filter { !$0.isEmpty }.map { $0.filter { !"()[] ".contains($0) } }
    guard signs.count >= 3, signs.count * 3 >= cells.count * 2 else { return false }
    var letter = UInt8(ascii: "A")
    var number = 1
    for sign in signs {
      if number == 1, sign.utf8.elementsEqual([letter]) {
        letter += 1
      } else if Int(sign.prefix { $0.isNumber }) == number,
        sign.dropFirst(String(number).count).allSatisfy({ "=+-/:*%x".contains($0) || $0.isNumber })
      {
        // "5=4/3" says how a column is computed.
        number += 1
      } else {
        return false
      }
    }
    return number > 1 || letter > UInt8(ascii: "C")
  }
}
