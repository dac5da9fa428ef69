import SurveyModel
import SurveyWords

/// The index file: how a survey is scored.
package enum IndexDefinition {
  private static let keys = [
    "index", "title", "decided", "score", "normalize", "aggregate", "missing", "ties", "confidence", "response-weights", "publish", "tiers",
    "satisfaction", "respondent-groups", "adjustments", "rank-within", "entities", "treatment", "period", "alternatives", "other-weights",
    "weights", "sum", "components", "indicators",
  ]

  /// - Parameters:
  ///   - file: the path as faults print it.
  ///   - isOfPlainTable: whether it scores a plain table, where the id of an indicator names its data and not its question.
  /// - Throws: every fault of the file, in its order; of a YAML syntax error only that.
  package static func read(_ yaml: String, file: String, isOfPlainTable: Bool = false) throws(ImportFailure) -> LocatedIndex {
    let root = try YAMLReader.read(yaml, file: file)
    var faults = DefinitionFaults(file: file)
    let index = index(root, file: file, isOfPlainTable: isOfPlainTable, &faults)
    return try faults.settled(index)
  }

  private static func index(
    _ root: YAMLNode, file: String, isOfPlainTable: Bool, _ faults: inout DefinitionFaults
  ) -> LocatedIndex? {
    guard let map = root.map(IndexFileWords.mapOfIndex, keys: keys, &faults)
    else {
      return nil
    }
    let idNode = map.required("index", &faults)
    let id = idNode?.id(.someID, &faults)
    let title = map["title"]?.localizedText(.someText, &faults)
    let decision = map["decided"].flatMap { DecisionDefinition.read($0, &faults) }
    let score: IndexTree.Score? = map["score"].map { Self.score($0, &faults) } ?? IndexTree.Score()
    let ties = map["ties"]?.word(IndexTree.Ties.allCases, &faults) ?? .published
    let confidence = map["confidence"]?.number(IndexFileWords.confidence, where: { $0 > 0 && $0 < 1 }, &faults) ?? 0.95
    let weighting = map["response-weights"].flatMap { ResponseWeightingDefinition($0, &faults) }
    let publish = map["publish"].map { Self.publish($0, &faults) } ?? .init()
    let finish = FinishDefinition(map, score: score, &faults)
    let satisfaction = map["satisfaction"].map { Self.satisfaction($0, &faults) } ?? []
    var inherited = IndexNodeDefinition.Inherited(score: score ?? IndexTree.Score())
    inherited.isOfPlainTable = isOfPlainTable
    inherited.take(map, &faults)
    var ids: Set<String> = id.map { [$0] } ?? []
    let children = IndexNodeDefinition.children(of: map, inherited, ids: &ids, &faults)
    let entities = map["entities"].map { Self.entities($0, inherited, ids: &ids, &faults) } ?? []
    let scheme = WeightingDefinition.read(map, children: children.count, &faults)
    let alternatives = map["alternatives"].flatMap { AlternativesDefinition($0, root: inherited, &faults) }
    let otherWeights = map["other-weights"].flatMap { OtherWeightsDefinition($0, &faults) }
    guard faults.isEmpty, let id, let score else { return nil }
    let rootPosition = idNode?.position ?? map.position
    /// The tree of the index or of an entity, which is published as the index is.
    func located(
      _ id: String, _ title: LocalizedText?, _ root: IndexNodeDefinition.Inherited, _ children: [IndexNodeDefinition],
      weighting scheme: WeightScheme, at position: YAMLNode.Position, finish ownFinish: IndexTree.Finish, entities: [LocatedIndex]
    ) -> LocatedIndex? {
      do throws(IndexTree.Flaw) {
        let tree = try IndexTree(
          id: id, title: title, score: score, ties: ties, confidence: confidence, responseWeighting: weighting?.weighting ?? .nonresponse,
          publish: publish, tiers: finish.tiers, satisfaction: satisfaction.map(\.text), finish: ownFinish,
          entities: entities.map(\.tree), root: .init(aggregation: root.aggregation, missing: root.missing, weighting: scheme),
          children: children.map(\.branch))
        var places = [LocatedIndex.NodePlace(node: position, source: position, statistic: position)]
        for child in children { append(child, to: &places) }
        return LocatedIndex(
          tree: tree, file: file, places: places, satisfactionPlaces: satisfaction.map(\.node.position),
          weightingPlaces: weighting?.places ?? [], sharePlaces: finish.sharePlaces, adjustmentPlaces: finish.adjustmentPlaces,
          entities: entities)
      } catch {
        faults.add(at: Self.position(of: error.path, in: children) ?? position, LocalizedText { error.message(in: $0) })
        return nil
      }
    }
    // Points are added to the index of the units, not to what is scored beside it.
    let own = IndexTree.Finish(
      respondentGroups: finish.finish.respondentGroups, relativeTiers: finish.finish.relativeTiers,
      ranksWithinGroups: finish.finish.ranksWithinGroups)
    let locatedEntities = entities.compactMap { entity in
      located(
        entity.id, entity.name, entity.root, entity.children, weighting: entity.scheme, at: entity.position, finish: own, entities: [])
    }
    guard locatedEntities.count == entities.count else { return nil }
    guard
      var index = located(
        id, title, inherited, children, weighting: scheme, at: rootPosition, finish: finish.finish, entities: locatedEntities)
    else { return nil }
    let treatment = map["treatment"].flatMap { TreatmentDefinition($0, columns: index.tree.ofPlainTable.dataNames, &faults) }
    index.tree = index.tree.treated(by: treatment?.treatment).decided(by: decision).considering(
      alternatives?.alternatives
    ).lookingAt(otherWeights?.value)
    otherWeights?.check(index.tree, &faults)
    alternatives?.check(index.tree, &faults)
    index.treatmentPlaces = treatment?.places
    index.period = map["period"].flatMap { node in node.text(.columnHeader, &faults).map { .init(name: $0, position: node.position) } }
    return faults.isEmpty ? index : nil
  }

  /// Something that is scored beside the index, before its tree is laid out.
  private struct Entity {
    let id: String
    let name: LocalizedText?
    let root: IndexNodeDefinition.Inherited
    let children: [IndexNodeDefinition]
    let scheme: WeightScheme
    let position: YAMLNode.Position
  }

  private static func entities(
    _ node: YAMLNode, _ inherited: IndexNodeDefinition.Inherited, ids: inout Set<String>, _ faults: inout DefinitionFaults
  ) -> [Entity] {
    var entities: [Entity] = []
    let items = node.list(IndexFileWords.listOfEntities, &faults)
    for item in items ?? [] {
      guard
        let map = item.map(
          IndexFileWords.entity,
          keys: ["id", "name", "normalize", "aggregate", "missing", "weights", "sum", "components", "indicators"], &faults)
      else { continue }
      let id = IndexNodeDefinition.id(map, ids: &ids, &faults)
      let name = map["name"]?.localizedText(.someText, &faults)
      var root = inherited
      root.take(map, &faults)
      let children = IndexNodeDefinition.children(of: map, root, ids: &ids, &faults)
      let scheme = WeightingDefinition.read(map, children: children.count, &faults)
      if let id {
        entities.append(
          Entity(id: id, name: name, root: root, children: children, scheme: scheme, position: map["id"]?.position ?? item.position))
      }
    }
    return entities
  }

  /// In tree order, as the tree lays its nodes out.
  private static func append(_ node: IndexNodeDefinition, to places: inout [LocatedIndex.NodePlace]) {
    places.append(node.place)
    for child in node.children { append(child, to: &places) }
  }

  /// The place of a node given by positions among siblings from the root; `nil` for the root itself.
  private static func position(of path: [Int], in children: [IndexNodeDefinition]) -> YAMLNode.Position? {
    var siblings = children
    var position: YAMLNode.Position?
    for step in path {
      guard siblings.indices.contains(step) else { return position }
      position = siblings[step].place.node
      siblings = siblings[step].children
    }
    return position
  }

  /// `nil` after a fault.
  private static func score(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> IndexTree.Score? {
    guard let map = node.map(ValueWords.mapWithFromAndTo, keys: ["from", "to", "decimals", "multiply"], &faults) else { return nil }
    let from = map["from"].map { $0.number(.someNumber, &faults) } ?? 0
    let to = map["to"].map { $0.number(.someNumber, &faults) } ?? 100
    let multiply = map["multiply"].map { $0.number(ValueWords.numberAboveZero, where: { $0 > 0 }, &faults) } ?? 1
    let decimals = map["decimals"].map { $0.wholeNumber(IndexFileWords.decimals, &faults) } ?? 2
    if let decimals, decimals > 10, let node = map["decimals"] {
      faults.add(node, expected: IndexFileWords.decimals)
    }
    guard let from, let to, let multiply, let decimals else { return nil }
    guard from < to else {
      faults.add(at: node.position, IndexFileWords.scoreFromAbove(from, to: to))
      return nil
    }
    guard (to - from).isFinite, ((to - from) / multiply).isFinite, (from / multiply).isFinite, (to / multiply).isFinite else {
      faults.add(at: node.position, IndexFileWords.scoreTooWide)
      return nil
    }
    return .init(from: from, to: to, decimals: decimals, multiply: multiply)
  }

  private static func publish(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> IndexTree.PublishRule {
    guard let map = node.map(IndexFileWords.mapOfPublish, keys: ["at-least", "caution-below"], &faults)
    else {
      return .init()
    }
    let atLeast = map["at-least"].flatMap { $0.wholeNumber(IndexFileWords.numberOfResponses, &faults) } ?? 5
    let caution = map["caution-below"]
      .flatMap {
        $0.number(IndexFileWords.effectiveNumber, where: { $0 >= 0 }, &faults)
      }
    return .init(atLeast: atLeast, cautionBelow: caution ?? 30)
  }

  private static func satisfaction(
    _ node: YAMLNode, _ faults: inout DefinitionFaults
  ) -> [(text: String, node: YAMLNode)] {
    guard
      let map = node.map(IndexFileWords.mapOfSatisfaction, keys: ["questions"], &faults),
      let questions = map.required("questions", &faults),
      let codes = questions.texts(IndexFileWords.questionCodes, &faults)
    else { return [] }
    if case .list(let items) = questions.content, items.isEmpty {
      faults.add(at: questions.position, IndexFileWords.noQuestionInList)
    }
    var seen: Set<String> = []
    for code in codes where !seen.insert(code.text).inserted {
      faults.add(at: code.node.position, ValueWords.questionTwice(code.text))
    }
    return codes
  }
}
