import SurveyModel

/// What only a Word document says: the official form (Decree 30/2020/NĐ-CP, annex I) and what tables and charts are called in it. What the program does not
/// know is a dotted line to fill in.
enum WordWords {
  static func superior(_ language: Language) -> String {
    language(vi: "CƠ QUAN CHỦ QUẢN: ……………………", en: "SUPERIOR AUTHORITY: ……………………")
  }
  static func country(_ language: Language) -> String {
    language(vi: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", en: "SOCIALIST REPUBLIC OF VIET NAM")
  }
  static func motto(_ language: Language) -> String {
    language(vi: "Độc lập - Tự do - Hạnh phúc", en: "Independence - Freedom - Happiness")
  }
  static func numberOfReport(_ language: Language) -> String { language(vi: "Số: …………/BC-…………", en: "No.: …………/BC-…………") }
  static func numberOfRelease(_ language: Language) -> String { language(vi: "Số: …………/TCBC-…………", en: "No.: …………/TCBC-…………") }
  static func placeAndDate(_ date: CalendarDate?, _ language: Language) -> String {
    guard let date else {
      return language(vi: "…………, ngày …… tháng …… năm ………", en: "…………, date: ……………………")
    }
    // Days below ten and the first two months are written with a zero in front.
    let (day, month) = (date.day < 10 ? "0\(date.day)" : "\(date.day)", date.month < 3 ? "0\(date.month)" : "\(date.month)")
    return language(
      vi: "…………, ngày \(day) tháng \(month) năm \(date.year)", en: "…………, \(NumberText(language: .en).text(date))")
  }
  static func report(_ language: Language) -> String { language(vi: "BÁO CÁO", en: "REPORT") }
  static func release(_ language: Language) -> String { language(vi: "THÔNG CÁO BÁO CHÍ", en: "PRESS RELEASE") }
  static func recipients(_ language: Language) -> String { language(vi: "Nơi nhận:", en: "Recipients:") }
  static func recipient(_ language: Language) -> String { language(vi: "- ……………………;", en: "- ……………………;") }
  static func file(_ language: Language) -> String { language(vi: "- Lưu: VT, …………", en: "- Filed: …………") }
  static func office(_ language: Language) -> String { language(vi: "CHỨC VỤ NGƯỜI KÝ: …………", en: "OFFICE OF THE SIGNATORY: …………") }
  static func signature(_ language: Language) -> String {
    language(vi: "(Chữ ký, dấu hoặc chữ ký số)", en: "(Signature, seal or digital signature)")
  }
  static func name(_ language: Language) -> String { language(vi: "Họ và tên: ……………………", en: "Full name: ……………………") }

  static func table(_ language: Language) -> String { language(vi: "Bảng", en: "Table") }
  static func figure(_ language: Language) -> String { language(vi: "Hình", en: "Figure") }
  static func annex(_ language: Language) -> String { language(vi: "Phụ lục", en: "Annex") }
  static func keyFigures(_ language: Language) -> String { language(vi: "Các số liệu chính", en: "Key figures") }
  static func what(_ language: Language) -> String { language(vi: "Nội dung", en: "What") }
  static func result(_ language: Language) -> String { language(vi: "Kết quả", en: "Result") }
  static func detail(_ language: Language) -> String { language(vi: "Ghi chú", en: "Note") }
  static func shades(_ language: Language) -> String {
    language(vi: "Ô càng đậm, điểm càng cao.", en: "The darker a cell, the higher the score.")
  }
  static func leftOut(_ language: Language) -> String {
    language(
      vi: "biểu đồ có trong trang index.html, số liệu có trong các bảng.",
      en: "the chart stands in the page index.html, its numbers in the tables.")
  }
}
