import SurveyModel

/// KoboToolbox: semicolons, all cells in quotes, groups before a `/`, and on request a second header line of HXL tags.
struct KoboToolbox: Platform {
  let id = "kobo"
  let name = "KoboToolbox"

  private static let roles: [String: ExportColumn.Role] = [
    "start": .started, "end": .other, "today": .other, "username": .name, "deviceid": .other, "phonenumber": .other, "audit": .other,
    "_id": .response, "_uuid": .respondent, "_submission_time": .submitted, "_validation_status": .status, "_notes": .other,
    "_status": .status, "_submitted_by": .name, "__version__": .other, "_version_": .other, "_tags": .other, "_index": .other,
    "_parent_index": .other, "_xform_id_string": .other, "_geolocation": .other, "_attachments": .other, "_bamboo_dataset_id": .other,
    "formhub/uuid": .other, "meta/instanceID": .response, "meta/rootUuid": .other, "_parent_table_name": .other,
  ]
  private static let own: Set<String> = [
    "_id", "_uuid", "_submission_time", "_submitted_by", "_validation_status", "__version__", "_index",
  ]

  func signs(_ top: [HeaderRecord]) -> [String] {
    let found = top.first?.cells.filter(Self.own.contains) ?? []
    return found.count >= 3 ? found : []
  }

  /// HXL tags: each cell empty or a `#tag`.
  func isHeader(_ record: HeaderRecord, after top: [HeaderRecord]) -> Bool {
    top.count == 1 && record.cells.contains { $0.hasPrefix("#") } && record.cells.allSatisfy { $0.isEmpty || $0.hasPrefix("#") }
  }

  func columns(_ top: [HeaderRecord]) -> [ExportColumn] {
    let header = top.first?.cells ?? []
    let names = Set(header.map { PlainText.of($0) })
    return header.map { cell in
      if let role = Self.roles[cell] { return ExportColumn(cell, role) }
      guard !cell.isEmpty else { return ExportColumn(cell, kind: .ignored) }
      // A tag of HTML holds a stroke too.
      let text = PlainText.of(cell)
      guard let border = text.lastIndex(of: "/") else {
        let (question, row) = bracketed(text)
        return ExportColumn(cell, question: question, row: row)
      }
      let before = String(text[..<border])
      let after = withoutBlanks(text[text.index(after: border)...])
      // `Question/Option` stands beside the joined column `Question`; anything else before the stroke is a group.
      if names.contains(before) { return ExportColumn(cell, question: PlainText.of(before), row: PlainText.of(after), kind: .option) }
      return ExportColumn(cell, question: PlainText.of(after))
    }
  }

  /// The old exports write `n/a` for every answer that is not there.
  func answer(_ text: String, _ key: AnswerKey) -> Answer { text == "n/a" ? Answer(.blank) : key.answer(text) }

  func timeZone(_ top: [HeaderRecord]) -> String? { "UTC" }

  func notes(_ columns: [ExportColumn]) -> [LocalizedText] { [] }
}
