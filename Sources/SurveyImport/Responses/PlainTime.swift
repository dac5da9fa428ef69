import SurveyModel

/// Seconds since 1970-01-01 00:00 of a time without a zone in the form that most exports use, quickly; ``WrittenTime`` reads the others.
///
/// Reads `yyyy-MM-dd`, alone or followed by a blank or `T` and `HH:mm` or `HH:mm:ss`; `nil` for anything else.
func plainTime(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
  var digits = unsafe DigitReader(bytes: text)
  guard let year = digits.number(width: 4...4), digits.skip("-"), let month = digits.number(width: 2...2),
    digits.skip("-"), let day = digits.number(width: 2...2), let date = CalendarDate(year: year, month: month, day: day)
  else { return nil }
  let midnight = date.dayNumber * 86_400
  if digits.isAtEnd { return midnight }
  guard digits.skip(" ") || digits.skip("T"), let hour = digits.number(width: 1...2), hour < 24, digits.skip(":"),
    let minute = digits.number(width: 2...2), minute < 60
  else { return nil }
  var second = 0
  if digits.skip(":") {
    guard let read = digits.number(width: 2...2), read < 60 else { return nil }
    second = read
  }
  return digits.isAtEnd ? midnight + hour * 3600 + minute * 60 + second : nil
}

@safe private struct DigitReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var place = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { unsafe self.bytes = bytes }

  var isAtEnd: Bool { unsafe place == bytes.count }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard unsafe place < bytes.count, unsafe bytes[place] == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  mutating func number(width: ClosedRange<Int>) -> Int? {
    var value = 0
    let start = place
    while unsafe place < bytes.count, place - start < width.upperBound, case let digit = unsafe bytes[place] &- 48, digit < 10 {
      value = value * 10 + Int(digit)
      place += 1
    }
    return place - start >= width.lowerBound ? value : nil
  }
}

/// The fraction of a second in a time, `14:05:09.25` or `14:05:09,25`, in microseconds; 0 where there is none.
func microsecondsWritten(in text: UnsafeBufferPointer<UInt8>) -> Int {
  let count = text.count
  var place = 8
  while place < count {
    let byte = unsafe text[place]
    if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ","), unsafe text[place - 3] == UInt8(ascii: ":") {
      var digits = 0
      var value = 0
      while place + 1 + digits < count, digits < 6, case let digit = unsafe text[place + 1 + digits] &- 48, digit < 10 {
        value = value * 10 + Int(digit)
        digits += 1
      }
      for _ in digits..<6 { value *= 10 }
      return value
    }
    place += 1
  }
  return 0
}
