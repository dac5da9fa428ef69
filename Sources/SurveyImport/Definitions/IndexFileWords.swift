import SurveyModel

/// What is said of an index: its tree, its statistics, its weights.
enum IndexFileWords {
  static let mapOfIndex = LocalizedText(vi: "các mục như index và components", en: "a map of keys such as index and components")
  static let mapOfDecision = LocalizedText(
    vi: "các mục con như {by: \"Hội đồng đánh giá\", on: 2023-11-02, document: \"Quyết định số 12\"}",
    en: "a map such as {by: \"The committee\", on: 2023-11-02, document: \"Decision 12\"}")
  static let decider = LocalizedText(vi: "nơi quyết định trọng số", en: "who decided the weights")
  static let dayOfDecision = LocalizedText(vi: "ngày quyết định", en: "the day of the decision")
  static let confidence = LocalizedText(vi: "độ tin cậy lớn hơn 0 và nhỏ hơn 1", en: "a confidence above 0 and below 1")
  static let listOfEntities = LocalizedText(
    vi: "danh sách đối tượng được chấm điểm riêng", en: "a list of entities that are scored on their own")
  static let entity = LocalizedText(vi: "đối tượng có id và indicators", en: "an entity with id and indicators")
  static let decimals = LocalizedText(vi: "từ 0 đến 10 chữ số thập phân", en: "0 to 10 decimals")

  static func scoreFromAbove(_ from: Double, to: Double) -> LocalizedText {
    .init(
      vi: "cần thang điểm có from nhỏ hơn to, gặp from \(plain(from)) và to \(plain(to))",
      en: "expected a score with from below to, found from \(plain(from)) and to \(plain(to))")
  }

  static let scoreTooWide = LocalizedText(
    vi: "cần thang điểm mà máy tính biểu diễn được, gặp thang rộng hơn",
    en: "expected a score that a number can hold, found one that is wider")

  static let mapOfPublish = LocalizedText(
    vi: "các mục con như {at-least: 5, caution-below: 30}",
    en: "a map such as {at-least: 5, caution-below: 30}")

  static let numberOfResponses = LocalizedText(vi: "số nguyên chỉ số phiếu", en: "a whole number of responses")
  static let effectiveNumber = LocalizedText(vi: "số phiếu hiệu dụng từ 0 trở lên", en: "an effective number of responses of zero or more")
  static let mapOfSatisfaction = LocalizedText(vi: "các mục con như {questions: [overall]}", en: "a map such as {questions: [overall]}")
  static let questionCodes = LocalizedText(vi: "mã của câu hỏi, hoặc danh sách mã", en: "the code of a question, or a list of codes")

  static let noQuestionInList = LocalizedText(
    vi: "cần ít nhất một câu hỏi, gặp danh sách trống",
    en: "expected at least one question, found an empty list")

  static let powerWithoutP = LocalizedText(
    vi: "power cần số mũ p, như {method: power, p: 0.5}, nhưng không có",
    en: "expected a power with p, as in {method: power, p: 0.5}, found none")

  static let wayToAggregate = LocalizedText(vi: "cách tổng hợp, hoặc các mục con có method", en: "a way to aggregate or a map with method")

  static func pWithout(_ word: String) -> LocalizedText {
    .init(vi: "\"p\" chỉ dùng cho power, gặp ở \(word)", en: "expected \"p\" on power only, found it on \(word)")
  }

  static let numberOtherThanZero = LocalizedText(vi: "số khác 0", en: "a number other than zero")
  static let policyForMissing = LocalizedText(vi: "một chính sách, hoặc các mục con có policy", en: "a policy or a map with policy")

  static func atLeastWithout(_ word: String) -> LocalizedText {
    .init(vi: "\"at-least\" chỉ dùng cho reweight, gặp ở \(word)", en: "expected \"at-least\" on reweight only, found it on \(word)")
  }

  static func listOf(_ key: String) -> LocalizedText {
    .init(vi: "danh sách \(key)", en: "a list of \(key)")
  }

  static func noneOf(_ key: String) -> LocalizedText {
    .init(vi: "cần ít nhất một phần tử của \(key), gặp danh sách trống", en: "expected at least one of the \(key), found an empty list")
  }

  static let nothingBelow = LocalizedText(
    vi: "dưới một chỉ số thành phần cần \"components\" hoặc \"indicators\", nhưng không có cả hai",
    en: "expected \"components\" or \"indicators\" below a component, found neither")

  static let tooLargeToHold = LocalizedText(vi: "vượt quá giới hạn của máy tính", en: "more than a number can hold")

  static func weightsSumToZero(_ found: LocalizedText) -> LocalizedText {
    .init(
      vi: "tổng trọng số của các phần cùng cấp phải lớn hơn 0, gặp tổng \(found[.vi])",
      en: "expected siblings whose weights sum to more than zero, found a sum of \(found[.en])")
  }

  static func weightsSumTo(_ declared: Double, sum: String) -> LocalizedText {
    .init(
      vi: "tổng trọng số phải bằng \(plain(declared)), gặp tổng \(sum)",
      en: "expected weights that sum to \(plain(declared)), found a sum of \(sum)")
  }

  static let component = LocalizedText(vi: "chỉ số thành phần có id", en: "a component with id")
  static let indicator = LocalizedText(vi: "tiêu chí như {id: t1}", en: "an indicator such as {id: t1}")

  static let nameOfContextIndicator = LocalizedText(
    vi: "tên chỉ tiêu trong tệp số liệu bối cảnh",
    en: "the name of an indicator of the context")

  static let negativeQuestion = LocalizedText(
    vi: "\"direction: negative\" chỉ dùng cho data, gặp ở một câu hỏi; câu hỏi ngược chiều được đảo khi đọc câu trả lời",
    en: "expected \"direction: negative\" on data only, found it on a question; a reversed question is turned when its answers are read")

  static let negativeCategorical = LocalizedText(
    vi: "các khoảng (bands) đã cho điểm: không dùng \"direction: negative\" với categorical",
    en: "expected no \"direction: negative\" with categorical, whose bands already set the score, found it")

  static let listOfQuestionCodes = LocalizedText(
    vi: "danh sách mã câu hỏi, như [q1, q2]",
    en: "a list of question codes, such as [q1, q2]")

  static let questionAndQuestions = LocalizedText(
    vi: "chỉ được khai báo \"question\" hoặc \"questions\", gặp cả hai",
    en: "expected \"question\" or \"questions\", found both")

  static func shareOfSeveral(_ count: Int) -> LocalizedText {
    .init(
      vi: "\"share\" chỉ dùng cho một câu hỏi, gặp ở \(count) câu hỏi: trung bình của chúng không phải là một mức",
      en: "expected \"share\" on one question, found it on \(count): their mean is no category")
  }

  static let shareOfNothing = LocalizedText(
    vi: "share cần các mức của thang đo, như {share: [1, 2]}, nhưng không có",
    en: "expected a share of values of the scale, as in {share: [1, 2]}, found none")

  static let statistic = LocalizedText(
    vi: "tên thống kê, hoặc các mục con như {share: [1, 2]}",
    en: "a statistic or a map such as {share: [1, 2]}")

  static let valuesOfScale = LocalizedText(vi: "các mức của thang đo, như [1, 2]", en: "values of the scale, such as [1, 2]")
  static let noValue = LocalizedText(vi: "cần ít nhất một mức, gặp danh sách trống", en: "expected at least one value, found an empty list")
  static let groupsOfUnits = LocalizedText(vi: "nhóm đơn vị, hoặc danh sách nhóm đơn vị", en: "a group of units, or a list of groups")

  static let questionAndData = LocalizedText(
    vi: "chỉ được khai báo \"question\" hoặc \"data\", gặp cả hai",
    en: "expected \"question\" or \"data\", found both")

  static let statisticOfData = LocalizedText(
    vi: "\"statistic\" chỉ dùng cho câu hỏi, gặp ở data",
    en: "expected \"statistic\" on questions only, found it on data")

  static let questionsAndData = LocalizedText(
    vi: "chỉ được khai báo \"questions\" hoặc \"data\", gặp cả hai",
    en: "expected \"questions\" or \"data\", found both")

  static func dataOnAnswerScale(_ name: String) -> LocalizedText {
    .init(
      vi: "với data, \"normalize\" phải là cách không cần thang đo, như min-max, gặp \(name)",
      en: "expected a \"normalize\" for data that needs no answer scale, such as min-max, found \(name)")
  }

  static func idTwice(_ id: String) -> LocalizedText {
    .init(
      vi: "mỗi mã chỉ được dùng một lần trong chỉ số, gặp \"\(id)\" hai lần",
      en: "expected every id once in the index, found \"\(id)\" twice")
  }

  static let scheme = LocalizedText(
    vi: "given, equal, pca, entropy, critic, {ahp: …} hoặc {budget: …}",
    en: "given, equal, pca, entropy, critic, {ahp: …} or {budget: …}")

  static let schemeOrMap = LocalizedText(
    vi: "một cách tính trọng số, hoặc mục con ahp hay budget",
    en: "a scheme, or a map with ahp or budget")

  static func notOneScheme(_ count: Int) -> LocalizedText {
    .init(
      vi: "cần đúng một mục con, \"ahp\" hoặc \"budget\", gặp \(count)",
      en: "expected exactly one key, \"ahp\" or \"budget\", found \(count)")
  }

  static let rowsOfComparisons = LocalizedText(
    vi: "danh sách các hàng số như [[1, 3], [1/3, 1]]",
    en: "a list of rows of numbers such as [[1, 3], [1/3, 1]]")

  static let comparison = LocalizedText(vi: "một số như 3 hoặc 1/3", en: "a number such as 3 or 1/3")

  static func weightBesideScheme(_ scheme: String) -> LocalizedText {
    .init(
      vi: "không đặt \"weight\" ở đây: trọng số do \"weights: \(scheme)\" của cấp trên tính",
      en: "expected no \"weight\" here: \"weights: \(scheme)\" above computes it")
  }

  static func sumBesideScheme(_ scheme: String) -> LocalizedText {
    .init(
      vi: "không đặt \"sum\" khi trọng số do \"weights: \(scheme)\" tính",
      en: "expected no \"sum\" where \"weights: \(scheme)\" computes the weights")
  }
}
