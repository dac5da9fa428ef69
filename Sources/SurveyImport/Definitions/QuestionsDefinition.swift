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
      faults.add(at: place, GroupWords.noQuestion)
    }
    var owners: [TextKey: LocalizedText] = [:]
    for (header, role) in claimed { owners[TextKey(header)] = role }
    for item in items {
      guard let column = item.column else { continue }
      if let owner = owners[TextKey(column)] {
        faults.add(at: item.columnPosition, GroupWords.questionOnColumnOfAnother(item.code, column: column, owner: owner))
      } else {
        owners[TextKey(column)] = GroupWords.question(item.code)
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
    for item in node?.list(GroupWords.listOfQuestionCodes, &faults) ?? [] {
      if let place = item.reference(to: .questionCode, among: codes, &faults) { reversed.insert(codes[place]) }
    }
    return reversed
  }

  /// A map code → column, or a list of codes that are also the columns.
  private static func items(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> [Item]? {
    var items: [Item] = []
    switch node.content {
    case .map:
      for entry in node.entries(GroupWords.map, &faults) ?? [] {
        checkID(entry, GroupWords.oneQuestion, &faults)
        let column = entry.value.text(.columnHeader, &faults)
        items.append(.init(code: entry.key, position: entry.keyPosition, column: column, columnPosition: entry.value.position))
      }
    case .list(let codes):
      var seen: Set<String> = []
      for code in codes {
        guard let text = code.text(.questionCode, &faults) else { continue }
        guard seen.insert(text).inserted else {
          faults.add(at: code.position, ValueWords.questionTwice(text))
          continue
        }
        if !IndexTree.isValid(id: text) {
          faults.add(code, expected: GroupWords.questionCode, suggestion: GroupWords.giveColumnACode)
        }
        items.append(.init(code: text, position: code.position, column: text, columnPosition: code.position))
      }
    case .text, .nothing:
      faults.add(node, expected: GroupWords.questions)
      return nil
    }
    for item in items where item.code == "default" {
      faults.add(at: item.position, GroupWords.codeIsDefault)
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
        faults.add(at: questions, GroupWords.noAnswers)
      }
      if scales.declared.count > 1 {
        faults.add(at: questions, GroupWords.noAnswersAmong(scales.declared.count))
      }
      return scales.declared.count == 1 ? all(0) : [:]
    }
    if case .text = answers.content {
      return scales.reference(answers, &faults).map(all) ?? [:]
    }
    guard let entries = answers.entries(GroupWords.answers, &faults) else { return [:] }
    var chosen: [String: Int] = [:]
    var named: Set<String> = []
    if let node = entries.first(where: { $0.key == "default" })?.value {
      named.formUnion(codes)
      chosen = scales.reference(node, &faults).map(all) ?? [:]
    }
    for entry in entries where entry.key != "default" {
      if !codes.contains(entry.key) {
        let hint = entry.keyHint ?? YAMLNode.suggestion(for: entry.key, among: codes)
        faults.add(at: entry.keyPosition, GroupWords.notDefaultNorQuestion(entry.key, hint: hint))
      }
      named.insert(entry.key)
      if let scale = scales.reference(entry.value, &faults) { chosen[entry.key] = scale }
    }
    let without = codes.filter { !named.contains($0) }
    if let first = without.first {
      let more = without.count - 1
      faults.add(at: answers.position, GroupWords.noScaleFor(first, more: more))
    }
    return chosen
  }
}
