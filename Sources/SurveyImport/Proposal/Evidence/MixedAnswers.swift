import SurveyModel

extension ColumnJudge {
  /// Numbers and words side by side: which words stand for which number is not to be known.
  static func mixedVerdict(_ column: ColumnFacts, _ numbers: [(number: Int, count: Int)], _ header: [Evidence]) -> Verdict {
    var evidence = header
    evidence.append(Evidence(.rating, 5, EvidenceWords.mostlyWholeNumbers))
    evidence.append(Evidence(.text, 4, EvidenceWords.wordsAmongNumbers))
    if column.words.isRating { evidence.append(Evidence(.rating, 4, EvidenceWords.asksForRating)) }
    var verdict = Verdict(decision: ColumnDecision(evidence))
    guard verdict.decision.mayBeRating, numbers.count >= 2, let low = numbers.first?.number, let high = numbers.last else { return verdict }
    let ends = NumberEnds(low: low, high: high.number, answers: column.answers, atTop: high.count, stated: column.legend.ends)
    let ranges: [ClosedRange<Int>] =
      switch ends {
      case .sure(let range): [range]
      case .open(let ranges, _): ranges
      }
    verdict.question = Question(
      scales: ranges.map { range in
        ScaleProposal(values: range.map { .init(code: String($0), labels: []) }, missing: column.shape.kinds)
      }, unknown: [], isNegative: false)
    let list = column.shape.words.prefix(3).map { YAMLText.seen($0.text, times: $0.count) }.joined(separator: ", ")
    verdict.doubt = EvidenceWords.theseAmongNumbers(list)
    return verdict
  }
}

extension ColumnJudge {
  /// Labels that no word orders, where the file says that they have an order: by their codes, up or down.
  static func orderedVerdict(_ column: ColumnFacts, _ header: [Evidence]) -> Verdict {
    guard let labels = column.column.labels, labels.isWhole, labels.isOrdered == true else {
      return Verdict(decision: ColumnDecision(header))
    }
    var verdict = Verdict(
      decision: ColumnDecision(
        header + [Evidence(.rating, 4, EvidenceWords.fileSaysOrder)]))
    guard verdict.decision.mayBeRating else { return verdict }
    let ordered = labels.answers.compactMap { answer in Int(answer.code).map { (code: $0, label: answer.label) } }.sorted {
      $0.code < $1.code
    }
    guard ordered.count == labels.answers.count else { return verdict }
    let up = ordered.enumerated().map { ScaleProposal.Value(code: String($0 + 1), labels: [$1.label]) }
    let down = ordered.reversed().enumerated().map { ScaleProposal.Value(code: String($0 + 1), labels: [$1.label]) }
    verdict.question = Question(scales: [ScaleProposal(values: up), ScaleProposal(values: down)], unknown: [], isNegative: false)
    verdict.doubt = EvidenceWords.bestEndNotSaid
    return verdict
  }

  /// Labels that no lexicon orders: a choice, unless they look like degrees of something. Then their order is for those to state who know the form.
  static func unorderedVerdict(_ column: ColumnFacts, _ header: [Evidence], columns: Int) -> Verdict {
    var evidence = header
    evidence.append(Evidence(.choice, 6, EvidenceWords.noOrder))
    let labels = column.labels.map(\.text)
    guard degreesOfAForm.contains(labels.count),
      labels.allSatisfy({ YAMLText.isHarmless($0) && $0.count <= 60 && $0.split(separator: " ").count <= mostWords })
    else { return orderedVerdict(column, evidence) }
    // Letters may stand for anything.
    let areWords = labels.allSatisfy { $0.count(where: \.isLetter) > 2 || !$0.contains(where: \.isLetter) }
    let degrees = LabelWords.degrees(in: labels)
    let known = areWords ? LabelScale.meanings(column.labels).known.count { $0.meaning.family != .middle } : 0
    if degrees > 0 {
      evidence.append(Evidence(.rating, 5, EvidenceWords.wordsOfDegree(degrees, of: labels.count)))
    } else if known * 3 >= labels.count {
      evidence.append(Evidence(.rating, 4, EvidenceWords.someLabelsInOrder(known, of: labels.count)))
    }
    if areGrades(labels), column.words.holds(gradeHeaders) || column.words.isRating, !column.words.holds(ownGrades) {
      evidence.append(Evidence(.rating, 7, EvidenceWords.lettersOfGrades))
    }
    if columns > 1, areWords { evidence.append(Evidence(.rating, columns > 2 ? 4 : 2, EvidenceWords.sameLabels(columns))) }
    if column.words.isRating { evidence.append(Evidence(.rating, 2, EvidenceWords.asksForRating)) }
    var verdict = orderedVerdict(column, evidence)
    guard verdict.question == nil, verdict.decision.mayBeRating else { return verdict }
    verdict.question = Question(scales: [], unknown: [], isNegative: false, toBeOrdered: labels.sorted())
    verdict.doubt = LabelScaleWords.orderNotKnown(YAMLText.seen(column.labels, atMost: 6))
    return verdict
  }

  /// A, B, C …, as marks are given; nothing says which letter is the best.
  private static func areGrades(_ labels: [String]) -> Bool {
    labels.contains("A") && labels.allSatisfy { ["A", "B", "C", "D", "E", "F"].contains($0) }
  }

  private static let gradeHeaders = [
    "grade", "grades", "graded", "rate", "rating", "score", "mark", "đánh giá", "xếp loại", "chấm điểm", "mức độ", "chất lượng", "hài lòng",
  ]

  /// Of the respondents themselves.
  private static let ownGrades = [
    "expected", "expect", "final", "your grade", "obtained", "received", "last", "previous", "của bạn", "của em", "học lực",
  ]

  /// Forms have no more and no fewer, and none that is a sentence.
  private static let degreesOfAForm = 3...11
  private static let mostWords = 6
}
