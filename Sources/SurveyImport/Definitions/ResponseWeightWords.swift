import SurveyModel

/// What is said of `response-weights`.
enum ResponseWeightWords {
  static let mapOfRake = LocalizedText(vi: "các mục con như {rake: [unit, stratum]}", en: "a map such as {rake: [unit, stratum]}")

  static func postStratifyNotAlone(_ key: String) -> LocalizedText {
    .init(vi: "post-stratify phải đứng một mình, gặp \"\(key)\" bên cạnh", en: "expected post-stratify alone, found \"\(key)\" beside it")
  }

  static let neitherWayToWeight = LocalizedText(
    vi: "cần mục \"post-stratify\" hoặc \"rake\", nhưng không có",
    en: "expected the key \"post-stratify\" or \"rake\", found neither")

  static func noNamesFor(_ word: String) -> LocalizedText {
    .init(
      vi: "cần các tên để tính trọng số, như {\(word): [unit, stratum]}, nhưng không có",
      en: "expected the names to weight by, such as {\(word): [unit, stratum]}, found none")
  }

  static let names = LocalizedText(
    vi: "unit, stratum hoặc một cột của danh sách được mời, hay một danh sách các tên đó",
    en: "unit, stratum or a column of the frame, or a list of them")

  static let noName = LocalizedText(
    vi: "cần ít nhất một trong các tên unit, stratum và các cột của danh sách được mời, nhưng không có",
    en: "expected at least one of unit, stratum and the columns of the frame, found none")

  static func notAName(_ name: String) -> LocalizedText {
    .init(
      vi: "cần unit, stratum hoặc một cột khác của danh sách được mời để tính trọng số, gặp \(name.quotedAsFound)",
      en: "expected unit, stratum or another column of the frame to weight by, found \(name.quotedAsFound)")
  }

  static func nameTwice(_ name: String) -> LocalizedText {
    .init(
      vi: "mỗi tên chỉ được ghi một lần, gặp \(name.quotedAsFound) hai lần",
      en: "expected every name once, found \(name.quotedAsFound) twice")
  }

  static func tooManyNames(_ most: Int, count: Int) -> LocalizedText {
    .init(
      vi: "cần nhiều nhất \(most) tên để tính trọng số, gặp \(count)",
      en: "expected at most \(most) names to weight by, found \(count)")
  }

  static let bounds = LocalizedText(
    vi: "hai giới hạn tính theo bội của trọng số trung bình, một từ 0 đến 1 và một từ 1 trở lên, như [0.3, 3]",
    en: "two bounds in multiples of the mean weight, from 0 to 1 and 1 or more, such as [0.3, 3]")

  static func otherThanTwoBounds(_ wanted: LocalizedText, count: Int) -> LocalizedText {
    .init(vi: "cần \(wanted[.vi]), gặp \(count) số", en: "expected \(wanted[.en]), found \(count) of them")
  }

  static func boundsOutOfRange(_ wanted: LocalizedText, low: Double, high: Double) -> LocalizedText {
    .init(
      vi: "cần \(wanted[.vi]), gặp \(plain(low)) và \(plain(high))",
      en: "expected \(wanted[.en]), found \(plain(low)) and \(plain(high))")
  }
}
