/// Why a row of an export does not count. A closed list: `rowsRead` is `responses` plus the sum over these.
package enum LeftOutReason: String, Sendable, Hashable, CaseIterable {
  /// Stray quotes, or surplus cells that are not empty: the columns may have shifted.
  case malformed
  case unknownUnit = "unknown-unit"
  /// The survey leaves the unit out.
  case unitLeftOut = "unit-left-out"
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

  /// Whether nothing more has to be said about such a row: it repeats another, holds nothing, is a trial, or is left out because the survey says so.
  package var isExplained: Bool {
    switch self {
    case .unitLeftOut, .duplicate, .empty, .preview, .notInFrame, .outsideFieldwork, .noConsent, .flagged: true
    case .malformed, .unknownUnit, .noRespondent, .breakOff: false
    }
  }

  /// The reasons that a survey can declare under `leave-out`.
  package static let declarable: [LeftOutReason] = [.notInFrame, .outsideFieldwork, .noConsent, .flagged]
}

/// What became of every row that was read.
package struct ImportAccount: Sendable, Hashable {
  package let rowsRead: Int
  package let responses: Int
  /// Distinct respondents among the responses.
  package let respondents: Int
  /// Rows left out, reasons in the order of ``LeftOutReason``; only those that occur.
  package let leftOut: [(reason: LeftOutReason, rows: Int)]
  /// Answers of the counted responses that are missing, kinds in the order of ``MissingKind``; only those that occur.
  package let answersMissing: [(kind: MissingKind, answers: Int)]
  /// In the order of files and lines.
  package let problems: [ImportProblem]
  /// What was recognised rather than stated, one sentence each: the delimiter, the encoding.
  package let recognized: [LocalizedText]
  /// Responses by what makes them look careless, in the order of ``QualityFlag``; one can bear several flags. They count, unless `leftOut` has
  /// ``LeftOutReason/flagged``. `nil` where nothing was looked for; otherwise every flag that was, also with 0.
  package let flagged: [(flag: QualityFlag, responses: Int)]?
  /// Whether straight lines are counted only in the units of which no answer is withheld.
  package let tellsStraightLinesInPart: Bool

  package init(
    rowsRead: Int, responses: Int, respondents: Int, leftOut: [(reason: LeftOutReason, rows: Int)],
    answersMissing: [(kind: MissingKind, answers: Int)], problems: [ImportProblem], recognized: [LocalizedText] = [],
    flagged: [(flag: QualityFlag, responses: Int)]? = nil, tellsStraightLinesInPart: Bool = false
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
    self.flagged = flagged
    self.tellsStraightLinesInPart = tellsStraightLinesInPart
  }

  /// With so many straight lines fewer, and no list of the rows that bear a flag: which straight lines are among them
  /// would be what was withheld.
  ///
  /// - Parameter tellsNone: where they are left out, so that what is left of their number is not that of some units. Then no duplicates are
  ///   listed either: which of a respondent's rows counts says which is no straight line.
  package func withoutStraightLines(_ count: Int, tellsNone: Bool = false) -> ImportAccount {
    ImportAccount(
      rowsRead: rowsRead, responses: responses, respondents: respondents, leftOut: leftOut, answersMissing: answersMissing,
      problems: problems.filter { $0.kind != .flagged && !(tellsNone && $0.kind == .duplicate) }, recognized: recognized,
      flagged: flagged?.filter { !tellsNone || $0.flag != .straightLining }
        .map { ($0.flag, $0.flag == .straightLining ? $0.responses - count : $0.responses) },
      tellsStraightLinesInPart: true)
  }

  package static func == (a: Self, b: Self) -> Bool {
    a.rowsRead == b.rowsRead && a.responses == b.responses && a.respondents == b.respondents
      && a.leftOut.elementsEqual(b.leftOut, by: ==) && a.answersMissing.elementsEqual(b.answersMissing, by: ==)
      && a.problems == b.problems && a.recognized == b.recognized && (a.flagged == nil) == (b.flagged == nil)
      && a.tellsStraightLinesInPart == b.tellsStraightLinesInPart
      && (a.flagged ?? []).elementsEqual(b.flagged ?? [], by: ==)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(rowsRead)
    hasher.combine(responses)
    hasher.combine(problems)
  }
}
