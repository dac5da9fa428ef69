import SurveyModel

/// The first record below the header of a file of no platform: a response like the others, or a second line of names, as where codes stand above the
/// texts of the questions.
enum SecondRow {
  /// How many of its cells are names; 0 where it is a response.
  ///
  /// - Parameter counts: of all rows, this one among them.
  static func names(_ cells: [String], under header: [String], over counts: [ColumnCount]) -> Int {
    guard header.contains(where: { HeaderWords($0).isCode }) else { return 0 }
    var (names, filled) = (0, 0)
    for (cell, count) in zip(cells, counts) where !cell.isEmpty {
      filled += 1
      guard plainNumber(cell) == nil, MissingWords.kind(cell) == nil, LabelMeaning(cell) == nil, !cell.contains("@") else { return 0 }
      if count.filled >= 4, count.numbers + 1 == count.filled || count.times + 1 == count.filled {
        names += 1
      } else if !count.isOpen {
        let values = count.values
        guard values.first(where: { TextKey($0.text) == TextKey(cell) })?.count == 1 else { return 0 }
        if values.count <= 30, values.count * 2 <= count.filled { names += 1 }
      }
    }
    return names >= 2 && names * 2 > filled ? names : 0
  }
}
