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
