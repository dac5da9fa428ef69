import Inference
import Scoring
import SurveyModel

/// The sections of the page, each with its charts and tables; `nil` where there is nothing to show.
struct PageSections {
  private let results: Results
  private let words: Wording
  private let charts: PageCharts

  init(_ results: Results, _ language: Language) {
    self.results = results
    words = Wording(results, language)
    charts = PageCharts(results, language)
  }

  private var language: Language { words.language }

  static func inputsTitle(_ language: Language) -> String { language(vi: "Tệp đầu vào", en: "Inputs") }

  var ranking: PageSection? {
    let table = rankingTable(results, language, isOnPage: true)
    var blocks = [PageBlock(table: PageTable(table, folding: [(words.note, "")], interval: words.interval, isCaptionHidden: true).values)]
    if let chart = charts.scores {
      var keys = [PageBlock.Key(swatch: "dot", text: words.score)]
      if results.units.contains(where: { $0.interval != nil }) { keys.append(PageBlock.Key(swatch: "whisker", text: words.interval)) }
      if let score = results.overall.publishedScore {
        keys.append(PageBlock.Key(swatch: "dashed", text: "\(words.allUnits): \(words.numbers.text(score))"))
      }
      keys += zip(chart.bands, chart.shades).map { band, shade in
        let from = words.numbers.asRead(band.from)
        return PageBlock.Key(
          swatch: "band shade-\(shade)", text: language(vi: "\(band.name): từ \(from)", en: "\(band.name): from \(from)"))
      }
      let axis = chart.axis
      var caption: String?
      if axis.low > results.index.score.from {
        let low = words.numbers.text(axis.low, decimals: axis.decimals)
        let from = words.numbers.asRead(results.index.score.from)
        caption = language(vi: "Trục bắt đầu từ \(low), không phải từ \(from).", en: "The axis starts at \(low), not at \(from).")
      }
      let figure = PageBlock.Figure(
        charts: chart.panels(id: "chart-scores"), label: chart.title, keys: keys,
        caption: caption)
      blocks.append(PageBlock(heading: chart.title, figure: figure))
    }
    blocks += rankSets
    let beside = [adjustmentsTable(results, language)].filter { !$0.rows.isEmpty } + entityTables(results, language)
    blocks += beside.map { PageBlock(heading: $0.title, table: PageTable($0, isCaptionHidden: true).values) }
    return PageSection(id: "ranking", heading: language(vi: "Xếp hạng", en: "Ranking"), blocks: blocks)
  }

  /// The chart of possible ranks, what cannot be told apart, and the differences between neighbours.
  private var rankSets: [PageBlock] {
    var blocks: [PageBlock] = []
    let sentences = RankSentences(results, language)
    if let chart = charts.rankSets {
      let keys = [
        PageBlock.Key(swatch: "dot", text: words.rank),
        PageBlock.Key(swatch: "bar", text: language(vi: "xét riêng từng đơn vị", en: "for the unit by itself")),
        PageBlock.Key(swatch: "bar light", text: language(vi: "xét đồng thời tất cả các đơn vị", en: "for all units at once")),
      ]
      let figure = PageBlock.Figure(
        charts: chart.panels(id: "chart-rank-sets"), label: chart.title, keys: keys, caption: sentences.footnote.joined(separator: " "))
      blocks.append(
        PageBlock(
          heading: chart.title,
          paragraphs: [
            language(
              vi:
                "Khảo sát chỉ thu được ý kiến của một phần đối tượng nên thứ hạng có sai số: thanh càng ngắn, thứ hạng càng chắc chắn; không nên coi hai "
                + "đơn vị chưa phân biệt được với nhau là hơn hay kém.",
              en:
                "A survey hears only some of those it is about, so ranks carry error: the shorter the bar, the more certain the rank; of two units that "
                + "cannot be told apart, neither should be called the better.")
          ], figure: figure))
      if !sentences.groups.isEmpty { blocks.append(PageBlock(paragraphs: sentences.groups)) }
    }
    let differences = differencesTable(results, language)
    if !differences.rows.isEmpty {
      blocks.append(PageBlock(heading: differences.title, table: PageTable(differences, isCaptionHidden: true).values))
    }
    return blocks
  }

  var components: PageSection? {
    guard let chart = charts.components else { return nil }
    let figure = PageBlock.Figure(
      charts: chart.panels(id: "chart-components"), label: chart.title,
      caption: language(
        vi: "Ô càng đậm, điểm càng cao; ô viền đứt là không có điểm. Đơn vị xếp theo thứ hạng.",
        en: "The darker a cell, the higher the score; a dashed cell has no score. Units stand in rank order.")
        + words.markNotes(among: componentsTable(results, language).rows).map { " " + $0 }.joined(), isWide: true)
    return PageSection(
      id: "components", heading: language(vi: "Chỉ số thành phần", en: "Components"),
      blocks: [
        PageBlock(figure: figure),
        PageBlock(
          summary: language(vi: "Bảng điểm thành phần", en: "Component scores as a table"),
          table: PageTable(componentsTable(results, language), isCaptionHidden: true).values),
      ])
  }

  var responseRates: PageSection? {
    let table = PageTable(responseRatesTable(results, language), isCaptionHidden: true).values
    guard let chart = charts.responseRates else {
      return PageSection(
        id: "response-rates", heading: language(vi: "Mức độ tham gia", en: "Participation"), blocks: [PageBlock(table: table)])
    }
    var keys = [
      PageBlock.Key(
        swatch: "bar", text: language(vi: "Tỷ lệ phản hồi RR2 (số phiếu / số được mời)", en: "Response rate RR2 (responses / invited)"))
    ]
    if let edition = results.previousEdition, let rate = edition.responseRate {
      let rate = words.numbers.percent(rate)
      keys.append(
        PageBlock.Key(swatch: "line", text: language(vi: "Kỳ \(edition.name): \(rate)", en: "\(edition.name) edition: \(rate)")))
    }
    return PageSection(
      id: "response-rates", heading: words.responseRate,
      blocks: [
        PageBlock(figure: PageBlock.Figure(charts: chart.panels(id: "chart-rates"), label: chart.title, keys: keys)),
        PageBlock(
          summary: language(vi: "Bảng tỷ lệ phản hồi theo chuẩn AAPOR", en: "Response rates by AAPOR as a table"), table: table),
      ])
  }

  var context: PageSection? {
    guard !results.context.isEmpty else { return nil }
    var blocks: [PageBlock] = []
    let unit = language(vi: "Đơn vị", en: "Unit")
    let source = language(vi: "Nguồn", en: "Source")
    let folding = [(unit, ""), (words.note, ""), (source, "\(source): ")]
    if let chart = charts.targets {
      var keys = [
        PageBlock.Key(swatch: "bar dark", text: language(vi: "Thực hiện, % chỉ tiêu", en: "Actual, % of the target")),
        PageBlock.Key(swatch: "line", text: language(vi: "Chỉ tiêu (100 %)", en: "Target (100%)")),
      ]
      if chart.groups.contains(where: { $0.rows.contains { $0.elapsed != nil } }) {
        keys.append(
          PageBlock.Key(swatch: "dashed dark", text: language(vi: "Phần thời gian đã qua", en: "Share of the period elapsed")))
      }
      blocks.append(PageBlock(figure: PageBlock.Figure(charts: chart.panels(id: "chart-targets"), label: chart.title, keys: keys)))
      blocks.append(PageBlock(table: PageTable(targetsTable(results, language), folding: folding).values))
    }
    let correlations = correlationsTable(results, language)
    if !correlations.rows.isEmpty { blocks.append(PageBlock(table: PageTable(correlations).values)) }
    blocks.append(PageBlock(table: PageTable(contextTable(results, language), folding: folding).values))
    return PageSection(
      id: "context", heading: language(vi: "Thu ngân sách và hoạt động", en: "Revenue and activity"),
      lead: language(
        vi: "Số liệu bối cảnh từ các nguồn đã công bố, đặt cạnh bảng xếp hạng để tham khảo.",
        en: "Published figures beside the ranking, for context."), blocks: blocks)
  }

  /// Figures as they were and as they were scored.
  var treatment: PageSection? {
    let table = treatmentTable(results, language)
    guard !table.rows.isEmpty else { return nil }
    let values = PageTable(table, isCaptionHidden: true).values
    let isLong = table.rows.count > Self.longTable
    return PageSection(
      id: "treatment", heading: language(vi: "Xử lý số liệu", en: "Data treatment"),
      lead: language(
        vi: "Số liệu được chia mẫu số, thay thế khi thiếu hoặc xử lý ngoại lệ trước khi chấm điểm, từng giá trị một.",
        en: "Figures that were divided, made up where missing, or treated for outliers before they were scored, one by one."),
      blocks: [
        isLong
          ? PageBlock(
            summary: language(vi: "\(table.title) (\(table.rows.count))", en: "\(table.title) (\(table.rows.count))"), table: values)
          : PageBlock(table: values)
      ])
  }

  /// Rows beyond which a table waits for a reader to open it.
  private static let longTable = 40

  var dataQuality: PageSection? {
    var blocks = [PageBlock(table: PageTable(dataQualityTable(results.account, language), isCaptionHidden: true).values)]
    let flagged = flaggedTable(results, language)
    if !flagged.rows.isEmpty { blocks.append(PageBlock(table: PageTable(flagged).values)) }
    let problems = PageProblems(results, language).groups
    if !problems.isEmpty {
      blocks.append(
        PageBlock(
          heading: language(vi: "Vấn đề trong số liệu đầu vào", en: "Problems of the input"),
          paragraphs: [
            language(
              vi: "Nhóm theo loại, mỗi loại nêu tối đa \(PageProblems.places) chỗ đầu tiên.",
              en: "By kind, with the first \(PageProblems.places) places of each.")
          ]))
    }
    blocks += problems.map { PageBlock(summary: "\($0.name) (\($0.count))", table: $0.table) }
    return PageSection(id: "data-quality", heading: language(vi: "Chất lượng số liệu", en: "Data quality"), blocks: blocks)
  }

  var method: PageSection? {
    let inputs = Self.inputsTitle(language)
    // The inputs stand at the foot of the page.
    let sections = methodSections(results, language).filter { $0.title != inputs }
    let weights = PageBlock(
      summary: language(vi: "Cấu trúc và trọng số của chỉ số", en: "Structure and weights of the index"),
      table: PageTable(weightsTable(results, language), isCaptionHidden: true).values)
    let precisionTable = precisionTable(results, language)
    let precision = PageBlock(summary: precisionTable.title, table: PageTable(precisionTable, isCaptionHidden: true).values)
    return PageSection(
      id: "method", heading: language(vi: "Phương pháp", en: "Method"),
      blocks: sections.map { PageBlock(heading: $0.title, paragraphs: $0.paragraphs) } + [weights, precision])
  }
}
