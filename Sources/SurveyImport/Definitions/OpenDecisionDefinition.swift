import SurveyModel

/// `to-decide`: columns of which `cdci init` could not tell what they are.
enum OpenDecisionDefinition {
  static func read(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> [OpenDecision] {
    let items = node.list(.init(vi: "danh sách cột chưa quyết định được", en: "a list of columns that are not decided"), &faults) ?? []
    return items.compactMap { item in
      guard
        let map = item.map(
          .init(vi: "bảng khóa có column và readings", en: "a map with column and readings"), keys: ["column", "readings", "evidence"],
          &faults)
      else { return nil }
      let column = map.required("column", &faults)?.text(.columnHeader, &faults)
      let readings = map["readings"]?.list(.init(vi: "danh sách cách đọc", en: "a list of readings"), &faults)?.compactMap {
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
    let sentence = LocalizedText(
      vi: "Còn \(open.count) cột chưa quyết định được cách đọc, không tính điểm: \(first)" + (more > 0 ? " và \(more) cột nữa" : "") + ".",
      en: "Not decided and not scored: \(open.count) column\(open.count == 1 ? "" : "s"), \(first)" + (more > 0 ? " and \(more) more" : "")
        + ".")
    guard let notice else { return sentence }
    return LocalizedText { "\(notice[$0]) \(sentence[$0])" }
  }

  private static func reading(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> OpenDecision.Reading? {
    guard let map = node.map(.init(vi: "bảng khóa có as và count", en: "a map with as and count"), keys: ["as", "count"], &faults) else {
      return nil
    }
    let text = map.required("as", &faults)?.localizedText(.someText, &faults)
    let count = map["count"]?.number(
      .init(vi: "số câu trả lời", en: "a number of answers"), where: { $0 >= 0 && $0 == $0.rounded() && $0 < 1e15 }, &faults)
    return text.map { .init(text: $0, count: Int(count ?? 0)) }
  }
}
