import SurveyModel

/// `(N - Never, S - Sometimes, A - Always)`, `1 = rất kém, 5 = rất tốt`, `from 1 to 10` in the text of a question: what its codes mean.
struct QuestionLegend {
  /// Meaning by folded code.
  private(set) var labels: [String: String] = [:]
  /// Lowest and highest number that the text states.
  private(set) var ends: (low: Int, high: Int)?
  /// What single numbers mean, "1 = excellent", "[5: worst]": behind "=" whatever it says, elsewhere a word that the lexicon knows.
  private var stated: [Int: String] = [:]
  /// Folded.
  let text: String

  init(_ question: String) {
    let text = PlainText.of(question)
    self.text = TextKey(text).text
    readLabels(text)
    guard text.contains(where: \.isNumber) else { return }
    readStated()
    readEnds(TextKey(text).text)
  }

  /// What the file itself says of some of the numbers, such as the ends.
  mutating func take(_ answers: [(code: String, label: String)]) {
    guard answers.count >= 2 else { return }
    labels = Dictionary(answers.map { (TextKey($0.code).text, $0.label) }) { first, _ in first }
    let numbers = answers.compactMap { Int($0.code) }
    if numbers.count == answers.count, let low = numbers.min(), let high = numbers.max(), low >= 0, high <= 10 { ends = (low, high) }
  }

  /// Whether its codes say how much one agrees with a statement, or how often it holds.
  var isOfStatement: Bool {
    labels.values.contains { label in
      let family = LabelMeaning(label)?.family
      return family == .agreement || family == .frequency
    }
  }

  /// Whether its labels say by themselves which end is the good one, as "very satisfied" does.
  var isGraded: Bool {
    !isOfStatement
      && (Array(labels.values) + stated.values).contains { LabelMeaning($0).map { LabelMeaning.graded.contains($0.family) } == true }
  }

  /// Its labels name kinds, none of which is more than another: "1: firm, 2: household".
  var isOfKinds: Bool {
    let said = Array(labels.values) + stated.values
    return said.count >= 2 && said.allSatisfy { Self.degree($0) == nil }
  }

  /// Its labels say how much there is, not whether that is good: "1 = low, 5 = high".
  var isOfLevels: Bool {
    let said = Array(labels.values) + stated.values
    return !said.isEmpty && LevelWords.say(said)
  }

  /// What it says of single numbers, the same in questions that are answered on one scale; empty where it says nothing.
  var key: String { stated.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: "; ") }

  /// The text of a question without what the legend says of its numbers.
  func removed(from question: String) -> String {
    let said = Set(labels.values.map { TextKey($0).text } + stated.values).sorted { $0.count != $1.count ? $0.count > $1.count : $0 < $1 }
    return said.isEmpty ? question : said.reduce(TextKey(question).text) { $0.replacing($1, with: " ") }
  }

  /// Whether the lowest number of a scale is its best; `nil` where no end is named, or by no word that is known.
  func isDescending(_ range: ClosedRange<Int>) -> Bool? {
    func degree(_ number: Int) -> Int? { (labels[String(number)] ?? stated[number]).flatMap(Self.degree) }
    switch (degree(range.lowerBound), degree(range.upperBound)) {
    case (let low?, let high?) where low != high: return low > high
    case (let low?, nil) where abs(low) >= Self.clearDegree: return low > 0
    case (nil, let high?) where abs(high) >= Self.clearDegree: return high < 0
    default: return Self.lowIsGood.contains { text.holdsBytes(of: $0) } ? true : nil
    }
  }

  /// What it says of the ends of a scale where that does not tell which is the good one: "1 = Hanoi".
  func riddle(_ range: ClosedRange<Int>) -> String? {
    guard isDescending(range) == nil else { return nil }
    return [range.lowerBound, range.upperBound].compactMap { number in stated[number].map { "\(number) = \($0)" } }.first
  }

  /// A word that may stand at one end only: not "slightly", not the middle.
  private static let clearDegree = 15
  private static let superlative = 38
  private static let lowIsGood = [
    "the lower the better", "lower is better", "lowest is best", "lower = better", "càng thấp càng tốt", "càng nhỏ càng tốt",
    "thấp hơn là tốt hơn", "thấp nhất là tốt nhất",
  ]
  private static let low: Set = ["lowest", "the lowest", "minimum", "min", "least", "the least", "thấp nhất", "ít nhất", "tối thiểu"]
  private static let high: Set = ["highest", "the highest", "maximum", "max", "most", "the most", "cao nhất", "nhiều nhất", "tối đa"]

  private static func degree(_ label: String) -> Int? {
    let text = TextKey(label).text
    if low.contains(text) { return -40 }
    if high.contains(text) { return 40 }
    // "Most satisfied", "least satisfied", "ít hài lòng nhất".
    if text.hasPrefix("most ") { return LabelMeaning(String(text.dropFirst(5))).map { $0.degree * 2 } }
    if text.hasPrefix("least ") { return LabelMeaning(String(text.dropFirst(6))).map { $0.degree * -2 } }
    if text.hasPrefix("ít "), text.hasSuffix(" nhất") { return LabelMeaning(String(text.dropFirst(3))).map { $0.degree * -2 } }
    return LabelMeaning(label)?.degree
  }

  /// What a number means by itself: behind "=" or a verb anywhere, behind other marks where it is no number of a question.
  ///
  /// A pattern is compiled each time it is looked for: it is where the text has what it cannot do without.
  private mutating func readStated() {
    let hasSpacedNumber = zip(text, text.dropFirst()).contains { $0.isNumber && $1.isWhitespace }
    let (hasEqual, hasBracket) = (text.holdsAny(of: "="), text.holdsAny(of: "("))
    let hasMark = text.holdsAny(of: "([,;") && (text.holdsAny(of: ":-") || text.holdsBytes(of: "–") || text.holdsBytes(of: "—"))
    guard hasSpacedNumber || hasEqual || hasBracket || hasMark else { return }
    let equal =
      /\b(?<code>\d{1,2})(?:\s+(?:sao|stars?|points?|điểm))?\s*=\s*(?:the\s+)?(?<label>\p{L}[^,;.?()\[\]=\d|\n]*)/
    let turned = /(?:^|[,;.?:(\[|])\s*(?<label>\p{L}[^,;.?:()\[\]=\d|\n]*?)\s*=\s*(?<code>\d{1,2})\b/
    let verb =
      /\b(?<code>\d{1,2})\s+(?:means|meaning|being|is|là|tức là|nghĩa là|có nghĩa là)\s+(?:the\s+)?(?<label>\p{L}[^,;.?()\[\]=\d|\n]*)/
    let marked =
      /[(\[,;]\s*(?:(?:điểm|mức|score|grade|level|point)\s+)?(?<code>\d{1,2})\s*[:\-–—]\s*(?<label>\p{L}[^,;.?()\[\]=\d|\n]*)/
    let ranged =
      /(?:from|between|to|and|từ|đến|tới|điểm|thang)\s+(?<code>\d{1,2})\s*\((?:the\s+)?(?<label>\p{L}[^,;.?()\[\]=\d|\n]*)\)/
    if hasEqual {
      for found in text.matches(of: equal) { take(found.output.code, found.output.label, isExplicit: true) }
      for found in text.matches(of: turned) { take(found.output.code, found.output.label) }
    }
    if hasSpacedNumber { for found in text.matches(of: verb) { take(found.output.code, found.output.label) } }
    if hasMark { for found in text.matches(of: marked) { take(found.output.code, found.output.label) } }
    if hasBracket { for found in text.matches(of: ranged) { take(found.output.code, found.output.label) } }
    // "Very good (1) - very poor (5)", "1 Good | 2 Fair | 3 Poor": one alone may be the number of a question, but for "1 best".
    let behind = /(?:^|[,;:|\-–—])\s*(?<label>\p{L}[^,;:.?()\[\]=\d|\n]*)\((?<code>\d{1,2})\)/
    let before = /(?:^|[,;:|\/])\s*(?<code>\d{1,2})\s+(?<label>\p{L}[^,;:.?()\[\]=\d|\n\/]*)/
    var lists: [[(code: Substring, label: Substring)]] = []
    if hasBracket { lists.append(text.matches(of: behind).map { ($0.output.code, $0.output.label) }) }
    if hasSpacedNumber { lists.append(text.matches(of: before).map { ($0.output.code, $0.output.label) }) }
    for list in lists {
      let known = list.filter { Self.degree(Self.trimmed($0.label)) != nil }
      let isList = Set(known.map(\.code)).count >= 2
      for item in known where isList || abs(Self.degree(Self.trimmed(item.label)) ?? 0) >= Self.superlative { take(item.code, item.label) }
    }
  }

  private mutating func take(_ code: Substring, _ label: Substring, isExplicit: Bool = false) {
    let label = Self.trimmed(label)
    guard let number = Int(code), number <= 10, stated[number] == nil, isExplicit || Self.degree(label) != nil else { return }
    stated[number] = label
  }

  /// A label without what joins it to the next.
  private static func trimmed(_ label: Substring) -> String {
    var text = withoutBlanks(String(label))
    for word in [" đến", " tới", " to", " and", " và", " -", " –", " …", " /"] where text.hasSuffix(word) { text.removeLast(word.count) }
    return withoutBlanks(text)
  }

  private static let labelMarks = [" = ", "=", " – ", " - ", ": ", " là ", " is ", " means "]

  private mutating func readLabels(_ text: String) {
    guard Self.labelMarks.contains(where: { text.holdsBytes(of: $0) }) || text.contains(where: \.isNumber) else { return }
    // "1: very poor - 5: very good": what stands before a number and its mark parts two labels.
    var text = Self.worded(text)
    if text.holdsAny(of: ":="), text.contains(where: \.isNumber) {
      text = text.replacing(
        /(?:\s(?:-|–|—|đến|tới|to|and|và)\s|\s*(?:\.\s?\.[.\s]*|…+\.*|→|~)\s*)(?=\d{1,2}\s*[:=])/, with: "; ")
    }
    for part in text.split(whereSeparator: { ",;()[]\n|".contains($0) }) {
      let piece = withoutBlanks(part)
      for mark in Self.labelMarks where piece.holdsBytes(of: mark) {
        guard let border = piece.firstRange(of: mark) else { continue }
        let code = withoutBlanks(String(piece[..<border.lowerBound].split(separator: " ").last ?? ""))
        let whole = withoutBlanks(piece[..<border.lowerBound])
        let label = withoutBlanks(piece[border.upperBound...])
        guard !label.isEmpty, label.count <= 60 else { break }
        if code.count <= 2, !code.isEmpty, mark.contains("=") || code == whole || Int(code) != nil {
          labels[TextKey(code).text] = label
        } else if mark.contains("="), label.count <= 2 {
          labels[TextKey(label).text] = whole
        }
        break
      }
    }
    if labels.count < 2 { labels = [:] }
  }

  /// What may stand between the two ends of a scale.
  private static let joints = [",", "-", "–", "—", "..", "…", "đến", "tới", "to"]

  /// "1 (strongly agree) to 5 (strongly disagree)", "1 strongly agree … 5 strongly disagree": written as "1 = strongly agree".
  private static func worded(_ text: String) -> String {
    // Two numbers at least.
    let numbers = zip(text, text.dropFirst()).count { !$0.isNumber && $1.isNumber } + (text.first?.isNumber == true ? 1 : 0)
    guard numbers >= 2, text.holdsAny(of: "(") || joints.contains(where: { text.holdsBytes(of: $0) }) else { return text }
    let bracketed = /(?<low>\d{1,2})\s*\((?<first>[^()\d=:]+)\)[^()\d]{0,12}(?<high>\d{1,2})\s*\((?<last>[^()\d=:]+)\)/
    let bare =
      /(?<low>\b\d{1,2})\s+(?<first>[^()\d=:]+?)(?:,\s*|\s(?:-|–|—|đến|tới|to)\s|\s*(?:\.\.+|…)\s*)(?<high>\d{1,2})\s+(?<last>[^()\d=:.;,]+)/
    func legend(_ low: Substring, _ first: Substring, _ high: Substring, _ last: Substring) -> String? {
      guard LabelMeaning(String(first)) != nil, LabelMeaning(String(last)) != nil else { return nil }
      return "; \(low) = \(first); \(high) = \(last); "
    }
    return text.replacing(bracketed) { found in
      legend(found.output.low, found.output.first, found.output.high, found.output.last) ?? String(found.output.0)
    }.replacing(bare) { found in
      legend(found.output.low, found.output.first, found.output.high, found.output.last) ?? String(found.output.0)
    }
  }

  private mutating func readEnds(_ text: String) {
    let numbers = labels.keys.compactMap { Int($0) }
    if let low = numbers.min(), let high = numbers.max(), high > low, high <= 10 {
      ends = (low, high)
    } else if let high = stated.keys.max(), high >= 3, abs(stated[high].flatMap(Self.degree) ?? 0) >= 20 {
      ends = (min(1, stated.keys.min() ?? 1), high)
    }
    for pattern in ["from ", "từ ", "scale of ", "thang điểm ", "thang đo ", "thang ", "scale from ", "scale "] {
      guard text.holdsBytes(of: pattern) else { continue }
      for range in text.ranges(of: pattern) {
        let rest = text[range.upperBound...].drop { !$0.isNumber && "điểm ( ".contains($0) }
        guard let low = Int(rest.prefix { $0.isNumber }) else { continue }
        let after = rest.drop { $0.isNumber }.prefix(24)
        let middle = after.prefix { !$0.isNumber }
        guard let high = Int(after.drop { !$0.isNumber }.prefix { $0.isNumber }) else {
          if pattern.hasPrefix("thang"), [5, 10].contains(low) { ends = (1, low) }
          continue
        }
        let joins = ["to", "-", "–", "đến", "tới", "through", "—", "điểm đến"].contains { middle.contains($0) }
        if joins, (0...1).contains(low), (2...10).contains(high) { ends = (low, high) }
      }
    }
    guard text.holdsAny(of: "(") else { return }
    for range in text.ranges(of: "(1-") + text.ranges(of: "(0-") {
      let low = text[range].contains("0") ? 0 : 1
      if let high = Int(text[range.upperBound...].prefix { $0.isNumber }), (2...10).contains(high) { ends = (low, high) }
    }
  }
}
