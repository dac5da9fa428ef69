import Inference
import Scoring
import SurveyModel

/// A ranking of what is scored beside the index (the head of the unit): a table for each of `IndexTree.entities`, in their order.
func entityTables(_ results: Results, _ language: Language) -> [ReportTable] {
  results.entities.map { entityTable($0, language) }
}

private func entityTable(_ results: Results, _ language: Language) -> ReportTable {
  typealias Column = ReportTable.Column
  let words = Wording(results, language)
  let index = results.index
  let decimals = index.score.decimals
  let columns =
    [
      Column(words.rank, .number), Column(words.unitNoun, role: .name), Column(words.score, .number, role: .score),
      Column(words.interval, .interval, role: .scoreInterval), Column(words.possibleRanks, .interval),
    ] + index.topLevel.map { Column(index.nodes[$0].name[language], .number) }
    + [Column(RankWords.tier(language)), Column(words.responses, .number)]
  let marks = results.treatmentMarks
  let remarks = RemarkMarks(results, words)
  func isMarked(_ unit: Int, _ node: Int) -> Bool { marks?.marks(ofUnit: unit, node: node).isEmpty == false }
  let rows = results.units.map { unit in
    ReportTable.Row(
      [
        .count(unit.rank), remarks.name(words.unit(unit.unit), of: unit.unit),
        .published(unit.publishedScore).marked(isMarked(unit.unit, 0)),
        .interval(unit.interval, decimals: decimals),
        .ranks(unit.rankSet),
      ]
        + index.topLevel.map {
          .number(unit.isPublished ? unit.nodes[$0].score : nil, decimals: decimals).marked(isMarked(unit.unit, $0))
        }
        + [.words(words.tier(unit.tier)), .count(unit.responses)])
  }
  return ReportTable(
    .entities, title: language(vi: "Xếp hạng riêng: ", en: "Ranked separately: ") + index.title[language], language: language,
    columns: columns, rows: rows,
    notes: remarks.notes + [
      TableWords.scoredOnItsOwn(language)
    ] + [words.noteOnDropped].compactMap(\.self) + words.markNotes(among: rows)
  ).withoutEmptyColumns()
}
