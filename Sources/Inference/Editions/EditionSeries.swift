package import Scoring
package import SurveyModel

/// Scores and ranks over all editions, each as it was published: a line for every unit of any of them.
package struct EditionSeries: Sendable, Hashable {
  package struct Edition: Sendable, Hashable {
    package let name: String
    /// Of the index that scored it.
    package let index: String
    /// Ends of the scale of its scores.
    package let scale: ClosedRange<Double>
    /// Whether its index measures what that of the edition before does; true for the first.
    package let continues: Bool
    /// All units together.
    package let overall: Point?

    package init(name: String, index: String, scale: ClosedRange<Double>, continues: Bool, overall: Point?) {
      self.name = name
      self.index = index
      self.scale = scale
      self.continues = continues
      self.overall = overall
    }
  }

  package enum Standing: String, Sendable, Hashable {
    case published, withheld
    case noScore = "no-score"

    fileprivate init(isPublished: Bool, score: PublishedNumber?) {
      self = !isPublished ? .withheld : score == nil ? .noScore : .published
    }
  }

  /// A unit in one edition.
  package struct Point: Sendable, Hashable {
    /// Position among ``EditionSeries/editions``.
    package let edition: Int
    package let standing: Standing
    /// `nil` unless published.
    package let rank: Int?
    package let score: PublishedNumber?
    package let interval: Interval?
    /// Among the ranked units of the edition, 1 the best: units that share a rank stand below each other.
    package let position: Int?

    package init(edition: Int, standing: Standing, rank: Int?, score: PublishedNumber?, interval: Interval?, position: Int? = nil) {
      self.edition = edition
      self.standing = standing
      self.rank = rank
      self.score = score
      self.interval = interval
      self.position = position
    }
  }

  package enum Beginning: Sendable, Hashable {
    /// It is in the first edition.
    case first
    case new
    case split(from: LocalizedText)
    case merged(of: [LocalizedText])
  }

  package enum Ending: Sendable, Hashable {
    /// It is in the last edition.
    case last
    case closed
    case merged(into: LocalizedText)
    case split(into: [LocalizedText])
  }

  package struct Line: Sendable, Hashable {
    /// Those of the last edition that has it.
    package let id: String
    package let name: LocalizedText
    /// In order; an edition that does not have the unit has no point.
    package let points: [Point]
    package let beginning: Beginning
    package let ending: Ending

    package init(id: String, name: LocalizedText, points: [Point], beginning: Beginning, ending: Ending) {
      self.id = id
      self.name = name
      self.points = points
      self.beginning = beginning
      self.ending = ending
    }

    package func point(in edition: Int) -> Point? { points.first { $0.edition == edition } }
  }

  /// In order; two at least.
  package let editions: [Edition]
  /// In rank order of the last edition, then units that it does not rank, then those that are no more.
  package let lines: [Line]

  package init(editions: [Edition], lines: [Line]) {
    self.editions = editions
    self.lines = lines
  }

  /// - Parameter results: of each edition by itself, the earliest first.
  /// - Returns: `nil` of fewer than two editions.
  package init?(_ results: [Results]) {
    guard results.count > 1 else { return nil }
    editions = results.enumerated().map { place, own in
      let overall = own.overall
      return Edition(
        name: own.survey.edition, index: own.index.id, scale: own.index.score.from...max(own.index.score.from, own.index.score.to),
        continues: place == 0 || own.index.measuresLike(results[place - 1].index),
        overall: Point(
          edition: place, standing: Standing(isPublished: overall.isPublished, score: overall.publishedScore), rank: nil,
          score: overall.publishedScore, interval: overall.interval))
    }
    var drafts: [Draft] = []
    // By unit of the edition before: its line.
    var lineOfUnit: [Int: Int] = [:]
    for (place, own) in results.enumerated() {
      let points = Self.points(of: own, edition: place)
      let match = place > 0 ? Predecessors(now: own.survey, then: results[place - 1].survey) : nil
      var next: [Int: Int] = [:]
      for (unit, definition) in own.survey.units.enumerated() {
        let line: Int
        if let match, case .one(let then) = match[unit], let known = lineOfUnit[then] {
          line = known
        } else if place > 0, case .some(.none) = match?[unit], let known = drafts.firstIndex(where: { $0.pauses(as: definition) }) {
          // It was left out of the edition before, and is here again.
          line = known
          drafts[line].ending = .last
        } else {
          line = drafts.count
          drafts.append(Draft(beginning: Self.beginning(match?[unit], names: place > 0 ? results[place - 1].survey.units.map(\.name) : [])))
        }
        drafts[line].id = definition.id
        drafts[line].name = definition.name
        if let point = points[unit] { drafts[line].points.append(point) }
        next[unit] = line
      }
      if let match {
        for (unit, line) in lineOfUnit where !next.values.contains(line) {
          drafts[line].ending = Self.ending(of: unit, match, own.survey)
        }
      }
      lineOfUnit = next
    }
    let last = results.count - 1
    func order(_ draft: Draft) -> (Int, Int) {
      guard draft.ending == .last else { return (2, 0) }
      guard let position = draft.points.last(where: { $0.edition == last })?.position else { return (1, 0) }
      return (0, position)
    }
    lines = drafts.enumerated().filter { !$0.element.points.isEmpty }
      .sorted { one, two in
        let (a, b) = (order(one.element), order(two.element))
        return a != b ? a < b : one.offset < two.offset
      }
      .map { Line(id: $1.id, name: $1.name, points: $1.points, beginning: $1.beginning, ending: $1.ending) }
  }

  private struct Draft {
    var id = ""
    var name = LocalizedText("")
    var points: [Point] = []
    let beginning: Beginning
    var ending = Ending.last

    func pauses(as unit: Unit) -> Bool { ending == .closed && (id == unit.id || unit.formerly.contains(id)) }
  }

  private static func points(of results: Results, edition: Int) -> [Int: Point] {
    var points: [Int: Point] = [:]
    var position = 0
    for unit in results.units {
      if unit.rank != nil { position += 1 }
      points[unit.unit] = Point(
        edition: edition, standing: Standing(isPublished: unit.isPublished, score: unit.publishedScore), rank: unit.rank,
        score: unit.publishedScore, interval: unit.interval, position: unit.rank == nil ? nil : position)
    }
    return points
  }

  private static func beginning(_ match: Predecessors.Match?, names: [LocalizedText]) -> Beginning {
    switch match {
    case nil: .first
    case .some(.none), .one: .new
    case .incomplete: .new
    case .merged(let units): .merged(of: units.map { names[$0] })
    case .split(let unit): .split(from: names[unit])
    }
  }

  /// What became of a unit of the edition before that has no line in this one.
  private static func ending(of unit: Int, _ match: Predecessors, _ now: Survey) -> Ending {
    var parts: [LocalizedText] = []
    for (place, other) in now.units.enumerated() {
      switch match[place] {
      case .merged(let units) where units.contains(unit): return .merged(into: other.name)
      case .split(unit): parts.append(other.name)
      default: continue
      }
    }
    return parts.isEmpty ? .closed : .split(into: parts)
  }
}

extension Evaluation {
  /// The edition by itself, as its own report has it: scores, ranks and intervals, and nothing that takes longer.
  ///
  /// - Parameter earlier: the editions before it, the latest first, for ranges and figures that its index takes from them.
  package func alone(_ data: SurveyData, earlier: [SurveyData] = [], work: Work = .unwatched) throws(ScoringError) -> Results {
    let plain = Evaluation(
      seed: seed, replicates: replicates, threads: threads, detail: .scores, countsOpenQuestions: countsOpenQuestions)
    return try plain.evaluate(data, previous: nil, earlier: earlier, work: work)
  }

  /// All editions over time.
  ///
  /// - Parameters:
  ///   - results: of the last edition.
  ///   - earlier: the editions before it, the latest first. One that cannot be scored by itself is passed over.
  package func series(
    _ results: Results, earlier: [SurveyData], work: Work = .unwatched
  ) throws(ScoringError) -> EditionSeries? {
    var found = [results]
    for (place, edition) in earlier.enumerated() {
      do throws(ScoringError) {
        found.append(try alone(edition, earlier: Array(earlier.dropFirst(place + 1)), work: work))
      } catch {
        if error == .cancelled { throw error }
      }
    }
    return EditionSeries(found.reversed())
  }
}
