import SurveyModel

/// How a survey platform lays answers out in a file, as far as the reader of responses needs to know. One file for each platform.
struct Platform: Sendable, Hashable {
  /// As it is written in survey.yaml.
  let name: String
  /// Records before the first answer; the first of them names the columns.
  let headerRecords: Int
  /// What it means that nothing stands between two delimiters, not even quotes.
  let unquotedEmpty: MissingKind
}
