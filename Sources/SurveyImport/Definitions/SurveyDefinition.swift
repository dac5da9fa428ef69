import SurveyModel

/// survey.yaml: what the data of an edition are, and where they lie.
enum SurveyDefinition {
  private static let keys = [
    "title", "organization", "edition", "published", "fieldwork", "notice", "index", "previous", "language", "unit-noun", "units",
    "leave-out-units", "strata", "respondent-groups", "scales", "context", "limits", "to-decide", "public", "logo",
  ]

  /// - Parameter file: the path as faults print it.
  /// - Throws: every fault of the file, in its order; of a YAML syntax error only that.
  static func read(_ yaml: String, file: String) throws(ImportFailure) -> Survey {
    try read(YAMLReader.read(yaml, file: file), file: file)
  }

  /// The language of a survey that has one, whatever else is wrong with it; `nil` where nothing tells.
  static func language(of root: YAMLNode) -> Language? {
    guard case .map(let entries) = root.content else { return nil }
    guard let node = entries.first(where: { $0.key == "language" })?.value else { return .vi }
    guard case .text(let word) = node.content else { return nil }
    return Language(rawValue: word)
  }

  /// - Parameter codes: of the questions that the index names; they are those of a group that states none. `nil` where they are not known.
  static func read(_ root: YAMLNode, file: String, questionsOfIndex codes: [String]? = nil) throws(ImportFailure) -> Survey {
    var faults = DefinitionFaults(file: file)
    let survey = survey(root, questionsOfIndex: codes, &faults)
    return try faults.settled(survey)
  }

  /// The path of the index where it must be read first, because a respondent group states no questions.
  static func indexToReadFirst(_ root: YAMLNode) -> String? {
    guard case .map(let entries) = root.content, case .text(let path)? = entries.first(where: { $0.key == "index" })?.value.content,
      case .map(let groups)? = entries.first(where: { $0.key == "respondent-groups" })?.value.content,
      groups.contains(where: { RespondentGroupDefinition.statesNoQuestions($0.value) })
    else { return nil }
    return path
  }

  private static func survey(
    _ root: YAMLNode, questionsOfIndex codes: [String]?, _ faults: inout DefinitionFaults
  ) -> Survey? {
    guard let map = root.map(SurveyFileWords.mapOfSurvey, keys: keys, &faults)
    else { return nil }
    let title = map.required("title", &faults)?.localizedText(.someText, &faults)
    let organization = map.required("organization", &faults)?.localizedText(.someText, &faults)
    let edition = map.required("edition", &faults)?.text(.someText, &faults)
    let published = map["published"]?.date(SurveyFileWords.dateOfPublication, &faults)
    let fieldwork = map["fieldwork"].flatMap { Self.fieldwork($0, &faults) }
    let notice = map["notice"]?.localizedText(.someText, &faults)
    // Figures alone are a survey too: whoever names neither answers nor an index has asked nobody.
    let isOfFigures = map["respondent-groups"] == nil && map["index"] == nil
    if isOfFigures, map["context"] == nil { faults.add(at: map.position, SurveyFileWords.neitherAnswersNorFigures) }
    func needed(_ key: String) -> YAMLNode? { isOfFigures ? map[key] : map.required(key, &faults) }
    let index = needed("index")?.text(SurveyFileWords.pathOfIndex, &faults)
    let previous = map["previous"]?.text(SurveyFileWords.folderOfEditionBefore, &faults)
    let language = map["language"]?.word(Language.allCases, &faults)
    let unitNoun = map["unit-noun"]?.localizedText(.someText, &faults)
    let units = needed("units").map { UnitDefinition($0, leavingOut: map["leave-out-units"], &faults) }
    let strata = map["strata"].map { StratumDefinition($0, &faults) } ?? StratumDefinition()
    let scales = map["scales"].map { ScaleDefinition($0, &faults) } ?? ScaleDefinition()
    let names = map["scales"] == nil || !scales.ids.isEmpty ? ScaleNames(declared: scales.ids) : nil
    let surroundings = RespondentGroupDefinition.Surroundings(
      units: units.flatMap { $0.ids.isEmpty ? nil : $0.ids }, countedUnits: units.map { $0.ids.count - $0.leftOut.count } ?? 0,
      unitNames: units?.all.map { [$0.id] + $0.name.all + $0.aliases } ?? [],
      strata: strata.ids,
      scales: names, hasFieldwork: map["fieldwork"] != nil, questionsOfIndex: codes)
    let groups = needed("respondent-groups").flatMap { node in
      RespondentGroupDefinition.read(node, in: surroundings, &faults)
    }
    let context = map["context"].flatMap { Self.context($0, &faults) }
    let open = map["to-decide"].map { OpenDecisionDefinition.read($0, &faults) } ?? []
    let publicPart = map["public"]?.word(Survey.PublicPart.allCases, &faults)
    let logo = map["logo"]?.text(LogoWords.path, &faults)
    let limits = map["limits"].map { LimitsDefinition.read($0, &faults) } ?? ImportLimits()
    guard let title, let organization, let edition, isOfFigures || (index != nil && units != nil && groups != nil)
    else { return nil }
    let settled = (names ?? ScaleNames(declared: scales.ids)).settle(scales.scales, groups ?? [])
    return Survey(
      title: title, organization: organization, edition: edition, published: published, fieldwork: fieldwork,
      notice: OpenDecisionDefinition.notice(notice, open),
      index: index, previous: previous, language: language ?? .vi, unitNoun: unitNoun ?? SurveyFileWords.unitNoun,
      units: units?.counted ?? [], leftOutUnits: units?.leftOut ?? [],
      strata: strata.strata, scales: settled.scales, respondentGroups: settled.groups, context: context, limits: limits,
      openDecisions: open,
      publicPart: publicPart ?? .full, logoFile: logo)
  }

  private static func fieldwork(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> Survey.Fieldwork? {
    guard let map = node.map(ValueWords.mapWithFromAndTo, keys: ["from", "to", "mode"], &faults)
    else { return nil }
    let from = map.required("from", &faults)?.date(SurveyFileWords.firstDay, &faults)
    let to = map.required("to", &faults)?.date(SurveyFileWords.lastDay, &faults)
    let mode = map["mode"]?.localizedText(.someText, &faults)
    guard let from, let to else { return nil }
    guard from <= to else {
      faults.add(at: map["to"]?.position ?? node.position, SurveyFileWords.lastDayBeforeFirst(from, last: to))
      return nil
    }
    return .init(from: from, to: to, mode: mode)
  }

  /// The path alone, or a map.
  private static func context(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> Survey.ContextSource? {
    guard case .map = node.content else {
      return node.text(SurveyFileWords.fileOrMap, &faults).map {
        .init(file: $0)
      }
    }
    guard
      let map = node.map(
        ValueWords.mapWithFile, keys: ["file", "number-format", "indicator", "names", "columns"] + FileFormatDefinition.keys, &faults)
    else { return nil }
    let fileFormat = FileFormatDefinition.read(map, &faults)
    let file = map.required("file", &faults)?.text(.filePath, &faults)
    let format = map["number-format"]?.word(Survey.NumberFormat.allCases, &faults)
    let indicator = map["indicator"]?.text(SurveyFileWords.indicatorOfContext, &faults)
    var names: [String: LocalizedText] = [:]
    for entry in map["names"]?.entries(SurveyFileWords.mapOfNames, &faults) ?? [] {
      if let name = entry.value.localizedText(.someText, &faults) { names[entry.key] = name }
    }
    let columns = map["columns"].map { ContextColumnsDefinition.read($0, &faults) } ?? .init()
    return file.map { .init(file: $0, numberFormat: format, indicator: indicator, names: names, format: fileFormat, columns: columns) }
  }
}
