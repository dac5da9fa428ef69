import SurveyModel
import SurveyWords
import Testing

@Suite struct SystemWordsTests {
  @Test func whatTheSystemSays() {
    #expect(LocalizedText(systemMessage: "No space left on device")[.vi] == "ổ đĩa đã đầy")
    #expect(LocalizedText(systemMessage: "No space left on device")[.en] == "No space left on device")
    // What we have no words for is told as it is.
    #expect(LocalizedText(systemMessage: "Level 3 halted")[.vi] == "Level 3 halted")
  }
}
