import SurveyModel
import SurveyWords

extension LocalizedText {
  /// Of a name in the unit column of a list.
  static func unknownUnitOfList(hint: String?, found: ImportProblem.Found, rows: Int) -> LocalizedText {
    let asked = hint.map { LocalizedText.question(whether: $0) } ?? LocalizedText("")
    let (vi, en) = (found.clause(in: .vi) + asked[.vi], found.clause(in: .en) + asked[.en])
    return LocalizedText(
      vi: "cột \"unit\": cần một đơn vị của khảo sát, \(vi)\(rows > 1 ? " ở \(rows) dòng" : ""); "
        + "đơn vị không tham gia thì ghi vào units và leave-out-units",
      en: "column \"unit\": expected a unit of the survey, \(en)\(rows > 1 ? " in \(rows) rows" : ""); "
        + "a unit that takes no part is listed under units and leave-out-units")
  }
}
