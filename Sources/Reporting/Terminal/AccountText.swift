public import SurveyModel

/// What import made of a survey, for a terminal: every row accounted for, responses by unit and stratum, every problem with its place.
public enum AccountText {
  public static func text(_ data: SurveyData, _ language: Language) -> String {
    let survey = data.survey
    let tables = [dataQualityTable(data.account, language)] + data.groups.map { responsesTable($0.responses, survey, language) }
    let heading = "\(survey.title[language])\n" + (survey.notice.map { $0[language] + "\n" } ?? "") + "\n"
    var parts = [heading + tables.map(PlainTable.text).joined(separator: "\n")]
    if !data.account.recognized.isEmpty {
      parts.append(
        language(vi: "Được nhận biết", en: "Recognised") + "\n\n"
          + data.account.recognized.map { $0[language] + "\n" }.joined())
    }
    let problems = data.account.problems
    if problems.isEmpty {
      parts.append(language(vi: "Không có vấn đề nào.\n", en: "No problems.\n"))
    } else {
      parts.append(
        language(vi: "Vấn đề", en: "Problems") + " (\(problems.count))\n\n"
          + problems.map { $0.text(in: language) + "\n" }.joined())
    }
    return parts.joined(separator: "\n")
  }

  /// Responses that count, by unit and stratum, unweighted.
  private static func responsesTable(_ table: ResponseTable, _ survey: Survey, _ language: Language) -> ReportTable {
    let strata = survey.strata.count
    var counts = [[Int]](repeating: [Int](repeating: 0, count: strata + 1), count: survey.units.count)
    for (unit, stratum) in zip(table.unit, table.stratum) { counts[Int(unit)][min(Int(stratum), strata)] += 1 }
    typealias Column = ReportTable.Column
    let all = language(vi: "Tất cả", en: "All")
    let columns =
      [Column(survey.unitNoun[language])] + survey.strata.map { Column($0.name[language], .number) }
      + [Column(language(vi: "Không rõ nhóm", en: "Stratum unknown"), .number), Column(all, .number)]
    func row(_ name: String, _ counts: [Int], isTotal: Bool = false) -> ReportTable.Row {
      let unknown: ReportTable.Cell = counts[strata] == 0 || strata == 0 ? .absent : .count(counts[strata])
      let cells = counts.prefix(strata).map { ReportTable.Cell.count($0) }
      return ReportTable.Row([.text(name)] + cells + [unknown, .count(counts.reduce(0, +))], isTotal: isTotal)
    }
    let totals = (0...strata).map { stratum in counts.reduce(0) { $0 + $1[stratum] } }
    return ReportTable(
      .responseRates, title: language(vi: "Phiếu hợp lệ", en: "Responses that count"), language: language, columns: columns,
      rows: zip(survey.units, counts).map { row($0.name[language], $1) } + [row(all, totals, isTotal: true)]
    ).withoutEmptyColumns()
  }
}
