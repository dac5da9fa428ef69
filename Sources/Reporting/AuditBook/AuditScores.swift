import Scoring
import SurveyModel

/// The scores of every part of the index in every unit: a column for each node, siblings side by side so that one range holds them, a row for each unit.
struct AuditScores {
  let sheet: AuditSheet
  /// Nodes whose score no formula gives: ids.
  let notComputed: [String]
  private let columnOfNode: [Int]

  static let firstRow = AuditSheet.headRows + 6
  private static let firstColumn = 4
  private static let (weightRow, lowestRow) = (AuditSheet.headRows + 3, AuditSheet.headRows + 4)

  /// The cell of a node in a domain, from any sheet.
  func score(node: Int, domain: Int) -> String { sheet.outer(sheet.at(Self.firstRow + domain, columnOfNode[node])) }

  /// Whether a node applies in a domain.
  func isShown(node: Int, domain: Int) -> Bool {
    sheet.rows[Self.firstRow + domain][columnOfNode[node]]?.content != .value(.text(AuditFormula.notApplicable))
  }

  /// Nodes so that the children of each stand together: from the root down, level by level.
  static func order(_ index: IndexTree) -> [Int] {
    var order = [0]
    var place = 0
    while place < order.count {
      order += index.nodes[order[place]].children
      place += 1
    }
    return order
  }

  private init(sheet: AuditSheet, columnOfNode: [Int], notComputed: [String]) {
    self.sheet = sheet
    self.columnOfNode = columnOfNode
    self.notComputed = notComputed
  }

  private static func empty(
    _ index: IndexTree, _ names: AuditNames, _ weights: AuditWeights, takesPart: [Bool], title: String, about: String, name: String,
    _ words: AuditBookWords
  ) -> (AuditSheet, [Int]) {
    let order = order(index)
    var columns = index.nodes.map { _ in 0 }
    for (place, node) in order.enumerated() { columns[node] = firstColumn + place }
    var sheet = AuditSheet(name, title: title, about: about, words.language)
    sheet.setWidths([18, 30, 12, 8] + order.map { _ in 12 })
    let top = AuditSheet.headRows + 1
    sheet.head([words.unit, words.name, words.unitGroup, words.takesPart], row: firstRow - 1)
    for (line, title) in [words.name, words.aggregation, words.weight, words.lowestScore].enumerated() {
      sheet.put(title, row: top + line, column: 3, .head)
    }
    for node in order {
      let column = columns[node]
      sheet.put(index.nodes[node].name[words.language], row: top, column: column, .head)
      sheet.put(words.aggregation(index, node), row: top + 1, column: column, .head)
      sheet.put(formula: weights.weight(node), giving: index.nodes[node].weight, row: weightRow, column: column)
      sheet.put(Self.lowest(index, node), row: lowestRow, column: column)
      sheet.put(index.nodes[node].id, row: firstRow - 1, column: column, .head)
    }
    for domain in 0...names.count {
      sheet.put(names.id(domain), row: firstRow + domain, column: 0)
      sheet.put(names.name(domain), row: firstRow + domain, column: 1)
      if domain < names.count, let group = names.survey.units[domain].group { sheet.put(group, row: firstRow + domain, column: 2) }
      sheet.put(domain < names.count && takesPart[domain] ? 1 : 0, row: firstRow + domain, column: 3)
    }
    sheet.freeze(row: firstRow, column: firstColumn)
    return (sheet, columns)
  }

  /// What stands for a missing score where the parent says `zero`.
  private static func lowest(_ index: IndexTree, _ node: Int) -> Double {
    index.scale(of: node)?.lowerBound ?? index.score.from / index.score.multiply
  }

  /// Of one respondent group.
  static func ofPart(
    _ part: Int, chain: ScoringChain, values: AuditValues, _ names: AuditNames, _ weights: AuditWeights, _ words: AuditBookWords,
    title: String, suffix: String
  ) -> AuditScores {
    let index = chain.index
    let takesPart = chain.aggregated.takesPart
    var (sheet, columns) = empty(
      index, names, weights, takesPart: takesPart, title: title, about: words.aboutScores, name: words.sheet(.scores) + suffix, words)
    let plan = chain.figures.parts[part].plan.weighted(index)
    let applicability = Applicability(plan: plan, groups: chain.figures.groups)
    let wholeApplicability = Applicability(plan: plan, groups: [nil])
    let restsOnData = index.restsOnData
    let (units, whole) = (chain.aggregated.units[part], chain.aggregated.whole.indices.contains(part) ? chain.aggregated.whole[part] : nil)
    let indicatorOfNode = Dictionary(plan.indicators.enumerated().map { ($1.node, $0) }, uniquingKeysWith: { first, _ in first })
    var missed: Set<Int> = []
    for domain in 0...names.count {
      let isUnit = domain < names.count
      let row = firstRow + domain
      for node in index.nodes.indices {
        let column = columns[node]
        let score = isUnit ? units.score(domain: domain, node: node) : whole?.score(domain: 0, node: node)
        guard
          isUnit ? applicability.applies(domain: domain, node: node) : wholeApplicability.applies(domain: 0, node: node)
        else {
          sheet.put(AuditFormula.notApplicable, row: row, column: column)
          continue
        }
        if isUnit, chain.figures.screened.contains(domain), restsOnData[node] {
          sheet.put("", row: row, column: column)
          continue
        }
        if let indicator = indicatorOfNode[node] {
          sheet.put(formula: values.score(indicator: indicator, domain: domain), giving: score, row: row, column: column)
          continue
        }
        let children = index.nodes[node].children
        guard let first = children.first, let last = children.last, case .component(let component) = index.nodes[node].content else {
          continue
        }
        let siblings = AuditAggregation(
          sheet: sheet, row: row, columns: columns[first]...columns[last], weightRow: weightRow, lowestRow: lowestRow,
          unitRows: firstRow...(firstRow + names.count - 1), takesPartColumn: 3, isUnit: isUnit)
        if let formula = siblings.formula(component, multiply: node == 0 ? index.score.multiply : 1) {
          sheet.put(formula: formula, giving: score, row: row, column: column)
        } else {
          missed.insert(node)
          if let score { sheet.put(score, row: row, column: column, .program) } else { sheet.put("", row: row, column: column) }
        }
      }
    }
    return AuditScores(sheet: sheet, columnOfNode: columns, notComputed: missed.sorted().map { index.nodes[$0].id })
  }

  /// Of all respondent groups together.
  static func combined(
    _ parts: [AuditScores], chain: ScoringChain, _ names: AuditNames, _ weights: AuditWeights, _ words: AuditBookWords, suffix: String
  ) -> AuditScores {
    let index = chain.index
    var (sheet, columns) = empty(
      index, names, weights, takesPart: chain.aggregated.takesPart, title: words.combinedScores, about: words.aboutCombinedScores,
      name: words.sheet(.combined) + suffix, words)
    let has = chain.figures.parts.map { part in
      let applicability = Applicability(plan: part.plan.weighted(index), groups: [nil])
      return index.nodes.indices.map { applicability.applies(domain: 0, node: $0) }
    }
    for domain in 0...names.count {
      for node in index.nodes.indices {
        let score = domain < names.count ? chain.aggregated.score(unit: domain, node: node) : chain.aggregated.wholeScore(node: node)
        let asked = parts.indices.filter { has[$0][node] && chain.aggregated.shares.shares[$0] > 0 }
        let cells = asked.map { (score: parts[$0].score(node: node, domain: domain), share: weights.share($0)) }
        guard !cells.isEmpty else {
          sheet.put("", row: firstRow + domain, column: columns[node])
          continue
        }
        let all = cells.map(\.share).joined(separator: "+")
        let heard = AuditFormula.sum(cells.map { "\($0.share)*ISNUMBER(\($0.score))" })
        let total = AuditFormula.sum(cells.map { "IF(ISNUMBER(\($0.score)),\($0.share)*\($0.score),0)" })
        var formula = "IF((\(heard))>0,(\(total))/(\(heard)),\"\")"
        if node == 0, case .component(let root) = index.root.content {
          switch root.missing {
          case .reweight(let atLeast):
            if atLeast > 0 {
              formula = "IF((\(heard))/(\(all))>=\(AuditFormula.literal(atLeast))-1E-12,\(formula),\"\")"
            }
          case .fail: formula = "IF(\(cells.map { "ISNUMBER(\($0.score))" }.joined(separator: "*"))=1,\(formula),\"\")"
          case .zero:
            formula =
              "IF((\(heard))>0,((\(total))+((\(all))-(\(heard)))*\(AuditFormula.literal(index.score.from)))/(\(all)),\"\")"
          }
        }
        sheet.put(formula: formula, giving: score, row: firstRow + domain, column: columns[node])
      }
    }
    return AuditScores(sheet: sheet, columnOfNode: columns, notComputed: [])
  }
}

/// The formula of a component's score from the cells of its children, which stand side by side.
struct AuditAggregation {
  let sheet: AuditSheet
  let row: Int
  let columns: ClosedRange<Int>
  let weightRow: Int
  let lowestRow: Int
  /// Of the units, for aggregations that compare them.
  let unitRows: ClosedRange<Int>
  let takesPartColumn: Int
  let isUnit: Bool

  private var scores: String { sheet.range(row, columns) }
  private var weights: String { sheet.range(weightRow, columns) }
  private var lowest: String { sheet.range(lowestRow, columns) }
  private func score(_ column: Int) -> String { sheet.at(row, column) }
  private func weight(_ column: Int) -> String { sheet.at(weightRow, column) }

  /// - Returns: `nil` where Excel has none.
  func formula(_ component: IndexTree.Component, multiply: Double) -> String? {
    let isZero = component.missing == .zero
    let isThere = "SUMPRODUCT(\(weights),--ISNUMBER(\(scores)))"
    let applies = "SUMPRODUCT(\(weights),--(\(scores)<>\"\(AuditFormula.notApplicable)\"))"
    let weight = isZero ? applies : isThere
    guard let body = body(component, weight: weight, applies: applies, isZero: isZero) else { return nil }
    let scaled = multiply == 1 ? body : "\(AuditFormula.literal(multiply))*(\(body))"
    var conditions = ["\(weight)>0"]
    switch component.missing {
    case .reweight(let atLeast):
      if atLeast > 0 { conditions.append("\(isThere)>=(\(AuditFormula.literal(atLeast))-1E-12)*\(applies)") }
    case .fail: conditions.append("SUMPRODUCT(--(\(weights)>0),--(\(scores)=\"\"))=0")
    case .zero: break
    }
    let condition = conditions.count == 1 ? conditions[0] : "AND(\(conditions.joined(separator: ",")))"
    let formula = "IF(\(condition),\(scaled),\"\")"
    return formula.utf8.count <= AuditFormula.longest ? formula : nil
  }

  /// A child's score, where it counts: with what stands for a missing one.
  private func own(_ column: Int, isZero: Bool) -> String {
    isZero ? "IF(ISNUMBER(\(score(column))),\(score(column)),\(sheet.at(lowestRow, column)))" : score(column)
  }

  private func counts(_ column: Int, isZero: Bool) -> String {
    isZero ? "\(score(column))<>\"\(AuditFormula.notApplicable)\"" : "ISNUMBER(\(score(column)))"
  }

  /// Σ of weight × something of each child that counts.
  private func total(isZero: Bool, _ term: (String) -> String) -> String {
    AuditFormula.sum(
      columns.map { column in
        "IF(AND(\(counts(column, isZero: isZero)),\(weight(column))>0),\(weight(column))*\(term(own(column, isZero: isZero))),0)"
      })
  }

  private func body(_ component: IndexTree.Component, weight total: String, applies: String, isZero: Bool) -> String? {
    // Texts of missing children count as zero in a product of ranges.
    let sum = "SUMPRODUCT(\(weights),\(scores))" + (isZero ? "+SUMPRODUCT(\(weights),\(lowest),--(\(scores)=\"\"))" : "")
    switch component.aggregation {
    case .arithmetic: return "(\(sum))/\(total)"
    case .sum: return "(\(sum))*\(applies)/\(total)"
    case .geometric: return "EXP((\(self.total(isZero: isZero) { "LN(\($0))" }))/\(total))"
    case .harmonic: return "\(total)/(\(self.total(isZero: isZero) { "(1/\($0))" }))"
    case .power(let p):
      let p = AuditFormula.literal(p)
      return "((\(self.total(isZero: isZero) { "\($0)^\(p)" }))/\(total))^(1/\(p))"
    case .minimum:
      let children = columns.map { column in
        "IF(AND(\(counts(column, isZero: isZero)),\(weight(column))>0),\(own(column, isZero: isZero)),1E+300)"
      }
      return children.count <= 250 ? "MIN(\(children.joined(separator: ",")))" : nil
    case .weightedMedian:
      // The smallest child up to which the weights reach half.
      guard !isZero, columns.count <= 250 else { return nil }
      let children = columns.map { column in
        let below = "SUMPRODUCT(\(weights)*ISNUMBER(\(scores))*(\(scores)<=\(score(column))))"
        return "IF(AND(ISNUMBER(\(score(column))),\(self.weight(column))>0,\(below)>=\(total)/2-1E-12*\(total)),\(score(column)),1E+300)"
      }
      return "MIN(\(children.joined(separator: ",")))"
    case .borda:
      // Who competes hangs on a share that is the unit's own to reach: a formula would run in a circle.
      guard case .reweight(let atLeast) = component.missing, atLeast == 0 else { return nil }
      let takesPart = sheet.range(unitRows, takesPartColumn)
      let terms = columns.map { column in
        let all = sheet.range(unitRows, column)
        let own = AuditFormula.significant(score(column))
        // Scores that differ by the noise of a sum are equal.
        let beaten = "SUMPRODUCT((\(takesPart)=1)*ISNUMBER(\(all))*(\(all)<\(own)-1E-11*ABS(\(own))))"
        return "IF(ISNUMBER(\(score(column))),\(self.weight(column))*\(beaten),0)"
      }
      return "(\(AuditFormula.sum(terms)))/\(total)"
    case .copeland: return nil
    }
  }
}
