import Inference
import SurveyModel
import Testing

@testable import Reporting

@Suite struct PageSummaryTests {
  @Test func namesTheFirstAndTheNeighboursThatOverlap() {
    // Móng Cái 94.74–96.73 and Hòn Gai 91.05–94.17 do not overlap; each of the four below meets its neighbour.
    let sentences = PageSummary(SampleResults.results, .en).sentences
    #expect(sentences[0] == "Móng Cái Border Gate is first with 95.76 points (95% confidence interval 94.74–96.73).")
    #expect(
      sentences[1].hasSuffix("Hòn Gai Port – Cẩm Phả Port – Vạn Gia Port – Cái Lân Port – Hoành Mô Border Gate."))
    #expect(!sentences[1].contains("Móng Cái"))
    #expect(sentences[2].contains("Bắc Phong Sinh"))
    // 780/1114 = 70.0 %, 7.0 points above 63.0 %.
    #expect(sentences[3] == "The response rate is 70.0%, up 7.0 percentage points on the 2022 edition (63.0%).")
  }

  @Test func theVietnameseSentenceSpeaksOfOverlapNotOfSignificance() {
    let sentences = PageSummary(SampleResults.results, .vi).sentences.joined(separator: " ")
    #expect(sentences.contains("chồng lên nhau"))
    #expect(!sentences.contains("ý nghĩa thống kê"))
  }

  @Test func oneUnitAloneIsNotCalledFirst() {
    #expect(PageSummary(SampleResults.oneUnit, .en).sentences == [])
    #expect(keyFigures(SampleResults.oneUnit, .en).map(\.label).contains("First place") == false)
  }

  @Test func saysNothingOfWhatIsNotKnown() {
    #expect(PageSummary(SampleResults.empty, .en).sentences == [])
    // Ranks without intervals: a first place, and no word on overlap.
    #expect(PageSummary(PageSamples.many, .en).sentences.count == 1)
  }
}
