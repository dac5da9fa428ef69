package import Inference
import Reporting
import Scoring
package import SurveyImport
package import SurveyModel

/// A survey as it was read: what its files say, and where its definitions stand.
package struct ReadSurvey: Sendable {
  package let definitions: SurveyDefinitions
  package let data: SurveyData

  package init(definitions: SurveyDefinitions, data: SurveyData) {
    self.definitions = definitions
    self.data = data
  }
}

/// A survey that was scored and ranked, beside the editions before that it was compared with.
package struct SurveyRun: Sendable {
  package let survey: ReadSurvey
  /// The latest first.
  package let earlier: [ReadSurvey]
  package let results: Results
  /// The stages behind the results; `nil` unless they were to be kept.
  package let kept: KeptRun?
  package let remarks: [Remark]

  /// First language of the report.
  package var language: Language { survey.definitions.survey.language }
}

/// How a survey is run.
package struct RunSettings: Sendable, Hashable {
  /// Seed of the replicates and of simulated rank sets; printed in the results.
  package var seed: UInt64
  /// Of the bootstrap, where an index needs one; `nil` for as many as usual.
  package var replicates: Int?
  /// Bootstrap replicates where none are asked for.
  package static let defaultReplicates = Evaluation.defaultReplicates
  package var detail: Detail
  /// Whether the stages are wanted behind the results, for what-ifs.
  package var keepsStages: Bool

  /// Whether it is asked what other weights would change, and how the components move together.
  package var asksRobustness: Bool
  /// Draws of other methods where that is asked; `nil` for as many as the index says, or as a report waits for, 0 for none.
  package var draws: Int?
  /// Whether all editions before are read and scored, for what a report shows over time.
  package var asksSeries: Bool

  package enum Detail: Sendable, Hashable {
    case everything
    /// What a ranking shows: of components and indicators no errors.
    case ranking
  }

  /// What a report asks where nobody says otherwise.
  package static let report = RunSettings(asksRobustness: true, draws: nil, asksSeries: true)

  package init(
    seed: UInt64 = 1, replicates: Int? = nil, detail: Detail = .everything, keepsStages: Bool = false, asksRobustness: Bool = false,
    draws: Int? = 0, asksSeries: Bool = false
  ) {
    self.asksSeries = asksSeries
    self.asksRobustness = asksRobustness
    self.draws = draws
    self.seed = seed
    self.replicates = replicates
    self.detail = detail
    self.keepsStages = keepsStages
  }
}

extension Workbench {
  /// Reads the definitions of a survey on disk: survey.yaml and its index.
  ///
  /// - Parameter folder: with a survey.yaml, or that file.
  package func open(_ folder: String) throws(Refusal) -> SurveyDefinitions { try open(.folder(folder)) }

  /// Reads a survey's definitions, wherever they lie.
  package func open(_ source: SurveySource) throws(Refusal) -> SurveyDefinitions {
    try importing { () throws(ImportFailure) in try SurveyDefinitions(source) }
  }

  /// Reads a survey's tables.
  ///
  /// - Parameter digestsResponses: whether anything is made of it that names the SHA-256 of the files.
  package func read(_ definitions: SurveyDefinitions, digestsResponses: Bool = true) throws(Refusal) -> ReadSurvey {
    let reader = SurveyReader(threads: threads, digestsResponses: digestsResponses, work: work)
    let data = try importing { () throws(ImportFailure) in try reader.read(definitions) }
    return ReadSurvey(definitions: definitions, data: data)
  }

  /// Scores and ranks a survey, and compares it with the editions that it says come before.
  package func run(_ survey: ReadSurvey, _ settings: RunSettings = RunSettings()) throws(Refusal) -> SurveyRun {
    try run(survey, after: try editions(before: survey), settings)
  }

  /// Runs once more what was read for another run.
  package func run(again run: SurveyRun, _ settings: RunSettings) throws(Refusal) -> SurveyRun {
    try self.run(run.survey, after: run.earlier, settings)
  }

  private func run(_ survey: ReadSurvey, after earlier: [ReadSurvey], _ settings: RunSettings) throws(Refusal) -> SurveyRun {
    try checkWanted()
    let history = settings.asksSeries ? try history(before: survey.definitions, read: earlier) : nil
    var remarks = history?.remarks ?? []
    do throws(ScoringError) {
      let (evaluation, now) = (evaluation(settings), survey.data)
      let (before, further) = (earlier.first?.data, earlier.dropFirst().map(\.data))
      var kept: KeptRun?
      var results: Results
      if settings.keepsStages {
        let run = try evaluation.run(now, previous: before, earlier: further, work: work)
        (kept, results) = (run, run.results)
      } else {
        results = try evaluation.evaluate(now, previous: before, earlier: further, work: work)
      }
      if let history {
        results.surroundings.earlier = history.figures
        results.series = try evaluation.series(results, earlier: history.answers.map(\.data), work: work)
      }
      let weights = results.computedWeights + results.entities.flatMap(\.computedWeights)
      remarks += weights.flatMap(\.remarks).map { remark in
        Remark(remark.message, at: survey.definitions.place(ofNode: remark.component))
      }
      return SurveyRun(
        survey: survey, earlier: earlier, results: results, kept: kept, remarks: remarks + remarksOnStatedFigures(of: survey))
    } catch {
      // With the line of the index where the error speaks of a part of it; each edition has its own.
      var definitions = survey.definitions
      if case .inEdition = error, let previous = earlier.first { definitions = previous.definitions }
      let place = error.node.flatMap { definitions.place(ofNode: $0) } ?? error.treatmentPart.flatMap { definitions.place(of: $0) }
      throw Refusal(error, at: place, language: survey.definitions.survey.language)
    }
  }

  private func evaluation(_ settings: RunSettings) -> Evaluation {
    let detail: Evaluation.Detail = settings.detail == .everything ? .everything : .ranking
    return Evaluation(
      seed: settings.seed, replicates: settings.replicates ?? Evaluation.defaultReplicates, threads: threads, detail: detail,
      asksRobustness: settings.asksRobustness, draws: settings.draws)
  }

  /// Refuses a survey of which a row was left out for a reason that is not explained, or in which something is still to be decided or filled in.
  package func refuseUnfinished(_ survey: ReadSurvey) throws(Refusal) {
    let account = survey.data.account
    var faults: [Remark] = []
    let unexplained = account.leftOut.filter { !$0.reason.isExplained }
    if !unexplained.isEmpty { faults.append(Remark(.leftOut(unexplained.map { ($0.reason, $0.rows) }, of: account.rowsRead))) }
    faults += unfinished(survey.definitions, survey.data.placeholders)
    guard !faults.isEmpty else { return }
    throw Refusal(.unusable, faults, language: survey.definitions.survey.language)
  }

  /// The same of figures alone.
  package func refuseUnfinished(_ figures: ReadFigures) throws(Refusal) {
    let faults = unfinished(figures.definitions, figures.definitions.survey.placeholders)
    guard !faults.isEmpty else { return }
    throw Refusal(.unusable, faults, language: figures.language)
  }

  private func unfinished(_ definitions: SurveyDefinitions, _ placeholders: [Placeholder]) -> [Remark] {
    let open = definitions.survey.openDecisions.map(\.column)
    let undecided = open.isEmpty ? [] : [Remark(.undecided(open), at: definitions.place(ofKey: "to-decide"))]
    return undecided + placeholders.map { Remark(.placeholder($0), at: .init(file: $0.file)) }
  }
}
