import SurveyModel

/// `to-decide`: columns of which `cdci init` could not tell what they are.
enum OpenDecisionDefinition {
  static func read(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> [OpenDecision] {
    let items = node.list(OpenDecisionWords.listOfColumns, &faults) ?? []
    return items.compactMap { item in
      guard
        let map = item.map(OpenDecisionWords.decision, keys: ["column", "readings", "evidence", "taken"], &faults)
      else { return nil }
      let column = map.required("column", &faults)?.text(.columnHeader, &faults)
      let readings = map["readings"]?.list(OpenDecisionWords.listOfReadings, &faults)?.compactMap {
        reading($0, &faults)
      }
      let evidence = map["evidence"]?.localizedText(.someText, &faults)
      let taken = map["taken"]?.localizedText(.someText, &faults)
      return column.map { OpenDecision(column: $0, readings: readings ?? [], evidence: evidence, taken: taken) }
    }
  }

  /// What leads every report: the survey's own notice, and that something is not decided yet.
  static func notice(_ notice: LocalizedText?, _ open: [OpenDecision]) -> LocalizedText? {
    var sentences: [LocalizedText] = notice.map { [$0] } ?? []
    func say(_ decisions: [OpenDecision], _ sentence: (_ count: Int, _ first: String, _ more: Int) -> LocalizedText) {
      guard !decisions.isEmpty else { return }
      let first = decisions.prefix(3).map { "\"\(YAMLText.comment($0.column, length: 50))\"" }.joined(separator: ", ")
      sentences.append(sentence(decisions.count, first, decisions.count - min(3, decisions.count)))
    }
    say(open.filter { $0.taken == nil }) { OpenDecisionWords.notDecided($0, first: $1, more: $2) }
    say(open.filter { $0.taken != nil }) { OpenDecisionWords.guessed($0, first: $1, more: $2) }
    guard !sentences.isEmpty else { return nil }
    return LocalizedText { language in sentences.map { $0[language] }.joined(separator: " ") }
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
      guard let decision = read(alone, &faults).first, decision.taken == nil else { return nil }
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
