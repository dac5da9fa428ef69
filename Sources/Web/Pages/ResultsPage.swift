import Reporting
import SurveyModel
import Workbench

/// What came out: the report, section by section in the app's style sheet; how the fieldwork goes; the answers by question.
struct ResultsPage {
  let desk: Desk
  let address: Address
  let name: String

  /// The pages of this step.
  enum Part: String, CaseIterable {
    case report = "", fieldwork, answers

    var name: LocalizedText {
      switch self {
      case .report: ResultsWords.report
      case .fieldwork: FieldworkWords.title
      case .answers: AnswersWords.title
      }
    }
  }

  /// - Parameter query: of the address, kept where the language is changed.
  func page(_ part: Part, among parts: [Part] = Part.allCases, title: String, query: String = "", _ content: (inout HTMLWriter) -> Void)
    -> Reply
  {
    let isReport = part == .report
    let frame = Frame(
      address, of: name, title, .results, heading: isReport ? nil : part.name[address.language],
      more: (isReport ? "" : "/" + part.rawValue) + query)
    return frame.page { html in
      guard parts.count > 1 else { return content(&html) }
      html.element("nav", ["class": "tabs", "aria-label": FrameWords.results[address.language]]) { html in
        for other in parts {
          html.element(
            "a",
            [
              "href": other == .report ? address.survey(name, .results) : address.survey(name, .results, other.rawValue),
              "aria-current": other == part ? "page" : nil,
            ], text: other.name[address.language])
        }
      }
      content(&html)
    }
  }

  func reply(_ run: SurveyRun) async -> Reply {
    let language = address.language
    let document = await offThread { Document(run.results, language, version: Release.version, part: .full) }
    let state = run.fieldwork(today: Workbench.today)
    return page(.report, title: document.title) { html in
      if let notice = run.survey.data.survey.notice { html.message("note", notice[language]) }
      if state.isRunning {
        html.message("note", FieldworkWords.running[language])
        html.element("p") { html in
          html.element("a", ["href": address.survey(name, .results, Part.fieldwork.rawValue)], text: FieldworkWords.look[language])
        }
      }
      for remark in run.remarks { html.message("note", remark.text(in: language)) }
      sections(of: document, &html)
    }
  }

  /// Of figures alone: nobody was in the field, and there are no answers.
  func reply(_ figures: ReadFigures) async -> Reply {
    let language = address.language
    let document = await offThread { Document(figures.surroundings, language, version: Release.version, part: .full) }
    return page(.report, among: [.report], title: document.title) { html in
      if let notice = ReadFolder.figures(figures).survey.notice { html.message("note", notice[language]) }
      for remark in figures.remarks { html.message("note", remark.text(in: language)) }
      sections(of: document, &html)
    }
  }

  private func sections(of document: Document, _ html: inout HTMLWriter) {
    html.element("nav", ["class": "contents", "aria-label": ResultsWords.contents[address.language]]) { html in
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
