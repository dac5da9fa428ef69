import Inference
import Scoring
import SurveyModel

/// The ranks of each unit by sampling alone, by method alone and by both; no rows where no draws were made.
func methodRanksTable(_ results: Results, _ language: Language) -> ReportTable {
  typealias Column = ReportTable.Column
  let words = Wording(results, language)
  guard let draws = results.draws else {
    return ReportTable(.methodRanks, title: "", language: language, columns: [], rows: [])
  }
  let decimals = results.index.score.decimals
  func ranks(_ unit: MethodDraws.Unit?) -> ReportTable.Cell { unit.map { .ranks($0.rankRange) } ?? .absent }
  let rows = results.units.filter { $0.rank != nil }.map { unit in
    let method = draws.method.unit(unit.unit)
    let joint = draws.joint?.unit(unit.unit)
    return ReportTable.Row([
      .text(words.unit(unit.unit)), .count(unit.rank), unit.rankSet.map { .ranks($0) } ?? .absent, ranks(method), ranks(joint),
      .percent(method?.firstShare, decimals: 0), .percent(joint?.firstShare, decimals: 0),
      .interval(method.map { Interval(low: $0.scores.low, high: $0.scores.high) }, decimals: decimals),
    ])
  }
  return ReportTable(
    .methodRanks, title: MethodDrawsWords.titleOfRanks(language), language: language,
    columns: [
      Column(words.unitNoun, role: .name), Column(words.rank, .number), Column(MethodDrawsWords.rankSet(language), .interval),
      Column(MethodDrawsWords.method(language), .interval), Column(MethodDrawsWords.both(language), .interval),
      Column(MethodDrawsWords.first(language), .percent), Column(MethodDrawsWords.firstOfBoth(language), .percent),
      Column(MethodDrawsWords.scores(language), .interval, standing: .extra),
    ], rows: rows, notes: rows.isEmpty ? [] : [MethodDrawsWords.rankNote(draws, words)]
  ).withoutEmptyColumns()
}

/// How much of what moves ranks each choice makes; no rows where there is one choice, or nothing moves.
func choicesTable(_ results: Results, _ language: Language) -> ReportTable {
  typealias Column = ReportTable.Column
  let words = Wording(results, language)
  let sensitivity = results.draws?.sensitivity
  let rows = zip(results.draws?.choices ?? [], sensitivity?.inputs ?? []).map { choice, input in
    ReportTable.Row([
      .text(MethodDrawsWords.name(choice, language)), .percent(input.first.value, decimals: 0),
      .percentInterval(input.first.interval, decimals: 0), .percent(input.total.value, decimals: 0),
      .percentInterval(input.total.interval, decimals: 0),
    ])
  }
  let interval = MethodDrawsWords.interval(words.confidence, language)
  return ReportTable(
    .choices, title: MethodDrawsWords.titleOfChoices(language), language: language,
    columns: [
      Column(MethodDrawsWords.choice(language), role: .name), Column(MethodDrawsWords.alone(language), .percent),
      Column("\(MethodDrawsWords.alone(language)), \(interval)", .percentInterval, short: interval),
      Column(MethodDrawsWords.total(language), .percent),
      Column("\(MethodDrawsWords.total(language)), \(interval)", .percentInterval, short: interval),
    ], rows: rows, notes: rows.isEmpty ? [] : [MethodDrawsWords.choiceNote(rows: sensitivity?.rows ?? 0, words)])
}

extension MethodDraws.Unit {
  /// The ranks between its quantiles, as whole ones.
  var rankRange: ClosedRange<Int> { Int(ranks.low.rounded(.down))...Int(ranks.high.rounded(.up)) }
}
