/// The responses that count, column by column: one byte an answer.
///
/// A response is one respondent's rating of one unit. Completes and partials only; rows stand in the order of the files.
package struct ResponseTable: Sendable, Hashable {
  /// Stands in ``stratum`` for "not known".
  package static let noStratum = UInt16.max

  /// The questions, in the order of ``answers``.
  package let questions: [Question]
  /// Index into `Survey.units`.
  package let unit: [UInt32]
  /// Index into `Survey.strata`, or ``noStratum``.
  package let stratum: [UInt16]
  /// Number of the respondent, the same in the frame and in every table of the group, from 0.
  package let respondent: [UInt32]
  /// Whether enough was answered for a complete; otherwise the response is a partial.
  package let isComplete: [Bool]
  /// Whether the frame holds the respondent for this unit. True everywhere where there is no frame.
  package let isInFrame: [Bool]
  /// Questions × responses: `answers[question][response]` is ``Answer/byte``.
  package let answers: [[UInt8]]
  /// The set of ``QualityFlag`` of each response; `nil` where nothing was looked for.
  package let flags: [UInt8]?

  package var count: Int { unit.count }

  /// All columns must be of one length.
  package init(
    questions: [Question], unit: [UInt32], stratum: [UInt16], respondent: [UInt32], isComplete: [Bool],
    isInFrame: [Bool], answers: [[UInt8]], flags: [UInt8]? = nil
  ) {
    let count = unit.count
    precondition(
      stratum.count == count && respondent.count == count && isComplete.count == count && isInFrame.count == count
        && answers.count == questions.count && answers.allSatisfy { $0.count == count } && flags?.count ?? count == count,
      "the columns of a response table must be of one length")
    self.questions = questions
    self.unit = unit
    self.stratum = stratum
    self.respondent = respondent
    self.isComplete = isComplete
    self.isInFrame = isInFrame
    self.answers = answers
    self.flags = flags
  }

  /// The same responses with other sets of flags.
  package func bearing(_ flags: [UInt8]) -> ResponseTable {
    ResponseTable(
      questions: questions, unit: unit, stratum: stratum, respondent: respondent, isComplete: isComplete, isInFrame: isInFrame,
      answers: answers, flags: flags)
  }

  /// The responses that bear no flag.
  package var withoutFlagged: ResponseTable {
    guard let flags else { return self }
    let kept = flags.indices.filter { flags[$0] == 0 }
    return ResponseTable(
      questions: questions, unit: kept.map { unit[$0] }, stratum: kept.map { stratum[$0] }, respondent: kept.map { respondent[$0] },
      isComplete: kept.map { isComplete[$0] }, isInFrame: kept.map { isInFrame[$0] },
      answers: answers.map { column in kept.map { column[$0] } }, flags: kept.map { flags[$0] })
  }
}
