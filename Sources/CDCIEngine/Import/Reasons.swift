import SurveyModel
import SurveyWords

/// Why a row does not count. A closed list.
public enum LeftOutReason: String, Sendable, Hashable, CaseIterable {
  /// Stray quotes, or surplus cells that are not empty: the columns may have shifted.
  case malformed
  /// The unit is blank or none of the survey's.
  case unknownUnit = "unknown-unit"
  /// The survey leaves the unit out.
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

  init(_ reason: SurveyModel.LeftOutReason) {
    self =
      switch reason {
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
      }
  }
}

extension LeftOutReason {
  /// As a row of a table says it.
  public var name: Text {
    Text(SurveyModel.LeftOutReason(rawValue: rawValue)?.name ?? LocalizedText(rawValue))
  }
}

/// Why there is no answer. Every kind is counted; none enters a mean.
public enum MissingKind: String, Sendable, Hashable, CaseIterable {
  /// "Don't know", "no opinion": an answer, but not one on the scale.
  case dontKnow = "dont-know"
  /// The question does not apply to the respondent.
  case notApplicable = "not-applicable"
  /// The respondent declined to answer the question.
  case refused
  /// Never shown: filtered out, or after the point where the respondent left.
  case notReached = "not-reached"
  /// Text or a number that the scale does not know; listed as a problem.
  case offScale = "off-scale"
  /// Seen and left empty, or the cell is absent.
  case blank

  init(_ kind: SurveyModel.MissingKind) {
    self =
      switch kind {
      case .dontKnow: .dontKnow
      case .notApplicable: .notApplicable
      case .refused: .refused
      case .notReached: .notReached
      case .offScale: .offScale
      case .blank: .blank
      }
  }
}

/// A sign of a careless or a false response.
public enum QualityFlag: String, Sendable, Hashable, CaseIterable {
  /// The same answer again and again.
  case straightLining = "straight-lining"
  /// Filled in faster than the questions can be read.
  case speeding
  /// The same long text as another respondent.
  case identicalText = "identical-text"
  /// One of many forms from one address within minutes.
  case burst = "bursts"

  init(_ flag: SurveyModel.QualityFlag) {
    self =
      switch flag {
      case .straightLining: .straightLining
      case .speeding: .speeding
      case .identicalText: .identicalText
      case .burst: .burst
      }
  }
}
