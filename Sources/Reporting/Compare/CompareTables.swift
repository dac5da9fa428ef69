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

  /// Scores of then and now, the change with its interval, and where wanted its parts.
  ///
  /// - Parameters:
  ///   - showsScores: with the scores themselves.
  ///   - showsParts: with what the change comes of.
  func changes(_ pair: Pair, showsScores: Bool = true, showsParts: Bool) -> ReportTable {
    let decimals = comparison.editions[pair.now].index.score.decimals
    let noun = comparison.editions[pair.now].survey.unitNoun[language]
    let factors = showsParts ? pair.factors : []
    let hasJoint = showsParts && !pair.joint.isEmpty
    var columns = [Column(noun, role: .name)]
    if showsScores {
      columns += [
        Column(words.name(pair.then), .number), Column(words.name(pair.now), .number), Column(CompareWords.change(language), .number),
        Column(words.interval, .interval),
      ]
    }
    for factor in factors {
      columns.append(Column(CompareWords.name(of: factor, language), .number))
      if factor == .answers { columns.append(Column(words.interval, .interval)) }
    }
    if hasJoint { columns.append(Column(CompareWords.together(language), .number)) }
    // A note stands with the scores; of parts alone it is in the table before.
    if showsScores { columns.append(Column(CompareWords.note(language), standing: .footnote(""))) }
    func row(_ change: Change) -> ReportTable.Row {
      let name = change.unit.map { comparison.editions[pair.now].survey.units[$0].name[language] } ?? CompareWords.allUnits(language)
      var cells: [ReportTable.Cell] = [.text(name)]
      if showsScores {
        cells += [
          .published(change.scoreThen), .published(change.scoreNow), .signed(change.publishedChange, decimals: decimals),
          .interval(change.interval, decimals: decimals),
        ]
      }
      for factor in factors {
        let part = change.parts.first { $0.factors == [factor] }
        cells.append(.signed(part?.value, decimals: decimals))
        if factor == .answers { cells.append(.interval(part?.interval, decimals: decimals)) }
      }
      if hasJoint {
        let part = change.parts.first { $0.factors.count > 1 }
        cells.append(.signed(part?.value, decimals: decimals))
      }
      let joint = showsParts ? change.parts.first { $0.factors.count > 1 }.map { jointNote($0.factors) } : nil
      if showsScores {
        cells.append(.words([words.note(on: change, pair), joint ?? ""].filter { !$0.isEmpty }.joined(separator: "; ")))
      }
      return ReportTable.Row(cells, isTotal: change.unit == nil)
    }
    let rows = (pair.units + [pair.whole]).filter { showsScores || $0.change != nil }.map(row)
    let table = ReportTable(
      showsScores ? .changes : .changeParts, title: showsScores ? words.changesTitle(pair) : words.partsTitle(pair), language: language,
      columns: columns, rows: rows, notes: showsParts && factors.count + (hasJoint ? 1 : 0) > 1 ? [CompareWords.rounding(language)] : [])
    return table.withoutEmptyColumns()
  }

  private func jointNote(_ factors: [EditionComparison.Factor]) -> String {
    CompareWords.together(language) + ": " + words.names(of: factors)
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
