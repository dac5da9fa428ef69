import SurveyModel

/// `normalize`: from an indicator's value to a score.
struct NormalizationDefinition {
  let normalization: IndexTree.Normalization
  let transform: IndexTree.Transform?

  private static let methods = [
    "answer-scale", "share-of-maximum", "min-max", "goalposts", "z-score", "rank", "percentile-rank", "borda", "distance-to-target",
    "distance-to-reference", "distance-to-maximum", "fraction-of-maximum", "categorical", "none",
  ]

  /// A method alone, or a map with `method`. `nil` after a fault that leaves nothing to go on with.
  ///
  /// - Parameters:
  ///   - from: the end of the wanted range where the map does not state it, as `to`.
  init?(_ node: YAMLNode, from standardFrom: Double, to standardTo: Double, _ faults: inout DefinitionFaults) {
    guard case .map(let entries) = node.content else {
      guard let method = node.word(Self.methods, &faults) else { return nil }
      if let lacking = Self.requiredKey(of: method) {
        faults.add(at: node.position, NormalizationWords.methodWithoutKey(method, lacking: lacking))
        return nil
      }
      normalization = Self.normalization(Parts(method: method, from: standardFrom, to: standardTo))
      transform = nil
      return
    }
    guard let methodNode = entries.first(where: { $0.key == "method" })?.value else {
      faults.add(at: node.position, .noKey("method"))
      return nil
    }
    guard let method = methodNode.word(Self.methods, &faults),
      let map = node.map(NormalizationWords.method, keys: Self.keys(of: method), &faults)
    else { return nil }
    // A failed read leaves `nil`; the fault is noted, and what follows can go on with the standard.
    var parts = Parts(method: method, from: standardFrom, to: standardTo)
    parts.from = map["from"].flatMap { $0.number(.someNumber, &faults) } ?? standardFrom
    parts.to = map["to"].flatMap { $0.number(.someNumber, &faults) } ?? standardTo
    if parts.from >= parts.to, map["from"] != nil || map["to"] != nil {
      faults.add(at: node.position, NormalizationWords.fromAboveTo(parts.from, to: parts.to))
    }
    if let lacking = Self.requiredKey(of: method), map[lacking] == nil { faults.add(at: node.position, .noKey(lacking)) }
    if let range = map["range"] {
      parts.range = (method == "goalposts" ? Self.stated(range, &faults) : Self.range(range, &faults)) ?? parts.range
    }
    parts.clip = map["clip"].flatMap { $0.flag(&faults) }
    parts.whenEqual = map["when-equal"].flatMap { $0.number(NormalizationWords.score, &faults) }
    parts.mean = map["mean"].flatMap { $0.number(.someNumber, &faults) } ?? 0
    parts.sd = map["sd"].flatMap { $0.number(ValueWords.numberAboveZero, where: { $0 > 0 }, &faults) } ?? 1
    parts.target = map["target"].flatMap { $0.number(NormalizationWords.targetValue, &faults) } ?? 0
    parts.reference = map["reference"].flatMap { $0.text(ValueWords.idOfAUnit, &faults) } ?? ""
    parts.bands = map["bands"].map { Self.bands($0, &faults) } ?? []
    transform = map["transform"].flatMap { $0.word(IndexTree.Transform.allCases, &faults) }
    if transform == .log, let node = map["transform"] { Self.checkLogarithm(parts, node, &faults) }
    if map["bands"] != nil, parts.bands.isEmpty { return nil }
    normalization = Self.normalization(parts)
  }

  /// What the keys of a method say.
  private struct Parts {
    let method: String
    var from: Double
    var to: Double
    var range = IndexTree.Range.thisRun
    var clip: Bool?
    var whenEqual: Double?
    var mean = 0.0
    var sd = 1.0
    var target = 0.0
    var reference = ""
    var bands: [IndexTree.Band] = []

    init(method: String, from: Double, to: Double) {
      self.method = method
      self.from = from
      self.to = to
    }
  }

  private static func keys(of method: String) -> [String] {
    switch method {
    case "answer-scale": ["method", "from", "to"]
    case "share-of-maximum": ["method", "to"]
    case "min-max": ["method", "from", "to", "range", "transform", "clip", "when-equal"]
    case "goalposts": ["method", "from", "to", "range", "transform", "clip"]
    case "z-score": ["method", "mean", "sd", "transform", "when-equal"]
    case "percentile-rank": ["method", "from", "to", "when-equal"]
    case "distance-to-target": ["method", "from", "to", "target", "range", "transform", "clip"]
    case "distance-to-reference": ["method", "from", "to", "reference", "range", "transform", "clip"]
    case "distance-to-maximum": ["method", "from", "to", "range", "transform"]
    case "fraction-of-maximum": ["method", "from", "to", "range", "clip"]
    case "categorical": ["method", "bands"]
    default: ["method"]
    }
  }

  private static func requiredKey(of method: String) -> String? {
    ["goalposts": "range", "distance-to-target": "target", "distance-to-reference": "reference", "categorical": "bands"][method]
  }

  private static func normalization(_ parts: Parts) -> IndexTree.Normalization {
    let (from, to) = (parts.from, parts.to)
    func distance(_ distance: IndexTree.Distance) -> IndexTree.Normalization {
      .distance(distance, range: parts.range, cap: parts.clip ?? false, from: from, to: to)
    }
    switch parts.method {
    case "answer-scale": return .answerScale(from: from, to: to)
    case "share-of-maximum": return .shareOfMaximum(to: to)
    case "min-max":
      return .minMax(range: parts.range, clip: parts.clip ?? false, whenEqual: parts.whenEqual, from: from, to: to)
    case "goalposts":
      // A range that could not be read has had its fault.
      guard case .given(let low, let high) = parts.range else { return .none }
      return .goalposts(low: low, high: high, clip: parts.clip ?? true, from: from, to: to)
    case "z-score": return .zScore(mean: parts.mean, sd: parts.sd, whenEqual: parts.whenEqual)
    case "rank": return .rank
    case "percentile-rank": return .percentileRank(whenEqual: parts.whenEqual, from: from, to: to)
    case "borda": return .borda
    case "distance-to-target": return distance(.target(parts.target))
    case "distance-to-reference": return distance(.reference(parts.reference))
    case "distance-to-maximum": return distance(.maximum)
    case "fraction-of-maximum": return distance(.fractionOfMaximum)
    case "categorical": return .categorical(parts.bands)
    default: return .none
    }
  }

  private static func range(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> IndexTree.Range? {
    guard case .map(let entries) = node.content else {
      return node.word(["this-run"], &faults).map { _ in .thisRun }
    }
    guard entries.contains(where: { $0.key == "pooled" }) else { return stated(node, &faults) }
    guard
      let map = node.map(NormalizationWords.mapOfPooled, keys: ["pooled"], &faults),
      let list = map["pooled"],
      let editions = list.texts(NormalizationWords.editions, &faults)
    else { return nil }
    if editions.isEmpty {
      faults.add(at: list.position, NormalizationWords.noEdition)
      return nil
    }
    var seen: Set<String> = []
    for edition in editions where !seen.insert(edition.text).inserted {
      faults.add(at: edition.node.position, NormalizationWords.editionTwice(edition.text))
    }
    return .pooled(editions.map(\.text))
  }

  /// `{min: …, max: …}`
  private static func stated(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> IndexTree.Range? {
    guard let map = node.map(NormalizationWords.range, keys: ["min", "max"], &faults) else { return nil }
    let min = map.required("min", &faults)?.number(.someNumber, &faults)
    let max = map.required("max", &faults)?.number(.someNumber, &faults)
    guard let min, let max else { return nil }
    guard min < max else {
      faults.add(at: node.position, NormalizationWords.rangeMinAbove(min, max: max))
      return nil
    }
    return .given(min: min, max: max)
  }

  private static func bands(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> [IndexTree.Band] {
    var bands: [IndexTree.Band] = []
    let items = node.list(NormalizationWords.listOfBands, &faults)
    for item in items ?? [] {
      guard let map = item.map(NormalizationWords.band, keys: ["from", "score"], &faults) else { continue }
      let fromNode = map.required("from", &faults)
      let from = fromNode?.number(NormalizationWords.startOfBand, &faults)
      let score = map.required("score", &faults)?.number(NormalizationWords.score, &faults)
      guard let from, let fromNode, let score else { continue }
      if bands.contains(where: { $0.from == from }) {
        faults.add(fromNode, expected: NormalizationWords.differentStarts)
      } else {
        bands.append(.init(from: from, score: score))
      }
    }
    if items?.isEmpty == true {
      faults.add(at: node.position, NormalizationWords.noBand)
    }
    return bands
  }

  /// The ends that are stated must have a logarithm.
  private static func checkLogarithm(_ parts: Parts, _ node: YAMLNode, _ faults: inout DefinitionFaults) {
    var ends: [Double] = []
    if case .given(let min, _) = parts.range { ends.append(min) }
    if parts.method == "distance-to-target" { ends.append(parts.target) }
    for end in ends where !(end > 0) {
      faults.add(at: node.position, NormalizationWords.noLogarithm(end))
    }
  }
}

/// A number as a person writes it in a definition: `100`, `0.5`.
func plain(_ number: Double) -> String {
  Int(exactly: number).map(String.init) ?? number.description
}
