import SurveyModel

/// `to-decide`: columns of which `cdci init` could not tell what they are.
enum OpenDecisionDefinition {
  static func read(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> [OpenDecision] {
    let items = node.list(OpenDecisionWords.listOfColumns, &faults) ?? []
    return items.compactMap { item in
      guard
        let map = item.map(OpenDecisionWords.decision, keys: ["column", "readings", "evidence"], &faults)
      else { return nil }
      let column = map.required("column", &faults)?.text(.columnHeader, &faults)
      let readings = map["readings"]?.list(OpenDecisionWords.listOfReadings, &faults)?.compactMap {
        reading($0, &faults)
      }
      let evidence = map["evidence"]?.localizedText(.someText, &faults)
      return column.map { OpenDecision(column: $0, readings: readings ?? [], evidence: evidence) }
    }
  }

  /// What leads every report: the survey's own notice, and that something is not decided yet.
  static func notice(_ notice: LocalizedText?, _ open: [OpenDecision]) -> LocalizedText? {
    guard !open.isEmpty else { return notice }
    let first = open.prefix(3).map { "\"\(YAMLText.comment($0.column, length: 50))\"" }.joined(separator: ", ")
    let more = open.count - min(3, open.count)
    let sentence = OpenDecisionWords.notDecided(open.count, first: first, more: more)
    guard let notice else { return sentence }
    return LocalizedText { "\(notice[$0]) \(sentence[$0])" }
  }

  /// Of a survey without any question: what could become one, each where it stands, with the ways to read it. No report names them there.
  static func notes(_ failure: ImportFailure, of root: YAMLNode) -> [ImportFailure.Fault] {
    guard let place = failure.faults.first(where: { $0.message == GroupWords.noQuestion })?.place, case .map(let entries) = root.content,
      let entry = entries.first(where: { $0.key == "to-decide" }), case .list(let items) = entry.value.content
    else { return [] }
    var faults = DefinitionFaults(file: place.file)
    return items.compactMap { item in
      // One at a time, for the place of each; what is wrong with it is told on its own.
      let alone = YAMLNode(position: item.position, content: .list([item]), hint: nil)
      guard let decision = read(alone, &faults).first else { return nil }
      return ImportFailure.Fault(
        place: .init(file: place.file, line: item.position.line, column: item.position.column),
        message: OpenDecisionWords.toDecide(decision))
    }
  }

  private static func reading(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> OpenDecision.Reading? {
    guard let map = node.map(OpenDecisionWords.reading, keys: ["as", "count"], &faults) else {
      return nil
    }
    let text = map.required("as", &faults)?.localizedText(.someText, &faults)
    let count = map["count"]?.number(OpenDecisionWords.numberOfAnswers, where: { $0 >= 0 && $0 == $0.rounded() && $0 < 1e15 }, &faults)
    return text.map { .init(text: $0, count: Int(count ?? 0)) }
  }
}
