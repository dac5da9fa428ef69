import Inference
import Reporting
import Scoring
import SurveyImport
package import SurveyModel

/// A ranking as it would be with other weights, for a page that shows it while they change: of rank sets those of each unit alone.
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
}

extension SurveyRun {
  /// The ranking as it is saved.
  package var saved: WeightTrial {
    let units = results.survey.units
    return WeightTrial(
      rows: results.units.map {
        .init(id: units[$0.unit].id, name: units[$0.unit].name, rank: $0.rank, score: $0.publishedScore?.value, ranks: $0.rankSet)
      }, decimals: results.index.score.decimals)
  }

  /// The index with the weights that were used, and how they are shown.
  package var usedIndex: IndexTree { kept?.index ?? results.index }

  /// - Throws: where the change is impossible, such as weights that sum to nothing; ``Refusal`` of kind `fault` where no stages were kept.
  package func trial(_ change: IndexChange, work: Work = .unwatched) throws(Refusal) -> WeightTrial {
    guard let kept else { throw Refusal(.fault, .noStages) }
    let units = results.survey.units
    do throws(ScoringError) {
      return WeightTrial(try kept.whatIf(change, comparesAll: false, work: work), units)
    } catch {
      throw Refusal(error, at: nil, language: language)
    }
  }

  /// The ranking as it would be after an edit of the index, whatever it changes.
  ///
  /// - Parameter without: ids of units that are left out.
  /// - Throws: what is wrong with the definitions then.
  package func trial(of edit: SurveyEdit, without: Set<String>, work: Work = .unwatched) throws(Refusal) -> WeightTrial {
    guard let kept else { throw Refusal(.fault, .noStages) }
    let units = results.survey.units
    let definitions = try Workbench(threads: 1).open(edit.source)
    guard let tree = definitions.tree else { throw Refusal(definitions.withoutAnswers) }
    do throws(ScoringError) {
      let out = Set(units.indices.filter { without.contains(units[$0].id) })
      return WeightTrial(try kept.whatIf(tree, without: out, comparesAll: false, work: work), units)
    } catch {
      throw Refusal(error, at: error.node.flatMap { definitions.place(ofNode: $0) }, language: language)
    }
  }
}

extension WeightTrial {
  fileprivate init(_ found: WhatIf, _ units: [Unit]) {
    self.init(
      rows: found.units.map {
        .init(id: units[$0.unit].id, name: units[$0.unit].name, rank: $0.rank, score: $0.publishedScore?.value, ranks: $0.rankSet)
      }, decimals: found.index.score.decimals)
  }
}
