import SurveyModel

/// What is said of respondent groups, points and tiers in an index.
enum FinishWords {
  static let mapOfGroupWeights = LocalizedText(
    vi: "các mục con như {enterprises: 70, department: 30}",
    en: "a map such as {enterprises: 70, department: 30}")

  static let groupWeightsSumToZero = LocalizedText(
    vi: "tổng trọng số của các nhóm người trả lời phải lớn hơn 0, gặp tổng 0",
    en: "expected respondent groups whose weights sum to more than zero, found a sum of 0")

  static let listOfPoints = LocalizedText(vi: "danh sách điểm thưởng, điểm trừ", en: "a list of bonus and penalty points")

  static let pointsWithReason = LocalizedText(
    vi: "điểm thưởng, điểm trừ gồm unit, points và reason",
    en: "points with unit, points and reason")

  static let points = LocalizedText(vi: "số điểm, nhỏ hơn 0 là điểm trừ", en: "points, below zero for a penalty")
  static let reason = LocalizedText(vi: "lý do", en: "the reason")
  static let listOfTiers = LocalizedText(vi: "danh sách mức xếp loại", en: "a list of tiers")
  static let tierWithFrom = LocalizedText(vi: "mức xếp loại gồm from và name", en: "a tier with from and name")
  static let startOfTier = LocalizedText(vi: "điểm bắt đầu của mức xếp loại", en: "the score that the tier begins at")

  static func tierOutsideScore(_ from: Double, to: Double) -> LocalizedText {
    .init(
      vi: "mức xếp loại bắt đầu trong thang điểm, từ \(plain(from)) đến \(plain(to))",
      en: "a tier that begins within the score, \(plain(from)) to \(plain(to))")
  }

  static let differentStarts = LocalizedText(
    vi: "các mức xếp loại bắt đầu từ những điểm khác nhau",
    en: "tiers that begin at different scores")

  static let anotherTierBegins = LocalizedText(vi: "một mức khác cũng bắt đầu từ điểm này", en: "another tier begins there too")

  static let listOfTiersOrMap = LocalizedText(
    vi: "danh sách mức xếp loại, hoặc mục con quantile hoặc gap",
    en: "a list of tiers, or a map with quantile or gap")

  static func quantileNotAlone(_ key: String) -> LocalizedText {
    .init(vi: "quantile phải đứng một mình, gặp \"\(key)\" bên cạnh", en: "expected quantile alone, found \"\(key)\" beside it")
  }

  static let gap = LocalizedText(vi: "số điểm lớn hơn 0", en: "points above zero")
  static let listOfTierNames = LocalizedText(vi: "danh sách tên mức xếp loại", en: "a list of names of tiers")

  static let noTierName = LocalizedText(
    vi: "cần ít nhất một tên, gặp danh sách trống",
    en: "expected at least one name, found an empty list")

  static let listOfShares = LocalizedText(vi: "danh sách như {share: 0.2, name: …}", en: "a list such as {share: 0.2, name: …}")
  static let tierWithShare = LocalizedText(vi: "mức xếp loại gồm share và name", en: "a tier with share and name")

  static func shareOfLastTier(_ found: LocalizedText) -> LocalizedText {
    .init(
      vi: "mức cuối nhận phần còn lại, không cần share, gặp \(found[.vi])",
      en: "expected no share for the last tier, which takes what is left, found \(found[.en])")
  }

  static let share = LocalizedText(vi: "tỷ lệ lớn hơn 0 và nhỏ hơn 1", en: "a share above 0 and below 1")

  static let noTier = LocalizedText(
    vi: "cần ít nhất một mức xếp loại, gặp danh sách trống",
    en: "expected at least one tier, found an empty list")

  static func sharesSumTo(_ sum: Double) -> LocalizedText {
    .init(
      vi: "cần các tỷ lệ có tổng nhỏ hơn 1, gặp tổng \(plain(sum))",
      en: "expected shares that sum to less than one, found a sum of \(plain(sum))")
  }
}
