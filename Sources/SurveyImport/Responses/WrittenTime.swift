import SurveyModel

/// A time as exports write it, taken apart; the order of day and month may still be open.
///
/// `2023-11-30`, `30/11/2023`, `11/30/23`, `30.11.2023`, with or without `14:05`, `14:05:09`, `2:05 PM`, `2:05 CH`, fractions of seconds and a zone
/// (`Z`, `+07:00`, `GMT+7`, `EST`); the time of day may come first. Letters of a zone without a number tell nothing.
struct WrittenTime: Hashable {
  /// The three numbers of the date.
  private let numbers: [Int]
  /// The order where the text itself tells: the year in front, points between.
  private let order: RespondentGroup.DateOrder?
  private let secondOfDay: Int
  /// Seconds east of Greenwich, where the text states it.
  let offset: Int?

  /// `nil` where the text is no time in any order.
  init?(_ text: String) {
    var text = text
    guard let time = text.withUTF8({ unsafe WrittenTime($0) }) else { return nil }
    self = time
  }

  /// `nil` where the text is no time in any order.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count >= 6 && bytes.count <= 64 else { return nil }
    var scanner = unsafe TimeScanner(bytes)
    var clock: Int?
    var isVietnamese = false
    func time() -> Bool {
      guard let read = scanner.timeOfDay() else { return false }
      clock = read.second
      isVietnamese = read.isVietnamese
      return true
    }
    if scanner.startsWithTime {
      guard time() else { return nil }
      _ = scanner.skipBlanks()
      _ = scanner.skip(",")
      _ = scanner.skipBlanks()
    }
    guard let date = scanner.date() else { return nil }
    if clock == nil, !scanner.isAtEnd {
      _ = scanner.skip(",")
      guard scanner.skipBlanks() || scanner.skip("T"), time() else { return nil }
    }
    _ = scanner.skipBlanks()
    guard let zone = scanner.zone() else { return nil }
    _ = scanner.skipBlanks()
    guard scanner.isAtEnd else { return nil }
    numbers = date.numbers
    order = date.isYearFirst ? .ymd : date.separator == UInt8(ascii: ".") || isVietnamese ? .dmy : nil
    secondOfDay = clock ?? 0
    offset = zone.seconds
    guard RespondentGroup.DateOrder.allCases.contains(where: { seconds(in: $0) != nil }) else { return nil }
  }

  /// The orders in which the text is a time. More than one, and different times: the text alone does not tell.
  var isOpen: Bool {
    order == nil && seconds(in: .dmy) != nil && seconds(in: .mdy) != nil && seconds(in: .dmy) != seconds(in: .mdy)
  }

  /// Seconds since 1970-01-01 00:00 by the clock that the text was written by; `nil` where it is no time in this order.
  ///
  /// - Parameter order: gives way where the text itself tells.
  func seconds(in order: RespondentGroup.DateOrder) -> Int? {
    let (day, month, year) =
      switch self.order ?? order {
      case .dmy: (numbers[0], numbers[1], numbers[2])
      case .mdy: (numbers[1], numbers[0], numbers[2])
      case .ymd: (numbers[2], numbers[1], numbers[0])
      }
    let full = year < 100 ? 2000 + year : year
    return CalendarDate(year: full, month: month, day: day).map { $0.dayNumber * 86_400 + secondOfDay }
  }
}

/// Walks over the bytes of a time.
@safe private struct TimeScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { unsafe self.bytes = bytes }

  var isAtEnd: Bool { unsafe place >= bytes.count }

  private func byte(_ ahead: Int = 0) -> UInt8 { unsafe place + ahead < bytes.count ? bytes[place + ahead] : 0 }

  var startsWithTime: Bool { byte(1) == UInt8(ascii: ":") || byte(2) == UInt8(ascii: ":") }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard byte() == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  /// Blanks, among them U+00A0 and the narrow U+202F that newer systems put before AM and PM.
  mutating func skipBlanks() -> Bool {
    let start = place
    while true {
      if byte() == 32 || byte() == 9 {
        place += 1
      } else if byte() == 0xC2, byte(1) == 0xA0 {
        place += 2
      } else if byte() == 0xE2, byte(1) == 0x80, byte(2) == 0xAF {
        place += 3
      } else {
        return place > start
      }
    }
  }

  mutating func number(width: ClosedRange<Int>) -> (value: Int, width: Int)? {
    var value = 0
    let start = place
    while place - start < width.upperBound, case let digit = byte() &- 48, digit < 10 {
      value = value * 10 + Int(digit)
      place += 1
    }
    return place - start >= width.lowerBound ? (value, place - start) : nil
  }

  mutating func date() -> (numbers: [Int], isYearFirst: Bool, separator: UInt8)? {
    guard let first = number(width: 1...4), first.width != 3, case let separator = byte(),
      [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(separator)
    else { return nil }
    place += 1
    guard let second = number(width: 1...2), byte() == separator else { return nil }
    place += 1
    let isYearFirst = first.width == 4
    guard let third = number(width: isYearFirst ? 1...2 : 1...4), isYearFirst || third.width == 4 || third.width == 2 else { return nil }
    return ([first.value, second.value, third.value], isYearFirst, separator)
  }

  /// `14:05`, `14:05:09.123`, `2:05:09 PM`. SA (sáng) is AM and CH (chiều) is PM: 12 SA is midnight, 12 CH noon.
  mutating func timeOfDay() -> (second: Int, isVietnamese: Bool)? {
    guard var hour = number(width: 1...2)?.value, skip(":"), let minute = number(width: 2...2)?.value, minute < 60 else { return nil }
    var second = 0
    if skip(":") {
      guard let read = number(width: 2...2)?.value, read < 60 else { return nil }
      second = read
      if skip(".") || skip(",") {
        guard number(width: 1...9) != nil else { return nil }
      }
    }
    let before = place
    _ = skipBlanks()
    let half = halfOfDay()
    if half == nil { place = before }
    if let half {
      // Some write 14:05 CH.
      guard hour <= (half.isAfternoon ? 23 : 12), hour > 0 || half.isAfternoon == false else { return nil }
      if hour == 12 { hour = 0 }
      if half.isAfternoon, hour < 12 { hour += 12 }
    }
    guard hour < 24 else { return nil }
    return (hour * 3600 + minute * 60 + second, half?.isVietnamese == true)
  }

  private mutating func halfOfDay() -> (isAfternoon: Bool, isVietnamese: Bool)? {
    func letter(_ ahead: Int) -> UInt8 { byte(ahead) & 0xDF }
    func ends(_ ahead: Int) -> Bool { !(65...90).contains(letter(ahead)) }
    let (first, second) = (letter(0), letter(1))
    let points = byte(1) == UInt8(ascii: ".")
    if points, letter(2) == UInt8(ascii: "M"), first == UInt8(ascii: "A") || first == UInt8(ascii: "P") {
      place += byte(3) == UInt8(ascii: ".") ? 4 : 3
      return (first == UInt8(ascii: "P"), false)
    }
    guard ends(2) else { return nil }
    let found: (Bool, Bool)? =
      switch (first, second) {
      case (UInt8(ascii: "A"), UInt8(ascii: "M")): (false, false)
      case (UInt8(ascii: "P"), UInt8(ascii: "M")): (true, false)
      case (UInt8(ascii: "S"), UInt8(ascii: "A")): (false, true)
      case (UInt8(ascii: "C"), UInt8(ascii: "H")): (true, true)
      default: nil
      }
    if found != nil { place += 2 }
    return found
  }

  /// Seconds east of Greenwich inside, where a number or `Z` states it; `nil` for what is no zone.
  mutating func zone() -> (seconds: Int?, Void)? {
    if isAtEnd { return (nil, ()) }
    var letters: [UInt8] = []
    while letters.count < 6, (65...90).contains(byte()) {
      letters.append(byte())
      place += 1
    }
    let isGreenwich = [Array("Z".utf8), Array("GMT".utf8), Array("UTC".utf8)].contains(letters)
    guard letters.isEmpty || isGreenwich || letters.count >= 2 else { return nil }
    let isWest = byte() == UInt8(ascii: "-")
    guard letters.isEmpty || isGreenwich, isWest || byte() == UInt8(ascii: "+") else {
      return letters.isEmpty ? nil : (isGreenwich ? 0 : nil, ())
    }
    place += 1
    guard let first = number(width: 1...4) else { return nil }
    var (hours, minutes) = first.width > 2 ? (first.value / 100, first.value % 100) : (first.value, 0)
    if first.width <= 2, skip(":") {
      guard let read = number(width: 2...2) else { return nil }
      minutes = read.value
    }
    guard hours <= 15, minutes < 60 else { return nil }
    hours = hours * 3600 + minutes * 60
    return (isWest ? -hours : hours, ())
  }
}
