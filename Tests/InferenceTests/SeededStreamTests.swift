import Testing

@testable import Inference

@Suite struct SeededStreamTests {
  struct Known: Sendable {
    let counter: SIMD4<UInt64>
    let key: SIMD2<UInt64>
    let expected: SIMD4<UInt64>
  }

  /// The known answers of Random123 1.14 for philox4x64, 10 rounds; the last row has the digits of π in it.
  static let known: [Known] = [
    Known(
      counter: .zero, key: .zero,
      expected: SIMD4(0x1655_4D9E_CA36_314C, 0xDB20_FE9D_672D_0FDC, 0xD7E7_72CE_E186_176B, 0x7E68_B68A_EC7B_A23B)),
    Known(
      counter: SIMD4(repeating: .max), key: SIMD2(repeating: .max),
      expected: SIMD4(0x87B0_92C3_013F_E90B, 0x438C_3C67_BE8D_0224, 0x9CC7_D7C6_9CD7_77B6, 0xA09C_AEBF_594F_0BA0)),
    Known(
      counter: SIMD4(0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344, 0xA409_3822_299F_31D0, 0x082E_FA98_EC4E_6C89),
      key: SIMD2(0x4528_21E6_38D0_1377, 0xBE54_66CF_34E9_0C6C),
      expected: SIMD4(0xA528_F454_03E6_1D95, 0x38C7_2DBD_566E_9788, 0xA5A1_610E_72FD_18B5, 0x57BD_43B5_E52B_7FE6)),
  ]

  @Test(arguments: known) func philoxEqualsTheReference(known: Known) {
    #expect(SeededStream.philox(counter: known.counter, key: known.key) == known.expected)
  }

  /// NumPy 2.4.6: `Philox(key=[20231227, 3], counter=[2**64 - 1] * 4).random_raw(9)`, whose counter is raised before each block.
  @Test func aStreamCountsItsBlocks() {
    var stream = SeededStream(seed: 20_231_227, stream: 3)
    let expected: [UInt64] = [
      0x4D5B_2783_EE95_43EF, 0x39DD_CAB5_DD13_F783, 0x466C_C6F0_E841_6150, 0xD488_65A1_0CBB_9276,
      0x9F14_C910_7CCF_84FD, 0x3B25_E923_24A1_5AC8, 0x15D8_F00E_9A4D_FFD1, 0x1A0C_2B58_AD88_F189,
      0x9D97_B0F2_E9EB_F9C8,
    ]
    #expect(expected.map { _ in stream.next() } == expected)
  }

  @Test func streamsSeedsAndPurposesDiffer() {
    func start(_ stream: SeededStream) -> [UInt64] {
      var stream = stream
      return (0..<8).map { _ in stream.next() }
    }
    let streams = [
      SeededStream(seed: 7, stream: 1), SeededStream(seed: 7, stream: 2), SeededStream(seed: 8, stream: 1),
      SeededStream(seed: 1, stream: 7), SeededStream(seed: 7, stream: 1, purpose: 1),
    ]
    #expect(Set(streams.flatMap(start)).count == 40)
    #expect(start(streams[0]) == start(SeededStream(seed: 7, stream: 1)))
  }

  /// 60,000 draws: a standard error of 91 around 10,000 each.
  @Test func integersAreUniform() {
    var stream = SeededStream(seed: 1, stream: 0)
    var counts = Array(repeating: 0, count: 6)
    for _ in 0..<60_000 { counts[stream.integer(below: 6)] += 1 }
    for count in counts { #expect((9_600...10_400).contains(count)) }
    #expect(stream.integer(below: 1) == 0)
    #expect((0..<100).allSatisfy { _ in (0..<Int.max).contains(stream.integer(below: .max)) })
  }

  /// 160,000 draws: standard error 0.0007 of the mean; the largest distance from the distribution function is above 0.0049 once in a thousand seeds.
  @Test func uniformNumbersAreUniform() {
    var stream = SeededStream(seed: 2, stream: 5)
    let draws = (0..<160_000).map { _ in stream.uniform() }
    #expect(draws.allSatisfy { (0..<1).contains($0) })
    #expect(abs(draws.reduce(0, +) / 160_000 - 0.5) < 0.0028)
    #expect(distance(of: draws) { $0 } < 0.0049)
  }

  @Test func normalNumbersAreNormal() {
    var stream = SeededStream(seed: 3, stream: 1)
    let draws = (0..<160_000).map { _ in stream.normal() }
    // Standard errors 0.0025, 0.0035, 0.0097 and 0.0245.
    func moment(_ power: Int) -> Double { draws.reduce(0) { sum, x in sum + (0..<power).reduce(1) { y, _ in y * x } } / 160_000 }
    #expect(abs(moment(1)) < 0.0088)
    #expect(abs(moment(2) - 1) < 0.0124)
    #expect(abs(moment(3)) < 0.034)
    #expect(abs(moment(4) - 3) < 0.086)
    #expect(distance(of: draws, Normal.cdf) < 0.0049)
  }

  /// Beyond 3.654 the ziggurat draws in another way. Expected of 1,000,000: 129 beyond it on each side and 33 beyond 4.15 on both together.
  @Test func theTailIsNormal() {
    var stream = SeededStream(seed: 4, stream: 1)
    var beyond = [0, 0, 0, 0]
    for _ in 0..<1_000_000 {
      let x = stream.normal()
      if x > 3.6541528853610088 { beyond[0] += 1 }
      if x < -3.6541528853610088 { beyond[1] += 1 }
      if x.magnitude > 4.15 { beyond[2] += 1 }
      if x.magnitude > 3 { beyond[3] += 1 }
    }
    let expected = [3.6541528853610088, 3.6541528853610088, 4.15, 3].map { Normal.cdf(-$0) * 1_000_000 }
    for (place, share) in [1.0, 1, 2, 2].enumerated() {
      let mean = expected[place] * share
      #expect(abs(Double(beyond[place]) - mean) < 3.5 * mean.squareRoot(), "\(beyond) \(expected)")
    }
  }

  @Test func fillingIsDrawingOneByOne() {
    var one = SeededStream(seed: 5, stream: 9)
    var all = one
    var numbers = [Double](repeating: 0, count: 5_000)
    all.fill(&numbers)
    #expect(numbers == numbers.indices.map { _ in one.normal() })
    #expect(one.next() == all.next())
  }

  /// Kolmogorov's: the largest distance between the share of draws at or below x and what it should be.
  private func distance(of draws: [Double], _ cdf: (Double) -> Double) -> Double {
    let n = Double(draws.count)
    return draws.sorted().enumerated().reduce(0) { largest, draw in
      let expected = cdf(draw.element)
      return max(largest, expected - Double(draw.offset) / n, Double(draw.offset + 1) / n - expected)
    }
  }
}
