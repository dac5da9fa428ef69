import SurveyModel

/// Google Forms, both as downloaded from the form (in a zip) and from its sheet. Only forms that were sent in are in it.
struct GoogleForms: Platform {
  let id = "google-forms"
  let name = "Google Forms"

  private static let timestamps = [
    "Timestamp", "Dấu thời gian", "Marca temporal", "Horodateur", "Zeitstempel", "Carimbo de data/hora", "Informazioni cronologiche",
    "Tijdstempel", "Sygnatura czasowa", "Отметка времени", "タイムスタンプ", "타임스탬프", "时间戳记", "時間戳記",
  ]
  private static let roles = [TextKey: ExportColumn.Role](roles: [
    .email: ["Email Address", "Email", "Địa chỉ email", "Dirección de correo electrónico", "Adresse e-mail", "E-Mail-Adresse"],
    .name: ["Username", "Tên người dùng"],
  ])
  private static let ignored = Set<TextKey>(names: ["Score", "Total score", "Điểm số", "Tổng điểm"])

  /// Rows behind the question of a quiz.
  private static let quizRows = Set<TextKey>(names: ["Score", "Feedback", "Điểm", "Điểm số", "Phản hồi"])

  func signs(_ top: [HeaderRecord]) -> [String] {
    guard let first = top.first?[0], Self.timestamps.contains(where: { TextKey($0) == TextKey(first) }) else { return [] }
    return [first]
  }

  func columns(_ top: [HeaderRecord]) -> [ExportColumn] {
    let headers = Set((top.first?.cells ?? []).map { TextKey(PlainText.of($0)) })
    return (top.first?.cells ?? []).enumerated().map { place, header in
      if place == 0 { return ExportColumn(header, .submitted) }
      // Google asks for the address before the first question.
      if place <= 2, let role = Self.roles[TextKey(header)] { return ExportColumn(header, role) }
      if header.isEmpty || Self.ignored.contains(TextKey(header)) { return ExportColumn(header, kind: .ignored) }
      let (question, row) = bracketed(PlainText.of(header))
      if Self.quizRows.contains(TextKey(row)), headers.contains(TextKey(question)) { return ExportColumn(header, kind: .ignored) }
      return ExportColumn(header, question: question, row: row)
    }
  }

  /// The sheet writes times in the manner of its language; American English cannot be told from British.
  func dateOrder(_ top: [HeaderRecord]) -> RespondentGroup.DateOrder? {
    let first = TextKey(top.first?[0] ?? "")
    return Self.timestamps[1...7].contains { TextKey($0) == first } ? .dmy : nil
  }
}
