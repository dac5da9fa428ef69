import SurveyModel

/// Words in headers by which a column's part in the survey is guessed.
enum ColumnWords {
  static let unit = [
    "chi cục", "đơn vị", "unit", "office", "sub-department", "subdepartment", "department", "cửa khẩu", "hải quan nào", "don_vi", "chi_cuc",
    "donvi", "chicuc",
    "data_access_group", "data access group",
  ]
  static let respondent = [
    "mã số thuế", "mst", "taxcode", "tax code", "tax_code", "tax id", "mã doanh nghiệp", "mã dn", "ma_dn", "mã người trả lời", "respondent",
    "firm", "company",
    "enterprise", "doanh nghiệp", "token",
  ]
  static let stratum = [
    "trong tỉnh", "ngoài tỉnh", "địa bàn", "khu vực", "stratum", "region", "province", "loại hình", "quy mô", "ownership", "size", "tỉnh",
  ]
  static let consent = ["đồng ý tham gia", "chấp thuận", "consent", "agree to take part", "agree to participate"]
  static let overall = [
    "nhìn chung", "overall", "tổng thể", "hài lòng chung", "nói chung", "tong_the", "general satisfaction", "đánh giá chung",
  ]
  static let office = ["chi cục", "hải quan", "cửa khẩu", "cảng", "customs", "border gate", "đội thủ tục", "hq "]

  static func holds(_ text: String, _ words: [String]) -> Bool {
    let key = TextKey(text).text
    return words.contains { word in
      // Short words stand alone: "size" is not in "sizes of", nor "unit" in "community".
      word.utf8.count > 6 && word.contains(" ") ? key.contains(word) : contains(key, word: word)
    }
  }

  private static func contains(_ text: String, word: String) -> Bool {
    text.ranges(of: word).contains { range in
      let before = range.lowerBound == text.startIndex ? nil : text[text.index(before: range.lowerBound)]
      let after = range.upperBound == text.endIndex ? nil : text[range.upperBound]
      return before?.isLetter != true && after?.isLetter != true
    }
  }
}
