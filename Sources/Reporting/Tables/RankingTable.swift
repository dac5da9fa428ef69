import Inference
import Scoring
import SurveyModel

/// The ranking in the columns that people read: a row for each unit in rank order, then all units taken together.
func rankingTable(_ results: Results, _ language: Language) -> ReportTable {
  let words = Wording(results, language)
  let decimals = results.index.score.decimals
  let previous = results.previousEdition?.name ?? ""
  let satisfaction = SatisfactionColumn.all(words)
  typealias Column = ReportTable.Column
  let columns =
    [
      Column(words.rank, .number),
      Column(words.unitNoun, role: .name),
      Column(words.score, .number, role: .score),
      Column(words.interval, .interval, role: .scoreInterval),
      Column(words.possibleRanks, .interval),
      Column(RankWords.tier(language), standing: .extra),
      Column(words.responses, .number, standing: .extra),
      Column(words.responseRate, .percent, standing: .extra),
    ]
    + satisfaction.flatMap { rate in
      let whose = String(rate.title.dropFirst(words.satisfaction.count))
      return [
        Column(rate.title, .percent, standing: .extra),
        Column(
          RankWords.intervalOfSatisfaction(words.confidence, of: whose, language), .percentInterval, standing: .extra, short: words.interval
        ),
      ]
    } + [
      Column(RankWords.rank(previous, language), .number, standing: .extra),
      Column(RankWords.change(language), .number, standing: .extra),
      Column(RankWords.intervalOfChange(words.confidence, language), .interval, standing: .extra, short: words.interval),
    ]
  let marks = results.treatmentMarks
  let remarks = RemarkMarks(results, words)
  func isMarked(_ unit: Int?) -> Bool { marks?.marks(ofUnit: unit, node: 0).isEmpty == false }
  var rows = results.units.map { unit in
    let cells: [ReportTable.Cell] = [
      .count(unit.rank),
      remarks.name(words.unit(unit.unit), of: unit.unit),
      .published(unit.publishedScore).marked(isMarked(unit.unit)),
      .interval(unit.interval, decimals: decimals),
      .ranks(unit.rankSet),
      .words(words.tier(unit.tier)),
      .count(unit.responses),
      .percent(results.responseRate(ofUnit: unit.unit)?.counts.rr2),
    ]
    let rates = satisfaction.map { $0.share(unit) }.flatMap { [ReportTable.Cell.percent($0?.rate), .percentInterval($0?.interval)] }
    return ReportTable.Row(
      cells + rates + [
        .count(unit.previous?.rank),
        .signed(unit.previous?.change, decimals: decimals),
        .interval(unit.previous?.changeInterval, decimals: decimals),
      ])
  }
  let overall = results.overall
  let before: [ReportTable.Cell] = [
    .absent, remarks.name(words.allUnits, of: nil), .published(overall.publishedScore).marked(isMarked(nil)),
    .interval(overall.interval, decimals: decimals), .absent, .absent, .count(overall.responses),
    .percent(results.overallResponseRate?.counts.rr2),
  ]
  let rates = satisfaction.map(\.overall).flatMap { [ReportTable.Cell.percent($0?.rate), .percentInterval($0?.interval)] }
  rows.append(ReportTable.Row(before + rates + [.absent, .absent, .absent], isTotal: true))
  return ReportTable(
    .ranking, title: language(vi: "Bảng xếp hạng", en: "Ranking"), language: language, columns: columns, rows: rows,
    notes: remarks.notes + words.markNotes(among: rows) + notes(results, words)
  ).withoutEmptyColumns()
}

/// What else is known of every ranked unit; no rows where nothing is.
func rankingDetailsTable(_ results: Results, _ language: Language) -> ReportTable {
  let words = Wording(results, language)
  let decimals = results.index.score.decimals
  let previous = results.previousEdition?.name ?? ""
  typealias Column = ReportTable.Column
  let own = [
    Column(words.possibleRanksAtOnce, .interval),
    Column(RankWords.lead(language), .number),
    Column(RankWords.intervalOfLead(words.confidence, language), .interval, short: words.interval),
    Column(RankWords.isSignificant(language)),
    Column(RankWords.group(language)),
    Column(RankWords.rankInGroup(language), .number),
    Column(RankWords.points(language), .number),
    Column(RankWords.score(previous, language), .number),
    Column(RankWords.changeOfRate(language), .number),
  ]
  let units = results.units.filter { $0.rank != nil }
  let neighbours = RankFindings(results).neighbours
  let significance = Dictionary(
    neighbours.compactMap { pair in
      pair.isWithinNoise.map { (pair.upper.unit, $0 ? RankWords.no(language) : RankWords.yes(language)) }
    }, uniquingKeysWith: { first, _ in first })
  let rows = units.map { unit in
    let group = unit.groupRank == nil ? "" : words.unitGroup(unit.unit)
    return ReportTable.Row([
      .count(unit.rank), .text(words.unit(unit.unit)), .ranks(unit.rankSetSimultaneous),
      .signed(unit.differenceToNext?.estimate, decimals: decimals), .interval(unit.differenceToNext?.interval, decimals: decimals),
      .words(significance[unit.unit] ?? ""), .words(group), group.isEmpty ? .absent : .count(unit.groupRank),
      .signed(unit.points, decimals: decimals),
      .number(unit.previous?.score, decimals: decimals), .signed(unit.previous?.responseRateChange, decimals: 1),
    ])
  }
  let table = ReportTable(
    .rankingDetails, title: RankWords.details(language), language: language,
    columns: [Column(words.rank, .number), Column(words.unitNoun, role: .name)] + own, rows: rows,
    notes: neighbours.isEmpty ? [] : [RankWords.whatDifferencesAre(language)]
  ).withoutEmptyColumns()
  return table.columns.count > 2
    ? table : ReportTable(.rankingDetails, title: table.title, language: language, columns: table.columns, rows: [])
}

private func notes(_ results: Results, _ words: Wording) -> [String] {
  let language = words.language
  let score = results.index.score
  let from = words.numbers.asRead(score.from)
  let to = words.numbers.asRead(score.to)
  var notes = [
    RankWords.whatScoresAre(from, to: to, language)
  ]
  if results.units.contains(where: { $0.interval != nil }) {
    notes.append(RankWords.whatIntervalsAre(words.confidence, language))
  }
  if !results.satisfactionGroups.isEmpty, isSatisfactionBlank(results, words) {
    let atLeast = words.numbers.text(results.index.publish.atLeast)
    notes.append(RankWords.whenSatisfactionIsBlank(atLeast, language))
  }
  if let dropped = words.noteOnDropped { notes.append(dropped) }
  if let independent = independenceNote(results, words) { notes.append(independent) }
  if results.hasOtherIndexBefore, let edition = results.previousEdition, results.units.contains(where: { $0.previous != nil }) {
    notes.append(RankWords.otherRules(edition.name, language))
  }
  if results.responseRates.isEmpty {
    notes.append(RankWords.noFrame(language))
  }
  return notes
}

/// Whether a unit has its other numbers and not the satisfaction of some group.
private func isSatisfactionBlank(_ results: Results, _ words: Wording) -> Bool {
  SatisfactionColumn.all(words).contains { rate in results.units.contains { $0.isPublished && rate.share($0) == nil } }
}

/// What the intervals of changes take as independent; `nil` where there are none, or all groups answered in both editions.
private func independenceNote(_ results: Results, _ words: Wording) -> String? {
  guard !results.unmatchedGroups.isEmpty, results.units.contains(where: { $0.previous?.changeInterval != nil }) else { return nil }
  let names = results.unmatchedGroups.map { id in
    results.survey.respondentGroups.first { $0.id == id }?.name[words.language] ?? id
  }.joined(separator: ", ")
  return RankWords.inOneEdition(names, words.language)
}
