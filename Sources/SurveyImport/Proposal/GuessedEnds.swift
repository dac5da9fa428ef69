import SurveyModel

extension SurveyProposal {
  /// Scales of numbers whose ends nobody chose and no header states, each with the questions that are read on it.
  ///
  /// A scale that one question of the group shows whole is known.
  func guessedEnds(of group: Group) -> [OpenDecision] {
    let byScale = Dictionary(grouping: group.questions, by: \.scale)
    return scales.enumerated().compactMap { place, scale in
      let questions = byScale[place] ?? []
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

  /// "3. Không ý kiến" between "2. Kém" and "4. Tốt": no answer by its words, and the middle by its number.
  func missingAmongGrades(of group: Group) -> [OpenDecision] {
    let byScale = Dictionary(grouping: group.questions, by: \.scale)
    return scales.enumerated().compactMap { place, scale in
      guard let first = byScale[place]?.map(\.header).min() else { return nil }
      let missing = Set(scale.scale.missing.flatMap(\.labels).map { TextKey($0) })
      func number(_ seen: ProposedScale.Seen) -> Int? { plainNumber(seen.text) == nil ? NumberedLabels.number(of: seen.text) : nil }
      let grades = scale.seen.filter { !missing.contains(TextKey($0.text)) }.compactMap { number($0) }
      guard let low = grades.min(), let high = grades.max() else { return nil }
      let doubtful = scale.seen.filter { seen in
        missing.contains(TextKey(seen.text)) && number(seen).map { low < $0 && $0 < high && !grades.contains($0) } == true
      }
      guard !doubtful.isEmpty else { return nil }
      let count = doubtful.reduce(0) { $0 + $1.count }
      let taken = LabelScaleWords.noAnswer
      return OpenDecision(
        column: first, readings: [.init(text: taken, count: count), .init(text: LabelScaleWords.grade(scale.id), count: count)],
        evidence: LabelScaleWords.missingAmongGrades(doubtful.map { YAMLText.seen($0.text) }.sorted().joined(separator: ", ")),
        taken: taken)
    }
  }
}
