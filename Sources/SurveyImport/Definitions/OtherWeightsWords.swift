import SurveyModel

/// What is said of the other weights that a ranking is looked at under.
enum OtherWeightsWords {
  static let list = LocalizedText(
    vi: "danh sách như [{share: 0.25}, {ratio: 2}, order, any]", en: "a list such as [{share: 0.25}, {ratio: 2}, order, any]")
  static let item = LocalizedText(
    vi: "order, any, {share: 0.25}, {ratio: 2} hoặc {intervals: {id: [0.1, 0.3]}}, có thể thêm levels: all",
    en: "order, any, {share: 0.25}, {ratio: 2} or {intervals: {id: [0.1, 0.3]}}, with levels: all if wanted")
  static let oneKind = LocalizedText(
    vi: "cần đúng một trong các mục share, ratio, intervals, weights",
    en: "expected one of share, ratio, intervals and weights, and one only")
  static let ratio = LocalizedText(vi: "số lần, từ 1 đến 1000000", en: "how many times, from 1 to 1000000")
  static let mapOfIntervals = LocalizedText(
    vi: "khoảng của từng thành phần như {thanh-phan: [0.1, 0.3]}", en: "an interval for each component, such as {component: [0.1, 0.3]}")
  static let interval = LocalizedText(vi: "hai số như [0.1, 0.3]", en: "two numbers such as [0.1, 0.3]")
  static let end = LocalizedText(vi: "tỷ trọng từ 0 đến 1", en: "a share from 0 to 1")
  static let notAnInterval = LocalizedText(
    vi: "cần hai số, số nhỏ đứng trước, như [0.1, 0.3]", en: "expected two numbers, the lower one first, such as [0.1, 0.3]")

  static func tooMany(_ count: Int) -> LocalizedText {
    let most = IndexTree.OtherWeights.most
    return LocalizedText(vi: "cần không quá \(most) mục, gặp \(count)", en: "expected \(most) at most, found \(count)")
  }

  static func unknown(_ id: String, suggestion: LocalizedText) -> LocalizedText {
    LocalizedText(
      vi: "cần mã của một thành phần có trọng số thay đổi được ở cấp này, gặp \(id.quotedAsFound); \(suggestion[.vi])",
      en: "expected the id of a component whose weight moves at this level, found \(id.quotedAsFound); \(suggestion[.en])")
  }

  static func lowsAboveWhole(_ ids: [String], sum: Double) -> LocalizedText {
    LocalizedText(
      vi: "không có bộ trọng số nào: cận dưới của \(ids.joined(separator: ", ")) cộng lại là \(plain(sum)), quá 1",
      en: "no weights are left: the lower ends of \(ids.joined(separator: ", ")) sum to \(plain(sum)), above 1")
  }

  static func highsBelowWhole(_ ids: [String], sum: Double) -> LocalizedText {
    LocalizedText(
      vi: "không có bộ trọng số nào: cận trên của \(ids.joined(separator: ", ")) cộng lại chỉ là \(plain(sum)), chưa đủ 1",
      en: "no weights are left: the upper ends of \(ids.joined(separator: ", ")) sum to \(plain(sum)), below 1")
  }
}
