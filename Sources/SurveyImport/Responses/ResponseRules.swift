import SurveyModel

/// What the rows of a respondent group are read by. The same for every file and every thread.
final class ResponseRules: Sendable {
  let survey: Survey
  let group: RespondentGroup
  /// Of which is told what; `nil` where that is all the same.
  let index: IndexTree?
  let safeText: SafeText
  let frame: FrameIndex?
  let listed: ListedRespondents
  let units: NameKey
  /// Units from here on are left out.
  let countedUnits: Int
  let strata: NameKey
  let answerKeys: [AnswerKey]
  let consent: Set<TextKey>

  /// That the rows are read for, and may be cancelled.
  let work: Work

  init(
    survey: Survey, group: RespondentGroup, index: IndexTree? = nil, safeText: SafeText, frame: FrameIndex?, listed: ListedRespondents,
    work: Work = .unwatched
  ) {
    self.work = work
    self.survey = survey
    self.group = group
    self.index = index
    self.safeText = safeText
    self.frame = frame
    self.listed = listed
    units = NameKey(units: survey.units + survey.leftOutUnits)
    countedUnits = survey.units.count
    strata = NameKey(strata: survey.strata)
    answerKeys = survey.scales.map { AnswerKey(scale: $0) }
    consent = Set(group.consent.map { TextKey($0) })
  }

  /// - Throws: where nobody wants the rows any more.
  func checkWanted() throws(ImportFailure) {
    if work.isCancelled { throw .cancelled(survey.index ?? "survey.yaml") }
  }
}

/// The respondents of a frame, numbered in its order. Read by all threads, and changed by none.
final class ListedRespondents: Sendable {
  let keys: ByteKeys

  init(_ keys: consuming ByteKeys) { self.keys = keys }
}
