import Reporting
import SurveyModel
import Workbench

/// The report, section by section, in the app's style sheet.
struct ResultsPage {
  let desk: Desk
  let address: Address
  let name: String

  func reply(_ run: SurveyRun) async -> Reply {
    let language = address.language
    let document = await offThread { Document(run.results, language, version: Release.version) }
    let frame = Frame(
      address: address, path: "s/\(Form.encoded(name))/results", title: FrameWords.results[language],
      survey: (name, document.title), step: .results)
    return frame.page { html in
      if let notice = run.survey.data.survey.notice { html.message("note", notice[language]) }
      for remark in run.remarks { html.message("note", remark.text(in: language)) }
      html.element("nav", ["class": "contents", "aria-label": ResultsWords.contents[language]]) { html in
        html.element("ol") { html in
          for section in document.sections {
            html.element("li") { $0.element("a", ["href": "#" + section.id], text: section.heading) }
          }
        }
      }
      html.element("div", ["class": "report"]) { html in
        for section in document.sections {
          if let fragment = HTMLFormat.plainFragment(ofSection: section.id, in: document) { html.fragment(fragment) }
        }
      }
    }
  }
}
