import SurveyImport
import SurveyModel
import SurveyWords

/// How units are scored: a tree of components with indicators as its leaves, and weights. One that exists is
/// valid.
///
/// It is read from a file (``Engine/index(at:)``) or comes with a ``Survey``. What its keys mean is described
/// in Documentation/index.md.
public struct Index: Sendable, Hashable {
  let tree: IndexTree

  init(_ tree: IndexTree) {
    self.tree = tree
    nodes = tree.nodes.map(IndexNode.init)
  }

  /// Such as `CDCI`; also the id of the root.
  public var id: String { tree.id }
  /// What a reader calls the index.
  public var title: Text { Text(tree.title) }
  /// The scale that its scores are published on.
  public var scale: ScoreScale { ScoreScale(tree.score) }
  /// Of its intervals and rank sets, 0 < confidence < 1.
  public var confidence: Double { tree.confidence }
  /// A unit of a survey with fewer responses is withheld.
  public var leastResponses: Int { tree.publish.atLeast }
  /// Names of the tiers from the best; empty where there are none.
  public var tiers: [Text] { tree.tierNames.map(Text.init) }
  /// Indices scored from the same answers and ranked in tables of their own.
  public var entities: [Index] { tree.entities.map(Index.init) }
  /// In tree order: a parent before its children, children in the order written. The first is the root.
  public let nodes: [IndexNode]

  /// The node with an id; `nil` where the index has none such.
  public func node(_ id: String) -> IndexNode? { nodes.first { $0.id == id } }

  /// The index after a change of weights, aggregations or questions, without scoring anything.
  ///
  /// - Throws: ``EngineError`` of kind ``EngineError/Kind-swift.enum/usage`` where the change names a node
  ///   that the index does not have, or leaves a tree that is impossible: a negative weight, siblings whose
  ///   weights sum to zero, nothing at all.
  public func changed(by change: IndexChange) throws(EngineError) -> Index {
    for id in (Array(change.weights.keys) + change.aggregations.keys).sorted() where node(id) == nil {
      throw EngineError(.usage, [Notice(EngineWords.noNode(id))])
    }
    do throws(IndexTree.Flaw) {
      return Index(try tree.changed(by: change.model))
    } catch {
      throw EngineError(.usage, [Notice(LocalizedText { error.message(in: $0) })])
    }
  }
}

/// The scale that scores are published on.
public struct ScoreScale: Sendable, Hashable {
  /// The lowest score.
  public let from: Double
  /// The highest score.
  public let to: Double
  /// Published decimals, 0...10.
  public let decimals: Int

  init(_ score: IndexTree.Score) {
    from = score.from
    to = score.to
    decimals = score.decimals
  }
}

/// A node of an ``Index``.
public struct IndexNode: Sendable, Hashable {
  /// What the node is.
  public enum Content: Sendable, Hashable {
    /// Has children, whose scores are aggregated.
    case component(Component)
    /// A leaf, made of answers or figures.
    case indicator(Indicator)
  }

  /// Letters A–Z a–z, digits, dot, underscore and hyphen; once in an index.
  public let id: String
  /// What a reader calls the node; the id where the index does not say.
  public let name: Text
  /// Relative to its siblings; zero or more. Where a scheme makes the weights, those of
  /// ``SurveyResults/index`` are the ones that were used.
  public let weight: Double
  /// Position among ``Index/nodes``; `nil` for the root.
  public let parent: Int?
  /// Positions among ``Index/nodes``; empty for an indicator.
  public let children: [Int]
  /// What the node is.
  public let content: Content

  init(_ node: IndexTree.Node) {
    id = node.id
    name = Text(node.name)
    weight = node.weight
    parent = node.parent
    children = node.children
    content =
      switch node.content {
      case .component(let component): .component(Component(component))
      case .indicator(let indicator): .indicator(Indicator(indicator))
      }
  }
}

/// How the children of a node become its score.
public struct Component: Sendable, Hashable {
  /// From the scores of the children to the score of the component.
  public let aggregation: Aggregation
  /// Where the weights of the children come from.
  public let weighting: Weighting

  init(_ component: IndexTree.Component) {
    aggregation = Aggregation(component.aggregation)
    weighting = Weighting(component.weighting)
  }
}

/// Where the value of an indicator comes from and how it becomes a score.
public struct Indicator: Sendable, Hashable {
  /// Where the value comes from.
  public enum Source: Sendable, Hashable {
    /// A statistic, such as `mean` or `top-2`, of the answers to questions, by their codes.
    case questions([String], statistic: String)
    /// A column of a table, or an indicator of the survey's context file.
    case data(String)
  }

  /// Where the value comes from.
  public let source: Source
  /// False where less is better; of data only.
  public let isPositive: Bool
  /// The method of `normalize`, as an index file writes it, such as `answer-scale` or `min-max`.
  public let normalization: String

  init(_ indicator: IndexTree.Indicator) {
    source =
      switch indicator.source {
      case .questions(let codes, let statistic): .questions(codes, statistic: statistic.name)
      case .data(let name): .data(name)
      }
    isPositive = indicator.direction == .positive
    normalization = indicator.normalization.name
  }
}
