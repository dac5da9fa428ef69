import Reporting
import SurveyModel
import Workbench

/// The names of components and questions as reports print them, in both languages.
struct NamesSection {
  let page: ReadingPage
  let index: IndexTree
  let editor: SurveyEditor
  let typed: Form?

  private var language: Language { page.language }

  /// In front of the id of a node, in the name of a field.
  static let prefix = "n."
  static func key(_ id: String, _ language: Language) -> String { "\(prefix)\(language.rawValue).\(id)" }

  func add(to html: inout HTMLWriter) {
    let nodes = index.nodes.dropFirst()
    guard !nodes.isEmpty else { return }
    html.element("h2", text: ReadingWords.names[language])
    html.paragraph(ReadingWords.namesLine[language], "hint")
    html.form(page.address.survey(page.name, .reading, "index-names")) { html in
      html.hidden("survey", editor.surveyDigest)
      html.hidden("index", editor.indexDigest)
      let heads: [HTMLWriter.Head] = [
        .init(text: ReadingWords.id[language]), .init(text: Language.vi.ownName), .init(text: Language.en.ownName),
      ]
      html.table(ReadingWords.names[language], heads, kind: "edit names") { html in
        for node in nodes {
          let isComponent = if case .component = node.content { true } else { false }
          html.element("tr", ["class": isComponent ? "part" : nil]) { html in
            html.element("th", ["scope": "row"], text: node.id)
            for spoken in Language.allCases {
              html.nameCell(
                Self.key(node.id, spoken), saved: node.name[spoken], typed: typed, of: node.name[language], in: spoken, language)
            }
          }
        }
      }
      html.button(ReadingWords.saveNames[language], kind: "plain")
    }
  }
}

extension HTMLWriter {
  /// A field of a name in one language, with a mark of what is saved.
  ///
  /// - Parameter own: what the row is of, in the language of the page.
  mutating func nameCell(_ key: String, saved: String, typed: Form?, of own: String, in language: Language, _ spoken: Language) {
    fieldCell(
      key, saved: saved, typed: typed, head: language.ownName, label: "\(own), \(language.ownName)", language: language, spoken)
  }

  /// - Parameters:
  ///   - head: of the column.
  ///   - language: of what is entered.
  mutating func fieldCell(
    _ key: String, saved: String, typed: Form?, head: String, label: String, language: Language?, _ spoken: Language
  ) {
    let value = typed?.entered(key, saved) ?? saved
    // The head is told again where the table is not one, on a phone.
    element("td", ["data-head": head]) { html in
      html.hidden(Form.seen + key, Form.mark(saved))
      html.void("input", ["type": "text", "name": key, "value": value, "lang": language?.rawValue, "aria-label": label])
      if value != saved { html.paragraph(FrameWords.savedNow(saved.visible)[spoken], "hint") }
    }
  }
}
