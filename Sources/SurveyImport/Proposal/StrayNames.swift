import SurveyModel

/// Texts among the names of units or strata that are a respondent's own: a name or a sentence that one person wrote.
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
}
