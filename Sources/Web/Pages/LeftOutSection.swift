import Reporting
import SurveyModel
import Workbench

/// What was left out of the index or of the survey before, to be put back.
struct LeftOutSection {
  let data: SurveyData
  let choice: WeightsPage.Choice
  let language: Language

  func add(to html: inout HTMLWriter) {
    let questions = data.index.questionsLeftOut(of: data.survey)
    guard !questions.isEmpty || !data.survey.leftOutUnits.isEmpty else { return }
    html.element("fieldset", ["class": "left-out"]) { html in
      html.element("legend", text: WeightsWords.notCounted[language])
      for question in questions {
        let chosen = choice.questionsBack.first { $0.what == question.code }?.to
        let options: [HTMLWriter.Option] =
          [("", WeightsWords.staysOut[language])]
          + data.index.componentOptions(language).map { ($0.value, WeightsWords.putBack($0.text)[language]) }
        html.element("label", ["class": "back"]) { html in
          html.element("span", text: question.column.visible)
          html.select("b." + question.code, options, chosen: chosen ?? "")
        }
      }
      for unit in data.survey.leftOutUnits {
        html.check("u." + unit.id, "1", WeightsWords.takeBack(unit.name[language])[language], isChosen: choice.unitsBack.contains(unit.id))
      }
      html.paragraph(WeightsWords.notCountedLine[language], "hint")
    }
  }
}
