import Reporting
import SurveyModel
import Workbench

/// The steps of a survey of figures alone that are other than those of a survey with answers.
struct FigureRoutes: Sendable {
  private let survey: SurveyRoutes
  private let step: Step

  /// `nil` for a step that is the same for both.
  init?(survey: SurveyRoutes, step: Step) {
    if step == .files || step == .text { return nil }
    self.survey = survey
    self.step = step
  }

  private var address: Address { survey.address }
  private var language: Language { address.language }

  func reply(_ call: Call, _ action: String) async throws -> Reply? {
    let figures: ReadFigures
    do throws(Refusal) { figures = try await survey.desk.figures(of: survey.name) } catch { return survey.unreadable(error, step) }
    switch step {
    case .results:
      guard call.isGet, action.isEmpty else { return nil }
      return await ResultsPage(desk: survey.desk, address: address, name: survey.name).reply(figures)
    case .publish: return try await publish(figures, call, action)
    case .reading, .weights, .files, .text: return call.isGet && action.isEmpty ? nothing(figures) : nil
    }
  }

  private func publish(_ figures: ReadFigures, _ call: Call, _ action: String) async throws -> Reply? {
    let page = PublishPage(desk: survey.desk, address: address, name: survey.name)
    switch action {
    case "" where call.isGet: return await page.reply(.figures(figures), isSaved: call.query["saved"] != nil)
    case "" where call.isPost: return try await survey.begin(.figures(figures), try await call.request.form(survey.limits), page)
    case "cancel" where call.isPost:
      survey.desk.publication(of: survey.name)?.cancel()
      return .seeOther(address.survey(survey.name, .publish))
    default: return await survey.download(call, action)
    }
  }

  /// Nobody answered, and nothing is weighed.
  private func nothing(_ figures: ReadFigures) -> Reply {
    Frame(address, of: survey.name, ReadFolder.figures(figures).survey.title[language], step).page { html in
      html.message("note", FrameWords.figuresAlone[language], [FrameWords.figuresAloneLine[language]])
      html.element("p") { html in
        html.element("a", ["class": "action", "href": address.survey(survey.name, .results)], text: Step.results.name[language])
      }
    }
  }
}
