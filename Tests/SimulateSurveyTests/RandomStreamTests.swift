import Testing

@testable import simulate_survey

@Suite struct RandomStreamTests {
  /// Vigna's reference implementation of SplitMix64, seed 1234567.
  @Test func splitMixEqualsTheReference() {
    var mixer = SplitMix64(state: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
      16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in mixer.next() } == expected)
  }

  /// Blackman and Vigna's reference implementation of xoshiro256**, state 1, 2, 3, 4.
  @Test func xoshiroEqualsTheReference() {
    var stream = RandomStream(state: (1, 2, 3, 4))
    let expected: [UInt64] = [
      11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360, 607_988_272_756_665_600,
      16_172_922_978_634_559_625, 8_476_171_486_693_032_832, 10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
    ]
    #expect(expected.map { _ in stream.next() } == expected)
  }

  @Test func aStateOfZerosIsReplaced() {
    var stream = RandomStream(state: (0, 0, 0, 0))
    #expect((0..<10).contains { _ in stream.next() != 0 })
  }

  @Test func streamsOfOneSeedDiffer() {
    var first = RandomStream(seed: 7, stream: 1)
    var second = RandomStream(seed: 7, stream: 2)
    var again = RandomStream(seed: 7, stream: 1)
    let numbers = (0..<4).map { _ in first.next() }
    #expect(numbers != (0..<4).map { _ in second.next() })
    #expect(numbers == (0..<4).map { _ in again.next() })
  }

  /// 60,000 draws: a standard error of 91 around 10,000 each.
  @Test func integersAreUniform() {
    var stream = RandomStream(seed: 1)
    var counts = Array(repeating: 0, count: 6)
    for _ in 0..<60_000 { counts[stream.integer(below: 6)] += 1 }
    for count in counts { #expect((9_600...10_400).contains(count)) }
  }

  @Test(arguments: [-1, 0, 1]) func aBoundOfOneOrLessGivesZero(bound: Int) {
    var stream = RandomStream(seed: 1)
    #expect(stream.integer(below: bound) == 0)
  }

  /// 100,000 draws: standard errors 0.0032 of the mean and 0.0045 of the variance at most.
  @Test func normalHasMeanZeroAndVarianceOne() {
    var stream = RandomStream(seed: 2)
    let draws = (0..<100_000).map { _ in stream.normal() }
    let mean = draws.reduce(0, +) / 100_000
    #expect(abs(mean) < 0.015)
    #expect(abs(draws.reduce(0) { $0 + $1 * $1 } / 100_000 - 1) < 0.02)
    #expect(abs(Double(draws.count { abs($0) < 1 }) / 100_000 - 0.68) < 0.01)
  }

  @Test(arguments: [(0.0, 0), (1.0, 1_000)]) func certaintyIsCertain(probability: Double, count: Int) {
    var stream = RandomStream(seed: 3)
    #expect((0..<1_000).count { _ in stream.happens(probability) } == count)
  }

  @Test func shuffleKeepsEveryElement() {
    var stream = RandomStream(seed: 4)
    var elements = Array(0..<100)
    stream.shuffle(&elements)
    #expect(elements != Array(0..<100))
    #expect(elements.sorted() == Array(0..<100))
    var none: [Int] = []
    stream.shuffle(&none)
    #expect(none.isEmpty)
  }
}
