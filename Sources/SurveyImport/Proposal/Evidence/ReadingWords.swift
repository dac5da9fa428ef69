import SurveyModel

/// What a column can be.
enum ReadingWords {
  static let unit = LocalizedText(vi: "đơn vị được đánh giá", en: "the unit that is rated")
  static let stratum = LocalizedText(vi: "nhóm (tầng) của người trả lời", en: "a stratum of respondents")
  static let respondent = LocalizedText(vi: "mã người trả lời", en: "the id of the respondent")
  static let time = LocalizedText(vi: "thời điểm", en: "a time")
  static let consent = LocalizedText(vi: "đồng ý tham gia", en: "consent")
  static let rating = LocalizedText(vi: "câu hỏi theo thang đo", en: "a question on a scale")
  static let choice = LocalizedText(vi: "lựa chọn không có thứ tự", en: "a choice without order")
  static let tickBox = LocalizedText(vi: "ô đánh dấu của câu hỏi nhiều lựa chọn", en: "a box to tick")
  static let rank = LocalizedText(vi: "thứ hạng do người trả lời xếp (1 là nhất)", en: "a rank, 1 the best")
  static let fact = LocalizedText(vi: "thông tin về người trả lời", en: "a fact about the respondent")
  static let text = LocalizedText(vi: "văn bản hoặc số tự do", en: "free text or numbers")
  static let derived = LocalizedText(vi: "tính từ các cột khác", en: "made from other columns")
  static let system = LocalizedText(vi: "của nền tảng", en: "the platform's own")
  static let empty = LocalizedText(vi: "không có câu trả lời nào", en: "no answer at all")
}
