package import SurveyModel

/// What a column of an export can be read as.
package enum Reading: String, Sendable, Hashable, CaseIterable {
  case unit, stratum, respondent, time, consent, rating, choice, rank, fact, text, derived, system, empty
  case tickBox = "tick-box"

  package var name: LocalizedText {
    switch self {
    case .unit: ReadingWords.unit
    case .stratum: ReadingWords.stratum
    case .respondent: ReadingWords.respondent
    case .time: ReadingWords.time
    case .consent: ReadingWords.consent
    case .rating: ReadingWords.rating
    case .choice: ReadingWords.choice
    case .tickBox: ReadingWords.tickBox
    case .rank: ReadingWords.rank
    case .fact: ReadingWords.fact
    case .text: ReadingWords.text
    case .derived: ReadingWords.derived
    case .system: ReadingWords.system
    case .empty: ReadingWords.empty
    }
  }
}

/// One reason for reading a column in one way.
package struct Evidence: Sendable, Hashable {
  package let reading: Reading
  /// How much it weighs; below zero it speaks against.
  package let points: Int
  package let text: LocalizedText

  init(_ reading: Reading, _ points: Int, _ text: LocalizedText) {
    self.reading = reading
    self.points = points
    self.text = text
  }
}

/// How one column is read, and why.
struct ColumnDecision {
  /// The likeliest must lead by so much to be sure.
  static let sureLead = 3

  /// The strongest first.
  let evidence: [Evidence]
  /// The likeliest first, with their points.
  let ranked: [(reading: Reading, points: Int)]

  init(_ evidence: [Evidence]) {
    self.evidence = evidence.enumerated().sorted {
      abs($0.element.points) != abs($1.element.points) ? abs($0.element.points) > abs($1.element.points) : $0.offset < $1.offset
    }
    .map(\.element)
    var points: [Reading: Int] = [:]
    for item in evidence { points[item.reading, default: 0] += item.points }
    ranked = points.map { (reading: $0.key, points: $0.value) }
      .sorted { $0.points != $1.points ? $0.points > $1.points : $0.reading.rawValue < $1.reading.rawValue }
  }

  var reading: Reading { ranked.first?.reading ?? .text }
  var isSure: Bool { ranked.count < 2 || ranked[0].points - ranked[1].points >= Self.sureLead }

  func points(_ reading: Reading) -> Int { ranked.first { $0.reading == reading }?.points ?? 0 }

  /// Whether the column may be a question on a scale, for sure or not.
  var mayBeRating: Bool { points(.rating) > 0 && (ranked.first.map { $0.points - points(.rating) < Self.sureLead } ?? false) }

  /// The reasons for the readings that are possible, a sentence.
  var reasons: LocalizedText {
    let possible = Set(ranked.filter { (ranked.first?.points ?? 0) - $0.points < Self.sureLead }.map(\.reading))
    let shown = evidence.filter { possible.contains($0.reading) }.prefix(4)
    return LocalizedText { language in shown.map { $0.text[language] }.joined(separator: "; ") }
  }
}
