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

/// Which points the form has, when some were seen: a label that nobody gave may be on it all the same.
enum Completion {
  case whole([Int])
  case open([[Int]], why: LocalizedText)

  /// - Parameters:
  ///   - degrees: of the labels that were seen, lowest first.
  ///   - mirrored: whether each label has an opposite on the form.
  init(degrees: [Int], family: LabelMeaning.Family, mirrored: [Bool], answers: Int) {
    let many = answers >= LabelScale.manyAnswers
    let isMirrored = zip(degrees, mirrored).allSatisfy { $0 == 0 || $1 } && degrees.contains { $0 != 0 }
    let hasMiddle = degrees.contains(0)
    let hasSides = degrees.contains { $0 < 0 } && degrees.contains { $0 > 0 }
    let isSymmetric = Set(degrees) == Set(degrees.map { -$0 })
    let templates = Self.templates(family).filter { template in degrees.allSatisfy { degree in template.contains { abs($0 - degree) <= 3 } }
    }
    // Every label of a form that is known.
    if templates.contains(where: { $0.count == degrees.count }), !isMirrored || !isSymmetric || degrees.count != 2 && (hasMiddle || many) {
      if degrees.count != 3 || !isMirrored || answers >= 15 {
        self = .whole(degrees)
        return
      }
    }
    if isMirrored, hasMiddle || hasSides {
      let closed = Self.closed(degrees)
      let isWhole = closed.count == degrees.count
      // Too long, long, medium, fast, very fast: as many on both sides, though no label is the exact opposite of another.
      let (below, above) = (degrees.filter { $0 < 0 }, degrees.filter { $0 > 0 })
      if !isWhole, below.count == above.count, below.count >= 2 {
        let isPaired = zip(below, above.reversed()).allSatisfy { abs($0 + $1) <= 7 }
        self = isPaired && (hasMiddle || many) ? .whole(degrees) : .open([degrees, closed], why: Self.fewAnswers(answers))
        return
      }
      // Labels between those that were given, on more points than a form usually has.
      if !isWhole, closed.count > 5, closed.contains(where: { $0 > degrees[0] && $0 < degrees[degrees.count - 1] && !degrees.contains($0) })
      {
        self = .open(
          [closed, degrees], why: LabelScaleWords.morePoints(degrees.count, answers: answers, points: closed.count))
        return
      }
      let withMiddle = Array(Set(closed + [0])).sorted()
      if closed.contains(0) {
        // Nobody at the ends of so few: three points, or five.
        if closed.count == 3, answers < 15 {
          let wide = Array(Set(closed + [-30, 30])).sorted()
          self = .open([wide, closed], why: Self.fewAnswers(answers))
        } else if family == .quality, closed.count > degrees.count {
          // Poor, average, good, very good: forms without "very poor" are as common.
          self = .open([closed, degrees], why: Self.fewAnswers(answers))
        } else {
          self = .whole(closed)
        }
        return
      }
      if closed.count >= 4, many, isWhole {
        self = .whole(closed)
      } else if closed.count == 2, many {
        self = .whole(closed)
      } else if closed.count >= 4 {
        self = .open(
          [withMiddle, closed],
          why: LabelScaleWords.noneInTheMiddle(answers, closed: closed.count, withMiddle: withMiddle.count))
      } else {
        let wide = Array(Set(closed + [-30, 0, 30])).sorted()
        self = .open([wide, closed], why: Self.fewAnswers(answers))
      }
      return
    }
    if isMirrored {
      let closed = Array(Set(degrees + degrees.map { -$0 })).sorted()
      let five = Array(Set(closed + [-30, -20, 0, 20, 30])).sorted()
      self = .open([five, Array(Set(closed + [-20, 20])).sorted()], why: Self.fewAnswers(answers))
      return
    }
    let larger = templates.filter { $0.count > degrees.count }.sorted { $0.count < $1.count }
    if larger.isEmpty {
      if degrees.count >= 3, answers >= 12 || degrees.count >= 5 {
        self = .whole(degrees)
      } else if degrees.count == 2, many {
        self = .whole(degrees)
      } else {
        self = .open([degrees], why: Self.fewAnswers(answers))
      }
      return
    }
    // Both ends were seen, and of so many answers none fell between: the form has no more.
    if many, degrees.count >= 3,
      larger.allSatisfy({ abs($0[0] - degrees[0]) <= 3 && abs($0[$0.count - 1] - degrees[degrees.count - 1]) <= 3 })
    {
      self = .whole(degrees)
      return
    }
    let wide = larger.first { $0.count >= 5 } ?? larger[0]
    let aligned = wide.map { point in degrees.first { abs($0 - point) <= 3 } ?? point }
    self = .open([aligned, degrees], why: LabelScaleWords.morePoints(degrees.count, answers: answers, points: aligned.count))
  }

  /// With the opposite of every label that was given; "too slow" and "very fast" are opposites of each other.
  private static func closed(_ degrees: [Int]) -> [Int] {
    let opposites = degrees.map { -$0 }.filter { opposite in !degrees.contains { abs($0 - opposite) <= 3 } }
    return Array(Set(degrees + opposites)).sorted()
  }

  private static func fewAnswers(_ answers: Int) -> LocalizedText {
    LabelScaleWords.fewAnswers(answers)
  }

  /// Labels that stand together on common forms.
  private static func templates(_ family: LabelMeaning.Family) -> [[Int]] {
    switch family {
    case .quality: quality
    case .frequency: frequency
    case .amount: amount
    case .likelihood: likelihood
    case .yesNo: yesNo
    case .importance, .confidence, .comfort, .other: plain
    case .satisfaction, .ease, .speed: degrees
    case .agreement, .level, .change, .middle: []
    }
  }

  /// The same for words of which much is bad.
  private static func turned(_ templates: [[Int]]) -> [[Int]] {
    var all = templates
    for template in templates {
      let negated: [Int] = template.map { -$0 }
      all.append(Array(negated.reversed()))
    }
    return all
  }

  private static let quality: [[Int]] = [
    [-20, -5, 20, 30, 35], [-20, -5, 5, 30, 35], [-30, -20, -5, 20, 30], [-20, -5, 20, 35], [-20, 0, 20, 35], [-35, -20, 0, 20, 35],
    [-30, -20, 0, 20, 35], [-20, 0, 20, 30, 35], [-20, -5, 20, 30], [-20, -10, 0, 10, 35], [-30, -20, -5, 20, 35], [-20, 0, 10, 20, 38],
    [-15, 0, 10, 22, 38],
    [-20, -15, 0, 10, 22], [-15, 0, 10, 22], [-20, 0, 10, 20], [-20, -15, 0, 10, 22, 38], [-15, 0, 10, 20],
    [-15, 0, 10, 20, 30], [-20, 0, 10, 20, 30], [-20, -15, 0, 10, 20], [-20, 0, 20, 30, 38], [-20, 5], [-20, 5, 20], [-20, 5, 10, 20],
    [-20, 5, 10, 20, 38], [-20, 5, 20, 35], [-10, 10, 30], [-10, 10, 25], [-20, 10, 30], [-22, 10, 30], [-30, -10, 10, 25, 35],
    [-30, -10, 10, 30, 36], [-20, -5, 10, 22], [-20, -5, 10], [-22, -5, 10], [-22, -5, 28], [-20, -5, 28], [-20, 10, 22],
    [-20, 10, 22, 30],
    [-22, -5, 10, 22, 30], [-22, -5, 10, 22],
  ]

  private static let frequency: [[Int]] = [
    [-40, -25, -3, 20, 40], [-40, -25, -3, 20, 31], [-40, -25, -8, 20, 40], [-40, -25, -3, 26, 40], [-40, -3, 20, 40],
    [-40, -25, -3, 31, 40],
    [-40, -25, -3, 20], [-40, -3, 40], [-40, -25, -8, -3, 20, 31, 40], [-40, -25, -3, 28, 40], [-40, -25, -3, 20, 31, 40],
    [-40, -25, 4, 26, 40],
    [-40, -3, 4, 28, 40], [-40, -3, 20], [-40, -25, -3, 20, 28, 40],
  ]

  private static let amount: [[Int]] = [
    [-40, -15, 6, 22, 30], [-40, -15, -4, 22, 30], [-40, -14, 0, 6, 37], [-40, -15, 0, 30], [-40, -14, 0, 16, 30], [-40, -28, 0, 22],
    [-40, -20, -4, 6, 22], [-40, -20, 6, 26, 36], [-40, -15, 6, 14, 37], [-40, -4, 22], [-40, -18, 0, 22, 32], [-18, 0, 22],
    [-28, -18, 0, 22, 32],
    [-40, -15, -4, 22], [-40, -28, -4, 14, 30],
  ]

  private static let likelihood: [[Int]] = [
    [-40, -20, 0, 20, 40], [-40, -20, 20, 40], [-20, 0, 20], [-30, -20, 0, 20, 30], [-30, 6, 13, 30, 35], [-30, -10, 10, 30, 35],
  ]

  private static let yesNo: [[Int]] = [[-40, 40], [-40, 0, 40], [-40, 5, 44], [-40, 5, 40]]

  private static let plain: [[Int]] = turned([
    [-30, 6, 13, 30, 35], [-30, -10, 10, 30, 35], [-20, 6, 13, 30, 35], [-30, 6, 10, 30, 35], [-30, 10, 30], [-30, -10, 10, 30],
    [-30, 6, 13, 30], [-20, 10, 20, 30], [-20, 20, 30], [-20, 10, 30], [-35, -20, 0, 20, 30], [-30, -20, 0, 20, 30], [-20, -10, 0, 20, 30],
    [-20, -10, 20, 30], [-30, 10, 13, 30, 35], [-30, 6, 13, 20, 30], [-30, 10, 20, 30], [-20, 6, 20, 30], [-20, 6, 10, 20, 30],
    [-35, -20, 0, 20, 35],
    [-20, 10, 13, 20, 30], [-20, 0, 20, 30], [-35, -10, 0, 20, 30],
  ])

  private static let degrees: [[Int]] = turned([[-30, -10, 10, 30, 35], [-30, 6, 13, 30, 35], [-30, 10, 30], [-30, -10, 10, 30]])
}
