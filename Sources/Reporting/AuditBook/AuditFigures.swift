import Inference
import Scoring
import SurveyModel

/// Revenue and activity beside the ranking: attainment of every target, gaps, changes, shares and ranks by formulas.
struct AuditFigures {
  let sheet: AuditSheet

  private enum Column {
    static let (unit, figure, period, measure, key, actual, previous, department, issuer, target) = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
    static let attainment = 10
    static let gap = 13
    static let change = 16
    static let share = 19
    static let ranked = 22
    static let rank = 23
    static let (elapsed, projection) = (26, 27)
  }

  private struct Key: Hashable {
    let figure: String
    let period: Period
    let measure: MeasureKey
  }

  /// - Returns: `nil` without figures.
  init?(_ surroundings: Surroundings, _ names: AuditNames, _ words: AuditBookWords) {
    let figures = surroundings.figures
    guard !figures.isEmpty else { return nil }
    var sheet = AuditSheet(words.sheet(.figures), title: words.figures, about: words.aboutFigures, words.language)
    sheet.setWidths([18, 30, 18, 14, 6, 14, 14, 14, 18, 14] + [Double](repeating: 13, count: 20))
    let first = AuditSheet.headRows + 2
    sheet.head(words.figureColumns, row: first - 1)
    sheet.freeze(row: first, column: 2)
    var number: [Key: Int] = [:]
    var departments: [Int: Double] = [:]
    func key(_ figure: ContextFigure) -> Int {
      let key = Key(figure: figure.indicator, period: figure.period, measure: MeasureKey(figure.measure))
      if let known = number[key] { return known }
      number[key] = number.count + 1
      return number.count
    }
    for figure in figures where figure.unit == nil {
      if let actual = figure.actual { departments[key(figure)] = actual }
    }
    let last = first + figures.reduce(0) { $0 + max(1, $1.targets.count) } - 1
    var row = first
    for figure in figures {
      let own = key(figure)
      let targets: [ContextFigure.Target?] = figure.targets.isEmpty ? [nil] : figure.targets
      for (place, target) in targets.enumerated() {
        sheet.put(figure.unit.map(names.id) ?? names.whole, row: row, column: Column.unit)
        sheet.put(ContextWords.name(of: figure.indicator, surroundings.survey, words.language), row: row, column: Column.figure)
        sheet.put(figure.period.description, row: row, column: Column.period)
        sheet.put(figure.measure, row: row, column: Column.measure)
        sheet.put(Double(own), row: row, column: Column.key)
        sheet.put(figure.actual, row: row, column: Column.actual, .input)
        let actual = sheet.at(row, Column.actual)
        if let target {
          sheet.put(target.issuer, row: row, column: Column.issuer)
          sheet.put(target.value, row: row, column: Column.target, .input)
          let cell = sheet.at(row, Column.target)
          sheet.put(
            formula: "IF(AND(ISNUMBER(\(actual)),\(cell)>0),\(actual)/\(cell),\"\")", giving: target.attainment, row: row,
            column: Column.attainment)
          sheet.check(target.attainment, of: Column.attainment, row: row)
          sheet.put(formula: AuditFormula.ifNumber(actual, "\(cell)-\(actual)"), giving: target.gap, row: row, column: Column.gap)
          sheet.check(target.gap, of: Column.gap, row: row)
        }
        if place == 0 {
          sheet.put(figure.previous, row: row, column: Column.previous, .input)
          if figure.changeOnPrevious != nil {
            sheet.put(
              formula: "\(actual)/\(sheet.at(row, Column.previous))-1", giving: figure.changeOnPrevious, row: row, column: Column.change)
            sheet.check(figure.changeOnPrevious, of: Column.change, row: row)
          }
          if figure.shareOfDepartment != nil {
            sheet.put(departments[own], row: row, column: Column.department, .input)
            sheet.put(
              formula: "\(actual)/\(sheet.at(row, Column.department))", giving: figure.shareOfDepartment, row: row, column: Column.share)
            sheet.check(figure.shareOfDepartment, of: Column.share, row: row)
          }
          if figure.unit != nil, let target {
            let attainment = sheet.at(row, Column.attainment)
            // What is not to be passed is kept best by the least.
            let signed = (target.isAtMost ? "-" : "") + AuditFormula.significant(attainment)
            sheet.put(
              formula: AuditFormula.ifNumber(attainment, signed),
              giving: target.attainment.map { (target.isAtMost ? -1 : 1) * PublishedNumber.significant($0) }, row: row,
              column: Column.ranked)
            let (keys, values) = (sheet.range(first...last, Column.key), sheet.range(first...last, Column.ranked))
            let ranked = sheet.at(row, Column.ranked)
            let rank = figure.attainmentRank.map(Double.init)
            sheet.put(
              formula: AuditFormula.ifNumber(
                ranked, "1+SUMPRODUCT((\(keys)=\(sheet.at(row, Column.key)))*ISNUMBER(\(values))*(\(values)>\(ranked)))"),
              giving: rank, row: row, column: Column.rank)
            sheet.check(rank, of: Column.rank, row: row)
          }
          if let toDate = figure.toDate, let projection = toDate.runRateProjection {
            sheet.put(toDate.elapsed, row: row, column: Column.elapsed, .input)
            sheet.put(
              formula: "\(actual)/\(sheet.at(row, Column.elapsed))", giving: projection, row: row, column: Column.projection)
            sheet.check(projection, of: Column.projection, row: row)
          }
        }
        row += 1
      }
    }
    for column in [Column.attainment, Column.gap, Column.change, Column.share, Column.rank, Column.projection] {
      sheet.addChecks(rows: first...last, column: column + 2)
    }
    sheet.setFilter(rows: (first - 1)...last, columns: 0...(Column.projection + 2))
    self.sheet = sheet
  }
}
