import SurveyModel

/// What is said of a plan.
enum PlanWords {
  static func head(responses: String, invitations: String, precision: String, confidence: String) -> LocalizedText {
    LocalizedText(
      vi:
        "Cần \(responses) phiếu trả lời (gửi \(invitations) phiếu) để điểm của mỗi đơn vị sai lệch không quá ±\(precision) điểm, độ tin cậy \(confidence)%.",
      en:
        "\(responses) responses (\(invitations) invitations) give every unit's score a margin of ±\(precision) points at \(confidence)% confidence."
    )
  }

  static func assumed(spread: String) -> LocalizedText {
    LocalizedText(
      vi:
        "Giả định: điểm của từng người trả lời có độ lệch chuẩn \(spread), như khi câu trả lời trải đều trên thang điểm; chưa có phiếu kỳ trước để ước lượng.",
      en:
        "Assumed: scores of single respondents have a standard deviation of \(spread), as if answers were spread evenly over the scale; there are no earlier answers to take it from."
    )
  }

  static let columns = [
    ["Đơn vị", "Nhóm", "Tổng số", "Số phiếu cần", "Gửi", "Sai số ±", "N/(1+Ne²)"],
    ["Unit", "Stratum", "Population", "Responses", "Invitations", "Margin ±", "N/(1+Ne²)"],
  ]

  static func census(_ units: String) -> LocalizedText {
    LocalizedText(
      vi: "Nên khảo sát toàn bộ ở: \(units) (cần hơn 80% tổng số).", en: "Ask everybody in: \(units) (more than 80% of them are needed).")
  }

  static let falls = LocalizedText(
    vi: "! Dù gửi cho tất cả, số phiếu trả lời dự kiến vẫn ít hơn số cần.",
    en: "! Even if all are invited, fewer responses are expected than are needed.")

  static let pairs = LocalizedText(
    vi: "Khả năng phân biệt hai đơn vị liền kề, theo điểm kỳ trước:",
    en: "The chance to tell neighbours apart, by the scores of the last edition:")

  static func pair(
    better: String, worse: String, difference: String, chance: String, together: String, more: String, simulated: String?
  ) -> LocalizedText {
    LocalizedText(
      vi: "\(better) – \(worse) (chênh \(difference)): \(chance); xét chung tất cả đơn vị \(together); thêm 10 phiếu mỗi đơn vị \(more)"
        + (simulated.map { "; mô phỏng \($0)" } ?? ""),
      en:
        "\(better) – \(worse) (\(difference) apart): \(chance); among all units together \(together); with ten more responses each \(more)"
        + (simulated.map { "; simulated \($0)" } ?? ""))
  }

  /// - Parameter first: `nil` where no scores are known.
  static func simulated(surveys: String, first: (unit: String, share: String)?) -> LocalizedText {
    guard let first else {
      return LocalizedText(
        vi: "Đã mô phỏng \(surveys) cuộc khảo sát; chưa có điểm kỳ trước nên không so sánh được các đơn vị.",
        en: "Surveys simulated: \(surveys); without scores of a last edition the units cannot be compared.")
    }
    return LocalizedText(
      vi: "Trong \(surveys) cuộc khảo sát mô phỏng, \(first.unit) chắc chắn đứng đầu ở \(first.share).",
      en: "Surveys simulated: \(surveys). \(first.unit) was surely first in \(first.share) of them.")
  }
}
