import SurveyModel

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
