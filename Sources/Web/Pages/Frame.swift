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

  func page(_ content: (inout HTMLWriter) -> Void) -> Reply {
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
          content(&html)
        }
        footer(&html)
      }
    }
    var reply = Reply.page(html.source)
    if let refresh { reply.headers.append(("refresh", "\(refresh)")) }
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
            ], text: other == .vi ? "Tiếng Việt" : "English")
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

extension HTMLWriter {
  mutating func paragraph(_ text: String, _ kind: String? = nil) { element("p", ["class": kind], text: text) }

  /// - Parameter kind: `main` for what a page is for, `plain` for the rest, `danger` for what takes something away.
  mutating func button(_ text: String, kind: String = "main", name: String? = nil, value: String? = nil) {
    element("button", ["type": "submit", "class": kind, "name": name, "value": value], text: text)
  }

  mutating func hidden(_ name: String, _ value: String) { void("input", ["type": "hidden", "name": name, "value": value]) }

  mutating func field(
    _ label: String, name: String, value: String, hint: String? = nil, type: String = "text", language: Language? = nil,
    isRequired: Bool = false, pattern: String? = nil
  ) {
    let id = "f-" + name
    element("div", ["class": "field"]) { html in
      html.element("label", ["for": id], text: label)
      html.void(
        "input",
        [
          "type": type, "id": id, "name": name, "value": value, "lang": language?.rawValue,
          "aria-describedby": hint == nil ? nil : id + "-hint",
          "required": isRequired ? "required" : nil, "pattern": pattern, "autocomplete": "off",
        ])
      if let hint { html.element("p", ["class": "hint", "id": id + "-hint"], text: hint) }
    }
  }

  mutating func choice(_ label: String, name: String, options: [(value: String, text: String)], chosen: String?) {
    let id = "f-" + name
    element("div", ["class": "field"]) { html in
      html.element("label", ["for": id], text: label)
      html.element("select", ["id": id, "name": name]) { html in
        for option in options {
          html.element("option", ["value": option.value, "selected": option.value == chosen ? "selected" : nil], text: option.text)
        }
      }
    }
  }

  /// A message that stands out: `good`, `bad` or `note`.
  mutating func message(_ kind: String, _ title: String, _ lines: [String] = []) {
    element("div", ["class": "message " + kind, "role": kind == "bad" ? "alert" : "status"]) { html in
      html.element("p") { $0.element("strong", text: title) }
      if lines.count == 1 {
        html.paragraph(lines[0])
      } else if !lines.isEmpty {
        html.element("ul") { html in for line in lines { html.element("li", text: line) } }
      }
    }
  }

  /// - Parameters:
  ///   - numbers: columns that hold numbers.
  ///   - kind: by which the style sheet knows it.
  mutating func table(
    _ caption: String, heads: [String], numbers: Set<Int> = [], rows: [[String]], isQuiet: Bool = true, kind: String? = nil
  ) {
    element("div", ["class": "scroll", "role": "group", "tabindex": "0", "aria-label": caption]) { html in
      html.element("table", ["class": kind]) { html in
        html.element("caption", ["class": isQuiet ? "quiet" : nil], text: caption)
        html.element("thead") { html in
          html.element("tr") { html in
            for (place, head) in heads.enumerated() {
              html.element("th", ["scope": "col", "class": numbers.contains(place) ? "number" : nil], text: head)
            }
          }
        }
        html.element("tbody") { html in
          for row in rows {
            html.element("tr") { html in
              for (place, cell) in row.enumerated() {
                if place == 0 {
                  html.element("th", ["scope": "row"], text: cell)
                } else {
                  html.element("td", ["class": numbers.contains(place) ? "number" : nil], text: cell)
                }
              }
            }
          }
        }
      }
    }
  }
}
