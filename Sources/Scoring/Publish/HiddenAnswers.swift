import SurveyModel

/// What one respondent group said that is told of no unit: the answers to a question in a unit where some
/// answered it, and fewer than may be told of.
///
/// A question that is made of several is hidden as well where one of these is and an indicator tells another: with
/// q₁ told, the mean of q₁ and q₂ tells what the few said of q₂.
///
/// A respondent rates a unit once, so that the answers of a unit are respondents. All answers of a withheld unit
/// are among them. They hang on counts alone, whatever index asks.
package struct HiddenAnswers: Sendable {
  /// The hidden answers that one sum over all units holds: to one question, or to several that are pooled.
  package struct Pool: Sendable, Hashable {
    package let units: Int
    /// Distinct.
    package let respondents: Int
    /// Whether they are so much alike that their sum tells what those of one unit say.
    package let isAlike: Bool

    package init(units: Int, respondents: Int, isAlike: Bool = false) {
      self.units = units
      self.respondents = respondents
      self.isAlike = isAlike
    }

    /// The answers to some questions in the units where each is hidden.
    ///
    /// - Parameters:
    ///   - isHidden: of each question, by unit.
    ///   - readings: of each question, what its answers count for. Every reading takes the answers of all questions
    ///     together; which of them are there is known.
    init(_ isHidden: [[Bool]], questions: [Int], readings: [[Recode]], in table: ResponseTable) {
      var found: Set<UInt32> = []
      var counts = questions.map { _ in [Int: [UInt8: Int]]() }
      for (place, question) in questions.enumerated() where isHidden[place].contains(true) {
        let answers = table.answers[question]
        for (response, unit) in table.unit.enumerated() where isHidden[place][Int(unit)] {
          guard Answer(byte: answers[response]).category != nil else { continue }
          found.insert(table.respondent[response])
          counts[place][Int(unit), default: [:]][answers[response], default: 0] += 1
        }
      }
      let units = Set(counts.flatMap(\.keys))
      let isAlike = readings.contains { recodes in
        var values: [(value: Double, count: Int)] = []
        for (own, recode) in zip(counts, recodes) {
          for (byte, count) in own.values.flatMap(\.self) { values.append((recode.values[Int(byte)], count)) }
        }
        let parts = units.map { unit in counts.reduce(0) { $0 + ($1[unit]?.values.reduce(0, +) ?? 0) } }
        let scale = (recodes.map(\.highest).max() ?? 0) - (recodes.map(\.lowest).min() ?? 0)
        return Self.tells(ofPart: parts.max() ?? 0, values, scale: scale)
      }
      self.init(units: units.count, respondents: found.count, isAlike: isAlike)
    }

    /// Whether it is known of the mean of some of these values, to within a twentieth of the scale, who knows them
    /// all but not which: between the mean of the lowest and that of the highest.
    private static func tells(ofPart size: Int, _ values: [(value: Double, count: Int)], scale: Double) -> Bool {
      guard size > 0 else { return false }
      func sum(_ sorted: [(value: Double, count: Int)]) -> Double {
        var left = size
        return sorted.reduce(0) { sum, item in
          let taken = min(left, item.count)
          left -= taken
          return sum + Double(taken) * item.value
        }
      }
      let ascending = values.sorted { $0.value < $1.value }
      return sum(ascending.reversed()) - sum(ascending) <= 0.05 * scale * Double(size)
    }

    /// Whether a sum over it tells of no unit, and of no fewer respondents than may be told of.
    func isTold(atLeast: Int) -> Bool { units == 0 || units > 1 && respondents >= atLeast && !isAlike }
  }

  /// Questions of the table × units.
  private let isHidden: [[Bool]]
  /// Of each question: hidden in every published unit that answered it, one at least.
  private let isDropped: [Bool]

  /// Of each question that is made of several, those that it is made of.
  private let parts: [Int: [Int]]
  /// Questions that an indicator tells by themselves.
  private let readAlone: Set<Int>

  /// - Parameters:
  ///   - atLeast: 0 for a group whose answers are official acts: nothing of it is hidden.
  ///   - readAlone: questions of the table that an indicator tells by themselves.
  init(_ sample: Sample, isPublished: [Bool], atLeast: Int, readAlone: Set<Int>) {
    var answered: [[Int]] = []
    for question in sample.table.questions.indices {
      var answers = [Int](repeating: 0, count: isPublished.count)
      for (row, about) in sample.weights.rows.enumerated() { answers[about.unit] += sample.tally.answers(row: row, question: question) }
      answered.append(answers)
    }
    var isHidden = answered.map { $0.map { $0 > 0 && $0 < atLeast } }
    for (whole, parts) in sample.parts {
      for unit in isPublished.indices where isPublished[unit] && answered[whole][unit] > 0 {
        let tells = parts.contains { part in
          isHidden[part][unit] && parts.contains { $0 != part && readAlone.contains($0) && answered[$0][unit] >= atLeast }
        }
        if tells { isHidden[whole][unit] = true }
      }
    }
    self.isHidden = isHidden
    isDropped = zip(answered, isHidden).map { answers, hidden in
      let told = isPublished.indices.filter { isPublished[$0] && answers[$0] > 0 }
      return !told.isEmpty && told.allSatisfy { hidden[$0] }
    }
    parts = sample.parts
    self.readAlone = readAlone
  }

  package func isHidden(question: Int, unit: Int) -> Bool { isHidden[question][unit] }

  /// Whether a rate over several questions leaves the question out in a unit: where its answers are hidden, and where it is one of those of an
  /// indicator that takes in hidden answers to another; less what the rate tells, the indicator would tell these.
  package func isLeftOutOfRates(question: Int, unit: Int) -> Bool {
    isHidden(question: question, unit: unit)
      || parts.contains { whole, own in
        own.contains(question) && !isHidden[whole][unit] && own.contains { isHidden[$0][unit] }
      }
  }

  /// Whether the question is left out of every number: no published unit may tell of it.
  package func isDropped(question: Int) -> Bool { isDropped[question] }

  /// Whether all units together hold hidden answers to the question.
  package func isPooled(question: Int) -> Bool { !isDropped[question] && isHidden[question].contains(true) }

  /// What all units together would tell of besides the published ones: nothing of a question that is left out.
  ///
  /// - Parameter recodes: the statistics of the question that are told of all units together.
  func pool(of question: Int, _ recodes: [Recode], in table: ResponseTable) -> Pool {
    guard isPooled(question: question) else { return Pool(units: 0, respondents: 0) }
    return Pool([isHidden[question]], questions: [question], readings: recodes.map { [$0] }, in: table)
  }

  /// Of a question that is made of several, the hidden answers to each of these that all units together hold in it, where
  /// an indicator tells another of them: their sum is told as well.
  func pools(ofPartsOf question: Int, in table: ResponseTable) -> [Pool] {
    guard isPooled(question: question), let parts = parts[question] else { return [] }
    return parts.filter { part in parts.contains { $0 != part && readAlone.contains($0) } }.map {
      Pool([isHidden[question]], questions: [$0], readings: [], in: table)
    }
  }

  /// The same of a rate over the answers to several questions.
  func pool(of rate: SatisfactionRate, in table: ResponseTable) -> Pool {
    let items = rate.items.filter { isPooled(question: $0.question) }
    let pool = Pool(
      items.map { isHidden[$0.question] }, questions: items.map(\.question), readings: [items.map(\.recode)], in: table)
    // Who and how many, each question answers for itself.
    return pool.isAlike ? pool : Pool(units: 0, respondents: 0)
  }
}

/// All responses of a group as one domain, in which the hidden answers to each question count as one cell: with
/// their mean weight, so that nothing in the sum hangs on which unit an answer stands in.
package struct WholeSample: Sendable {
  package let tally: Tally
  /// Of its rows: those of the sample, then one for each question with hidden answers.
  package let rowWeights: [Double]
  package let domains: Domains

  /// - Parameter hidden: `nil` where nothing is put together.
  init(_ sample: Sample, _ hidden: HiddenAnswers?) {
    var weights = sample.rowWeights
    guard let hidden, let pools = Self.pools(sample, hidden) else {
      tally = sample.tally
      rowWeights = weights
      domains = .whole(sample.weights)
      return
    }
    for (question, rows) in pools {
      let answers = rows.map { Double(sample.tally.answers(row: $0, question: question)) }
      let weight = zip(rows, answers).reduce(0) { $0 + sample.weights.rows[$1.0].weight * $1.1 }
      weights.append(weight / answers.reduce(0, +))
    }
    tally = sample.tally.pooling(pools)
    rowWeights = weights
    domains = Domains(count: 1, ofRow: weights.map { _ in 0 }, unit: [nil])
  }

  /// With nothing put together.
  package init(_ sample: Sample) { self.init(sample, nil) }

  /// Questions with hidden answers, and the rows of the tally in which these stand; `nil` where there are none.
  private static func pools(_ sample: Sample, _ hidden: HiddenAnswers) -> [(question: Int, rows: [Int])]? {
    let pools = sample.table.questions.indices.filter(hidden.isPooled).map { question in
      let rows = sample.weights.rows.enumerated().filter { hidden.isHidden(question: question, unit: $1.unit) }.map(\.offset)
      return (question: question, rows: rows)
    }
    return pools.isEmpty ? nil : pools
  }
}
