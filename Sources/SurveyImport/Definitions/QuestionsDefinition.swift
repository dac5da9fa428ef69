import SurveyModel

/// `questions`, `answers` and `reversed` of a respondent group: which columns are scored, and on which scale each is answered.
struct QuestionsDefinition {
  private(set) var questions: [Question] = []
  /// Of all questions, also where their scales have faults.
  private(set) var codes: [String] = []

  private struct Item {
    let code: String
    let position: YAMLNode.Position
    let column: String?
    let columnPosition: YAMLNode.Position
  }

  /// - Parameters:
  ///   - claimed: headers that `columns` names, with what they hold.
  ///   - scales: what the survey declares, and what is built in; `nil` where it could not be read.
  ///   - ofIndex: codes that the index names, each the header of its column, where the group states no questions; `nil` where it must.
  init(
    _ group: YAMLMap, claimed: [(header: String, role: LocalizedText)], scales: ScaleNames?, ofIndex: [String]? = nil,
    _ faults: inout DefinitionFaults
  ) {
    let place = group["questions"]?.position ?? group.position
    guard
      let items = group["questions"] == nil && ofIndex?.isEmpty == false
        ? ofIndex?.map({ Item(code: $0, position: place, column: $0, columnPosition: place) })
        : group.required("questions", &faults).flatMap({ Self.items($0, &faults) })
    else { return }
    if items.isEmpty {
      faults.add(at: place, vi: "cần ít nhất một câu hỏi, nhưng không có", en: "expected at least one question, found none")
    }
    var owners: [TextKey: LocalizedText] = [:]
    for (header, role) in claimed { owners[TextKey(header)] = role }
    for item in items {
      guard let column = item.column else { continue }
      if let owner = owners[TextKey(column)] {
        faults.add(
          at: item.columnPosition,
          vi: "câu hỏi \"\(item.code)\" cần một cột riêng, gặp \(column.quotedAsFound) đã dùng cho \(owner[.vi])",
          en: "expected a column of its own for question \"\(item.code)\", found \(column.quotedAsFound) of \(owner[.en])")
      } else {
        owners[TextKey(column)] = .init(vi: "câu hỏi \"\(item.code)\"", en: "question \"\(item.code)\"")
      }
    }
    codes = items.map(\.code)
    let reversed = Self.reversed(group["reversed"], among: codes, &faults)
    guard let scales else { return }
    let chosen = Self.scales(of: items, at: place, group["answers"], among: scales, &faults)
    questions = items.compactMap { item in
      guard let column = item.column, let scale = chosen[item.code] else { return nil }
      return Question(code: item.code, column: column, scale: scale, isReversed: reversed.contains(item.code))
    }
  }

  private static func reversed(_ node: YAMLNode?, among codes: [String], _ faults: inout DefinitionFaults) -> Set<String> {
    var reversed: Set<String> = []
    for item in node?.list(.init(vi: "danh sách mã câu hỏi", en: "a list of question codes"), &faults) ?? [] {
      if let place = item.reference(to: .questionCode, among: codes, &faults) { reversed.insert(codes[place]) }
    }
    return reversed
  }

  /// A map code → column, or a list of codes that are also the columns.
  private static func items(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> [Item]? {
    var items: [Item] = []
    switch node.content {
    case .map:
      for entry in node.entries(.init(vi: "bảng khóa", en: "a map"), &faults) ?? [] {
        checkID(entry, .init(vi: "câu hỏi", en: "question"), &faults)
        let column = entry.value.text(.columnHeader, &faults)
        items.append(.init(code: entry.key, position: entry.keyPosition, column: column, columnPosition: entry.value.position))
      }
    case .list(let codes):
      var seen: Set<String> = []
      for code in codes {
        guard let text = code.text(.questionCode, &faults) else { continue }
        guard seen.insert(text).inserted else {
          faults.add(
            at: code.position, vi: "mỗi câu hỏi chỉ được ghi một lần, gặp \(text.quotedAsFound) hai lần",
            en: "expected every question once, found \(text.quotedAsFound) twice")
          continue
        }
        if !IndexTree.isValid(id: text) {
          faults.add(
            code,
            expected: .init(vi: "mã \(YAMLNode.idRule[.vi])", en: "a code \(YAMLNode.idRule[.en])"),
            suggestion: .init(
              vi: "hãy đặt mã cho cột: mã: \"tiêu đề của cột\"", en: "give the column a code: code: \"header of the column\""))
        }
        items.append(.init(code: text, position: code.position, column: text, columnPosition: code.position))
      }
    case .text, .nothing:
      faults.add(
        node, expected: .init(vi: "bảng câu hỏi, mã: cột, hoặc danh sách mã", en: "a map of questions, code: column, or a list of codes"))
      return nil
    }
    for item in items where item.code == "default" {
      faults.add(
        at: item.position, vi: "cần mã khác \"default\", vì từ này có nghĩa riêng trong \"answers\"",
        en: "expected a code other than \"default\", which has a meaning of its own under \"answers\"")
    }
    return items
  }

  /// The scale of each question, by code.
  private static func scales(
    of items: [Item], at questions: YAMLNode.Position, _ answers: YAMLNode?, among scales: ScaleNames, _ faults: inout DefinitionFaults
  ) -> [String: Int] {
    let codes = items.map(\.code)
    func all(_ scale: Int) -> [String: Int] { Dictionary(codes.map { ($0, scale) }) { first, _ in first } }
    guard let answers else {
      if scales.declared.isEmpty {
        faults.add(
          at: questions,
          vi: "cần \"answers\" bên cạnh \"questions\" để nêu thang đo, ví dụ satisfaction-5, nhưng không có",
          en: "expected \"answers\" beside \"questions\" to name a scale such as satisfaction-5, found none")
      }
      if scales.declared.count > 1 {
        faults.add(
          at: questions,
          vi:
            "cần \"answers\" bên cạnh \"questions\" để nêu thang đo của từng câu hỏi, nhưng không có, trong khi có \(scales.declared.count) thang đo",
          en: "expected \"answers\" beside \"questions\" to name the scale of each, found none and \(scales.declared.count) scales")
      }
      return scales.declared.count == 1 ? all(0) : [:]
    }
    if case .text = answers.content {
      return scales.reference(answers, &faults).map(all) ?? [:]
    }
    guard
      let entries = answers.entries(
        .init(
          vi: "tên của thang đo, hoặc bảng khóa gồm default và các câu hỏi", en: "the name of a scale, or a map with default and questions"),
        &faults)
    else { return [:] }
    var chosen: [String: Int] = [:]
    var named: Set<String> = []
    if let node = entries.first(where: { $0.key == "default" })?.value {
      named.formUnion(codes)
      chosen = scales.reference(node, &faults).map(all) ?? [:]
    }
    for entry in entries where entry.key != "default" {
      if !codes.contains(entry.key) {
        let hint = entry.keyHint ?? YAMLNode.suggestion(for: entry.key, among: codes)
        faults.add(
          at: entry.keyPosition, vi: "cần \"default\" hoặc mã của câu hỏi, gặp \(entry.key.quotedAsFound); \(hint[.vi])",
          en: "expected \"default\" or the code of a question, found \(entry.key.quotedAsFound); \(hint[.en])")
      }
      named.insert(entry.key)
      if let scale = scales.reference(entry.value, &faults) { chosen[entry.key] = scale }
    }
    let without = codes.filter { !named.contains($0) }
    if let first = without.first {
      let more = without.count - 1
      faults.add(
        at: answers.position,
        vi: "cần \"default\" hoặc thang đo cho mọi câu hỏi, chưa có cho \"\(first)\"" + (more > 0 ? " và \(more) câu hỏi khác" : ""),
        en: "expected \"default\" or a scale for every question, found none for \"\(first)\"" + (more > 0 ? " and \(more) more" : ""))
    }
    return chosen
  }
}
