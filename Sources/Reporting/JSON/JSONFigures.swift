package import Inference
import SurveyModel

// A survey of figures alone has the same document: what it does not have is null or empty.

extension JSONFormat {
  /// The inputs, the import and the figures, of figures that were only read.
  package static func account(_ surroundings: Surroundings) -> [UInt8] {
    let survey = surroundings.survey
    let document: JSONValue = [
      "schema": "cdci-check/1", "edition": .string(survey.edition), "inputs": inputs(surroundings.inputs),
      "import": account(surroundings.account), "groups": .array([]), "context": .array(surroundings.figures.map { figure($0, survey) }),
    ]
    return document.serialized
  }

  static func document(_ surroundings: Surroundings) -> JSONValue {
    let survey = surroundings.survey
    let document: JSONValue = [
      // First: a folder is known for a report of ours by the beginning of this file.
      "schema": "cdci-results/1",
      "edition": .string(survey.edition),
      "index": .null,
      "seed": .null,
      "inputs": inputs(surroundings.inputs),
      "import": account(surroundings.account),
      "overall": .null,
      "units": .array([]),
      "responseRates": .array([]),
      "context": .array(surroundings.figures.map { figure($0, survey) }),
      "weights": .null,
      "title": localized(survey.title),
      "organization": localized(survey.organization),
      "published": survey.published.map { .string($0.description) } ?? .null,
      "notice": survey.notice.map(localized) ?? .null,
      "score": .null,
      "confidence": .null,
      "previousEdition": .null,
      "listContradictions": .null,
      "rankComparison": .null,
      "press": .null,
      "attainmentCorrelations": .array([]),
    ]
    return document.with("figureSeries", figureSeries(surroundings))
  }
}
