import SurveyModel

/// The header of a column as words: what it asks for.
struct HeaderWords {
  /// Folded, with blanks for underscores and between the words of `JobSatisfaction`.
  let text: String
  /// Without the number in front: "1.", "Câu 3:", "Q5)".
  let asked: String
  private let pairs: BytePairs

  init(_ header: String) {
    text = PlainHeaderWords.restored(TextKey(Self.spaced(PlainText.of(header))).text)
    asked = Self.asked(text)
    pairs = BytePairs(text)
  }

  private static func spaced(_ header: String) -> String {
    // A sentence alone has neither.
    guard header.holdsAny(of: "_.") || zip(header.unicodeScalars, header.unicodeScalars.dropFirst()).contains(where: joins) else {
      return header
    }
    var spaced = ""
    var before: Character?
    for character in header {
      if character == "_" || character == "." && before?.isLetter == true {
        spaced.append(" ")
      } else {
        if let before, before.isLowercase, character.isUppercase { spaced.append(" ") }
        spaced.append(character)
      }
      before = character
    }
    return spaced
  }

  /// Whether the second letter may be a capital behind a small one, or a mark on either.
  private static func joins(_ before: Unicode.Scalar, _ scalar: Unicode.Scalar) -> Bool {
    guard before != " " else { return false }
    return scalar.isASCII ? (0x41...0x5A).contains(scalar.value) : !(0xDF...0xFF).contains(scalar.value) && !scalar.properties.isLowercase
  }

  /// Whether one of the words stands in the text, whole.
  func holds(_ words: [String]) -> Bool { words.contains { pairs.mayHold($0) && Self.contains(text, word: $0) } }

  func begins(_ words: [String]) -> Bool { words.contains { asked.hasPrefix($0) && (asked == $0 || asked.hasPrefix($0 + " ")) } }

  static func contains(_ text: String, word: String) -> Bool {
    guard text.holdsBytes(of: word) else { return false }
    return text.ranges(of: word).contains { range in
      let before = range.lowerBound == text.startIndex ? nil : text[text.index(before: range.lowerBound)]
      let after = range.upperBound == text.endIndex ? nil : text[range.upperBound]
      return before?.isLetter != true && after?.isLetter != true
    }
  }

  private static func asked(_ text: String) -> String {
    var rest = Substring(text)
    for word in ["câu hỏi", "câu", "question", "q", "mục"] where rest.hasPrefix(word) {
      let after = rest.dropFirst(word.count).drop { $0 == " " }
      if after.first?.isNumber == true { rest = after }
    }
    let number = rest.prefix { $0.isNumber || ".)-:/ ".contains($0) }
    if number.contains(where: \.isNumber), number.count < rest.count { rest = rest.dropFirst(number.count) }
    return withoutBlanks(String(rest.drop { " .:)-–*\"([".contains($0) }))
  }

  /// A code such as `q1`, `Q2_3`, `c14`, `var7`, `G1Q01[SQ001]`, which says nothing.
  ///
  /// Of `danh_gia/q1` what stands behind the group.
  var isCode: Bool {
    if let slash = text.lastIndex(of: "/"), !text[..<slash].contains(where: \.isNumber) {
      return HeaderWords(String(text[text.index(after: slash)...])).isCode
    }
    let letters = text.filter(\.isLetter)
    return text.contains(where: \.isNumber) && letters.count <= 6 && text.count <= 16 && !letters.contains { !$0.isASCII }
  }

  /// A code, or the number of a question without its text: "Câu 3", "Question 12".
  var isNumberOfQuestion: Bool { isCode || !asked.isEmpty && asked.count < text.count && asked.allSatisfy(\.isNumber) }

  // MARK: Respondents

  var isTaxCode: Bool { holds(["mã số thuế", "ma so thue", "mst", "taxcode", "tax code", "tax id"]) }

  var isRespondent: Bool {
    isTaxCode
      || holds([
        "mã doanh nghiệp", "mã dn", "ma dn", "mã người trả lời", "respondent",
        "respondent id", "firm",
        "company", "enterprise", "doanh nghiệp", "token", "mã phiếu", "employee id", "employee number", "customer id", "student id",
        "participant id", "patient id",
        "mã khách hàng", "mã nhân viên", "mã số sinh viên", "mssv", "user id", "userid", "participant",
      ])
  }

  /// The name of a person, or how to reach one.
  var isPerson: Bool {
    holds([
      "họ và tên", "họ tên", "tên của bạn", "tên của anh", "tên anh", "tên khách hàng", "tên người", "tên sinh viên", "tên nhân viên",
      "tên bệnh nhân", "full name", "first name",
      "last name", "surname", "your name", "name", "email", "e-mail", "điện thoại", "số điện thoại", "sđt", "phone", "telephone", "mobile",
      "address", "địa chỉ",
      "cccd", "cmnd", "facebook", "zalo", "instructor", "teacher name", "giảng viên", "người trả lời", "tên", "contact",
    ])
      && !holds([
        "tên đơn vị", "tên khoa", "tên phòng", "tên chi cục", "tên cơ quan", "unit name", "department name", "office name", "branch name",
        "store name", "name of the",
      ])
  }

  // MARK: Facts

  /// Something about the person or the firm that answers.
  var isFact: Bool {
    // What an office is equipped with is nothing of the respondent.
    if text.holdsBytes(of: "trang thiết bị") { return HeaderWords(text.replacing("trang thiết bị", with: "trang bị")).isFact }
    return holds(Self.facts) || text.hasPrefix("năm thứ") || text.hasPrefix("how many") || text.hasPrefix("bạn là")
      || text.hasPrefix("anh/chị là")
  }

  static let facts = [
    "giới tính", "gioi tinh", "gioitinh", "tuổi", "độ tuổi", "nhóm tuổi", "năm sinh", "ngày sinh", "trình độ", "học vấn", "nghề nghiệp",
    "chức vụ",
    "chức danh", "vị trí công tác", "vị trí việc làm",
    "thu nhập", "mức lương", "hôn nhân", "tình trạng hôn nhân", "dân tộc", "tôn giáo", "số năm", "bao nhiêu", "bao lâu", "mấy", "số lượng",
    "số lần", "số người", "số con",
    "thâm niên", "kinh nghiệm", "lớp", "học kỳ", "học kì", "năm học", "ngành học", "chuyên ngành", "điểm trung bình", "thiết bị",
    "quốc gia", "quốc tịch", "quê quán", "quận",
    "huyện", "thành phố", "loại hình doanh nghiệp", "loại hình", "quy mô", "lĩnh vực", "ngành nghề", "vốn", "khóa học", "đối tượng",
    "sinh viên năm", "nơi ở", "tần suất", "chiều cao",
    "cân nặng", "số giờ", "thời gian công tác", "thời gian làm việc", "bảo hiểm", "kênh", "năm thành lập", "trường học",
    "gender", "sex", "age", "age group", "age range", "birth", "date of birth", "dob", "year of birth", "education", "education level",
    "educational level", "qualification", "degree",
    "occupation", "profession", "job title", "job role", "job level", "position", "your role", "role", "income", "salary range",
    "monthly income", "annual income", "salary", "wage",
    "marital", "marital status", "married", "ethnicity", "ethnic", "race", "religion", "nationality", "country", "city", "state", "county",
    "zip", "zip code", "postcode",
    "how many", "how long", "how old", "how much time", "how much money", "number of", "num", "no. of", "count", "years", "year",
    "years of experience", "work experience", "tenure", "seniority", "semester",
    "grade level", "year of study", "academic year", "study year", "class", "section", "gpa", "cgpa", "marks", "height", "weight", "bmi",
    "device", "browser", "operating system", "platform",
    "language", "children", "siblings", "household", "family size", "residence", "rural", "urban", "housing", "employment status",
    "employment", "business travel", "distance", "hours",
    "minutes", "days", "weeks", "months", "times", "frequency of visit", "customer type", "type of travel", "travel class", "type",
    "category", "major", "field of study", "course", "program",
    "programme", "specialization", "specialty", "hourly rate", "daily rate", "monthly rate", "user type", "customer segment", "industry",
    "sector", "company size", "size of", "purpose",
    "channel", "blood", "smoker", "pregnant", "insurance", "price", "amount spent", "purchase amount", "spend", "cost usd", "quantity",
    "percent", "percentage", "delay in minutes",
    "living", "phone number", "lives", "born",
  ]

  // MARK: Questions

  /// Asks to rate something.
  var isRating: Bool {
    holds([
      "hài lòng", "đánh giá", "mức độ", "chất lượng", "thái độ", "như thế nào", "ra sao", "đồng ý", "cho điểm", "chấm điểm", "thang điểm",
      "thang đo", "phục vụ", "nhìn chung", "tổng thể",
      "giới thiệu", "cảm nhận", "khả năng", "công chức", "nhân viên", "kịp thời", "minh bạch", "rõ ràng", "đầy đủ", "thuận tiện", "dễ dàng",
      "hướng dẫn",
      "satisfied", "satisfaction", "rate", "rating", "evaluate", "evaluation", "how well", "how easy", "how difficult", "how helpful",
      "how useful", "how likely", "how important",
      "how clear", "how quick", "how fast", "how friendly", "how good", "how often", "how would you", "how do you feel", "how comfortable",
      "how confident", "quality", "agree", "opinion",
      "on a scale", "scale of", "overall", "recommend", "experience", "service", "staff", "courtesy", "friendliness", "cleanliness", "easy",
      "helpful", "clear", "satisfying",
      "importance", "usefulness", "performance", "likelihood", "expectation", "expectations", "i feel", "i am", "i can", "i would",
      "my manager", "my supervisor", "my work", "is satisfied",
      "how much did", "how much has", "attitude", "helpfulness", "communication", "support", "comfort", "convenience", "handling",
      "chấm sao", "số sao", "star rating", "stars", "opening hours", "giờ mở cửa",
    ])
  }

  /// Asks for words of one's own.
  var isComment: Bool {
    holds([
      "góp ý", "kiến nghị", "đề xuất", "ý kiến khác", "ý kiến đóng góp", "ghi chú", "nhận xét khác", "ghi rõ", "nêu rõ", "xin nêu", "lý do",
      "vì sao", "comment", "comments", "suggestion", "suggestions", "please explain", "please specify", "please describe", "what else",
      "anything else", "why", "in your own words", "remarks", "note", "notes", "should we improve", "could we improve", "can we improve",
      "what to improve", "should be improved", "cần cải thiện", "chưa hài lòng điều gì", "chưa hài lòng về điều gì",
    ])
      || begins([
        "what should", "what could", "what did you dislike", "what did you like", "điều gì", "điều ông/bà", "điều anh/chị", "điều bạn",
        "những điều",
      ])
  }

  /// Asks whether something was the case that the answering person did, has or is: who is asked what comes next.
  var isFilter: Bool {
    begins([
      "have you", "do you", "are you", "did you use", "did you visit", "did you attend", "did you buy", "did you come", "did you go",
      "did you call", "did you apply", "did you contact", "did you participate", "did you take part", "did you join", "would you take part",
      "would you participate", "would you attend", "would you join", "did you travel", "did you ever", "do your", "does your", "are there",
      "is your", "has your", "had you", "bạn có phải", "anh/chị có phải",
      "bạn đã", "anh/chị đã", "anh chị đã", "bạn có", "anh/chị có", "anh chị có", "ông/bà có", "ông bà có", "quý khách có",
      "doanh nghiệp có", "doanh nghiệp đã", "quý vị có", "ông/bà đã", "đã từng", "have ever", "ever",
      "currently", "were you born", "would you like", "can we", "may we",
    ]) && !holds(["satisfied", "hài lòng", "agree", "đồng ý", "recommend", "giới thiệu", "tin tưởng", "feel", "think"])
  }

  /// Asks whether the service did what it should.
  var isOutcome: Bool {
    // What the person did says nothing of the service, but for what came of it.
    if begins(["did you"]) {
      return begins(["get", "receive", "obtain", "find", "understand", "feel", "like", "enjoy", "manage"].map { "did you \($0)" })
    }
    return begins([
      "was", "were", "did", "is", "has", "does", "would you", "will you", "could you", "có được", "có hài lòng", "có đúng", "có đầy đủ",
      "is the", "did the", "do you feel", "do you think",
      "are you satisfied", "do you agree", "do you trust",
    ])
      || holds([
        "hài lòng", "satisfied", "recommend", "giới thiệu", "đúng hạn", "on time", "resolved", "solved", "giải quyết xong", "đúng hẹn",
        "niêm yết", "công khai", "lịch sự", "hướng dẫn", "được cung cấp",
        "được tiếp", "được giải quyết",
      ])
  }

  /// Agreement, much, often or a high number is bad here.
  var isNegative: Bool {
    if holds(Self.handled) { return false }
    let words = Self.bad.filter { Self.contains(text, word: $0) }
    guard let word = words.first else { return false }
    // "không phải chi trả chi phí không chính thức", "no delays": a denial before it turns it round again.
    guard let place = text.firstRange(of: word) else { return true }
    let before = " " + text[..<place.lowerBound]
    let denials = [
      " không phải ", " không bị ", " không có ", " không gặp ", " không còn ", " không gây ", " no ", " not ", " never ", " without ",
      " free of ", " free from ", " chưa từng ", " didn't ", " did not ", " giảm ", " hạn chế ", " reduce ", " reduces ", " avoid ",
    ]
    return !denials.contains { before.contains($0) }
  }

  private static let handled = [
    "giải quyết", "xử lý", "tháo gỡ", "khắc phục", "handling", "handled", "handles", "resolve", "resolving", "resolution", "resolved",
    "solve", "solved", "solving", "support", "help with", "deal with",
    "dealing with", "management of", "giải đáp", "phòng chống", "phòng ngừa", "cải thiện",
  ]
  static let bad = [
    "khó khăn", "phiền hà", "nhũng nhiễu", "tiêu cực", "vướng mắc", "chi phí không chính thức", "chi phí ngoài", "chậm trễ", "chậm",
    "sai sót", "bất tiện", "rườm rà", "phức tạp", "gây khó", "quá lâu", "căng thẳng",
    "thất vọng", "kém", "tệ", "lo lắng", "áp lực", "mệt mỏi", "khó hiểu", "hách dịch", "vòi vĩnh", "không hài lòng", "không đồng ý",
    "gợi ý bồi dưỡng", "ý định nghỉ việc", "mức độ khó", "từ chối", "refuse", "refused", "refusal", "reject", "rejected",
    "difficulty", "difficulties", "difficult", "problem", "problems", "trouble", "bad", "poor", "slow", "rude", "unfriendly", "unhelpful",
    "dissatisfied", "dissatisfaction", "delay", "delays", "complaint",
    "complaints", "stress", "stressed", "stressful", "burnout", "anxiety", "anxious", "worried", "worry", "boring", "bored", "confusing",
    "confused", "frustrating", "frustrated", "disappointed", "hard to",
    "too long", "too much", "too many", "unfair", "waste", "annoying", "complicated", "unclear", "tired", "lonely", "depressed",
    "depression", "sad", "nervous", "afraid", "fear", "pain", "noise", "bribe",
    "bribes", "informal payment", "informal payments", "lack of", "never received", "turnover intention", "quit", "leave my job", "unsafe",
    "discrimination", "harassment", "conflict", "errors",
    "corruption", "risk of", "amount of paperwork", "too much paperwork", "unofficial payment", "unofficial payments", "unfairly",
    "regret", "late", "lost", "burned out", "tham nhũng", "thất lạc", "muộn", "kéo dài", "quá mức",
    "workload", "overwhelmed", "exhausted", "not satisfied", "worse", "inconvenient", "useless",
    "red tape", "burden", "gánh nặng", "rủi ro",
  ]

  /// The middle of a scale of difficulty is not good or bad by itself, but its upper end is bad.
  var isStratum: Bool {
    holds([
      "trong tỉnh", "ngoài tỉnh", "địa bàn", "khu vực", "stratum", "region", "province", "loại hình doanh nghiệp", "quy mô", "ownership",
      "company size", "size", "tỉnh", "tỉnh thành", "diaban", "dia ban", "khuvuc", "khu vuc", "quymo", "quy mo", "loaihinh",
      "loai hinh",
    ])
  }

  var isOverall: Bool {
    holds([
      "nhìn chung", "overall", "tổng thể", "hài lòng chung", "nói chung", "tong the", "general satisfaction", "đánh giá chung", "nhinchung",
      "overall satisfaction", "in general", "all in all",
    ])
  }

  var isRank: Bool {
    holds([
      "rank", "ranking", "ranked", "xếp hạng", "thứ hạng", "thứ tự ưu tiên", "mức ưu tiên", "mức độ ưu tiên", "xếp thứ tự",
      "order of importance", "order of preference",
    ]) || ["ưu tiên", "priority", "thứ tự"].contains(asked)
  }

  var isDerived: Bool {
    holds([
      "total", "sum", "average", "mean", "total score", "avg", "tổng", "tổng điểm", "tổng cộng", "điểm trung bình", "trung bình cộng",
      "index score", "composite", "z-score", "zscore", "percentile", "scaled", "normalized",
      "predicted", "cluster", "weighted", "score total", "overall score",
    ]) && !holds(["tổng thể", "tổng cục"])
  }

  var isTime: Bool {
    holds([
      "timestamp", "date", "time", "submitted", "submit date", "start date", "end date", "startdate", "enddate", "recorded date",
      "completed", "submission", "ngày", "thời gian", "thời điểm", "created", "updated", "ngày nộp",
      "started",
    ])
  }

  /// Of the file itself: addresses, places, numbers of rows.
  var isTechnical: Bool {
    holds([
      "ip", "ip address", "ipaddress", "latitude", "longitude", "location latitude", "location longitude", "id", "uuid", "index", "row",
      "row number", "stt", "unnamed", "serial", "respondent serial", "browser", "user agent",
      "referrer", "url", "seed", "version", "duration", "collector", "weight", "status", "progress", "finished", "response id", "số thứ tự",
      "device id",
    ])
  }
}
