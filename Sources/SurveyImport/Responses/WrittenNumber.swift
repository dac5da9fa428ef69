import SurveyModel

extension Survey.NumberFormat {
  /// Reads a number in this habit and in no other: vi `16.351,83` and `1234,5`, en `16,351.83` and `1234.5`.
  ///
  /// Groups are of three digits or there are none; `0.123` is no group of thousands in Vietnamese but a mistake. A minus may be U+2212.
  /// `nil` for anything else: a percent sign, a unit, an exponent, a blank inside.
  func value(of text: String) -> Double? {
    let point: Character = self == .vi ? "," : "."
    let separator: Character = self == .vi ? "." : ","
    let isNegative = text.hasPrefix("-") || text.hasPrefix("−")
    let parts = (isNegative ? text.dropFirst() : Substring(text)).split(separator: point, omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    let groups = parts[0].split(separator: separator, omittingEmptySubsequences: false)
    func areDigits(_ text: Substring) -> Bool { !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) } }
    guard groups.allSatisfy(areDigits), parts.count == 1 || areDigits(parts[1]) else { return nil }
    if groups.count > 1 {
      guard groups[0].utf8.count <= 3, groups[0].first != "0", groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }) else { return nil }
    }
    let plain = (isNegative ? "-" : "") + groups.joined() + (parts.count == 2 ? "." + parts[1] : "")
    guard let value = Double(plain), value.isFinite else { return nil }
    return value
  }

  /// For a problem.
  var example: String {
    switch self {
    case .vi: "16.351,83"
    case .en: "16,351.83"
    }
  }
}
