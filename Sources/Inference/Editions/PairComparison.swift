import Scoring
import SurveyModel

/// Two editions of a comparison: the change of every unit and of all together, and its parts.
struct PairComparison {
  private let editions: [ScoredEdition]
  private let then: Int
  private let now: Int
  private let mixed: MixedEditions
  private let predecessors: Predecessors
  private let domains: EarlierDomains
  /// Of the edition before, in these.
  private let earlier: [DomainScores]
  private let intervals: IntervalEstimator
  private let threads: Int
  private let work: Work

  private var old: ScoredSurvey { editions[then].scored }
  private var new: ScoredSurvey { editions[now].scored }

  init(
    _ editions: [ScoredEdition], then: Int, now: Int, shelf: inout SampleShelf, threads: Int, work: Work
  ) throws(ScoringError) {
    let (old, new) = (editions[then].scored, editions[now].scored)
    mixed = try MixedEditions(editions, then: then, now: now, shelf: &shelf)
    let survey = new.data.survey
    let between = editions[(then + 1)..<now].reversed().map(\.scored.data.survey)
    predecessors = Predecessors(now: survey.traced(through: between, to: old.data.survey), then: old.data.survey)
    domains = EarlierDomains(
      predecessors, units: survey.units.count, isPublished: old.takesPart, isThin: old.chain.figures.thin.map { !$0.isEmpty },
      restsOnFigures: old.data.index.restsOnData[0])
    earlier = old.scored(in: domains)
    intervals = IntervalEstimator(confidence: new.data.index.confidence)
    (self.editions, self.then, self.now, self.threads, self.work) = (editions, then, now, threads, work)
  }

  /// - Throws: ``ScoringError/cancelled``.
  func pair() throws(ScoringError) -> EditionComparison.Pair {
    let scores = DomainPair(now: { $0.parts.map(\.units) }, then: { [domains] in $0.scored(in: domains) })
    var splits = ChangeSplits(mixed, scores, intervals: intervals, threads: threads, work: work)
    let published = EditionChange(now: side(new, new.parts.map(\.units)), then: side(old, earlier), intervals: intervals)
    let units = new.ranking.order.map { change(of: $0, published, &splits) }
    let whole = whole()
    if work.isCancelled { throw .cancelled }
    return EditionComparison.Pair(
      then: then, now: now, differences: mixed.differences, units: units, whole: whole, closed: closed,
      matched: published.matched,
      failures: mixed.failures.map { .init(answers: $0.answers, rules: $0.rules, weights: $0.weights, error: $0.error) })
  }

  /// Units of before that are no unit now, nor left out.
  private var closed: [Int] {
    let between = editions[(then + 1)..<now].reversed().map(\.scored.data.survey)
    let survey = new.data.survey.traced(through: between, to: old.data.survey, holdsGivenUp: false)
    return Predecessors(now: survey, then: old.data.survey).unclaimed
  }

  private func side(_ scored: ScoredSurvey, _ domains: [DomainScores]) -> EditionChange.Side {
    EditionChange.Side(
      scored: scored, domains: domains, open: scored.openQuestions(in: domains, threads: threads, work: work))
  }

  // MARK: - Units

  private func change(of unit: Int, _ published: EditionChange, _ splits: inout ChangeSplits) -> EditionComparison.Change {
    let scoreNow = new.publishedScores[unit]
    let units = domains.units[unit]
    let domain = domains.domain(ofUnit: unit)
    let before = domain.flatMap { old.score(of: $0, in: earlier) }
    let scoreThen =
      units.count > 1
      ? before.map { PublishedNumber($0, decimals: old.data.index.score.decimals) } : units.first.flatMap { old.publishedScores[$0] }
    let absence = absence(of: unit, hasScores: scoreNow != nil && scoreThen != nil)
    guard absence == nil, let domain, let before, let score = new.score(unit: unit, node: 0) else {
      return EditionComparison.Change(
        unit: unit, unitsThen: units, scoreThen: scoreThen, scoreNow: scoreNow, change: nil, interval: nil, parts: [],
        absence: absence ?? .noScore)
    }
    let points = new.shift(of: unit) - (units.count == 1 ? old.shift(of: units[0]) : 0)
    let hasPoints = !new.adjustments.entries.isEmpty || !old.adjustments.entries.isEmpty
    let known = splits.known(now: unit, then: domain) { scored, isNow in
      (isNow ? [unit] : units).allSatisfy { scored.takesPart[$0] }
    }
    var parts = splits.parts(known, change: score - before)
    if hasPoints { parts.append(.init(factors: [.points], value: points)) }
    return EditionComparison.Change(
      unit: unit, unitsThen: units, scoreThen: scoreThen, scoreNow: scoreNow, change: score - before + points,
      interval: published.interval(now: unit, then: domain)?.shifted(by: points), parts: parts, absence: nil)
  }

  private func absence(of unit: Int, hasScores: Bool) -> EditionComparison.Absence? {
    if !new.isPublished[unit] { return .withheldNow }
    switch predecessors[unit] {
    case .none: return .isNew
    case .split(let whole): return .wasPart(of: whole)
    case .incomplete(let ids): return .lacksParts(ids)
    case .one(let then): if !old.isPublished[then] { return .withheldThen([then]) }
    case .merged:
      switch domains.blanks[unit] {
      case nil: break
      case .withheld(let units): return .withheldThen(units)
      case .thin(let units): return .thinThen(units)
      case .figures(let units): return .figuresThen(units)
      }
    }
    return hasScores ? nil : .noScore
  }

  // MARK: - All units together

  /// All units together. What one edition's sum holds of withheld answers is told of neither: there is then no split, since sums over fewer units or by other
  /// statistics would tell more of them.
  private func whole() -> EditionComparison.Change {
    let (before, after) = (editions[then].summary.overall, editions[now].summary.overall)
    guard commonUnits[1].contains(true) else {
      return EditionComparison.Change(
        unit: nil, unitsThen: [], scoreThen: before, scoreNow: after, change: nil, interval: nil, parts: [], absence: .noUnitInCommon)
    }
    guard let before, let after, let scoreNow = new.wholeScore(node: 0), let scoreThen = old.wholeScore(node: 0) else {
      let isWithheld = !new.withholding.isOverallPublished
      let absence: EditionComparison.Absence = isWithheld ? .withheldNow : old.withholding.isOverallPublished ? .noScore : .withheldThen([])
      return EditionComparison.Change(
        unit: nil, unitsThen: [], scoreThen: before, scoreNow: after, change: nil, interval: nil, parts: [], absence: absence)
    }
    func isOpen(_ scored: ScoredSurvey) -> Bool { scored.withholding.isOverallPublished && !scored.holdsHidden(node: 0) }
    let isToldApart = [old, new].allSatisfy { isOpen($0) && $0.withholding.isPublished.allSatisfy(\.self) }
    let wholes = DomainPair(now: { $0.parts.map(\.whole) }, then: { $0.parts.map(\.whole) })
    var interval: Interval?
    if isOpen(old), isOpen(new) {
      let change = EditionChange(now: side(new, new.parts.map(\.whole)), then: side(old, old.parts.map(\.whole)), intervals: intervals)
      interval = change.interval(now: 0, then: 0)
    }
    let change = scoreNow - scoreThen
    return EditionComparison.Change(
      unit: nil, unitsThen: [], scoreThen: before, scoreNow: after, change: change, interval: interval,
      parts: wholeParts(change, wholes, isOpen: isOpen, isToldApart: isToldApart), absence: nil)
  }

  private func wholeParts(
    _ change: Double, _ wholes: DomainPair, isOpen: (ScoredSurvey) -> Bool, isToldApart: Bool
  ) -> [EditionComparison.Part] {
    let common = commonUnits
    let hasOtherUnits = common.contains { $0.contains(false) }
    let changed = mixed.factors.flatMap(\.self) + (mixed.hasOtherStructure ? [.structure] : [])
    if !hasOtherUnits, mixed.isOfOneIndex {
      var splits = ChangeSplits(mixed, wholes, intervals: intervals, threads: threads, work: work)
      return splits.parts(splits.known(now: 0, then: 0) { scored, _ in isOpen(scored) }, change: change)
    }
    let restsOnFigures = [old, new].contains { $0.data.index.restsOnData[0] }
    guard isToldApart, !(hasOtherUnits && restsOnFigures) else {
      return [
        .init(factors: EditionComparison.Factor.allCases.filter { (changed + (hasOtherUnits ? [.units] : [])).contains($0) }, value: change)
      ]
    }
    guard hasOtherUnits else {
      var splits = ChangeSplits(mixed, wholes, intervals: intervals, threads: threads, work: work)
      return splits.parts(splits.known(now: 0, then: 0) { scored, _ in isOpen(scored) }, change: change)
    }
    // The units that both have as one domain, those of one edition alone as another.
    func domains(_ edition: Int) -> (ScoredSurvey) -> [DomainScores] {
      let place = common[edition].map { $0 ? 0 : 1 }
      return { $0.scored(domainOfUnit: place, count: 2) }
    }
    let shared = DomainPair(now: domains(1), then: domains(0))
    guard let now = new.score(of: 0, in: shared.now(new)), let then = old.score(of: 0, in: shared.then(old)) else {
      return [.init(factors: EditionComparison.Factor.allCases.filter { (changed + [.units]).contains($0) }, value: change)]
    }
    var splits = ChangeSplits(mixed, shared, intervals: intervals, threads: threads, work: work)
    let parts = splits.parts(splits.known(now: 0, then: 0) { scored, _ in isOpen(scored) }, change: now - then)
    return parts + [.init(factors: [.units], value: change - (now - then))]
  }

  /// Of each edition and its units, whether the other has the same ones.
  private var commonUnits: [[Bool]] {
    var then = [Bool](repeating: false, count: old.data.survey.units.count)
    let now = new.data.survey.units.indices.map { unit -> Bool in
      switch predecessors[unit] {
      case .one(let place):
        then[place] = true
        return true
      case .merged(let places):
        for place in places { then[place] = true }
        return true
      case .none, .split, .incomplete: return false
      }
    }
    return [then, now]
  }
}
