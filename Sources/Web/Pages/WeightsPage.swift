import Reporting
import SurveyModel
import Workbench

/// The tree of the index with its weights, and beside it the ranking that they give.
struct WeightsPage {
  let desk: Desk
  let address: Address
  let name: String

  private var language: Language { address.language }
  private var numbers: NumberText { NumberText(language: language) }

  /// A change before it is saved, and the index as it would be.
  struct Preview: Sendable {
    let edit: SurveyEdit
    let index: IndexTree
  }

  func reply(
    _ run: SurveyRun, editor: SurveyEditor, choice: Choice = Choice(), trial: WeightTrial? = nil, reach: WeightReach? = nil,
    preview: Preview? = nil,
    failure: [String] = [], isSaved: Bool = false
  ) -> Reply {
    let index = run.usedIndex
    let asked = run.survey.data.survey.respondentGroups.flatMap(\.questions)
    let words = Dictionary(asked.map { ($0.code, $0.column) }) { first, _ in first }
    let frame = Frame(address, of: name, run.survey.data.survey.title[language], .weights, isWide: true)
    return frame.page(failure: failure, isSaved: isSaved) { html in
      if let preview { difference(preview, run, choice, token: editor.token, &html) }
      html.paragraph(WeightsWords.lead[language], "lead")
      html.element("p") { html in
        html.element("a", ["href": address.survey(name, .weights, "tree")], text: TreeWords.look[language])
      }
      html.element("div", ["class": "beside"]) { html in
        html.element(
          "form",
          [
            "method": "post", "action": address.survey(name, .weights, "show"), "id": "tree", "class": "tree",
            "data-try": address.survey(name, .weights, "try"), "data-reach": address.survey(name, .weights, "reach"),
          ]
        ) { html in
          html.hidden("token", editor.token)
          normalization(editor.normalization, choice, &html)
          children(of: 0, Shown(index: index, choice: choice, words: words), level: 0, &html)
          LeftOutSection(data: run.survey.data, choice: choice, language: language).add(to: &html)
          decision(choice.decision, saved: .init(run.survey.data.index.decision), &html)
          html.element("p", ["class": "buttons"]) { html in
            html.button(WeightsWords.show[language])
            html.element("button", ["type": "reset", "class": "plain"], text: WeightsWords.reset[language])
          }
        }
        html.element("section", ["class": "live", "aria-labelledby": "live-title"]) { html in
          html.element("h2", ["id": "live-title"], text: WeightsWords.ranking[language])
          around(choice, reach, hasLevels: index.weighingComponents(ofAllLevels: true).count > 1, &html)
          ranking(run.saved, trial ?? run.saved, reach, Set(choice.withoutUnits), &html)
          html.element(
            "p",
            [
              "class": "live-state", "role": "status", "aria-live": "polite", "data-working": WeightsWords.working[language],
              "data-same": WeightsWords.same[language], "data-moved": WeightsWords.moved[language],
            ], text: "")
        }
      }
    }
  }

  static func freedom(_ word: String, ofAllLevels: Bool) -> IndexTree.OtherWeights? {
    WeightsWords.freedoms.first { $0.word == word }.map { .init($0.freedom, areOfAllLevels: ofAllLevels) }
  }

  /// How far other weights are looked at, and what they leave of the ranking.
  private func around(_ choice: Choice, _ reach: WeightReach?, hasLevels: Bool, _ html: inout HTMLWriter) {
    html.element("div", ["class": "around"]) { html in
      html.element("label", ["class": "method"]) { html in
        html.element("span", text: WeightsWords.around[language])
        let chosen = choice.around.flatMap { other in WeightsWords.freedoms.first { $0.freedom == other.freedom }?.word }
        let options = WeightsWords.freedoms.map { ($0.word, $0.name[language]) }
        html.select("around", form: "tree", [("", WeightsWords.nowhere[language])] + options, chosen: chosen ?? "")
      }
      if hasLevels {
        html.element("label", ["class": "method"]) { html in
          html.void(
            "input",
            [
              "type": "checkbox", "name": "levels", "value": "all", "form": "tree",
              "checked": choice.around?.areOfAllLevels == true ? "checked" : nil,
            ])
          html.text(" " + WeightsWords.allLevels[language])
        }
      }
      html.element("div", ["class": "reach", "role": "status", "aria-live": "polite"]) { html in
        for sentence in reach.map(sentences) ?? [] { html.paragraph(sentence) }
      }
      html.paragraph(WeightsWords.aroundLine[language], "hint")
    }
  }

  private func sentences(_ reach: WeightReach) -> [String] {
    switch reach.text {
    case .success(let text):
      text.sentences + (reach.rows.allSatisfy(\.isExact) ? [] : [WeightsWords.notExact[language]])
    case .failure(let unexamined): [unexamined.reason]
    }
  }

  private static func text(_ row: WeightReach.Row?) -> String {
    row?.ranks.map { NumberText.ranks($0) + (row?.isExact == true ? "" : " *") } ?? NumberText.absent
  }

  /// - Parameter reach: `nil` where nobody asks.
  func json(_ reach: WeightReach?) -> JSONText {
    .object([
      "sentences": .list((reach.map(sentences) ?? []).map { .string($0) }),
      "reach": .list((reach?.rows ?? []).map { .object(["id": .string($0.id), "ranks": .string(Self.text($0))]) }),
    ])
  }

  // MARK: The tree

  /// What the tree is shown with.
  private struct Shown {
    let index: IndexTree
    let choice: Choice
    /// Of the questions by code.
    let words: [String: String]
  }

  private func children(of parent: Int, _ shown: Shown, level: Int, _ html: inout HTMLWriter) {
    let (index, choice) = (shown.index, shown.choice)
    let node = index.nodes[parent]
    guard case .component(let component) = node.content else { return }
    let chosen = Dictionary(choice.weights.map { ($0.id, $0.text) }) { first, _ in first }
    let isGiven = component.weighting == .given
    html.element("fieldset", ["class": "level-\(min(level, 3))"]) { html in
      html.element("legend", text: level == 0 ? WeightsWords.components[language] : WeightsWords.within(node.name[language])[language])
      aggregation(node, component, choice, &html)
      if !isGiven { html.paragraph(WeightsWords.scheme[language], "hint") }
      let weights = node.children.map { Double(chosen[index.nodes[$0].id] ?? "") ?? index.nodes[$0].weight }
      let most = weights.max() ?? 1
      for (child, share) in zip(node.children, IndexTree.shares(weights)) {
        weight(index.nodes[child], chosen[index.nodes[child].id], shown, most: most, isGiven: isGiven, share: share, &html)
      }
    }
    for child in node.children {
      guard case .component = index.nodes[child].content else { continue }
      let isChanged = index.nodes[child].children.contains { place in
        let node = index.nodes[place]
        guard case .indicator(let indicator) = node.content, case .questions(let codes, _) = indicator.source else {
          return chosen[node.id] != nil
        }
        return chosen[node.id] != nil || codes.contains { choice.withoutQuestions.contains($0) }
      }
      html.element("details", ["open": isChanged ? "open" : nil]) { html in
        html.element("summary", text: WeightsWords.within(index.nodes[child].name[language])[language])
        children(of: child, shown, level: level + 1, &html)
      }
    }
  }

  /// Of indicators that state none of their own.
  private func normalization(_ saved: String?, _ choice: Choice, _ html: inout HTMLWriter) {
    let saved = saved ?? "answer-scale"
    let chosen = choice.normalization ?? saved
    // What is saved is not sent: an empty choice leaves the file as it is.
    let known = WeightsWords.normalization(saved)[language]
    let others = WeightsWords.normalizations.filter { $0.word != saved }.map { ($0.word, $0.name[language]) }
    html.element("label", ["class": "method"]) { html in
      html.element("span", text: WeightsWords.normalization[language])
      html.select("normalize", [("", known)] + others, chosen: chosen == saved ? "" : chosen)
    }
  }

  /// What is saved stands beside what somebody entered, with a mark of it.
  private func decision(_ chosen: Choice.Decision?, saved: Choice.Decision, _ html: inout HTMLWriter) {
    let labels: [String: LocalizedText] = [
      "vi": WeightsWords.decidedBy, "en": WeightsWords.decidedBy, "on": WeightsWords.decidedOn, "document": WeightsWords.document,
    ]
    html.element("fieldset", ["class": "decided"]) { html in
      html.element("legend", text: WeightsWords.decision[language])
      html.paragraph(WeightsWords.decisionLine[language], "hint")
      for (field, now) in zip(saved.fields, (chosen ?? saved).fields) {
        let spoken = Language(rawValue: field.key)
        let label = (labels[field.key]?[language] ?? "") + (spoken.map { $0 == .vi ? " (Tiếng Việt)" : " (English)" } ?? "")
        html.hidden(Form.seen + field.name, Form.mark(field.value))
        html.field(
          label, name: field.name, value: now.value,
          hint: now.value == field.value ? nil : FrameWords.savedNow(field.value.visible)[language],
          type: field.key == "on" ? "date" : "text", language: spoken)
      }
    }
  }

  /// The questions behind an indicator, to be left out of the index.
  private func questions(_ node: IndexTree.Node, _ shown: Shown, _ html: inout HTMLWriter) {
    let (choice, words) = (shown.choice, shown.words)
    guard case .indicator(let indicator) = node.content, case .questions(let codes, _) = indicator.source else { return }
    for code in codes {
      html.element("label", ["class": "out"]) { html in
        html.void(
          "input",
          [
            "type": "checkbox", "name": "q." + code, "value": "1", "checked": choice.withoutQuestions.contains(code) ? "checked" : nil,
            "aria-label": WeightsWords.leaveOutQuestion(codes.count == 1 ? node.name[language] : words[code] ?? code)[language],
          ])
        html.text(" " + WeightsWords.leaveOut[language] + (codes.count == 1 ? "" : ": " + (words[code] ?? code).visible))
      }
    }
  }

  private func aggregation(_ node: IndexTree.Node, _ component: IndexTree.Component, _ choice: Choice, _ html: inout HTMLWriter) {
    // A power has a number of its own, which a list cannot give.
    if case .power = component.aggregation { return }
    let chosen = choice.aggregations[node.id] ?? component.aggregation.name
    html.hidden(Form.seen + "a." + node.id, Form.mark(component.aggregation.name))
    html.element("label", ["class": "method"]) { html in
      html.element("span", text: WeightsWords.method[language])
      html.select("a." + node.id, WeightsWords.aggregations.map { ($0.word, $0.name[language]) }, chosen: chosen)
    }
  }

  private func weight(
    _ node: IndexTree.Node, _ chosen: String?, _ shown: Shown, most: Double, isGiven: Bool, share: Double?, _ html: inout HTMLWriter
  ) {
    let written = chosen ?? SurveyEditor.written(node.weight)
    let end = max(1, most * 2)
    html.element("div", ["class": "weight", "data-saved": SurveyEditor.written(node.weight)]) { html in
      html.element("label", ["for": "w-" + node.id], text: node.name[language])
      if isGiven {
        html.hidden(Form.seen + "w." + node.id, Form.mark(SurveyEditor.written(node.weight)))
        html.void(
          "input",
          [
            "type": "range", "min": "0", "max": SurveyEditor.written(end), "step": Self.step(for: written, to: end), "value": written,
            "data-for": "w-" + node.id,
            "aria-label": WeightsWords.slider(node.name[language])[language], "hidden": "hidden",
          ])
        html.void(
          "input",
          ["type": "text", "inputmode": "decimal", "id": "w-" + node.id, "name": "w." + node.id, "value": written, "autocomplete": "off"])
      } else {
        html.element("span", ["id": "w-" + node.id], text: numbers.text(node.weight, decimals: 3))
      }
      html.element("output", ["class": "share", "for": "w-" + node.id], text: share.map { numbers.percent($0) } ?? "")
      questions(node, shown, &html)
    }
  }

  /// Of a slider: a power of ten, a hundredth of the way or less, on which the number that stands in the field lies too.
  static func step(for number: String, to end: Double) -> String {
    let stated = min(6, number.split(separator: ".").dropFirst().first?.count ?? 0)
    var (step, behind) = (1.0, 0)
    while behind < 6, behind < stated || step * 100 > end * 1.000_001 { (step, behind) = (step / 10, behind + 1) }
    guard behind == 0 else { return "0." + String(repeating: "0", count: behind - 1) + "1" }
    while step * 1000 <= end, stated == 0, Self.isWhole(number, in: step * 10) { step *= 10 }
    return "\(Int(step))"
  }

  private static func isWhole(_ number: String, in step: Double) -> Bool {
    Double(number).map { $0.truncatingRemainder(dividingBy: step) == 0 } ?? false
  }

  // MARK: The ranking

  private func ranking(_ saved: WeightTrial, _ now: WeightTrial, _ reach: WeightReach?, _ out: Set<String>, _ html: inout HTMLWriter) {
    let possible = Dictionary(reach?.rows.map { ($0.id, $0) } ?? []) { first, _ in first }
    let before = Dictionary(saved.rows.map { ($0.id, $0) }) { first, _ in first }
    let heads = [
      WeightsWords.rank, WeightsWords.unit, WeightsWords.score, WeightsWords.ranks, WeightsWords.around, WeightsWords.saved,
      WeightsWords.leaveOut,
    ]
    html.table(
      WeightsWords.ranking[language], heads.enumerated().map { .init(text: $1[language], isNumber: $0 != 1) },
      kind: possible.isEmpty ? "ranking" : "ranking with-reach"
    ) { html in
      for row in now.rows {
        ranked(row, before[row.id], possible[row.id], isOut: out.contains(row.id), decimals: saved.decimals, &html)
      }
    }
  }

  private func ranked(
    _ row: WeightTrial.Row, _ old: WeightTrial.Row?, _ possible: WeightReach.Row?, isOut: Bool, decimals: Int,
    _ html: inout HTMLWriter
  ) {
    let isMoved = old.map { $0.rank != row.rank } ?? false
    html.element("tr", ["data-unit": row.id, "class": isMoved ? "moved" : nil]) { html in
      html.element("td", ["class": "number rank"], text: row.rank.map(String.init) ?? NumberText.absent)
      html.element("th", ["scope": "row"], text: row.name[language])
      html.element("td", ["class": "number score"], text: numbers.text(row.score, decimals: decimals))
      html.element("td", ["class": "number ranks"], text: row.ranks.map(NumberText.ranks) ?? NumberText.absent)
      html.element("td", ["class": "number possible"], text: possible == nil ? "" : Self.text(possible))
      html.element(
        "td", ["class": "number saved", "data-rank": old?.rank.map(String.init) ?? ""],
        text: old.map { "\($0.rank.map(String.init) ?? NumberText.absent) · \(numbers.text($0.score, decimals: decimals))" }
          ?? NumberText.absent)
      html.element("td", ["class": "number"]) { html in
        html.void(
          "input",
          [
            "type": "checkbox", "form": "tree", "name": "x." + row.id, "value": "1", "checked": isOut ? "checked" : nil,
            "aria-label": WeightsWords.leaveOut(row.name[language])[language],
          ])
      }
    }
  }

  static func json(_ trial: WeightTrial, _ numbers: NumberText) -> JSONText {
    .object([
      "rows": .list(
        trial.rows.map {
          .object([
            "id": .string($0.id), "rank": .number($0.rank), "score": .string(numbers.text($0.score, decimals: trial.decimals)),
            "ranks": .string($0.ranks.map(NumberText.ranks) ?? NumberText.absent),
          ])
        })
    ])
  }

  // MARK: Before it is saved

  private func difference(_ preview: Preview, _ run: SurveyRun, _ choice: Choice, token: String, _ html: inout HTMLWriter) {
    let edit = preview.edit
    html.element("section", ["class": "preview", "aria-labelledby": "preview-title"]) { html in
      html.element("h2", ["id": "preview-title"], text: WeightsWords.preview[language])
      if edit.isEmpty {
        html.paragraph(WeightsWords.nothing[language])
        return
      }
      if let copied = edit.copied { html.message("note", WeightsWords.copied(copied.from, usedBy: copied.usedBy)[language]) }
      SharesTable(before: run.usedIndex, after: preview.index, language: language).add(to: &html)
      for change in edit.changes { html.difference(change, language) }
      html.form(address.survey(name, .weights, "save")) { html in
        html.hidden("token", token)
        for field in choice.fields { html.hidden(field.name, field.value) }
        // The decision goes as a whole: of what nobody touched, what is saved then is to stay.
        for field in Choice.Decision(run.survey.data.index.decision).fields where choice.decision != nil {
          html.hidden(Form.seen + field.name, Form.mark(field.value))
        }
        html.button(FrameWords.save[language])
      }
    }
  }
}
