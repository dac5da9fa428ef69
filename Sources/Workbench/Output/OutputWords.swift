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

  static func noPrinter(_ programs: [String]) -> LocalizedText {
    let list = programs.joined(separator: ", ")
    return LocalizedText(
      vi:
        "--pdf: cần một trình duyệt hoặc bộ văn phòng đã cài (\(list)), không thấy; cài một chương trình, ví dụ apt-get install chromium; không ghi gì",
      en:
        "--pdf: expected an installed browser or office suite (\(list)), found none; install one, such as apt-get install chromium; nothing was written"
    )
  }

  static func printerFailed(_ program: String, code: Int) -> LocalizedText {
    LocalizedText(
      vi: "--pdf: cần \(program) in được trang, gặp mã thoát \(code); không ghi gì",
      en: "--pdf: expected \(program) to print the page, found its exit code \(code); nothing was written")
  }

  static func printerTookTooLong(_ program: String, seconds: Int) -> LocalizedText {
    LocalizedText(
      vi: "--pdf: cần \(program) in xong trang, gặp quá \(seconds) giây; đã dừng nó, không ghi gì",
      en: "--pdf: expected \(program) to print the page, found it at work after \(seconds) s; it was ended, nothing was written")
  }

  static func printerWroteNothing(_ program: String) -> LocalizedText {
    LocalizedText(
      vi: "--pdf: cần một tệp PDF do \(program) tạo ra, không thấy; không ghi gì",
      en: "--pdf: expected a PDF file made by \(program), found none; nothing was written")
  }

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
    vi: "tệp đã được sửa ở nơi khác từ khi mở trang; không ghi gì: mở lại trang rồi sửa tiếp",
    en: "the file was changed elsewhere since the page was opened; nothing was written: open the page again and go on from there")

  static func noWorkFolder(_ why: LocalizedText) -> LocalizedText {
    LocalizedText(
      vi: "cần một thư mục ghi được, gặp: \(why[.vi]); không ghi gì",
      en: "expected a folder that can be written, found: \(why[.en]); nothing was written")
  }

  static let workFolderIsAnothers = LocalizedText(
    vi: "cần một thư mục làm việc của chính người dùng này, gặp thứ khác; không ghi gì",
    en: "expected a work folder of this user, found something else; nothing was written")

  static func servedAlready(by other: String) -> LocalizedText {
    LocalizedText(
      vi: "thư mục này đang được một cdci serve khác mở: \(other); đóng chương trình đó trước, hoặc chọn thư mục khác",
      en: "another cdci serve has this folder: \(other); end that one first, or choose another folder")
  }

  static let noFolderOfSurveys = LocalizedText(
    vi: "cần một thư mục chứa các thư mục khảo sát, không thấy, và thư mục chứa nó cũng không có; chỉ đúng đường dẫn",
    en: "expected a folder of survey folders, found neither it nor the folder that it would lie in; name the right one")

  static let noPictures = LocalizedText(
    vi: "không có tệp PNG của biểu đồ vì máy chưa cài rsvg-convert (gói librsvg2-bin); tệp SVG và CSV có đủ",
    en: "no PNG files of the charts, since rsvg-convert (package librsvg2-bin) is not installed; the SVG and CSV files are all there")

  static let noSurveyFolder = LocalizedText(vi: "không tạo được thư mục của khảo sát", en: "the survey's folder could not be created")
}
