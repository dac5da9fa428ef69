import SurveyModel

/// What is said of a survey as a whole: its folder, its respondents, its rows.
enum SurveyReaderWords {
  static let withoutAnswers = LocalizedText(
    vi: "cần respondent-groups và index để chấm điểm, xếp hạng, gặp khảo sát chỉ gồm số liệu; cdci report lập báo cáo số liệu",
    en: "expected respondent-groups and an index to score and rank, found a survey of figures alone; cdci report makes a report of them")

  static let noFigure = LocalizedText(
    vi: "cần ít nhất một số liệu, vì khảo sát không có respondent-groups, nhưng không có",
    en: "expected at least one figure, since the survey has no respondent-groups, found none")

  static let columnOfRespondent = LocalizedText(
    vi: "một cột chứa người trả lời, khai báo tại columns trong khảo sát",
    en: "a column with the respondent under columns in the survey")

  static let notLookedUp = LocalizedText(
    vi: "không phiếu nào được đối chiếu với danh sách mời",
    en: "no response is looked up in the frame")

  static func nothingCounts(_ rows: Int, reasons: LocalizedText) -> LocalizedText {
    .init(
      vi: "cần ít nhất một dòng hợp lệ, nhưng không có dòng nào trong số \(rows) dòng (\(reasons[.vi]))",
      en: "expected at least one row that counts, found none among \(rows) (\(reasons[.en]))")
  }

  static func folderOfSurvey(_ found: LocalizedText) -> LocalizedText {
    .init(vi: "cần một thư mục có tệp survey.yaml, \(found[.vi])", en: "expected a folder with a survey.yaml, found \(found[.en])")
  }

  static let noFile = LocalizedText(vi: "nhưng không có", en: "none")
  static let noPath = LocalizedText(vi: "nhưng đường dẫn này không tồn tại", en: "nothing there")
  static let otherKind = LocalizedText(vi: "gặp một tệp loại khác", en: "a file of another kind")
  static let cannotBeOpened = LocalizedText(vi: "gặp một thư mục không mở được", en: "a folder that cannot be opened")
  static let folderWithout = LocalizedText(vi: "nhưng thư mục này không có", en: "a folder without one")
}
