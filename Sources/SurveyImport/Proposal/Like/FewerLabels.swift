import SurveyModel

/// Points of the earlier edition's scale that nobody chose between points that many chose: the form may not offer them any more, and the answers then stand on
/// another scale.
struct FewerLabels {
  /// A question with its answers by the points of its scale.
  struct Asked {
    let question: Question
    let header: String
    let counts: [Int]
  }

  /// By which a scale without both of its ends is doubted.
  private static let manyWithoutEnds = 100

  let scale: AnswerScale
  let points: [Int]

  /// - Parameter counts: of each point, from the lowest.
  /// - Returns: `nil` where every point was chosen, or what was not is no wonder.
  init?(_ counts: [Int], on scale: AnswerScale) {
    let all = counts.reduce(0, +)
    guard counts.count >= 3, all >= LabelScale.manyAnswers else { return nil }
    let isMany = { (count: Int) in count >= SafeText.habit && count * 20 >= all }
    var points = counts.indices.filter { place in
      counts[place] == 0 && isMany(counts[..<place].reduce(0, +)) && isMany(counts[(place + 1)...].reduce(0, +))
    }
    if counts.count >= 5, all >= Self.manyWithoutEnds, counts[0] == 0, counts[counts.count - 1] == 0 { points += [0, counts.count - 1] }
    guard !points.isEmpty else { return nil }
    self.scale = scale
    self.points = points.sorted()
  }

  /// How many answers that are words stand on each point; `nil` where most are numbers, which a form offers without a gap.
  static func counts(_ columns: [CountedExport.Column], on scale: AnswerScale, _ platform: any Platform) -> [Int]? {
    let key = AnswerKey(scale: scale)
    var counts = scale.categories.map { _ in 0 }
    var numbers = 0
    for value in columns.flatMap(\.count.values) {
      guard let category = platform.answer(value.text, key).category else { continue }
      counts[category] += value.count
      if plainNumber(value.text) != nil || NumberedLabels.number(of: value.text) != nil { numbers += value.count }
    }
    return numbers * 2 > counts.reduce(0, +) ? nil : counts
  }

  /// Of questions on one scale those that lack a point: all together, and each by itself.
  static func find(_ asked: [Asked], on scale: AnswerScale) -> [(asked: Asked, lack: FewerLabels)] {
    let pooled = scale.categories.indices.map { point in asked.reduce(0) { $0 + $1.counts[point] } }
    let shared = FewerLabels(pooled, on: scale)
    return asked.compactMap { one in (shared ?? FewerLabels(one.counts, on: scale)).map { (one, $0) } }
  }

  private var labels: String {
    points.map { point in
      let category = scale.categories[point]
      return category.labels.first.map { YAMLText.comment($0, length: 60) } ?? category.code
    }.joined(separator: ", ")
  }

  func remark(on asked: Asked) -> LocalizedText { LikeWords.pointsNobodyChose(YAMLText.comment(asked.header, length: 60), labels) }

  func decision(on asked: Asked) -> OpenDecision {
    let count = asked.counts.reduce(0, +)
    return OpenDecision(
      column: asked.header,
      readings: [
        .init(text: LikeWords.offeredNotChosen(asked.question.code, scale.idBeforeTurning), count: count),
        .init(text: LikeWords.notOffered(scale.categories.count - points.count), count: count),
      ], evidence: LikeWords.nobodyChose(labels))
  }
}
