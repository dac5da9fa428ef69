/// Whether a header asks which unit is rated.
extension HeaderWords {
  private static let unitNouns = [
    "chi cục", "đơn vị", "khoa", "phòng ban", "phòng", "bộ phận", "cơ quan", "trung tâm", "chi nhánh", "cửa hàng", "cửa khẩu", "hải quan",
    "thư viện", "bưu điện", "bưu cục", "tòa án", "bến xe", "nhà ga", "library", "court", "station", "depot", "post office",
    "sở", "sở/ngành", "sở ngành", "sở, ngành", "sở, ban, ngành", "sở/ban/ngành", "sở ban ngành",
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
    "doanh nghiệp đánh giá", "doanh nghiệp làm thủ tục", "doanh nghiệp giao dịch", "bạn đánh giá", "bạn muốn đánh giá", "ông/bà đánh giá",
    "quý khách đánh giá", "bạn làm thủ tục", "bạn đến làm thủ tục", "bạn giao dịch",
  ]
  /// Where a commune is asked for, the word alone may mean where the respondent lives.
  private static let communes = ["xã/phường", "phường/xã", "xã, phường", "phường, xã", "xã phường", "phường xã"]
  private static let persons = ["ông/bà", "ông bà", "ông (bà)", "anh/chị", "anh chị", "anh (chị)", "quý khách", "quý vị", "bạn"]
  private static let communeEndings = [
    "nơi làm thủ tục", "làm thủ tục", "nơi giao dịch", "được đánh giá", "nơi giải quyết thủ tục", "nơi nộp hồ sơ", "nơi đến làm thủ tục",
    "nơi thực hiện thủ tục", "đã đến làm thủ tục", "đến làm thủ tục", "đã làm thủ tục", "nơi đã làm thủ tục",
  ]

  private static let communesAsked = Set(communes.flatMap { noun in communeEndings.map { "\(noun) \($0)" } })

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
    // "Xã/phường nơi Ông/Bà làm thủ tục"
    let place = Self.persons.reduce(asked) { $0.holdsBytes(of: $1) ? $0.replacing(" \($1) ", with: " ") : $0 }
    if Self.communesAsked.contains(place) { return .strong }
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
    return holds(Self.unitNouns) || isTaught || namesPlace || asksWhere ? .weak : .none
  }

  /// Who teaches, and what: pupils rate both, and only whoever made the form knows which. The word alone, or with what asks for it.
  var isTaught: Bool {
    let asked = withoutMarks
    return Self.teaching.contains { noun in
      guard let (before, after) = Self.around(noun, in: asked) else { return false }
      return (before.isEmpty || (Self.unitOpenings + Self.nameOpenings).contains(before))
        && (asksWhich || (Self.unitEndings + ["phụ trách", "giảng dạy", "nào", "title"]).contains(after))
    }
  }

  /// A school, a shop, a commune, a product: it may be what is rated, and as well where somebody lives, learns or buys. The word leads the header, or the
  /// header asks which.
  var namesPlace: Bool {
    let asked = withoutMarks
    return (Self.placeNouns + Self.teaching).contains { noun in
      guard Self.contains(asked, word: noun), let (before, _) = Self.around(noun, in: asked) else { return false }
      return before.isEmpty || (Self.unitOpenings + Self.nameOpenings).contains(before) || asksWhich
    }
  }

  /// Which of several, other than where the respondent lives or comes from.
  var asksWhich: Bool {
    (begins(["which", "where", "at which", "in which"]) || holds(["nào", "ở đâu", "tại đâu"]) && !holds(["thế nào"])) && !isOfHome
  }

  /// Where somebody lives or comes from, or heard of it.
  var isOfHome: Bool { holds(Self.homes) }

  /// "Ông/bà làm thủ tục ở đâu?", "Where were you served?"
  private var asksWhere: Bool { asksWhich && (begins(["where"]) || holds(["ở đâu", "tại đâu", "nơi nào"])) }

  private static let nameOpenings = ["name of your", "names of the", "họ tên", "họ và tên", "họ tên của", "which of our", "which of the"]
  private static let placeNouns = [
    "trường", "trường học", "cơ sở", "xã", "phường", "thị trấn", "huyện", "quận", "thành phố", "thôn", "bản", "lớp", "môn", "chương trình",
    "khóa", "hội thảo", "sự kiện", "dự án", "địa điểm", "điểm đến", "điểm trường", "điểm tiếp nhận", "nơi", "quán", "nhà hàng", "khách sạn",
    "siêu thị", "chợ", "tuyến", "bến", "ga", "trạm", "khu du lịch", "ngân hàng", "phòng giao dịch", "hãng", "thương hiệu", "sản phẩm",
    "nhà cung cấp", "nhà thầu", "lĩnh vực", "lĩnh vực thủ tục", "thủ tục", "dịch vụ", "school", "college", "institution", "location",
    "site",
    "place", "venue", "hotel", "restaurant", "cafe", "bank", "airport", "terminal", "route", "bus route", "line", "market", "commune",
    "village", "district", "town", "city", "program", "programme", "event", "workshop", "session", "class", "team", "project", "product",
    "brand", "vendor", "supplier", "provider", "shops", "stores", "branches", "offices", "departments", "clinics", "hospitals", "schools",
    "courses", "lecturers", "hotels", "locations", "counter",
  ]
  private static let homes = [
    "live", "living", "from", "born", "home", "hometown", "reside", "work", "hear", "learn about", "know", "sống", "nơi ở", "đang ở",
    "cư trú",
    "thường trú", "quê", "sinh", "biết", "từ đâu", "nghe",
  ]

  /// What is asked, without the marks that forms put around it.
  private var withoutMarks: String { asked.holdsAny(of: "?:*") ? asked.filter { !"?:*".contains($0) } : asked }

  /// What stands before and behind a noun.
  private static func around(_ noun: String, in asked: String) -> (before: String, after: String)? {
    guard asked.holdsBytes(of: noun), let place = asked.firstRange(of: noun) else { return nil }
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
    return own.contains { text.holdsBytes(of: $0) && text.contains($0) }
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
