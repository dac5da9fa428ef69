import Inference
import Scoring
import SurveyModel

/// Results that a page finds hard: sixty units with long and hostile names, nine components, no frame, no intervals, no context.
enum PageSamples {
  static let hostile = "Cục <script>alert(\"1\")</script> & 'bạn' <\u{301}b>"

  static let many: Results = {
    let sample = SampleResults.results
    let names = (1...60).map { number in
      number == 1
        ? hostile : "Hải quan cửa khẩu quốc tế và cảng biển tổng hợp khu vực \(number) (địa bàn các huyện miền núi phía bắc của tỉnh)"
    }
    let index = try! IndexTree(
      id: "CDCI", title: LocalizedText("CDCI"), tiers: [],
      children: (1...9).map { component in
        IndexTree.Branch(
          id: "c\(component)", name: LocalizedText("Thiết chế pháp lý và thực thi pháp luật \(component)"),
          children: [
            IndexTree.Branch(
              id: "q\(component)", indicator: IndexTree.Indicator(source: .question(code: "q\(component)", statistic: .mean)))
          ])
      })
    func nodes(_ score: Double) -> [Results.NodeResult] {
      index.nodes.indices.map { place in
        Results.NodeResult(
          value: nil, score: max(0, score - Double(place % 7)), standardError: nil, interval: nil, n: 10)
      }
    }
    let units = names.indices.map { unit in
      let score = 99.5 - 0.75 * Double(unit)
      return Results.UnitResult(
        unit: unit, rank: unit + 1, score: score, publishedScore: SampleResults.published(score), standardError: nil,
        degreesOfFreedom: nil, interval: nil, tier: nil, tiedWith: [], responses: 10, effectiveResponses: nil, satisfaction: nil,
        nodes: nodes(score), isPublished: true, remarks: [], previous: nil)
    }
    let survey = Survey(
      title: LocalizedText(hostile), organization: LocalizedText("O & P"), edition: "2025", published: sample.survey.published,
      notice: LocalizedText("a < b"), index: "i.yaml", unitNoun: LocalizedText("Hải quan"),
      units: names.enumerated().map { Unit(id: "u\($0)", name: LocalizedText($1)) }, scales: sample.survey.scales,
      respondentGroups: sample.survey.respondentGroups)
    return Results(
      survey: survey, index: index, seed: 7, inputs: [],
      account: ImportAccount(
        rowsRead: 600, responses: 600, respondents: 600, leftOut: [], answersMissing: [],
        problems: (1...12).map {
          ImportProblem(
            file: "a<b>.csv", line: $0, column: "q\"1\"", kind: $0 % 2 == 0 ? .offScale : .unknownStratum,
            expected: LocalizedText("1 & 5"), found: .shown("<6>"), action: LocalizedText("counts as missing"))
        }),
      overall: Results.Overall(
        score: 77.4, publishedScore: SampleResults.published(77.4), standardError: nil, interval: nil, satisfaction: nil, responses: 600,
        nodes: nodes(77.4)),
      units: units, responseRates: [],
      respondentGroups: [
        .init(
          weighting: WeightingSummary(
            method: .none, smallest: 1, largest: 1, kishDesignEffect: 1, effectiveResponses: 600, joined: [], overfull: []))
      ], context: [],
      previousEdition: nil)
  }()
}
