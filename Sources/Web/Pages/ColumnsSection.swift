import Reporting
import SurveyModel
import Workbench

/// The columns of the responses: what each is read as, changed by choosing.
struct ColumnsSection {
  let page: ReadingPage
  let look: ColumnsLook
  let data: SurveyData
  let editor: SurveyEditor
  let typed: Form?

  private var language: Language { page.language }
  private var group: RespondentGroup { look.group }

  func add(to html: inout HTMLWriter) {
    let isOne = data.survey.respondentGroups.count == 1
    html.element("h2", text: ColumnsWords.title[language] + (isOne ? "" : ": " + group.name[language]))
    html.paragraph(ColumnsWords.lead(page.numbers.text(look.rows))[language], "hint")
    html.table(
      ColumnsWords.title[language],
      heads: [ReadingWords.header[language], ColumnsWords.readAs[language], ColumnsWords.filled[language], ColumnsWords.values[language]],
      numbers: [2],
      rows: look.columns.map { column in
        let values = column.values.map { "\(text($0.found)): \(page.numbers.text($0.count))" }.joined(separator: " · ")
        return [column.name.visible, name(column.reading), page.numbers.text(column.filled), values.isEmpty ? NumberText.absent : values]
      }, kind: "columns")
    form(&html)
  }

  private func name(_ reading: ColumnsLook.Reading) -> String {
    switch reading {
    case .unread: ColumnsWords.unread[language]
    case .role(let role): ColumnsWords.role(role)[language]
    case .question(let question):
      ColumnsWords.question(question.code, scale(data.survey.scales[question.scale]))[language]
        + (question.isReversed ? ", " + ReadingWords.turned[language] : "")
    }
  }

  private func scale(_ scale: AnswerScale) -> LocalizedText { ScaleWords.name(scale, among: data.survey.scales) }

  private func text(_ found: ImportProblem.Found) -> String {
    switch found {
    case .shown(let text), .status(let text): text.visible
    case .text(let characters): ColumnsWords.text(characters)[language]
    case .words(let words): words[language]
    case .nothing: NumberText.absent
    }
  }

  /// A question on a scale, as it stands and turned.
  private func questions(on scale: AnswerScale) -> [HTMLWriter.Option] {
    let name = ColumnsWords.question(nil, self.scale(scale))[language]
    return [
      ("\(group.id)|\(scale.id)|", name), ("\(group.id)|\(scale.id)|r", name + ", " + ReadingWords.turned[language]),
    ]
  }

  private func form(_ html: inout HTMLWriter) {
    let isOwn = typed?["group"] == group.id
    // With ids of its own: there is a form for each group.
    func choice(
      _ label: LocalizedText, _ name: String, _ options: [HTMLWriter.Option], further: (String, [HTMLWriter.Option])? = nil,
      _ html: inout HTMLWriter
    ) {
      html.choice(
        label[language], name: name, id: "f-\(group.id)-\(name)", options: options, further: further,
        chosen: isOwn ? typed?[name] : nil)
    }
    html.form(page.address.survey(page.name, .reading, "column"), "line columns-form") { html in
      html.hidden("survey", editor.surveyDigest)
      html.hidden("index", editor.indexDigest)
      html.hidden("group", group.id)
      choice(ColumnsWords.column, "column", look.columns.map { ($0.name, $0.name.visible) }, &html)
      var readings: [HTMLWriter.Option] = [("", ColumnsWords.unread[language])]
      readings += SurveyEditor.ColumnRole.allCases.map { ("\(group.id)|\($0.rawValue)", ColumnsWords.role($0)[language]) }
      let own = data.survey.scales.filter { $0.id == $0.idBeforeTurning }
      readings += own.flatMap(questions)
      let builtIn = SurveyEditor.builtInScales.filter { scale in !own.contains { $0.id == scale.id } }
      choice(ColumnsWords.readAs, "as", readings, further: (ColumnsWords.builtIn[language], builtIn.flatMap(questions)), &html)
      let components = data.index.nodes.compactMap { node -> HTMLWriter.Option? in
        guard case .component = node.content else { return nil }
        return (node.id, node.name[language])
      }
      choice(ColumnsWords.component, "component", [("", ColumnsWords.noComponent[language])] + components, &html)
      // What somebody chose and is not saved stands beside what is.
      if isOwn, let column = look.columns.first(where: { $0.name == typed?["column"] }) {
        html.paragraph(ColumnsWords.now(column.name.visible, name(column.reading))[language], "hint")
      }
      html.button(ColumnsWords.change[language], kind: "plain")
    }
    html.paragraph(ColumnsWords.changeLine[language], "hint")
  }
}
