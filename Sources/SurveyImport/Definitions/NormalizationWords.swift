import SurveyModel

/// What is said of `normalize` and `treatment`.
enum NormalizationWords {
  static func methodWithoutKey(_ method: String, lacking: String) -> LocalizedText {
    .init(
      vi: "\(method) cần mục \"\(lacking)\", như {method: \(method), \(lacking): …}, nhưng không có",
      en: "expected the key \"\(lacking)\" with \(method), as in {method: \(method), \(lacking): …}, found none")
  }

  static let method = LocalizedText(vi: "tên phương pháp, hoặc các mục con có method", en: "a method or a map with method")

  static func fromAboveTo(_ from: Double, to: Double) -> LocalizedText {
    .init(
      vi: "\"from\" phải nhỏ hơn \"to\", gặp from \(plain(from)) và to \(plain(to))",
      en: "expected \"from\" below \"to\", found from \(plain(from)) and to \(plain(to))")
  }

  static let score = LocalizedText(vi: "điểm", en: "a score")
  static let targetValue = LocalizedText(vi: "giá trị đích", en: "a target value")
  static let mapOfPooled = LocalizedText(vi: "các mục con như {pooled: [2019, 2020]}", en: "a map such as {pooled: [2019, 2020]}")
  static let editions = LocalizedText(vi: "các kỳ, như [2019, 2020]", en: "editions such as [2019, 2020]")

  static let noEdition = LocalizedText(
    vi: "cần ít nhất một kỳ, gặp danh sách trống",
    en: "expected at least one edition, found an empty list")

  static func editionTwice(_ edition: String) -> LocalizedText {
    .init(
      vi: "mỗi kỳ chỉ được ghi một lần, gặp \(edition.quotedAsFound) hai lần",
      en: "expected every edition once, found \(edition.quotedAsFound) twice")
  }

  static let range = LocalizedText(vi: "this-run, hoặc các mục con min và max", en: "this-run or a map with min and max")

  static func rangeMinAbove(_ min: Double, max: Double) -> LocalizedText {
    .init(
      vi: "cần khoảng có min nhỏ hơn max, gặp min \(plain(min)) và max \(plain(max))",
      en: "expected a range with min below max, found min \(plain(min)) and max \(plain(max))")
  }

  static let listOfBands = LocalizedText(vi: "danh sách khoảng như {from: 0, score: 1}", en: "a list of bands such as {from: 0, score: 1}")
  static let band = LocalizedText(vi: "khoảng gồm from và score", en: "a band with from and score")
  static let startOfBand = LocalizedText(vi: "giá trị bắt đầu của khoảng", en: "the value that the band begins at")

  static let differentStarts = LocalizedText(
    vi: "các khoảng bắt đầu từ những giá trị khác nhau",
    en: "bands that begin at different values")

  static let noBand = LocalizedText(
    vi: "cần ít nhất một khoảng, gặp danh sách trống",
    en: "expected at least one band, found an empty list")

  static func noLogarithm(_ end: Double) -> LocalizedText {
    .init(
      vi: "với transform: log cần các số lớn hơn 0, gặp \(plain(end))",
      en: "expected numbers above zero for transform: log, found \(plain(end))")
  }

  static let mapOfTreatment = LocalizedText(
    vi: "các mục con như {impute: median, outliers: {winsorise: 5}}",
    en: "a map such as {impute: median, outliers: {winsorise: 5}}")

  static let mapOfDenominators = LocalizedText(vi: "các mục con như {so-vu: to-khai}", en: "a map such as {cases: declarations}")

  static func notAColumn(_ column: String, near: LocalizedText) -> LocalizedText {
    .init(
      vi: "cần một cột số liệu mà chỉ số dùng, gặp \(column.quotedAsFound); \(near[.vi])",
      en: "expected a column that the index reads, found \(column.quotedAsFound); \(near[.en])")
  }

  static let mapOfOutliers = LocalizedText(vi: "các mục con như {winsorise: 5, log: true}", en: "a map such as {winsorise: 5, log: true}")
  static let pointsToWinsorise = LocalizedText(
    vi: "số giá trị ngoại lệ được thay bằng giá trị giới hạn, từ 0 trở lên", en: "how many values may be winsorised, 0 or more")
  static let numberOfZeroOrMore = LocalizedText(vi: "số từ 0 trở lên", en: "a number of zero or more")
}
