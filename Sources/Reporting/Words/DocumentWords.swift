import SurveyModel

/// Headings and what stands around a report.
enum DocumentWords {
  static func summary(_ language: Language) -> String { language(vi: "Kết quả chính", en: "Main results") }
  static func press(_ language: Language) -> String { language(vi: "Thông tin dành cho báo chí", en: "For the press") }
  static func ranking(_ language: Language) -> String { language(vi: "Xếp hạng", en: "Ranking") }
  static func components(_ language: Language) -> String { language(vi: "Chỉ số thành phần", en: "Components") }
  static func ratesByAAPOR(_ language: Language) -> String {
    language(vi: "Tỷ lệ phản hồi theo chuẩn AAPOR", en: "Response rates by the AAPOR standard")
  }
  static func context(_ language: Language) -> String {
    language(vi: "Thu ngân sách nhà nước và hoạt động", en: "State budget revenue and activity")
  }
  static func contextLead(_ language: Language) -> String {
    language(
      vi: "Số liệu do các nguồn chính thức công bố, đặt cạnh kết quả xếp hạng để tham khảo.",
      en: "Figures published by official sources, shown beside the ranking for reference.")
  }
  static func figuresLead(_ language: Language) -> String {
    language(vi: "Số liệu do các nguồn chính thức công bố.", en: "Figures published by official sources.")
  }
  static func treatment(_ language: Language) -> String { language(vi: "Xử lý số liệu", en: "Data treatment") }
  static func treatmentLead(_ language: Language) -> String {
    language(
      vi: "Từng giá trị đã được chia mẫu số, thay thế khi thiếu hoặc xử lý ngoại lệ trước khi chấm điểm.",
      en: "Every value that was divided, imputed or treated as an outlier before it was scored.")
  }
  static func dataQuality(_ language: Language) -> String { language(vi: "Chất lượng số liệu", en: "Data quality") }
  static func nothingWithoutFlagged(because reason: String, _ language: Language) -> String {
    language(
      vi: "Không tính được xếp hạng khi bỏ các phiếu bị đánh dấu: \(reason).",
      en: "The ranking without flagged responses cannot be computed: \(reason).")
  }
  static func method(_ language: Language) -> String { language(vi: "Phương pháp", en: "Method") }
  static func inputs(_ language: Language) -> String { language(vi: "Tệp đầu vào (SHA-256)", en: "Input files (SHA-256)") }
  static func contents(_ language: Language) -> String { language(vi: "Mục lục", en: "Contents") }
  static func skip(_ language: Language) -> String { language(vi: "Chuyển đến nội dung", en: "Skip to the content") }
  static func notice(_ language: Language) -> String { language(vi: "Lưu ý:", en: "Please note:") }
  static func allColumns(_ language: Language) -> String { language(vi: "Hiện tất cả các cột", en: "Show all columns") }
  static func sortBy(_ language: Language) -> String { language(vi: "Sắp xếp theo cột này", en: "Sort by this column") }

  static func kindOfProblem(_ language: Language) -> String { language(vi: "Loại", en: "Kind") }
  static func firstOfEachKind(_ shown: Int, _ language: Language) -> String {
    language(
      vi: "Liệt kê theo loại, mỗi loại nêu tối đa \(shown) trường hợp đầu tiên.",
      en: "Listed by kind, with the first \(shown) cases of each.")
  }
  static func moreOfThisKind(_ count: String, _ language: Language) -> String {
    language(vi: "Còn \(count) trường hợp khác cùng loại.", en: "And \(count) more of this kind.")
  }
  static func moreProblems(_ count: String, _ language: Language) -> String {
    language(
      vi: "Còn \(count) trường hợp khác; danh sách đầy đủ có trong tệp problems.csv.",
      en: "\(count) more; the full list is in problems.csv.")
  }

  /// Edition, date of publication and fieldwork.
  static func facts(_ survey: Survey, _ language: Language) -> [Document.Fact] {
    let numbers = NumberText(language: language)
    var facts = [
      Document.Fact(
        name: survey.respondentGroups.isEmpty ? language(vi: "Kỳ báo cáo", en: "Edition") : language(vi: "Kỳ khảo sát", en: "Edition"),
        value: survey.edition,
        sentence: language(vi: "Kỳ \(survey.edition)", en: "Edition \(survey.edition)")),
      Document.Fact(
        name: language(vi: "Ngày công bố", en: "Published"), value: numbers.published(survey),
        sentence: survey.published.map { date in
          language(vi: "Công bố ngày \(numbers.text(date))", en: "Published \(numbers.text(date))")
        } ?? language(vi: "Không ghi ngày công bố", en: "No date of publication")),
    ]
    if let fieldwork = survey.fieldwork {
      let (from, to) = (numbers.text(fieldwork.from), numbers.text(fieldwork.to))
      let mode = fieldwork.mode?[language] ?? ""
      let behind = mode.isEmpty ? "" : ", " + mode
      facts.append(
        Document.Fact(
          name: language(vi: "Thời gian khảo sát", en: "Fieldwork"), value: "\(from)–\(to)", detail: mode,
          sentence: language(vi: "Khảo sát từ \(from) đến \(to)\(behind)", en: "Fieldwork \(from) to \(to)\(behind)")))
    }
    return facts
  }

  static func publisher(_ language: Language) -> String { language(vi: "Đơn vị công bố", en: "Published by") }

  static func imprint(_ survey: Survey, _ language: Language, version: String) -> [String] {
    let program = version.isEmpty ? "cdci" : "cdci \(version)"
    return [
      survey.organization[language], language(vi: "Kỳ \(survey.edition)", en: "Edition \(survey.edition)"),
      language(vi: "Tính bằng phần mềm \(program)", en: "Computed with \(program)"),
    ]
  }
}

extension Language {
  /// What it is called in itself.
  package var ownName: String { self(vi: "Tiếng Việt", en: "English") }
}
