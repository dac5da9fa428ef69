import Reporting
import SurveyModel
import Workbench

/// What reports call the answers of each scale, in both languages.
struct LabelsSection {
  let page: ReadingPage
  let survey: Survey
  let editor: SurveyEditor
  let typed: Form?

  private var language: Language { page.language }

  /// Each scale once, however its questions are turned.
  static func scales(_ survey: Survey) -> [AnswerScale] {
    var known: Set<String> = []
    return survey.scales.sorted { ($0.id == $0.idBeforeTurning ? 0 : 1) < ($1.id == $1.idBeforeTurning ? 0 : 1) }
      .filter { scale in scale.categories.contains { !$0.labels.isEmpty } && known.insert(scale.idBeforeTurning).inserted }
  }

  /// The name of a field.
  static func key(_ scale: AnswerScale, _ category: AnswerScale.Category, _ language: Language) -> String {
    "s.\(language.rawValue).\(scale.idBeforeTurning)|\(category.code)"
  }

  func add(to html: inout HTMLWriter) {
    let scales = Self.scales(survey)
    guard !scales.isEmpty else { return }
    html.element("h2", text: ReadingWords.labels[language])
    html.paragraph(ReadingWords.labelsLine[language], "hint")
    html.form(page.address.survey(page.name, .reading, "labels")) { html in
      html.hidden("survey", editor.surveyDigest)
      let heads: [HTMLWriter.Head] = [
        .init(text: ReadingWords.value[language]), .init(text: Language.vi.ownName), .init(text: Language.en.ownName),
      ]
      for scale in scales {
        let name = ScaleWords.name(scale, among: survey.scales)[language]
        html.element("h3", text: name.prefix(1).uppercased() + name.dropFirst())
        html.table(name, heads, kind: "edit names") { html in
          for category in scale.categories where !category.labels.isEmpty {
            html.element("tr") { html in
              html.element("th", ["scope": "row"], text: category.code)
              for spoken in Language.allCases {
                html.nameCell(
                  Self.key(scale, category, spoken), saved: category.name[spoken], typed: typed, of: category.name[language], in: spoken,
                  language)
              }
            }
          }
        }
      }
      html.button(ReadingWords.saveLabels[language], kind: "plain")
    }
  }
}
