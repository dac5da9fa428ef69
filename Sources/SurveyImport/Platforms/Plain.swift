import SurveyModel

extension Platform {
  /// No platform: one header line, one row a response, codes or labels in the cells, an empty cell for no answer.
  static let plain = Platform(name: "plain", headerRecords: 1, unquotedEmpty: .blank)
}
