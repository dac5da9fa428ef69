import SurveyModel

extension ColumnJudge {
  /// Labels that are spans: their order is plain, which end is the good one only where the header says what is had more or less of.
  func spanVerdict(_ column: ColumnFacts, _ header: [Evidence]) -> Verdict? {
    guard !column.words.isOwnFact, let spans = SpanWords(column.labels.map(\.text)) else { return nil }
    let isFact = column.words.isFact || column.code.isFact || column.isCount || column.words.isStratum
    let isBurden = column.isComplaint || column.isNegative || column.words.holds(Self.waiting)
    var evidence: [Evidence]
    switch spans.kind {
    case .percent:
      guard !isFact || isBurden else { return nil }
      evidence = [Evidence(.rating, 5, EvidenceWords.spansOfPercent)]
    case .time:
      guard isBurden, !column.words.holds(Self.own) else { return nil }
      evidence = [Evidence(.rating, 5, EvidenceWords.spansOfTime)]
    }
    let isGood = spans.kind == .percent && column.isOfSatisfaction && !isBurden
    evidence.append(Evidence(.fact, isGood ? 1 : 4, EvidenceWords.spansOfRespondent))
    var verdict = Verdict(decision: ColumnDecision(evidence))
    let scale = ScaleProposal(values: spans.ordered.enumerated().map { .init(code: String($0 + 1), labels: [$1]) })
    verdict.question = Question(scales: [with(column.shape.kinds, scale)], unknown: [], isNegative: false)
    if !isGood {
      verdict.question?.isUndirected = true
      verdict.question?.isAskedAlone = true
      verdict.doubt = EvidenceWords.muchMayBeBad
    }
    return verdict
  }

  /// What takes the respondents' time.
  private static let waiting = [
    "wait", "waited", "waiting", "queue", "queued", "take to", "took", "processing", "process", "clearance", "response", "respond", "reply",
    "turnaround", "delivery", "answered", "chờ", "chờ đợi", "giải quyết", "xử lý", "thông quan", "trả kết quả", "phản hồi", "trả lời",
    "giao hàng", "hoàn thành thủ tục", "làm thủ tục", "xếp hàng", "cấp phép",
  ]
  /// Of the respondents themselves.
  private static let own = [
    "công tác", "làm việc", "kinh nghiệm", "sinh sống", "experience", "employed", "lived", "worked", "at this address",
  ]
}
