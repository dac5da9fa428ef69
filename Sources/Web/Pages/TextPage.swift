import Reporting
import SurveyModel
import Workbench

/// The definition files as text, with their faults at their lines.
struct TextPage {
  let desk: Desk
  let address: Address
  let name: String

  private var language: Language { address.language }

  /// One of the two files as it is on disk.
  struct OnDisk: Sendable {
    let file: FileVersion
    let shownName: String
    let isIndex: Bool
  }

  func reply(
    _ disk: OnDisk, title: String?, text: String? = nil, faults: [Remark], edit: SurveyEdit? = nil, failure: [String] = [],
    isSaved: Bool = false
  ) -> Reply {
    let shown = text ?? disk.file.text
    return Frame(address, of: name, title, .text, isWide: true).page(failure: failure, isSaved: isSaved) { html in
      html.element("p", ["class": "tabs"]) { html in
        for (isIndex, label) in [(false, "survey.yaml"), (true, TextWords.index[language])] {
          html.element(
            "a",
            ["href": address.survey(name, .text) + (isIndex ? "?file=index" : ""), "aria-current": isIndex == disk.isIndex ? "true" : nil],
            text: label)
        }
      }
      if let edit, !edit.isEmpty {
        html.element("section", ["class": "preview", "aria-labelledby": "preview-title"]) { html in
          html.element("h2", ["id": "preview-title"], text: WeightsWords.preview[language])
          if let copied = edit.copied { html.message("note", WeightsWords.copied(copied.from, usedBy: copied.usedBy)[language]) }
          for change in edit.changes { html.difference(change, language) }
        }
      }
      html.element(
        "form",
        [
          "method": "post", "action": address.survey(name, .text, "show"), "class": "yaml",
          "data-check": address.survey(name, .text, "check"),
        ]
      ) { html in
        html.hidden("file", disk.isIndex ? "index" : "survey")
        html.hidden("digest", disk.file.digest)
        html.element("div", ["id": "faults", "role": "status", "data-good": TextWords.good[language]]) { html in
          html.faults(faults, language)
        }
        html.element("label", ["for": "yaml"], text: TextWords.label(disk.shownName)[language])
        html.element(
          "textarea",
          [
            "id": "yaml", "name": "text", "spellcheck": "false", "rows": "28", "wrap": "off", "aria-describedby": "faults",
            "autocapitalize": "off",
          ]
        ) { html in html.lines(shown) }
        html.element("p", ["class": "buttons"]) { html in
          html.button(WeightsWords.show[language], kind: "plain")
          html.element(
            "button", ["type": "submit", "class": "main", "formaction": address.survey(name, .text, "save")],
            text: FrameWords.save[language])
        }
      }
    }
  }

  static func json(_ faults: [Remark], _ language: Language) -> JSONText {
    .object([
      "faults": .list(
        faults.map { .object(["place": .string(place($0)), "line": .number($0.line), "text": .string($0.sentence[language].visible)]) })
    ])
  }

  static func place(_ fault: Remark) -> String {
    [fault.file, fault.line.map(String.init), fault.column.map(String.init)].compactMap(\.self).joined(separator: ":")
  }
}

extension HTMLWriter {
  fileprivate mutating func faults(_ faults: [Remark], _ language: Language) {
    guard !faults.isEmpty else { return paragraph(TextWords.good[language]) }
    element("ul", ["class": "faults"]) { html in
      for fault in faults {
        html.element("li") { html in
          html.element("code", text: TextPage.place(fault))
          html.text(" " + fault.sentence[language].visible)
        }
      }
    }
  }

  /// Text whose line breaks stay.
  fileprivate mutating func lines(_ text: String) {
    // The first line break behind the tag is not part of the text.
    newLine()
    for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if place > 0 { newLine() }
      self.text(line.hasSuffix("\r") ? String(line.dropLast()) : String(line))
    }
  }
}
