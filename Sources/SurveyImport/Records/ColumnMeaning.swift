/// What a file itself says of a column, so that nothing needs to be guessed.
struct ColumnMeaning: Sendable {
  /// In the header.
  let name: String
  /// The text of the question; empty where there is none.
  let question: String
  /// What stands in cells, and what it is called; in the order of the file.
  let labels: [(value: String, label: String)]
  /// Values that are no answer, as they stand in cells: each that the file names, or has a label for within a range.
  let missing: [String]
  /// Ranges of numbers that are no answer.
  let missingRanges: [ClosedRange<Double>]
  /// Whether the answers have an order: `nil` where the file does not say.
  let isOrdered: Bool?
  /// Whether it holds text, and not numbers.
  let isText: Bool
}

extension ColumnMeaning {
  init(_ variable: SAVDictionary.Variable) {
    func text(_ value: SAVDictionary.Value) -> String {
      switch value {
      case .text(let text): return text
      case .number(let number):
        var digits = ByteRun()
        NumberDigits.append(number, to: &digits)
        return unsafe String(decoding: digits.bytes, as: UTF8.self)
      }
    }
    var missing: [String] = []
    var ranges: [ClosedRange<Double>] = []
    for found in variable.missing {
      switch found {
      case .value(let value): missing.append(text(value))
      case .range(let range):
        ranges.append(range)
        for case (.number(let number), _) in variable.labels where range.contains(number) { missing.append(text(.number(number))) }
      }
    }
    name = variable.name
    question = variable.label
    labels = variable.labels.map { (text($0.value), $0.label) }
    self.missing = missing
    missingRanges = ranges
    isOrdered = variable.measure == 0 ? nil : variable.measure != 1
    isText = variable.isText
  }
}
