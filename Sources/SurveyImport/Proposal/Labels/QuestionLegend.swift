import SurveyModel

/// `(N - Never, S - Sometimes, A - Always)`, `1 = rất kém, 5 = rất tốt`, `from 1 to 10` in the text of a question: what its codes mean.
struct QuestionLegend {
  /// Meaning by folded code.
  private(set) var labels: [String: String] = [:]
  /// Lowest and highest number that the text states.
  private(set) var ends: (low: Int, high: Int)?
  /// Folded.
  let text: String

  init(_ question: String) {
    let text = PlainText.of(question)
    self.text = TextKey(text).text
    readLabels(text)
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

  private mutating func readLabels(_ text: String) {
    // "1: very poor - 5: very good": what stands before a number and its mark parts two labels.
    let text = Self.worded(text).replacing(
      /(?:\s(?:-|–|—|đến|tới|to|and|và)\s|\s*(?:\.\s?\.[.\s]*|…+\.*|→|~)\s*)(?=\d{1,2}\s*[:=])/, with: "; ")
    for part in text.split(whereSeparator: { ",;()[]\n|".contains($0) }) {
      let piece = withoutBlanks(part)
      for mark in [" = ", "=", " – ", " - ", ": ", " là ", " is ", " means "] {
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

  /// "1 (strongly agree) to 5 (strongly disagree)", "1 strongly agree … 5 strongly disagree": written as "1 = strongly agree".
  private static func worded(_ text: String) -> String {
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
    if let low = numbers.min(), let high = numbers.max(), high > low, high <= 10 { ends = (low, high) }
    for pattern in ["from ", "từ ", "scale of ", "thang điểm ", "thang đo ", "thang ", "scale from ", "scale "] {
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
    for range in text.ranges(of: "(1-") + text.ranges(of: "(0-") {
      let low = text[range].contains("0") ? 0 : 1
      if let high = Int(text[range.upperBound...].prefix { $0.isNumber }), (2...10).contains(high) { ends = (low, high) }
    }
  }
}
