import Scoring
import SurveyModel

/// Two sheets of a respondent group: how each indicator is read and normalised, and its value and score in every unit.
struct AuditValues {
  let indicators: AuditSheet
  let values: AuditSheet
  /// Indicators whose score no formula gives: ids.
  let notComputed: [String]
  private let domains: Int

  private static let firstIndicator = AuditSheet.headRows + 2
  private static let firstRecode = 18
  private static let firstValue = AuditSheet.headRows + 2

  /// The cell that holds the score of an indicator in a domain, from any sheet.
  func score(indicator: Int, domain: Int) -> String { values.outer(values.at(Self.row(indicator, domain, domains), Column.score)) }

  private static func row(_ indicator: Int, _ domain: Int, _ domains: Int) -> Int { firstValue + indicator * domains + domain }

  /// Columns of ``values``.
  private enum Column {
    static let (number, indicator, unit, takesPart, answers, simple, weighted) = (0, 1, 2, 3, 4, 5, 6)
    static let used = 7
    static let (transformed, inRange) = (10, 11)
    static let score = 12
    static let remark = 15
  }

  /// Columns of ``indicators``.
  private enum Parameter {
    static let (id, name, source, statistic, method, direction, transform) = (0, 1, 2, 3, 4, 5, 6)
    static let (low, high, from, to, whenEqual, mean, sd, aim) = (7, 8, 9, 10, 11, 12, 13, 14)
    static let (dropped, remark) = (15, 16)
  }

  /// - Parameters:
  ///   - part: its place among the parts of the figures.
  ///   - names: of the units, and of all together.
  init(
    part: Int, chain: ScoringChain, figures: SurveyFigures, tallies: AuditTallies, _ names: AuditNames, _ words: AuditBookWords,
    suffix: String
  ) {
    let own = chain.figures.parts[part]
    let plan = own.plan
    let (group, index) = (figures.groups[part], plan.index)
    let units = names.count
    let domains = units + 1
    self.domains = domains
    let applicability = Applicability(plan: plan, groups: chain.figures.groups)
    let wholeApplicability = Applicability(plan: plan, groups: [nil])
    let dropped = Set(chain.figures.dropped.filter { $0.part == part }.map(\.indicator))
    var notComputed: [String] = []

    var about = AuditSheet(words.sheet(.indicators) + suffix, title: words.indicators, about: words.aboutIndicators, words.language)
    about.setWidths([16, 36, 22, 12, 18, 10, 8, 12, 12, 8, 8, 10, 8, 8, 12, 8, 40, 3])
    about.head(words.indicatorColumns, row: Self.firstIndicator - 1)
    about.freeze(row: Self.firstIndicator, column: 1)
    var sheet = AuditSheet(words.sheet(.values) + suffix, title: words.values, about: words.aboutValues, words.language)
    sheet.setWidths([6, 16, 18, 8, 10, 14, 14, 14, 14, 8, 14, 14, 14, 14, 8, 40])
    sheet.head(words.valueColumns, row: Self.firstValue - 1)
    sheet.freeze(row: Self.firstValue, column: 3)
    for (number, indicator) in plan.indicators.enumerated() {
      let row = Self.firstIndicator + number
      let node = index.nodes[indicator.node]
      let lines = Self.row(number, 0, domains)...Self.row(number, units - 1, domains)
      let inRange = sheet.outer(sheet.range(lines, Column.inRange))
      func parameter(_ column: Int) -> String { about.outer(about.at(row, column)) }
      about.put(indicator.id, row: row, column: Parameter.id)
      about.put(node.name[words.language], row: row, column: Parameter.name)
      about.put(indicator.normalization.name, row: row, column: Parameter.method)
      about.put(dropped.contains(number) ? 1 : 0, row: row, column: Parameter.dropped)
      var recode: Recode?
      var question = 0
      var isNegative = false
      switch indicator.source {
      case .answers(let place, let found):
        (recode, question) = (found, place)
        about.put(words.code(of: group.sample.table.questions[place]), row: row, column: Parameter.source)
      case .data(let name):
        about.put(words.figure(name), row: row, column: Parameter.source)
        isNegative = indicator.direction == .negative
        about.put(isNegative ? words.negative : words.positive, row: row, column: Parameter.direction)
      case .notAsked:
        about.put(words.notAsked, row: row, column: Parameter.source)
      }
      about.put(indicator.transform?.rawValue ?? "", row: row, column: Parameter.transform)
      if let recode {
        if case .indicator(let content) = node.content, case .questions(_, let statistic) = content.source {
          about.put(statistic.name, row: row, column: Parameter.statistic)
          for (category, value) in recode.values.enumerated() {
            if let formula = tallies.questions.recode(statistic, question: question, category: category) {
              about.put(formula: formula, giving: value, row: row, column: Self.firstRecode + category)
            } else {
              about.put(value, row: row, column: Self.firstRecode + category, .input)
            }
          }
        }
        for category in recode.values.indices {
          about.put(words.category(category), row: Self.firstIndicator - 1, column: Self.firstRecode + category, .head)
        }
      }
      let normalizer = AuditNormalization(
        indicator: indicator, recode: recode, isNegative: isNegative, inRange: inRange,
        ownValues: (0..<units).compactMap { unit in
          chain.figures.takesPart[unit] ? own.units.value(domain: unit, indicator: number) : nil
        }, pooled: own.pooled, unitIDs: chain.figures.unitIDs,
        transformedOfUnit: { unit in
          let value = own.units.value(domain: unit, indicator: number)
          return (
            sheet.outer(sheet.at(Self.row(number, unit, domains), Column.transformed)),
            value.map { indicator.transform == nil ? $0 : Double.log($0) }
          )
        })
      normalizer.put(
        into: &about, row: row, low: Parameter.low, high: Parameter.high, from: Parameter.from, to: Parameter.to,
        whenEqual: Parameter.whenEqual, mean: Parameter.mean, sd: Parameter.sd, aim: Parameter.aim)

      var isMissed = false
      for domain in 0..<domains {
        let line = Self.row(number, domain, domains)
        let isUnit = domain < units
        let applies =
          isUnit
          ? applicability.applies(domain: domain, node: indicator.node) : wholeApplicability.applies(domain: 0, node: indicator.node)
        let takesPart = isUnit && chain.figures.takesPart[domain]
        let value = isUnit ? own.units.value(domain: domain, indicator: number) : own.whole?.value(domain: 0, indicator: number)
        let scores = isUnit ? chain.normalized.units[part] : chain.normalized.whole[part]
        let score = scores?.score(domain: isUnit ? domain : 0, indicator: number)
        sheet.put(Double(domain + 1), row: line, column: Column.number)
        sheet.put(indicator.id, row: line, column: Column.indicator)
        sheet.put(names.id(domain), row: line, column: Column.unit)
        sheet.put(takesPart ? 1 : 0, row: line, column: Column.takesPart)
        guard applies, indicator.source != .notAsked else {
          for column in [Column.used, Column.transformed, Column.inRange, Column.score] {
            sheet.put(AuditFormula.notApplicable, row: line, column: column)
          }
          sheet.put(words.notApplicable, row: line, column: Column.remark)
          continue
        }
        let used = sheet.at(line, Column.used)
        switch indicator.source {
        case .answers(let question, let recode):
          let told = Self.told(
            tallies, question: question, domain: domain, recode: recode,
            recodes: about.outer(about.range(row, Self.firstRecode...(Self.firstRecode + recode.values.count - 1))),
            recodeCells: recode.values.indices.map { about.outer(about.at(row, Self.firstRecode + $0)) })
          sheet.put(
            formula: tallies.answers(question: question, domain: domain), giving: told.answers(group, domain), row: line,
            column: Column.answers)
          if let simple = told.simple {
            sheet.put(formula: simple, giving: told.simpleValue(group, domain), row: line, column: Column.simple)
          }
          if let weighted = told.weighted {
            sheet.put(formula: weighted, giving: told.weightedValue(group, domain), row: line, column: Column.weighted)
          } else {
            isMissed = true
            sheet.put(told.weightedValue(group, domain), row: line, column: Column.weighted, .program)
            sheet.put(words.noFormula, row: line, column: Column.remark)
          }
          let isWithheld =
            isUnit
            ? "OR(\(tallies.hidden(question: question, domain: domain))=1,\(parameter(Parameter.dropped))=1)"
            : figures.withholding.isOverallPublished ? "\(parameter(Parameter.dropped))=1" : "TRUE"
          sheet.put(
            formula: "IF(\(isWithheld),\"\",\(sheet.at(line, Column.weighted)))", giving: value, row: line, column: Column.used)
          if value == nil, told.answers(group, domain) > 0 {
            sheet.put(isUnit ? words.tooFewAnswers : words.wholeWithheld, row: line, column: Column.remark)
          }
          sheet.check(value, of: Column.used, row: line)
        case .data:
          // A number as the file has it: there is nothing to check.
          if let value { sheet.put(value, row: line, column: Column.used, .input) } else { sheet.put("", row: line, column: Column.used) }
        case .notAsked: break
        }
        let transformed = indicator.transform == nil ? used : "LN(\(used))"
        let transformedValue = value.map { indicator.transform == nil ? $0 : Double.log($0) }
        sheet.put(
          formula: AuditFormula.ifNumber(used, transformed), giving: transformedValue, row: line, column: Column.transformed)
        let own = sheet.at(line, Column.transformed)
        sheet.put(
          formula: "IF(\(sheet.at(line, Column.takesPart))=1,\(normalizer.compared(own)),\"\")",
          giving: takesPart ? transformedValue : nil, row: line, column: Column.inRange)
        if let formula = normalizer.formula(own, parameter: parameter, in: Self.columns) {
          sheet.put(formula: AuditFormula.ifNumber(own, formula), giving: score, row: line, column: Column.score)
        } else {
          isMissed = true
          if let score {
            sheet.put(score, row: line, column: Column.score, .program)
          } else {
            sheet.put("", row: line, column: Column.score)
          }
          sheet.put(words.noFormula, row: line, column: Column.remark)
        }
        sheet.check(score, of: Column.score, row: line)
      }
      if isMissed { notComputed.append(indicator.id) }
    }
    let last = sheet.height - 1
    if last >= Self.firstValue {
      sheet.addChecks(rows: Self.firstValue...last, column: Column.used + 2)
      sheet.addChecks(rows: Self.firstValue...last, column: Column.score + 2)
      sheet.setFilter(rows: (Self.firstValue - 1)...last, columns: 0...Column.remark)
    }
    indicators = about
    values = sheet
    self.notComputed = notComputed
  }

  private static let columns = AuditNormalization.Columns(
    low: Parameter.low, high: Parameter.high, from: Parameter.from, to: Parameter.to, whenEqual: Parameter.whenEqual,
    mean: Parameter.mean, sd: Parameter.sd, aim: Parameter.aim)

  private static func told(
    _ tallies: AuditTallies, question: Int, domain: Int, recode: Recode, recodes: String, recodeCells: [String]
  ) -> Told {
    let count = recode.values.count
    let weighted = tallies.weighted(question: question, domain: domain, categories: count)
    let plain = tallies.unweighted(question: question, domain: domain, categories: count)
    let (answers, total) = (tallies.answers(question: question, domain: domain), tallies.weightSum(question: question, domain: domain))
    if recode.isMedian {
      let cells = (0..<count).map { tallies.weightedCell(question: question, domain: domain, category: $0) }
      let plainCells = (0..<count).map { tallies.unweightedCell(question: question, domain: domain, category: $0) }
      let median = AuditFormula.lowerMedian(recodeCells, weights: cells, total: total)
      let simple = AuditFormula.lowerMedian(recodeCells, weights: plainCells, total: answers)
      func short(_ formula: String?) -> String? { formula.flatMap { $0.utf8.count <= AuditFormula.longest ? $0 : nil } }
      return Told(question: question, recode: recode, weighted: short(median), simple: short(simple))
    }
    return Told(
      question: question, recode: recode, weighted: "IF(\(total)>0,SUMPRODUCT(\(weighted),\(recodes))/\(total),\"\")",
      simple: "IF(\(answers)>0,SUMPRODUCT(\(plain),\(recodes))/\(answers),\"\")")
  }

  /// The formulas of a value, and what they give.
  private struct Told {
    let question: Int
    let recode: Recode
    let weighted: String?
    let simple: String?

    /// Weights and counts of the categories in a domain.
    private func counts(_ group: SurveyFigures.Group, _ domain: Int) -> (weighted: [Double], plain: [Double]) {
      var (weighted, plain) = (recode.values.map { _ in 0.0 }, recode.values.map { _ in 0.0 })
      let isWhole = domain == group.units.count
      let tally = isWhole ? group.wholeSample.tally : group.sample.tally
      for row in 0..<tally.rows where isWhole || group.units.ofRow[row] == domain {
        let weight = isWhole ? group.wholeSample.rowWeights[row] : group.sample.weights.rows[row].weight
        for category in plain.indices {
          let count = Double(tally.count(row: row, question: question, category: category))
          plain[category] += count
          weighted[category] += weight * count
        }
      }
      return (weighted, plain)
    }

    private func value(_ weights: [Double]) -> Double? {
      let total = weights.reduce(0, +)
      guard total > 0 else { return nil }
      if recode.isMedian { return recode.median(weights: weights) }
      return recode.mean(total: zip(weights, recode.values).reduce(0) { $0 + $1.0 * $1.1 }, weight: total)
    }

    func answers(_ group: SurveyFigures.Group, _ domain: Int) -> Double { counts(group, domain).plain.reduce(0, +) }
    func weightedValue(_ group: SurveyFigures.Group, _ domain: Int) -> Double? { value(counts(group, domain).weighted) }
    func simpleValue(_ group: SurveyFigures.Group, _ domain: Int) -> Double? { value(counts(group, domain).plain) }
  }
}
