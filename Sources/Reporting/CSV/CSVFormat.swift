package import Inference
import Scoring
package import SurveyModel

/// A table each for machines: ranking.csv, components.csv, response-rates.csv, context.csv, problems.csv; where there are any, adjustments.csv, treatment.csv,
/// entities.csv and correlations.csv; satisfaction.csv where several respondent groups have a satisfaction rate, which is then not in ranking.csv.
///
/// Dot decimals, UTF-8 with a byte order mark, RFC 4180. Scores have the index's decimals; rates, shares and attainments are fractions. What is
/// absent or withheld is an empty cell. Names, notes and problems are in the first language.
package struct CSVFormat: ReportFormat {
  package init() {}

  package func write(_ results: Results, languages: [Language], into folder: ReportFolder) throws(ReportFailure) {
    let language = languages.first ?? results.survey.language
    try folder.write(rankingCSV(results, language).bytes, as: "ranking.csv")
    try folder.write(componentsCSV(results, language).bytes, as: "components.csv")
    try folder.write(responseRatesCSV(results).bytes, as: "response-rates.csv")
    try folder.write(contextCSV(results).bytes, as: "context.csv")
    try folder.write(problemsCSV(results, language).bytes, as: "problems.csv")
    if !results.adjustments.isEmpty { try folder.write(adjustmentsCSV(results, language).bytes, as: "adjustments.csv") }
    if results.treatment != nil { try folder.write(treatmentCSV(results, language).bytes, as: "treatment.csv") }
    if results.satisfactionGroups.count > 1 { try folder.write(satisfactionCSV(results, language).bytes, as: "satisfaction.csv") }
    if !results.attainmentCorrelations.isEmpty { try folder.write(correlationsCSV(results).bytes, as: "correlations.csv") }
    if !results.entities.isEmpty { try folder.write(entitiesCSV(results, language).bytes, as: "entities.csv") }
  }

  /// The bytes of ranking.csv, for whoever wants them elsewhere than in a report.
  package static func ranking(_ results: Results, _ language: Language) -> [UInt8] {
    rankingCSV(results, language).bytes
  }
}
