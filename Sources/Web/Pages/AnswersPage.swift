import Reporting
import SurveyModel
import Workbench

/// How the answers to each question are spread: of all units together, or of one.
struct AnswersPage {
  let results: ResultsPage
  /// Id of a unit; `nil` for all together.
  let unit: String?

  private var language: Language { results.address.language }
  private var numbers: NumberText { NumberText(language: language) }

  func reply(_ run: SurveyRun) async -> Reply {
    let survey = run.survey.data.survey
    let chosen = unit.flatMap { id in survey.units.first { $0.id == id } }
    let spread = await offThread { run.answers(ofUnit: chosen?.id) }
    return results.page(.answers, title: survey.title[language], query: chosen.map { "?unit=\(Form.encoded($0.id))" } ?? "") { html in
      html.element(
        "form",
        ["method": "get", "action": results.address.survey(results.name, .results, ResultsPage.Part.answers.rawValue), "class": "line"]
      ) { html in
        html.choice(
          AnswersWords.of[language], name: "unit",
          options: [("", FieldworkWords.all[language])] + survey.units.map { ($0.id, $0.name[language]) }, chosen: chosen?.id ?? "")
        html.button(AnswersWords.show[language], kind: "plain")
      }
      html.paragraph(AnswersWords.rule(numbers.text(spread.atLeast))[language], "hint")
      for group in spread.groups {
        html.element("h2", text: spread.groups.count > 1 ? group.group.name[language] : AnswersWords.title[language])
        var rest = group.questions[...]
        // Questions on one scale that follow one another share a table.
        while let first = rest.first {
          let same = rest.prefix { $0.question.scale == first.question.scale }
          let scale = survey.scales[first.question.scale]
          table(Array(same), scale, ScaleWords.name(scale, among: survey.scales), &html)
          rest = rest.dropFirst(same.count)
        }
      }
    }
  }

  private func table(_ questions: [AnswerSpread.Question], _ scale: AnswerScale, _ name: LocalizedText, _ html: inout HTMLWriter) {
    let labels = scale.categories.map { $0.name[language] }
    let heads: [HTMLWriter.Head] =
      [.init(text: AnswersWords.question[language]), .init(text: AnswersWords.spread[language])]
      + labels.enumerated().map { .init(text: $1.visible, isNumber: true, key: Bars.key($0, of: labels.count)) }
      + [AnswersWords.answers, AnswersWords.missing].map { .init(text: $0[language], isNumber: true) }
    html.element("ul", ["class": "keys", "aria-hidden": "true"]) { html in
      for (category, label) in labels.enumerated() {
        html.element("li") { html in
          html.svg(Bars.key(category, of: labels.count) + " ")
          html.text(label.visible)
        }
      }
    }
    html.table(AnswersWords.table(name)[language], heads, kind: "spread") { html in
      for question in questions { row(question, categories: labels.count, &html) }
    }
  }

  private func row(_ question: AnswerSpread.Question, categories: Int, _ html: inout HTMLWriter) {
    html.element("tr") { html in
      html.element("th", ["scope": "row"]) { html in
        html.text((question.name?[language] ?? question.question.column).visible)
        let code = question.name == nil && question.question.code == question.question.column ? nil : question.question.code
        let notes = [code, question.question.isReversed ? ReadingWords.turned[language] : nil].compactMap(\.self)
        if !notes.isEmpty { html.element("span", ["class": "code"], text: " " + notes.joined(separator: ", ").visible) }
      }
      guard let counts = question.counts, case let all = counts.reduce(0, +), all > 0 else {
        html.element("td", ["colspan": "\(categories + 3)", "class": "withheld"], text: AnswersWords.withheld[language])
        return
      }
      html.element("td") { $0.svg(Bars.stack(counts)) }
      for count in counts { html.element("td", ["class": "number"], text: numbers.percent(Double(count) / Double(all), decimals: 0)) }
      html.element("td", ["class": "number"], text: numbers.text(all))
      html.element("td", ["class": "number"], text: question.missing.map { numbers.text($0) } ?? NumberText.absent)
    }
  }
}
