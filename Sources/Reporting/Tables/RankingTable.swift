import Inference
import Scoring
import SurveyModel

/// The ranking: a row for each unit in rank order, then all units taken together.
///
/// - Parameter isOnPage: leaves out what the page shows beside the table: the simultaneous sets, the lead over the next, the groups.
func rankingTable(_ results: Results, _ language: Language, isOnPage: Bool = false) -> ReportTable {
  let words = Wording(results, language)
  let decimals = results.index.score.decimals
  let previous = results.previousEdition?.name ?? ""
  let satisfaction = SatisfactionColumn.all(words)
  typealias Column = ReportTable.Column
  let columns =
    [
      Column(words.rank, .number),
      Column(words.unitNoun, role: .name),
      Column(words.score, .number, role: .score),
      Column(words.interval, .interval, role: .scoreInterval),
      Column(words.possibleRanks, .interval),
      Column(words.possibleRanksAtOnce, .interval),
      Column(language(vi: "Chênh với hạng dưới", en: "Lead over the next"), .number),
      Column(
        language(vi: "Khoảng tin cậy \(words.confidence) của chênh lệch", en: "\(words.confidence) confidence interval, lead"), .interval),
      Column(language(vi: "Hạng trong nhóm", en: "Rank in the group"), .number),
      Column(language(vi: "Điểm thưởng, điểm trừ", en: "Bonus and penalty"), .number),
      Column(language(vi: "Xếp loại", en: "Tier")),
      Column(words.responses, .number),
      Column(words.responseRate, .percent),
    ]
    + satisfaction.flatMap { rate in
      let whose = rate.title.dropFirst(words.satisfaction.count)
      return [
        Column(rate.title, .percent),
        Column(
          language(
            vi: "Khoảng tin cậy \(words.confidence) của mức độ hài lòng\(whose)",
            en: "\(words.confidence) confidence interval, satisfied\(whose)"),
          .percentInterval),
      ]
    } + [
      Column(language(vi: "Hạng kỳ \(previous)", en: "Rank \(previous)"), .number),
      Column(language(vi: "Điểm kỳ \(previous)", en: "Score \(previous)"), .number),
      Column(language(vi: "Thay đổi (điểm)", en: "Change (points)"), .number),
      Column(
        language(vi: "Khoảng tin cậy \(words.confidence) của thay đổi", en: "\(words.confidence) confidence interval, change"), .interval),
      Column(language(vi: "Thay đổi tỷ lệ phản hồi (điểm phần trăm)", en: "Change of the response rate (percentage points)"), .number),
      Column(words.note),
    ]
  let marks = results.treatmentMarks
  func isMarked(_ unit: Int?) -> Bool { marks?.marks(ofUnit: unit, node: 0).isEmpty == false }
  var rows = results.units.map { unit in
    let cells: [ReportTable.Cell] = [
      .count(unit.rank),
      .text(words.unit(unit.unit)),
      .published(unit.publishedScore).marked(isMarked(unit.unit)),
      .interval(unit.interval, decimals: decimals),
      .ranks(unit.rankSet),
      isOnPage ? .absent : .ranks(unit.rankSetSimultaneous),
      isOnPage ? .absent : .signed(unit.differenceToNext?.estimate, decimals: decimals),
      isOnPage ? .absent : .interval(unit.differenceToNext?.interval, decimals: decimals),
      .count(unit.groupRank),
      .signed(unit.points, decimals: decimals),
      .words(words.tier(unit.tier)),
      .count(unit.responses),
      .percent(results.responseRate(ofUnit: unit.unit)?.counts.rr2),
    ]
    let rates = satisfaction.map { $0.share(unit) }.flatMap { [ReportTable.Cell.percent($0?.rate), .percentInterval($0?.interval)] }
    return ReportTable.Row(
      cells + rates + [
        .count(unit.previous?.rank),
        .number(unit.previous?.score, decimals: decimals),
        .signed(unit.previous?.change, decimals: decimals),
        .interval(unit.previous?.changeInterval, decimals: decimals),
        isOnPage ? .absent : .signed(unit.previous?.responseRateChange, decimals: 1),
        .text(words.notes(on: unit)),
      ])
  }
  let overall = results.overall
  let before: [ReportTable.Cell] = [
    .absent, .text(words.allUnits), .published(overall.publishedScore).marked(isMarked(nil)),
    .interval(overall.interval, decimals: decimals), .absent,
    .absent, .absent, .absent, .absent, .absent, .absent, .count(overall.responses), .percent(results.overallResponseRate?.counts.rr2),
  ]
  let rates = satisfaction.map(\.overall).flatMap { [ReportTable.Cell.percent($0?.rate), .percentInterval($0?.interval)] }
  let behind: [ReportTable.Cell] = [
    .absent, .absent, .absent, .absent, .absent, .text(overall.remarks.map(words.remark).joined(separator: "; ")),
  ]
  rows.append(ReportTable.Row(before + rates + behind, isTotal: true))
  return ReportTable(
    .ranking, title: language(vi: "Bảng xếp hạng", en: "Ranking"), language: language, columns: columns, rows: rows,
    notes: notes(results, words, isOnPage: isOnPage) + words.markNotes(among: rows)
  ).withoutEmptyColumns()
}

private func notes(_ results: Results, _ words: Wording, isOnPage: Bool) -> [String] {
  let language = words.language
  let score = results.index.score
  let from = words.numbers.asRead(score.from)
  let to = words.numbers.asRead(score.to)
  var notes = [
    language(
      vi: "Điểm theo thang từ \(from) đến \(to), điểm càng cao càng tốt. Các đơn vị có điểm công bố bằng nhau thì đồng hạng.",
      en: "Scores from \(from) to \(to), higher is better. Units with equal published scores share a rank.")
  ]
  if results.units.contains(where: { $0.interval != nil }) {
    notes.append(
      language(
        vi: "Khoảng tin cậy \(words.confidence): nếu lặp lại khảo sát nhiều lần theo cùng cách thì xấp xỉ \(words.confidence) số khoảng "
          + "tính được sẽ chứa điểm thực.",
        en:
          "\(words.confidence) confidence interval: of surveys repeated in the same way, about \(words.confidence) would give an interval that "
          + "holds the true score."))
  }
  if !isOnPage {
    let sentences = RankSentences(results, language)
    notes += sentences.footnote + sentences.groups
    if !sentences.findings.neighbours.isEmpty { notes.append(differenceNote(language)) }
  }
  if results.respondentGroups.count > 1, isSatisfactionWithheld(results, words) {
    let atLeast = words.numbers.text(results.index.publish.atLeast)
    notes.append(
      language(
        vi:
          "Mức độ hài lòng của một nhóm không được công bố ở đơn vị mà nhóm có ít hơn \(atLeast) phiếu, hoặc khi từ đó có thể tính ngược một tỷ lệ như vậy.",
        en:
          "A group's satisfaction is not published for a unit with fewer than \(atLeast) of its responses, nor where such a rate could be worked out from it."
      ))
  }
  if let independent = independenceNote(results, words) { notes.append(independent) }
  if results.hasOtherIndexBefore, let edition = results.previousEdition, results.units.contains(where: { $0.previous != nil }) {
    notes.append(
      language(
        vi:
          "Kỳ \(edition.name) được chấm theo cấu trúc chỉ số, trọng số hoặc quy tắc khác: thay đổi của điểm gồm cả thay đổi đó, không chỉ của ý kiến người trả lời.",
        en:
          "Edition \(edition.name) was scored by an index with other components, weights or rules: a change of the score is also a change of the index, not of what was answered alone."
      ))
  }
  if results.responseRates.isEmpty {
    notes.append(
      language(
        vi: "Không có danh sách được mời nên không tính tỷ lệ phản hồi.",
        en: "There is no list of those invited, hence no response rate."))
  }
  return notes
}

/// Whether a unit has its other numbers and not the satisfaction of some group.
private func isSatisfactionWithheld(_ results: Results, _ words: Wording) -> Bool {
  SatisfactionColumn.all(words).contains { rate in results.units.contains { $0.isPublished && rate.share($0) == nil } }
}

/// What the intervals of changes take as independent; `nil` where there are none, or all groups answered in both editions.
private func independenceNote(_ results: Results, _ words: Wording) -> String? {
  guard !results.unmatchedGroups.isEmpty, results.units.contains(where: { $0.previous?.changeInterval != nil }) else { return nil }
  let names = results.unmatchedGroups.map { id in
    results.survey.respondentGroups.first { $0.id == id }?.name[words.language] ?? id
  }.joined(separator: ", ")
  return words.language(
    vi: "Chỉ có mặt ở một trong hai kỳ: \(names). Trong khoảng tin cậy của thay đổi, ý kiến của nhóm đó được coi là độc lập với kỳ kia.",
    en:
      "Respondents of one of the two editions alone: \(names). In the intervals of the changes they are treated as independent of the other edition."
  )
}
