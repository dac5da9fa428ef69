package import SurveyModel

/// Responses that answered anything below each node of an index: rows of the tally × nodes. Whole numbers, so that the counts of parts merge.
package struct AnsweredResponses: Sendable, Hashable {
  package let nodes: Int
  private var counts: [Int]

  /// - Parameters:
  ///   - tally: of the same responses: it tells how many answered a single question.
  ///   - row: tally row of each response of the table.
  ///   - responses: the part of the table that is counted.
  ///   - countsQuestions: false where another part has told how many answered single questions, by a tally of the whole.
  package init(
    plan: ScoringPlan, table: ResponseTable, tally: Tally, row: [UInt32], responses: Range<Int>? = nil, countsQuestions: Bool = true
  ) {
    let rows = tally.rows
    let nodes = plan.index.nodes
    var questions = [(question: Int, limit: UInt8)?](repeating: nil, count: nodes.count)
    for indicator in plan.indicators {
      if case .answers(let question, let recode) = indicator.source {
        questions[indicator.node] = (question, UInt8(clamping: recode.values.count))
      }
    }
    // Nodes with an answer below them; a parent stands before its children.
    var isAsked = questions.map { $0 != nil }
    for node in nodes.indices.reversed() where isAsked[node] {
      if let parent = nodes[node].parent { isAsked[parent] = true }
    }
    let asked = nodes.indices.filter { isAsked[$0] }
    var counts = [Int](repeating: 0, count: rows * nodes.count)
    let responses = responses ?? 0..<table.count
    var responsesOfRow = [Int](repeating: 0, count: rows)
    for response in responses { responsesOfRow[Int(row[response])] += 1 }
    for row in 0..<rows {
      for node in asked {
        counts[row * nodes.count + node] =
          questions[node].map { countsQuestions ? tally.answers(row: row, question: $0.question) : 0 } ?? responsesOfRow[row]
      }
    }
    let block = 2048
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: block * nodes.count) { isAnswered in
      func flags(_ node: Int) -> UnsafeMutableBufferPointer<UInt8> {
        UnsafeMutableBufferPointer(rebasing: isAnswered[node * block..<(node + 1) * block])
      }
      for start in stride(from: responses.lowerBound, to: responses.upperBound, by: block) {
        let count = min(block, responses.upperBound - start)
        isAnswered.update(repeating: 0)
        for node in asked.reversed() {
          let own = flags(node)
          if let (question, limit) = questions[node] {
            Self.mark(table.answers[question], from: start, count, below: limit, in: own)
          } else {
            // Nearly everybody answers something below a component: looked for is who did not.
            Self.forEachZero(of: own, count) { counts[Int(row[start + $0]) * nodes.count + node] -= 1 }
          }
          if let parent = nodes[node].parent { Self.merge(own, count, into: flags(parent)) }
        }
      }
    }
    self.nodes = nodes.count
    self.counts = counts
  }

  // Loops of their own, over bytes and nothing else, so that many bytes are looked at in one step.

  private static func mark(
    _ answers: [UInt8], from start: Int, _ count: Int, below limit: UInt8, in flags: UnsafeMutableBufferPointer<UInt8>
  ) {
    answers.withUnsafeBufferPointer { answers in
      for place in 0..<count { flags[place] = answers[start + place] < limit ? 1 : 0 }
    }
  }

  private static func merge(
    _ flags: UnsafeMutableBufferPointer<UInt8>, _ count: Int, into others: UnsafeMutableBufferPointer<UInt8>
  ) {
    for place in 0..<count { others[place] |= flags[place] }
  }

  private static func forEachZero(of flags: UnsafeMutableBufferPointer<UInt8>, _ count: Int, _ body: (Int) -> Void) {
    let step = 64
    var place = 0
    while place < count {
      let end = min(place + step, count)
      var least: UInt8 = 1
      for flag in place..<end { least &= flags[flag] }
      if least == 0 {
        for flag in place..<end where flags[flag] == 0 { body(flag) }
      }
      place = end
    }
  }

  /// Adds the counts of another part of the same table.
  package mutating func merge(_ other: AnsweredResponses) {
    precondition(counts.count == other.counts.count, "only counts of the same shape merge")
    for place in counts.indices { counts[place] += other.counts[place] }
  }

  package var rows: Int { nodes > 0 ? counts.count / nodes : 0 }

  package func count(row: Int, node: Int) -> Int { counts[row * nodes + node] }
}

/// Responses behind every node in every domain, unweighted: domains × nodes, nodes as in `IndexTree.nodes`.
///
/// Behind an indicator: those that answered it. Behind a component: those that answered anything below it. Data have none.
package struct ResponseCounts: Sendable, Hashable {
  package let nodes: Int
  private let counts: [Int]

  package init(_ answered: AnsweredResponses, domains: Domains) {
    var counts = [Int](repeating: 0, count: domains.count * answered.nodes)
    for row in 0..<answered.rows {
      for node in 0..<answered.nodes { counts[domains.ofRow[row] * answered.nodes + node] += answered.count(row: row, node: node) }
    }
    nodes = answered.nodes
    self.counts = counts
  }

  package func count(domain: Int, node: Int) -> Int { counts[domain * nodes + node] }
}
