import SurveyModel

/// A row that counts unless another one of the same respondent and unit does.
struct ResponseRow {
  /// The least number there is where it is not known.
  let seconds: Int64
  private let lineNumber: UInt32
  let respondent: UInt32
  let unit: UInt32
  private let fileNumber: UInt32
  let stratum: UInt16
  let isComplete: Bool
  let isInFrame: Bool

  /// Index into the files of the group.
  var file: Int { Int(fileNumber) }
  var line: Int { Int(lineNumber) }

  init(
    file: Int, line: Int, respondent: UInt32, unit: UInt32, stratum: UInt16, isComplete: Bool, isInFrame: Bool, submitted: Int?
  ) {
    fileNumber = UInt32(clamping: file)
    lineNumber = UInt32(clamping: line)
    self.respondent = respondent
    self.unit = unit
    self.stratum = stratum
    self.isComplete = isComplete
    self.isInFrame = isInFrame
    seconds = submitted.map { Int64(clamping: $0) } ?? .min
  }
}
