import Inference
package import Reporting
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

/// The ranks that each unit could take under weights around those that are tried.
package struct WeightReach: Sendable {
  package struct Row: Sendable {
    /// Id of the unit.
    package let id: String
    /// Proven: no weights give another rank; `nil` for a unit without a rank.
    package let ranks: ClosedRange<Int>?
    /// Whether weights were found for both ends.
    package let isExact: Bool
  }

  /// Why nothing can be said, such as an aggregation in which weights do not act in a straight line.
  package struct Unexamined: Error, Sendable {
    package let reason: String
  }

  /// In words of the language that was asked for.
  package let text: Result<TriedWeightsText, Unexamined>
  /// As in the survey; none where nothing can be said.
  package let rows: [Row]
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
    try trying(change) { (kept, tree, out) throws(ScoringError) in try trial(kept, tree, out, work) }
  }

  /// The ranking as it would be after an edit of the index, whatever it changes.
  ///
  /// - Parameter without: ids of units that are left out.
  /// - Throws: what is wrong with the definitions then.
  package func trial(of edit: SurveyEdit, without: Set<String>, work: Work = .unwatched) throws(Refusal) -> WeightTrial {
    try trying(edit, without: without) { (kept, tree, out) throws(ScoringError) in try trial(kept, tree, out, work) }
  }

  private func trial(_ kept: KeptRun, _ tree: IndexTree, _ out: Set<Int>, _ work: Work) throws(ScoringError) -> WeightTrial {
    WeightTrial(try kept.whatIf(tree, without: out, comparesAll: false, work: work), results.survey.units)
  }

  /// What weights around a change would make of the ranking.
  ///
  /// - Parameter work: where it is cancelled, ranks keep the bounds that were proven until then.
  /// - Throws: where the change is impossible.
  package func reach(
    of other: IndexTree.OtherWeights, _ change: IndexChange, _ language: Language, work: Work = .unwatched
  ) throws(Refusal) -> WeightReach {
    try trying(change) { (kept, tree, out) throws(ScoringError) in
      WeightReach(try kept.reach(of: other, by: tree, without: out, work: work), of: results, language)
    }
  }

  /// The same around the weights of an edit of the index.
  package func reach(
    of other: IndexTree.OtherWeights, _ edit: SurveyEdit, without: Set<String>, _ language: Language, work: Work = .unwatched
  ) throws(Refusal) -> WeightReach {
    try trying(edit, without: without) { (kept, tree, out) throws(ScoringError) in
      WeightReach(try kept.reach(of: other, by: tree, without: out, work: work), of: results, language)
    }
  }

  /// What is found by an index that is tried, with the places of the units that it leaves out.
  private typealias Search<Found> = (KeptRun, IndexTree, Set<Int>) throws(ScoringError) -> Found

  private func trying<Found>(_ change: IndexChange, _ find: Search<Found>) throws(Refusal) -> Found {
    guard let kept else { throw Refusal(.fault, .noStages) }
    do throws(ScoringError) {
      let (tree, out) = try kept.changed(by: change)
      return try find(kept, tree, out)
    } catch {
      throw Refusal(error, at: nil, language: language)
    }
  }

  private func trying<Found>(_ edit: SurveyEdit, without: Set<String>, _ find: Search<Found>) throws(Refusal) -> Found {
    guard let kept else { throw Refusal(.fault, .noStages) }
    let units = results.survey.units
    let definitions = try Workbench(threads: 1).open(edit.source)
    guard let tree = definitions.tree else { throw Refusal(definitions.withoutAnswers) }
    do throws(ScoringError) {
      return try find(kept, tree, Set(units.indices.filter { without.contains(units[$0].id) }))
    } catch {
      throw Refusal(error, at: error.node.flatMap { definitions.place(ofNode: $0) }, language: language)
    }
  }
}

extension WeightReach {
  fileprivate init(
    _ found: Result<(reach: WeightRobustness.Reach, ranks: [Int?]), WeightRobustness.Absence>, of results: Results, _ language: Language
  ) {
    switch found {
    case .success(let (reach, ranks)):
      text = .success(TriedWeightsText(reach, ranks: ranks, of: results, language))
      rows = results.survey.units.indices.map { unit in
        let own = reach.ranks[unit]
        return Row(id: results.survey.units[unit].id, ranks: own?.proven, isExact: own?.isExact ?? true)
      }
    case .failure(let absence):
      text = .failure(Unexamined(reason: TriedWeightsText.absence(absence, of: results, language)))
      rows = []
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
