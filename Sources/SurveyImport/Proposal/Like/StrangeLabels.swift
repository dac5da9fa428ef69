import SurveyModel

/// Labels that the scale of a question does not know any more, which are no answers until somebody says what they are.
struct StrangeLabels {
  private static let mostShown = 12

  private let scale: AnswerScale
  private let strange: [AnswerShape.Value]
  /// Cells of the labels that the scale knows.
  private let known: Int
  private let isHighestChosen: Bool

  /// - Parameter columns: of one question.
  /// - Returns: `nil` where the scale knows them all.
  init?(_ columns: [CountedExport.Column], on scale: AnswerScale, _ platform: any Platform) {
    self.scale = scale
    let key = AnswerKey(scale: scale)
    let values = LabelClusters.pooled(columns.flatMap(\.count.values))
    isHighestChosen = values.contains { platform.answer($0.text, key).category == scale.categories.count - 1 }
    strange = values.filter { platform.answer($0.text, key).missing == .offScale }
    known = columns.reduce(0) { $0 + $1.count.filled } - strange.reduce(0) { $0 + $1.count }
    guard !strange.isEmpty else { return nil }
  }

  /// Grades beyond the scale, too many for slips: the question has another scale now. One new label may be a form's own "no answer".
  var areOfOtherScale: Bool { areNumbersBeyond || areOtherLabels }

  /// Above the highest number of the scale or below its lowest.
  private var areNumbersBeyond: Bool {
    func count(_ isBeyond: (Double) -> Bool) -> Int {
      strange.filter { value in plainNumber(value.text).map { $0 >= 0 && $0 <= 10 && isBeyond($0) } ?? false }.reduce(0) { $0 + $1.count }
    }
    let (above, below) = (count { $0 > scale.highest }, count { $0 < scale.lowest })
    if isMuch(above + below) { return true }
    // From 0 to 4 in place of 1 to 5: the highest is not there either.
    return below > 0 && !isHighestChosen
  }

  private var areOtherLabels: Bool {
    let grades = strange.filter { value in
      MissingWords.kind(value.text) == nil && plainNumber(value.text) == nil
        && (LabelMeaning(value.text) != nil || SafeText.isLabel(value.text, times: value.count))
    }
    return grades.count >= 2 && isMuch(grades.reduce(0) { $0 + $1.count })
  }

  private func isMuch(_ count: Int) -> Bool { count > 0 && count * 20 >= count + known }

  func remark(on header: String) -> LocalizedText {
    let list = strange.prefix(3).map { YAMLText.seen($0.text, times: $0.count) }.joined(separator: ", ")
    return LikeWords.labelsOffScale(YAMLText.comment(header, length: 60), list: list)
  }

  func decision(on question: Question) -> OpenDecision {
    let taken = LikeWords.earlierScale(scale.idBeforeTurning)
    var readings = [OpenDecision.Reading(text: taken, count: known)]
    if areOfOtherScale {
      readings.append(.init(text: LikeWords.onNewScale(question.code), count: known + strange.reduce(0) { $0 + $1.count }))
    }
    for value in strange.prefix(Self.mostShown) {
      readings.append(.init(text: LikeWords.unknownLabel(YAMLText.seen(value.text, times: value.count)), count: value.count))
    }
    let rest = strange.dropFirst(Self.mostShown)
    if !rest.isEmpty { readings.append(.init(text: LikeWords.moreLabels(rest.count), count: rest.reduce(0) { $0 + $1.count })) }
    return OpenDecision(
      column: question.column, readings: readings, evidence: LikeWords.labelsOfEarlierScale, taken: areOfOtherScale ? nil : taken)
  }
}
