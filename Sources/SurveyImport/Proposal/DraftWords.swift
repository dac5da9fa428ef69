import SurveyModel

/// What a draft says in words: titles to be gone over, the README, the remarks to its user.
struct DraftWords {
  let title: LocalizedText
  let organization = "…"
  let edition: String
  let published: CalendarDate
  private let name: String

  init(name: String, proposal: SurveyProposal, export: CountedExport, today: CalendarDate) {
    let day = proposal.fieldwork?.to ?? today
    published = day
    edition = String(day.year)
    let shown = YAMLText.comment(name, length: 80)
    self.name = shown
    title = LocalizedText(vi: "Khảo sát \(shown)", en: "Survey \(shown)")
  }

  func count(_ count: Int) -> String { "\(count) dòng / rows" }

  func otherQuestions(isOnly: Bool) -> LocalizedText {
    isOnly ? .init(vi: "Các câu hỏi", en: "Questions") : .init(vi: "Các câu hỏi khác", en: "Other questions")
  }

  /// A name that our reader takes: not blank, without what is not to be seen.
  func shown(_ text: String, else fallback: String) -> String {
    let shown = YAMLText.comment(text, length: 200)
    return shown.isEmpty ? fallback : shown
  }

  func readme(_ files: [String], _ platform: String) -> String {
    let list = files.map { "`\($0)`" }.joined(separator: ", ")
    return """
      # \(name)

      ## Tiếng Việt

      - Tệp xuất: \(list) (\(platform)), sao nguyên văn bởi `cdci init`.
      - Ai tổ chức, hỏi ai, từ ngày nào đến ngày nào: …
      - Danh sách mời (`frame`): …
      - Trọng số lấy từ đâu (`index.yaml`; hiện đang bằng nhau): …
      - Cần xem lại trong `survey.yaml`: title, organization, units, scales và các câu hỏi; sau đó chạy `cdci check` và `cdci report`.

      ## English

      - Export: \(list) (\(platform)), copied as it is by `cdci init`.
      - Who made the survey, who was asked, from when to when: …
      - The list of those invited (`frame`): …
      - Where the weights come from (`index.yaml`; they are equal now): …
      - To be gone over in `survey.yaml`: title, organization, units, scales and the questions; then `cdci check` and `cdci report`.

      """
  }

  /// Each choice, for its user to see.
  func remarks(_ proposal: SurveyProposal, _ export: CountedExport) -> [LocalizedText] {
    var remarks: [LocalizedText] = []
    for file in export.files {
      if let recognized = file.outline.reading.recognized { remarks.append(recognized) }
    }
    if let reason = export.files[0].outline.reason {
      remarks.append(reason)
    } else {
      remarks.append(
        .init(vi: "nền tảng: \(export.platform.name)", en: "platform: \(export.platform.name)"))
    }
    let count = proposal.units.count
    let units: LocalizedText =
      switch proposal.layout {
      case .column(let header), .severalInCell(let header, _):
        .init(vi: "đơn vị: cột \"\(shown(header))\", \(count) đơn vị", en: "units: the column \"\(shown(header))\", \(count) of them")
      case .blocks:
        .init(vi: "đơn vị: \(count) khối cột cạnh nhau", en: "units: \(count) blocks of columns side by side")
      case .files: .init(vi: "đơn vị: mỗi tệp một đơn vị, \(count) tệp", en: "units: one for each of the \(count) files")
      case .one:
        .init(
          vi: "đơn vị: không thấy cột nào, coi cả tệp là một đơn vị",
          en: "units: no column tells them, so the whole file counts as one unit")
      }
    remarks.append(units)
    for column in proposal.columns where !["unit", "units"].contains(column.role) {
      remarks.append(
        .init(vi: "\(column.role): cột \"\(shown(column.header))\"", en: "\(column.role): the column \"\(shown(column.header))\""))
    }
    if proposal.usesTaxCodes {
      remarks.append(.init(vi: "respondent-id: mã số thuế có số kiểm tra đúng", en: "respondent-id: tax codes with their check digits"))
    }
    let questions = proposal.sections.flatMap(\.questions)
    for (place, scale) in proposal.scales.enumerated() {
      let number = questions.count { $0.scale == place }
      let guess = scale.scale.isGuess
      remarks.append(
        .init(
          vi: "thang đo \(scale.id): \(number) câu hỏi" + (guess ? "; thứ tự nhãn là phỏng đoán, cần xem lại" : ""),
          en: "scale \(scale.id): \(number) question\(number == 1 ? "" : "s")"
            + (guess ? "; the order of its labels is a guess, go over it" : "")))
    }
    let unknown = questions.count { !$0.unknown.isEmpty }
    if unknown > 0 {
      remarks.append(
        .init(
          vi: "\(unknown) câu hỏi có câu trả lời ngoài thang đo, được ghi chú trong survey.yaml",
          en: "\(unknown) question\(unknown == 1 ? " has" : "s have") answers off the scale, noted in survey.yaml"))
    }
    if let fieldwork = proposal.fieldwork {
      remarks.append(
        .init(vi: "thu thập từ \(fieldwork.from) đến \(fieldwork.to)", en: "fieldwork from \(fieldwork.from) to \(fieldwork.to)"))
    }
    return remarks
  }

  private func shown(_ header: String) -> String { YAMLText.comment(header, length: 60) }
}
