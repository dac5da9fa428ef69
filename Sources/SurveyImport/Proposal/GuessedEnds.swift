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

  /// "3. Không ý kiến" between "2. Kém" and "4. Tốt": no answer by its words, and the middle by its number. So it may be without a number, where there are
  /// as many grades on either side and none in the middle.
  func missingAmongGrades(of group: Group) -> [OpenDecision] {
    let byScale = Dictionary(grouping: group.questions, by: \.scale)
    return scales.enumerated().compactMap { place, scale in
      guard let first = byScale[place]?.map(\.header).min() else { return nil }
      let missing = Set(scale.scale.missing.flatMap(\.labels).map { TextKey($0) })
      func number(_ seen: ProposedScale.Seen) -> Int? { plainNumber(seen.text) == nil ? NumberedLabels.number(of: seen.text) : nil }
      let grades = scale.seen.filter { !missing.contains(TextKey($0.text)) }.compactMap { number($0) }
      func isBetween(_ number: Int) -> Bool {
        (grades.min() ?? number) < number && number < (grades.max() ?? number) && !grades.contains(number)
      }
      let hasNoMiddle = Self.hasNoMiddle(scale)
      let doubtful = scale.seen.filter { seen in
        missing.contains(TextKey(seen.text)) && number(seen).map(isBetween) == true
          || hasNoMiddle && Self.mayBeMiddle.contains(TextKey(seen.text))
      }
      guard !doubtful.isEmpty else { return nil }
      let count = doubtful.reduce(0) { $0 + $1.count }
      let taken = LabelScaleWords.noAnswer
      return OpenDecision(
        column: first, readings: [.init(text: taken, count: count), .init(text: LabelScaleWords.grade(scale.id), count: count)],
        evidence: (grades.isEmpty ? LabelScaleWords.missingOrMiddle : LabelScaleWords.missingAmongGrades)(
          doubtful.map { YAMLText.seen($0.text) }.sorted().joined(separator: ", ")),
        taken: taken)
    }
  }

  private static let mayBeMiddle = Set<TextKey>(names: [
    "Không có ý kiến", "Không ý kiến", "Chưa có ý kiến", "Không chắc", "Không chắc chắn", "No opinion", "Not sure", "Unsure",
  ])

  /// Whether half of four grades or more are good and half are bad.
  private static func hasNoMiddle(_ scale: ProposedScale) -> Bool {
    let points = LabelScale.builtIns.first { $0.scale.id == scale.scale.builtIn }?.scale.categories.count ?? scale.scale.values.count
    let grades = scale.seen.filter { !mayBeMiddle.contains(TextKey($0.text)) }.compactMap { LabelMeaning($0.text) }
    return points >= 4 && points.isMultiple(of: 2) && grades.contains { $0.degree < 0 } && grades.contains { $0.degree > 0 }
      && !grades.contains { $0.family == .middle || $0.family == .yesNo }
      && !scale.scale.values.contains { $0.labels.contains { mayBeMiddle.contains(TextKey($0)) } }
  }
}
