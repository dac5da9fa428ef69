import SurveyModel

/// What `cdci init --like` says of an export beside the edition before.
enum LikeWords {
  static func noFileOfGroup(_ group: String) -> LocalizedText {
    .init(vi: "nhóm \(group): không có tệp nào của nhóm này", en: "group \(group): no file belongs to it")
  }

  static func otherQuestionnaire(_ file: String) -> LocalizedText {
    .init(vi: "\(file): bảng hỏi khác kỳ trước, không dùng", en: "\(file): a questionnaire other than that of the edition before; not used")
  }

  static func stratumNotTaken(_ header: String, _ why: LocalizedText) -> LocalizedText {
    .init(
      vi: "\"\(header)\" không dùng làm nhóm phân tầng: \(why[.vi]); còn phải quyết định, xem survey.yaml",
      en: "\"\(header)\" is not taken as stratum: \(why[.en]); see to-decide")
  }

  static func pointsNobodyChose(_ header: String, _ labels: String) -> LocalizedText {
    .init(
      vi: "\"\(header)\": không ai chọn \(labels), có thể phiếu không còn nhãn này; chưa tính điểm, xem survey.yaml",
      en: "\"\(header)\": nobody chose \(labels), which the form may not offer any more; not scored, see to-decide")
  }

  static func offeredNotChosen(_ code: String, _ scale: String) -> LocalizedText {
    .init(
      vi: "phiếu vẫn có nhãn đó, không ai chọn: ghi câu \(code) vào questions và answers với thang \(scale)",
      en: "the form offers it and nobody chose it: write \(code) into questions and answers, on \(scale)")
  }

  static func notOffered(_ points: Int) -> LocalizedText {
    .init(
      vi: "phiếu không còn nhãn đó: khai báo thang \(points) mức trong scales, rồi ghi ở answers và questions",
      en: "the form does not offer it any more: declare a scale of \(points) points in scales, name it in answers and questions")
  }

  static func nobodyChose(_ labels: String) -> LocalizedText {
    .init(
      vi: "không ai chọn \(labels), trong khi nhiều người chọn các mức hai bên",
      en: "nobody chose \(labels), while many chose what lies around it")
  }

  static func onNewScale(_ code: String) -> LocalizedText {
    .init(
      vi: "câu \(code) trên thang mới: khai báo thang đó trong scales, ghi ở answers và questions",
      en: "\(code) on a new scale: declare it in scales, name it in answers and questions")
  }

  static let noFileLikeIt = LocalizedText(
    vi: "cần tệp có câu hỏi của kỳ trước (--like), nhưng không tiêu đề nào trùng",
    en: "expected files with the questions of the edition given by --like, found none of its headers")

  static func newQuestions(_ first: String, more: Int) -> LocalizedText {
    .init(
      vi: "mới, không tính điểm: \(first)" + (more > 0 ? " và \(more) cột nữa" : ""),
      en: "new, not scored: \(first)" + (more > 0 ? " and \(more) more" : ""))
  }

  static func labelsOffScale(_ header: String, list: String) -> LocalizedText {
    .init(
      vi: "\"\(header)\": nhãn ngoài thang đo kỳ trước: \(list); còn phải quyết định, xem survey.yaml",
      en: "\"\(header)\": labels that the earlier scale does not know: \(list); see to-decide")
  }

  static func reworded(_ before: String, after: String) -> LocalizedText {
    .init(vi: "đổi cách ghi: \"\(before)\" nay là \"\(after)\"", en: "worded otherwise: \"\(before)\" is now \"\(after)\"")
  }

  static func rewordedByGuess(_ before: String, after: String, _ evidence: LocalizedText) -> LocalizedText {
    .init(
      vi: "đổi cách ghi: \"\(before)\" nay là \"\(after)\" (\(evidence[.vi])); còn phải quyết định, xem survey.yaml",
      en: "worded otherwise: \"\(before)\" is now \"\(after)\" (\(evidence[.en])); see to-decide")
  }

  static func denied(_ before: String, by after: String) -> LocalizedText {
    .init(
      vi: "\"\(after)\" thêm hoặc bỏ ý phủ định so với \"\(before)\": là câu hỏi khác",
      en: "\"\(after)\" adds or takes away a denial beside \"\(before)\": another question")
  }

  static func sameQuestion(_ code: String, _ before: String) -> LocalizedText {
    .init(vi: "câu \(code) của kỳ trước, đổi cách ghi: \"\(before)\"", en: "\(code) of the edition before, worded otherwise: \"\(before)\"")
  }

  static let newQuestion = LocalizedText(
    vi: "một câu hỏi khác: bỏ dòng đó khỏi questions", en: "another question: take its line out of questions")
  static let placeAndScale = LocalizedText(
    vi: "đứng giữa hai câu cũ, cùng thang đo, có nhiều từ chung",
    en: "it stands between the same questions, on the same scale, with words in common")

  static let mostWordsAndScale = LocalizedText(
    vi: "phần lớn số từ giống nhau, cùng thang đo", en: "most of its words are the same, on the same scale")

  static func earlierScale(_ scale: String) -> LocalizedText {
    .init(
      vi: "thang đo kỳ trước (\(scale)); nhãn khác không là câu trả lời",
      en: "the scale of the edition before (\(scale)); other labels are no answers")
  }

  static func unknownLabel(_ label: String) -> LocalizedText {
    .init(
      vi: "nhãn \(label): ghi vào phần thang đo của survey.yaml nếu là một bậc hoặc là không trả lời",
      en: "label \(label): write it into scales as a grade or as missing")
  }

  static func moreLabels(_ count: Int) -> LocalizedText { .init(vi: "\(count) nhãn nữa", en: "\(count) more labels") }

  static let labelsOfEarlierScale = LocalizedText(
    vi: "thang đo kỳ trước không có các nhãn này", en: "the scale of the edition before does not know these labels")

  static func legendTurned(_ header: String) -> LocalizedText {
    .init(
      vi: "\"\(header)\": chú giải nay nêu đầu kia của thang là tốt nhất; chưa tính điểm, xem to-decide",
      en: "\"\(header)\": its legend now names the other end as the best; not scored, see to-decide")
  }

  static func onTurnedScale(_ code: String) -> LocalizedText {
    .init(
      vi: "câu \(code) của kỳ trước trên thang ngược lại: khai báo thang mới trong scales, ghi ở answers và questions",
      en: "\(code) of the edition before on the turned scale: declare it in scales, name it in answers and questions")
  }

  static let legendOfOtherEnd = LocalizedText(
    vi: "chú giải nêu đầu kia của thang là tốt nhất so với kỳ trước",
    en: "the legend names another end of the scale as the best than in the edition before")

  static func gone(_ header: String) -> LocalizedText {
    .init(vi: "không còn trong tệp: \"\(header)\"", en: "gone from the file: \"\(header)\"")
  }

  static func looksLike(_ unit: String, rows: Int, twin: String) -> LocalizedText {
    .init(
      vi: "đơn vị \"\(unit)\" (\(rows) dòng) giống \"\(twin)\": nếu là một thì ghi vào aliases",
      en: "unit \"\(unit)\" (\(rows) rows) looks like \"\(twin)\": if it is one, list it under aliases")
  }

  static let fileForEachUnit = LocalizedText(
    vi: "không cột nào ghi đơn vị: mỗi tệp là một đơn vị, theo tên tệp",
    en: "no column names the unit: each file is of one unit, by its name")

  static func unitOfFile(_ file: String, _ unit: LocalizedText) -> LocalizedText {
    .init(vi: "\(file): \(unit[.vi])", en: "\(file): \(unit[.en])")
  }

  static func likelyUnitOfFile(_ file: String, _ unit: LocalizedText) -> LocalizedText {
    .init(
      vi: "\(file): có lẽ là \(unit[.vi]); còn phải quyết định, xem survey.yaml", en: "\(file): most likely \(unit[.en]); see to-decide")
  }

  static func fileIsOf(_ unit: LocalizedText) -> LocalizedText {
    .init(vi: "phiếu về \(unit[.vi])", en: "answers about \(unit[.en])")
  }

  static let fileIsOfOther = LocalizedText(
    vi: "phiếu về đơn vị khác: sửa unit của tệp ở responses", en: "answers about another unit: change the file's unit under responses")

  static func fileNameIsNearly(_ unit: LocalizedText) -> LocalizedText {
    .init(vi: "tên tệp gần giống \(unit[.vi])", en: "the file's name is nearly \(unit[.en])")
  }

  static func newUnit(_ unit: String, rows: Int) -> LocalizedText {
    .init(vi: "đơn vị mới: \"\(unit)\" (\(rows) dòng)", en: "new unit: \"\(unit)\" (\(rows) rows)")
  }
}
