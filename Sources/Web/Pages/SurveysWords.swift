import SurveyModel
import Workbench

/// What is said of the list of surveys and of making a new one.
enum SurveysWords {
  static func lead(_ folder: String) -> LocalizedText {
    LocalizedText(
      vi: "Mỗi khảo sát là một thư mục trong \(folder). Các lệnh cdci khác đọc đúng những tệp này.",
      en: "Each survey is a folder in \(folder). All other commands of cdci read the same files.")
  }
  static let new = LocalizedText(vi: "Tạo khảo sát mới", en: "New survey")
  static let none = LocalizedText(vi: "Chưa có khảo sát nào", en: "There is no survey yet")
  static let noneLine = LocalizedText(
    vi: "Bắt đầu từ tệp xuất của phần mềm khảo sát: LimeSurvey, Google Forms, Microsoft Forms, hoặc tệp Excel, CSV bất kỳ.",
    en: "Begin with the export of the survey software: LimeSurvey, Google Forms, Microsoft Forms, or any Excel or CSV file.")
  static func edition(_ edition: String) -> LocalizedText { LocalizedText(vi: "Kỳ \(edition)", en: "Edition \(edition)") }
  static func units(_ count: String, _ noun: String) -> LocalizedText {
    LocalizedText(vi: "\(count) đơn vị", en: count == "1" ? "1 unit" : "\(count) units")
  }
  static func faults(_ count: Int) -> LocalizedText {
    LocalizedText(vi: "\(count) chỗ cần sửa", en: count == 1 ? "1 place to mend" : "\(count) places to mend")
  }
  static let cannotBeRead = LocalizedText(vi: "Chưa đọc được", en: "Cannot be read yet")
  static func open(_ count: Int) -> LocalizedText {
    LocalizedText(vi: "\(count) cột chờ quyết định", en: count == 1 ? "1 column to be decided" : "\(count) columns to be decided")
  }
  static let notPublished = LocalizedText(vi: "Chưa lập báo cáo", en: "No report written yet")
  static func written(_ day: String, published: String?) -> LocalizedText {
    LocalizedText(
      vi: "Đã lập báo cáo ngày \(day)" + (published.map { ", ngày công bố \($0)" } ?? ""),
      en: "Report written on \(day)" + (published.map { ", published \($0)" } ?? ""))
  }
  static func outdated(_ files: [String]) -> LocalizedText {
    let list = files.joined(separator: ", ")
    return LocalizedText(
      vi: "Báo cáo đã lập không còn khớp với khảo sát: \(list) đã thay đổi từ khi lập. Cần lập lại.",
      en: "The report that was written is out of date: \(list) changed since. It has to be written again.")
  }
  static let begun = LocalizedText(vi: "Khảo sát đang tạo dở", en: "Surveys begun and not made yet")
  static let format = LocalizedText(
    vi: "Chữ hiện sai, hoặc tệp có nhiều trang tính", en: "If letters come out wrong, or a file has several sheets")
  static let encoding = LocalizedText(vi: "Bảng mã", en: "Encoding")
  static let sheet = LocalizedText(vi: "Trang tính (để trống: trang lớn nhất)", en: "Sheet (blank: the largest)")
  static let readAgain = LocalizedText(vi: "Đọc lại", en: "Read again")
  static let setAside = LocalizedText(vi: "Để riêng", en: "Set aside")
  static let asideHint = LocalizedText(
    vi: "Nếu chỉ một tệp chưa đọc được, bấm \"Để riêng\" bên cạnh tệp đó: khảo sát được tạo từ các tệp còn lại.",
    en: "Where one file alone cannot be read, press \"Set aside\" beside it: the survey is made of the others.")
  static let takeBack = LocalizedText(vi: "Đọc cùng", en: "Read with the others")
  static let asideNote = LocalizedText(
    vi: "để riêng: chép vào thư mục khảo sát mà chưa đọc, dùng sau tại bước Tệp số liệu",
    en: "set aside: copied into the survey's folder without being read, to be used under Files")
  static func keptAs(_ name: String) -> LocalizedText { LocalizedText(vi: "lưu với tên \(name)", en: "kept as \(name)") }
  static func running(until day: String) -> LocalizedText {
    LocalizedText(vi: "Đang thu phiếu, đến \(day)", en: "In the field until \(day)")
  }
  static let discard = LocalizedText(vi: "Bỏ, không tạo nữa", en: "Discard")
  static let next = LocalizedText(vi: "Tiếp theo:", en: "Next:")

  static let name = LocalizedText(vi: "Tên thư mục", en: "Name of the folder")
  static let nameHint = LocalizedText(
    vi: "Chữ cái không dấu, chữ số, dấu gạch nối; ví dụ quang-ninh-2026.",
    en: "Letters without marks, digits and hyphens, such as quang-ninh-2026.")
  static let like = LocalizedText(vi: "Lấy theo khảo sát kỳ trước", en: "Like the survey of the edition before")
  static let likeNone = LocalizedText(vi: "Không, khảo sát hoàn toàn mới", en: "None: an entirely new survey")
  static let begin = LocalizedText(vi: "Tiếp tục: chọn tệp", en: "Go on: choose the files")
  static let badName = LocalizedText(vi: "Không dùng được tên này", en: "This name cannot be used")
  static func nameFault(_ fault: SurveyShelf.NameFault) -> LocalizedText {
    switch fault {
    case .characters:
      LocalizedText(
        vi: "Cần chữ cái không dấu, chữ số, dấu chấm, gạch nối hoặc gạch dưới.",
        en: "Expected letters without marks, digits, dots, hyphens or underscores.")
    case .length(let most):
      LocalizedText(vi: "Cần tên ngắn hơn, nhiều nhất \(most) ký tự.", en: "Expected a shorter name, of \(most) characters at most.")
    case .reserved:
      LocalizedText(
        vi: "Cần tên khác: tên này dành cho chương trình hoặc cho hệ điều hành.",
        en: "Expected another name: this one is kept for the program or for the operating system.")
    case .taken(let name):
      LocalizedText(
        vi: "Cần tên chưa có, chữ hoa và chữ thường như nhau; đã có \(name.visible).",
        en: "Expected a name that is not there yet, whatever its capital letters; found \(name.visible).")
    }
  }
  static func noQuestionYet(_ file: String) -> LocalizedText {
    LocalizedText(
      vi: "\(file): cần ít nhất một cột là câu hỏi, chưa có cột nào; chưa ghi gì. Hãy quyết định một cột bên dưới, hoặc bỏ tệp này.",
      en:
        "\(file): expected one column at least that is a question, found none; nothing was written. Decide a column below, or take the file off."
    )
  }

  static func draftTitle(_ name: String) -> LocalizedText { LocalizedText(vi: "Khảo sát mới: \(name)", en: "New survey: \(name)") }
  static let drop = LocalizedText(
    vi: "Thả tệp xuất vào đây, hoặc bấm để chọn tệp", en: "Drop the export here, or click to choose files")
  static let dropHint = LocalizedText(
    vi:
      "CSV, Excel, SPSS, ODS, nén gzip hoặc zip; một tệp cho cả khảo sát hoặc mỗi đơn vị một tệp. Thả cùng được danh sách mời khảo sát và bảng thu ngân sách nhà nước.",
    en:
      "CSV, Excel, SPSS, ODS, packed by gzip or zip; one file for the whole survey, or one for each unit. The list of those invited and the table of revenue can come along."
  )
  static func withoutScript(_ folder: String) -> LocalizedText {
    LocalizedText(
      vi: "Trình duyệt này không chạy tập lệnh: hãy chép tệp vào thư mục \(folder), rồi tải lại trang.",
      en: "This browser runs no scripts: copy the file into the folder \(folder), then load the page again.")
  }
  static func withoutScript(makingFolder folder: String) -> LocalizedText {
    LocalizedText(
      vi: "Trình duyệt này không chạy tập lệnh: hãy chép tệp vào thư mục \(folder) (chưa có thì tạo), rồi tải lại trang.",
      en: "This browser runs no scripts: copy the file into the folder \(folder), made where there is none, then load the page again.")
  }
  static let uploaded = LocalizedText(vi: "Tệp đã nhận", en: "Files received")
  static let waiting = LocalizedText(vi: "Tệp nằm sẵn trong thư mục", en: "Files that lie in the folder")
  static let take = LocalizedText(vi: "Lấy tệp này", en: "Take this file")
  static let remove = LocalizedText(vi: "Bỏ", en: "Take off")
  static let takenFor = LocalizedText(vi: "Nhận biết được", en: "What was recognised")
  static let decide = LocalizedText(vi: "Cần quyết định", en: "To be decided")
  static let decideLater = LocalizedText(vi: "Để sau: chưa tính điểm", en: "Later: not scored until then")
  static func seen(_ values: String) -> LocalizedText { LocalizedText(vi: "Đã thấy: \(values)", en: "Seen: \(values)") }
  static let create = LocalizedText(vi: "Tạo khảo sát", en: "Make the survey")
  static let createLine = LocalizedText(
    vi:
      "Chương trình ghi survey.yaml, index.yaml với trọng số bằng nhau và chép tệp vào thư mục của khảo sát. Mọi mục đều sửa được sau này.",
    en:
      "This writes survey.yaml, an index.yaml with equal weights and copies of the files into the survey's folder. Everything can be changed later."
  )
  static let createLikeLine = LocalizedText(
    vi:
      "Chương trình ghi survey.yaml và index.yaml theo kỳ trước, giữ nguyên trọng số, và chép tệp vào thư mục của khảo sát. Mọi mục đều sửa được sau này.",
    en:
      "This writes survey.yaml and index.yaml after the edition before, with its weights, and copies of the files into the survey's folder. Everything can be changed later."
  )
  static let notATable = LocalizedText(vi: "Chưa đọc được các tệp này", en: "These files cannot be read")
}
