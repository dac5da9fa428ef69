/// Whether a header asks which unit is rated.
extension HeaderWords {
  private static let unitNouns = [
    "chi cục", "đơn vị", "khoa", "phòng ban", "phòng", "bộ phận", "cơ quan", "trung tâm", "chi nhánh", "cửa hàng", "cửa khẩu", "hải quan",
    "thư viện", "bưu điện", "bưu cục", "tòa án", "bến xe", "nhà ga", "library", "court", "station", "depot", "post office",
    "sở",
    "văn phòng", "điểm giao dịch", "quầy", "bệnh viện", "phân xưởng", "xí nghiệp", "phòng khám", "trạm y tế", "cục", "đội", "tổ công tác",
    "kho bạc",
    "don vi", "chi cuc", "donvi", "chicuc", "phong ban", "co quan",
    "unit", "office", "sub-department", "subdepartment", "department", "dept", "division", "bureau", "agency", "branch", "store", "shop",
    "outlet",
    "clinic", "ward", "hospital", "faculty", "service center", "service centre", "service point", "facility", "directorate",
    "data access group",
    "department name", "health center", "health centre", "business unit", "work unit", "campus",
  ]
  private static let unitOpenings = [
    "tên", "tên của", "mã", "chọn", "vui lòng chọn", "xin chọn", "hãy chọn", "anh/chị chọn", "name of the", "name of", "which", "what",
    "in which", "at which", "the",
    "select the", "select your", "select", "your", "please select the", "please select your", "please choose the", "choose the", "rated",
    "the rated",
    "from which", "with which",
  ]
  private static let unitEndings = [
    "", "name", "id", "code", "được đánh giá", "đánh giá", "cần đánh giá", "visited", "evaluated", "rated", "được khảo sát", "khảo sát",
    "làm thủ tục", "giao dịch",
    "giải quyết hồ sơ", "giải quyết thủ tục", "tiếp nhận hồ sơ", "xử lý hồ sơ", "thụ lý hồ sơ", "nhận hồ sơ",
    "công tác", "being rated", "being evaluated", "attended", "điều trị", "khám bệnh", "tiếp nhận", "giải quyết", "of service",
    "phục vụ quý khách", "cung cấp dịch vụ",
    "đến giao dịch", "thực hiện thủ tục", "of visit", "you visited", "did you visit", "đã đến", "đến khám",
    "bạn đánh giá", "bạn muốn đánh giá", "ông/bà đánh giá", "quý khách đánh giá", "bạn làm thủ tục", "bạn đến làm thủ tục", "bạn giao dịch",
  ]
  /// Where a commune is asked for, the word alone may mean where the respondent lives.
  private static let communes = ["xã/phường", "phường/xã", "xã, phường", "phường, xã", "xã phường", "phường xã"]
  private static let communeEndings = [
    "nơi làm thủ tục", "làm thủ tục", "nơi giao dịch", "được đánh giá", "nơi giải quyết thủ tục", "nơi nộp hồ sơ",
  ]

  enum UnitStrength: Int, Comparable {
    /// The word stands somewhere in it.
    case none, weak
    /// It asks for nothing else.
    case strong

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// How plainly the header asks which unit is rated.
  var unit: UnitStrength {
    let asked = withoutMarks
    if Self.communes.contains(where: { noun in Self.communeEndings.contains { asked == "\(noun) \($0)" } }) { return .strong }
    for noun in Self.unitNouns {
      guard Self.contains(asked, word: noun), let (before, after) = Self.around(noun, in: asked) else { continue }
      let opens = before.isEmpty || Self.unitOpenings.contains(before)
      if opens, Self.unitEndings.contains(after) { return .strong }
      // "Đơn vị hải quan nơi doanh nghiệp làm thủ tục": the noun leads and the rest says where.
      if opens,
        after.hasPrefix("hải quan") || after.hasPrefix("một cửa") || after.hasPrefix("nơi ") || after.hasPrefix("mà ")
          || after.hasPrefix("that you")
          || after.hasPrefix("did you")
          || after.hasPrefix("you ") || after.hasPrefix("where ") || after.hasPrefix("do you") || after.hasPrefix("anh")
          || after.hasPrefix("cửa khẩu") || after.hasPrefix("đã đến ") || after.hasPrefix("đã làm ")
          || after.hasPrefix("(") || after.hasPrefix("nào")
      {
        return .strong
      }
      // "… làm thủ tục tại đơn vị nào": asks which.
      if after == "nào" || after.hasPrefix("nào ") && after.count <= 30 { return .strong }
      if before.hasSuffix("which") || before.hasSuffix("what") { return .strong }
    }
    return holds(Self.unitNouns) || isTaught ? .weak : .none
  }

  /// Who teaches, and what: pupils rate both, and only whoever made the form knows which. The word alone, or with what asks for it.
  var isTaught: Bool {
    let asked = withoutMarks
    return Self.teaching.contains { noun in
      guard let (before, after) = Self.around(noun, in: asked) else { return false }
      return (before.isEmpty || Self.unitOpenings.contains(before))
        && (Self.unitEndings + ["phụ trách", "giảng dạy", "nào"]).contains(after)
    }
  }

  /// What is asked, without the marks that forms put around it.
  private var withoutMarks: String { asked.filter { !"?:*".contains($0) } }

  /// What stands before and behind a noun.
  private static func around(_ noun: String, in asked: String) -> (before: String, after: String)? {
    guard let place = asked.firstRange(of: noun) else { return nil }
    return (withoutBlanks(asked[..<place.lowerBound]), withoutBlanks(asked[place.upperBound...]))
  }

  private static let teaching = [
    "giảng viên", "giáo viên", "thầy/cô", "thầy cô", "môn học", "học phần", "lớp học phần", "khóa học", "khoá học", "khóa đào tạo",
    "lecturer",
    "instructor", "teacher", "professor", "tutor", "trainer", "course", "module", "subject", "training course",
  ]

  /// Of the person who answers: where they work themselves is no office that they rate, where the form also asks which they do.
  var isOwnUnit: Bool {
    let own = [
      "của anh", "của chị", "của bạn", "của ông", "của bà", "của quý", "của em", "của tôi", "của mình", "anh/chị đang", "bạn đang",
      "anh/chị công tác", "bạn công tác", "anh/chị làm việc", "bạn làm việc", "nơi công tác", "đang công tác", "đang làm việc", "your own",
      "you work", "you belong", "my ", "your department", "your unit", "your division", "your office",
    ]
    return own.contains { text.contains($0) }
  }

  /// Names of offices in cells.
  static let offices = [
    "chi cục", "hải quan", "cửa khẩu", "cảng", "customs", "border gate", "đội thủ tục", "hq", "hqck", "hqckqt", "cục", "cục thuế",
    "chi nhánh", "phòng", "khoa", "sở", "ban",
    "trung tâm", "ubnd", "kho bạc", "bệnh viện", "trạm", "port", "branch", "department", "office", "division", "clinic", "hospital",
    "bureau", "ward", "faculty",
    "directorate", "agency",
  ]
}
