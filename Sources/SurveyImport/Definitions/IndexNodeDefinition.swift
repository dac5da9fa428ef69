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
      guard let items = entry.value.list(.init(vi: "danh sách \(entry.key)", en: "a list of \(entry.key)"), &faults) else {
        weights.append(nil)
        continue
      }
      if items.isEmpty {
        faults.add(
          at: entry.value.position, vi: "cần ít nhất một phần tử của \(entry.key), gặp danh sách trống",
          en: "expected at least one of the \(entry.key), found an empty list")
        weights.append(nil)
      }
      for item in items {
        let child = isComponents ? component(item, inherited, ids: &ids, &faults) : indicator(item, inherited, ids: &ids, &faults)
        weights.append(child?.branch.weight)
        if let child { children.append(child) }
      }
    }
    if lists == 0 {
      faults.add(
        at: map.position, vi: "dưới một chỉ số thành phần cần \"components\" hoặc \"indicators\", nhưng không có cả hai",
        en: "expected \"components\" or \"indicators\" below a component, found neither")
    }
    checkSum(weights, of: map, &faults)
    return children
  }

  /// Siblings must weigh something, and what the declared `sum` says. Not told where a weight could not be read.
  private static func checkSum(_ weights: [Double?], of map: YAMLMap, _ faults: inout DefinitionFaults) {
    let declared = map["sum"]?.number(.init(vi: "số lớn hơn 0", en: "a number above zero"), where: { $0 > 0 }, &faults)
    guard !weights.isEmpty, !weights.contains(nil) else { return }
    let sum = weights.reduce(0) { $0 + ($1 ?? 0) }
    if sum == 0 || !sum.isFinite {
      let list = map["components"] ?? map["indicators"]
      let found: LocalizedText =
        sum == 0 ? LocalizedText("0") : .init(vi: "vượt quá giới hạn của máy tính", en: "more than a number can hold")
      faults.add(
        at: list?.position ?? map.position, vi: "tổng trọng số của các phần cùng cấp phải lớn hơn 0, gặp tổng \(found[.vi])",
        en: "expected siblings whose weights sum to more than zero, found a sum of \(found[.en])")
    } else if let declared, let node = map["sum"], !(abs(sum - declared) <= 1e-9 * declared) {
      faults.add(
        at: node.position, vi: "tổng trọng số phải bằng \(plain(declared)), gặp tổng \(shown(sum))",
        en: "expected weights that sum to \(plain(declared)), found a sum of \(shown(sum))")
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
        .init(vi: "chỉ số thành phần có id", en: "a component with id"),
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
        .init(vi: "tiêu chí như {id: t1}", en: "an indicator such as {id: t1}"),
        keys: ["id", "name", "weight", "not-applicable", "question", "questions", "data", "statistic", "direction", "normalize"], &faults)
    else {
      return nil
    }
    let id = id(map, ids: &ids, &faults)
    let name = map["name"]?.localizedText(.someText, &faults)
    let weight = weight(map, &faults)
    let notApplicable = notApplicable(map, &faults)
    let data = map["data"]?.text(
      .init(vi: "tên chỉ tiêu trong tệp số liệu bối cảnh", en: "the name of an indicator of the context"), &faults)
    let statistic = map["statistic"].flatMap { Self.statistic($0, &faults) } ?? .mean
    let questions = questions(map, statistic, &faults)
    let direction = map["direction"]?.word(IndexTree.Direction.allCases, &faults) ?? .positive
    var inherited = inherited
    if map["normalize"] != nil { (inherited.normalization, inherited.transform) = (.none, nil) }
    inherited.takeNormalization(map, &faults)
    if let node = map["data"] {
      checkData(node, map, inherited.normalization, &faults)
    } else if direction == .negative, let node = map["direction"], !inherited.isOfPlainTable || !questions.isEmpty {
      faults.add(
        at: node.position,
        vi: "\"direction: negative\" chỉ dùng cho data, gặp ở một câu hỏi; câu hỏi ngược chiều được đảo khi đọc câu trả lời",
        en:
          "expected \"direction: negative\" on data only, found it on a question; a reversed question is turned when its answers are read")
    }
    if direction == .negative, case .categorical = inherited.normalization, let node = map["direction"] {
      faults.add(
        at: node.position, vi: "các khoảng (bands) đã cho điểm: không dùng \"direction: negative\" với categorical",
        en: "expected no \"direction: negative\" with categorical, whose bands say the score, found it")
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
    let what = LocalizedText(vi: "danh sách mã câu hỏi, như [q1, q2]", en: "a list of codes of questions, such as [q1, q2]")
    if let node = map["question"], map["questions"] != nil {
      faults.add(
        at: node.position, vi: "chỉ được khai báo \"question\" hoặc \"questions\", gặp cả hai",
        en: "expected \"question\" or \"questions\", found both")
    }
    if let node = map["question"] { return node.text(.questionCode, &faults).map { [($0, node)] } ?? [] }
    guard let node = map["questions"], let items = node.list(what, &faults) else { return [] }
    if items.isEmpty {
      faults.add(
        at: node.position, vi: "cần ít nhất một câu hỏi, gặp danh sách trống",
        en: "expected at least one question, found an empty list")
    }
    let codes = items.compactMap { item in item.text(.questionCode, &faults).map { ($0, item) } }
    var seen: Set<String> = []
    for (code, item) in codes where !seen.insert(code).inserted {
      faults.add(
        at: item.position, vi: "mỗi câu hỏi chỉ được ghi một lần, gặp \(code.quotedAsFound) hai lần",
        en: "expected every question once, found \(code.quotedAsFound) twice")
    }
    if case .share = statistic, codes.count > 1, let node = map["statistic"] {
      faults.add(
        at: node.position,
        vi: "\"share\" chỉ dùng cho một câu hỏi, gặp ở \(codes.count) câu hỏi: trung bình của chúng không phải là một mức",
        en: "expected \"share\" on one question, found it on \(codes.count): their mean is no category")
    }
    return codes
  }

  private static let statistics: [IndexTree.Statistic] = [.mean, .top1, .top2, .bottom2, .median, .net, .allTop]

  /// A word, or `{share: [1, 2]}`.
  private static func statistic(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> IndexTree.Statistic? {
    guard case .map = node.content else {
      guard let word = node.word(statistics.map(\.name) + ["share"], &faults) else { return nil }
      if word == "share" {
        faults.add(
          at: node.position, vi: "share cần các mức của thang đo, như {share: [1, 2]}, nhưng không có",
          en: "expected a share of values of the scale, as in {share: [1, 2]}, found none")
      }
      return statistics.first { $0.name == word }
    }
    guard
      let map = node.map(
        .init(vi: "tên thống kê, hoặc bảng khóa như {share: [1, 2]}", en: "a statistic or a map such as {share: [1, 2]}"), keys: ["share"],
        &faults),
      let list = map.required("share", &faults),
      let values = list.texts(.init(vi: "các mức của thang đo, như [1, 2]", en: "values of the scale, such as [1, 2]"), &faults)
    else { return nil }
    if values.isEmpty {
      faults.add(at: list.position, vi: "cần ít nhất một mức, gặp danh sách trống", en: "expected at least one value, found an empty list")
    }
    return .share(values.map(\.text))
  }

  /// Groups of units.
  private static func notApplicable(_ map: YAMLMap, _ faults: inout DefinitionFaults) -> [(text: String, node: YAMLNode)] {
    map["not-applicable"]?.texts(
      .init(vi: "nhóm đơn vị, hoặc danh sách nhóm đơn vị", en: "a group of units, or a list of groups"), &faults) ?? []
  }

  /// Data have no answer scale, no question and no statistic.
  private static func checkData(
    _ data: YAMLNode, _ map: YAMLMap, _ normalization: IndexTree.Normalization, _ faults: inout DefinitionFaults
  ) {
    if let node = map["question"] {
      faults.add(
        at: node.position, vi: "chỉ được khai báo \"question\" hoặc \"data\", gặp cả hai",
        en: "expected \"question\" or \"data\", found both")
    }
    if let node = map["statistic"] {
      faults.add(
        at: node.position, vi: "\"statistic\" chỉ dùng cho câu hỏi, gặp ở data",
        en: "expected \"statistic\" on questions only, found it on data")
    }
    if let node = map["questions"] {
      faults.add(
        at: node.position, vi: "chỉ được khai báo \"questions\" hoặc \"data\", gặp cả hai",
        en: "expected \"questions\" or \"data\", found both")
    }
    if normalization.needsAnswerScale {
      faults.add(
        at: (map["normalize"] ?? data).position,
        vi: "với data, \"normalize\" phải là cách không cần thang đo, như min-max, gặp \(normalization.name)",
        en: "expected a \"normalize\" for data that needs no answer scale, such as min-max, found \(normalization.name)")
    }
  }

  static func id(_ map: YAMLMap, ids: inout Set<String>, _ faults: inout DefinitionFaults) -> String? {
    guard let node = map.required("id", &faults), let id = node.id(.someID, &faults) else { return nil }
    if !ids.insert(id).inserted {
      faults.add(
        at: node.position, vi: "mỗi mã chỉ được dùng một lần trong chỉ số, gặp \"\(id)\" hai lần",
        en: "expected every id once in the index, found \"\(id)\" twice")
    }
    return id
  }

  private static func weight(_ map: YAMLMap, _ faults: inout DefinitionFaults) -> Double? {
    guard let node = map["weight"] else { return 1 }
    return node.number(.init(vi: "trọng số từ 0 trở lên", en: "a weight of zero or more"), where: { $0 >= 0 }, &faults)
  }
}
