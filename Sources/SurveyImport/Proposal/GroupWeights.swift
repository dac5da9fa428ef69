import SurveyModel

/// How much each group of respondents weighs in the score: nothing in the files tells it, so that it is asked, and a guess where nobody answers.
struct GroupWeights {
  private let groups: [SurveyProposal.Group]
  private let decide: (InitDecision) -> Int?

  init(_ proposal: SurveyProposal, _ decide: @escaping (InitDecision) -> Int?) {
    groups = proposal.groups.filter { !$0.questions.isEmpty }
    self.decide = decide
  }

  func settle(_ proposal: inout SurveyProposal) {
    guard groups.count > 1 else { return }
    let rows = groups.map(\.export.rows)
    let (equal, byRows) = (rows.map { _ in 1 }, Self.reduced(rows))
    let ways = byRows == equal ? [equal] : [equal, byRows]
    let texts = ways.map { text($0, areEqual: $0 == equal) }
    let all = rows.reduce(0, +)
    let options = texts.map { InitDecision.Option(text: $0, count: all) } + [.init(text: ProposalWords.decideLater, count: 0)]
    let answer = decide(
      InitDecision(
        kind: .weights, columns: groups.map(\.id), question: ProposalWords.whichGroupWeights, options: options, likeliest: ways.count,
        evidence: ProposalWords.noFileTellsWeights, values: [], weight: all))
    if let answer, ways.indices.contains(answer) {
      proposal.groupWeights = ways[answer]
      return
    }
    proposal.groupWeights = equal
    proposal.weightsGuess = OpenDecision(
      column: Self.key, readings: texts.map { .init(text: $0, count: all) }, evidence: ProposalWords.noFileTellsWeights, taken: texts[0])
  }

  /// As the index calls it.
  private static let key = "respondent-groups"

  private func text(_ weights: [Int], areEqual: Bool) -> LocalizedText {
    let list = zip(groups, weights).map { "\($0.id) \($1)" }.joined(separator: ", ")
    return areEqual ? ProposalWords.equalWeights(list) : ProposalWords.weightsByRows(list)
  }

  private static func reduced(_ numbers: [Int]) -> [Int] {
    let divisor = numbers.reduce(0) { a, b in
      var (a, b) = (a, b)
      while b != 0 { (a, b) = (b, a % b) }
      return a
    }
    return divisor > 0 ? numbers.map { $0 / divisor } : numbers
  }
}
