import Inference
import Scoring
import SurveyModel

/// The sheet of what is published of each unit: index → points → rounding → ranks → tiers, and how satisfied the respondents are.
struct AuditResult {
  let sheet: AuditSheet
  static let first = AuditSheet.headRows + 2

  /// Columns that other sheets look at.
  enum Column {
    static let (number, unit, name, group, takesPart, remark) = (0, 1, 2, 3, 4, 5)
    static let (before, points, score) = (6, 7, 8)
    static let digits = 11
    static let published = 12
    static let rank = 15
    static let groupRank = 18
    static let tier = 21
    static let gapTier = 24
    static let satisfaction = 26
  }

  init(
    _ run: KeptRun, scores: AuditScores, tallies: [AuditTallies], weights: AuditWeights, _ names: AuditNames, _ words: AuditBookWords,
    suffix: String
  ) {
    let (chain, results) = (run.chain, run.results)
    let index = chain.index
    let units = names.count
    var sheet = AuditSheet(words.sheet(.result) + suffix, title: words.result, about: words.aboutResult, words.language)
    sheet.setWidths([6, 18, 30, 12, 8, 26] + [Double](repeating: 13, count: 19 + 3 * tallies.count))
    sheet.head(words.resultColumns, row: Self.first - 1)
    for part in tallies.indices {
      let group = names.survey.respondentGroups[run.figures.groups[part].number]
      let title = tallies.count == 1 ? words.satisfaction : words.satisfaction + " · " + group.name[words.language]
      sheet.head([title, words.program, words.check], row: Self.first - 1, column: Column.satisfaction + 3 * part)
    }
    sheet.freeze(row: Self.first, column: 3)
    let rows = Self.first...(Self.first + units - 1)
    let keyColumn = index.ties == .published ? Column.published : Column.digits
    let keys = sheet.range(rows, keyColumn)
    let rounded = chain.published.rounded
    func significant(_ score: Double) -> Double { PublishedNumber.significant(score) }
    for domain in 0...units {
      let row = Self.first + domain
      let isUnit = domain < units
      let takesPart = isUnit && chain.figures.takesPart[domain]
      let before = isUnit ? chain.aggregated.score(unit: domain, node: 0) : chain.aggregated.wholeScore(node: 0)
      let score = isUnit ? chain.published.scores[domain] : results.overall.score
      sheet.put(Double(domain + 1), row: row, column: Column.number)
      sheet.put(names.id(domain), row: row, column: Column.unit)
      sheet.put(names.name(domain), row: row, column: Column.name)
      let group = isUnit ? names.survey.units[domain].group : nil
      if let group { sheet.put(group, row: row, column: Column.group) }
      sheet.put(takesPart ? 1 : 0, row: row, column: Column.takesPart)
      if isUnit, !takesPart {
        sheet.put(
          run.figures.withholding.isPublished[domain] ? words.screened : words.withheld, row: row, column: Column.remark)
      } else if !isUnit, !results.overall.isPublished {
        sheet.put(words.wholeWithheld, row: row, column: Column.remark)
      }
      sheet.put(formula: scores.score(node: 0, domain: domain), giving: before, row: row, column: Column.before)
      let own = sheet.at(row, Column.before)
      let shown = isUnit ? "\(sheet.at(row, Column.takesPart))=1" : results.overall.isPublished ? "TRUE" : "FALSE"
      let adjusted: String
      if isUnit {
        sheet.put(
          formula: weights.points(domain + 1), giving: chain.published.adjustments.points(of: domain), row: row, column: Column.points)
        let points = sheet.at(row, Column.points)
        // Only a unit that has points is held within the scale.
        adjusted =
          chain.published.adjustments.entries.contains { $0.unit == domain }
          ? "MIN(MAX(\(own)+\(points),\(weights.from)),\(weights.to))" : own
      } else {
        adjusted = own
      }
      sheet.put(formula: "IF(AND(\(shown),ISNUMBER(\(own))),\(adjusted),\"\")", giving: score, row: row, column: Column.score)
      sheet.check(score, of: Column.score, row: row)
      let final = sheet.at(row, Column.score)
      let isAsRead = isUnit && chain.published.isAsRead[domain]
      let digits =
        isAsRead
        ? final
        : "IF(\(final)=0,0,ROUND(\(final),\(AuditFormula.publishedDigits(final, decimals: weights.decimals))-1-INT(LOG10(ABS(\(final))))))"
      let kept = index.ties == .exact ? AuditFormula.significant(final) : digits
      let publishedScore = isUnit ? rounded[domain]?.value : results.overall.publishedScore?.value
      sheet.put(
        formula: AuditFormula.ifNumber(final, kept), giving: score.map { isAsRead ? $0 : significant($0) }, row: row, column: Column.digits)
      sheet.put(
        formula: AuditFormula.ifNumber(final, "ROUND(\(digits),\(weights.decimals))"), giving: publishedScore, row: row,
        column: Column.published)
      sheet.check(publishedScore, of: Column.published, row: row)
      for (part, tallies) in tallies.enumerated() {
        let column = Column.satisfaction + 3 * part
        let told = results.respondentGroups.indices.contains(part) ? results.respondentGroups[part] : nil
        let share =
          isUnit ? told.flatMap { $0.satisfaction.indices.contains(domain) ? $0.satisfaction[domain] : nil } : told?.overallSatisfaction
        let isTold = isUnit ? run.figures.withholding.isPublished[domain] : results.overall.isPublished
        guard let told, !told.satisfactionQuestions.isEmpty, isTold else { continue }
        sheet.put(formula: tallies.satisfaction(domain: domain), giving: share?.rate, row: row, column: column)
        sheet.check(share?.rate, of: column, row: row)
      }
      guard isUnit else { continue }
      let key = sheet.at(row, keyColumn)
      let rank = chain.published.ranking.rank[domain].map(Double.init)
      sheet.put(formula: AuditFormula.ifNumber(key, "RANK(\(key),\(keys))"), giving: rank, row: row, column: Column.rank)
      sheet.check(rank, of: Column.rank, row: row)
      if group != nil {
        let groups = sheet.range(rows, Column.group)
        let groupRank = chain.published.groupRank[domain].map(Double.init)
        sheet.put(
          formula: AuditFormula.ifNumber(
            key, "1+SUMPRODUCT(EXACT(\(groups),\(sheet.at(row, Column.group)))*ISNUMBER(\(keys))*(\(keys)>\(key)))"),
          giving: groupRank, row: row, column: Column.groupRank)
        sheet.check(groupRank, of: Column.groupRank, row: row)
      }
      if !index.tierNames.isEmpty {
        let name = chain.published.tiers[domain].map { index.tierNames[$0][words.language] } ?? ""
        let tier = Self.tier(index, weights, &sheet, rows, row: row, place: domain)
        if let tier {
          sheet.put(
            formula: AuditFormula.ifNumber(sheet.at(row, Column.published), tier), giving: .text(name), row: row, column: Column.tier)
          sheet.check(.text(name), of: Column.tier, row: row)
        }
      }
    }
    let all = Self.first...(Self.first + units)
    for column in [Column.score, Column.published] { sheet.addChecks(rows: all, column: column + 2) }
    sheet.addChecks(rows: rows, column: Column.rank + 2)
    if names.survey.units.contains(where: { $0.group != nil }) { sheet.addChecks(rows: rows, column: Column.groupRank + 2) }
    if !index.tierNames.isEmpty { sheet.addChecks(rows: rows, column: Column.tier + 2) }
    for part in tallies.indices { sheet.addChecks(rows: all, column: Column.satisfaction + 3 * part + 2) }
    self.sheet = sheet
  }

  /// The formula of a tier's name.
  private static func tier(
    _ index: IndexTree, _ weights: AuditWeights, _ sheet: inout AuditSheet, _ rows: ClosedRange<Int>, row: Int, place: Int
  ) -> String? {
    let count = index.tierNames.count
    guard count <= AuditFormula.deepest else { return nil }
    let published = sheet.range(rows, Column.published)
    let own = sheet.at(row, Column.published)
    switch index.finish.relativeTiers?.rule {
    case nil:
      return (0..<count).reversed().reduce("\"\"") { (rest: String, tier: Int) -> String in
        let cells = weights.tier(tier)
        return "IF(\(own)>=\(cells.from),\(cells.name),\(rest))"
      }
    case .quantile(let shares):
      let above = "SUMPRODUCT(ISNUMBER(\(published))*(\(published)>\(own)))/COUNT(\(published))"
      return shares.indices.reversed().reduce(weights.tier(count - 1).name) { (rest: String, tier: Int) -> String in
        let end = (0...tier).map { weights.tier($0).from }.joined(separator: "+")
        return "IF(\(above)<(\(end))-1E-12,\(weights.tier(tier).name),\(rest))"
      }
    case .gap:
      // From the highest down, beside the units: which tier the score at each place is in.
      let large = "LARGE(\(published),\(place + 1))"
      let column = Column.gapTier
      let before = place == 0 ? "1" : "\(sheet.at(row - 1, column + 1))"
      let step =
        place == 0
        ? "1"
        : "MIN(\(count),\(before)+IF(ROUND(\(sheet.at(row - 1, column))-\(sheet.at(row, column)),9)>=\(weights.tier(0).from),1,0))"
      sheet.put(formula: "IF(COUNT(\(published))>\(place),\(large),\"\")", giving: nil, row: row, column: column)
      sheet.put(formula: AuditFormula.ifNumber(sheet.at(row, column), step), giving: nil, row: row, column: column + 1)
      let scores = sheet.range(rows, column)
      let tiers = sheet.range(rows, column + 1)
      return (0..<count).reversed().reduce("\"\"") { (rest: String, tier: Int) -> String in
        "IF(INDEX(\(tiers),MATCH(\(own),\(scores),0))=\(tier + 1),\(weights.tier(tier).name),\(rest))"
      }
    }
  }
}
