import SurveyModel

/// What is said of a single value, key or name of a definition, whatever the file.
enum ValueWords {
  static let gaps = LocalizedText(vi: "cần định nghĩa đầy đủ, gặp chỗ thiếu", en: "expected a complete definition, found gaps")

  /// "expected …, found …; …" of a value, with what was probably meant behind it.
  static func expected(_ what: LocalizedText, _ node: YAMLNode, hints: [LocalizedText]) -> LocalizedText {
    func behind(_ language: Language) -> String { hints.map { "; " + $0[language] }.joined() }
    let isNothing = if case .nothing = node.content { true } else { false }
    let found = isNothing ? "nhưng để trống" : "gặp \(node.found[.vi])"
    return .init(
      vi: "cần \(what[.vi]), \(found)\(behind(.vi))", en: "expected \(what[.en]), found \(node.found[.en])\(behind(.en))")
  }

  static func notAnID(_ what: LocalizedText, key: String, hint: LocalizedText?) -> LocalizedText {
    .init(
      vi: "cần mã \(what[.vi]) \(idRule[.vi]), " + (key.isEmpty ? "nhưng để trống" : "gặp \(key.quotedAsFound)") + behind(hint)[.vi],
      en: "expected a \(what[.en]) id \(idRule[.en]), found " + (key.isEmpty ? "nothing" : key.quotedAsFound) + behind(hint)[.en])
  }

  static func behind(_ hint: LocalizedText?) -> LocalizedText { LocalizedText { language in hint.map { "; " + $0[language] } ?? "" } }

  static let weightOfZeroOrMore = LocalizedText(vi: "trọng số từ 0 trở lên", en: "a weight of zero or more")
  static let idOfAUnit = LocalizedText(vi: "mã của một đơn vị", en: "the id of a unit")
  static let mapWithFromAndTo = LocalizedText(vi: "các mục con from và to", en: "a map with from and to")
  static let numberAboveZero = LocalizedText(vi: "số lớn hơn 0", en: "a number above zero")

  static func questionTwice(_ code: String) -> LocalizedText {
    .init(
      vi: "mỗi câu hỏi chỉ được ghi một lần, gặp \(code.quotedAsFound) hai lần",
      en: "expected every question once, found \(code.quotedAsFound) twice")
  }

  static func notToldApart(_ kind: LocalizedText, text: String, earlier: LocalizedText) -> LocalizedText {
    .init(
      vi: "cách ghi phải phân biệt được từng \(kind[.vi]), gặp \(text.quotedAsFound) đã là \(earlier[.vi])",
      en: "expected texts that tell every \(kind[.en]) apart, found \(text.quotedAsFound), which is already \(earlier[.en])")
  }

  static let mapWithFile = LocalizedText(vi: "mục con file", en: "a map with file")
  static let unitID = LocalizedText(vi: "mã của đơn vị", en: "the id of a unit")

  static func keyNotAvailable(_ key: String, known: String) -> LocalizedText {
    .init(
      vi: "\"\(key)\" chưa có trong phiên bản này; các mục dùng được ở đây: \(known)",
      en: "\"\(key)\" is not available in this version; known here: \(known)")
  }

  static func knownKeys(_ known: [String]) -> LocalizedText {
    .init(vi: "các mục dùng được ở đây: \(known.joined(separator: ", "))", en: "known here: \(known.joined(separator: ", "))")
  }

  static func unknownKey(_ key: String, advice: LocalizedText) -> LocalizedText {
    .init(vi: "không có mục \(key.quotedAsFound); \(advice[.vi])", en: "unknown key \(key.quotedAsFound); \(advice[.en])")
  }

  static let foundNothing = LocalizedText(vi: "chỗ trống", en: "nothing")
  static let foundEmptyText = LocalizedText(vi: "văn bản trống", en: "an empty text")
  static let foundList = LocalizedText(vi: "danh sách", en: "a list")
  static let foundMap = LocalizedText(vi: "các mục con", en: "a map of keys")

  static func controlCharacter(_ what: LocalizedText) -> LocalizedText {
    .init(vi: "cần \(what[.vi]), gặp ký tự điều khiển trong đó", en: "expected \(what[.en]), found a control character in it")
  }

  static func orMapOfLanguages(_ what: LocalizedText) -> LocalizedText {
    .init(vi: "\(what[.vi]), hoặc mục con cho từng ngôn ngữ", en: "\(what[.en]), or a map of languages")
  }

  static func noLanguage(_ what: LocalizedText, languages: [String]) -> LocalizedText {
    .init(
      vi: "cần \(what[.vi]) cho \(languages.joined(separator: " hoặc ")), nhưng không có",
      en: "expected \(what[.en]) for \(languages.joined(separator: " or ")), found none")
  }

  static let idRule = LocalizedText(
    vi: "gồm chữ cái A-Z a-z, chữ số, dấu chấm, gạch dưới và gạch nối",
    en: "of letters A-Z a-z, digits, dot, underscore and hyphen")

  static let decimalPoint = LocalizedText(vi: "hãy viết phần thập phân bằng dấu chấm", en: "write decimals with a point")

  static func date(_ what: LocalizedText) -> LocalizedText {
    .init(vi: "\(what[.vi]) dạng yyyy-mm-dd, ví dụ 2023-12-27", en: "\(what[.en]) as yyyy-mm-dd, such as 2023-12-27")
  }

  static let flag = LocalizedText(vi: "true hoặc false", en: "true or false")
  static let noneDeclared = LocalizedText(vi: "chưa khai báo mục nào", en: "none is declared")

  static func declared(_ list: String, more: Int) -> LocalizedText {
    .init(
      vi: "đã khai báo: \(list)" + (more > 0 ? " và \(more) mục khác" : ""),
      en: "known: \(list)" + (more > 0 ? " and \(more) more" : ""))
  }

  static func alternatives(_ most: String, last: String) -> LocalizedText {
    .init(vi: "\(most) hoặc \(last)", en: "\(most) or \(last)")
  }
}
