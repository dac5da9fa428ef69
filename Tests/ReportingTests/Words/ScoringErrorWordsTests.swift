import Reporting
import Scoring
import SurveyModel
import Testing

@Suite struct ScoringErrorWordsTests {
  struct Case: Sendable {
    let error: ScoringError
    let vi: String
    init(_ error: ScoringError, _ vi: String) {
      self.error = error
      self.vi = vi
    }
  }

  static let cases: [Case] = [
    Case(.unknownQuestion(code: "q9", neededBy: "t1"), "t1: cần một câu hỏi của khảo sát, gặp \"q9\""),
    Case(
      .scaleTooSmall(question: "q1", statistic: "top-2", categories: 2, needed: 3),
      "câu hỏi \"q1\": top-2 cần thang đo từ 3 mức trở lên, gặp 2"),
    Case(.noAnswerScale(indicator: "x"), "tiêu chí \"x\": số liệu (data) không có thang đo; cần một cách normalize khác, như min-max"),
    Case(
      .noMaximum(indicator: "x", highest: 0),
      "tiêu chí \"x\": share-of-maximum cần thang đo có giá trị cao nhất lớn hơn 0, gặp 0.0"),
    Case(
      .unknownData(indicator: "x", data: "thu"), "tiêu chí \"x\": cần một chỉ tiêu có trong tệp số liệu bối cảnh, gặp \"thu\""),
    Case(
      .editionIsNoPeriod(edition: "lần 1", indicator: "x"),
      "tiêu chí \"x\": số liệu lấy theo kỳ khảo sát; cần edition như 2023 hoặc 2023-07, gặp \"lần 1\""),
    Case(
      .mixedMeasures(indicator: "x", measures: ["tỷ đồng", "%"]),
      "tiêu chí \"x\": tệp số liệu bối cảnh chỉ được dùng một đơn vị tính, gặp \"tỷ đồng\", \"%\""),
    Case(
      .allEqual(indicator: "x", value: 0.3, units: ["a", "b", "c", "d", "e", "f", "g"]),
      "tiêu chí \"x\": min-max cần các đơn vị có giá trị khác nhau, gặp cùng giá trị 0.3 ở \"a\", \"b\", \"c\", \"d\", \"e\" và 2 đơn vị khác; đặt when-equal nếu chấp nhận"
    ),
    Case(
      .outsideRange(indicator: "x", unit: "a", value: 60, min: 0, max: 48),
      "tiêu chí \"x\", đơn vị \"a\": cần giá trị từ 0.0 đến 48.0, gặp 60.0; đặt clip: true nếu chấp nhận"),
    Case(
      .contextTwice(unit: nil, indicator: "thu", period: .year(2023), kind: .target, issuer: "Bộ Tài chính"),
      "số liệu bối cảnh của toàn cơ quan, chỉ tiêu \"thu\", kỳ 2023: gặp hai giá trị khác nhau của loại target do \"Bộ Tài chính\" giao"),
  ]

  @Test(arguments: cases) func vietnamese(c: Case) {
    #expect(c.error.message(in: .vi) == c.vi)
    #expect(c.error.message(in: .en) == c.error.description)
  }

  static let english: [(error: ScoringError, en: String)] = [
    (
      .noPeriods(method: "latest", before: "2023", unit: "a", column: "x"),
      "treatment: \"impute: latest\" takes \"x\" of unit \"a\" from other periods, found none before 2023; they come from the column "
        + "under \"period\" or --edition and --earlier of a table, the context file and previous of a survey"
    ),
    (
      .denominator(column: "n", unit: "a", value: 0, divides: "x", period: nil),
      "treatment: \"x\" is divided by \"n\", which needs values above 0, found 0 for unit \"a\""
    ),
    (
      .rakingDidNotConverge(iterations: 5000, deviation: 0.25, names: ["unit"], category: ["a"]),
      "response-weights: raking did not converge in 5000 passes; the weights of unit \"a\" are off by 0.25 of their total"
    ),
    (
      .allEqual(indicator: "x", value: 0.3, units: ["a", "b", "c", "d", "e", "f", "g"]),
      "indicator \"x\": min-max needs units that differ, found 0.3 for \"a\", \"b\", \"c\", \"d\", \"e\" and 2 more; "
        + "set when-equal to allow it"
    ),
    (
      .contextTwice(unit: nil, indicator: "revenue", period: .year(2023), kind: .target, issuer: "x"),
      "context of the whole department, indicator \"revenue\", period 2023: found two different values of kind target of \"x\""
    ),
  ]

  @Test(arguments: english) func inEnglish(error: ScoringError, en: String) {
    #expect(error.description == en)
  }

  @Test func whatComputedWeightsNeedSaid() {
    let remark = IndexWeights.Remark.negativeElement(component: "a", child: "c2", element: -0.4005574)
    #expect(
      remark.message[.en]
        == "a: c2 runs against its siblings (element -0.401 of the principal component); its weight, a square, hides the sign")
    #expect(
      IndexWeights.Remark.constant(component: "a", child: "b").message[.vi] == "a: mọi đơn vị có cùng điểm ở b, nên trọng số bằng 0")
  }
}
