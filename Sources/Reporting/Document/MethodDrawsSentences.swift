import Inference
import SurveyModel

/// What becomes of the ranking under other reasonable methods, in plain sentences.
struct MethodDrawsSentences {
  /// A unit that is first less often is not named.
  private static let namedShare = 0.05
  /// So little of what moves ranks is no cause.
  private static let leastTotal = 0.05

  private let results: Results
  private let words: Wording

  init(_ results: Results, _ language: Language) {
    self.results = results
    words = Wording(results, language)
  }

  var sentences: [String] {
    guard let draws = results.draws else {
      guard case .failure(let absence)? = results.methodDraws else { return [] }
      return [MethodDrawsWords.absence(absence, words)].compactMap(\.self)
    }
    let method = draws.method
    var found = [MethodDrawsWords.tried(method.draws, MethodDrawsWords.choices(draws, words), words)]
    found += first(method).map { [$0] } ?? []
    if method.change == 0 {
      found.append(MethodDrawsWords.nothingMoves(words))
    } else {
      found.append(MethodDrawsWords.moves(method.change, unchanged: method.unchangedShare, words))
      if let most { found.append(MethodDrawsWords.mattersMost(most.map { MethodDrawsWords.name($0, words.language) }, words)) }
    }
    if let joint = draws.joint, let leader = joint.units.max(by: { $0.firstShare < $1.firstShare }), leader.firstShare > 0 {
      found.append(MethodDrawsWords.joint(words.unit(leader.unit), share: leader.firstShare, words))
    }
    if let failure = method.failures.first {
      found.append(
        MethodDrawsWords.failed(
          method.failed, of: method.draws + method.failed, why: failure.error.map { $0.message(in: words.language) } ?? "–", words))
    }
    return found
  }

  private func first(_ method: MethodDraws.Outcome) -> String? {
    let often = method.units.filter { $0.firstShare >= Self.namedShare }.sorted {
      ($0.firstShare, $1.published) > ($1.firstShare, $0.published)
    }
    guard let leader = often.first else { return nil }
    if often.count == 1 { return MethodDrawsWords.isFirst(words.unit(leader.unit), share: leader.firstShare, words) }
    return MethodDrawsWords.areFirst(
      often.prefix(RankSentences.named).map { (words.unit($0.unit), $0.firstShare) }, words)
  }

  /// The choice with the largest total index, with those that cannot be told from it.
  private var most: [MethodChoice]? {
    guard let draws = results.draws, let inputs = draws.sensitivity?.inputs else {
      return results.draws.flatMap { $0.choices.count == 1 ? $0.choices : nil }
    }
    guard let largest = inputs.max(by: { $0.total.value < $1.total.value }), largest.total.value > Self.leastTotal else { return nil }
    let low = largest.total.interval?.low ?? largest.total.value
    let found = zip(draws.choices, inputs).filter {
      ($0.1.total.interval?.high ?? $0.1.total.value) >= low && $0.1.total.value > Self.leastTotal
    }
    .sorted { $0.1.total.value > $1.1.total.value }.map(\.0)
    return found.count < inputs.count || inputs.count == 1 ? found : nil
  }
}

extension Results {
  /// What was found of other methods.
  var draws: MethodDraws? { try? methodDraws?.get() }
}
