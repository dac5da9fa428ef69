/// A chart as data: what is drawn, not how.
enum Chart: Sendable, Hashable {
  case scores(ScoreChart)
  case rankSets(RankSetChart)
  case components(ComponentHeatMap)
  case responseRates(ResponseRateChart)
  case targets(TargetChart)

  var title: String {
    switch self {
    case .scores(let chart): chart.title
    case .rankSets(let chart): chart.title
    case .components(let chart): chart.title
    case .responseRates(let chart): chart.title
    case .targets(let chart): chart.title
    }
  }

  /// Scaled as a whole, and so too small to read in a narrow window: it scrolls there.
  var isWide: Bool { if case .components = self { true } else { false } }

  /// The picture in SVG, in one part or several where it is long.
  func panels(id: String) -> [String] {
    switch self {
    case .scores(let chart): chart.panels(id: id)
    case .rankSets(let chart): chart.panels(id: id)
    case .components(let chart): chart.panels(id: id)
    case .responseRates(let chart): chart.panels(id: id)
    case .targets(let chart): chart.panels(id: id)
    }
  }
}
