import Inference
import Scoring
import SurveyModel

/// The tables of compared editions.
struct CompareTables: Sendable {
  private typealias Column = ReportTable.Column
  typealias Pair = EditionComparison.Pair
  typealias Change = EditionComparison.Change

  let comparison: EditionComparison
  let language: Language
  private let words: CompareWords

  init(_ comparison: EditionComparison, _ language: Language) {
    self.comparison = comparison
    self.language = language
    words = CompareWords(comparison: comparison, language: language)
  }

  /// What was compared: responses, score of all units together, index.
  var editions: ReportTable {
    ReportTable(
      .editionScores, title: CompareWords.editionsTitle(language), language: language,
      columns: [
        Column(CompareWords.edition(language)), Column(CompareWords.responses(language), .number),
        Column(CompareWords.allUnits(language), .number), Column(CompareWords.indexTitle(language)),
      ],
      rows: comparison.editions.map { edition in
        ReportTable.Row([
          .text(edition.survey.edition), .count(edition.responses), .published(edition.overall), .words(edition.index.title[language]),
        ])
      })
  }

  /// Scores of then and now, and the change with its interval.
  func changes(_ pair: Pair) -> ReportTable {
    let decimals = decimals(pair)
    let columns = [
      Column(noun(pair), role: .name), Column(words.name(pair.then), .number), Column(words.name(pair.now), .number),
      Column(CompareWords.change(language), .number), Column(words.interval, .interval),
      Column(CompareWords.note(language), standing: .footnote("")),
    ]
    let rows = (pair.units + [pair.whole]).map { change in
      ReportTable.Row(
        [
          .text(name(change, pair)), .published(change.scoreThen), .published(change.scoreNow),
          .signed(change.publishedChange, decimals: decimals), .interval(change.interval, decimals: decimals),
          .words(words.note(on: change, pair)),
        ], isTotal: change.unit == nil)
    }
    return ReportTable(.changes, title: words.changesTitle(pair), language: language, columns: columns, rows: rows)
      .withoutEmptyColumns(keeping: words.name(pair.then), words.name(pair.now))
  }

  /// What the changes come of, of those that are told.
  func parts(_ pair: Pair) -> ReportTable {
    let decimals = decimals(pair)
    let factors = pair.factors
    let hasJoint = !pair.joint.isEmpty
    var columns = [Column(noun(pair), role: .name), Column(CompareWords.change(language), .number)]
    for factor in factors {
      columns.append(Column(CompareWords.name(of: factor, language), .number))
      if factor == .answers { columns.append(Column(words.interval, .interval)) }
    }
    if hasJoint { columns.append(Column(CompareWords.together(language), .number)) }
    columns.append(Column(CompareWords.note(language), standing: .footnote("")))
    let rows = (pair.units + [pair.whole]).filter { $0.change != nil }.map { change -> ReportTable.Row in
      var cells: [ReportTable.Cell] = [.text(name(change, pair)), .signed(change.publishedChange, decimals: decimals)]
      for factor in factors {
        let part = change.parts.first { $0.factors == [factor] }
        cells.append(.signed(part?.value, decimals: decimals))
        if factor == .answers { cells.append(.interval(part?.interval, decimals: decimals)) }
      }
      let joint = change.parts.first { $0.factors.count > 1 }
      if hasJoint { cells.append(.signed(joint?.value, decimals: decimals)) }
      cells.append(.words(joint.map { words.jointNote($0.factors) } ?? ""))
      return ReportTable.Row(cells, isTotal: change.unit == nil)
    }
    return ReportTable(
      .changeParts, title: words.partsTitle(pair), language: language, columns: columns, rows: rows,
      notes: [CompareWords.rounding(language)]
    ).withoutEmptyColumns()
  }

  private func decimals(_ pair: Pair) -> Int { comparison.editions[pair.now].index.score.decimals }
  private func noun(_ pair: Pair) -> String { comparison.editions[pair.now].survey.unitNoun[language] }
  private func name(_ change: Change, _ pair: Pair) -> String {
    change.unit.map { comparison.editions[pair.now].survey.units[$0].name[language] } ?? CompareWords.allUnits(language)
  }

  /// Whether the parts say more than the change.
  static func tellsParts(_ pair: Pair) -> Bool { pair.factors != [.answers] || !pair.joint.isEmpty }

  /// Shares that are others; no rows where none is.
  func weights(_ pair: Pair) -> ReportTable {
    ReportTable(
      .changedWeights, title: CompareWords.weightsTitle(language), language: language,
      columns: [
        Column(CompareWords.part(language)), Column(words.name(pair.then), .percent), Column(words.name(pair.now), .percent),
      ],
      rows: pair.differences.weights.map { weight in
        ReportTable.Row([.text(weight.name[language]), .percent(weight.then), .percent(weight.now)])
      })
  }
}
