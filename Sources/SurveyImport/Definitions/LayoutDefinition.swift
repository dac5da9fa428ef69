import SurveyModel

/// How the answers of a respondent group lie in its files: `blocks`, `unit-columns` and `separator` of the group, and `questions` of single files.
struct LayoutDefinition {
  private(set) var files: [RespondentGroup.ResponseFile]
  private(set) var blocks: [RespondentGroup.Block] = []
  private(set) var unitColumns: [RespondentGroup.UnitColumn] = []
  private(set) var separator: Character = ";"

  /// Whether the group, or a file's own questions, say which unit an answer rates without a column `unit`.
  static func tellsUnits(_ group: YAMLMap, _ ownQuestions: YAMLNode?) -> Bool {
    group["blocks"] != nil || group["unit-columns"] != nil
      || [group["questions"], ownQuestions].contains { $0.map(holdsPlaceholder) ?? false }
  }

  private static func holdsPlaceholder(_ questions: YAMLNode) -> Bool {
    guard case .map(let entries) = questions.content else { return false }
    return entries.contains { entry in
      if case .text(let text) = entry.value.content { text.contains(RespondentGroup.Block.placeholder) } else { false }
    }
  }

  init(
    _ group: YAMLMap, responses: ResponsesDefinition, questions: QuestionsDefinition, units survey: RespondentGroupDefinition.Surroundings,
    _ faults: inout DefinitionFaults
  ) {
    files = responses.files
    for (file, node) in responses.ownQuestions.sorted(by: { $0.key < $1.key }) {
      guard let headers = Self.headers(node, over: questions, &faults), files.indices.contains(file) else { continue }
      let source = files[file]
      files[file] = .init(
        file: source.file, unit: source.unit, format: source.format, platform: source.platform, dateOrder: source.dateOrder,
        columns: source.columns, headers: headers)
    }
    if let node = group["blocks"] {
      blocks = Self.blocks(node, questions: questions.codes, units: survey.units, &faults)
    } else if Self.tellsUnits(group, nil), group["unit-columns"] == nil {
      blocks = survey.unitNames.enumerated().map { .init(unit: $0, place: .marks($1, isRequired: false)) }
    }
    if !blocks.isEmpty, let place = responses.unitPlaces.first {
      faults.add(at: place, GroupWords.unitOfFileAndColumns)
    }
    unitColumns = group["unit-columns"].map { Self.unitColumns($0, units: survey.units, &faults) } ?? []
    if let node = group["separator"] {
      switch node.content {
      case .text("space"), .text(" "): separator = " "
      case .text(";"), .text(","), .text("|"), .text("/"):
        if case .text(let text) = node.content, let first = text.first { separator = first }
      default:
        faults.add(node, expected: GroupWords.separator)
      }
    }
  }

  /// Question → header of one file; the others keep the group's.
  private static func headers(
    _ node: YAMLNode, over questions: QuestionsDefinition, _ faults: inout DefinitionFaults
  ) -> [String]? {
    guard let entries = node.entries(GroupWords.mapOfQuestionColumns, &faults) else {
      return nil
    }
    var headers = questions.questions.map(\.column)
    for entry in entries {
      guard let header = entry.value.text(.columnHeader, &faults) else { continue }
      guard questions.codes.contains(entry.key) else {
        unknownQuestion(entry, among: questions.codes, &faults)
        continue
      }
      if let place = questions.questions.firstIndex(where: { $0.code == entry.key }) { headers[place] = header }
    }
    return headers
  }

  private static func unknownQuestion(_ entry: YAMLNode.Entry, among codes: [String], _ faults: inout DefinitionFaults) {
    let hint = entry.keyHint ?? YAMLNode.suggestion(for: entry.key, among: codes)
    faults.add(at: entry.keyPosition, GroupWords.notAQuestion(entry.key, hint: hint))
  }

  /// `unit: "1"`, what `{unit}` stands for, or `unit: {question: header}`.
  private static func blocks(
    _ node: YAMLNode, questions codes: [String], units: [String]?, _ faults: inout DefinitionFaults
  ) -> [RespondentGroup.Block] {
    let what = GroupWords.mapOfUnitBlocks
    var blocks: [RespondentGroup.Block] = []
    var owners: [TextKey: String] = [:]
    for (entry, unit) in unitEntries(node, what, units: units, &faults) {
      switch entry.value.content {
      case .map(let own):
        var headers = [String?](repeating: nil, count: codes.count)
        for question in own {
          guard let header = question.value.text(.columnHeader, &faults) else { continue }
          guard let place = codes.firstIndex(of: question.key) else {
            unknownQuestion(question, among: codes, &faults)
            continue
          }
          if let owner = owners[TextKey(header)] {
            faults.add(at: question.value.position, GroupWords.columnOfAnother(header, owner: owner))
          }
          owners[TextKey(header)] = "\(question.key), \(entry.key)"
          headers[place] = header
        }
        if own.isEmpty { faults.add(at: entry.value.position, GroupWords.noQuestionForUnit) }
        blocks.append(.init(unit: unit, place: .headers(headers)))
      default:
        guard let mark = entry.value.text(what, &faults) else { continue }
        blocks.append(.init(unit: unit, place: .marks([mark], isRequired: true)))
      }
    }
    return blocks
  }

  private static func unitColumns(
    _ node: YAMLNode, units: [String]?, _ faults: inout DefinitionFaults
  ) -> [RespondentGroup.UnitColumn] {
    unitEntries(node, GroupWords.mapOfUnitColumns, units: units, &faults).compactMap { entry, unit in
      entry.value.text(.columnHeader, &faults).map { .init(unit: unit, header: $0) }
    }
  }

  private static func unitEntries(
    _ node: YAMLNode, _ what: LocalizedText, units: [String]?, _ faults: inout DefinitionFaults
  ) -> [(YAMLNode.Entry, Int)] {
    guard let entries = node.entries(what, &faults) else { return [] }
    if entries.isEmpty { faults.add(node, expected: what) }
    guard let units else { return [] }
    return entries.compactMap { entry in
      if let unit = units.firstIndex(of: entry.key) { return (entry, unit) }
      let hint = entry.keyHint ?? YAMLNode.suggestion(for: entry.key, among: units)
      faults.add(at: entry.keyPosition, GroupWords.notAUnit(entry.key, hint: hint))
      return nil
    }
  }
}
