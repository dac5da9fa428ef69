import CDCIEngine
import Testing

@Suite struct StatisticsTests {
  /// I 60, P 10, R 15, NC 10, O 5, UH 20, UO 0, NE 10: 130 invited. e = 100/110.
  @Test func outcomeRates() {
    let counts = Dispositions(
      complete: 60, partial: 10, refusal: 15, nonContact: 10, other: 5, unknownHousehold: 20, notEligible: 10)
    #expect(counts.invited == 130)
    #expect(counts.eligibility == 100.0 / 110)
    #expect(counts.value(of: .rr1) == 0.5)
    #expect(counts.value(of: .rr2) == 70.0 / 120)
    #expect(counts.value(of: .rr5) == 0.6)
    #expect(counts.value(of: .rr3, eligibility: 0.5) == 60.0 / 110)
    #expect(counts.value(of: .coop3) == 60.0 / 85)
    #expect(counts.value(of: .con3) == 0.9)
    #expect(Dispositions().value(of: .rr1) == nil)
  }

  @Test func publishedNumbers() {
    #expect(PublishedNumber(64.64999999999999, decimals: 1).description == "64.7")
    #expect(PublishedNumber(-0.04, decimals: 1).description == "0.0")
    #expect(PublishedNumber(1.25, decimals: 1) < PublishedNumber(1.35, decimals: 1))
  }

  /// Ten standard errors apart, and then hardly at all.
  @Test func rankSets() throws {
    let apart = try Engine().rankSets(of: [
      Estimate(value: 80, standardError: 1), Estimate(value: 60, standardError: 1), Estimate(value: 60.5, standardError: 1),
    ])
    #expect(apart.map(\.rank) == [1, 3, 2])
    #expect(apart.map(\.marginal) == [1...1, 2...3, 2...3])
    #expect(apart.allSatisfy { $0.simultaneous.contains($0.marginal.lowerBound) && $0.simultaneous.contains($0.rank) })
    let error = #expect(throws: EngineError.self) { try Engine().rankSets(of: [], confidence: 0.2) }
    #expect(error?.kind == .usage)
  }

  @Test func texts() {
    #expect(Text(vi: "Điểm", en: "Score")[.vi] == "Điểm")
    #expect(Text("x")[.vi] == "x" && Text("x").description == "x")
  }
}
