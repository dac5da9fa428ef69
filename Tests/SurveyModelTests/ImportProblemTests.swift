import SurveyModel
import Testing

@Suite struct ImportProblemTests {
  /// A row that is left out is listed under the word that it is counted under; of a unit that is left out no row is listed.
  @Test(arguments: LeftOutReason.allCases.filter { $0 != .unitLeftOut }) func everyReasonIsAKind(reason: LeftOutReason) {
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
