import SurveyModel

/// LimeSurvey: `results-survey<SID>.csv`, with codes, texts, or both in the header.
///
/// The form was sent in where `submitdate` is filled; surveys without date stamps write 1980-01-01 there. Newer versions write nothing for a question
/// that was never shown and `""` for one that was left blank.
struct LimeSurvey: Platform {
  let id = "limesurvey"
  let name = "LimeSurvey"

  private static let codes: [String: ExportColumn.Role] = [
    "id": .response, "submitdate": .submitted, "lastpage": .lastPage, "startlanguage": .language, "seed": .other, "token": .respondent,
    "startdate": .started, "datestamp": .other, "ipaddr": .address, "refurl": .other, "interviewtime": .duration, "firstname": .name,
    "lastname": .name, "email": .email,
  ]
  private static let texts = [TextKey: ExportColumn.Role](roles: [
    .response: ["Response ID"], .submitted: ["Date submitted"], .lastPage: ["Last page"], .language: ["Start language"],
    .other: ["Seed", "Date last action", "Referrer URL"], .respondent: ["Token", "Access code"], .started: ["Date started"],
    .address: ["IP address"], .duration: ["Total time"], .name: ["First name", "Last name"], .email: ["Email address"],
  ])

  func signs(_ top: [HeaderRecord]) -> [String] {
    let wanted: Set<ExportColumn.Role> = [.submitted, .lastPage, .language]
    let found = top.first?.cells.filter { Self.role($0).map(wanted.contains) == true } ?? []
    return Set(found.compactMap { Self.role($0) }).count >= 2 ? found : []
  }

  func columns(_ top: [HeaderRecord]) -> [ExportColumn] {
    (top.first?.cells ?? []).map { header in
      if let role = Self.role(header) {
        let (code, text) = Self.codeAndText(header) ?? (header, "")
        var column = ExportColumn(header, role, text: text)
        column.spellings.append(code)
        return column
      }
      return Self.column(header)
    }
  }

  /// `startdate` and the like are names of questions elsewhere; in a LimeSurvey file they are LimeSurvey's.
  private static func role(_ header: String) -> ExportColumn.Role? {
    if let role = codes[header] ?? texts[TextKey(header)] { return role }
    if let (code, text) = codeAndText(header), let role = codes[code], texts[TextKey(text)] == role { return role }
    return header.hasPrefix("groupTime") && header.dropFirst(9).allSatisfy(\.isNumber) ? .other : nil
  }

  private static func column(_ header: String) -> ExportColumn {
    guard !header.isEmpty else { return ExportColumn(header, kind: .ignored) }
    var column = ExportColumn(header)
    var code = ""
    var text = ""
    if let parts = codeAndText(header) { (code, text) = parts } else if isCode(header) { code = header } else { text = header }
    if !text.isEmpty { (column.question, column.row) = bracketed(PlainText.of(text)) }
    if !code.isEmpty {
      column.spellings.append(code)
      // As the expression manager writes it.
      if code.contains("[") { column.spellings.append(code.replacing("][", with: "_").replacing("[", with: "_").replacing("]", with: "")) }
      let part = bracketed(code).row
      if part == "other" || part.hasSuffix("comment") { column.kind = .comment }
      if part == "filecount" || code.hasSuffix("Time") && code.count > 4 { column.kind = .ignored }
      if text.isEmpty { column.row = part }
    } else {
      let part = TextKey(column.row).text
      if part == "other" || part == "khác" || part == "comment" || part.hasSuffix(" comment") { column.kind = .comment }
      if part == "filecount" { column.kind = .ignored }
      // Blanks can be exported as underscores.
      if header.contains("_"), !header.contains(" ") { column.spellings.append(header.replacing("_", with: " ")) }
    }
    return column
  }

  /// `Q1[SQ001]. Question text [Sub-question]` in two; `nil` where the header is not both.
  private static func codeAndText(_ header: String) -> (code: String, text: String)? {
    for separator in [". ", "._.", ": "] {
      guard let border = header.firstRange(of: separator), isCode(String(header[..<border.lowerBound])) else { continue }
      let text = withoutBlanks(header[border.upperBound...])
      if !text.isEmpty { return (String(header[..<border.lowerBound]), text) }
    }
    return nil
  }

  /// A letter, then letters, digits and underscores, then parts in brackets.
  private static func isCode(_ header: String) -> Bool {
    let name = header.prefix { $0 != "[" }
    guard let first = name.first, first.isASCII, first.isLetter,
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
    else { return false }
    let parts = header.dropFirst(name.count)
    return parts.isEmpty || parts.hasSuffix("]") && !parts.contains(where: \.isWhitespace)
  }

  let tellsNotReached = true
  /// Sent in, by a survey that keeps no dates.
  let undated = ["1980-01-01 00:00:00", "1980-01-01 00:00", "1980-01-01"]

  func rowSigns(_ columns: [ExportColumn], mapped: [Int]) -> [RowSign] {
    columns.indices.filter { columns[$0].role == .submitted }.map { column in RowSign(column) { $0.isEmpty ? .partial : .counts } }
  }

  /// Codes of options are the survey's own, and run from the best as often as from the worst: which is which must be declared.
  func hint(_ text: String) -> LocalizedText? {
    let digits = text.dropFirst(text.hasPrefix("AO") ? 2 : 1)
    guard text == "-oth-" || text.first?.isUppercase == true && (1...3).contains(digits.count) && digits.allSatisfy(\.isNumber) else {
      return nil
    }
    return TableHeaderWords.codeOfLimeSurvey
  }
}
