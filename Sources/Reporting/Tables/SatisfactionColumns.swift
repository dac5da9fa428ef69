import Inference
import Scoring
import SurveyModel

/// A satisfaction rate with the words that say whose it is.
struct SatisfactionColumn: Sendable {
  /// "Satisfied", and where the survey has several respondent groups whose opinion it is.
  let title: String
  /// By unit as in `Survey.units`; `nil` for the column of the only rate that there is, which stands with the unit.
  private let byUnit: [Share?]?
  let overall: Share?

  func share(_ unit: Results.UnitResult) -> Share? {
    guard let byUnit else { return unit.satisfaction }
    return byUnit.indices.contains(unit.unit) ? byUnit[unit.unit] : nil
  }

  /// One, or one for each respondent group that is asked where several are.
  static func all(_ words: Wording) -> [SatisfactionColumn] {
    let results = words.results
    let asked = results.satisfactionGroups
    guard asked.count > 1 else {
      let name = results.respondentGroups.count > 1 ? asked.first.map { words.group($0.group) } : nil
      return [SatisfactionColumn(title: title(words, of: name), byUnit: nil, overall: results.overall.satisfaction)]
    }
    return asked.map {
      SatisfactionColumn(title: title(words, of: words.group($0.group)), byUnit: $0.satisfaction, overall: $0.overallSatisfaction)
    }
  }

  private static func title(_ words: Wording, of group: String?) -> String {
    words.satisfaction + (group.map { " (\($0))" } ?? "")
  }
}

/// The figures in official use under the name of satisfaction that a respondent group has, side by side.
struct SatisfactionFigures: Sendable {
  struct Figure: Sendable {
    let kind: SatisfactionWords.Kind
    let title: String
    let questions: [String]
    fileprivate let units: [Share?]
    let overall: Share?

    /// - Parameter unit: index into `Survey.units`.
    func share(_ unit: Int) -> Share? { units.indices.contains(unit) ? units[unit] : nil }
  }

  let group: Results.GroupResult
  /// That of the ranking first.
  let figures: [Figure]

  /// Whether any of them tells another number than that of the ranking; where all do not, one stands for all.
  var differ: Bool {
    figures.dropFirst().contains { figure in
      figure.overall?.rate != figures[0].overall?.rate || figure.units.map { $0?.rate } != figures[0].units.map { $0?.rate }
    }
  }

  /// Of each group that has several.
  static func all(_ results: Results, _ language: Language) -> [SatisfactionFigures] {
    results.satisfactionGroups.filter { !$0.furtherSatisfaction.isEmpty }.map { group in
      let own = kind(of: group, results.index)
      let name = group.satisfactionQuestions.count == 1 ? results.index.namesOfQuestions[group.satisfactionQuestions[0]]?[language] : nil
      let first = Figure(
        kind: own, title: own == .question ? name ?? AnswerWords.overall(language) : SatisfactionWords.title(own, language),
        questions: group.satisfactionQuestions, units: group.satisfaction, overall: group.overallSatisfaction)
      return SatisfactionFigures(
        group: group,
        figures: [first]
          + group.furtherSatisfaction.map { figure in
            let kind: SatisfactionWords.Kind =
              switch figure.kind {
              case .pooled: .pooled
              case .everyAnswer: .everyAnswer
              }
            return Figure(
              kind: kind, title: SatisfactionWords.title(kind, language), questions: figure.questions, units: figure.units,
              overall: figure.overall)
          })
    }
  }

  /// What the rate of the ranking is of.
  static func kind(of group: Results.GroupResult, _ index: IndexTree) -> SatisfactionWords.Kind {
    if group.satisfactionQuestions.count == 1 { return .question }
    return index.satisfaction.isEmpty ? .pooled : .declared
  }
}

/// The satisfaction figures side by side: a row for each unit in rank order, then all units taken together.
///
/// - Returns: one for each respondent group that has several.
func satisfactionTables(_ results: Results, _ language: Language) -> [ReportTable] {
  let words = Wording(results, language)
  return SatisfactionFigures.all(results, language).filter(\.differ).map { part in
    typealias Column = ReportTable.Column
    let columns =
      [Column(words.rank, .number), Column(words.unitNoun, role: .name)]
      + part.figures.flatMap { figure in
        [
          Column(figure.title, .percent),
          Column(
            SatisfactionWords.interval(words.confidence, of: figure.title, language), .percentInterval, standing: .extra,
            short: words.interval),
        ]
      }
    func cells(_ share: (SatisfactionFigures.Figure) -> Share?) -> [ReportTable.Cell] {
      part.figures.map(share).flatMap { [ReportTable.Cell.percent($0?.rate), .percentInterval($0?.interval)] }
    }
    let rows =
      results.units.map { unit in ReportTable.Row([.count(unit.rank), .text(words.unit(unit.unit))] + cells { $0.share(unit.unit) }) }
      + [ReportTable.Row([.absent, .text(words.allUnits)] + cells(\.overall), isTotal: true)]
    var notes = part.figures.map { SatisfactionWords.meaning($0.kind, of: $0.title, language) }
    notes.append(SatisfactionWords.differ(part.figures[0].title, language))
    let atLeast = words.numbers.text(results.index.publish.atLeast)
    if results.units.contains(where: { unit in unit.isPublished && part.figures.contains { $0.share(unit.unit) == nil } }) {
      notes.append(RankWords.whenSatisfactionIsBlank(atLeast, language))
    }
    let blank = part.figures.filter { $0.overall == nil }
    if results.overall.isPublished, !blank.isEmpty { notes.append(SatisfactionWords.noneOfAll(blank.map(\.title), language)) }
    let title = SatisfactionWords.table(language)
    return ReportTable(
      .satisfaction, title: results.respondentGroups.count > 1 ? title + ": " + words.group(part.group.group) : title, language: language,
      columns: columns, rows: rows, notes: notes
    ).withoutEmptyColumns()
  }
}
