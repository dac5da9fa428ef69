import SurveyModel
import SurveyWords

/// `weights` of a component or the root: the scheme that its children's weights come from.
enum WeightingDefinition {
  private static let words = ["given", "equal", "pca", "entropy", "critic"]

  /// - Parameter children: how many were read. Where some could not be, their faults are told and the scheme's are not.
  static func read(_ map: YAMLMap, children: Int, _ faults: inout DefinitionFaults) -> WeightScheme {
    guard let node = map["weights"] else { return .given }
    guard let (scheme, cells) = scheme(node, &faults) else { return .given }
    if scheme != .given { refuseWeights(below: map, scheme, &faults) }
    if children == written(map), let flaw = scheme.flaw(children: children) {
      faults.add(at: position(of: flaw, cells) ?? node.position, flaw.message)
      return .given
    }
    return scheme
  }

  private static func scheme(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> (WeightScheme, [[YAMLNode]])? {
    guard case .map = node.content else {
      let what: LocalizedText = IndexFileWords.scheme
      guard case .text(let text) = node.content, words.contains(text) else {
        var near: LocalizedText?
        if case .text(let text) = node.content { near = nearest(to: text, among: words).map { .didYouMean($0) } }
        faults.add(node, expected: what, suggestion: near)
        return nil
      }
      switch text {
      case "equal": return (.equal, [])
      case "pca": return (.pca, [])
      case "entropy": return (.entropy, [])
      case "critic": return (.critic, [])
      default: return (.given, [])
      }
    }
    guard let map = node.map(IndexFileWords.schemeOrMap, keys: ["ahp", "budget"], &faults) else { return nil }
    guard map.entries.count == 1, let entry = map.entries.first else {
      faults.add(at: node.position, IndexFileWords.notOneScheme(map.entries.count))
      return nil
    }
    guard ["ahp", "budget"].contains(entry.key), let (values, cells) = matrix(entry.value, &faults) else { return nil }
    return (entry.key == "ahp" ? .ahp(values) : .budget(values), cells)
  }

  /// A list of lists of numbers; `nil` after a fault.
  private static func matrix(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> (values: [[Double]], cells: [[YAMLNode]])? {
    let what: LocalizedText = IndexFileWords.rowsOfComparisons
    guard let rows = node.list(what, &faults) else { return nil }
    var values: [[Double]] = []
    var cells: [[YAMLNode]] = []
    var isWhole = true
    for row in rows {
      guard let items = row.list(what, &faults) else {
        isWhole = false
        continue
      }
      let numbers = items.map { fraction($0, &faults) }
      if numbers.contains(nil) { isWhole = false }
      values.append(numbers.compactMap(\.self))
      cells.append(items)
    }
    return isWhole ? (values, cells) : nil
  }

  /// `3`, `0.5` or `1/3`.
  private static func fraction(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> Double? {
    if case .text(let text) = node.content {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map {
        YAMLNode.number(String($0).withoutBlanksAround)
      }
      if parts.count == 1, let number = parts[0] { return number }
      if parts.count == 2, let above = parts[0], let below = parts[1], below != 0, (above / below).isFinite { return above / below }
    }
    faults.add(node, expected: IndexFileWords.comparison)
    return nil
  }

  /// A weight that a scheme would overrule in silence.
  private static func refuseWeights(below map: YAMLMap, _ scheme: WeightScheme, _ faults: inout DefinitionFaults) {
    for list in lists(map) {
      for item in list {
        guard case .map(let entries) = item.content, let weight = entries.first(where: { $0.key == "weight" }) else { continue }
        faults.add(at: weight.keyPosition, IndexFileWords.weightBesideScheme(scheme.name))
      }
    }
    if let sum = map["sum"] {
      faults.add(at: sum.position, IndexFileWords.sumBesideScheme(scheme.name))
    }
  }

  private static func lists(_ map: YAMLMap) -> [[YAMLNode]] {
    map.entries.filter { $0.key == "components" || $0.key == "indicators" }.map { entry in
      if case .list(let items) = entry.value.content { items } else { [] }
    }
  }

  private static func written(_ map: YAMLMap) -> Int { lists(map).reduce(0) { $0 + $1.count } }

  private static func position(of flaw: WeightScheme.Flaw, _ cells: [[YAMLNode]]) -> YAMLNode.Position? {
    func cell(_ row: Int, _ column: Int) -> YAMLNode.Position? {
      guard cells.indices.contains(row), cells[row].indices.contains(column) else { return nil }
      return cells[row][column].position
    }
    switch flaw {
    case .rowLength(let row, _, _), .noPoints(let row): return cell(row, 0)
    case .points(let row, let column, _), .comparison(let row, let column, _), .notReciprocal(let row, let column, _, _):
      return cell(row, column)
    case .diagonal(let row, _): return cell(row, row)
    case .rowCount, .noExperts, .tooMany: return nil
    }
  }
}

extension String {
  /// Without blanks around it.
  fileprivate var withoutBlanksAround: String {
    let kept = drop { $0 == " " }
    return String(kept.prefix(kept.count - kept.reversed().prefix { $0 == " " }.count))
  }
}
