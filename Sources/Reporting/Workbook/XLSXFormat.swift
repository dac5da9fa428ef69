package import Inference
package import SurveyModel

/// cdci.xlsx: a sheet for each table with native charts, the key figures in front and the method behind; the sheets of the second language follow those of the first.
package struct XLSXFormat: ReportFormat {
  static let name = "cdci.xlsx"

  package init() {}

  package func write(_ results: Results, languages: [Language], into folder: ReportFolder) throws(ReportFailure) {
    let bytes: [UInt8]
    do throws(Workbook.Failure) {
      bytes = try Self.bytes(results, languages: languages)
    } catch {
      switch error {
      case .refused(let reason):
        throw ReportFailure(
          .interrupted, path: Self.name,
          reason: .init(vi: "không lập được tệp: \(reason)", en: "could not be made: \(reason)"))
      }
    }
    try folder.write(bytes, as: Self.name)
  }

  /// 1 January 1980, the first day that a zip can state: without a day of publication no other is the same at any hour.
  private static let undatedDay = 3_652

  static func bytes(_ results: Results, languages: [Language]) throws(Workbook.Failure) -> [UInt8] {
    let language = languages.first ?? results.survey.language
    let survey = results.survey
    let workbook = try Workbook(
      Workbook.Properties(
        title: survey.title[language], subject: results.index.title[language], author: survey.organization[language],
        comments: survey.notice?[language] ?? "", created: (survey.published?.dayNumber ?? undatedDay) * 86_400))
    for language in languages { try add(results, language, to: workbook) }
    return try workbook.bytes()
  }

  private static func add(_ results: Results, _ language: Language, to workbook: Workbook) throws(Workbook.Failure) {
    let survey = results.survey
    let heading = TableSheet.Heading(
      report: survey.title[language] + " · " + survey.organization[language], notice: survey.notice?[language])
    try addOverview(results, language, under: heading, to: workbook)
    var entities = 0
    for table in ReportTable.all(results, language) where !table.rows.isEmpty {
      var name = sheetName(table.id, language)
      if table.id == .entities {
        entities += 1
        if results.entities.count > 1 { name += " \(entities)" }
      }
      let sheet = try TableSheet(table, named: name, under: heading, in: workbook)
      if table.id == .components, let scores = sheet.rowCells(.score, row: 0), table.rows.count > 1 {
        let rows = sheet.firstRow...(sheet.firstRow + table.rows.count - 2)
        workbook.shade(sheet.sheet, CellRange(rows: rows, columns: scores.columns), from: 0xFDF3DC, to: 0x8DC3A7)
      }
      var row = sheet.end
      for chart in sheet.charts(results, in: workbook) {
        workbook.insert(chart, sheet.sheet, row: row, column: 0)
        // Rows are 20 pixels high.
        row += chart.height / 20 + 2
      }
    }
    try addMethod(results, language, under: heading, to: workbook)
  }

  private static func addOverview(
    _ results: Results, _ language: Language, under heading: TableSheet.Heading, to workbook: Workbook
  ) throws(Workbook.Failure) {
    let survey = results.survey
    let numbers = NumberText(language: language)
    let sheet = try workbook.addSheet(language(vi: "Tổng quan", en: "Overview"), tabColor: Palette.header)
    let widths = [34.0, 44.0, 64.0]
    for (column, width) in widths.enumerated() { workbook.setWidth(sheet, column: column, width) }
    var row = TableSheet.write(heading, title: survey.title[language], widths: widths, to: sheet, of: workbook)
    let label = CellStyle(alignment: .leading, isBold: true, wraps: true, hasBorder: true, color: Palette.ink)
    let text = CellStyle(alignment: .leading, wraps: true, hasBorder: true)
    typealias Fact = (name: String, value: ReportTable.Cell, suffix: String, detail: String)
    var facts: [Fact] = [
      (language(vi: "Đơn vị công bố", en: "Published by"), .text(survey.organization[language]), "", ""),
      (language(vi: "Kỳ khảo sát", en: "Edition"), .text(survey.edition), "", ""),
      (language(vi: "Ngày công bố", en: "Published"), .text(numbers.published(survey)), "", ""),
    ]
    if let fieldwork = survey.fieldwork {
      facts.append(
        (
          language(vi: "Thời gian khảo sát", en: "Fieldwork"), .text("\(numbers.text(fieldwork.from))–\(numbers.text(fieldwork.to))"), "",
          fieldwork.mode?[language] ?? ""
        ))
    }
    facts += keyFigures(results, language).map { ($0.label, $0.cell, $0.suffix, $0.detail) }
    for (name, value, suffix, detail) in facts {
      workbook.write(name, sheet, row: row, column: 0, label)
      TableSheet.write(value, suffix: suffix, sheet, row: row, column: 1, text, in: workbook)
      workbook.write(detail, sheet, row: row, column: 2, text)
      let shown = if case .text(let words) = value { words } else { "" }
      let lines = max(TableSheet.lines(shown, width: widths[1] - 2), TableSheet.lines(detail, width: widths[2]))
      workbook.setHeight(sheet, row: row, Double(lines) * 13.5 + 4)
      row += 1
    }
    workbook.setUpPrint(sheet, repeating: nil, footer: heading.report)
  }

  private static func addMethod(
    _ results: Results, _ language: Language, under heading: TableSheet.Heading, to workbook: Workbook
  ) throws(Workbook.Failure) {
    let sheet = try workbook.addSheet(language(vi: "Phương pháp", en: "Method"), tabColor: Palette.muted)
    let width = 110.0
    workbook.setWidth(sheet, column: 0, width)
    var row = TableSheet.write(
      heading, title: language(vi: "Phương pháp", en: "Method"), widths: [width], to: sheet, of: workbook)
    for section in methodSections(results, language) {
      workbook.write(section.title, sheet, row: row, column: 0, CellStyle(isBold: true, size: 12, color: Palette.ink))
      row += 1
      for paragraph in section.paragraphs {
        workbook.write(paragraph, sheet, row: row, column: 0, CellStyle(alignment: .leading, wraps: true))
        workbook.setHeight(sheet, row: row, Double(TableSheet.lines(paragraph, width: width - 5)) * 13.5 + 3)
        row += 1
      }
      row += 1
    }
    workbook.setUpPrint(sheet, repeating: nil, footer: heading.report)
  }

  /// Short enough for a tab (31 characters), different in the two languages.
  static func sheetName(_ id: ReportTable.ID, _ language: Language) -> String {
    switch id {
    case .ranking: language(vi: "Xếp hạng", en: "Ranking")
    case .adjustments: language(vi: "Điểm thưởng, điểm trừ", en: "Bonus and penalty")
    case .entities: language(vi: "Xếp hạng riêng", en: "Ranked apart")
    case .components: language(vi: "Chỉ số thành phần", en: "Components")
    case .responseRates: language(vi: "Tỷ lệ phản hồi", en: "Response rates")
    case .context: language(vi: "Thu ngân sách và hoạt động", en: "Revenue and activity")
    case .targets: language(vi: "Thực hiện chỉ tiêu", en: "Targets")
    case .correlations: language(vi: "Điểm và kết quả chỉ tiêu", en: "Score and attainment")
    case .indicators: language(vi: "Kết quả theo câu hỏi", en: "Indicators")
    case .treatment: language(vi: "Xử lý số liệu", en: "Data treatment")
    case .weights: language(vi: "Trọng số", en: "Weights")
    case .precision: language(vi: "Độ chính xác", en: "Precision")
    case .dataQuality: language(vi: "Chất lượng số liệu", en: "Data quality")
    case .flagged: language(vi: "Phiếu bị đánh dấu", en: "Flagged responses")
    case .problems: language(vi: "Vấn đề trong số liệu", en: "Problems")
    }
  }
}
