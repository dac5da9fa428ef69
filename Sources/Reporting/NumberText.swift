package import Scoring
package import SurveyModel

/// Numbers as a reader of one language expects them. The only place where numbers become text for people.
///
/// Vietnamese: `16.351,83`, `95,76`, `70,0%`. English: `16,351.83`, `95.76`, `70.0%`. A minus is U+2212; what is absent is an en dash.
package struct NumberText: Sendable {
  package let language: Language

  package init(language: Language) { self.language = language }

  /// Stands for what is not known or not defined.
  package static let absent = "–"

  private var point: String { language == .vi ? "," : "." }
  private var group: String { language == .vi ? "." : "," }

  package func text(_ number: PublishedNumber, grouping: Bool = true, signed: Bool = false) -> String {
    let whole = number.digits.count - number.decimals
    var text = ""
    for (place, digit) in number.digits.enumerated() {
      if place == whole {
        text += point
      } else if grouping, place > 0, place < whole, (whole - place) % 3 == 0 {
        text += group
      }
      text += String(digit)
    }
    if number.isNegative { return "−" + text }
    return signed && number.digits.contains { $0 != 0 } ? "+" + text : text
  }

  package func text(_ value: Double?, decimals: Int, grouping: Bool = true, signed: Bool = false) -> String {
    guard let value, value.isFinite else { return Self.absent }
    return text(PublishedNumber(value, decimals: decimals), grouping: grouping, signed: signed)
  }

  package func text(_ count: Int) -> String {
    text(PublishedNumber.asRead(Double(count), decimals: 0))
  }

  /// A fraction as a percentage: 0.7002 → `70,0%` and `70.0%`.
  package func percent(_ fraction: Double?, decimals: Int = 1, signed: Bool = false) -> String {
    guard let fraction, fraction.isFinite else { return Self.absent }
    return text(fraction * 100, decimals: decimals, signed: signed) + "%"
  }

  /// A figure as a source gave it, with the decimals it has, four at most: 16351.83 → `16.351,83`, 13000 → `13.000`.
  package func asRead(_ value: Double?) -> String {
    guard let value, value.isFinite else { return Self.absent }
    let number = (0...4).lazy.map { PublishedNumber.asRead(value, decimals: $0) }.first { $0.value == value }
    return text(number ?? PublishedNumber.asRead(value, decimals: 4))
  }

  /// A duration in minutes, to the second: 821 → `13 giờ 41 phút` and `13 h 41 min`, 235.5 → `3 giờ 55 phút 30 giây`. Days are hours, since an office's day
  /// has fewer than 24.
  package func duration(_ minutes: Double?, signed: Bool = false) -> String {
    guard let minutes, minutes.isFinite, minutes.magnitude < 1e12 else { return asRead(minutes) }
    let seconds = Int(PublishedNumber(minutes.magnitude * 60, decimals: 0).value)
    let parts = [(seconds / 3600, "giờ", "h"), (seconds / 60 % 60, "phút", "min"), (seconds % 60, "giây", "s")]
    let words = parts.filter { $0.0 > 0 }.map { text($0.0) + "\u{A0}" + language(vi: $0.1, en: $0.2) }
    guard !words.isEmpty else { return "0\u{A0}" + language(vi: "phút", en: "min") }
    return (minutes < 0 ? "−" : signed ? "+" : "") + words.joined(separator: " ")
  }

  /// Best and worst rank: `2–4`, and `1` where they are the same.
  package static func ranks(_ ranks: ClosedRange<Int>) -> String {
    ranks.count == 1 ? "\(ranks.lowerBound)" : "\(ranks.lowerBound)–\(ranks.upperBound)"
  }

  /// `90,12–97,40`; with a minus in it `−0,21 đến 1,73` and `−0.21 to 1.73`, which a dash would hide.
  func range(_ low: Double, _ high: Double, decimals: Int) -> String {
    let (low, high) = (text(low, decimals: decimals), text(high, decimals: decimals))
    guard low.hasPrefix("−") || high.hasPrefix("−") else { return low + "–" + high }
    return low + (language == .vi ? " đến " : " to ") + high
  }

  /// 27/12/2023 and 27 December 2023.
  package func text(_ date: CalendarDate) -> String {
    switch language {
    case .vi:
      return "\(date.day < 10 ? "0" : "")\(date.day)/\(date.month < 10 ? "0" : "")\(date.month)/\(date.year)"
    case .en:
      let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
      ]
      return "\(date.day) \(months[date.month - 1]) \(date.year)"
    }
  }

  /// `2023`, `07/2023`, `01/01/2024–15/02/2024` and `2023`, `July 2023`, `1 January 2024–15 February 2024`.
  func text(_ period: Period) -> String {
    switch period {
    case .year(let year): return String(year)
    case .month:
      switch language {
      case .vi: return String(text(period.first).dropFirst(3))
      case .en: return text(period.first).split(separator: " ").dropFirst().joined(separator: " ")
      }
    case .days(let from, let to): return "\(text(from))–\(text(to))"
    }
  }
}
