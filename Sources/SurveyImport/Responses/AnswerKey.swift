import SurveyModel

/// What the texts in an answer cell mean on one scale.
struct AnswerKey: Sendable {
  private let meanings: [TextKey: Answer]
  private let numbers: [Double: Answer]
  /// What a cell may hold, for a problem: `1 to 5`, or the codes one by one.
  let expected: LocalizedText
  /// Of categories and of missing kinds, as declared.
  private let labels: [String]

  /// Codes come before labels, and these before the labels of missing kinds; the first declared wins.
  init(scale: AnswerScale) {
    var meanings: [TextKey: Answer] = [:]
    var numbers: [Double: Answer] = [:]
    func mean(_ text: String, _ answer: Answer) {
      let key = TextKey(text)
      if meanings[key] == nil { meanings[key] = answer }
      if let number = plainNumber(text), numbers[number] == nil { numbers[number] = answer }
    }
    for (place, category) in scale.categories.enumerated() { mean(category.code, Answer(category: place)) }
    for (place, category) in scale.categories.enumerated() {
      for label in category.labels { mean(label, Answer(category: place)) }
    }
    for missing in scale.missing { mean(missing.label, Answer(missing.kind)) }
    self.meanings = meanings
    self.numbers = numbers
    labels = scale.categories.flatMap(\.labels) + scale.missing.map(\.label)
    let codes = scale.categories.compactMap { Int($0.code) }
    if codes.count == scale.categories.count, zip(codes, codes.dropFirst()).allSatisfy({ $1 == $0 + 1 }) {
      let (first, last) = (codes[0], codes[codes.count - 1])
      expected = AnswerWords.values(first, last: last)
    } else {
      let list = scale.categories.map { "\"\($0.code)\"" }.joined(separator: ", ")
      expected = AnswerWords.oneOf(list)
    }
  }

  /// - Parameter text: without blanks around it. Empty is ``MissingKind/blank``; what the scale does not know ``MissingKind/offScale``.
  func answer(_ text: String) -> Answer {
    let key = TextKey(text)
    if key.text.isEmpty { return Answer(.blank) }
    if let answer = known(key) { return answer }
    // Longer than any label; free text is not worth taking apart.
    guard key.text.utf8.count <= 1000 else { return Answer(.offScale) }
    return codeWithLabel(key.text) ?? severalLabels(key.text) ?? Answer(.offScale)
  }

  /// The label that an unknown text was most likely meant for, `nil` where none is near. It is never applied.
  func hint(for text: String) -> String? { plainNumber(text) == nil ? nearest(to: text, among: labels) : nil }

  private func known(_ key: TextKey) -> Answer? {
    if let answer = meanings[key] { return answer }
    // 4.0 and 4,0 are the code 4.
    return plainNumber(key.text).flatMap { numbers[$0] }
  }

  /// `5 - Hài lòng`, `5. Hài lòng`, `(5) Hài lòng`, `Hài lòng (5)`: both must be known and mean the same.
  private func codeWithLabel(_ text: String) -> Answer? {
    let first = text.drop { Self.isMark($0) }.prefix { !Self.isMark($0) }
    if plainNumber(String(first)) != nil, let answer = agreed(first, text[first.endIndex...]) { return answer }
    guard let end = text.lastIndex(where: { !Self.isMark($0) }) else { return nil }
    let last = text[...end].suffix(while: { !Self.isMark($0) })
    return plainNumber(String(last)) == nil ? nil : agreed(last, text[..<last.startIndex])
  }

  private func agreed(_ code: Substring, _ rest: Substring) -> Answer? {
    guard let start = rest.firstIndex(where: { !Self.isMark($0) }), let end = rest.lastIndex(where: { !Self.isMark($0) }),
      let byCode = known(TextKey(code)), byCode.missing != .blank
    else { return nil }
    let label = TextKey(rest[start...end])
    // Two numbers are no code with a label.
    guard plainNumber(label.text) == nil, let byLabel = meanings[label] ?? severalLabels(label.text), byLabel == byCode else { return nil }
    return byCode
  }

  /// `Hài lòng / Satisfied`, `Hài lòng (Satisfied)`: every part must be known and mean the same.
  private func severalLabels(_ text: String) -> Answer? {
    let parts = text.split { "/|()[]–—".contains($0) }.map { TextKey($0) }.filter { !$0.text.isEmpty }
    guard parts.count > 1, parts.allSatisfy({ plainNumber($0.text) == nil }), let first = meanings[parts[0]],
      parts.dropFirst().allSatisfy({ meanings[$0] == first })
    else { return nil }
    return first
  }

  /// What stands between or around a code and its label.
  private static func isMark(_ character: Character) -> Bool { " .-–—−:;()[]=/|".contains(character) }
}

extension StringProtocol {
  /// The longest end of the text whose characters all fulfil the condition.
  fileprivate func suffix(while fulfils: (Character) -> Bool) -> SubSequence {
    guard let before = lastIndex(where: { !fulfils($0) }) else { return self[...] }
    return self[index(after: before)...]
  }
}

/// Digits with a sign and one point or comma, nothing else: a code as a spreadsheet may have rewritten it.
func plainNumber(_ text: String) -> Double? {
  guard text.utf8.count <= 18,
    text.utf8.allSatisfy({ (48...57).contains($0) || [43, 44, 45, 46].contains($0) }),
    text.utf8.contains(where: { (48...57).contains($0) })
  else { return nil }
  return Double(String(text.map { $0 == "," ? "." : $0 }))
}
