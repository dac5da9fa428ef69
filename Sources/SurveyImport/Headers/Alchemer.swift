import SurveyModel

/// Alchemer (SurveyGizmo): `Option:Question` over each column of a grid or a multiple choice, and a status for each response.
struct Alchemer: Platform {
  let id = "alchemer"
  let name = "Alchemer"

  private static let roles = [TextKey: ExportColumn.Role](roles: [
    .response: ["Response ID"], .started: ["Time Started"], .submitted: ["Date Submitted"], .status: ["Status"],
    .language: ["Language"], .address: ["IP Address"],
    .other: [
      "Contact ID", "Legacy Comments", "Comments", "Referer", "SessionID", "User Agent", "Tags", "Longitude", "Latitude", "Country", "City",
      "State/Region", "Postal", "Link Name", "Test Data", "Is Test Data",
    ],
  ])

  func signs(_ top: [HeaderRecord]) -> [String] {
    let names = Set<TextKey>(names: ["Time Started", "Date Submitted", "Status"])
    return cells(of: top.first, among: names, atLeast: 3)
  }

  let splitsChoices = true

  func columns(_ top: [HeaderRecord]) -> [ExportColumn] {
    let header = top.first?.cells ?? []
    let parts = header.map { written -> (option: String, question: String)? in
      let cell = PlainText.of(written)
      guard let border = cell.firstIndex(of: ":") else { return nil }
      let question = withoutBlanks(cell[cell.index(after: border)...])
      return question.isEmpty ? nil : (withoutBlanks(cell[..<border]), question)
    }
    return header.indices.map { place in
      let cell = header[place]
      if let role = Self.roles[TextKey(cell)] { return ExportColumn(cell, role) }
      guard !cell.isEmpty else { return ExportColumn(cell, kind: .ignored) }
      // A question may hold a colon itself; one that a neighbour shares has rows.
      let isShared = [place - 1, place + 1].contains { neighbour in
        parts.indices.contains(neighbour) && parts[place] != nil && parts[neighbour]?.question == parts[place]?.question
      }
      guard isShared, let part = parts[place] else { return ExportColumn(cell, question: PlainText.of(cell)) }
      let isOther = isOtherOption(part.option)
      return ExportColumn(
        cell, question: PlainText.of(part.question), row: PlainText.of(part.option), kind: isOther ? .comment : .question)
    }
  }

  func rowSigns(_ columns: [ExportColumn], mapped: [Int]) -> [RowSign] {
    columns.indices.compactMap { place in
      switch TextKey(columns[place].code).text {
      case "status":
        RowSign(place) { text in
          let word = TextKey(text).text
          return word.contains("test") ? .preview : word == "complete" || word.isEmpty ? .counts : .partial
        }
      case "test data", "is test data":
        RowSign(place) { ["", "0", "no", "false"].contains(TextKey($0).text) ? .counts : .preview }
      default: nil
      }
    }
  }
}

/// Whether the text heads the free text beside the options of a question.
func isOtherOption(_ text: String) -> Bool {
  let key = TextKey(text).text
  return ["other", "other (please specify)", "comment", "comments", "khác", "khác (vui lòng ghi rõ)", "nhận xét"].contains(key)
    || key.hasPrefix("other -") || key.hasPrefix("other (") || key.hasPrefix("khác (")
}
