package import Inference
import Scoring
package import SurveyModel

/// audit.xlsx for those who check: every number again by Excel's own formulas, from counted answers to ranks, beside the program's.
///
/// A working paper: it holds what is withheld, is written only when it is asked for, and is no part of what is published. One file, in the first language of the report.
package struct AuditBook {
  package static let name = "audit.xlsx"

  let sheets: [AuditSheet]
  private let title: String
  private let publisher: String
  private let day: Int

  /// - Parameter run: with every stage of the scoring.
  package init(_ run: KeptRun, _ language: Language) {
    let words = AuditBookWords(language: language)
    let names = AuditNames(survey: run.data.survey, language: language, whole: words.whole)
    var made: [AuditSheet] = []
    var notes: [String] = []
    for (number, own) in ([run] + run.entities).enumerated() {
      let suffix = number == 0 ? "" : " R\(number + 1)"
      let (sheets, missed) = Self.sheets(own, names, words, suffix: suffix, title: number == 0 ? nil : own.data.index.title[language])
      made += sheets
      notes += missed
    }
    if let figures = AuditFigures(run.results.surroundings, names, words) { made.append(figures.sheet) }
    self.init(made, notes: words.notComputed + notes, of: run.data.survey, words)
  }

  /// Of a survey of figures alone.
  package init(_ surroundings: Surroundings, _ language: Language) {
    let words = AuditBookWords(language: language)
    let names = AuditNames(survey: surroundings.survey, language: language, whole: words.whole)
    self.init([AuditFigures(surroundings, names, words)].compactMap { $0?.sheet }, notes: [], of: surroundings.survey, words)
  }

  private init(_ sheets: [AuditSheet], notes: [String], of survey: Survey, _ words: AuditBookWords) {
    var check = AuditSheet(words.sheet(.check), title: words.title(survey), about: words.aboutCheck, words.language)
    check.setWidths([30, 60, 16, 16])
    var row = AuditSheet.headRows + 1
    let totalRow = row
    row += 2
    check.head([words.sheetName, words.contents, words.checked, words.differences], row: row)
    let first = row + 1
    for sheet in sheets {
      row += 1
      check.put(sheet.name, row: row, column: 0)
      check.put(sheet.title, row: row, column: 1)
      let ranges = sheet.checks.map { sheet.outer(sheet.range($0.rows, $0.columns.lowerBound)) }
      guard !ranges.isEmpty else { continue }
      let all = ranges.map { "COUNTA(\($0))" }.joined(separator: "+")
      let equal = ranges.map { "COUNTIF(\($0),\"\(AuditFormula.agrees)\")" }.joined(separator: "+")
      check.put(formula: all, giving: Double(sheet.checkCount), row: row, column: 2)
      check.put(formula: "\(check.at(row, 2))-(\(equal))", giving: 0, row: row, column: 3)
    }
    check.put(words.differences, row: totalRow, column: 0, .title)
    check.put(formula: "SUM(\(check.range(first...max(first, row), 3)))", giving: 0, row: totalRow, column: 1, .title)
    check.put(words.checked, row: totalRow + 1, column: 0)
    check.put(
      formula: "SUM(\(check.range(first...max(first, row), 2)))", giving: Double(sheets.reduce(0) { $0 + $1.checkCount }),
      row: totalRow + 1, column: 1)
    row += 2
    if !notes.isEmpty {
      check.put(words.limits, row: row, column: 0, .title)
      row += 1
    }
    let size = words.size(cells: sheets.reduce(0) { $0 + $1.cellCount }, formulas: sheets.reduce(0) { $0 + $1.formulaCount })
    for note in notes + [size] {
      check.put(note, row: row, column: 0, .note)
      row += 1
    }
    self.sheets = [check] + sheets
    title = words.title(survey)
    publisher = survey.organization[words.language]
    day = survey.published?.dayNumber ?? XLSXFormat.undatedDay
  }

  /// Of one index, and what Excel has no formula for.
  private static func sheets(
    _ run: KeptRun, _ names: AuditNames, _ words: AuditBookWords, suffix: String, title: String?
  ) -> ([AuditSheet], [String]) {
    let chain = run.chain
    let survey = run.data.survey
    let weights = AuditWeights(chain, figures: run.figures, survey, names, words, suffix: suffix)
    var tallies: [AuditTallies] = []
    var values: [AuditValues] = []
    var scores: [AuditScores] = []
    var notes: [String] = []
    var ofGroups: [AuditSheet] = []
    let isSeveral = run.figures.groups.count > 1
    for (part, group) in run.figures.groups.enumerated() {
      let suffix = suffix + (isSeveral ? " \(part + 1)" : "")
      let about = survey.respondentGroups[group.number]
      let ownTallies = AuditTallies(
        group, of: run.data, names, words, suffix: suffix, atLeast: about.isConfidential ? weights.atLeast : nil)
      let ownValues = AuditValues(part: part, chain: chain, figures: run.figures, tallies: ownTallies, names, words, suffix: suffix)
      let ownScores = AuditScores.ofPart(
        part, chain: chain, values: ownValues, names, weights, words,
        title: words.scores(isSeveral ? about.name[words.language] : nil), suffix: suffix)
      if !ownValues.notComputed.isEmpty { notes.append(words.missedIndicators(ownValues.notComputed)) }
      if !ownScores.notComputed.isEmpty { notes.append(words.missedNodes(ownScores.notComputed)) }
      if case .rake = group.sample.weights.summary.method { notes.append(words.raked(about.name[words.language])) }
      ofGroups += [
        ownScores.sheet, ownValues.values, ownValues.indicators, ownTallies.units, ownTallies.tallies, ownTallies.questions.sheet,
        ownTallies.weights,
      ]
      tallies.append(ownTallies)
      values.append(ownValues)
      scores.append(ownScores)
    }
    for computed in chain.weighted.weights.computed {
      notes.append(words.computedWeights(chain.index.nodes[computed.node].id, computed.scheme.name))
    }
    if run.figures.treatment != nil { notes.append(words.treated) }
    let combined = isSeveral ? AuditScores.combined(scores, chain: chain, names, weights, words, suffix: suffix) : nil
    let result = AuditResult(
      run, scores: combined ?? scores[0], tallies: tallies, weights: weights, names, words, suffix: suffix)
    let comparison = comparison(run, scores: scores, combined: combined, names, words, suffix: suffix)
    let all = [result.sheet, weights.sheet, comparison] + [combined?.sheet].compactMap(\.self) + ofGroups
    let titled = title.map { title in all.map { $0.titled(words.entity(title)) } } ?? all
    return (titled, notes)
  }

  /// Every score of every unit beside the program's.
  private static func comparison(
    _ run: KeptRun, scores: [AuditScores], combined: AuditScores?, _ names: AuditNames, _ words: AuditBookWords, suffix: String
  ) -> AuditSheet {
    let chain = run.chain
    var sheet = AuditSheet(words.sheet(.comparison) + suffix, title: words.comparison, about: words.aboutComparison, words.language)
    sheet.setWidths([18, 20, 16, 40, 16, 16, 10])
    let first = AuditSheet.headRows + 2
    sheet.head(words.comparisonColumns, row: first - 1)
    sheet.freeze(row: first, column: 4)
    var row = first
    func add(_ own: AuditScores, _ group: String, _ program: (_ domain: Int, _ node: Int) -> Double?) {
      for domain in 0...names.count {
        for (node, about) in chain.index.nodes.enumerated() {
          guard own.isShown(node: node, domain: domain) else { continue }
          sheet.put(names.id(domain), row: row, column: 0)
          sheet.put(group, row: row, column: 1)
          sheet.put(about.id, row: row, column: 2)
          sheet.put(about.name[words.language], row: row, column: 3)
          let score = program(domain, node)
          sheet.put(formula: own.score(node: node, domain: domain), giving: score, row: row, column: 4)
          sheet.check(score, of: 4, row: row)
          row += 1
        }
      }
    }
    if let combined {
      add(combined, words.allGroups) { domain, node in
        domain < names.count ? chain.aggregated.score(unit: domain, node: node) : chain.aggregated.wholeScore(node: node)
      }
    }
    for (part, own) in scores.enumerated() {
      let group = names.survey.respondentGroups[run.figures.groups[part].number]
      add(own, scores.count > 1 ? group.id : words.allGroups) { domain, node in
        domain < names.count
          ? chain.aggregated.units[part].score(domain: domain, node: node)
          : chain.aggregated.whole.indices.contains(part) ? chain.aggregated.whole[part].score(domain: 0, node: node) : nil
      }
    }
    if row > first {
      sheet.addChecks(rows: first...(row - 1), column: 6)
      sheet.setFilter(rows: (first - 1)...(row - 1), columns: 0...6)
    }
    return sheet
  }

  // MARK: - Writing

  /// - Parameter temporaryFolder: for what the library puts aside on its way.
  /// - Throws: what Excel has no room for, before anything is written.
  package func file(temporaryFolder: String) throws(ReportFailure) -> RenderedFile {
    try checkLimits()
    do throws(Workbook.Failure) {
      return RenderedFile(name: Self.name, bytes: try bytes(temporaryFolder: temporaryFolder))
    } catch {
      throw ReportFailure(.interrupted, path: Self.name, reason: WorkbookWords.failure(error, temporaryFolder: temporaryFolder))
    }
  }

  /// Rows, columns, names and formulas that Excel would not take.
  func checkLimits(rows mostRows: Int = 1_048_576, columns mostColumns: Int = 16_384) throws(ReportFailure) {
    var seen: Set<String> = []
    for sheet in sheets {
      if sheet.height > mostRows || sheet.width > mostColumns {
        throw refused(AuditBookWords.tooLarge(sheet: sheet.name, rows: sheet.height, columns: sheet.width))
      }
      guard sheet.name.utf16.count <= 31, seen.insert(sheet.name.lowercased()).inserted else {
        throw refused(AuditBookWords.badName(sheet: sheet.name))
      }
      if let long = sheet.longFormula {
        throw refused(AuditBookWords.tooLong(sheet: sheet.name, cell: long.cell, length: long.length))
      }
    }
  }

  private func refused(_ reason: LocalizedText) -> ReportFailure { ReportFailure(.cannotCreate, path: Self.name, reason: reason) }

  private func bytes(temporaryFolder: String) throws(Workbook.Failure) -> [UInt8] {
    let workbook = try Workbook(
      Workbook.Properties(
        title: title, subject: AuditBookWords.notice, author: publisher, comments: AuditBookWords.notice, created: day * 86_400),
      temporaryFolder: temporaryFolder)
    for planned in sheets {
      let sheet = try workbook.addSheet(planned.name, tabColor: planned.checks.isEmpty ? nil : Palette.orange)
      for (column, width) in planned.widths.enumerated() { workbook.setWidth(sheet, column: column, width) }
      for (row, cells) in planned.rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          guard let cell else { continue }
          let style = cell.look.style
          switch cell.content {
          case .value(.number(let number)): workbook.write(number, sheet, row: row, column: column, style)
          case .value(.text(let text)): workbook.write(text, sheet, row: row, column: column, style)
          case .formula(let formula, .number(let number)):
            workbook.write(formula: formula, giving: number, sheet, row: row, column: column, style)
          case .formula(let formula, .text(let text)):
            workbook.write(formula: formula, giving: text, sheet, row: row, column: column, style)
          }
        }
      }
      if planned.frozen.row > 0 { workbook.freeze(sheet, row: planned.frozen.row, column: planned.frozen.column) }
      if let filter = planned.filter { workbook.filter(sheet, filter) }
      workbook.setUpPrint(sheet, repeating: planned.frozen.row > 0 ? planned.frozen.row - 1 : nil, footer: AuditBookWords.notice)
    }
    return try workbook.bytes()
  }
}

extension AuditSheet.Look {
  var style: CellStyle {
    switch self {
    case .plain: CellStyle()
    case .head: CellStyle(alignment: .center, isBold: true, wraps: true, hasBorder: true, fill: Palette.total)
    case .title: CellStyle(isBold: true, size: 13, color: Palette.ink)
    case .notice: CellStyle(isBold: true, fill: Palette.notice)
    case .note: CellStyle(color: Palette.muted)
    case .input: CellStyle(fill: Palette.notice)
    case .program: CellStyle(color: Palette.muted)
    case .check: CellStyle(alignment: .center)
    }
  }
}
