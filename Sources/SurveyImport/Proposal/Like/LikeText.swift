import SurveyModel

/// survey.yaml of the next edition: the earlier one's parts as they stand, the groups with their new files.
struct LikeText {
  let proposer: LikeProposer
  /// This edition's figures.
  let context: SurveyProposal.Context?
  let format: FileFormat
  let today: CalendarDate

  private var survey: Survey { proposer.like.survey }

  var edition: String {
    let year = String((proposer.fieldwork?.to ?? today).year)
    return year == survey.edition ? "\(year)-2" : year
  }

  private func q(_ text: String) -> String { YAMLText.quoted(text) }

  private func localized(_ text: LocalizedText, _ indent: String) -> String { SurveyText.localized(text, indent) }

  /// A text of the earlier edition with its number replaced by the new one.
  private func renewed(_ text: LocalizedText) -> LocalizedText {
    LocalizedText { text[$0].replacing(survey.edition, with: edition) }
  }

  /// What says something of one edition's data, or is written anew below; everything else is carried over as it stands.
  private static let ownKeys: Set<String> = [
    "title", "organization", "edition", "published", "fieldwork", "index", "previous", "units", "strata", "scales", "respondent-groups",
    "context", "to-decide",
  ]

  var text: String {
    let yaml = proposer.like.yaml
    var text = """
      # Do cdci init viết theo kỳ trước; mọi mục đều sửa được. "cdci check" cho biết dữ liệu được đọc thế nào.
      # Written by cdci init after the edition before; everything can be changed. "cdci check" tells how the data are read.

      """
    for remark in proposer.remarks { text += "# \(YAMLText.comment(remark[survey.language], length: 200))\n" }
    text += "\ntitle:" + localized(renewed(survey.title), "  ")
    text += "organization:" + localized(survey.organization, "  ")
    text += "edition: \(q(edition))\n" + SurveyText.undated
    if let fieldwork = proposer.fieldwork {
      text += "fieldwork:\n  from: \(q(fieldwork.from.description))\n  to: \(q(fieldwork.to.description))\n"
      if let mode = survey.fieldwork?.mode { text += "  mode:" + localized(mode, "    ") }
    }
    text += "index: \"index.yaml\"\nprevious: \(q(proposer.like.previous))\n"
    for key in yaml.keys where !Self.ownKeys.contains(key) { text += yaml[key] ?? "" }
    text += SurveyText.decisions([], proposer.guesses)
    text += "\n" + (yaml["units"] ?? "") + newUnits
    for key in ["strata", "scales"] { if let part = yaml[key] { text += "\n" + part } }
    text += "\nrespondent-groups:\n"
    for carried in proposer.groups { text += group(carried) }
    if let context {
      text += "\ncontext:\n" + SurveyText.lines(of: context, format) + carriedContext
    } else if let context = survey.context {
      text += "\n# Bối cảnh kỳ trước ghi ở \(YAMLText.comment(context.file)); thêm tệp của kỳ này rồi bỏ dấu #.\n"
      text +=
        "# The context of the edition before lies in \(YAMLText.comment(context.file)); add this edition's file and take the # away.\n"
      text += (yaml["context"] ?? "").split(separator: "\n").map { "# \($0)\n" }.joined()
    }
    return text
  }

  /// What the edition before says of its figures, and the file itself does not.
  private var carriedContext: String {
    guard let context = survey.context else { return "" }
    var text = context.indicator.map { "  indicator: \(q($0))\n" } ?? ""
    if !context.names.isEmpty { text += "  names:\n" }
    for name in context.names.keys.sorted() { text += "    \(q(name)):" + localized(context.names[name] ?? LocalizedText(name), "      ") }
    return text
  }

  func readme(_ files: [String]) -> String {
    let list = files.map { "`\($0)`" }.joined(separator: ", ")
    func remarks(_ language: Language) -> String { proposer.remarks.map { "- \(YAMLText.comment($0[language], length: 300))\n" }.joined() }
    return """
      # \(YAMLText.comment(renewed(survey.title)[.vi], length: 200))

      ## Tiếng Việt

      - Tệp xuất: \(list), sao nguyên văn bởi `cdci init --like`; các mục khác theo kỳ trước (`previous`).
      - Danh sách mời (`frame`) và bối cảnh (`context`) của kỳ này: …
      \(remarks(.vi))
      ## English

      - Export: \(list), copied as it is by `cdci init --like`; everything else after the edition before (`previous`).
      - This edition's list of those invited (`frame`) and its `context`: …
      \(remarks(.en))
      """
  }

  /// Offices that were not there before, in the manner of a list in block style; of another style they are a comment.
  private var newUnits: String {
    let known = survey.units.flatMap { $0.name.all + $0.aliases }.map { OfficeName($0) }
    let named = proposer.newUnits.filter { OfficeName($0.text).twin(among: known) == nil }
    let ofFiles = proposer.groups.compactMap(\.fileUnits).flatMap(\.new)
    guard !named.isEmpty || !ofFiles.isEmpty else { return "" }
    let item = (proposer.like.yaml["units"] ?? "").split(separator: "\n").first { $0.drop { $0 == " " }.hasPrefix("- ") }
    let indent = item.map { String($0.prefix { $0 == " " }) }
    var ids = IDMaker(reserved: survey.units.map(\.id) + ofFiles.map(\.id))
    let new = ofFiles + named.map { (id: ids.id(of: [$0.text], else: "unit"), name: $0.text, rows: $0.count) }
    return new.map { unit in
      indent.map { "\($0)# mới / new: \(unit.rows)\n\($0)- {id: \(q(unit.id)), name: \(q(unit.name))}\n" }
        ?? "# mới / new: {id: \(q(unit.id)), name: \(q(unit.name))}\n"
    }.joined()
  }

  private func group(_ carried: LikeProposer.Carried) -> String {
    let group = carried.group
    var text = "  \(group.id):\n"
    if group.name != LocalizedText(group.id) { text += "    name:" + localized(group.name, "      ") }
    text += "    platform: \(q(carried.export.platform.id))\n"
    if let order = carried.dateOrder { text += "    date-order: \(q(order.rawValue))\n" }
    text += "    responses:\n"
    for (place, file) in carried.export.files.enumerated() {
      text += "      - file: \(q(file.file.input.name))\n"
      if let units = carried.fileUnits { text += "        unit: \(q(units.ids[place]))\n" }
      if let sheet = file.sheet { text += "        sheet: \(q(sheet))\n" }
      if let encoding = format.encoding ?? file.encoding { text += "        encoding: \(q(encoding.rawValue))\n" }
      if let delimiter = format.delimiter { text += "        delimiter: \(q(delimiter == 9 ? "tab" : String(UnicodeScalar(delimiter))))\n" }
    }
    if !carried.columns.isEmpty { text += "    columns:\n" + carried.columns.map { "      \($0.role): \(q($0.header))\n" }.joined() }
    if let list = frame(carried) { text += list.yaml(format) }
    text += layout(group)
    if group.separator != ";" { text += "    separator: \(q(String(group.separator)))\n" }
    if group.respondentID == .taxCode { text += "    respondent-id: \"tax-code\"\n" }
    func isScored(_ question: Question) -> Bool { !carried.undecided.contains(question.code) }
    let none = group.questions.contains(where: isScored) ? "" : " {}"
    text += "    questions:\(none)\n"
    for (question, header) in zip(group.questions, carried.headers) where isScored(question) {
      text += "      \(q(question.code)): \(q(header))\n"
    }
    text += "    answers:\(none)\n"
    for question in group.questions where isScored(question) {
      text += "      \(q(question.code)): \(q(survey.scales[question.scale].idBeforeTurning))\n"
    }
    let reversed = group.questions.filter { $0.isReversed && isScored($0) }
    if !reversed.isEmpty { text += "    reversed:\n" + reversed.map { "      - \(q($0.code))\n" }.joined() }
    let together = group.shownTogether.map { $0.filter { isScored(group.questions[$0]) } }.filter { $0.count > 1 }
    if !together.isEmpty {
      text += "    shown-together:\n"
      for block in together {
        for (place, question) in block.enumerated() { text += "      \(place == 0 ? "- " : "  ")- \(q(group.questions[question].code))\n" }
      }
    }
    return text + rules(carried) + comments(carried)
  }

  private var allUnits: [Unit] { survey.units + survey.leftOutUnits }

  /// Which columns tell the unit, where the survey states them one by one.
  private func layout(_ group: RespondentGroup) -> String {
    var text = ""
    let stated = group.blocks.filter { if case .marks(_, isRequired: false) = $0.place { false } else { true } }
    if !stated.isEmpty { text += "    blocks:\n" }
    for block in stated {
      text += "      \(q(allUnits[block.unit].id)):"
      switch block.place {
      case .marks(let marks, _): text += " \(q(marks.first ?? ""))\n"
      case .headers(let headers):
        text += "\n"
        for (question, header) in zip(group.questions, headers) {
          if let header { text += "        \(q(question.code)): \(q(header))\n" }
        }
      }
    }
    if !group.unitColumns.isEmpty {
      text += "    unit-columns:\n"
      for column in group.unitColumns { text += "      \(q(allUnits[column.unit].id)): \(q(column.header))\n" }
    }
    return text
  }

  private func quality(_ quality: RespondentGroup.Quality, _ texts: [String]) -> String {
    var text = ""
    if let rule = quality.straightLining { text += "      straight-lining: {answers: \(rule.answers)}\n" }
    if let rule = quality.speeding {
      let parts = [rule.shareOfMedian.map { "share-of-median: \($0)" }, rule.seconds.map { "seconds: \($0)" }].compactMap(\.self)
      text += "      speeding: {\(parts.joined(separator: ", "))}\n"
    }
    if let rule = quality.identicalText, !texts.isEmpty {
      let columns = texts.map { "          - \(q($0))\n" }.joined()
      text += "      identical-text:\n        columns:\n\(columns)        characters: \(rule.characters)\n"
    }
    if let rule = quality.bursts { text += "      bursts: {forms: \(rule.forms), minutes: \(rule.minutes)}\n" }
    return text.isEmpty ? "" : "    quality:\n" + text
  }

  private func rules(_ carried: LikeProposer.Carried) -> String {
    let group = carried.group
    var text = ""
    if group.duplicates != .latest { text += "    duplicates: \(q(group.duplicates.rawValue))\n" }
    let completeness = group.completeness
    if completeness.complete != 0.8 || completeness.partial != 0.5 {
      text += "    completeness: {complete: \(completeness.complete), partial: \(completeness.partial)}\n"
    }
    if group.consent != RespondentGroup.standardConsent { text += "    consent:\n" + group.consent.map { "      - \(q($0))\n" }.joined() }
    // The list of those invited is another one each year.
    let leaveOut = group.leaveOut.filter {
      $0 != .notInFrame && ($0 != .flagged) && ($0 != .outsideFieldwork || proposer.fieldwork != nil && group.columns.submitted != nil)
    }
    if !leaveOut.isEmpty { text += "    leave-out:\n" + leaveOut.map { "      - \(q($0.rawValue))\n" }.joined() }
    if !group.isConfidential { text += "    confidential: false\n" }
    if let rules = group.quality { text += quality(rules, carried.texts) }
    return text
  }

  private func frame(_ carried: LikeProposer.Carried) -> InvitedList? {
    guard var list = carried.frame?.list else { return nil }
    if survey.strata.isEmpty { list.drop("stratum") }
    return list
  }

  private func comments(_ carried: LikeProposer.Carried) -> String {
    var text = ""
    if carried.frame == nil, let frame = carried.group.frame {
      text += "    # Danh sách mời của kỳ này / the list of those invited this time: frame: \(YAMLText.comment(frame))\n"
    }
    if !carried.unread.isEmpty {
      text += "    # Không đọc, như kỳ trước / not read, as in the edition before:\n"
      for header in carried.unread { text += "    #   \(YAMLText.comment(header))\n" }
    }
    if !carried.new.isEmpty {
      text += "    # Mới trong tệp, chưa tính điểm / new in the file, not scored:\n"
      for header in carried.new { text += "    #   \(YAMLText.comment(header))\n" }
    }
    return text
  }
}
