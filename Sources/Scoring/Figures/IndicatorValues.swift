/// The value of every indicator in every domain, before normalisation: domains × indicators.
///
/// A statistic of answers is Σwv/Σw over those who answered, w the response weight and v the recoded answer, or their weighted lower median. Data have
/// their own value and n = 0. Where an indicator does not apply it has no value.
package struct IndicatorValues: Sendable {
  package let domains: Int
  package let indicators: Int
  /// NaN: nobody answered, or the figure is not known.
  private(set) var values: [Double]
  private let answers: [Int]
  private let weights: [Double]

  /// - Parameters:
  ///   - rowWeights: response weight of each row of the tally.
  ///   - applicability: of the domains; `nil` where all indicators apply to all.
  ///   - data: the figure of a unit (`nil`: the whole department) for a `data` indicator, `nil` where it is not known.
  package init(
    plan: ScoringPlan, tally: Tally, rowWeights: [Double], domains: Domains, applicability: Applicability? = nil,
    data: (_ unit: Int?, _ name: String) -> Double? = { _, _ in nil }
  ) {
    let indicators = plan.indicators.count
    var totals = Array(repeating: 0.0, count: domains.count * indicators)
    var answers = Array(repeating: 0, count: totals.count)
    var weights = totals
    var medians = MedianCounts(plan: plan, domains: domains.count)
    for row in 0..<tally.rows {
      let weight = rowWeights[row]
      let first = domains.ofRow[row] * indicators
      for (place, indicator) in plan.indicators.enumerated() {
        guard case .answers(let question, let recode) = indicator.source else { continue }
        let sum = tally.sum(row: row, question: question, values: recode.values)
        totals[first + place] += weight * sum.total
        weights[first + place] += weight * Double(sum.answers)
        answers[first + place] += sum.answers
        if recode.isMedian {
          medians.add(tally, row: row, question: question, weight: weight, domain: domains.ofRow[row], indicator: place)
        }
      }
    }
    for (place, indicator) in plan.indicators.enumerated() {
      for domain in 0..<domains.count {
        let cell = domain * indicators + place
        if let applicability, !applicability.applies(domain: domain, node: indicator.node) {
          (totals[cell], weights[cell], answers[cell]) = (.nan, 0, 0)
          continue
        }
        switch indicator.source {
        case .answers(_, let recode):
          totals[cell] =
            recode.isMedian
            ? recode.median(weights: medians.weights(domain: domain, indicator: place))
            : recode.mean(total: totals[cell], weight: weights[cell])
        case .notAsked:
          totals[cell] = .nan
        case .data(let name):
          let value = data(domains.unit[domain], name) ?? .nan
          totals[cell] = value.isFinite ? value : .nan
        }
      }
    }
    self.init(domains: domains.count, indicators: indicators, values: totals, answers: answers, weights: weights)
  }

  /// Values that come from elsewhere, domains × indicators; NaN is missing.
  package init(domains: Int, indicators: Int, values: [Double]) {
    precondition(values.count == domains * indicators, "a value for each domain and indicator")
    self.init(
      domains: domains, indicators: indicators, values: values, answers: values.map { _ in 0 }, weights: values.map { _ in 0 })
  }

  private init(domains: Int, indicators: Int, values: [Double], answers: [Int], weights: [Double]) {
    self.domains = domains
    self.indicators = indicators
    self.values = values
    self.answers = answers
    self.weights = weights
  }

  /// Takes a value away, and keeps how many answers were behind it.
  mutating func remove(domain: Int, indicator: Int) { values[domain * indicators + indicator] = .nan }

  /// The values of some of the indicators, in another order.
  func picked(_ columns: [Int]) -> IndicatorValues {
    if columns == Array(0..<indicators) { return self }
    func picked<Value>(_ values: [Value]) -> [Value] {
      (0..<domains).flatMap { domain in columns.map { values[domain * indicators + $0] } }
    }
    return IndicatorValues(
      domains: domains, indicators: columns.count, values: picked(values), answers: picked(answers), weights: picked(weights))
  }

  /// `nil` where nobody answered or the figure is not known.
  package func value(domain: Int, indicator: Int) -> Double? {
    let value = values[domain * indicators + indicator]
    return value.isNaN ? nil : value
  }

  /// Answers behind the value, unweighted; 0 for data.
  package func answers(domain: Int, indicator: Int) -> Int { answers[domain * indicators + indicator] }

  /// W = Σw over those answers.
  package func weightSum(domain: Int, indicator: Int) -> Double { weights[domain * indicators + indicator] }
}

/// Σw of every category, for the indicators that are medians.
private struct MedianCounts {
  private let domains: Int
  /// By indicator, then domain, then category; empty for means.
  private var weights: [[[Double]]]

  init(plan: ScoringPlan, domains: Int) {
    self.domains = domains
    weights = plan.indicators.map { indicator in
      guard case .answers(_, let recode) = indicator.source, recode.isMedian else { return [] }
      return Array(repeating: Array(repeating: 0, count: recode.values.count), count: domains)
    }
  }

  mutating func add(_ tally: Tally, row: Int, question: Int, weight: Double, domain: Int, indicator: Int) {
    for category in weights[indicator][domain].indices {
      weights[indicator][domain][category] += weight * Double(tally.count(row: row, question: question, category: category))
    }
  }

  func weights(domain: Int, indicator: Int) -> [Double] { weights[indicator][domain] }
}
