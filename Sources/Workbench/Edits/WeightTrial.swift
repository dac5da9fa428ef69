import Inference
import Reporting
import Scoring
package import SurveyModel

/// A ranking as it would be with other weights, for a page that shows it while they change.
package struct WeightTrial: Sendable {
  package struct Row: Sendable {
    /// Id and name of the unit.
    package let id: String
    package let name: LocalizedText
    /// `nil` for a unit without a rank.
    package let rank: Int?
    /// With the decimals of the index.
    package let score: Double?
    /// Best and worst rank that the data allow.
    package let ranks: ClosedRange<Int>?
  }

  /// In rank order; those without a rank last.
  package let rows: [Row]
  package let decimals: Int
  /// Whether answers had to be tallied again.
  package let isFromTheStart: Bool
}

extension SurveyRun {
  /// The ranking as it is saved.
  package var saved: WeightTrial {
    let units = results.survey.units
    return WeightTrial(
      rows: results.units.map {
        .init(id: units[$0.unit].id, name: units[$0.unit].name, rank: $0.rank, score: $0.publishedScore?.value, ranks: $0.rankSet)
      }, decimals: results.index.score.decimals, isFromTheStart: false)
  }

  /// The index with the weights that were used, and how they are shown.
  package var usedIndex: IndexTree { kept?.index ?? results.index }

  /// - Throws: where the change is impossible, such as weights that sum to nothing; ``Refusal`` of kind `fault` where no stages were kept.
  package func trial(_ change: IndexChange, work: Work = .unwatched) throws(Refusal) -> WeightTrial {
    guard let kept else { throw Refusal(.fault, .noStages) }
    let units = results.survey.units
    do throws(ScoringError) {
      let found = try kept.whatIf(change, work: work)
      return WeightTrial(
        rows: found.units.map {
          .init(id: units[$0.unit].id, name: units[$0.unit].name, rank: $0.rank, score: $0.publishedScore?.value, ranks: $0.rankSet)
        }, decimals: found.index.score.decimals, isFromTheStart: found.isFromTheStart)
    } catch {
      throw Refusal(error, at: nil, language: language)
    }
  }
}
