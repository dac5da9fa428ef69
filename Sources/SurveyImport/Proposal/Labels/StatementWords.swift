import SurveyModel

/// A statement to which one agrees, or that holds more or less often: whether it says something bad.
struct StatementWords {
  private let words: [String]

  init(_ statement: String) {
    var text = HeaderWords(statement).text
    if text.holdsBytes(of: "’") { text = text.replacing("’", with: "'") }
    // "Anh/chị có hài lòng không?" denies nothing.
    if text.holdsBytes(of: "không") || text.holdsBytes(of: "chưa") {
      text = text.replacing(/(?:\s+hay)?\s+(?:không|chưa)[\s.:*]*(?=\?|$)/, with: " ")
    }
    for mark in [",", ";", "."] where text.holdsBytes(of: mark) { text = text.replacing(mark, with: " , ") }
    text = " " + String(text.map { $0.isLetter || $0.isNumber || "',".contains($0) ? $0 : " " }) + " "
    for phrase in Self.harmless where text.holdsBytes(of: phrase) { text = text.replacing(phrase, with: " ") }
    words = text.split(separator: " ").map(String.init)
  }

  /// How many words after a denial a word of complaint is denied by it: "không phải chờ lâu", "did not have any problems".
  private static let reach = 4

  /// A denial, or a word of complaint that none denies.
  var isComplaint: Bool {
    let isHandled = holds(Self.handled)
    let bad = words.indices.filter { isBad(at: $0, isHandled: isHandled) }
    func within(reachOf place: Int) -> [Int] {
      // "Không doanh nghiệp nào được ưu ái": the denial reaches over what it is said of.
      let reach = words[place...].prefix(Self.reach + 1).contains("nào") ? 2 * Self.reach : Self.reach
      return bad.filter { $0 > place && $0 <= place + reach && !words[place..<$0].contains(",") }
    }
    var denied: Set<Int> = []
    for place in words.indices where isDenial(at: place) {
      guard !within(reachOf: place).isEmpty else { return true }
      // "không gây phiền hà, sách nhiễu": what is listed with the denied word is denied too.
      denied.formUnion(bad.filter { $0 > place })
    }
    // "less complicated", "ít phiền hà hơn": there is less of what is bad.
    for place in words.indices where Self.lessening.contains(words[place]) {
      denied.formUnion(within(reachOf: place))
    }
    return bad.contains { !denied.contains($0) }
  }

  private func isDenial(at place: Int) -> Bool {
    let word = words[place]
    // "Chi phí không chính thức" is the name of something bad.
    if place > 0, words[place - 1] == "phí", words[(place + 1)...].first == "chính" { return false }
    return Self.denials.contains(word) || word.hasSuffix("n't")
  }

  private func isBad(at place: Int, isHandled: Bool) -> Bool {
    func begins(_ phrases: Phrases) -> Bool { phrases.begin(words[place...]) }
    if begins(Self.troubles) { return !isHandled }
    if begins(Self.bad) || begins(Self.badInHeaders) { return true }
    if ["less", "ít"].contains(words[place]) { return isGood(at: place + 1) }
    guard words[place].utf8.allSatisfy({ $0 < 0x80 }), words[place].count >= 3, !Self.plain.contains(words[place]),
      let meaning = LabelMeaning(words[place]), meaning.tongue == .english
    else { return false }
    return Self.judging.contains(meaning.family) && meaning.degree <= -15
  }

  /// "less helpful", "ít nhiệt tình".
  private func isGood(at place: Int) -> Bool {
    (1...2).contains { count in
      guard place + count <= words.count, let meaning = LabelMeaning(words[place..<place + count].joined(separator: " ")) else {
        return false
      }
      return Self.judging.contains(meaning.family) && meaning.degree >= 15
    }
  }

  private static let judging: Set<LabelMeaning.Family> = [.satisfaction, .quality, .ease, .comfort, .confidence, .speed, .other]

  private static let lessening: Set = ["fewer", "less", "ít", "bớt", "giảm", "hết", "reduced", "reduces"]

  private func holds(_ phrases: Phrases) -> Bool { words.indices.contains { phrases.begin(words[$0...]) } }

  /// Phrases by their first word.
  struct Phrases {
    /// In the order of the list.
    let all: [[String]]
    private let byFirst: [String: [[String]]]

    /// - Parameter list: with commas between them.
    init(_ list: String) { self.init(StatementWords.split(list)) }

    init(_ phrases: [[String]]) {
      all = phrases.filter { !$0.isEmpty }
      byFirst = Dictionary(grouping: all) { $0[0] }
    }

    func begin(_ words: ArraySlice<String>) -> Bool {
      guard let first = words.first, let phrases = byFirst[first] else { return false }
      return phrases.contains { words.starts(with: $0) }
    }
  }

  private static func split(_ list: String) -> [[String]] {
    TextKey(list).text.split(separator: ",").map { $0.split(separator: " ").map(String.init) }
  }

  private static let denials = Set(
    split(
      "không, chưa, chẳng, thiếu, not, never, no, nobody, nothing, none, nor, neither, cannot, hardly, rarely, seldom, lack, lacks, lacked, lacking"
    )
    .compactMap(\.first))

  /// English words that may stand beside anything.
  private static let plain: Set = ["hard", "concerned", "serious", "severe", "weak", "negative"]

  /// Denials and complaints by their letters, not by what they say.
  private static let harmless: [String] = split(
    "hay không đồng ý, không chỉ, không những, không kể, không phân biệt, không tiền mặt, không dùng tiền mặt, không giấy, không gian,"
      + " không khí, hàng không, có hay không, hay không, hay chưa, trang bị, thiết bị, chuẩn bị, bao lâu, lâu dài, lâu năm, thiếu nhi,"
      + " late opening, late hours, late evening, late counter, không hút thuốc, no smoking, no of, no wrong answers,"
      + " not only, no later than, no longer than, no more than, whether or not, or not, not including, me too"
  ).map { " " + $0.joined(separator: " ") + " " }

  private static let handled = Phrases(
    "giải quyết, xử lý, tháo gỡ, khắc phục, giải đáp, được trả lời, được phản hồi, hướng dẫn sửa, được sửa, phòng chống, phòng ngừa, cải thiện, giảm, giảm thiểu, hạn chế, tránh, ngăn chặn, hỗ trợ,"
      + " handling, handled, handles, resolve, resolving, resolution, resolved, resolves, solve, solves, solved, solving, support, help with,"
      + " helped with, helps with, deal with, dealing with, deals with, management of, reduce, reduces, reduced, avoid, avoids, fix, fixes, fixed,"
      + " prevent, prevents, fewer, less, free of, free from, without, correct, corrects, corrected,"
      + " answered, responded to, addressed, listened to, controlled, managed, managing, is low, are low, apologise, apologises, apologize,"
      + " apologizes, apologised, apologized, tiếp nhận, kiểm soát, quản lý, respond to, responds to, tackle, tackles, tackling, fight,"
      + " fights, fighting, prevention, prevented, bồi thường, giảm nhẹ")

  /// What is good where somebody deals with it.
  static let troubles = Phrases(
    "khó khăn, vướng mắc, lỗi, sự cố, khiếu nại, phiền hà, nhũng nhiễu, sách nhiễu, tiêu cực, bất cập, sai sót, tham nhũng,"
      + " rào cản, ùn tắc, chậm trễ, gián đoạn, rủi ro,"
      + " risk, risks, problem, problems, trouble, troubles, difficulty, difficulties, error, errors, mistake, mistakes, complaint, complaints, delay, delays,"
      + " queues, corruption, obstacle, obstacles, barrier, barriers, discrimination, harassment, conflict, conflicts, fault,"
      + " faults, interruption, interruptions, bugs, damage, damages, loss, losses, harm, crime, violence, theft, thefts, pollution,"
      + " congestion, litter, đau, ô nhiễm, tiếng ồn, thiệt hại, tổn thất, mất mát, ùn ứ, kẹt xe, tắc đường, tắc nghẽn, ngập, tội phạm,"
      + " bạo lực, trộm cắp, mất trộm, mất an ninh, nguy cơ, quấy rối, bắt nạt")

  /// What is bad wherever it stands.
  static let bad = Phrases(
    "bị, phải chờ, phải đợi, phải chi, phải đi, phải trả thêm, phải trả tiền, phải nộp thêm, phải nộp lại, phải bổ sung, phải làm lại,"
      + " phải làm nhiều, phải quay lại, phải nhờ, phải mất, phải gặp, phải liên hệ nhiều, phải xếp hàng, phải đưa, phải khai lại, phải sửa,"
      + " quá cao, quá nhiều, quá lâu, quá khó, quá phức tạp, quá chậm, quá đông, quá tải, quá ít, quá nhỏ, quá xa, quá hạn, quá dài, quá đắt,"
      + " quá rườm rà, quá cũ, lâu, chậm, khó, rườm rà, phức tạp, lằng nhằng, phiền hà, nhũng nhiễu, sách nhiễu, hạch sách, hách dịch, vòi vĩnh,"
      + " gây khó, cửa quyền, quan liêu, thờ ơ, cáu gắt, thô lỗ, né tránh, đùn đẩy, gợi ý bồi dưỡng, tốn kém, tốn nhiều, mất nhiều, mất thời gian,"
      + " phí cao, giá cao, chi phí không chính thức, chi phí ngoài, ngoài quy định, hay treo, nghẽn, trễ, thất lạc, mâu thuẫn, lộn xộn, chật chội,"
      + " nghỉ việc, bỏ việc, chuyển việc, tìm việc khác, xin nghỉ, phải làm thêm, làm thêm giờ, áp lực, căng thẳng, kiệt sức, quá sức,"
      + " mệt mỏi, lo lắng, thiên vị, bất công,"
      + " ồn ào, bẩn, kém, tệ, yêu cầu thêm, nhiều lần, bất tiện, khó hiểu, phân biệt đối xử, từ chối, đắt, sai, lúng túng, gian lận, hối lộ,"
      + " lót tay, quà cáp, tặng quà, biếu quà, tùy tiện, muộn, trễ hạn, kéo dài, quá mức, trùng lặp, thay đổi liên tục, nhờ người quen, quá sức,"
      + " ignored, ignore, ignores, had to, have to, has to, slow, slowly, difficult, hard to, was hard, is hard, are hard, rude, rudely, unclear,"
      + " long wait, long waits, long queue, long queues, long time, waited, too, expensive, costly, crash, crashes, crashed, breaks down, broke down,"
      + " broken, fail, fails, failed, failure, failures, pressured, pressure, pay extra, paid extra, bribe, bribes, crowded, late, delayed, lost,"
      + " incorrect, wrong, unavailable, disrespectful, impolite, arrogant, dishonest, corrupt, cumbersome, bureaucratic, outdated, excessive,"
      + " refused, refuse, refuses, unable, high fees, high fee, high cost, high costs, high prices, fees are high, costs are high,"
      + " prices are high, cost is high, wasted, waste, unfair, unnecessary, neglected, confused, complicated, overcharged, asked to pay,"
      + " about leaving, of leaving, leaving my, leaving this, leaving the, quit, quitting, another job, overtime, overworked, stress, stresses,"
      + " exhausted, exhausting, burned out, burnt out, burnout, bullied, harassed, favoritism, favouritism, afraid, worry, drained,"
      + " repeatedly, several times, many times, missing, hangs, freezes, informal payment, informal payments, worse, worst, annoyed, angry, unofficial, gift,"
      + " gifts, unfairly, abuse, abuses, abused, regret, regrets, rejected, without reason, without notice, without explanation,"
      + " longer than promised, longer than expected, higher than published, amount of paperwork, lot of paperwork,"
      + " queue was, queue is, is long, was long, were long, use another office,"
      + " khó dễ, rắc rối, bức xúc, hối tiếc, mất công, lãng phí, vô cảm, chen ngang, vắng mặt, gánh nặng, trục trặc,"
      + " trả về, bước thừa, giấy tờ thừa, dư thừa, gợi ý quà, gợi ý nhận quà, quà biếu, nhận quà, nhận tiền, đưa tiền, đưa quà, phong bì, bôi trơn, chung chi,"
      + " khai lại, nộp lại, làm lại, đe dọa, dọa nạt, ép buộc, lạm dụng, lạm quyền, lợi dụng, cò mồi, bất hợp lý, vô lý, mập mờ,"
      + " qua loa, cẩu thả, phí cao hơn, cao hơn quy định, cao hơn niêm yết,"
      + " impatient, arbitrary, arbitrarily, red tape, burden, burdens, hinted, envelope, envelopes, dread, dreaded, astray,"
      + " hostile, biased, bias, bureaucracy, hassle, hassles, hidden fees, hidden costs, misleading, misled, inconsistent, unpredictable,"
      + " unreliable, shouted, threat, threats, threatened, forced, coerced, extorted, facilitation payment, facilitation payments, kickback,"
      + " kickbacks, under the table, nepotism, discriminated, intimidated, humiliated, helpless, powerless, again and again, over and over,"
      + " in vain, desk to desk, before their turn, without an answer, was down, were down, is down, more than an hour, file returned,"
      + " files returned, application returned, papers returned, documents returned, sent back, turned away, turned down, were you asked,"
      + " go wrong, went wrong, come back several, come back again, snapped, dismissive, abrupt, careless, sloppy, lazy, absent, shouting, yelled,"
      + " scolded, insulted, lied, cheated, deceived, chaos, chaotic, messy, overcrowded, obsolete, filthy, cramped, misplaced, vanished,"
      + " redundant, repetitive, tedious, endless, contradict, contradicted, contradictory, contradictions, vague, ambiguous, opaque, distrust,"
      + " mistrust, disappointing, let down, gave up, give up, stuck, brushed aside, out of order, out of turn, closed early, know someone,"
      + " something different every time, asked for money, asks for money, ask for money, ask for a bribe, ask for bribes, ask for gifts, middleman, middlemen,"
      + " chatted among, chat among,"
      + " cộc lốc, bắt bẻ, một kiểu, có quan hệ, quen biết, làm ngơ, tán gẫu, hỏng, hư hỏng, xin tiền, đòi tiền, tiền bồi dưỡng, lạnh lùng, lề mề,"
      + " quát tháo, quát mắng, xúc phạm, coi thường, gian dối, bực, bực mình, chán nản, bỏ cuộc, hỗn loạn, nhếch nhác, xuống cấp, lạc hậu, lỗi thời,"
      + " mơ hồ, nghi ngờ, mất lòng tin, mất niềm tin, bao che, thông đồng, làm tiền, vặn vẹo, ngâm hồ sơ, om hồ sơ, nhầm lẫn, nhờ môi giới, qua môi giới, qua cò,"
      + " gây trở ngại, trở ngại, cản trở, gây sức ép, ưu ái, biệt đãi, sân sau, lợi ích nhóm, thân hữu, thân quen, nhờ quan hệ, dựa vào quan hệ,"
      + " quan hệ cá nhân, cần quan hệ, chạy chọt, chạy hồ sơ, chạy án, chạy chức, chạy việc, chạy điểm, chạy dự án, lại quả, hoa hồng, xin cho,"
      + " có tình trạng, còn tình trạng, tình trạng chạy, có hiện tượng, còn hiện tượng, hiện tượng chạy, trả thêm, chi thêm, chi trả thêm,"
      + " nộp thêm, tiền bồi dưỡng, khoản bồi dưỡng, chi bồi dưỡng, phải bồi dưỡng, chồng chéo, trùng chéo, thanh tra nhiều, kiểm tra nhiều,"
      + " nhiều cuộc thanh tra, nhiều đoàn, e ngại, ngần ngại, lo ngại, trả thù, trù dập, độc quyền, cạnh tranh không lành mạnh, thiếu bình đẳng,"
      + " chậm trễ, chờ đợi lâu, chờ lâu, đi lại nhiều, khó tiếp cận, phải bỏ, gây phiền, bất lợi, lo âu, lo sợ, sợ hãi, stress, buồn chán, trầm cảm,"
      + " cô đơn, vất vả, bỏ học, bạo hành, phải vay, phải thuê,"
      + " would rather, another provider, other provider, another company, elsewhere, cancelled, canceled, postponed, rescheduled, overbooked,"
      + " kept waiting, left waiting, suspended, withheld, stolen, damaged, spoiled, short staffed, understaffed, personal connections,"
      + " connections matter, who you know, speed money, pay more, charged more, extra charge, extra charges, extra fee, extra fees, extra cost,"
      + " extra costs, extra payment, extra payments, hidden charge, hidden charges, overlapping, repeated inspections, repeated visits,"
      + " more than once, preferential, privileged, privileges, favours, favors, favoured, favored, hamper, hampers, hinder, hinders, retaliation,"
      + " effort score, effort required, effort needed, effort was needed, effort was required, much effort, effort did you, effort you,"
      + " effort it took, effort to get, effort to complete, complexity, frustration, frustrated, frustrating, painful, stressful, worried, anger,"
      + " annoyance, irritation, nuisance, discomfort, inconvenience, embarrassment, fatigue, exhaustion, tiredness, sadness, boredom, loneliness,"
      + " disruption, severity, suffering, absenteeism, turnover, workload, crowding, likely to leave, you leave, leave the company,"
      + " leave your job, leave this job, intend to leave, intention to leave, plan to leave, planning to leave, want to leave,"
      + " considered leaving, considering leaving, switch to another"
  )

  /// What is bad in any header and denies nothing by itself.
  private static let badInHeaders = Phrases(
    HeaderWords.bad.filter { !$0.hasPrefix("không ") && !$0.hasPrefix("not ") }.map { word in
      TextKey(word).text.split(separator: " ").map(String.init)
    })
}
