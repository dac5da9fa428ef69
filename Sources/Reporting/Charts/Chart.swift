import SurveyModel

/// A chart as data: what is drawn, not how.
enum Chart: Sendable, Hashable {
  case scores(ScoreChart)
  case rankSets(RankSetChart)
  case components(ComponentHeatMap)
  case responseRates(ResponseRateChart)
  case targets(TargetChart)
  case choices(ChoiceChart)
  case answers(AnswerChart)
  case bump(BumpChart)
  case history(HistoryChart)
  case figureSeries(FigureSeriesChart)

  /// The value that draws itself.
  private var drawn: any Drawn {
    switch self {
    case .scores(let chart): chart
    case .rankSets(let chart): chart
    case .components(let chart): chart
    case .responseRates(let chart): chart
    case .targets(let chart): chart
    case .choices(let chart): chart
    case .answers(let chart): chart
    case .bump(let chart): chart
    case .history(let chart): chart
    case .figureSeries(let chart): chart
    }
  }

  var title: String { drawn.title }
  var language: Language { drawn.language }

  /// Scaled as a whole, and so too small to read in a narrow window: it scrolls there.
  var isWide: Bool { if case .components = self { true } else { false } }

  /// In one picture or several where it is long.
  func pictures(id: String) -> [Picture] { drawn.pictures(id: id) }

  /// The pictures in SVG.
  func panels(id: String) -> [String] { drawn.panels(id: id) }
}
