import SurveyModel

/// Which of the texts that nobody knows in a column of outcomes may be shown to whoever has the file.
///
/// Offices write there whom they spoke to, and a column that is named by mistake holds names and codes. A text is shown where it is close to a known
/// status word by word, or where every word of it is one that says how a call ended and several respondents have it: no name is made of such words.
struct StatusTexts {
  /// Respondents from which on a text is an office's habit; one firm may stand in several rows.
  private static let habit = SafeText.habit
  private static let longest = 40

  private var respondents: [TextKey: Set<UInt32>] = [:]

  /// - Parameter respondent: whatever tells one from another.
  mutating func add(_ text: String, of respondent: UInt32) {
    let key = TextKey(text)
    guard respondents[key, default: []].count < Self.habit else { return }
    respondents[key, default: []].insert(respondent)
  }

  /// What is kept of a text until the whole column is known.
  static func found(_ text: String, secret: String? = nil) -> ImportProblem.Found {
    if SafeText.isShortNumber(text), text != secret { return .shown(text) }
    return text == secret || text.count > longest ? .text(characters: text.count) : .status(text)
  }

  /// The problems without the texts that must not be shown.
  func checked(_ problems: [ImportProblem]) -> [ImportProblem] {
    var known: [String: Bool] = [:]
    return problems.map { problem in
      guard problem.kind == .unknownDisposition, case .status(let text) = problem.found else { return problem }
      let isShown = known[text] ?? mayBeShown(text, meant: problem.meant)
      known[text] = isShown
      return isShown ? problem : problem.with(found: problem.found.published)
    }
  }

  private func mayBeShown(_ text: String, meant: String?) -> Bool {
    let words = Self.words(of: text)
    if let meant, Self.isMisspelt(words, of: Self.words(of: meant)) { return true }
    return StatusVocabulary.holds(words) && (respondents[TextKey(text)]?.count ?? 0) >= Self.habit
  }

  private static func words(of text: String) -> [Substring] { text.split { !$0.isLetter && !$0.isNumber } }

  /// Whether a text is a known status but for a letter in a word; names, whose words all begin with a capital, are not.
  private static func isMisspelt(_ words: [Substring], of known: [Substring]) -> Bool {
    guard words.count == known.count else { return false }
    if words.count == 1 { return words[0].count >= 6 && isNear(words[0], known[0]) }
    let capitals = words.count { $0.first?.isUppercase ?? false }
    return capitals <= 1 && zip(words, known).allSatisfy { isNear($0, $1) }
  }

  /// Without marks, and with one letter for those that sound alike in a part of the country: tr and ch, x and s, gi and d, l and n, y and i.
  private static func spelt(_ word: Substring) -> [Unicode.Scalar] {
    let alike = [("tr", "ch"), ("gi", "d"), ("x", "s"), ("l", "n"), ("y", "i")]
    return strippedLetters(alike.reduce(TextKey(word).text) { $0.replacing($1.0, with: $1.1) })
  }

  private static func isNear(_ word: Substring, _ known: Substring) -> Bool {
    let (word, known) = (Self.spelt(word), Self.spelt(known))
    return alignmentDistance(word, known) <= (known.count >= 3 ? 1 : 0)
  }
}

/// Words that say how an attempt to reach a firm ended.
private enum StatusVocabulary {
  private static let further = """
    hẹn gọi lại lần nữa sau máy bận tắt thuê bao điện thoại số không đúng nhầm còn dùng được ai nghe nhấc trả lời email thư gửi nhận đã chưa đang sẽ xin \
    chờ đợi xử lý tuần tháng ngày hôm mai quý tới trước chuyển địa chỉ trụ sở bỏ trốn khỏi nơi đăng ký ngừng tạm kinh doanh hoạt động giải thể phá sản hủy \
    xóa đóng mã thuế xuất nhập khẩu phát sinh tờ khai đồng ý từ chối khảo sát phiếu hỏi hoàn thành dở dang một phần đầy đủ quá hạn muộn trễ thời gian \
    call called back again later busy line off phone number wrong invalid moved gone away left message voicemail appointment scheduled pending waiting \
    sent mail email returned unreachable unavailable disconnected no not answer reply responded yet duplicate closed out of business in progress
    """

  private static let words = DispositionKey.words.union(further.split(separator: " ").map { TextKey($0).text })

  /// Alone these are also somebody's name.
  private static let names: Set<String> = [
    "liên", "thành", "hoàn", "hồi", "tham", "trùng", "sai", "lý", "mai", "ý", "đồng", "sinh", "an", "hợp", "tới",
  ]

  static func holds(_ texts: [Substring]) -> Bool {
    let texts = texts.map { TextKey($0).text }
    guard !texts.isEmpty, texts.allSatisfy({ words.contains($0) || $0.count <= 2 && $0.allSatisfy(\.isNumber) }) else { return false }
    // Names have three or four words at most, each of which may be one of those that are also names.
    return texts.contains { !names.contains($0) }
  }
}
