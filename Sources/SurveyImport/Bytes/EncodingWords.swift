import SurveyModel

/// What is said of the encoding of a text.
enum EncodingWords {
  static func withMark(_ encoding: String) -> LocalizedText {
    .init(vi: "\(encoding) có dấu thứ tự byte (BOM)", en: "\(encoding) with a byte order mark")
  }

  static func withoutMark(_ encoding: String) -> LocalizedText {
    .init(vi: "\(encoding) không có dấu thứ tự byte", en: "\(encoding) without a byte order mark")
  }

  static let utf16WithoutOrder = LocalizedText(
    vi: "cần văn bản mã UTF-16 như khảo sát khai báo, gặp tệp không cho biết thứ tự byte; hãy ghi encoding: utf-16le hoặc utf-16be",
    en: "expected text in UTF-16 as the survey states, found nothing that tells the order of its bytes; "
      + "state encoding: utf-16le or utf-16be")

  static func utf8Although(_ stated: String) -> LocalizedText {
    .init(vi: "UTF-8, dù khảo sát ghi \(stated)", en: "UTF-8, although the survey states \(stated)")
  }

  static let checkEncoding = LocalizedText(vi: "hãy kiểm tra mục encoding", en: "check the key encoding")

  static func notInEncoding(_ encoding: String, found: LocalizedText, advice: LocalizedText) -> LocalizedText {
    .init(
      vi: "cần văn bản mã \(encoding), gặp \(found[.vi]); \(advice[.vi])",
      en: "expected text in \(encoding), found \(found[.en]); \(advice[.en])")
  }

  static func notOnThisMachine(_ encoding: String) -> LocalizedText {
    .init(
      vi: "thư viện C của máy này không giải mã được \(encoding); \(LocalizedText.saveAsCSV[.vi])",
      en: "the C library of this machine cannot decode \(encoding); \(LocalizedText.saveAsCSV[.en])")
  }

  static let damagedUTF8 = LocalizedText(
    vi: "các chữ khác trong tệp đúng là UTF-8, riêng chỗ này bị hỏng: hãy xuất lại tệp, hoặc sửa ô đó rồi lưu dạng CSV UTF-8",
    en:
      "the other letters of the file are UTF-8, and this one is damaged: export the file again, or correct the cell and save it as CSV UTF-8"
  )

  static func stateEncoding(_ names: LocalizedText, words: LocalizedText) -> LocalizedText {
    .init(
      vi: "hãy ghi encoding: \(names[.vi]) cho tệp này trong khảo sát\(words[.vi]), hoặc lưu tệp dạng CSV UTF-8",
      en: "state encoding: \(names[.en]) for this file in the survey\(words[.en]), or save it as CSV UTF-8")
  }

  static func readableAs(_ names: LocalizedText, words: LocalizedText) -> LocalizedText {
    .init(
      vi: "tệp đọc được theo \(names[.vi])\(words[.vi]), nêu bằng --encoding; hoặc \(LocalizedText.saveAsCSV[.vi])",
      en: "it can be read as \(names[.en])\(words[.en]), stated by --encoding; or \(LocalizedText.saveAsCSV[.en])")
  }

  static func readings(_ list: LocalizedText) -> LocalizedText {
    .init(vi: " (trong tiêu đề, từ đó đọc là \(list[.vi]))", en: " (in the header that word reads \(list[.en]))")
  }

  static let saveAsUTF8 = LocalizedText(vi: "hãy lưu tệp theo mã UTF-8", en: "save it as UTF-8")
  static let nulByte = LocalizedText(vi: "byte NUL", en: "a NUL byte")

  static func invalidByte(_ code: String) -> LocalizedText {
    .init(vi: "byte \(code) không hợp lệ tại đó", en: "the byte \(code), which is not valid there")
  }

  static let utf16Text = LocalizedText(vi: "văn bản mã UTF-16", en: "text in UTF-16")

  static func encodingRecognized(_ encoding: String) -> LocalizedText {
    .init(vi: "\(encoding), nhận từ các từ trong tệp", en: "\(encoding), recognised by the words of the file")
  }

  static func unreadableIn(_ encoding: String) -> LocalizedText {
    .init(
      vi: "cần văn bản mã \(encoding), gặp byte không đọc được theo mã đó",
      en: "expected text in \(encoding), found bytes that are not")
  }
}
