import SurveyModel

/// Texts among the names of units or strata that name none: a respondent's own, a name or a sentence that one person wrote,
/// and the totals at the foot.
enum StrayNames {
  /// The commonest family names, which lead a Vietnamese name.
  private static let families: Set<String> = [
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý", "đinh", "đoàn",
    "trịnh", "mai", "tô", "lưu", "tạ", "chu", "hà", "cao", "lương", "vương", "ông", "bà", "anh", "chị", "mr", "mrs", "ms",
  ]
  private static let longestName = 12

  static func isStray(_ value: (text: String, count: Int)) -> Bool {
    guard value.count == 1 else { return false }
    let words = TextKey(value.text).text.split { $0 == " " || $0 == "." }
    guard words.count >= 3, !HeaderWords(value.text).holds(HeaderWords.offices) else { return false }
    return families.contains(String(words[0])) || words.count > longestName
  }

  /// `Tổng cộng`, `Trung bình`, `Average`: a row of the foot, whatever stands beside it.
  static func isTotal(_ text: String) -> Bool {
    let key = withoutBlanks(TextKey(text.prefix { $0 != "(" }).text.filter { !".:;*".contains($0) })
    return WideLabel.isWhole(text) && key != "all units" || means.contains(key)
  }

  private static let means: Set<String> = [
    "trung bình", "trung bình chung", "trung bình cộng", "điểm trung bình", "điểm tb", "tb", "tb chung", "bình quân", "average", "mean",
    "avg", "overall average", "overall mean", "sum", "subtotal", "sub-total", "std dev", "độ lệch chuẩn",
  ]
}
