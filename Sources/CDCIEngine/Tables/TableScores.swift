import Reporting
import Scoring
import SurveyModel

/// A plain table that was scored and ranked.
public struct TableScores: Sendable {
  /// A unit of a ``TableScores``.
  public struct Unit: Sendable, Hashable {
    /// As the table has it.
    public let id: String
    /// What a reader calls the unit; its id where the table has no name.
    public let name: String
    /// Competition rank, 1 the best; units with equal published scores share one. `nil` without a score.
    public let rank: Int?
    /// The same among the units of its group; `nil` without a score or a group.
    public let rankInGroup: Int?
    /// With bonus and penalty points, unrounded; `nil` where the index says that too much is missing.
    public let score: Double?
    /// The score as it is published.
    public let publishedScore: PublishedNumber?
    /// `nil` where the index has no tiers, below the lowest, and without a score.
    public let tier: Text?
    /// Scores beside ``Index/nodes``, unrounded and without points, the root first; `nil` is missing.
    public let nodes: [Double?]
  }

  let scored: ScoredTable
  let source: IndicatorTable
  let definition: TableIndex
  /// With the weights that were used, where a scheme made them.
  public let index: Index
  /// In rank order; those without a rank last.
  public let units: [Unit]
  /// What a reader should know beside the scores: contradicting comparisons, a child that runs against its
  /// siblings, weights of zero.
  public let notices: [Notice]

  init(_ scored: ScoredTable, of source: IndicatorTable, by definition: TableIndex) {
    self.scored = scored
    self.source = source
    self.definition = definition
    let index = scored.index
    self.index = Index(scored.weights.index)
    units = scored.ranking.order.map { unit in
      let score = scored.indexScores[unit]
      return Unit(
        id: scored.table.units[unit], name: scored.table.title(ofUnit: unit), rank: scored.ranking.rank[unit],
        rankInGroup: scored.groupRank.isEmpty ? nil : scored.groupRank[unit], score: score,
        publishedScore: score.map { PublishedNumber($0, decimals: index.score.decimals) },
        tier: scored.tiers[unit].map { Text(index.tierNames[$0]) },
        nodes: index.nodes.indices.map { scored.scores.score(domain: unit, node: $0) })
    }
    notices = scored.weights.remarks.map { Notice($0.message, at: definition.place(of: $0.component)) }
  }

  /// The unit with an id; `nil` where the table has none such.
  public func unit(_ id: String) -> Unit? { units.first { $0.id == id } }

  /// The score of a node of the index for a unit, unrounded; `nil` where it is missing, and for one that
  /// there is not.
  public func score(of node: String, for unit: String) -> Double? {
    guard let position = index.nodes.firstIndex(where: { $0.id == node }), let unit = self.unit(unit) else { return nil }
    return unit.nodes[position]
  }

  /// What the table says by the index after a change: the numbers of scoring it with that index from the
  /// start.
  ///
  /// - Throws: ``EngineError``: a node that the index does not have, a change that leaves nothing, what
  ///   scoring throws. Questions and units cannot be left out of a table: its columns and rows can.
  public func whatIf(_ change: IndexChange) throws(EngineError) -> TableScores {
    guard change.withoutUnits.isEmpty, change.withoutQuestions.isEmpty else {
      throw EngineError(.usage, [Notice(EngineWords.weightsOnly)])
    }
    // Weights are set among those that were used; without any the schemes are worked out again.
    let tree = change.weights.isEmpty ? definition.index : index
    return try TableScores.of(source, by: definition, as: try tree.changed(by: change))
  }

  static func of(_ source: IndicatorTable, by definition: TableIndex, as index: Index) throws(EngineError) -> TableScores {
    let earlier = source.others.map { ScoredTable.Earlier(edition: $0.edition ?? "", table: $0.table) }
    let scored: ScoredTable
    do throws(ScoringError) {
      scored = try ScoredTable(source.table, index: index.tree, edition: source.edition, earlier: earlier)
    } catch {
      throw EngineError(error, at: error.treatmentPart.map { definition.place(of: $0) } ?? error.node.map { definition.place(of: $0) })
    }
    return TableScores(scored, of: source, by: definition)
  }
}
