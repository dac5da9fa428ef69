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
    Column(language(vi: "Không liên hệ được (NC)", en: "Non-contact (NC)"), .number),
    Column(language(vi: "Khác (O)", en: "Other (O)"), .number),
    Column(language(vi: "Chưa rõ đối tượng (U)", en: "Unknown eligibility (U)"), .number),
    Column(language(vi: "Ngoài đối tượng (NE)", en: "Not eligible (NE)"), .number),
    Column("RR1", .percent), Column("RR2", .percent, role: .responseRate), Column("RR5", .percent), Column("RR6", .percent),
  ]
  let rows = results.responseRates.map { rate in
    var cells: [ReportTable.Cell] = [.text(rate.unit.map(words.unit) ?? words.allUnits)]
    if hasStrata { cells.append(.text(rate.stratum.map(words.stratum) ?? language(vi: "Tất cả", en: "All"))) }
    let counts = rate.counts
    cells += [
      counts.invited, counts.complete, counts.partial, counts.refusal, counts.nonContact, counts.other, counts.unknownEligibility,
      counts.notEligible,
    ].map { .count($0) }
    cells += [counts.rr1, counts.rr2, counts.rr5, counts.rr6].map { .percent($0) }
    return ReportTable.Row(cells, isTotal: rate.unit == nil && rate.stratum == nil)
  }
  return ReportTable(
    .responseRates, title: words.responseRate, language: language, columns: columns, rows: rows,
    notes: [
      language(
        vi: "Theo Định nghĩa chuẩn của AAPOR. RR1 = I/(I+P+R+NC+O+U); RR2 = (I+P)/(I+P+R+NC+O+U); RR5 = I/(I+P+R+NC+O); "
          + "RR6 = (I+P)/(I+P+R+NC+O). Trường hợp ngoài đối tượng (NE) không nằm trong mẫu số. Tỷ lệ phản hồi nêu trong báo cáo là RR2.",
        en: "AAPOR Standard Definitions. RR1 = I/(I+P+R+NC+O+U); RR2 = (I+P)/(I+P+R+NC+O+U); RR5 = I/(I+P+R+NC+O); "
          + "RR6 = (I+P)/(I+P+R+NC+O). Those not eligible (NE) are in no denominator. The response rate named in this report is RR2.")
    ] + changeNote(results, words))
}

/// The rate of the previous edition and the change in percentage points.
private func changeNote(_ results: Results, _ words: Wording) -> [String] {
  guard let edition = results.previousEdition, let before = edition.responseRate, let now = results.overallResponseRate?.counts.rr2
  else { return [] }
  let numbers = words.numbers
  let points = numbers.text((now - before) * 100, decimals: 1, signed: true)
  return [
    words.language(
      vi: "Kỳ \(edition.name): RR2 là \(numbers.percent(before)); kỳ này là \(numbers.percent(now)), thay đổi \(points) điểm phần trăm.",
      en:
        "Edition \(edition.name): RR2 was \(numbers.percent(before)); now \(numbers.percent(now)), a change of \(points) percentage points."
    )
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
      language(
        vi: "Khảo sát không có danh sách được mời nên chỉ nêu số phiếu, không có tỷ lệ phản hồi.",
        en: "The survey has no list of those invited: only the number of responses is known, not a response rate.")
    ])
}
