import SurveyModel

/// Which scores are numbers as they were read: nothing was computed, so that they are rounded from their own
/// decimal digits.
///
/// An indicator that is not normalised, and whose figure was not treated; a component of which one such child
/// alone has a score, or that takes one of its children as it is.
struct ReadScores: Sendable {
  /// By node: whether that can be.
  private let isCandidate: [Bool]
  private let index: IndexTree
  private let scores: NodeScores

  init(_ scores: NodeScores, index: IndexTree, isTreated: Bool) {
    self.scores = scores
    self.index = index
    var isCandidate = index.nodes.map { _ in false }
    for node in index.nodes.indices.reversed() where !isTreated {
      switch index.nodes[node].content {
      case .indicator(let indicator):
        guard case .data = indicator.source, case .none = indicator.normalization, indicator.transform == nil else { continue }
        isCandidate[node] = true
      case .component(let component):
        switch component.aggregation {
        case .arithmetic, .geometric, .harmonic, .power, .minimum, .weightedMedian:
          isCandidate[node] = component.missing != .zero && index.nodes[node].children.contains { isCandidate[$0] }
        case .sum, .borda, .copeland: continue
        }
      }
    }
    if index.score.multiply != 1 { isCandidate[0] = false }
    self.isCandidate = isCandidate
  }

  func isAsRead(unit: Int, node: Int) -> Bool {
    guard isCandidate[node], let score = scores.score(domain: unit, node: node) else { return false }
    guard case .component(let component) = index.nodes[node].content else { return true }
    let there = index.nodes[node].children.filter { index.nodes[$0].weight > 0 && scores.score(domain: unit, node: $0) != nil }
    let takesOne = component.aggregation == .minimum || component.aggregation == .weightedMedian
    guard takesOne || there.count == 1 else { return false }
    return there.contains { scores.score(domain: unit, node: $0) == score && isAsRead(unit: unit, node: $0) }
  }
}

extension PublishedNumber {
  /// A score: of a number that was only read, from its own digits.
  static func published(_ score: Double, decimals: Int, isAsRead: Bool) -> PublishedNumber {
    isAsRead ? asRead(score, decimals: decimals) : PublishedNumber(score, decimals: decimals)
  }
}
