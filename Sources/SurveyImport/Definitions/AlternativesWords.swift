import SurveyModel

/// What is said of the alternatives that an index is tried under.
enum AlternativesWords {
  static let mapOfAlternatives = LocalizedText(
    vi: "các mục con như {weights: {share: 0.25}, aggregate: [geometric], leave-out: [component]}",
    en: "a map such as {weights: {share: 0.25}, aggregate: [geometric], leave-out: [component]}")
  static let listOfNormalizations = LocalizedText(
    vi: "danh sách cách chuẩn hóa, như [min-max, rank]", en: "a list of normalisations, such as [min-max, rank]")
  static let listOfAggregations = LocalizedText(
    vi: "danh sách cách tổng hợp, như [geometric]", en: "a list of ways to aggregate, such as [geometric]")
  static let listOfPolicies = LocalizedText(
    vi: "danh sách cách xử lý phần thiếu, như [zero]", en: "a list of policies for what is missing, such as [zero]")
  static let listOfParts = LocalizedText(
    vi: "danh sách những gì được bỏ ra, như [component, unit]", en: "a list of what is left out, such as [component, unit]")
  static let mapOfWeights = LocalizedText(vi: "{share: 0.25} hoặc {dirichlet: 50}", en: "{share: 0.25} or {dirichlet: 50}")
  static let share = LocalizedText(vi: "tỷ lệ lớn hơn 0 và không quá 1", en: "a share above 0 and not above 1")
  static let draws = LocalizedText(
    vi: "số lần thử, số nguyên từ 2 đến \(IndexTree.Alternatives.mostDraws)",
    en: "a whole number of draws from 2 to \(IndexTree.Alternatives.mostDraws)")

  static let oneOfShareAndDirichlet = LocalizedText(
    vi: "cần đúng một trong hai mục share và dirichlet", en: "expected one of share and dirichlet, and one only")
  static let emptyList = LocalizedText(
    vi: "cần ít nhất một phương án, gặp danh sách trống", en: "expected one at least, found an empty list")
  static let indexsOwn = LocalizedText(
    vi: "cần phương án khác với phương án của chính bộ chỉ số, gặp phương án đó", en: "expected a choice beside the index's own, found that"
  )
  static let twice = LocalizedText(vi: "mỗi phương án chỉ ghi một lần, gặp hai lần", en: "expected every choice once, found this one twice")
  static let transformStays = LocalizedText(
    vi: "\"transform\" lấy theo từng chỉ tiêu, không ghi ở đây",
    en: "expected a normalisation without \"transform\", which every indicator keeps as it has it")
  static let editionsNotRead = LocalizedText(
    vi: "cần phạm vi gộp các kỳ mà bộ chỉ số cũng dùng, gặp kỳ khác",
    en: "expected a range pooled over editions that the index itself uses, found others")

  static func cannotTake(_ aggregation: String, normalization: String?, lowest: Double) -> LocalizedText {
    let (vi, en) =
      normalization.map { ("chuẩn hóa \($0)", "with \($0)") } ?? ("cách chuẩn hóa của bộ chỉ số", "with the index's own normalisation")
    let least = lowest > -1e-9 && lowest < 0 ? "0" : plain(lowest)
    return .init(
      vi: "\(aggregation) không đi cùng \(vi): đơn vị thấp nhất có điểm \(least) trở xuống, mà \(aggregation) cần điểm lớn hơn 0",
      en: "\(aggregation) cannot stand \(en): the lowest unit has \(least) or less there, and \(aggregation) needs scores above zero")
  }

  static func zeroCannotStand(_ aggregation: String) -> LocalizedText {
    .init(
      vi: "\(aggregation) không đi cùng missing: zero, vì phần thiếu được tính 0 điểm mà \(aggregation) cần điểm lớn hơn 0",
      en: "\(aggregation) cannot stand with missing: zero, which puts a score in place that is not above zero")
  }

  static func noAnswerScale(_ normalization: String, indicator: String) -> LocalizedText {
    .init(
      vi: "\(normalization) cần thang trả lời, mà \(indicator.quotedAsFound) là số liệu",
      en: "\(normalization) needs an answer scale, and \(indicator.quotedAsFound) is a figure without one")
  }
}
