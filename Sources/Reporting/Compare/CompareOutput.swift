package import Inference
import Scoring
package import SurveyModel

/// Compared editions in each format of `cdci compare`.
package struct CompareOutput: PrintedOutput {
  let comparison: EditionComparison

  package init(_ comparison: EditionComparison) { self.comparison = comparison }

  /// Of text, where it is not known how wide the terminal is.
  static let width = 80

  package func text(_ language: Language) -> String {
    let words = CompareWords(comparison: comparison, language: language)
    let tables = CompareTables(comparison, language)
    let organization = comparison.editions.last?.survey.organization[language] ?? ""
    var parts = [PlainTable.wrapped("\(words.title) – \(organization)", to: Self.width)]
    if let notice = Document.notice(comparison, language) { parts.append(PlainTable.wrapped(notice, to: Self.width)) }
    parts.append(PlainTable.text(tables.editions, fitting: Self.width))
    for pair in comparison.pairs {
      let heading = "══ \(words.heading(pair)) "
      parts.append(heading + String(repeating: "═", count: max(0, Self.width - heading.count)) + "\n")
      parts.append(words.differences(pair).map { PlainTable.wrapped("– " + $0, to: Self.width, indent: 2) }.joined())
      if !pair.differences.weights.isEmpty { parts.append(PlainTable.text(tables.weights(pair), fitting: Self.width)) }
      parts.append(PlainTable.text(tables.changes(pair), fitting: Self.width))
      if CompareTables.tellsParts(pair) { parts.append(PlainTable.text(tables.parts(pair), fitting: Self.width)) }
    }
    return parts.joined(separator: "\n")
  }

  /// The page, whole in one file.
  package func page(_ language: Language, version: String) -> [UInt8] {
    Array(PageRenderer(Document(comparison, language, version: version)).page(among: [language]).utf8)
  }

  // MARK: - For programs

  package var csv: [UInt8] {
    let single = EditionComparison.Factor.allCases
    var csv = CSVTable(
      header: ["from", "to", "unit", "name", "formerly", "score_from", "score_to", "change", "change_low", "change_high"]
        + single.flatMap { $0 == .answers ? ["answers", "answers_low", "answers_high"] : [$0.rawValue] }
        + ["together", "together_of", "note"])
    for pair in comparison.pairs {
      let (then, now) = (comparison.editions[pair.then].survey, comparison.editions[pair.now].survey)
      let words = CompareWords(comparison: comparison, language: now.language)
      for change in pair.units + [pair.whole] {
        let unit = change.unit.map { now.units[$0] }
        let joint = change.parts.first { $0.factors.count > 1 }
        let former = change.unitsThen.map { then.units[$0].id }.joined(separator: " ")
        var row: [CSVTable.Cell] = [
          .text(then.edition), .text(now.edition), .words(unit?.id), .words(unit?.name[now.language]),
          .words(former == unit?.id ? nil : former), .published(change.scoreThen), .published(change.scoreNow), .exact(change.change),
          .exact(change.interval?.low), .exact(change.interval?.high),
        ]
        for factor in single {
          let part = change.parts.first { $0.factors == [factor] }
          row.append(.exact(part?.value))
          if factor == .answers { row += [.exact(part?.interval?.low), .exact(part?.interval?.high)] }
        }
        row += [
          .exact(joint?.value), .words(joint?.factors.map(\.rawValue).joined(separator: " ")), .words(words.note(on: change, pair)),
        ]
        csv.append(row)
      }
    }
    return csv.bytes
  }

  package var json: [UInt8] {
    let document: JSONValue = [
      "schema": "cdci-compare/1", "confidence": .double(comparison.confidence),
      "editions": .array(
        comparison.editions.map { edition in
          [
            "edition": .string(edition.survey.edition), "index": .string(edition.index.id), "responses": .int(edition.responses),
            "overall": .number(edition.overall?.value),
            "units": .array(
              edition.survey.units.enumerated().map { place, unit in
                [
                  "id": .string(unit.id), "name": .string(unit.name[edition.survey.language]),
                  "score": .number(edition.scores[place]?.value), "rank": .count(edition.ranks[place]),
                ]
              }),
          ]
        }),
      "comparisons": .array(comparison.pairs.map(json)),
    ]
    return document.serialized
  }

  private func json(_ pair: EditionComparison.Pair) -> JSONValue {
    let then = comparison.editions[pair.then].survey
    let words = CompareWords(comparison: comparison, language: comparison.editions[pair.now].survey.language)
    func weights(_ weights: [IndexDifferences.Weight]) -> JSONValue {
      .array(weights.map { ["id": .string($0.id), "from": .double($0.then), "to": .double($0.now)] })
    }
    return [
      "from": .string(words.name(pair.then)), "to": .string(words.name(pair.now)), "matchedRespondents": .int(pair.matched),
      "differences": [
        "weights": weights(pair.differences.weights), "groupWeights": weights(pair.differences.groups),
        "sentences": .array(words.differences(pair).map { .string($0) }),
      ],
      "overall": json(pair.whole, pair, words), "units": .array(pair.units.map { json($0, pair, words) }),
      "closed": .array(pair.closed.map { .string(then.units[$0].id) }),
      "notComputed": .array(
        pair.failures.map { failure in
          [
            "answers": .string(words.name(failure.answers)), "method": .string(words.name(failure.rules)),
            "weights": .string(words.name(failure.weights)), "reason": .string(failure.error.message(in: words.language)),
          ]
        }),
    ]
  }

  private func json(_ change: EditionComparison.Change, _ pair: EditionComparison.Pair, _ words: CompareWords) -> JSONValue {
    let (then, now) = (comparison.editions[pair.then].survey, comparison.editions[pair.now].survey)
    let note = words.note(on: change, pair)
    return [
      "unit": .words(change.unit.map { now.units[$0].id }), "formerly": .array(change.unitsThen.map { .string(then.units[$0].id) }),
      "scoreFrom": .number(change.scoreThen?.value), "scoreTo": .number(change.scoreNow?.value), "change": .number(change.change),
      "publishedChange": .number(
        change.publishedChange.map { PublishedNumber($0, decimals: comparison.editions[pair.now].index.score.decimals).value }),
      "interval": JSONFormat.interval(change.interval),
      "parts": .array(
        change.parts.map { part in
          [
            "of": .array(part.factors.map { .string($0.rawValue) }), "value": .double(part.value),
            "interval": JSONFormat.interval(part.interval),
          ]
        }), "note": note.isEmpty ? .null : .string(note),
    ]
  }
}
