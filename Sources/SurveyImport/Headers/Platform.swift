import SurveyModel

/// How a survey platform lays answers out in a file. One file for each platform; ``Platforms/all`` lists them.
protocol Platform: Sendable {
  /// As it is written in survey.yaml.
  var id: String { get }
  /// As people call it.
  var name: String { get }

  /// The columns by which a file is recognised as this platform's; empty where it is not.
  ///
  /// - Parameter top: the first record, and the second where there is one, which may be a row of answers.
  func signs(_ top: [HeaderRecord]) -> [String]

  /// Whether the record belongs to the header too. Asked until it says no.
  ///
  /// - Parameter top: the records of the header so far, one at least.
  func isHeader(_ record: HeaderRecord, after top: [HeaderRecord]) -> Bool

  /// What each column is. One for every cell of the widest record of the header.
  func columns(_ top: [HeaderRecord]) -> [ExportColumn]

  /// What a cell of answers means. Asked once for each spelling.
  func answer(_ text: String, _ key: AnswerKey) -> Answer

  /// What to do about a spelling that the scale does not know, where the platform makes that plain.
  func hint(_ text: String) -> LocalizedText?

  /// Whether this platform leaves quotes out where a question was never shown, and writes `""` where it was left blank.
  var tellsNotReached: Bool { get }

  /// A choice of one is written as a column for each option.
  var splitsChoices: Bool { get }

  /// What tells tests, and responses that were not finished, from others.
  ///
  /// - Parameter mapped: the columns that the survey reads answers from.
  func rowSigns(_ columns: [ExportColumn], mapped: [Int]) -> [RowSign]

  /// Texts in place of a time that mean "sent in, day not kept".
  var undated: [String] { get }
  /// Texts in place of a time that mean "not sent in".
  var unsent: [String] { get }

  /// The order of day and month, where the header tells.
  func dateOrder(_ top: [HeaderRecord]) -> RespondentGroup.DateOrder?

  /// The zone of times that state none themselves: an offset such as `Z`, or a name such as `America/Denver`. `nil`: the clock of the survey.
  func timeZone(_ top: [HeaderRecord]) -> String?

  /// What users should know about files of this shape.
  func notes(_ columns: [ExportColumn]) -> [LocalizedText]
}

extension Platform {
  func signs(_ top: [HeaderRecord]) -> [String] { [] }
  func isHeader(_ record: HeaderRecord, after top: [HeaderRecord]) -> Bool { false }
  func answer(_ text: String, _ key: AnswerKey) -> Answer { key.answer(text) }
  func hint(_ text: String) -> LocalizedText? { nil }
  var tellsNotReached: Bool { false }
  var splitsChoices: Bool { false }
  func rowSigns(_ columns: [ExportColumn], mapped: [Int]) -> [RowSign] { [] }
  var undated: [String] { [] }
  var unsent: [String] { [] }
  func dateOrder(_ top: [HeaderRecord]) -> RespondentGroup.DateOrder? { nil }
  func timeZone(_ top: [HeaderRecord]) -> String? { nil }
  func notes(_ columns: [ExportColumn]) -> [LocalizedText] { [] }

  /// The cells of the first record that are, but for case and blanks, among the names; at least `count` of them, else none.
  func cells(of record: HeaderRecord?, among names: Set<TextKey>, atLeast count: Int) -> [String] {
    let found = record?.cells.filter { !$0.isEmpty && names.contains(TextKey($0)) } ?? []
    return found.count >= count ? found : []
  }
}

/// What the platform says of a whole row.
enum RowStatus: Int, Sendable, Hashable, Comparable {
  case counts
  /// Not sent in, or not finished: a partial at most.
  case partial
  /// A trial of whoever made the form.
  case preview

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A column that says something of the whole row.
struct RowSign: Sendable {
  let column: Int
  /// What a cell, without the blanks around it, means.
  let status: @Sendable (String) -> RowStatus

  init(_ column: Int, _ status: @escaping @Sendable (String) -> RowStatus) {
    self.column = column
    self.status = status
  }
}
