import SurveyModel

/// What a scale is called: by its points and its ends, since its id is a key of a file.
enum ScaleWords {
  static func name(_ scale: AnswerScale, among scales: [AnswerScale]) -> LocalizedText {
    let own = scales.first { $0.id == scale.idBeforeTurning } ?? scale
    let name = byItsEnds(own)
    let isAlone = scales.allSatisfy { $0.id == own.id || $0.id != $0.idBeforeTurning || byItsEnds($0) != name }
    return isAlone ? name : LocalizedText(vi: "\(name[.vi]) (\(own.id))", en: "\(name[.en]) (\(own.id))")
  }

  private static func byItsEnds(_ scale: AnswerScale) -> LocalizedText {
    func end(_ category: AnswerScale.Category?, _ language: Language) -> String { category?.name[language].visible ?? "" }
    let (first, last) = (scale.categories.first, scale.categories.last)
    return LocalizedText(
      vi: "thang \(scale.categories.count) mức từ \(end(first, .vi)) đến \(end(last, .vi))",
      en: "scale of \(scale.categories.count) points from \(end(first, .en)) to \(end(last, .en))")
  }
}
