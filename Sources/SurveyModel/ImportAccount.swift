/// Why a row of an export does not count. A closed list: `rowsRead` is `responses` plus the sum over these.
public enum LeftOutReason: String, Sendable, Hashable, CaseIterable {
  /// Stray quotes, or surplus cells that are not empty: the columns may have shifted.
  case malformed
  case unknownUnit = "unknown-unit"
  /// The mapped respondent cell is empty or not a valid id.
  case noRespondent = "no-respondent"
  case duplicate
  /// No question answered.
  case empty
  /// Fewer questions answered than a partial needs.
  case breakOff = "break-off"
  case preview
  // Only where the survey declares them:
  case notInFrame = "not-in-frame"
  case outsideFieldwork = "outside-fieldwork"
  case noConsent = "no-consent"
  case flagged

  /// The reasons that a survey can declare under `leave-out`.
  public static let declarable: [LeftOutReason] = [.notInFrame, .outsideFieldwork, .noConsent, .flagged]
}

/// One thing that was wrong in an input, where, and what was done about it. Data, not a failure.
public struct ImportProblem: Sendable, Hashable {
  /// What was read at the place. Kept in a form that is safe to publish.
  public enum Found: Sendable, Hashable {
    case nothing
    /// A number, a label of a declared scale, the name of a unit or a stratum, or words of ours: safe to print.
    case shown(String)
    /// Any other text: only its length in characters is kept.
    case text(characters: Int)
  }

  public let file: String
  /// Line in the file, from 1; `nil` where the whole file is meant.
  public let line: Int?
  /// Header of the column.
  public let column: String?
  /// Position of the column in its file, from 1.
  public let columnNumber: Int?
  /// A short fixed word for grouping: `off-scale`, `unknown-unit`, `duplicate`.
  public let kind: String
  public let expected: String
  public let found: Found
  /// What was done: `the answer counts as missing`.
  public let action: String

  public init(
    file: String, line: Int? = nil, column: String? = nil, columnNumber: Int? = nil, kind: String, expected: String,
    found: Found, action: String
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.columnNumber = columnNumber
    self.kind = kind
    self.expected = expected
    self.found = found
    self.action = action
  }
}

extension ImportProblem.Found: CustomStringConvertible {
  public var description: String {
    switch self {
    case .nothing: "nothing"
    case .shown(let text): "\"\(text)\""
    case .text(let characters): "text, \(characters) character\(characters == 1 ? "" : "s")"
    }
  }
}

extension ImportProblem: CustomStringConvertible {
  /// `responses.csv:214: column 9 "q7": expected 1 to 5, found "6"; the answer counts as missing`
  public var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return "\(place): \(sentence)"
  }

  /// The same without file and line.
  public var sentence: String {
    let cell = column.map { name in "column \(columnNumber.map { "\($0) " } ?? "")\"\(name)\": " }
    return "\(cell ?? "")expected \(expected), found \(found); \(action)"
  }
}

/// What became of every row that was read.
public struct ImportAccount: Sendable, Hashable {
  public let rowsRead: Int
  public let responses: Int
  /// Distinct respondents among the responses.
  public let respondents: Int
  /// Rows left out, reasons in the order of ``LeftOutReason``; only those that occur.
  public let leftOut: [(reason: LeftOutReason, rows: Int)]
  /// Answers of the counted responses that are missing, kinds in the order of ``MissingKind``; only those that occur.
  public let answersMissing: [(kind: MissingKind, answers: Int)]
  /// In the order of files and lines.
  public let problems: [ImportProblem]
  /// What was recognised rather than stated, one sentence each: the delimiter, the encoding.
  public let recognized: [String]

  public init(
    rowsRead: Int, responses: Int, respondents: Int, leftOut: [(reason: LeftOutReason, rows: Int)],
    answersMissing: [(kind: MissingKind, answers: Int)], problems: [ImportProblem], recognized: [String] = []
  ) {
    precondition(
      rowsRead == responses + leftOut.reduce(0) { $0 + $1.rows }, "every row that was read must be accounted for")
    self.rowsRead = rowsRead
    self.responses = responses
    self.respondents = respondents
    self.leftOut = leftOut
    self.answersMissing = answersMissing
    self.problems = problems
    self.recognized = recognized
  }

  public static func == (a: Self, b: Self) -> Bool {
    a.rowsRead == b.rowsRead && a.responses == b.responses && a.respondents == b.respondents
      && a.leftOut.elementsEqual(b.leftOut, by: ==) && a.answersMissing.elementsEqual(b.answersMissing, by: ==)
      && a.problems == b.problems && a.recognized == b.recognized
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(rowsRead)
    hasher.combine(responses)
    hasher.combine(problems)
  }
}
