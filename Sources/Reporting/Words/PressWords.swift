import SurveyModel

/// Sentences of the press release. Each can be printed as it stands.
enum PressWords {
  static func announces(_ organization: String, title: String, index: String, _ language: Language) -> String {
    language(vi: "\(organization) công bố kết quả “\(title)” (\(index)).", en: "\(organization) publishes “\(title)” (\(index)).")
  }
  /// Of figures alone.
  static func announces(_ organization: String, title: String, _ language: Language) -> String {
    language(vi: "\(organization) công bố “\(title)”.", en: "\(organization) publishes “\(title)”.")
  }
  static func sources(_ sources: [String], _ language: Language) -> String {
    let list = sources.joined(separator: "; ")
    return language(vi: "Nguồn số liệu: \(list).", en: "Sources of the figures: \(list).")
  }
  static func noRanking(_ language: Language) -> String {
    language(vi: "Không có đơn vị nào được xếp hạng.", en: "No unit is ranked.")
  }
  static func reaches(_ name: String, _ points: String, _ language: Language) -> String {
    language(vi: "\(name) đạt \(points) điểm", en: "\(name) with \(points) points")
  }
  static func next(_ units: [String], _ language: Language) -> String {
    let list = units.joined(separator: "; ")
    return language(vi: "Xếp sau là \(list).", en: "Next come \(list).")
  }
  static func interval(_ confidence: String, _ range: String, _ language: Language) -> String {
    language(vi: " (khoảng tin cậy \(confidence): \(range))", en: " (\(confidence) confidence interval \(range))")
  }
  static func overall(_ points: String, _ interval: String?, _ language: Language) -> String {
    language(vi: "Điểm toàn đơn vị là \(points)\(interval ?? "").", en: "All units together score \(points) points\(interval ?? "").")
  }
  static func satisfied(_ rate: String, _ kind: SatisfactionWords.Kind, _ language: Language) -> String {
    switch kind {
    case .question, .everyAnswer: language(vi: "Tỷ lệ hài lòng là \(rate).", en: "The share of satisfied respondents is \(rate).")
    case .declared:
      language(
        vi: "Tỷ lệ hài lòng, tính gộp các câu hỏi về hài lòng, là \(rate).",
        en: "Of the answers to the questions on satisfaction, \(rate) are in the two best categories.")
    case .pooled:
      language(
        vi: "Tỷ lệ hài lòng, tính gộp mọi câu trả lời, là \(rate).", en: "Of all answers, \(rate) are in the two best categories.")
    }
  }
  static func answered(_ responses: String, invited: String, rate: String, _ language: Language) -> String {
    language(
      vi: "Khảo sát thu được \(responses) phiếu hợp lệ; \(invited) đối tượng được mời, tỷ lệ phản hồi \(rate) (RR2 theo AAPOR).",
      en: "The survey brought \(responses) valid responses; \(invited) were invited, and the response rate is \(rate) (AAPOR RR2).")
  }
  static func answered(_ responses: String, _ language: Language) -> String {
    language(
      vi: "Khảo sát thu được \(responses) phiếu hợp lệ; không có danh sách đối tượng được mời nên không tính tỷ lệ phản hồi.",
      en: "The survey brought \(responses) valid responses; without a list of those invited there is no response rate.")
  }
  static func invited(_ language: Language) -> String { language(vi: "Số được mời", en: "Invited") }
  static func attainment(_ language: Language) -> String { language(vi: "Tỷ lệ hoàn thành", en: "Attainment") }
  static func revenue(_ name: String, period: String, _ amount: String, _ targets: [String], _ language: Language) -> String {
    let list = targets.joined(separator: "; ")
    guard !targets.isEmpty else { return language(vi: "\(name) (\(period)): \(amount).", en: "\(name) (\(period)): \(amount).") }
    return language(vi: "\(name) (\(period)): \(amount), bằng \(list).", en: "\(name) (\(period)): \(amount), which is \(list).")
  }
  /// - Parameter issuer: who set it; `nil` where nobody is named.
  static func ofTarget(_ share: String, _ value: String, _ issuer: String?, _ language: Language) -> String {
    let by = issuer.map { " (\($0))" } ?? ""
    return language(vi: "\(share) dự toán, chỉ tiêu \(value)\(by)", en: "\(share) of the target of \(value)\(by)")
  }
  static func of(_ what: String, _ whose: String, _ language: Language) -> String { "\(what): \(whose)" }

  static func traces(_ language: Language) -> String { language(vi: "Nguồn của từng con số", en: "Where every figure stands") }
  static func figure(_ language: Language) -> String { language(vi: "Con số", en: "Figure") }
  static func what(_ language: Language) -> String { language(vi: "Nội dung", en: "What") }
  static func place(_ language: Language) -> String { language(vi: "Vị trí trong results.json", en: "Position in results.json") }
}
