import Reporting
import SurveyModel
import Workbench

/// The components of an index, to be made, named, filled with questions and removed.
struct TreePage {
  let desk: Desk
  let address: Address
  let name: String

  private var language: Language { address.language }

  func reply(
    _ data: SurveyData, _ draft: Draft, editor: SurveyEditor, preview: WeightsPage.Preview? = nil, failure: [String] = [],
    isSaved: Bool = false
  ) -> Reply {
    let frame = Frame(address, of: name, data.survey.title[language], .weights, heading: TreeWords.title[language], more: "/tree")
    return frame.page(failure: failure, isSaved: isSaved) { html in
      if let preview { difference(preview, data, draft, token: editor.token, &html) }
      html.paragraph(TreeWords.lead[language], "lead")
      html.element("p") { html in
        html.element("a", ["href": address.survey(name, .weights)], text: TreeWords.back[language])
      }
      html.form(address.survey(name, .weights, "tree"), "parts") { html in
        html.hidden("token", editor.token)
        for field in Draft.saved(data) { html.hidden(Form.seen + field.name, Form.mark(field.value)) }
        for id in draft.added { html.hidden("new", id) }
        for id in draft.removed.sorted() { html.hidden("gone", id) }
        // The first button is that of the enter key.
        buttons(&html)
        parts(data, draft, &html)
        buttons(&html)
      }
    }
  }

  private func buttons(_ html: inout HTMLWriter) {
    html.element("p", ["class": "buttons"]) { html in
      for (word, text, kind) in [
        ("show", WeightsWords.show, "main"), ("add", TreeWords.add, "plain"), ("update", TreeWords.update, "plain"),
      ] {
        html.element("button", ["type": "submit", "name": "do", "value": word, "class": kind], text: text[language])
      }
    }
  }

  // MARK: The parts

  private func parts(_ data: SurveyData, _ draft: Draft, _ html: inout HTMLWriter) {
    let tree = data.index
    let members = draft.plan(data).members(of: tree)
    let options = options(tree, draft)
    let waiting = tree.questionsLeftOut(of: data.survey).map(\.code).filter { draft.restored[$0] == nil }
    for option in options {
      let own = members[option.value] ?? []
      let shown = own.filter { draft.places[$0] != nil || draft.restored[$0] != nil }
      let isRoot = option.value == tree.id
      if isRoot, shown.isEmpty { continue }
      html.element("fieldset", ["class": "part"]) { html in
        html.element("legend", text: isRoot ? TreeWords.atRoot[language] : option.text)
        if !isRoot { names(option.value, data.index, draft, &html) }
        for what in shown { place(what, data, draft, options, &html) }
        guard own.isEmpty else { return }
        html.paragraph(TreeWords.empty[language], "hint")
        html.element(
          "button",
          [
            "type": "submit", "name": "do", "value": "remove:" + option.value, "class": "plain",
            "aria-label": TreeWords.remove(option.text)[language],
          ], text: TreeWords.remove[language])
      }
    }
    guard !waiting.isEmpty else { return }
    html.element("fieldset", ["class": "part"]) { html in
      html.element("legend", text: WeightsWords.notCounted[language])
      for code in waiting { place(code, data, draft, [("", WeightsWords.staysOut[language])] + options, &html) }
    }
  }

  /// In both languages; where somebody entered another, the one that is saved stands beside it.
  private func names(_ id: String, _ tree: IndexTree, _ draft: Draft, _ html: inout HTMLWriter) {
    let name = draft.names[id]
    let saved = tree.nodes.first { $0.id == id }?.name
    html.element("div", ["class": "line"]) { html in
      for (spoken, value) in [(Language.vi, name?.vi ?? ""), (.en, name?.en ?? "")] {
        let other = saved.flatMap { $0[spoken] == value ? nil : FrameWords.savedNow($0[spoken].visible)[language] }
        html.field(
          TreeWords.name[language] + (spoken == .vi ? " (Tiếng Việt)" : " (English)"), name: "n.\(id).\(spoken.rawValue)", value: value,
          hint: other, language: spoken)
      }
    }
  }

  /// An indicator, or a question that is not scored yet, with where it is to lie.
  private func place(_ what: String, _ data: SurveyData, _ draft: Draft, _ options: [HTMLWriter.Option], _ html: inout HTMLWriter) {
    let isIndicator = draft.places[what] != nil
    html.element("label", ["class": "back"]) { html in
      html.element("span", text: text(of: what, data, isIndicator: isIndicator))
      let all = isIndicator || options.first?.value == "" ? options : [("", WeightsWords.staysOut[language])] + options
      html.select((isIndicator ? "p." : "b.") + what, all, chosen: draft.places[what] ?? draft.restored[what] ?? "")
    }
  }

  /// What a report calls it; where that is a code alone, the words of the questionnaire.
  private func text(of what: String, _ data: SurveyData, isIndicator: Bool) -> String {
    func column(_ code: String) -> String? { data.survey.respondentGroups.flatMap(\.questions).first { $0.code == code }?.column.visible }
    guard isIndicator, let node = data.index.nodes.first(where: { $0.id == what }) else { return column(what) ?? what }
    return node.name == LocalizedText(node.id) ? column(what) ?? what : node.name[language].visible
  }

  /// What something can lie in.
  private func options(_ tree: IndexTree, _ draft: Draft) -> [HTMLWriter.Option] {
    func typed(_ id: String) -> String? {
      draft.names[id].map { language == .vi ? ($0.vi.isEmpty ? $0.en : $0.vi) : ($0.en.isEmpty ? $0.vi : $0.en) }
    }
    let there = tree.componentOptions(language).filter { !draft.removed.contains($0.value) }.map { option in
      option.value == tree.id || tree.nodes.first { $0.id == option.value }?.parent != 0
        ? option : (value: option.value, text: typed(option.value).flatMap { $0.isEmpty ? nil : $0.visible } ?? option.text)
    }
    return there
      + draft.added.enumerated().map { place, id in
        (value: id, text: typed(id).flatMap { $0.isEmpty ? nil : $0.visible } ?? TreeWords.new(place + 1)[language])
      }
  }

  // MARK: Before it is saved

  private func difference(
    _ preview: WeightsPage.Preview, _ data: SurveyData, _ draft: Draft, token: String, _ html: inout HTMLWriter
  ) {
    html.element("section", ["class": "preview", "aria-labelledby": "preview-title"]) { html in
      html.element("h2", ["id": "preview-title"], text: WeightsWords.preview[language])
      if preview.edit.isEmpty {
        html.paragraph(WeightsWords.nothing[language])
        return
      }
      if let copied = preview.edit.copied { html.message("note", WeightsWords.copied(copied.from, usedBy: copied.usedBy)[language]) }
      if data.index.decision != nil { html.message("note", TreeWords.decided[language], [TreeWords.decidedLine[language]]) }
      SharesTable(before: data.index, after: preview.index, language: language).add(to: &html)
      for change in preview.edit.changes { html.difference(change, language) }
      html.form(address.survey(name, .weights, "tree")) { html in
        html.hidden("do", "save")
        html.hidden("token", token)
        for field in Draft.saved(data) { html.hidden(Form.seen + field.name, Form.mark(field.value)) }
        for field in draft.fields { html.hidden(field.name, field.value) }
        html.button(FrameWords.save[language])
      }
    }
  }
}
