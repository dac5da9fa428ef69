import Inference
import Scoring
import SurveyModel

/// Shares, changes and sums that sources state, beside what their own figures give.
func statementsTable(_ surroundings: Surroundings, _ language: Language) -> ReportTable {
  let words = FigureWording(surroundings.survey, language)
  let own = StatementWords(surroundings.survey, language)
  typealias Column = ReportTable.Column
  let columns = [
    Column(ContextWords.indicator(language), role: .name),
    Column(language(vi: "Đơn vị", en: "Unit")),
    Column(language(vi: "Kỳ", en: "Period")),
    Column(StatementWords.what(language), standing: .underName("")),
    Column(StatementWords.stated(language), .number),
    Column(StatementWords.computed(language), .number),
    Column(StatementWords.calculation(language)),
    Column(StatementWords.verdict(language)),
  ]
  let rows = surroundings.figures.flatMap { figure in
    figure.statements.map { statement in
      func cell(_ value: Double?, decimals: Int) -> ReportTable.Cell {
        if case .sum = statement.kind { return .asRead(value, measure: figure.measure) }
        return .percent(value, decimals: decimals, signed: statement.kind == .change)
      }
      return ReportTable.Row([
        .text(words.contextName(figure.indicator)), words.placeCell(figure.unit),
        .text(words.numbers.text(figure.period)), .text(own.subject(statement)),
        cell(statement.stated, decimals: StatementWords.decimals(statement, atLeast: 0)),
        cell(statement.computed, decimals: StatementWords.decimals(statement)), .text(own.calculation(statement, of: figure)),
        .text(own.verdict(statement)),
      ])
    }
  }
  let table = ReportTable(
    .statements, title: StatementWords.title(language), language: language, columns: columns, rows: rows,
    notes: rows.isEmpty ? [] : [StatementWords.note(language)])
  return surroundings.survey.units.isEmpty ? table.withoutEmptyColumns() : table
}
