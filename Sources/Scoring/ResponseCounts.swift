public import SurveyModel

/// Responses behind every node in every domain, unweighted: domains × nodes, nodes as in `IndexTree.nodes`.
///
/// Behind an indicator: those that answered it. Behind a component: those that answered anything below it. Data have none.
public struct ResponseCounts: Sendable, Hashable {
  public let nodes: Int
  private let counts: [Int]

  /// - Parameters:
  ///   - row: tally row of each response, which `domains` speaks of.
  public init(plan: ScoringPlan, table: ResponseTable, row: [UInt32], domains: Domains) {
    let nodes = plan.index.nodes
    var counts = Array(repeating: 0, count: domains.count * nodes.count)
    var recode: [Int: (question: Int, categories: Int)] = [:]
    for indicator in plan.indicators {
      if case .answers(let question, let values) = indicator.source {
        recode[indicator.node] = (question, values.values.count)
      }
    }
    /// Adds the responses behind a node and says which they are.
    func count(_ node: Int) -> [Bool] {
      var answered = Array(repeating: false, count: table.count)
      if let (question, categories) = recode[node] {
        for (response, byte) in table.answers[question].enumerated() { answered[response] = Int(byte) < categories }
      }
      for child in nodes[node].children {
        for (response, isAnswered) in count(child).enumerated() where isAnswered { answered[response] = true }
      }
      for response in answered.indices where answered[response] {
        counts[domains.ofRow[Int(row[response])] * nodes.count + node] += 1
      }
      return answered
    }
    _ = count(0)
    self.nodes = nodes.count
    self.counts = counts
  }

  public func count(domain: Int, node: Int) -> Int { counts[domain * nodes + node] }
}
