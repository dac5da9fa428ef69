import SurveyModel

/// What is said of changes that cannot be made.
extension LocalizedText {
  static let sharedIndex = LocalizedText(
    vi: "tệp nằm ngoài thư mục các khảo sát, và survey.yaml chưa đọc được nên chưa chép được; sửa survey.yaml trước",
    en: "the file lies outside the folder of surveys and cannot be copied while survey.yaml cannot be read; mend survey.yaml first")

  static let noSurvey = LocalizedText(vi: "không có khảo sát nào tên như vậy", en: "there is no survey of that name")

  static let noStages = LocalizedText(vi: "không giữ lại các bước tính", en: "the stages of the run were not kept")
}
