import Reporting
import SurveyModel
import Workbench

extension HTMLWriter {
  /// The lines of a file that go and come.
  mutating func difference(_ change: SurveyEdit.FileChange, _ language: Language) {
    element("h3", text: change.isNew ? WeightsWords.newFile(change.name)[language] : change.name)
    scrolled(WeightsWords.difference(change.name)[language]) { html in
      html.element("ol", ["class": "difference"]) { html in
        for line in change.difference {
          switch line {
          case .same(let number, let text): html.line(nil, "\(number)", text, language)
          case .removed(let number, let text): html.line("gone", "\(number)", text, language)
          case .added(let number, let text): html.line("come", "\(number)", text, language)
          case .gap: html.element("li", ["class": "gap"], text: "…")
          }
        }
      }
    }
  }

  private mutating func line(_ kind: String?, _ number: String, _ text: String, _ language: Language) {
    element("li", ["class": kind]) { html in
      let sign = kind == "gone" ? WeightsWords.gone : kind == "come" ? WeightsWords.come : nil
      if let sign { html.element("span", ["class": "quiet"], text: sign[language] + " ") }
      html.element("span", ["class": "at", "aria-hidden": "true"], text: (kind == "gone" ? "− " : kind == "come" ? "+ " : "  ") + number)
      html.element("code", text: text.isEmpty ? " " : text)
    }
  }
}
