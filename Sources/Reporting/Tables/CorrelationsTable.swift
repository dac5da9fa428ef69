import Inference
import Scoring
import SurveyModel

/// How the units' scores go with their attainment of each target: a row for each target that three ranked units or more have an attainment of.
func correlationsTable(_ results: Results, _ language: Language) -> ReportTable {
  let words = Wording(results, language)
  typealias Column = ReportTable.Column
  // Stays where it is not defined: a reader looks for it.
  let rho = language(vi: "Tương quan hạng ρ", en: "Rank correlation ρ")
  let columns = [
    Column(ContextWords.indicator(language)),
    Column(language(vi: "Kỳ", en: "Period")),
    Column(ContextWords.issuer(language)),
    Column(ContextWords.targetPeriod(language)),
    Column(language(vi: "Đơn vị tính", en: "Measure")),
    Column(language(vi: "Số đơn vị (n)", en: "Units (n)"), .number),
    Column(rho, .number),
    Column(language(vi: "Giá trị p", en: "p value"), .number),
    Column(language(vi: "Cách tính p", en: "p found by")),
  ]
  let rows = results.attainmentCorrelations.map { row in
    ReportTable.Row([
      .text(words.contextName(row.indicator)),
      .text(words.numbers.text(row.period)),
      .words(words.contextName(row.issuer)),
      row.targetPeriod == row.period ? .absent : .text(words.numbers.text(row.targetPeriod)),
      .words(words.contextName(row.measure)),
      .count(row.units),
      .number(row.correlation?.coefficient, decimals: 3),
      pValue(row.p?.value, words.numbers),
      .words(row.pText(language) ?? ""),
    ])
  }
  return ReportTable(
    .correlations, title: TableWords.titleOfCorrelations(language), language: language,
    columns: columns, rows: rows, notes: rows.isEmpty ? [] : notes(results.attainmentCorrelations, language)
  ).withoutEmptyColumns(keeping: rho)
}

/// Three decimals, five for the small ones, so that none is printed as zero.
private func pValue(_ p: Double?, _ numbers: NumberText) -> ReportTable.Cell {
  guard let p else { return .absent }
  if p < 0.000_005 { return .text("<\u{A0}" + numbers.text(0.00001, decimals: 5)) }
  return .number(p, decimals: p < 0.0005 ? 5 : 3)
}

private func notes(_ rows: [AttainmentCorrelation], _ language: Language) -> [String] {
  var notes: [String] = []
  // The warning first: it is what a reader must not miss.
  if rows.contains(where: { $0.warning != nil }) { notes.append(TableWords.fewUnitsProveNothing[language]) }
  notes.append(TableWords.whatCorrelationIs(language))
  if rows.contains(where: { $0.p?.method == .studentT }) {
    notes.append(TableWords.approximateP(language))
  }
  if rows.contains(where: { $0.correlation == nil }) {
    notes.append(TableWords.undefinedCorrelation(language))
  }
  return notes
}

extension AttainmentCorrelation {
  /// `nil` with as many units as can tell something.
  var warning: LocalizedText? { units < Self.fewUnits ? TableWords.fewUnitsProveNothing : nil }

  /// How p was found.
  fileprivate func pText(_ language: Language) -> String? {
    let numbers = NumberText(language: language)
    switch p?.method {
    case nil: return nil
    case .exact:
      let orders = numbers.text(correlation?.orders ?? 0)
      return language(vi: "đếm đủ \(orders) hoán vị", en: "exact, all \(orders) orders")
    case .studentT: return language(vi: "gần đúng, phân phối t", en: "approximate, Student's t")
    }
  }
}
