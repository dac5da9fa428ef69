/// All that import makes of a survey folder: the definitions, the responses that count, the frame, the context, and the account of every row.
package struct SurveyData: Sendable, Hashable {
  /// What one respondent group sent in.
  package struct Group: Sendable, Hashable {
    /// A respondent who began a form about a unit and left it too early to count.
    package struct BreakOff: Sendable, Hashable {
      package let respondent: UInt32
      /// Index into `Survey.units`.
      package let unit: UInt32

      package init(respondent: UInt32, unit: UInt32) {
        self.respondent = respondent
        self.unit = unit
      }
    }

    package let responses: ResponseTable
    /// `nil` where the survey has no frame: there is then no response rate, only participation.
    package let frame: Frame?
    /// Once each, none that also has a response that counts.
    package let breakOffs: [BreakOff]
    /// Of the numbers in the table and the frame; `nil` where the files name no respondents. Never published.
    package let respondentKeys: RespondentKeys?
    /// What became of the rows of this group's files.
    package let rows: Rows?
    /// `nil` where no response says when it was sent in.
    package let arrivals: Arrivals?

    /// The part of the account that is this group's: `read` is the responses plus the sum of `leftOut`.
    package struct Rows: Sendable, Hashable {
      package let read: Int
      /// Reasons in the order of ``LeftOutReason``, only those that occur.
      package let leftOut: [LeftOutReason: Int]
      /// Responses that bear a flag; of those that count, or where flagged ones are left out, of these.
      package let flagged: [QualityFlag: Int]

      package init(read: Int, leftOut: [LeftOutReason: Int], flagged: [QualityFlag: Int] = [:]) {
        self.read = read
        self.leftOut = leftOut
        self.flagged = flagged
      }

      /// With so many straight lines fewer, or without their number.
      package func withoutStraightLines(_ count: Int?) -> Rows {
        var told = flagged
        if let all = told[.straightLining] { told[.straightLining] = count.map { all - $0 } }
        return Rows(read: read, leftOut: leftOut, flagged: told)
      }
    }

    package init(
      responses: ResponseTable, frame: Frame?, breakOffs: [BreakOff] = [], respondentKeys: RespondentKeys? = nil, rows: Rows? = nil,
      arrivals: Arrivals? = nil
    ) {
      self.responses = responses
      self.frame = frame
      self.breakOffs = breakOffs
      self.respondentKeys = respondentKeys
      self.rows = rows
      self.arrivals = arrivals
    }
  }

  /// A file that was read, for the record.
  package struct InputFile: Sendable, Hashable {
    /// As the survey names it.
    package let path: String
    /// Lower-case hexadecimal.
    package let sha256: String
    package let bytes: Int

    package init(path: String, sha256: String, bytes: Int) {
      self.path = path
      self.sha256 = sha256
      self.bytes = bytes
    }
  }

  package let survey: Survey
  package let index: IndexTree
  /// In the order of `Survey.respondentGroups`.
  package let groups: [Group]
  package let context: ContextTable?
  package let account: ImportAccount
  package let inputs: [InputFile]

  package init(
    survey: Survey, index: IndexTree, groups: [Group], context: ContextTable?, account: ImportAccount,
    inputs: [InputFile]
  ) {
    precondition(groups.count == survey.respondentGroups.count)
    self.survey = survey
    self.index = index
    self.groups = groups
    self.context = context
    self.account = account
    self.inputs = inputs
  }

  /// The same survey without the responses that bear a flag, to be scored beside it; `nil` where none bears one. The account stays as it is.
  package var withoutFlagged: SurveyData? {
    guard groups.contains(where: { $0.responses.flags?.contains { $0 != 0 } == true }) else { return nil }
    let groups = groups.map { group in
      Group(
        responses: group.responses.withoutFlagged, frame: group.frame, breakOffs: group.breakOffs, respondentKeys: group.respondentKeys,
        rows: group.rows, arrivals: group.arrivals)
    }
    return SurveyData(survey: survey, index: index, groups: groups, context: context, account: account, inputs: inputs)
  }

  /// The same with another index.
  package func scored(by index: IndexTree) -> SurveyData {
    SurveyData(survey: survey, index: index, groups: groups, context: context, account: account, inputs: inputs)
  }
}
