import SurveyModel

/// Whether a header asks to take part in this survey, or for the use of its answers.
///
/// Rows are left out by such a column, so what a service was agreed to, refused or attended is none, whatever its answers are.
struct ConsentWords {
  enum Kind {
    /// Yes means that somebody takes part.
    case agreeing
    /// Yes means that somebody does not.
    case declining
  }

  /// `nil` where the header asks for something else.
  let kind: Kind?

  init(_ header: String) {
    let clauses = Self.clauses(header).map { HeaderWords($0) }
    kind = clauses.lazy.compactMap { Self.kind($0) }.first
  }

  private static func kind(_ clause: HeaderWords) -> Kind? {
    guard !clause.holds(otherMatters) else { return nil }
    if asksToTakePart(clause, after: declines) { return .declining }
    let agreed = asksToTakePart(clause, after: agrees) || asksForThis(clause) || asksForUse(clause) || namesConsent(clause)
    return agreed ? .agreeing : nil
  }

  /// Sentences, and what stands in front of a colon.
  private static func clauses(_ header: String) -> [String] {
    var clauses = [""]
    for character in header {
      if ".:;?!\n".contains(character) { clauses.append("") } else { clauses[clauses.count - 1].append(character) }
    }
    return clauses.filter { $0.contains(where: \.isLetter) }
  }

  /// What stands behind each place of one of the words, whole, with what stands in front of it.
  private static func places(of words: [String], in text: Substring) -> [(before: Substring, after: Substring)] {
    words.filter { text.base.holdsBytes(of: $0) }.flatMap { word in
      text.ranges(of: word).compactMap { range in
        let (before, after) = (text[..<range.lowerBound], text[range.upperBound...])
        return before.last?.isLetter == true || after.first?.isLetter == true ? nil : (before, after)
      }
    }
  }

  // MARK: Taking part

  private static let agrees = [
    "agree", "agrees", "agreed", "consent", "consents", "consented", "willing", "accept", "want", "wish", "would you like", "will you",
    "đồng ý", "chấp thuận", "chấp nhận", "sẵn sàng", "tự nguyện", "sẵn lòng", "muốn", "dong y",
  ]
  private static let declines = [
    "decline", "declines", "declined", "refuse", "refuses", "refused", "not agree", "not consent", "not wish", "not want", "don't want",
    "opt out of", "withdraw from", "từ chối", "không đồng ý", "không muốn",
  ]
  private static let parts = [
    "take part", "taking part", "participate", "participating", "participation", "go on", "continue", "proceed", "be interviewed",
    "to answer", "to complete", "to fill in", "to begin", "to start", "tham gia", "tiếp tục", "trả lời", "làm khảo sát",
    "thực hiện khảo sát", "được phỏng vấn", "bắt đầu",
  ]
  private static let surveys = ["survey", "questionnaire", "poll", "khảo sát", "bảng hỏi", "khao sat"]
  /// There are others of these than this survey: science, a job.
  private static let others = [
    "study", "research", "interview", "questions", "form", "nghiên cứu", "phỏng vấn", "phiếu", "điều tra", "câu hỏi", "thăm dò",
  ]
  private static let pointers = ["this", "the", "these", "our", "some", "following", "này", "dưới đây", "sau đây", "một số"]
  /// A survey of another day, what may be done beside this one, and what somebody else answers.
  private static let otherMatters = [
    "next year", "last year", "previous", "follow-up", "follow up", "future", "later", "again", "ever", "before", "năm sau", "năm trước",
    "lần sau", "lần trước", "sắp tới", "tương lai", "từng", "trước đây", "in-depth", "phỏng vấn sâu", "record", "recorded", "recording",
    "ghi âm", "ghi hình", "photographed", "chụp ảnh", "contacted", "contact you", "contact me", "liên hệ", "liên lạc", "newsletter",
    "prize", "draw", "lottery", "trúng thưởng", "your questions", "my questions", "your study", "your studies", "câu hỏi của", "thắc mắc",
  ]

  /// Between the two stand "to", "voluntarily to", "cho con"; behind them the survey, or nothing else that one could take part in.
  private static func asksToTakePart(_ clause: HeaderWords, after words: [String]) -> Bool {
    places(of: words, in: Substring(clause.text)).contains { verb in
      !isOfOffice(verb.before)
        && places(of: parts, in: verb.after).contains { part in
          let between = part.before.split(separator: " ")
          return between.count <= 4 && !between.contains { ["with", "that", "với", "rằng", "là", "về", "không"].contains($0) }
            && isAboutSurvey(part.after)
        }
    }
  }

  /// "Take part in this survey?", without a word that agrees.
  private static func asksForThis(_ clause: HeaderWords) -> Bool {
    clause.holds([
      "take part in this survey", "participate in this survey", "take part in this study", "participate in this study",
      "tham gia khảo sát này", "tham gia nghiên cứu này",
    ]) && !clause.begins(["did", "have", "why"])
  }

  /// Whether an office or one of its people does it, or it was done to the respondent.
  private static func isOfOffice(_ before: Substring) -> Bool {
    let words = HeaderWords(String(before))
    return words.unit != .none || words.holds(HeaderWords.offices + people) || before.hasSuffix("bị ")
  }

  private static let people = [
    "staff", "officer", "officers", "official", "officials", "employee", "employees", "doctor", "doctors", "nurse", "teacher", "teachers",
    "lecturer", "lecturers", "they", "cán bộ", "công chức", "viên chức", "nhân viên", "bác sĩ", "giáo viên", "giảng viên", "thầy",
    "thầy cô",
  ]

  private static func isAboutSurvey(_ rest: Substring) -> Bool {
    let clause = HeaderWords(String(rest))
    if clause.holds(surveys) { return true }
    let ends = ["", "không", "hay", "hay không", "chứ", "nhé"]
    for place in places(of: others, in: rest) where clause.holds(pointers) || ends.contains(withoutBlanks(place.after)) { return true }
    guard let next = rest.split(separator: " ").first else { return true }
    return rest.first != " " || ["and", "or", "please", "voluntarily", "không", "hay", "và", "hoặc", "xin", "chứ"].contains(next)
  }

  // MARK: The use of answers

  /// Agreement that one's own answers or data are kept and used.
  private static func asksForUse(_ clause: HeaderWords) -> Bool {
    let verbs = ["agree", "consent", "accept", "allow", "give permission", "đồng ý", "chấp thuận", "chấp nhận", "cho phép"]
    guard places(of: verbs, in: Substring(clause.text)).contains(where: { !isOfOffice($0.before) }), !clause.holds(people) else {
      return false
    }
    if clause.holds(["data protection", "chính sách bảo mật", "bảo vệ dữ liệu cá nhân"] + notices) { return true }
    let isOwn = clause.holds([
      "my answers", "your answers", "my data", "your data", "my responses", "your responses", "my personal", "your personal",
      "personal data", "dữ liệu cá nhân", "thông tin cá nhân", "câu trả lời", "thông tin trả lời", "thông tin tôi cung cấp",
      "thông tin được cung cấp",
    ])
    return isOwn
      && clause.holds([
        "use", "used", "using", "process", "processed", "processing", "store", "stored", "collect", "collected", "collection", "sử dụng",
        "xử lý", "thu thập", "lưu trữ",
      ])
  }

  private static let notices = ["data protection notice", "privacy notice", "privacy policy", "privacy statement"]

  /// The word itself: "Informed consent", "Do you consent?", `hh_consent`; not consent to something else, nor whether an office asked for it.
  private static func namesConsent(_ clause: HeaderWords) -> Bool {
    if (notices + ["data protection"]).contains(clause.asked) { return true }
    guard clause.holds(["consent", "consents", "consented"]), !clause.holds(["consent to", "consents to", "consented to", "consent for"])
    else { return false }
    let words = clause.asked.split(separator: " ").count
    if clause.holds(["respondent", "participant", "interviewee"]) { return words <= 6 }
    let isOfPlace = clause.begins(["did", "was", "were", "has", "have", "is", "are", "does"]) || isOfOffice(Substring(clause.text))
    return !isOfPlace && (words <= 3 || clause.begins(["i consent", "do you consent", "do you give", "i give", "i hereby"]))
  }
}

extension HeaderWords {
  /// Asks for leave to do something, be it the survey or another matter: never how good a service was.
  var asksForLeave: Bool {
    holds(["consent", "consents", "consented"]) && !begins(["did", "was", "were", "has", "have", "is", "are", "does"])
  }
}
