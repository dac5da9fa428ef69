/// What a file of SPSS says of its columns.
struct SAVDictionary: Sendable {
  /// How the numbers of a variable are shown.
  enum Format: Sendable {
    case number
    case date
    case dateAndTime
    /// A length of time, or a time of day.
    case duration

    /// - Parameter code: the number of SPSS's print format.
    init(code: Int) {
      self =
        switch code {
        case 20, 23, 24, 28, 29, 30, 38, 39: .date
        case 22, 41: .dateAndTime
        case 21, 25, 40: .duration
        default: .number
        }
    }
  }

  enum Value: Hashable, Sendable {
    case number(Double)
    case text(String)
  }

  /// What a respondent answers where there is no answer.
  enum Missing: Hashable, Sendable {
    case value(Value)
    /// Both ends included; infinite where SPSS says `LOWEST` or `HIGHEST`.
    case range(ClosedRange<Double>)
  }

  struct Variable: Sendable {
    /// As people see it: the long name where there is one.
    var name: String
    /// The text of the question; empty where there is none.
    var label = ""
    /// Bytes of the text that it holds; 0 for numbers.
    var width = 0
    var format = Format.number
    /// In the order of the file.
    var labels: [(value: Value, label: String)] = []
    var missing: [Missing] = []
    /// How it is measured: 1 in names, 2 in an order, 3 in numbers; 0 where the file does not say.
    var measure = 0

    /// By which other parts of the file call it.
    var shortName: String
    /// Where its first eight bytes stand in a row, in units of eight.
    var unit: Int
    /// Variables of at most 255 bytes that make up a longer one, each with its bytes.
    var segments: [Int] = []

    var isText: Bool { width > 0 }
  }

  var variables: [Variable] = []
  /// Of a row, each of eight bytes.
  var units = 0
  /// Rows, where the file says so.
  var rows: Int?
  /// As iconv calls it.
  var encoding = "UTF-8"
  var compression = 0
  var bias = 100.0
  /// The number that stands for none.
  var systemMissing = -Double.greatestFiniteMagnitude
}
