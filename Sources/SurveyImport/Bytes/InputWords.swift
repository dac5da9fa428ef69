import SurveyModel

/// What is said of a path that cannot be read, or not as text.
enum InputWords {
  static func unreadable(_ error: LocalizedText) -> LocalizedText {
    .init(vi: "cần một tệp đọc được: \(error[.vi])", en: "expected a file that can be read: \(error[.en])")
  }

  static let fileOrPipe = LocalizedText(vi: "cần một tệp hoặc một đường ống", en: "expected a file or a pipe")
  static let file = LocalizedText(vi: "cần một tệp", en: "expected a file")
  static let folder = LocalizedText(vi: "một thư mục", en: "a folder")
  static let terminal = LocalizedText(vi: "một màn hình dòng lệnh", en: "a terminal")
  static let device = LocalizedText(vi: "một thiết bị", en: "a device")
  static let pipeOrDevice = LocalizedText(vi: "một đường ống hoặc thiết bị", en: "a pipe or device")

  static func found(_ expected: LocalizedText, found: LocalizedText) -> LocalizedText {
    .init(vi: "\(expected[.vi]), gặp \(found[.vi])", en: "\(expected[.en]), found \(found[.en])")
  }

  static let noFile = LocalizedText(vi: "cần một tệp, nhưng không có", en: "expected a file, found none")

  static func thereTwice(_ name: String, packedCopy: String) -> LocalizedText {
    .init(
      vi: "cần \(name) hoặc bản nén của nó, gặp cả hai; hãy xóa \(packedCopy), hoặc ghi tên nó trong khảo sát nếu đó mới là tệp cần đọc",
      en: "expected \(name) or its packed copy, found both; remove \(packedCopy), or name it in the survey if it is the one that counts")
  }

  static func tooLong(_ bytes: Int) -> LocalizedText {
    .init(
      vi: "cần một tệp văn bản không quá \(bytes) byte, gặp tệp lớn hơn",
      en: "expected a text file of at most \(bytes) bytes, found a larger one")
  }

  static func notText(_ foreign: LocalizedText) -> LocalizedText {
    .init(vi: "cần văn bản mã UTF-8, gặp \(foreign[.vi])", en: "expected text in UTF-8, found \(foreign[.en])")
  }

  static func pipeNotKept(_ error: LocalizedText) -> LocalizedText {
    .init(
      vi: "không giữ được dữ liệu của đường ống trong một tệp tạm (thư mục TMPDIR hoặc /var/tmp): \(error[.vi])",
      en: "what comes through the pipe could not be kept in a temporary file (in TMPDIR or /var/tmp): \(error[.en])")
  }

  static func nobodyWrites(_ seconds: Int) -> LocalizedText {
    .init(
      vi: "cần một chương trình ghi vào đường ống này, nhưng chờ \(seconds) giây mà không có chương trình nào",
      en: "expected a program that writes into this pipe, found none within \(seconds) seconds")
  }

  static let changed = LocalizedText(
    vi: "tệp bị thay đổi trong khi đọc nên không dùng được số liệu đã đọc; hãy chạy lại khi không còn chương trình nào ghi vào tệp",
    en: "changed while it was read, so nothing of it is used; run again when no program writes to it")

  static func notToTheEnd(_ error: LocalizedText) -> LocalizedText {
    .init(vi: "không đọc được đến hết tệp: \(error[.vi])", en: "could not be read to its end: \(error[.en])")
  }
}
