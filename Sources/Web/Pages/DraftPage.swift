import HTTPTypes
import Reporting
import SurveyModel
import Workbench

/// A survey that is being made: its files, what they were taken for, what they do not tell.
struct DraftPage {
  let desk: Desk
  let address: Address

  private var language: Language { address.language }

  /// The form that begins one.
  func begin(name: String = "", fault: SurveyShelf.NameFault? = nil) -> Reply {
    let frame = Frame(address: address, path: "new", title: SurveysWords.new[language])
    let earlier = desk.shelf.names
    var reply = frame.page { html in
      if let fault { html.message("bad", SurveysWords.badName[language], [SurveysWords.nameFault(fault)[language]]) }
      html.element("form", ["method": "post", "action": address.root + "new", "class": "stack"]) { html in
        html.field(SurveysWords.name[language], name: "name", value: name, hint: SurveysWords.nameHint[language], isRequired: true)
        html.choice(
          SurveysWords.like[language], name: "like",
          options: [("", SurveysWords.likeNone[language])] + earlier.map { ($0, $0) }, chosen: "")
        html.button(SurveysWords.begin[language])
      }
    }
    if fault != nil { reply.status = .unprocessableContent }
    return reply
  }

  func reply(_ draft: Draft, waiting: [String], failure: [String] = []) async -> Reply {
    let state = await draft.job?.state(within: 1.5)
    var frame = Frame(address: address, path: "new/" + draft.id, title: SurveysWords.draftTitle(draft.name)[language])
    if case .working = state { frame.refresh = 2 }
    return frame.page { html in
      if !failure.isEmpty { html.message("bad", FrameWords.failed[language], failure) }
      html.dropZone(
        SurveysWords.drop[language], hint: SurveysWords.dropHint[language], to: address.draft(draft.id, "file"),
        then: address.draft(draft.id),
        language: language, withoutScript: SurveysWords.withoutScript(desk.shelf.folder + "/" + SurveyShelf.incoming)[language])
      files(draft, &html)
      self.waiting(draft, waiting, &html)
      if !draft.files.isEmpty { format(draft, isAsked: state.map { if case .failed = $0 { true } else { false } } ?? false, &html) }
      switch state {
      case nil: break
      case .working(let stage, let share)?: html.progress(stage, share, language)
      case .failed(let refusal)?:
        html.message("bad", SurveysWords.notATable[language], refusal.faults.map { $0.text(in: language) })
      case .done(let proposal)?: found(proposal, draft, &html)
      }
      html.element("form", ["method": "post", "action": address.draft(draft.id, "discard"), "class": "apart"]) { html in
        html.button(SurveysWords.discard[language], kind: "plain")
      }
    }
  }

  private func files(_ draft: Draft, _ html: inout HTMLWriter) {
    guard !draft.files.isEmpty else { return }
    let numbers = NumberText(language: language)
    html.element("h2", text: SurveysWords.uploaded[language])
    html.element("ul", ["class": "files"]) { html in
      for (place, file) in draft.files.enumerated() {
        html.element("li") { html in
          html.element("span", text: "\(file.shown.visible) · \(numbers.text(file.bytes))\u{A0}byte")
          html.element("form", ["method": "post", "action": address.draft(draft.id, "remove")]) { html in
            html.hidden("file", "\(place)")
            html.element(
              "button", ["type": "submit", "class": "plain", "aria-label": "\(SurveysWords.remove[language]): \(file.shown.visible)"],
              text: SurveysWords.remove[language])
          }
        }
      }
    }
  }

  /// What only their owner knows of the files: asked where they cannot be read.
  private func format(_ draft: Draft, isAsked: Bool, _ html: inout HTMLWriter) {
    let isOpen = isAsked || draft.format != FileFormat()
    html.element("details", ["open": isOpen ? "open" : nil, "class": "format"]) { html in
      html.element("summary", text: SurveysWords.format[language])
      html.element("form", ["method": "post", "action": address.draft(draft.id, "format"), "class": "line"]) { html in
        html.choice(
          SurveysWords.encoding[language], name: "encoding",
          options: [("", SurveysWords.encodingFound[language])] + TextEncoding.allCases.map { ($0.rawValue, $0.rawValue) },
          chosen: draft.format.encoding?.rawValue ?? "")
        html.field(SurveysWords.sheet[language], name: "sheet", value: draft.format.sheet ?? "")
        html.button(SurveysWords.readAgain[language], kind: "plain")
      }
    }
  }

  private func waiting(_ draft: Draft, _ names: [String], _ html: inout HTMLWriter) {
    guard !names.isEmpty else { return }
    html.element("h2", text: SurveysWords.waiting[language])
    html.element("ul", ["class": "files"]) { html in
      for name in names {
        html.element("li") { html in
          html.element("span", text: name.visible)
          html.element("form", ["method": "post", "action": address.draft(draft.id, "take")]) { html in
            html.hidden("file", name)
            html.button(SurveysWords.take[language], kind: "plain")
          }
        }
      }
    }
  }

  private func found(_ proposal: Draft.Proposal, _ draft: Draft, _ html: inout HTMLWriter) {
    html.element("h2", text: SurveysWords.takenFor[language])
    html.element("ul", ["class": "remarks"]) { html in
      for remark in proposal.remarks { html.element("li", text: remark.text(in: language)) }
    }
    html.element("form", ["method": "post", "action": address.draft(draft.id, "create"), "class": "stack"]) { html in
      if !proposal.decisions.isEmpty { html.element("h2", text: SurveysWords.decide[language]) }
      for (number, decision) in proposal.decisions.enumerated() { self.decision(decision, number, &html) }
      html.paragraph(SurveysWords.createLine[language], "hint")
      html.button(SurveysWords.create[language])
    }
  }

  private func decision(_ decision: NewSurvey.Decision, _ number: Int, _ html: inout HTMLWriter) {
    let numbers = NumberText(language: language)
    html.element("fieldset", ["class": "decision"]) { html in
      html.element("legend", text: decision.question[language].visible)
      if !decision.evidence[language].isEmpty { html.paragraph(decision.evidence[language].visible, "hint") }
      let values = decision.values.prefix(8).map { "\($0.text.visible) (\(numbers.text($0.count)))" }.joined(separator: ", ")
      if !values.isEmpty { html.paragraph(SurveysWords.seen(values)[language], "hint") }
      let options = decision.options.enumerated().map { ("\($0.offset)", $0.element.text[language].visible) }
      for (value, text) in options + [("", SurveysWords.decideLater[language])] {
        html.element("label", ["class": "option"]) { html in
          html.void(
            "input",
            ["type": "radio", "name": "d.\(number)", "value": value, "checked": value == "\(decision.likeliest)" ? "checked" : nil])
          html.text(" " + text)
        }
      }
    }
  }
}

extension HTMLWriter {
  /// Where files are dropped: shown to browsers with script alone, since the others cannot send a file as it is.
  mutating func dropZone(
    _ text: String, hint: String, to path: String, then next: String, language: Language, withoutScript: String
  ) {
    element(
      "div", ["class": "drop", "data-upload": path, "data-next": next, "hidden": "hidden"]
    ) { html in
      html.element("label") { html in
        html.element("span", ["class": "drop-text"], text: text)
        html.void("input", ["type": "file", "multiple": "multiple"])
      }
      html.paragraph(hint, "hint")
      html.element("progress", ["max": "1", "value": "0", "hidden": "hidden", "aria-label": UploadWords.progress[language]]) { _ in }
      html.element("p", ["class": "upload-state", "role": "status"]) { _ in }
    }
    element("noscript") { html in html.message("note", withoutScript) }
  }

  /// - Parameter bytes: of the files that are being read; `nil` where that is not known.
  mutating func progress(_ stage: Work.Stage?, _ share: Double, of bytes: Int? = nil, _ language: Language) {
    let numbers = NumberText(language: language)
    element("div", ["class": "working", "role": "status", "data-reload": "1"]) { html in
      html.element("p") { html in
        html.element("strong", text: FrameWords.working[language])
        html.text(": " + FrameWords.stage(stage)[language])
        if stage == .reading, let bytes {
          let done = numbers.text(Int(Double(bytes) * share))
          html.text(", " + FrameWords.read(done, of: numbers.text(bytes))[language])
        }
        if stage != nil { html.text(" (\(numbers.percent(share, decimals: 0)))") }
      }
      let value = "\(Double(Int(share * 100)) / 100)"
      html.element("progress", ["max": "1", "value": value, "aria-label": FrameWords.working[language]]) { _ in }
      html.paragraph(FrameWords.workingLine[language], "hint")
    }
  }
}
