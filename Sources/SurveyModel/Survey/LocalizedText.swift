/// A language that reports are written in.
package enum Language: String, Sendable, Hashable, CaseIterable {
  case vi
  case en
}

/// A text in one or both languages of the reports.
///
/// A name given as one string stands for both languages; a language that is absent falls back to the one that is present.
package struct LocalizedText: Sendable, Hashable {
  private let vi: String?
  private let en: String?

  /// One text for both languages.
  package init(_ text: String) {
    vi = text
    en = text
  }

  /// A text in both languages.
  package init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  /// A text in each language; `nil` where both are absent.
  package init?(vi: String?, en: String?) {
    guard vi != nil || en != nil else { return nil }
    self.vi = vi
    self.en = en
  }

  /// A text that is put together in each language from parts that are themselves in both.
  package init(_ text: (Language) -> String) {
    vi = text(.vi)
    en = text(.en)
  }

  /// What the operating system says in English of a failure (`strerror`), in Vietnamese too where it is one that a user meets.
  package init(systemMessage: String) {
    let vi: String? =
      switch systemMessage {
      case "Permission denied", "Operation not permitted": "không có quyền truy cập"
      case "No such file or directory": "không có tệp hoặc thư mục này"
      case "No space left on device": "ổ đĩa đã đầy"
      case "Disk quota exceeded": "đã vượt hạn mức dung lượng đĩa"
      case "Read-only file system": "ổ đĩa chỉ cho phép đọc"
      case "Not a directory": "một phần của đường dẫn không phải là thư mục"
      case "Is a directory": "đây là một thư mục"
      case "File exists": "đã có tệp hoặc thư mục cùng tên"
      case "Directory not empty": "thư mục không trống"
      case "File name too long": "tên tệp quá dài"
      case "File too large": "tệp quá lớn"
      case "Input/output error": "lỗi đọc hoặc ghi của thiết bị"
      case "Too many open files", "Too many open files in system": "đang mở quá nhiều tệp"
      case "Too many levels of symbolic links": "liên kết trỏ vòng tròn"
      case "Cannot allocate memory": "không đủ bộ nhớ"
      default: nil
      }
    self.init(vi: vi ?? systemMessage, en: systemMessage)
  }

  package subscript(language: Language) -> String {
    switch language {
    case .vi: vi ?? en ?? ""
    case .en: en ?? vi ?? ""
    }
  }

  /// Every text that was written, once each, Vietnamese first.
  package var all: [String] {
    switch (vi, en) {
    case (let vi?, let en?): vi == en ? [vi] : [vi, en]
    case (let text?, nil), (nil, let text?): [text]
    case (nil, nil): []
    }
  }
}
