import SurveyModel
import Workbench

/// A survey whose tables were read: the responses that count, and the account of every row.
///
/// Made by ``Engine/read(_:)``. It holds answers and no text of a respondent's.
public struct SurveyReading: Sendable {
  let reading: ReadSurvey

  init(_ reading: ReadSurvey) { self.reading = reading }

  /// What the survey's definitions say.
  public var survey: Survey { Survey(reading.definitions, reading.data.index) }
  /// What became of every row.
  public var account: ImportAccount { ImportAccount(reading.data.account) }
  /// Every file that was read, in the order of reading.
  public var inputs: [InputFile] { reading.data.inputs.map(InputFile.init) }

  /// Responses that count of one unit over all respondent groups, unweighted; `nil` for a unit that the
  /// survey does not have.
  public func responses(of unit: String) -> Int? {
    guard let position = reading.data.survey.units.firstIndex(where: { $0.id == unit }) else { return nil }
    return reading.data.groups.reduce(0) { sum, group in sum + group.responses.unit.count { $0 == position } }
  }
}

/// A file that was read, for the record.
public struct InputFile: Sendable, Hashable {
  /// As the survey names it.
  public let path: String
  /// SHA-256 of its bytes as they lie on disk, in lower-case hexadecimal.
  public let sha256: String
  /// Its size.
  public let bytes: Int

  init(_ file: SurveyData.InputFile) {
    path = file.path
    sha256 = file.sha256
    bytes = file.bytes
  }
}
