import SurveyModel

/// Texts among the names of units or strata that name none: a respondent's own, a name or a sentence that one person wrote,
/// and the totals at the foot.
enum StrayNames {
  /// The commonest family names, which lead a Vietnamese name.
  private static let families: Set<String> = [
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý", "đinh", "đoàn",
    "trịnh", "mai", "tô", "lưu", "tạ", "chu", "hà", "cao", "lương", "vương", "ông", "bà", "anh", "chị", "mr", "mrs", "ms",
  ]
  /// As they are written: `Cô Tô` and `Bà Rịa` are places.
  private static let titles: Set<String> = [
    "ông", "Ông", "bà", "anh", "Anh", "chị", "Chị", "cô", "chú", "thầy", "Mr", "Mrs", "Ms", "Miss", "mr", "mrs", "ms", "MR", "MRS", "MS",
  ]
  private static let longestName = 12
  /// Where every other name stands in so many rows at least, a text of one row is none of them.
  private static let gap = 5

  static func isStray(_ value: (text: String, count: Int)) -> Bool {
    guard value.count == 1 else { return false }
    let words = TextKey(value.text).text.split { $0 == " " || $0 == "." }
    guard words.count >= 3, !HeaderWords(value.text).holds(HeaderWords.offices) else { return false }
    return families.contains(String(words[0])) || words.count > longestName
  }

  /// The names without those that are typed beside the choices of a form: each stands in one row, while the choices stand in many.
  static func withoutTyped(_ values: [(text: String, count: Int)], isKnown: (String) -> Bool) -> [(text: String, count: Int)] {
    let values = values.filter { isKnown($0.text) || !isOther($0) }
    let choices = values.filter { $0.count > 1 }
    guard choices.count >= 2, choices.allSatisfy({ $0.count >= gap }) else { return values }
    return values.filter { value in
      // Several choices in one cell may well be made once.
      value.count > 1 || isKnown(value.text) || value.text.contains { ";|,".contains($0) }
        || HeaderWords(value.text).holds(HeaderWords.offices)
    }
  }

  /// `Khác`, `Other (please specify)`, `Khác: …`, and where somebody is named in few rows.
  private static func isOther(_ value: (text: String, count: Int)) -> Bool {
    let key = TextKey(value.text).text
    let isChoice = others.contains { key == $0 || key.hasPrefix($0 + ":") || key.hasPrefix($0 + " (") || key.hasPrefix($0 + " -") }
    return isChoice || value.count < gap && namesSomebody(value.text)
  }

  private static let others = [
    "khác", "mục khác", "đơn vị khác", "nơi khác", "cơ quan khác", "other", "others", "other office", "elsewhere",
  ]

  /// `Tổng cộng`, `Trung bình`, `Average`: a row of the foot, whatever stands beside it.
  static func isTotal(_ text: String) -> Bool {
    let key = withoutBlanks(TextKey(text.prefix { $0 != "(" }).text.filter { !".:;*".contains($0) })
    return WideLabel.isWhole(text) && key != "all units" || means.contains(key)
  }

  private static let means: Set<String> = [
    "trung bình", "trung bình chung", "trung bình cộng", "điểm trung bình", "điểm tb", "tb", "tb chung", "bình quân", "average", "mean",
    "avg", "overall average", "overall mean", "sum", "subtotal", "sub-total", "std dev", "độ lệch chuẩn",
  ]

  /// Somebody named by a title in front of a capital: `anh Hùng`, `Mr Hung`.
  static func namesSomebody(_ text: String) -> Bool {
    let words = text.split { !$0.isLetter }
    return zip(words, words.dropFirst()).contains { titles.contains(String($0)) && $1.first?.isUppercase == true }
  }
}
