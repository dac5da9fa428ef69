import Inference
import Scoring
import SurveyModel

extension Results {
  /// Of all, by stratum, by unit in rank order, by unit and stratum.
  var ratesInRankOrder: [ResponseRate] {
    var place = [Int](repeating: 0, count: survey.units.count)
    for (rank, unit) in units.enumerated() where place.indices.contains(unit.unit) { place[unit.unit] = rank }
    func order(_ rate: ResponseRate) -> (Int, Int, Int) {
      guard let unit = rate.unit else { return (rate.stratum == nil ? 0 : 1, 0, rate.stratum ?? 0) }
      return (rate.stratum == nil ? 2 : 3, place.indices.contains(unit) ? place[unit] : unit, rate.stratum ?? 0)
    }
    return responseRates.sorted { order($0) < order($1) }
  }

  /// The response rates of one unit over all strata; `nil` where there is no frame.
  func responseRate(ofUnit unit: Int) -> ResponseRate? {
    responseRates.first { $0.unit == unit && $0.stratum == nil }
  }

  /// The response rates of all.
  var overallResponseRate: ResponseRate? {
    responseRates.first { $0.unit == nil && $0.stratum == nil }
  }
}

extension OutcomeRate {
  /// In response-rates.csv and results.json: the four response rates that need no e lead, as they did before the others joined them.
  static let inReports: [OutcomeRate] = {
    let leading: [OutcomeRate] = [.rr1, .rr2, .rr5, .rr6]
    return leading + allCases.filter { !leading.contains($0) }
  }()
}
