import SurveyModel

extension IndexNodeDefinition {
  /// What a node takes from above unless it says otherwise.
  struct Inherited {
    var normalization: IndexTree.Normalization
    var transform: IndexTree.Transform?
    var aggregation = IndexTree.Aggregation.arithmetic
    var missing = IndexTree.MissingPolicy.reweight(atLeast: 0)
    /// Whether `id` is the default of `data` and not of `question`.
    var isOfPlainTable = false
    /// The standard range of a normalisation: that of the score before it is multiplied.
    let from: Double
    let to: Double

    init(score: IndexTree.Score) {
      from = score.from / score.multiply
      to = score.to / score.multiply
      normalization = .answerScale(from: from, to: to)
    }

    /// Takes over what a component or the root states.
    mutating func take(_ map: YAMLMap, _ faults: inout DefinitionFaults) {
      takeNormalization(map, &faults)
      if let node = map["aggregate"], let stated = Self.aggregation(node, &faults) { aggregation = stated }
      if let node = map["missing"], let stated = Self.missing(node, &faults) { missing = stated }
    }

    mutating func takeNormalization(_ map: YAMLMap, _ faults: inout DefinitionFaults) {
      guard let node = map["normalize"], let stated = NormalizationDefinition(node, from: from, to: to, &faults) else { return }
      normalization = stated.normalization
      transform = stated.transform
    }

    private static let aggregations: [IndexTree.Aggregation] = [
      .arithmetic, .sum, .geometric, .harmonic, .minimum, .weightedMedian, .borda, .copeland,
    ]

    /// A method alone, or `{method: power, p: 0.5}`.
    static func aggregation(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> IndexTree.Aggregation? {
      let words = aggregations.map(\.name) + ["power"]
      guard case .map = node.content else {
        guard let word = node.word(words, &faults) else { return nil }
        if word == "power" {
          faults.add(at: node.position, IndexFileWords.powerWithoutP)
        }
        return aggregations.first { $0.name == word }
      }
      guard
        let map = node.map(IndexFileWords.wayToAggregate, keys: ["method", "p"], &faults),
        let word = map.required("method", &faults)?.word(words, &faults)
      else { return nil }
      guard word == "power" else {
        if let p = map["p"] {
          faults.add(at: p.position, IndexFileWords.pWithout(word))
        }
        return aggregations.first { $0.name == word }
      }
      return map.required("p", &faults)?.number(IndexFileWords.numberOtherThanZero, where: { $0 != 0 }, &faults)
        .map { .power($0) }
    }

    static func missing(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> IndexTree.MissingPolicy? {
      let words = ["reweight", "fail", "zero"]
      func policy(_ word: String, atLeast: Double) -> IndexTree.MissingPolicy {
        switch word {
        case "fail": .fail
        case "zero": .zero
        default: .reweight(atLeast: atLeast)
        }
      }
      guard case .map = node.content else { return node.word(words, &faults).map { policy($0, atLeast: 0) } }
      guard let map = node.map(IndexFileWords.policyForMissing, keys: ["policy", "at-least"], &faults) else { return nil }
      let word = map.required("policy", &faults)?.word(words, &faults)
      let atLeast = map["at-least"].map { $0.number(.shareOfOne, where: { (0...1).contains($0) }, &faults) } ?? 0
      guard let word, let atLeast else { return nil }
      if word != "reweight", let node = map["at-least"] {
        faults.add(at: node.position, IndexFileWords.atLeastWithout(word))
      }
      return policy(word, atLeast: atLeast)
    }
  }
}
