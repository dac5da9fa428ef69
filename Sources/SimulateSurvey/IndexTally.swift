/// The weighted index of one unit, from whole-number sums of its answers.
///
/// Every response weighs N/n in its stratum (invited firms over responses); an indicator is Σwx/Σw over the answers there are, put on 0...100 by
/// the ends of the scale; a component is the plain mean of its indicators, the index the weighted mean of the components. An indicator
/// without answers and a component without indicators leave their weight to the others.
struct IndexTally {
  let questionnaire: Questionnaire
  /// N/n by stratum; 0 where the unit has no firms.
  let weights: [Double]
  /// Categories added up: question × stratum.
  var sums: [Int]
  /// Answers that are categories: question × stratum.
  var counts: [Int]

  var strata: Int { weights.count }

  init(questionnaire: Questionnaire, weights: [Double]) {
    self.questionnaire = questionnaire
    self.weights = weights
    sums = Array(repeating: 0, count: questionnaire.indexed * weights.count)
    counts = sums
  }

  /// 0...100; 0 where nothing is answered.
  var index: Double {
    let shares = questionShares
    var index = 0.0
    for question in shares.indices where shares[question] > 0 {
      var sum = 0.0
      for stratum in weights.indices { sum += weights[stratum] * Double(sums[question * strata + stratum]) }
      index += shares[question] * sum / weight(of: question)
    }
    return index * 100 / Double(questionnaire.categories - 1)
  }

  /// How far the index moves when one answer moves up by one category: question × stratum.
  var effects: [Double] {
    let shares = questionShares
    var effects = Array(repeating: 0.0, count: sums.count)
    for question in shares.indices where shares[question] > 0 {
      let step = shares[question] / weight(of: question) * 100 / Double(questionnaire.categories - 1)
      for stratum in weights.indices { effects[question * strata + stratum] = step * weights[stratum] }
    }
    return effects
  }

  private func weight(of question: Int) -> Double {
    var weight = 0.0
    for stratum in weights.indices { weight += weights[stratum] * Double(counts[question * strata + stratum]) }
    return weight
  }

  /// Share of each question in the index; they sum to 1 over the questions that have answers.
  private var questionShares: [Double] {
    let isAnswered = (0..<questionnaire.indexed).map { weight(of: $0) > 0 }
    var answered = Array(repeating: 0, count: questionnaire.componentShare.count)
    for question in isAnswered.indices where isAnswered[question] { answered[questionnaire.component[question]] += 1 }
    var available = 0.0
    for component in answered.indices where answered[component] > 0 { available += questionnaire.componentShare[component] }
    return isAnswered.indices.map { question in
      let component = questionnaire.component[question]
      guard isAnswered[question], available > 0 else { return 0 }
      return questionnaire.componentShare[component] / available / Double(answered[component])
    }
  }
}
