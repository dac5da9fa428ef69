import Inference
import SurveyModel

/// What other weights would change, and what the components have in common, in plain sentences.
struct RobustnessSentences {
  /// A correlation over fewer units is mostly chance.
  private static let fewestUnits = 10

  private let results: Results
  private let words: Wording

  init(_ results: Results, _ language: Language) {
    self.results = results
    words = Wording(results, language)
  }

  private var language: Language { words.language }

  /// The widest freedom under which the first unit is above every other one; `nil` where there is none, or first place is shared.
  var first: String? {
    guard let robustness = results.robustness, let leader = onlyLeader else { return nil }
    let reach = robustness.reaches.last { reach in reach.ranks[leader]?.leads == true }
    return reach.map { RobustnessWords.isFirst(words.unit(leader), under: $0, words) }
  }

  private var onlyLeader: Int? {
    let leaders = results.units.filter { $0.rank == 1 }
    return leaders.count == 1 ? leaders[0].unit : nil
  }

  /// Of other weights: who stays first, or else who could be, and how much of the order holds.
  var ofWeights: [String] {
    guard let robustness = results.robustness, let narrowest = robustness.reaches.first else { return [] }
    var sentences: [String] = []
    if let first { sentences.append(first) }
    // The narrowest freedom under which first place is open.
    if let open = robustness.reaches.first(where: { reach in possibleLeaders(reach).count > 1 }) {
      let leaders = possibleLeaders(open)
      if leaders.count <= RankSentences.named {
        sentences.append(RobustnessWords.couldBeFirst(leaders.map(words.unit).joined(separator: ", "), under: open, words))
      }
    }
    if narrowest.pairs > 0 {
      sentences.append(RobustnessWords.fixedPairs(narrowest.fixedPairs, of: narrowest.pairs, under: narrowest, words))
    }
    return sentences
  }

  /// In rank order.
  private func possibleLeaders(_ reach: WeightRobustness.Reach) -> [Int] {
    reach.possibleLeaders(among: results.units.map(\.unit))
  }

  /// Components that say the same or run against each other, and questions that tell nothing apart.
  var ofComponents: [String] {
    guard let coherence = results.coherence else { return [] }
    let names = coherence.components.map { results.index.nodes[$0].name[language] }
    var sentences: [String] = []
    for one in names.indices {
      for other in names.indices where one < other {
        guard let r = coherence.correlations[one][other], r.n >= Self.fewestUnits else { continue }
        let text = words.numbers.text(r.value, decimals: 2)
        if r.value > ComponentCoherence.nearlyTheSame {
          sentences.append(RobustnessWords.nearlyTheSame(names[one], names[other], r: text, language))
        } else if r.value < -0.5 {
          sentences.append(RobustnessWords.opposed(names[one], names[other], r: text, language))
        }
      }
    }
    let crowded = coherence.questions.flatMap { questions in
      zip(questions.items, questions.ends).compactMap { node, ends in (ends?.ceiling ?? 0) >= AnswerEnds.crowded ? node : nil }
    }
    if !crowded.isEmpty {
      let list = crowded.map { results.index.nodes[$0].name[language] }.joined(separator: "; ")
      sentences.append(RobustnessWords.crowded(list, share: words.percentText(AnswerEnds.crowded), language))
    }
    return sentences
  }
}

extension WeightRobustness.Reach {
  /// Those of some units of which it is not proven that they cannot be first.
  func possibleLeaders(among units: [Int]) -> [Int] { units.filter { ranks[$0]?.proven.lowerBound == 1 } }
}
