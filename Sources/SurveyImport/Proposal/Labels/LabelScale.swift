import SurveyModel

/// What a set of labels is as a scale: for sure, or one of several.
enum ScaleReading {
  /// The order and the number of points are known.
  case sure(ScaleProposal, unknown: [String])
  /// Each of these is possible, the likeliest first.
  case open([ScaleProposal], why: LocalizedText)
  /// The labels have no order.
  case unordered
}

/// Orders the labels of questions by what their words mean.
struct LabelScale {
  typealias Value = AnswerShape.Value

  /// Answers to one question, or to all questions with the same labels.
  let values: [Value]
  let platform: any Platform

  /// Behind so many answers a label that nobody gave is not on the form.
  static let manyAnswers = 30

  private struct Point {
    let degree: Int
    var labels: [String]
    var tongues: Set<LabelMeaning.Tongue>
    var isMirrored: Bool
  }

  /// What the labels of one question speak of.
  private struct Kind: Hashable {
    let family: LabelMeaning.Family
    let word: String
    var name: String { family.rawValue + word }
  }

  static let builtIns = AnswerScale.builtIn.map { (scale: $0, key: AnswerKey(scale: $0)) }

  /// The meanings of labels that are all of one family; what the lexicon does not know apart.
  static func meanings(_ values: [Value]) -> (known: [(value: Value, meaning: LabelMeaning)], unknown: [Value]) {
    let short = ShortLabelWords.meanings(values.map(\.text))
    let all = values.map { (value: $0, meaning: short?[$0.text] ?? LabelMeaning($0.text)) }
    // The family of most answers; the middle goes with each.
    var votes: [Kind: Int] = [:]
    for (value, meaning) in all {
      guard let meaning, meaning.family != .middle else { continue }
      votes[Kind(family: meaning.family, word: meaning.word), default: 0] += value.count
    }
    guard let most = votes.max(by: { $0.value != $1.value ? $0.value < $1.value : $0.key.name > $1.key.name })?.key else {
      return ([], values)
    }
    var known: [(value: Value, meaning: LabelMeaning)] = []
    var unknown: [Value] = []
    for (value, meaning) in all {
      if let meaning, meaning.family == .middle || Kind(family: meaning.family, word: meaning.word) == most {
        known.append((value, meaning))
      } else if meaning?.family == .yesNo, let other = LabelMeaning(value.text, among: most.family),
        other.word == most.word
      {
        known.append((value, other))
      } else {
        unknown.append(value)
      }
    }
    return (known, unknown)
  }

  /// Whether one family holds most of the labels, so that they look like a scale.
  static func isScaleLike(_ values: [Value]) -> Bool {
    let found = meanings(values)
    return !found.known.isEmpty && found.known.count * 2 > values.count
  }

  /// - Parameter isBattery: other questions have the same labels.
  func reading(isBattery: Bool) -> ScaleReading {
    if let numbered = NumberedLabels(values.map(\.text))?.reading(values) { return numbered }
    let (known, unknown) = Self.meanings(values)
    guard !known.isEmpty, known.count * 2 > values.count else {
      return isBattery && !values.isEmpty && values.count <= 11 ? unknownLabels : .unordered
    }
    let all = values.reduce(0) { $0 + $1.count }
    let strange = unknown.reduce(0) { $0 + $1.count }
    if !unknown.isEmpty, known.count < 3 || strange * 20 > all {
      let list = unknown.prefix(3).map { YAMLText.seen($0.text, times: $0.count) }.joined(separator: ", ")
      return .open([ScaleProposal(values: Self.declared(points(known)))], why: LabelScaleWords.orderNotKnown(list))
    }
    return reading(known, unknown: unknown.map(\.text))
  }

  /// Labels that no word of the lexicon orders.
  private var unknownLabels: ScaleReading {
    let texts = values.map(\.text).filter { YAMLText.isHarmless($0) && $0.count <= 60 }.sorted()
    guard texts.count >= 2, texts.count == values.count else { return .unordered }
    if let codes = Self.codes(texts) {
      let up = codes.enumerated().map { ScaleProposal.Value(code: String($0 + 1), labels: [$1]) }
      let down = codes.reversed().enumerated().map { ScaleProposal.Value(code: String($0 + 1), labels: [$1]) }
      // The last code is often "no opinion".
      let short = codes.dropLast().enumerated().map { ScaleProposal.Value(code: String($0 + 1), labels: [$1]) }
      let missing = codes.suffix(1).map { ScaleProposal.Missing(kind: .dontKnow, labels: [$0]) }
      let withoutLast = codes.count >= 5 ? [ScaleProposal(values: short, missing: missing)] : []
      return .open([ScaleProposal(values: up), ScaleProposal(values: down)] + withoutLast, why: LabelScaleWords.codesOfPlatform)
    }
    return .unordered
  }

  /// `A1`, `A2`, `AO03`: in the order of their numbers.
  static func codes(_ texts: [String]) -> [String]? {
    let parts = texts.map { text in (text: text, prefix: text.prefix { $0.isASCII && $0.isLetter }) }
    guard let prefix = parts.first?.prefix, (1...3).contains(prefix.count), parts.allSatisfy({ $0.prefix == prefix }) else { return nil }
    let numbers = parts.compactMap { Int($0.text.dropFirst($0.prefix.count)) }
    guard numbers.count == texts.count else { return nil }
    return zip(numbers, texts).sorted { $0.0 < $1.0 }.map(\.1)
  }

  // MARK: Points

  private func points(_ known: [(value: Value, meaning: LabelMeaning)]) -> [Point] {
    var points: [Point] = []
    for (value, meaning) in known.sorted(by: {
      $0.meaning.degree != $1.meaning.degree ? $0.meaning.degree < $1.meaning.degree : $0.value.text < $1.value.text
    }) {
      if let last = points.indices.last, points[last].degree == meaning.degree {
        points[last].labels.append(value.text)
        points[last].tongues.insert(meaning.tongue)
        points[last].isMirrored = points[last].isMirrored && meaning.isMirrored
      } else {
        points.append(Point(degree: meaning.degree, labels: [value.text], tongues: [meaning.tongue], isMirrored: meaning.isMirrored))
      }
    }
    return points
  }

  private static func declared(_ points: [Point]) -> [ScaleProposal.Value] {
    points.enumerated().map { .init(code: String($0 + 1), labels: $1.labels) }
  }

  private func reading(_ known: [(value: Value, meaning: LabelMeaning)], unknown: [String]) -> ScaleReading {
    let points = points(known)
    // Two wordings of one language on one point, or so near that no dictionary tells them apart.
    let isTied =
      points.contains { Set($0.labels.map { LabelMeaning.bare($0) }).count > $0.tongues.count }
      || zip(points, points.dropFirst()).contains {
        $1.degree - $0.degree < LabelMeaning.sureDistance && !$0.tongues.isDisjoint(with: $1.tongues)
      }
    guard !isTied else {
      return .open([ScaleProposal(values: Self.declared(points))], why: LabelScaleWords.whichIsHigher)
    }
    let merged = merge(points)
    let family = known.first { $0.meaning.family != .middle }?.meaning.family ?? .middle
    let count = known.reduce(0) { $0 + $1.value.count }
    let seen = merged.map { (degree: $0.degree, labels: $0.labels) }
    switch Completion(degrees: merged.map(\.degree), family: family, mirrored: merged.map(\.isMirrored), answers: count) {
    case .whole(let degrees): return .sure(proposal(degrees, seen), unknown: unknown)
    case .open(let choices, let why): return .open(choices.map { proposal($0, seen) }, why: why)
    }
  }

  /// Wordings of two languages that lie side by side.
  private func merge(_ points: [Point]) -> [Point] {
    var merged: [Point] = []
    for point in points {
      if let last = merged.last, point.degree - last.degree < LabelMeaning.sureDistance, last.tongues.isDisjoint(with: point.tongues) {
        merged[merged.count - 1].labels += point.labels
        merged[merged.count - 1].tongues.formUnion(point.tongues)
      } else {
        merged.append(point)
      }
    }
    return merged
  }

  /// A built-in scale where every label finds its own point on one of as many; else one that is declared.
  private func proposal(_ degrees: [Int], _ seen: [(degree: Int, labels: [String])]) -> ScaleProposal {
    let labels = degrees.map { degree in seen.first { $0.degree == degree }?.labels ?? [] }
    for (scale, key) in Self.builtIns where scale.categories.count == degrees.count {
      let fits = labels.enumerated().allSatisfy { place, texts in texts.allSatisfy { platform.answer($0, key).category == place } }
      if fits { return ScaleProposal(builtIn: scale.id) }
    }
    return ScaleProposal(values: labels.enumerated().map { .init(code: String($0 + 1), labels: $1) })
  }
}
