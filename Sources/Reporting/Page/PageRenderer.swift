import SurveyModel

/// From a document to HTML.
struct PageRenderer {
  private let document: Document

  init(_ document: Document) { self.document = document }

  private var language: Language { document.language }
  /// Sections with something that a page shows.
  private var shown: [Document.Section] { document.sections.filter { $0.blocks.contains { $0.media.contains(.page) } } }

  /// The whole page.
  ///
  /// - Parameter languages: those of the report, whose pages lie beside this one.
  func page(among languages: [Language]) -> String {
    var html = HTMLWriter()
    html.doctype()
    html.element("html", ["lang": language.rawValue]) { html in
      html.newLine()
      head(&html)
      html.element("body") { html in
        html.newLine()
        html.element("a", ["class": "skip", "href": "#content"], text: DocumentWords.skip(language))
        html.newLine()
        masthead(&html, among: languages)
        html.element("main", ["id": "content", "class": "wrap"]) { html in
          html.newLine()
          for (place, section) in shown.enumerated() {
            write(section, to: &html)
            if place == 0 { contents(&html) }
          }
        }
        footer(&html)
        html.element("script") { $0.asset(HTMLFormat.script) }
      }
    }
    return html.source
  }

  func fragment(of section: Document.Section) -> String {
    var html = HTMLWriter()
    write(section, to: &html)
    return html.source
  }

  // MARK: - Around the sections

  private func head(_ html: inout HTMLWriter) {
    html.element("head") { html in
      html.newLine()
      html.void("meta", ["charset": "utf-8"])
      html.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
      html.void("meta", ["name": "description", "content": "\(document.title). \(document.organization)"])
      html.element("title", text: "\(document.title) – \(document.organization)")
      html.element("style") { $0.asset(HTMLFormat.styles) }
    }
  }

  private func masthead(_ html: inout HTMLWriter, among languages: [Language]) {
    html.element("header", ["class": "masthead"]) { html in
      html.newLine()
      html.element("div", ["class": "wrap"]) { html in
        html.element("div", ["class": "masthead-line"]) { html in
          if let logo = document.logo { self.logo(logo, to: &html) }
          html.element("p", ["class": "organization"], text: document.organization)
          for other in languages where other != language {
            html.element("p", ["class": "languages"]) { html in
              let file = HTMLFormat.fileName(other, among: languages)
              html.element(
                "a", ["href": file, "lang": other.rawValue, "hreflang": other.rawValue], text: other.ownName)
            }
          }
        }
        html.element("h1", text: document.title)
        html.element("p", ["class": "dateline"]) { html in
          for fact in document.facts { html.element("span", text: fact.sentence) }
          // On paper the foot of the page is not printed: it would stand alone on a sheet.
          if let program = document.imprint.last { html.element("span", ["class": "printed"], text: program) }
        }
      }
    }
    guard let notice = document.notice else { return }
    html.element("aside", ["class": "notice", "aria-label": DocumentWords.notice(language)]) { html in
      html.element("div", ["class": "wrap"]) { html in
        html.element("p") { html in
          html.element("strong", text: DocumentWords.notice(language))
          html.text(" " + notice)
        }
      }
    }
    html.newLine()
  }

  /// As a picture by itself: nothing in it sees the page. Its name stands beside it.
  private func logo(_ logo: Logo, to html: inout HTMLWriter) {
    let kind = logo.kind == .png ? "image/png" : "image/svg+xml"
    let height = min(56, 220 * logo.height / logo.width)
    html.void(
      "img",
      [
        "class": "logo", "alt": "", "width": "\(max(1, Int((height * logo.width / logo.height).rounded())))",
        "height": "\(max(1, Int(height.rounded())))", "src": "data:\(kind);base64," + Base64.text(logo.bytes),
      ])
  }

  private func contents(_ html: inout HTMLWriter) {
    html.element("nav", ["class": "contents", "aria-label": DocumentWords.contents(language)]) { html in
      html.element("ol") { html in
        for section in shown.dropFirst() {
          html.element("li") { $0.element("a", ["href": "#\(section.id)"], text: section.heading) }
        }
      }
    }
  }

  private func footer(_ html: inout HTMLWriter) {
    html.element("footer") { html in
      html.element("div", ["class": "wrap"]) { html in
        html.element("p") { html in
          for words in document.imprint { html.element("span", text: words) }
        }
      }
    }
  }

  // MARK: - Sections

  private func write(_ section: Document.Section, to html: inout HTMLWriter) {
    let title = section.id + "-title"
    html.element("section", ["id": section.id, "class": section.isAnnex ? "annex" : nil, "aria-labelledby": title]) { html in
      html.newLine()
      html.element("h2", ["id": title], text: section.heading)
      if let lead = section.lead { html.element("p", ["class": "lead"], text: lead) }
      html.element("div", ["class": "blocks"]) { html in
        html.newLine()
        for block in section.blocks where block.media.contains(.page) { write(block, in: section, to: &html) }
      }
    }
  }

  private func write(_ block: Document.Block, in section: Document.Section, to html: inout HTMLWriter) {
    html.element("div", ["id": block.id, "class": block.isFolded ? "block opens" : "block"]) { html in
      html.newLine()
      // The heading of a section is not said again.
      let heading = block.heading == section.heading ? nil : block.heading
      guard block.isFolded else {
        if let heading { html.element("h3") { title(heading, of: block, to: &$0) } }
        return write(block.parts, of: block, to: &html)
      }
      html.element("details") { html in
        html.element("summary") { title(block.heading ?? section.heading, of: block, to: &$0) }
        write(block.parts, of: block, to: &html)
      }
    }
  }

  private func title(_ heading: String, of block: Document.Block, to html: inout HTMLWriter) {
    html.text(heading)
    guard let count = block.count else { return }
    html.text(" ")
    html.element("span", ["class": "count"], text: "(\(count))")
  }

  private func write(_ parts: [Document.Part], of block: Document.Block, to html: inout HTMLWriter) {
    for part in parts {
      switch part {
      case .paragraphs(let paragraphs): for text in paragraphs { html.element("p", ["class": "prose"], text: text) }
      case .findings(let findings): for text in findings { html.element("p", ["class": "finding"], text: text) }
      case .keyFigures(let figures): write(figures, to: &html)
      case .press(let text): html.element("p", ["class": "press"], text: text)
      case .figure(let figure): write(figure, to: &html)
      case .table(let table): PageTable(table, id: block.id).add(to: &html)
      case .files(let files): write(files, to: &html)
      }
    }
  }

  private func write(_ figures: [KeyFigure], to html: inout HTMLWriter) {
    html.element("dl", ["class": "figures"]) { html in
      html.newLine()
      for figure in figures {
        // A name is no number: it is set smaller.
        html.element("div", ["class": figure.value.count > 14 ? "figure long" : "figure"]) { html in
          html.element("dt", text: figure.label)
          html.element("dd", ["class": "value"], text: figure.value)
          if !figure.detail.isEmpty { html.element("dd", ["class": "detail"], text: figure.detail) }
        }
      }
    }
  }

  private func write(_ figure: Document.Figure, to html: inout HTMLWriter) {
    let isWide = figure.chart.isWide
    html.element("figure") { html in
      html.newLine()
      for picture in figure.chart.panels(id: figure.id) {
        html.element(
          "div",
          [
            "class": isWide ? "scroll wide" : "scroll", "role": isWide ? "group" : nil, "tabindex": isWide ? "0" : nil,
            "aria-label": isWide ? figure.chart.title : nil,
          ]
        ) { html in
          html.newLine()
          html.svg(picture)
        }
      }
      guard !figure.keys.isEmpty || figure.caption != nil else { return }
      html.element("figcaption") { html in
        for key in figure.keys {
          html.element("span", ["class": "key"]) { html in
            html.element("i", ["class": key.swatch]) { _ in }
            html.text(key.text)
          }
        }
        if let caption = figure.caption { html.element("span", ["class": "caption"], text: caption) }
      }
    }
  }

  private func write(_ files: [Document.File], to html: inout HTMLWriter) {
    let numbers = NumberText(language: language)
    html.element("ul", ["class": "inputs"]) { html in
      for file in files {
        html.element("li") { html in
          html.element("span", text: "\(file.path) · \(numbers.text(file.bytes))\u{A0}byte")
          html.text(" ")
          html.element("code", text: file.sha256)
        }
      }
    }
  }
}
