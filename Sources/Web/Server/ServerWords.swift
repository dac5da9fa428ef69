import SurveyModel

/// What is said of the server itself.
enum ServerWords {
  static func noPort(_ port: Int, _ why: LocalizedText) -> LocalizedText {
    LocalizedText(
      vi: "cổng \(port) không mở được (\(why[.vi])); chọn cổng khác bằng --port, hoặc bỏ --port để dùng cổng trống",
      en: "port \(port) cannot be opened (\(why[.en])); choose another with --port, or leave --port out for a free one")
  }
}
