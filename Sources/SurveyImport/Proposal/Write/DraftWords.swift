import SurveyModel

/// What a draft says in words: titles to be gone over, the README, the remarks to its user.
struct DraftWords {
  let title: LocalizedText
  let organization = "…"
  let edition: String
  private let name: String

  init(name: String, proposal: SurveyProposal, today: CalendarDate) {
    edition = String((proposal.fieldwork?.to ?? today).year)
    let shown = YAMLText.comment(name, length: 80)
    self.name = shown
    title = LocalizedText(vi: "Khảo sát \(shown)", en: "Survey \(shown)")
  }

  func count(_ count: Int) -> String { "\(count) dòng / rows" }

  func otherQuestions(isOnly: Bool) -> LocalizedText {
    isOnly ? .init(vi: "Các câu hỏi", en: "Questions") : .init(vi: "Các câu hỏi khác", en: "Other questions")
  }

  /// The name of a component; of a section that has only a number, that it is one.
  func section(_ name: String) -> LocalizedText {
    name.allSatisfy(\.isNumber) ? .init(vi: "Phần \(name)", en: "Part \(name)") : LocalizedText(shown(name, else: name))
  }

  /// A name that our reader takes: not blank, without what is not to be seen.
  func shown(_ text: String, else fallback: String) -> String {
    let shown = YAMLText.comment(text, length: 200)
    return shown.isEmpty ? fallback : shown
  }

  func readme(_ files: [String], _ proposal: SurveyProposal) -> String {
    let list = files.map { "`\($0)`" }.joined(separator: ", ")
    var platforms: [String] = []
    for group in proposal.groups where !platforms.contains(group.export.platform.name) { platforms.append(group.export.platform.name) }
    let platform = platforms.joined(separator: ", ")
    let open = proposal.open.count
    let guessed = proposal.guesses.count
    let decide = LocalizedText(
      vi: (open == 0 ? "" : "\n- Chưa quyết định được \(open) cột: xem `to-decide` trong `survey.yaml`.")
        + (guessed == 0 ? "" : "\n- Phỏng đoán đang dùng để tính điểm: \(guessed); xem `to-decide` trong `survey.yaml`."),
      en: (open == 0 ? "" : "\n- Columns not decided: \(open); see `to-decide` in `survey.yaml`.")
        + (guessed == 0 ? "" : "\n- Guesses that scores rest on: \(guessed); see `to-decide` in `survey.yaml`."))
    return """
      # \(name)

      ## Tiếng Việt

      - Tệp xuất: \(list) (\(platform)), sao nguyên văn bởi `cdci init`.
      - Ai tổ chức, hỏi ai, từ ngày nào đến ngày nào: …
      - Danh sách mời (`frame`): …
      - Trọng số lấy từ đâu (`index.yaml`; hiện đang bằng nhau): …\(decide[.vi])
      - Cần xem lại trong `survey.yaml`: title, organization, units, scales và các câu hỏi; sau đó chạy `cdci check` và `cdci report`.

      ## English

      - Export: \(list) (\(platform)), copied as it is by `cdci init`.
      - Who made the survey, who was asked, from when to when: …
      - The list of those invited (`frame`): …
      - Where the weights come from (`index.yaml`; they are equal now): …\(decide[.en])
      - To be gone over in `survey.yaml`: title, organization, units, scales and the questions; then `cdci check` and `cdci report`.

      """
  }

  /// Each choice, for its user to see.
  func remarks(_ proposal: SurveyProposal) -> [LocalizedText] {
    var remarks: [LocalizedText] = []
    for group in proposal.groups {
      for file in group.export.files {
        if let recognized = file.outline.reading.recognized { remarks.append(recognized) }
        if let encoding = file.encoding { remarks.append(Self.encoding(encoding, file.file.input.name)) }
      }
      if let doubt = group.export.headerDoubt { remarks.append(doubt) }
      if let joined = group.export.joinedHeader { remarks.append(joined) }
      remarks.append(
        group.export.files[0].outline.reason
          ?? .init(vi: "nền tảng: \(group.export.platform.name)", en: "platform: \(group.export.platform.name)"))
      if proposal.groups.count > 1 { remarks.append(.init(vi: "nhóm người trả lời: \(group.id)", en: "respondent group: \(group.id)")) }
      remarks.append(units(group, proposal))
      for column in group.columns where !["unit", "units"].contains(column.role) {
        remarks.append(
          .init(
            vi: "\(Self.vietnamese[column.role] ?? column.role): cột \"\(shown(column.header))\"",
            en: "\(column.role): the column \"\(shown(column.header))\""))
      }
      if group.usesTaxCodes {
        remarks.append(
          .init(vi: "mã người trả lời: mã số thuế có số kiểm tra đúng", en: "respondent-id: tax codes with their check digits"))
      }
      if let frame = group.frame { remarks.append(ProposalWords.frame(frame)) }
      if group.questions.isEmpty, group.open.isEmpty { remarks.append(ProposalWords.nothingOnAScale(seen: group.seen)) }
      remarks += group.notes
      if !group.shownTogether.isEmpty {
        remarks.append(
          .init(
            vi: "\(group.shownTogether.count) nhóm câu hỏi chỉ hiện với một phần người trả lời",
            en:
              "\(group.shownTogether.count) block\(group.shownTogether.count == 1 ? "" : "s") of questions shown to a part of the respondents"
          ))
      }
    }
    remarks += proposal.twins.compactMap { unit, twin in
      twin.map { ProposalWords.looksLike(YAMLText.comment(unit.name, length: 80), YAMLText.comment($0, length: 80), rows: unit.count) }
    }
    let questions = proposal.groups.flatMap(\.questions)
    for (place, scale) in proposal.scales.enumerated() {
      let number = questions.count { $0.scale == place }
      guard number > 0 else { continue }
      let order = scale.scale.builtIn == nil ? ": \(scale.scale.shown)" : ""
      remarks.append(
        .init(
          vi: "thang đo \(scale.scale.builtIn == nil ? scale.id : scale.scale.words[.vi]): \(number) câu hỏi\(order)",
          en: "scale \(scale.id): \(number) question\(number == 1 ? "" : "s")\(order)"))
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
        .init(vi: "thu thập từ \(day(fieldwork.from)) đến \(day(fieldwork.to))", en: "fieldwork from \(fieldwork.from) to \(fieldwork.to)"))
    }
    if let context = proposal.context { remarks.append(context.remark) }
    return remarks + open(proposal.open) + guessed(proposal)
  }

  /// What a column of each role holds, for readers who know no keys.
  private static let vietnamese = [
    "respondent": "người trả lời", "stratum": "nhóm phân tầng", "submitted": "ngày giờ gửi phiếu", "started": "ngày giờ bắt đầu",
    "duration": "thời gian trả lời", "consent": "đồng ý tham gia", "address": "địa chỉ mạng",
  ]

  static func encoding(_ encoding: TextEncoding, _ file: String) -> LocalizedText {
    .init(
      vi: "\(file): không phải UTF-8; các từ trong tệp chỉ đọc được theo \(encoding.name), ghi ở encoding",
      en: "\(file): not UTF-8; the words in it make sense in \(encoding.name) alone, written as encoding")
  }

  private func units(_ group: SurveyProposal.Group, _ proposal: SurveyProposal) -> LocalizedText {
    let count = proposal.units.count
    return switch group.layout {
    case .column(let header), .severalInCell(let header, _):
      .init(vi: "đơn vị: cột \"\(shown(header))\", \(count) đơn vị", en: "units: the column \"\(shown(header))\", \(count) of them")
    case .choiceColumns:
      .init(vi: "đơn vị: mỗi lựa chọn một cột, \(count) đơn vị", en: "units: a column for each choice, \(count) of them")
    case .blocks:
      .init(vi: "đơn vị: \(count) khối cột cạnh nhau", en: "units: \(count) blocks of columns side by side")
    case .files: .init(vi: "đơn vị: mỗi tệp một đơn vị, \(count) tệp", en: "units: one for each of the \(count) files")
    case .one:
      .init(
        vi: "đơn vị: không thấy cột nào, coi cả tệp là một đơn vị",
        en: "units: no column tells them, so the whole file counts as one unit")
    }
  }

  /// What is left to be decided: the first few by name.
  private func open(_ decisions: [OpenDecision]) -> [LocalizedText] {
    guard !decisions.isEmpty else { return [] }
    let first = decisions.prefix(5).map { "\"\(shown($0.column))\"" }.joined(separator: ", ")
    let more = decisions.count - min(5, decisions.count)
    return [
      .init(
        vi: "chưa quyết định được \(decisions.count) cột, không tính điểm: \(first)" + (more > 0 ? " và \(more) cột nữa" : "")
          + "; còn phải quyết định, xem survey.yaml",
        en: "\(decisions.count) column\(decisions.count == 1 ? "" : "s") not decided and not scored: \(first)"
          + (more > 0 ? " and \(more) more" : "")
          + "; see to-decide in survey.yaml")
    ]
  }

  /// What scores rest on without being sure, each by what it is about.
  private func guessed(_ proposal: SurveyProposal) -> [LocalizedText] {
    // Of a header it is said with its file.
    let files = proposal.groups.compactMap { $0.export.headerQuestion?.file }
    return proposal.guesses.filter { !files.contains($0.column) }.map { guess in
      let taken = guess.taken ?? LocalizedText("")
      let why = guess.evidence ?? LocalizedText("")
      return .init(
        vi: "phỏng đoán, \"\(shown(guess.column))\": \(taken[.vi]), vì \(why[.vi]); còn phải quyết định, xem survey.yaml",
        en: "a guess, \"\(shown(guess.column))\": \(taken[.en]); \(why[.en]); see to-decide in survey.yaml")
    }
  }

  /// As Vietnamese readers write it.
  private func day(_ date: CalendarDate) -> String {
    date.description.split(separator: "-").reversed().joined(separator: "/")
  }

  private func shown(_ header: String) -> String { YAMLText.comment(header, length: 60) }
}
