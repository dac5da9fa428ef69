import Reporting
import SurveyModel

/// What pages are put together from.
extension HTMLWriter {
  mutating func paragraph(_ text: String, _ kind: String? = nil) { element("p", ["class": kind], text: text) }

  mutating func list(_ items: [String], _ kind: String? = nil) {
    element("ul", ["class": kind]) { html in for item in items { html.element("li", text: item) } }
  }

  /// A message that stands out: `good`, `bad` or `note`.
  mutating func message(_ kind: String, _ title: String, _ lines: [String] = []) {
    element("div", ["class": "message " + kind, "role": kind == "bad" ? "alert" : "status"]) { html in
      html.element("p") { $0.element("strong", text: title) }
      if lines.count == 1 {
        html.paragraph(lines[0])
      } else if !lines.isEmpty {
        html.list(lines)
      }
    }
  }

  // MARK: Forms

  /// A form that changes something.
  mutating func form(_ action: String, _ kind: String? = nil, _ content: (inout HTMLWriter) -> Void) {
    element("form", ["method": "post", "action": action, "class": kind], content)
  }

  /// - Parameters:
  ///   - kind: `main` for what a page is for, `plain` for the rest.
  ///   - label: what it does, where its text alone does not tell what to.
  mutating func button(_ text: String, kind: String = "main", label: String? = nil) {
    element("button", ["type": "submit", "class": kind, "aria-label": label], text: text)
  }

  mutating func hidden(_ name: String, _ value: String) { void("input", ["type": "hidden", "name": name, "value": value]) }

  mutating func field(
    _ label: String, name: String, id: String? = nil, value: String, hint: String? = nil, type: String = "text", language: Language? = nil,
    isRequired: Bool = false
  ) {
    let id = id ?? "f-" + name
    element("div", ["class": "field"]) { html in
      html.element("label", ["for": id], text: label)
      html.void(
        "input",
        [
          "type": type, "id": id, "name": name, "value": value, "lang": language?.rawValue,
          "aria-describedby": hint == nil ? nil : id + "-hint", "required": isRequired ? "required" : nil, "autocomplete": "off",
        ])
      if let hint { html.element("p", ["class": "hint", "id": id + "-hint"], text: hint) }
    }
  }

  /// A field of what is saved, with a mark of that; where somebody entered something else, what is saved stands beside it.
  mutating func kept(
    _ label: String, name: String, saved: String, typed: Form?, hint: String? = nil, type: String = "text", language: Language? = nil,
    isRequired: Bool = false, _ spoken: Language
  ) {
    hidden(Form.seen + name, Form.mark(saved))
    let value = typed?.entered(name, saved) ?? saved
    let other = value == saved ? nil : FrameWords.savedNow(saved.visible)[spoken]
    let hints = [other, hint].compactMap(\.self)
    field(
      label, name: name, value: value, hint: hints.isEmpty ? nil : hints.joined(separator: " "), type: type, language: language,
      isRequired: isRequired)
  }

  typealias Option = (value: String, text: String)

  /// A list under its label.
  ///
  /// - Parameter id: where a page has several of that name.
  mutating func choice(
    _ label: String, name: String, id: String? = nil, options: [Option], further: (label: String, options: [Option])? = nil,
    chosen: String?
  ) {
    let id = id ?? "f-" + name
    element("div", ["class": "field"]) { html in
      html.element("label", ["for": id], text: label)
      html.select(name, id: id, options, further: further, chosen: chosen)
    }
  }

  /// A list without a label of its own.
  ///
  /// - Parameters:
  ///   - form: id of the form that it belongs to, where it stands outside.
  ///   - further: those that are seldom chosen, under a heading of their own.
  mutating func select(
    _ name: String, id: String? = nil, form: String? = nil, _ options: [Option],
    further: (label: String, options: [Option])? = nil, chosen: String?
  ) {
    func add(_ options: [Option], _ html: inout HTMLWriter) {
      for option in options {
        html.element("option", ["value": option.value, "selected": option.value == chosen ? "selected" : nil], text: option.text)
      }
    }
    element("select", ["id": id, "name": name, "form": form]) { html in
      add(options, &html)
      if let further, !further.options.isEmpty {
        html.element("optgroup", ["label": further.label]) { add(further.options, &$0) }
      }
    }
  }

  /// One of several.
  mutating func radio(_ name: String, _ value: String, _ text: String, isChosen: Bool) { box("radio", name, value, text, isChosen) }

  /// Any of several.
  mutating func check(_ name: String, _ value: String, _ text: String, isChosen: Bool = true) {
    box("checkbox", name, value, text, isChosen)
  }

  private mutating func box(_ type: String, _ name: String, _ value: String, _ text: String, _ isChosen: Bool) {
    element("label", ["class": "option"]) { html in
      html.void("input", ["type": type, "name": name, "value": value, "checked": isChosen ? "checked" : nil])
      html.element("span", text: text)
    }
  }

  // MARK: Tables

  /// The head of a column.
  struct Head {
    let text: String
    var isNumber = false
    /// A picture before the text.
    var key: String?
  }

  /// What may be wider than the page scrolls, also by the keyboard.
  mutating func scrolled(_ label: String, _ content: (inout HTMLWriter) -> Void) {
    element("div", ["class": "scroll", "role": "group", "tabindex": "0", "aria-label": label], content)
  }

  /// - Parameters:
  ///   - kind: by which the style sheet knows it.
  ///   - isQuiet: whether the caption is for those alone who do not see the heading above it.
  mutating func table(
    _ caption: String, _ heads: [Head], kind: String? = nil, isQuiet: Bool = true, rows: (inout HTMLWriter) -> Void
  ) {
    scrolled(caption) { html in
      html.element("table", ["class": kind]) { html in
        html.element("caption", ["class": isQuiet ? "quiet" : nil], text: caption)
        html.element("thead") { html in
          html.element("tr") { html in
            for head in heads {
              html.element("th", ["scope": "col", "class": head.isNumber ? "number" : nil]) { html in
                if let key = head.key { html.svg(key + " ") }
                html.text(head.text)
              }
            }
          }
        }
        html.element("tbody") { rows(&$0) }
      }
    }
  }

  /// The same of texts, the first of each row its head.
  ///
  /// - Parameter numbers: columns that hold numbers.
  mutating func table(
    _ caption: String, heads: [String], numbers: Set<Int> = [], rows: [[String]], isQuiet: Bool = true, kind: String? = nil
  ) {
    table(caption, heads.enumerated().map { Head(text: $1, isNumber: numbers.contains($0)) }, kind: kind, isQuiet: isQuiet) { html in
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
