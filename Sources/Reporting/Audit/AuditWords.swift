import Scoring
import SurveyModel

/// What is said of each contradiction in a published table.
enum AuditWords {
  /// One sentence, without the row, unit and column that it stands beside.
  ///
  /// - Parameters:
  ///   - recomputed: and `range` as text in the same language; empty where there is none.
  ///   - other: name or line of another row that takes part.
  static func sentence(
    _ finding: AuditFinding, recomputed: String, range: String, other: String, tier: String, _ language: Language
  ) -> String {
    LocalizedText(
      vi: vi(finding, recomputed, range, other, tier), en: en(finding, recomputed, range, other, tier))[language]
  }

  private static func en(_ finding: AuditFinding, _ recomputed: String, _ range: String, _ other: String, _ tier: String) -> String {
    let printed = "“\(finding.printed)”"
    return switch finding.kind {
    case .notANumber: "expected a number, found \(printed)"
    case .otherDecimalMark: "\(printed) has another decimal mark than the rest of the table"
    case .aboveScale: "\(printed) is above the scale \(range)"
    case .belowScale: "\(printed) is below the scale \(range)"
    case .unitMissing: "the row has numbers but no unit, as where a merged cell stood"
    case .duplicateUnit: "the unit also stands in \(other)"
    case .copiedRow: "every part has the same numbers as \(other)"
    case .missingTotal: "no total is printed; its parts give \(recomputed)"
    case .missingPart: "a total is printed, though the index allows none without this part"
    case .componentNotGiven: "printed \(printed), but its parts give \(recomputed) (\(range))"
    case .totalNotGiven: "printed \(printed), but the weights give \(recomputed) (\(range))"
    case .totalsSwapped:
      "printed \(printed), but the weights give \(recomputed): the totals of this row and of \(other) stand in each other’s place"
    case .duplicateTotal: "printed \(printed) like \(other), but the weights give \(recomputed) here"
    case .rankNotWhole: "a rank is a whole number, found \(printed)"
    case .rankOutOfRange: "rank \(printed) is not among the ranks of the table"
    case .rankMissing: "no rank is printed; the total gives \(recomputed)"
    case .rankContradicts:
      "rank \(printed), but by the totals it is \(recomputed): \(other) has a better rank with a lower total, or the reverse"
    case .sameRank: "rank \(printed) like \(other), which has another total; by the totals it is \(recomputed)"
    case .tiedWithOtherRank: "rank \(printed), but \(other) has the same total and another rank; by the totals both are \(recomputed)"
    case .rankSkipped: "rank \(printed), but counted from the top it is \(recomputed)"
    case .unknownTier: "the index has no tier \(printed)"
    case .tierContradicts:
      tier.isEmpty ? "tier \(printed), but the total reaches no tier" : "tier \(printed), but the total belongs to “\(tier)”"
    case .percentContradicts: "printed \(printed), but count and base give \(recomputed)%"
    case .countAboveBase: "the count \(printed) is greater than its base, \(recomputed)"
    case .countNotWhole: "a count is a whole number that is not negative, found \(printed)"
    case .baseNotPositive: "a share needs a base above zero, found \(printed)"
    case .sumRowContradicts: "printed \(printed), but the units sum to \(recomputed)"
    case .meanRowContradicts: "printed \(printed), but the mean of the units is \(recomputed)"
    case .otherWeights: "the totals do not follow the weights of the index; equal weights give every one of them"
    }
  }

  private static func vi(_ finding: AuditFinding, _ recomputed: String, _ range: String, _ other: String, _ tier: String) -> String {
    let printed = "“\(finding.printed)”"
    return switch finding.kind {
    case .notANumber: "cần một số, gặp \(printed)"
    case .otherDecimalMark: "\(printed) dùng dấu thập phân khác với các ô còn lại của bảng"
    case .aboveScale: "\(printed) cao hơn thang điểm \(range)"
    case .belowScale: "\(printed) thấp hơn thang điểm \(range)"
    case .unitMissing: "dòng có số liệu nhưng không có tên đơn vị, như khi ô phía trên đã gộp"
    case .duplicateUnit: "đơn vị này còn có ở \(other)"
    case .copiedRow: "mọi thành phần trùng số liệu với \(other)"
    case .missingTotal: "không công bố tổng điểm; các thành phần cho \(recomputed)"
    case .missingPart: "có tổng điểm, trong khi chỉ số không cho phép thiếu thành phần này"
    case .componentNotGiven: "công bố \(printed), nhưng các thành phần cho \(recomputed) (\(range))"
    case .totalNotGiven: "công bố \(printed), nhưng trọng số cho \(recomputed) (\(range))"
    case .totalsSwapped: "công bố \(printed), nhưng trọng số cho \(recomputed): tổng điểm của dòng này và của \(other) bị đổi chỗ"
    case .duplicateTotal: "công bố \(printed) giống \(other), nhưng trọng số ở đây cho \(recomputed)"
    case .rankNotWhole: "thứ hạng phải là số nguyên, gặp \(printed)"
    case .rankOutOfRange: "hạng \(printed) nằm ngoài các thứ hạng của bảng"
    case .rankMissing: "không công bố thứ hạng; theo tổng điểm là hạng \(recomputed)"
    case .rankContradicts: "hạng \(printed), nhưng theo tổng điểm là \(recomputed): \(other) xếp trên dù tổng điểm thấp hơn, hoặc ngược lại"
    case .sameRank: "hạng \(printed) giống \(other) dù tổng điểm khác nhau; theo tổng điểm là hạng \(recomputed)"
    case .tiedWithOtherRank: "hạng \(printed), nhưng \(other) cùng tổng điểm mà khác hạng; theo tổng điểm cả hai là hạng \(recomputed)"
    case .rankSkipped: "hạng \(printed), nhưng đếm từ trên xuống là hạng \(recomputed)"
    case .unknownTier: "chỉ số không có loại \(printed)"
    case .tierContradicts:
      tier.isEmpty ? "xếp loại \(printed), nhưng tổng điểm không đạt loại nào" : "xếp loại \(printed), nhưng tổng điểm thuộc loại “\(tier)”"
    case .percentContradicts: "công bố \(printed), nhưng số lượng và tổng số cho \(recomputed)%"
    case .countAboveBase: "số lượng \(printed) lớn hơn tổng số \(recomputed)"
    case .countNotWhole: "số lượng phải là số nguyên không âm, gặp \(printed)"
    case .baseNotPositive: "tỷ lệ cần tổng số lớn hơn 0, gặp \(printed)"
    case .sumRowContradicts: "công bố \(printed), nhưng các đơn vị cộng lại là \(recomputed)"
    case .meanRowContradicts: "công bố \(printed), nhưng trung bình các đơn vị là \(recomputed)"
    case .otherWeights: "tổng điểm không theo trọng số của chỉ số; trọng số bằng nhau cho đúng mọi tổng điểm"
    }
  }

  /// Above the findings.
  static func head(rows: Int, findings: Int) -> LocalizedText {
    LocalizedText(
      vi: findings == 0
        ? "\(rows) đơn vị: mọi con số khớp nhau" : "\(rows) đơn vị, \(findings) điểm không khớp:",
      en: findings == 0
        ? (rows == 1 ? "1 unit: its numbers agree" : "\(rows) units: all numbers agree")
        : "\(rows == 1 ? "1 unit" : "\(rows) units"), \(findings == 1 ? "1 finding" : "\(findings) findings"):")
  }

  // MARK: Fitted weights

  static func fitted(holdsDecided: Bool, hasRound: Bool) -> LocalizedText {
    switch (holdsDecided, hasRound) {
    case (true, _):
      LocalizedText(
        vi: "Trọng số của chỉ số cho đúng mọi tổng điểm sau khi làm tròn. Khoảng có thể của từng trọng số:",
        en: "The weights of the index give every total within rounding. Each weight can lie in:")
    case (false, true):
      LocalizedText(
        vi: "Trọng số của chỉ số không cho các tổng điểm này; các trọng số sau thì có:",
        en: "The weights of the index do not give these totals; these do:")
    case (false, false):
      LocalizedText(
        vi: "Trọng số của chỉ số không cho các tổng điểm này; có trọng số khác cho đúng, nhưng không tìm thấy trọng số tròn nào:",
        en: "The weights of the index do not give these totals; others do, though no round ones were found:")
    }
  }

  static func refusal(_ refusal: String, rows: String) -> LocalizedText {
    switch refusal {
    case "impossible":
      LocalizedText(
        vi: "Không có trọng số nào cho đúng các tổng điểm cùng lúc: mâu thuẫn ở \(rows).",
        en: "No weights give these totals together, within rounding: the contradiction lies in \(rows).")
    case "not-printed":
      LocalizedText(
        vi: "Không tìm được trọng số vì bảng thiếu cột: \(rows).", en: "Weights cannot be found, because the table lacks columns: \(rows).")
    case "aggregation":
      LocalizedText(
        vi: "Không tìm được trọng số: cách tổng hợp \(rows) không tuyến tính theo trọng số.",
        en: "Weights cannot be found: \(rows) is not linear in its weights.")
    default:
      LocalizedText(
        vi: "Không tìm được trọng số: không đơn vị nào có đủ thành phần và tổng điểm.",
        en: "Weights cannot be found: no unit has every part and a total.")
    }
  }

  static func line(_ line: Int, unit: String) -> LocalizedText {
    LocalizedText(
      vi: "dòng \(line)" + (unit.isEmpty ? "" : " (\(unit))"), en: "line \(line)" + (unit.isEmpty ? "" : " (\(unit))"))
  }

  static func column(_ name: String) -> LocalizedText { LocalizedText(vi: "cột \(name)", en: "column \(name)") }

  static let wholeTable = LocalizedText(vi: "toàn bảng", en: "whole table")
  static let weight = LocalizedText(vi: "trọng số", en: "weight")
  static let decided = LocalizedText(vi: "trong chỉ số", en: "in the index")
  static let possible = LocalizedText(vi: "có thể là", en: "possible")
  static let round = LocalizedText(vi: "trọng số tròn", en: "round weights")
  static let totals = LocalizedText(vi: "Tổng điểm công bố và tính lại", en: "Totals as printed and recomputed")
  static func ignored(_ names: String) -> LocalizedText {
    LocalizedText(vi: "các cột không dùng: \(names)", en: "columns that are not used: \(names)")
  }
  static func marks(_ places: String) -> LocalizedText {
    LocalizedText(vi: "đã bỏ qua dấu chú thích ở \(places)", en: "marks beside numbers were passed over on \(places)")
  }
  static func summaries(_ places: String) -> LocalizedText {
    LocalizedText(
      vi: "không tính là đơn vị (dòng tổng hoặc trung bình): \(places)", en: "not counted as units (rows of totals or means): \(places)")
  }
}
