import SurveyModel

/// `respondent-groups`: who answered, where their answers lie, and which rows count.
enum RespondentGroupDefinition {
  /// What the rest of survey.yaml declares; `nil` where that could not be read, and is then not checked against.
  struct Surroundings {
    let units: [String]?
    /// How many of the first of them are not left out.
    let countedUnits: Int
    /// Every spelling of each unit.
    let unitNames: [[String]]
    let strata: [String]?
    let scales: ScaleNames?
    let hasFieldwork: Bool
    /// Codes of the questions that the index names; `nil` where they are not known.
    var questionsOfIndex: [String]?
  }

  private static let keys = [
    "responses", "columns", "respondent-id", "questions", "answers", "reversed", "blocks", "unit-columns", "separator", "consent",
    "duplicates", "completeness", "leave-out", "quality", "frame", "population", "platform", "date-order", "name", "confidential",
    "shown-together",
  ]

  /// Whether a group of survey.yaml leaves its questions to the index.
  static func statesNoQuestions(_ group: YAMLNode) -> Bool {
    guard case .map(let entries) = group.content else { return false }
    return !entries.contains { $0.key == "questions" }
  }

  /// Codes of the questions that a group states, as far as they can be told.
  private static func stated(_ group: YAMLNode) -> [String] {
    guard case .map(let entries) = group.content else { return [] }
    return switch entries.first(where: { $0.key == "questions" })?.value.content {
    case .map(let questions)?: questions.map(\.key)
    case .list(let codes)?: codes.compactMap { if case .text(let code) = $0.content { code } else { nil } }
    default: []
    }
  }

  static func read(_ node: YAMLNode, in survey: Surroundings, _ faults: inout DefinitionFaults) -> [RespondentGroup]? {
    guard let entries = node.entries(GroupWords.mapOfGroups, &faults) else { return nil }
    if entries.isEmpty {
      faults.add(at: node.position, GroupWords.noGroup)
    }
    // What no other group asks is asked by the one that states nothing.
    let stated = Set(entries.flatMap { Self.stated($0.value) })
    let silent = entries.filter { statesNoQuestions($0.value) }
    var survey = survey
    survey.questionsOfIndex = silent.count == 1 ? survey.questionsOfIndex?.filter { !stated.contains($0) } : nil
    return entries.compactMap { entry in
      checkID(entry, GroupWords.oneGroup, &faults)
      guard let map = entry.value.map(GroupWords.group, keys: keys, &faults) else { return nil }
      return group(entry.key, map, in: survey, &faults)
    }
  }

  private static func group(
    _ id: String, _ map: YAMLMap, in survey: Surroundings, _ faults: inout DefinitionFaults
  ) -> RespondentGroup? {
    let name = map["name"]?.localizedText(GroupWords.name, &faults)
    let responses = ResponsesDefinition(map, units: survey.units, &faults)
    let questions = QuestionsDefinition(map, claimed: responses.claimed, scales: survey.scales, ofIndex: survey.questionsOfIndex, &faults)
    let layout = LayoutDefinition(map, responses: responses, questions: questions, units: survey, &faults)
    let respondentID = map["respondent-id"]?.word(RespondentGroup.RespondentID.allCases, &faults)
    let consent = map["consent"]?.texts(GroupWords.consent, &faults)
    let isConfidential = map["confidential"].flatMap { $0.flag(&faults) } ?? true
    let quality = map["quality"].flatMap { QualityDefinition.read($0, files: responses.allColumns, &faults) }
    let shownTogether = map["shown-together"].map { Self.shownTogether($0, among: questions.codes, &faults) } ?? []
    let duplicates = map["duplicates"]?.word(RespondentGroup.DuplicateRule.allCases, &faults)
    let frame = map["frame"].flatMap { Self.frame($0, &faults) }
    let population = map["population"].flatMap { node in
      PopulationDefinition.read(node, units: survey.units, counted: survey.countedUnits, strata: survey.strata, &faults)
    }
    let declared = map["completeness"].map { Self.completeness($0, &faults) } ?? RespondentGroup.Completeness()
    guard let completeness = declared else { return nil }
    let leaveOut = map["leave-out"].map { Self.leaveOut($0, map, responses.columns, survey, &faults) } ?? []
    return RespondentGroup(
      id: id, name: name, responses: layout.files, columns: responses.columns, questions: questions.questions,
      duplicates: duplicates ?? .latest, completeness: completeness, leaveOut: leaveOut, frame: frame?.file,
      frameFormat: frame?.format ?? FileFormat(), frameWords: frame?.words ?? .init(), population: population,
      blocks: layout.blocks, unitColumns: layout.unitColumns, separator: layout.separator, respondentID: respondentID ?? .text,
      consent: consent?.map(\.text) ?? RespondentGroup.standardConsent, quality: quality, isConfidential: isConfidential,
      shownTogether: shownTogether)
  }

  /// Lists of question codes.
  private static func shownTogether(_ node: YAMLNode, among codes: [String], _ faults: inout DefinitionFaults) -> [[Int]] {
    let blocks = node.list(GroupWords.listOfListsOfCodes, &faults) ?? []
    return blocks.map { block in
      (block.list(GroupWords.listOfQuestionCodes, &faults) ?? []).compactMap {
        $0.reference(to: .questionCode, among: codes, &faults)
      }
    }.filter { !$0.isEmpty }
  }

  /// The path alone, or a map.
  private static func frame(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> (
    file: String, format: FileFormat, words: RespondentGroup.FrameWords
  )? {
    guard case .map = node.content else { return node.text(.filePath, &faults).map { ($0, FileFormat(), .init()) } }
    guard
      let map = node.map(ValueWords.mapWithFile, keys: ["file"] + FileFormatDefinition.keys + ["columns", "dispositions"], &faults)
    else { return nil }
    let format = FileFormatDefinition.read(map, &faults)
    let words = RespondentGroup.FrameWords(
      columns: frameColumns(map["columns"], &faults), dispositions: dispositions(map["dispositions"], &faults))
    return map.required("file", &faults)?.text(.filePath, &faults).map { ($0, format, words) }
  }

  private static func frameColumns(_ node: YAMLNode?, _ faults: inout DefinitionFaults) -> [String: String] {
    let roles = ["respondent", "unit", "stratum", "disposition"]
    guard let map = node?.map(GroupWords.mapOfColumns, keys: roles, &faults) else { return [:] }
    var columns: [String: String] = [:]
    for role in roles { columns[role] = map[role]?.text(.columnHeader, &faults) }
    return columns
  }

  /// `{NC: ["Giải thể"]}`: a letter group and the texts that mean it.
  private static func dispositions(_ node: YAMLNode?, _ faults: inout DefinitionFaults) -> [String: Disposition] {
    let groups = Disposition.allCases.map(\.rawValue)
    guard let map = node?.map(GroupWords.mapOfDispositions, keys: groups, &faults)
    else {
      return [:]
    }
    var meanings: [String: Disposition] = [:]
    for disposition in Disposition.allCases {
      let texts = map[disposition.rawValue]?.texts(GroupWords.texts, &faults) ?? []
      for text in texts { meanings[text.text] = disposition }
    }
    return meanings
  }

  private static func completeness(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> RespondentGroup.Completeness? {
    guard let map = node.map(GroupWords.mapOfCompleteness, keys: ["complete", "partial"], &faults) else { return nil }
    func share(_ key: String, _ standard: Double) -> Double? {
      guard let node = map[key] else { return standard }
      return node.number(.shareOfOne, where: { (0...1).contains($0) }, &faults)
    }
    guard let complete = share("complete", 0.8), let partial = share("partial", 0.5) else { return nil }
    if let completeness = RespondentGroup.Completeness(complete: complete, partial: partial) { return completeness }
    faults.add(at: node.position, GroupWords.partialAboveComplete(partial, complete: complete))
    return nil
  }

  private static func leaveOut(
    _ node: YAMLNode, _ group: YAMLMap, _ columns: RespondentGroup.Columns, _ survey: Surroundings,
    _ faults: inout DefinitionFaults
  ) -> [LeftOutReason] {
    var reasons: [LeftOutReason] = []
    for item in node.list(GroupWords.listOfReasons, &faults) ?? [] {
      guard let reason = item.word(LeftOutReason.declarable, &faults) else { continue }
      switch reason {
      case .notInFrame where group["frame"] == nil:
        faults.add(at: item.position, GroupWords.leaveOutWithoutFrame)
      case .outsideFieldwork where !survey.hasFieldwork:
        faults.add(at: item.position, GroupWords.leaveOutWithoutFieldwork)
      case .noConsent where columns.consent == nil:
        faults.add(at: item.position, GroupWords.leaveOutWithoutConsent)
      case .flagged where group["quality"] == nil:
        faults.add(at: item.position, GroupWords.leaveOutWithoutQuality)
      default: break
      }
      if !reasons.contains(reason) { reasons.append(reason) }
    }
    return reasons
  }
}
