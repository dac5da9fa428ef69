import SurveyModel

/// ODK Central: one table of its zip; groups before a `-`, repeats in files of their own.
struct ODKCentral: Platform {
  let id = "odk"
  let name = "ODK Central"

  private static let roles: [String: ExportColumn.Role] = [
    "SubmissionDate": .submitted, "meta-instanceID": .respondent, "instanceID": .respondent, "KEY": .response, "PARENT_KEY": .other,
    "SubmitterID": .other, "SubmitterName": .name, "AttachmentsPresent": .other, "AttachmentsExpected": .other, "Status": .status,
    "ReviewState": .status, "DeviceID": .other, "Edits": .other, "FormVersion": .other, "start": .started, "end": .other, "today": .other,
    "meta-instanceName": .other, "instanceName": .other,
  ]
  private static let own: Set<String> = ["SubmissionDate", "KEY", "SubmitterID", "SubmitterName", "ReviewState", "FormVersion"]

  func signs(_ top: [HeaderRecord]) -> [String] {
    let found = top.first?.cells.filter(Self.own.contains) ?? []
    return found.count >= 2 && found.contains("KEY") ? found : []
  }

  func columns(_ top: [HeaderRecord]) -> [ExportColumn] {
    let header = top.first?.cells ?? []
    let names = Set(header)
    return header.map { cell in
      if let role = Self.roles[cell] { return ExportColumn(cell, role) }
      guard !cell.isEmpty else { return ExportColumn(cell, kind: .ignored) }
      if let border = cell.lastIndex(of: "/"), names.contains(String(cell[..<border])) {
        return ExportColumn(cell, question: String(cell[..<border]), row: String(cell[cell.index(after: border)...]), kind: .option)
      }
      // XML names hold hyphens too, so that the path is kept whole, and its last part is a further name.
      guard let border = cell.lastIndex(of: "-") else { return ExportColumn(cell) }
      return ExportColumn(cell, spellings: [String(cell[cell.index(after: border)...])])
    }
  }

  func timeZone(_ top: [HeaderRecord]) -> String? { "UTC" }
}
