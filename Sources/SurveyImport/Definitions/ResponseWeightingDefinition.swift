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
      guard
        let map = node.map(
          .init(vi: "bảng khóa như {rake: [unit, stratum]}", en: "a map such as {rake: [unit, stratum]}"),
          keys: ["post-stratify", "rake", "trim"], &faults)
      else {
        return nil
      }
      if let names = map["post-stratify"] {
        for key in ["rake", "trim"] {
          if let entry = map.entries.first(where: { $0.key == key }) {
            faults.add(
              at: entry.keyPosition, vi: "post-stratify phải đứng một mình, gặp \"\(key)\" bên cạnh",
              en: "expected post-stratify alone, found \"\(key)\" beside it")
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
        faults.add(
          at: map.position, vi: "cần khóa \"post-stratify\" hoặc \"rake\", nhưng không có",
          en: "expected the key \"post-stratify\" or \"rake\", found neither")
        return nil
      }
    default:
      if case .text(let text) = node.content, ["post-stratify", "rake"].contains(text) {
        faults.add(
          at: node.position, vi: "cần các tên để tính trọng số, như {\(text): [unit, stratum]}, nhưng không có",
          en: "expected the names to weight by, such as {\(text): [unit, stratum]}, found none")
        return nil
      }
      guard let word = node.word(Self.words, &faults) else { return nil }
      weighting = word == "none" ? .none : .nonresponse
      places = []
    }
  }

  /// `nil` after a fault.
  private static func names(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> [(text: String, node: YAMLNode)]? {
    guard
      let names = node.texts(
        .init(
          vi: "unit, stratum hoặc một cột của danh sách được mời, hay một danh sách các tên đó",
          en: "unit, stratum or a column of the frame, or a list of them"), &faults)
    else { return nil }
    guard !names.isEmpty else {
      faults.add(
        at: node.position, vi: "cần ít nhất một trong các tên unit, stratum và các cột của danh sách được mời, nhưng không có",
        en: "expected at least one of unit, stratum and the columns of the frame, found none")
      return nil
    }
    var isRight = true
    func fault(_ name: (text: String, node: YAMLNode), vi: String, en: String) {
      faults.add(at: name.node.position, vi: vi, en: en)
      isRight = false
    }
    for (place, name) in names.enumerated() {
      if ["respondent", "disposition"].contains(name.text) {
        fault(
          name, vi: "cần unit, stratum hoặc một cột khác của danh sách được mời để tính trọng số, gặp \(name.text.quotedAsFound)",
          en: "expected unit, stratum or another column of the frame to weight by, found \(name.text.quotedAsFound)")
      } else if names[..<place].contains(where: { TextKey($0.text) == TextKey(name.text) }) {
        fault(
          name, vi: "mỗi tên chỉ được ghi một lần, gặp \(name.text.quotedAsFound) hai lần",
          en: "expected every name once, found \(name.text.quotedAsFound) twice")
      }
    }
    if names.count > mostNames {
      fault(
        names[mostNames], vi: "cần nhiều nhất \(mostNames) tên để tính trọng số, gặp \(names.count)",
        en: "expected at most \(mostNames) names to weight by, found \(names.count)")
    }
    return isRight ? names : nil
  }

  private static func trim(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> IndexTree.ResponseWeighting.Trim? {
    let wanted = LocalizedText(
      vi: "hai giới hạn tính theo bội của trọng số trung bình, một từ 0 đến 1 và một từ 1 trở lên, như [0.3, 3]",
      en: "two bounds in multiples of the mean weight, from 0 to 1 and 1 or more, such as [0.3, 3]")
    guard let items = node.list(wanted, &faults) else { return nil }
    guard items.count == 2 else {
      faults.add(
        at: node.position, vi: "cần \(wanted[.vi]), gặp \(items.count) số", en: "expected \(wanted[.en]), found \(items.count) of them")
      return nil
    }
    let bounds = items.compactMap { $0.number(.someNumber, &faults) }
    guard bounds.count == 2 else { return nil }
    guard let trim = IndexTree.ResponseWeighting.Trim(low: bounds[0], high: bounds[1]) else {
      faults.add(
        at: node.position, vi: "cần \(wanted[.vi]), gặp \(plain(bounds[0])) và \(plain(bounds[1]))",
        en: "expected \(wanted[.en]), found \(plain(bounds[0])) and \(plain(bounds[1]))")
      return nil
    }
    return trim
  }
}
