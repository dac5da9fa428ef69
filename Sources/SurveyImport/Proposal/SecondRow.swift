import SurveyModel

/// The first record below the header of a file of no platform, or of a form whose times stand in every row: a response like the others, or a second line
/// of names, as where codes stand above the texts of the questions, or groups above the questions.
enum SecondRow {
  enum Finding: Hashable {
    case response
    /// It may be names: so many of its cells are unlike those below.
    case doubtful(cells: Int)
    /// It is no response; where that is sure the two lines are joined.
    case names(cells: Int, isSure: Bool)
  }

  private struct Count {
    /// Cells unlike all below them.
    var names = 0
    /// Those of them that are words above nothing but numbers or times.
    var aboveNumbers = 0
    var filled = 0
  }

  /// Below a line of codes two names are enough. Below any other line nearly all cells must be names, each another, since a response may well hold a text
  /// or two that nobody else wrote; three words where all others have numbers are none of a response.
  ///
  /// - Parameter counts: of all rows, this one among them.
  static func finding(_ cells: [String], under header: [String], over counts: [ColumnCount]) -> Finding {
    let found = names(cells, over: counts)
    guard found.names >= 2, found.names * 2 > found.filled else { return .response }
    let areMost = found.names * 5 >= found.filled * 4
    let isSure = areMost && (found.aboveNumbers >= 2 || belongsToHeader(cells, under: header))
    if header.contains(where: { HeaderWords($0).isCode }) { return .names(cells: found.names, isSure: isSure) }
    if found.aboveNumbers >= 3 { return .names(cells: found.names, isSure: true) }
    let filled = cells.filter { !$0.isEmpty }
    let areDifferent = Set(filled.map { TextKey($0) }).count == filled.count
    if found.names >= 3, areDifferent, areMost { return .names(cells: found.names, isSure: isSure) }
    return found.names >= 3 || found.names == found.filled ? .doubtful(cells: found.names) : .response
  }

  /// Whether one line needs the other: it names columns that the first one leaves without a name, or one of them is codes and numbers of questions and the
  /// other asks for something. Words that a respondent wrote below a line of codes ask for nothing.
  private static func belongsToHeader(_ cells: [String], under header: [String]) -> Bool {
    if zip(cells, header).contains(where: { !$0.isEmpty && $1.isEmpty }) { return true }
    return areNumbers(cells) || areNumbers(header) && askForSomething(cells)
  }

  private static func areNumbers(_ names: [String]) -> Bool {
    let names = names.filter { !$0.isEmpty }
    return names.count { HeaderWords($0).isNumberOfQuestion } * 2 > names.count
  }

  private static func askForSomething(_ cells: [String]) -> Bool {
    let words = cells.filter { !$0.isEmpty }.map { HeaderWords($0) }
    return words.contains { $0.unit == .strong || $0.isRespondent || $0.isTime && $0.text.count <= 30 }
      || words.count { $0.isRating || $0.isFact || $0.isComment } * 2 > words.count
  }

  /// How many cells are names, of how many; none where one is an answer.
  private static func names(_ cells: [String], over counts: [ColumnCount]) -> Count {
    var found = Count()
    for (cell, count) in zip(cells, counts) where !cell.isEmpty {
      found.filled += 1
      guard plainNumber(cell) == nil, WrittenTime(cell) == nil, MissingWords.kind(cell) == nil, !isAnswer(cell, among: count),
        !cell.contains("@")
      else { return Count() }
      if count.filled >= 4, count.numbers + 1 == count.filled || count.times + 1 == count.filled {
        found.names += 1
        found.aboveNumbers += 1
      } else if !count.isOpen {
        let values = count.values
        guard values.first(where: { TextKey($0.text) == TextKey(cell) })?.count == 1 else { return Count() }
        if values.count <= 30, values.count * 2 <= count.filled { found.names += 1 }
      }
    }
    return found
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

extension CountedExport {
  /// A first response that may be a second line of names: it counts, and is said.
  var secondRowDoubt: OpenDecision? {
    guard let doubt = doubtfulSecond else { return nil }
    let taken = ProposalWords.isResponse(line: doubt.line)
    return OpenDecision(
      column: files[0].file.input.name,
      readings: [.init(text: taken, count: 1), .init(text: ProposalWords.isSecondHeader(line: doubt.line), count: 1)],
      evidence: ProposalWords.secondRowMayBeNames(doubt.cells), taken: taken)
  }
}
