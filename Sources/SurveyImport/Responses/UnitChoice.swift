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

  /// Anything but nothing, a zero or a no.
  private static func isChosen(_ text: String) -> Bool {
    !["", "0", "n", "no", "false", "không", "not selected", "unchecked"].contains(TextKey(text).text)
  }
}
