import SurveyModel

/// The text of survey.yaml: block style, every text in quotes, what was seen as comments.
enum SurveyText {
  static func text(_ proposal: SurveyProposal, _ export: CountedExport, format: FileFormat, _ words: DraftWords) -> String {
    var text = """
      # Do cdci init viết; mọi mục đều sửa được. "cdci check" cho biết dữ liệu được đọc thế nào.
      # Written by cdci init; everything can be changed. "cdci check" tells how the data are read.

      # Cần điền / to be filled in
      title:
        vi: \(q(words.title[.vi]))
        en: \(q(words.title[.en]))
      organization: \(q(words.organization))
      edition: \(q(words.edition))
      # Ngày ghi trên báo cáo / the date that the report carries
      published: \(q(words.published.description))

      """
    if let fieldwork = proposal.fieldwork {
      text += """
        # Ngày của phiếu đầu và phiếu cuối trong dữ liệu / days of the first and the last answer in the data
        fieldwork:
          from: \(q(fieldwork.from.description))
          to: \(q(fieldwork.to.description))

        """
    }
    text += "index: \"index.yaml\"\nlanguage: \"vi\"\n\nunits:\n"
    for unit in proposal.units {
      text += "  # \(words.count(unit.count))\n"
      // Never joined: only the department knows whether they are one.
      let others = proposal.units.filter { $0.id != unit.id && $0.count > unit.count }.map(\.name)
      if let near = nearest(to: unit.name, among: others) {
        text +=
          "  # gần giống / looks like \(YAMLText.comment(q(near))); một đơn vị thì ghi vào aliases / if it is one unit, list it under aliases\n"
      }
      text += "  - id: \(q(unit.id))\n    name: \(q(unit.name))\n"
    }
    if !proposal.strata.isEmpty {
      text += "\nstrata:\n"
      for stratum in proposal.strata {
        text += "  # \(words.count(stratum.count))\n  \(q(stratum.id)): \(q(stratum.name))\n"
      }
    }
    text += "\nrespondent-groups:\n  respondents:\n"
    text += responses(proposal, export, format)
    text += columns(proposal, export)
    text += questions(proposal)
    text += answers(proposal)
    if proposal.hasConsent { text += "    leave-out:\n      - \"no-consent\"\n" }
    return text + scales(proposal, words)
  }

  private static func q(_ text: String) -> String { YAMLText.quoted(text) }

  private static func responses(_ proposal: SurveyProposal, _ export: CountedExport, _ format: FileFormat) -> String {
    var text = ""
    if let reason = export.files[0].outline.reason {
      text += "    # \(YAMLText.comment(reason[.vi], length: 200))\n    # \(YAMLText.comment(reason[.en], length: 200))\n"
    }
    text += "    platform: \(q(export.platform.id))\n"
    if let order = proposal.dateOrder { text += "    date-order: \(q(order.rawValue))\n" }
    text += "    responses:\n"
    for (place, file) in export.files.enumerated() {
      text += "      - file: \(q(file.file.input.name))\n"
      if proposal.layout == .files, proposal.units.indices.contains(place) { text += "        unit: \(q(proposal.units[place].id))\n" }
      if let encoding = format.encoding { text += "        encoding: \(q(encoding.rawValue))\n" }
      if let delimiter = format.delimiter {
        text += "        delimiter: \(q(delimiter == 9 ? "tab" : String(UnicodeScalar(delimiter))))\n"
      }
      if let sheet = file.sheet { text += "        sheet: \(q(sheet))\n" }
    }
    return text
  }

  private static func columns(_ proposal: SurveyProposal, _ export: CountedExport) -> String {
    var text = ""
    if proposal.columns.isEmpty {
      text += "    # columns:\n"
    } else {
      text += "    columns:\n"
      for column in proposal.columns { text += "      \(column.role): \(q(column.header))\n" }
    }
    if !proposal.columns.contains(where: { $0.role == "submitted" }),
      let own = export.columns.first(where: { $0.export.role == .submitted && $0.count.filled > 0 })
    {
      text += "      # submitted: \(YAMLText.comment(q(own.export.code))) (được dùng sẵn / serves by itself)\n"
    }
    if case .severalInCell(_, let separator) = proposal.layout { text += "    separator: \(q(String(separator)))\n" }
    if proposal.usesTaxCodes { text += "    respondent-id: \"tax-code\"\n" }
    return text
  }

  private static func questions(_ proposal: SurveyProposal) -> String {
    var text = "    questions:\n"
    for section in proposal.sections {
      if !section.name.isEmpty { text += "      # \(YAMLText.comment(section.name))\n" }
      for question in section.questions {
        if question.text != question.header { text += "      # \(YAMLText.comment(question.text))\n" }
        text += "      \(q(question.code)): \(q(question.header))\n"
        if !question.unknown.isEmpty {
          let list = question.unknown.prefix(5).map { YAMLText.seen($0) }.joined(separator: " | ")
          text += "      #   ngoài thang đo / off the scale: \(list)\n"
        }
      }
    }
    if !proposal.unread.isEmpty {
      text += "    # Không đọc / not read:\n"
      for column in proposal.unread {
        let reason = "\(column.reason[.vi]) / \(column.reason[.en])"
        text += "    #   \(YAMLText.comment(column.header)) (\(reason))\n"
      }
    }
    return text
  }

  private static func answers(_ proposal: SurveyProposal) -> String {
    let questions = proposal.sections.flatMap(\.questions)
    let counts = proposal.scales.indices.map { scale in questions.count { $0.scale == scale } }
    guard let most = counts.max(), let common = counts.firstIndex(of: most) else { return "" }
    var text = "    answers:\n      default: \(q(proposal.scales[common].id))\n"
    for question in questions where question.scale != common {
      text += "      \(q(question.code)): \(q(proposal.scales[question.scale].id))\n"
    }
    return text
  }

  private static func scales(_ proposal: SurveyProposal, _ words: DraftWords) -> String {
    var text = "\n"
    for scale in proposal.scales {
      text += "# \(scale.id): đã thấy / seen:\n"
      for seen in scale.seen.sorted(by: { $0.count > $1.count }).prefix(20) {
        text += "#   \(YAMLText.seen(seen.text)): \(seen.count)\n"
      }
    }
    let declared = proposal.scales.filter { !$0.scale.isPlainBuiltIn }
    guard !declared.isEmpty else { return text }
    text += "scales:\n"
    for scale in declared {
      if scale.scale.isGuess {
        text += "  # Thứ tự do đoán; giá trị lớn nhất phải là tốt nhất / the order is a guess; the highest value must be the best\n"
      } else if scale.scale.builtIn == nil {
        text += "  # Giá trị lớn nhất phải là tốt nhất; nếu ngược lại: direction: \"descending\"\n"
        text += "  # The highest value must be the best; if it is the worst: direction: \"descending\"\n"
      }
      text += "  \(q(scale.id)):\n"
      if let base = scale.scale.builtIn { text += "    extends: \(q(base))\n" }
      if !scale.scale.values.isEmpty { text += "    values:\n" }
      for value in scale.scale.values { text += "      \(q(value.code)):" + list(value.labels, "        ") }
      if !scale.scale.missing.isEmpty { text += "    missing:\n" }
      for missing in scale.scale.missing { text += "      \(missing.kind.name):" + list(missing.labels, "        ") }
    }
    return text
  }

  private static func list(_ texts: [String], _ indent: String) -> String {
    texts.isEmpty ? " []\n" : "\n" + texts.map { "\(indent)- \(q($0))\n" }.joined()
  }
}

/// The text of index.yaml: a component for each grid, equal weights.
enum IndexText {
  static func text(_ proposal: SurveyProposal, _ words: DraftWords) -> String {
    func q(_ text: String) -> String { YAMLText.quoted(YAMLText.name(text)) }
    var text = """
      # Cách tính điểm, trọng số bằng nhau; do cdci init viết. Tên và trọng số cần được xem lại.
      # How the survey is scored, with equal weights; written by cdci init. Names and weights are to be gone over.
      index: \(q(SurveyDraft.indexID))
      title:
        vi: \(q(words.title[.vi]))
        en: \(q(words.title[.en]))
      score:
        from: 0
        to: 100
        decimals: 2
      normalize: "answer-scale"
      aggregate: "arithmetic"

      """
    if let satisfaction = proposal.satisfaction { text += "satisfaction:\n  questions:\n    - \(q(satisfaction))\n" }
    text += "components:\n"
    // The overall question is no part of the index, unless there is nothing else.
    let isAlone = proposal.sections.flatMap(\.questions).count == 1
    for (place, section) in proposal.sections.enumerated() {
      let questions = section.questions.filter { isAlone || $0.code != proposal.satisfaction }
      guard !questions.isEmpty else { continue }
      let name = section.name.isEmpty ? words.otherQuestions(isOnly: proposal.sections.count == 1) : LocalizedText(section.name)
      text += "  - id: \(q(section.id))\n"
      if name.all.count == 2 {
        text += "    name:\n      vi: \(q(name[.vi]))\n      en: \(q(name[.en]))\n"
      } else {
        text += "    name: \(q(name[.vi].isEmpty ? "component \(place + 1)" : name[.vi]))\n"
      }
      text += "    weight: 1\n    indicators:\n"
      for question in questions {
        text += "      - id: \(q(question.code))\n        name: \(q(words.shown(question.text, else: question.code)))\n        weight: 1\n"
      }
    }
    return text
  }
}
