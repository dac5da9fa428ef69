import Reporting
import SurveyModel
import SurveyWords
import Workbench

/// How the answers are read: what is open, what is to be filled in, units, questions, scales, and what became of every row.
struct ReadingPage {
  let desk: Desk
  let address: Address
  let name: String

  var language: Language { address.language }
  var numbers: NumberText { NumberText(language: language) }

  /// - Parameter typed: what somebody entered and is not saved: it stands in the fields in place of what the files say.
  func reply(
    _ data: SurveyData, editor: SurveyEditor, looks: [ColumnsLook], typed: Form? = nil, failure: [String] = [], isSaved: Bool = false,
    showsStrata: Bool = false
  ) -> Reply {
    let survey = data.survey
    return Frame(address, of: name, survey.title[language], .reading).page(failure: failure, isSaved: isSaved) { html in
      if showsStrata { strata(looks, &html) }
      for decision in survey.openDecisions {
        DecisionSection(page: self, decision: decision, survey: survey, editor: editor, typed: typed).add(to: &html)
      }
      if survey.openDecisions.isEmpty { html.message("good", ReadingWords.nothingOpen[language]) }
      facts(data, editor, typed, &html)
      account(data, &html)
      units(data, editor, typed, &html)
      questions(data, &html)
      NamesSection(page: self, index: data.index, editor: editor, typed: typed).add(to: &html)
      LabelsSection(page: self, survey: survey, editor: editor, typed: typed).add(to: &html)
      for look in looks { ColumnsSection(page: self, look: look, data: data, editor: editor, typed: typed).add(to: &html) }
      problems(data, &html)
    }
  }

  /// What a column that was chosen for them made of the survey's strata.
  private func strata(_ looks: [ColumnsLook], _ html: inout HTMLWriter) {
    let columns = looks.flatMap(\.columns).filter { $0.reading == .role(.stratum) }
    let found = columns.flatMap(\.values).compactMap { value -> String? in
      if case .shown(let text) = value.found { "\(text.visible): \(numbers.text(value.count))" } else { nil }
    }
    html.message("note", RoleWords.strataAdded[language], found)
  }

  // MARK: What is to be filled in

  private func facts(_ data: SurveyData, _ editor: SurveyEditor, _ typed: Form?, _ html: inout HTMLWriter) {
    let survey = data.survey
    let missing = Set(data.placeholders.map { $0.file + ":" + $0.key })
    html.element("h2", text: ReadingWords.facts[language])
    if !missing.isEmpty { html.message("note", ReadingWords.placeholders(missing.count)[language]) }
    html.form(address.survey(name, .reading, "facts"), "stack two") { html in
      html.hidden("survey", editor.surveyDigest)
      html.hidden("index", editor.indexDigest)
      func kept(
        _ label: String, _ key: String, _ saved: String, type: String = "text", hint: String? = nil, in own: Language? = nil,
        isRequired: Bool = false
      ) {
        html.kept(
          label, name: key, saved: saved, typed: typed, hint: hint, type: type, language: own, isRequired: isRequired, language)
      }
      func pair(_ label: LocalizedText, _ key: String, _ text: LocalizedText) {
        kept(label[language] + " (Tiếng Việt)", key + ".vi", text[.vi], in: .vi, isRequired: true)
        kept(label[language] + " (English)", key + ".en", text[.en], in: .en)
      }
      pair(ReadingWords.title, "title", survey.title)
      pair(ReadingWords.organization, "organization", survey.organization)
      kept(ReadingWords.edition[language], "edition", survey.edition, isRequired: true)
      kept(ReadingWords.published[language], "published", survey.published?.description ?? "", type: "date")
      kept(ReadingWords.fieldworkFrom[language], "fieldwork.from", survey.fieldwork?.from.description ?? "", type: "date")
      kept(ReadingWords.fieldworkTo[language], "fieldwork.to", survey.fieldwork?.to.description ?? "", type: "date")
      kept(ReadingWords.indexID[language], "index-id", data.index.id, hint: ReadingWords.indexIDHint[language])
      pair(ReadingWords.indexTitle, "index-title", data.index.title)
      html.button(FrameWords.save[language])
    }
  }

  // MARK: What became of the rows

  private func account(_ data: SurveyData, _ html: inout HTMLWriter) {
    let account = data.account
    html.element("h2", text: ReadingWords.rows[language])
    var rows = [
      [ReadingWords.rowsRead[language], numbers.text(account.rowsRead)], [ReadingWords.counted[language], numbers.text(account.responses)],
    ]
    rows += account.leftOut.map { [ReadingWords.leftOut($0.reason.name)[language], numbers.text($0.rows)] }
    html.table(ReadingWords.rows[language], heads: [ReadingWords.what[language], ReadingWords.count[language]], numbers: [1], rows: rows)
    guard !account.recognized.isEmpty else { return }
    html.element("h3", text: SurveysWords.takenFor[language])
    html.list(account.recognized.map { $0[language].visible }, "remarks")
  }

  private func units(_ data: SurveyData, _ editor: SurveyEditor, _ typed: Form?, _ html: inout HTMLWriter) {
    let survey = data.survey
    html.element("h2", text: ReadingWords.units[language])
    html.paragraph(ReadingWords.aliasesLine[language], "hint")
    html.form(address.survey(name, .reading, "names")) { html in
      html.hidden("survey", editor.surveyDigest)
      let heads: [HTMLWriter.Head] = [
        .init(text: ReadingWords.id[language]), .init(text: Language.vi.ownName), .init(text: Language.en.ownName),
        .init(text: ReadingWords.aliases[language]), .init(text: ReadingWords.responses[language], isNumber: true),
      ]
      html.table(ReadingWords.units[language], heads, kind: "edit") { html in
        for (place, unit) in survey.units.enumerated() {
          let count = data.groups.reduce(0) { sum, group in sum + group.responses.unit.count { Int($0) == place } }
          html.element("tr") { html in
            html.element("th", ["scope": "row"], text: unit.id)
            for spoken in Language.allCases {
              html.nameCell(
                "\(spoken.rawValue).\(unit.id)", saved: unit.name[spoken], typed: typed, of: unit.name[language], in: spoken, language)
            }
            html.fieldCell(
              Self.aliasKey(unit), saved: Self.text(ofAliases: unit.aliases), typed: typed,
              head: ReadingWords.aliases[language], label: "\(unit.name[language]), \(ReadingWords.aliases[language])", language: nil,
              language)
            html.element("td", ["class": "number", "data-head": ReadingWords.responses[language]], text: numbers.text(count))
          }
        }
      }
      html.button(ReadingWords.saveNames[language], kind: "plain")
    }
  }

  static func aliasKey(_ unit: Unit) -> String { "also." + unit.id }
  /// In one field: no office has a semicolon in its name.
  static func text(ofAliases aliases: [String]) -> String { aliases.joined(separator: "; ") }
  static func aliases(_ text: String) -> [String] { text.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty } }

  private func questions(_ data: SurveyData, _ html: inout HTMLWriter) {
    let survey = data.survey
    html.element("h2", text: ReadingWords.questions[language])
    for (group, definition) in zip(data.groups, survey.respondentGroups) {
      if survey.respondentGroups.count > 1 { html.element("h3", text: definition.name[language]) }
      let rows = zip(group.responses.questions, group.responses.answers).map { question, answers -> [String] in
        let scale = survey.scales[question.scale]
        var counts = [Int](repeating: 0, count: scale.categories.count)
        var missing = 0
        for byte in answers {
          if let category = Answer(byte: byte).category { counts[category] += 1 } else { missing += 1 }
        }
        let spread = zip(scale.categories, counts).map { "\($0.name[language].visible): \(numbers.text($1))" }.joined(separator: " · ")
        return [
          question.column.visible, question.code,
          ScaleWords.name(scale, among: survey.scales)[language] + (question.isReversed ? ", " + ReadingWords.turned[language] : ""),
          spread,
          numbers.text(missing),
        ]
      }
      html.table(
        ReadingWords.questions[language],
        heads: [
          ReadingWords.header[language], ReadingWords.code[language], ReadingWords.scale[language], ReadingWords.answers[language],
          ReadingWords.missing[language],
        ], numbers: [4], rows: rows, kind: "answers")
    }
  }

  private func problems(_ data: SurveyData, _ html: inout HTMLWriter) {
    html.element("h2", text: ReadingWords.problems[language])
    guard let fragment = ReadingWords.problemsFragment(data, language) else {
      html.paragraph(ReadingWords.noProblems[language])
      return
    }
    html.table(
      ReadingWords.problems[language],
      heads: [ReadingWords.place[language], ReadingWords.expected[language], ReadingWords.action[language]], rows: fragment)
    let more = data.account.problems.count - fragment.count
    if more > 0 { html.paragraph(ReadingWords.more(numbers.text(more))[language], "hint") }
  }
}
