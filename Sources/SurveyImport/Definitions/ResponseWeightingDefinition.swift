import SurveyModel

/// `response-weights`: a word, or a map of `post-stratify`, or of `rake` with `trim`.
struct ResponseWeightingDefinition {
  /// Weighting by more than this many names is not about any population that is known.
  private static let mostNames = IndexTree.ResponseWeighting.mostNames
  private static let words = ["none", "nonresponse"]

  let weighting: IndexTree.ResponseWeighting
  /// Of its names.
  let places: [YAMLNode.Position]

  /// `nil` after a fault.
  init?(_ node: YAMLNode, _ faults: inout DefinitionFaults) {
    switch node.content {
    case .map:
      guard let map = node.map(ResponseWeightWords.mapOfRake, keys: ["post-stratify", "rake", "trim"], &faults)
      else {
        return nil
      }
      if let names = map["post-stratify"] {
        for key in ["rake", "trim"] {
          if let entry = map.entries.first(where: { $0.key == key }) {
            faults.add(at: entry.keyPosition, ResponseWeightWords.postStratifyNotAlone(key))
          }
        }
        guard let read = Self.names(names, &faults) else { return nil }
        weighting = .postStratify(read.map(\.text))
        places = read.map(\.node.position)
      } else if let names = map["rake"] {
        let trim = map["trim"].map { Self.trim($0, &faults) }
        guard let read = Self.names(names, &faults), trim != .some(nil) else { return nil }
        weighting = .rake(read.map(\.text), trim: trim ?? nil)
        places = read.map(\.node.position)
      } else {
        faults.add(at: map.position, ResponseWeightWords.neitherWayToWeight)
        return nil
      }
    default:
      if case .text(let text) = node.content, ["post-stratify", "rake"].contains(text) {
        faults.add(at: node.position, ResponseWeightWords.noNamesFor(text))
        return nil
      }
      guard let word = node.word(Self.words, &faults) else { return nil }
      weighting = word == "none" ? .none : .nonresponse
      places = []
    }
  }

  /// `nil` after a fault.
  private static func names(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> [(text: String, node: YAMLNode)]? {
    guard let names = node.texts(ResponseWeightWords.names, &faults) else { return nil }
    guard !names.isEmpty else {
      faults.add(at: node.position, ResponseWeightWords.noName)
      return nil
    }
    var isRight = true
    func fault(_ name: (text: String, node: YAMLNode), _ message: LocalizedText) {
      faults.add(at: name.node.position, message)
      isRight = false
    }
    for (place, name) in names.enumerated() {
      if ["respondent", "disposition"].contains(name.text) {
        fault(name, ResponseWeightWords.notAName(name.text))
      } else if names[..<place].contains(where: { TextKey($0.text) == TextKey(name.text) }) {
        fault(name, ResponseWeightWords.nameTwice(name.text))
      }
    }
    if names.count > mostNames {
      fault(names[mostNames], ResponseWeightWords.tooManyNames(mostNames, count: names.count))
    }
    return isRight ? names : nil
  }

  private static func trim(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> IndexTree.ResponseWeighting.Trim? {
    let wanted = ResponseWeightWords.bounds
    guard let items = node.list(wanted, &faults) else { return nil }
    guard items.count == 2 else {
      faults.add(at: node.position, ResponseWeightWords.otherThanTwoBounds(wanted, count: items.count))
      return nil
    }
    let bounds = items.compactMap { $0.number(.someNumber, &faults) }
    guard bounds.count == 2 else { return nil }
    guard let trim = IndexTree.ResponseWeighting.Trim(low: bounds[0], high: bounds[1]) else {
      faults.add(at: node.position, ResponseWeightWords.boundsOutOfRange(wanted, low: bounds[0], high: bounds[1]))
      return nil
    }
    return trim
  }
}
