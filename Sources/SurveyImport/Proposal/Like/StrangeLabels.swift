import SurveyModel

/// Labels that the scale of a question does not know any more, which are no answers until somebody says what they are.
struct StrangeLabels {
  private static let mostShown = 12

  private let scale: AnswerScale
  private let strange: [AnswerShape.Value]
  /// Cells of the labels that the scale knows.
  private let known: Int

  /// - Parameter columns: of one question.
  /// - Returns: `nil` where the scale knows them all.
  init?(_ columns: [CountedExport.Column], on scale: AnswerScale, _ platform: any Platform) {
    self.scale = scale
    let key = AnswerKey(scale: scale)
    strange = LabelClusters.pooled(columns.flatMap(\.count.values)).filter { platform.answer($0.text, key).missing == .offScale }
    known = columns.reduce(0) { $0 + $1.count.filled } - strange.reduce(0) { $0 + $1.count }
    guard !strange.isEmpty else { return nil }
  }

  /// Numbers above the highest of the scale, too many for slips: the question has another scale now.
  var areOfWiderScale: Bool {
    let above = strange.filter { value in plainNumber(value.text).map { $0 <= 10 && $0 > scale.highest } ?? false }
    let count = above.reduce(0) { $0 + $1.count }
    return count > 0 && count * 20 >= count + known
  }

  func remark(on header: String) -> LocalizedText {
    let list = strange.prefix(3).map { YAMLText.seen($0.text, times: $0.count) }.joined(separator: ", ")
    return LikeWords.labelsOffScale(YAMLText.comment(header, length: 60), list: list)
  }

  func decision(on header: String) -> OpenDecision {
    let taken = LikeWords.earlierScale(scale.idBeforeTurning)
    var readings = [OpenDecision.Reading(text: taken, count: known)]
    for value in strange.prefix(Self.mostShown) {
      readings.append(.init(text: LikeWords.unknownLabel(YAMLText.seen(value.text, times: value.count)), count: value.count))
    }
    let rest = strange.dropFirst(Self.mostShown)
    if !rest.isEmpty { readings.append(.init(text: LikeWords.moreLabels(rest.count), count: rest.reduce(0) { $0 + $1.count })) }
    return OpenDecision(
      column: header, readings: readings, evidence: LikeWords.labelsOfEarlierScale, taken: areOfWiderScale ? nil : taken)
  }
}
