import Inference
import SurveyModel

/// Every indicator of every unit: its value, its score and the number of answers behind it; all units together last.
func indicatorsTable(_ results: Results, _ language: Language) -> ReportTable {
  let words = Wording(results, language)
  let index = results.index
  typealias Column = ReportTable.Column
  let marks = results.treatmentMarks
  var rows: [ReportTable.Row] = []
  for place in index.indicators {
    let node = index.nodes[place]
    guard case .indicator(let indicator) = node.content else { continue }
    let parent = node.parent.map { index.nodes[$0].name[language] } ?? ""
    let statistic: String
    var isDuration = false
    switch indicator.source {
    case .questions(_, let kind): statistic = words.statistic(kind)
    case .data(let name):
      statistic = language(vi: "Số liệu hành chính", en: "Administrative figure")
      isDuration = MeasureKey(words.measure(of: name)).isMinutes
    }
    func row(_ unit: Int?, _ nodes: [Results.NodeResult], isPublished: Bool) -> ReportTable.Row {
      let isMarked = marks?.marks(ofUnit: unit, node: place).isEmpty == false
      let result = nodes.indices.contains(place) && isPublished ? nodes[place] : nil
      return ReportTable.Row(
        [
          .text(parent), .text(node.name[language]), .text(unit.map(words.unit) ?? words.allUnits), .text(statistic),
          (isDuration ? ReportTable.Cell.duration(result?.value) : .number(result?.value, decimals: 3)).marked(isMarked),
          .number(result?.score, decimals: index.score.decimals).marked(isMarked), .count(result?.n),
        ], isTotal: unit == nil)
    }
    for unit in results.units { rows.append(row(unit.unit, unit.nodes, isPublished: unit.isPublished)) }
    rows.append(row(nil, results.overall.nodes, isPublished: results.overall.isPublished))
  }
  return ReportTable(
    .indicators, title: language(vi: "Kết quả theo câu hỏi", en: "Results by indicator"), language: language,
    columns: [
      Column(language(vi: "Chỉ số thành phần", en: "Component")), Column(language(vi: "Câu hỏi, tiêu chí", en: "Indicator")),
      Column(words.unitNoun), Column(language(vi: "Cách tính", en: "Statistic")), Column(language(vi: "Giá trị", en: "Value"), .number),
      Column(words.score, .number), Column(language(vi: "Số câu trả lời", en: "Answers"), .number),
    ], rows: rows, notes: words.notesOnBlanks + words.markNotes(among: rows))
}
