import Inference
import SurveyModel
import Testing

@testable import Reporting

@Suite struct FindingsTests {
  @Test func namesTheFirstTheUnrankedAndTheRate() {
    let sentences = Findings(SampleResults.results, .en).sentences
    #expect(sentences.count == 3)
    #expect(sentences[0] == "Móng Cái Border Gate has the highest score, 95.76 points (95% confidence interval 94.74–96.73).")
    #expect(sentences[1].contains("Bắc Phong Sinh"))
    // 780/1114 = 70.0 %, 7.0 points above 63.0 %.
    #expect(sentences[2] == "The response rate is 70.0%, up 7.0 percentage points from the 2022 edition (63.0%).")
  }

  @Test func saysWhatTheRankSetsSay() {
    let sentences = Findings(RankSamples.clear, .en).sentences
    #expect(
      sentences == [
        "A has the highest score, 95.76 points (95% confidence interval 94.76–96.76); with 95% confidence, it ranks first."
      ])
  }

  @Test func oneUnitAloneIsNotCalledFirst() {
    #expect(Findings(SampleResults.oneUnit, .en).sentences == ["A scores 95.76 points (95% confidence interval 94.74–96.73)."])
    #expect(keyFigures(SampleResults.oneUnit, .en).map(\.label).contains("Highest score") == false)
  }

  @Test func saysNothingOfWhatIsNotKnown() {
    #expect(Findings(SampleResults.empty, .en).sentences == [])
    // Ranks without intervals: a first place, and no word on how certain they are.
    #expect(Findings(PageSamples.many, .en).sentences.count == 1)
  }
}
