import Inference
import Reporting
import Scoring
import SurveyImport
import SurveyModel
import Workbench

/// How a survey is scored.
public struct ScoringOptions: Sendable, Hashable {
  /// Seed of the replicates of a bootstrap and of simulated rank sets. Any number is as good as
  /// another.
  public var seed: UInt64
  /// Of the bootstrap, 2 or more, where an index needs one; `nil` for as many as usual.
  public var replicates: Int?

  /// - Parameters:
  ///   - seed: of everything random.
  ///   - replicates: of the bootstrap, 2 or more; `nil` for as many as usual.
  public init(seed: UInt64 = 1, replicates: Int? = nil) {
    self.seed = seed
    self.replicates = replicates
  }
}

/// A kind of file that a report is made of.
public enum ReportFormat: String, Sendable, Hashable, CaseIterable {
  /// The page.
  case html
  /// The same in Markdown.
  case md
  /// A Word document in the official form.
  case docx
  /// A workbook.
  case xlsx
  /// A table each.
  case csv
  /// The press release, and the ranking alone to paste.
  case press
  /// The charts as pictures, each with its numbers.
  case charts
  /// Everything, machine-readable: results.json.
  case json
}

extension Engine {
  /// Reads and checks the definitions of a survey: survey.yaml and its index.
  ///
  /// - Parameter path: a folder with a survey.yaml, or that file.
  /// - Throws: ``EngineError`` with every fault of the first file that has any.
  public func survey(at path: String) throws(EngineError) -> Survey {
    let bench = bench
    return try refusing { () throws(Refusal) in try Survey(scoring: bench.open(path)) }
  }

  /// Reads and checks the definitions of a survey that is in memory whole.
  ///
  /// - Parameter files: `survey.yaml` and every file that it names, by the path as it is named there.
  /// - Throws: ``EngineError`` with every fault of the first file that has any.
  public func survey(files: [String: [UInt8]]) throws(EngineError) -> Survey {
    let bench = bench
    return try refusing { () throws(Refusal) in try Survey(scoring: bench.open(.memory(files))) }
  }

  /// Reads the tables of a survey: exports, frame and context. One pass over each file.
  ///
  /// - Throws: ``EngineError``: a file that is missing, a mapped column that is not there, an unclosed quote,
  ///   no row that counts.
  public func read(_ survey: Survey) throws(EngineError) -> SurveyReading {
    let bench = bench
    return SurveyReading(try refusing { () throws(Refusal) in try bench.read(survey.definitions) })
  }

  /// Scores and ranks a survey, and compares it with the editions that it says come before.
  ///
  /// - Throws: ``EngineError``: where the data allow no honest score; the same of an edition before.
  public func score(_ reading: SurveyReading, options: ScoringOptions = ScoringOptions()) throws(EngineError) -> SurveyResults {
    let bench = bench
    let settings = RunSettings(seed: options.seed, replicates: options.replicates, keepsStages: true)
    return SurveyResults(try refusing { () throws(Refusal) in try bench.run(reading.reading, settings) })
  }

  /// Writes a report whole, in place of an earlier one or where there is nothing; a failure leaves what was
  /// there as it was.
  ///
  /// - Parameters:
  ///   - results: of a survey.
  ///   - folder: of the report. A folder that is not empty and holds no report is never replaced.
  ///   - languages: the first of the report first; empty for the survey's, then the other.
  ///   - formats: empty for all; results.json is always written.
  /// - Throws: ``EngineError``: an output that cannot be created, a folder that is no report, a write that
  ///   failed.
  public func writeReport(
    _ results: SurveyResults, to folder: String, languages: [Language] = [], formats: Set<ReportFormat> = []
  ) throws(EngineError) {
    let bench = bench
    let wanted = Set(formats.compactMap { OutputFormat(rawValue: $0.rawValue) })
    try refusing { () throws(Refusal) in
      try bench.write(results.run, to: folder, languages: languages.map(\.model), formats: wanted)
    }
  }
}
