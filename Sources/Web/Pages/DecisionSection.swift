import Reporting
import SurveyModel
import Workbench

/// What is open of a column, with the ways to settle it.
struct DecisionSection {
  let page: ReadingPage
  let decision: OpenDecision
  let survey: Survey
  let editor: SurveyEditor
  let typed: Form?

  private var language: Language { page.language }

  /// As the form sends it: the column stays as it is read meanwhile.
  static let asTaken = "taken"

  func add(to html: inout HTMLWriter) {
    html.form(page.address.survey(page.name, .reading, "decide"), "decision open") { html in
      html.hidden("column", decision.column)
      html.hidden("survey", editor.surveyDigest)
      html.hidden("index", editor.indexDigest)
      html.element("fieldset") { html in
        html.element("legend", text: ReadingWords.column(decision.column.visible)[language])
        if let evidence = decision.evidence { html.paragraph(evidence[language].visible, "hint") }
        let remarks = decision.remarks(in: survey)
        if !remarks.isEmpty { html.list(remarks.map { "\($0.text[language].visible): \(page.numbers.text($0.count))" }, "remarks") }
        for choice in decision.choices(in: survey) { add(choice, &html) }
      }
      html.button(ReadingWords.decide[language])
    }
  }

  private func add(_ choice: OpenDecision.Choice, _ html: inout HTMLWriter) {
    // What somebody chose stays; nobody else chooses.
    let chosen = typed.flatMap { $0["column"] == decision.column ? $0["as"] : nil }
    func option(_ value: String, _ text: String) { html.radio("as", value, text, isChosen: value == chosen) }
    switch choice {
    case .asTaken(let text): option(Self.asTaken, ReadingWords.asTaken(text[language].visible)[language])
    case .unread(.some): option("unread", ReadingWords.anotherQuestion[language])
    case .unread(nil):
      option("unread", (decision.isQuestion(of: survey) ? ReadingWords.outOfIndex : ReadingWords.unread)[language])
    case .role(let role, _):
      for group in survey.respondentGroups { option("\(group.id)|\(role.rawValue)", ReadingWords.role(role)[language] + suffix(group)) }
    case .question:
      for group in survey.respondentGroups {
        for scale in survey.scales where scale.id == scale.idBeforeTurning {
          let name = ScaleWords.name(scale, among: survey.scales)
          option("\(group.id)|\(scale.id)|", ReadingWords.question(name)[language] + suffix(group))
          option("\(group.id)|\(scale.id)|r", ReadingWords.reversed(name)[language] + suffix(group))
        }
      }
    }
  }

  private func suffix(_ group: RespondentGroup) -> String {
    survey.respondentGroups.count > 1 ? " (\(group.name[language]))" : ""
  }
}
