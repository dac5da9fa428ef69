/// Headers in Vietnamese without its marks, "Can bo gay phien ha", `so_con`: the words that headers are searched for get their marks back.
///
/// A statement of something bad has to be known as one whatever keyboard it was typed on.
enum PlainHeaderWords {
  /// - Parameter text: folded, with blanks between its words.
  static func restored(_ text: String) -> String {
    guard text.utf8.count >= 5, text.utf8.contains(0x20), text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    var words: [Substring] = []
    var rest = text[...]
    while let first = rest.first {
      let word = first.isLetter ? rest.prefix(while: \.isLetter) : rest.prefix(1)
      words.append(word)
      rest = rest[word.endIndex...]
    }
    var (result, letters, known) = ("", 0, 0)
    var place = 0
    while place < words.count {
      var found: (text: String, count: Int)?
      // Up to four syllables, with the blanks between them.
      for count in [7, 5, 3] where place + count <= words.count && found == nil {
        let phrase = words[place..<place + count].joined()
        if let written = phrases[phrase] { found = (written, count) }
      }
      let own = words[place..<place + (found?.count ?? 1)]
      let length = own.reduce(0) { $0 + $1.count(where: \.isLetter) }
      letters += length
      if let found {
        known += length
        result += found.text
      } else if let syllable = syllables[String(words[place])] {
        known += length
        result += syllable
      } else {
        if places.contains(String(words[place])) { known += length }
        result += words[place]
      }
      place += found?.count ?? 1
    }
    return known * 2 >= letters ? result : text
  }

  /// Phrases of two syllables or more by their letters alone; of two that differ by their marks the first in the alphabet.
  private static let phrases: [String: String] = {
    var table: [String: String] = [:]
    let lists =
      [HeaderWords.facts, HeaderWords.bad, LevelWords.good]
      + [StatementWords.bad, StatementWords.troubles].map { $0.all.map { $0.joined(separator: " ") } }
    for phrase in (lists.joined() + common.split(separator: ",").map { withoutBlanks(String($0)) }).sorted() {
      let key = unmarked(phrase)
      guard key != phrase, key.contains(" "), table[key] == nil else { continue }
      table[key] = TextKey(phrase).text
    }
    return table
  }()

  private static let common =
    "hài lòng, mức độ, đánh giá, thái độ, chất lượng, phục vụ, nhìn chung, tổng thể, đồng ý, cán bộ, công chức, nhân viên, thủ tục, hồ sơ,"
    + " thời gian, hướng dẫn, giới thiệu, cảm nhận, khả năng, cho điểm, chấm điểm, thang điểm, như thế nào, đơn vị, chi cục, cơ quan, phòng ban,"
    + " bộ phận, doanh nghiệp, giải quyết, xử lý, tiếp nhận, khắc phục, thông tin, cơ sở vật chất, góp ý, kiến nghị, đề xuất, ý kiến, lý do,"
    + " họ tên, họ và tên, địa chỉ, điện thoại, mã số thuế, khảo sát, tham gia, trả lời, khu vực, địa bàn, trong tỉnh, ngoài tỉnh, số con,"
    + " số lần, số người, số ngày, số năm, số lượng, thứ hạng, xếp hạng, thứ tự, không phải, không bị, không có, chưa có, phải chờ,"
    + " giáo viên, giảng viên, bác sĩ, điều dưỡng, bệnh viện, nghề nghiệp, sử dụng, bao nhiêu, bao lâu, sức khỏe, học lực, học vấn"
  /// What stands between them and can be nothing else.
  private static let syllables: [String: String] = [
    "khong": "không", "chua": "chưa", "thieu": "thiếu", "nhieu": "nhiều", "phai": "phải", "duoc": "được", "cham": "chậm", "cua": "của",
    "nguoi": "người", "nhung": "những", "viec": "việc", "lau": "lâu", "gay": "gây", "doi": "đòi",
  ]
  /// The same with marks and without.
  private static let places: Set = [
    "chung", "cho", "trong", "khi", "theo", "anh", "nhanh", "sinh", "minh", "ban", "va", "la", "hay", "bi", "ve",
  ]
}
