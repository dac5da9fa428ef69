import SurveyModel

/// What is said of weights.
enum WeightsWords {
  static let lead = LocalizedText(
    vi:
      "Kéo thanh trượt hoặc nhập số, như 0,7 hay 0.7; bảng xếp hạng bên cạnh thay đổi theo. Chưa có gì được lưu cho đến khi bấm Lưu ở bước sau.",
    en: "Drag a slider or type a number, such as 0.7; the ranking beside it follows. Nothing is kept until you save it in the next step.")
  static let working = LocalizedText(vi: "Đang tính…", en: "Working it out…")
  static let components = LocalizedText(vi: "Các thành phần", en: "Components")
  static func within(_ name: String) -> LocalizedText { LocalizedText(vi: "Trong: \(name)", en: "Within: \(name)") }
  static let scheme = LocalizedText(
    vi: "Trọng số ở đây do phương pháp ghi trong chỉ số tính ra; sửa tại bước Sửa YAML.",
    en: "These weights are worked out by the method that the index states; change it under Edit YAML.")
  static let method = LocalizedText(vi: "Cách tổng hợp", en: "Aggregation")
  static func slider(_ name: String) -> LocalizedText { LocalizedText(vi: "Thanh trượt: \(name)", en: "Slider: \(name)") }
  static let show = LocalizedText(vi: "Xem thay đổi trước khi lưu", en: "Show the change before saving")
  static let reset = LocalizedText(vi: "Trở về như đã lưu", en: "Back to what is saved")
  static let ranking = LocalizedText(vi: "Bảng xếp hạng", en: "Ranking")
  static let rank = LocalizedText(vi: "Hạng", en: "Rank")
  static let unit = LocalizedText(vi: "Đơn vị", en: "Unit")
  static let score = LocalizedText(vi: "Điểm", en: "Score")
  static let ranks = LocalizedText(vi: "Khoảng thứ hạng", en: "Rank range")
  static let saved = LocalizedText(vi: "Như đã lưu", en: "As saved")
  static let leaveOut = LocalizedText(vi: "Loại ra", en: "Leave out")
  static func leaveOut(_ name: String) -> LocalizedText {
    LocalizedText(vi: "Loại khỏi khảo sát: \(name)", en: "Leave out of the survey: \(name)")
  }
  static func leaveOutQuestion(_ name: String) -> LocalizedText {
    LocalizedText(vi: "Loại khỏi chỉ số: \(name)", en: "Leave out of the index: \(name)")
  }
  static let notCounted = LocalizedText(vi: "Chưa tính vào chỉ số", en: "Not counted")
  static let notCountedLine = LocalizedText(
    vi: "Câu hỏi đưa lại có trọng số bằng trung bình của các câu cùng thành phần, cho đến khi được quyết định.",
    en: "A question that is put back weighs as much as the others of its component on average, until somebody decides.")
  static let staysOut = LocalizedText(vi: "để ngoài chỉ số", en: "stays out of the index")
  static func putBack(_ component: String) -> LocalizedText {
    LocalizedText(vi: "tính điểm trong: \(component)", en: "scored in: \(component)")
  }
  static func takeBack(_ unit: String) -> LocalizedText {
    LocalizedText(vi: "Đưa lại vào khảo sát: \(unit)", en: "Take back into the survey: \(unit)")
  }
  static let shares = LocalizedText(vi: "Tỷ trọng trong chỉ số", en: "Shares in the index")
  static func sharesIn(_ component: String) -> LocalizedText {
    LocalizedText(vi: "Tỷ trọng trong: \(component)", en: "Shares within: \(component)")
  }
  static let what = LocalizedText(vi: "Nội dung", en: "What")
  static let weightSaved = LocalizedText(vi: "Trọng số đã lưu", en: "Weight as saved")
  static let shareSaved = LocalizedText(vi: "Tỷ trọng đã lưu", en: "Share as saved")
  static let weightNew = LocalizedText(vi: "Trọng số mới", en: "New weight")
  static let shareNew = LocalizedText(vi: "Tỷ trọng mới", en: "New share")
  static let normalization = LocalizedText(vi: "Chuẩn hóa", en: "Normalisation")
  static let decision = LocalizedText(vi: "Quyết định của hội đồng", en: "The committee's decision")
  static let decisionLine = LocalizedText(
    vi: "Phần phương pháp của báo cáo nêu ai quyết định trọng số và ngày nào.",
    en: "The report's method says who decided the weights, and when.")
  static let decidedBy = LocalizedText(vi: "Nơi quyết định", en: "Decided by")
  static let decidedOn = LocalizedText(vi: "Ngày quyết định", en: "Decided on")
  static let document = LocalizedText(vi: "Số văn bản", en: "Document")
  static let whoDecided = LocalizedText(
    vi: "cần ghi nơi quyết định, ví dụ Hội đồng đánh giá; chưa ghi gì",
    en: "expected who decided, such as the committee; nothing was written")
  static let dayOfDecision = LocalizedText(
    vi: "cần ngày quyết định như 2023-11-02; chưa ghi gì", en: "expected the day of the decision, such as 2023-11-02; nothing was written")
  static let around = LocalizedText(vi: "Thứ hạng nếu trọng số khác đi", en: "Ranks if weights differ")
  static let aroundLine = LocalizedText(
    vi: "Hạng tốt nhất và kém nhất của từng đơn vị với mọi bộ trọng số trong giới hạn đã chọn, chứ không chỉ thử một vài bộ.",
    en: "The best and the worst rank of each unit over all weights within the limits, not over a few that are tried.")
  static let nowhere = LocalizedText(vi: "không xét", en: "do not look")
  static let allLevels = LocalizedText(vi: "ở mọi cấp, cả trong từng thành phần", en: "at every level, within components too")
  static let notExact = LocalizedText(
    vi: "*: đã chứng minh hạng không ra ngoài khoảng này, chưa tìm được trọng số đạt tới cả hai đầu.",
    en: "*: proven not to leave this range, though no weights were found for both of its ends.")
  static let freedoms: [(word: String, freedom: WeightFreedom, name: LocalizedText)] = [
    ("share-10", .share(0.1), LocalizedText(vi: "mỗi trọng số ± 10%", en: "each weight ± 10%")),
    ("share-25", .share(0.25), LocalizedText(vi: "mỗi trọng số ± 25%", en: "each weight ± 25%")),
    ("share-50", .share(0.5), LocalizedText(vi: "mỗi trọng số ± 50%", en: "each weight ± 50%")),
    ("ratio-2", .ratio(2), LocalizedText(vi: "chênh nhau không quá 2 lần", en: "none above twice another")),
    ("order", .order, LocalizedText(vi: "giữ thứ tự trọng số", en: "the order of weights kept")),
    ("any", .any, LocalizedText(vi: "trọng số bất kỳ", en: "any weights")),
  ]
  static let same = LocalizedText(vi: "Thứ hạng như đã lưu", en: "The ranks are as saved")
  static let moved = LocalizedText(vi: "Số đơn vị đổi hạng: ", en: "Units whose rank changes: ")
  static let preview = LocalizedText(vi: "Thay đổi sẽ được ghi", en: "What will be written")
  static let nothing = LocalizedText(vi: "Không có gì thay đổi.", en: "Nothing has changed.")
  static func copied(_ file: String, usedBy others: [String]) -> LocalizedText {
    let list = others.joined(separator: ", ")
    return LocalizedText(
      vi: "\(file) " + (others.isEmpty ? "nằm ngoài thư mục các khảo sát" : "còn dùng cho \(list)")
        + ", nên được chép vào thư mục khảo sát này; bản gốc giữ nguyên.",
      en: "\(file) " + (others.isEmpty ? "lies outside the folder of surveys" : "is also used by \(list)")
        + ", so it is copied into this survey's folder; the original stays as it is.")
  }
  static func newFile(_ name: String) -> LocalizedText { LocalizedText(vi: "\(name) (tệp mới)", en: "\(name) (new file)") }
  static func difference(_ name: String) -> LocalizedText { LocalizedText(vi: "Thay đổi của \(name)", en: "Changes of \(name)") }
  static let gone = LocalizedText(vi: "Bỏ:", en: "Removed:")
  static let come = LocalizedText(vi: "Thêm:", en: "Added:")
  static let notANumber = LocalizedText(
    vi: "Trọng số cần là số từ 0 trở lên; chưa ghi gì.", en: "Expected weights that are numbers of 0 or more; nothing was written.")
  /// Of a trial, which writes nothing in any case.
  static let notANumberTried = LocalizedText(
    vi: "Trọng số cần là số từ 0 trở lên; bảng xếp hạng chưa tính lại.",
    en: "Expected weights that are numbers of 0 or more; the ranking stays as it was.")
  static let changed = LocalizedText(
    vi: "Tệp đã được sửa ở nơi khác từ khi mở trang; chưa ghi gì. Các số đã nhập vẫn còn dưới đây: xem lại rồi lưu.",
    en:
      "The files were changed elsewhere since the page was opened; nothing was written. What you entered is kept below: go over it and save."
  )

  /// Those that need nothing but the values.
  static let normalizations: [(word: String, name: LocalizedText)] = [
    ("answer-scale", LocalizedText(vi: "Theo thang trả lời", en: "By the scale of the answers")),
    (
      "min-max", LocalizedText(vi: "Theo giá trị thấp nhất và cao nhất", en: "Between the lowest and the highest value")
    ),
    ("z-score", LocalizedText(vi: "Điểm z", en: "z-score")),
    ("percentile-rank", LocalizedText(vi: "Thứ hạng phần trăm", en: "Percentile rank")),
    ("rank", LocalizedText(vi: "Thứ hạng", en: "Rank")),
    ("distance-to-maximum", LocalizedText(vi: "Khoảng cách tới giá trị tốt nhất", en: "Distance to the best value")),
  ]

  /// Those that need more: they are changed in the text.
  private static let otherNormalizations: [String: LocalizedText] = [
    "share-of-maximum": LocalizedText(vi: "Tỷ lệ so với mức cao nhất của thang", en: "Share of the highest value of the scale"),
    "goalposts": LocalizedText(vi: "Theo khoảng giá trị định trước", en: "By a range given beforehand"),
    "borda": LocalizedText(vi: "Thứ hạng, tính từ đơn vị kém nhất", en: "Rank, counted from the worst"),
    "distance-to-target": LocalizedText(vi: "Khoảng cách tới giá trị mục tiêu", en: "Distance to a target"),
    "distance-to-reference": LocalizedText(vi: "Khoảng cách tới đơn vị đối chiếu", en: "Distance to a unit of reference"),
    "fraction-of-maximum": LocalizedText(vi: "Tỷ lệ so với giá trị tốt nhất", en: "Fraction of the best value"),
    "categorical": LocalizedText(vi: "Điểm theo khoảng giá trị", en: "Score by bands of values"),
    "none": LocalizedText(vi: "Giữ nguyên giá trị", en: "Values as they are"),
  ]

  /// - Parameter word: as it is written in an index.
  static func normalization(_ word: String) -> LocalizedText {
    normalizations.first { $0.word == word }?.name ?? otherNormalizations[word] ?? LocalizedText(word.visible)
  }

  static let aggregations: [(word: String, name: LocalizedText)] = [
    ("arithmetic", LocalizedText(vi: "Trung bình cộng có trọng số", en: "Weighted arithmetic mean")),
    ("geometric", LocalizedText(vi: "Trung bình nhân có trọng số", en: "Weighted geometric mean")),
    ("harmonic", LocalizedText(vi: "Trung bình điều hòa có trọng số", en: "Weighted harmonic mean")),
    ("sum", LocalizedText(vi: "Tổng có trọng số", en: "Weighted sum")),
    ("minimum", LocalizedText(vi: "Thành phần thấp nhất", en: "Lowest component")),
    ("weighted-median", LocalizedText(vi: "Trung vị có trọng số", en: "Weighted median")),
    ("borda", LocalizedText(vi: "Borda", en: "Borda")),
    ("copeland", LocalizedText(vi: "Copeland", en: "Copeland")),
  ]

  static func aggregation(_ word: String) -> IndexTree.Aggregation? {
    let all: [IndexTree.Aggregation] = [.arithmetic, .geometric, .harmonic, .sum, .minimum, .weightedMedian, .borda, .copeland]
    return all.first { $0.name == word }
  }
}
