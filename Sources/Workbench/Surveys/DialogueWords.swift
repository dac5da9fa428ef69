import SurveyModel

/// What is said around the questions of `init`.
enum DialogueWords {
  static func columns(_ headers: [String], showing most: Int) -> LocalizedText {
    let shown = headers.prefix(most).map { "\"\($0)\"" }.joined(separator: ", ")
    let more = headers.count - min(most, headers.count)
    return .init(
      vi: "Các cột: \(shown)" + (more > 0 ? " và \(more) cột nữa" : ""), en: "Columns: \(shown)" + (more > 0 ? " and \(more) more" : ""))
  }

  /// - Parameter columns: whose answers are counted together.
  static func seen(_ values: String, columns: Int) -> LocalizedText {
    columns > 1
      ? .init(vi: "Đã thấy, trong cả \(columns) cột: \(values)", en: "Seen, in all \(columns) columns together: \(values)")
      : .init(vi: "Đã thấy: \(values)", en: "Seen: \(values)")
  }

  static func expected(_ options: Int, likeliest: Int, found: String) -> LocalizedText {
    .init(
      vi: "Cần một số từ 1 đến \(options), hoặc để trống để chọn \(likeliest); gặp \"\(found)\". Xin trả lời lại.",
      en: "Expected a number from 1 to \(options), or nothing for \(likeliest); found \"\(found)\". Please answer again.")
  }
}
