import HTTPTypes
import Reporting
import SurveyModel

/// Addresses of the app: behind the secret the language, then the page.
struct Address: Sendable {
  let secret: String
  let language: Language

  var root: String { "/\(secret)/\(language.rawValue)/" }
  func asset(_ name: String) -> String { "/\(secret)/assets/\(name)" }
  func survey(_ name: String, _ step: Step) -> String { root + "s/\(Form.encoded(name))/\(step.rawValue)" }
  func survey(_ name: String, _ step: Step, _ action: String) -> String { survey(name, step) + "/" + action }
  func draft(_ id: String, _ action: String = "") -> String { root + "new/" + id + (action.isEmpty ? "" : "/" + action) }
}

/// The pages of a survey, in the order of the work.
enum Step: String, Sendable, CaseIterable {
  case files, reading, weights, results, publish, text

  var name: LocalizedText {
    switch self {
    case .files: FrameWords.files
    case .reading: FrameWords.reading
    case .weights: FrameWords.weights
    case .results: FrameWords.results
    case .publish: FrameWords.publish
    case .text: FrameWords.text
    }
  }
}

/// What stands around every page.
struct Frame: Sendable {
  let address: Address
  /// The same page, behind the language.
  let path: String
  let title: String
  var survey: (name: String, title: String)?
  var step: Step?
  /// Seconds after which a browser without script asks again.
  var refresh: Int?
  var isWide = false

  private var language: Language { address.language }

  /// - Parameters:
  ///   - failure: why something that was asked for was not done, which stands above everything else and makes the answer 422.
  ///   - isSaved: whether to say that what was asked for is saved.
  func page(failure: [String] = [], isSaved: Bool = false, _ content: (inout HTMLWriter) -> Void) -> Reply {
    var html = HTMLWriter()
    html.doctype()
    html.element("html", ["lang": language.rawValue]) { html in
      head(&html)
      html.element("body", ["class": "app"]) { html in
        html.element("a", ["class": "skip", "href": "#content"], text: FrameWords.skip[language])
        banner(&html)
        html.element("main", ["id": "content", "class": isWide ? "wrap wide" : "wrap", "tabindex": "-1"]) { html in
          html.newLine()
          html.element("h1", text: title)
          if !failure.isEmpty { html.message("bad", FrameWords.failed[language], failure) }
          if isSaved { html.message("good", FrameWords.saved[language]) }
          content(&html)
        }
        footer(&html)
      }
    }
    var reply = Reply.page(html.source)
    if let refresh { reply.headers.append(("refresh", "\(refresh)")) }
    if !failure.isEmpty { reply.status = .unprocessableContent }
    return reply
  }

  private func head(_ html: inout HTMLWriter) {
    html.element("head") { html in
      html.void("meta", ["charset": "utf-8"])
      html.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
      html.element("title", text: [title, survey?.title, "cdci"].compactMap(\.self).joined(separator: " – "))
      html.void("link", ["rel": "icon", "href": "data:,"])
      html.void("link", ["rel": "stylesheet", "href": address.asset("page.css")])
      html.void("link", ["rel": "stylesheet", "href": address.asset("app.css")])
      html.element("script", ["type": "module", "src": address.asset("app.js")]) { _ in }
    }
  }

  private func banner(_ html: inout HTMLWriter) {
    html.element("header", ["class": "banner"]) { html in
      html.element("div", ["class": "wrap wide"]) { html in
        html.element("p", ["class": "where"]) { html in
          html.element("a", ["href": address.root], text: FrameWords.surveys[language])
          if let survey {
            html.element("span", ["class": "of"], text: survey.title)
          }
        }
        let other: Language = language == .vi ? .en : .vi
        html.element("p", ["class": "languages"]) { html in
          html.element(
            "a",
            [
              "href": Address(secret: address.secret, language: other).root + path, "lang": other.rawValue, "hreflang": other.rawValue,
            ], text: other.ownName)
        }
      }
      if let survey { steps(survey.name, &html) }
    }
  }

  private func steps(_ name: String, _ html: inout HTMLWriter) {
    html.element("nav", ["class": "steps", "aria-label": FrameWords.steps[language]]) { html in
      html.element("ol", ["class": "wrap wide"]) { html in
        for step in Step.allCases {
          html.element("li") { html in
            html.element(
              "a", ["href": address.survey(name, step), "aria-current": step == self.step ? "page" : nil], text: step.name[language])
          }
        }
      }
    }
  }

  private func footer(_ html: inout HTMLWriter) {
    html.element("footer") { html in
      html.element("div", ["class": "wrap wide foot"]) { html in
        html.element("p", text: FrameWords.local[language])
        html.element("form", ["method": "post", "action": address.root + "quit"]) { html in
          html.button(FrameWords.quit[language], kind: "plain")
        }
      }
    }
  }
}

extension Frame {
  /// Of a page of a survey.
  ///
  /// - Parameters:
  ///   - name: of the survey's folder.
  ///   - survey: the survey's title, where it is known.
  ///   - heading: of the page; that of the step where it has none of its own.
  ///   - more: what the page's address has behind the step.
  init(
    _ address: Address, of name: String, _ survey: String?, _ step: Step, heading: String? = nil, more: String = "", refresh: Int? = nil,
    isWide: Bool = false
  ) {
    self.init(
      address: address, path: "s/\(Form.encoded(name))/\(step.rawValue)\(more)", title: heading ?? step.name[address.language],
      survey: (name, survey ?? name), step: step, refresh: refresh, isWide: isWide)
  }
}
