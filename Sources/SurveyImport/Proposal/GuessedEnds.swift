import SurveyModel

extension SurveyProposal {
  /// Scales of numbers whose ends nobody chose and no header states, each with the questions that are read on it.
  ///
  /// A scale that one question of the group shows whole is known.
  func guessedEnds(of group: Group) -> [OpenDecision] {
    scales.enumerated().compactMap { place, scale in
      let questions = group.questions.filter { $0.scale == place }
      guard let first = questions.map(\.header).min(), let why = questions.lazy.compactMap(\.guess).first,
        questions.allSatisfy({ $0.guess != nil }), let low = scale.scale.values.first?.code, let high = scale.scale.values.last?.code
      else { return nil }
      let seen = scale.seen.compactMap { value in NumberedLabels.number(of: value.text).map { (number: $0, count: value.count) } }
      let chosen = seen.map(\.number).filter { $0 >= Int(low) ?? 0 }
      let count = seen.reduce(0) { $0 + $1.count }
      guard let lowest = chosen.min(), let highest = chosen.max() else { return nil }
      let taken = LabelScaleWords.scale(scale.id, "\(low)–\(high)")
      let number = LabelScaleWords.appliesTo(questions.count)
      return OpenDecision(
        column: first,
        readings: [
          .init(text: taken, count: count), .init(text: LabelScaleWords.otherScale("\(lowest)–\(highest)"), count: count),
        ], evidence: LocalizedText { "\(why[$0]); \(number[$0])" }, taken: taken)
    }
  }
}
