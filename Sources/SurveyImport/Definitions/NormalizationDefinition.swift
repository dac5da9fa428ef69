import SurveyModel

/// `normalize`: from an indicator's value to a score.
enum NormalizationDefinition {
  private static let methods = ["answer-scale", "share-of-maximum", "min-max", "none"]
  private static let laterMethods = [
    "goalposts", "z-score", "rank", "percentile-rank", "borda", "distance-to-target", "distance-to-reference", "distance-to-maximum",
    "fraction-of-maximum", "categorical",
  ]
  private static let laterKeys = ["target", "reference", "transform", "bands", "mean", "sd"]

  /// A method alone, or a map with `method`.
  ///
  /// - Parameters:
  ///   - from: the end of the wanted range where the map does not state it, as `to`.
  static func read(
    _ node: YAMLNode, from standardFrom: Double, to standardTo: Double, _ faults: inout DefinitionFaults
  ) -> IndexTree.Normalization? {
    guard case .map(let entries) = node.content else {
      return node.word(methods, later: laterMethods, &faults).map { method in
        normalization(method, from: standardFrom, to: standardTo, range: .thisRun, clip: false, whenEqual: nil)
      }
    }
    guard let methodNode = entries.first(where: { $0.key == "method" })?.value else {
      faults.add(at: node.position, .noKey("method"))
      return nil
    }
    guard let method = methodNode.word(methods, later: laterMethods, &faults),
      let map = node.map(
        .init(vi: "tên phương pháp, hoặc bảng khóa có method", en: "a method or a map with method"), keys: keys(of: method),
        later: laterKeys, &faults)
    else { return nil }
    // A failed read leaves `nil`; the fault is noted, and what follows can go on with the standard.
    let from = map["from"].flatMap { $0.number(.someNumber, &faults) } ?? standardFrom
    let to = map["to"].flatMap { $0.number(.someNumber, &faults) } ?? standardTo
    if from >= to, map["from"] != nil || map["to"] != nil {
      faults.add(
        at: node.position, vi: "\"from\" phải nhỏ hơn \"to\", gặp from \(plain(from)) và to \(plain(to))",
        en: "expected \"from\" below \"to\", found from \(plain(from)) and to \(plain(to))")
    }
    let range = map["range"].flatMap { Self.range($0, &faults) } ?? .thisRun
    let clip = map["clip"].flatMap { $0.flag(&faults) } ?? false
    let whenEqual = map["when-equal"].flatMap { $0.number(.init(vi: "điểm", en: "a score"), &faults) }
    return normalization(method, from: from, to: to, range: range, clip: clip, whenEqual: whenEqual)
  }

  private static func keys(of method: String) -> [String] {
    switch method {
    case "answer-scale": ["method", "from", "to"]
    case "share-of-maximum": ["method", "to"]
    case "min-max": ["method", "from", "to", "range", "clip", "when-equal"]
    default: ["method"]
    }
  }

  private static func normalization(
    _ method: String, from: Double, to: Double, range: IndexTree.Range, clip: Bool, whenEqual: Double?
  ) -> IndexTree.Normalization {
    switch method {
    case "answer-scale": .answerScale(from: from, to: to)
    case "share-of-maximum": .shareOfMaximum(to: to)
    case "min-max": .minMax(range: range, clip: clip, whenEqual: whenEqual, from: from, to: to)
    default: .none
    }
  }

  private static func range(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> IndexTree.Range? {
    guard case .map = node.content else {
      return node.word(["this-run"], later: ["pooled"], &faults).map { _ in .thisRun }
    }
    guard
      let map = node.map(
        .init(vi: "this-run, hoặc bảng khóa gồm min và max", en: "this-run or a map with min and max"), keys: ["min", "max"],
        later: ["pooled"], &faults)
    else { return nil }
    // `{pooled: […]}` has had its fault: what it lacks is not told as well.
    guard map["pooled"] == nil else { return nil }
    let min = map.required("min", &faults)?.number(.someNumber, &faults)
    let max = map.required("max", &faults)?.number(.someNumber, &faults)
    guard let min, let max else { return nil }
    guard min < max else {
      faults.add(
        at: node.position, vi: "cần khoảng có min nhỏ hơn max, gặp min \(plain(min)) và max \(plain(max))",
        en: "expected a range with min below max, found min \(plain(min)) and max \(plain(max))")
      return nil
    }
    return .given(min: min, max: max)
  }
}

/// A number as a person writes it in a definition: `100`, `0.5`.
func plain(_ number: Double) -> String {
  Int(exactly: number).map(String.init) ?? number.description
}
