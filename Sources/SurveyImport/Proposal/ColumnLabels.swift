import SurveyModel

/// What the file itself says of the values of a column: the labels of its codes, and which are no answer.
struct ColumnLabels {
  /// Of the answers, in the order of the file.
  let answers: [(code: String, label: String)]
  /// Of what is no answer: the text of the cell, what it is called, and its kind.
  let missing: [(code: String, label: String, kind: MissingKind)]
  /// Whether answers have an order; `nil` where the file does not say.
  let isOrdered: Bool?
  /// Whether every answer that was given has a label of its own, which then stands for it.
  let isWhole: Bool
  /// Whether one code has another label in another file.
  let isContradicted: Bool

  /// - Parameter said: by each file that says anything of the column.
  /// - Returns: `nil` where none says anything of the values.
  init?(_ said: [ColumnMeaning], _ count: ColumnCount) {
    var answers: [(code: String, label: String)] = []
    var missing: [(code: String, label: String, kind: MissingKind)] = []
    var labels: [(value: String, label: String)] = []
    var isContradicted = false
    for (code, label) in said.flatMap(\.labels) where !withoutBlanks(label).isEmpty {
      if let known = labels.first(where: { $0.value == code }) {
        isContradicted = isContradicted || TextKey(known.label) != TextKey(label)
      } else {
        labels.append((code, label))
      }
    }
    let (named, ranges) = (said.flatMap(\.missing), said.flatMap(\.missingRanges))
    func isMissing(_ code: String) -> Bool {
      named.contains(code) || plainNumber(code).map { number in ranges.contains { $0.contains(number) } } == true
    }
    func kind(_ code: String, _ label: String) -> MissingKind {
      MissingWords.kind(label) ?? plainNumber(code).flatMap { MissingWords.kind(of: $0, highest: 0, isBroken: true) } ?? .notReached
    }
    for (code, label) in labels {
      if isMissing(code) || MissingWords.kind(label) != nil {
        missing.append((code, label, kind(code, label)))
      } else {
        answers.append((code, withoutBlanks(label)))
      }
    }
    let seen = count.values.map(\.text)
    for code in named + seen where isMissing(code) && !missing.contains(where: { $0.code == code }) {
      missing.append((code, code, kind(code, "")))
    }
    guard !answers.isEmpty || !missing.isEmpty else { return nil }
    let known = Set((answers.map(\.code) + missing.map(\.code)).map { TextKey($0) })
    let texts = answers.map(\.label)
    isWhole =
      answers.count >= 2 && !isContradicted && !count.isOpen && Set(texts.map { TextKey($0) }).count == texts.count
      && texts.allSatisfy { YAMLNode.canHold($0) && $0.count <= ColumnCount.longestValue }
      && seen.allSatisfy { known.contains(TextKey($0)) }
    self.answers = answers
    self.missing = missing
    self.isContradicted = isContradicted
    isOrdered = said.compactMap(\.isOrdered).first
  }

  /// Every label, and every code that has none, with the text of its cells.
  var texts: [(code: String, label: String)] { answers + missing.map { ($0.code, $0.label) } }

  /// Codes and labels of what is no answer.
  var kinds: [TextKey: MissingKind] {
    var kinds: [TextKey: MissingKind] = [:]
    for item in missing {
      kinds[TextKey(item.code)] = item.kind
      kinds[TextKey(item.label)] = item.kind
    }
    return kinds
  }

  /// The texts of cells that a label stands for.
  func codes(of label: String) -> [String] { texts.filter { TextKey($0.label) == TextKey(label) }.map(\.code) }

  /// The scale of the cells, which hold codes, for one that was found; `nil` where the file speaks against it.
  func scale(of found: ScaleProposal) -> ScaleProposal? {
    isContradicted ? nil : isWhole ? coded(found) : found
  }

  /// A scale of labels as one of codes, whose numbers must run with the labels, one by one, up or down.
  ///
  /// - Returns: `nil` where they do not.
  private func coded(_ scale: ScaleProposal) -> ScaleProposal? {
    let key = scale.builtIn.flatMap { id in LabelScale.builtIns.first { $0.scale.id == id } }
    let points: [[String]]
    if let key {
      points = key.scale.categories.indices.map { place in answers.map(\.label).filter { key.key.answer($0).category == place } }
    } else {
      let values = scale.values.map { value in value.labels.isEmpty ? [value.code] : value.labels }
      points = scale.isDescending ? values.reversed() : values
    }
    let found = points.map { labels in Set(labels.flatMap { codes(of: $0) }) }
    let numbers = found.compactMap { $0.count == 1 ? $0.first.flatMap { Int($0) } : nil }
    guard numbers.count == points.count, numbers.count >= 2 else { return nil }
    let steps = Set(zip(numbers, numbers.dropFirst()).map { $1 - $0 })
    guard steps == [1] || steps == [-1] else { return nil }
    var coded = scale
    if let key, numbers.enumerated().allSatisfy({ key.key.answer(String($1)).category == $0 }) {
      coded.missing = grouped { key.key.answer($0).missing == .offScale }
      return coded
    }
    let values = zip(numbers, points).map { number, labels in
      ScaleProposal.Value(code: String(number), labels: labels.filter { plainNumber($0) == nil })
    }
    coded.builtIn = nil
    coded.values = steps == [1] ? values : values.reversed()
    coded.isDescending = steps == [-1]
    coded.missing = grouped { _ in true }
    return coded
  }

  private func grouped(_ isKept: (String) -> Bool) -> [ScaleProposal.Missing] {
    AnswerShape.grouped(missing.filter { isKept($0.code) }.map { (text: $0.code, kind: $0.kind) })
  }
}
