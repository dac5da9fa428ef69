import SurveyModel

/// The text of survey.yaml: block style, every text in quotes, what was seen as comments.
enum SurveyText {
  static func text(_ proposal: SurveyProposal, format: FileFormat, _ words: DraftWords) -> String {
    var text = """
      # Do cdci init viết; mọi mục đều sửa được. "cdci check" cho biết dữ liệu được đọc thế nào.
      # Written by cdci init; everything can be changed. "cdci check" tells how the data are read.

      # Cần điền / to be filled in
      title:
        vi: \(q(words.title[.vi]))
        en: \(q(words.title[.en]))
      organization: \(q(words.organization))
      edition: \(q(words.edition))

      """
    text += undated
    if let fieldwork = proposal.fieldwork {
      text += """
        # Ngày của phiếu đầu và phiếu cuối trong dữ liệu / days of the first and the last answer in the data
        fieldwork:
          from: \(q(fieldwork.from.description))
          to: \(q(fieldwork.to.description))

        """
    }
    text += "index: \"index.yaml\"\nlanguage: \(q(proposal.language.rawValue))\n"
    text += decisions(proposal.open, proposal.guesses)
    text += units(proposal, words)
    if !proposal.strata.isEmpty {
      text += "\nstrata:\n"
      for stratum in proposal.strata {
        text += "  # \(words.count(stratum.count))\n  \(q(stratum.id)): \(q(stratum.name))\n"
      }
    }
    text += "\nrespondent-groups:\n"
    for (place, group) in proposal.groups.enumerated() {
      text += "  \(group.id):\n"
      text += GroupText(group: group, proposal: proposal, format: format, isFirst: place == 0).text
    }
    return text + scales(proposal) + context(proposal, format)
  }

  private static func context(_ proposal: SurveyProposal, _ format: FileFormat) -> String {
    guard let context = proposal.context else {
      return """

        # Số liệu bên cạnh bảng xếp hạng, nếu có; number-format là cách viết số của tệp: vi 16.351,83; en 16,351.83
        # Figures beside the ranking, if there are any; number-format is how the file writes numbers
        # context:
        #   file: "context.csv"
        #   number-format: \(q(proposal.numberFormat.rawValue))

        """
    }
    return "\n# Số liệu bên cạnh bảng xếp hạng / figures beside the ranking\ncontext:\n" + lines(of: context, format)
  }

  /// The keys of `context:`.
  static func lines(of context: SurveyProposal.Context, _ format: FileFormat) -> String {
    var text = "  file: \(q(context.table.input.name))\n"
    if let sheet = context.table.sheet { text += "  sheet: \(q(sheet))\n" }
    if let encoding = format.encoding ?? context.table.encoding { text += "  encoding: \(q(encoding.rawValue))\n" }
    text += "  # \(YAMLText.comment(context.remark[.vi], length: 200))\n  # \(YAMLText.comment(context.remark[.en], length: 200))\n"
    guard let known = context.numberFormat else {
      return text + Survey.NumberFormat.allCases.map { "  # number-format: \(q($0.rawValue))\n" }.joined()
    }
    return text + "  number-format: \(q(known.rawValue))\n"
  }

  /// Which day a report is published nobody has decided yet.
  static let undated = """
    # Ngày ghi trên báo cáo, khi đã quyết định / the date that the report carries, once it is decided:
    # published: 2026-12-31

    """

  static func q(_ text: String) -> String { YAMLText.quoted(text) }

  /// A name in both languages, or in the one that both share.
  static func localized(_ text: LocalizedText, _ indent: String) -> String {
    text[.vi] == text[.en] ? " \(q(text[.vi]))\n" : "\n\(indent)vi: \(q(text[.vi]))\n\(indent)en: \(q(text[.en]))\n"
  }

  /// What is not decided yet, and what is taken meanwhile.
  static func decisions(_ open: [OpenDecision], _ guesses: [OpenDecision]) -> String {
    guard !open.isEmpty || !guesses.isEmpty else { return "" }
    var text = "\n"
    if !open.isEmpty {
      text += """
        # Chưa quyết định được: các cột này không tính điểm cho đến khi được đưa vào questions, columns hoặc xóa khỏi đây.
        # Not decided: these columns are not scored until they are moved to questions or columns, or taken off this list.

        """
    }
    if !guesses.isEmpty {
      text += """
        # Mục có taken là phỏng đoán đang được dùng để tính điểm: xem lại, sửa nếu sai, rồi xóa mục đó khỏi đây.
        # An entry with taken is a guess that scores rest on: see to it, mend what is wrong, then take the entry off this list.

        """
    }
    text += "to-decide:\n"
    for decision in open + guesses {
      text += "  - column: \(q(decision.column))\n    readings:\n"
      for reading in decision.readings {
        text += "      - as:" + localized(reading.text, "          ") + "        count: \(reading.count)\n"
      }
      if let evidence = decision.evidence, !evidence[.vi].isEmpty { text += "    evidence:" + localized(evidence, "      ") }
      if let taken = decision.taken { text += "    taken:" + localized(taken, "      ") }
    }
    return text
  }

  private static func units(_ proposal: SurveyProposal, _ words: DraftWords) -> String {
    var text = "\nunits:\n"
    for group in proposal.groups where !group.otherUnits.isEmpty {
      let said = ProposalWords.mayNameUnits(group.otherUnits)
      text += "  # \(YAMLText.comment(said[.vi], length: 400))\n  # \(YAMLText.comment(said[.en], length: 400))\n"
    }
    for (unit, twin) in proposal.twins {
      text += "  # \(words.count(unit.count))\n"
      // Never joined: only the department knows whether they are one.
      if let twin {
        text +=
          "  # gần giống / looks like \(YAMLText.comment(q(twin))); một đơn vị thì ghi vào aliases / if it is one unit, list it under aliases\n"
      }
      if unit.definition.isEmpty {
        text += "  - id: \(q(unit.id))\n    name: \(q(unit.name))\n"
        if !unit.aliases.isEmpty { text += "    aliases:" + list(unit.aliases, "      ") }
      } else {
        text += unit.definition.joined(separator: "\n") + "\n"
      }
    }
    return text
  }

  private static func scales(_ proposal: SurveyProposal) -> String {
    var text = "\n"
    for scale in proposal.scales {
      text += "# \(scale.id): đã thấy / seen:\n"
      for seen in scale.seen.sorted(by: { $0.count != $1.count ? $0.count > $1.count : $0.text < $1.text }).prefix(20) {
        text += "#   \(YAMLText.seen(seen.text, times: seen.count)): \(seen.count)\n"
      }
    }
    let declared = proposal.scales.filter { !$0.scale.isPlainBuiltIn }
    guard !declared.isEmpty else { return text }
    text += "scales:\n"
    for scale in declared {
      if scale.scale.builtIn == nil {
        text += "  # Giá trị lớn nhất phải là tốt nhất; nếu ngược lại: direction: \"descending\"\n"
        text += "  # The highest value must be the best; if it is the worst: direction: \"descending\"\n"
      }
      text += "  \(q(scale.id)):\n"
      if let base = scale.scale.builtIn { text += "    extends: \(q(base))\n" }
      if scale.scale.isDescending { text += "    direction: \"descending\"\n" }
      if !scale.scale.values.isEmpty { text += "    values:\n" }
      let names = scale.scale.builtIn == nil ? LabelPairs.names(of: scale.scale.values, besides: scale.scale.missing) : nil
      if names != nil {
        text += "      # vi, en: nhãn báo cáo in ở từng ngôn ngữ; nhãn không có trong tệp là do chương trình đề xuất\n"
        text += "      # vi, en: what reports print in each language; the one that is not in the file is proposed\n"
      }
      for (place, value) in scale.scale.values.enumerated() {
        text += "      \(q(value.code)):" + labels(value.labels, names?[place], "        ")
      }
      if !scale.scale.missing.isEmpty { text += "    missing:\n" }
      for missing in scale.scale.missing { text += "      \(missing.kind.name):" + list(missing.labels, "        ") }
    }
    return text
  }

  /// - Parameter known: one of them that is known in both languages.
  private static func labels(_ texts: [String], _ known: LabelPairs.Known?, _ indent: String) -> String {
    guard let known else { return list(texts, indent) }
    let both = DefinitionText.written(known.name)
    if texts.count == 1 { return " \(both)\n" }
    return "\n" + texts.enumerated().map { "\(indent)- \($0 == known.label ? both : q($1))\n" }.joined()
  }

  private static func list(_ texts: [String], _ indent: String) -> String {
    texts.isEmpty ? " []\n" : "\n" + texts.map { "\(indent)- \(q($0))\n" }.joined()
  }
}

/// One respondent group of survey.yaml.
struct GroupText {
  let group: SurveyProposal.Group
  let proposal: SurveyProposal
  let format: FileFormat
  let isFirst: Bool

  var text: String {
    var text = responses + columns + frame + questions + answers
    let reversed = group.questions.filter(\.isReversed)
    if !reversed.isEmpty { text += "    reversed:\n" + reversed.map { "      - \(q($0.code))\n" }.joined() }
    if !group.shownTogether.isEmpty {
      text += "    # Chỉ hiện với một phần người trả lời: để trống cả nhóm nghĩa là không được hỏi\n"
      text += "    # Shown to a part of the respondents: where all of a block is empty it was not asked\n    shown-together:\n"
      for block in group.shownTogether {
        for (place, code) in block.enumerated() { text += "      \(place == 0 ? "- " : "  ")- \(q(code))\n" }
      }
    }
    if group.hasConsent {
      if let consent = group.consent { text += "    consent:\n" + consent.map { "      - \(q($0))\n" }.joined() }
      text += "    leave-out:\n      - \"no-consent\"\n"
    }
    text += "    # Dấu hiệu trả lời qua loa, nếu cần / signs of careless answers, if wanted:\n    # quality: standard\n"
    return text
  }

  private func q(_ text: String) -> String { YAMLText.quoted(text) }

  private var responses: String {
    let export = group.export
    var text = ""
    if let reason = export.files[0].outline.reason {
      text += "    # \(YAMLText.comment(reason[.vi], length: 200))\n    # \(YAMLText.comment(reason[.en], length: 200))\n"
    }
    if let doubt = export.headerDoubt {
      text += "    # \(YAMLText.comment(doubt[.vi], length: 300))\n    # \(YAMLText.comment(doubt[.en], length: 300))\n"
    }
    text += "    platform: \(q(export.platform.id))\n"
    if let order = group.dateOrder { text += "    date-order: \(q(order.rawValue))\n" }
    text += "    responses:\n"
    for (place, file) in export.files.enumerated() {
      text += "      - file: \(q(file.file.input.name))\n"
      if let sheet = file.sheet { text += "        sheet: \(q(sheet))\n" }
      if group.layout == .files, proposal.units.indices.contains(place) { text += "        unit: \(q(proposal.units[place].id))\n" }
      if let encoding = format.encoding ?? file.encoding { text += "        encoding: \(q(encoding.rawValue))\n" }
      if let delimiter = format.delimiter {
        text += "        delimiter: \(q(delimiter == 9 ? "tab" : String(UnicodeScalar(delimiter))))\n"
      }
    }
    return text
  }

  private var columns: String {
    var text = ""
    if group.columns.isEmpty {
      text += "    # columns:\n"
    } else {
      text += "    columns:\n"
      for column in group.columns { text += "      \(column.role): \(q(column.header))\n" }
    }
    if !group.columns.contains(where: { $0.role == "submitted" }),
      let own = group.export.columns.first(where: { $0.export.role == .submitted && $0.count.filled > 0 })
    {
      text += "      # submitted: \(YAMLText.comment(q(own.export.code))) (được dùng sẵn / serves by itself)\n"
    }
    if case .choiceColumns(let columns) = group.layout {
      let ids = Dictionary(proposal.units.map { (TextKey($0.name), $0.id) }) { first, _ in first }
      text += "    unit-columns:\n"
      for column in columns { if let id = ids[TextKey(column.unit)] { text += "      \(q(id)): \(q(column.header))\n" } }
    }
    if case .severalInCell(_, let separator) = group.layout { text += "    separator: \(q(String(separator)))\n" }
    if group.usesTaxCodes { text += "    respondent-id: \"tax-code\"\n" }
    return text
  }

  private var frame: String {
    guard let place = group.frame else { return "" }
    var list = place.list
    if proposal.strata.isEmpty { list.drop("stratum") }
    if group.layout == .one { list.drop("unit") }
    let said = ProposalWords.frame(place)
    return "    # \(YAMLText.comment(said[.vi], length: 200))\n    # \(YAMLText.comment(said[.en], length: 200))\n" + list.yaml(format)
  }

  private var questions: String {
    var text = "    questions:\(group.questions.isEmpty ? " {}" : "")\n"
    if group.questions.isEmpty {
      let said = ProposalWords.nothingOnAScale(seen: group.seen)
      text += "    # \(YAMLText.comment(said[.vi], length: 300))\n    # \(YAMLText.comment(said[.en], length: 300))\n"
      text += "    # Cần ít nhất một câu hỏi, dạng mã: \"tiêu đề cột\", và thang đo của nó tại answers; xem to-decide.\n"
      text += "    # One question at least, as code: \"header of the column\", and its scale under answers; see to-decide.\n"
    }
    for section in group.sections {
      if !section.name.isEmpty { text += "      # \(YAMLText.comment(section.name))\n" }
      for question in section.questions {
        if question.text != question.header { text += "      # \(YAMLText.comment(question.text))\n" }
        text += "      \(q(question.code)): \(q(question.header))\n"
        if !question.unknown.isEmpty {
          let seen = proposal.scales[question.scale].seen
          let list = question.unknown.prefix(5).map { text in
            YAMLText.seen(text, times: seen.first { TextKey($0.text) == TextKey(text) }?.count ?? 0)
          }.joined(separator: " | ")
          text += "      #   ngoài thang đo / off the scale: \(list)\n"
        }
      }
    }
    if !group.unread.isEmpty {
      text += "    # Không đọc / not read:\n"
      for column in group.unread {
        let reason = column.reason[.vi] == column.reason[.en] ? column.reason[.vi] : "\(column.reason[.vi]) / \(column.reason[.en])"
        text += "    #   \(YAMLText.comment(column.header)) (\(YAMLText.comment(reason, length: 200)))\n"
      }
    }
    return text
  }

  private var answers: String {
    let questions = group.questions
    var counts = proposal.scales.map { _ in 0 }
    for question in questions { counts[question.scale] += 1 }
    guard let most = counts.max(), most > 0, let common = counts.firstIndex(of: most) else { return "" }
    var text = "    answers:\n      default: \(q(proposal.scales[common].id))\n"
    for question in questions where question.scale != common {
      text += "      \(q(question.code)): \(q(proposal.scales[question.scale].id))\n"
    }
    return text
  }
}
