import SurveyModel
import SurveyWords

/// What became of every row that was read: ``rowsRead`` is ``responses`` plus the sum over ``leftOut``.
public struct ImportAccount: Sendable, Hashable {
  /// Rows under one reason.
  public struct LeftOut: Sendable, Hashable {
    /// Why the rows do not count.
    public let reason: LeftOutReason
    /// Above zero.
    public let rows: Int
  }

  /// Answers of one kind of missing.
  public struct Missing: Sendable, Hashable {
    /// Why there is no answer.
    public let kind: MissingKind
    /// Above zero.
    public let answers: Int
  }

  /// Responses that look careless in one way.
  public struct Flagged: Sendable, Hashable {
    /// What makes them look so.
    public let flag: QualityFlag
    /// Zero or more; one response can bear several flags.
    public let responses: Int
  }

  /// Rows of all response files.
  public let rowsRead: Int
  /// Rows that count.
  public let responses: Int
  /// Distinct respondents among the responses.
  public let respondents: Int
  /// In the order of ``LeftOutReason``; only those that occur.
  public let leftOut: [LeftOut]
  /// Of the responses that count, in the order of ``MissingKind``; only those that occur. Missing is never
  /// zero.
  public let answersMissing: [Missing]
  /// In the order of files and lines.
  public let problems: [ImportProblem]
  /// What was recognised rather than stated, a sentence each: the delimiter, the encoding.
  public let recognized: [Text]
  /// Empty where the survey looks for nothing of the kind. Flagged responses count unless ``leftOut`` says
  /// otherwise.
  public let flagged: [Flagged]

  init(_ account: SurveyModel.ImportAccount) {
    rowsRead = account.rowsRead
    responses = account.responses
    respondents = account.respondents
    leftOut = account.leftOut.map { LeftOut(reason: LeftOutReason($0.reason), rows: $0.rows) }
    answersMissing = account.answersMissing.map { Missing(kind: MissingKind($0.kind), answers: $0.answers) }
    problems = account.problems.map(ImportProblem.init)
    recognized = account.recognized.map(Text.init)
    flagged = (account.flagged ?? []).map { Flagged(flag: QualityFlag($0.flag), responses: $0.responses) }
  }
}
