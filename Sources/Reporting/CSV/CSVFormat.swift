package import Inference
import Scoring
package import SurveyModel

/// A table each for machines: ranking.csv, components.csv, response-rates.csv, context.csv, problems.csv; where there are any, adjustments.csv, treatment.csv,
/// entities.csv, correlations.csv, robustness.csv, draws.csv, choices.csv and coherence.csv; satisfaction.csv where several respondent groups have a satisfaction rate, which is then not in ranking.csv; satisfaction-figures.csv
/// where several figures go by that name.
/// Of figures alone context.csv and problems.csv.
///
/// Dot decimals, UTF-8 with a byte order mark, RFC 4180. Scores have the index's decimals; rates, shares and attainments are fractions. What is
/// absent or withheld is an empty cell. Names, notes and problems are in the first language.
package struct CSVFormat: ReportFormat {
  package init() {}

  package func files(_ report: Report) -> [RenderedFile] {
    let language = report.language
    var files: [RenderedFile] = []
    func add(_ name: String, _ table: CSVTable) { files.append(RenderedFile(name: name, bytes: table.bytes)) }
    func addSurroundings() {
      add("context.csv", contextCSV(report.surroundings))
      add("problems.csv", problemsCSV(report.surroundings.account, language))
    }
    guard case .ranking(let results) = report.content else {
      addSurroundings()
      return files
    }
    add("ranking.csv", rankingCSV(results, language))
    add("components.csv", componentsCSV(results, language))
    add("response-rates.csv", responseRatesCSV(results))
    addSurroundings()
    if !results.adjustments.isEmpty { add("adjustments.csv", adjustmentsCSV(results, language)) }
    if results.treatment != nil { add("treatment.csv", treatmentCSV(results, language)) }
    if results.satisfactionGroups.count > 1 { add("satisfaction.csv", satisfactionCSV(results, language)) }
    let figures = SatisfactionFigures.all(results, language)
    if !figures.isEmpty { add("satisfaction-figures.csv", satisfactionFiguresCSV(figures, results, language)) }
    if !results.attainmentCorrelations.isEmpty { add("correlations.csv", correlationsCSV(results)) }
    if let robustness = results.robustness { add("robustness.csv", robustnessCSV(robustness, results, language)) }
    if let draws = results.draws {
      add("draws.csv", drawsCSV(draws, results, language))
      add("choices.csv", choicesCSV(draws))
    }
    if let coherence = results.coherence { add("coherence.csv", coherenceCSV(coherence, results, language)) }
    if !results.entities.isEmpty { add("entities.csv", entitiesCSV(results, language)) }
    return files
  }

  /// The bytes of ranking.csv, for whoever wants them elsewhere than in a report.
  package static func ranking(_ results: Results, _ language: Language) -> [UInt8] {
    rankingCSV(results, language).bytes
  }
}
