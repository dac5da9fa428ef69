import SurveyModel

/// What is said of folders and files that are written.
extension LocalizedText {
  static let noFolder = LocalizedText(
    vi: "cần một thư mục hoặc chưa có gì, gặp một tệp hoặc liên kết; không ghi gì",
    en: "expected a folder or nothing, found a file or link; nothing was written")

  static let noReport = LocalizedText(
    vi: "cần một báo cáo trước đó hoặc thư mục trống, gặp các tệp khác (không có \(ReportFiles.marker) của chương trình); không ghi gì",
    en: "expected an earlier report or an empty folder, found other files (no \(ReportFiles.marker) of ours); nothing was written")

  static let inUse = LocalizedText(
    vi: "cần một thư mục chưa có hoặc còn trống, gặp thư mục hoặc tệp đã có; không ghi đè gì",
    en: "expected a folder that is not there yet or is empty, found one that is in use; nothing was overwritten")

  static let cannotBeOpened = LocalizedText(vi: "không mở được", en: "cannot be opened")

  static let tooManyParts = cannotBeCreated(
    LocalizedText(vi: "có quá nhiều thư mục dở dang bên cạnh", en: "too many unfinished folders beside it"))

  static let notCarriedOver = LocalizedText(
    vi: "cần giữ lại tệp này trong thư mục báo cáo, nhưng không sao chép được; không ghi gì",
    en: "expected to keep this file in the folder of the report, but it could not be copied; nothing was written")

  static func holdsInput(_ input: String) -> LocalizedText {
    LocalizedText(
      vi: "cần một thư mục không chứa tệp của chính khảo sát, gặp \(input); không ghi gì",
      en: "expected a folder without the survey's own files, found \(input); nothing was written")
  }

  static func cannotBeLookedAt(_ why: LocalizedText) -> LocalizedText {
    LocalizedText(vi: "không xem được: \(why[.vi])", en: "cannot be looked at: \(why[.en])")
  }

  static func cannotBeCreated(_ why: LocalizedText) -> LocalizedText {
    LocalizedText(vi: "không tạo được: \(why[.vi])", en: "cannot be created: \(why[.en])")
  }

  static func cannotBeReplaced(_ why: LocalizedText) -> LocalizedText {
    LocalizedText(vi: "không thay thế được: \(why[.vi])", en: "cannot be replaced: \(why[.en])")
  }

  static func notWritten(_ why: LocalizedText) -> LocalizedText {
    LocalizedText(vi: "không ghi được: \(why[.vi])", en: "could not be written: \(why[.en])")
  }

  static let changedMeanwhile = LocalizedText(
    vi: "tệp đã được sửa ở nơi khác sau khi mở; không ghi đè gì, hãy mở lại và sửa tiếp",
    en: "the file was changed elsewhere after it was opened; nothing was overwritten, open it again and go on from there")

  static let stillLocked = LocalizedText(
    vi: "một chương trình khác đang ghi vào thư mục này; hãy thử lại", en: "another program is writing to this folder; try again")

  static let noSurveyFolder = LocalizedText(vi: "không tạo được thư mục của khảo sát", en: "the survey's folder could not be created")
}
