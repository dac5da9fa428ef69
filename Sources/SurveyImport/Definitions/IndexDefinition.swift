import SurveyModel

/// The index file: how a survey is scored.
public enum IndexDefinition {
  private static let keys = [
    "index", "title", "score", "normalize", "aggregate", "missing", "ties", "confidence", "response-weights", "publish", "tiers",
    "satisfaction", "sum", "components", "indicators",
  ]

  /// - Parameter file: the path as faults print it.
  /// - Throws: every fault of the file, in its order; of a YAML syntax error only that.
  public static func read(_ yaml: String, file: String) throws(ImportFailure) -> LocatedIndex {
    let root = try YAMLReader.read(yaml, file: file)
    var faults = DefinitionFaults(file: file)
    let index = index(root, file: file, &faults)
    return try faults.settled(index)
  }

  private static func index(_ root: YAMLNode, file: String, _ faults: inout DefinitionFaults) -> LocatedIndex? {
    guard let map = root.map("a map of keys such as index and components", keys: keys, later: ["respondent-groups"], &faults) else {
      return nil
    }
    let idNode = map.required("index", &faults)
    let id = idNode?.id("an id", &faults)
    let title = map["title"]?.localizedText("text", &faults)
    let score: IndexTree.Score? = map["score"].map { Self.score($0, &faults) } ?? IndexTree.Score()
    let ties = map["ties"]?.word(IndexTree.Ties.allCases, &faults) ?? .published
    let confidence =
      map["confidence"]?.number("a confidence above 0 and below 1", where: { $0 > 0 && $0 < 1 }, &faults) ?? 0.95
    let weighting = map["response-weights"].flatMap { ResponseWeightingDefinition($0, &faults) }
    let publish = map["publish"].map { Self.publish($0, &faults) } ?? .init()
    let tiers = map["tiers"].map { Self.tiers($0, score, &faults) } ?? []
    let satisfaction = map["satisfaction"].map { Self.satisfaction($0, &faults) } ?? []
    var inherited = IndexNodeDefinition.Inherited(score: score ?? IndexTree.Score())
    inherited.take(map, &faults)
    var ids: Set<String> = id.map { [$0] } ?? []
    let children = IndexNodeDefinition.children(of: map, inherited, ids: &ids, &faults)
    guard faults.isEmpty, let id, let score else { return nil }
    do throws(IndexTree.Flaw) {
      let tree = try IndexTree(
        id: id, title: title, score: score, ties: ties, confidence: confidence, responseWeighting: weighting?.weighting ?? .nonresponse,
        publish: publish,
        tiers: tiers, satisfaction: satisfaction.map(\.text),
        root: .init(aggregation: inherited.aggregation, missing: inherited.missing), children: children.map(\.branch))
      let rootPosition = idNode?.position ?? map.position
      var places = [LocatedIndex.NodePlace(node: rootPosition, source: rootPosition, statistic: rootPosition)]
      for child in children { append(child, to: &places) }
      return LocatedIndex(
        tree: tree, file: file, places: places, satisfactionPlaces: satisfaction.map(\.node.position),
        weightingPlaces: weighting?.places ?? [])
    } catch {
      faults.add(at: position(of: error.path, in: children) ?? map.position, error.description)
      return nil
    }
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
    guard let map = node.map("a map with from and to", keys: ["from", "to", "decimals", "multiply"], &faults) else { return nil }
    let from = map["from"].map { $0.number("a number", &faults) } ?? 0
    let to = map["to"].map { $0.number("a number", &faults) } ?? 100
    let multiply = map["multiply"].map { $0.number("a number above zero", where: { $0 > 0 }, &faults) } ?? 1
    let decimals = map["decimals"].map { $0.wholeNumber("0 to 10 decimals", &faults) } ?? 2
    if let decimals, decimals > 10, let node = map["decimals"] { faults.add(node, expected: "0 to 10 decimals") }
    guard let from, let to, let multiply, let decimals else { return nil }
    guard from < to else {
      faults.add(at: node.position, "expected a score with from below to, found from \(plain(from)) and to \(plain(to))")
      return nil
    }
    guard (to - from).isFinite, ((to - from) / multiply).isFinite, (from / multiply).isFinite, (to / multiply).isFinite else {
      faults.add(at: node.position, "expected a score that a number can hold, found one that is wider")
      return nil
    }
    return .init(from: from, to: to, decimals: decimals, multiply: multiply)
  }

  private static func publish(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> IndexTree.PublishRule {
    guard let map = node.map("a map such as {at-least: 5, caution-below: 30}", keys: ["at-least", "caution-below"], &faults) else {
      return .init()
    }
    let atLeast = map["at-least"].flatMap { $0.wholeNumber("a whole number of responses", &faults) } ?? 5
    let caution = map["caution-below"]
      .flatMap { $0.number("an effective number of responses of zero or more", where: { $0 >= 0 }, &faults) }
    return .init(atLeast: atLeast, cautionBelow: caution ?? 30)
  }

  private static func tiers(_ node: YAMLNode, _ score: IndexTree.Score?, _ faults: inout DefinitionFaults) -> [IndexTree.Tier] {
    var tiers: [IndexTree.Tier] = []
    for item in node.list("a list of tiers", &faults) ?? [] {
      guard let map = item.map("a tier with from and name", keys: ["from", "name"], &faults) else { continue }
      let fromNode = map.required("from", &faults)
      let from = fromNode?.number("the score that the tier begins at", &faults)
      let name = map.required("name", &faults)?.localizedText("text", &faults)
      guard let from, let fromNode else { continue }
      if let score, !(score.from...score.to).contains(from) {
        faults.add(fromNode, expected: "a tier that begins within the score, \(plain(score.from)) to \(plain(score.to))")
      }
      if tiers.contains(where: { $0.from == from }) {
        faults.add(fromNode, expected: "tiers that begin at different scores", suggestion: "another tier begins there too")
      } else if let name {
        tiers.append(.init(from: from, name: name))
      }
    }
    return tiers
  }

  private static func satisfaction(
    _ node: YAMLNode, _ faults: inout DefinitionFaults
  ) -> [(text: String, node: YAMLNode)] {
    guard let map = node.map("a map such as {questions: [overall]}", keys: ["questions"], &faults),
      let questions = map.required("questions", &faults),
      let codes = questions.texts("the code of a question, or a list of codes", &faults)
    else { return [] }
    if case .list(let items) = questions.content, items.isEmpty {
      faults.add(at: questions.position, "expected at least one question, found an empty list")
    }
    var seen: Set<String> = []
    for code in codes where !seen.insert(code.text).inserted {
      faults.add(at: code.node.position, "expected every question once, found \(code.text.quotedAsFound) twice")
    }
    return codes
  }
}
