import Inference
import Scoring
import SurveyModel

/// How the invitations ended and the response rates that follow (AAPOR Standard Definitions): overall, by stratum, by unit, by unit and stratum.
///
/// Without a frame there are no rates; the table then shows the participation: the responses of each unit.
func responseRatesTable(_ results: Results, _ language: Language) -> ReportTable {
  let words = Wording(results, language)
  if results.responseRates.isEmpty { return participationTable(results, words) }
  typealias Column = ReportTable.Column
  var columns = [Column(words.unitNoun, role: .name)]
  let hasStrata = results.responseRates.contains { $0.stratum != nil }
  if hasStrata { columns.append(Column(language(vi: "Nhóm", en: "Stratum"))) }
  columns += [
    Column(language(vi: "Được mời", en: "Invited"), .number),
    Column(language(vi: "Hoàn thành (I)", en: "Complete (I)"), .number),
    Column(language(vi: "Hoàn thành một phần (P)", en: "Partial (P)"), .number),
    Column(language(vi: "Từ chối, bỏ dở (R)", en: "Refusal, break-off (R)"), .number),
    Column(language(vi: "Không liên lạc được (NC)", en: "Non-contact (NC)"), .number),
    Column(language(vi: "Khác (O)", en: "Other (O)"), .number),
    Column(language(vi: "Chưa rõ đối tượng (U)", en: "Unknown eligibility (U)"), .number),
    Column(language(vi: "Ngoài đối tượng (NE)", en: "Not eligible (NE)"), .number),
  ]
  let shown = shownRates(results)
  columns += shown.map { Column($0.rawValue, .percent, role: $0 == .rr2 ? .responseRate : nil) }
  let eligibility = results.eligibility
  let rows = results.ratesInRankOrder.map { rate in
    var cells: [ReportTable.Cell] = [.text(rate.unit.map(words.unit) ?? words.allUnits)]
    if hasStrata { cells.append(.text(rate.stratum.map(words.stratum) ?? language(vi: "Tất cả", en: "All"))) }
    let counts = rate.counts
    cells += [
      counts.invited, counts.complete, counts.partial, counts.refusal, counts.nonContact, counts.other, counts.unknownEligibility,
      counts.notEligible,
    ].map { .count($0) }
    cells += shown.map { .percent(counts.value(of: $0, eligibility: eligibility)) }
    return ReportTable.Row(cells, isTotal: rate.unit == nil && rate.stratum == nil)
  }
  return ReportTable(
    .responseRates, title: words.responseRate, language: language, columns: columns, rows: rows,
    notes: [
      RateWords.whatRatesAre(language)
    ] + furtherNotes(shown, eligibility, words) + contradictions(results, words) + changeNote(results, words))
}

/// RR1, RR2, RR5 and RR6 always. RR3 and RR4 say something else only where the eligibility of some is not known; cooperation, refusal and contact only where
/// somebody refused. Of the latter those stand here that go with RR2 (partials count, unknown eligibility is in the denominator); a page is only so wide, and
/// response-rates.csv and results.json have them all.
private func shownRates(_ results: Results) -> [OutcomeRate] {
  var shown: [OutcomeRate] = [.rr1, .rr2, .rr5, .rr6]
  if results.responseRates.contains(where: { $0.counts.unknownEligibility > 0 }) { shown.insert(contentsOf: [.rr3, .rr4], at: 2) }
  if results.responseRates.contains(where: { $0.counts.refusal > 0 }) { shown += [.coop2, .ref1, .con1] }
  return shown
}

/// What the rates mean that are not in every table.
private func furtherNotes(_ shown: [OutcomeRate], _ eligibility: Eligibility, _ words: Wording) -> [String] {
  let language = words.language
  var notes: [String] = []
  if shown.contains(.rr3) {
    let e = words.numbers.text(eligibility.share, decimals: 4)
    notes.append(RateWords.whatEIs(e, language))
  }
  if shown.contains(.ref1) {
    notes.append(RateWords.whatOtherRatesAre(language))
  }
  return notes
}

/// Where the list and the responses say different things.
private func contradictions(_ results: Results, _ words: Wording) -> [String] {
  let (language, numbers) = (words.language, words.numbers)
  var notes: [String] = []
  if results.unconfirmedDispositions > 0 {
    let count = numbers.text(results.unconfirmedDispositions)
    notes.append(RateWords.answeredWithoutResponse(count, language))
  }
  if results.answeredNotEligible > 0 {
    let count = numbers.text(results.answeredNotEligible)
    notes.append(RateWords.notEligibleWithResponse(count, language))
  }
  return notes
}

/// The rate of the previous edition and the change in percentage points.
private func changeNote(_ results: Results, _ words: Wording) -> [String] {
  guard let edition = results.previousEdition, let before = edition.responseRate, let now = results.overallResponseRate?.counts.rr2
  else { return [] }
  let numbers = words.numbers
  let points = numbers.text((now - before) * 100, decimals: 1, signed: true)
  return [
    RateWords.changeOfRate(edition.name, before: numbers.percent(before), now: numbers.percent(now), points: points, words.language)
  ]
}

private func participationTable(_ results: Results, _ words: Wording) -> ReportTable {
  let language = words.language
  var rows = results.units.map { ReportTable.Row([.text(words.unit($0.unit)), .count($0.responses)]) }
  rows.append(
    ReportTable.Row([.text(words.allUnits), .count(results.overall.responses)], isTotal: true))
  return ReportTable(
    .responseRates, title: language(vi: "Mức độ tham gia", en: "Participation"), language: language,
    columns: [ReportTable.Column(words.unitNoun), ReportTable.Column(words.responses, .number)], rows: rows,
    notes: [
      RateWords.noList(language)
    ])
}
