import SurveyModel

/// `scales`: what can be answered, and which texts mean which answer.
struct ScaleDefinition {
  /// In the order of the file, also those with faults, so that what refers to one of these is not blamed too.
  private(set) var ids: [String] = []
  private(set) var scales: [AnswerScale] = []

  /// No scale is declared; the built-in ones are there all the same.
  init() {}

  init(_ node: YAMLNode, _ faults: inout DefinitionFaults) {
    guard let entries = node.entries(ScaleWords.mapOfScales, &faults) else { return }
    if entries.isEmpty {
      faults.add(at: node.position, ScaleWords.noScale)
    }
    for entry in entries {
      checkID(entry, ScaleWords.oneScale, &faults)
      ids.append(entry.key)
      guard let map = entry.value.map(ScaleWords.scale, keys: ["values", "missing", "extends", "direction"], &faults) else { continue }
      // Values before missing, whatever the order of the file: a label of the missing kinds is compared with every code.
      var answers = MatchingNames(kind: ScaleWords.oneAnswer)
      let isDescending = map["direction"]?.word(["ascending", "descending"], &faults) == "descending"
      let base = map["extends"].map { Self.base($0, &faults) }
      let values = base == nil ? map.required("values", &faults) : map["values"]
      let own = values.flatMap { Self.answers($0, isWhole: base == nil, &answers, &faults) }
      let missing = map["missing"].map { Self.missingLabels($0, &answers, &faults) } ?? []
      if let base {
        guard let base else { continue }
        if let scale = Self.scale(entry.key, extending: base, own ?? [], missing, at: values, isDescending: isDescending, &faults) {
          scales.append(scale)
        }
      } else if let own, let scale = AnswerScale(id: entry.key, categories: own.map(\.category), missing: missing) {
        scales.append(isDescending ? Self.descending(scale) ?? scale : scale)
      }
    }
  }

  private static func base(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> AnswerScale? {
    let builtIn = AnswerScale.builtIn
    return node.reference(to: ScaleWords.builtInName, among: builtIn.map(\.id), &faults)
      .map { builtIn[$0] }
  }

  /// The code that is lowest is the best: each code takes the value of the one at the other end.
  private static func descending(_ scale: AnswerScale) -> AnswerScale? {
    AnswerScale(
      id: scale.id,
      categories: scale.categories.map { $0.with(value: scale.lowest + scale.highest - $0.value) }, missing: scale.missing)
  }

  /// A built-in scale with further labels. A label that it knew in another meaning has only the one that is declared.
  private static func scale(
    _ id: String, extending base: AnswerScale, _ own: [OwnAnswer], _ missing: [AnswerScale.MissingLabel], at values: YAMLNode?,
    isDescending: Bool, _ faults: inout DefinitionFaults
  ) -> AnswerScale? {
    var answers: [String: AnswerLabels] = [:]
    for answer in own {
      guard base.categories.contains(where: { $0.code == answer.code }) else {
        let codes = base.categories.map(\.code)
        faults.add(
          at: values?.position ?? YAMLNode.Position(line: 1, column: 1),
          ScaleWords.notAValueOf(base.id, codes: codes, code: answer.code))
        return nil
      }
      answers[answer.code] = answer.labels
    }
    let declared = Set((own.flatMap(\.labels.texts) + missing.map(\.label)).map { TextKey($0) })
    let codes = isDescending ? base.categories.reversed().map(\.code) : base.categories.map(\.code)
    return AnswerScale(
      id: id,
      categories: zip(base.categories, codes).map { category, code in
        .init(
          value: category.value, code: code,
          labels: (answers[code]?.texts ?? []) + category.labels.filter { !declared.contains(TextKey($0)) },
          name: answers[code]?.name(orElse: category.name) ?? category.name)
      }, missing: missing + base.missing.filter { !declared.contains(TextKey($0.label)) })
  }

  /// A value of the file with what means it.
  private struct OwnAnswer {
    let value: Double
    /// The value as written.
    let code: String
    let labels: AnswerLabels

    /// On a scale that is declared whole.
    var category: AnswerScale.Category {
      .init(value: value, code: code, labels: labels.texts, name: labels.name(orElse: LocalizedText(labels.texts.first ?? code)))
    }
  }

  /// `1: [label, label]`
  private static func answers(
    _ node: YAMLNode, isWhole: Bool, _ names: inout MatchingNames, _ faults: inout DefinitionFaults
  ) -> [OwnAnswer]? {
    guard let entries = node.entries(ScaleWords.mapOfValues, &faults) else { return nil }
    // Counted as written: a value that stands twice has its own fault.
    guard case .map(let written) = node.content,
      ((isWhole ? 2 : 0)...AnswerScale.maximumCategories).contains(written.count)
    else {
      faults.add(at: node.position, ScaleWords.numberOfValues(entries.count))
      return nil
    }
    var answers: [OwnAnswer] = []
    var labelled: [(text: String, meaning: LocalizedText, position: YAMLNode.Position)] = []
    var codes: [Double: String] = [:]
    for entry in entries {
      guard let value = YAMLNode.number(entry.key) else {
        faults.add(at: entry.keyPosition, ScaleWords.valueIsNoNumber(entry.key, hint: entry.keyHint))
        continue
      }
      if let earlier = codes[value] {
        faults.add(at: entry.keyPosition, ScaleWords.valueTwice(entry.key, earlier: earlier))
        continue
      }
      codes[value] = entry.key
      let labels = AnswerLabels(entry.value, ScaleWords.labelsOrNone, &faults)
      let meaning = ScaleWords.value(entry.key)
      // Codes of all values before any label: a label "1" of the value 5 contradicts the code of the value 1.
      names.add(entry.key, meaning: meaning, at: entry.keyPosition, &faults)
      labelled += labels.written.map { ($0.text, meaning, $0.position) }
      answers.append(OwnAnswer(value: value, code: entry.key, labels: labels))
    }
    for label in labelled { names.add(label.text, meaning: label.meaning, at: label.position, &faults) }
    return answers
  }

  /// `dont-know: [label, label]`
  private static func missingLabels(
    _ node: YAMLNode, _ answers: inout MatchingNames, _ faults: inout DefinitionFaults
  ) -> [AnswerScale.MissingLabel] {
    let kinds = MissingKind.declarable
    guard let map = node.map(ScaleWords.mapOfMissing, keys: kinds.map(\.name), &faults) else { return [] }
    var labels: [AnswerScale.MissingLabel] = []
    for entry in map.entries {
      guard let kind = kinds.first(where: { $0.name == entry.key }) else { continue }
      for label in AnswerLabels(entry.value, ScaleWords.labels, &faults).written {
        answers.add(label.text, meaning: ScaleWords.missingKind(kind.name), at: label.position, &faults)
        labels.append(.init(kind: kind, label: label.text))
      }
    }
    return labels
  }
}
