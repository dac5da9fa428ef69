import SurveyModel

/// Weighs, for every column that is no id, unit or time, what it can be read as.
struct ColumnJudge {
  /// What a column is as a question.
  struct Question {
    /// The scales that it may have, the likeliest first; one of a question that is sure.
    let scales: [ScaleProposal]
    /// Answers that the scale does not know.
    let unknown: [String]
    /// Agreement, or a high number, is bad here.
    var isNegative: Bool
    /// The labels themselves say which end is the good one, whatever the question: "very satisfied".
    var isGraded = false
    /// Nobody can tell whether much is good.
    var isUndirected = false
    /// Whatever is answered for another column says nothing of this one.
    var isAskedAlone = false
    /// Why the ends of a scale that is taken are a guess; `nil` where they are known.
    var guess: LocalizedText?
    /// Labels that no scale above has a place for: whoever knows their order states it. Empty where every label has one.
    var toBeOrdered: [String] = []
  }

  struct Verdict {
    let decision: ColumnDecision
    var question: Question?
    /// Why the scale of a question is not sure.
    var doubt: LocalizedText?

    /// Whether it enters the score.
    var isScored: Bool { decision.reading == .rating && decision.isSure && doubt == nil && question != nil }
    /// Whether it would be a question if one knew more.
    var isOpen: Bool { !isScored && question != nil && (decision.mayBeRating || decision.reading == .rating) }

    /// The same of a column whose answers run against those of the others.
    var runningOpposite: Verdict {
      guard question?.isNegative == false else { return self }
      var verdict = self
      verdict.question?.isNegative = true
      verdict.doubt = EvidenceWords.answersRunOpposite
      return verdict
    }
  }

  let facts: [ColumnFacts]
  private let platform: any Platform
  private let rows: Int
  private let sets: ColumnSets
  private let pools: NumberPools
  private let clusters: LabelClusters
  /// How many columns there are that hold answers.
  private let closed: Int
  private let quiz: QuizQuestions

  init(_ facts: [ColumnFacts], _ export: CountedExport, leaving used: Set<Int>) {
    let left = facts.filter { !used.contains($0.number) }
    self.facts = left
    platform = export.platform
    rows = export.rows
    sets = ColumnSets(left, export)
    pools = NumberPools(left, leaving: sets)
    clusters = LabelClusters(left, leaving: sets, platform: export.platform)
    quiz = QuizQuestions(export)
    closed = left.count { $0.isQuestion && !$0.isOpen && $0.filled > 0 }
  }

  func verdict(_ column: ColumnFacts) -> Verdict {
    if let plain = plain(column) { return Verdict(decision: ColumnDecision([plain])) }
    var evidence = headerEvidence(column)
    if let text = sets.derived[column.number] { evidence.append(Evidence(.derived, 12, text)) }
    if let text = sets.ticks[column.number] { evidence.append(Evidence(.tickBox, 12, text)) }
    if let text = sets.ranks[column.number] { evidence.append(Evidence(.rank, 14, text)) }
    let isTaken = sets.derived[column.number] != nil || sets.ticks[column.number] != nil || sets.ranks[column.number] != nil
    if isTaken { return Verdict(decision: ColumnDecision(evidence)) }
    if let numbers = column.numbers { return numberVerdict(column, numbers, evidence) }
    if let mixed = column.mixed { return Self.mixedVerdict(column, mixed, evidence) }
    if column.shape.isNumbers {
      evidence.append(Evidence(.text, 8, EvidenceWords.numbersBeyondScale))
      return Verdict(decision: ColumnDecision(evidence))
    }
    return labelVerdict(column, evidence)
  }

  /// What needs no weighing.
  private func plain(_ column: ColumnFacts) -> Evidence? {
    func sure(_ reading: Reading, _ text: LocalizedText) -> Evidence { Evidence(reading, 20, text) }
    switch column.column.export.kind {
    case .system: return sure(.system, EvidenceWords.columnOfPlatform)
    case .comment: return sure(.text, EvidenceWords.freeText)
    case .option: return sure(.tickBox, EvidenceWords.optionOfMultipleChoice)
    case .ignored: return sure(.system, EvidenceWords.noQuestion)
    case .question: break
    }
    if column.filled == 0 { return sure(.empty, EvidenceWords.noAnswer) }
    if column.answers == 0, !column.isOpen { return sure(.empty, EvidenceWords.onlyMissing) }
    if column.isOpen || column.shape.answers.count > 30 {
      return column.shape.isNumbers && !column.isOpen
        ? sure(.text, EvidenceWords.freeNumbers) : sure(.text, EvidenceWords.textWritten)
    }
    let times = column.column.count.times
    if times == column.filled, times > 0, column.numbers == nil { return sure(.time, EvidenceWords.times) }
    if column.column.count.addresses * 2 > column.filled { return sure(.text, EvidenceWords.addresses) }
    return nil
  }

  private func headerEvidence(_ column: ColumnFacts) -> [Evidence] {
    var evidence: [Evidence] = []
    let shown = YAMLText.comment(column.header, length: 50)
    // A grid that says what its codes are worth asks how things stand with each of its rows.
    let isGraded = !column.column.export.row.isEmpty && !column.legend.labels.isEmpty
    if column.words.isOwnFact || column.isCount, !isGraded || column.legend.isOfKinds {
      // More than any labels and header can say for a rating.
      evidence.append(Evidence(.fact, 24, EvidenceWords.asksAboutRespondent(shown)))
    } else if column.words.isFact || column.code.isFact {
      evidence.append(Evidence(.fact, column.words.isRating ? 5 : 8, EvidenceWords.asksAboutRespondent(shown)))
    }
    if quiz.contain(column) {
      evidence.append(Evidence(.fact, 24, EvidenceWords.quizGivesPoints))
    }
    if column.consent != nil || column.words.asksForLeave {
      evidence.append(Evidence(.consent, 7, EvidenceWords.asksForConsent))
    }
    let isScale = LabelScale.isScaleLike(column.labels)
    if column.words.isPerson, !column.words.isRating, !isScale, column.numbers == nil || !column.saysSomethingGood {
      evidence.append(Evidence(.text, 8, EvidenceWords.asksForName))
    }
    if column.words.isComment, !LabelScale.meanings(column.labels).unknown.isEmpty {
      evidence.append(Evidence(.text, 24, EvidenceWords.asksForWords))
    }
    if column.words.isTechnical, column.labels.count == 1, column.header.count <= 20 {
      // "Complete" in every row of what came in.
      evidence.append(Evidence(.system, 24, EvidenceWords.headerOfFile(shown)))
    } else if column.words.isTechnical, !isScale, !column.words.isRating || column.header.count <= 20 {
      evidence.append(Evidence(.system, 7, EvidenceWords.headerOfFile(shown)))
    }
    if column.words.isDerived {
      evidence.append(Evidence(.derived, 7, EvidenceWords.saysSumOrMean))
    }
    if column.words.isRank {
      evidence.append(Evidence(.rank, 8, EvidenceWords.asksForRank))
    }
    return evidence
  }

  // MARK: Numbers

  private func numberVerdict(_ column: ColumnFacts, _ numbers: [(number: Int, count: Int)], _ header: [Evidence]) -> Verdict {
    var evidence = header
    let low = numbers.first?.number ?? 0
    let high = numbers.last?.number ?? 0
    evidence.append(Evidence(.fact, 2, EvidenceWords.countsOrCodes))
    evidence.append(Evidence(.rating, 3, EvidenceWords.wholeNumbers(low, high: high)))
    let words = column.column.export.question.isEmpty ? column.code : column.words
    if column.words.isRating || column.legend.ends != nil {
      evidence.append(Evidence(.rating, 4, EvidenceWords.asksForRating))
    } else if words.isCode {
      evidence.append(Evidence(.rating, 1, EvidenceWords.headerIsCode))
    }
    let battery = pools.battery[column.number] ?? 1
    if battery > 1 {
      evidence.append(Evidence(.rating, 4, EvidenceWords.columnsOfGrid(battery)))
    }
    let alike = pools.alike[column.number] ?? 0
    if alike > 0 {
      evidence.append(Evidence(.rating, alike > 1 ? 3 : 2, EvidenceWords.columnsOfSameRange(alike)))
    }
    if numbers.count >= 3, [5, 7, 10].contains(high), low <= 3 {
      evidence.append(Evidence(.rating, 2, EvidenceWords.rangeOfScale(low, high: high)))
    }
    if closed == 1, words.isCode || column.words.isRating, high <= 5 {
      evidence.append(Evidence(.rating, 2, EvidenceWords.onlyColumnWithAnswers))
    }
    let isLikeOthers = pools.likeOthers.contains(column.number)
    if isLikeOthers, !column.words.isRating, !words.isCode {
      evidence.append(Evidence(.fact, 4, EvidenceWords.oneAnswerAlone))
    }
    let isBinary = !isLikeOthers && high <= 1 || numbers.count == 2 && high == 2 && low == 1
    if isBinary, battery < 2 || high <= 1 {
      evidence.append(Evidence(.choice, 5, EvidenceWords.twoValuesOrCodes))
      evidence.append(Evidence(.rating, -2, EvidenceWords.twoValues))
    }
    var verdict = Verdict(decision: ColumnDecision(evidence))
    guard verdict.decision.mayBeRating else { return verdict }
    if high <= 1, !isLikeOthers {
      let up = ScaleProposal(builtIn: "yes-no", missing: column.shape.kinds)
      verdict.question = Question(scales: [up], unknown: column.strays.map(\.text), isNegative: column.isComplaint)
      if column.isComplaint { verdict.doubt = Self.negativeDoubt }
      return verdict
    }
    func scale(_ range: ClosedRange<Int>) -> ScaleProposal {
      ScaleProposal(
        values: range.map { .init(code: String($0), labels: []) }, missing: missing(column, range),
        isDescending: column.legend.isDescending(range) ?? false)
    }
    let isNegative = column.isOfSatisfaction ? column.isNegative : column.isComplaint
    switch pools.ends[column.number] {
    case .sure(let range)? where range == 1...10 && column.legend.ends == nil && column.words.holds(["recommend", "giới thiệu"]):
      // The usual form of this question begins with 0.
      verdict.question = Question(
        scales: [scale(0...10)], unknown: column.strays.map(\.text), isNegative: false, guess: EvidenceWords.nobodyChoseZero)
    case .sure(let range)?:
      verdict.question = Question(
        scales: [scale(range)], unknown: column.strays.map(\.text), isNegative: isNegative, isGraded: column.legend.isGraded,
        guess: pools.guesses[column.number])
      if isNegative {
        verdict.doubt = Self.negativeDoubt
      } else if let text = column.legend.riddle(range) {
        let other = ScaleProposal(values: scale(range).values, missing: scale(range).missing, isDescending: true)
        verdict.question = Question(scales: [scale(range), other], unknown: [], isNegative: false)
        verdict.doubt = EvidenceWords.unknownLegend(YAMLText.comment(text, length: 40))
      } else if column.legend.isOfLevels, column.isMuchGood == nil {
        verdict.question?.isUndirected = true
        verdict.doubt = EvidenceWords.muchMayBeBad
      } else if !pools.supported.contains(column.number) {
        verdict.question?.isAskedAlone = true
        verdict.doubt = EvidenceWords.nothingAsksForGrade
      }
    case .open(let ranges, let why)?:
      verdict.question = Question(scales: ranges.map(scale), unknown: [], isNegative: isNegative)
      verdict.doubt = why
    case nil: break
    }
    return verdict
  }

  /// A zero below a scale that begins with 1 is no answer.
  private func missing(_ column: ColumnFacts, _ range: ClosedRange<Int>) -> [ScaleProposal.Missing] {
    var missing = column.shape.missing.map { (text: $0.text, kind: $0.kind) }
    // What the file calls missing is so too where nobody gave it yet.
    for item in column.column.labels?.missing ?? [] where !missing.contains(where: { TextKey($0.text) == TextKey(item.code) }) {
      missing.append((item.code, item.kind))
    }
    if range.lowerBound == 1, let zero = column.numbers?.first, zero.number == 0 { missing.append(("0", .notApplicable)) }
    return AnswerShape.grouped(missing)
  }

  /// A short header, of no grid, that names a place or a fact and asks for no rating.
  private static func isAboutRespondent(_ column: ColumnFacts) -> Bool {
    let isFact = column.words.isFact || column.words.isStratum || column.code.isFact || column.code.isStratum
    return isFact && !column.words.isRating && column.column.export.row.isEmpty && column.header.count <= 40
  }

  static let negativeDoubt = EvidenceWords.somethingBad

  // MARK: Labels

  private func labelVerdict(_ column: ColumnFacts, _ header: [Evidence]) -> Verdict {
    var evidence = header
    if column.shape.answers.contains(where: { !YAMLText.isHarmless($0.text) }) {
      evidence.append(Evidence(.text, 9, EvidenceWords.longTexts))
    }
    let reading = clusters.readings[column.number] ?? .unordered
    let size = clusters.sizes[column.number] ?? 1
    if let spans = spanVerdict(column, evidence) { return spans }
    if case .unordered = reading { return Self.unorderedVerdict(column, evidence, columns: size) }
    let found = LabelScale.meanings(column.labels)
    let family = found.known.first { $0.meaning.family != .middle }?.meaning.family
    if family == .yesNo, column.labels.count <= 2 { return yesNoVerdict(column, evidence) }
    if family == nil, case .open = reading {
      // Codes of a platform, or words with numbers that no lexicon orders.
      if NumberedLabels(column.labels.map(\.text)) == nil {
        // They hide what a column holds: where the firm is, or of what kind, is no grade.
        if Self.isAboutRespondent(column) {
          evidence.append(Evidence(.fact, 8, EvidenceWords.asksAboutRespondent(YAMLText.comment(column.header, length: 50))))
          return Verdict(decision: ColumnDecision(evidence))
        }
        evidence.append(Evidence(.rating, size > 2 ? 5 : 4, EvidenceWords.sameCodes(size)))
      } else {
        evidence.append(Evidence(.rating, 4, EvidenceWords.labelsWithNumbers))
      }
      evidence.append(Evidence(.choice, 4, EvidenceWords.codesWithoutOrder))
    } else {
      let isAmount = family == .level || family == .amount
      // Nobody is "satisfied" with being a certain age: such labels outweigh a word of the header.
      let isPlain = family == .quality || family == .frequency || family == nil
      let points = isAmount ? column.words.isFact && !column.words.isRating ? 4 : 6 : isPlain ? 8 : 12
      evidence.append(Evidence(.rating, points, EvidenceWords.labelsInOrder))
    }
    if column.words.isRating { evidence.append(Evidence(.rating, 2, EvidenceWords.asksForRating)) }
    if size > 1 { evidence.append(Evidence(.rating, 2, EvidenceWords.sameLabels(size))) }
    var verdict = Verdict(decision: ColumnDecision(evidence))
    guard verdict.decision.mayBeRating else { return verdict }
    let turns: Set<LabelMeaning.Family> = [.agreement, .frequency, .amount, .likelihood, .yesNo, .level]
    let statements: Set<LabelMeaning.Family> = [.agreement, .frequency, .amount, .level]
    let isStatement = family.map { statements.contains($0) } == true
    let isComplaint = column.isComplaint
    let isTurned = family.map { turns.contains($0) } == true && (column.isNegative || family == .likelihood && isComplaint)
    let isLevel = LevelWords.say(column.labels.map(\.text))
    let isNegative = isStatement || isLevel ? isComplaint || isLevel && column.isNegative : isTurned
    switch reading {
    case .sure(let scale, let unknown):
      verdict.question = Question(
        scales: [with(column.shape.kinds, scale)], unknown: own(unknown, column), isNegative: isNegative,
        isGraded: family.map { LabelMeaning.graded.contains($0) } == true, guess: clusters.guesses[column.number])
      if isNegative {
        verdict.doubt = Self.negativeDoubt
      } else if isLevel, column.isMuchGood == nil {
        verdict.question?.isUndirected = true
        verdict.question?.isAskedAlone = true
        verdict.doubt = EvidenceWords.muchMayBeBad
      }
    case .open(let scales, let why):
      let placed = Set(scales.flatMap(\.values).flatMap { [$0.code] + $0.labels }.map { TextKey($0) })
      let isWhole = scales.contains { $0.builtIn != nil }
      verdict.question = Question(
        scales: scales.map { with(column.shape.kinds, $0) }, unknown: [], isNegative: isNegative,
        toBeOrdered: isWhole ? [] : column.labels.map(\.text).filter { !placed.contains(TextKey($0)) }.sorted())
      verdict.doubt = why
    case .unordered: break
    }
    return verdict
  }

  private func yesNoVerdict(_ column: ColumnFacts, _ header: [Evidence]) -> Verdict {
    var evidence = header
    evidence.append(Evidence(.rating, 3, EvidenceWords.yesOrNo))
    evidence.append(Evidence(.fact, 2, EvidenceWords.yesOrNoIsFact))
    if column.words.isFilter || column.words.isCircumstance {
      evidence.append(Evidence(.fact, 5, EvidenceWords.asksWhatRespondentDid))
    } else if column.words.isOutcome {
      evidence.append(Evidence(.rating, 4, EvidenceWords.asksWhatCameOfIt))
    }
    var verdict = Verdict(decision: ColumnDecision(evidence))
    guard verdict.decision.mayBeRating else { return verdict }
    let scale: ScaleProposal
    switch LabelScale(values: column.labels, platform: platform).reading(isBattery: true) {
    case .sure(let found, _): scale = found
    case .open(let found, _): scale = found.first ?? ScaleProposal(builtIn: "yes-no")
    case .unordered: return verdict
    }
    let key = LabelScale.builtIns.first { $0.scale.id == "yes-no" }?.key
    let isKnown = key.map { key in column.labels.allSatisfy { platform.answer($0.text, key).category != nil } } ?? false
    verdict.question = Question(
      scales: [with(column.shape.kinds, isKnown ? ScaleProposal(builtIn: "yes-no") : scale)], unknown: [],
      isNegative: column.isComplaint)
    if column.isComplaint { verdict.doubt = Self.negativeDoubt }
    return verdict
  }

  func own(_ unknown: [String], _ column: ColumnFacts) -> [String] {
    unknown.filter { text in column.labels.contains { TextKey($0.text) == TextKey(text) } }
  }

  /// What the built-in scale does not take for missing of its own is declared.
  func with(_ missing: [ScaleProposal.Missing], _ scale: ScaleProposal) -> ScaleProposal {
    var scale = scale
    if let builtIn = scale.builtIn, let key = LabelScale.builtIns.first(where: { $0.scale.id == builtIn })?.key {
      scale.missing = missing.compactMap { kind in
        let labels = kind.labels.filter { platform.answer($0, key).missing == .offScale }
        return labels.isEmpty ? nil : .init(kind: kind.kind, labels: labels)
      }
    } else {
      scale.missing = missing
    }
    return scale
  }
}
