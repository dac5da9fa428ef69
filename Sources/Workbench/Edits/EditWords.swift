import SurveyModel

/// What is said of changes that cannot be made.
extension LocalizedText {
  static let sharedIndex = LocalizedText(
    vi: "tệp nằm ngoài thư mục các khảo sát, và survey.yaml chưa đọc được nên chưa chép được; sửa survey.yaml trước",
    en: "the file lies outside the folder of surveys and cannot be copied while survey.yaml cannot be read; mend survey.yaml first")

  static let noSurvey = LocalizedText(vi: "không có khảo sát nào tên như vậy", en: "there is no survey of that name")

  static let noNameOfComponent = LocalizedText(
    vi: "thành phần cần có tên, ít nhất bằng một ngôn ngữ; chưa ghi gì",
    en: "expected a name of each component, in one language at least; nothing was written")

  static func nothingIn(_ component: LocalizedText) -> LocalizedText {
    LocalizedText(
      vi: "\(component[.vi]): cần ít nhất một câu hỏi. Chuyển câu hỏi vào thành phần này, hoặc bỏ thành phần; chưa ghi gì",
      en: "\(component[.en]): expected one question at least. Move one to this component, or remove it; nothing was written")
  }

  static let noStages = LocalizedText(vi: "không giữ lại các bước tính", en: "the stages of the run were not kept")
}
