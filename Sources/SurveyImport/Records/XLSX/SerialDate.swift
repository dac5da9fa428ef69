import SurveyModel

/// A day or time of day as a spreadsheet holds it, a number of days, in the words of ISO 8601.
///
/// From 1900 on the first of January is 1, and 60 is a 29 February 1900 that never was, kept for the sake of an older program; from 1904 on the first of
/// January is 0. Times are rounded to a thousandth of a second, which is more than the number can tell.
struct SerialDate {
  /// Days after 31 December 9999, which no spreadsheet shows.
  private static let end = 2_958_466.0
  private static let dayOfMilliseconds = 86_400_000

  let meaning: NumberMeaning
  var countsFrom1904 = false

  /// Appends it; `false` for a number that is no day or time.
  func append(_ value: Double, to output: inout ByteRun) -> Bool {
    guard meaning != .number, value >= 0, value + (countsFrom1904 ? 1462 : 0) < Self.end else { return false }
    let all = Int((value * Double(Self.dayOfMilliseconds)).rounded())
    let (days, time) = all.quotientAndRemainder(dividingBy: Self.dayOfMilliseconds)
    if meaning == .elapsed {
      Self.append(clock: all, width: 1, to: &output)
      return true
    }
    if meaning != .time || days > 0 {
      guard appendDay(days, to: &output) else { return false }
      if meaning == .date, time == 0 { return true }
      output.append(UInt8(ascii: "T"))
    }
    Self.append(clock: time, width: 2, to: &output)
    return true
  }

  private func appendDay(_ number: Int, to output: inout ByteRun) -> Bool {
    if !countsFrom1904, number == 60 {
      output.append("1900-02-29")
      return true
    }
    // 1970-01-01 is 25569, and 24107 from 1904 on.
    let number = countsFrom1904 ? number - 24_107 : number - 25_569 + (number < 60 ? 1 : 0)
    guard let date = CalendarDate(dayNumber: number) else { return false }
    Self.append(date, to: &output)
    return true
  }

  static func append(_ date: CalendarDate, to output: inout ByteRun) {
    output.append(digits: date.year, width: 4)
    output.append(UInt8(ascii: "-"))
    output.append(digits: date.month, width: 2)
    output.append(UInt8(ascii: "-"))
    output.append(digits: date.day, width: 2)
  }

  /// A time of day, or a length of time.
  static func append(clock milliseconds: Int, width: Int, to output: inout ByteRun) {
    let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    output.append(digits: seconds / 3600, width: width)
    output.append(UInt8(ascii: ":"))
    output.append(digits: seconds / 60 % 60, width: 2)
    output.append(UInt8(ascii: ":"))
    output.append(digits: seconds % 60, width: 2)
    guard rest > 0 else { return }
    output.append(UInt8(ascii: "."))
    let zeros = rest % 100 == 0 ? 2 : rest % 10 == 0 ? 1 : 0
    output.append(digits: rest / (zeros == 2 ? 100 : zeros == 1 ? 10 : 1), width: 3 - zeros)
  }
}
