import SurveyModel
import SurveyWords

/// What became of every row that was read and of every answer that is missing.
func dataQualityTable(_ account: ImportAccount, _ language: Language) -> ReportTable {
  typealias Row = ReportTable.Row
  func row(_ label: String, _ count: Int, level: Int = 0, isTotal: Bool = false) -> Row {
    Row([.text(label), .count(count)], isTotal: isTotal, level: level)
  }
  let leftOut = account.leftOut.reduce(0) { $0 + $1.rows }
  let missing = account.answersMissing.reduce(0) { $0 + $1.answers }
  let isLeftOut = account.leftOut.contains { $0.reason == .flagged }
  let flagRows =
    account.flagged.map { flagged in
      [
        Row([.text(isLeftOut ? TableWords.carelessLeftOut(language) : TableWords.carelessCounted(language)), .absent])
      ] + flagged.map { row($0.flag.name[language], $0.responses, level: 1) }
    } ?? []
  let rows =
    [row(language(vi: "Số dòng đã đọc", en: "Rows read"), account.rowsRead, isTotal: true)]
    + [row(language(vi: "Phiếu hợp lệ", en: "Responses that count"), account.responses)]
    + [row(language(vi: "Số người trả lời", en: "Respondents"), account.respondents, level: 1)]
    + [row(language(vi: "Dòng không tính", en: "Rows left out"), leftOut)]
    + account.leftOut.map { row($0.reason.name[language], $0.rows, level: 1) }
    + flagRows
    + [row(TableWords.missingAnswers(language), missing)]
    + account.answersMissing.map { row($0.kind.text(language), $0.answers, level: 1) }
    + [row(language(vi: "Vấn đề được ghi nhận", en: "Problems listed"), account.problems.count)]
  return ReportTable(
    .dataQuality, title: language(vi: "Chất lượng số liệu", en: "Data quality"), language: language,
    columns: [
      ReportTable.Column(language(vi: "Nội dung", en: "What")), ReportTable.Column(language(vi: "Số lượng", en: "Count"), .number),
    ], rows: rows,
    notes: [TableWords.whatRowsAre(language)]
      + (isLeftOut && account.tellsStraightLinesInPart
        ? [TableWords.straightLinesLeftOut(language)]
        : account.tellsStraightLinesInPart ? [TableWords.whereStraightLinesAreTold(language)] : []))
}
