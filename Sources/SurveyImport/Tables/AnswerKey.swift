import SurveyModel

/// What the texts in an answer cell mean on one scale.
struct AnswerKey: Sendable {
  private let meanings: [TextKey: Answer]
  private let numbers: [Double: Answer]
  /// What a cell may hold, for a problem: `1 to 5`, or the codes one by one.
  let expected: LocalizedText

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
    let codes = scale.categories.compactMap { Int($0.code) }
    if codes.count == scale.categories.count, zip(codes, codes.dropFirst()).allSatisfy({ $1 == $0 + 1 }) {
      let (first, last) = (codes[0], codes[codes.count - 1])
      expected = .init(vi: "giá trị từ \(first) đến \(last)", en: "\(first) to \(last)")
    } else {
      let list = scale.categories.map { "\"\($0.code)\"" }.joined(separator: ", ")
      expected = .init(vi: "một trong các giá trị \(list)", en: "one of \(list)")
    }
  }

  /// - Parameter text: without blanks around it. Empty is ``MissingKind/blank``; what the scale does not know ``MissingKind/offScale``.
  func answer(_ text: String) -> Answer {
    let key = TextKey(text)
    if key.text.isEmpty { return Answer(.blank) }
    if let answer = meanings[key] { return answer }
    // 4.0 and 4,0 are the code 4.
    if let number = plainNumber(text), let answer = numbers[number] { return answer }
    return Answer(.offScale)
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
