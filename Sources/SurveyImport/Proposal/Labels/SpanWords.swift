/// Labels that are spans of percent or of time: "Dưới 10%, 10–30%, Trên 30%", "Less than 15 minutes … More than an hour".
struct SpanWords {
  enum Kind { case percent, time }

  let kind: Kind
  /// The labels from the least to the most.
  let ordered: [String]

  private struct Span {
    /// The lower end, a little less or more where it is open.
    let value: Double
    /// Of the lower end, in seconds; `nil` where it stands behind another number or nowhere.
    let seconds: Double?
    let isPercent: Bool
  }

  /// `nil` unless each of three labels or more is a span, no two of them begin alike, and all are of one kind.
  init?(_ labels: [String]) {
    guard (3...11).contains(labels.count) else { return nil }
    let spans = labels.compactMap { Self.span($0) }
    guard spans.count == labels.count else { return nil }
    if spans.contains(where: \.isPercent) {
      guard spans.allSatisfy({ $0.seconds == nil }) else { return nil }
      kind = .percent
    } else {
      guard spans.contains(where: { $0.seconds != nil }) else { return nil }
      kind = .time
    }
    // "0–15, 15–30 minutes": the unit that stands in one of them is that of all.
    let common = spans.lazy.compactMap(\.seconds).first ?? 1
    let values = spans.map { $0.value * ($0.seconds ?? common) }
    guard Set(values).count == values.count else { return nil }
    ordered = zip(values, labels).sorted { $0.0 < $1.0 }.map(\.1)
  }

  private static func span(_ label: String) -> Span? {
    let text = LabelMeaning.bare(label.replacing("–", with: "-").replacing("—", with: "-"))
    guard text.utf8.count <= 60 else { return nil }
    let source = TextKey(label).text
    var tokens: [Substring] = []
    var rest = text[...]
    while let first = rest.first {
      let isDigit = first.isASCII && first.isNumber
      let token =
        isDigit
        ? rest.prefix { $0.isASCII && $0.isNumber || $0 == "." || $0 == "," }
        : first.isLetter ? rest.prefix(while: \.isLetter) : rest.prefix(1)
      if first != " " { tokens.append(token) }
      rest = rest[token.endIndex...]
    }
    var numbers: [Double] = []
    var units: [(number: Int, seconds: Double)] = []
    var isPercent = source.contains("%")
    var shift = source.hasSuffix("+") ? 0.01 : 0
    for token in tokens {
      let word = String(token)
      if token.first?.isNumber == true {
        guard let number = Double(word.replacing(",", with: ".")) else { return nil }
        numbers.append(number)
      } else if let number = Self.numbers[word] {
        numbers.append(number)
      } else if let seconds = Self.units[word] {
        units.append((numbers.count, seconds))
      } else if ["percent", "phần", "trăm"].contains(word) {
        isPercent = true
      } else if Self.below.contains(word) {
        shift = -0.01
      } else if Self.above.contains(word) {
        shift = 0.01
      } else if !Self.between.contains(word) {
        return nil
      }
    }
    guard let low = numbers.first, numbers.count <= 2, numbers.count == 2 || shift != 0 || source.hasPrefix("<") || source.hasPrefix(">")
    else { return nil }
    if source.hasPrefix("<") || source.hasPrefix("≤") { shift = -0.01 }
    if source.hasPrefix(">") || source.hasPrefix("≥") { shift = 0.01 }
    let unit = units.first { $0.number == 1 }?.seconds ?? units.last?.seconds
    return Span(value: low + shift, seconds: unit, isPercent: isPercent)
  }

  private static let units: [String: Double] = {
    var table: [String: Double] = [:]
    for (words, seconds) in [
      ("phút minute minutes min mins", 60.0), ("giờ tiếng hour hours hr hrs h", 3600), ("ngày day days", 86400),
      ("tuần week weeks", 604_800),
      ("tháng month months", 2_592_000),
    ] { for word in words.split(separator: " ") { table[String(word)] = seconds } }
    return table
  }()
  private static let numbers: [String: Double] = ["an": 1, "one": 1, "a": 1, "một": 1, "half": 0.5, "nửa": 0.5]
  private static let below: Set = ["dưới", "under", "less", "fewer", "below", "within", "trong", "tối", "ít", "<", "≤"]
  private static let above: Set = ["trên", "over", "more", "above", "lên", "+", ">", "≥", "longer", "least", "hơn"]
  private static let between: Set = [
    "-", "%", "đến", "to", "từ", "from", "and", "or", "và", "than", "trở", "at", "of", "working", "business", "làm", "việc", "đa", "up",
    ",",
    "(", ")", "about", "khoảng", "between",
  ]
}
