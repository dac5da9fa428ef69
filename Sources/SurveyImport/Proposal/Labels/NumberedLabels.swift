import SurveyModel

/// Answers that hold a number and words, `5 - Rất hài lòng`, `(1) Poor`, `4 sao`, `3/5`: the number gives the order, the words which end is the best.
struct NumberedLabels {
  private struct Item {
    let text: String
    let number: Int
    let label: String
  }

  private let items: [Item]
  /// Stated by `3/5`.
  private let top: Int?

  /// `nil` unless every text begins or ends with a whole number from 0 to 10 set off from the words, and one at least has words.
  init?(_ texts: [String]) {
    var items: [Item] = []
    var tops: Set<Int> = []
    for text in texts {
      if let number = plainNumber(text) {
        guard let whole = Int(exactly: number), (0...10).contains(whole) else { return nil }
        items.append(Item(text: text, number: whole, label: ""))
        continue
      }
      if !text.isEmpty, text.allSatisfy({ "★⭐☆".contains($0) }) {
        let stars = text.count { "★⭐".contains($0) }
        items.append(Item(text: text, number: stars, label: text))
        if text.contains("☆") { tops.insert(text.count) }
        continue
      }
      guard let parts = Self.parts(text) else { return nil }
      items.append(Item(text: text, number: parts.number, label: parts.label))
      if let top = parts.top { tops.insert(top) }
    }
    guard items.contains(where: { !$0.label.isEmpty }), tops.count <= 1 else { return nil }
    self.items = items.sorted { $0.number != $1.number ? $0.number < $1.number : $0.text < $1.text }
    top = tops.first
  }

  /// The number of one such text, or of a bare number.
  static func number(of text: String) -> Int? { plainNumber(text).flatMap { Int(exactly: $0) } ?? parts(text)?.number }

  private static func parts(_ text: String) -> (number: Int, label: String, top: Int?)? {
    let whole = Substring(PlainText.of(text)).drop { "([ ".contains($0) }
    // The code of an answer, as LimeSurvey numbers them: "A1. Rất hài lòng".
    let letters = whole.prefix { $0.isASCII && $0.isLetter }
    let isCode = (1...2).contains(letters.count) && whole.dropFirst(letters.count).contains { ".:)]=".contains($0) }
    let key = isCode && whole.dropFirst(letters.count).first?.isNumber == true ? whole.dropFirst(letters.count) : whole
    let digits = key.prefix { $0.isASCII && $0.isNumber }
    if let number = Int(digits), number <= 10 {
      let rest = key[digits.endIndex...]
      // 3/5, 7 / 10
      let slash = rest.drop { $0 == " " }
      if slash.first == "/", let of = Int(slash.dropFirst().filter { $0 != " " }), [3, 4, 5, 7, 10].contains(of), number <= of {
        return (number, text, of)
      }
      let word = TextKey(rest.drop { $0 == " " }).text
      if ["sao", "star", "stars", "điểm", "points", "point", "pts"].contains(word) { return (number, text, nil) }
      guard let next = rest.first,
        ".-–—:)]=/|".contains(next) || next == " " && rest.dropFirst().first.map({ ".-–—:)=|(".contains($0) }) == true
      else { return nil }
      let label = rest.drop { " .-–—:)]=/|(".contains($0) }
      // 18-24, 1-2 times, 2.5: ranges and decimals are no labels.
      guard let first = label.first, first.isLetter else { return nil }
      return (number, String(label), nil)
    }
    // Very satisfied (5), Rất tốt - 5
    let end = key.reversed().drop { ")] ".contains($0) }
    let last = String(end.prefix { $0.isASCII && $0.isNumber }.reversed())
    guard let number = Int(last), number <= 10 else { return nil }
    let before = end.dropFirst(last.count)
    guard let mark = before.first(where: { $0 != " " }), "([-–—=:".contains(mark) else { return nil }
    let label = withoutBlanks(String(before.drop { " ([-–—=:".contains($0) }.reversed()))
    guard label.first?.isLetter == true else { return nil }
    return (number, label, nil)
  }

  /// Why the ends of what was read are a guess; `nil` where they were chosen, or are stated.
  func guess(_ reading: ScaleReading, _ values: [AnswerShape.Value]) -> LocalizedText? {
    guard case .sure(let scale, _) = reading, scale.builtIn == nil, top == nil, let low = items.first?.number,
      let high = items.last?.number,
      let first = scale.values.first.flatMap({ Int($0.code) }), let last = scale.values.last.flatMap({ Int($0.code) }), first <= low,
      high <= last, low...high != first...last
    else { return nil }
    return LabelScaleWords.guessedEnds(first...last, low: low, high: high, answers: values.reduce(0) { $0 + $1.count })
  }

  func reading(_ values: [AnswerShape.Value]) -> ScaleReading? {
    var labels: [Int: [String]] = [:]
    for item in items where !item.label.isEmpty { labels[item.number, default: []] += [item.label, item.text] }
    guard let low = items.first?.number, let seenTop = items.last?.number, Set(items.map(\.number)).count >= 2 || top != nil else {
      return nil
    }
    // The words, where the lexicon knows two of them, must run with the numbers, up or down.
    let meanings = items.compactMap { item in LabelMeaning(item.label).map { (number: item.number, meaning: $0) } }
    let worded = items.filter { !$0.label.isEmpty && $0.label != $0.text }.count
    var isDescending = false
    if worded > 0 {
      let steps = zip(meanings, meanings.dropFirst()).filter { $0.number != $1.number }
      guard !steps.isEmpty, meanings.count * 2 >= worded else {
        let up = Self.values(low: min(low, 1), high: seenTop, labels)
        return .open(
          [ScaleProposal(values: up), ScaleProposal(values: up, isDescending: true)],
          why: LabelScaleWords.numberedWordsOfNoScale)
      }
      if steps.allSatisfy({ $0.meaning.degree < $1.meaning.degree }) {
        isDescending = false
      } else if steps.allSatisfy({ $0.meaning.degree > $1.meaning.degree }) {
        isDescending = true
      } else {
        return .open([ScaleProposal(values: Self.values(low: low, high: seenTop, labels))], why: LabelScaleWords.numbersAgainstWords)
      }
    }
    let count = values.reduce(0) { $0 + $1.count }
    let highest = Set(items.filter { $0.number == seenTop }.map(\.text))
    let atTop = values.filter { highest.contains($0.text) }.reduce(0) { $0 + $1.count }
    let stated: (low: Int, high: Int)? = top.map { (low: min(low, 1), high: $0) }
    let ends =
      stated == nil && isWholeLadder(meanings.map(\.meaning), low: low, high: seenTop, answers: count)
      ? .sure(low...seenTop) : NumberEnds(low: low, high: seenTop, answers: count, atTop: atTop, stated: stated)
    func proposal(_ range: ClosedRange<Int>) -> ScaleProposal {
      if !isDescending {
        for (scale, key) in LabelScale.builtIns where scale.categories.count == range.count && range.lowerBound == 1 {
          if items.allSatisfy({ key.answer($0.text).category == $0.number - 1 }) { return ScaleProposal(builtIn: scale.id) }
        }
      }
      return ScaleProposal(values: Self.values(low: range.lowerBound, high: range.upperBound, labels), isDescending: isDescending)
    }
    switch ends {
    case .sure(let range): return .sure(proposal(range), unknown: [])
    case .open(let ranges, let why): return .open(ranges.map(proposal), why: why)
    }
  }

  /// Whether every number from 1 on has words, and these are the labels of a form that is known: "(1) Excellent" to "(4) Poor".
  private func isWholeLadder(_ meanings: [LabelMeaning], low: Int, high: Int, answers: Int) -> Bool {
    guard low == 1, meanings.count == items.count, Set(items.map(\.number)) == Set(low...high) else { return false }
    let degrees = Set(meanings.map(\.degree)).sorted()
    guard degrees.count == high, let family = meanings.first(where: { $0.family != .middle })?.family else { return false }
    let mirrored = degrees.map { degree in meanings.contains { $0.degree == degree && $0.isMirrored } }
    if case .whole(let whole) = Completion(degrees: degrees, family: family, mirrored: mirrored, answers: answers) {
      return whole.count == degrees.count
    }
    return false
  }

  private static func values(low: Int, high: Int, _ labels: [Int: [String]]) -> [ScaleProposal.Value] {
    var seen: Set<TextKey> = []
    return (low...high).map { code in
      .init(code: String(code), labels: (labels[code] ?? []).filter { plainNumber($0) == nil && seen.insert(TextKey($0)).inserted })
    }
  }
}

/// Between which ends answers that are numbers lie.
enum NumberEnds {
  case sure(ClosedRange<Int>)
  case open([ClosedRange<Int>], why: LocalizedText)

  /// - Parameters:
  ///   - answers: how many there are.
  ///   - atTop: how many of them are the highest.
  ///   - stated: by the question, "from 1 to 10".
  init(low: Int, high: Int, answers: Int, atTop: Int, stated: (low: Int, high: Int)? = nil) {
    if let stated, low >= stated.low, high <= stated.high {
      self = .sure(stated.low...stated.high)
      return
    }
    let many = answers >= LabelScale.manyAnswers && atTop * 10 >= answers
    func unsure(_ ranges: [ClosedRange<Int>]) -> NumberEnds {
      let list = ranges.map { "\($0.lowerBound)–\($0.upperBound)" }
      return .open(ranges, why: LabelScaleWords.whichScale(answers, low: low, high: high, list: list))
    }
    if low == 0 {
      switch high {
      case 10: self = .sure(0...10)
      case 4 where many, 3 where many, 6 where many: self = .sure(0...high)
      case 5, 7: self = unsure([1...high, 0...high])
      case 8, 9: self = answers >= LabelScale.manyAnswers ? .sure(0...10) : unsure([0...10, 0...high])
      default: self = unsure(high <= 4 ? [0...4, 0...max(1, high), 0...10] : [0...10, 0...high])
      }
      return
    }
    switch high {
    case 5, 7, 10: self = .sure(1...high)
    case 1, 2: self = unsure([1...5, 1...max(2, high)])
    case 3, 4: self = many ? .sure(1...high) : unsure([1...5, 1...high])
    case 6: self = many ? .sure(1...6) : unsure([1...7, 1...6])
    default: self = many && answers >= 60 ? .sure(1...high) : unsure([1...10, 1...high])
    }
  }
}
