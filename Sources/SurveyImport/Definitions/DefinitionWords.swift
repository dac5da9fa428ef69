import SurveyModel

/// What a definition holds at a place, as it ends "expected …" in both languages.
extension LocalizedText {
  static let someText = LocalizedText(vi: "văn bản", en: "text")
  static let someID = LocalizedText(vi: "mã", en: "an id")
  static let someNumber = LocalizedText(vi: "số", en: "a number")
  static let shareOfOne = LocalizedText(vi: "tỷ lệ từ 0 đến 1", en: "a share from 0 to 1")
  static let filePath = LocalizedText(vi: "đường dẫn của tệp", en: "the path of a file")
  static let columnHeader = LocalizedText(vi: "tiêu đề của cột", en: "the header of a column")
  static let questionCode = LocalizedText(vi: "mã của câu hỏi", en: "the code of a question")
  static let scaleName = LocalizedText(vi: "tên của thang đo", en: "the name of a scale")
  static let putInQuotes = LocalizedText(vi: "hãy đặt văn bản trong dấu ngoặc kép", en: "put the text in quotes")
  static let oneUnit = LocalizedText(vi: "đơn vị", en: "unit")
  static let oneStratum = LocalizedText(vi: "nhóm phân tầng", en: "stratum")
  static let tooDeep = LocalizedText(
    vi: "không được quá \(YAMLReader.maximumDepth) cấp, gặp nhiều hơn", en: "expected at most \(YAMLReader.maximumDepth) levels, found more"
  )
  static let commentBegins = LocalizedText(
    vi: "\"#\" mở đầu chú thích tại đó: hãy đặt văn bản trong dấu ngoặc kép",
    en: "\"#\" begins a comment there: put the text in quotes")
  static let listBegins = LocalizedText(
    vi: "\"[\" mở đầu danh sách: hãy đặt văn bản trong dấu ngoặc kép", en: "\"[\" begins a list: put the text in quotes")
  static let mapBegins = LocalizedText(
    vi: "\"{\" mở đầu nhóm mục con: hãy đặt văn bản trong dấu ngoặc kép", en: "\"{\" begins a map: put the text in quotes")

  static func didYouMean(_ name: String) -> LocalizedText { .init(vi: "có phải là \"\(name)\"?", en: "did you mean \"\(name)\"?") }

  static func noKey(_ key: String) -> LocalizedText {
    .init(vi: "cần mục \"\(key)\", nhưng không có", en: "expected the key \"\(key)\", found none")
  }

  static func keyTwice(_ key: String) -> LocalizedText {
    .init(
      vi: "mỗi mục chỉ được ghi một lần, gặp \(key.quotedAsFound) hai lần",
      en: "expected every key once, found \(key.quotedAsFound) twice")
  }

  static func notAvailable(_ word: String, available: [String]) -> LocalizedText {
    let list = available.joined(separator: ", ")
    return .init(
      vi: "\"\(word)\" chưa có trong phiên bản này; hiện có: \(list)",
      en: "\"\(word)\" is not available in this version; available: \(list)")
  }
}
