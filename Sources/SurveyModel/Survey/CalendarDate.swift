/// A day of the proleptic Gregorian calendar, without time or zone.
package struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  /// `nil` where the day does not exist (30 February) or the year is outside 1...9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Self.days(inMonth: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2023-12-27`, and nothing looser.
  package init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day so many days after 1970-01-01; `nil` outside the calendar's years.
  package init?(dayNumber: Int) {
    // Hinnant's civil_from_days.
    let z = dayNumber + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let m = (5 * dayOfYear + 2) / 153
    let month = m < 10 ? m + 3 : m - 9
    self.init(year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * m + 2) / 5 + 1)
  }

  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// Days since 1970-01-01 (Hinnant's civil-day count).
  package var dayNumber: Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day, from 1970-01-01 on, that a second since its midnight is in.
  package static func dayNumber(atSecond second: Int) -> Int { second >= 0 ? second / 86_400 : (second - 86_399) / 86_400 }

  package static func < (a: Self, b: Self) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  /// ISO 8601: `2023-12-27`.
  package var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// The time a figure speaks of: a year, a month, or a span of days.
package enum Period: Sendable, Hashable, CustomStringConvertible {
  case year(Int)
  case month(year: Int, month: Int)
  /// Both ends included.
  case days(from: CalendarDate, to: CalendarDate)

  /// Reads `2023`, `2023-07` or `2024-01-01/2024-02-15`; `nil` for anything else, and where a span ends before it starts.
  package init?(_ text: some StringProtocol) {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false)
    if ends.count == 2 {
      guard let from = CalendarDate(iso: ends[0]), let to = CalendarDate(iso: ends[1]), from <= to else { return nil }
      self = .days(from: from, to: to)
    } else if text.utf8.count == 4, let first = CalendarDate(iso: "\(text)-01-01") {
      self = .year(first.year)
    } else if text.utf8.count == 7, let first = CalendarDate(iso: "\(text)-01") {
      self = .month(year: first.year, month: first.month)
    } else {
      return nil
    }
  }

  package var first: CalendarDate {
    switch self {
    case .year(let year): CalendarDate(year: year, month: 1, day: 1)!
    case .month(let year, let month): CalendarDate(year: year, month: month, day: 1)!
    case .days(let from, _): from
    }
  }

  package var last: CalendarDate {
    switch self {
    case .year(let year): CalendarDate(year: year, month: 12, day: 31)!
    case .month(let year, let month):
      CalendarDate(year: year, month: month, day: CalendarDate.days(inMonth: month, of: year))!
    case .days(_, let to): to
    }
  }

  /// Calendar days, both ends counted.
  package var dayCount: Int { last.dayNumber - first.dayNumber + 1 }

  /// The period that a change is measured against: the year before, the month before, the same days a year earlier
  /// (29 February becomes the 28th). `nil` before year 1.
  package var previous: Period? {
    func yearEarlier(_ date: CalendarDate) -> CalendarDate? {
      CalendarDate(
        year: date.year - 1, month: date.month,
        day: min(date.day, CalendarDate.days(inMonth: date.month, of: date.year - 1)))
    }
    switch self {
    case .year(let year): return year > 1 ? .year(year - 1) : nil
    case .month(1, 1): return nil
    case .month(let year, 1): return .month(year: year - 1, month: 12)
    case .month(let year, let month): return .month(year: year, month: month - 1)
    case .days(let from, let to):
      guard let from = yearEarlier(from), let to = yearEarlier(to) else { return nil }
      return .days(from: from, to: to)
    }
  }

  /// As it is written in context.csv.
  package var description: String {
    switch self {
    case .year: String(first.description.prefix(4))
    case .month: String(first.description.prefix(7))
    case .days(let from, let to): "\(from)/\(to)"
    }
  }
}
