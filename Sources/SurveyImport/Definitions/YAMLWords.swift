import SurveyModel

/// What is said of a text that is not YAML, or more of YAML than definitions use.
enum YAMLWords {
  static func controlCharacter(_ code: String) -> LocalizedText {
    .init(vi: "cần văn bản, gặp ký tự điều khiển U+\(code)", en: "expected text, found the control character U+\(code)")
  }

  static func alias(_ name: String) -> LocalizedText {
    .init(
      vi: "cần chính giá trị đó, gặp bí danh \"*\(name)\"; hãy viết đầy đủ, hoặc đặt văn bản trong dấu ngoặc kép",
      en: "expected the value itself, found the alias \"*\(name)\"; write it out, or put the text in quotes")
  }

  static let emptyFile = LocalizedText(
    vi: "cần các mục như title hoặc index, nhưng tệp trống", en: "expected keys such as title or index, found an empty file")

  static func anchor(_ word: String) -> LocalizedText {
    .init(
      vi: "cần một giá trị, gặp điểm neo \(word); \"&\" có nghĩa riêng tại đó: hãy đặt văn bản trong dấu ngoặc kép",
      en: "expected a value, found the anchor \(word); \"&\" has a meaning of its own there: put the text in quotes")
  }

  static func tag(_ word: String) -> LocalizedText {
    .init(
      vi: "cần một giá trị, gặp thẻ \(word); \"!\" có nghĩa riêng tại đó: hãy đặt văn bản trong dấu ngoặc kép",
      en: "expected a value, found the tag \(word); \"!\" has a meaning of its own there: put the text in quotes")
  }

  static func notAKey(_ found: LocalizedText, hint: LocalizedText) -> LocalizedText {
    .init(vi: "cần tên mục, gặp \(found[.vi]); \(hint[.vi])", en: "expected a key, found \(found[.en]); \(hint[.en])")
  }

  static let commaEndsText = LocalizedText(
    vi: "dấu phẩy kết thúc văn bản không có ngoặc kép tại đó: hãy đặt văn bản trong dấu ngoặc kép",
    en: "a comma ends unquoted text there: put the text in quotes")

  static let aliasSign = LocalizedText(
    vi: "cần một giá trị, gặp \"*\" có nghĩa riêng tại đó: hãy đặt văn bản trong dấu ngoặc kép",
    en: "expected a value, found \"*\", which has a meaning of its own there: put the text in quotes")

  static let secondDocument = LocalizedText(
    vi: "chỉ được có một tài liệu, gặp tài liệu thứ hai sau \"---\"",
    en: "expected one document, found a second one after \"---\"")

  static let notYAML = LocalizedText(
    vi: "cần văn bản YAML, gặp văn bản không đọc được theo YAML",
    en: "expected YAML, found text that cannot be read as such")

  static let colonInText = LocalizedText(
    vi: "cần kết thúc văn bản, gặp \":\"; dấu hai chấm và dấu cách tạo thành một mục: hãy đặt văn bản trong dấu ngoặc kép",
    en: "expected the end of the text, found \":\"; a colon and a blank make a key: put the text in quotes")

  static let tab = LocalizedText(vi: "cần dấu cách, gặp dấu tab", en: "expected blanks, found a tab")

  static func signBeginsText(_ sign: String) -> LocalizedText {
    .init(
      vi: "cần một giá trị, gặp \"\(sign)\" không thể mở đầu văn bản không có ngoặc kép: hãy đặt văn bản trong dấu ngoặc kép",
      en: "expected a value, found \"\(sign)\", which unquoted text cannot begin with: put the text in quotes")
  }

  static let quoteNotClosed = LocalizedText(
    vi: "cần dấu ngoặc kép đóng cho văn bản bắt đầu tại đây, gặp cuối tệp",
    en: "expected a closing quote for the text that begins here, found the end of the file")

  static func unknownEscape(_ escape: String) -> LocalizedText {
    .init(
      vi: "cần chuỗi thoát của YAML, gặp \"\(escape)\"; trong dấu ngoặc đơn \"\\\" là chính nó",
      en: "expected an escape that YAML knows, found \"\(escape)\"; in single quotes \"\\\" stands for itself")
  }

  static func noColonBehindKey(_ line: LocalizedText) -> LocalizedText {
    .init(
      vi: "cần tên mục, theo sau là dấu hai chấm và dấu cách, gặp \(line[.vi]); hãy kiểm tra dòng này và dấu ngoặc kép",
      en: "expected a key with a colon and a blank behind it, found \(line[.en]); check the line and its quotes")
  }

  static let textBehindBlockSign = LocalizedText(
    vi: "cần kết thúc dòng sau \">\" hoặc \"|\", gặp thêm văn bản; các dấu này có nghĩa riêng: hãy đặt văn bản trong dấu ngoặc kép",
    en:
      "expected the end of the line after \">\" or \"|\", found more text; these signs have a meaning of their own: put the text in quotes")

  static func signOfItsOwn(_ sign: String) -> LocalizedText {
    .init(
      vi: "cần một giá trị, gặp \"\(sign)\" có nghĩa riêng tại đó: hãy đặt văn bản trong dấu ngoặc kép",
      en: "expected a value, found \"\(sign)\", which has a meaning of its own there: put the text in quotes")
  }

  static let listOnLineOfKey = LocalizedText(
    vi: "cần một giá trị, gặp \"-\" của danh sách; hãy bắt đầu danh sách trên một dòng riêng, hoặc đặt văn bản trong dấu ngoặc kép",
    en: "expected a value, found \"-\" of a list; begin the list on a line of its own, or put the text in quotes")

  static let list = LocalizedText(vi: "danh sách", en: "list")
  static let map = LocalizedText(vi: "các mục con", en: "map")

  static func bracketEndsText(_ bracket: Unicode.Scalar) -> LocalizedText {
    .init(
      vi: "\"\(bracket)\" kết thúc văn bản không có ngoặc kép tại đó: hãy đặt văn bản trong dấu ngoặc kép",
      en: "\"\(bracket)\" ends unquoted text there: put the text in quotes")
  }

  static func bracketOfText(_ sign: String) -> LocalizedText {
    .init(
      vi: "nếu \"\(sign)\" thuộc về văn bản, hãy đặt văn bản trong dấu ngoặc kép",
      en: "if the \"\(sign)\" belongs to a text, put the text in quotes")
  }

  static func noEndOfBracket(
    _ close: String, name: LocalizedText, begun: LocalizedText, found: LocalizedText, hint: LocalizedText
  ) -> LocalizedText {
    .init(
      vi: "cần \",\" hoặc \"\(close)\" trong \(name[.vi])\(begun[.vi]), gặp \(found[.vi]); \(hint[.vi])",
      en: "expected \",\" or \"\(close)\" in the \(name[.en])\(begun[.en]), found \(found[.en]); \(hint[.en])")
  }

  static func lineGoesOn(_ found: LocalizedText, hint: LocalizedText) -> LocalizedText {
    .init(vi: "cần kết thúc dòng, gặp \(found[.vi]); \(hint[.vi])", en: "expected the end of the line, found \(found[.en]); \(hint[.en])")
  }

  static let itemOfList = LocalizedText(vi: "một mục của danh sách", en: "an item of the list")
  static let keyOfMap = LocalizedText(vi: "một mục con", en: "a key of the map")

  static func wrongIndentation(_ thing: LocalizedText, begun: LocalizedText, found: LocalizedText) -> LocalizedText {
    .init(
      vi: "cần \(thing[.vi])\(begun[.vi]), gặp \(found[.vi]); hãy kiểm tra số dấu cách đầu dòng",
      en: "expected \(thing[.en])\(begun[.en]), found \(found[.en]); check how far the line is indented")
  }

  static func otherProblem(_ problem: String, opening: String?) -> LocalizedText {
    .init(
      vi: "cần văn bản YAML, gặp lỗi cú pháp (thư viện báo: \(problem))",
      en: "expected YAML, found an error: \(problem)" + (opening.map { " (\($0))" } ?? ""))
  }

  static let textBehindBracket = LocalizedText(
    vi: "văn bản còn tiếp sau dấu đóng ngoặc: hãy đặt văn bản trong dấu ngoặc kép",
    en: "text goes on behind a closing bracket: put the text in quotes")

  static let textBehindQuote = LocalizedText(
    vi: "văn bản còn tiếp sau dấu ngoặc kép đóng: hãy đặt toàn bộ văn bản trong dấu ngoặc kép",
    en: "text goes on behind a closing quote: put the text in quotes as a whole")

  static let endOfFile = LocalizedText(vi: "cuối tệp", en: "the end of the file")
  static let endOfLine = LocalizedText(vi: "cuối dòng", en: "the end of the line")

  static func begun(_ line: Int, column: Int) -> LocalizedText {
    .init(vi: " bắt đầu tại \(line):\(column)", en: " that begins at \(line):\(column)")
  }
}
