import SurveyModel
import SurveyWords

/// What is said of the frame and of tables of dispositions.
enum FrameFileWords {
  static let countsAsNC = LocalizedText(vi: "dòng được tính là NC, như dòng không có mã", en: "the row counts as NC, as one without a code")

  static let stateColumns = LocalizedText(
    vi: "hãy ghi tiêu đề tại columns của frame trong khảo sát", en: "state its header by columns under frame in the survey")

  static let noRow = LocalizedText(
    vi: "cần dòng tiêu đề và các dòng bên dưới, nhưng dưới tiêu đề không có dòng nào",
    en: "expected a header line and rows below it, found no row below the header")

  static func noCode(_ rows: Int) -> LocalizedText {
    .init(
      vi: "cột \"disposition\": cần \(LocalizedText.aaporCode[.vi]), nhưng không dòng nào trong \(rows) dòng có",
      en: "column \"disposition\": expected \(LocalizedText.aaporCode[.en]), found none in "
        + (rows == 1 ? "the only row" : "any of \(rows) rows"))
  }

  /// - Parameter lines: of sums, headings and signatures.
  static func rowsPassedOver(_ lines: [Int]) -> LocalizedText {
    let list = lines.prefix(10).map(String.init).joined(separator: ", ") + (lines.count > 10 ? ", …" : "")
    return .init(
      vi: "không đọc các dòng không phải của người trả lời (cộng, đề mục, chữ ký): dòng \(list)",
      en: "rows that are no respondent's (sums, headings, signatures) not read: line \(list)")
  }

  /// Of a list in which no outcome is known.
  static func isNoStatus(_ problem: ImportProblem) -> LocalizedText {
    let meant = problem.meant.map { LocalizedText.question(whether: $0) } ?? LocalizedText("")
    let (vi, en) = (problem.found.clause(in: .vi) + meant[.vi], problem.found.clause(in: .en) + meant[.en])
    return .init(
      vi: "cột \"disposition\": \(vi)" + (problem.rows > 1 ? " ở \(problem.rows) dòng" : ""),
      en: "column \"disposition\": \(en)" + (problem.rows > 1 ? " in \(problem.rows) rows" : ""))
  }

  static let noRespondent = LocalizedText(
    vi: "cột \"respondent\": cần mã của người trả lời, nhưng ô để trống",
    en: "column \"respondent\": expected the id of a respondent, found nothing")

  static func respondentTwice(_ earlier: Int) -> LocalizedText {
    .init(
      vi: "mỗi người trả lời chỉ được có một dòng cho mỗi đơn vị, gặp lại người trả lời và đơn vị của dòng \(earlier)",
      en: "expected each respondent once for each unit, found the respondent of line \(earlier) and its unit again")
  }

  static let withoutDisposition = LocalizedText(
    vi: "dòng vẫn được tính nhưng không có kết quả tiếp cận; nghĩa của từ khác được ghi tại dispositions của frame",
    en: "the row counts without a disposition; dispositions under frame says what another word means")

  static func oneStratum(_ earlier: Int) -> LocalizedText {
    .init(
      vi: "một nhóm phân tầng duy nhất cho mỗi người trả lời, như tại dòng \(earlier)",
      en: "one stratum for each respondent, as on line \(earlier)")
  }

  static let stratumOfRow = LocalizedText(
    vi: "mỗi dòng được tính vào nhóm ghi tại dòng đó",
    en: "each row counts in the stratum that it states")

  static func tooManyCategories(_ column: String) -> LocalizedText {
    .init(
      vi: "cột \"\(column)\": cần các nhóm để tính trọng số, gặp hơn \(FrameCategories.most) giá trị khác nhau",
      en: "column \"\(column)\": expected categories to weight by, found more than \(FrameCategories.most) different texts")
  }
}
