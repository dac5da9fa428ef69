import SurveyModel
import Workbench

extension WeightsPage {
  /// What somebody chose, beside what is saved.
  struct Choice: Sendable {
    /// As written, by id; only those that differ from what is saved.
    var weights: [(id: String, text: String)] = []
    var aggregations: [String: String] = [:]
    /// Units that are left out, in their order.
    var withoutUnits: [String] = []
    /// Codes of questions that are left out, in the order of the index.
    var withoutQuestions: [String] = []
    /// Units and questions that were left out and are to count again; of a question with the component that it is scored in.
    var unitsBack: [String] = []
    var questionsBack: [IndexPlan.Move] = []
    /// Of all indicators that state none of their own; `nil` for what is saved.
    var normalization: String?
    /// Who decided; `nil` for what is saved.
    var decision: Decision?
    /// How far other weights are looked at around these; `nil` where nobody asks.
    var around: IndexTree.OtherWeights?

    /// As it was typed; all empty for nobody.
    struct Decision: Sendable, Hashable {
      var vi = ""
      var en = ""
      var on = ""
      var document = ""

      init(_ decision: IndexTree.Decision?) {
        guard let decision else { return }
        (vi, en) = (decision.by[.vi], decision.by[.en])
        on = decision.on?.description ?? ""
        document = decision.document?[.vi] ?? ""
      }

      /// - Parameter saved: stays where a field is as the page showed it.
      init?(_ form: Form, saved: Decision) {
        guard form["decided.vi"] != nil else { return nil }
        func clean(_ key: String, _ saved: String) -> String {
          let name = Self.prefix + key
          return form[name] == nil ? "" : form.entered(name, saved).split { $0.isWhitespace }.joined(separator: " ")
        }
        (vi, en) = (clean("vi", saved.vi), clean("en", saved.en))
        (on, document) = (clean("on", saved.on), clean("document", saved.document))
      }

      private static let prefix = "decided."

      /// As fields of a form.
      var fields: [(key: String, name: String, value: String)] {
        [("vi", vi), ("en", en), ("on", on), ("document", document)].map { ($0, Self.prefix + $0, $1) }
      }

      /// What is written of it; `nil` for nobody.
      ///
      /// - Throws: where nobody is named, or the day is none.
      func value() throws(Refusal) -> IndexTree.Decision? {
        guard !(vi + en + on + document).isEmpty else { return nil }
        guard !(vi + en).isEmpty else { throw Refusal(.unusable, WeightsWords.whoDecided) }
        let day = CalendarDate(iso: on)
        guard on.isEmpty || day != nil else { throw Refusal(.unusable, WeightsWords.dayOfDecision) }
        return .init(
          by: LocalizedText(vi: vi.isEmpty ? en : vi, en: en.isEmpty ? vi : en), on: day,
          document: document.isEmpty ? nil : LocalizedText(document))
      }
    }

    var change: IndexChange {
      var change = IndexChange()
      for (id, text) in weights { change.weights[id] = Double(text) }
      for (id, word) in aggregations { change.aggregations[id] = WeightsWords.aggregation(word) }
      change.withoutUnits = Set(withoutUnits)
      change.withoutQuestions = Set(withoutQuestions)
      return change
    }

    /// Whether it is more than the stages of the run tell.
    var needsEdit: Bool { normalization != nil || !questionsBack.isEmpty }

    /// Whether it leaves the ranking as it is saved.
    var keepsRanking: Bool {
      weights.isEmpty && aggregations.isEmpty && withoutUnits.isEmpty && withoutQuestions.isEmpty && normalization == nil
        && questionsBack.isEmpty
    }

    init() {}

    /// - Returns: `nil` where a weight is no number of zero or more.
    init?(_ form: Form, _ run: SurveyRun) {
      let index = run.usedIndex
      let out = Set(form.group("x.").map(\.key))
      withoutUnits = run.survey.data.survey.units.map(\.id).filter { out.contains($0) }
      let questions = Set(form.group("q.").map(\.key))
      withoutQuestions = index.questionCodes.filter { questions.contains($0) }
      let back = Set(form.group("u.").map(\.key))
      unitsBack = run.survey.data.survey.leftOutUnits.map(\.id).filter { back.contains($0) }
      let components = Set(run.survey.data.index.componentIDs)
      questionsBack = run.survey.data.index.questionsLeftOut(of: run.survey.data.survey).compactMap { question in
        form["b." + question.code].flatMap { components.contains($0) ? .init(question.code, to: $0) : nil }
      }
      if let word = form["normalize"], WeightsWords.normalizations.contains(where: { $0.word == word }) { normalization = word }
      around = form["around"].flatMap { WeightsPage.freedom($0, ofAllLevels: form["levels"] != nil) }
      let decided = Decision(run.survey.data.index.decision)
      if let typed = Decision(form, saved: decided), typed != decided { decision = typed }
      let byID = Dictionary(index.nodes.map { ($0.id, $0) }) { first, _ in first }
      for (id, _) in form.group("w.") {
        guard let node = byID[id] else { continue }
        let shown = SurveyEditor.written(node.weight)
        let text = form.entered("w." + id, shown).replacing(",", with: ".").filter { !$0.isWhitespace }
        guard let number = Double(text), number.isFinite, number >= 0, text.allSatisfy({ $0.isNumber || $0 == "." }) else { return nil }
        // What the form shows to a millionth is no other weight: it stays as it is written.
        if number != node.weight, text != shown { weights.append((id, text)) }
      }
      for (id, _) in form.group("a.") {
        guard let node = byID[id], case .component(let component) = node.content else { continue }
        let word = form.entered("a." + id, component.aggregation.name)
        guard WeightsWords.aggregation(word) != nil else { continue }
        if component.aggregation.name != word { aggregations[id] = word }
      }
    }

    /// The edit that it makes.
    func apply(to editor: inout SurveyEditor, _ run: SurveyRun) throws(Refusal) {
      try editor.setWeights(weights.map { (id: $0.id, weight: $0.text) })
      for (id, word) in aggregations.sorted(by: { $0.key < $1.key }) {
        try editor.setAggregation(word, of: id == run.usedIndex.root.id ? nil : id)
      }
      if let normalization { try editor.setNormalization(normalization) }
      let data = run.survey.data
      var plan = IndexPlan()
      plan.restored = questionsBack
      try editor.rearrange(plan, of: data.index, survey: data.survey)
      try editor.leaveOut(questions: Set(withoutQuestions), of: run.usedIndex, survey: data.survey)
      if let decision { try editor.setDecision(try decision.value()) }
      try editor.leaveOut(withoutUnits, of: data.survey)
      try editor.takeBack(unitsBack, of: data.survey)
    }

    /// All of it as fields of a form.
    var fields: [(name: String, value: String)] {
      var fields = weights.map { (name: "w." + $0.id, value: $0.text) } + withoutUnits.map { (name: "x." + $0, value: "1") }
      fields += withoutQuestions.map { (name: "q." + $0, value: "1") } + unitsBack.map { (name: "u." + $0, value: "1") }
      fields += questionsBack.map { (name: "b." + $0.what, value: $0.to) }
      fields += aggregations.sorted { $0.key < $1.key }.map { (name: "a." + $0.key, value: $0.value) }
      if let normalization { fields.append((name: "normalize", value: normalization)) }
      if let decision {
        fields += decision.fields.map { (name: $0.name, value: $0.value) }
      }
      return fields
    }
  }
}

extension IndexTree {
  /// Of the root and of every component, in tree order.
  var componentIDs: [String] {
    nodes.compactMap { if case .component = $0.content { $0.id } else { nil } }
  }
}
