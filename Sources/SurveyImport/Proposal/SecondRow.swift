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
      guard plainNumber(cell) == nil, MissingWords.kind(cell) == nil, !isAnswer(cell, among: count), !cell.contains("@") else { return 0 }
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

  /// The middle is of every kind.
  private static func isOfKind(_ grade: LabelMeaning, of other: LabelMeaning) -> Bool {
    grade.family == .middle || grade.family == other.family && grade.word == other.word
  }

  /// A label among labels of its kind; "Minh bạch" above degrees of satisfaction is a name.
  private static func isAnswer(_ cell: String, among count: ColumnCount) -> Bool {
    guard let grade = LabelMeaning(cell) else { return false }
    return count.isOpen
      || count.values.contains { value in
        TextKey(value.text) != TextKey(cell) && LabelMeaning(value.text).map { isOfKind(grade, of: $0) } == true
      }
  }
}
