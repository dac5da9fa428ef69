import Foundation
import Inference
import Scoring
import SurveyImport
import SurveyModel
import TestSupport
import Testing

/// The example survey from its files to its standard errors against R survey, as it is and under weights
/// raked to the frame's counts of units and of strata (Tests/Reference/example-survey.R, with `rake`). R's
/// variance is that of ratios of those who answered, without the second phase of questions that were left
/// open.
@Suite struct RakedExampleTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func results(isRaked: Bool = true) throws -> Results {
    let data = try SurveyReader().read(root.appending(path: "surveys/quang-ninh-2023").path)
    let yaml = try String(contentsOf: root.appending(path: "weights/cdci-2023.yaml"), encoding: .utf8)
    let raked = yaml.replacing("response-weights: nonresponse", with: "response-weights: {rake: [unit, stratum]}")
    try #require(raked != yaml)
    let index = try IndexDefinition.read(isRaked ? raked : yaml, file: "cdci-2023.yaml").tree
    return try Evaluation(countsOpenQuestions: false).evaluate(
      SurveyData(
        survey: data.survey, index: index, groups: data.groups, context: nil, account: data.account, inputs: data.inputs))
  }

  /// SE and interval of index and components, 8 × 9 × 3; degrees of freedom of 7 units.
  @Test func withoutOpenQuestions() throws {
    let results = try Self.results(isRaked: false)
    var compared = 0
    for row in try ReferenceTable("example-survey.printed.csv").rows where ["se", "low", "high", "df"].contains(row[0]) {
      if row[0] == "df", row[1].isEmpty { continue }
      let unit = results.units.first { results.survey.units[$0.unit].id == row[1] }
      let nodes = row[1].isEmpty ? results.overall.nodes : try #require(unit).nodes
      let isRoot = ["", "index", "CDCI"].contains(row[2])
      let place = isRoot ? 0 : results.index.nodes.firstIndex { $0.id == row[2] }
      guard let place, isRoot || results.index.nodes[place].parent == 0 else { continue }
      let got: Double?
      switch row[0] {
      case "se": got = nodes[place].standardError
      case "low": got = nodes[place].interval?.low
      case "high": got = nodes[place].interval?.high
      default: got = unit?.degreesOfFreedom
      }
      let (ours, wanted) = (try #require(got, "\(row)"), try #require(Double(row[3])))
      #expect(agree(ours, wanted, within: 1e-10), "\(row) \(ours)")
      compared += 1
    }
    #expect(compared == 8 * 9 * 3 + 7)
  }

  @Test func againstR() throws {
    let results = try Self.results()
    let survey = results.survey
    var compared = 0
    for row in try ReferenceTable("example-survey.raked.csv").rows {
      let wanted = try #require(Double(row[3]))
      let unit = results.units.first { survey.units[$0.unit].id == row[1] }
      let nodes = row[1].isEmpty ? results.overall.nodes : try #require(unit).nodes
      let place = results.index.nodes.firstIndex { $0.id == row[2] }
      let got: Double?
      switch row[0] {
      case "score": got = nodes[try #require(place)].score
      case "se": got = nodes[try #require(place)].standardError
      // R's script takes the degrees of freedom of the domain for every node, we those of the respondents who answered it.
      case "low" where place == 0: got = nodes[try #require(place)].interval?.low
      case "high" where place == 0: got = nodes[try #require(place)].interval?.high
      case "satisfaction": got = row[1].isEmpty ? results.overall.satisfaction?.rate : unit?.satisfaction?.rate
      case "satisfaction-low": got = row[1].isEmpty ? results.overall.satisfaction?.interval?.low : unit?.satisfaction?.interval?.low
      case "satisfaction-high": got = row[1].isEmpty ? results.overall.satisfaction?.interval?.high : unit?.satisfaction?.interval?.high
      case "kish-deff": got = results.respondentGroups[0].weighting.kishDesignEffect
      case "weight-min": got = results.respondentGroups[0].weighting.smallest
      case "weight-max": got = results.respondentGroups[0].weighting.largest
      default: continue
      }
      compared += 1
      // The standard error of an item that everybody answered alike is zero but for rounding.
      let value = try #require(got, "\(row)")
      #expect((value - wanted).magnitude <= 1e-8 * max(wanted.magnitude, 1), "\(row) \(value)")
    }
    #expect(compared > 650)
    let calibration = try #require(results.respondentGroups[0].weighting.calibration)
    #expect(calibration.margins.map(\.names) == [["unit"], ["stratum"]])
    #expect(calibration.largestDeviation < 1e-12 && calibration.outside == 0)
    #expect(calibration.margins[1].categories.map(\.population) == [365, 749])
  }
}
