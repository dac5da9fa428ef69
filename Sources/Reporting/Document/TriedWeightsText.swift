package import Inference
package import SurveyModel

/// What other weights around those that somebody tries would make of the ranking, in words.
package struct TriedWeightsText: Sendable {
  /// Who is first whatever the weights, or could be, and how much of the order holds.
  package let sentences: [String]

  /// - Parameters:
  ///   - ranks: of the ranking that is tried, by unit as in `Survey.units`.
  ///   - results: whose names are used.
  package init(_ reach: WeightRobustness.Reach, ranks: [Int?], of results: Results, _ language: Language) {
    let words = Wording(results, language)
    let inOrder = ranks.indices.filter { ranks[$0] != nil }.sorted { (ranks[$0] ?? 0, $0) < (ranks[$1] ?? 0, $1) }
    let possible = reach.possibleLeaders(among: inOrder)
    var sentences: [String] = []
    if let leader = inOrder.first, inOrder.count(where: { ranks[$0] == 1 }) == 1, reach.ranks[leader]?.leads == true {
      sentences.append(RobustnessWords.isFirst(words.unit(leader), under: reach, words))
    } else if possible.count > 1 {
      sentences.append(RobustnessWords.couldBeFirst(possible.map(words.unit).joined(separator: ", "), under: reach, words))
    }
    if reach.pairs > 0 {
      sentences.append(RobustnessWords.fixedPairs(reach.fixedPairs, of: reach.pairs, under: reach, words))
    }
    self.sentences = sentences
  }

  /// Why nothing can be said.
  package static func absence(_ absence: WeightRobustness.Absence, of results: Results, _ language: Language) -> String {
    RobustnessWords.absence(absence, Wording(results, language))
  }
}
