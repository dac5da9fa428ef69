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
      html.form(address.root + "new", "stack") { html in
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
    let bytes = draft.read.map(\.bytes).reduce(0, +)
    return frame.page(failure: failure) { html in
      html.dropZone(
        SurveysWords.drop[language], hint: SurveysWords.dropHint[language], to: address.draft(draft.id, "file"),
        then: address.draft(draft.id),
        language: language,
        withoutScript: SurveysWords.withoutScript(makingFolder: desk.shelf.folder + "/" + SurveyShelf.incoming)[language])
      files(draft, &html)
      self.waiting(draft, waiting, &html)
      if !draft.files.isEmpty { format(draft, isAsked: state.map { if case .failed = $0 { true } else { false } } ?? false, &html) }
      switch state {
      case nil: break
      case .working(let stage, let share)?: html.progress(stage, share, of: bytes, language)
      case .failed(let refusal)?:
        let hint = draft.files.count > 1 ? [SurveysWords.asideHint[language]] : []
        html.message("bad", SurveysWords.notATable[language], refusal.faults.map { $0.text(in: language) } + hint)
      case .done(let proposal)?: found(proposal, draft, &html)
      }
      html.form(address.draft(draft.id, "discard"), "apart") { $0.button(SurveysWords.discard[language], kind: "plain") }
    }
  }

  private func files(_ draft: Draft, _ html: inout HTMLWriter) {
    guard !draft.files.isEmpty else { return }
    let numbers = NumberText(language: language)
    html.element("h2", text: SurveysWords.uploaded[language])
    html.element("ul", ["class": "files"]) { html in
      for (place, file) in draft.files.enumerated() {
        html.element("li") { html in
          let note = file.isAside ? " · " + SurveysWords.asideNote[language] : ""
          // By the name that every message says, beside the one that its owner knows.
          let renamed = file.name == file.shown ? "" : " · " + SurveysWords.keptAs(file.name.visible)[language]
          html.element("span", text: "\(file.shown.visible)\(renamed) · \(numbers.text(file.bytes))\u{A0}byte\(note)")
          html.form(address.draft(draft.id, "remove")) { html in
            html.hidden("file", "\(place)")
            html.button(SurveysWords.remove[language], kind: "plain", label: "\(SurveysWords.remove[language]): \(file.shown.visible)")
            guard file.isAside || draft.files.count > 1, desk.work.holds(file.path) else { return }
            let word = (file.isAside ? SurveysWords.takeBack : SurveysWords.setAside)[language]
            html.element(
              "button",
              [
                "type": "submit", "class": "plain", "formaction": address.draft(draft.id, "aside"),
                "aria-label": "\(word): \(file.shown.visible)",
              ], text: word)
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
      html.form(address.draft(draft.id, "format"), "line") { html in
        html.format(encoding: draft.format.encoding?.rawValue, sheet: draft.format.sheet, language)
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
          html.form(address.draft(draft.id, "take")) { html in
            html.hidden("file", name)
            html.button(SurveysWords.take[language], kind: "plain", label: "\(SurveysWords.take[language]): \(name.visible)")
          }
        }
      }
    }
  }

  private func found(_ proposal: Draft.Proposal, _ draft: Draft, _ html: inout HTMLWriter) {
    html.element("h2", text: SurveysWords.takenFor[language])
    html.list(proposal.remarks.map { $0.text(in: language) }, "remarks")
    html.form(address.draft(draft.id, "create"), "stack") { html in
      if !proposal.decisions.isEmpty { html.element("h2", text: SurveysWords.decide[language]) }
      for (number, decision) in proposal.decisions.enumerated() { self.decision(decision, number, &html) }
      html.paragraph((draft.like == nil ? SurveysWords.createLine : SurveysWords.createLikeLine)[language], "hint")
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
        html.radio("d.\(number)", value, text, isChosen: value == "\(decision.likeliest)")
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
