import SurveyModel
import SurveyWords
import Testing

@Suite struct ImportAccountWordsTests {
  /// No two reasons, and no two flags, are called the same.
  @Test(arguments: Language.allCases) func everyNameIsItsOwn(language: Language) {
    #expect(Set(LeftOutReason.allCases.map { $0.name[language] }).count == LeftOutReason.allCases.count)
    #expect(Set(QualityFlag.allCases.map { $0.name[language] }).count == QualityFlag.allCases.count)
  }
}
