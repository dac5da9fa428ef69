package import Inference
import Scoring
package import SurveyModel
import SurveyWords

/// results.json: everything, machine-readable, in both languages whatever languages the report has. The schema lies in Documentation/results.schema.json.
package struct JSONFormat: ReportFormat {
  package init() {}

  package static let name = "results.json"

  package func files(_ report: Report) -> [RenderedFile] {
    let bytes =
      switch report.content {
      case .ranking(let results): Self.bytes(results)
      case .figures(let surroundings): Self.document(surroundings).serialized
      }
    return [RenderedFile(name: Self.name, bytes: bytes)]
  }

  /// The whole document. `score` is published, at the index's decimals; `scoreExact`, standard errors and intervals are unrounded doubles.
  ///
  /// Rates, shares, changes and attainments are fractions. What is absent is null; a unit that is withheld has null for every number but `responses`.
  package static func bytes(_ results: Results) -> [UInt8] {
    document(results).serialized
  }

  /// The inputs and the import of the document, for a survey that was only read.
  package static func account(_ data: SurveyData) -> [UInt8] {
    let document: JSONValue = [
      "schema": "cdci-check/1", "edition": .string(data.survey.edition), "inputs": inputs(data.inputs),
      "import": account(data.account), "groups": .array(data.groups.indices.map { group(data, $0) }),
    ]
    return document.serialized
  }

  /// The units of the document alone, in rank order.
  package static func ranking(_ results: Results) -> [UInt8] {
    let document: JSONValue = [
      "schema": "cdci-ranking/1", "edition": .string(results.survey.edition), "index": .string(results.index.id),
      "units": .array(results.units.map { unit($0, results) }),
    ]
    return document.serialized
  }

  static func document(_ results: Results) -> JSONValue {
    let own: JSONValue = [
      // First: a folder is known for a report of ours by the beginning of this file.
      "schema": "cdci-results/1",
      "edition": .string(results.survey.edition),
      "index": .string(results.index.id),
      "seed": .unsigned(results.seed),
      "inputs": inputs(results.inputs),
      "import": account(results.account),
      "overall": overall(results),
      "units": .array(results.units.map { unit($0, results) }),
      "responseRates": .array(results.responseRates.map { rate($0, eligibility: results.eligibility, results.survey) }),
      "context": .array(results.context.map { figure($0, results.survey) }),
      "weights": weights(results),
      "title": localized(results.survey.title),
      "organization": localized(results.survey.organization),
      "published": results.survey.published.map { .string($0.description) } ?? .null,
      "notice": results.survey.notice.map(localized) ?? .null,
      "score": [
        "from": .double(results.index.score.from), "to": .double(results.index.score.to), "decimals": .int(results.index.score.decimals),
      ],
      "confidence": .double(results.index.confidence),
      "previousEdition": results.previousEdition.map { previous -> JSONValue in
        let own: JSONValue = ["edition": .string(previous.name), "responseRate": .number(previous.responseRate)]
        let unmatched = results.unmatchedGroups
        return own.with("treatedAsIndependent", unmatched.isEmpty ? nil : .array(unmatched.map { .string($0) }))
          .with("hasOtherIndex", results.hasOtherIndexBefore ? .bool(true) : nil)
      } ?? .null,
      "listContradictions": [
        "unconfirmed": .int(results.unconfirmedDispositions), "answeredNotEligible": .int(results.answeredNotEligible),
      ],
      "rankComparison": rankComparison(results),
      "press": press(results),
      "attainmentCorrelations": .array(results.attainmentCorrelations.map(correlation)),
    ]
    let dropped = results.droppedIndicators
    return own.adding(further(results)).with("droppedIndicators", dropped.isEmpty ? nil : .array(dropped.map { .string($0) }))
      .with("satisfactionFigures", satisfactionFigures(results)).with("answers", answers(results)).with("robustness", robustness(results))
      .with("methodDraws", methodDraws(results))
      .with("coherence", coherence(results)).with("series", series(results)).with("figureSeries", figureSeries(results.surroundings))
      .with("flaggedComparison", results.flaggedComparison.map { flagged($0, results) })
      .with("flaggedComparisonMissing", results.flaggedFailure.map { error in localized(LocalizedText { error.message(in: $0) }) })
  }

  /// What only some have: bonus and penalty points one by one, what was done to figures, what is scored beside the index, and several respondent groups.
  private static func further(_ results: Results) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    if results.respondentGroups.count > 1 {
      let list = results.respondentGroups.map { group -> JSONValue in
        let definition = results.survey.respondentGroups[group.group]
        return [
          "id": .string(definition.id), "name": localized(definition.name), "share": .double(group.share),
          "satisfactionQuestions": .array(group.satisfactionQuestions.map { .string($0) }),
        ]
      }
      members.append(.init(key: "respondentGroups", value: .array(list)))
    }
    if !results.adjustments.isEmpty {
      let list = results.adjustments.map { entry -> JSONValue in
        ["unit": .string(results.survey.units[entry.unit].id), "points": .double(entry.points), "reason": localized(entry.reason)]
      }
      members.append(.init(key: "adjustments", value: .array(list)))
    }
    if let log = results.treatment { members.append(.init(key: "treatment", value: treatment(log, results.survey))) }
    if !results.entities.isEmpty {
      let list = results.entities.map { entity -> JSONValue in
        [
          "id": .string(entity.index.id), "name": localized(entity.index.title),
          "units": .array(entity.units.map { unit($0, entity) }),
        ]
      }
      members.append(.init(key: "entities", value: .array(list)))
    }
    return members
  }

  static func inputs(_ files: [SurveyData.InputFile]) -> JSONValue {
    .array(files.map { ["path": .string($0.path), "sha256": .string($0.sha256), "bytes": .int($0.bytes)] })
  }

  static func localized(_ text: LocalizedText) -> JSONValue {
    ["vi": .string(text[.vi]), "en": .string(text[.en])]
  }

  static func interval(_ interval: Interval?) -> JSONValue {
    interval.map { [.double($0.low), .double($0.high)] } ?? .null
  }

  static func share(_ share: Share?) -> JSONValue {
    ["rate": .number(share?.rate), "interval": interval(share?.interval)]
  }

  static func account(_ account: ImportAccount) -> JSONValue {
    let value: JSONValue = [
      "rowsRead": .int(account.rowsRead),
      "responses": .int(account.responses),
      "respondents": .int(account.respondents),
      "leftOut": .object(account.leftOut, key: \.reason.rawValue) { .int($0.rows) },
      "answersMissing": .object(account.answersMissing, key: \.kind.name) { .int($0.answers) },
      "recognized": .array(account.recognized.map { .string($0[.en]) }),
      "problems": .array(
        account.problems.map { problem in
          [
            "file": .string(problem.file), "line": .count(problem.line), "column": .words(problem.column),
            "kind": .string(problem.kind.rawValue),
            "expected": .string(problem.expected[.en]), "found": .string(problem.found.text(.en)), "action": .string(problem.action[.en]),
          ]
        }),
    ]
    return value.with("flagged", account.flagged.map { .object($0, key: \.flag.rawValue) { .int($0.responses) } })
  }

  /// The ranking with and without flagged responses, in rank order.
  private static func flagged(_ comparison: FlaggedComparison, _ results: Results) -> JSONValue {
    .array(
      comparison.units.map { row in
        [
          "unit": .string(results.survey.units[row.unit].id), "responses": .int(row.responses), "flagged": .int(row.flagged),
          "score": .number(row.score?.value), "scoreWithout": .number(row.scoreWithout?.value), "rank": .count(row.rank),
          "rankWithout": .count(row.rankWithout),
        ]
      })
  }
}
