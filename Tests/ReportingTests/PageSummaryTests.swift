import Inference
import SurveyModel
import Testing

@testable import Reporting

@Suite struct PageSummaryTests {
  @Test func namesTheFirstTheUnrankedAndTheRate() {
    let sentences = PageSummary(SampleResults.results, .en).sentences
    #expect(sentences.count == 3)
    #expect(sentences[0] == "Móng Cái Border Gate is first with 95.76 points (95% confidence interval 94.74–96.73).")
    #expect(sentences[1].contains("Bắc Phong Sinh"))
    // 780/1114 = 70.0 %, 7.0 points above 63.0 %.
    #expect(sentences[2] == "The response rate is 70.0%, up 7.0 percentage points on the 2022 edition (63.0%).")
  }

  @Test func saysWhatTheRankSetsSay() {
    let sentences = PageSummary(RankSamples.clear, .en).sentences
    #expect(sentences.count == 4)
    #expect(sentences[1] == "With 95% confidence, A is surely first.")
  }

  @Test func oneUnitAloneIsNotCalledFirst() {
    #expect(PageSummary(SampleResults.oneUnit, .en).sentences == ["A scores 95.76 points (95% confidence interval 94.74–96.73)."])
    #expect(keyFigures(SampleResults.oneUnit, .en).map(\.label).contains("First place") == false)
  }

  @Test func saysNothingOfWhatIsNotKnown() {
    #expect(PageSummary(SampleResults.empty, .en).sentences == [])
    // Ranks without intervals: a first place, and no word on how certain they are.
    #expect(PageSummary(PageSamples.many, .en).sentences.count == 1)
  }
}
