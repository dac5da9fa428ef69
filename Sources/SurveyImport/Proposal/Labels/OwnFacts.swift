import SurveyModel

extension HeaderWords {
  /// Asks how often the respondent does something, or how things stand with them: a habit, their health, what they know. Whatever the labels are, and
  /// though "how often" and "how well" ask for ratings elsewhere, no office has any part in it.
  var isOwnFact: Bool {
    if holds(Self.states) || begins(Self.stateOpenings) || holds(Self.repetitions) { return true }
    return Self.habit(asked)
  }

  /// Asked with yes or no: who came along, whether it was the first visit.
  var isCircumstance: Bool { holds(Self.circumstances) }

  private static let circumstances = [
    "come with you", "came with you", "accompany you", "accompanied you", "accompanied by", "with you today", "were you accompanied",
    "first visit", "your first time", "the first time you", "first language", "on behalf of", "is this your", "was this your",
    "do you live", "travel with you", "đi cùng", "đi kèm", "người thân", "lần đầu", "lần đầu tiên", "thay mặt", "được ủy quyền",
    "được uỷ quyền", "hội viên",
  ]

  private static let states = [
    "học lực", "hạnh kiểm", "tình trạng sức khỏe", "tình trạng sức khoẻ", "sức khỏe của bạn", "sức khoẻ của bạn", "sức khỏe của anh/chị",
    "sức khỏe của ông/bà", "hiểu biết của bạn", "hiểu biết của anh/chị", "hiểu biết của doanh nghiệp", "trình độ tin học",
    "trình độ ngoại ngữ", "thành thạo tin học", "thành thạo ngoại ngữ", "thành thạo tiếng anh", "thành thạo máy tính",
    "kỹ năng tin học của", "your computer literacy", "your digital skills", "your it skills",
    "trình độ tiếng anh", "self-rated health", "self-rated", "self-assessed", "self-reported", "your health", "your general health",
    "your english level",
    "your level of english", "english proficiency", "your academic performance", "your computer skills", "your knowledge of",
  ]
  private static let stateOpenings = [
    "how familiar are you", "how knowledgeable are you", "how experienced are you", "how well do you know", "how well do you speak",
    "how much do you know", "bạn am hiểu", "anh/chị am hiểu", "bạn hiểu biết", "anh/chị hiểu biết",
  ]
  private static let repetitions = ["bao lâu một lần", "bao lâu 1 lần", "mấy lần", "bao nhiêu lần"]

  private static let persons = [
    "bạn", "anh/chị", "anh chị", "anh (chị)", "ông/bà", "ông bà", "ông (bà)", "quý khách", "quý vị", "quý doanh nghiệp", "doanh nghiệp",
    "em",
    "công ty", "quý công ty", "công ty bạn", "doanh nghiệp bạn", "doanh nghiệp của bạn",
  ]
  private static let deeds = [
    "sử dụng", "dùng", "làm thủ tục", "đi", "đến", "tới", "mua", "truy cập", "liên hệ", "giao dịch", "tham gia", "khám", "bay", "tiếp xúc",
    "nộp",
    "thực hiện", "xuất khẩu", "nhập khẩu", "khai", "đọc", "tập", "ăn", "uống", "hút", "ghé", "gọi",
  ]
  private static let acts: Set<String> = [
    "use", "visit", "travel", "contact", "come", "go", "shop", "buy", "purchase", "call", "attend", "read", "eat", "exercise", "drink",
    "smoke", "work",
    "access", "log", "order", "fly", "ride", "drive", "deal", "interact", "file", "submit", "declare", "import", "export", "communicate",
    "apply", "bring",
    "send", "ship", "watch", "play", "check", "browse", "pay", "commute", "used", "visited", "travelled", "traveled", "contacted",
    "attended", "participate", "participated", "study", "practise", "practice",
  ]
  /// What is asked of the respondents' own doing; "How often does the staff explain …?" is asked of the office's.
  private static let oftenOpenings = [
    "how often do you", "how often does your company", "how often does your firm", "how often does your business",
    "how often have you", "how frequently do you", "how frequently have you", "how frequently does your company",
    "how regularly do you", "how often did you", "how often did your company", "how often did your firm", "how frequently did you",
    "how regularly did you", "how many times did you", "how many times have you", "do you often", "do you regularly", "do you frequently",
  ]

  private static func habit(_ asked: String) -> Bool {
    for opening in oftenOpenings where asked.hasPrefix(opening + " ") {
      let next = asked.dropFirst(opening.count + 1).split { !$0.isLetter }.drop {
        ["usually", "typically", "personally", "normally"].contains($0)
      }
      return next.first.map { acts.contains(String($0)) } ?? false
    }
    guard let person = persons.filter({ asked.hasPrefix($0 + " ") }).max(by: { $0.count < $1.count }) else { return false }
    var rest = String(asked.dropFirst(person.count + 1))
    if rest.hasPrefix("có ") { rest = String(rest.dropFirst(3)) }
    // "Bạn đi xe buýt thường xuyên không?"
    if asked.contains(" thường xuyên không"), deeds.contains(where: { rest.hasPrefix($0 + " ") }) { return true }
    guard rest.hasPrefix("thường xuyên ") || rest.hasPrefix("hay ") || rest.hasPrefix("thường ") else { return false }
    let opening = ["thường xuyên ", "thường ", "hay "].first { rest.hasPrefix($0) } ?? ""
    let after = rest.dropFirst(opening.count)
    return deeds.contains { after == $0 || after.hasPrefix($0 + " ") }
  }
}
