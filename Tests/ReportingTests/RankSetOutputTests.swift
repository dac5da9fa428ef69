import Inference
import SurveyModel
import TestSupport
import Testing

@testable import Reporting

@Suite struct RankSetOutputTests {
  /// The published table of three: T of the second pair is 4/√2 = 2.83, of the first 0.1/√2.
  private func output(_ kind: RankSets.Kind = .marginal) throws -> RankSetOutput {
    let estimates = [80, 84.1, 84].map { Estimate(value: $0, variance: 1, degreesOfFreedom: .infinity) }
    let estimator = RankSetEstimator(seed: 7)
    return RankSetOutput(
      units: ["Vạn Gia", "=Móng Cái", "Hòn, Gai"], estimates: estimates,
      sets: estimator.rankSets(try UnitComparisons(estimates: estimates)),
      estimator: estimator, kind: kind)
  }

  @Test(arguments: RankSets.Kind.allCases) func csvKeepsTheOrderOfTheTable(kind: RankSets.Kind) throws {
    #expect(
      String(decoding: try output(kind).csv.dropFirst(3), as: UTF8.self)
        == "unit,estimate,se,rank,rank_low,rank_high\r\nVạn Gia,80,1,3,3,3\r\n'=Móng Cái,84.1,1,1,1,2\r\n\"Hòn, Gai\",84,1,2,1,2\r\n")
  }

  @Test func textIsInRankOrder() throws {
    let table = try output().table(.vi)
    #expect(
      table.rows.map { $0.cells.map(table.text) } == [
        ["1", "=Móng Cái", "84,1", "1", "1–2"], ["2", "Hòn, Gai", "84,0", "1", "1–2"], ["3", "Vạn Gia", "80,0", "1", "3"],
      ])
    #expect(table.title == "Khoảng thứ hạng, độ tin cậy 95%")
    #expect(
      table.notes == [
        "Với mỗi đơn vị xét riêng, khoảng thứ hạng chứa thứ hạng thực với độ tin cậy 95%.",
        "Chưa phân biệt được với nhau: =Móng Cái, Hòn, Gai.",
      ])
    #expect(
      try output(.simultaneous).table(.en).notes.first == "All ranges together contain the true ranks of all units with 95% confidence.")
    #expect(try output().text(.en).hasPrefix("Rank ranges, 95% confidence\n\nRank  Unit "))
  }

  @Test func jsonSaysHowTheSetsWereMade() throws {
    let text = String(decoding: try output(.simultaneous).json, as: UTF8.self)
    #expect(text.contains("\"schema\": \"cdci-rank-sets/1\",\n  \"confidence\": 0.95,\n  \"kind\": \"simultaneous\",\n  \"seed\": 7,"))
    #expect(text.contains("\"rank\": 2,\n      \"rank_low\": 1,\n      \"rank_high\": 2,\n      \"open\": false"))
    #expect(text.contains("\"draws\": 100000"))
    #expect(text.contains("\"df\": null"))
    #expect(text.contains("[\n      \"=Móng Cái\",\n      \"Hòn, Gai\"\n    ],"))
  }
}
