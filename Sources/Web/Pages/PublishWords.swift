import SurveyModel
import Workbench

/// What is said of publishing.
enum PublishWords {
  static let stopped = LocalizedText(vi: "Chưa công bố được", en: "The report cannot be published yet")
  static func undecided(_ column: String) -> LocalizedText {
    LocalizedText(vi: "cột \"\(column)\" chưa quyết định", en: "the column \"\(column)\" is still to be decided")
  }
  /// By the label of its field.
  static func placeholder(_ placeholder: Placeholder) -> LocalizedText {
    let isOfIndex = placeholder.file != SurveyEditor.surveyName
    let label =
      switch placeholder.key {
      case "title": isOfIndex ? ReadingWords.indexTitle : ReadingWords.title
      case "organization": ReadingWords.organization
      default: ReadingWords.indexID
      }
    return LocalizedText(vi: "chưa điền: \(label[.vi])", en: "still to be filled in: \(label[.en])")
  }
  static let settle = LocalizedText(vi: "Sang bước Kiểm tra cách đọc", en: "Go to Check the reading")
  static let publicPart = LocalizedText(vi: "Nội dung công bố", en: "What is public")
  static func part(_ part: Survey.PublicPart) -> LocalizedText {
    switch part {
    case .full:
      LocalizedText(
        vi: "Đầy đủ, có cả phần dành cho người kiểm tra: trọng số khác, xử lý số liệu, chất lượng số liệu",
        en: "All, with what is for those who check: other weights, treatment of figures, data quality")
    case .summary:
      LocalizedText(
        vi: "Tóm tắt: bảng xếp hạng, thành phần, tỷ lệ trả lời, số liệu khác và phương pháp",
        en: "A summary: ranking, components, response rates, other figures and method")
    }
  }
  static let partLine = LocalizedText(
    vi:
      "Lựa chọn này được ghi vào survey.yaml khi lập báo cáo. Thư mục báo cáo trên máy luôn giữ đủ tệp cho người kiểm tra; với bản tóm tắt, các tệp đó "
      + "không có trong tệp zip.",
    en: "This is saved in survey.yaml when the report is written. The folder on this machine always holds the files for those who check; "
      + "of a summary they are not in the zip.")
  static let notPublic = LocalizedText(vi: "Không công bố: dành cho người kiểm tra", en: "Not public: for those who check")
  static let notPublicLine = LocalizedText(
    vi: "Các tệp này giữ đầy đủ số liệu, không thuộc phần tóm tắt và không có trong tệp zip.",
    en: "These files hold everything; they are no part of the summary and not in the zip.")
  static let languages = LocalizedText(vi: "Ngôn ngữ", en: "Languages")
  static let formats = LocalizedText(vi: "Định dạng", en: "Formats")
  static let formatNames: [(format: OutputFormat, name: LocalizedText)] = [
    (.html, LocalizedText(vi: "Trang một tệp, mở bằng trình duyệt", en: "Page in one file, for a browser")),
    (.docx, LocalizedText(vi: "Văn bản Word", en: "Word document")),
    (.xlsx, LocalizedText(vi: "Tệp Excel", en: "Excel workbook")),
    (.csv, LocalizedText(vi: "Các bảng CSV", en: "Tables as CSV")),
    (.press, LocalizedText(vi: "Thông tin dành cho báo chí", en: "Press release")),
    (.charts, LocalizedText(vi: "Biểu đồ", en: "Charts")),
    (.md, LocalizedText(vi: "Văn bản Markdown", en: "Markdown text")),
    (.json, LocalizedText(vi: "Số liệu cho máy đọc", en: "Data for machines")),
  ]
  static func kind(_ kind: Downloads.Kind) -> LocalizedText {
    func name(_ format: OutputFormat) -> LocalizedText { formatNames.first { $0.format == format }?.name ?? LocalizedText("") }
    return switch kind {
    case .page: name(.html)
    case .document: name(.docx)
    case .workbook: name(.xlsx)
    case .pdf: LocalizedText(vi: "Tệp PDF", en: "PDF")
    case .press: name(.press)
    case .tables: name(.csv)
    case .charts: name(.charts)
    case .units: LocalizedText(vi: "Báo cáo riêng của từng đơn vị", en: "A report for each unit")
    case .text: name(.md)
    case .machines: name(.json)
    }
  }
  static func place(_ folder: String) -> LocalizedText {
    LocalizedText(
      vi: "Báo cáo được ghi vào \(folder), thay báo cáo trước nếu có.",
      en: "The report is written to \(folder), in place of an earlier one.")
  }
  static let write = LocalizedText(vi: "Lập báo cáo", en: "Write the report")
  static let oneLanguage = LocalizedText(vi: "cần chọn ít nhất một ngôn ngữ", en: "expected one language at least")
  static let oneFormat = LocalizedText(vi: "cần chọn ít nhất một định dạng", en: "expected one format at least")
  static let alreadyGoing = LocalizedText(
    vi: "báo cáo đang được lập; đợi xong rồi lập lại", en: "the report is being written; wait until that is done")
  static func done(_ folder: String) -> LocalizedText {
    LocalizedText(vi: "Đã lập báo cáo trong \(folder)", en: "The report was written to \(folder)")
  }
  static let written = LocalizedText(vi: "Tải về", en: "Download")
  static let outdated = LocalizedText(
    vi: "Báo cáo đã lập không còn khớp với khảo sát hiện nay", en: "The report that was written is out of date")
  static func outdatedLine(_ files: [String]) -> LocalizedText {
    let list = files.joined(separator: ", ")
    return LocalizedText(
      vi: "Đã thay đổi từ khi lập báo cáo: \(list). Hãy lập lại báo cáo trước khi gửi cho bất kỳ ai.",
      en: "Changed since it was written: \(list). Write the report again before you hand it to anybody.")
  }
  static let oldFiles = LocalizedText(
    vi: "Tải về báo cáo cũ, lập trước các thay đổi trên", en: "Download the old report, from before these changes")
  static let again = LocalizedText(vi: "Lập lại báo cáo", en: "Write the report again")
  static let zip = LocalizedText(vi: "Tải phần công bố trong một tệp zip", en: "All that is public in one zip")
}
