import Scoring
import SurveyModel

/// Two editions scored in every way between them: the answers of one under the rules and weights of the other.
///
/// What can be switched are answers, rules and weights; rules and weights together where the same indicators stand below other components. Only indicators and
/// respondent groups that both have take part. An index mixed of two publishes what the edition whose answers it scores publishes, so that nothing is told that is
/// withheld there.
struct MixedEditions {
  /// What each bit of a setting switches, answers first; one entry with all of it where nothing can be switched.
  let factors: [[EditionComparison.Factor]]
  /// Whether one of the editions has indicators or respondent groups alone.
  let hasOtherStructure: Bool
  let differences: IndexDifferences
  /// By setting: the factors that are as they are now. A setting that cannot be computed is missing.
  private(set) var scored: [Int: ScoredSurvey] = [:]
  private(set) var failures: [(answers: Int, rules: Int, weights: Int, error: ScoringError)] = []

  /// All factors as they are now.
  var all: Int { (1 << factors.count) - 1 }

  /// Whether anything but the answers is another.
  var isOfOneIndex: Bool { factors == [[.answers]] && !hasOtherStructure }

  init(_ editions: [ScoredEdition], then: Int, now: Int, shelf: inout SampleShelf) throws(ScoringError) {
    let (old, new) = (editions[then], editions[now])
    let groups = SharedGroups(then: old.scored, now: new.scored)
    let indices = [old, new].map(\.scored.data.index)
    let shared = indices[1].sharedIndicators(with: indices[0])
    differences = IndexDifferences(
      then: indices[0], now: indices[1], shared: shared, groups: groups.weights, groupsOnlyThen: groups.onlyThen,
      groupsOnlyNow: groups.onlyNow)
    hasOtherStructure = differences.hasOtherStructure
    guard let before = indices[0].restricted(to: shared), let after = indices[1].restricted(to: shared), !groups.pairs.isEmpty else {
      factors = [[.answers, .method, .weights]]
      return
    }
    let isAlike = before.isShapedLike(after)
    let hasOtherRules = !isAlike || !after.hasRulesOf(before)
    let hasOtherWeights = !isAlike || !after.hasWeightsOf(before) || !differences.groups.isEmpty
    if isAlike {
      factors = [[.answers]] + (hasOtherRules ? [[.method]] : []) + (hasOtherWeights ? [[.weights]] : [])
    } else {
      factors = [[.answers], [.method, .weights]]
    }
    func bit(of factor: EditionComparison.Factor, in setting: Int) -> Int {
      // What is the same in both goes with the answers.
      let place = factors.firstIndex { $0.contains(factor) } ?? 0
      return setting >> place & 1
    }
    let trees = [before, after]
    for setting in 0...all {
      let (answers, rules, weights) = (setting & 1, bit(of: .method, in: setting), bit(of: .weights, in: setting))
      let own = [old, new][answers]
      if !hasOtherStructure, answers == rules, answers == weights {
        scored[setting] = own.scored
        continue
      }
      let tree = trees[rules].mixed(
        weightsOf: trees[weights], publishedBy: indices[answers], groups: groups.shares(answersOf: answers, weightsOf: weights))
      // A range may be pooled over editions that the answers' own index does not read.
      let known = Set(own.earlier.map(\.data.survey.edition) + [own.scored.data.survey.edition])
      let others = editions.filter { !known.contains($0.scored.data.survey.edition) }.map(\.edition)
      let found = try Self.scored(own, tree, rulesOf: [old, new][rules], earlier: own.earlier + others, shelf: &shelf)
      scored[setting] = found.scored
      if let error = found.error { failures.append(([then, now][answers], [then, now][rules], [then, now][weights], error)) }
    }
  }

  /// Answers under another index. A unit that it cannot score is left out, where no score hangs on the other units: it takes no part.
  private static func scored(
    _ own: ScoredEdition, _ index: IndexTree, rulesOf other: ScoredEdition, earlier: [Scoring.Edition], shelf: inout SampleShelf
  ) throws(ScoringError) -> (scored: ScoredSurvey?, error: ScoringError?) {
    // A range in minutes says nothing of figures in hours.
    let edition = own.edition.inTimes(of: other.edition).scored(by: index)
    let units = own.scored.data.survey.units.map(\.id)
    let standsAlone = !index.comparesUnits(edition: own.scored.data.survey.edition)
    var leftOut: Set<Int> = []
    var first: ScoringError?
    while true {
      do throws(ScoringError) {
        return (
          try ScoredSurvey(edition, earlier: earlier, contexts: own.contexts, without: leftOut, shelf: &shelf), first
        )
      } catch {
        if error == .cancelled { throw error }
        first = first ?? error
        guard standsAlone, let unit = error.unitAtFault.flatMap({ units.firstIndex(of: $0) }), leftOut.insert(unit).inserted else {
          return (nil, first)
        }
      }
    }
  }
}

/// The respondent groups that weigh something in two editions: the same where their ids are, or the only one of each, whatever it is called.
private struct SharedGroups {
  struct Pair {
    /// Id and share of the weight, then and now.
    let ids: [String]
    let weights: [Double]
  }

  let pairs: [Pair]
  let onlyThen: [LocalizedText]
  let onlyNow: [LocalizedText]
  private let names: [String: LocalizedText]
  /// Of all groups of each edition, in the order of its survey.
  private let all: [[String]]

  init(then: ScoredSurvey, now: ScoredSurvey) {
    let editions = [then, now]
    let groups = editions.map { edition in
      edition.parts.indices.map { (id: edition.groupID(of: edition.parts[$0]), weight: edition.shares.shares[$0]) }
    }
    func name(_ id: String, _ edition: ScoredSurvey) -> LocalizedText {
      edition.data.survey.respondentGroups.first { $0.id == id }?.name ?? LocalizedText(id)
    }
    if groups[0].count == 1, groups[1].count == 1 {
      pairs = [Pair(ids: groups.map { $0[0].id }, weights: [1, 1])]
      (onlyThen, onlyNow) = ([], [])
    } else {
      pairs = groups[0].compactMap { old in
        groups[1].first { $0.id == old.id }.map { Pair(ids: [old.id, $0.id], weights: [old.weight, $0.weight]) }
      }
      let shared = Set(pairs.map { $0.ids[0] })
      onlyThen = groups[0].map(\.id).filter { !shared.contains($0) }.map { name($0, then) }
      onlyNow = groups[1].map(\.id).filter { !shared.contains($0) }.map { name($0, now) }
    }
    names = Dictionary(groups[1].map { ($0.id, name($0.id, now)) }) { first, _ in first }
    all = editions.map { $0.data.survey.respondentGroups.map(\.id) }
  }

  /// Shares among those that both have.
  var weights: [IndexDifferences.Weight] {
    let sums = [0, 1].map { edition in pairs.reduce(0) { $0 + $1.weights[edition] } }
    return pairs.map {
      IndexDifferences.Weight(
        id: $0.ids[1], name: names[$0.ids[1]] ?? LocalizedText($0.ids[1]), then: $0.weights[0] / sums[0], now: $0.weights[1] / sums[1])
    }
  }

  /// What the groups of one edition weigh by the index of another; those that only one has nothing.
  func shares(answersOf answers: Int, weightsOf weights: Int) -> [IndexTree.GroupShare] {
    all[answers].map { id in
      IndexTree.GroupShare(id: id, weight: pairs.first { $0.ids[answers] == id }?.weights[weights] ?? 0)
    }
  }
}

extension ScoringError {
  /// The unit whose scores an aggregation cannot take, or that lacks one.
  fileprivate var unitAtFault: String? {
    switch self {
    case .childNotPositive(let unit, _, _, _, _), .missingChild(let unit, _, _), .overflow(let unit, _): unit
    default: nil
    }
  }
}
