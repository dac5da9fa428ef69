import SurveyModel

/// Words that several problems and faults of the tables share.
extension LocalizedText {
  static let rowLeftOut = LocalizedText(vi: "không tính dòng này", en: "the row is left out")
  static let withoutStratum = LocalizedText(
    vi: "dòng vẫn được tính nhưng không thuộc nhóm phân tầng nào", en: "the row counts without a stratum")
  static let frameStratum = LocalizedText(
    vi: "dùng nhóm phân tầng ghi trong danh sách mời", en: "the frame's stratum is used")
  static let noHeader = LocalizedText(
    vi: "cần dòng tiêu đề, nhưng tệp chỉ có dòng trống", en: "expected a header line, found only blank lines")
  static let oneRow = LocalizedText(
    vi: "một dòng cho mỗi người trả lời và đơn vị", en: "one row for each respondent and unit")

  /// - Parameter hint: as of ``NameKey/hint(for:)``.
  static func stratum(hint: LocalizedText) -> LocalizedText {
    .init(vi: "một nhóm phân tầng của khảo sát\(hint[.vi])", en: "a stratum of the survey\(hint[.en])")
  }
}
