import SurveyModel

/// Texts that stand for the lack of an answer, wherever they are met, and codes that do where the other answers are codes.
enum MissingWords {
  private static let texts: [TextKey: MissingKind] = {
    var table: [TextKey: MissingKind] = [:]
    func add(_ kind: MissingKind, _ texts: [String]) { for text in texts { table[TextKey(text)] = kind } }
    add(
      .dontKnow,
      [
        "KCDL", "KBT", "KB", "KYK", "KCYK", "DK", "DNK", "D/K", "Không có dữ liệu", "Không có thông tin", "Không biết", "Không rõ",
        "Tôi không biết",
        "Không có ý kiến", "Không ý kiến", "Chưa có ý kiến", "Không nhớ", "Không chắc", "Không chắc chắn", "Khó trả lời", "Không đánh giá",
        "Không đánh giá được", "Không nhận xét", "Chưa biết", "Chưa rõ", "Chưa đánh giá được", "Không thể đánh giá", "Don't know",
        "Dont know", "Do not know", "I don't know",
        "I do not know", "Don't know / not sure", "No opinion", "Not sure", "Unsure", "I'm not sure", "Can't say", "Cannot say",
        "Unable to judge",
        "No basis to judge", "No basis for judgment", "Unknown", "No idea", "Cannot rate", "Unable to rate", "Can't rate", "?",
      ])
    add(
      .notApplicable,
      [
        "NA", "N/A", "N.A.", "N.A", "n\\a", "#N/A", "KAD", "KPS", "Không áp dụng", "Không liên quan", "Không phát sinh", "Chưa phát sinh",
        "Chưa sử dụng", "Không sử dụng", "Chưa từng sử dụng", "Tôi chưa sử dụng", "Chưa sử dụng dịch vụ", "Not applicable",
        "Chưa dùng", "Không dùng", "Chưa từng dùng", "Tôi chưa dùng", "Tôi không dùng", "Chưa dùng bao giờ", "Tôi chưa dùng bao giờ",
        "Chưa bao giờ dùng", "Chưa bao giờ sử dụng", "Tôi chưa bao giờ sử dụng", "Tôi không sử dụng", "Chưa từng làm thủ tục này",
        "Chưa trải nghiệm", "Chưa có nhu cầu", "Không có nhu cầu", "Chưa làm thủ tục", "Chưa từng làm thủ tục", "Không làm thủ tục",
        "Không làm thủ tục ở đây", "Không làm thủ tục tại đây", "Không giao dịch", "Chưa giao dịch", "Chưa từng giao dịch",
        "Không làm việc", "Chưa làm việc", "Không đến", "Chưa đến", "Chưa từng đến", "Không tiếp xúc", "Chưa tiếp xúc", "Not visited",
        "Did not visit", "Have not visited", "Never visited", "No contact", "No dealings", "Not used yet", "Have never used",
        "I have never used it",
        "I haven't used it", "I don't use it", "Do not use", "Don't use", "Did not use this service", "No experience",
        "Does not apply", "Doesn't apply",
        "Not applicable to me", "Does not apply to me", "Have not used", "Haven't used", "Never used", "Not used", "Did not use",
        "I have not used it",
        "Not selected", "Không chọn", "Không được hỏi", "Not relevant",
      ])
    add(
      .refused,
      [
        "KTL", "Từ chối", "Từ chối trả lời", "Không trả lời", "Không muốn trả lời", "Prefer not to say", "Prefer not to answer", "Refused",
        "Refuse to answer", "No answer", "No response", "Not answered", "No reply", "Declined to answer", "Rather not say",
        "Decline to answer", "NR",
        "N/R",
      ])
    add(
      .notReached,
      [
        "NULL", "NaN", "(null)", "(blank)", "blank", "#NULL!", "None", "nil", "-", "--", "---", "–", "—", ".", "..", "…", "...", "Missing",
        "(empty)",
        "empty", "undefined", "Skipped", "Not asked", "Not shown", "[not completed]", "(trống)", "trống", "#VALUE!", "#REF!",
      ])
    return table
  }()

  static func kind(_ text: String) -> MissingKind? {
    if plainNumber(text) != nil { return nil }
    let key = TextKey(text)
    if let kind = texts[key] { return kind }
    let bare = LabelMeaning.bare(text)
    if bare.isEmpty { return nil }
    return texts[TextKey(bare)] ?? (isOfNoUse(bare) ? .notApplicable : nil) ?? kindOfSeveral(text)
  }

  /// "Không biết/KTL", "Don't know, no answer": the first of several, where each stands for no answer.
  private static func kindOfSeveral(_ text: String) -> MissingKind? {
    guard text.holdsAny(of: "/,"), text.utf8.count <= 60 else { return nil }
    func kind(_ parts: [Substring], _ kindOfPart: (Substring) -> MissingKind?) -> MissingKind? {
      let kinds = parts.compactMap(kindOfPart)
      return parts.count > 1 && kinds.count == parts.count ? kinds[0] : nil
    }
    func kindBetweenStrokes(_ text: Substring) -> MissingKind? { kind(text.split(separator: "/")) { texts[TextKey($0)] } }
    return kind(text.split(separator: ",")) { texts[TextKey($0)] ?? kindBetweenStrokes($0) } ?? kindBetweenStrokes(text[...])
  }

  /// "Chưa dùng dịch vụ này", "I have not used the service": what is meant stands behind it, and nothing of how.
  private static func isOfNoUse(_ text: String) -> Bool {
    guard text.count <= 60, let opening = notUsed.first(where: { text.hasPrefix($0 + " ") }) else { return false }
    let rest = text.dropFirst(opening.count + 1)
    return whatIsUsed.contains { rest == $0 || rest.hasPrefix($0 + " ") }
  }

  private static let notUsed = [
    "chưa dùng", "chưa sử dụng", "chưa từng dùng", "chưa từng sử dụng", "tôi chưa dùng", "tôi chưa sử dụng", "tôi chưa từng sử dụng",
    "chưa bao giờ dùng", "chưa bao giờ sử dụng", "không dùng", "không sử dụng", "tôi không sử dụng", "have not used", "haven't used",
    "i have not used", "i haven't used", "never used", "i have never used", "did not use", "i did not use", "do not use", "don't use",
    "i do not use", "i don't use",
  ]
  private static let whatIsUsed = [
    "dịch vụ", "tính năng", "chức năng", "cổng", "hệ thống", "ứng dụng", "kênh", "this", "the service", "the portal", "it", "these",
  ]

  /// What a number means where answers are numbers from 0 to 10.
  ///
  /// - Parameters:
  ///   - highest: of the numbers from 0 to 10 in the same column.
  ///   - isBroken: there is a gap between 9 and the numbers below.
  static func kind(of number: Double, highest: Double, isBroken: Bool) -> MissingKind? {
    switch number {
    case -2, -1: .notApplicable
    case -99, -88, -77, -66, -999, -998: .notReached
    case -9, -8, -7, 77, 88, 97, 98, 99, 777, 888, 997, 998, 999, 9999: .dontKnow
    case 9 where highest == 9 && isBroken: .dontKnow
    default: nil
    }
  }
}

/// The texts of a column as answers: what was answered, and what stands for the lack of an answer.
struct AnswerShape {
  typealias Value = (text: String, count: Int)

  private(set) var answers: [Value] = []
  private(set) var missing: [(text: String, kind: MissingKind, count: Int)] = []

  /// - Parameter declared: texts that the file itself calls missing.
  init(_ values: [Value], platform: any Platform, declared: [TextKey: MissingKind] = [:]) {
    let numbers = values.compactMap { plainNumber($0.text) }
    let scale = numbers.filter { (0...10).contains($0) }
    let highest = scale.max() ?? 0
    let isBroken = !scale.contains { (6...8).contains($0) || $0 == 10 }
    // Beside "a little" and "a lot", "none" is an amount and no empty cell of a database.
    func isNone(_ text: String) -> Bool { text.utf8.count < 20 && TextKey(text).text == "none" }
    let hasAmounts =
      values.contains { isNone($0.text) }
      && values.contains { value in
        LabelMeaning(value.text).map { [.amount, .level].contains($0.family) && $0.degree > -40 } == true
      }
    for value in values {
      if let kind = declared[TextKey(value.text)] {
        missing.append((value.text, kind, value.count))
      } else if let number = plainNumber(value.text) {
        // Qualtrics writes it for a question that was seen and left blank, and is read so.
        if number == -99, platform.id == "qualtrics" { continue }
        if let kind = MissingWords.kind(of: number, highest: highest, isBroken: isBroken) {
          missing.append((value.text, kind, value.count))
        } else {
          answers.append(value)
        }
      } else if hasAmounts, isNone(value.text) {
        answers.append(value)
      } else if let kind = MissingWords.kind(value.text) ?? (value.text == "-oth-" ? .notApplicable : nil) {
        missing.append((value.text, kind, value.count))
      } else {
        answers.append(value)
      }
    }
  }

  /// How many cells hold an answer.
  var count: Int { answers.reduce(0) { $0 + $1.count } }

  var kinds: [ScaleProposal.Missing] { Self.grouped(missing.map { (text: $0.text, kind: $0.kind) }) }

  static func grouped(_ missing: [(text: String, kind: MissingKind)]) -> [ScaleProposal.Missing] {
    MissingKind.declarable.compactMap { kind in
      var seen: Set<TextKey> = []
      let labels = missing.filter { $0.kind == kind && seen.insert(TextKey($0.text)).inserted }.map(\.text).sorted()
      return labels.isEmpty ? nil : .init(kind: kind, labels: labels)
    }
  }

  /// All answers as whole numbers with their counts, lowest first; `nil` where one is none.
  var wholeNumbers: [(number: Int, count: Int)]? {
    var counts: [Int: Int] = [:]
    for answer in answers {
      guard let number = plainNumber(answer.text).flatMap({ Int(exactly: $0) }) else { return nil }
      counts[number, default: 0] += answer.count
    }
    return counts.isEmpty ? nil : counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The answers that are no numbers.
  var words: [Value] { answers.filter { plainNumber($0.text) == nil } }

  /// Without the answers that are no numbers.
  var numbersOnly: AnswerShape {
    var shape = self
    shape.answers.removeAll { plainNumber($0.text) == nil }
    return shape
  }

  var isNumbers: Bool { !answers.isEmpty && answers.allSatisfy { plainNumber($0.text) != nil } }
}
