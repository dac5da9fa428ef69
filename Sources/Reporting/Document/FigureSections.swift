package import Inference
import Scoring
package import SurveyModel

extension Document {
  /// A report of figures alone.
  ///
  /// - Parameters:
  ///   - version: of the program, for the imprint; left out where it is empty.
  ///   - part: of the report; `nil` for what the survey makes public.
  package init(_ surroundings: Surroundings, _ language: Language, version: String = "", part: Survey.PublicPart? = nil) {
    let survey = surroundings.survey
    let parts = FigureSections(surroundings, language)
    let isFull = (part ?? survey.publicPart) == .full
    self.init(
      language: language, title: survey.title[language], organization: survey.organization[language], logo: survey.logo,
      notice: survey.notice?[language],
      facts: DocumentWords.facts(survey, language), published: survey.published,
      sections: [
        parts.summary, parts.context(lead: DocumentWords.figuresLead(language), beside: nil),
        isFull ? parts.dataQuality([Document.Block(figureCountsTable(surroundings, language))].compactMap(\.self)) : nil,
        parts.method(
          [
            Document.Block(
              id: "method-1", heading: DocumentWords.context(language), parts: [.paragraphs(ContextWords.howFiguresAreComputed(language))])
          ], isFull: isFull),
      ].compactMap(\.self), imprint: DocumentWords.imprint(survey, language, version: version))
  }
}

/// The sections of a report that need no answers: they stand beside a ranking, or alone.
struct FigureSections {
  private let surroundings: Surroundings
  private let language: Language

  private typealias Block = Document.Block
  private typealias Section = Document.Section
  private typealias Figure = Document.Figure

  init(_ surroundings: Surroundings, _ language: Language) {
    self.surroundings = surroundings
    self.language = language
  }

  /// What figures alone begin with; `nil` where nothing is known of the whole department.
  var summary: Document.Section? {
    let figures = keyFigures(surroundings, language)
    guard !figures.isEmpty else { return nil }
    return Section(
      id: "summary", heading: DocumentWords.summary(language), blocks: [Block(id: "main-results", parts: [.keyFigures(figures)])])
  }

  /// Revenue and activity; `nil` without a figure.
  ///
  /// - Parameters:
  ///   - lead: what to look for.
  ///   - table: what a ranking adds to it.
  func context(lead: String, beside table: ReportTable?) -> Document.Section? {
    guard !surroundings.figures.isEmpty else { return nil }
    var blocks: [Document.Block] = []
    let contradictions = StatementWords(surroundings.survey, language).contradictions(surroundings.figures).map(\.sentence)
    if !contradictions.isEmpty { blocks.append(Block(id: "contradictions", parts: [.findings(contradictions)])) }
    if let chart = TargetChart(surroundings, language) {
      var keys = [
        Figure.Key(swatch: "bar dark", text: ChartWords.actualOfTarget(language)),
        Figure.Key(swatch: "line", text: ChartWords.wholeTarget(language)),
      ]
      if chart.groups.contains(where: { $0.rows.contains { $0.elapsed != nil } }) {
        keys.append(Figure.Key(swatch: "dashed dark", text: ChartWords.elapsed(language)))
      }
      blocks.append(
        Block(id: "targets-chart", parts: [.figure(Figure(id: "chart-targets", chart: .targets(chart), keys: keys))]))
    }
    for (place, chart) in FigureSeriesChart.all(surroundings, language).enumerated() {
      let keys = [
        Figure.Key(swatch: "bar", text: SeriesWords.actual(language)), Figure.Key(swatch: "line", text: SeriesWords.target(language)),
      ]
      let part = place == 0 ? "" : "-\(place + 1)"
      blocks.append(
        Block(
          id: "figure-years\(part)", heading: chart.title,
          parts: [.figure(Figure(id: "chart-figure-years\(part)", chart: .figureSeries(chart), keys: keys))]))
    }
    blocks += [targetsTable(surroundings, language), statementsTable(surroundings, language), table, contextTable(surroundings, language)]
      .compactMap { $0.flatMap { Block($0) } }
    return Section(id: "context", heading: DocumentWords.context(language), lead: lead, blocks: blocks)
  }

  /// - Parameter blocks: what was read, before what was wrong with it.
  func dataQuality(_ blocks: [Document.Block]) -> Document.Section {
    let list = Block(problemsTable(surroundings.account, language), media: [.text, .workbook])
    return Section(
      id: "data-quality", heading: DocumentWords.dataQuality(language),
      blocks: blocks + ProblemsDigest(surroundings.account, language).blocks + [list].compactMap(\.self), isAnnex: true)
  }

  /// - Parameters:
  ///   - blocks: how the numbers came about, before the files that they came from.
  ///   - isFull: else without these, which serve to check.
  func method(_ blocks: [Document.Block], isFull: Bool) -> Document.Section {
    let files = surroundings.inputs.map { Document.File(path: $0.path, bytes: $0.bytes, sha256: $0.sha256) }
    let inputs = Block(id: "inputs", heading: DocumentWords.inputs(language), isFolded: true, parts: [.files(files)])
    return Section(
      id: "method", heading: DocumentWords.method(language), blocks: blocks + (files.isEmpty || !isFull ? [] : [inputs]), isAnnex: true)
  }
}
