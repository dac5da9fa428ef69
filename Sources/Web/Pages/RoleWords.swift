import Reporting
import SurveyModel
import Workbench

/// What is said of a column that is not what it was to be read as.
enum RoleWords {
  /// - Parameter role: `nil` for a question.
  static func misfit(_ misfit: RoleFit.Misfit, _ column: String, as role: SurveyEditor.ColumnRole?) -> LocalizedText {
    let column = column.visible
    func count(_ number: Int, _ language: Language) -> String { NumberText(language: language).text(number) }
    func sentence(_ expected: LocalizedText, vi: String, en: String) -> LocalizedText {
      LocalizedText(
        vi: "cột \"\(column)\": cần \(expected[.vi]); gặp \(vi). Chưa ghi gì",
        en: "the column \"\(column)\": expected \(expected[.en]); found \(en). Nothing was written")
    }
    switch misfit {
    case .onlyID:
      return LocalizedText(
        vi:
          "cột \"\(column)\" là cột mã người trả lời duy nhất: đọc cột này thành nội dung khác thì không còn nhận ra phiếu trùng hay người được mời. Chọn cột khác làm mã người trả lời trước, hoặc để cột này không đọc; chưa ghi gì",
        en:
          "the column \"\(column)\" is the only one with the respondents' ids: without it neither duplicates nor those invited are known. Choose another column for the ids first, or leave this one unread; nothing was written"
      )
    case .cells(let fitting, let others):
      let expected = role.map { self.expected($0) } ?? LocalizedText("")
      return sentence(
        expected, vi: "\(count(others, .vi)) ô có nội dung khác và \(count(fitting, .vi)) ô như vậy",
        en: "\(count(others, .en)) with something else and \(count(fitting, .en)) like that")
    case .repeats(let distinct, let filled):
      return sentence(
        expected(.respondent), vi: "\(count(distinct, .vi)) giá trị khác nhau trong \(count(filled, .vi)) ô",
        en: "\(count(distinct, .en)) different values in \(count(filled, .en)) cells")
    case .noGroups(let distinct, let filled):
      return sentence(
        expected(.stratum), vi: "\(count(distinct, .vi)) giá trị khác nhau trong \(count(filled, .vi)) ô",
        en: "\(count(distinct, .en)) different values in \(count(filled, .en)) cells")
    case .otherStrata(let filled, let strata):
      let names = strata.prefix(12)
      return sentence(
        LocalizedText(
          vi: "tên các nhóm phân tầng của khảo sát (\(names.map(\.[.vi].visible).joined(separator: ", ")))",
          en: "the names of the survey's strata (\(names.map(\.[.en].visible).joined(separator: ", ")))"),
        vi: "\(count(filled, .vi)) ô có nội dung khác. Thêm các nhóm mới vào \"strata\" tại bước Sửa YAML trước",
        en: "\(count(filled, .en)) cells with something else. Add the new ones under \"strata\" in Edit YAML first")
    }
  }

  private static func expected(_ role: SurveyEditor.ColumnRole) -> LocalizedText {
    switch role {
    case .submitted, .started: LocalizedText(vi: "phần lớn số ô là ngày hoặc giờ", en: "a day or a time in most cells")
    case .duration:
      LocalizedText(vi: "phần lớn số ô là số giây trả lời, trên 10", en: "seconds that a form took, above 10, in most cells")
    case .address: LocalizedText(vi: "phần lớn số ô là địa chỉ mạng", en: "an internet address in most cells")
    case .consent:
      LocalizedText(
        vi: "câu trả lời đồng ý hoặc không đồng ý tham gia, như Có hay Đồng ý",
        en: "answers that agree to take part or do not, such as Yes or I agree")
    case .respondent: LocalizedText(vi: "mã của từng người trả lời", en: "an id of each respondent")
    case .stratum:
      LocalizedText(
        vi: "tên của nhiều nhất 12 nhóm, mỗi nhóm lặp lại, không phải mức đánh giá hay con số",
        en: "the names of at most 12 groups that recur, no ratings and no numbers")
    case .unit: LocalizedText(vi: "tên đơn vị", en: "names of units")
    }
  }

  static let strataAdded = LocalizedText(
    vi: "Đã ghi các nhóm phân tầng của cột này vào survey.yaml", en: "The column's strata were added to survey.yaml")
}
