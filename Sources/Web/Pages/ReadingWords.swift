import Reporting
import SurveyModel
import SurveyWords
import Workbench

/// What is said of how a survey is read.
enum ReadingWords {
  static let nothingOpen = LocalizedText(vi: "Không còn cột nào chờ quyết định", en: "No column is left to be decided")
  static func column(_ header: String) -> LocalizedText {
    LocalizedText(vi: "Chưa quyết định: cột \"\(header)\"", en: "To be decided: the column \"\(header)\"")
  }
  static let unread = LocalizedText(vi: "Không tính điểm cột này", en: "Do not score this column")
  static func asTaken(_ reading: String) -> LocalizedText {
    LocalizedText(vi: "Giữ như đang đọc: \(reading)", en: "Keep it as it is read: \(reading)")
  }
  /// Words of the page: those of the file speak of its keys.
  static let outOfIndex = LocalizedText(
    vi: "Không tính điểm cột này: câu hỏi ra khỏi khảo sát và khỏi chỉ số",
    en: "Do not score this column: the question leaves the survey and the index")
  static let anotherQuestion = LocalizedText(
    vi: "Đây là một câu hỏi khác: ra khỏi khảo sát và khỏi chỉ số", en: "It is another question: it leaves the survey and the index")
  static func role(_ role: SurveyEditor.ColumnRole) -> LocalizedText {
    let name = ColumnsWords.role(role)
    guard role == .respondent else { return LocalizedText(vi: "Cột này là \(name[.vi])", en: "This column is the \(name[.en])") }
    return LocalizedText(
      vi: "Cột này là \(name[.vi]): mỗi người chỉ tính một phiếu cho mỗi đơn vị",
      en: "This column is the \(name[.en]): one form of each counts for a unit")
  }
  static let chooseOne = LocalizedText(vi: "cần chọn một cách đọc", en: "expected one of the readings to be chosen")
  static func question(_ scale: LocalizedText) -> LocalizedText {
    LocalizedText(vi: "Câu hỏi theo \(scale[.vi])", en: "A question on the \(scale[.en])")
  }
  static func reversed(_ scale: LocalizedText) -> LocalizedText {
    LocalizedText(
      vi: "Câu hỏi theo \(scale[.vi]), đảo chiều (câu hỏi nghĩa xấu)", en: "A question on the \(scale[.en]), turned (worded negatively)")
  }
  /// A scale that does not know most of what stands in a column.
  static func notOnTheScale(_ misfit: ReadSurvey.Misfit) -> LocalizedText {
    let (column, scale) = (misfit.column.visible, ScaleWords.name(misfit.scale, among: misfit.scales))
    func count(_ number: Int, _ language: Language) -> String { NumberText(language: language).text(number) }
    return LocalizedText(
      vi:
        "cột \"\(column)\": cần phần lớn số ô là câu trả lời theo \(scale[.vi]); gặp \(count(misfit.others, .vi)) ô có nội dung khác và \(count(misfit.answers, .vi)) câu trả lời. Cột này không phải câu hỏi theo thang đó; chưa ghi gì",
      en:
        "the column \"\(column)\": expected answers on the \(scale[.en]) in most cells; found \(count(misfit.others, .en)) with something else and \(count(misfit.answers, .en)) with an answer. It is no question on that scale; nothing was written"
    )
  }
  static let decide = LocalizedText(vi: "Quyết định", en: "Decide")

  static let facts = LocalizedText(vi: "Phần đầu báo cáo", en: "The head of the report")
  static func placeholders(_ count: Int) -> LocalizedText {
    LocalizedText(
      vi: "Còn \(count) mục chưa điền; chưa điền thì chưa công bố được.",
      en: count == 1
        ? "1 entry is still to be filled in before the report can be published."
        : "\(count) entries are still to be filled in before the report can be published.")
  }
  static let title = LocalizedText(vi: "Tên khảo sát", en: "Title")
  static let organization = LocalizedText(vi: "Đơn vị chủ trì", en: "Organisation")
  static let edition = LocalizedText(vi: "Kỳ khảo sát", en: "Edition")
  static let published = LocalizedText(vi: "Ngày công bố", en: "Date of publication")
  static let fieldworkFrom = LocalizedText(vi: "Ngày đầu thu phiếu", en: "First day of the fieldwork")
  static let fieldworkTo = LocalizedText(vi: "Ngày cuối thu phiếu", en: "Last day of the fieldwork")
  static let indexID = LocalizedText(vi: "Tên viết tắt của chỉ số", en: "Short name of the index")
  static let indexIDHint = LocalizedText(vi: "Ví dụ CDCI", en: "Such as CDCI")
  static let indexTitle = LocalizedText(vi: "Tên chỉ số", en: "Name of the index")

  static let rows = LocalizedText(vi: "Số dòng và số phiếu", en: "Rows and responses")
  static let rowsRead = LocalizedText(vi: "Số dòng đã đọc", en: "Rows read")
  static let counted = LocalizedText(vi: "Số phiếu được tính", en: "Responses that count")
  static func leftOut(_ reason: LocalizedText) -> LocalizedText {
    LocalizedText(vi: "Loại: \(reason[.vi])", en: "Left out: \(reason[.en])")
  }
  static let what = LocalizedText(vi: "Nội dung", en: "What")
  static let count = LocalizedText(vi: "Số lượng", en: "Number")

  static let units = LocalizedText(vi: "Đơn vị", en: "Units")
  static let id = LocalizedText(vi: "Mã", en: "Id")
  static let aliases = LocalizedText(vi: "Tên khác trong tệp", en: "Other names in the files")
  static let aliasesLine = LocalizedText(
    vi:
      "Báo cáo in tên ở hai cột ngôn ngữ. Tệp số liệu ghi tên khác (viết tắt, tên cũ) thì thêm vào cột cuối, cách nhau bằng dấu chấm phẩy; đổi tên thì tên cũ được tự thêm vào đó.",
    en:
      "Reports print the names in the columns of the languages. What files call a unit besides (short forms, former names) stands in the last field, divided by semicolons; a name that is changed is added there by itself."
  )
  static let responses = LocalizedText(vi: "Số phiếu", en: "Responses")
  static let saveNames = LocalizedText(vi: "Lưu tên", en: "Save the names")

  static let names = LocalizedText(vi: "Tên thành phần và câu hỏi", en: "Names of components and questions")
  static let namesLine = LocalizedText(
    vi: "Báo cáo in các tên này; báo cáo tiếng Anh in tên tiếng Anh. Để trống tên tiếng Anh thì báo cáo tiếng Anh in tên tiếng Việt.",
    en: "Reports print these names, each in its language. Where one is blank the other is printed in its place.")

  static let labels = LocalizedText(vi: "Nhãn câu trả lời", en: "Labels of the answers")
  static let labelsLine = LocalizedText(
    vi: "Báo cáo in nhãn theo từng ngôn ngữ. Đổi nhãn không làm thay đổi cách đọc tệp: chữ ghi trong tệp vẫn được hiểu như trước.",
    en: "Reports print these labels, each in its language. The file is read as before: what it holds keeps its meaning.")
  static let value = LocalizedText(vi: "Giá trị", en: "Value")
  static let saveLabels = LocalizedText(vi: "Lưu nhãn", en: "Save the labels")

  static let questions = LocalizedText(vi: "Câu hỏi và thang đo", en: "Questions and scales")
  static let header = LocalizedText(vi: "Tiêu đề cột", en: "Header")
  static let code = LocalizedText(vi: "Mã", en: "Code")
  static let scale = LocalizedText(vi: "Thang đo", en: "Scale")
  static let turned = LocalizedText(vi: "đảo chiều", en: "turned")
  static let answers = LocalizedText(vi: "Câu trả lời", en: "Answers")
  static let missing = LocalizedText(vi: "Thiếu", en: "Missing")

  static let problems = LocalizedText(vi: "Vấn đề của số liệu", en: "Problems of the data")
  static let noProblems = LocalizedText(vi: "Không có vấn đề nào.", en: "There are none.")
  static let place = LocalizedText(vi: "Vị trí", en: "Place")
  static let expected = LocalizedText(vi: "Cần có", en: "Expected")
  static let action = LocalizedText(vi: "Đã xử lý", en: "What was done")
  static func more(_ count: String) -> LocalizedText {
    LocalizedText(vi: "Còn \(count) vấn đề khác; báo cáo liệt kê đủ.", en: "\(count) more; the report has them all.")
  }

  /// Problems shown on the page.
  private static let most = 50

  /// Place, what was expected and what was done: never what a respondent wrote. `nil` without problems.
  static func problemsFragment(_ data: SurveyData, _ language: Language) -> [[String]]? {
    let problems = data.account.problems
    guard !problems.isEmpty else { return nil }
    return problems.prefix(most).map { problem in
      let place = [problem.file, problem.line.map(String.init), problem.column.map { "\"\($0)\"" }].compactMap(\.self).joined(
        separator: ":")
      return [place.visible, problem.expected[language].visible, problem.action[language].visible]
    }
  }
}
