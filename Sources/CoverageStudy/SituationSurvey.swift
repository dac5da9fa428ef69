import SurveyImport
import SurveyModel

/// A survey of a situation with its truth, as the files that the reader of all surveys takes.
struct SituationSurvey: Sendable {
  let units: Int
  let questions: Int
  /// Firms by stratum; empty where nothing is known of them but a list.
  let population: [Int]
  /// True scores, 0..100.
  var truth: [Double] = []
  /// Of all units together; `nil` where they are firms without number.
  var overallTruth: Double?
  private var rows = ""
  private var frame = ""

  init(units: Int, questions: Int, population: [Int] = []) {
    self.units = units
    self.questions = questions
    self.population = population
  }

  mutating func invite(_ id: String, unit: Int) { frame += "\(id),u\(unit)\n" }

  /// - Parameter answers: categories from 0; `nil` is left open.
  mutating func add(_ id: String, unit: Int, stratum: Int? = nil, _ answers: [UInt8?]) {
    rows += "\(id),u\(unit)," + (stratum.map { "s\($0)" } ?? "")
    for answer in answers { rows += "," + (answer.map { String($0 + 1) } ?? "") }
    rows += "\n"
  }

  func read() throws -> SurveyData {
    let codes = (0..<questions).map { "q\($0)" }
    var group = """
          responses: [{file: responses.csv}]
          columns: {respondent: firm, unit: unit\(population.isEmpty ? "" : ", stratum: stratum")}
          questions: [\(codes.joined(separator: ", "))]
          answers: satisfaction-5
          completeness: {complete: 0.1, partial: 0.05}

      """
    if !frame.isEmpty { group += "    frame: frame.csv\n" }
    let strata = population.enumerated()
    if !population.isEmpty { group += "    population: {" + strata.map { "s\($0): \($1)" }.joined(separator: ", ") + "}\n" }
    let survey = """
      title: Study
      organization: Study
      edition: "1"
      notice: Synthetic answers
      index: index.yaml
      units:
      \((0..<units).map { "  - {id: u\($0), name: \"u\($0)\"}" }.joined(separator: "\n"))
      \(population.isEmpty ? "" : "strata: {" + strata.map { "s\($0.offset): \"s\($0.offset)\"" }.joined(separator: ", ") + "}")
      respondent-groups:
        firms:
      \(group)
      """
    let index = """
      index: study
      score: {from: 0, to: 100, decimals: 2}
      response-weights: nonresponse
      missing: {policy: reweight, at-least: 0}
      publish: {at-least: 5}
      indicators: [\(codes.map { "{id: \($0)}" }.joined(separator: ", "))]

      """
    var files = [
      "survey.yaml": survey, "index.yaml": index, "responses.csv": "firm,unit,stratum," + codes.joined(separator: ",") + "\n" + rows,
    ]
    if !frame.isEmpty { files["frame.csv"] = "respondent,unit\n" + frame }
    return try SurveyReader(threads: 1, digestsResponses: false).read(SurveyDefinitions(.memory(files.mapValues { Array($0.utf8) })))
  }
}
