import SurveyModel

/// A duration beside the measure of its column: in minutes, but for a measure such as `giờ/tờ khai`, whose time it is then in.
struct WrittenDuration {
  let value: Double
  /// `nil` where the column states none that it could be in.
  let measure: String?

  init?(minutes: Double?, measure: String) {
    guard let minutes else { return nil }
    let time = measure.prefix { $0 != "/" }
    if time.count < measure.count, let length = MeasureKey(time).minutes {
      value = minutes / length
      self.measure = measure
    } else {
      value = minutes
      self.measure = MeasureKey(measure).isMinutes ? measure : nil
    }
  }
}

/// A duration as reports and systems write it, in minutes: `13 giờ 41 phút`, `07h 45 phút`, `1h30`, `2 ngày 3 giờ`, `45 phút`, `3:55` (hours and
/// minutes), `3:55:30`, and ISO 8601 (`PT13H41M`, `P1DT2H`).
///
/// A day has 24 hours. `nil` for anything else, a number without a measure among it.
func writtenMinutes(_ text: String) -> Double? {
  guard text.utf8.count <= 60 else { return nil }
  let folded = TextKey(text).text
  return clockMinutes(folded) ?? isoMinutes(folded) ?? wordMinutes(folded)
}

private func clockMinutes(_ text: String) -> Double? {
  let parts = text.split(separator: ":", omittingEmptySubsequences: false)
  guard (2...3).contains(parts.count), parts[0].utf8.count <= 4 else { return nil }
  var numbers: [Double] = []
  for (place, part) in parts.enumerated() {
    guard !part.isEmpty, part.utf8.allSatisfy({ (48...57).contains($0) }), let number = Double(part) else { return nil }
    guard place == 0 || part.utf8.count == 2 && number < 60 else { return nil }
    numbers.append(number)
  }
  return numbers[0] * 60 + numbers[1] + (numbers.count > 2 ? numbers[2] / 60 : 0)
}

private func isoMinutes(_ text: String) -> Double? {
  guard text.hasPrefix("p"), text.utf8.count > 2 else { return nil }
  let halves = text.dropFirst().split(separator: "t", omittingEmptySubsequences: false)
  guard halves.count <= 2 else { return nil }
  var minutes = 0.0
  for (half, units) in zip(halves, [["d": 1440.0, "w": 10_080], ["h": 60, "m": 1, "s": 1 / 60.0]]) {
    var rest = half
    while !rest.isEmpty {
      let number = rest.prefix { $0.isNumber || $0 == "." || $0 == "," }
      rest = rest.dropFirst(number.count)
      guard let value = Double(number.replacing(",", with: ".")), let unit = rest.first, let length = units[String(unit)] else {
        return nil
      }
      minutes += value * length
      rest = rest.dropFirst()
    }
  }
  return halves.count == 2 && halves[1].isEmpty ? nil : minutes
}

private let lengths: [String: Double] = [
  "ngày": 1440, "day": 1440, "days": 1440, "d": 1440, "giờ": 60, "tiếng": 60, "hour": 60, "hours": 60, "hr": 60, "hrs": 60, "h": 60,
  "g": 60,
  "phút": 1, "minute": 1, "minutes": 1, "min": 1, "mins": 1, "m": 1, "ph": 1, "p": 1, "'": 1, "giây": 1 / 60.0, "second": 1 / 60.0,
  "seconds": 1 / 60.0, "sec": 1 / 60.0, "s": 1 / 60.0,
]

private func wordMinutes(_ text: String) -> Double? {
  var rest = text[...]
  var minutes = 0.0
  var last = Double.infinity
  var count = 0
  while true {
    rest = rest.drop { $0 == " " || $0 == "," }
    if rest.hasPrefix("và ") { rest = rest.dropFirst(3) }
    guard !rest.isEmpty else { return count > 0 ? minutes : nil }
    let number = rest.prefix { "0123456789.,".contains($0) }
    guard let first = number.first, "0123456789".contains(first), let value = Double(number.replacing(",", with: ".")) else { return nil }
    rest = rest.dropFirst(number.count).drop { $0 == " " }
    let word = String(rest.prefix { !"0123456789., ".contains($0) })
    // The minutes of 1h30 need no word.
    let length = word.isEmpty && last == 60 && rest.isEmpty && value < 60 ? 1 : lengths[word]
    guard let length, length < last else { return nil }
    rest = rest.dropFirst(word.count)
    minutes += value * length
    last = length
    count += 1
  }
}
