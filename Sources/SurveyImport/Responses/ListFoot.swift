import SurveyModel

/// The rows of a list that are no firm's: the sum, headings of parts, who drew it up and who signed it.
///
/// Only rows without a known unit and a known outcome are asked about.
struct ListFoot {
  private var lines: [Int] = []
  /// Whether a signature was met: the names below it are of those who signed.
  private var isBelowSignature = false

  private static let signatures = [
    "người lập", "lập biểu", "lập bảng", "thủ trưởng", "chi cục trưởng", "cục trưởng", "phó cục trưởng", "phó chi cục trưởng", "kt.", "tl.",
    "tm.",
    "tuq.", "trưởng phòng", "phó trưởng phòng", "đội trưởng", "ký tên", "(ký", "ký, ", "xác nhận", "nơi nhận", "ghi chú:", "người tổng hợp",
    "người báo cáo", "kế toán trưởng", "prepared by", "signed", "signature", "approved by", "checked by",
  ]

  /// Whether the row is one of those, and passed over.
  ///
  /// - Parameter respondent: `nil` in a list without one, whose rows are cases also where nothing stands in them.
  mutating func takes(_ texts: [String], respondent: String?, line: Int) -> Bool {
    // A code is a firm's, whatever stands beside it.
    guard !texts.contains(where: Self.holdsCode) else {
      isBelowSignature = false
      return false
    }
    let keys = texts.map { TextKey($0).text }
    let isSignature = keys.contains { key in Self.signatures.contains { key.hasPrefix($0) } || Self.isPlaceAndDay(key) }
    let isSum = texts.contains { WideLabel.isWhole($0) || Self.isSum($0) }
    if isSignature { isBelowSignature = true }
    // Those who signed have a name, and no code.
    let isName = isBelowSignature && texts.count <= 3 && !texts.contains { $0.contains(where: \.isNumber) }
    guard isSignature || isSum || isName || respondent?.isEmpty == true && texts.count <= 3 else {
      isBelowSignature = false
      return false
    }
    lines.append(line)
    return true
  }

  private static func holdsCode(_ text: String) -> Bool {
    text.split { !$0.isNumber }.contains { $0.count >= 8 }
  }

  /// `Tổng cộng: 45 doanh nghiệp`, `Cộng khối cửa khẩu`, `Tổng số DN`.
  private static func isSum(_ text: String) -> Bool {
    let key = TextKey(text).text
    return ["tổng cộng", "tổng số", "cộng khối", "cộng:", "subtotal", "grand total"].contains { key.hasPrefix($0) }
  }

  /// `Quảng Ninh, ngày 5 tháng 11 năm 2025`.
  private static func isPlaceAndDay(_ key: String) -> Bool {
    guard let day = key.firstRange(of: "ngày "), let month = key[day.upperBound...].firstRange(of: "tháng ") else { return false }
    return key[month.upperBound...].contains("năm ")
  }

  /// What was read, with what was passed over.
  func said(of file: String, _ reading: RecordReading) -> RecordReading {
    guard !lines.isEmpty else { return reading }
    let own = FrameFileWords.rowsPassedOver(lines)
    let recognized = LocalizedText { language in
      reading.recognized.map { "\($0[language]); \(own[language])" } ?? "\(file): \(own[language])"
    }
    return RecordReading(file: reading.file, recognized: recognized, headerNotes: reading.headerNotes)
  }
}
