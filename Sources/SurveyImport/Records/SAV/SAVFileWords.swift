import SurveyModel

/// What is recognised of a file of SPSS.
enum SAVFileWords {
  static func file(_ name: String, encoding: String) -> LocalizedText {
    .init(vi: "\(name): tệp SPSS, mã \(encoding)", en: "\(name): a file of SPSS in \(encoding)")
  }
}
