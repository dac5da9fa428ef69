import SurveyModel
import Testing

@Suite struct ImportProblemTests {
  /// A row that is left out is listed under the word that it is counted under.
  @Test(arguments: LeftOutReason.allCases) func everyReasonIsAKind(reason: LeftOutReason) {
    #expect(ImportProblem.Kind(reason).rawValue == reason.rawValue)
  }

  @Test func kindsAreTheWordsOfTheFiles() {
    #expect(
      ImportProblem.Kind.allCases.map(\.rawValue).suffix(10) == [
        "off-scale", "unknown-stratum", "stratum-differs", "unknown-date", "unknown-disposition", "invalid-tax-code", "unknown-duration",
        "nobodys-id", "without-partner", "no-rows",
      ])
  }
}
