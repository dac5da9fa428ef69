package import Inference
import Scoring
package import SurveyModel

extension Document {
  /// - Parameters:
  ///   - version: of the program, for the imprint; left out where it is empty.
  ///   - part: of the report; `nil` for what the survey makes public.
  package init(_ results: Results, _ language: Language, version: String = "", part: Survey.PublicPart? = nil) {
    let survey = results.survey
    let parts = DocumentSections(results, language)
    let isFull = (part ?? survey.publicPart) == .full
    self.init(
      language: language, title: survey.title[language], organization: survey.organization[language], logo: survey.logo,
      notice: survey.notice?[language],
      facts: DocumentWords.facts(survey, language), published: survey.published,
      sections: [
        parts.summary, parts.ranking, parts.components, parts.editions, isFull ? parts.answers : nil, isFull ? parts.robustness : nil,
        parts.responseRates(isFull: isFull),
        parts.context,
        isFull ? parts.treatment : nil, isFull ? parts.dataQuality : nil, parts.method(isFull: isFull),
      ].compactMap(\.self), imprint: DocumentWords.imprint(survey, language, version: version))
  }
}

/// The sections of a report, from its results; `nil` where there is nothing to tell.
struct DocumentSections {
  private let results: Results
  private let words: Wording
  private let charts: ReportCharts
  private let ranks: RankSentences

  private typealias Block = Document.Block
  private typealias Section = Document.Section
  private typealias Figure = Document.Figure

  init(_ results: Results, _ language: Language) {
    self.results = results
    words = Wording(results, language)
    charts = ReportCharts(results, language)
    ranks = RankSentences(results, language)
  }

  private var language: Language { words.language }

  var summary: Document.Section? {
    var parts: [Document.Part] = [.keyFigures(keyFigures(results, language))]
    let findings = Findings(results, language).sentences
    if !findings.isEmpty { parts.append(.findings(findings)) }
    return Section(id: "summary", heading: DocumentWords.summary(language), blocks: [Block(id: "main-results", parts: parts)])
  }

  var ranking: Document.Section? {
    var blocks = [Block(id: "ranking-table", parts: [.table(rankingTable(results, language))])]
    if let details = Block(rankingDetailsTable(results, language), isFolded: true) { blocks.append(details) }
    let satisfaction = satisfactionTables(results, language)
    blocks += satisfaction.enumerated().compactMap { place, table in
      Block(table, id: satisfaction.count > 1 ? "satisfaction-table-\(place + 1)" : nil, isFolded: true)
    }
    if let press = ranks.press { blocks.append(Block(id: "press", heading: DocumentWords.press(language), parts: [.press(press)])) }
    if let chart = charts.scores { blocks.append(scoreBlock(chart)) }
    if let chart = charts.rankSets { blocks.append(rankSetBlock(chart)) }
    if let block = Block(adjustmentsTable(results, language)) { blocks.append(block) }
    blocks += entityTables(results, language).enumerated().compactMap { place, table in Block(table, id: "entity-\(place + 1)") }
    return Section(id: "ranking", heading: DocumentWords.ranking(language), blocks: blocks)
  }

  private func scoreBlock(_ chart: ScoreChart) -> Document.Block {
    let numbers = words.numbers
    var keys = [Figure.Key(swatch: "dot", text: words.score)]
    if results.units.contains(where: { $0.interval != nil }) { keys.append(Figure.Key(swatch: "whisker", text: words.interval)) }
    if let score = results.overall.publishedScore {
      keys.append(Figure.Key(swatch: "dashed", text: "\(words.allUnits): \(numbers.text(score))"))
    }
    keys += zip(chart.bands, chart.shades).map { band, shade in
      Figure.Key(swatch: "band shade-\(shade)", text: ChartWords.band(band.name, from: numbers.asRead(band.from), language))
    }
    let axis = chart.axis
    let caption =
      axis.low > results.index.score.from
      ? ChartWords.axisBegins(
        at: numbers.text(axis.low, decimals: axis.decimals), not: numbers.asRead(results.index.score.from), language) : nil
    return Block(
      id: "scores", heading: chart.title, parts: [.figure(Figure(id: "chart-scores", chart: .scores(chart), keys: keys, caption: caption))])
  }

  /// The chart of rank ranges and what cannot be told apart.
  private func rankSetBlock(_ chart: RankSetChart) -> Document.Block {
    let keys = [
      Figure.Key(swatch: "dot", text: words.rank), Figure.Key(swatch: "bar", text: ChartWords.rangeOfOne(language)),
      Figure.Key(swatch: "bar light", text: ChartWords.rangeOfAll(language)),
    ]
    var parts: [Document.Part] = [
      .paragraphs([RankWords.whatRangesAre(language)]),
      .figure(
        Figure(id: "chart-rank-sets", chart: .rankSets(chart), keys: keys, caption: ranks.footnote.joined(separator: " "))),
    ]
    let certainty = [ranks.ranges, ranks.noise].compactMap(\.self) + ranks.groups
    if !certainty.isEmpty { parts.append(.paragraphs(certainty)) }
    return Block(id: "rank-sets", heading: chart.title, parts: parts)
  }

  var components: Document.Section? {
    var blocks: [Document.Block] = []
    let table = componentsTable(results, language)
    if let chart = charts.components {
      let caption = ([ChartWords.cells(language)] + words.markNotes(among: table.rows)).joined(separator: " ")
      blocks.append(
        Block(id: "components-chart", parts: [.figure(Figure(id: "chart-components", chart: .components(chart), caption: caption))]))
      // A page has the picture, which prints every number.
      if let block = Block(table, isFolded: true) { blocks.append(block) }
    }
    if let block = Block(indicatorsTable(results, language), media: [.text, .workbook]) { blocks.append(block) }
    return blocks.isEmpty ? nil : Section(id: "components", heading: DocumentWords.components(language), blocks: blocks)
  }

  /// Over all editions that `previous` leads to; `nil` where there is one.
  var editions: Document.Section? {
    guard let charts = SeriesCharts(results, language), let first = charts.editions.first, let last = charts.editions.last else {
      return nil
    }
    let (ranks, scores) = (charts.rankTable, charts.scoreTable)
    let names = charts.common.isEmpty ? [] : [SeriesWords.shortNames(charts.common, language)]
    let breaks = charts.breaks.isEmpty ? [] : [Figure.Key(swatch: "dashed", text: SeriesWords.breakOfIndex(language))]
    var blocks: [Document.Block] = []
    if let chart = charts.bump {
      var keys = [Figure.Key(swatch: "dot", text: SeriesWords.rankOfEdition(language))]
      if chart.hasGaps { keys.append(Figure.Key(swatch: "gap", text: SeriesWords.gap(language))) }
      let figure = Figure(
        id: "chart-ranks-by-edition", chart: .bump(chart), keys: keys + breaks,
        caption: names.isEmpty ? nil : names.joined(separator: " "))
      blocks.append(Block(id: "ranks-by-edition", heading: chart.title, parts: [.figure(figure)]))
    }
    if let block = Block(ranks, isFolded: true) { blocks.append(block) }
    if let chart = charts.history {
      var keys = [Figure.Key(swatch: "dot", text: words.score), Figure.Key(swatch: "whisker upright", text: words.interval)]
      if chart.hasBlanks { keys.append(Figure.Key(swatch: "blank", text: SeriesWords.notShown(language))) }
      let axis = chart.axis
      let range = [axis.low, axis.high].map { words.numbers.text($0, decimals: axis.decimals) }
      let caption = [SeriesWords.axis(from: range[0], to: range[1], language)] + names + (charts.isCut ? [charts.cut] : [])
      let figure = Figure(
        id: "chart-scores-by-edition", chart: .history(chart), keys: keys + breaks, caption: caption.joined(separator: " "))
      blocks.append(Block(id: "scores-by-edition", heading: chart.title, parts: [.figure(figure)]))
    }
    if let block = Block(scores, isFolded: true) { blocks.append(block) }
    return Section(
      id: "editions", heading: SeriesWords.section(language), lead: SeriesWords.lead(first: first, last: last, language), blocks: blocks)
  }

  /// How the answers to each question are spread.
  var answers: Document.Section? {
    let (batches, charts) = (AnswerBatch.all(results, language), charts.answers)
    var blocks: [Document.Block] = charts.enumerated().map { place, chart in
      let middle = chart.labels.count % 2 == 1 ? chart.labels[chart.labels.count / 2] : nil
      let id = charts.count > 1 ? "answers-chart-\(place + 1)" : "answers-chart"
      return Block(
        id: id, heading: chart.title,
        parts: [
          .figure(
            Figure(id: "chart-" + id.replacing("-chart", with: ""), chart: .answers(chart), caption: AnswerWords.centre(middle, language)))
        ])
    }
    guard !blocks.isEmpty else { return nil }
    for (place, batch) in batches.enumerated() {
      let part = batches.count > 1 ? "-\(place + 1)" : ""
      if let block = Block(answersTable(batch, results, language, units: false), id: "answers-table\(part)", isFolded: true) {
        blocks.append(block)
      }
      if let block = Block(answersTable(batch, results, language, units: true), id: "answers-by-unit\(part)", media: [.workbook]) {
        blocks.append(block)
      }
    }
    return Section(id: "answers", heading: AnswerWords.title(language), lead: AnswerWords.lead(language), blocks: blocks)
  }

  /// What other weights would change; `nil` where it was not asked for.
  var robustness: Document.Section? {
    guard let outcome = results.weightRobustness else { return nil }
    let sentences = RobustnessSentences(results, language)
    var blocks: [Document.Block] = []
    if case .failure(let absence) = outcome {
      blocks.append(Block(id: "other-weights", parts: [.paragraphs([RobustnessWords.absence(absence, words)])]))
    } else if !sentences.ofWeights.isEmpty {
      blocks.append(Block(id: "other-weights", parts: [.findings(sentences.ofWeights)]))
    }
    if let chart = charts.weightRanks, case .weights(let narrow, let wide) = chart.basis {
      let keys = [
        Figure.Key(swatch: "dot", text: words.rank), Figure.Key(swatch: "bar", text: narrow), Figure.Key(swatch: "bar light", text: wide),
      ]
      let figure = Figure(id: "chart-weights", chart: .rankSets(chart), keys: keys)
      blocks.append(Block(id: "weights-chart", heading: chart.title, parts: [.figure(figure)]))
    }
    // A page has the picture.
    if let block = Block(weightRanksTable(results, language), isFolded: true) { blocks.append(block) }
    if let block = Block(stabilityTable(results, language), isFolded: true) { blocks.append(block) }
    blocks += methodDraws
    if !sentences.ofComponents.isEmpty { blocks.append(Block(id: "coherence", parts: [.findings(sentences.ofComponents)])) }
    if let block = Block(coherenceTable(results, language), isFolded: true) { blocks.append(block) }
    return Section(
      id: "robustness", heading: RobustnessWords.section(language), lead: RobustnessWords.lead(language), blocks: blocks)
  }

  /// Other choices of method, all at once.
  private var methodDraws: [Document.Block] {
    let sentences = MethodDrawsSentences(results, language).sentences
    var blocks: [Document.Block] = []
    if !sentences.isEmpty {
      blocks.append(Block(id: "other-methods", heading: MethodDrawsWords.heading(language), parts: [.findings(sentences)]))
    }
    if let chart = charts.methodRanks, case .method(let narrow, let wide) = chart.basis {
      var keys = [Figure.Key(swatch: "dot", text: words.rank), Figure.Key(swatch: "bar", text: narrow)]
      if let wide { keys.append(Figure.Key(swatch: "bar light", text: wide)) }
      let figure = Figure(id: "chart-draws", chart: .rankSets(chart), keys: keys)
      blocks.append(Block(id: "draws-chart", heading: chart.title, parts: [.figure(figure)]))
    }
    if let block = Block(methodRanksTable(results, language), isFolded: true) { blocks.append(block) }
    if let chart = charts.choices {
      let keys = [
        Figure.Key(swatch: "bar light", text: MethodDrawsWords.total(language)),
        Figure.Key(swatch: "bar", text: MethodDrawsWords.alone(language)),
      ]
      let figure = Figure(id: "chart-choices", chart: .choices(chart), keys: keys)
      blocks.append(Block(id: "choices-chart", heading: chart.title, parts: [.figure(figure)]))
    }
    if let block = Block(choicesTable(results, language), isFolded: true) { blocks.append(block) }
    return blocks
  }

  /// - Parameter isFull: else the table of every outcome and rate is for those alone who open the workbook.
  func responseRates(isFull: Bool) -> Document.Section? {
    let table = responseRatesTable(results, language)
    guard let chart = charts.responseRates else {
      return Section(
        id: "response-rates", heading: table.title,
        blocks: [Block(table, heading: table.title)].compactMap(\.self))
    }
    var keys = [Figure.Key(swatch: "bar", text: ChartWords.responseRate(language))]
    if let edition = results.previousEdition, let rate = edition.responseRate {
      keys.append(Figure.Key(swatch: "line", text: ChartWords.rateBefore(edition.name, words.numbers.percent(rate), language)))
    }
    return Section(
      id: "response-rates", heading: words.responseRate,
      blocks: [
        Block(
          id: "response-rates-chart",
          parts: [.figure(Figure(id: "chart-rates", chart: .responseRates(chart), keys: keys))]),
        Block(
          table, heading: DocumentWords.ratesByAAPOR(language), isFolded: true,
          media: isFull ? Set(Document.Medium.allCases) : [.workbook]),
      ].compactMap(\.self))
  }

  var context: Document.Section? {
    FigureSections(results.surroundings, language).context(
      lead: DocumentWords.contextLead(language), beside: correlationsTable(results, language))
  }

  /// Figures as they were and as they were scored.
  var treatment: Document.Section? {
    let table = treatmentTable(results, language)
    guard !table.rows.isEmpty else { return nil }
    let isLong = table.rows.count > Self.longTable
    let heading = isLong ? "\(table.title) (\(words.numbers.text(table.rows.count)))" : table.title
    return Section(
      id: "treatment", heading: DocumentWords.treatment(language), lead: DocumentWords.treatmentLead(language),
      blocks: [Block(table, heading: heading, isFolded: isLong)].compactMap(\.self), isAnnex: true)
  }

  /// Rows beyond which a table waits for a reader to open it.
  private static let longTable = 40

  var dataQuality: Document.Section? {
    let failure = results.flaggedFailure.map { error in
      Block(id: "flagged", parts: [.paragraphs([DocumentWords.nothingWithoutFlagged(because: error.message(in: language), language)])])
    }
    let own = [Block(dataQualityTable(results.account, language)), failure ?? Block(flaggedTable(results, language))]
    return FigureSections(results.surroundings, language).dataQuality(own.compactMap(\.self))
  }

  /// - Parameter isFull: else without what serves to check the numbers.
  func method(isFull: Bool) -> Document.Section? {
    var blocks = methodSections(results, language).enumerated().map { place, section in
      Block(id: "method-\(place + 1)", heading: section.title, parts: [.paragraphs(section.paragraphs)])
    }
    blocks += [
      Block(weightsTable(results, language), isFolded: true),
      isFull ? Block(precisionTable(results, language), isFolded: true) : nil,
      isFull ? Block(reliabilityTable(results, language), isFolded: true) : nil,
    ].compactMap(\.self)
    return FigureSections(results.surroundings, language).method(blocks, isFull: isFull)
  }
}
