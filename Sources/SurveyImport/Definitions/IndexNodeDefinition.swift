import SurveyModel

/// A node of an index file with its places, before the tree is laid out.
struct IndexNodeDefinition {
  let branch: IndexTree.Branch
  let place: LocatedIndex.NodePlace
  let children: [IndexNodeDefinition]

  /// Reads `components` and `indicators` of a component or the root, in the order written.
  ///
  /// - Parameter ids: every id so far; each may stand once in the whole index.
  static func children(
    of map: YAMLMap, _ inherited: Inherited, ids: inout Set<String>, _ faults: inout DefinitionFaults
  ) -> [IndexNodeDefinition] {
    var children: [IndexNodeDefinition] = []
    var weights: [Double?] = []
    var lists = 0
    for entry in map.entries where entry.key == "components" || entry.key == "indicators" {
      lists += 1
      let isComponents = entry.key == "components"
      guard let items = entry.value.list(IndexFileWords.listOf(entry.key), &faults) else {
        weights.append(nil)
        continue
      }
      if items.isEmpty {
        faults.add(at: entry.value.position, IndexFileWords.noneOf(entry.key))
        weights.append(nil)
      }
      for item in items {
        let child = isComponents ? component(item, inherited, ids: &ids, &faults) : indicator(item, inherited, ids: &ids, &faults)
        weights.append(child?.branch.weight)
        if let child { children.append(child) }
      }
    }
    if lists == 0 {
      faults.add(at: map.position, IndexFileWords.nothingBelow)
    }
    checkSum(weights, of: map, &faults)
    return children
  }

  /// Siblings must weigh something, and what the declared `sum` says. Not told where a weight could not be read.
  private static func checkSum(_ weights: [Double?], of map: YAMLMap, _ faults: inout DefinitionFaults) {
    let declared = map["sum"]?.number(ValueWords.numberAboveZero, where: { $0 > 0 }, &faults)
    guard !weights.isEmpty, !weights.contains(nil) else { return }
    let sum = weights.reduce(0) { $0 + ($1 ?? 0) }
    if sum == 0 || !sum.isFinite {
      let list = map["components"] ?? map["indicators"]
      let found: LocalizedText = sum == 0 ? LocalizedText("0") : IndexFileWords.tooLargeToHold
      faults.add(at: list?.position ?? map.position, IndexFileWords.weightsSumToZero(found))
    } else if let declared, let node = map["sum"], !(abs(sum - declared) <= 1e-9 * declared) {
      faults.add(at: node.position, IndexFileWords.weightsSumTo(declared, sum: shown(sum)))
    }
  }

  /// A sum of typed weights without its last-bit noise.
  private static func shown(_ sum: Double) -> String {
    let rounded = (sum * 1e9).rounded() / 1e9
    return plain(rounded.isFinite ? rounded : sum)
  }

  private static func component(
    _ node: YAMLNode, _ inherited: Inherited, ids: inout Set<String>, _ faults: inout DefinitionFaults
  ) -> IndexNodeDefinition? {
    guard
      let map = node.map(
        IndexFileWords.component,
        keys: [
          "id", "name", "weight", "not-applicable", "normalize", "aggregate", "missing", "weights", "sum", "components", "indicators",
        ],
        &faults)
    else {
      return nil
    }
    let id = id(map, ids: &ids, &faults)
    let name = map["name"]?.localizedText(.someText, &faults)
    let weight = weight(map, &faults)
    let notApplicable = notApplicable(map, &faults)
    var inherited = inherited
    inherited.take(map, &faults)
    let children = children(of: map, inherited, ids: &ids, &faults)
    guard let id, let weight else { return nil }
    let position = map["id"]?.position ?? node.position
    return IndexNodeDefinition(
      branch: .init(
        id: id, name: name, weight: weight, notApplicable: notApplicable.map(\.text),
        component: .init(
          aggregation: inherited.aggregation, missing: inherited.missing,
          weighting: WeightingDefinition.read(map, children: children.count, &faults)),
        children: children.map(\.branch)),
      place: .init(node: position, source: position, statistic: position, groups: notApplicable.map(\.node.position)), children: children)
  }

  private static func indicator(
    _ node: YAMLNode, _ inherited: Inherited, ids: inout Set<String>, _ faults: inout DefinitionFaults
  ) -> IndexNodeDefinition? {
    guard
      let map = node.map(
        IndexFileWords.indicator,
        keys: ["id", "name", "weight", "not-applicable", "question", "questions", "data", "statistic", "direction", "normalize"], &faults)
    else {
      return nil
    }
    let id = id(map, ids: &ids, &faults)
    let name = map["name"]?.localizedText(.someText, &faults)
    let weight = weight(map, &faults)
    let notApplicable = notApplicable(map, &faults)
    let data = map["data"]?.text(IndexFileWords.nameOfContextIndicator, &faults)
    let statistic = map["statistic"].flatMap { Self.statistic($0, &faults) } ?? .mean
    let questions = questions(map, statistic, &faults)
    let direction = map["direction"]?.word(IndexTree.Direction.allCases, &faults) ?? .positive
    var inherited = inherited
    if map["normalize"] != nil { (inherited.normalization, inherited.transform) = (.none, nil) }
    inherited.takeNormalization(map, &faults)
    if let node = map["data"] {
      checkData(node, map, inherited.normalization, &faults)
    } else if direction == .negative, let node = map["direction"], !inherited.isOfPlainTable || !questions.isEmpty {
      faults.add(at: node.position, IndexFileWords.negativeQuestion)
    }
    if direction == .negative, case .categorical = inherited.normalization, let node = map["direction"] {
      faults.add(at: node.position, IndexFileWords.negativeCategorical)
    }
    guard let id, let weight else { return nil }
    let position = map["id"]?.position ?? node.position
    let source: IndexTree.Source =
      data.map { .data($0) } ?? .questions(questions.isEmpty ? [id] : questions.map(\.text), statistic: statistic)
    return IndexNodeDefinition(
      branch: .init(
        id: id, name: name, weight: weight, notApplicable: notApplicable.map(\.text),
        indicator: .init(source: source, direction: direction, transform: inherited.transform, normalization: inherited.normalization)),
      place: .init(
        node: position, source: (map["data"] ?? map["question"] ?? map["questions"])?.position ?? position,
        statistic: map["statistic"]?.position ?? position, questions: questions.map(\.node.position),
        groups: notApplicable.map(\.node.position)),
      children: [])
  }

  /// `question` or `questions`; empty where neither is written.
  private static func questions(
    _ map: YAMLMap, _ statistic: IndexTree.Statistic, _ faults: inout DefinitionFaults
  ) -> [(text: String, node: YAMLNode)] {
    let what = IndexFileWords.listOfQuestionCodes
    if let node = map["question"], map["questions"] != nil {
      faults.add(at: node.position, IndexFileWords.questionAndQuestions)
    }
    if let node = map["question"] { return node.text(.questionCode, &faults).map { [($0, node)] } ?? [] }
    guard let node = map["questions"], let items = node.list(what, &faults) else { return [] }
    if items.isEmpty {
      faults.add(at: node.position, IndexFileWords.noQuestionInList)
    }
    let codes = items.compactMap { item in item.text(.questionCode, &faults).map { ($0, item) } }
    var seen: Set<String> = []
    for (code, item) in codes where !seen.insert(code).inserted {
      faults.add(at: item.position, ValueWords.questionTwice(code))
    }
    if case .share = statistic, codes.count > 1, let node = map["statistic"] {
      faults.add(at: node.position, IndexFileWords.shareOfSeveral(codes.count))
    }
    return codes
  }

  private static let statistics: [IndexTree.Statistic] = [.mean, .top1, .top2, .bottom2, .median, .net, .allTop]

  /// A word, or `{share: [1, 2]}`.
  private static func statistic(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> IndexTree.Statistic? {
    guard case .map = node.content else {
      guard let word = node.word(statistics.map(\.name) + ["share"], &faults) else { return nil }
      if word == "share" {
        faults.add(at: node.position, IndexFileWords.shareOfNothing)
      }
      return statistics.first { $0.name == word }
    }
    guard
      let map = node.map(IndexFileWords.statistic, keys: ["share"], &faults),
      let list = map.required("share", &faults),
      let values = list.texts(IndexFileWords.valuesOfScale, &faults)
    else { return nil }
    if values.isEmpty {
      faults.add(at: list.position, IndexFileWords.noValue)
    }
    return .share(values.map(\.text))
  }

  /// Groups of units.
  private static func notApplicable(_ map: YAMLMap, _ faults: inout DefinitionFaults) -> [(text: String, node: YAMLNode)] {
    map["not-applicable"]?.texts(IndexFileWords.groupsOfUnits, &faults) ?? []
  }

  /// Data have no answer scale, no question and no statistic.
  private static func checkData(
    _ data: YAMLNode, _ map: YAMLMap, _ normalization: IndexTree.Normalization, _ faults: inout DefinitionFaults
  ) {
    if let node = map["question"] {
      faults.add(at: node.position, IndexFileWords.questionAndData)
    }
    if let node = map["statistic"] {
      faults.add(at: node.position, IndexFileWords.statisticOfData)
    }
    if let node = map["questions"] {
      faults.add(at: node.position, IndexFileWords.questionsAndData)
    }
    if normalization.needsAnswerScale {
      faults.add(at: (map["normalize"] ?? data).position, IndexFileWords.dataOnAnswerScale(normalization.name))
    }
  }

  static func id(_ map: YAMLMap, ids: inout Set<String>, _ faults: inout DefinitionFaults) -> String? {
    guard let node = map.required("id", &faults), let id = node.id(.someID, &faults) else { return nil }
    if !ids.insert(id).inserted {
      faults.add(at: node.position, IndexFileWords.idTwice(id))
    }
    return id
  }

  private static func weight(_ map: YAMLMap, _ faults: inout DefinitionFaults) -> Double? {
    guard let node = map["weight"] else { return 1 }
    return node.number(ValueWords.weightOfZeroOrMore, where: { $0 >= 0 }, &faults)
  }
}
