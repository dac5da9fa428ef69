import SurveyModel

/// The scales that questions can name: those that the survey declares, and behind them the built-in ones that it does not declare anew.
struct ScaleNames {
  let declared: [String]
  let builtIn: [AnswerScale]

  init(declared: [String]) {
    self.declared = declared
    builtIn = AnswerScale.builtIn.filter { !declared.contains($0.id) }
  }

  /// The position of the named scale among all of them.
  func reference(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> Int? {
    guard let name = node.text(.scaleName, &faults) else { return nil }
    let all = declared + builtIn.map(\.id)
    if let place = all.firstIndex(of: name) { return place }
    var suggestion = YAMLNode.suggestion(for: name, among: declared)
    if let near = nearest(to: name, among: all) {
      suggestion = .didYouMean(near)
    } else {
      let example = "satisfaction-5"
      suggestion = ScaleWords.orBuiltIn(suggestion, example: example)
    }
    faults.add(node, expected: .scaleName, suggestion: suggestion, wantsText: true)
    return nil
  }

  /// The scales of the survey, and the groups with their questions placed among these: behind the declared scales come the built-in and the turned ones
  /// that a question needs, in the order of the questions.
  func settle(_ scales: [AnswerScale], _ groups: [RespondentGroup]) -> (scales: [AnswerScale], groups: [RespondentGroup]) {
    var scales = scales
    func place(of scale: AnswerScale) -> Int {
      if let place = scales.firstIndex(where: { $0.id == scale.id }) { return place }
      scales.append(scale)
      return scales.count - 1
    }
    let settled = groups.map { group in
      group.with(
        questions: group.questions.map { question in
          var scale = question.scale < declared.count ? question.scale : place(of: builtIn[question.scale - declared.count])
          if question.isReversed, scales.indices.contains(scale), let turned = scales[scale].turned { scale = place(of: turned) }
          return Question(code: question.code, column: question.column, scale: scale, isReversed: question.isReversed)
        })
    }
    return (scales, settled)
  }
}
