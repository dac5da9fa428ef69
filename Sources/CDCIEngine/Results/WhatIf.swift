import Inference
import Scoring
import SurveyModel
import Workbench

/// What a survey would say by another index.
public struct WhatIf: Sendable {
  /// A unit of a ``WhatIf``.
  public struct Unit: Sendable, Hashable {
    /// As the survey names it.
    public let id: String
    /// What a reader calls the unit.
    public let name: Text
    /// Competition rank; `nil` for a unit that is withheld, left out or has no score.
    public let rank: Int?
    /// Unrounded, with bonus and penalty points.
    public let score: Double?
    /// The score as it would be published.
    public let publishedScore: PublishedNumber?
    /// In points; `nil` where an error cannot be told.
    public let standardError: Double?
    /// `nil` where an error cannot be told.
    public let interval: Interval?
    /// The ranks that the data allow the unit by itself; see ``RankSet``.
    public let rankSet: ClosedRange<Int>?
    /// The ranks that the data allow all units at once.
    public let rankSetSimultaneous: ClosedRange<Int>?
    /// Name of the tier; `nil` where the index has none or the score lies below the lowest.
    public let tier: Text?
    /// Scores beside ``Index/nodes`` of ``WhatIf/index``, the root first and before points.
    public let nodes: [Double?]
  }

  /// With the weights that were used.
  public let index: Index
  /// In rank order; those without a rank last.
  public let units: [Unit]
  /// Of all units together; `nil` where it is withheld, missing, or units are left out.
  public let overall: Double?

  init(_ whatIf: Inference.WhatIf, of survey: SurveyModel.Survey) {
    index = Index(whatIf.index)
    overall = whatIf.overall
    units = whatIf.units.map { unit in
      Unit(
        id: survey.units[unit.unit].id, name: Text(survey.units[unit.unit].name), rank: unit.rank, score: unit.score,
        publishedScore: unit.publishedScore.map(PublishedNumber.init), standardError: unit.standardError,
        interval: unit.interval.map(Interval.init), rankSet: unit.rankSet, rankSetSimultaneous: unit.rankSetSimultaneous,
        tier: unit.tier.map { Text(whatIf.index.tierNames[$0]) }, nodes: unit.nodes)
    }
  }

  /// The unit with an id; `nil` where the survey has none such.
  public func unit(_ id: String) -> Unit? { units.first { $0.id == id } }
}

extension SurveyResults {
  /// What the survey would say after a change: the numbers of a run from the start with that index, without
  /// reading an answer again unless the change comes before figures.
  ///
  /// Scores and ranks are those of such a run to the last printed decimal, standard errors and intervals
  /// within 1e-12 of their size.
  ///
  /// - Parameters:
  ///   - change: weights, aggregations, units and questions, all at once.
  ///   - progress: asked whether the result is still wanted.
  /// - Throws: ``EngineError`` of kind ``EngineError/Kind-swift.enum/usage``: a node, unit or question that
  ///   there is not, or a change that leaves nothing; of kind ``EngineError/Kind-swift.enum/unusable`` what
  ///   scoring throws.
  public func whatIf(_ change: IndexChange, progress: WorkProgress = WorkProgress()) throws(EngineError) -> WhatIf {
    guard let kept = run.kept else { throw EngineError(.fault, [Notice(EngineWords.nothingKept)]) }
    do throws(ScoringError) {
      return WhatIf(try kept.whatIf(change.model, work: progress.work), of: run.results.survey)
    } catch {
      throw EngineError(error, asked: change)
    }
  }
}

extension EngineError {
  /// An error of a change: whoever asked for what there is not used it wrongly.
  fileprivate init(_ error: ScoringError, asked change: IndexChange) {
    let isUsage =
      switch error {
      case .unknownNode, .impossibleIndex: true
      case .unknownUnit(let unit, _): change.withoutUnits.contains(unit)
      case .unknownQuestion(let code, _): change.withoutQuestions.contains(code)
      default: false
      }
    if isUsage { self.init(.usage, EngineError(error).faults) } else { self.init(error) }
  }
}
