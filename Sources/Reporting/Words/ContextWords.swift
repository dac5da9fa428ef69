import SurveyModel

/// Columns of the tables of revenue and activity.
enum ContextWords {
  static func indicator(_ language: Language) -> String { language(vi: "Nội dung", en: "Indicator") }
  static func issuer(_ language: Language) -> String { language(vi: "Cơ quan giao dự toán, chỉ tiêu", en: "Target set by") }
  static func targetPeriod(_ language: Language) -> String { language(vi: "Kỳ giao", en: "Target period") }
  static func target(_ language: Language) -> String { language(vi: "Dự toán (chỉ tiêu) giao", en: "Target") }
  /// What figures are called whose id the program gives, or that a survey names by the usual id.
  static let wellKnown: [String: LocalizedText] = [
    "revenue": LocalizedText(vi: "Thu ngân sách nhà nước", en: "State budget revenue")
  ]
  /// What an indicator, issuer or measure of context.csv is called; as the file writes it where the survey gives no name.
  static func name(of key: String, _ survey: Survey, _ language: Language) -> String {
    survey.context?.names[key]?[language] ?? wellKnown[key]?[language] ?? key
  }
  static func whetherKept(_ language: Language) -> String { language(vi: "Kết quả", en: "Result") }
  /// - Parameters:
  ///   - isMet: `nil` without an actual.
  ///   - isOver: whether the period of the target is.
  static func kept(_ isMet: Bool?, isAtMost: Bool, isOver: Bool, _ language: Language) -> String {
    switch (isMet, isAtMost) {
    case (nil, _): ""
    case (true?, true): language(vi: "không vượt mức", en: "kept")
    case (false?, true): language(vi: "vượt mức cho phép", en: "passed")
    case (true?, false): language(vi: "đạt", en: "reached")
    case (false?, false): isOver ? language(vi: "không đạt", en: "not reached") : language(vi: "chưa đạt", en: "not yet reached")
    }
  }
  static func limited(_ issuer: String, isAtMost: Bool, _ language: Language) -> String {
    guard isAtMost else { return issuer }
    return issuer.isEmpty ? language(vi: "không quá", en: "at most") : issuer + language(vi: " (không quá)", en: " (at most)")
  }
  static func whatLimitsAre(_ language: Language) -> String {
    language(
      vi: "Không quá: mức không được vượt; tỷ lệ dưới 100% là giữ được mức.",
      en: "At most: a limit that is not to be passed; below 100% it is kept.")
  }
  static func targetNotAboveZero(_ language: Language) -> String {
    language(vi: "không tính tỷ lệ hoàn thành: chỉ tiêu không lớn hơn 0", en: "no attainment: the target is not above zero")
  }
  /// - Parameter targets: whose they are.
  static func noAttainment(_ targets: [String], _ language: Language) -> String {
    let list = targets.joined(separator: "; ")
    return language(
      vi: "Không tính tỷ lệ hoàn thành của chỉ tiêu không lớn hơn 0: \(list).",
      en: "No attainment of targets that are not above zero: \(list).")
  }
  static func source(_ language: Language) -> String { language(vi: "Nguồn", en: "Source") }

  // MARK: - Figures alone

  static func changed(_ change: String, _ language: Language) -> String {
    language(vi: "so với kỳ trước: \(change)", en: "change from previous: \(change)")
  }
  static func publishedChange(_ change: String, _ language: Language) -> String {
    language(vi: "nguồn ghi thay đổi \(change)", en: "published change: \(change)")
  }
  static func what(_ language: Language) -> String { language(vi: "Nội dung", en: "What") }
  static func figures(_ language: Language) -> String { language(vi: "Số liệu trong báo cáo", en: "Figures reported") }
  static func known(_ language: Language) -> String { language(vi: "Có số thực hiện", en: "With an actual") }
  static func notKnown(_ language: Language) -> String { language(vi: "Chưa có số thực hiện", en: "Without an actual") }
  static func targets(_ language: Language) -> String { language(vi: "Dự toán, chỉ tiêu giao", en: "Targets") }
  static func forecasts(_ language: Language) -> String { language(vi: "Dự báo", en: "Forecasts") }
  static func checked(_ language: Language) -> String {
    language(
      vi: "Tỷ lệ, mức thay đổi và tổng do nguồn công bố đã được tính lại",
      en: "Shares, changes and sums of the sources that were computed again")
  }
  static func contradicted(_ language: Language) -> String { language(vi: "Không khớp", en: "Contradicted") }
  static func problems(_ language: Language) -> String { language(vi: "Vấn đề được ghi nhận", en: "Problems listed") }
  static func whatFiguresAre(_ language: Language) -> String {
    language(
      vi:
        "Một số liệu gồm các dòng cùng đơn vị, nội dung, kỳ và đơn vị tính trong tệp. Số liệu không có thì để trống, không ước tính thay.",
      en:
        "A figure is the rows of the file with the same unit, indicator, period and measure. What is not known stays blank and is not estimated."
    )
  }

  static func howFiguresAreComputed(_ language: Language) -> [String] {
    [
      language(
        vi:
          "Số liệu lấy từ các nguồn nêu trong bảng. Tỷ lệ hoàn thành = thực hiện / dự toán (chỉ tiêu) giao, tính riêng theo từng cơ quan giao. "
          + "So với kỳ trước = thực hiện / kỳ trước − 1. Số liệu không có thì để trống, không ước tính thay.",
        en:
          "The figures are those of the sources named in the table. Attainment = actual / target, separately for each issuer. "
          + "Change from previous = actual / previous − 1. What is not known stays blank and is not estimated."),
      language(
        vi: "Tỷ lệ, mức thay đổi và tổng mà nguồn công bố được tính lại từ chính các số của nguồn; chỗ không khớp được nêu rõ. "
          + "Báo cáo này không có phiếu khảo sát, không chấm điểm và không xếp hạng.",
        en: "Shares, changes and sums that a source states are computed again from its own figures, and contradictions are pointed out. "
          + "Nobody was surveyed for this report: it scores and ranks nothing."),
    ]
  }
}
