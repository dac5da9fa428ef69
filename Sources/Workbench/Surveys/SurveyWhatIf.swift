package import Inference
import Scoring
import SurveyImport
package import SurveyModel

extension SurveyRun {
  /// What the survey would say with other weights, another aggregation, without a unit or a question: the
  /// numbers of
  /// a run from the start with that index, from the stages that are kept.
  ///
  /// - Throws: ``Refusal`` of kind `usage` where the run keeps no stages (``RunSettings/keepsStages``); else
  ///   where the
  ///   change names something that there is not or leaves nothing to score, with its line of the index;
  ///   `cancelled`.
  package func whatIf(_ change: IndexChange, work: Work = .unwatched) throws(Refusal) -> WhatIf {
    guard let kept else { throw Refusal(.usage, .keptNothing, language: language) }
    do throws(ScoringError) {
      return try kept.whatIf(change, work: work)
    } catch {
      if error == .cancelled { throw .cancelled.spoken(in: language) }
      throw Refusal(error, at: error.node.flatMap { survey.definitions.place(ofNode: $0) }, language: language)
    }
  }
}
