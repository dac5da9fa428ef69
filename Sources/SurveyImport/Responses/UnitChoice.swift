import SurveyModel

/// The units that one row names, in one cell or by a column for each choice.
struct UnitChoice {
  /// `nil` for a text that is no unit.
  let unit: Int?
  let text: String

  /// Names of a list that are taken together in search of one that holds the separator.
  private static let longestName = 8

  /// The units of one cell, each once. A name may hold the separator: the longest that is known wins.
  static func units(in text: String, separator: Character, _ units: NameKey) -> [UnitChoice] {
    if let unit = units.place(of: text) { return [UnitChoice(unit: unit, text: text)] }
    let parts = text.split(separator: separator).map { $0.trimmingPrefix { $0.isWhitespace } }.filter { !$0.isEmpty }
    // More is no list of units, but free text.
    guard parts.count <= 1000 else { return [UnitChoice(unit: nil, text: text)] }
    var choices: [UnitChoice] = []
    var seen: Set<Int> = []
    var place = 0
    while place < parts.count {
      var end = min(parts.count, place + longestName)
      var unit: Int?
      while end > place {
        unit =
          units.place(of: parts[place..<end].joined(separator: "\(separator) "))
          ?? units.place(of: parts[place..<end].joined(separator: String(separator)))
        if unit != nil { break }
        end -= 1
      }
      if let unit {
        if seen.insert(unit).inserted { choices.append(UnitChoice(unit: unit, text: "")) }
      } else {
        choices.append(UnitChoice(unit: nil, text: String(parts[place])))
      }
      place = max(end, place + 1)
    }
    return choices
  }

  /// The units whose column is ticked.
  static func units(in record: Record, _ columns: [(unit: Int, column: Int)]) -> [UnitChoice] {
    columns.compactMap { isChosen(record.text($0.column)) ? UnitChoice(unit: $0.unit, text: "") : nil }
  }

  /// What platforms, spreadsheets and programs write in the column of an option that was not chosen, beside ``NoWords``.
  private static let notChosen = NoWords.withPlain([
    "n", "no", "false", "f", "off", "k", "sai", "not selected", "not chosen", "unselected", "unchecked", "not checked", "not applicable",
    "none",
    "na", "n/a", "#n/a", "n.a.", "nan", "null", "nil", "undefined", "unknown", "missing", "skipped", "refused", "blank", "empty", "trống",
    "rỗng",
    "bỏ trống", "để trống", "bỏ qua", "từ chối",
  ])

  /// Anything but nothing, a number that is not above zero (also 0.0 or 0,0), a no, and signs such as a dash, an empty box or a cross alone.
  private static func isChosen(_ text: String) -> Bool {
    guard text.unicodeScalars.contains(where: { !isMark($0) }) else { return text == "+" }
    if let number = plainNumber(text) { return number > 0 }
    let key = NoWords.key(text)
    return key.unicodeScalars.contains { !isMark($0) } && !notChosen.contains(key) && !NoWords.isDenial(key)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || "-–—−_./?+*'\"()[]{}<>☐□▢◻◽⬜○◯✗✘✕✖❌\u{FE0E}\u{FE0F}".unicodeScalars.contains(scalar)
  }
}
