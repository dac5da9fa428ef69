import SurveyModel

/// What is said of `scales`.
enum ScaleWords {
  /// A built-in scale as Vietnamese readers call it, who do not know its key.
  static func builtIn(_ id: String) -> String {
    let parts = id.split(separator: "-").map(String.init)
    let names = [
      "satisfaction": "mức độ hài lòng", "agreement": "mức độ đồng ý", "frequency": "mức độ thường xuyên", "ease": "mức độ dễ dàng",
      "quality": "chất lượng",
    ]
    guard parts.count == 2, let name = names[parts[0]], let points = Int(parts[1]) else { return id == "yes-no" ? "có hoặc không" : id }
    return "\(name), \(points) mức"
  }

  static let mapOfScales = LocalizedText(vi: "bảng thang đo, mã: {values, missing}", en: "a map of scales, id: {values, missing}")
  static let noScale = LocalizedText(vi: "cần ít nhất một thang đo, nhưng không có", en: "expected at least one scale, found none")
  static let oneScale = LocalizedText(vi: "thang đo", en: "scale")
  static let scale = LocalizedText(vi: "thang đo có values", en: "a scale with values")
  static let oneAnswer = LocalizedText(vi: "câu trả lời", en: "answer")
  static let builtInName = LocalizedText(vi: "tên của thang đo có sẵn", en: "the name of a built-in scale")

  static func notAValueOf(_ scale: String, codes: [String], code: String) -> LocalizedText {
    .init(
      vi: "cần các giá trị của \(scale): \(codes.joined(separator: ", ")), gặp \(code.quotedAsFound)",
      en: "expected values of \(scale): \(codes.joined(separator: ", ")), found \(code.quotedAsFound)")
  }

  static let mapOfValues = LocalizedText(vi: "bảng giá trị, số: nhãn", en: "a map of values, number: label")

  static func numberOfValues(_ count: Int) -> LocalizedText {
    .init(
      vi: "thang đo cần từ 2 đến \(AnswerScale.maximumCategories) giá trị, gặp \(count)",
      en: "expected 2 to \(AnswerScale.maximumCategories) values on a scale, found \(count)")
  }

  static func valueIsNoNumber(_ value: String, hint: LocalizedText?) -> LocalizedText {
    .init(
      vi: "giá trị của câu trả lời phải là một số, gặp \(value.quotedAsFound)\(ValueWords.behind(hint)[.vi])",
      en: "expected a number as the value of an answer, found \(value.quotedAsFound)\(ValueWords.behind(hint)[.en])")
  }

  static func valueTwice(_ value: String, earlier: String) -> LocalizedText {
    .init(
      vi: "các giá trị phải khác nhau, gặp \"\(value)\" sau \"\(earlier)\"",
      en: "expected values that differ, found \"\(value)\" after \"\(earlier)\"")
  }

  static let labelsOrNone = LocalizedText(
    vi: "nhãn, {vi, en} hoặc danh sách nhãn ([] nếu không có)", en: "a label, {vi, en} or a list of labels ([] for none)")

  static func value(_ code: String) -> LocalizedText {
    .init(vi: "giá trị \(code)", en: "the value \(code)")
  }

  static let mapOfMissing = LocalizedText(vi: "bảng các loại câu trả lời thiếu", en: "a map of kinds of missing answers")
  static let labels = LocalizedText(vi: "nhãn, {vi, en} hoặc danh sách nhãn", en: "a label, {vi, en} or a list of labels")

  static func missingKind(_ name: String) -> LocalizedText {
    .init(vi: "loại câu trả lời thiếu \(name)", en: "the missing kind \(name)")
  }

  static func orBuiltIn(_ declared: LocalizedText, example: String) -> LocalizedText {
    .init(vi: declared[.vi] + "; có sẵn: \(example) và các thang khác", en: declared[.en] + "; built in: \(example) and others")
  }
}
