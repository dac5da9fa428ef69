import Parallelism
package import SurveyModel

/// What one respondent group answered, weighted and tallied: no stage behind it looks at a response again.
package struct Sample: Sendable {
  /// With the questions that are made of several.
  package let table: ResponseTable
  /// Of the survey, and behind them those of the questions made.
  package let scales: [AnswerScale]
  package let weights: ResponseWeights
  package let tally: Tally
  /// How the weights were to be made.
  package let weighting: IndexTree.ResponseWeighting
  /// Of each question that is made of several, by its position in the table: the positions of those.
  package let parts: [Int: [Int]]

  private init(
    table: ResponseTable, scales: [AnswerScale], weights: ResponseWeights, tally: Tally, weighting: IndexTree.ResponseWeighting,
    parts: [Int: [Int]] = [:]
  ) {
    self.table = table
    self.scales = scales
    self.parts = parts
    self.weights = weights
    self.tally = tally
    self.weighting = weighting
  }

  /// - Parameters:
  ///   - group: number of the respondent group.
  ///   - threads: changes the time and nothing else.
  /// - Throws: as ``ResponseWeights``; ``ScoringError/cancelled``.
  package init(
    _ data: SurveyData, group: Int, weighting: IndexTree.ResponseWeighting, threads: Int = 1, work: Work = .unwatched
  ) throws(ScoringError) {
    let (survey, responses) = (data.survey, data.groups[group])
    let weights = try ResponseWeights(survey: survey, group: survey.respondentGroups[group], data: responses, weighting: weighting)
    let table = responses.responses
    self.init(
      table: table, scales: survey.scales, weights: weights,
      tally: try Self.counted(table, survey.scales, weights, threads: threads, work: work), weighting: weighting)
  }

  /// Parts of the table counted apart and merged: whole numbers, the same for any number of threads.
  private static func counted(
    _ table: ResponseTable, _ scales: [AnswerScale], _ weights: ResponseWeights, questions: Range<Int>? = nil, threads: Int, work: Work
  ) throws(ScoringError) -> Tally {
    let (rows, row) = (weights.rows.count, weights.row)
    let part = 1 << 17
    let parts = Parallel.map(max(1, (table.count + part - 1) / part), threads: threads) { number -> Tally? in
      guard !work.isCancelled else { return nil }
      let responses = number * part..<min((number + 1) * part, table.count)
      return Tally(table, scales: scales, rows: rows, row: row, responses: responses, questions: questions)
    }.compactMap(\.self)
    guard !work.isCancelled, let first = parts.first else { throw .cancelled }
    return parts.dropFirst().reduce(into: first) { $0.merge($1) }
  }

  /// The same with the questions that the index makes of several; those that are there are not counted again.
  ///
  /// - Throws: as ``CompositeQuestions``.
  package func serving(_ index: IndexTree, threads: Int = 1, work: Work = .unwatched) throws(ScoringError) -> Sample {
    let composite = try CompositeQuestions(index: index, table: table, scales: scales)
    guard composite.table.questions.count > table.questions.count else { return self }
    let made = try Self.counted(
      composite.table, composite.scales, weights, questions: table.questions.count..<composite.table.questions.count, threads: threads,
      work: work)
    return Sample(
      table: composite.table, scales: composite.scales, weights: weights, tally: tally.appending(made), weighting: weighting,
      parts: parts.merging(composite.parts) { first, _ in first })
  }

  /// With one question more, behind the others: 1 for a response all of whose answers are in the two best categories, 0 for one that has another,
  /// missing where none of its answers counts. The rate over it is the share of people who are satisfied with all that they answered.
  ///
  /// - Parameters:
  ///   - rate: whose questions are looked at.
  ///   - hidden: questions of the rate × units: what does not count there.
  /// - Throws: ``ScoringError/cancelled``.
  package func everyAnswer(
    of rate: SatisfactionRate, hidden: [[Bool]], threads: Int = 1, work: Work = .unwatched
  ) throws(ScoringError) -> (sample: Sample, rate: SatisfactionRate) {
    let missing = MissingKind.blank.rawValue
    var column = [UInt8](repeating: missing, count: table.count)
    for ((question, recode), hidden) in zip(rate.items, hidden) {
      let isBest = recode.values.map { $0 == 1 ? UInt8(1) : 0 }
      let isHidden = hidden.contains(true)
      for (response, byte) in table.answers[question].enumerated() where Int(byte) < isBest.count {
        if isHidden, hidden[Int(table.unit[response])] { continue }
        column[response] = column[response] == missing ? isBest[Int(byte)] : column[response] & isBest[Int(byte)]
      }
    }
    let (code, position) = ("every-answer\u{1F}", table.questions.count)
    let categories = [0.0, 1].map { AnswerScale.Category(value: $0, code: String($0), labels: []) }
    guard let scale = AnswerScale(id: code, categories: categories) else { preconditionFailure("two categories make a scale") }
    let question = Question(code: code, column: code, scale: scales.count)
    let longer = ResponseTable(
      questions: table.questions + [question], unit: table.unit, stratum: table.stratum, respondent: table.respondent,
      isComplete: table.isComplete, isInFrame: table.isInFrame, answers: table.answers + [column], flags: table.flags)
    let counted = try Self.counted(
      longer, scales + [scale], weights, questions: position..<position + 1, threads: threads, work: work)
    let sample = Sample(
      table: longer, scales: scales + [scale], weights: weights, tally: tally.appending(counted), weighting: weighting, parts: parts)
    return (sample, try SatisfactionRate(ofOnes: question, at: position, scale: scale))
  }

  /// The sample of the responses that bear no flag. Weights are made anew; the answers that are left are not counted again where the rows of the old tally go into
  /// those of the new as wholes.
  ///
  /// - Parameter data: the survey without flagged responses.
  package func withoutFlagged(_ data: SurveyData, group: Int, threads: Int = 1, work: Work = .unwatched) throws(ScoringError) -> Sample {
    guard let flags = table.flags, flags.contains(where: { $0 != 0 }) else { return self }
    let rest = table.withoutFlagged
    let weights = try ResponseWeights(
      survey: data.survey, group: data.survey.respondentGroups[group], data: data.groups[group], weighting: weighting)
    var newRow = [Int?](repeating: nil, count: self.weights.rows.count)
    var left = 0
    var areWholes = true
    for (response, flags) in flags.enumerated() where flags == 0 {
      let (old, new) = (Int(self.weights.row[response]), Int(weights.row[left]))
      if let known = newRow[old], known != new { areWholes = false }
      newRow[old] = new
      left += 1
    }
    let tally: Tally
    if areWholes {
      let flagged = Tally(
        table, scales: scales, rows: self.tally.rows, row: self.weights.row, of: flags.indices.filter { flags[$0] != 0 })
      tally = self.tally.subtracting(flagged, rows: weights.rows.count, newRow: newRow)
    } else {
      tally = try Self.counted(rest, scales, weights, threads: threads, work: work)
    }
    return Sample(table: rest, scales: scales, weights: weights, tally: tally, weighting: weighting, parts: parts)
  }

  /// Responses by unit, unweighted; every row of the tally is of one unit.
  package func responses(units: Int) -> [Int] {
    zip(weights.rows, weights.responses).reduce(into: [Int](repeating: 0, count: units)) { $0[$1.0.unit] += $1.1 }
  }

  /// Response weight of each row of the tally.
  package var rowWeights: [Double] { weights.rows.map(\.weight) }
}

extension ResponseTable {
  /// By unit, unweighted.
  func responses(units: Int) -> [Int] { unit.reduce(into: [Int](repeating: 0, count: units)) { $0[Int($1)] += 1 } }
}

/// One edition of a survey among those of a run, with the index that it is scored by.
package struct Edition: Sendable {
  /// The same for the same responses, whatever index they are scored by.
  package let number: Int
  package let data: SurveyData
  /// The index that is published and its entities: what is withheld is decided for all of them at once.
  package let published: [IndexTree]

  package init(number: Int, data: SurveyData) { self.init(number: number, data: data, published: [data.index] + data.index.entities) }

  private init(number: Int, data: SurveyData, published: [IndexTree]) {
    self.number = number
    self.data = data
    self.published = published
  }

  /// The same responses scored by one of the entities that are published with the index.
  package func scored(by entity: IndexTree) -> Edition {
    Edition(number: number, data: data.scored(by: entity), published: published)
  }

  /// The same with its figures in the measures of another edition.
  package func inTimes(of other: Edition) -> Edition {
    Edition(number: number, data: data.inTimes(of: other.data), published: published)
  }
}

/// The samples of a run, made when they are first asked for: an index, its entities, the ranges that are pooled over editions and the change since the edition before
/// read the same ones.
package struct Samples: Sendable {
  private struct Key: Hashable {
    let edition: Int
    let group: Int
    let weighting: IndexTree.ResponseWeighting
  }

  private var samples: [Key: Sample] = [:]
  package let threads: Int
  package let work: Work

  /// - Parameter threads: changes the time and nothing else.
  package init(threads: Int = 1, work: Work = .unwatched) {
    self.threads = threads
    self.work = work
  }

  /// Of a respondent group, with the questions that an index makes of several.
  ///
  /// - Parameter index: `nil` for that of the edition.
  package mutating func sample(_ edition: Edition, group: Int, for index: IndexTree? = nil) throws(ScoringError) -> Sample {
    let key = Key(edition: edition.number, group: group, weighting: edition.data.index.responseWeighting)
    let known: Sample
    if let made = samples[key] {
      known = made
    } else {
      known = try Sample(edition.data, group: group, weighting: key.weighting, threads: threads, work: work)
    }
    let sample = try known.serving(index ?? edition.data.index, threads: threads, work: work)
    samples[key] = sample
    return sample
  }
}
