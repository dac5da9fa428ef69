import SurveyModel

/// Response weights that add up to known counts of the population: post-stratified (Holt & Smith 1979) or raked.
///
/// Before calibration every response weighs the same: all members of the list were invited alike, and who answered is what the calibration corrects. Post-stratified
/// weights meet the count of every combination of categories, raked weights the counts of each name on its own (``Raking``).
///
/// - A category with members and no response is an error that names it. Members of whom the list does not say the category, where no response is like
///   that either, are taken to be like the others: the other counts are scaled up to the whole.
/// - A response in a category without members, or whose category nobody knows while the list knows that of every member, is outside the
///   calibration: it has the mean weight of the others, and is counted.
/// - More responses than members: the counts stand, and the weights there are below 1. No weight is zero.
/// - Where the frame names no units it is respondents that add up to the counts, however many units each of them rates.
package struct CalibratedWeights: Sendable, Hashable {
  /// Of each response: the class of those that are alike in every margin; `nil` outside the calibration.
  package let classes: [Int?]
  /// Of each class, after trimming.
  package let weights: [Double]
  /// Of the responses outside: the mean of the others.
  package let weightOutside: Double
  /// Which classes make up which category; one margin where the weights are post-stratified.
  package let margins: [Raking.Margin]
  /// Part of its respondent that a response stands for in the calibration: 1, or 1/k where respondents were counted and this one has k responses of its class.
  package let share: [Double]
  package let summary: WeightingSummary.Calibration

  /// - Returns: `nil` for a method that does not calibrate, and without responses.
  /// - Throws: ``ScoringError``: counts that nobody knows, a category without responses, raking that does not converge.
  init?(_ weighting: IndexTree.ResponseWeighting, survey: Survey, group: RespondentGroup, data: SurveyData.Group) throws(ScoringError) {
    guard !weighting.names.isEmpty, data.responses.count > 0 else { return nil }
    let categories = try CalibrationCategories(names: weighting.names, survey: survey, group: group, data: data)
    let wanted = Self.margins(weighting, categories)
    let inside = categories.combination.map { combination in wanted.allSatisfy { ($0.totals[$0.key(combination)] ?? 0) > 0 } }
    let combinations = Set(zip(categories.combination, inside).filter(\.1).map(\.0)).sorted()
    guard !combinations.isEmpty else { throw .noPopulation(name: weighting.names.joined(separator: ", ")) }
    let place = Dictionary(uniqueKeysWithValues: combinations.enumerated().map { ($1, $0) })
    classes = zip(categories.combination, inside).map { $1 ? place[$0] : nil }
    share = categories.share

    var responses = [Int](repeating: 0, count: combinations.count)
    var shares = [Double](repeating: 0, count: combinations.count)
    for (response, own) in classes.enumerated() {
      guard let own else { continue }
      responses[own] += 1
      shares[own] += share[response]
    }
    // Shares of one respondent sum to one, but for rounding.
    let start = shares.map { $0.rounded() }

    var margins: [Raking.Margin] = []
    var keys: [[Int]] = []
    for margin in wanted {
      let held = Set(combinations.map(margin.key))
      for (key, total) in margin.totals.sorted(by: { $0.key < $1.key }) where total > 0 && !held.contains(key) && margin.isKnown(key) {
        throw .emptyCategory(names: margin.names, category: margin.labels(key).map { $0.text(survey) }, population: total)
      }
      let all = margin.totals.filter { $0.value > 0 }.sorted { $0.key < $1.key }
      let kept = all.filter { held.contains($0.key) }
      let factor = kept.count < all.count ? all.reduce(0) { $0 + $1.value } / kept.reduce(0) { $0 + $1.value } : 1
      let number = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1.key, $0) })
      margins.append(Raking.Margin(category: combinations.map { number[margin.key($0)] ?? 0 }, totals: kept.map { $0.value * factor }))
      keys.append(kept.map(\.key))
    }
    self.margins = margins
    let raking: Raking
    do throws(Raking.Failure) {
      raking = try Raking(start: start, margins: margins)
    } catch {
      switch error {
      case .emptyCategory(let margin, let category):
        throw .emptyCategory(
          names: wanted[margin].names, category: wanted[margin].labels(keys[margin][category]).map { $0.text(survey) },
          population: margins[margin].totals[category])
      case .noConvergence(let iterations, let deviation, let margin, let category):
        throw .rakingDidNotConverge(
          iterations: iterations, deviation: deviation, names: wanted[margin].names,
          category: wanted[margin].labels(keys[margin][category]).map { $0.text(survey) })
      }
    }
    var trimming: WeightingSummary.Calibration.Trimming?
    if case .rake(_, let bounds?) = weighting {
      let trimmed = WeightTrimming(raking.factors, responses: responses, bounds: bounds)
      weights = trimmed.weights
      trimming = WeightingSummary.Calibration.Trimming(bounds: bounds, trimmed: trimmed.trimmed)
    } else {
      weights = raking.factors
    }
    let total = zip(weights, responses).reduce(0) { $0 + $1.0 * Double($1.1) }
    weightOutside = total / Double(responses.reduce(0, +))
    let final = weights
    summary = WeightingSummary.Calibration(
      margins: zip(zip(wanted, margins), keys).map { margin, keys in
        WeightingSummary.Calibration.Margin(
          names: margin.0.names,
          categories: keys.enumerated().map { category, key in
            let members = combinations.indices.filter { margin.1.category[$0] == category }
            return WeightingSummary.Calibration.Category(
              labels: margin.0.labels(key), population: margin.1.totals[category],
              responses: members.reduce(0) { $0 + Int(start[$1]) }, weighted: members.reduce(0) { $0 + start[$1] * final[$1] })
          })
      },
      iterations: raking.iterations, largestDeviation: raking.largestDeviation, trimming: trimming,
      outside: classes.count { $0 == nil })
  }

  /// A margin before it is known which of its categories have responses.
  private struct Wanted {
    let names: [String]
    /// From a combination of all names to the category of the margin.
    let key: (Int) -> Int
    let isKnown: (Int) -> Bool
    let labels: (Int) -> [WeightingSummary.Calibration.Label]
    let totals: [Int: Double]
  }

  private static func margins(_ weighting: IndexTree.ResponseWeighting, _ categories: CalibrationCategories) -> [Wanted] {
    func label(_ category: Int, of name: Int) -> WeightingSummary.Calibration.Label { categories.labels[name][category] }
    guard case .rake = weighting else {
      return [
        Wanted(
          names: categories.names, key: { $0 }, isKnown: categories.isKnown,
          labels: { combination in
            categories.names.indices.map { label(categories.category(of: combination, name: $0), of: $0) }
          }, totals: categories.members)
      ]
    }
    return categories.names.indices.map { name in
      // In one order, so that sums of numbers that are not whole come out alike.
      let totals = categories.members.sorted { $0.key < $1.key }.reduce(into: [Int: Double]()) { totals, member in
        totals[categories.category(of: member.key, name: name), default: 0] += member.value
      }
      return Wanted(
        names: [categories.names[name]], key: { categories.category(of: $0, name: name) },
        isKnown: { $0 < categories.labels[name].count - 1 }, labels: { [label($0, of: name)] }, totals: totals)
    }
  }
}
