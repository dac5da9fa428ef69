import SurveyModel

/// What the library itself refuses. All else is said where it is known.
enum EngineWords {
  static func noNode(_ id: String) -> LocalizedText {
    .init(
      vi: "cần mã của một thành phần hoặc tiêu chí của chỉ số, gặp \"\(id)\"", en: "expected the id of a node of the index, found \"\(id)\""
    )
  }

  static func twice(_ name: String) -> LocalizedText {
    .init(
      vi: "mỗi đơn vị và mỗi cột chỉ được có một lần, gặp \"\(name)\" hai lần",
      en: "expected every unit and column once, found \"\(name)\" twice")
  }

  static func rows(expected: Int, found: Int) -> LocalizedText {
    .init(vi: "cần \(expected) dòng, mỗi đơn vị một dòng, gặp \(found)", en: "expected \(expected) rows, one for each unit, found \(found)")
  }

  static func row(_ unit: String, expected: Int, found: Int) -> LocalizedText {
    .init(
      vi: "đơn vị \"\(unit)\": cần \(expected) số, mỗi cột một số, gặp \(found)",
      en: "unit \"\(unit)\": expected \(expected) numbers, one for each column, found \(found)")
  }

  static func notFinite(_ unit: String) -> LocalizedText {
    .init(
      vi: "đơn vị \"\(unit)\": cần các số hữu hạn, để nil nếu không có số liệu",
      en: "unit \"\(unit)\": expected finite numbers, and nil where one is not known")
  }

  static func noColumn(_ name: String) -> LocalizedText {
    .init(
      vi: "cần cột \"\(name)\" mà chỉ số sử dụng, nhưng bảng không có",
      en: "expected the column \"\(name)\" that the index uses, found none")
  }

  static func noPeriod(_ name: String, among periods: [String]) -> LocalizedText {
    .init(
      vi: "cần một kỳ của bảng (\(periods.joined(separator: ", "))), gặp \"\(name)\"",
      en: "expected a period of the table (\(periods.joined(separator: ", "))), found \"\(name)\"")
  }

  static let weightsOnly = LocalizedText(
    vi: "với bảng số liệu chỉ đổi được trọng số và cách tổng hợp; muốn bỏ đơn vị hoặc tiêu chí, hãy bỏ dòng hoặc cột của bảng",
    en: "expected a change of weights or aggregations; leave units and questions out by their rows and columns")

  static let nothingKept = LocalizedText(
    vi: "kết quả này không giữ các bước tính, nên không tính lại được", en: "the stages behind these results were not kept")

  static let confidence = LocalizedText(
    vi: "cần độ tin cậy từ 0.5 đến dưới 1", en: "expected a confidence from 0.5 to below 1")
}
