import SurveyModel

/// The time that a header of figures speaks of: `TH 2025`, `11 tháng`, `Lũy kế đến 30/11/2025`, `Quý III/2025`, `6 tháng đầu năm`.
struct WidePeriod {
  /// Where nothing is stated the year of the survey.
  let period: Period
  /// Whether the header itself names a year.
  let hasYear: Bool

  /// - Parameters:
  ///   - key: of the header, folded.
  ///   - year: of the survey.
  ///   - isBefore: whether the header speaks of the year before ("cùng kỳ").
  init(_ key: String, year: Int, isBefore: Bool) {
    let stated = Self.year(in: key)
    hasYear = stated != nil
    let own = isBefore ? stated.flatMap { $0 < year ? $0 : nil } ?? year - 1 : stated ?? year
    period = Self.part(of: own, in: key) ?? .year(own)
  }

  static func year(in text: String) -> Int? {
    for word in text.split(whereSeparator: { !$0.isNumber }) where word.count == 4 {
      if let year = Int(word), (1990...2100).contains(year) { return year }
    }
    return nil
  }

  /// Of the year the part that the header names; `nil` for the whole of it.
  private static func part(of year: Int, in key: String) -> Period? {
    let words = key.split { $0.isWhitespace || "(),;:–".contains($0) }.map(String.init)
    if let end = words.lazy.compactMap({ day($0, year: year) }).last, isUpTo(words) { return from(1, of: year, to: end) }
    for (place, word) in words.enumerated() {
      let next = place + 1 < words.count ? words[place + 1] : ""
      // "11 tháng", "11 months", "11T/2025"; a plan of "12 tháng" is one of the year.
      if let months = Int(word), isMonths(next) || next == "months" { return first(months, of: year, isUpTo: true) }
      if let months = leading(word, of: ["t", "th"]) { return first(months, of: year, isUpTo: true) }
      if word == "tháng" || word == "month", let month = leading(next) { return first(month, of: year, isUpTo: isUpTo(words)) }
      if word == "quý" || word == "quarter", let quarter = quarter(next) { return quarterOf(year, quarter, isUpTo: isUpTo(words)) }
    }
    return nil
  }

  private static func isMonths(_ word: String) -> Bool { word == "tháng" || word.hasPrefix("tháng/") }

  private static func isUpTo(_ words: [String]) -> Bool {
    words.contains { ["lũy", "luỹ", "đến", "tới", "hết", "until", "to", "ytd"].contains($0) }
  }

  private static func first(_ months: Int, of year: Int, isUpTo: Bool) -> Period? {
    guard (1...12).contains(months) else { return nil }
    guard isUpTo else { return .month(year: year, month: months) }
    return CalendarDate(year: year, month: months, day: CalendarDate.days(inMonth: months, of: year)).flatMap { from(1, of: year, to: $0) }
  }

  private static func quarterOf(_ year: Int, _ quarter: Int, isUpTo: Bool) -> Period? {
    let last = quarter * 3
    return CalendarDate(year: year, month: last, day: CalendarDate.days(inMonth: last, of: year)).flatMap {
      from(isUpTo ? 1 : last - 2, of: year, to: $0)
    }
  }

  private static func from(_ month: Int, of year: Int, to end: CalendarDate) -> Period? {
    guard let start = CalendarDate(year: year, month: month, day: 1), start <= end else { return nil }
    return start.month == 1 && end.month == 12 && end.day == 31 ? .year(year) : .days(from: start, to: end)
  }

  /// `30/11/2025`, `30/11`, `30.11.2025`; days of another year than that of the column are none.
  private static func day(_ word: String, year: Int) -> CalendarDate? {
    let parts = word.split(whereSeparator: { "/.-".contains($0) }).map { Int($0) }
    guard parts.count == 2 || parts.count == 3, let day = parts[0], let month = parts[1] else { return nil }
    if parts.count == 2 { return day > 12 || word.contains("/") ? CalendarDate(year: year, month: month, day: day) : nil }
    guard let stated = parts[2], stated == year || stated == year % 100 else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// `11` of `11/2025`.
  private static func leading(_ word: String) -> Int? {
    let digits = word.prefix { $0.isNumber }
    guard digits.count <= 2, digits.count == word.count || word.dropFirst(digits.count).first == "/" else { return nil }
    return Int(digits)
  }

  /// `11` of `11T/2025`.
  private static func leading(_ word: String, of letters: [String]) -> Int? {
    let digits = word.prefix { $0.isNumber }
    let rest = word.dropFirst(digits.count).prefix { $0.isLetter }
    guard (1...2).contains(digits.count), letters.contains(String(rest)) else { return nil }
    return Int(digits)
  }

  private static func quarter(_ word: String) -> Int? {
    let name = word.prefix { $0.isLetter || $0.isNumber }
    return ["i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4][String(name)]
  }
}
