import SurveyModel

/// A row that counts unless another one of the same respondent and unit does.
struct ResponseRow {
  /// Microseconds since 1970-01-01 00:00; the least number there is where it is not known.
  let submitted: Int64
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

  /// - Parameter submitted: in microseconds.
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
    self.submitted = submitted.map { Int64(clamping: $0) } ?? .min
  }
}
