import SurveyModel

/// cdci.xlsx for readers: the key figures in front, a sheet for each subject with native charts, the method behind. One workbook in each language.
package struct XLSXFormat: ReportFormat {
  private let temporaryFolder: String

  /// - Parameter temporaryFolder: where the library's temporary files lie while the workbook is made; they have no name there.
  package init(temporaryFolder: String) { self.temporaryFolder = temporaryFolder }

  package func files(_ report: Report) throws(ReportFailure) -> [RenderedFile] {
    var files: [RenderedFile] = []
    for document in report.documents {
      let name = document.language.fileName("cdci", "xlsx", among: report.languages)
      do throws(Workbook.Failure) {
        files.append(RenderedFile(name: name, bytes: try Self.bytes(document, temporaryFolder: temporaryFolder)))
      } catch {
        throw ReportFailure(.interrupted, path: name, reason: WorkbookWords.failure(error, temporaryFolder: temporaryFolder))
      }
    }
    return files
  }

  /// 1 January 1980, the first day that a zip can state: without a day of publication no other is the same at any hour.
  static let undatedDay = 3_652

  static func bytes(_ document: Document, temporaryFolder: String) throws(Workbook.Failure) -> [UInt8] {
    let workbook = try Workbook(
      Workbook.Properties(
        title: document.title, subject: document.title, author: document.organization, comments: document.notice ?? "",
        created: (document.published?.dayNumber ?? undatedDay) * 86_400), temporaryFolder: temporaryFolder)
    let heading = TableSheet.Heading(report: document.title + " · " + document.organization, notice: document.notice)
    try addOverview(document, under: heading, to: workbook)
    let sheets = sheets(of: document.tables(for: .workbook))
    let entities = sheets.count { $0[0].id == .entities }
    var entity = 0
    for tables in sheets {
      var name = WorkbookWords.sheet(tables[0].id, document.language)
      if tables[0].id == .entities {
        entity += 1
        if entities > 1 { name += " \(entity)" }
      }
      try add(tables, named: name, of: document, under: heading, to: workbook)
    }
    try addMethod(document, under: heading, to: workbook)
    return try workbook.bytes()
  }

  /// Tables that belong together share a sheet.
  private static func sheets(of tables: [ReportTable]) -> [[ReportTable]] {
    let shared: [ReportTable.ID: ReportTable.ID] = [
      .satisfaction: .rankingDetails, .adjustments: .rankingDetails, .correlations: .targets, .statements: .targets, .precision: .weights,
      .flagged: .dataQuality,
      .answers: .answers, .answersByUnit: .answers, .stability: .weightRanks, .coherence: .weightRanks, .choices: .methodRanks,
      .editionsScores: .editionRanks,
    ]
    var sheets: [[ReportTable]] = []
    for table in tables {
      if let host = shared[table.id], let place = sheets.firstIndex(where: { $0[0].id == host }) {
        sheets[place].append(table)
      } else {
        sheets.append([table])
      }
    }
    return sheets
  }

  private static func add(
    _ tables: [ReportTable], named name: String, of document: Document, under heading: TableSheet.Heading, to workbook: Workbook
  ) throws(Workbook.Failure) {
    let sheet = try TableSheet(tables, named: name, under: heading, in: workbook)
    if tables[0].id == .components, let scores = sheet.rowCells(.score, row: 0), tables[0].rows.count > 1 {
      let rows = sheet.firstRow...(sheet.firstRow + tables[0].rows.count - 2)
      workbook.shade(sheet.sheet, CellRange(rows: rows, columns: scores.columns), from: 0xFDF3DC, to: 0x8DC3A7)
    }
    var row = sheet.end
    for chart in sheet.charts(document, in: workbook) {
      workbook.insert(chart, sheet.sheet, row: row, column: 0)
      // Rows are 20 pixels high.
      row += chart.height / 20 + 2
    }
  }

  private static func addOverview(_ document: Document, under heading: TableSheet.Heading, to workbook: Workbook) throws(Workbook.Failure) {
    let language = document.language
    let sheet = try workbook.addSheet(WorkbookWords.overview(language), tabColor: Palette.header)
    let widths = [34.0, 44.0, 64.0]
    for (column, width) in widths.enumerated() { workbook.setWidth(sheet, column: column, width) }
    var row = TableSheet.write(heading, title: document.title, widths: widths, to: sheet, of: workbook)
    let label = CellStyle(alignment: .leading, isBold: true, wraps: true, hasBorder: true, color: Palette.ink)
    let text = CellStyle(alignment: .leading, wraps: true, hasBorder: true)
    typealias Line = (name: String, value: ReportTable.Cell, suffix: String, detail: String)
    var lines: [Line] = [(DocumentWords.publisher(language), .text(document.organization), "", "")]
    lines += document.facts.map { ($0.name, .text($0.value), "", $0.detail) }
    var sentences: [String] = []
    for part in document.section("summary")?.blocks.flatMap(\.parts) ?? [] {
      switch part {
      case .keyFigures(let figures): lines += figures.map { ($0.label, $0.cell, $0.suffix, $0.detail) }
      case .findings(let findings): sentences += findings
      case .press, .paragraphs, .figure, .table, .files: break
      }
    }
    for (name, value, suffix, detail) in lines {
      workbook.write(name, sheet, row: row, column: 0, label)
      TableSheet.write(value, suffix: suffix, document.language, sheet, row: row, column: 1, text, in: workbook)
      workbook.write(detail, sheet, row: row, column: 2, text)
      let shown = if case .text(let words) = value { words } else { "" }
      let height = max(TableSheet.lines(shown, width: widths[1] - 2), TableSheet.lines(detail, width: widths[2]))
      workbook.setHeight(sheet, row: row, Double(height) * 13.5 + 4)
      row += 1
    }
    row += 1
    for sentence in sentences {
      workbook.write(sentence, sheet, row: row, columns: 0...2, CellStyle(alignment: .leading, wraps: true))
      workbook.setHeight(sheet, row: row, Double(TableSheet.lines(sentence, width: widths.reduce(-8, +))) * 13.5 + 4)
      row += 1
    }
    workbook.setUpPrint(sheet, repeating: nil, isOnePage: true, footer: heading.report)
  }

  private static func addMethod(_ document: Document, under heading: TableSheet.Heading, to workbook: Workbook) throws(Workbook.Failure) {
    let title = DocumentWords.method(document.language)
    let sheet = try workbook.addSheet(title, tabColor: Palette.muted)
    let width = 110.0
    workbook.setWidth(sheet, column: 0, width)
    var row = TableSheet.write(heading, title: title, widths: [width], to: sheet, of: workbook)
    func write(_ paragraph: String) {
      workbook.write(paragraph, sheet, row: row, column: 0, CellStyle(alignment: .leading, wraps: true))
      workbook.setHeight(sheet, row: row, Double(TableSheet.lines(paragraph, width: width - 5)) * 13.5 + 3)
      row += 1
    }
    for block in document.section("method")?.blocks ?? [] {
      let paragraphs = block.parts.flatMap { part -> [String] in
        switch part {
        case .paragraphs(let paragraphs): paragraphs
        case .files(let files): files.map { "\($0.path) · \($0.bytes) byte · SHA-256 \($0.sha256)" }
        case .findings, .keyFigures, .press, .figure, .table: []
        }
      }
      guard !paragraphs.isEmpty else { continue }
      workbook.write(block.heading ?? "", sheet, row: row, column: 0, CellStyle(isBold: true, size: 12, color: Palette.ink))
      row += 1
      paragraphs.forEach(write)
      row += 1
    }
    workbook.setUpPrint(sheet, repeating: nil, footer: heading.report)
  }
}
