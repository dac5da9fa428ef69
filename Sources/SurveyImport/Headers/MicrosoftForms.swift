import SurveyModel

/// Microsoft Forms: a workbook saved as CSV. Only forms that were sent in are in it; a grid keeps the texts of its rows, not of its question.
struct MicrosoftForms: Platform {
  let id = "microsoft-forms"
  let name = "Microsoft Forms"

  private static let roles = [TextKey: ExportColumn.Role](roles: [
    .response: ["ID"],
    .started: ["Start time", "Thời gian bắt đầu", "Giờ bắt đầu", "Hora de inicio", "Heure de début", "Startzeit"],
    .submitted: [
      "Completion time", "Thời gian hoàn thành", "Giờ hoàn thành", "Hora de finalización", "Heure de fin", "Fertigstellungszeit",
    ],
    .email: ["Email", "Correo electrónico", "Adresse de messagerie", "E-Mail"],
    .name: ["Name", "Tên", "Nombre", "Nom"],
    .language: ["Language", "Ngôn ngữ"],
    .other: ["Last modified time", "Thời gian sửa đổi lần cuối", "Hora de la última modificación"],
  ])
  private static let ignored = Set<TextKey>(names: [
    "Total points", "Quiz feedback", "Tổng điểm", "Tổng số điểm", "Phản hồi bài kiểm tra", "Phản hồi về bài kiểm tra",
  ])
  private static let ignoredPrefixes = ["points - ", "feedback - ", "điểm - ", "điểm – ", "phản hồi - ", "phản hồi – "]

  func signs(_ top: [HeaderRecord]) -> [String] {
    guard let header = top.first, TextKey(header[0]).text == "id" else { return [] }
    let found = header.cells.prefix(8).filter { [.started, .submitted].contains(Self.roles[TextKey($0)]) }
    return found.count >= 2 ? [header[0]] + found : []
  }

  func columns(_ top: [HeaderRecord]) -> [ExportColumn] {
    let header = top.first?.cells ?? []
    // What stands before the first question is Microsoft's; a question may be called "Name" too.
    let own = header.prefix { Self.roles[TextKey($0)] != nil }.count
    return header.enumerated().map { place, header in
      if place < own, let role = Self.roles[TextKey(header)] { return ExportColumn(header, role) }
      let key = TextKey(header)
      if header.isEmpty || Self.ignored.contains(key) || Self.ignoredPrefixes.contains(where: { key.text.hasPrefix($0) }) {
        return ExportColumn(header, kind: .ignored)
      }
      return ExportColumn(header, question: PlainText.of(header))
    }
  }

  /// Choices end in a semicolon, one alone too where several were allowed.
  func answer(_ text: String, _ key: AnswerKey) -> Answer {
    let answer = key.answer(text)
    guard answer.missing == .offScale, text.hasSuffix(";") else { return answer }
    return key.answer(withoutBlanks(text.dropLast()))
  }
}
