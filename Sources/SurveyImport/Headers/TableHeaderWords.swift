import SurveyModel

/// What is said of the header of a table, and of the platform that it tells.
enum TableHeaderWords {
  static let quoteInHeader = LocalizedText(
    vi: "cần dòng tiêu đề, gặp dấu ngoặc kép ở giữa một ô của dòng này",
    en: "expected a header line, found a quote in the middle of a cell of it")

  static func noColumn(_ name: String, near: String?) -> LocalizedText {
    .init(
      vi: "cần cột \"\(name)\", nhưng không có" + (near.map { "; có phải là \"\($0)\"?" } ?? ""),
      en: "expected a column \"\(name)\", found none" + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
  }

  static func severalColumns(_ name: String, count: Int, first: String, last: String, advice: LocalizedText) -> LocalizedText {
    .init(
      vi: "chỉ được có một cột \"\(name)\", gặp \(count): các cột \(first) và \(last)\(advice[.vi])",
      en: "expected one column \"\(name)\", found \(count): columns \(first) and \(last)\(advice[.en])")
  }

  static func nameOneOf(_ first: String, second: String) -> LocalizedText {
    .init(vi: "; hãy ghi rõ \"\(first)\" hoặc \"\(second)\"", en: "; name one of them, as \"\(first)\" or \"\(second)\"")
  }

  static let tab = LocalizedText(vi: "dấu tab", en: "tab")

  static let codeOfLimeSurvey = LocalizedText(
    vi: "mã trả lời của LimeSurvey được ghi làm nhãn tại scales (mục values hoặc missing)",
    en: "a code of LimeSurvey, as a label under values or missing of scales")

  static func severalPlatforms(_ names: [String]) -> LocalizedText {
    .init(
      vi: "tiêu đề giống của \(names.joined(separator: " và ")), nên đọc như tệp thường; hãy khai báo platform nếu cần",
      en: "the header looks like \(names.joined(separator: " and like ")), so it is read as a plain file; if that is wrong, state platform")
  }

  static func platform(_ name: String, signs: String) -> LocalizedText {
    .init(vi: "\(name), nhận từ các cột \(signs)", en: "\(name), recognised by the columns \(signs)")
  }

  static let codeOfQualtrics = LocalizedText(
    vi: "mã của \"không áp dụng\" trong Qualtrics được khai báo tại missing của thang đo",
    en: "a code that Qualtrics gives to \"not applicable\", declared under missing of the scale")

  static let rowsOfREDCap = LocalizedText(
    vi: "mỗi dòng của REDCap được đọc là một phiếu; dòng không trả lời câu hỏi nào thì không tính",
    en: "every row of REDCap is read as a response; one without answers to the questions is left out")

  static let lostAnswer = LocalizedText(
    vi: "một giá trị; tệp đã mất câu trả lời này, hãy xuất lại với mỗi hàng của bảng một cột",
    en: "a value; the file has lost this answer, export again with a column for each row of the grid")
}
