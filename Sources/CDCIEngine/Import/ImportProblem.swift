import SurveyModel
import SurveyWords

/// One thing that was wrong in an input, where, and what was done about it. Data, not a failure.
///
/// It is safe to publish: what was found is shown only where it is a number or a label of a declared scale,
/// else as its length.
public struct ImportProblem: Sendable, Hashable, CustomStringConvertible {
  private let problem: SurveyModel.ImportProblem

  init(_ problem: SurveyModel.ImportProblem) { self.problem = problem.with(found: problem.found.published) }

  /// As the survey names it.
  public var file: String { problem.file }
  /// From 1; `nil` where the whole file is meant.
  public var line: Int? { problem.line }
  /// Header of the column; `nil` where no single column is meant.
  public var column: String? { problem.column }
  /// What the problem is counted under.
  public var kind: ProblemKind { ProblemKind(problem.kind) }

  /// File, line, column, what was expected, what was found, what was done.
  public func text(in language: Language) -> String { problem.text(in: language.model) }

  /// `responses.csv:214: column 9 "q7": expected 1 to 5, found "6"; the answer counts as missing`
  public var description: String { text(in: .en) }
}

/// What problems of a survey's files are grouped by. A closed list.
public enum ProblemKind: String, Sendable, Hashable, CaseIterable {
  /// Stray quotes, or surplus cells that are not empty: the columns may have shifted.
  case malformed
  /// The unit is blank or none of the survey's.
  case unknownUnit = "unknown-unit"
  /// The survey leaves the unit out; said once for a file.
  case unitLeftOut = "unit-left-out"
  /// The mapped respondent cell is empty or not a valid id.
  case noRespondent = "no-respondent"
  /// Another row of the same respondent about the same unit counts.
  case duplicate
  /// No question is answered.
  case empty
  /// Fewer questions are answered than a partial response needs.
  case breakOff = "break-off"
  /// The platform marks the row as a preview or a test.
  case preview
  /// The respondent was not invited; only where the survey declares it.
  case notInFrame = "not-in-frame"
  /// Sent in outside the fieldwork; only where the survey declares it.
  case outsideFieldwork = "outside-fieldwork"
  /// The respondent did not agree to take part; only where the survey declares it.
  case noConsent = "no-consent"
  /// Flagged as careless; only where the survey declares it.
  case flagged
  /// An answer that the scale does not know.
  case offScale = "off-scale"
  /// A stratum that is none of the survey's.
  case unknownStratum = "unknown-stratum"
  /// The file and the frame name different strata.
  case stratumDiffers = "stratum-differs"
  /// A time that cannot be read.
  case unknownDate = "unknown-date"
  /// A disposition of the frame that is no AAPOR code.
  case unknownDisposition = "unknown-disposition"
  /// An id that is not a Vietnamese tax code.
  case invalidTaxCode = "invalid-tax-code"
  /// A duration that cannot be read.
  case unknownDuration = "unknown-duration"
  /// An id that identifies nobody, such as "0" or "-".
  case nobodysID = "nobodys-id"
  /// A target or forecast that meets no actual, because that has another measure or name.
  case withoutPartner = "without-partner"
  /// A file without rows of answers.
  case noRows = "no-rows"

  init(_ kind: SurveyModel.ImportProblem.Kind) {
    self =
      switch kind {
      case .malformed: .malformed
      case .unknownUnit: .unknownUnit
      case .unitLeftOut: .unitLeftOut
      case .noRespondent: .noRespondent
      case .duplicate: .duplicate
      case .empty: .empty
      case .breakOff: .breakOff
      case .preview: .preview
      case .notInFrame: .notInFrame
      case .outsideFieldwork: .outsideFieldwork
      case .noConsent: .noConsent
      case .flagged: .flagged
      case .offScale: .offScale
      case .unknownStratum: .unknownStratum
      case .stratumDiffers: .stratumDiffers
      case .unknownDate: .unknownDate
      case .unknownDisposition: .unknownDisposition
      case .invalidTaxCode: .invalidTaxCode
      case .unknownDuration: .unknownDuration
      case .nobodysID: .nobodysID
      case .withoutPartner: .withoutPartner
      case .noRows: .noRows
      }
  }
}
