import SurveyModel

/// When clocks change every year, as POSIX writes it in `TZ`: `MST7MDT,M3.2.0,M11.1.0`.
struct TimeZoneRule: Sendable {
  private enum Day: Sendable {
    /// The nth (5: the last) day of the week (0: Sunday) in a month.
    case weekday(month: Int, week: Int, day: Int)
    /// From 1, 29 February never counted.
    case julian(Int)
    /// From 0, 29 February counted.
    case ofYear(Int)
  }

  /// The day, and the second of it by the clock before.
  private struct Change: Sendable {
    let day: Day
    let second: Int
  }

  /// Seconds east of Greenwich.
  private let standard: Int
  private let summer: (offset: Int, from: Change, to: Change)?

  /// `nil` for a text that is no such rule.
  init?(_ text: String) {
    var scanner = RuleScanner(text)
    guard scanner.name(), let west = scanner.time() else { return nil }
    standard = -west
    if scanner.isAtEnd {
      summer = nil
      return
    }
    guard scanner.name() else { return nil }
    let offset = scanner.next == "," ? standard + 3600 : scanner.time().map(-)
    guard let offset, let from = Self.change(&scanner), let to = Self.change(&scanner), scanner.isAtEnd else { return nil }
    summer = (offset, from, to)
  }

  private static func change(_ scanner: inout RuleScanner) -> Change? {
    guard scanner.skip(",") else { return nil }
    let day: Day
    if scanner.skip("M") {
      guard let month = scanner.number(), scanner.skip("."), let week = scanner.number(), scanner.skip("."), let weekday = scanner.number(),
        1...12 ~= month, 1...5 ~= week, 0...6 ~= weekday
      else { return nil }
      day = .weekday(month: month, week: week, day: weekday)
    } else if scanner.skip("J") {
      guard let number = scanner.number(), 1...365 ~= number else { return nil }
      day = .julian(number)
    } else {
      guard let number = scanner.number(), 0...365 ~= number else { return nil }
      day = .ofYear(number)
    }
    guard scanner.skip("/") else { return Change(day: day, second: 7200) }
    return scanner.time().map { Change(day: day, second: $0) }
  }

  /// Seconds east of Greenwich at a time given in seconds since 1970-01-01 00:00 UTC.
  func offset(at time: Int) -> Int {
    guard let summer, let date = CalendarDate(dayNumber: CalendarDate.dayNumber(atSecond: time + standard)) else { return standard }
    guard let from = Self.second(of: summer.from, in: date.year), let to = Self.second(of: summer.to, in: date.year) else {
      return standard
    }
    let (start, end) = (from - standard, to - summer.offset)
    let isSummer = start < end ? start <= time && time < end : time < end || start <= time
    return isSummer ? summer.offset : standard
  }

  /// Of the local clock, since 1970-01-01 00:00.
  private static func second(of change: Change, in year: Int) -> Int? {
    guard let first = CalendarDate(year: year, month: 1, day: 1)?.dayNumber else { return nil }
    let day: Int
    switch change.day {
    case .ofYear(let number): day = first + number
    case .julian(let number): day = first + number - 1 + (CalendarDate.isLeap(year) && number > 59 ? 1 : 0)
    case .weekday(let month, let week, let weekday):
      guard let firstOfMonth = CalendarDate(year: year, month: month, day: 1)?.dayNumber else { return nil }
      // 1 January 1970 was a Thursday.
      let wanted = firstOfMonth + (((weekday - firstOfMonth - 4) % 7) + 7) % 7
      let last = firstOfMonth + CalendarDate.days(inMonth: month, of: year) - 1
      day = wanted + 7 * (week - 1) > last ? wanted + 7 * (week - 2) : wanted + 7 * (week - 1)
    }
    return day * 86_400 + change.second
  }
}

private struct RuleScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  var isAtEnd: Bool { rest.isEmpty }
  var next: Character? { rest.first.map { Character(Unicode.Scalar($0)) } }

  mutating func skip(_ sign: Character) -> Bool {
    guard next == sign else { return false }
    rest.removeFirst()
    return true
  }

  /// Three letters or more, or anything in angle brackets.
  mutating func name() -> Bool {
    if skip("<") {
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
      rest = rest[rest.index(after: end)...]
      return true
    }
    let letters = rest.prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
    rest = rest.dropFirst(letters.count)
    return letters.count >= 3
  }

  mutating func number() -> Int? {
    let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    rest = rest.dropFirst(digits.count)
    return digits.count <= 3 ? Int(String(decoding: digits, as: UTF8.self)) : nil
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  mutating func time() -> Int? {
    let sign = skip("-") ? -1 : 1
    if sign > 0 { _ = skip("+") }
    guard var seconds = number().map({ $0 * 3600 }) else { return nil }
    for size in [60, 1] where skip(":") {
      guard let part = number(), part < 60 else { return nil }
      seconds += part * size
    }
    return sign * seconds
  }
}
