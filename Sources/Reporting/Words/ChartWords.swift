import SurveyModel

/// Titles of charts and what their marks mean.
enum ChartWords {
  static func scores(_ language: Language) -> String { language(vi: "Điểm của từng đơn vị", en: "Score of each unit") }
  static func components(_ language: Language) -> String { language(vi: "Điểm theo chỉ số thành phần", en: "Scores by component") }
  static func targets(_ language: Language) -> String {
    language(vi: "Thực hiện so với dự toán, chỉ tiêu giao", en: "Results against targets")
  }
  static func noScore(_ language: Language) -> String { language(vi: "không có điểm", en: "no score") }
  static func notPublished(_ language: Language) -> String { language(vi: "không công bố", en: "not published") }
  static func notKnown(_ language: Language) -> String { language(vi: "chưa có số liệu", en: "not known") }
  static func target(_ language: Language) -> String { language(vi: "Dự toán, chỉ tiêu", en: "Target") }

  static func band(_ name: String, from: String, _ language: Language) -> String {
    language(vi: "\(name): từ \(from)", en: "\(name): from \(from)")
  }
  static func axisBegins(at low: String, not from: String, _ language: Language) -> String {
    language(vi: "Trục bắt đầu từ \(low), không phải từ \(from).", en: "The axis starts at \(low), not at \(from).")
  }
  static func rangeOfOne(_ language: Language) -> String { language(vi: "xét riêng từng đơn vị", en: "for the unit by itself") }
  static func rangeOfAll(_ language: Language) -> String { language(vi: "xét chung tất cả đơn vị", en: "for all units jointly") }
  static func cells(_ language: Language) -> String {
    language(
      vi: "Ô càng đậm, điểm càng cao; ô viền đứt là không có điểm. Đơn vị xếp theo thứ hạng.",
      en: "The darker a cell, the higher the score; a dashed cell has no score. Units are in rank order.")
  }
  static func responseRate(_ language: Language) -> String {
    language(
      vi: "Tỷ lệ phản hồi RR2 (số phiếu / số được mời, trừ trường hợp ngoài đối tượng)",
      en: "Response rate RR2 (responses / invited, less those not eligible)")
  }
  static func edition(_ name: String, _ language: Language) -> String { language(vi: "kỳ \(name)", en: "\(name) edition") }
  static func rateBefore(_ edition: String, _ rate: String, _ language: Language) -> String {
    language(vi: "Kỳ \(edition): \(rate)", en: "\(edition) edition: \(rate)")
  }
  static func actualOfTarget(_ language: Language) -> String {
    language(vi: "Thực hiện, % dự toán, chỉ tiêu", en: "Actual, % of the target")
  }
  static func wholeTarget(_ language: Language) -> String { language(vi: "Dự toán, chỉ tiêu (100%)", en: "Target (100%)") }
  static func elapsed(_ language: Language) -> String {
    language(vi: "Phần thời gian đã qua", en: "Share of the period elapsed")
  }
}
