import SurveyModel

/// What a row of responses should have held.
extension LocalizedText {
  static let wholeQuotes = LocalizedText(
    vi: "dấu ngoặc kép bao trọn cả ô, viết đôi khi nằm trong ô", en: "quotes around a whole cell, doubled inside it")
  static let consent = LocalizedText(vi: "đồng ý tham gia khảo sát", en: "the respondent's consent")
  static let someAnswer = LocalizedText(vi: "ít nhất một câu trả lời", en: "at least one answer")
  static let someUnit = LocalizedText(vi: "ít nhất một đơn vị của khảo sát", en: "at least one unit of the survey")
  static let unitTakingPart = LocalizedText(vi: "một đơn vị tham gia đánh giá", en: "a unit that takes part")
  static func rowsLeftOut(_ rows: Int) -> LocalizedText {
    rows == 1
      ? .rowLeftOut : .init(vi: "không tính \(rows) dòng về các đơn vị như vậy", en: "\(rows) rows about such units are left out")
  }
  static let respondentID = LocalizedText(vi: "mã của người trả lời", en: "the id of a respondent")
  static let listedRespondent = LocalizedText(
    vi: "người trả lời có trong danh sách mời của đơn vị", en: "a respondent whom the frame lists for the unit")
  static let countsOutsideRates = LocalizedText(
    vi: "dòng vẫn được tính, nhưng không tính vào tỷ lệ phản hồi", en: "the row counts, but not in response rates")
  static let aTime = LocalizedText(
    vi: "thời điểm viết như 2023-11-30 14:05:00 hoặc 30/11/2023 14:05", en: "a time such as 2023-11-30 14:05:00 or 30/11/2023 14:05")
  static let withoutDay = LocalizedText(vi: "dòng vẫn được tính nhưng không có ngày", en: "the row counts without a date")
  static let oneChoice = LocalizedText(vi: "một lựa chọn cho mỗi câu hỏi", en: "one choice for each question")
  static let aRespondent = LocalizedText(vi: "phiếu của người trả lời", en: "the response of a respondent")
  static func day(of fieldwork: Survey.Fieldwork) -> LocalizedText {
    .init(vi: "một ngày từ \(fieldwork.from) đến \(fieldwork.to)", en: "a day from \(fieldwork.from) to \(fieldwork.to)")
  }
  static func cells(likeHeader width: Int) -> LocalizedText {
    .init(vi: "\(width) ô như dòng tiêu đề", en: "\(width) cells as in the header")
  }
  static func answers(toAtLeast share: Double) -> LocalizedText {
    .init(
      vi: "câu trả lời cho ít nhất \(Self.percent(share, .vi)) số câu hỏi",
      en: "answers to at least \(Self.percent(share, .en)) of the questions")
  }
  static func stratumOfFrame(_ name: String) -> LocalizedText {
    .init(vi: "\"\(name)\" như trong danh sách mời", en: "\"\(name)\" as in the frame")
  }
  static let unit = LocalizedText(vi: "một đơn vị của khảo sát", en: "a unit of the survey")
  static let noTimes = LocalizedText(
    vi: "cần một cột thời điểm cho \"leave-out: outside-fieldwork\", nhưng không có; hãy khai báo submitted tại columns",
    en: "expected a column of times for \"leave-out: outside-fieldwork\", found none; name it as submitted under columns")
  static let rowCounts = LocalizedText(vi: "dòng vẫn được tính", en: "the row counts")

  private static func percent(_ share: Double, _ language: Language) -> String {
    let percent = share * 100
    if percent == percent.rounded() { return "\(Int(percent))%" }
    return (language == .vi ? "\(percent)".replacing(".", with: ",") : "\(percent)") + "%"
  }
}

/// What it held.
extension ImportProblem.Found {
  static let quoteInside = Self.words(.init(vi: "dấu ngoặc kép ở giữa ô", en: "a quote in the middle of the cell"))
  static let unitLeftOut = Self.words(
    .init(vi: "đơn vị bị loại bởi leave-out-units", en: "a unit that leave-out-units leaves out"))
  static let headerRepeated = Self.words(.init(vi: "dòng tiêu đề lặp lại", en: "the header line once more"))
  static let severalChoices = Self.words(.init(vi: "nhiều hơn một", en: "more than one"))
  static func preview(of platform: String) -> ImportProblem.Found {
    .words(.init(vi: "phiếu chạy thử của \(platform)", en: "a preview or test of \(platform)"))
  }
  static func cells(_ count: Int) -> ImportProblem.Found {
    .words(.init(vi: "\(count) ô", en: "\(count) cells"))
  }
  static func answers(_ form: Form) -> ImportProblem.Found {
    .words(.init(vi: "\(form.answered) trên \(form.applicable) câu", en: "\(form.answered) of \(form.applicable)"))
  }
}
