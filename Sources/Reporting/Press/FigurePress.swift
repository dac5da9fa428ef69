import Inference
import Scoring
import SurveyModel

extension PressRelease {
  /// Of figures alone: who publishes what, revenue against its targets, what else is known, and the sources; `nil` where nothing is known of the whole
  /// department.
  init?(_ surroundings: Surroundings, _ language: Language) {
    var writer = FigurePress(surroundings, language)
    let survey = surroundings.survey
    let figures = surroundings.mainFigures
    guard let first = figures.first, let leading = writer.sentence(of: first, withNotes: true) else { return nil }
    let others = figures.dropFirst().compactMap { writer.sentence(of: $0, withNotes: true) }
    let (organization, title) = (survey.organization[language], survey.title[language])
    var seen: Set<String> = []
    let sources = figures.flatMap(\.sources).filter { seen.insert($0).inserted }.map { ContextWords.name(of: $0, survey, language) }
    self.init(
      language: language, title: title, organization: organization, notice: survey.notice?[language], published: survey.published,
      paragraphs: [
        PressWords.announces(organization, title: title, language) + " " + leading, others.joined(separator: " "),
        sources.isEmpty ? "" : PressWords.sources(sources, language),
      ].filter { !$0.isEmpty }, traces: writer.traces)
  }
}

/// Writes figures for the press and notes every number that it writes.
struct FigurePress {
  private let surroundings: Surroundings
  private let words: FigureWording
  private(set) var traces: [PressRelease.Trace] = []

  init(_ surroundings: Surroundings, _ language: Language) {
    self.surroundings = surroundings
    words = FigureWording(surroundings.survey, language)
  }

  private var language: Language { words.language }
  private var numbers: NumberText { words.numbers }

  private mutating func noted(_ text: String, _ what: String, _ pointer: String) -> String {
    traces.append(PressRelease.Trace(text: text, what: what, pointer: pointer))
    return text
  }

  /// `Thu ngân sách nhà nước (2023): 16.351,83 tỷ đồng, bằng 142,19% dự toán, chỉ tiêu 11.500 tỷ đồng (Bộ Tài chính).`; `nil` without an actual.
  ///
  /// - Parameter withNotes: whether to say what the file notes of the figure, such as that the source says "nearly".
  mutating func sentence(of figure: ContextFigure, withNotes: Bool = false) -> String? {
    guard let place = surroundings.figures.firstIndex(of: figure), let actual = figure.actual else { return nil }
    let name = words.contextName(figure.indicator)
    func amount(_ value: Double) -> String { figure.isDuration ? numbers.duration(value) : numbers.asRead(value) }
    let measure = words.suffix(of: figure.measure)
    let notes = withNotes && !figure.notes.isEmpty ? " (\(figure.notes.map(words.contextName).joined(separator: "; ")))" : ""
    let reached = noted(amount(actual), name, "/context/\(place)/actual") + measure + notes
    let targets = figure.targets.enumerated().compactMap { number, target -> String? in
      guard let attainment = target.attainment else { return nil }
      let issuer = target.issuer.isEmpty ? ChartWords.target(language) : words.contextName(target.issuer)
      let pointer = "/context/\(place)/targets/\(number)"
      let value = noted(amount(target.value), PressWords.of(ChartWords.target(language), issuer, language), pointer + "/value") + measure
      let share = noted(
        numbers.percent(attainment, decimals: 2), PressWords.of(PressWords.attainment(language), issuer, language), pointer + "/attainment")
      return PressWords.ofTarget(share, value, target.issuer.isEmpty ? nil : issuer, language)
    }
    return PressWords.revenue(name, period: numbers.text(figure.period), reached, targets, language)
  }
}
