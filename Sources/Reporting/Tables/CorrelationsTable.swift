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
    .correlations, title: language(vi: "Điểm và tỷ lệ hoàn thành chỉ tiêu", en: "Score and attainment"), language: language,
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
  if rows.contains(where: { $0.warning != nil }) { notes.append(AttainmentCorrelation.fewUnitsProveNothing[language]) }
  notes.append(
    language(
      vi:
        "ρ: hệ số tương quan hạng Spearman giữa điểm và tỷ lệ hoàn thành của các đơn vị được xếp hạng (đồng hạng lấy hạng trung bình), từ −1 đến 1. p: tỷ lệ các cách sắp xếp "
        + "ngẫu nhiên cho |ρ| ít nhất bằng mức quan sát được. Tương quan không nói lên quan hệ nhân quả.",
      en:
        "ρ: Spearman's rank correlation of score and attainment over the ranked units (mid-ranks at ties), from −1 to 1. p: how often units in random order would "
        + "show a |ρ| at least as large. A correlation says nothing of cause."))
  if rows.contains(where: { $0.p?.method == .studentT }) {
    notes.append(
      language(
        vi: "Với hơn \(RankCorrelation.mostExactPairs) đơn vị, p là giá trị gần đúng theo phân phối t với n − 2 bậc tự do.",
        en:
          "With more than \(RankCorrelation.mostExactPairs) units p is an approximation: Student's t with n − 2 degrees of freedom."))
  }
  if rows.contains(where: { $0.correlation == nil }) {
    notes.append(
      language(
        vi: "Dấu –: không xác định, vì mọi đơn vị bằng nhau về điểm hoặc về tỷ lệ hoàn thành.",
        en: "A dash: not defined, since all units are equal in score or in attainment."))
  }
  return notes
}

extension AttainmentCorrelation {
  static let fewUnitsProveNothing = LocalizedText(
    vi:
      "Ít đơn vị thì không chứng minh được điều gì: với dưới \(fewUnits) đơn vị, hệ số lớn cũng dễ chỉ là ngẫu nhiên, và không thấy tương quan không có nghĩa là không có.",
    en:
      "Few units prove nothing: with fewer than \(fewUnits), even a strong correlation is easily chance, and none seen is no proof that there is none."
  )

  /// `nil` with as many units as can tell something.
  var warning: LocalizedText? { units < Self.fewUnits ? Self.fewUnitsProveNothing : nil }

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
